// SPDX-License-Identifier: Apache-2.0
// What templates may name of a plan: counts of its records, its own words, and how far it came.
#include <algorithm>
#include <array>

#include "prongsai/improvement/progress.h"
#include "prongsai/report/tables_plan_detail.h"
#include "prongsai/scoring/level.h"

namespace prongsai::report::detail {
namespace {

using namespace plans;  // NOLINT(google-build-using-namespace): these are its parts
using analysis::value_of;

std::size_t done(const Writer& writer, RecordKind kind) {
  const Records all = records(writer, kind);
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [](const Record* one) { return one->field("status") == "done"; }));
}

/// What a count is called: "measures".
std::string counted(RecordKind kind) {
  return kind == RecordKind::activity ? "activities" : std::string(improvement::spec_of(kind).code) + "s";
}
template <RecordKind kind>
std::optional<doc::Spans> count_of(Writer& writer, const Scope& /*scope*/) {
  return doc::Spans{writer.count(counted(kind), records(writer, kind).size())};
}
template <RecordKind kind>
std::optional<doc::Spans> done_of(Writer& writer, const Scope& /*scope*/) {
  return doc::Spans{writer.count(counted(kind) + "_done", done(writer, kind))};
}
std::optional<doc::Spans> sections_count(Writer& writer, const Scope& scope) {
  const auto list = sections_list(writer, "", scope);
  return doc::Spans{writer.count("sections", list ? list->items.size() : 0)};
}

/// The statements of one topic, joined.
doc::Spans statement(const Writer& writer, std::string_view topic) {
  std::string out;
  for (const Record* one : records(writer, RecordKind::statement)) {
    if (one->field("topic") != topic) continue;
    for (const doc::CellLine& line : lines_of(one->field("text")))
      out += (out.empty() ? "" : " ") + doc::text_of(line.spans);
  }
  return out.empty() ? doc::Spans() : plain(out);
}

std::optional<doc::Spans> emphasis(Writer& writer, const Scope& /*scope*/) {
  return statement(writer, "emphasis");
}
std::optional<doc::Spans> slogan(Writer& writer, const Scope& /*scope*/) {
  return statement(writer, "slogan");
}
std::optional<doc::Spans> first_day(Writer& writer, const Scope& /*scope*/) {
  return plain(writer.day(improvement::iso(improvement::first_day_of(plan_year(writer)))));
}
std::optional<doc::Spans> last_day(Writer& writer, const Scope& /*scope*/) {
  return plain(writer.day(improvement::iso(improvement::last_day_of(plan_year(writer)))));
}
std::optional<doc::Spans> below_target_count(Writer& writer, const Scope& /*scope*/) {
  return doc::Spans{writer.count("below_target", below_target(writer).size())};
}

struct Outcomes {
  std::size_t met = 0;
  std::size_t known = 0;
  std::size_t all = 0;
};
Outcomes outcomes_of(const Writer& writer) {
  Outcomes out;
  if (writer.look.after == nullptr || writer.input.plan == nullptr) return out;
  const analysis::Scored& scored = writer.look.after->scored;
  for (const auto& one : improvement::target_outcomes(*writer.input.plan, *scored.plan, *scored.sheet)) {
    ++out.all;
    if (one.reached) ++out.known;
    if (one.reached && one.is_met) ++out.met;
  }
  return out;
}
std::optional<doc::Spans> outcomes_met(Writer& writer, const Scope& /*scope*/) {
  return doc::Spans{writer.count("targets_met", outcomes_of(writer).met)};
}
std::optional<doc::Spans> outcomes_count(Writer& writer, const Scope& /*scope*/) {
  return doc::Spans{writer.count("targets_due", outcomes_of(writer).all)};
}
/// From the results the plan answers to those of its own year.
std::optional<doc::Spans> change_after(Writer& writer, const Scope& /*scope*/) {
  if (writer.look.now == nullptr || writer.look.after == nullptr) return std::nullopt;
  return writer.changed(*writer.look.now, *writer.look.after, writer.look.after->scored.plan->total());
}

const framework::ResultLevel* outcome_level(const Writer& writer);
std::optional<doc::Spans> outcome_level_name(Writer& writer, const Scope& /*scope*/) {
  const framework::ResultLevel* level = outcome_level(writer);
  if (level == nullptr) return std::nullopt;
  const std::string year = std::to_string(plan_year(writer));
  return doc::Spans{
      writer.stated(year + "/level", writer.word("level.label") + " " + year, level->name.th, "level")};
}

// Tests.
template <RecordKind kind>
std::optional<bool> has(const Writer& writer, const Scope& /*scope*/) {
  return !records(writer, kind).empty();
}
std::optional<bool> has_emphasis(const Writer& writer, const Scope& /*scope*/) {
  return !statement(writer, "emphasis").empty();
}
std::optional<bool> has_slogan(const Writer& writer, const Scope& /*scope*/) {
  return !statement(writer, "slogan").empty();
}
std::optional<bool> has_below_target(const Writer& writer, const Scope& /*scope*/) {
  if (writer.look.now == nullptr || !writer.look.target) return std::nullopt;
  return !below_target(writer).empty();
}
std::optional<bool> measures_all_done(const Writer& writer, const Scope& /*scope*/) {
  const std::size_t all = records(writer, RecordKind::measure).size();
  return all > 0 && done(writer, RecordKind::measure) == all;
}
std::optional<bool> some_measures_done(const Writer& writer, const Scope& /*scope*/) {
  const std::size_t all = records(writer, RecordKind::measure).size();
  const std::size_t finished = done(writer, RecordKind::measure);
  return finished > 0 && finished < all;
}
std::optional<bool> steps_recorded(const Writer& writer, const Scope& /*scope*/) {
  const Records all = records(writer, RecordKind::step);
  return std::any_of(all.begin(), all.end(), [](const Record* one) {
    return !one->field("status").empty() || !one->field("result").empty();
  });
}
std::optional<bool> has_problems(const Writer& writer, const Scope& /*scope*/) {
  const Records all = records(writer, RecordKind::report);
  return std::any_of(all.begin(), all.end(), [](const Record* one) {
    return !one->field("problems").empty() || !one->field("proposals").empty();
  });
}
std::optional<bool> has_outcome(const Writer& writer, const Scope& /*scope*/) {
  if (writer.look.after == nullptr) return false;
  const analysis::Scored& scored = writer.look.after->scored;
  return value_of(scored, scored.plan->total()).has_value();
}
std::optional<bool> has_results_before(const Writer& writer, const Scope& /*scope*/) {
  if (writer.look.now == nullptr) return false;
  const analysis::Scored& scored = writer.look.now->scored;
  return value_of(scored, scored.plan->total()).has_value();
}
std::optional<std::strong_ordering> moved(const Writer& writer) {
  if (writer.look.now == nullptr || writer.look.after == nullptr) return std::nullopt;
  const auto from = value_of(writer.look.now->scored, writer.look.now->scored.plan->total());
  const auto to = value_of(writer.look.after->scored, writer.look.after->scored.plan->total());
  if (!from || !to) return std::nullopt;
  return *to <=> *from;
}
std::optional<bool> outcome_rose(const Writer& writer, const Scope& /*scope*/) {
  const auto change = moved(writer);
  return change ? std::optional<bool>(*change > 0) : std::nullopt;
}
std::optional<bool> outcome_fell(const Writer& writer, const Scope& /*scope*/) {
  const auto change = moved(writer);
  return change ? std::optional<bool>(*change < 0) : std::nullopt;
}
std::optional<bool> outcome_same(const Writer& writer, const Scope& /*scope*/) {
  const auto change = moved(writer);
  return change ? std::optional<bool>(*change == 0) : std::nullopt;
}
std::optional<bool> outcome_moved(const Writer& writer, const Scope& /*scope*/) {
  const auto change = moved(writer);
  return change ? std::optional<bool>(*change != 0) : std::nullopt;
}
/// The level of the plan's own year: that of the scores or, where they leave it open, the one that was
/// printed.
const framework::ResultLevel* outcome_level(const Writer& writer) {
  if (writer.look.after == nullptr) return nullptr;
  const analysis::Scored& scored = writer.look.after->scored;
  const scoring::LevelOutcome found = scoring::find_level(*scored.edition, *scored.plan, *scored.sheet);
  std::optional<std::size_t> level = found.sure();
  if (!level && scored.known != nullptr && !scored.known->levels.empty()) {
    level = scored.known->levels.front().level;
    for (const scoring::PrintedLevel& one : scored.known->levels)
      if (one.level != level) level.reset();
    const auto& possible = found.possible;
    if (level && std::find(possible.begin(), possible.end(), *level) == possible.end()) level.reset();
  }
  return level ? &scored.edition->levels[*level] : nullptr;
}
std::optional<bool> level_after_known(const Writer& writer, const Scope& /*scope*/) {
  return outcome_level(writer) != nullptr;
}
std::optional<bool> has_target_outcomes(const Writer& writer, const Scope& /*scope*/) {
  return outcomes_of(writer).all > 0;
}
std::optional<bool> outcomes_all_met(const Writer& writer, const Scope& /*scope*/) {
  const Outcomes all = outcomes_of(writer);
  if (all.all == 0 || all.known < all.all) return std::nullopt;
  return all.met == all.all;
}
std::optional<bool> outcomes_some_met(const Writer& writer, const Scope& /*scope*/) {
  const Outcomes all = outcomes_of(writer);
  if (all.all == 0) return std::nullopt;
  return all.met > 0 && all.met < all.all;
}
std::optional<bool> outcomes_none_met(const Writer& writer, const Scope& /*scope*/) {
  const Outcomes all = outcomes_of(writer);
  if (all.all == 0 || all.known < all.all) return std::nullopt;
  return all.met == 0;
}

constexpr std::array facts = {
    FactEntry{"emphasis", "", emphasis},
    FactEntry{"slogan", "", slogan},
    FactEntry{"year_begins", "", first_day},
    FactEntry{"year_ends", "", last_day},
    FactEntry{"measures_count", "", count_of<RecordKind::measure>},
    FactEntry{"measures_done_count", "", done_of<RecordKind::measure>},
    FactEntry{"steps_count", "", count_of<RecordKind::step>},
    FactEntry{"steps_done_count", "", done_of<RecordKind::step>},
    FactEntry{"activities_count", "", count_of<RecordKind::activity>},
    FactEntry{"recommendations_count", "", count_of<RecordKind::recommendation>},
    FactEntry{"groups_count", "", count_of<RecordKind::group>},
    FactEntry{"sections_count", "", sections_count},
    FactEntry{"below_target_count", "", below_target_count},
    FactEntry{"outcomes_met_count", "", outcomes_met},
    FactEntry{"outcomes_count", "", outcomes_count},
    FactEntry{"change_after", "", change_after},
    FactEntry{"outcome_level", "", outcome_level_name},
};
constexpr std::array tests = {
    TestEntry{"plan_has_measures", "", has<RecordKind::measure>},
    TestEntry{"plan_has_steps", "", has<RecordKind::step>},
    TestEntry{"plan_has_activities", "", has<RecordKind::activity>},
    TestEntry{"plan_has_groups", "", has<RecordKind::group>},
    TestEntry{"plan_has_recommendations", "", has<RecordKind::recommendation>},
    TestEntry{"plan_has_targets", "", has<RecordKind::target>},
    TestEntry{"plan_has_emphasis", "", has_emphasis},
    TestEntry{"plan_has_slogan", "", has_slogan},
    TestEntry{"has_below_target", "", has_below_target},
    TestEntry{"measures_all_done", "", measures_all_done},
    TestEntry{"some_measures_done", "", some_measures_done},
    TestEntry{"steps_recorded", "", steps_recorded},
    TestEntry{"plan_has_problems", "", has_problems},
    TestEntry{"has_outcome", "", has_outcome},
    TestEntry{"has_results_before", "", has_results_before},
    TestEntry{"outcome_rose", "", outcome_rose},
    TestEntry{"outcome_fell", "", outcome_fell},
    TestEntry{"outcome_same", "", outcome_same},
    TestEntry{"outcome_moved", "", outcome_moved},
    TestEntry{"level_after_known", "", level_after_known},
    TestEntry{"has_target_outcomes", "", has_target_outcomes},
    TestEntry{"outcomes_all_met", "", outcomes_all_met},
    TestEntry{"outcomes_some_met", "", outcomes_some_met},
    TestEntry{"outcomes_none_met", "", outcomes_none_met},
};
constexpr std::array tables = {
    TableEntry{"activities", "", activities_table},
    TableEntry{"calendar", "", calendar_table},
    TableEntry{"plan_guidelines", "", guidelines_table},
    TableEntry{"groups", "", groups_table},
    TableEntry{"measures", "", measures_table},
    TableEntry{"progress", "", progress_table},
    TableEntry{"problems", "", problems_table},
    TableEntry{"target_outcomes", "", target_outcomes_table},
    TableEntry{"changes", "", changes_table},
    TableEntry{"item_changes", "failing", item_changes_table},
};
constexpr std::array lists = {
    ListEntry{"sections", "", sections_list},
    ListEntry{"plan_recommendations", "", recommendations_list},
    ListEntry{"plan_targets", "", targets_list},
    ListEntry{"constraints", "", constraints_list},
};

}  // namespace

std::span<const FactEntry> facts_of_plans() {
  return facts;
}
std::span<const TestEntry> tests_of_plans() {
  return tests;
}
std::span<const TableEntry> tables_of_plans() {
  return tables;
}
std::span<const ListEntry> lists_of_plans() {
  return lists;
}

}  // namespace prongsai::report::detail
