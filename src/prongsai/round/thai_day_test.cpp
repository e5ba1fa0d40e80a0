// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/thai_day.h"

#include <gtest/gtest.h>

namespace prongsai::round {
namespace {

using std::chrono::microseconds;
using std::chrono::sys_days;

TEST(ThaiDay, begins_at_five_in_the_afternoon_of_the_day_before_in_greenwich) {
  // date -u -d '2027-01-01 00:00 +0700' +%s
  EXPECT_EQ(start_of_thai_day(*parse_day("2027-01-01")), Moment(std::chrono::seconds(1'798'736'400)));
}

TEST(ThaiDay, ends_one_microsecond_before_the_next_begins) {
  const Moment midnight = start_of_thai_day(*parse_day("2027-03-01"));
  EXPECT_EQ(thai_day_at(midnight - microseconds(1)), *parse_day("2027-02-28"));
  EXPECT_EQ(thai_day_at(midnight), *parse_day("2027-03-01"));
}

TEST(ThaiDay, is_read_only_where_it_exists) {
  EXPECT_TRUE(parse_day("2028-02-29"));
  for (const char* wrong :
       {"", "2027-02-29", "2027-2-28", "2027/02/28", "2570-01-01", "1999-12-31", "2200-01-01", "2027-13-01",
        "2027-00-10", "2027-01-00", "2027-01-011", "+027-01-01", "๒๕๗๐-๐๑-๐๑"})
    EXPECT_FALSE(parse_day(wrong)) << wrong;
}

TEST(ThaiDay, is_written_as_it_is_read) {
  for (sys_days day = *parse_day("2026-12-25"); day < *parse_day("2028-03-05"); day += std::chrono::days(1))
    EXPECT_EQ(parse_day(day_text(day)), day);
}

TEST(Moment, is_written_as_a_clock_in_thailand_shows_it) {
  const Moment midnight = start_of_thai_day(*parse_day("2027-03-01"));
  EXPECT_EQ(moment_text(midnight), "2027-03-01 00:00");
  EXPECT_EQ(moment_text(midnight + std::chrono::seconds(5)), "2027-03-01 00:00:05");
  EXPECT_EQ(moment_text(midnight - microseconds(1)), "2027-02-28 23:59:59.999999");
}

TEST(FiscalYear, of_2570_is_october_2026_to_september_2027) {
  const FiscalYear year = fiscal_year_of(2570);
  EXPECT_EQ(moment_text(year.begins_at), "2026-10-01 00:00");
  EXPECT_EQ(moment_text(year.ends_at - microseconds(1)), "2027-09-30 23:59:59.999999");
}

TEST(FiscalYear, follows_the_one_before_without_a_gap) {
  for (int year = 2500; year < 2742; ++year)
    EXPECT_EQ(fiscal_year_of(year).ends_at, fiscal_year_of(year + 1).begins_at);
}

}  // namespace
}  // namespace prongsai::round
