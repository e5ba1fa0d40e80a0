// SPDX-License-Identifier: Apache-2.0
// However often and in whatever order something is sent: a ballot counts once, a code is good for one.
#include <algorithm>
#include <array>
#include <thread>

#include "answered_survey.h"

namespace prongsai::anonymity {
namespace {

using desk::Submitted;

class CountedOnce : public AnsweredSurvey {
 protected:
  [[nodiscard]] std::int64_t used(std::int64_t survey) {
    return read([&](db::Transaction& t) { return store::count_codes(t, survey).used; });
  }
};

TEST_P(CountedOnce, of_ten_thousand_posts_with_one_code_one_is_accepted) {
  constexpr std::size_t posts = 10'000;
  constexpr std::size_t clients = 32;
  const std::string code = codes_.front();
  std::vector<std::string> forms;
  for (std::size_t i = 0; i < posts; ++i)
    forms.push_back(
        filled_in(questionnaire_, dice_.hexadecimal(survey::submission_id_length), random_sheet()) +
        "&code=" + code);
  std::atomic<int> accepted = 0;
  std::atomic<int> spent = 0;
  std::atomic<int> others = 0;
  {
    SurveyServer server(test_);
    std::vector<std::jthread> threads;
    for (std::size_t first = 0; first < clients; ++first) {
      threads.emplace_back([&, first] {
        Client client(server.port());
        for (std::size_t i = first; i < posts; i += clients) {
          const Client::Answer answer = client.post(coded_page, forms[i]);
          if (answer.status == 200) {
            ++accepted;
          } else if (answer.status == 403 && answer.body.find("code_spent") != std::string::npos) {
            ++spent;
          } else {
            ++others;
          }
        }
      });
    }
  }
  EXPECT_EQ(accepted, 1);
  EXPECT_EQ(spent, static_cast<int>(posts) - 1);
  EXPECT_EQ(others, 0);
  EXPECT_EQ(sealed(coded_), 1);
  EXPECT_EQ(received(coded_), 1);
  EXPECT_EQ(used(coded_), 1);
}

/// What programs of messengers do with a link before anybody opens it, and a browser before it sends.
TEST_P(CountedOnce, a_hundred_looks_at_a_link_spend_no_code) {
  SurveyServer server(test_);
  Client client(server.port());
  const std::string& code = codes_[7];
  const std::string target = std::string(coded_page) + "?c=l&code=" + code;
  const std::string bot = "User-Agent: facebookexternalhit/1.1;line-poker/1.0\r\n";
  const std::string form =
      filled_in(questionnaire_, dice_.hexadecimal(survey::submission_id_length), random_sheet()) +
      "&code=" + code;
  for (int i = 0; i < 100; ++i) EXPECT_EQ(client.get(target, bot).status, 200);
  std::string step = form;
  step.replace(step.find("step=submit"), 11, "step=1-2");
  EXPECT_EQ(client.post(coded_page, step).status, 200);
  EXPECT_EQ(used(coded_), 0);
  EXPECT_EQ(client.post(target, form, bot).status, 200);
  EXPECT_EQ(used(coded_), 1);
}

/// A thousand people whose telephones send again and again, in any order, each time with other content, to a
/// server that ends and begins anew meanwhile.
TEST_P(CountedOnce, a_hundred_thousand_resends_of_a_thousand_ballots_count_a_thousand) {
  constexpr std::size_t ballots = 1'000;
  constexpr std::size_t sent = 100'000;
  constexpr std::size_t servers = 10;
  std::vector<desk::Submission> all;
  for (std::size_t i = 0; i < ballots; ++i)
    all.push_back(i % 2 == 0 ? ballot(open_) : coded_ballot(coded_, codes_[i]));
  const std::array<std::string, 2> contents = {ballot(open_).sealed, ballot(coded_).sealed};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < sent; ++i) order.push_back(i % ballots);
  std::ranges::shuffle(order, std::mt19937_64(2570));
  std::vector<std::atomic<int>> received_first(ballots);
  std::atomic<std::size_t> again = 0;
  for (std::size_t server = 0; server < servers; ++server) {
    desk::Collector collector(test_.database(), [](const std::string& what) { FAIL() << what; });
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&, thread] {
        const std::size_t end = (server + 1) * (sent / servers);
        for (std::size_t i = server * (sent / servers) + thread; i < end; i += 4) {
          const std::size_t which = order[i];
          desk::Submission one = all[which];
          if (i % 3 == 0) one.sealed = contents[which % 2];
          EXPECT_TRUE(collector.submit(std::move(one), [&, which](Submitted outcome) {
            if (outcome == Submitted::received) ++received_first[which];
            again += outcome == Submitted::received_before ? 1 : 0;
          }));
        }
      });
    }
  }
  for (std::size_t i = 0; i < ballots; ++i) EXPECT_EQ(received_first[i], 1) << i;
  EXPECT_EQ(again, sent - ballots);
  EXPECT_EQ(sealed(open_) + sealed(coded_), static_cast<std::int64_t>(ballots));
  EXPECT_EQ(received(open_) + received(coded_), static_cast<std::int64_t>(ballots));
  EXPECT_EQ(used(coded_), static_cast<std::int64_t>(ballots / 2));
}

PRONGSAI_ON_SHARED_ENGINES(CountedOnce);

}  // namespace
}  // namespace prongsai::anonymity
