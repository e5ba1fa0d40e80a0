// SPDX-License-Identifier: Apache-2.0
// From a request to the bytes of its answer, without a socket: all that can be said about HTTP here can be
// tested as values.
#pragma once

#include <ctime>
#include <functional>
#include <string>

#include "prongsai/http/request.h"
#include "prongsai/http/response.h"

namespace prongsai::http {

/// The whole application as the server sees it: usually a Router's `answer`.
using Application = std::function<Response(Request&)>;

/// The page for an error: its body and content type are used, its status is not. `request` is empty
/// (path "/") when it could not be read at all (400, 413, 414, 431, 503, 505).
using ErrorPage = std::function<Response(int status, const Request& request)>;

/// Something an operator should know. Never holds an address, a path, a query or a body: a path can name
/// a person or a receipt, the route's pattern cannot.
struct Incident {
  std::string code;    ///< handler_failed, error_page_failed, accept_failed or connection_failed
  std::string method;  ///< "" outside a request
  std::string route;   ///< the pattern, "" when none was found yet
  std::string detail;  ///< what the exception or the system said
};

/// May be called from any thread of the server; must not throw.
using IncidentLog = std::function<void(const Incident&)>;

struct Surface {
  Application application;
  ErrorPage error_page;      ///< without one, an error is one plain English line
  IncidentLog incident_log;  ///< may be empty
  Fields default_headers = security_headers();
};

/// What the application answers; 500 when it throws or sets a header that no wire can carry. An error
/// without a body has the error page's.
[[nodiscard]] Response answer(const Surface& surface, Request& request);

/// The error page for a status, for requests that never reached the application.
[[nodiscard]] Response error_answer(const Surface& surface, int status, const Request& request);

/// How the connection goes on after an answer. `keep_http_1_0` says it in the words of HTTP/1.0.
enum class Afterwards { keep, keep_http_1_0, close };

/// The bytes to send: the head with its empty line, and the body (empty for HEAD, 204 and 304).
struct Wire {
  std::string head;
  std::string body;
};

/// Completes and writes out an answer: default headers, Date (`now`, seconds since 1970), conditional
/// answer for If-None-Match, gzip, Content-Length.
[[nodiscard]] Wire to_wire(const Request& request, Response response, const Fields& default_headers,
                           Afterwards afterwards, std::time_t now);

/// "Sat, 21 Nov 2026 07:48:39 GMT", whatever the locale.
[[nodiscard]] std::string http_date(std::time_t now);

}  // namespace prongsai::http
