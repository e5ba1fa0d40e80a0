// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "prongsai/fetch/ip_detail.h"

namespace prongsai::fetch {

std::string Ip::text() const {
  std::array<char, INET6_ADDRSTRLEN> out{};
  inet_ntop(is_v6 ? AF_INET6 : AF_INET, bytes.data(), out.data(), out.size());
  return out.data();
}

Endpoint endpoint_of(const Ip& ip, std::uint16_t port) {
  Endpoint out;
  if (ip.is_v6) {
    sockaddr_in6 whole{};
    whole.sin6_family = AF_INET6;
    whole.sin6_port = htons(port);
    std::memcpy(&whole.sin6_addr, ip.bytes.data(), 16);
    std::memcpy(&out.storage, &whole, out.size = sizeof whole);
  } else {
    sockaddr_in whole{};
    whole.sin_family = AF_INET;
    whole.sin_port = htons(port);
    std::memcpy(&whole.sin_addr, ip.bytes.data(), 4);
    std::memcpy(&out.storage, &whole, out.size = sizeof whole);
  }
  return out;
}

std::optional<Ip> ip_of(std::string_view text) {
  Ip ip;
  const std::string whole(text);
  if (whole.find('\0') != std::string::npos) return std::nullopt;
  if (inet_pton(AF_INET, whole.c_str(), ip.bytes.data()) == 1) return ip;
  ip.is_v6 = true;
  if (inet_pton(AF_INET6, whole.c_str(), ip.bytes.data()) == 1) return ip;
  return std::nullopt;
}

std::optional<Endpoint> resolver_of(std::string_view text) {
  std::uint16_t port = 53;
  std::string_view host = text;
  const std::size_t colon = text.rfind(':');
  const bool is_bracketed = text.starts_with('[');
  if (colon != std::string_view::npos && (is_bracketed ? text[colon - 1] == ']' : text.find(':') == colon)) {
    const std::string_view digits = text.substr(colon + 1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || port == 0) return std::nullopt;
    host = text.substr(0, colon);
  }
  if (is_bracketed) {
    if (!host.ends_with(']')) return std::nullopt;
    host = host.substr(1, host.size() - 2);
  }
  const auto ip = ip_of(host);
  if (!ip) return std::nullopt;
  return endpoint_of(*ip, port);
}

}  // namespace prongsai::fetch
