// SPDX-License-Identifier: Apache-2.0
// What may be said of the result of the year: each test is decided by the figures, or not at all.
#include <algorithm>
#include <array>

#include "prongsai/report/scores_detail.h"

namespace prongsai::report::detail {
namespace {

using Decision = std::optional<bool>;

Decision has_results(const Writer& writer, const Scope&) {
  return writer.look.now != nullptr;
}
Decision total_known(const Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return false;
  return analysis::value_of(writer.look.now->scored, writer.look.now->scored.plan->total()).has_value();
}
Decision level_known(const Writer& writer, const Scope&) {
  return writer.look.now != nullptr && level_at(*writer.look.now).has_value();
}
Decision has_levels(const Writer& writer, const Scope&) {
  return writer.look.now != nullptr && !writer.look.now->scored.edition->levels.empty();
}
Decision passed(const Writer& writer, const Scope&) {
  return writer.look.passed;
}
Decision failed(const Writer& writer, const Scope&) {
  if (!writer.look.passed) return std::nullopt;
  return !*writer.look.passed;
}

/// One that fails is enough; that none does can only be said where all are known.
Decision has_failing(const Writer& writer, const Scope&) {
  if (!writer.look.standing || !writer.look.pass_mark) return std::nullopt;
  if (!writer.look.standing->failing.empty()) return true;
  if (writer.look.standing->missing > 0 || writer.look.standing->rows.empty()) return std::nullopt;
  return false;
}
Decision no_failing(const Writer& writer, const Scope& scope) {
  const Decision some = has_failing(writer, scope);
  if (!some) return std::nullopt;
  return !*some;
}
Decision one_failing(const Writer& writer, const Scope& scope) {
  if (!has_failing(writer, scope)) return std::nullopt;
  const std::size_t count = writer.look.standing->failing.size();
  if (count > 1) return false;
  if (writer.look.standing->missing > 0) return std::nullopt;
  return count == 1;
}
/// None among those that are known, while others are not.
Decision none_fails_known(const Writer& writer, const Scope&) {
  if (!writer.look.standing || !writer.look.pass_mark) return std::nullopt;
  const analysis::Standing& standing = *writer.look.standing;
  return standing.failing.empty() && standing.missing > 0 && standing.missing < standing.rows.size();
}
Decision all_known(const Writer& writer, const Scope&) {
  return writer.look.standing && writer.look.standing->missing == 0 && !writer.look.standing->rows.empty();
}
Decision some_known(const Writer& writer, const Scope&) {
  const auto& rows = rows_of(writer);
  return std::any_of(rows.begin(), rows.end(),
                     [](const analysis::IndicatorRow& row) { return row.score.has_value(); });
}
Decision has_passing(const Writer& writer, const Scope&) {
  const auto& rows = rows_of(writer);
  return std::any_of(rows.begin(), rows.end(),
                     [](const analysis::IndicatorRow& row) { return row.mark == analysis::Mark::pass; });
}
Decision has_zeros(const Writer& writer, const Scope&) {
  if (!writer.look.standing) return std::nullopt;
  return !writer.look.standing->zeros.empty();
}
Decision mark_known(const Writer& writer, const Scope&) {
  return writer.look.pass_mark.has_value();
}
Decision has_target(const Writer& writer, const Scope&) {
  return writer.look.target.has_value();
}
Decision target_of_plan(const Writer& writer, const Scope&) {
  return writer.look.target.has_value() && writer.look.target_of_plan;
}

Decision target_all(const Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  const analysis::Split split = split_by_target(writer);
  if (!split.short_of_it.empty()) return false;
  if (!split.unknown.empty()) return std::nullopt;
  return !split.reaching.empty();
}
Decision target_some(const Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  const analysis::Split split = split_by_target(writer);
  if (!split.reaching.empty()) return !split.short_of_it.empty();
  if (!split.unknown.empty()) return std::nullopt;
  return false;
}
Decision target_none(const Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  const analysis::Split split = split_by_target(writer);
  if (!split.reaching.empty()) return false;
  if (!split.unknown.empty()) return std::nullopt;
  return !split.short_of_it.empty();
}
Decision has_short(const Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  return !split_by_target(writer).short_of_it.empty();
}
Decision has_reaching(const Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  return !split_by_target(writer).reaching.empty();
}

/// A target of the earlier plan that says enough to be reviewed.
Decision has_earlier_target(const Writer& writer, const Scope&) {
  return !review_of(writer).outcomes.empty();
}
Decision earlier_all(const Writer& writer, const Scope&) {
  const Review review = review_of(writer);
  if (review.outcomes.empty()) return std::nullopt;
  if (review.reached == review.outcomes.size()) return true;
  if (review.reached + review.unknown < review.outcomes.size()) return false;
  return std::nullopt;
}
Decision earlier_none(const Writer& writer, const Scope&) {
  const Review review = review_of(writer);
  if (review.outcomes.empty()) return std::nullopt;
  if (review.reached > 0) return false;
  if (review.unknown > 0) return std::nullopt;
  return true;
}
Decision earlier_some(const Writer& writer, const Scope&) {
  const Review review = review_of(writer);
  if (review.outcomes.empty()) return std::nullopt;
  return review.reached > 0 && review.reached + review.unknown < review.outcomes.size();
}

Decision announced(const Writer& writer, const Scope&) {
  const auto found = writer.input.typed.find("announced");
  return found != writer.input.typed.end() && !found->second.empty();
}
Decision has_plan(const Writer& writer, const Scope&) {
  return writer.input.plan != nullptr;
}
Decision has_signer(const Writer& writer, const Scope&) {
  return !writer.input.letterhead.signer.empty();
}
Decision has_recommendations(const Writer& writer, const Scope&) {
  return writer.input.plan != nullptr &&
         !writer.input.plan->of(improvement::RecordKind::recommendation).empty();
}

constexpr std::array entries = {
    TestEntry{"has_results", "", has_results},
    TestEntry{"total_known", "", total_known},
    TestEntry{"level_known", "", level_known},
    TestEntry{"has_levels", "", has_levels},
    TestEntry{"passed", "", passed},
    TestEntry{"failed", "", failed},
    TestEntry{"has_failing", "", has_failing},
    TestEntry{"one_failing", "", one_failing},
    TestEntry{"no_failing", "", no_failing},
    TestEntry{"none_fails_known", "", none_fails_known},
    TestEntry{"all_known", "", all_known},
    TestEntry{"some_known", "", some_known},
    TestEntry{"has_passing", "", has_passing},
    TestEntry{"has_zeros", "", has_zeros},
    TestEntry{"mark_known", "", mark_known},
    TestEntry{"has_target", "", has_target},
    TestEntry{"target_of_plan", "", target_of_plan},
    TestEntry{"target_all_reached", "", target_all},
    TestEntry{"target_some_reached", "", target_some},
    TestEntry{"target_none_reached", "", target_none},
    TestEntry{"has_short", "", has_short},
    TestEntry{"has_reaching", "", has_reaching},
    TestEntry{"has_earlier_target", "", has_earlier_target},
    TestEntry{"earlier_target_all_reached", "", earlier_all},
    TestEntry{"earlier_target_some_reached", "", earlier_some},
    TestEntry{"earlier_target_none_reached", "", earlier_none},
    TestEntry{"announced", "", announced},
    TestEntry{"has_plan", "", has_plan},
    TestEntry{"has_signer", "", has_signer},
    TestEntry{"has_recommendations", "", has_recommendations},
};

}  // namespace

std::span<const TestEntry> tests_of_scores() {
  return entries;
}

}  // namespace prongsai::report::detail
