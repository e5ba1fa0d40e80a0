// SPDX-License-Identifier: Apache-2.0
// Answers given later: thousands wait and hold no thread, whatever becomes of the client or the server
// meanwhile.
#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/http/router.h"
#include "prongsai/http/server_test_client.h"

namespace prongsai::http {
namespace {

using std::chrono::milliseconds;

std::string ask(const std::string& method, const std::string& target) {
  return method + " " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
}
std::string post(const std::string& target) {
  return "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
}

/// A route that collects promises until the test keeps them.
class Desk {
 public:
  Desk() {
    const auto keep = [this](const Request& request, Reply reply) {
      const std::lock_guard lock(mutex_);
      promised_.emplace_back(request.capture("name"), std::move(reply));
      arrived_.notify_all();
    };
    router_.post_later(
        "/go/{name}", keep,
        {.telling = Telling::counted, .retry_after = {std::chrono::seconds(30), std::chrono::seconds(120)}});
    router_.post_later("/throws", [](const Request&, const Reply&) { throw std::runtime_error("no ink"); });
    router_.post_later("/drops", [](const Request&, const Reply&) {});
    router_.get("/go/{name}", [](const Request& request) { return Response::text("page of " + request.id); },
                {.running = Running::at_once, .telling = Telling::counted});
    router_.get("/other", [](const Request&) { return Response::text("other"); });
    metrics = std::make_shared<Metrics>(router_.patterns());
  }
  Surface surface() {
    Surface surface;
    surface.application = [this](Request& request) { return router_.answer(request); };
    surface.begin = [this](Request& request, const Reply& reply) { router_.begin(request, reply); };
    surface.limits_of = [this](const Request& head) { return router_.limits_of(head.method, head.path); };
    surface.access_log = [this](const Answered& answered) {
      const std::lock_guard lock(mutex_);
      logged.push_back(answered);
    };
    surface.incident_log = [this](const Incident& incident) {
      const std::lock_guard lock(mutex_);
      incidents.push_back(incident);
    };
    surface.metrics = metrics;
    return surface;
  }

  /// Waits until so many are promised, and hands them over.
  std::vector<std::pair<std::string, Reply>> take(std::size_t count) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return promised_.size() >= count; });
    return std::exchange(promised_, {});
  }

  std::shared_ptr<Metrics> metrics;
  std::vector<Answered> logged;
  std::vector<Incident> incidents;

 private:
  Router router_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<std::pair<std::string, Reply>> promised_;
};

ServerOptions with(ServerLimits limits) {
  ServerOptions options;
  options.handler_threads = 1;
  limits.sweep_interval = milliseconds(5);
  options.limits = limits;
  return options;
}

TEST(ServerLater, five_thousand_wait_on_one_thread_and_each_gets_its_own_answer_from_another) {
  static constexpr std::size_t count = 5'000;
  Desk desk;
  ServerLimits limits;
  limits.connections_max = count + 10;
  limits.waiting_later_calm = count;
  RunningServer server(desk.surface(), with(limits));
  std::vector<std::unique_ptr<TestClient>> clients;
  for (std::size_t number = 0; number < count; ++number) {
    clients.push_back(std::make_unique<TestClient>(server.port));
    clients.back()->send(post("/go/" + std::to_string(number)));
  }
  auto promised = desk.take(count);
  ASSERT_EQ(promised.size(), count);
  EXPECT_EQ(TestClient(server.port).ask(ask("GET", "/other")).body, "other");  // nobody is held up
  std::reverse(promised.begin(), promised.end());
  std::thread([promised = std::move(promised)] {
    for (const auto& [name, reply] : promised) reply(Response::text("ballot " + name));
  }).join();
  for (std::size_t number = 0; number < count; ++number) {
    ASSERT_EQ(clients[number]->read().body, "ballot " + std::to_string(number));
  }
  clients.front()->send(post("/go/again"));  // the connection goes on
  desk.take(1).front().second(Response::text("again"));
  EXPECT_EQ(clients.front()->read().body, "again");
}

TEST(ServerLater, a_handler_that_drops_its_promise_or_throws_is_a_500) {
  Desk desk;
  {
    RunningServer server(desk.surface(), with({}));
    EXPECT_EQ(TestClient(server.port).ask(post("/drops")).status, 500);
    EXPECT_EQ(TestClient(server.port).ask(post("/throws")).status, 500);
  }
  ASSERT_EQ(desk.incidents.size(), 1U);
  EXPECT_EQ(desk.incidents.front().detail, "no ink");
}

TEST(ServerLater, an_answer_to_a_client_that_has_gone_harms_nobody) {
  Desk desk;
  RunningServer server(desk.surface(), with({}));
  {
    TestClient(server.port).send(post("/go/gone"));
  }
  auto promised = desk.take(1);
  promised.front().second(Response::text("too late"));
  EXPECT_EQ(TestClient(server.port).ask(ask("GET", "/other")).body, "other");
}

TEST(ServerLater, a_stop_waits_for_the_answers_and_sends_them) {
  Desk desk;
  RunningServer server(desk.surface(), with({}));
  TestClient client(server.port);
  client.send(post("/go/a"));
  auto promised = desk.take(1);
  server.server.stop();
  promised.front().second(Response::text("saved"));
  const Answer answer = client.read();
  EXPECT_EQ(answer.body, "saved");
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_TRUE(client.sees_close());
}

TEST(ServerLater, a_stop_waits_no_longer_than_it_may_and_an_answer_after_the_end_is_harmless) {
  Desk desk;
  std::vector<std::pair<std::string, Reply>> promised;
  ServerLimits limits;
  limits.drain_timeout = milliseconds(10);
  {
    RunningServer server(desk.surface(), with(limits));
    TestClient client(server.port);
    client.send(post("/go/a"));
    promised = desk.take(1);
    server.server.stop();
    EXPECT_EQ(server.totals().requests, 1U);
    EXPECT_TRUE(client.sees_close());
  }
  promised.front().second(Response::text("nobody there"));
}

TEST(ServerLater, an_answer_that_does_not_come_in_time_is_a_503_and_what_comes_after_is_dropped) {
  Desk desk;
  ServerLimits limits;
  limits.later_timeout = milliseconds(20);
  RunningServer server(desk.surface(), with(limits));
  TestClient client(server.port);
  EXPECT_EQ(client.ask(post("/go/a")).status, 503);
  desk.take(1).front().second(Response::text("late"));
  EXPECT_EQ(client.ask(ask("GET", "/other")).body, "other");
}

TEST(ServerLater, no_more_wait_than_may_and_those_refused_come_back_at_different_times) {
  static constexpr std::size_t places = 3;
  Desk desk;
  ServerLimits limits;
  limits.waiting_later_max = places;
  RunningServer server(desk.surface(), with(limits));
  std::vector<std::unique_ptr<TestClient>> waiting;
  for (std::size_t number = 0; number < places; ++number) {
    waiting.push_back(std::make_unique<TestClient>(server.port));
    waiting.back()->send(post("/go/" + std::to_string(number)));
  }
  auto promised = desk.take(places);
  TestClient refused(server.port);
  std::set<int> seconds;
  for (int times = 0; times < 50; ++times) {
    const Answer answer = refused.ask(post("/go/refused"));  // on one connection: it was read whole
    ASSERT_EQ(answer.status, 503);
    seconds.insert(std::stoi(answer.header("Retry-After")));
  }
  EXPECT_GE(*seconds.begin(), 30);
  EXPECT_LE(*seconds.rbegin(), 120);
  EXPECT_GT(seconds.size(), 10U);
  for (const auto& [name, reply] : promised) reply(Response::text(name));
  for (std::size_t number = 0; number < places; ++number) {
    EXPECT_EQ(waiting[number]->read().body, std::to_string(number));
  }
  refused.send(post("/go/now"));
  desk.take(1).front().second(Response::text("taken"));
  EXPECT_EQ(refused.read().body, "taken");
  EXPECT_THAT(desk.metrics->text(),
              ::testing::HasSubstr("prongsai_http_refusals_total{reason=\"too_many_waiting\"} 50\n"));
}

TEST(ServerLater, while_many_wait_the_handler_threads_routes_make_way_and_pages_in_memory_do_not) {
  Desk desk;
  ServerLimits limits;
  limits.waiting_later_calm = 1;
  limits.waiting_later_age = std::chrono::minutes(1);
  RunningServer server(desk.surface(), with(limits));
  TestClient first(server.port);
  TestClient second(server.port);
  first.send(post("/go/1"));
  auto promised = desk.take(1);
  EXPECT_EQ(TestClient(server.port).ask(ask("GET", "/other")).body, "other");
  second.send(post("/go/2"));
  promised.push_back(desk.take(1).front());
  const Answer refused = TestClient(server.port).ask(ask("GET", "/other"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "5");
  EXPECT_EQ(TestClient(server.port).ask(ask("GET", "/go/1")).status, 200);
  for (const auto& [name, reply] : promised) reply(Response::text(name));
  EXPECT_EQ(first.read().body, "1");
  EXPECT_EQ(second.read().body, "2");
  EXPECT_EQ(TestClient(server.port).ask(ask("GET", "/other")).body, "other");
}

TEST(ServerLater, where_many_wait_and_one_of_them_too_long_no_further_one_is_taken) {
  Desk desk;
  ServerLimits limits;
  limits.waiting_later_calm = 1;
  limits.waiting_later_age = milliseconds(0);
  RunningServer server(desk.surface(), with(limits));
  TestClient first(server.port);
  TestClient second(server.port);
  first.send(post("/go/1"));
  auto promised = desk.take(1);
  second.send(post("/go/2"));  // one that waits, however long, is calm
  promised.push_back(desk.take(1).front());
  EXPECT_EQ(TestClient(server.port).ask(post("/go/3")).status, 503);
  for (const auto& [name, reply] : promised) reply(Response::text(name));
  EXPECT_EQ(first.read().body, "1");
  EXPECT_EQ(second.read().body, "2");
  first.send(post("/go/4"));
  desk.take(1).front().second(Response::text("4"));
  EXPECT_EQ(first.read().body, "4");
}

TEST(ServerLater, a_refusal_costs_no_packing_and_an_answer_of_the_same_length_is_packed) {
  const std::string page(4'000, 'n');
  Desk desk;
  Surface surface = desk.surface();
  surface.error_page = [&page](int, const Request&) { return Response::html(page); };
  ServerLimits limits;
  limits.waiting_later_max = 0;
  RunningServer server(std::move(surface), with(limits));
  TestClient client(server.port);
  const std::string packs = " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nContent-Length: 0\r\n\r\n";
  const Answer refused = client.ask("POST /go/a" + packs);
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Content-Encoding"), "(absent)");
  EXPECT_EQ(refused.body, page);
  const Answer unknown = client.ask("GET /nowhere" + packs);
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(unknown.header("Content-Encoding"), "gzip");
}

TEST(ServerLater, a_route_that_is_only_counted_leaves_no_line_and_no_id) {
  Desk desk;
  {
    RunningServer server(desk.surface(), with({}));
    TestClient client(server.port);
    const Answer page = client.ask(ask("GET", "/go/a"));
    EXPECT_EQ(page.body, "page of ");
    EXPECT_EQ(page.header("X-Request-Id"), "(absent)");
    client.send(post("/go/a"));
    desk.take(1).front().second(Response::text("saved"));
    EXPECT_EQ(client.read().header("X-Request-Id"), "(absent)");
    client.ask("POST /go/a HTTP/1.1\r\nHost: x\r\nContent-Length: 90000000\r\n\r\n");
    TestClient(server.port).ask(ask("GET", "/other"));
  }
  ASSERT_EQ(desk.logged.size(), 1U);
  EXPECT_EQ(desk.logged.front().route, "/other");
  EXPECT_THAT(desk.metrics->text(),
              ::testing::HasSubstr(
                  "prongsai_http_requests_total{route=\"/go/{name}\",method=\"POST\",status=\"2xx\"} 1"));
}

}  // namespace
}  // namespace prongsai::http
