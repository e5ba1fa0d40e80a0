// SPDX-License-Identifier: Apache-2.0
// The server as a client on the same machine meets it: HTTP/1.1 (RFC 9112) and stopping.
#include "prongsai/http/server.h"

#include <csignal>
#include <latch>
#include <memory>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/http/router.h"
#include "prongsai/http/server_test_client.h"

namespace prongsai::http {
namespace {

Router example_routes() {
  Router router;
  router.get("/", [](const Request&) { return Response::html("<p>สวัสดี</p>"); });
  router.get("/say/{word}", [](const Request& request) { return Response::text(request.capture("word")); });
  router.get("/throw", [](const Request&) -> Response { throw std::runtime_error("out of ink"); });
  router.post("/echo", [](const Request& request) { return Response::text(request.body); });
  return router;
}

Surface surface_of(Router router) {
  Surface surface;
  surface.application = [router = std::move(router)](Request& request) { return router.answer(request); };
  return surface;
}

class AServer : public ::testing::Test {
 protected:
  RunningServer server_{surface_of(example_routes()), ServerOptions{}};
};

TEST_F(AServer, answers_a_get_with_body_length_date_and_security_headers) {
  TestClient client(server_.port);
  const Answer reply = client.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "<p>สวัสดี</p>");
  EXPECT_EQ(reply.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff");
  EXPECT_THAT(reply.header("Content-Security-Policy"), ::testing::StartsWith("default-src 'none';"));
  EXPECT_THAT(reply.header("Content-Security-Policy"), ::testing::Not(::testing::HasSubstr("script-src")));
  EXPECT_THAT(reply.header("Date"), ::testing::EndsWith(" GMT"));
  EXPECT_EQ(reply.header("Server"), "(absent)");
  EXPECT_EQ(reply.header("Connection"), "(absent)");
}

TEST_F(AServer, answers_head_as_get_without_the_body) {
  TestClient client(server_.port);
  client.send("HEAD /say/abc HTTP/1.1\r\nHost: x\r\n\r\nGET /say/de HTTP/1.1\r\nHost: x\r\n\r\n");
  const Answer head = client.read(Body::absent);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), "3");
  EXPECT_EQ(client.read().body, "de");
}

TEST_F(AServer, answers_pipelined_requests_in_order) {
  TestClient client(server_.port);
  std::string requests;
  for (int n = 0; n < 50; ++n) {
    requests += "GET /say/" + std::to_string(n) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    requests += "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n" + std::to_string(10 + n);
  }
  client.send(requests);
  for (int n = 0; n < 50; ++n) {
    EXPECT_EQ(client.read().body, std::to_string(n));
    EXPECT_EQ(client.read().body, std::to_string(10 + n));
  }
}

TEST_F(AServer, understands_a_request_that_comes_byte_by_byte) {
  TestClient client(server_.port);
  for (const char byte : std::string_view("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                                          "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")) {
    client.send(std::string_view(&byte, 1));
  }
  EXPECT_EQ(client.read().body, "abcde");
}

TEST_F(AServer, tells_a_client_that_waits_to_go_on_with_its_body) {
  TestClient client(server_.port);
  EXPECT_EQ(client.ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
                .status,
            100);
  EXPECT_EQ(client.ask("abc").body, "abc");
}

TEST_F(AServer, speaks_http_1_0_and_closes_unless_asked_to_stay) {
  TestClient once(server_.port);
  const Answer reply = once.ask("GET /say/a HTTP/1.0\r\n\r\n");
  EXPECT_EQ(reply.body, "a");
  EXPECT_EQ(reply.header("Connection"), "close");
  EXPECT_TRUE(once.sees_close());

  TestClient twice(server_.port);
  EXPECT_EQ(twice.ask("GET /say/a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("Connection"),
            "keep-alive");
  EXPECT_EQ(twice.ask("GET /say/b HTTP/1.0\r\n\r\n").body, "b");
}

TEST_F(AServer, closes_when_the_client_says_close) {
  TestClient client(server_.port);
  EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").header("Connection"),
            "close");
  EXPECT_TRUE(client.sees_close());
}

TEST_F(AServer, says_404_and_405_and_keeps_the_connection) {
  TestClient client(server_.port);
  EXPECT_EQ(client.ask("GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
  const Answer wrong_method = client.ask("DELETE /echo HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(wrong_method.status, 405);
  EXPECT_EQ(wrong_method.header("Allow"), "POST");
  EXPECT_EQ(client.ask("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n").status, 405);
  EXPECT_EQ(client.ask("TRACE / HTTP/1.1\r\nHost: x\r\n\r\n").header("Allow"), "GET, HEAD");
}

TEST_F(AServer, refuses_broken_requests_with_400_and_closes) {
  for (const std::string_view broken :
       {"GET  / HTTP/1.1\r\nHost: x\r\n\r\n", "GET /\r\n\r\n", "hello\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET /../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%2e%2E/etc HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a%2fb HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%c0%af HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%0d%0aX: HTTP/1.1\r\nHost: x\r\n\r\n", "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"}) {
    TestClient client(server_.port);
    const Answer reply = client.ask(broken);
    EXPECT_EQ(reply.status, 400) << broken;
    EXPECT_EQ(reply.header("Connection"), "close");
    EXPECT_TRUE(client.sees_close()) << broken;
  }
}

TEST_F(AServer, refuses_lengths_that_two_readers_could_read_differently) {
  for (const std::string_view lengths :
       {"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "Content-Length: 3\r\nContent-Length: 4\r\n",
        "Content-Length: -1\r\n", "Content-Length: 0x3\r\n", "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked, identity\r\n"}) {
    TestClient client(server_.port);
    const std::string head = "POST /echo HTTP/1.1\r\nHost: x\r\n" + std::string(lengths) + "\r\n";
    EXPECT_EQ(client.ask(head + "0\r\n\r\nGET /say/smuggled HTTP/1.1\r\nHost: x\r\n\r\n").status, 400)
        << lengths;
    EXPECT_TRUE(client.sees_close()) << lengths;
  }
}

TEST_F(AServer, names_an_unknown_version_and_an_unknown_expectation) {
  EXPECT_EQ(TestClient(server_.port).ask("GET / HTTP/1.7\r\nHost: x\r\n\r\n").status, 505);
  EXPECT_EQ(TestClient(server_.port).ask("GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n").status, 417);
}

TEST_F(AServer, says_500_when_a_handler_throws_and_lives_on) {
  TestClient client(server_.port);
  const Answer reply = client.ask("GET /throw HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(reply.status, 500);
  EXPECT_THAT(reply.body, ::testing::Not(::testing::HasSubstr("ink")));
  EXPECT_EQ(client.ask("GET /say/still HTTP/1.1\r\nHost: x\r\n\r\n").body, "still");
}

TEST(Server, finishes_the_request_under_way_closes_the_idle_ones_and_returns_when_stopped) {
  std::latch has_begun(1);
  std::latch may_end(1);
  Router router = example_routes();
  router.get("/slow", [&](const Request&) {
    has_begun.count_down();
    may_end.wait();
    return Response::text(std::string(3'000'000, 'x'));
  });
  ServerOptions options;
  options.threads = 2;
  RunningServer server(surface_of(std::move(router)), options);
  TestClient idle(server.port);
  EXPECT_EQ(idle.ask("GET /say/a HTTP/1.1\r\nHost: x\r\n\r\n").body, "a");
  auto busy = std::make_unique<TestClient>(server.port);
  busy->send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  has_begun.wait();
  server.server.stop();
  may_end.count_down();
  const Answer reply = busy->read();
  EXPECT_EQ(reply.body.size(), 3'000'000U);
  EXPECT_EQ(reply.header("Connection"), "close");
  EXPECT_TRUE(busy->sees_close());
  EXPECT_TRUE(idle.sees_close());
  busy.reset();
  const RunTotals totals = server.totals();
  EXPECT_EQ(totals.connections, 2U);
  EXPECT_EQ(totals.requests, 2U);
  EXPECT_THROW(TestClient late(server.port), std::runtime_error);
}

TEST(Server, obeys_sigterm) {
  ServerOptions options;
  options.stop_signals = StopSignals::obeyed;
  RunningServer server(surface_of(example_routes()), options);
  TestClient client(server.port);
  EXPECT_EQ(client.ask("GET /say/a HTTP/1.1\r\nHost: x\r\n\r\n").status, 200);
  raise(SIGTERM);
  EXPECT_TRUE(client.sees_close());
  EXPECT_EQ(server.totals().requests, 1U);
}

TEST(Server, ends_at_once_when_stopped_before_it_runs) {
  Server server(ServerOptions{}, surface_of(example_routes()));
  server.stop();
  const auto result = server.run();
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->requests, 0U);
}

TEST(Server, says_that_the_port_is_in_use) {
  RunningServer first(surface_of(example_routes()), ServerOptions{});
  ServerOptions options;
  options.port = first.port;
  const auto result = Server(options, surface_of(example_routes())).run();
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.problems().front().code, "http.address_in_use");
  EXPECT_EQ(base::detail(result.problems().front(), "address"), "127.0.0.1");
  EXPECT_EQ(base::detail(result.problems().front(), "port"), std::to_string(first.port));
}

TEST(Server, says_that_an_address_is_wrong_or_belongs_to_somebody_else) {
  ServerOptions options;
  options.address = "here";
  EXPECT_EQ(Server(options, surface_of(Router{})).run().problems().front().code,
            "http.address_not_understood");
  options.address = "192.0.2.1";  // TEST-NET-1 (RFC 5737): never an address of this machine
  EXPECT_EQ(Server(options, surface_of(Router{})).run().problems().front().code, "http.address_not_here");
}

TEST(Server, tells_an_ipv6_address_as_a_browser_wants_it) {
  ServerOptions options;
  options.address = "::1";
  Server server(options, surface_of(example_routes()));
  std::string url;
  const auto result = server.run([&](const Listening& where) {
    url = where.url;
    server.stop();
  });
  if (!result.ok()) GTEST_SKIP() << "no IPv6 loopback here";
  EXPECT_THAT(url, ::testing::MatchesRegex("http://\\[::1\\]:[0-9]+/"));
}

}  // namespace
}  // namespace prongsai::http
