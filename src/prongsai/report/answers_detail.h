// SPDX-License-Identifier: Apache-2.0
// The questions of an indicator by the scale they are answered on: one table each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/report/scores_detail.h"

namespace prongsai::report::detail {

struct AnswerSet {
  std::size_t scale = 0;              ///< index into Edition::scales
  std::string part;                   ///< of an instrument in parts; else empty
  std::vector<analysis::Line> items;  ///< in the edition's order, bullets below
  /// People who answered, where it is the same number for every question.
  std::optional<std::uint64_t> answers;
};

/// Of a survey's indicator, and only those of which anything is known.
[[nodiscard]] std::vector<AnswerSet> answer_sets_of(const Writer& writer, NodeIndex indicator);
/// All questions with their scores, in the edition's order; whatever instrument it is.
[[nodiscard]] std::vector<analysis::Line> items_of(const Writer& writer, NodeIndex indicator);
/// Any item of it has a score.
[[nodiscard]] bool has_known_items(const Writer& writer, NodeIndex indicator);
/// Choices of a scale from the worst to the best, by their points; as they stand where those are not known.
[[nodiscard]] std::vector<std::size_t> worst_to_best(const framework::Scale& scale);
/// What the percents of a question add up to, where they stand as printed and no rounding explains that it is
/// not 100; empty for a sound distribution and for none. Such percents are not printed again.
[[nodiscard]] std::optional<base::Points> unsound_sum(const analysis::Line& line);
[[nodiscard]] bool is_negative(const Writer& writer, NodeIndex leaf);

}  // namespace prongsai::report::detail
