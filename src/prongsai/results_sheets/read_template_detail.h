// SPDX-License-Identifier: Apache-2.0
// Recognises the sheets of our own template by their first row; private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/results_sheets/read_tables.h"
#include "prongsai/text/language.h"

namespace prongsai::results_sheets {

/// The first cell of every sheet of ours, followed by the edition and the kind of the sheet.
inline constexpr std::string_view template_mark = "prongsai-results/1";
inline constexpr std::string_view kind_scores = "scores";
inline constexpr std::string_view kind_answers = "answers";
inline constexpr std::string_view kind_sources = "sources";
inline constexpr std::string_view kind_help = "help";

/// Reads what only our template has: the marked first row, the sources, the explanation. Gives the row to go
/// on from with the rules of any other table; the end of the table when nothing is left.
[[nodiscard]] std::size_t read_template_sheet(const FormShape& shape, const Table& table, Reading& reading);

/// The lines of the explanation.
[[nodiscard]] std::vector<std::string> help_lines(text::Language language);

}  // namespace prongsai::results_sheets
