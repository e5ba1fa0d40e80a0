// SPDX-License-Identifier: Apache-2.0
// A table as a CSV file that a spreadsheet opens in Thai and cannot be made to run.
#pragma once

#include <string>
#include <vector>

namespace prongsai::table_files {

/// RFC 4180 with a byte order mark, without which Excel takes Thai for another encoding, commas, and CRLF. A
/// text that a spreadsheet might take for a formula gets an apostrophe in front, which read_table takes off
/// again; plain numbers ("-5", "+1,207.50", "-3%") and a dash alone do not need one. Line breaks in a cell
/// come out as LF. `rows` are valid UTF-8.
[[nodiscard]] std::string write_csv(const std::vector<std::vector<std::string>>& rows);

}  // namespace prongsai::table_files
