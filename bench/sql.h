// SPDX-License-Identifier: Apache-2.0
// The two ways a database can count, in SQL that SQLite, PostgreSQL and DuckDB all take.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "nation.h"

namespace prongsai::bench::sql {

/// Table `answer` (agency, box, choice), one row an answer: count with GROUP BY.
[[nodiscard]] std::string_view long_query();

/// Table `sheet` (agency, b0, b1, ...), one row a sheet: count with one filtered aggregate a choice.
[[nodiscard]] std::string wide_query(const tally::SheetLayout& layout);

/// The same table, one GROUP BY a box, its rows as the long query's.
[[nodiscard]] std::string query_box_by_box(const tally::SheetLayout& layout);

/// ", b0 TYPE, b1 TYPE, ..." for the table's definition.
[[nodiscard]] std::string wide_columns(const tally::SheetLayout& layout, std::string_view type);

/// Gathers what a query answers, cell by cell.
class Answer {
 public:
  Answer(const tally::SheetLayout& layout, std::uint32_t agencies) : counts_(layout, agencies) {}
  /// A row of the long query. Throws std::out_of_range.
  void put(std::uint64_t agency, std::uint64_t box, std::uint64_t choice, std::uint64_t sheets);
  /// The `column`-th column, from 0, after the agency in a row of the wide query.
  void put_wide(std::uint64_t agency, std::size_t column, std::uint64_t sheets);
  [[nodiscard]] const tally::Counts& counts() const { return counts_; }

 private:
  tally::Counts counts_;
};

/// Calls visit(agency, bytes of the sheet) for each sheet.
template <class Visit>
void for_each_sheet(const Nation& nation, Visit visit) {
  const std::uint8_t* sheet = nation.bytes.data();
  for (const tally::AgencyRun& run : nation.runs) {
    for (std::uint64_t i = 0; i < run.sheets; ++i, sheet += nation.layout.boxes()) visit(run.agency, sheet);
  }
}

}  // namespace prongsai::bench::sql
