// SPDX-License-Identifier: Apache-2.0
// The exact audit against tables worked out by hand, and against trying every filling.
#include "prongsai/suppression/audit.h"

#include <array>

#include <gtest/gtest.h>

#include "prongsai/suppression/test_tables.h"

namespace prongsai::suppression {
namespace {

using testing::Trying;

/// A table of rows and columns whose edge totals are known; hidden where `stars` has '*'.
Table rows_and_columns(const std::vector<std::vector<std::uint32_t>>& counts,
                       const std::vector<std::string>& stars) {
  Table table;
  std::vector<std::vector<CellIndex>> cells(counts.size());
  for (std::size_t r = 0; r < counts.size(); ++r) {
    std::uint64_t total = 0;
    for (std::size_t c = 0; c < counts[r].size(); ++c) {
      cells[r].push_back(table.add(counts[r][c], stars[r][c] == '*' ? Standing::hidden : Standing::shown));
      total += counts[r][c];
    }
    table.add_sum(table.add(total, Standing::known), cells[r]);
  }
  for (std::size_t c = 0; c < counts.front().size(); ++c) {
    std::vector<CellIndex> column;
    std::uint64_t total = 0;
    for (std::size_t r = 0; r < counts.size(); ++r) {
      column.push_back(cells[r][c]);
      total += counts[r][c];
    }
    table.add_sum(table.add(total, Standing::known), column);
  }
  return table;
}

std::vector<Finding> findings(const Table& table, const Rules& rules = internal_rules) {
  Audit audit(table, rules);
  std::vector<Finding> found;
  while (const auto finding = audit.next()) {
    found.push_back(*finding);
    audit.give_up(finding->cell);
  }
  return found;
}

TEST(Audit, sees_that_one_hidden_cell_in_a_row_is_no_secret) {
  const auto found = findings(rows_and_columns({{3, 9}, {20, 20}}, {"*.", ".."}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].cell, 0U);
  EXPECT_EQ(found[0].flaw, Flaw::known);
}

TEST(Audit, sees_through_a_row_and_a_column_together) {
  // Two hidden in every row and column but one: the textbook example in which each line looks safe.
  const auto table = rows_and_columns({{3, 9, 7}, {6, 2, 8}, {5, 5, 1}}, {"**.", "**.", "..*"});
  const auto found = findings(table);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(table.cell(found[0].cell).count, 1U);
}

TEST(Audit, sees_what_only_the_lack_of_negative_counts_gives_away) {
  // Row one: 0 + 0 hidden. No algebra tells them apart, but nobody is fewer than nobody.
  const auto found = findings(rows_and_columns({{0, 0, 9}, {6, 12, 8}}, {"**.", "**."}));
  EXPECT_EQ(found.size(), 4U);
}

TEST(Audit, sees_that_a_small_count_can_be_nothing_but_small) {
  const auto found = findings(rows_and_columns({{3, 9}, {9, 1}}, {"**", "**"}));
  // 3 can be 2 to 12, 1 can be 0 to 10: the first reaches 5 and the second too.
  EXPECT_TRUE(found.empty());
  const auto tight = findings(rows_and_columns({{3, 1}, {30, 0}}, {"**", "**"}));
  ASSERT_EQ(tight.size(), 1U);  // 3 or 4
  EXPECT_EQ(tight[0].cell, 0U);
  EXPECT_EQ(tight[0].flaw, Flaw::known_small);
}

TEST(Audit, gives_ranges_that_a_person_can_check) {
  const auto found = ranges(rows_and_columns({{3, 9}, {9, 1}}, {"**", "**"}));
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].low, 2U);
  EXPECT_EQ(found[0].high, 12U);
  EXPECT_EQ(found[3].low, 0U);
  EXPECT_EQ(found[3].high, 10U);
}

TEST(Audit, finds_no_bound_where_there_is_none) {
  Table table;
  const auto total = table.add(7, Standing::hidden);
  const std::array parts{table.add(3, Standing::hidden), table.add(4, Standing::shown)};
  table.add_sum(total, parts);
  EXPECT_TRUE(findings(table).empty());
  const auto found = ranges(table);
  EXPECT_EQ(found[0].low, 4U);
  EXPECT_FALSE(found[0].high.has_value());
}

TEST(Audit, agrees_with_trying_everything_on_random_tables) {
  std::mt19937 random(6);
  std::size_t unsafe = 0;
  std::size_t safe = 0;
  for (int round = 0; round < 3'000; ++round) {
    const std::size_t rows = 2 + random() % 2;
    const std::size_t columns = 2 + random() % 3;
    std::vector<std::vector<std::uint32_t>> counts(rows);
    std::vector<std::string> stars(rows, std::string(columns, '.'));
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        counts[r].push_back(static_cast<std::uint32_t>(random() % 7));
        if (random() % 3 != 0) stars[r][c] = '*';
      }
    }
    const Table table = rows_and_columns(counts, stars);
    std::vector<bool> found(table.cells(), false);
    for (const Finding& finding : findings(table)) {
      found[finding.cell] = true;
      EXPECT_NE(finding.flaw, Flaw::not_proven);  // rows and columns never go criss-cross
    }
    Trying trying(table);
    for (const Range& range : ranges(table)) {
      EXPECT_EQ(found[range.cell], !trying.is_safe(range.cell, 4, 30)) << "round " << round;
      (found[range.cell] ? unsafe : safe) += 1;
      EXPECT_TRUE(trying.is_possible(range.cell, range.low));
      EXPECT_TRUE(trying.is_possible(range.cell, *range.high));
      EXPECT_FALSE(range.low > 0 && trying.is_possible(range.cell, range.low - 1));
      EXPECT_FALSE(trying.is_possible(range.cell, *range.high + 1));
    }
  }
  EXPECT_GT(unsafe, 3'000U);  // both kinds are met often
  EXPECT_GT(safe, 3'000U);
}

}  // namespace
}  // namespace prongsai::suppression
