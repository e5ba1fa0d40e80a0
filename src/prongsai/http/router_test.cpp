// SPDX-License-Identifier: Apache-2.0
// Routing: which pattern takes a path, and which sets of patterns are refused.
#include "prongsai/http/router.h"

#include <gtest/gtest.h>

namespace prongsai::http {
namespace {

/// Answers with the pattern that took the request and its captures.
Response name_route(const Request& request) {
  std::string text = request.route;
  for (const Field& field : request.captures) text += " " + field.name + "=" + field.value;
  return Response::text(text);
}

std::string taken_by(const Router& router, const std::string& path, const std::string& method = "GET") {
  Request request = make_request(method, path);
  const Response response = router.answer(request);
  return response.status == 200 ? response.body : std::to_string(response.status);
}

Router routes(const std::vector<std::string>& patterns) {
  Router router;
  for (const std::string& pattern : patterns) router.get(pattern, name_route);
  return router;
}

TEST(Router, captures_segments_and_the_rest) {
  const Router router =
      routes({"/", "/th/", "/th/a/{agency}/{year}", "/th/a/{agency}/{year}/explain/{node...}"});
  EXPECT_EQ(taken_by(router, "/"), "/");
  EXPECT_EQ(taken_by(router, "/th/"), "/th/");
  EXPECT_EQ(taken_by(router, "/th"), "404");
  EXPECT_EQ(taken_by(router, "/th/a/cm-city/2566"), "/th/a/{agency}/{year} agency=cm-city year=2566");
  EXPECT_EQ(taken_by(router, "/th/a/%E0%B8%81/2566"), "/th/a/{agency}/{year} agency=ก year=2566");
  EXPECT_EQ(taken_by(router, "/th/a/x/2566/explain/item:i8/e/1"),
            "/th/a/{agency}/{year}/explain/{node...} agency=x year=2566 node=item:i8/e/1");
  for (const char* nowhere : {"/th/a/x", "/th/a//2566", "/th/a/x/2566/", "/th/a/x/2566/explain",
                              "/th/a/x/2566/explain/", "/th/a/x/2566/explain/a//b", "//"}) {
    EXPECT_EQ(taken_by(router, nowhere), "404") << nowhere;
  }
}

TEST(Router, prefers_the_pattern_whose_paths_are_a_subset_whatever_the_order) {
  const std::vector<std::string> patterns = {"/{all...}", "/a/{x}", "/a/b", "/a/{rest...}", "/{l}"};
  const Router forth = routes(patterns);
  const Router back = routes({patterns.rbegin(), patterns.rend()});
  for (const Router* router : {&forth, &back}) {
    EXPECT_EQ(taken_by(*router, "/a/b"), "/a/b");
    EXPECT_EQ(taken_by(*router, "/a/c"), "/a/{x} x=c");
    EXPECT_EQ(taken_by(*router, "/a/c/d"), "/a/{rest...} rest=c/d");
    EXPECT_EQ(taken_by(*router, "/z"), "/{l} l=z");
    EXPECT_EQ(taken_by(*router, "/z/c/d"), "/{all...} all=z/c/d");
  }
}

TEST(Router, serves_head_from_get_and_says_what_is_allowed) {
  Router router = routes({"/a/{x}"});
  router.post("/a/b", name_route);
  EXPECT_EQ(taken_by(router, "/a/b", "HEAD"), "/a/{x} x=b");
  EXPECT_EQ(taken_by(router, "/a/b", "POST"), "/a/b");
  EXPECT_EQ(taken_by(router, "/nowhere", "POST"), "404");
  Request request = make_request("PUT", "/a/b");
  const Response response = router.answer(request);
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(*find_header(response.headers, "Allow"), "GET, HEAD, POST");
}

TEST(RouterDeathTest, refuses_ambiguous_and_malformed_patterns_at_start_up) {
  EXPECT_DEATH(routes({"/a/{x}/b", "/a/c/{y}"}), "/a/c/\\{y\\} is ambiguous with /a/\\{x\\}/b");
  EXPECT_DEATH(routes({"/a/{x}", "/a/{y}"}), "ambiguous");
  EXPECT_DEATH(routes({"/a/{x...}", "/{l}/b"}), "ambiguous");
  EXPECT_DEATH(routes({"/a/{rest...}", "/{l}/{x}"}), "ambiguous");
  EXPECT_DEATH(routes({"/{x...}", "/{y...}"}), "ambiguous");
  EXPECT_DEATH(routes({"a"}), "does not start");
  EXPECT_DEATH(routes({"/a//b"}), "empty segment");
  EXPECT_DEATH(routes({"/{x...}/a"}), "before its end");
  EXPECT_DEATH(routes({"/{x}/{x}"}), "one name twice");
  EXPECT_DEATH(routes({"/a{x}"}), "not a whole segment");
}

TEST(Router, takes_patterns_that_share_no_path) {
  const Router router = routes({"/a/{x}/b", "/a/{x}/c", "/a/{x...}", "/a/", "/{l}/"});
  EXPECT_EQ(taken_by(router, "/a/"), "/a/");
  EXPECT_EQ(taken_by(router, "/b/"), "/{l}/ l=b");
  EXPECT_EQ(taken_by(router, "/a/1/c"), "/a/{x}/c x=1");
  EXPECT_EQ(taken_by(router, "/a/1/d"), "/a/{x...} x=1/d");
  EXPECT_EQ(router.patterns().size(), 5U);
  EXPECT_EQ(router.patterns().front(), "GET /a/{x}/b");
}

TEST(Router, tells_a_routes_limits_from_the_head_alone) {
  Router router;
  const auto nothing = [](const Request&) { return Response{}; };
  router.get("/a/{x}", nothing, {.running = Running::at_once});
  router.post("/a/{x}", nothing, {.body_bytes_max = 20});
  router.post("/a/b", nothing);
  EXPECT_EQ(router.limits_of("POST", "/a/c").body_bytes_max, 20U);
  EXPECT_EQ(router.limits_of("POST", "/a/b").body_bytes_max, std::nullopt);
  EXPECT_EQ(router.limits_of("HEAD", "/a/c").running, Running::at_once);
  for (const auto& [method, path] : {std::pair{"PUT", "/a/c"}, std::pair{"POST", "/nowhere"}}) {
    EXPECT_EQ(router.limits_of(method, path).body_bytes_max, std::nullopt) << path;
    EXPECT_EQ(router.limits_of(method, path).running, Running::pool) << path;
  }
}

}  // namespace
}  // namespace prongsai::http
