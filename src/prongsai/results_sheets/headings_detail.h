// SPDX-License-Identifier: Apache-2.0
// What the columns of somebody's table hold, told by their headings; private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/results_sheets/names_detail.h"

namespace prongsai::results_sheets {

enum class Role : std::uint8_t {
  unknown,           ///< no heading, or one that says nothing to us
  code,              ///< a code, or a name
  indicator_number,  ///< a bare number is an indicator's
  name,
  score,
  choice,  ///< how many, or how much of, one choice
  rank,
  status,
  change,
  remark,
  place,  ///< where a row of percents is printed
};

struct Column {
  Role role = Role::unknown;
  std::optional<int> year;          ///< Buddhist era, of a score
  std::string choice;               ///< folded label
  std::optional<FieldGroup> group;  ///< counts or percents, where the heading says which
};

/// The columns when the row is a row of headings: two of its cells at least are known headings, one of them a
/// score or a choice, and none is a figure.
[[nodiscard]] std::optional<std::vector<Column>> read_headings(const std::vector<std::string>& row,
                                                               const Names& names);

/// "81.90", "๙๑.๕๐ คะแนน", "4.31%", "1,207", "-": what a column of figures holds.
[[nodiscard]] bool is_figure(const std::string& cell);
/// "3", "๓.": digits and nothing else but a point at the end.
[[nodiscard]] bool is_bare_number(const std::string& cell);

}  // namespace prongsai::results_sheets
