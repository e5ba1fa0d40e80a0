// SPDX-License-Identifier: Apache-2.0
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/report/tables_plan_detail.h"
#include "prongsai/report/test_plans.h"

namespace prongsai::report {
namespace {

using improvement::RecordKind;
using improvement::test::Draft;
using test::Desk;
using test::flaws_of;
using test::words_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Draft three_activities() {
  Draft out;
  out.add(RecordKind::activity, "a",
          {{"text", "แจ้งผล"}, {"period", "month 2023-12"}, {"responsible", "สำนักปลัด"}});
  out.add(RecordKind::activity, "b",
          {{"text", "เก็บข้อมูล"}, {"period", "days 2024-01-01 2024-02-29"}, {"responsible", "กองคลัง\nทุกกอง"}});
  out.add(RecordKind::activity, "c", {{"text", "นำเข้า"}, {"period", "until 2024-04-30"}});
  return out;
}

/// Which of the calendar's months a row fills, October first.
std::vector<bool> filled(const doc::Row& row) {
  std::vector<bool> out;
  for (std::size_t i = 2; i < 14; ++i) {
    const doc::Cell& cell = row.cells[i];
    const bool has_sign = words_of(cell) == "⟦calendar.mark⟧";
    EXPECT_EQ(has_sign, cell.shade == doc::Shade::bar) << "a colour alone says nothing to some readers";
    out.push_back(has_sign);
  }
  return out;
}

TEST(DrivePlan, a_bar_fills_every_month_of_the_period_and_no_other) {
  const Desk desk(Kind::drive_plan, three_activities());
  detail::Writer writer = desk.writer();
  const auto calendar = detail::plans::calendar_table(writer, {});
  ASSERT_TRUE(calendar);
  ASSERT_EQ(calendar->body.size(), 3u);
  using Months = std::vector<bool>;
  EXPECT_EQ(filled(calendar->body[0]), Months({0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(filled(calendar->body[1]), Months({0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(filled(calendar->body[2]), Months({0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}));
  EXPECT_THAT(flaws_of(*calendar, writer), IsEmpty());
}

TEST(DrivePlan, the_calendar_names_both_calendar_years_over_their_months) {
  const Desk desk(Kind::drive_plan, three_activities());
  detail::Writer writer = desk.writer();
  const auto calendar = detail::plans::calendar_table(writer, {});
  ASSERT_TRUE(calendar);
  ASSERT_EQ(calendar->head.size(), 3u);
  const doc::Row& years = calendar->head[0];
  EXPECT_EQ(words_of(years.cells[2]), "⟦calendar.year⟧ 2566");
  EXPECT_EQ(years.cells[2].columns, 3);
  EXPECT_EQ(words_of(years.cells[3]), "⟦calendar.year⟧ 2567");
  EXPECT_EQ(years.cells[3].columns, 9);
  EXPECT_EQ(words_of(calendar->head[2].cells[0]), "⟦month_short.10⟧");
  EXPECT_EQ(words_of(calendar->head[2].cells[11]), "⟦month_short.09⟧");
  EXPECT_EQ(calendar->columns.size(), 14u) << "no column for remarks that nobody made";
}

TEST(DrivePlan, a_column_for_remarks_stands_where_there_is_one) {
  Draft draft = three_activities();
  draft.add(RecordKind::activity, "d",
            {{"text", "ประกาศผล"}, {"period", "month 2024-08"}, {"remark", "รอ ป.ป.ช."}});
  const Desk desk(Kind::drive_plan, std::move(draft));
  detail::Writer writer = desk.writer();
  const auto calendar = detail::plans::calendar_table(writer, {});
  ASSERT_TRUE(calendar);
  EXPECT_EQ(calendar->columns.size(), 15u);
  EXPECT_EQ(words_of(calendar->body[3].cells[14]), "รอ ป.ป.ช.");
  EXPECT_THAT(flaws_of(*calendar, writer), IsEmpty());
}

TEST(DrivePlan, the_list_says_who_and_says_where_nobody_is_named) {
  const Desk desk(Kind::drive_plan, three_activities());
  detail::Writer writer = desk.writer();
  const auto list = detail::plans::activities_table(writer, {});
  ASSERT_TRUE(list);
  EXPECT_EQ(words_of(list->body[1].cells[3]), "⟦common.mark⟧ กองคลัง / ⟦common.mark⟧ ทุกกอง");
  EXPECT_EQ(words_of(list->body[2].cells[3]), "⟦common.not_said⟧");
  EXPECT_THAT(flaws_of(*list, writer), IsEmpty());
}

// Seven activities of a real plan had one number in the list and another in the calendar.
TEST(DrivePlan, list_and_calendar_number_alike_and_every_cell_follows_the_period) {
  std::mt19937 random(5);  // NOLINT(bugprone-random-generator-seed): the same plans every time
  const auto below = [&](unsigned end) { return static_cast<unsigned>(random() % end); };
  for (int round = 0; round < 300; ++round) {
    Draft draft;
    const unsigned count = 1 + below(24);
    for (unsigned i = 0; i < count; ++i) {
      improvement::FieldTexts fields = {{"text", "กิจกรรม " + std::to_string(i)}};
      const auto first = improvement::first_day_of(2567) + std::chrono::days(below(366));
      const auto last = first + std::chrono::days(below(120));
      const std::string until = improvement::iso(last);
      const std::vector<std::string> periods = {"year",
                                                "quarter " + std::to_string(1 + below(4)),
                                                "until " + until,
                                                "month " + improvement::iso(first).substr(0, 7),
                                                "days " + improvement::iso(first) + " " + until,
                                                ""};
      if (const std::string& period = periods[below(6)]; !period.empty()) fields["period"] = period;
      draft.add(RecordKind::activity, "a" + std::to_string(i), fields);
      // Records move about before they stand where they do.
      draft.plan.records.back().position = below(50);
    }
    improvement::sort_records(draft.plan);
    const Desk desk(Kind::drive_plan, std::move(draft));
    detail::Writer writer = desk.writer();
    const auto list = detail::plans::activities_table(writer, {});
    const auto calendar = detail::plans::calendar_table(writer, {});
    ASSERT_TRUE(list && calendar);
    ASSERT_EQ(list->body.size(), count);
    ASSERT_EQ(calendar->body.size(), count);
    const auto activities = desk.made.plan.of(RecordKind::activity);
    for (std::size_t i = 0; i < count; ++i) {
      EXPECT_EQ(words_of(list->body[i].cells[0]), std::to_string(i + 1));
      EXPECT_EQ(words_of(calendar->body[i].cells[0]), words_of(list->body[i].cells[0]));
      EXPECT_EQ(words_of(calendar->body[i].cells[1]), words_of(list->body[i].cells[1]));
      const auto period = improvement::period_of(*activities[i], 2567);
      EXPECT_EQ(filled(calendar->body[i]),
                period ? improvement::months_of(*period, 2567) : std::vector<bool>(12, false));
    }
    EXPECT_THAT(flaws_of(*calendar, writer), IsEmpty());
  }
}

TEST(DrivePlan, guidelines_stand_for_exactly_the_indicators_short_of_the_target) {
  Draft draft;
  draft.add(RecordKind::target, "t", {{"about", "indicators"}, {"comparison", "more_than"}, {"value", "90"}});
  draft.add(RecordKind::measure, "m", {{"title", "ชี้แจงงบประมาณ"}, {"about", "item:i7"}});
  draft.add(RecordKind::step, "s1", {{"text", "เผยแพร่แผน"}}, "m");
  draft.add(RecordKind::step, "s2", {{"text", "รายงานทุกเดือน"}}, "m");
  improvement::test::Results results;
  results.score("indicator:1", "90.01").score("indicator:2", "84.00").score("indicator:9", "90.00");
  const Desk desk(Kind::drive_plan, std::move(draft), std::move(results));
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::guidelines_table(writer, {});
  ASSERT_TRUE(table);
  ASSERT_EQ(table->body.size(), 2u) << "90.00 is not more than 90";
  EXPECT_THAT(words_of(table->body[0]),
              ElementsAre("2", "การใช้งบประมาณ", "84.00",
                          "ชี้แจงงบประมาณ / ⟦common.mark⟧ เผยแพร่แผน / ⟦common.mark⟧ รายงานทุกเดือน"));
  EXPECT_THAT(words_of(table->body[1]), ElementsAre("9", "การเปิดเผยข้อมูล", "90.00", "⟦guidelines.none⟧"));
  EXPECT_THAT(flaws_of(*table, writer), IsEmpty());
  const std::vector<Gap> gaps = desk.gaps();
  const Gap* gap = test::find(gaps, "guideline.none");
  ASSERT_NE(gap, nullptr);
  EXPECT_EQ(gap->weight, GapWeight::warns);
  EXPECT_EQ(gap->details.front().second, "indicator:9");
}

TEST(DrivePlan, a_failing_indicator_without_a_guideline_keeps_the_plan_back) {
  Draft draft;
  draft.add(RecordKind::target, "t", {{"about", "indicators"}, {"comparison", "at_least"}, {"value", "90"}});
  improvement::test::Results results;
  results.score("indicator:2", "84.99");
  const std::vector<Gap> gaps = Desk(Kind::drive_plan, std::move(draft), std::move(results)).gaps();
  const Gap* gap = test::find(gaps, "guideline.none_for_failing");
  ASSERT_NE(gap, nullptr);
  EXPECT_EQ(gap->weight, GapWeight::blocks);
}

TEST(DrivePlan, a_target_has_one_wording) {
  Draft draft;
  draft.add(RecordKind::target, "t", {{"about", "indicators"}, {"comparison", "more_than"}, {"value", "90"}});
  draft.add(RecordKind::target, "u", {{"about", "indicator:2"}, {"comparison", "at_least"}, {"value", "85"}});
  const Desk desk(Kind::drive_plan, std::move(draft));
  detail::Writer writer = desk.writer();
  const auto list = detail::plans::targets_list(writer, "●", {});
  ASSERT_TRUE(list);
  EXPECT_EQ(doc::text_of(list->items[0].spans),
            "⟦common.indicators⟧ ⟦targets.gets⟧⟦target.more_than⟧ 90.00 ⟦target.more_than_points⟧");
  EXPECT_EQ(
      doc::text_of(list->items[1].spans),
      "⟦common.indicator⟧ 2 การใช้งบประมาณ ⟦targets.gets⟧⟦target.at_least⟧ 85.00 ⟦target.at_least_points⟧");
}

TEST(DrivePlan, activities_without_time_or_owner_keep_the_plan_back_and_name_their_record) {
  const std::vector<Gap> gaps = Desk(Kind::drive_plan, three_activities()).gaps();
  const Gap* owner = test::find(gaps, "activity.no_owner", "c");
  ASSERT_NE(owner, nullptr);
  EXPECT_EQ(owner->weight, GapWeight::blocks);
  EXPECT_EQ(owner->place, GapPlace::plan);
  EXPECT_EQ(test::find(gaps, "activity.no_owner", "a"), nullptr);
  EXPECT_EQ(test::find(gaps, "activity.no_period"), nullptr);
}

TEST(DrivePlan, a_committee_nobody_defined_is_told_once) {
  Draft draft;
  for (const char* id : {"a", "b"})
    draft.add(RecordKind::activity, id,
              {{"text", "ประชุม"}, {"responsible", "คณะทำงาน ITA\nกองคลัง\nฝ่ายเลขานุการ ฯ"}});
  draft.add(RecordKind::group, "g", {{"name", "ฝ่ายเลขานุการ"}});
  const Desk desk(Kind::drive_plan, std::move(draft));
  EXPECT_THAT(detail::plans::undefined_groups(desk.writer()), ElementsAre("คณะทำงาน ITA"));
  const std::vector<Gap> gaps = desk.gaps();
  EXPECT_NE(test::find(gaps, "group.no_order", "g"), nullptr);
  EXPECT_NE(test::find(gaps, "group.no_members", "g"), nullptr);
}

TEST(DrivePlan, what_is_announced_is_what_comes) {
  Desk desk(Kind::drive_plan);
  const auto heading = [](std::string words, std::string numbered, Tests when = {}) {
    BlockPattern out;
    out.form = HeadingPattern{.level = 1, .numbered = std::move(numbered), .phrases = {std::move(words)}};
    out.when = std::move(when);
    return out;
  };
  desk.wording.words["step"] = "ขั้นตอนที่ {n}";
  desk.pattern.body = {heading("ต้นเรื่อง", ""), heading("วิเคราะห์", "step"),
                       heading("ไม่มา", "step", {"plan_has_activities"}), heading("แผน", "step")};
  detail::Writer writer = desk.writer();
  const auto list = detail::plans::sections_list(writer, "●", {});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->items.size(), 2u);
  EXPECT_EQ(doc::text_of(list->items[0].spans), "ขั้นตอนที่ 1 วิเคราะห์");
  EXPECT_EQ(doc::text_of(list->items[1].spans), "ขั้นตอนที่ 2 แผน");
}

TEST(DrivePlan, words_taken_over_keep_the_plan_back_until_somebody_confirms_them) {
  Draft draft = three_activities();
  draft.plan.records.front().is_confirmed = false;
  const std::vector<Gap> gaps = Desk(Kind::drive_plan, std::move(draft)).gaps();
  const Gap* gap = test::find(gaps, "record.unconfirmed", "a");
  ASSERT_NE(gap, nullptr);
  EXPECT_EQ(gap->weight, GapWeight::blocks);
}

TEST(DrivePlan, without_a_plan_it_says_so_and_nothing_else_of_it) {
  Desk desk(Kind::drive_plan);
  desk.input.plan = nullptr;
  const std::vector<Gap> gaps = desk.gaps();
  ASSERT_NE(test::find(gaps, "no_plan"), nullptr);
  EXPECT_EQ(test::find(gaps, "activity.none"), nullptr);
}

}  // namespace
}  // namespace prongsai::report
