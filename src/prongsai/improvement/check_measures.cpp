// SPDX-License-Identifier: Apache-2.0
// What will be done: G9 (completeness), G10 (no keeping of what is zero), G13 (periods).
#include <algorithm>
#include <array>

#include "prongsai/improvement/checks_detail.h"
#include "prongsai/improvement/words_detail.h"

namespace prongsai::improvement::detail {
namespace {

constexpr std::array<std::string_view, 9> words_of_keeping = {
    "รักษาระดับ", "คงระดับ", "รักษามาตรฐาน", "รักษาคุณภาพ", "รักษาคะแนน", "คงไว้", "รักษาไว้", "keep", "maintain"};
constexpr std::array<std::string_view, 15> words_of_raising = {
    "เผยแพร่", "จัดทำ",    "จัดให้มี",   "ปรับปรุง", "เพิ่ม",     "ยกระดับ", "แก้ไข",  "พัฒนา",
    "ทบทวน",  "publish", "improve", "raise",  "prepare", "add ",   "review"};

void check_weak_nodes(Checking& checking) {
  for (const std::string& node : without_measure(checking.plan, checking.against)) {
    const bool is_item = node.starts_with("item:");
    checking.tell_node(is_item ? "measure.none_for_zero" : "measure.none_for_failing", Weight::acknowledge,
                       node, {{"score", score_text(*checking.score(node))}});
  }
}

void check_completeness(Checking& checking, const Record& measure, Weight weight) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> asked = {
      {{"responsible", "measure.no_owner"},
       {"period", "measure.no_period"},
       {"target", "measure.no_target"},
       {"monitoring", "measure.no_monitoring"}}};
  for (const auto& [field, code] : asked) {
    if (trimmed(measure.field(field)).empty()) checking.tell_record(code, weight, measure);
  }
  if (checking.plan.of(RecordKind::step, measure.id).empty())
    checking.tell_record("measure.no_steps", weight, measure);
  if (read_about(measure.field("about")).empty())
    checking.tell_record("measure.about_nothing", Weight::warns, measure);
}

/// G10: advice is chosen by the score, and 0 points are nothing to keep.
void check_keeping(Checking& checking, const Record& measure) {
  const std::string words = plain_text(measure.field("title"));
  if (!holds_any(words, words_of_keeping) || holds_any(words, words_of_raising)) return;
  const About about = read_about(measure.field("about"));
  for (const std::string& node : checking.weak) {
    if (!node.starts_with("item:") || !covers(about, node, *checking.against.edition)) continue;
    checking.tell_record("measure.keep_for_zero", Weight::warns, measure, {{"node", node}});
  }
}

void check_step(Checking& checking, const Record& step, const std::optional<Period>& of_measure) {
  const auto period = period_of(step, checking.plan.year);
  if (!period) return;
  if (!lies_within(*period, checking.plan.year)) {
    checking.tell_record("step.outside_year", Weight::blocks, step,
                         {{"period", period_text(*period)}, {"year", std::to_string(checking.plan.year)}});
  } else if (of_measure && (period->last > of_measure->last ||
                            (period->form != PeriodForm::until && period->first < of_measure->first))) {
    checking.tell_record("step.outside_measure", Weight::warns, step,
                         {{"period", period_text(*period)}, {"other_period", period_text(*of_measure)}});
  }
}

}  // namespace

void check_measures(Checking& checking) {
  check_weak_nodes(checking);
  for (const Record* measure : checking.plan.of(RecordKind::measure)) {
    const About about = read_about(measure->field("about"));
    const bool is_for_weak = std::any_of(
        checking.weak.begin(), checking.weak.end(),
        [&](const std::string& node) { return answers_weakness(about, node, *checking.against.edition); });
    check_completeness(checking, *measure, is_for_weak ? Weight::acknowledge : Weight::warns);
    check_keeping(checking, *measure);
    const auto period = period_of(*measure, checking.plan.year);
    if (period && !lies_within(*period, checking.plan.year)) {
      checking.tell_record("measure.outside_year", Weight::blocks, *measure,
                           {{"period", period_text(*period)}, {"year", std::to_string(checking.plan.year)}});
    }
    for (const Record* step : checking.plan.of(RecordKind::step, measure->id))
      check_step(checking, *step, period);
  }
}

}  // namespace prongsai::improvement::detail
