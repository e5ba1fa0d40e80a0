// SPDX-License-Identifier: Apache-2.0
// Which column a heading means; private to this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/agency/read_register.h"

namespace prongsai::agency {

/// The column of a heading, by its Thai or English words or what else it is commonly called.
[[nodiscard]] std::optional<Column> column_named(std::string_view heading);
/// The heading most like `text`, in the language of the two that is nearer; "" when none is near.
[[nodiscard]] std::string nearest_heading(std::string_view text);
/// All Thai headings with commas between them.
[[nodiscard]] std::string all_headings();

/// Where the headings stand and which column of the table each is.
struct Headings {
  std::size_t row = 0;                         ///< position in the table
  std::vector<std::optional<Column>> columns;  ///< by position of the cell
  std::vector<std::string> words;              ///< as they stand in the file
};

/// Finds the headings; problems go to `reading`. Empty when no row has any.
[[nodiscard]] std::optional<Headings> find_headings(const TextTable& table, RegisterReading& reading);

/// A text as it is kept: no invisible characters, no blanks at its ends, one blank between words, Thai marks
/// in order. Requires: UTF-8.
[[nodiscard]] std::string tidy(std::string_view text);
/// True when no cell holds anything.
[[nodiscard]] bool is_blank_row(const std::vector<std::string>& row);

}  // namespace prongsai::agency
