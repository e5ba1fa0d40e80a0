// SPDX-License-Identifier: Apache-2.0
// What the checks of a plan share: the plan, what it is held against, and the list they write to.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/ratio.h"
#include "prongsai/improvement/checks.h"

namespace prongsai::improvement::detail {

using Details = std::vector<std::pair<std::string, std::string>>;

struct Checking {
  const Plan& plan;
  const CheckedAgainst& against;
  std::vector<std::string> weak;  ///< weak_nodes
  std::vector<PlanFinding> findings;

  [[nodiscard]] bool has_results() const { return against.edition && against.nodes && against.sheet; }
  /// Of the results; empty where it is not known.
  [[nodiscard]] std::optional<base::Ratio> score(std::string_view node) const;

  void tell(std::string_view code, Weight weight, Details details = {});
  /// About a score: the details begin with its node.
  void tell_node(std::string_view code, Weight weight, std::string_view node, Details details = {});
  /// About a record: the details begin with its kind, number and name.
  void tell_record(std::string_view code, Weight weight, const Record& record, Details details = {});
};

/// "84.86"
[[nodiscard]] std::string score_text(const base::Ratio& score);
/// The words by which a reader knows the record: its title, text or name, shortened.
[[nodiscard]] std::string name_of(const Record& record);
[[nodiscard]] bool holds_any(std::string_view text, std::span<const std::string_view> words);

void check_results(Checking& checking);
void check_targets(Checking& checking);
void check_measures(Checking& checking);
void check_activities(Checking& checking);
void check_constraints(Checking& checking);
void check_texts(Checking& checking);

}  // namespace prongsai::improvement::detail
