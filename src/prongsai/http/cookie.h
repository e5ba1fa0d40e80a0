// SPDX-License-Identifier: Apache-2.0
// Cookies on their way out: Set-Cookie as RFC 6265bis (draft 22) wants it written.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "prongsai/http/response.h"

namespace prongsai::http {

/// From which other sites' pages a browser sends the cookie along: none; only when following a link; all.
enum class SameSite { strict, lax, none };

/// A cookie for this host alone (there is no Domain attribute on purpose). The defaults are the safe ones.
struct Cookie {
  std::string name;   ///< a token: letters, digits and !#$%&'*+-.^_`|~
  std::string value;  ///< printable ASCII without blank, '"', ',', ';' and '\'; may be empty
  std::string path = "/";
  std::optional<std::chrono::seconds> max_age;  ///< without one, until the browser closes; 0 removes it
  bool http_only = true;                        ///< scripts cannot read it
  bool secure = true;                           ///< sent over https only
  SameSite same_site = SameSite::lax;
};

/// Bytes of name and value together, and of one attribute's value, that a browser has to keep.
inline constexpr std::size_t cookie_bytes_max = 4096;
inline constexpr std::size_t cookie_attribute_bytes_max = 1024;

/// Adds one Set-Cookie line; one that is there already stays, so a response may set several.
///
/// Requires: name, value and path hold only what is allowed above, and fit; the path starts with '/';
/// max_age >= 0; a name with the prefix "__Secure-" or "__Host-" (in any case) is secure, and one with
/// "__Host-" has the path "/"; SameSite none is secure. Otherwise browsers would drop the cookie in
/// silence.
void set_cookie(Response& response, const Cookie& cookie);

/// Tells the browser to forget the cookie of that name and path. Requires: as set_cookie.
void clear_cookie(Response& response, Cookie cookie);

}  // namespace prongsai::http
