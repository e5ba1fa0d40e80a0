// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/period.h"

#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace prongsai::improvement {
namespace {

/// What the canonical text of a typed period is, or "–".
std::string read(std::string_view typed, int fiscal_year = 2565) {
  const auto period = parse_period(typed, fiscal_year);
  return period ? period_text(*period) : "–";
}

std::string span(std::string_view typed, int fiscal_year) {
  const auto period = parse_period(typed, fiscal_year);
  return period ? iso(period->first) + " " + iso(period->last) : "–";
}

struct Printed {
  const char* text;
  int fiscal_year;
  const char* first;  ///< empty: not printed
  const char* last;
  std::set<int> months;  ///< of its line in the calendar, 0 = October; empty where there is no calendar
};

/// Every period that the drive plan of Chiang Mai province of 2565, its calendar, the report of its measures
/// of 2567 and the city's measures of 2567 print, with the days they were transcribed to.
const std::vector<Printed> printed = {
    {"ธันวาคม 2564", 2565, "2021-12-01", "2021-12-31", {2}},
    {"มกราคม 2565", 2565, "2022-01-01", "2022-01-31", {3}},
    {"1 มกราคม – 28 กุมภาพันธ์ 2565", 2565, "2022-01-01", "2022-02-28", {3, 4}},
    {"25 – 30 มกราคม 2565", 2565, "2022-01-25", "2022-01-30", {3}},
    {"กุมภาพันธ์ 2565", 2565, "2022-02-01", "2022-02-28", {4}},
    {"1 มีนาคม - 30 เมษายน 2565", 2565, "2022-03-01", "2022-04-30", {5, 6}},
    {"1 มีนาคม - 31 พฤษภาคม 2565", 2565, "2022-03-01", "2022-05-31", {5, 6, 7}},
    {"ภายในวันที่ 30 เมษายน 2565", 2565, "", "2022-04-30", {6}},
    {"1 - 31 พฤษภาคม 2565", 2565, "2022-05-01", "2022-05-31", {7}},
    {"16 - 30 มิถุนายน 2565", 2565, "2022-06-16", "2022-06-30", {8}},
    {"1 - 31 สิงหาคม 2565", 2565, "2022-08-01", "2022-08-31", {10}},
    {"ตั้งแต่วันที่ 1 ตุลาคม 2566 ถึง วันที่ 30 กันยายน 2567", 2567, "2023-10-01", "2024-09-30", {}},
    {"๑ ตุลาคม ๒๕๖๖ - ๓๐ กันยายน ๒๕๖๗", 2567, "2023-10-01", "2024-09-30", {}},
};

TEST(Period, every_period_of_the_published_plans_is_read) {
  for (const Printed& one : printed) {
    const auto period = parse_period(one.text, one.fiscal_year);
    ASSERT_TRUE(period.has_value()) << one.text;
    if (*one.first != '\0') {
      EXPECT_EQ(iso(period->first), one.first) << one.text;
    }
    EXPECT_EQ(iso(period->last), one.last) << one.text;
    EXPECT_EQ(period->form == PeriodForm::until, *one.first == '\0') << one.text;
    EXPECT_TRUE(lies_within(*period, one.fiscal_year)) << one.text;
  }
}

TEST(Period, fills_the_cells_of_the_calendar_that_the_list_of_activities_asks_for) {
  for (const Printed& one : printed) {
    if (one.months.empty()) continue;
    const auto months = months_of(*parse_period(one.text, one.fiscal_year), one.fiscal_year);
    ASSERT_EQ(months.size(), 12u);
    for (std::size_t at = 0; at < months.size(); ++at)
      EXPECT_EQ(months[at], one.months.contains(static_cast<int>(at))) << one.text << " " << at;
  }
}

TEST(Period, is_read_as_people_write_it) {
  EXPECT_EQ(read("1 มี.ค. – 31 พ.ค."), "days 2022-03-01 2022-05-31");
  EXPECT_EQ(read("1 มี.ค. 65 ถึง 31 พ.ค. 65"), "days 2022-03-01 2022-05-31");
  EXPECT_EQ(read("วันที่ 1 ตุลาคม ถึงวันที่ 31 มกราคม 2565"), "days 2021-10-01 2022-01-31");
  EXPECT_EQ(read("1 ตุลาคม 2564 - 31 มกราคม"), "days 2021-10-01 2022-01-31");
  EXPECT_EQ(read("วันที่๑ตุลาคม๒๕๖๔"), "days 2021-10-01 2021-10-01");
  EXPECT_EQ(read("ตุลาคม"), "month 2021-10");
  EXPECT_EQ(read("เดือนธันวาคม พ.ศ. 2564"), "month 2021-12");
  EXPECT_EQ(read("ธ.ค. 64"), "month 2021-12");
  EXPECT_EQ(read("ธันวาคม 2564 - กุมภาพันธ์ 2565"), "days 2021-12-01 2022-02-28");
  EXPECT_EQ(read("มี.ค.-พ.ค. 2565"), "days 2022-03-01 2022-05-31");
  EXPECT_EQ(read("ภายใน 30 เม.ย. 2565"), "until 2022-04-30");
  EXPECT_EQ(read("ภายในเดือนเมษายน 2565"), "until 2022-04-30");
  EXPECT_EQ(read("ภายในไตรมาสที่ 2"), "until 2022-03-31");
  EXPECT_EQ(read("ภายในปีงบประมาณ พ.ศ. 2565"), "until 2022-09-30");
  EXPECT_EQ(read("ระหว่างวันที่ 1 และ 15 มีนาคม 2565"), "days 2022-03-01 2022-03-15");
  EXPECT_EQ(read("1/3/2565 - 31/5/2565"), "days 2022-03-01 2022-05-31");
  EXPECT_EQ(read("2022-03-01 – 2022-05-31"), "days 2022-03-01 2022-05-31");
  EXPECT_EQ(read("ไตรมาสที่ ๑"), "quarter 1");
  EXPECT_EQ(read("ไตรมาส 4"), "quarter 4");
  EXPECT_EQ(read("ไตรมาสที่ 2/2565"), "quarter 2");
  EXPECT_EQ(read("ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2565"), "quarter 1");
  EXPECT_EQ(read("ไตรมาส 1 - 2"), "days 2021-10-01 2022-03-31");
  EXPECT_EQ(read("Q3"), "quarter 3");
  EXPECT_EQ(read("ตลอดปีงบประมาณ"), "year");
  EXPECT_EQ(read("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๕"), "year");
  EXPECT_EQ(read("ทั้งปี"), "year");
  EXPECT_EQ(read("ปีงบประมาณ 2566"), "days 2022-10-01 2023-09-30");
}

TEST(Period, is_read_in_english) {
  EXPECT_EQ(read("December 2021"), "month 2021-12");
  EXPECT_EQ(read("1 March – 31 May 2022"), "days 2022-03-01 2022-05-31");
  EXPECT_EQ(read("March 1 to May 31, 2022"), "days 2022-03-01 2022-05-31");
  EXPECT_EQ(read("by 30 April 2565"), "until 2022-04-30");
  EXPECT_EQ(read("until 30th April"), "until 2022-04-30");
  EXPECT_EQ(read("1 March until 30 April"), "days 2022-03-01 2022-04-30");
  EXPECT_EQ(read("between 1 and 15 March"), "days 2022-03-01 2022-03-15");
  EXPECT_EQ(read("Quarter 1"), "quarter 1");
  EXPECT_EQ(read("the whole fiscal year"), "year");
}

TEST(Period, that_cannot_be_is_not_read) {
  for (const char* typed : {"",
                            "-",
                            "29 กุมภาพันธ์ 2565",
                            "31 เมษายน 2565",
                            "31 พฤษภาคม - 1 มีนาคม 2565",
                            "ไตรมาสที่ 5",
                            "ไตรมาส",
                            "2565",
                            "5",
                            "1 - 5",
                            "เร็ว ๆ นี้",
                            "1 มีนาคม 2565 และ 5 มิถุนายน 2565",
                            "มกราคม, มีนาคม",
                            "ภายใน 1 - 5 มีนาคม",
                            "32 มกราคม",
                            "0 มกราคม",
                            "marble 2022",
                            "99999 มกราคม",
                            "1 มกราคม 65 66",
                            "month 2022-13",
                            "days 2022-05-01 2022-03-01",
                            "quarter 0",
                            "until 2022-02-29",
                            "month 22-01",
                            "1 มีนาคม 30"}) {
    EXPECT_EQ(read(typed), "–") << typed;
  }
  EXPECT_EQ(read(std::string(100'000, '1')), "–");
}

TEST(Period, outside_of_its_year_is_read_and_told) {
  const auto late = parse_period("ธันวาคม 2566", 2565);
  ASSERT_TRUE(late.has_value());
  EXPECT_FALSE(lies_within(*late, 2565));
  for (const bool month : months_of(*late, 2565)) EXPECT_FALSE(month);
  const auto early = parse_period("ภายในวันที่ 30 กันยายน 2564", 2565);
  ASSERT_TRUE(early.has_value());
  EXPECT_FALSE(lies_within(*early, 2565));
  EXPECT_EQ(read_period(period_text(*early), 2565), early);
}

TEST(Period, quarters_make_the_fiscal_year) {
  EXPECT_EQ(span("ไตรมาสที่ 1", 2565), "2021-10-01 2021-12-31");
  EXPECT_EQ(span("ไตรมาสที่ 2", 2565), "2022-01-01 2022-03-31");
  EXPECT_EQ(span("ไตรมาสที่ 3", 2565), "2022-04-01 2022-06-30");
  EXPECT_EQ(span("ไตรมาสที่ 4", 2565), "2022-07-01 2022-09-30");
  EXPECT_EQ(span("year", 2567), "2023-10-01 2024-09-30");
  EXPECT_EQ(span("กุมภาพันธ์", 2567), "2024-02-01 2024-02-29");
}

TEST(Period, iso_days_are_read_back) {
  EXPECT_EQ(iso(*parse_iso("2024-02-29")), "2024-02-29");
  for (const char* wrong : {"2023-02-29", "2023-2-28", "2023-02-28 ", "20230228", "abcd-ef-gh", "0001-01-01"})
    EXPECT_FALSE(parse_iso(wrong).has_value()) << wrong;
}

RC_GTEST_PROP(PeriodLaw, canonical_text_is_read_back, ()) {
  const int fiscal_year = *rc::gen::inRange(2560, 2575);
  const Day day = first_day_of(fiscal_year) + std::chrono::days(*rc::gen::inRange(-400, 800));
  const Day last = day + std::chrono::days(*rc::gen::inRange(0, 400));
  for (const std::string& text :
       {"days " + iso(day) + " " + iso(last), "until " + iso(day), "month " + iso(day).substr(0, 7)}) {
    const auto period = read_period(text, fiscal_year);
    RC_ASSERT(period.has_value());
    RC_ASSERT(period_text(*period) == text);
    RC_ASSERT(parse_period(text, fiscal_year) == period);
    RC_ASSERT(period->first <= period->last);
  }
}

RC_GTEST_PROP(PeriodLaw, no_text_breaks_the_reader, ()) {
  std::string typed;
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "1", "31", "2565", "65", " ", "มีนาคม", "ก.พ.", "-", "/", "ถึง", "ภายใน", "ไตรมาส", "ปีงบประมาณ", "และ",
      "ระหว่าง", "until", "\xe0", "๑", "Q", "2022-03-01"));
  for (const std::string& piece : pieces) typed += piece;
  const auto period = parse_period(typed, 2565);
  if (period) {
    RC_ASSERT(period->first <= period->last);
    RC_ASSERT(read_period(period_text(*period), 2565) == period);
  }
}

}  // namespace
}  // namespace prongsai::improvement
