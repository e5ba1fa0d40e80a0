// SPDX-License-Identifier: Apache-2.0
// Reads the rows of a register file into records, and says of each row what is wrong with it.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/agency/organisation.h"
#include "prongsai/agency/reference.h"
#include "prongsai/base/problem.h"

namespace prongsai::agency {

/// The columns of a register file, in the order in which they are written.
enum class Column : std::uint8_t {
  id,
  name_th,
  name_en,
  short_names,
  type,
  size_group,
  ministry,
  province,
  district,
  head_count_internal,
  head_count_external,
  website,
  coordinator_email,
  state,
  merged_into,
  since,
};
inline constexpr std::size_t column_count = 16;

/// "ชื่อหน่วยงาน", as the heading is written.
[[nodiscard]] std::string_view thai_heading(Column column);
/// "name_th", understood as well, whatever its case.
[[nodiscard]] std::string_view english_heading(Column column);

/// A table as text, however it was stored. `first_row` is the number of its first row in the file, from 1.
struct TextTable {
  std::string file;
  int first_row = 1;
  std::vector<std::vector<std::string>> rows;
};

struct RegisterLimits {
  std::size_t rows_max = 20'000;
  std::size_t bad_rows_max = 1'000;  ///< after so many nobody reads on; the rest of the file is left unread
  std::size_t letters_of_name_max = 300;
  std::size_t letters_of_cell_max = 1'000;
  std::size_t short_names_max = 12;
};

/// One row below the headings. Where `problems` is not empty, `record` is what could be read all the same.
struct RowReading {
  base::Place place;  ///< line: the row in the file; column 0
  AgencyRecord record;
  std::bitset<column_count> filled;  ///< which of its cells hold anything
  base::Problems problems;
};

struct RegisterReading {
  std::bitset<column_count> columns;  ///< which headings the file has; what it has not, it does not speak of
  std::vector<RowReading> rows;       ///< in the order of the file, blank rows left out
  base::Problems problems;            ///< about the headings, or the file as a whole

  [[nodiscard]] bool has(Column column) const { return columns[static_cast<std::size_t>(column)]; }
};

/// Reads a register.
///
/// The headings are looked for in the first ten rows that are not blank, stand in any order, in Thai or
/// English, and may have others beside them that only say so as problems: nothing in a file is passed over in
/// silence. Needed are id, name_th and type. A type, ministry or province may be its code, name or
/// abbreviation. Digits may be Thai; a day is 2026-10-01 or, in the Buddhist era, 1/10/2569. In every text
/// blanks at both ends and invisible characters go, and Thai marks are put in order.
///
/// Problems, each with its place (line: row, column: cell) and what was found and expected: the codes
/// agency.*.
[[nodiscard]] RegisterReading read_register(const TextTable& table, const Reference& reference,
                                            const RegisterLimits& limits = {});

/// The rows of a file that `read_register` reads back as the same records: headings first, names in Thai.
/// Requires: types, ministries and provinces of `reference`.
[[nodiscard]] std::vector<std::vector<std::string>> write_register(const std::vector<AgencyRecord>& records,
                                                                   const Reference& reference);

/// The cell of one record in one column, as written.
[[nodiscard]] std::string cell_of(const AgencyRecord& record, Column column, const Reference& reference);

}  // namespace prongsai::agency
