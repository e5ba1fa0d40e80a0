// SPDX-License-Identifier: Apache-2.0
// The questionnaire and its counts as the room `suppression` wants them for its check of scores.
#include <numeric>

#include "prongsai/desk/surveys/answers_shown.h"

namespace prongsai::desk {
namespace {

using suppression::ScoredBox;
using suppression::ScoredIndicator;
using suppression::ScoredItem;

std::optional<int> places_of(const framework::Rounding& rounding, framework::NodeKind kind) {
  const auto found = rounding.places.find(kind);
  return found == rounding.places.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ScoredItem> scored_item(const survey::AskedItem& asked, const tally::Counts& counts) {
  ScoredItem out;
  out.weight = asked.item->weight.ten_thousandths();
  for (std::size_t i = 0; i < asked.item->boxes.size(); ++i) {
    const framework::Box& box = asked.item->boxes[i];
    ScoredBox& made = out.boxes.emplace_back();
    const auto choices = counts.choices(0, asked.first_box + i);
    made.counts.assign(choices.begin(), choices.end());
    made.accusatory = box.polarity.value == framework::Polarity::negative;
    for (std::size_t choice = 0; choice < made.counts.size(); ++choice) {
      const auto points = framework::points_of(*asked.scale, box, choice);
      if (!points) return std::nullopt;
      made.points.push_back(points->ten_thousandths());
    }
  }
  return out;
}

/// Weights in lowest terms, so that sums of them stay small.
void reduce(std::vector<ScoredItem>& items) {
  std::int64_t common = 0;
  for (const ScoredItem& one : items) common = std::gcd(common, one.weight);
  for (ScoredItem& one : items) one.weight /= common == 0 ? 1 : common;
}

}  // namespace

std::optional<suppression::BesideScores> beside_scores(const survey::Questionnaire& questionnaire,
                                                       const tally::Counts& counts,
                                                       const suppression::Rules& rules) {
  using framework::NodeKind;
  const framework::Rounding& rounding = questionnaire.edition->rounding;
  const auto indicator_places = places_of(rounding, NodeKind::indicator);
  if (!indicator_places || counts.sheets(0) == 0) return std::nullopt;
  const suppression::ScorePlaces places{places_of(rounding, NodeKind::box),
                                        places_of(rounding, NodeKind::item), *indicator_places};
  std::vector<ScoredIndicator> indicators;
  for (const survey::Section& section : questionnaire.sections) {
    ScoredIndicator& indicator = indicators.emplace_back();
    for (const survey::AskedItem& asked : section.items) {
      auto item = scored_item(asked, counts);
      if (!item) return std::nullopt;
      indicator.items.push_back(*std::move(item));
    }
    reduce(indicator.items);
  }
  return suppression::beside_scores(indicators, places, rules);
}

}  // namespace prongsai::desk
