// SPDX-License-Identifier: Apache-2.0
// From characters somebody typed to one figure, or to the sentence that says why not. Never rounds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/results_sheets/form_shape.h"

namespace prongsai::results_sheets {

/// One of the figures a field holds, and where it is printed.
struct Figure {
  std::string value;
  std::string at;
  bool quoted = false;  ///< the value stood in quotes: it is taken word for word
};

/// Parts "81.90 @ T1; 81.80 @ T2" (see Entry). Empty pieces are left out. Problem: results_sheets.quote_open.
[[nodiscard]] base::Result<std::vector<Figure>> split_figures(std::string_view text);
/// The other way round; split_figures gives the same figures back.
[[nodiscard]] std::string join_figures(const std::vector<Figure>& figures);

/// How results files write "this does not apply to the agency".
inline constexpr std::string_view not_applicable = "not_applicable";

/// The figure in canonical characters ("๙๑,๕๐ คะแนน" is "91.50"), or empty where the text says that there is
/// none ("-", "ไม่มีคะแนน"). Thai digits, a decimal comma that can be nothing else, thousands of a count,
/// a percent sign and a unit are accepted. Problems: results_sheets.not_a_number, .comma, .decimals,
/// .out_of_range, .not_whole, .grade, .unclear_word.
/// Requires: field.kind is points, percent, count or grade.
[[nodiscard]] base::Result<std::optional<std::string>> read_figure(const Field& field,
                                                                   std::string_view value);

/// The name of a result as the edition writes it where the text can mean only that one; else the text itself
/// (an unknown name is a finding, not an error); empty for "-".
[[nodiscard]] std::optional<std::string> read_level(const framework::Edition& edition, const Figure& figure);

}  // namespace prongsai::results_sheets
