// SPDX-License-Identifier: Apache-2.0
// What a server tells of its requests: to handlers, to the log and to the counters.
#include <memory>
#include <mutex>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/http/router.h"
#include "prongsai/http/server_test_client.h"

namespace prongsai::http {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

/// A surface that writes down what it is told.
class Listener {
 public:
  Listener() {
    router_.get("/who/{name}", [](const Request& request) {
      return Response::text(request.id + " " + request.peer + (request.is_https ? " https" : " http"));
    });
    router_.get("/throw", [](const Request&) -> Response { throw std::runtime_error("out of ink"); });
    metrics = std::make_shared<Metrics>(router_.patterns());
  }
  Surface surface() {
    Surface surface;
    surface.application = [this](Request& request) { return router_.answer(request); };
    surface.metrics = metrics;
    surface.access_log = [this](const Answered& answered) {
      const std::lock_guard lock(mutex_);
      answers.push_back(answered);
    };
    surface.incident_log = [this](const Incident& incident) {
      const std::lock_guard lock(mutex_);
      incidents.push_back(incident);
    };
    return surface;
  }

  std::shared_ptr<Metrics> metrics;
  std::vector<Answered> answers;
  std::vector<Incident> incidents;

 private:
  Router router_;
  std::mutex mutex_;
};

std::string get(const std::string& target, const std::string& headers = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
}

TEST(ServerTelling, each_request_has_its_own_random_name) {
  Listener listener;
  std::string first;
  {
    RunningServer server(listener.surface(), ServerOptions{});
    TestClient client(server.port);
    const Answer reply = client.ask(get("/who/a"));
    first = reply.header("X-Request-Id");
    EXPECT_THAT(first, MatchesRegex("[0-9a-f]{32}"));
    EXPECT_EQ(reply.body.substr(0, 32), first);
    EXPECT_NE(client.ask(get("/who/a", "X-Request-Id: mine\r\n")).header("X-Request-Id"), first);
    const std::string failed = client.ask(get("/throw")).header("X-Request-Id");
    ASSERT_EQ(listener.incidents.size(), 1U);
    EXPECT_EQ(listener.incidents.front().request_id, failed);
    EXPECT_THAT(TestClient(server.port).ask("hello\r\n\r\n").header("X-Request-Id"),
                MatchesRegex("[0-9a-f]{32}"));
  }
  EXPECT_EQ(listener.answers.front().request_id, first);
}

TEST(ServerTelling, a_handler_learns_the_visitors_address_and_a_proxys_word_counts_only_when_trusted) {
  const std::string forwarded = "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n";
  const auto told = [&](std::vector<std::string> proxies) {
    Listener listener;
    ServerOptions options;
    options.trusted_proxies = std::move(proxies);
    RunningServer server(listener.surface(), options);
    return TestClient(server.port).ask(get("/who/a", forwarded)).body.substr(33);
  };
  EXPECT_EQ(told({}), "127.0.0.1 http");
  EXPECT_EQ(told({"127.0.0.0/8"}), "203.0.113.7 https");
  EXPECT_EQ(told({"198.51.100.1"}), "127.0.0.1 http");
}

TEST(ServerTelling, a_proxy_that_is_no_address_is_a_problem_and_nothing_is_served) {
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.1", "proxy.example"};
  const auto result = Server(options, Listener().surface()).run();
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.problems().front().code, "http.proxy_not_understood");
  EXPECT_EQ(base::detail(result.problems().front(), "found"), "proxy.example");
}

TEST(ServerTelling, the_log_hears_of_every_answer_by_pattern_and_never_by_path) {
  Listener listener;
  {
    RunningServer server(listener.surface(), ServerOptions{});
    TestClient client(server.port);
    client.ask(get("/who/somchai?q=secret"));
    client.ask(get("/nowhere/somchai"));
    client.ask("SOMCHAI / HTTP/1.1\r\nHost: x\r\n\r\n");
    TestClient(server.port).ask(get("/../somchai"));
  }
  ASSERT_EQ(listener.answers.size(), 4U);
  EXPECT_EQ(listener.answers[0].route, "/who/{name}");
  EXPECT_EQ(listener.answers[0].method, "GET");
  EXPECT_EQ(listener.answers[0].status, 200);
  EXPECT_EQ(listener.answers[0].bytes, 32 + std::string(" 127.0.0.1 http").size());
  EXPECT_EQ(listener.answers[1].route, "");
  EXPECT_EQ(listener.answers[1].status, 404);
  EXPECT_EQ(listener.answers[2].method, "other");
  EXPECT_EQ(listener.answers[3].status, 400);
  for (const Answered& answered : listener.answers) {
    EXPECT_THAT(to_json_line(answered, {}),
                Not(::testing::AnyOf(HasSubstr("omchai"), HasSubstr("OMCHAI"), HasSubstr("secret"))));
  }
}

TEST(ServerTelling, the_counters_hear_of_answers_refusals_and_connections) {
  Listener listener;
  ServerLimits limits;
  limits.connections_max = 1;
  limits.head_timeout = std::chrono::milliseconds(30);
  limits.sweep_interval = std::chrono::milliseconds(5);
  ServerOptions options;
  options.limits = limits;
  {
    RunningServer server(listener.surface(), options);
    {
      TestClient client(server.port);
      client.ask(get("/who/a"));
      client.ask(get("/throw"));
      EXPECT_THAT(listener.metrics->text(), HasSubstr("\nprongsai_http_connections_open 1\n"));
      client.send(get("/who/a") + "GET / HT");
      EXPECT_EQ(client.read().status, 200);
      EXPECT_EQ(TestClient(server.port).ask(get("/who/a")).status, 503);
      EXPECT_TRUE(client.sees_close());
    }
  }
  const std::string text = listener.metrics->text();
  EXPECT_THAT(
      text,
      HasSubstr("prongsai_http_requests_total{route=\"/who/{name}\",method=\"GET\",status=\"2xx\"} 2\n"));
  EXPECT_THAT(text,
              HasSubstr("prongsai_http_requests_total{route=\"/throw\",method=\"GET\",status=\"5xx\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("prongsai_http_refusals_total{reason=\"too_many_connections\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("prongsai_http_refusals_total{reason=\"too_slow\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("\nprongsai_http_connections_total 2\n"));
  EXPECT_THAT(text, HasSubstr("\nprongsai_http_connections_open 0\n"));
  EXPECT_THAT(text, HasSubstr("\nprongsai_http_requests_answering 0\n"));
}

}  // namespace
}  // namespace prongsai::http
