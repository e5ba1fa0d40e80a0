// SPDX-License-Identifier: Apache-2.0
// What may be said inside a repetition; and what there is to repeat for.
#include <algorithm>
#include <array>

#include "prongsai/analysis/significance.h"
#include "prongsai/report/answers_detail.h"

namespace prongsai::report::detail {
namespace {

using Decision = std::optional<bool>;
using improvement::RecordKind;

constexpr std::string_view of_indicators = "failing fallen";
constexpr std::string_view of_instruments = "instruments";
constexpr std::string_view of_any = "failing fallen instruments";

Decision sign_of(const Writer& writer, const Scope& scope, int wanted) {
  const auto change = change_of(writer, *scope.node);
  if (!change) return std::nullopt;
  const int sign = change->points == Ratio() ? 0 : change->points > Ratio() ? 1 : -1;
  return sign == wanted;
}
Decision rose(const Writer& writer, const Scope& scope) {
  return sign_of(writer, scope, 1);
}
Decision fell(const Writer& writer, const Scope& scope) {
  return sign_of(writer, scope, -1);
}
Decision same(const Writer& writer, const Scope& scope) {
  return sign_of(writer, scope, 0);
}

/// Only what a test has shown; what was never tested or cannot be told is no statement either way.
Decision change_is_significant(const Writer& writer, const Scope& scope) {
  const Look& look = writer.look;
  if (!change_of(writer, *scope.node)) return std::nullopt;
  const analysis::Track* track = look.years->find(look.now_at, *scope.node);
  if (track == nullptr || track->steps[look.now_at - 1].trend != analysis::Trend::continues)
    return std::nullopt;
  const auto finding = analysis::significance(
      analysis::sample_of(look.before->scored, *track->nodes[look.now_at - 1], std::nullopt),
      analysis::sample_of(look.now->scored, *scope.node, std::nullopt));
  if (finding.outcome == analysis::Significance::shown) return true;
  return finding.outcome == analysis::Significance::not_shown ? Decision(false) : std::nullopt;
}

Decision failing(const Writer& writer, const Scope& scope) {
  return is_failing(writer, *scope.node);
}
Decision is_disclosure(const Writer& writer, const Scope& scope) {
  return analysis::is_disclosure(writer.look.now->scored, *scope.node);
}
Decision items_known(const Writer& writer, const Scope& scope) {
  return has_known_items(writer, *scope.node);
}
Decision some_items_missing(const Writer& writer, const Scope& scope) {
  return analysis::break_down(writer.look.now->scored, *scope.node).missing > 0;
}
Decision has_answers(const Writer& writer, const Scope& scope) {
  return !answer_sets_of(writer, *scope.node).empty();
}
Decision has_low_items(const Writer& writer, const Scope& scope) {
  if (!writer.look.pass_mark) return std::nullopt;
  const auto breakdown = analysis::break_down(writer.look.now->scored, *scope.node);
  return std::any_of(breakdown.items.begin(), breakdown.items.end(), [&](const analysis::Line& line) {
    return line.score && *line.score < Ratio(*writer.look.pass_mark);
  });
}
Decision has(const Writer& writer, const Scope& scope, RecordKind kind) {
  return !records_about(writer, kind, *scope.node).empty();
}
Decision has_cause(const Writer& writer, const Scope& scope) {
  return has(writer, scope, RecordKind::cause);
}
Decision has_measures(const Writer& writer, const Scope& scope) {
  return has(writer, scope, RecordKind::measure);
}
Decision has_advice(const Writer& writer, const Scope& scope) {
  return has(writer, scope, RecordKind::recommendation);
}

const analysis::Extremes* extremes_of(const Writer& writer, NodeIndex instrument) {
  for (const analysis::Extremes& one : writer.look.standing->instruments) {
    if (one.instrument == instrument) return &one;
  }
  return nullptr;
}
Decision instrument_known(const Writer& writer, const Scope& scope) {
  const analysis::Extremes* found = extremes_of(writer, *scope.node);
  return found != nullptr && !found->best.empty();
}
Decision all_equal(const Writer& writer, const Scope& scope) {
  const analysis::Extremes* found = extremes_of(writer, *scope.node);
  if (found == nullptr || found->best.empty()) return std::nullopt;
  return found->best == found->worst;
}
Decision indicators_missing(const Writer& writer, const Scope& scope) {
  const analysis::Extremes* found = extremes_of(writer, *scope.node);
  return found != nullptr && found->missing > 0;
}
Decision instrument_advised(const Writer& writer, const Scope& scope) {
  for (const NodeIndex node : indicators_of(writer)) {
    if (analysis::instrument_of(*writer.look.now->scored.plan, node) == *scope.node &&
        !records_about(writer, RecordKind::recommendation, node).empty())
      return true;
  }
  return false;
}

Decision answers_known(const Writer& writer, const Scope& scope) {
  return answer_sets_of(writer, *scope.node)[scope.number - 1].answers.has_value();
}
Decision has_negative(const Writer& writer, const Scope& scope) {
  const AnswerSet set = answer_sets_of(writer, *scope.node)[scope.number - 1];
  return std::any_of(set.items.begin(), set.items.end(), [&](const analysis::Line& item) {
    return is_negative(writer, item.node) ||
           std::any_of(item.below.begin(), item.below.end(),
                       [&](const analysis::Line& box) { return is_negative(writer, box.node); });
  });
}

constexpr std::array entries = {
    TestEntry{"indicator_rose", of_any, rose},
    TestEntry{"indicator_fell", of_any, fell},
    TestEntry{"indicator_same", of_any, same},
    TestEntry{"change_is_significant", of_indicators, change_is_significant},
    TestEntry{"is_failing", of_indicators, failing},
    TestEntry{"is_disclosure", of_any, is_disclosure},
    TestEntry{"items_known", of_indicators, items_known},
    TestEntry{"some_items_missing", of_indicators, some_items_missing},
    TestEntry{"has_answers", of_indicators, has_answers},
    TestEntry{"has_low_items", of_indicators, has_low_items},
    TestEntry{"has_cause", of_indicators, has_cause},
    TestEntry{"has_measures", of_indicators, has_measures},
    TestEntry{"is_advised", of_indicators, has_advice},
    TestEntry{"instrument_known", of_instruments, instrument_known},
    TestEntry{"all_equal", of_instruments, all_equal},
    TestEntry{"indicators_missing", of_instruments, indicators_missing},
    TestEntry{"instrument_advised", of_instruments, instrument_advised},
    TestEntry{"answers_known", "answer_sets", answers_known},
    TestEntry{"has_negative", "answer_sets", has_negative},
};

std::vector<Scope> scopes_of(std::string_view of, const std::vector<NodeIndex>& nodes) {
  std::vector<Scope> out;
  for (const NodeIndex node : nodes) out.push_back({.of = of, .node = node, .number = out.size() + 1});
  return out;
}

std::vector<Scope> each_failing(const Writer& writer, const Scope&) {
  if (!writer.look.standing) return {};
  return scopes_of("failing", writer.look.standing->failing);
}
/// Those that fell and pass all the same: the failing ones have their own part.
std::vector<Scope> each_fallen(const Writer& writer, const Scope&) {
  std::vector<NodeIndex> nodes = moved(writer).fallen;
  std::erase_if(nodes, [&](NodeIndex node) { return is_failing(writer, node); });
  return scopes_of("fallen", nodes);
}
std::vector<Scope> each_instrument(const Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return {};
  return scopes_of("instruments",
                   analysis::nodes_of(*writer.look.now->scored.plan, framework::NodeKind::instrument));
}
std::vector<Scope> each_answer_set(const Writer& writer, const Scope& outer) {
  std::vector<Scope> out(answer_sets_of(writer, *outer.node).size(), outer);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].of = "answer_sets";
    out[i].number = i + 1;
  }
  return out;
}
std::vector<Scope> each_topic(const Writer& writer, const Scope&) {
  std::vector<Scope> out;
  for (const analysis::TopicRow& topic : writer.look.topics.topics)
    out.push_back({.of = "topics", .topic = &topic, .number = out.size() + 1});
  return out;
}

constexpr std::array repetitions = {
    EachEntry{"failing", "", each_failing},        EachEntry{"fallen", "", each_fallen},
    EachEntry{"instruments", "", each_instrument}, EachEntry{"answer_sets", of_indicators, each_answer_set},
    EachEntry{"topics", "", each_topic},
};

}  // namespace

std::span<const TestEntry> tests_of_nodes() {
  return entries;
}

std::span<const EachEntry> repetitions_of_scores() {
  return repetitions;
}

}  // namespace prongsai::report::detail
