// SPDX-License-Identifier: Apache-2.0
// What a browser asked for, as plain values that no library type reaches into.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/http/field.h"

namespace prongsai::http {

/// One complete request. The server hands it out only when every part has passed its limits and checks;
/// `path` and `query` keep the promises of `Target`.
struct Request {
  std::string method = "GET";  ///< as sent, upper case for all methods in use
  std::string target = "/";    ///< as sent, still encoded; for links back to the same page
  std::string path = "/";
  Fields query;
  Fields headers;
  std::string body;  ///< at most as many bytes as the route allows, not yet checked in any way; see form.h

  std::string route;  ///< the pattern that took this request ("/th/a/{agency}"), "" before routing
  Fields captures;    ///< what the pattern's braces matched

  std::string id;         ///< 128 random bits as 32 hexadecimal digits; also in the answer's X-Request-Id
  std::string peer;       ///< the visitor's address (see peer.h), for throttling; never for a log
  bool is_https = false;  ///< a trusted proxy says that the visitor came by https

  /// The first header of that name, "" when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  /// The first query parameter of that name; empty when it is not there at all.
  [[nodiscard]] std::optional<std::string_view> find_query(std::string_view name) const;
  /// What `{name}` or `{name...}` matched. Requires: the route has that name.
  [[nodiscard]] const std::string& capture(std::string_view name) const;
  /// The first cookie of that name, its quotes taken off; empty when there is none.
  [[nodiscard]] std::optional<std::string_view> find_cookie(std::string_view name) const;
};

/// A fresh `Request::id` from the system's random numbers. Throws when the system has none.
[[nodiscard]] std::string make_request_id();

/// A request without a socket, for tests and for pages made ahead of time. Requires: parse_target(target)
/// has a value.
[[nodiscard]] Request make_request(std::string method, std::string target);

/// The one of `offered` ("th", "en") that the Accept-Language header likes best; among equals the one
/// offered first, and the first of all when the header is absent or fits none. A range "th-TH" counts for
/// "th". Requires: `offered` is not empty.
[[nodiscard]] std::string_view preferred_language(const Request& request,
                                                  const std::vector<std::string_view>& offered);

}  // namespace prongsai::http
