// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/load_watch.h"

#include <gtest/gtest.h>

namespace prongsai::http {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds quick{3};
constexpr milliseconds long_time{60};

class ALoadWatch : public ::testing::Test {
 protected:
  /// Asks every ten milliseconds for so long; how often the queue stood.
  int ask_for(milliseconds time, milliseconds age) {
    int stood = 0;
    for (milliseconds past{0}; past < time; past += milliseconds(10)) {
      now += milliseconds(10);
      if (watch.stands(now, age)) ++stood;
    }
    return stood;
  }
  LoadWatch watch{milliseconds(50), milliseconds(500)};
  LoadWatch::Moment now{std::chrono::hours(1)};
};

TEST_F(ALoadWatch, lets_bursts_pass) {
  EXPECT_EQ(ask_for(milliseconds(1000), quick), 0);
  EXPECT_EQ(ask_for(milliseconds(490), long_time), 0);
  EXPECT_EQ(ask_for(milliseconds(10), quick), 0);
  EXPECT_EQ(ask_for(milliseconds(490), long_time), 0);
}

TEST_F(ALoadWatch, says_that_a_queue_stands_until_one_did_not_lie) {
  ask_for(milliseconds(10), quick);
  EXPECT_EQ(ask_for(milliseconds(490), long_time), 0);
  EXPECT_EQ(ask_for(milliseconds(100), long_time), 10);
  EXPECT_EQ(ask_for(milliseconds(10), quick), 0);
  EXPECT_EQ(ask_for(milliseconds(490), long_time), 0);
}

TEST_F(ALoadWatch, is_patient_with_the_first_ones_after_a_silence_however_long_they_lay) {
  ask_for(milliseconds(1000), long_time);
  now += std::chrono::hours(5);
  EXPECT_EQ(ask_for(milliseconds(500), long_time), 0);
}

TEST_F(ALoadWatch, takes_a_few_that_lay_long_for_a_busy_machine) {
  ask_for(milliseconds(10), quick);
  for (int i = 0; i < 31; ++i) {
    now += milliseconds(400);
    EXPECT_FALSE(watch.stands(now, long_time)) << i;
  }
  now += milliseconds(400);
  EXPECT_TRUE(watch.stands(now, long_time)) << "that many in a row are a queue";
}

}  // namespace
}  // namespace prongsai::http
