// SPDX-License-Identifier: Apache-2.0
// Reads what people keep their tables in: XLSX, CSV, and text pasted from a spreadsheet or a document.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"
#include "prongsai/table_files/workbook.h"

namespace prongsai::table_files {

/// What a reading may cost at most. The defaults take the register of the nation twice over, and keep one
/// reading below about 250 MB whatever the file holds.
struct Limits {
  std::size_t bytes_max = 10 * 1024 * 1024;           ///< of the file as it came
  std::size_t unpacked_bytes_max = 64 * 1024 * 1024;  ///< of all parts of an XLSX that are read, together
  std::size_t ratio_max = 200;            ///< unpacked to packed bytes of a part larger than a megabyte
  std::size_t archive_parts_max = 2000;   ///< files inside an XLSX
  std::size_t xml_parts_max = 2'000'000;  ///< tags and attributes of one part of an XLSX
  std::size_t sheets_max = 50;            ///< visible or not
  std::size_t rows_max = 20'000;          ///< of one sheet, up to the last one that holds anything
  std::size_t columns_max = 256;
  std::size_t cells_max = 1'000'000;  ///< of all sheets, blank ones before the last of a row counted too
  std::size_t cell_bytes_max = 32 * 1024;
  std::size_t text_bytes_max = 64 * 1024 * 1024;  ///< of all cells together
};

/// Reads a file of which the kind is told by what is in it, never by its name.
///
/// XLSX: sheets that are not hidden, with shared and inline text (formatted or not, without reading aids),
/// truth values as TRUE and FALSE, numbers and dates as README.md says, errors as shown ("#N/A"), merged
/// areas. CSV as in RFC 4180 with comma, semicolon or tab, found by looking (a first line such as `sep=;` is
/// obeyed), in UTF-8, in UTF-16 with a byte order mark, or in Thai Windows-874. An apostrophe that write_csv
/// put in front of something like a formula is taken off.
///
/// Problems, of the file as a whole unless a place is named:
/// - nothing to read: table_files.empty, no_visible_sheet
/// - too much: too_large {found, most}, unpacks_too_large {most}, too_many_parts {most}, too_many_sheets
/// {found,
///   most}, too_many_cells {most}; too_many_rows, too_many_columns {most}, with line or column of the first
///   that is too many; cell_too_long {sheet, cell, most}, in CSV text_cell_too_long {most} with line and
///   column
/// - something else: encrypted, old_xls, binary_xlsb, open_document, word_document, pdf, web_page,
/// not_a_table
/// - broken: broken_workbook {part}, unsafe_workbook {part}, broken_cell {sheet, cell, found}
/// - in CSV, with line and column: quote_open, quote_stray, unknown_letters
[[nodiscard]] base::Result<Workbook> read_table(std::string_view bytes, const std::string& file_name,
                                                const Limits& limits = {});

/// Reads text that was pasted from Excel, Google Sheets or a table in Word: UTF-8, tabs between cells. A cell
/// in quotation marks may hold line breaks and tabs; a quotation mark that begins a cell and has no fitting
/// end is text, since spreadsheets do not double it when copying. `file_name` of the result is "".
///
/// Problems: those of CSV, but neither quote_open nor quote_stray.
[[nodiscard]] base::Result<Workbook> read_pasted(std::string_view text, const Limits& limits = {});

}  // namespace prongsai::table_files
