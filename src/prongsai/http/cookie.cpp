// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/cookie.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "prongsai/base/assert.h"

namespace prongsai::http {
namespace {

/// RFC 9110 section 5.6.2.
bool is_token(std::string_view text) {
  static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
  });
}

/// cookie-octet of RFC 6265bis section 4.1.1.
bool is_cookie_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
  });
}

/// path-value of the same section: any character but controls and ';'.
bool is_cookie_path(std::string_view text) {
  return text.starts_with('/') && text.size() <= cookie_attribute_bytes_max &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f && c != ';'; });
}

bool has_prefix(std::string_view name, std::string_view prefix) {
  return name.size() >= prefix.size() && is_same_header(name.substr(0, prefix.size()), prefix);
}

std::string_view word_for(SameSite same_site) {
  switch (same_site) {
    case SameSite::strict:
      return "Strict";
    case SameSite::lax:
      return "Lax";
    case SameSite::none:
      return "None";
  }
  return "Lax";
}

}  // namespace

void set_cookie(Response& response, const Cookie& cookie) {
  PRONGSAI_ASSERT(is_token(cookie.name));
  PRONGSAI_ASSERT(is_cookie_value(cookie.value));
  PRONGSAI_ASSERT(cookie.name.size() + cookie.value.size() <= cookie_bytes_max);
  PRONGSAI_ASSERT(is_cookie_path(cookie.path));
  PRONGSAI_ASSERT(!cookie.max_age || cookie.max_age->count() >= 0);
  const bool is_host_cookie = has_prefix(cookie.name, "__Host-");
  PRONGSAI_ASSERT(cookie.secure || !(is_host_cookie || has_prefix(cookie.name, "__Secure-")));
  PRONGSAI_ASSERT(!is_host_cookie || cookie.path == "/");
  PRONGSAI_ASSERT(cookie.secure || cookie.same_site != SameSite::none);

  std::string line = cookie.name + "=" + cookie.value + "; Path=" + cookie.path;
  if (cookie.max_age) line += "; Max-Age=" + std::to_string(cookie.max_age->count());
  if (cookie.secure) line += "; Secure";
  if (cookie.http_only) line += "; HttpOnly";
  line += "; SameSite=";
  line += word_for(cookie.same_site);
  add_header(response.headers, "Set-Cookie", std::move(line));
}

void clear_cookie(Response& response, Cookie cookie) {
  cookie.value.clear();
  cookie.max_age = std::chrono::seconds(0);
  set_cookie(response, cookie);
}

}  // namespace prongsai::http
