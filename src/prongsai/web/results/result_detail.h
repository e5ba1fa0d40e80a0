// SPDX-License-Identifier: Apache-2.0
// The parts of the result page, in the order they stand on it; private to this room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/figure/parts.h"
#include "prongsai/web/frame/html.h"
#include "prongsai/web/frame/voice.h"
#include "prongsai/web/results/register.h"

namespace prongsai::web {

/// One result and what stands beside it.
struct ResultView {
  const Voice& voice;
  const AgencyYears& agency;
  const Results& results;
  const Results* before;  ///< the year before, or null
  bool has_pages = true;  ///< false: visitors may not see it, so its numbers have no pages to link to

  [[nodiscard]] const framework::Edition& edition() const { return results.edition(); }
  [[nodiscard]] const scoring::Plan& plan() const { return results.plan(); }
  /// The same node a year earlier; empty when it is not there or has another name.
  [[nodiscard]] std::optional<NodeIndex> earlier(NodeIndex node) const;
  /// Its value then.
  [[nodiscard]] std::optional<base::Ratio> earlier_value(NodeIndex node) const;
};

[[nodiscard]] Html verdict_part(const ResultView& view);
[[nodiscard]] Html reasons_part(const ResultView& view);
[[nodiscard]] Html findings_part(const ResultView& view);
[[nodiscard]] Html instruments_part(const ResultView& view);
[[nodiscard]] Html indicators_part(const ResultView& view);
[[nodiscard]] Html items_part(const ResultView& view);
[[nodiscard]] Html years_part(const ResultView& view);
[[nodiscard]] Html answers_part(const ResultView& view);

/// The pass mark and the edition's benchmarks as lines of a chart, least first.
[[nodiscard]] std::vector<figure::ReferenceLine> reference_lines(const Voice& voice,
                                                                 const framework::Edition& edition);
/// What is not the same in two editions, as a notice; empty when nothing differs.
[[nodiscard]] Html comparison_notice(const Voice& voice, const framework::Edition& earlier,
                                     const framework::Edition& later);

/// The indicators of the whole (not of a part), in the order of the edition.
[[nodiscard]] std::vector<NodeIndex> indicators_of(const Results& results);
/// Instruments in the edition's order, each followed by its parts.
[[nodiscard]] std::vector<NodeIndex> instruments_and_parts(const Results& results);

}  // namespace prongsai::web
