// SPDX-License-Identifier: Apache-2.0
// Reading what clients send: targets, forms, cookies, languages. Attacks first.
#include "prongsai/http/request.h"

#include <gtest/gtest.h>

#include "prongsai/http/target.h"

namespace prongsai::http {
namespace {

TEST(Target, decodes_thai_paths_and_queries_once) {
  const auto target = parse_target("/th/%E0%B8%81%25/x?q=%E0%B8%82+a%2Bb&q=2&empty=&bare&=v");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/th/ก%/x");
  EXPECT_EQ(target->query, (Fields{{"q", "ข a+b"}, {"q", "2"}, {"empty", ""}, {"bare", ""}, {"", "v"}}));
}

TEST(Target, keeps_a_plus_in_the_path) {
  EXPECT_EQ(parse_target("/a+b")->path, "/a+b");
}

TEST(Target, takes_the_absolute_form) {
  EXPECT_EQ(parse_target("http://example.org:80/a?b=c")->path, "/a");
  EXPECT_FALSE(parse_target("http://example.org"));
  EXPECT_FALSE(parse_target("ftp://example.org/a"));
}

TEST(Target, refuses_every_way_up_the_tree) {
  for (const char* attack : {"/..", "/../", "/a/../b", "/a/./b", "/.", "/%2e%2e/", "/.%2E", "/a/%2E",
                             "/..%2f", "/%2f", "/a%5c..%5cb", "/a\\b"}) {
    EXPECT_FALSE(parse_target(attack)) << attack;
  }
  EXPECT_EQ(parse_target("/...")->path, "/...");
  EXPECT_EQ(parse_target("/a..b/.c")->path, "/a..b/.c");
  EXPECT_EQ(parse_target("/%252e%252e")->path, "/%2e%2e");
}

TEST(Target, refuses_control_characters_broken_percents_and_broken_utf8) {
  for (const char* attack : {"",
                             "*",
                             "a",
                             "/%",
                             "/%1",
                             "/%g1",
                             "/%1g",
                             "/%00",
                             "/a%0A",
                             "/%7f",
                             "/\x01",
                             "/#a",
                             "/%80",
                             "/%c0%80",
                             "/%c1%bf",
                             "/%e0%80%80",
                             "/%ed%a0%80",
                             "/%f0%80%80%80",
                             "/%f4%90%80%80",
                             "/%f5%80%80%80",
                             "/%e0%b8",
                             "/%ff",
                             "/?a=%",
                             "/?a=%00",
                             "/?%ff=1"}) {
    EXPECT_FALSE(parse_target(attack)) << attack;
  }
  EXPECT_TRUE(parse_target("/%f4%8f%bf%bf"));
  EXPECT_TRUE(parse_target("/%ed%9f%bf"));
}

TEST(Target, counts_parameters) {
  std::string query = "/?";
  for (std::size_t n = 0; n < form_fields_max; ++n) query += "a&";
  EXPECT_TRUE(parse_target(query));
  EXPECT_FALSE(parse_target(query + "a"));
}

TEST(Target, percent_encoding_comes_back) {
  const std::string text = "ก/ข ?&=%+~";
  EXPECT_EQ(percent_encode(text), "%E0%B8%81%2F%E0%B8%82%20%3F%26%3D%25%2B~");
  EXPECT_EQ(parse_form("a=" + percent_encode(text))->front().value, text);
}

TEST(Request, finds_headers_queries_and_cookies) {
  Request request = make_request("GET", "/a?x=1&x=2");
  request.headers = {
      {"cookie", "a=1; session=\"s p\" ;b=2;session=other"}, {"X-A", "1"}, {"Cookie", "late=3"}};
  EXPECT_EQ(request.header("x-a"), "1");
  EXPECT_EQ(request.header("x-b"), "");
  EXPECT_EQ(request.find_query("x"), "1");
  EXPECT_EQ(request.find_query("y"), std::nullopt);
  EXPECT_EQ(request.find_cookie("session"), "s p");
  EXPECT_EQ(request.find_cookie("b"), "2");
  EXPECT_EQ(request.find_cookie("late"), "3");
  EXPECT_EQ(request.find_cookie("Session"), std::nullopt);
}

TEST(Request, prefers_the_language_the_visitor_likes_best) {
  const auto language = [](std::string header) {
    Request request = make_request("GET", "/");
    request.headers = {{"Accept-Language", std::move(header)}};
    return preferred_language(request, {"th", "en"});
  };
  EXPECT_EQ(language("en-US,en;q=0.9,th;q=0.8"), "en");
  EXPECT_EQ(language("th-TH,th;q=0.9,en;q=0.8"), "th");
  EXPECT_EQ(language("en;q=0.3, th;q=0.31"), "th");
  EXPECT_EQ(language("de, *;q=0.5, th;q=0.1"), "en");
  EXPECT_EQ(language("th;q=0, *"), "en");
  EXPECT_EQ(language("de"), "th");
  EXPECT_EQ(language("en;q=x"), "th");
  EXPECT_EQ(language(",;q=1,,"), "th");
  EXPECT_EQ(preferred_language(make_request("GET", "/"), {"en", "th"}), "en");
}

}  // namespace
}  // namespace prongsai::http
