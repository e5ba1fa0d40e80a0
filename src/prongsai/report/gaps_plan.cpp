// SPDX-License-Identifier: Apache-2.0
// What a document about a plan lacks: told with the record, so that it can be mended where it is.
#include <algorithm>
#include <array>
#include <utility>

#include "prongsai/improvement/checks.h"
#include "prongsai/report/claims.h"
#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail {
namespace plans {
namespace {

using Details = std::vector<std::pair<std::string, std::string>>;

void tell(Writer& writer, const char* code, GapWeight weight, Details details = {}) {
  writer.gap({code, weight, GapPlace::plan, {}, std::move(details)});
}

/// With the number and name of the record before the other details.
void tell_record(Writer& writer, const char* code, GapWeight weight, const Record& record,
                 Details details = {}) {
  details.insert(details.begin(), {{"number", number_of(writer, record)}, {"name", short_name(record)}});
  writer.gap({code, weight, GapPlace::plan, record.id, std::move(details)});
}

/// Without signs that people put or leave out.
std::string bare(std::string text) {
  for (const std::string_view sign : {" ", "ฯ", "\u00a0", "(", ")"}) {
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
      text.erase(at, sign.size());
  }
  return text;
}

bool is_committee(const std::string& name) {
  constexpr std::array<std::string_view, 4> words = {"คณะกรรมการ", "คณะทำงาน", "คณะอนุกรรมการ", "ฝ่ายเลขานุการ"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

void tell_missing_field(Writer& writer, const Record& record, const char* field, const char* code,
                        GapWeight weight) {
  if (record.field(field).find_first_not_of(" \n\t") == std::string::npos)
    tell_record(writer, code, weight, record);
}

/// Words taken over that nobody confirmed, and what a form left in: of every record that is printed.
void find_open_texts(Writer& writer, std::initializer_list<RecordKind> printed) {
  improvement::CheckedAgainst against;
  against.edition = writer.look.now != nullptr ? writer.look.now->scored.edition : nullptr;
  for (const improvement::PlanFinding& finding : improvement::check_plan(*writer.input.plan, against)) {
    const Record* record = writer.input.plan->find(finding.record);
    if (record == nullptr || std::find(printed.begin(), printed.end(), record->kind) == printed.end())
      continue;
    if (finding.code == "text.unconfirmed")
      tell_record(writer, "record.unconfirmed", GapWeight::blocks, *record);
    if (finding.code == "text.placeholder")
      tell_record(writer, "record.placeholder", GapWeight::blocks, *record);
    if (finding.code == "text.other_year")
      tell_record(writer, "record.other_year", GapWeight::warns, *record);
  }
}

/// What a result claims of scores ("ผลการประเมิน ITA … เพิ่มขึ้นเป็น 95.55") and the figures do not bear out.
void find_claims(Writer& writer, const Record& measure) {
  std::vector<std::string> borne;
  if (writer.holds("outcome_rose", {}) == true) borne.emplace_back("total_rose");
  if (writer.holds("outcome_fell", {}) == true) borne.emplace_back("total_fell");
  if (writer.holds("outcome_same", {}) == true) borne.emplace_back("total_same");
  for (const char* field : {"result", "outcome"}) {
    for (const doc::CellLine& line : lines_of(measure.field(field))) {
      const std::string words = doc::text_of(line.spans);
      // "การบริการดีขึ้น" is about the service; a line that names the assessment is about its scores.
      const bool is_of_scores = words.find("คะแนน") != std::string::npos ||
                                words.find("ITA") != std::string::npos ||
                                words.find("ผลการประเมิน") != std::string::npos;
      if (!is_of_scores) continue;
      for (const std::string_view word : unborne_claims(words, borne))
        tell_record(writer, "record.claim", GapWeight::warns, measure, {{"word", std::string(word)}});
    }
  }
}

}  // namespace

std::vector<std::string> undefined_groups(const Writer& writer) {
  std::vector<std::string> out;
  const Records groups = records(writer, RecordKind::group);
  for (const RecordKind kind : {RecordKind::activity, RecordKind::measure, RecordKind::step}) {
    for (const Record* record : records(writer, kind)) {
      for (const std::string& unit : improvement::units_of(*record)) {
        if (unit.starts_with("unit:") || !is_committee(unit)) continue;
        const bool is_defined = std::any_of(groups.begin(), groups.end(), [&](const Record* group) {
          const std::string name = bare(group->field("name"));
          return name.find(bare(unit)) != std::string::npos || bare(unit).find(name) != std::string::npos;
        });
        if (!is_defined && std::find(out.begin(), out.end(), unit) == out.end()) out.push_back(unit);
      }
    }
  }
  return out;
}

void drive_plan_gaps(Writer& writer) {
  if (records(writer, RecordKind::activity).empty()) tell(writer, "activity.none", GapWeight::blocks);
  if (records(writer, RecordKind::target).empty()) tell(writer, "target.none", GapWeight::blocks);
  if (records(writer, RecordKind::recommendation).empty())
    tell(writer, "recommendation.none", GapWeight::warns);
  const auto topics = records(writer, RecordKind::statement);
  for (const char* topic : {"emphasis", "slogan"}) {
    const bool is_there = std::any_of(topics.begin(), topics.end(),
                                      [&](const Record* one) { return one->field("topic") == topic; });
    if (!is_there)
      tell(writer, std::string_view(topic) == "slogan" ? "slogan.none" : "emphasis.none", GapWeight::warns);
  }
  for (const Record* activity : records(writer, RecordKind::activity)) {
    tell_missing_field(writer, *activity, "responsible", "activity.no_owner", GapWeight::blocks);
    const auto period = improvement::period_of(*activity, plan_year(writer));
    if (!period) {
      tell_record(writer, "activity.no_period", GapWeight::blocks, *activity);
    } else if (!improvement::lies_within(*period, plan_year(writer))) {
      tell_record(writer, "activity.outside_year", GapWeight::blocks, *activity);
    }
  }
  for (const std::string& name : undefined_groups(writer))
    tell(writer, "group.undefined", GapWeight::warns, {{"name", name}});
  for (const Record* group : records(writer, RecordKind::group)) {
    tell_missing_field(writer, *group, "order", "group.no_order", GapWeight::warns);
    tell_missing_field(writer, *group, "members", "group.no_members", GapWeight::warns);
  }
  for (const NodeIndex node : below_target(writer)) {
    const std::string& id = writer.look.now->scored.plan->nodes[node].id;
    const Records measures = records(writer, RecordKind::measure);
    if (std::any_of(measures.begin(), measures.end(),
                    [&](const Record* one) { return raises(writer, *one, id); }))
      continue;
    const std::vector<NodeIndex>& failing = writer.look.standing->failing;
    const bool fails = std::find(failing.begin(), failing.end(), node) != failing.end();
    tell(writer, fails ? "guideline.none_for_failing" : "guideline.none",
         fails ? GapWeight::blocks : GapWeight::warns, {{"node", id}});
  }
  find_open_texts(writer, {RecordKind::target, RecordKind::recommendation, RecordKind::measure,
                           RecordKind::step, RecordKind::activity, RecordKind::group, RecordKind::statement});
}

void measures_report_gaps(Writer& writer) {
  const Records measures = records(writer, RecordKind::measure);
  if (measures.empty()) tell(writer, "measure.none", GapWeight::blocks);
  for (const Record* measure : measures) {
    tell_missing_field(writer, *measure, "result", "measure.no_result", GapWeight::blocks);
    tell_missing_field(writer, *measure, "status", "measure.no_status", GapWeight::warns);
    tell_missing_field(writer, *measure, "outcome", "measure.no_outcome", GapWeight::warns);
    tell_missing_field(writer, *measure, "responsible", "measure.no_owner", GapWeight::warns);
    const Records steps = records(writer, RecordKind::step, measure->id);
    find_claims(writer, *measure);
    if (steps.empty()) tell_record(writer, "measure.no_steps", GapWeight::warns, *measure);
    for (const Record* step : steps)
      tell_missing_field(writer, *step, "result", "step.no_result", GapWeight::warns);
  }
  if (records(writer, RecordKind::target).empty()) tell(writer, "target.none_to_review", GapWeight::warns);
  if (writer.look.after == nullptr)
    writer.gap({"outcome.no_results",
                GapWeight::warns,
                GapPlace::results,
                {},
                {{"year", std::to_string(plan_year(writer))}}});
  find_open_texts(writer, {RecordKind::measure, RecordKind::step, RecordKind::report, RecordKind::target});
}

void topic_analysis_gaps(Writer& writer) {
  if (writer.look.now != nullptr && writer.look.topics.topics.empty())
    writer.gap({"topic.none",
                GapWeight::blocks,
                GapPlace::results,
                {},
                {{"year", std::to_string(results_year(writer.input))}}});
  for (const analysis::TopicRow& topic : writer.look.topics.topics) {
    const bool is_well =
        std::all_of(topic.instruments.begin(), topic.instruments.end(), [](const analysis::TopicPart& part) {
          return part.advice == analysis::Advice::keep || part.advice == analysis::Advice::keep_and_watch;
        });
    if (measures_about(writer, topic).empty())
      tell(writer, is_well ? "topic.no_measure_to_keep" : "topic.no_measure",
           is_well ? GapWeight::warns : GapWeight::blocks,
           {{"number", topic.topic->code}, {"name", topic.topic->name.th}});
    for (const analysis::TopicPart& part : topic.instruments) {
      for (const Record* own : recommendations_for(writer, topic, part)) {
        if (contradicts(*own, part.advice))
          tell_record(writer, "recommendation.contradicts", GapWeight::warns, *own,
                      {{"topic", topic.topic->code},
                       {"instrument", writer.code_of(*writer.look.now, part.instrument)}});
      }
    }
  }
  for (const Record* measure : records(writer, RecordKind::measure)) {
    tell_missing_field(writer, *measure, "responsible", "measure.no_owner", GapWeight::blocks);
    tell_missing_field(writer, *measure, "period", "measure.no_period", GapWeight::blocks);
    tell_missing_field(writer, *measure, "target", "measure.no_target", GapWeight::warns);
    tell_missing_field(writer, *measure, "monitoring", "measure.no_monitoring", GapWeight::warns);
    if (records(writer, RecordKind::step, measure->id).empty())
      tell_record(writer, "measure.no_steps_planned", GapWeight::blocks, *measure);
  }
  for (const std::string_view heading : constraint_headings()) {
    if (constraint_of(writer, heading) == nullptr)
      tell(writer, "constraint.missing", GapWeight::blocks,
           {{"heading", writer.word("constraint." + std::string(heading))}});
  }
  find_open_texts(
      writer, {RecordKind::measure, RecordKind::step, RecordKind::constraint, RecordKind::recommendation});
}

}  // namespace plans

void find_gaps_of_plans(Writer& writer) {
  const Kind kind = writer.input.kind;
  const bool rests_on_plan =
      kind == Kind::drive_plan || kind == Kind::measures_report || kind == Kind::topic_analysis;
  if (!rests_on_plan) return;
  if (writer.input.plan == nullptr) {
    writer.gap({"no_plan",
                GapWeight::blocks,
                GapPlace::plan,
                {},
                {{"year", std::to_string(plans::plan_year(writer))}}});
    return;
  }
  if (kind == Kind::drive_plan) plans::drive_plan_gaps(writer);
  if (kind == Kind::measures_report) plans::measures_report_gaps(writer);
  if (kind == Kind::topic_analysis) plans::topic_analysis_gaps(writer);
}

}  // namespace prongsai::report::detail
