// SPDX-License-Identifier: Apache-2.0
#include "prongsai/analysis/leverage.h"

#include <algorithm>
#include <utility>

#include "prongsai/analysis/standing.h"

namespace prongsai::analysis {
namespace {

using scoring::Basis;
using scoring::PlanNode;
using scoring::Rule;
using scoring::Term;
using scoring::Way;
using scoring::Why;

const Points hundred = Points::whole(100);

/// A node after the raises: between these two, or not known any more.
struct Range {
  bool changed = false;
  bool known = true;
  Ratio least;
  Ratio most;
};

class Rescoring {
 public:
  Rescoring(const Scored& scored, std::span<const Raise> raises)
      : scored_(scored), sheet_(*scored.sheet), ranges_(scored.plan->nodes.size()) {
    for (const Raise& raise : raises) set(raise);
    for (NodeIndex node = 0; node < ranges_.size(); ++node) {
      if (!ranges_[node].changed) follow(node);
    }
    for (NodeIndex node = 0; node < ranges_.size(); ++node) store(node);
    forget_parts();
  }

  [[nodiscard]] const Range& total() const { return ranges_.back(); }
  [[nodiscard]] bool conflict() const { return conflict_; }
  [[nodiscard]] const scoring::Sheet& sheet() const { return sheet_; }

 private:
  void set(const Raise& raise) {
    ranges_[raise.node] = {.changed = true, .known = true, .least = raise.to, .most = raise.to};
  }

  /// Takes over what changed below.
  void follow(NodeIndex index) {
    const PlanNode& node = scored_.plan->nodes[index];
    const scoring::NodeScore& score = scored_.sheet->nodes[index];
    const auto changed = [&](const Way& way) {
      return std::any_of(way.terms.begin(), way.terms.end(),
                         [&](const Term& term) { return ranges_[term.node].changed; });
    };
    if (score.basis == Basis::computed) {
      const Way& way = node.ways[score.way];
      if (!changed(way)) return;
      const auto& printed = scored_.inputs->printed[index];
      if (printed && *printed != base::round_half_up(score.value, places_of(node))) conflict_ = true;
      ranges_[index] = compute(index, way);
    } else {
      const auto way = std::find_if(node.ways.begin(), node.ways.end(), changed);
      if (way == node.ways.end()) return;
      ranges_[index] = score.basis == Basis::published ? shift(index, *way) : unknown();
    }
  }

  static Range unknown() { return {.changed = true, .known = false, .least = {}, .most = {}}; }

  [[nodiscard]] bool applies(const Term& term) const {
    const scoring::NodeScore& score = scored_.sheet->nodes[term.node];
    return ranges_[term.node].changed || score.basis != Basis::missing || score.why != Why::not_applicable;
  }

  Range compute(NodeIndex index, const Way& way) const {
    Range out{.changed = true};
    Points weights = way.rule == Rule::weighted_sum ? hundred : Points{};
    for (const Term& term : way.terms) {
      if (!applies(term)) continue;
      const Range& below = ranges_[term.node];
      if (!below.known) return unknown();
      const Ratio still = scored_.sheet->nodes[term.node].value;
      out.least = out.least + (below.changed ? below.least : still) * term.weight;
      out.most = out.most + (below.changed ? below.most : still) * term.weight;
      if (way.rule == Rule::mean) weights += term.weight;
    }
    // A computed total has all its deductions.
    Ratio taken_off;
    if (way.rule == Rule::weighted_sum) {
      for (const auto& deduction : scored_.inputs->deductions) taken_off = taken_off + Ratio(*deduction);
    }
    return bounded(index, divided(out.least, weights) - taken_off, divided(out.most, weights) - taken_off);
  }

  /// From print upward: the printed value, its hidden decimals, and what the raised terms add.
  Range shift(NodeIndex index, const Way& way) const {
    Ratio least;
    Ratio most;
    Points weights = way.rule == Rule::weighted_sum ? hundred : Points{};
    for (const Term& term : way.terms) {
      if (!applies(term)) continue;
      if (way.rule == Rule::mean) weights += term.weight;
      const Range& below = ranges_[term.node];
      if (!below.changed) continue;
      const scoring::NodeScore& was = scored_.sheet->nodes[term.node];
      if (!below.known || was.basis == Basis::missing) return unknown();
      least = least + (below.least - was.value) * term.weight;
      most = most + (below.most - was.value) * term.weight;
    }
    const Ratio printed = scored_.sheet->nodes[index].value;
    const Ratio hidden = half_a_place(scored_.plan->nodes[index]);
    return bounded(index, printed - hidden + divided(least, weights),
                   printed + hidden + divided(most, weights));
  }

  /// Decimals a node is printed with; two is what reports use where the rules say nothing.
  static int places_of(const PlanNode& node) {
    constexpr int usual = 2;
    return node.places.value_or(usual);
  }

  static Ratio divided(const Ratio& sum, Points weights) {
    return sum * Points::whole(Points::unit) / weights.ten_thousandths();
  }

  /// A figure printed with two decimals may be half a hundredth more or less than it says.
  static Ratio half_a_place(const PlanNode& node) {
    std::int64_t size = Points::unit / 2;
    for (int place = 0; place < places_of(node); ++place) size /= 10;
    return {Points::from_ten_thousandths(size)};
  }

  /// No score leaves 0 to 100; rounding often makes the two ends one.
  [[nodiscard]] Range bounded(NodeIndex index, const Ratio& least, const Ratio& most) const {
    const PlanNode& node = scored_.plan->nodes[index];
    const auto cut = [&](const Ratio& value) {
      return scoring::rounded(node, std::clamp(value, Ratio(), Ratio(hundred)));
    };
    return {.changed = true, .known = true, .least = cut(least), .most = cut(most)};
  }

  void store(NodeIndex node) {
    const Range& range = ranges_[node];
    if (!range.changed) return;
    if (range.known && range.least == range.most) {
      sheet_.nodes[node] = {.value = range.least, .basis = Basis::computed, .why = Why::has_value};
    } else {
      sheet_.nodes[node] = {.value = {}, .basis = Basis::missing, .why = Why::term_missing};
    }
  }

  void forget_parts() {
    for (const NodeIndex part : nodes_of(*scored_.plan, NodeKind::part)) {
      const NodeIndex instrument = instrument_of(*scored_.plan, part);
      if (!ranges_[instrument].changed || part_changed(instrument)) continue;
      sheet_.nodes[part] = {.value = {}, .basis = Basis::missing, .why = Why::term_missing};
    }
  }

  [[nodiscard]] bool part_changed(NodeIndex instrument) const {
    const auto parts = nodes_of(*scored_.plan, NodeKind::part);
    return std::any_of(parts.begin(), parts.end(), [&](NodeIndex part) {
      return ranges_[part].changed && instrument_of(*scored_.plan, part) == instrument;
    });
  }

  const Scored& scored_;
  scoring::Sheet sheet_;
  std::vector<Range> ranges_;
  bool conflict_ = false;
};

bool meets(const Gain& gain, const Goal& goal) {
  const auto& total = gain.after;
  const bool enough = !goal.total || (total && reaches(*total, *goal.total, Comparison::at_least));
  const std::vector<std::size_t>& levels = gain.level_after.possible;
  return enough && (!goal.level || (!levels.empty() && levels.back() <= *goal.level));
}

std::vector<Raise> raises_of(const Scored& scored, const std::vector<NodeIndex>& nodes) {
  std::vector<Raise> out;
  for (const NodeIndex node : nodes) out.push_back({node, full_points(scored, node)});
  return out;
}

/// Index of the candidate that brings most beside those picked; the number of candidates where none brings
/// anything that is known.
std::size_t best_next(const Scored& scored, const std::vector<NodeIndex>& picked,
                      const std::vector<NodeIndex>& candidates) {
  std::size_t best = candidates.size();
  Ratio most;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    std::vector<NodeIndex> trial = picked;
    trial.push_back(candidates[i]);
    const Gain gain = gain_of(scored, raises_of(scored, trial));
    if (!gain.after_least) continue;
    if (best == candidates.size() || *gain.after_least > most) {
      best = i;
      most = *gain.after_least;
    }
  }
  return best;
}

std::vector<NodeIndex> raisable_disclosures(const Scored& scored) {
  std::vector<NodeIndex> out;
  for (const NodeIndex node : nodes_of(*scored.plan, NodeKind::item)) {
    const std::optional<Ratio> score = value_of(scored, node);
    if (score && is_disclosure(scored, node) && *score < Ratio(full_points(scored, node)))
      out.push_back(node);
  }
  return out;
}

}  // namespace

Points full_points(const Scored& scored, NodeIndex node) {
  const std::vector<Points>& points = scored.plan->nodes[node].choice_points;
  return points.empty() ? hundred : *std::max_element(points.begin(), points.end());
}

Gain gain_of(const Scored& scored, std::span<const Raise> raises) {
  Gain out;
  out.raises.assign(raises.begin(), raises.end());
  out.before = value_of(scored, scored.plan->total());
  out.level_before = scoring::find_level(*scored.edition, *scored.plan, *scored.sheet);
  const Rescoring after(scored, raises);
  if (after.conflict()) {
    out.reach = Reach::conflict;
    return out;
  }
  const Range& total = after.total();
  if (raises.empty() && out.before) {
    out.reach = Reach::exact;
    out.after = out.after_least = out.after_most = out.before;
  }
  if (total.changed && total.known) {
    out.reach = total.least == total.most ? Reach::exact : Reach::between;
    out.after_least = total.least;
    out.after_most = total.most;
    if (out.reach == Reach::exact) out.after = total.least;
  }
  if (out.before && out.after) out.points = *out.after - *out.before;
  if (out.reach != Reach::unknown)
    out.level_after = scoring::find_level(*scored.edition, *scored.plan, after.sheet());
  return out;
}

std::vector<Gain> single_raises(const Scored& scored) {
  std::vector<Gain> out;
  const auto add = [&](NodeIndex node) {
    const std::optional<Ratio> score = value_of(scored, node);
    if (!score || *score >= Ratio(full_points(scored, node))) return false;
    out.push_back(gain_of(scored, raises_of(scored, {node})));
    return out.back().reach == Reach::exact || out.back().reach == Reach::between;
  };
  for (const NodeIndex indicator : nodes_of(*scored.plan, NodeKind::indicator)) {
    bool told = false;
    for (const NodeIndex item : items_below(*scored.plan, indicator)) told = add(item) || told;
    if (!told) add(indicator);
  }
  std::sort(out.begin(), out.end(), [](const Gain& a, const Gain& b) {
    if (a.points && b.points && *a.points != *b.points) return *a.points > *b.points;
    if (a.points.has_value() != b.points.has_value()) return a.points.has_value();
    return a.raises.front().node < b.raises.front().node;
  });
  return out;
}

Needed needed(const Scored& scored, const Goal& goal) {
  Needed out;
  out.gain = gain_of(scored, {});
  std::vector<NodeIndex> candidates = raisable_disclosures(scored);
  while (!meets(out.gain, goal)) {
    const std::size_t next = best_next(scored, out.items, candidates);
    if (next == candidates.size()) return out;
    out.items.push_back(candidates[next]);
    candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(next));
    out.gain = gain_of(scored, raises_of(scored, out.items));
  }
  out.reached = true;
  return out;
}

}  // namespace prongsai::analysis
