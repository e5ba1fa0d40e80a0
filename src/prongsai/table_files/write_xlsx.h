// SPDX-License-Identifier: Apache-2.0
// Sheets as an XLSX file: to be read, or to be filled in and read back.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/table_files/workbook.h"

namespace prongsai::table_files {

enum class CellStyle : std::uint8_t {
  plain,
  heading,  ///< bold on a tint, wrapped
  hint,     ///< small and grey, wrapped
  input,    ///< to be filled in: framed, and open when its sheet is protected
  body,     ///< framed and wrapped, for tables with long texts
};

struct OutCell {
  // NOLINTNEXTLINE(google-explicit-constructor): so that a row of texts is a row of cells
  OutCell(std::string cell_text = "", CellStyle cell_style = CellStyle::plain)
      : text(std::move(cell_text)), style(cell_style) {}
  /// A number as its decimals are to be seen: "81.90" is stored as 81.9 and shown with two. What is no plain
  /// number of at most fifteen digits ("007", "1,207", "-") is stored as text all the same, so nothing is
  /// lost.
  [[nodiscard]] static OutCell number(std::string decimals, CellStyle style = CellStyle::plain) {
    OutCell cell(std::move(decimals), style);
    cell.is_number = true;
    return cell;
  }

  std::string text;  ///< valid UTF-8; never run as a formula, whatever it begins with
  bool is_number = false;
  CellStyle style = CellStyle::plain;
};

/// Cells with a list to choose from.
struct Choices {
  Area area;
  std::vector<std::string> values;  ///< in this order; at least one
  std::string prompt;               ///< shown beside the cell, at most 255 letters; "" for none
  bool others_allowed = false;      ///< true: something else is warned about, false: it is refused
};

/// A note that opens when one points at the cell.
struct Note {
  std::size_t row = 0;  ///< from 0, as below
  std::size_t column = 0;
  std::string text;
};

struct OutSheet {
  std::string name;  ///< requires: is_sheet_name, and no other sheet has it, whatever the case of its letters
  std::vector<std::vector<OutCell>> rows;
  std::size_t heading_rows =
      0;                       ///< at the top, in the style of headings, standing still and repeated on paper
  bool has_filter = false;     ///< buttons in the last of the heading rows, which must be there
  std::vector<double> widths;  ///< of the columns, in digits; the others are as wide as the program likes
  /// Of the rows, in points; 0 and the rows behind: as high as their text. Some programs (LibreOffice) do not
  /// count wrapped lines when they open a file, but a height that is told does not grow with what is typed.
  std::vector<double> heights;
  std::vector<Area>
      merged;  ///< the value stands in the first cell; at least two cells, and none in two areas
  std::vector<Choices> choices;
  std::vector<Note> notes;
  std::vector<Area> inputs;   ///< cells in the style of input, also where `rows` says nothing
  bool is_protected = false;  ///< only inputs can be changed; against slips, so without a password
  /// For marks that a program reads and nobody needs to see. They are read back like all others.
  std::vector<std::size_t> hidden_rows;
  std::vector<std::size_t> hidden_columns;
  bool is_landscape = false;  ///< on paper
};

struct OutWorkbook {
  std::vector<OutSheet> sheets;  ///< at least one
  std::string title;
  /// Written into the file. The same sheets at the same time are the same bytes.
  std::chrono::sys_seconds made_at;
};

/// Whether Excel takes it as the name of a sheet: 1 to 31 letters (UTF-16), none of []:*?/\, no apostrophe at
/// either end, not "History", and not "_choices", where the lists to choose from stand hidden.
[[nodiscard]] bool is_sheet_name(std::string_view name);
/// The nearest such name: what is not allowed left out, then cut; "Sheet" where nothing is left.
[[nodiscard]] std::string sheet_name_from(std::string_view text);

/// The bytes of the file, in TH Sarabun New 14; where that font is missing the program shows its own.
///
/// Problems, each with {sheet, cell}: table_files.text_too_long {most}: more than Excel's 32,767 letters in a
/// cell; table_files.bad_text: not UTF-8, or a letter that XML cannot hold; table_files.sheet_too_large
/// {most} for more rows or columns than a sheet can have. Throws std::system_error or std::runtime_error when
/// the folder for temporary files cannot be written to.
[[nodiscard]] base::Result<std::string> write_xlsx(const OutWorkbook& workbook);

}  // namespace prongsai::table_files
