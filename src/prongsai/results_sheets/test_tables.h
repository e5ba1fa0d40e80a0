// SPDX-License-Identifier: Apache-2.0
// Tables from tab-separated text, and what became of their cells; for the tests of this room.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "prongsai/results_sheets/read_tables.h"
#include "prongsai/text/language.h"

namespace prongsai::results_sheets::test {

inline Table table_of(const std::string& text) {
  Table table{.name = "T", .rows = {{""}}};
  for (const char c : text) {
    if (c == '\n')
      table.rows.push_back({""});
    else if (c == '\t')
      table.rows.back().emplace_back();
    else
      table.rows.back().back() += c;
  }
  return table;
}

inline Reading read(const FormShape& shape, const std::string& text) {
  return entry_from_tables(shape, {table_of(text)});
}

inline std::vector<std::string> cells_with(const Reading& reading, CellUse use) {
  std::vector<std::string> out;
  for (const CellReport& cell : reading.cells) {
    if (cell.use == use) out.push_back(cell.text);
  }
  return out;
}

inline std::vector<std::string> reasons(const Reading& reading, CellUse use) {
  std::vector<std::string> out;
  for (const CellReport& cell : reading.cells) {
    if (cell.use == use) out.push_back(cell.why.code.substr(cell.why.code.find('.') + 1));
  }
  return out;
}

/// Every cell that is not empty is accounted for, once; and whoever is told something is told in words.
inline void expect_nothing_dropped(const Reading& reading, const std::vector<Table>& tables) {
  std::size_t filled = 0;
  for (const Table& table : tables) {
    for (const auto& row : table.rows) {
      for (const std::string& cell : row)
        filled += cell.find_first_not_of(" \t\n") == std::string::npos ? 0 : 1;
    }
  }
  EXPECT_EQ(reading.cells.size(), filled);
  for (const CellReport& cell : reading.cells) {
    EXPECT_EQ(cell.why.code.empty(), cell.use == CellUse::used || cell.use == CellUse::heading) << cell.text;
    if (cell.why.code.empty()) continue;
    EXPECT_EQ(text::sentence(text::Language::th, cell.why).find("⟦"), std::string::npos) << cell.why.code;
    EXPECT_EQ(text::sentence(text::Language::th, cell.why).find('{'), std::string::npos) << cell.why.code;
  }
  for (const Doubt& doubt : reading.doubts) {
    EXPECT_EQ(text::sentence(text::Language::en, doubt.why).find("⟦"), std::string::npos) << doubt.why.code;
    EXPECT_EQ(text::sentence(text::Language::en, doubt.why).find('{'), std::string::npos) << doubt.why.code;
  }
}

}  // namespace prongsai::results_sheets::test
