// SPDX-License-Identifier: Apache-2.0
// What happens to clients that take too much: bytes, time or connections.
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/http/router.h"
#include "prongsai/http/server_test_client.h"

namespace prongsai::http {
namespace {

using std::chrono::milliseconds;

Surface echo_surface() {
  Surface surface;
  surface.application = [](Request& request) {
    return Response::text(request.body.empty() ? request.path : request.body);
  };
  return surface;
}

ServerOptions with(ServerLimits limits) {
  ServerOptions options;
  limits.sweep_interval = milliseconds(5);
  options.limits = limits;
  return options;
}

std::string get(const std::string& target, const std::string& headers = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
}

TEST(ServerLimits, a_long_target_is_414_whether_or_not_its_line_ends) {
  RunningServer server(echo_surface(), with({}));
  EXPECT_EQ(TestClient(server.port).ask(get("/" + std::string(8 * 1024, 'a'))).status, 414);
  EXPECT_EQ(TestClient(server.port).ask("GET /" + std::string(20 * 1024, 'a')).status, 414);
  const std::string fitting = "/" + std::string(8 * 1024 - 1, 'a');
  EXPECT_EQ(TestClient(server.port).ask(get(fitting)).body, fitting);
}

TEST(ServerLimits, headers_too_large_are_431) {
  RunningServer server(echo_surface(), with({}));
  EXPECT_EQ(TestClient(server.port).ask(get("/", "A: " + std::string(17 * 1024, 'a') + "\r\n")).status, 431);
  TestClient endless(server.port);
  endless.send("GET / HTTP/1.1\r\nHost: x\r\n");
  for (int line = 0; line < 1700; ++line) endless.send("A: 23456\r\n");
  EXPECT_EQ(endless.read().status, 431);
  EXPECT_EQ(TestClient(server.port).ask(get("/", "A: " + std::string(15 * 1024, 'a') + "\r\n")).status, 200);
}

TEST(ServerLimits, a_body_too_large_is_413_by_its_length_or_by_its_chunks) {
  ServerLimits limits;
  limits.body_bytes_max = 1000;
  RunningServer server(echo_surface(), with(limits));
  const std::string post = "POST / HTTP/1.1\r\nHost: x\r\n";
  EXPECT_EQ(TestClient(server.port).ask(post + "Content-Length: 1001\r\n\r\n").status, 413);
  // The client sends all of it before it reads: the answer must survive the unread rest.
  EXPECT_EQ(
      TestClient(server.port).ask(post + "Content-Length: 300000\r\n\r\n" + std::string(300000, 'b')).status,
      413);
  EXPECT_EQ(
      TestClient(server.port)
          .ask(post + "Transfer-Encoding: chunked\r\n\r\n400\r\n" + std::string(1024, 'b') + "\r\n0\r\n\r\n")
          .status,
      413);
  EXPECT_EQ(TestClient(server.port).ask(post + "Content-Length: 1000\r\n\r\n" + std::string(1000, 'b')).body,
            std::string(1000, 'b'));
}

TEST(ServerLimits, a_head_that_never_ends_is_closed_though_bytes_keep_coming) {
  ServerLimits limits;
  limits.head_timeout = milliseconds(60);
  RunningServer server(echo_surface(), with(limits));
  TestClient slow(server.port);
  slow.send("GET / HTTP/1.1\r\nHost: x\r\n");
  bool closed = false;
  const auto begin = std::chrono::steady_clock::now();
  while (!closed && std::chrono::steady_clock::now() - begin < std::chrono::seconds(10)) {
    try {
      slow.send("A: b\r\n");
      // 431 would come after 16 KiB: stay well below by waiting for the clock, not for the server.
      for (const auto until = std::chrono::steady_clock::now() + milliseconds(5);
           std::chrono::steady_clock::now() < until;) {
      }
    } catch (const std::runtime_error&) {
      closed = true;
    }
  }
  EXPECT_TRUE(closed);
}

TEST(ServerLimits, silence_is_closed_before_within_and_after_a_request) {
  ServerLimits limits;
  limits.idle_timeout = milliseconds(40);
  limits.head_timeout = milliseconds(40);
  limits.body_timeout = milliseconds(40);
  RunningServer server(echo_surface(), with(limits));
  TestClient silent(server.port);
  EXPECT_TRUE(silent.sees_close());
  TestClient within_head(server.port);
  within_head.send("GET / HT");
  EXPECT_TRUE(within_head.sees_close());
  TestClient within_body(server.port);
  within_body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345");
  EXPECT_TRUE(within_body.sees_close());
  TestClient after(server.port);
  EXPECT_EQ(after.ask(get("/")).status, 200);
  EXPECT_TRUE(after.sees_close());
}

TEST(ServerLimits, one_connection_too_many_ends_the_one_idle_longest) {
  ServerLimits limits;
  limits.connections_max = 3;
  RunningServer server(echo_surface(), with(limits));
  TestClient first(server.port);
  TestClient second(server.port);
  TestClient third(server.port);
  EXPECT_EQ(first.ask(get("/1")).body, "/1");
  EXPECT_EQ(second.ask(get("/2")).body, "/2");
  EXPECT_EQ(third.ask(get("/3")).body, "/3");
  EXPECT_EQ(first.ask(get("/1")).body, "/1");
  EXPECT_EQ(TestClient(server.port).ask(get("/4")).body, "/4");
  EXPECT_TRUE(second.sees_close());
  EXPECT_EQ(first.ask(get("/1")).body, "/1");
  EXPECT_EQ(third.ask(get("/3")).body, "/3");
}

TEST(ServerLimits, one_connection_too_many_is_503_where_none_is_idle_and_the_others_are_served) {
  ServerLimits limits;
  limits.connections_max = 2;
  RunningServer server(echo_surface(), with(limits));
  TestClient first(server.port);
  TestClient second(server.port);
  // After an answer the next head is begun: the server has read some of it once it answers the one before.
  first.send(get("/1") + "GET /");
  second.send(get("/2") + "GET /");
  EXPECT_EQ(first.read().body, "/1");
  EXPECT_EQ(second.read().body, "/2");
  {
    TestClient third(server.port);
    const Answer reply = third.ask(get("/3"));
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.header("Retry-After"), "5");
    EXPECT_TRUE(third.sees_close());
  }
  EXPECT_EQ(first.ask("1 HTTP/1.1\r\nHost: x\r\n\r\n").body, "/1");
  EXPECT_EQ(second.ask("2 HTTP/1.1\r\nHost: x\r\n\r\n").body, "/2");
}

TEST(ServerLimits, a_flood_of_idle_connections_shuts_nobody_out) {
  ServerLimits limits;
  limits.connections_max = 50;
  RunningServer server(echo_surface(), with(limits));
  TestClient honest(server.port);
  std::vector<std::unique_ptr<TestClient>> idle;
  for (int n = 0; n < 300; ++n) {
    idle.push_back(std::make_unique<TestClient>(server.port));
    if (n % 10 == 0) ASSERT_EQ(honest.ask(get("/honest")).body, "/honest");
  }
  EXPECT_EQ(TestClient(server.port).ask(get("/next")).body, "/next");
}

TEST(ServerLimits, the_last_request_of_a_connection_is_told_so) {
  ServerLimits limits;
  limits.requests_per_connection_max = 2;
  RunningServer server(echo_surface(), with(limits));
  TestClient client(server.port);
  EXPECT_EQ(client.ask(get("/1")).header("Connection"), "(absent)");
  EXPECT_EQ(client.ask(get("/2")).header("Connection"), "close");
  EXPECT_TRUE(client.sees_close());
}

TEST(ServerLimits, hundreds_of_idle_connections_do_not_hold_up_the_next_client) {
  RunningServer server(echo_surface(), with({}));
  std::vector<std::unique_ptr<TestClient>> idle;
  for (int n = 0; n < 300; ++n) idle.push_back(std::make_unique<TestClient>(server.port));
  EXPECT_EQ(TestClient(server.port).ask(get("/next")).body, "/next");
}

TEST(ServerLimits, a_client_that_does_not_end_is_cut_off_when_the_server_has_waited_long_enough) {
  ServerLimits limits;
  limits.drain_timeout = milliseconds(40);
  RunningServer server(echo_surface(), with(limits));
  TestClient stuck(server.port);
  EXPECT_EQ(stuck.ask(get("/")).status, 200);
  stuck.send("GET / HT");
  TestClient other(server.port);
  EXPECT_EQ(other.ask(get("/")).status, 200);  // by now the half head has been read
  server.server.stop();
  EXPECT_EQ(server.totals().connections, 2U);
}

TEST(ServerLimits, many_clients_on_several_threads_each_get_their_own_answer) {
  ServerOptions options = with({});
  options.threads = 3;
  RunningServer server(echo_surface(), options);
  std::vector<std::thread> clients;
  std::atomic<int> wrong = 0;
  for (int n = 0; n < 8; ++n) {
    clients.emplace_back([&, n] {
      TestClient client(server.port);
      for (int round = 0; round < 200; ++round) {
        const std::string path = "/" + std::to_string(n) + "/" + std::to_string(round);
        if (client.ask(get(path)).body != path) ++wrong;
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace prongsai::http
