// SPDX-License-Identifier: Apache-2.0
// The results in the order pages ask for them: by agency, and by year within an agency.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/results_files/load_results.h"

namespace prongsai::web {

using results_files::Results;
using scoring::NodeIndex;

/// All results of one agency, oldest first. The newest one names the agency.
struct AgencyYears {
  std::vector<const Results*> years;  ///< never empty

  [[nodiscard]] const agency::Agency& agency() const { return years.back()->agency; }
  [[nodiscard]] const Results& latest() const { return *years.back(); }
  /// An agency is shown as made up when any of its results is.
  [[nodiscard]] bool made_up() const;
  [[nodiscard]] std::size_t findings() const;
  /// Null when that year is not there.
  [[nodiscard]] const Results* of_year(int year) const;
  /// The year before `results` under the same framework; null when it is not there.
  [[nodiscard]] const Results* before(const Results& results) const;
};

/// Points into `results`, which must outlive it and not move. Of two results for one agency and edition
/// the first is kept; `doubles` names the files left out.
class Register {
 public:
  explicit Register(const std::vector<Results>& results);

  /// Agencies with published results first, each kind by id.
  [[nodiscard]] const std::vector<AgencyYears>& agencies() const { return agencies_; }
  [[nodiscard]] const AgencyYears* find(std::string_view agency) const;
  [[nodiscard]] const Results* find(std::string_view agency, std::string_view edition) const;
  [[nodiscard]] const std::vector<std::string>& doubles() const { return doubles_; }

 private:
  std::vector<AgencyYears> agencies_;
  std::vector<std::string> doubles_;
};

/// The results file's name without its folders, which are the server's own business.
[[nodiscard]] std::string file_name(const Results& results);
/// "ita" of "ita/2565".
[[nodiscard]] std::string_view framework_of(std::string_view edition);

/// The node's value in points, rounded to four decimals where it is carried on unrounded; empty: missing.
[[nodiscard]] std::optional<base::Points> points_of(const Results& results, NodeIndex node);
/// The exact value; empty: missing.
[[nodiscard]] std::optional<base::Ratio> value_of(const Results& results, NodeIndex node);
/// The value as it is printed everywhere; "" when missing.
[[nodiscard]] std::string written(const Results& results, NodeIndex node);

}  // namespace prongsai::web
