// SPDX-License-Identifier: Apache-2.0
// How people answered: one chart that runs from the worst answer to the best, and the figures as printed;
// private to this room.
#pragma once

#include <string>
#include <vector>

#include "prongsai/web/frame/html.h"
#include "prongsai/web/results/result_detail.h"

namespace prongsai::web {

/// True when percents or counts of the question are known.
[[nodiscard]] bool has_distribution(const ResultView& view, NodeIndex leaf);

/// The questions' answers. Choices are drawn by the points they earn, so that in a negative question
/// "มากที่สุด" stands at the worst end; the table keeps the order of the questionnaire.
/// Requires: all `leaves` share one scale and have a distribution; `id` is unique on the page.
[[nodiscard]] Html distribution_part(const ResultView& view, const std::string& id,
                                     const std::vector<NodeIndex>& leaves);

}  // namespace prongsai::web
