// SPDX-License-Identifier: Apache-2.0
// Slow handlers, large bodies and too much work: nobody else waits for them.
#include <latch>
#include <memory>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/http/router.h"
#include "prongsai/http/server_test_client.h"

namespace prongsai::http {
namespace {

std::string get(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
}
std::string post_head(const std::string& target, std::size_t length, const std::string& headers = "") {
  return "POST " + target + " HTTP/1.1\r\nHost: x\r\n" + headers +
         "Content-Length: " + std::to_string(length) + "\r\n\r\n";
}

/// Routes with one that takes as long as the test likes.
class Load {
 public:
  Load() {
    router_.get("/slow", [this](const Request&) {
      has_begun.count_down();
      may_end.wait();
      return Response::text("slow");
    });
    router_.get("/say/{word}",
                [](const Request& request) { return Response::text(request.capture("word")); });
    router_.get("/health", [](const Request&) { return Response::text("well"); },
                {.running = Running::at_once});
    const auto length = [](const Request& request) {
      return Response::text(std::to_string(request.body.size()));
    };
    router_.post("/upload", length, {.body_bytes_max = upload_max});
    router_.post("/small", length, {.body_bytes_max = 10});
    router_.post("/usual", length);
  }
  Surface surface() {
    Surface surface;
    surface.application = [this](Request& request) { return router_.answer(request); };
    surface.limits_of = [this](const Request& head) { return router_.limits_of(head.method, head.path); };
    return surface;
  }

  static constexpr std::size_t upload_max = std::size_t{20} * 1024 * 1024;
  std::latch has_begun{1};
  std::latch may_end{1};

 private:
  Router router_;
};

TEST(ServerLoad, a_slow_handler_holds_up_nobody_else_even_on_one_thread) {
  Load load;
  ServerOptions options;
  options.threads = 1;
  options.handler_threads = 2;
  RunningServer server(load.surface(), options);
  TestClient slow(server.port);
  TestClient quick(server.port);
  slow.send(get("/slow"));
  load.has_begun.wait();
  EXPECT_EQ(quick.ask(get("/say/a")).body, "a");  // on the other handler thread
  EXPECT_EQ(TestClient(server.port).ask(get("/health")).body, "well");
  load.may_end.count_down();
  EXPECT_EQ(slow.read().body, "slow");
}

TEST(ServerLoad, too_many_requests_at_once_are_503_and_health_stays_reachable) {
  Load load;
  ServerOptions options;
  options.handler_threads = 1;
  options.limits.answering_max = 2;
  RunningServer server(load.surface(), options);
  TestClient slow(server.port);
  slow.send(get("/slow"));
  load.has_begun.wait();
  TestClient waiting(server.port);
  EXPECT_EQ(waiting.ask(get("/health")).body, "well");
  waiting.send(get("/say/waits"));
  // One thread serves all connections, in the order their bytes come: after this, the one before was read.
  EXPECT_EQ(TestClient(server.port).ask(get("/health")).body, "well");
  TestClient refused(server.port);
  const Answer reply = refused.ask(get("/say/refused"));
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.header("Retry-After"), "5");
  EXPECT_EQ(refused.ask(get("/health")).body, "well");  // it was read whole: the connection goes on
  load.may_end.count_down();
  EXPECT_EQ(slow.read().body, "slow");
  EXPECT_EQ(waiting.read().body, "waits");
  EXPECT_EQ(TestClient(server.port).ask(get("/say/again")).body, "again");
}

TEST(ServerLoad, a_stop_lets_the_running_and_the_waiting_request_finish) {
  Load load;
  ServerOptions options;
  options.handler_threads = 1;
  RunningServer server(load.surface(), options);
  TestClient slow(server.port);
  TestClient waiting(server.port);
  slow.send(get("/slow"));
  load.has_begun.wait();
  EXPECT_EQ(waiting.ask(get("/health")).body, "well");
  waiting.send(get("/say/waits"));
  EXPECT_EQ(TestClient(server.port).ask(get("/health")).body, "well");
  server.server.stop();
  load.may_end.count_down();
  for (const auto& [client, body] : {std::pair{&slow, "slow"}, std::pair{&waiting, "waits"}}) {
    const Answer reply = client->read();
    EXPECT_EQ(reply.body, body);
    EXPECT_EQ(reply.header("Connection"), "close");
    EXPECT_TRUE(client->sees_close());
  }
}

TEST(ServerLoad, only_the_route_that_wants_it_takes_a_large_body) {
  Load load;
  RunningServer server(load.surface(), ServerOptions{});
  const std::string large(Load::upload_max, 'b');
  const auto status_for = [&](const std::string& target, std::size_t length) {
    TestClient client(server.port);
    client.send(post_head(target, length));
    client.send(std::string_view(large).substr(0, length));
    const Answer reply = client.read();
    return reply.status == 200 ? reply.body : std::to_string(reply.status);
  };
  EXPECT_EQ(status_for("/upload", Load::upload_max), std::to_string(Load::upload_max));
  EXPECT_EQ(status_for("/usual", 1024 * 1024), "1048576");
  EXPECT_EQ(status_for("/small", 10), "10");
  EXPECT_EQ(status_for("/usual", 1024 * 1024 + 1), "413");
  EXPECT_EQ(status_for("/nowhere", 1024 * 1024 + 1), "413");
  EXPECT_EQ(status_for("/small", 11), "413");
}

TEST(ServerLoad, a_body_too_large_for_its_route_is_refused_before_it_is_sent) {
  Load load;
  RunningServer server(load.surface(), ServerOptions{});
  // Nothing of the body is ever sent: only the head can have decided.
  EXPECT_EQ(TestClient(server.port).ask(post_head("/upload", Load::upload_max + 1)).status, 413);
  EXPECT_EQ(TestClient(server.port).ask(post_head("/small", 11)).status, 413);
  const std::string waits = "Expect: 100-continue\r\n";
  EXPECT_EQ(TestClient(server.port).ask(post_head("/usual", Load::upload_max, waits)).status, 413);
  EXPECT_EQ(TestClient(server.port).ask(post_head("/upload", Load::upload_max, waits)).status, 100);
  TestClient chunked(server.port);
  EXPECT_EQ(
      chunked.ask("POST /small HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n01234567890\r\n")
          .status,
      413);
}

TEST(ServerLoad, large_bodies_share_a_room_that_small_ones_do_not_need) {
  Load load;
  ServerOptions options;
  options.limits.large_body_bytes = 1'000;
  options.limits.large_bodies_bytes_max = 100'000;
  RunningServer server(load.surface(), options);
  TestClient first(server.port);
  EXPECT_EQ(first.ask(post_head("/upload", 90'000, "Expect: 100-continue\r\n")).status, 100);
  const Answer refused = TestClient(server.port).ask(post_head("/upload", 20'000));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "5");
  EXPECT_EQ(TestClient(server.port).ask(post_head("/upload", 1'000) + std::string(1'000, 'b')).body, "1000");
  EXPECT_EQ(first.ask(std::string(90'000, 'b')).body, "90000");
  EXPECT_EQ(TestClient(server.port).ask(post_head("/upload", 20'000) + std::string(20'000, 'b')).body,
            "20000");
}

}  // namespace
}  // namespace prongsai::http
