// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/answer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <utility>

#include "prongsai/http/gzip.h"
#include "prongsai/http/log_line.h"

namespace prongsai::http {
namespace {

constexpr const char* unknown_exception = "an exception of an unknown type";

void report(const Surface& surface, std::string code, const Request& request, std::string detail) {
  if (!surface.incident_log) return;
  surface.incident_log({std::move(code), std::string(known_method(request.method)), request.route,
                        std::move(detail), request.id});
}

/// Header splitting ends here: whatever a handler put into a header, it stays one header.
void check_headers(const Response& response) {
  for (const Field& field : response.headers) {
    const bool name_is_token =
        !field.name.empty() && std::all_of(field.name.begin(), field.name.end(), [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                 c == '_';
        });
    if (!name_is_token) throw std::invalid_argument("a header name is not a token");
    for (const std::string_view ours :
         {"Content-Length", "Transfer-Encoding", "Connection", "Date", "X-Request-Id"}) {
      if (is_same_header(field.name, ours))
        throw std::invalid_argument("the server itself writes " + field.name);
    }
    if (field.value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
      throw std::invalid_argument("header " + field.name + " holds a line break or NUL");
    }
  }
}

std::string padded(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

/// If-None-Match compares weakly: W/"x" and "x" are the same page.
bool is_known_to_client(std::string_view if_none_match, std::string_view etag) {
  const auto opaque = [](std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; };
  for (const std::string_view tag : split_list(if_none_match, ',')) {
    if (tag == "*" || opaque(tag) == opaque(etag)) return true;
  }
  return false;
}

/// Whether gzip is possible for this body at all; if so, caches must know that the answer depends on it.
bool vary_by_encoding(Response& response) {
  const std::string* type = find_header(response.headers, "Content-Type");
  if (response.compression == Compression::refused || type == nullptr || !is_compressible(*type) ||
      response.body.size() <= gzip_bytes_min || find_header(response.headers, "Content-Encoding")) {
    return false;
  }
  const std::string* vary = find_header(response.headers, "Vary");
  response.header("Vary", vary ? *vary + ", Accept-Encoding" : "Accept-Encoding");
  return true;
}

bool is_unchanged(const Request& request, const Response& response) {
  const std::string* etag = find_header(response.headers, "ETag");
  const std::string* if_none_match = find_header(request.headers, "If-None-Match");
  return (request.method == "GET" || request.method == "HEAD") && response.status == 200 && etag &&
         if_none_match && is_known_to_client(*if_none_match, *etag);
}

void compress(Response& response) {
  std::string packed = gzip(response.body);
  if (packed.size() >= response.body.size()) return;
  response.body = std::move(packed);
  response.header("Content-Encoding", "gzip");
}

}  // namespace

Response error_answer(const Surface& surface, int status, const Request& request) {
  if (surface.error_page) {
    try {
      Response page = surface.error_page(status, request);
      page.status = status;
      check_headers(page);
      return page;
    } catch (const std::exception& trouble) {
      report(surface, "error_page_failed", request, trouble.what());
    }
  }
  Response page = Response::text(std::to_string(status) + " " + std::string(reason_phrase(status)) + "\n");
  page.status = status;
  return page;
}

Response answer(const Surface& surface, Request& request) {
  Response response;
  try {
    response = surface.application(request);
  } catch (const std::exception& trouble) {
    report(surface, "handler_failed", request, trouble.what());
    response = Response::error(500);
  } catch (...) {
    report(surface, "handler_failed", request, unknown_exception);
    response = Response::error(500);
  }
  return finished(surface, request, std::move(response));
}

void begin_answer(const Surface& surface, Request& request, const Reply& reply) {
  try {
    surface.begin(request, reply);
    return;
  } catch (const std::exception& trouble) {
    report(surface, "handler_failed", request, trouble.what());
  } catch (...) {
    report(surface, "handler_failed", request, unknown_exception);
  }
  reply(Response::error(500));
}

Response finished(const Surface& surface, const Request& request, Response response) {
  try {
    check_headers(response);
  } catch (const std::exception& trouble) {
    report(surface, "handler_failed", request, trouble.what());
    response = Response::error(500);
  }
  if (response.status < 400 || !response.body.empty()) return response;
  Response page = error_answer(surface, response.status, request);
  for (const Field& field : response.headers) {
    if (is_same_header(field.name, "Set-Cookie")) {
      add_header(page.headers, field.name, field.value);
    } else {
      page.header(field.name, field.value);
    }
  }
  return page;
}

void add_retry_after(Response& response, const RetryAfter& retry_after) {
  if (response.status != 503 || find_header(response.headers, "Retry-After")) return;
  // Nobody gains by guessing it: quick, and a generator for each thread.
  thread_local std::minstd_rand generator(std::random_device{}());
  std::uniform_int_distribution<std::int64_t> seconds(retry_after.least.count(), retry_after.most.count());
  response.header("Retry-After", std::to_string(seconds(generator)));
}

Wire to_wire(const Request& request, Response response, const Fields& default_headers, Afterwards afterwards,
             std::time_t now) {
  const bool may_compress = vary_by_encoding(response);
  if (is_unchanged(request, response)) {
    response.status = 304;
    response.body.clear();
    std::erase_if(response.headers,
                  [](const Field& field) { return is_same_header(field.name, "Content-Type"); });
  } else if (may_compress && accepts_gzip(request.header("Accept-Encoding"))) {
    compress(response);
  }

  const bool has_length = response.status >= 200 && response.status != 204 && response.status != 304;
  Wire wire;
  wire.status = response.status;
  static constexpr std::size_t usual_head =
      1000;  // one piece of memory instead of eight, each twice the last
  wire.head.reserve(usual_head);
  wire.head = "HTTP/1.1 " + std::to_string(response.status) + " ";
  wire.head += reason_phrase(response.status);
  wire.head += "\r\nDate: " + http_date(now) + "\r\n";
  const auto write = [&](const Field& field) { wire.head += field.name + ": " + field.value + "\r\n"; };
  if (!request.id.empty()) write({"X-Request-Id", request.id});
  for (const Field& field : response.headers) write(field);
  for (const Field& field : default_headers) {
    if (!find_header(response.headers, field.name)) write(field);
  }
  if (has_length) write({"Content-Length", std::to_string(response.body.size())});
  if (afterwards == Afterwards::close) write({"Connection", "close"});
  if (afterwards == Afterwards::keep_http_1_0) write({"Connection", "keep-alive"});
  wire.head += "\r\n";
  if (has_length && request.method != "HEAD") wire.body = std::move(response.body);
  return wire;
}

std::string to_json_line(const Answered& answered, std::chrono::system_clock::time_point now) {
  LogLine line(answered.status >= 500 ? LogLevel::error : LogLevel::info, "request", now);
  line.add("request_id", answered.request_id)
      .add("method", answered.method)
      .add("route", answered.route)
      .add("status", answered.status)
      .add("duration_ms", answered.duration)
      .add("bytes", static_cast<std::int64_t>(answered.bytes));
  return line.text();
}

std::string to_json_line(const Incident& incident, std::chrono::system_clock::time_point now) {
  LogLine line(LogLevel::error, incident.code, now);
  if (!incident.request_id.empty()) line.add("request_id", incident.request_id);
  if (!incident.method.empty()) line.add("method", incident.method);
  if (!incident.route.empty()) line.add("route", incident.route);
  return line.add("detail", incident.detail).text();
}

std::string http_date(std::time_t now) {
  static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm parts{};
  gmtime_r(&now, &parts);
  return std::string(days[static_cast<std::size_t>(parts.tm_wday)]) + ", " + padded(parts.tm_mday) + " " +
         months[static_cast<std::size_t>(parts.tm_mon)] + " " + std::to_string(parts.tm_year + 1900) + " " +
         padded(parts.tm_hour) + ":" + padded(parts.tm_min) + ":" + padded(parts.tm_sec) + " GMT";
}

}  // namespace prongsai::http
