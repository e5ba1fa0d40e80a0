// SPDX-License-Identifier: Apache-2.0
// Tables as WordprocessingML.
#pragma once

#include <string>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/docx/runs_detail.h"
#include "prongsai/doc_writers/docx/styles_detail.h"

namespace prongsai::doc_writers {

inline constexpr double twips_of_an_em = 14 * 20;  ///< text in tables is 14 points
inline constexpr double mark_gap = 0.28;           ///< ems between the mark of a line and its words

/// Twips (1/1440 inch) for each column, together `width`: those of weight 0 as narrow as their longest word,
/// the others by weight, but no narrower than theirs. Words fit in the fonts that take the place of a missing
/// TH Sarabun New too, where the page has room for that.
[[nodiscard]] std::vector<int> column_widths(const doc::Table& table, int width,
                                             const std::vector<std::string>& names);

/// Twips beside the words of a cell, on each side: less where there are many columns.
[[nodiscard]] int cell_margin(const doc::Table& table);

/// Which rows must stand on one page, and which with the next.
struct RowBreaks {
  std::vector<bool> may_split;       ///< about as tall as a page
  std::vector<bool> keep_with_next;  ///< asked for by the row or by a cell that goes on, and short enough
};
/// For the rows of the body. `page` is the height of the text of a page, in twips; the last row stays with
/// what follows where `has_follower`.
[[nodiscard]] RowBreaks row_breaks(const doc::Table& table, const std::vector<int>& widths, int page,
                                   bool has_follower);

/// <w:tbl> and the paragraph that a table needs behind it; its caption is not in it. `has_follower`: a
/// signature follows, which may not stand alone on a page.
[[nodiscard]] std::string table_markup(const doc::Table& table, const Sheet& sheet, bool has_follower,
                                       Surroundings& around);

}  // namespace prongsai::doc_writers
