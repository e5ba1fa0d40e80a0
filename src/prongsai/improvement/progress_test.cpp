// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/improvement/test_plan.h"

namespace prongsai::improvement {
namespace {

using test::day;
using testing::ElementsAre;
using testing::IsEmpty;

Record dated(std::string period, std::string status = "planned") {
  Record record{.id = "a", .kind = RecordKind::activity};
  record.fields = {{"period", std::move(period)}, {"status", std::move(status)}};
  return record;
}

TEST(Progress, a_period_is_ahead_due_due_soon_and_late) {
  // Of the plan of 2565: 1 March to 31 May 2022.
  const Record record = dated("days 2022-03-01 2022-05-31");
  EXPECT_EQ(standing_of(record, 2565, day("2022-02-28")), Standing::ahead);
  EXPECT_EQ(standing_of(record, 2565, day("2022-03-01")), Standing::due);
  EXPECT_EQ(standing_of(record, 2565, day("2022-05-16")), Standing::due);
  EXPECT_EQ(standing_of(record, 2565, day("2022-05-17")), Standing::due_soon);
  EXPECT_EQ(standing_of(record, 2565, day("2022-05-31")), Standing::due_soon);
  EXPECT_EQ(standing_of(record, 2565, day("2022-06-01")), Standing::late);
}

TEST(Progress, after_the_year_what_nobody_ever_told_is_not_known_and_not_late) {
  Record record{
      .id = "a", .kind = RecordKind::activity, .fields = {{"period", "days 2022-03-01 2022-05-31"}}};
  EXPECT_EQ(standing_of(record, 2565, day("2022-09-30")), Standing::late);
  EXPECT_EQ(standing_of(record, 2565, day("2022-10-01")), Standing::unrecorded);
  record.fields["status"] = "running";
  EXPECT_EQ(standing_of(record, 2565, day("2022-10-01")), Standing::late);
}

TEST(Progress, what_is_done_or_stopped_is_never_late) {
  EXPECT_EQ(standing_of(dated("month 2021-12", "done"), 2565, day("2022-06-01")), Standing::done);
  EXPECT_EQ(standing_of(dated("month 2021-12", "stopped"), 2565, day("2022-06-01")), Standing::stopped);
  EXPECT_EQ(standing_of(dated(""), 2565, day("2022-06-01")), Standing::no_period);
  EXPECT_EQ(code_of(Standing::no_period), "no_period");
  EXPECT_EQ(code_of(Standing::late), "late");
  EXPECT_EQ(code_of(Standing::stopped), "stopped");
}

Plan running_plan() {
  return test::Draft(2567)
      .add(RecordKind::target, "t", {{"about", "total"}, {"comparison", "at_least"}, {"value", "95"}})
      .add(RecordKind::measure, "m1", {{"title", "ก"}, {"period", "year"}})
      .add(RecordKind::measure, "m2", {{"title", "ข"}, {"period", "month 2023-11"}})
      .add(RecordKind::measure, "m3", {{"title", "ค"}, {"period", "quarter 4"}})
      .add(RecordKind::measure, "m4", {{"title", "ง"}, {"period", "month 2023-10"}, {"status", "done"}})
      .add(RecordKind::step, "s1", {{"text", "ก"}, {"status", "done"}}, "m1")
      .add(RecordKind::step, "s2", {{"text", "ข"}, {"period", "until 2024-04-10"}}, "m1")
      .add(RecordKind::activity, "a1", {{"text", "ก"}, {"period", "month 2023-12"}})
      .add(RecordKind::activity, "a2", {{"text", "ข"}, {"period", "month 2023-12"}, {"status", "done"}})
      .add(RecordKind::report, "r1", {{"day", "2023-12-31"}, {"text", "ก"}}, "m1")
      .add(RecordKind::report, "r2", {{"day", "2024-01-01"}, {"text", "ข"}}, "m1")
      .plan;
}

TEST(Progress, a_board_has_the_figures_of_a_plan) {
  const Summary summary = summary_of(running_plan(), day("2024-04-01"));
  EXPECT_EQ(summary.targets, 1);
  EXPECT_EQ(summary.measures, 4);
  EXPECT_EQ(summary.measures_done, 1);
  EXPECT_EQ(summary.measures_late, 1);
  EXPECT_EQ(summary.steps, 2);
  EXPECT_EQ(summary.steps_done, 1);
  EXPECT_EQ(summary.activities, 2);
  EXPECT_EQ(summary.activities_done, 1);
  EXPECT_EQ(summary.activities_late, 1);
  EXPECT_EQ(summary.reports, 2);
  EXPECT_EQ(summary.last_report, "2024-01-01");
}

TEST(Progress, the_most_pressing_stands_first) {
  const Plan plan = running_plan();
  std::vector<std::string> ids;
  for (const Pressing& one : pressing(plan, day("2024-04-01"))) ids.push_back(one.record->id);
  EXPECT_THAT(ids, ElementsAre("m2", "a1", "s2"));
  EXPECT_THAT(pressing(plan, day("2023-10-01")), IsEmpty());
}

TEST(Progress, a_measure_of_the_whole_year_is_reported_every_quarter) {
  const auto quarters = quarter_reports(running_plan(), day("2024-07-01"));
  ASSERT_EQ(quarters.size(), 3u);
  EXPECT_EQ(quarters[0].measure, "m1");
  EXPECT_THAT(quarters[0].quarters, ElementsAre(1, 2, 3));
  EXPECT_THAT(quarters[0].reported, ElementsAre(true, true, false));
  EXPECT_EQ(quarters[1].measure, "m2");
  EXPECT_THAT(quarters[1].quarters, ElementsAre(1));
  EXPECT_THAT(quarters[1].reported, ElementsAre(false));
  // The last day of a quarter still belongs to it.
  EXPECT_THAT(quarter_reports(running_plan(), day("2023-12-31")), IsEmpty());
}

TEST(Progress, each_indicator_tells_what_became_of_the_target_for_all) {
  // Chiang Mai 2565 against the plan of that year, "more than 90": 9 reaches it, exactly 90 would not.
  test::Results results;
  results.score("indicator:1", "91.07").score("indicator:2", "90").score("indicator:9", "100");
  const Plan plan =
      test::Draft(2566)
          .add(RecordKind::target, "t",
               {{"about", "indicators"}, {"comparison", "more_than"}, {"value", "90"}})
          .add(RecordKind::target, "u",
               {{"about", "indicator:2"}, {"comparison", "at_least"}, {"value", "90"}})
          .add(RecordKind::target, "v", {{"about", "item:o99"}, {"comparison", "at_least"}, {"value", "90"}})
          .plan;
  std::vector<std::string> told;
  for (const TargetOutcome& one : target_outcomes(plan, results.nodes, results.sheet)) {
    told.push_back(one.record->id + " " + one.node + " " +
                   (one.reached ? base::to_string(*one.reached, 2) : "?") + (one.is_met ? " met" : ""));
  }
  EXPECT_THAT(told, ElementsAre("t indicator:1 91.07 met", "t indicator:2 90.00", "t indicator:9 100.00 met",
                                "t indicator:10 ?", "u indicator:2 90.00 met"));
}

}  // namespace
}  // namespace prongsai::improvement
