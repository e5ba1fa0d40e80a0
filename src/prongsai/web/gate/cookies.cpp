// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/gate/cookies.h"

#include <array>
#include <utility>

#include "prongsai/base/digest.h"
#include "prongsai/http/cookie.h"
#include "prongsai/secret/token.h"

namespace prongsai::web {
namespace {

std::string name_of(std::string_view plain, Transport transport) {
  return (transport == Transport::https ? "__Host-" : "") + std::string(plain);
}

std::string find(const http::Request& request, std::string_view name, Transport transport) {
  return std::string(request.find_cookie(name_of(name, transport)).value_or(""));
}

http::Cookie cookie(std::string_view name, Transport transport) {
  http::Cookie out;
  out.name = name_of(name, transport);
  out.secure = transport == Transport::https;
  return out;
}

/// 32 bytes that follow from the session token and lead to nothing.
std::string form_secret(std::string_view session_token) {
  return base::sha256_hex("prongsai form token\n" + std::string(session_token));
}

/// Hexadecimal digits of `a`, each combined with that of `b`.
std::string combined(std::string_view a, std::string_view b) {
  const auto value = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string out;
  for (std::size_t i = 0; i < a.size(); ++i)
    out += "0123456789abcdef"[static_cast<std::size_t>(value(a[i]) ^ value(b[i]))];
  return out;
}

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Transport transport_of(std::string_view public_address) {
  return public_address.starts_with("https://") ? Transport::https : Transport::plain;
}

std::string session_token_of(const http::Request& request, Transport transport) {
  return find(request, "session", transport);
}

void set_session(http::Response& response, Transport transport, const std::string& token) {
  http::Cookie out = cookie("session", transport);
  out.value = token;
  http::set_cookie(response, out);
}

void clear_session(http::Response& response, Transport transport) {
  http::clear_cookie(response, cookie("session", transport));
}

std::string known_device_of(const http::Request& request, Transport transport) {
  return find(request, "device", transport);
}

void set_known_device(http::Response& response, Transport transport, const std::string& value) {
  constexpr std::chrono::hours half_a_year{180 * 24};
  http::Cookie out = cookie("device", transport);
  out.value = value;
  out.max_age = half_a_year;
  out.same_site = http::SameSite::strict;
  http::set_cookie(response, out);
}

std::string new_form_token(std::string_view session_token) {
  const std::string mask = base::sha256_hex(secret::new_token());
  return mask + combined(mask, form_secret(session_token));
}

bool is_form_token(std::string_view form_token, std::string_view session_token) {
  constexpr std::size_t half = 64;
  if (form_token.size() != 2 * half || !is_hex(form_token)) return false;
  return secret::is_equal(combined(form_token.substr(0, half), form_token.substr(half)),
                          form_secret(session_token));
}

bool is_from_own_page(const http::Request& request) {
  const std::string_view site = request.header("Sec-Fetch-Site");
  if (!site.empty()) return site == "same-origin";
  const std::string_view origin = request.header("Origin");
  const std::string_view host = request.header("Host");
  if (host.empty()) return false;
  return origin == "https://" + std::string(host) || origin == "http://" + std::string(host);
}

std::string device_of(const http::Request& request) {
  const std::string_view agent = request.header("User-Agent");
  const auto first = [&](const auto& names) -> std::string {
    for (const auto& [mark, name] : names) {
      if (agent.find(mark) != std::string_view::npos) return name;
    }
    return {};
  };
  using Names = std::array<std::pair<const char*, const char*>, 6>;
  constexpr Names browsers = {{{"Edg", "Edge"},
                               {"Line/", "LINE"},
                               {"SamsungBrowser", "Samsung Internet"},
                               {"Firefox", "Firefox"},
                               {"Chrome", "Chrome"},
                               {"Safari", "Safari"}}};
  constexpr Names systems = {{{"Android", "Android"},
                              {"iPhone", "iPhone"},
                              {"iPad", "iPad"},
                              {"Windows", "Windows"},
                              {"Mac OS X", "macOS"},
                              {"Linux", "Linux"}}};
  const std::string browser = first(browsers);
  const std::string system = first(systems);
  if (browser.empty() || system.empty()) return browser + system;
  return browser + ", " + system;
}

}  // namespace prongsai::web
