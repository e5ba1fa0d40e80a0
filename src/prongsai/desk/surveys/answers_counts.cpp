// SPDX-License-Identifier: Apache-2.0
// The counts of one survey under the rules of small numbers: no database, no person.
#include <algorithm>
#include <numeric>

#include "prongsai/desk/surveys/answers_shown.h"
#include "prongsai/suppression/distribution.h"

namespace prongsai::desk {
namespace {

using suppression::Rules;

/// A box in which agreeing speaks against the agency.
bool accuses(const framework::Box& box) {
  return box.polarity.value == framework::Polarity::negative;
}

ShownItem shown_item(const survey::AskedItem& asked, const tally::Counts& counts, const Rules& rules,
                     bool gives_way) {
  ShownItem item{asked.item, asked.scale, {}, gives_way};
  for (std::size_t i = 0; i < asked.item->boxes.size(); ++i) {
    const framework::Box& box = asked.item->boxes[i];
    const auto choices = counts.choices(0, asked.first_box + i);
    item.boxes.push_back(
        {box.code, &box,
         gives_way ? std::vector<ShownCount>(choices.size()) : show_choices(choices, accuses(box), rules)});
  }
  return item;
}

}  // namespace

std::vector<ShownCount> show_choices(std::span<const std::uint32_t> counts, bool accusatory,
                                     const Rules& rules) {
  const auto hidden = suppression::hidden_counts(counts, accusatory, rules);
  const std::uint64_t people = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  std::vector<ShownCount> out(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (!hidden[i]) out[i] = {counts[i], suppression::printed_percent(counts[i], people)};
  }
  return out;
}

bool ShownBox::hides_something() const {
  return std::any_of(counts.begin(), counts.end(), [](const ShownCount& one) { return !one.count; });
}
bool ShownBox::hides_everything() const {
  return std::none_of(counts.begin(), counts.end(),
                      [](const ShownCount& one) { return one.count.has_value(); });
}

Rules rules_of(const store::SurveySetting& setting) {
  Rules out = suppression::internal_rules;
  out.floor = std::max(static_cast<std::uint32_t>(setting.floor), suppression::external_rules.floor);
  return out;
}

ShownAnswers show_counts(const survey::Questionnaire& questionnaire, const tally::Counts& counts,
                         const Rules& rules, Scores scores) {
  std::optional<suppression::BesideScores> beside;
  if (scores == Scores::published) beside = beside_scores(questionnaire, counts, rules);
  ShownAnswers out;
  out.below_floor = counts.sheets(0) < rules.floor;
  for (std::size_t s = 0; s < questionnaire.sections.size(); ++s) {
    const survey::Section& asked = questionnaire.sections[s];
    ShownSection& section = out.sections.emplace_back();
    section.indicator = asked.indicator;
    if (beside) section.is_safe_beside_score = beside->indicators[s].is_safe;
    for (std::size_t i = 0; i < asked.items.size(); ++i) {
      const bool gives_way = beside && beside->indicators[s].questions[i].table_hidden;
      section.items.push_back(shown_item(asked.items[i], counts, rules, gives_way));
      for (const ShownBox& box : section.items.back().boxes) {
        out.boxes += 1;
        if (box.hides_something()) out.boxes_with_hidden += 1;
      }
    }
  }
  return out;
}

}  // namespace prongsai::desk
