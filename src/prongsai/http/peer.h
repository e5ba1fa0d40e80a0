// SPDX-License-Identifier: Apache-2.0
// Who is asking: the address of a connection, or what a trusted proxy in front of us says of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/http/field.h"

namespace prongsai::http {

/// An IPv4 or IPv6 address as 16 bytes; IPv4 as ::ffff:a.b.c.d, so that one host has one form.
using AddressBytes = std::array<std::uint8_t, 16>;

/// Reads "203.0.113.7", "2001:db8::1" and "::ffff:203.0.113.7". Empty for anything else, also with a port
/// or a zone.
[[nodiscard]] std::optional<AddressBytes> parse_address(std::string_view text);

/// The one way an address is written here: IPv4 dotted, IPv6 as RFC 5952.
[[nodiscard]] std::string to_string(const AddressBytes& address);

/// Proxies that are believed. What anybody else says about addresses is somebody's wish.
class TrustedProxies {
 public:
  /// Each one an address, or a range such as "10.0.0.0/8" whose bits after the length are 0.
  /// Problem: http.proxy_not_understood {found}.
  [[nodiscard]] static base::Result<TrustedProxies> parse(const std::vector<std::string>& texts);

  [[nodiscard]] bool contains(const AddressBytes& address) const;

 private:
  struct Range {
    AddressBytes first;
    unsigned bits = 128;
  };
  std::vector<Range> ranges_;
};

/// For throttling and for links back to the visitor's own scheme; never for a log.
struct Peer {
  std::string address;
  bool is_https = false;
};

/// The visitor behind a connection. When `connection` is a trusted proxy, X-Forwarded-For is read from the
/// right up to the first address that is not one, and X-Forwarded-Proto's last word says whether the
/// visitor came by https; otherwise both headers are ignored. An entry that is no address ends the
/// reading at the proxy that wrote it.
[[nodiscard]] Peer find_peer(std::string_view connection, const Fields& headers,
                             const TrustedProxies& proxies);

}  // namespace prongsai::http
