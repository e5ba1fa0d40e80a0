// SPDX-License-Identifier: Apache-2.0
// Our own tables to fill in: a sheet of scores, a sheet of answers a scale, sources and an explanation.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "prongsai/results_sheets/entry.h"
#include "prongsai/results_sheets/form_shape.h"
#include "prongsai/results_sheets/table.h"
#include "prongsai/text/language.h"

namespace prongsai::results_sheets {

/// A cell to be filled in, counted from 0, and what may stand in it.
struct InputCell {
  std::size_t row = 0;
  std::size_t column = 0;
  const Field* field = nullptr;  ///< lives as long as the shape; null in the sheet of sources
};

struct TemplateSheet {
  Table table;
  std::size_t heading_rows = 0;  ///< to be frozen at the top
  std::vector<int> widths;       ///< of the columns, in characters
  std::vector<InputCell> inputs;
};

/// Sheets to fill in, with the texts of `entry` already in them. Codes are field names and the same in every
/// language; entry_from_tables reads the sheets back to the same entry. A seldom field has a row when it is
/// filled in. A text of the entry that belongs to no field stands in a row of its own, so that it is not
/// lost.
[[nodiscard]] std::vector<TemplateSheet> template_sheets(const FormShape& shape, text::Language language,
                                                         const Entry& entry = {});

/// The same as one table, one row a field (code, name, value), for CSV. Documents are not in it.
[[nodiscard]] TemplateSheet template_list(const FormShape& shape, text::Language language,
                                          const Entry& entry = {});

}  // namespace prongsai::results_sheets
