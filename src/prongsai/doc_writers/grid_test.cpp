// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/doc_writers/grid_detail.h"
#include "prongsai/doc_writers/sample_parts.h"

namespace prongsai::doc_writers {
namespace {

using test::cell;
using test::spanning;

/// "a0+2 (b)1 -2": words, column, "+columns" where more than one; (…) began above, - a gap.
std::string shape(const std::vector<Place>& places) {
  std::string out;
  for (const Place& place : places) {
    if (!out.empty()) out += ' ';
    const std::string words = place.cell == nullptr ? "-" : place.cell->lines[0].spans[0].text;
    out += (place.is_first ? words : "(" + words + ")") + std::to_string(place.column);
    if (place.columns > 1) out += "+" + std::to_string(place.columns);
  }
  return out;
}

std::vector<std::string> shapes(const std::vector<doc::Row>& rows, std::size_t columns) {
  std::vector<std::string> out;
  for (const auto& places : grid(rows, columns)) out.push_back(shape(places));
  return out;
}

TEST(Grid, a_cell_stands_beside_what_reaches_down_from_above) {
  EXPECT_THAT(shapes({{{spanning(cell("a"), 1, 2), spanning(cell("b"), 2, 1)}}, {{cell("c"), cell("d")}}}, 3),
              testing::ElementsAre("a0 b1+2", "(a)0 c1 d2"));
  EXPECT_THAT(
      shapes({{{cell("a"), spanning(cell("b"), 2, 3)}}, {{cell("c")}}, {{cell("d")}}, {{cell("e")}}}, 3),
      testing::ElementsAre("a0 b1+2", "c0 (b)1+2", "d0 (b)1+2", "e0 -1 -2"));
}

TEST(Grid, spans_are_cut_at_the_edges_and_at_other_cells) {
  EXPECT_THAT(shapes({{{cell("a"), spanning(cell("b"), 9, 9)}}}, 3), testing::ElementsAre("a0 b1+2"));
  EXPECT_THAT(
      shapes({{{cell("a"), spanning(cell("b"), 1, 2)}}, {{spanning(cell("c"), 2, 1), cell("lost")}}}, 2),
      testing::ElementsAre("a0 b1", "c0 (b)1"));
  EXPECT_THAT(shapes({{{spanning(cell("a"), -1, 0)}}}, 1), testing::ElementsAre("a0"));
  EXPECT_EQ(grid({{{spanning(cell("a"), 1, 5)}}, {}}, 1)[0][0].rows, 2U);
}

TEST(Grid, a_row_without_cells_is_gaps) {
  EXPECT_THAT(shapes({{}}, 2), testing::ElementsAre("-0 -1"));
  EXPECT_TRUE(grid({}, 2).empty());
}

}  // namespace
}  // namespace prongsai::doc_writers
