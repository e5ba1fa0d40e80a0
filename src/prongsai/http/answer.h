// SPDX-License-Identifier: Apache-2.0
// From a request to the bytes of its answer, without a socket: all that can be said about HTTP here can be
// tested as values.
#pragma once

#include <chrono>
#include <ctime>
#include <functional>
#include <memory>
#include <string>

#include "prongsai/http/later.h"
#include "prongsai/http/metrics.h"
#include "prongsai/http/request.h"
#include "prongsai/http/response.h"
#include "prongsai/http/route_limits.h"

namespace prongsai::http {

/// The whole application as the server sees it: usually a Router's `answer`.
using Application = std::function<Response(Request&)>;

/// The same for routes whose answers are given later (Running::later): usually a Router's `begin`. Runs on a
/// thread that serves connections.
using Beginning = std::function<void(Request&, const Reply&)>;

/// What a request may take, asked once its head is read and its body is not: usually a Router's
/// `limits_of`. A visitor may be told apart by cookies here, to let only people who have signed in send
/// large bodies. Runs on a thread that serves connections: it must be quick, and must not throw.
using LimitsOf = std::function<RouteLimits(const Request& head)>;

/// The page for an error: its body and content type are used, its status is not. `request` has the path
/// "/" and no headers to rely on when its head could not be read (400, 414, 431, 505, and 503 for a
/// connection too many), and no body when that was refused (413, 417, 503).
using ErrorPage = std::function<Response(int status, const Request& request)>;

/// Something an operator should know. Never holds an address, a path, a query or a body: a path can name
/// a person or a receipt, the route's pattern cannot.
struct Incident {
  std::string
      code;  ///< handler_failed, error_page_failed, accept_failed, open_files_limited, connection_failed
  std::string method;        ///< "" outside a request
  std::string route;         ///< the pattern, "" when none was found yet
  std::string detail;        ///< what the exception or the system said
  std::string request_id{};  ///< "" where the route is only counted
};

/// May be called from any thread of the server; must not throw.
using IncidentLog = std::function<void(const Incident&)>;

/// Called after each answer was sent, also for refused requests, from any thread of the server; must not
/// throw.
using AccessLog = std::function<void(const Answered&)>;

/// A 503 that says no Retry-After itself gets one.
void add_retry_after(Response& response, const RetryAfter& retry_after);

/// One line of JSON with the event "request" or the incident's code; see log_line.h.
[[nodiscard]] std::string to_json_line(const Answered& answered, std::chrono::system_clock::time_point now);
[[nodiscard]] std::string to_json_line(const Incident& incident, std::chrono::system_clock::time_point now);

struct Surface {
  Application application;
  Beginning begin{};         ///< without one, `application` answers those routes too, on a handler thread
  ErrorPage error_page;      ///< without one, an error is one plain English line
  IncidentLog incident_log;  ///< may be empty
  Fields default_headers = security_headers();
  LimitsOf limits_of{};                ///< without one, all routes have the usual limits
  AccessLog access_log{};              ///< may be empty
  std::shared_ptr<Metrics> metrics{};  ///< may be null; the application serves its text where it likes
};

/// What the application answers; 500 when it throws or sets a header that no wire can carry. An error
/// without a body has the error page's.
[[nodiscard]] Response answer(const Surface& surface, Request& request);

/// Begins an answer that is given later; a 500 when that throws. What comes is then finished with `finished`.
void begin_answer(const Surface& surface, Request& request, const Reply& reply);

/// As `answer` gives it: checked, and an error without a body has the error page's.
[[nodiscard]] Response finished(const Surface& surface, const Request& request, Response response);

/// The error page for a status, for requests that never reached the application.
[[nodiscard]] Response error_answer(const Surface& surface, int status, const Request& request);

/// How the connection goes on after an answer. `keep_http_1_0` says it in the words of HTTP/1.0.
enum class Afterwards { keep, keep_http_1_0, close };

/// The bytes to send: the head with its empty line, and the body (empty for HEAD, 204 and 304).
struct Wire {
  int status = 0;
  std::string head;
  std::string body;
};

/// Completes and writes out an answer: default headers, Date (`now`, seconds since 1970), X-Request-Id,
/// conditional answer for If-None-Match, gzip, Content-Length.
[[nodiscard]] Wire to_wire(const Request& request, Response response, const Fields& default_headers,
                           Afterwards afterwards, std::time_t now);

/// "Sat, 21 Nov 2026 07:48:39 GMT", whatever the locale.
[[nodiscard]] std::string http_date(std::time_t now);

}  // namespace prongsai::http
