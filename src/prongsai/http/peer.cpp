// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/peer.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <arpa/inet.h>

namespace prongsai::http {
namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr unsigned mapped_bits = 96;

bool is_mapped(const AddressBytes& address) {
  return std::equal(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
}

/// The first `bits` bits of it, the others 0.
AddressBytes masked(AddressBytes address, unsigned bits) {
  for (unsigned byte = 0; byte < address.size(); ++byte) {
    const unsigned kept = bits > byte * 8 ? std::min(bits - byte * 8, 8U) : 0;
    address[byte] = static_cast<std::uint8_t>(address[byte] & (0xff00U >> kept));
  }
  return address;
}

/// "203.0.113.7:4711" and "[2001:db8::1]:4711" are how some proxies write a hop.
std::optional<AddressBytes> parse_hop(std::string_view text) {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos || (end + 1 < text.size() && text[end + 1] != ':')) return std::nullopt;
    return parse_address(text.substr(1, end - 1));
  }
  if (std::count(text.begin(), text.end(), ':') == 1) text = text.substr(0, text.find(':'));
  return parse_address(text);
}

/// All lines of that header as one list, as if they had been joined by commas.
std::vector<std::string_view> all_of(const Fields& headers, std::string_view name) {
  std::vector<std::string_view> values;
  for (const Field& field : headers) {
    if (!is_same_header(field.name, name)) continue;
    const auto parts = split_list(field.value, ',');
    values.insert(values.end(), parts.begin(), parts.end());
  }
  return values;
}

}  // namespace

std::optional<AddressBytes> parse_address(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return std::nullopt;  // inet_pton would stop there
  const std::string terminated(text.substr(0, INET6_ADDRSTRLEN));
  AddressBytes bytes{};
  if (inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1) return bytes;
  std::copy(mapped_prefix.begin(), mapped_prefix.end(), bytes.begin());
  if (inet_pton(AF_INET, terminated.c_str(), bytes.data() + mapped_prefix.size()) == 1) return bytes;
  return std::nullopt;
}

std::string to_string(const AddressBytes& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool is_v4 = is_mapped(address);
  inet_ntop(is_v4 ? AF_INET : AF_INET6, address.data() + (is_v4 ? mapped_prefix.size() : 0), text.data(),
            static_cast<socklen_t>(text.size()));
  return text.data();
}

base::Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& texts) {
  TrustedProxies proxies;
  for (const std::string& text : texts) {
    const base::Problem wrong{"http.proxy_not_understood", {{"found", text}}, {}};
    const auto slash = text.find('/');
    const std::string_view length =
        slash == std::string::npos ? std::string_view() : std::string_view(text).substr(slash + 1);
    const auto first = parse_address(std::string_view(text).substr(0, slash));
    if (!first) return wrong;
    const bool is_v4 = text.find(':') == std::string::npos;
    unsigned bits = is_v4 ? 32 : 128;
    if (slash != std::string::npos) {
      unsigned given = 0;
      const auto [stop, error] = std::from_chars(length.data(), length.data() + length.size(), given);
      if (length.empty() || error != std::errc() || stop != length.data() + length.size() || given > bits) {
        return wrong;
      }
      bits = given;
    }
    const Range range{*first, bits + (is_v4 ? mapped_bits : 0)};
    if (masked(range.first, range.bits) != range.first) return wrong;
    proxies.ranges_.push_back(range);
  }
  return proxies;
}

bool TrustedProxies::contains(const AddressBytes& address) const {
  return std::any_of(ranges_.begin(), ranges_.end(),
                     [&](const Range& range) { return masked(address, range.bits) == range.first; });
}

Peer find_peer(std::string_view connection, const Fields& headers, const TrustedProxies& proxies) {
  const auto direct = parse_address(connection);
  if (!direct) return {std::string(connection), false};
  AddressBytes address = *direct;
  if (!proxies.contains(address)) return {to_string(address), false};
  const auto hops = all_of(headers, "X-Forwarded-For");
  for (auto hop = hops.rbegin(); hop != hops.rend() && proxies.contains(address); ++hop) {
    const auto before = parse_hop(*hop);
    if (!before) break;
    address = *before;
  }
  const auto schemes = all_of(headers, "X-Forwarded-Proto");
  return {to_string(address), !schemes.empty() && is_same_header(schemes.back(), "https")};
}

}  // namespace prongsai::http
