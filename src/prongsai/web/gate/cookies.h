// SPDX-License-Identifier: Apache-2.0
// The cookies of signing in, and the token that ties a form to its session.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/http/request.h"
#include "prongsai/http/response.h"

namespace prongsai::web {

/// Whether visitors come by https, told by the public address. Over https the cookies bear the prefix
/// "__Host-", which browsers accept from this very host only.
enum class Transport { plain, https };
[[nodiscard]] Transport transport_of(std::string_view public_address);

[[nodiscard]] std::string session_token_of(const http::Request& request, Transport transport);
void set_session(http::Response& response, Transport transport, const std::string& token);
void clear_session(http::Response& response, Transport transport);

/// The cookie that makes a device a known one; it opens nothing by itself.
[[nodiscard]] std::string known_device_of(const http::Request& request, Transport transport);
void set_known_device(http::Response& response, Transport transport, const std::string& value);

/// A form's token: bound to the session, written differently on every page, so that the length of a
/// compressed page does not tell it (BREACH).
[[nodiscard]] std::string new_form_token(std::string_view session_token);
[[nodiscard]] bool is_form_token(std::string_view form_token, std::string_view session_token);

/// True when the browser says that one of our own pages sent this: Sec-Fetch-Site is same-origin, or, from
/// browsers that do not send it, Origin is this host. A request that says neither is not ours.
[[nodiscard]] bool is_from_own_page(const http::Request& request);

/// "Chrome, Android" from a User-Agent header: enough to know one's own devices by, no version.
[[nodiscard]] std::string device_of(const http::Request& request);

}  // namespace prongsai::web
