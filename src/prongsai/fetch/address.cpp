// SPDX-License-Identifier: Apache-2.0
#include "prongsai/fetch/address.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "prongsai/fetch/host_detail.h"
#include "prongsai/fetch/reference_detail.h"

namespace prongsai::fetch {
namespace {

// A problem's sentence is read by a person: it need not repeat two thousand letters.
constexpr std::size_t shown_bytes_max = 200;

base::Problem problem(const char* code, std::string_view found) {
  std::size_t end = std::min(found.size(), shown_bytes_max);
  while (end < found.size() && end > 0 && (static_cast<unsigned char>(found[end]) & 0xc0U) == 0x80U) --end;
  return {code, {{"found", std::string(found.substr(0, end))}}, {}};
}

std::uint16_t usual_port(std::string_view scheme) {
  return scheme == "http" ? 80 : 443;
}

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Nothing for a port that is none, or that web pages are not on.
std::optional<std::uint16_t> port_of(std::string_view digits, std::string_view scheme) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  if (digits.empty()) return usual_port(scheme);
  if (digits == "80") return std::uint16_t{80};
  if (digits == "443") return std::uint16_t{443};
  return std::nullopt;
}

base::Result<Address> whole(std::string scheme, std::string_view authority, std::string_view rest,
                            std::string_view shown) {
  if (authority.find('@') != std::string_view::npos) return problem("address.has_password", shown);
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const std::string_view host = authority.substr(0, std::min(colon, authority.size()));
  const std::string_view digits =
      colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
  if (host.empty() || !is_number(digits)) return problem("address.unreadable", shown);
  base::Result<std::string> name = host_of(host);
  if (!name) return problem(name.problems().front().code.c_str(), shown);
  const auto port = port_of(digits, scheme);
  if (!port) return problem("address.port", digits);
  Address address{
      .scheme = std::move(scheme), .host = *std::move(name), .port = *port, .target = target_of(rest)};
  if (address.text().size() > address_bytes_max) {
    return base::Problem{"address.too_long", {{"most", std::to_string(address_bytes_max)}}, {}};
  }
  return address;
}

std::string_view without_slashes(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of("/\\"), text.size()));
}

/// "www.example.go.th:443/a" has no scheme, though it reads as if it had one.
bool is_host_and_port(std::string_view tidy, std::size_t colon) {
  const std::string_view after = split_authority(tidy.substr(colon + 1)).authority;
  return !after.empty() && is_number(after);
}

}  // namespace

std::string Address::text() const {
  return scheme + "://" + host + (port == usual_port(scheme) ? "" : ":" + std::to_string(port)) + target;
}

base::Result<Address> address_of(std::string_view typed) {
  if (typed.size() > address_bytes_max) {
    return base::Problem{"address.too_long", {{"most", std::to_string(address_bytes_max)}}, {}};
  }
  const std::string tidy = tidied(typed);
  if (tidy.empty()) return problem("address.empty", typed);
  std::string scheme = scheme_of(tidy);
  std::string_view after = tidy;
  if (!scheme.empty() && !is_host_and_port(tidy, scheme.size())) {
    after.remove_prefix(scheme.size() + 1);
    if (scheme != "http" && scheme != "https") return problem("address.scheme", scheme);
  } else {
    scheme = "https";
  }
  const auto [authority, rest] = split_authority(without_slashes(after));
  return whole(std::move(scheme), authority, rest, tidy);
}

base::Result<Address> redirected(const Address& from, std::string_view location) {
  if (location.size() > address_bytes_max) {
    return base::Problem{"address.too_long", {{"most", std::to_string(address_bytes_max)}}, {}};
  }
  const std::string tidy = tidied(location);
  const std::string scheme = scheme_of(tidy);
  std::string_view after = tidy;
  const auto is_slash = [](char c) { return c == '/' || c == '\\'; };
  if (!scheme.empty()) {
    if (scheme != "http" && scheme != "https") return problem("address.scheme", scheme);
    after.remove_prefix(scheme.size() + 1);
    const bool is_relative = scheme == from.scheme && !(after.starts_with("//"));
    if (!is_relative) {
      const auto [authority, rest] = split_authority(without_slashes(after));
      return whole(scheme, authority, rest, tidy);
    }
  }
  if (after.size() >= 2 && is_slash(after[0]) && is_slash(after[1])) {
    const auto [authority, rest] = split_authority(without_slashes(after));
    return whole(from.scheme, authority, rest, tidy);
  }
  Address to = from;
  to.target = resolved_target(from.target, after);
  if (to.text().size() > address_bytes_max) {
    return base::Problem{"address.too_long", {{"most", std::to_string(address_bytes_max)}}, {}};
  }
  return to;
}

bool same_site(const Address& a, const Address& b) {
  const auto bare = [](std::string_view host) {
    const bool has_www = host.starts_with("www.") && !registrable(host.substr(4)).empty();
    return has_www ? host.substr(4) : host;
  };
  std::string_view shorter = bare(a.host);
  std::string_view longer = bare(b.host);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (shorter == longer) return true;
  return !registrable(shorter).empty() && longer.ends_with(shorter) &&
         longer[longer.size() - shorter.size() - 1] == '.';
}

}  // namespace prongsai::fetch
