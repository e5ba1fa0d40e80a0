// SPDX-License-Identifier: Apache-2.0
// A plan: everything an agency has written down for one fiscal year, upon the results of an earlier one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/improvement/about.h"
#include "prongsai/improvement/period.h"
#include "prongsai/improvement/record.h"

namespace prongsai::improvement {

struct Plan {
  std::string agency;
  int year = 0;                 ///< fiscal year of the Buddhist era in which it is carried out
  std::string edition;          ///< the results it answers: "ita/2566" for a plan of 2567
  std::vector<Record> records;  ///< removed ones left out; sorted by kind, parent and position

  [[nodiscard]] const Record* find(std::string_view id) const;
  /// In their order; of one parent where it is named.
  [[nodiscard]] std::vector<const Record*> of(RecordKind kind, std::string_view parent = {}) const;
};

/// Puts the records into the order that Plan promises: kinds as in RecordKind, within a kind by the place of
/// the parent, then by position, then by id.
void sort_records(Plan& plan);

/// "1", "2.3": number of a record among its kind, counted and never typed.
[[nodiscard]] std::string number_of(const Plan& plan, const Record& record);

/// How two scores may be compared: the two wordings that reports mix up.
enum class Comparison : std::uint8_t { at_least, more_than };

struct Target {
  std::string about;  ///< one id: "indicators", "total", "indicator:8", "item:o42"
  Comparison comparison = Comparison::at_least;
  base::Points value;
};
/// Empty where the record says too little.
[[nodiscard]] std::optional<Target> target_of(const Record& record);

/// The codes of the choice fields.
enum class Status : std::uint8_t { planned, running, done, stopped };
[[nodiscard]] Status status_of(const Record& record);  ///< planned where nothing is said
[[nodiscard]] std::string_view code_of(Status status);

[[nodiscard]] std::optional<Period> period_of(const Record& record, int fiscal_year);
/// The lines of a field of units.
[[nodiscard]] std::vector<std::string> units_of(const Record& record);
/// True when the unit (its id in the register) is responsible for the record itself, or for the measure that
/// a step or report hangs on.
[[nodiscard]] bool concerns_unit(const Plan& plan, const Record& record, std::string_view unit);

/// What the executive approves: every kind and field that does not change through the year, in one text that
/// is the same for the same content.
[[nodiscard]] std::string approved_content(const Plan& plan);

}  // namespace prongsai::improvement
