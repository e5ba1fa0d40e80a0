// SPDX-License-Identifier: Apache-2.0
// Addresses of web pages that may be asked: read once, spelled one way, everything else refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"

namespace prongsai::fetch {

/// Canonical parts; only address_of() makes one.
struct Address {
  std::string scheme;  ///< "http" or "https"
  std::string host;    ///< lower case; Thai names in their xn-- form; never a number
  std::uint16_t port = 443;
  std::string target;  ///< path and query, percent-encoded, from "/"

  /// "https://www.example.go.th/a?b", the port only where it is not the scheme's own.
  [[nodiscard]] std::string text() const;
};

inline constexpr std::size_t address_bytes_max = 2'048;

/// As a browser would read it (a missing scheme is https), without its fragment. Thai letters in host and
/// path are encoded. Problems, each with {found}: address.empty; address.too_long {most}; address.unreadable;
/// address.scheme {found} (not http, https); address.has_password; address.port {found} (only 80 and 443);
/// address.host_is_ip (any spelling of one: decimal, octal, hex, short, Thai digits, IPv6, mapped: an
/// agency's site has a name); address.host_local (no dot, or .local, .localhost, .internal, .home.arpa,
/// .test, .onion …).
[[nodiscard]] base::Result<Address> address_of(std::string_view typed);

/// Where a redirect leads, from the address that gave it. Problems as above.
[[nodiscard]] base::Result<Address> redirected(const Address& from, std::string_view location);

/// Both lie on one site: the same host but for a leading "www.", or one a part of the other's name below a
/// registrable name. "Registrable" follows the second-level names of .th (go.th, or.th, ac.th, mi.th, co.th,
/// in.th, net.th) and else the last two labels.
[[nodiscard]] bool same_site(const Address& a, const Address& b);

}  // namespace prongsai::fetch
