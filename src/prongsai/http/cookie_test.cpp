// SPDX-License-Identifier: Apache-2.0
// Cookies out: the examples of RFC 6265bis section 3.1, and what would make a browser drop one.
#include "prongsai/http/cookie.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/http/answer.h"

namespace prongsai::http {
namespace {

using ::testing::HasSubstr;

std::string line_of(const Cookie& cookie) {
  Response response;
  set_cookie(response, cookie);
  const std::string* line = find_header(response.headers, "Set-Cookie");
  return line ? *line : "(absent)";
}

Cookie named(std::string name) {
  Cookie cookie;
  cookie.name = std::move(name);
  cookie.value = "31d4d96e407aad42";
  return cookie;
}

// The attributes may stand in any order (section 4.1.1); the examples' values are kept.
TEST(Cookie, is_written_as_the_standard_shows) {
  EXPECT_EQ(line_of(named("SID")), "SID=31d4d96e407aad42; Path=/; Secure; HttpOnly; SameSite=Lax");
  Cookie lang = named("lang");
  lang.value = "en-US";
  lang.path = "/th/account";
  lang.max_age = std::chrono::hours(24);
  lang.http_only = lang.secure = false;
  lang.same_site = SameSite::strict;
  EXPECT_EQ(line_of(lang), "lang=en-US; Path=/th/account; Max-Age=86400; SameSite=Strict");
  Cookie everywhere = named("__Secure-SID");
  everywhere.same_site = SameSite::none;
  EXPECT_EQ(line_of(everywhere), "__Secure-SID=31d4d96e407aad42; Path=/; Secure; HttpOnly; SameSite=None");
}

TEST(Cookie, that_is_cleared_ends_at_once_and_carries_nothing) {
  Response response;
  clear_cookie(response, named("__Host-session"));
  EXPECT_EQ(*find_header(response.headers, "Set-Cookie"),
            "__Host-session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
}

TEST(Cookie, several_of_them_reach_the_wire_each_on_its_line) {
  Response response = Response::see_other("/th/");
  set_cookie(response, named("__Host-session"));
  set_cookie(response, named("lang"));
  response.header("Cache-Control", "no-store");
  const Wire wire =
      to_wire(make_request("POST", "/"), std::move(response), security_headers(), Afterwards::keep, 0);
  EXPECT_THAT(wire.head, HasSubstr("\r\nSet-Cookie: __Host-session="));
  EXPECT_THAT(wire.head, HasSubstr("\r\nSet-Cookie: lang="));
}

TEST(Cookie, several_of_them_survive_an_error_page) {
  Surface surface;
  surface.application = [](Request&) {
    Response response = Response::error(403);
    clear_cookie(response, named("__Host-session"));
    set_cookie(response, named("lang"));
    return response;
  };
  surface.error_page = [](int, const Request&) { return Response::html("<p>no</p>"); };
  Request request = make_request("GET", "/");
  const Response response = answer(surface, request);
  int lines = 0;
  for (const Field& field : response.headers) lines += field.name == "Set-Cookie" ? 1 : 0;
  EXPECT_EQ(lines, 2);
  EXPECT_EQ(response.body, "<p>no</p>");
}

TEST(CookieDeathTest, one_that_could_not_be_read_back_stops_the_program) {
  const auto with_value = [](std::string value) {
    Cookie cookie = named("a");
    cookie.value = std::move(value);
    return line_of(cookie);
  };
  for (const char* name : {"", "a b", "a=b", "a;b", "ก", "a\r\n"}) {
    EXPECT_DEATH(line_of(named(name)), "is_token") << name;
  }
  for (const char* value : {"a b", "a;b", "a,b", "\"a\"", "a\\b", "ก", "a\nSet-Cookie: b=c", "\x7f"}) {
    EXPECT_DEATH(with_value(value), "is_cookie_value") << value;
  }
  EXPECT_DEATH(with_value(std::string(4096, 'a')), "cookie_bytes_max");
  EXPECT_EQ(with_value(std::string(4095, 'a')).substr(0, 3), "a=a");
  Cookie path = named("a");
  for (const char* wrong : {"", "th", "/a;b", "/a\n"}) {
    path.path = wrong;
    EXPECT_DEATH(line_of(path), "is_cookie_path") << wrong;
  }
}

TEST(CookieDeathTest, the_promises_of_the_prefixes_are_kept) {
  for (const char* name : {"__Host-a", "__host-a", "__HOST-a", "__Secure-a", "__secure-a"}) {
    Cookie plain = named(name);
    plain.secure = false;
    EXPECT_DEATH(line_of(plain), "cookie.secure") << name;
  }
  Cookie elsewhere = named("__Host-a");
  elsewhere.path = "/th";
  EXPECT_DEATH(line_of(elsewhere), "is_host_cookie");
  elsewhere.name = "__Secure-a";
  EXPECT_THAT(line_of(elsewhere), HasSubstr("Path=/th"));
  Cookie open = named("a");
  open.secure = false;
  open.same_site = SameSite::none;
  EXPECT_DEATH(line_of(open), "SameSite::none");
}

}  // namespace
}  // namespace prongsai::http
