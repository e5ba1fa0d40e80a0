// SPDX-License-Identifier: Apache-2.0
// Promises of answers, without a server.
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/http/answer.h"
#include "prongsai/http/router.h"

namespace prongsai::http {
namespace {

/// Takes down what is answered.
struct Heard {
  std::vector<Response> answers;
  Reply reply() {
    return Reply([this](Response response) { answers.push_back(std::move(response)); });
  }
};

TEST(Reply, the_first_call_keeps_the_promise_and_later_ones_do_nothing) {
  Heard heard;
  {
    const Reply reply = heard.reply();
    const Reply copy = reply;
    copy(Response::text("first"));
    reply(Response::text("second"));
    ASSERT_EQ(heard.answers.size(), 1U);
  }
  ASSERT_EQ(heard.answers.size(), 1U);
  EXPECT_EQ(heard.answers.front().body, "first");
}

TEST(Reply, a_promise_that_nobody_can_keep_any_more_is_a_500) {
  Heard heard;
  {
    std::optional<Reply> reply = heard.reply();
    const Reply copy = *reply;
    reply.reset();
    EXPECT_TRUE(heard.answers.empty());
  }
  ASSERT_EQ(heard.answers.size(), 1U);
  EXPECT_EQ(heard.answers.front().status, 500);
}

TEST(Reply, of_many_threads_that_answer_at_once_one_does) {
  for (int round = 0; round < 100; ++round) {
    Heard heard;
    const Reply reply = heard.reply();
    {
      std::vector<std::jthread> threads;
      for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([reply, thread] { reply(Response::text(std::to_string(thread))); });
      }
    }
    EXPECT_EQ(heard.answers.size(), 1U);
  }
}

class ALaterRoute : public ::testing::Test {
 protected:
  ALaterRoute() {
    router.post_later("/late/{name}", [this](const Request& request, Reply reply) {
      name = request.capture("name");
      promised.push_back(std::move(reply));
    });
    router.post_later("/other_thread", [](const Request&, Reply reply) {
      std::thread([reply = std::move(reply)] { reply(Response::text("from elsewhere")); }).detach();
    });
    router.post_later("/throws",
                      [](const Request&, const Reply&) { throw std::runtime_error("out of ink"); });
    router.get("/now", [](const Request&) { return Response::text("now"); });
  }
  void begin(const std::string& method, const std::string& target) {
    Request request = make_request(method, target);
    router.begin(request, heard.reply());
  }
  Heard heard;
  Router router;
  std::string name;
  std::vector<Reply> promised;
};

TEST_F(ALaterRoute, is_begun_with_its_captures_and_answered_when_somebody_does) {
  begin("POST", "/late/a");
  EXPECT_EQ(name, "a");
  EXPECT_TRUE(heard.answers.empty());
  promised.front()(Response::text("done"));
  EXPECT_EQ(heard.answers.front().body, "done");
  EXPECT_EQ(router.limits_of("POST", "/late/a").running, Running::later);
}

TEST_F(ALaterRoute, lies_beside_those_that_answer_at_once_and_those_that_are_not_there) {
  begin("GET", "/now");
  begin("GET", "/late/a");
  begin("POST", "/nowhere");
  ASSERT_EQ(heard.answers.size(), 3U);
  EXPECT_EQ(heard.answers[0].body, "now");
  EXPECT_EQ(heard.answers[1].status, 405);
  EXPECT_EQ(*find_header(heard.answers[1].headers, "Allow"), "POST");
  EXPECT_EQ(heard.answers[2].status, 404);
}

TEST_F(ALaterRoute, is_waited_for_by_whoever_asks_for_the_answer_itself) {
  Request request = make_request("POST", "/other_thread");
  EXPECT_EQ(router.answer(request).body, "from elsewhere");
  EXPECT_EQ(request.route, "/other_thread");
}

TEST_F(ALaterRoute, that_throws_is_a_500_and_an_incident) {
  std::vector<Incident> incidents;
  Surface surface;
  surface.begin = [this](Request& request, const Reply& reply) { router.begin(request, reply); };
  surface.incident_log = [&](const Incident& incident) { incidents.push_back(incident); };
  Request request = make_request("POST", "/throws");
  begin_answer(surface, request, heard.reply());
  ASSERT_EQ(heard.answers.size(), 1U);
  EXPECT_EQ(heard.answers.front().status, 500);
  ASSERT_EQ(incidents.size(), 1U);
  EXPECT_EQ(incidents.front().detail, "out of ink");
  EXPECT_EQ(incidents.front().route, "/throws");
}

}  // namespace
}  // namespace prongsai::http
