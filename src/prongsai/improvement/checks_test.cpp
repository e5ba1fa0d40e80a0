// SPDX-License-Identifier: Apache-2.0
// The rules over results, targets, measures and texts. Those of the calendar: check_activities_test.cpp.
#include "prongsai/improvement/checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/improvement/test_plan.h"

namespace prongsai::improvement {
namespace {

using test::Draft;
using test::Results;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

CheckedAgainst against(const Results& results) {
  CheckedAgainst out;
  out.edition = &results.edition;
  out.nodes = &results.nodes;
  out.sheet = &results.sheet;
  return out;
}

/// Findings whose code begins so, as "code record node weight".
std::vector<std::string> told(const Plan& plan, const CheckedAgainst& of, std::string_view prefix) {
  std::vector<std::string> out;
  for (const PlanFinding& finding : check_plan(plan, of)) {
    if (!finding.code.starts_with(prefix)) continue;
    std::string line = finding.code;
    if (!finding.record.empty()) line += " " + finding.record;
    if (!finding.node.empty()) line += " " + finding.node;
    if (finding.weight == Weight::blocks) line += " blocks";
    if (finding.weight == Weight::acknowledge) line += " acknowledge";
    out.push_back(line);
  }
  return out;
}
std::vector<std::string> told(const Plan& plan, std::string_view prefix) {
  return told(plan, CheckedAgainst{}, prefix);
}

std::string detail_of(const PlanFinding& finding, std::string_view name) {
  for (const auto& [key, value] : finding.details) {
    if (key == name) return value;
  }
  return "–";
}

/// 2 and 9 fail, o41 and o43 have 0; 10 passes in spite of it, 1 passes exactly.
Results weak_results() {
  Results results;
  results.score("indicator:1", "85").score("indicator:2", "81.80").score("indicator:9", "84.99");
  results.score("indicator:10", "90").score("item:o41", "0").score("item:o42", "100").score("item:o43", "0");
  results.score("item:i7", "66.40").score("total", "84");
  return results;
}

TEST(Checks, every_failing_indicator_and_item_of_zero_asks_for_a_measure) {
  // The report of 2565 names one failing indicator where four failed (G9).
  const Results results = weak_results();
  EXPECT_THAT(weak_nodes(against(results)),
              ElementsAre("indicator:2", "indicator:9", "item:o41", "item:o43"));
  const Plan none = Draft().plan;
  EXPECT_THAT(told(none, against(results), "measure.none"),
              ElementsAre("measure.none_for_failing indicator:2 acknowledge",
                          "measure.none_for_failing indicator:9 acknowledge",
                          "measure.none_for_zero item:o41 acknowledge",
                          "measure.none_for_zero item:o43 acknowledge"));
  const Plan some = Draft()
                        .add(RecordKind::measure, "m1", {{"title", "ก"}, {"about", "item:i7"}})
                        .add(RecordKind::measure, "m2", {{"title", "ข"}, {"about", "topic:4"}})
                        .plan;
  EXPECT_THAT(without_measure(some, against(results)), ElementsAre("indicator:9", "item:o41"));
  const Plan indicators =
      Draft().add(RecordKind::measure, "m1", {{"title", "ก"}, {"about", "indicators"}}).plan;
  EXPECT_THAT(without_measure(indicators, against(results)), ElementsAre("item:o41", "item:o43"));
}

TEST(Checks, a_score_that_is_not_known_is_not_asked_for) {
  const Results nothing;
  EXPECT_THAT(weak_nodes(against(nothing)), IsEmpty());
  EXPECT_THAT(weak_nodes(CheckedAgainst{}), IsEmpty());
  EXPECT_THAT(without_measure(Draft().plan, CheckedAgainst{}), IsEmpty());
}

TEST(Checks, a_measure_for_what_is_weak_must_be_whole_or_acknowledged) {
  const Results results = weak_results();
  const Plan plan = Draft()
                        .add(RecordKind::measure, "m1", {{"title", "ก"}, {"about", "indicator:2"}})
                        .add(RecordKind::measure, "m2", {{"title", "ข"}})
                        .plan;
  EXPECT_THAT(told(plan, against(results), "measure.no_"),
              ElementsAre("measure.no_owner m1 acknowledge", "measure.no_period m1 acknowledge",
                          "measure.no_target m1 acknowledge", "measure.no_monitoring m1 acknowledge",
                          "measure.no_steps m1 acknowledge", "measure.no_owner m2", "measure.no_period m2",
                          "measure.no_target m2", "measure.no_monitoring m2", "measure.no_steps m2"));
  EXPECT_THAT(told(plan, against(results), "measure.about"), ElementsAre("measure.about_nothing m2"));
  const Plan whole = Draft()
                         .add(RecordKind::measure, "m1",
                              {{"title", "ก"},
                               {"about", "indicator:2"},
                               {"responsible", "unit:1"},
                               {"period", "year"},
                               {"target", "1 เล่ม"},
                               {"monitoring", "รายงานทุกเดือน"}})
                         .add(RecordKind::step, "s1", {{"text", "ประชุม"}}, "m1")
                         .plan;
  EXPECT_THAT(told(whole, "measure."), IsEmpty());
  EXPECT_THAT(told(whole, "step."), IsEmpty());
}

TEST(Checks, periods_lie_within_the_year_and_steps_within_their_measure) {
  const Plan plan = Draft()
                        .add(RecordKind::measure, "m1", {{"title", "ก"}, {"period", "month 2024-10"}})
                        .add(RecordKind::measure, "m2", {{"title", "ข"}, {"period", "quarter 2"}})
                        .add(RecordKind::step, "in", {{"text", "1"}, {"period", "month 2024-01"}}, "m2")
                        .add(RecordKind::step, "until", {{"text", "2"}, {"period", "until 2024-03-31"}}, "m2")
                        .add(RecordKind::step, "late", {{"text", "3"}, {"period", "until 2024-04-01"}}, "m2")
                        .add(RecordKind::step, "early", {{"text", "4"}, {"period", "month 2023-12"}}, "m2")
                        .add(RecordKind::step, "out", {{"text", "5"}, {"period", "month 2022-12"}}, "m2")
                        .plan;
  EXPECT_THAT(told(plan, "measure.outside"), ElementsAre("measure.outside_year m1 blocks"));
  EXPECT_THAT(told(plan, "step."), ElementsAre("step.outside_measure late", "step.outside_measure early",
                                               "step.outside_year out blocks"));
}

TEST(Checks, nothing_is_kept_that_is_zero) {
  const Results results = weak_results();
  const Plan plan =
      Draft()
          .add(RecordKind::measure, "m1", {{"title", "รักษาระดับการเปิดเผยข้อมูล"}, {"about", "indicator:9"}})
          .add(RecordKind::measure, "m2", {{"title", "รักษามาตรฐานและจัดทำข้อมูลให้ครบ"}, {"about", "item:o41"}})
          .add(RecordKind::measure, "m3", {{"title", "รักษาระดับการปฏิบัติหน้าที่"}, {"about", "indicator:1"}})
          .plan;
  EXPECT_THAT(told(plan, against(results), "measure.keep"), ElementsAre("measure.keep_for_zero m1 item:o41"));
}

TEST(Checks, a_target_lies_above_what_is_reached_already) {
  const Results results = weak_results();
  EXPECT_THAT(told(Draft().plan, "target."), ElementsAre("target.none"));
  const auto target = [](std::string about, std::string comparison, std::string value) {
    return FieldTexts{
        {"about", std::move(about)}, {"comparison", std::move(comparison)}, {"value", std::move(value)}};
  };
  const Plan plan = Draft()
                        .add(RecordKind::target, "met", target("indicator:10", "at_least", "90"))
                        .add(RecordKind::target, "above", target("indicator:10", "more_than", "90"))
                        .add(RecordKind::target, "each", target("indicators", "at_least", "81"))
                        .add(RecordKind::target, "some", target("indicators", "at_least", "82"))
                        .add(RecordKind::target, "unknown", target("item:i1", "at_least", "10"))
                        .plan;
  EXPECT_THAT(told(plan, against(results), "target."),
              ElementsAre("target.not_above_now met indicator:10", "target.all_above_now each"));
}

TEST(Checks, targets_of_the_year_that_is_over_are_reviewed) {
  // The target of the plan of 2565, every indicator above 90, was never compared with the result (row 39).
  const Results results = weak_results();
  const Plan earlier = Draft(2566)
                           .add(RecordKind::target, "t",
                                {{"about", "indicators"}, {"comparison", "more_than"}, {"value", "90"}})
                           .plan;
  CheckedAgainst of = against(results);
  of.earlier_plan = &earlier;
  EXPECT_THAT(told(Draft().plan, of, "target.last"),
              ElementsAre("target.last_year_not_met indicator:1", "target.last_year_not_met indicator:2",
                          "target.last_year_not_met indicator:9", "target.last_year_not_met indicator:10"));
  const Plan other_year = Draft(2565).plan;
  of.earlier_plan = &other_year;
  EXPECT_THAT(told(Draft().plan, of, "target.last"), IsEmpty());
}

TEST(Checks, a_failing_indicator_is_given_advice) {
  // 14 recommendations in the report of 2565, none for indicator 5, which failed (row 32).
  const Results results = weak_results();
  const Plan plan =
      Draft().add(RecordKind::recommendation, "r", {{"text", "ก"}, {"about", "indicator:9"}}).plan;
  EXPECT_THAT(told(plan, against(results), "recommendation."),
              ElementsAre("recommendation.none_for_failing indicator:2"));
}

TEST(Checks, a_cause_stands_only_beside_a_fall_or_a_failure) {
  // Covid-19 is given as the cause of a fall of EIT, whose indicators all rose (row 29).
  Results now = weak_results();
  now.score("item:i1", "90").score("item:i2", "95");
  framework::Edition before_edition = test::edition_2566();
  before_edition.id = "ita/2565";
  before_edition.fiscal_year = 2565;
  Results before(before_edition);
  before.score("indicator:1", "80").score("indicator:2", "70").score("indicator:10", "95");
  before.score("item:i1", "89").score("item:i2", "96");
  CheckedAgainst of = against(now);
  of.earlier_nodes = &before.nodes;
  of.earlier_sheet = &before.sheet;
  const Plan plan =
      Draft()
          .add(RecordKind::cause, "rose", {{"text", "ก"}, {"about", "indicator:1"}})
          .add(RecordKind::cause, "fails", {{"text", "ก"}, {"about", "indicator:2"}})
          .add(RecordKind::cause, "fell", {{"text", "ก"}, {"about", "indicator:10 item:i2"}})
          .add(RecordKind::cause, "item", {{"text", "ก"}, {"about", "item:i1"}})
          .add(RecordKind::cause, "unknown", {{"text", "ก"}, {"about", "instrument:iit topic:3"}})
          .plan;
  EXPECT_THAT(told(plan, of, "cause."),
              ElementsAre("cause.beside_rise rose indicator:1", "cause.beside_rise item item:i1"));
  // An item that continues no item of the year before cannot be compared with one of the same number.
  now.edition.instruments[0].indicators[0].items[0].ancestors.clear();
  EXPECT_THAT(told(plan, of, "cause."), ElementsAre("cause.beside_rise rose indicator:1"));
}

TEST(Checks, all_five_headings_of_constraints_are_answered_once) {
  EXPECT_THAT(
      told(Draft().plan, "constraint."),
      ElementsAre("constraint.missing blocks", "constraint.missing blocks", "constraint.missing blocks",
                  "constraint.missing blocks", "constraint.missing blocks"));
  const Plan plan =
      Draft()
          .add(RecordKind::constraint, "1", {{"heading", "staff"}, {"text", "บุคลากรไม่เพียงพอ"}})
          .add(RecordKind::constraint, "2", {{"heading", "budget"}, {"none", "yes"}})
          .add(RecordKind::constraint, "3", {{"heading", "technology"}, {"none", "yes"}, {"text", "ระบบเก่า"}})
          .add(RecordKind::constraint, "4", {{"heading", "area"}})
          .add(RecordKind::constraint, "5", {{"heading", "society"}, {"none", "yes"}})
          .plan;
  const auto findings = check_plan(plan, {});
  std::vector<std::string> headings;
  for (const PlanFinding& finding : findings) {
    if (finding.code.starts_with("constraint."))
      headings.push_back(finding.code + " " + detail_of(finding, "heading"));
  }
  EXPECT_THAT(headings, ElementsAre("constraint.both technology", "constraint.missing area"));
}

TEST(Checks, what_a_form_left_in_blocks) {
  int number = 0;
  Draft draft;
  for (const char* left :
       {"ดำเนินการ.......", "…", "...", "______", "จัดประชุม Xxx ครั้ง", "[...]", "(ระบุชื่อหน่วยงาน)", "……", "-"})
    draft.add(RecordKind::measure, "bad" + std::to_string(++number), {{"title", left}});
  for (const char* fine :
       {"จัดทำคู่มือ ฯลฯ", "แบบวัด IIT ...และอื่น ๆ", "https://example.go.th/xxx.pdf", "axxxb", "ข้อ 1-2"})
    draft.add(RecordKind::measure, "fine" + std::to_string(++number), {{"title", fine}});
  const auto found = told(draft.plan, "text.placeholder");
  EXPECT_EQ(found.size(), 9u);
  for (const std::string& line : found)
    EXPECT_THAT(line, testing::MatchesRegex("text.placeholder bad[1-9] blocks"));
}

TEST(Checks, words_of_another_year_are_told_but_not_those_of_laws) {
  const Plan plan =
      Draft(2567)
          .add(RecordKind::measure, "m1", {{"title", "ยกระดับผลการประเมินปี ๒๕๖๓ และ 2566"}})
          .add(RecordKind::measure, "m2", {{"title", "ปฏิบัติตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540"}})
          .add(RecordKind::measure, "m3", {{"title", "ผลปี 2565 แผนปี 2568 โทร 025690 และ 1.2569"}})
          .plan;
  const auto findings = check_plan(plan, {});
  std::vector<std::string> years;
  for (const PlanFinding& finding : findings) {
    if (finding.code == "text.other_year") years.push_back(finding.record + " " + detail_of(finding, "text"));
  }
  EXPECT_THAT(years, ElementsAre("m1 2563", "m3 2569"));
}

TEST(Checks, words_taken_over_block_until_somebody_confirms_them) {
  Plan plan = Draft()
                  .add(RecordKind::measure, "m1", {{"title", "ก"}})
                  .add(RecordKind::group, "g", {{"name", "ข"}})
                  .plan;
  EXPECT_THAT(told(plan, "text."), IsEmpty());
  for (Record& record : plan.records) record.is_confirmed = false;
  EXPECT_THAT(told(plan, "text."), ElementsAre("text.unconfirmed m1 blocks", "text.unconfirmed g blocks"));
}

TEST(Checks, a_finding_carries_the_words_of_its_record) {
  std::string name = "จัดทำคู่มือ";
  for (int i = 0; i < 40; ++i) name += "การขอใช้ทรัพย์สิน";
  const Plan plan = Draft().add(RecordKind::measure, "m1", {{"title", name + "\nบรรทัดที่สอง"}}).plan;
  const auto findings = check_plan(plan, {});
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [](const PlanFinding& one) { return one.code == "measure.no_owner"; });
  ASSERT_NE(found, findings.end());
  EXPECT_EQ(detail_of(*found, "kind"), "measure");
  EXPECT_EQ(detail_of(*found, "number"), "1");
  const std::string told_name = detail_of(*found, "name");
  EXPECT_LT(told_name.size(), 200u);
  EXPECT_TRUE(told_name.starts_with("จัดทำคู่มือการขอใช้ทรัพย์สิน"));
  EXPECT_TRUE(told_name.ends_with("…"));
}

}  // namespace
}  // namespace prongsai::improvement
