// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/response.h"

#include <cstdint>
#include <utility>

#include "prongsai/base/assert.h"

namespace prongsai::http {
namespace {

constexpr std::string_view policy_without_scripts =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";
constexpr std::string_view hex_digits = "0123456789ABCDEF";

Response typed(std::string_view content_type, std::string body) {
  Response response;
  response.body = std::move(body);
  response.header("Content-Type", std::string(content_type));
  return response;
}

Response redirect(int status, std::string_view location) {
  std::string encoded;
  for (const char c : location) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7f && c != '"' && c != '<' && c != '>' && c != '\\') {
      encoded += c;
    } else {
      encoded += '%';
      encoded += hex_digits[byte / 16];
      encoded += hex_digits[byte % 16];
    }
  }
  Response response;
  response.status = status;
  response.header("Location", std::move(encoded));
  return response;
}

}  // namespace

Response Response::html(std::string body) {
  return typed("text/html; charset=utf-8", std::move(body));
}
Response Response::text(std::string body) {
  return typed("text/plain; charset=utf-8", std::move(body));
}
Response Response::json(std::string body) {
  return typed("application/json", std::move(body));
}

Response Response::bytes(std::string_view content_type, std::string body, std::string etag,
                         std::string_view cache_control) {
  Response response = typed(content_type, std::move(body));
  response.header("ETag", std::move(etag)).header("Cache-Control", std::string(cache_control));
  return response;
}

Response Response::error(int status) {
  PRONGSAI_ASSERT(status >= 400 && status <= 599);
  Response response;
  response.status = status;
  return response;
}

Response Response::method_not_allowed(std::string allow) {
  Response response = error(405);
  response.header("Allow", std::move(allow));
  return response;
}

Response Response::see_other(std::string_view location) {
  return redirect(303, location);
}
Response Response::moved(std::string_view location) {
  return redirect(308, location);
}

Response& Response::header(std::string_view name, std::string value) {
  set_header(headers, name, std::move(value));
  return *this;
}

Response& Response::pad_to(std::size_t bytes) {
  PRONGSAI_ASSERT(bytes > 0);
  const std::size_t buckets = body.empty() ? 1 : (body.size() + bytes - 1) / bytes;
  body.resize(buckets * bytes, ' ');
  compression = Compression::refused;
  return *this;
}

std::string etag_of(std::string_view content) {
  // FNV-1a: an ETag tells versions apart, it does not defend against anybody.
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : content) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  std::string etag = "W/\"";
  for (int shift = 60; shift >= 0; shift -= 4) etag += hex_digits[(hash >> shift) & 15];
  return etag + "-" + std::to_string(content.size()) + "\"";
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return status >= 400 ? "Error" : "Status";
  }
}

Fields security_headers() {
  return {
      {"Content-Security-Policy", std::string(policy_without_scripts)},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Permissions-Policy",
       "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
  };
}

std::string policy_with_own_scripts() {
  return std::string(policy_without_scripts) +
         "; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
}

}  // namespace prongsai::http
