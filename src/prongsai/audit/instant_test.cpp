// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/instant.h"

#include <gtest/gtest.h>

namespace prongsai::audit {
namespace {

Instant at(std::int64_t seconds, std::int64_t microseconds = 0) {
  return Instant(std::chrono::seconds(seconds) + std::chrono::microseconds(microseconds));
}

TEST(Instant, is_written_with_the_day_its_seconds_fall_on) {
  EXPECT_EQ(to_text(at(0)), "1970-01-01T00:00:00.000000Z");
  EXPECT_EQ(to_text(at(1'000'000'000)), "2001-09-09T01:46:40.000000Z");
  EXPECT_EQ(to_text(at(951'782'400, 1)), "2000-02-29T00:00:00.000001Z");
  EXPECT_EQ(to_text(at(253'402'300'799, 999'999)), "9999-12-31T23:59:59.999999Z");
}

TEST(Instant, comes_back_from_its_text) {
  for (const Instant instant :
       {at(0), at(1'000'000'000, 7), at(951'782'400, 1), at(253'402'300'799, 999'999)}) {
    EXPECT_EQ(parse_instant(to_text(instant)), instant);
  }
}

TEST(Instant, in_any_other_spelling_is_refused) {
  for (const char* text :
       {"", "2026-11-06", "2026-11-06T03:00:00Z", "2026-11-06 03:00:00.000000Z",
        "2026-11-06T03:00:00.000000z", "2026-02-29T03:00:00.000000Z", "2026-13-06T03:00:00.000000Z",
        "2026-11-06T24:00:00.000000Z", "2026-11-06T03:60:00.000000Z", "2026-11-06T03:00:60.000000Z",
        "2026-11-06T03:00:-1.000000Z", "1969-12-31T23:59:59.999999Z", "-026-11-06T03:00:00.000000Z",
        "2026-1a-06T03:00:00.000000Z", "2026-11-06T03:00:00.00000 Z", "2026-11-06T03:00:00.000000Z "}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(Instant, before_1970_or_after_9999_cannot_be_told) {
  EXPECT_FALSE(is_tellable(at(0, -1)));
  EXPECT_FALSE(is_tellable(at(253'402'300'800)));
}

}  // namespace
}  // namespace prongsai::audit
