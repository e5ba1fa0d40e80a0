// SPDX-License-Identifier: Apache-2.0
// What held of an agency on a day, and the small words of the register.
#include "prongsai/agency/organisation.h"

#include <gtest/gtest.h>

namespace prongsai::agency {
namespace {

AgencyRecord version(const std::string& since, const std::string& name) {
  AgencyRecord record;
  record.id = "a";
  record.name_th = name;
  record.since = since;
  return record;
}

TEST(History, tells_what_held_on_a_day) {
  const History history = {version("2020-01-01", "อบต. ก"), version("2024-03-15", "ทต. ก"),
                           version("2030-01-01", "ทม. ก")};
  EXPECT_EQ(as_of(history, "2019-12-31"), nullptr);
  EXPECT_EQ(as_of(history, "2020-01-01")->name_th, "อบต. ก");
  EXPECT_EQ(as_of(history, "2024-03-14")->name_th, "อบต. ก");
  EXPECT_EQ(as_of(history, "2024-03-15")->name_th, "ทต. ก");
  EXPECT_EQ(as_of(history, "2029-12-31")->name_th, "ทต. ก");
  EXPECT_EQ(as_of(history, "2031-01-01")->name_th, "ทม. ก");
  EXPECT_EQ(as_of({}, "2031-01-01"), nullptr);
}

TEST(History, without_a_first_day_holds_from_the_beginning) {
  EXPECT_EQ(as_of({version("", "ก")}, "1900-01-01")->name_th, "ก");
}

TEST(History, grows_in_order_and_corrects_a_day_in_place) {
  History history;
  add_version(history, version("2024-03-15", "ทต. ก"));
  add_version(history, version("2020-01-01", "อบต. ก"));
  add_version(history, version("2024-03-15", "ทต. กอ"));
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].name_th, "อบต. ก");
  EXPECT_EQ(history[1].name_th, "ทต. กอ");
}

TEST(Days, are_those_of_the_calendar) {
  for (const char* day : {"2024-02-29", "2000-02-29", "2026-12-31", "1932-06-24"})
    EXPECT_TRUE(is_iso_day(day)) << day;
  for (const char* day : {"2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2569-01-01",
                          "2026-1-1", "20260101", "2026-01-0a", ""}) {
    EXPECT_FALSE(is_iso_day(day)) << day;
  }
}

TEST(Words, of_sizes_and_states_are_understood_in_both_languages) {
  for (const char* word : {"S", "s", "เล็ก", "ขนาดเล็ก", "small", "ขนาด เล็ก"}) {
    EXPECT_EQ(parse_size_group(word), SizeGroup::small) << word;
  }
  EXPECT_EQ(parse_size_group("ใหญ่"), SizeGroup::large);
  EXPECT_EQ(parse_size_group("XL"), std::nullopt);
  EXPECT_EQ(parse_size_group(""), std::nullopt);
  EXPECT_EQ(parse_state("ยุบรวม"), State::merged);
  EXPECT_EQ(parse_state("Closed"), State::closed);
  EXPECT_EQ(parse_state("gone"), std::nullopt);
  for (const SizeGroup size : {SizeGroup::small, SizeGroup::medium, SizeGroup::large}) {
    EXPECT_EQ(parse_size_group(code_of(size)), size);
  }
  for (const State state : {State::active, State::merged, State::closed}) {
    EXPECT_EQ(parse_state(code_of(state)), state);
    EXPECT_EQ(parse_state(thai_word_of(state)), state);
  }
}

}  // namespace
}  // namespace prongsai::agency
