// SPDX-License-Identifier: Apache-2.0
// Ballots on their way into the box, on every engine: durable once, counted once, a code good for one.
#include <atomic>
#include <thread>

#include "boxes_fixture.h"
#include "store_tests/sql.h"

namespace prongsai::offices {
namespace {

using testing::Each;
using testing::ElementsAre;

const std::string good_code = survey::make_slip_code(std::string(32, 'a'));
const std::string other_code = survey::make_slip_code(std::string(32, 'b'));

class Collecting : public BoxOffices {
 protected:
  desk::Collector collector_{test_.database(), [this](const std::string&) { ++broke_; }};
  Handing hand_{collector_};
  std::atomic<int> broke_ = 0;
};
class CollectingTogether : public Collecting {};

TEST_P(Collecting, what_is_received_is_stored_and_counted_by_day_and_by_channel) {
  for (int i = 0; i < 5; ++i) hand_.submit(ballot(first_));
  desk::Submission other = ballot(first_ + 1);
  other.channel = survey::Channel::line;
  other.day = 20'779;
  hand_.submit(std::move(other));
  EXPECT_THAT(hand_.outcomes(), Each(Submitted::received));
  EXPECT_EQ(sealed(first_), 5);
  read([&](db::Transaction& t) {
    EXPECT_THAT(store::list_days(t, first_), ElementsAre(store::DayReceived{first_, 20'778, 5}));
    EXPECT_THAT(store::list_channels(t, first_ + 1),
                ElementsAre(store::ChannelReceived{first_ + 1, survey::Channel::line, 1}));
    EXPECT_THAT(store::list_days(t, first_ + 1), ElementsAre(store::DayReceived{first_ + 1, 20'779, 1}));
    return 0;
  });
  EXPECT_EQ(collector_.totals().received, 6U);
}

TEST_P(Collecting, a_resend_counts_once_and_the_first_content_stays) {
  const desk::Submission first = ballot(first_);
  desk::Submission again = first;
  again.sealed = ballot(first_).sealed;
  EXPECT_EQ(hand_.outcome_of(first), Submitted::received);
  EXPECT_EQ(hand_.outcome_of(again), Submitted::received_before);
  for (int i = 0; i < 3; ++i) hand_.submit(again);  // together
  EXPECT_THAT(hand_.outcomes(), Each(Submitted::received_before));
  read([&](db::Transaction& t) {
    const auto kept = store::list_sealed(t, first_, first_);
    EXPECT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept.front().sealed, first.sealed);
    EXPECT_THAT(store::list_days(t, first_), ElementsAre(store::DayReceived{first_, 20'778, 1}));
    return 0;
  });
}

TEST_P(Collecting, one_id_in_two_surveys_is_two_ballots) {
  desk::Submission one = ballot(first_);
  EXPECT_EQ(hand_.outcome_of(one), Submitted::received);
  one.survey = first_ + 1;
  EXPECT_EQ(hand_.outcome_of(one), Submitted::received);
}

TEST_P(Collecting, a_code_is_good_for_one_ballot_of_its_survey) {
  make_code(first_, good_code);
  EXPECT_EQ(hand_.outcome_of(coded_ballot(first_ + 1, good_code)), Submitted::code_unknown);
  EXPECT_EQ(hand_.outcome_of(coded_ballot(first_, other_code)), Submitted::code_unknown);
  const desk::Submission good = coded_ballot(first_, good_code);
  EXPECT_EQ(hand_.outcome_of(good), Submitted::received);
  EXPECT_EQ(hand_.outcome_of(coded_ballot(first_, good_code)), Submitted::code_spent);
  EXPECT_EQ(hand_.outcome_of(good), Submitted::received_before);
  EXPECT_EQ(read([&](db::Transaction& t) { return store::count_codes(t, first_); }),
            (store::CodeCount{.made = 1, .used = 1}));
  EXPECT_EQ(sealed(first_), 1);
}

TEST_P(Collecting, of_ten_thousand_that_spend_one_code_at_once_one_is_taken) {
  make_code(first_, good_code);
  std::vector<desk::Submission> all;
  for (int i = 0; i < 10'000; ++i) all.push_back(coded_ballot(first_, good_code));
  std::atomic<int> received = 0;
  std::atomic<int> spent = 0;
  std::atomic<int> left = 10'000;
  std::promise<void> told;
  std::vector<std::jthread> threads;
  for (std::size_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (std::size_t i = thread; i < all.size(); i += 4) {
        const bool taken = collector_.submit(all[i], [&](Submitted outcome) {
          received += outcome == Submitted::received ? 1 : 0;
          spent += outcome == Submitted::code_spent ? 1 : 0;
          if (--left == 0) told.set_value();
        });
        EXPECT_TRUE(taken);
      }
    });
  }
  told.get_future().wait();
  EXPECT_EQ(received, 1);
  EXPECT_EQ(spent, 9'999);
  EXPECT_EQ(sealed(first_), 1);
}

TEST_P(Collecting, nothing_gets_into_a_box_that_is_being_opened) {
  EXPECT_EQ(hand_.outcome_of(ballot(first_)), Submitted::received);
  make_code(first_, good_code);
  perform([&](db::Transaction& t) {
    EXPECT_TRUE(store::change_box(t, box_, box_.custody, store::BoxState::opening));
    return 0;
  });
  EXPECT_EQ(hand_.outcome_of(ballot(first_)), Submitted::too_late);
  EXPECT_EQ(hand_.outcome_of(coded_ballot(first_, good_code)), Submitted::too_late);
  EXPECT_EQ(hand_.outcome_of(ballot(first_ + 100)), Submitted::too_late);  // no such survey
  EXPECT_EQ(read([&](db::Transaction& t) { return store::count_codes(t, first_).used; }), 0);
  EXPECT_EQ(sealed(first_), 1);
}

TEST_P(Collecting, after_trouble_that_is_no_passing_one_nothing_is_acknowledged_any_more) {
  perform([&](db::Transaction& t) {
    t.run_script(store_tests::sql::drop_sealed_ballots);
    return 0;
  });
  EXPECT_EQ(hand_.outcome_of(ballot(first_)), Submitted::not_saved);
  EXPECT_FALSE(collector_.submit(ballot(first_), [](Submitted) { FAIL(); }));
  EXPECT_EQ(broke_, 1);
}

TEST_P(Collecting, a_full_queue_refuses_at_once) {
  std::promise<void> go_on;
  const auto may_go_on = go_on.get_future().share();
  std::promise<void> begun;
  std::atomic<int> told = 0;
  {
    desk::Collector small(test_.database(), [](const std::string&) {}, {.waiting_max = 2, .batch_max = 1});
    ASSERT_TRUE(small.submit(ballot(first_), [&](Submitted) {
      begun.set_value();
      may_go_on.wait();
      ++told;
    }));
    begun.get_future().wait();  // the thread is busy with its answer
    ASSERT_TRUE(small.submit(ballot(first_), [&](Submitted) { ++told; }));
    ASSERT_TRUE(small.submit(ballot(first_), [&](Submitted) { ++told; }));
    EXPECT_FALSE(small.submit(ballot(first_), [&](Submitted) { ++told; }));
    go_on.set_value();
  }
  EXPECT_EQ(told, 3);  // what waited was written before it ended
  EXPECT_EQ(sealed(first_), 3);
}

TEST_P(CollectingTogether, two_servers_take_each_ballot_and_each_code_once) {
  const auto other_office = open_again();
  desk::Collector other(other_office->database(), [this](const std::string&) { ++broke_; });
  Handing other_hand(other);
  make_code(first_ + 1, good_code);
  for (int i = 0; i < 500; ++i) {
    desk::Submission one = i % 100 == 0 ? coded_ballot(first_ + 1, good_code) : ballot(first_);
    hand_.submit(one);
    other_hand.submit(one);
  }
  const auto here = hand_.outcomes();
  const auto there = other_hand.outcomes();
  std::int64_t received = 0;
  std::int64_t coded = 0;
  for (std::size_t i = 0; i < here.size(); ++i) {
    const auto both = (here[i] == Submitted::received ? 1 : 0) + (there[i] == Submitted::received ? 1 : 0);
    (i % 100 == 0 ? coded : received) += both;
    if (i % 100 != 0) {
      EXPECT_EQ(both, 1) << i;
    }
  }
  EXPECT_EQ(received, 495);
  EXPECT_EQ(coded, 1);
  EXPECT_EQ(sealed(first_), 495);
  EXPECT_EQ(sealed(first_ + 1), 1);
  EXPECT_EQ(broke_, 0);
  read([&](db::Transaction& t) {
    EXPECT_THAT(store::list_days(t, first_), ElementsAre(store::DayReceived{first_, 20'778, 495}));
    return 0;
  });
}

TEST_P(CollectingTogether, a_database_that_stays_busy_is_told_and_no_reason_to_end) {
  auto impatient = db::Database::open(
      address_, {.lock_wait = std::chrono::milliseconds(1), .attempts = 1, .pause = [](int) {}}, {});
  ASSERT_TRUE(impatient);
  desk::Collector collector(*impatient, [this](const std::string&) { ++broke_; },
                            {.patience = std::chrono::milliseconds(20)});
  Handing hand(collector);
  perform([&](db::Transaction& t) {
    store::take_collecting_turn(t);
    EXPECT_EQ(hand.outcome_of(ballot(first_)), Submitted::not_saved);
    return 0;
  });
  EXPECT_EQ(broke_, 0);
  EXPECT_EQ(hand.outcome_of(ballot(first_)), Submitted::received);
}

PRONGSAI_ON_EVERY_ENGINE(Collecting);
PRONGSAI_ON_SHARED_ENGINES(CollectingTogether);

}  // namespace
}  // namespace prongsai::offices
