// SPDX-License-Identifier: Apache-2.0
#include "prongsai/analysis/years.h"

#include <algorithm>
#include <array>
#include <utility>

#include "prongsai/base/assert.h"

namespace prongsai::analysis {
namespace {

using framework::Ancestor;
using framework::Edition;
using framework::Indicator;
using framework::Instrument;
using framework::Item;
using scoring::PlanNode;

/// "item:e11@eit1" without "@eit1", or the end of it.
std::string part_suffix(const PlanNode& node) {
  return node.part.empty() ? "" : "@" + node.part;
}

/// The item a node of kind item stands for.
const Item& item_of(const Scored& year, NodeIndex node) {
  const Item* item = year.edition->find_item(year.plan->nodes[node].code);
  PRONGSAI_ASSERT(item != nullptr);
  return *item;
}

const Ancestor* ancestor_in(const Item& item, const Edition& earlier) {
  const auto found = std::find_if(item.ancestors.begin(), item.ancestors.end(),
                                  [&](const Ancestor& one) { return one.edition == earlier.id; });
  return found == item.ancestors.end() ? nullptr : &*found;
}

/// True when an item of `later` names the earlier item `code` as the one it continues.
bool continued_elsewhere(const Scored& later, const Edition& earlier, const std::string& code) {
  for (const Instrument& instrument : later.edition->instruments) {
    for (const Item* item : framework::items_of(instrument)) {
      const Ancestor* ancestor = ancestor_in(*item, earlier);
      if (ancestor != nullptr && ancestor->item == code) return true;
    }
  }
  return false;
}

/// The node of the year before that stands in the same row.
std::optional<NodeIndex> earlier_node(const Scored& earlier, const Scored& later, NodeIndex node) {
  const PlanNode& at = later.plan->nodes[node];
  if (at.kind != NodeKind::item) return earlier.plan->find(at.id);
  const Ancestor* ancestor = ancestor_in(item_of(later, node), *earlier.edition);
  if (ancestor == nullptr && continued_elsewhere(later, *earlier.edition, at.code)) return std::nullopt;
  const std::string code = ancestor == nullptr ? at.code : ancestor->item;
  return earlier.plan->find("item:" + code + part_suffix(at));
}

bool verbatim(const Item& item) {
  return item.wording == framework::Wording::exact || item.wording == framework::Wording::cleaned;
}

/// Words of an item and its bullets without blanks: copies space the same words differently.
std::string words_of(const Item& item) {
  std::string words = item.text.th;
  for (const framework::Box& box : item.boxes) words += "|" + box.text.th;
  std::erase(words, ' ');
  return words;
}

/// Points by box and choice; empty where they are not known.
std::vector<Points> points_of_item(const Edition& edition, const Item& item) {
  std::vector<Points> out;
  if (!item.scale) return {};
  const framework::Scale& scale = edition.scales[*item.scale];
  for (const framework::Box& box : item.boxes) {
    for (std::size_t choice = 0; choice < scale.choices.size(); ++choice) {
      const std::optional<Points> points = framework::points_of(scale, box, choice);
      if (!points) return {};
      out.push_back(*points);
    }
  }
  return out;
}

const Instrument& instrument_at(const Scored& year, NodeIndex node) {
  const Instrument* found =
      year.edition->find_instrument(year.plan->nodes[instrument_of(*year.plan, node)].code);
  PRONGSAI_ASSERT(found != nullptr);
  return *found;
}

/// As much of an edition as one instrument, or one indicator of it, rests on: what is left out differs in
/// ways that do not touch its score, as its own weight does.
Edition narrowed(const Scored& year, NodeIndex node) {
  const PlanNode& at = year.plan->nodes[node];
  Instrument instrument = instrument_at(year, node);
  instrument.weight.value.reset();
  if (at.kind == NodeKind::indicator)
    std::erase_if(instrument.indicators, [&](const Indicator& one) { return one.code != at.code; });
  Edition out;
  for (const Item* item : framework::items_of(instrument)) {
    if (!item->scale) continue;
    const framework::Scale& scale = year.edition->scales[*item->scale];
    const bool there = std::any_of(out.scales.begin(), out.scales.end(),
                                   [&](const framework::Scale& one) { return one.code == scale.code; });
    if (!there) out.scales.push_back(scale);
  }
  out.instruments.push_back(std::move(instrument));
  return out;
}

void judge_rules(const std::vector<Difference>& differences, Step& step) {
  step.items_changed =
      std::find(differences.begin(), differences.end(), Difference::items) != differences.end();
  const bool broken = breaks_series(differences);
  step.trend = broken ? Trend::broken : Trend::continues;
  step.reason = broken ? TrendReason::rules_changed : TrendReason::same;
}

std::vector<std::string> parts_of(const Instrument& instrument) {
  std::vector<std::string> out;
  for (const framework::Part& part : instrument.parts) out.push_back(part.code);
  return out;
}

void judge_item(const Scored& earlier, const Scored& later, NodeIndex before, NodeIndex after, Step& step) {
  const Item& was = item_of(earlier, before);
  const Item& is = item_of(later, after);
  const Ancestor* ancestor = ancestor_in(is, *earlier.edition);
  const auto judge = [&](Trend trend, TrendReason reason) {
    step.trend = trend;
    step.reason = reason;
  };
  if (parts_of(instrument_at(earlier, before)) != parts_of(instrument_at(later, after)))
    return judge(Trend::broken, TrendReason::rules_changed);
  const std::vector<Points> old_points = points_of_item(*earlier.edition, was);
  const std::vector<Points> new_points = points_of_item(*later.edition, is);
  const bool words_known = verbatim(was) && verbatim(is);
  if (words_known && words_of(was) != words_of(is)) return judge(Trend::broken, TrendReason::reworded);
  if (!old_points.empty() && !new_points.empty() && old_points != new_points)
    return judge(Trend::broken, TrendReason::scale_changed);
  if (ancestor == nullptr && !words_known) return judge(Trend::unknown, TrendReason::wording_unknown);
  step.inferred = !words_known && ancestor->provenance.certainty == framework::Certainty::inferred;
  judge(Trend::continues, TrendReason::same);
}

class SideBySide {
 public:
  explicit SideBySide(std::span<const Scored> scored) : scored_(scored) {
    for (const Scored& year : scored) taken_.emplace_back(year.plan->nodes.size(), false);
  }

  Years compare() {
    for (const Scored& year : scored_) out_.fiscal_years.push_back(year.edition->fiscal_year);
    for (std::size_t i = 1; i < scored_.size(); ++i)
      out_.rules.push_back(differences(*scored_[i - 1].edition, *scored_[i].edition));
    constexpr std::array kinds = {NodeKind::total, NodeKind::instrument, NodeKind::part, NodeKind::indicator,
                                  NodeKind::item};
    for (const NodeKind kind : kinds) {
      for (std::size_t year = scored_.size(); year-- > 0;) add_kind(kind, year);
    }
    return std::move(out_);
  }

 private:
  void add_kind(NodeKind kind, std::size_t year) {
    const auto& nodes = scored_[year].plan->nodes;
    for (NodeIndex node = 0; node < nodes.size(); ++node) {
      // Indicators of single parts stand with their items, not on their own.
      const bool of_part = kind == NodeKind::indicator && !nodes[node].part.empty();
      if (nodes[node].kind == kind && !of_part && !taken_[year][node]) add_track(year, node);
    }
  }

  /// Follows a row backward from the latest year that has it.
  void add_track(std::size_t latest, NodeIndex node) {
    Track track;
    track.kind = scored_[latest].plan->nodes[node].kind;
    track.id = scored_[latest].plan->nodes[node].id;
    track.nodes.resize(scored_.size());
    track.values.resize(scored_.size());
    std::optional<NodeIndex> at = node;
    for (std::size_t year = latest + 1; year-- > 0 && at;) {
      // Two items that continue the same one: the first keeps the row.
      if (taken_[year][*at]) break;
      taken_[year][*at] = true;
      track.nodes[year] = at;
      track.values[year] = value_of(scored_[year], *at);
      if (year > 0) at = earlier_node(scored_[year - 1], scored_[year], *at);
    }
    for (std::size_t step = 0; step + 1 < scored_.size(); ++step) track.steps.push_back(step_of(track, step));
    out_.tracks.push_back(std::move(track));
  }

  [[nodiscard]] bool only_in_parts(const Track& track, std::size_t year) const {
    if (track.kind != NodeKind::item || !track.nodes[year] || track.values[year]) return false;
    const NodeIndex node = *track.nodes[year];
    return scored_[year].plan->nodes[node].part.empty() && !instrument_at(scored_[year], node).parts.empty();
  }

  Step step_of(const Track& track, std::size_t step) {
    Step out;
    out.only_in_parts = only_in_parts(track, step) || only_in_parts(track, step + 1);
    const std::optional<NodeIndex> before = track.nodes[step];
    const std::optional<NodeIndex> after = track.nodes[step + 1];
    if (!before || !after) {
      out.trend = Trend::broken;
      out.reason = TrendReason::not_in_edition;
      return out;
    }
    if (track.values[step] && track.values[step + 1])
      out.change = change(*track.values[step], *track.values[step + 1]);
    const Scored& earlier = scored_[step];
    const Scored& later = scored_[step + 1];
    if (track.kind == NodeKind::total) {
      judge_rules(out_.rules[step], out);
    } else if (track.kind == NodeKind::item) {
      judge_item(earlier, later, *before, *after, out);
    } else {
      judge_rules(differences(narrowed(earlier, *before), narrowed(later, *after)), out);
    }
    return out;
  }

  std::span<const Scored> scored_;
  std::vector<std::vector<bool>> taken_;
  Years out_;
};

/// "All of them are so many", as far as it can be told.
std::optional<bool> all_are(std::size_t so, std::size_t otherwise, std::size_t unknown) {
  if (otherwise > 0) return false;
  if (unknown > 0) return std::nullopt;
  return so > 0;
}

std::optional<bool> none_is(std::size_t so, std::size_t unknown) {
  if (so > 0) return false;
  if (unknown > 0) return std::nullopt;
  return true;
}

}  // namespace

std::optional<bool> Directions::all_rose() const {
  return all_are(risen, fallen + unchanged, unknown);
}

std::optional<bool> Directions::all_fell() const {
  return all_are(fallen, risen + unchanged, unknown);
}

std::optional<bool> Directions::none_rose() const {
  return none_is(risen, unknown);
}

std::optional<bool> Directions::none_fell() const {
  return none_is(fallen, unknown);
}

const Track* Years::find(std::string_view id) const {
  const auto found =
      std::find_if(tracks.begin(), tracks.end(), [&](const Track& track) { return track.id == id; });
  return found == tracks.end() ? nullptr : &*found;
}

const Track* Years::find(std::size_t year, NodeIndex node) const {
  PRONGSAI_ASSERT(year < fiscal_years.size());
  const auto found = std::find_if(tracks.begin(), tracks.end(),
                                  [&](const Track& track) { return track.nodes[year] == node; });
  return found == tracks.end() ? nullptr : &*found;
}

Directions Years::directions(NodeKind kind, std::size_t step) const {
  PRONGSAI_ASSERT(step + 1 < fiscal_years.size());
  Directions out;
  for (const Track& track : tracks) {
    if (track.kind != kind || track.steps[step].only_in_parts) continue;
    if (!track.nodes[step] && !track.nodes[step + 1]) continue;
    const std::optional<Change>& moved = track.steps[step].change;
    if (!moved) {
      ++out.unknown;
    } else if (moved->points == Ratio()) {
      ++out.unchanged;
    } else {
      ++(moved->points > Ratio() ? out.risen : out.fallen);
    }
  }
  return out;
}

Years years(std::span<const Scored> scored) {
  return SideBySide(scored).compare();
}

}  // namespace prongsai::analysis
