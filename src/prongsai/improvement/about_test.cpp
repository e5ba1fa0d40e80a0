// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/about.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/improvement/test_plan.h"

namespace prongsai::improvement {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string read(std::string_view typed) {
  const ParsedAbout parsed = parse_about(typed, test::edition_2566());
  return parsed.unknown.empty() ? about_text(parsed.about) : "? " + parsed.unknown.front();
}

TEST(About, is_read_as_people_write_it) {
  EXPECT_EQ(read("2"), "indicator:2");
  EXPECT_EQ(read("ตัวชี้วัดที่ ๒"), "indicator:2");
  EXPECT_EQ(read("ตัวชี้วัด 2, O42"), "indicator:2 item:o42");
  EXPECT_EQ(read("indicator 10; o42"), "indicator:10 item:o42");
  EXPECT_EQ(read("ตัวชี้วัดที่ 2 การใช้งบประมาณ"), "indicator:2");
  EXPECT_EQ(read("การใช้งบประมาณ"), "indicator:2");
  EXPECT_EQ(read("ประเด็นที่ 3"), "topic:3");
  EXPECT_EQ(read("ประเด็นที่ 3 การให้บริการและระบบ E-Service"), "topic:3");
  EXPECT_EQ(read("ข้อ o42 และข้อ o43"), "item:o42 item:o43");
  EXPECT_EQ(read("IIT"), "instrument:iit");
  EXPECT_EQ(read("แบบวัด IIT"), "instrument:iit");
  EXPECT_EQ(read("คะแนนรวม"), "total");
  EXPECT_EQ(read("ทุกตัวชี้วัด"), "indicators");
  EXPECT_EQ(read("indicator:9 item:i7"), "indicator:9 item:i7");
  EXPECT_EQ(read(""), "");
}

TEST(About, stands_in_the_order_of_the_edition_and_each_once) {
  EXPECT_EQ(read("o43, ประเด็นที่ 3, 10, 2, ตัวชี้วัดที่ 2\nIIT; คะแนนรวม"),
            "total instrument:iit indicator:2 indicator:10 item:o43 topic:3");
}

TEST(About, tells_what_names_nothing) {
  // A report prints the eighth indicator as the tenth, its number in a table.
  EXPECT_EQ(read("ตัวชี้วัดที่ 10 การใช้งบประมาณ"), "? ตัวชี้วัดที่ 10 การใช้งบประมาณ");
  const ParsedAbout parsed = parse_about("2, 11, ๕๑๐, o99, ประเด็นที่ 12", test::edition_2566());
  EXPECT_THAT(parsed.about, ElementsAre("indicator:2"));
  EXPECT_THAT(parsed.unknown, ElementsAre("11", "๕๑๐", "o99", "ประเด็นที่ 12"));
}

TEST(About, canonical_text_is_read_back) {
  EXPECT_EQ(about_text(read_about("indicator:2 item:o42")), "indicator:2 item:o42");
  EXPECT_THAT(read_about("  item:o42  item:o42 "), ElementsAre("item:o42"));
  EXPECT_THAT(read_about(""), IsEmpty());
}

TEST(About, covers_what_it_names_and_what_that_holds) {
  const auto edition = test::edition_2566();
  EXPECT_TRUE(covers({"item:o42"}, "item:o42", edition));
  EXPECT_TRUE(covers({"indicator:9"}, "item:o42", edition));
  EXPECT_TRUE(covers({"topic:3"}, "item:o42", edition));
  EXPECT_TRUE(covers({"indicators"}, "indicator:9", edition));
  EXPECT_FALSE(covers({"indicator:10"}, "item:o42", edition));
  EXPECT_FALSE(covers({"topic:4"}, "item:o42", edition));
  EXPECT_FALSE(covers({"indicators"}, "item:o42", edition));
  EXPECT_FALSE(covers({"item:o42"}, "indicator:9", edition));
  EXPECT_FALSE(covers({"total"}, "indicator:9", edition));
  EXPECT_FALSE(covers({}, "item:o42", edition));
}

}  // namespace
}  // namespace prongsai::improvement
