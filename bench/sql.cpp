// SPDX-License-Identifier: Apache-2.0
// The columns of the wide query run through the boxes, and in each from "empty" to its last choice.
#include "sql.h"

#include <stdexcept>

#include <fmt/core.h>

namespace prongsai::bench::sql {

std::string_view long_query() {
  return "SELECT agency, box, choice, count(*) AS sheets FROM answer GROUP BY agency, box, choice";
}

std::string wide_query(const tally::SheetLayout& layout) {
  std::string query = "SELECT agency";
  for (std::size_t box = 0; box < layout.boxes(); ++box) {
    for (int choice = 0; choice <= layout.choices(box); ++choice) {
      query += fmt::format(", count(*) FILTER (WHERE b{0} = {1}) AS b{0}_{1}", box, choice);
    }
  }
  return query + " FROM sheet GROUP BY agency";
}

std::string query_box_by_box(const tally::SheetLayout& layout) {
  std::string query;
  for (std::size_t box = 0; box < layout.boxes(); ++box) {
    query += fmt::format(
        "{0}SELECT agency, {1} AS box, b{1} AS choice, count(*) AS sheets FROM sheet GROUP BY agency, b{1}",
        box == 0 ? "" : " UNION ALL ", box);
  }
  return query;
}

std::string wide_columns(const tally::SheetLayout& layout, std::string_view type) {
  std::string columns;
  for (std::size_t box = 0; box < layout.boxes(); ++box) columns += fmt::format(", b{} {}", box, type);
  return columns;
}

void Answer::put(std::uint64_t agency, std::uint64_t box, std::uint64_t choice, std::uint64_t sheets) {
  if (agency >= counts_.agencies() || box >= counts_.layout().boxes() || choice >= tally::Counts::slots) {
    throw std::out_of_range("a database counted something that was not given to it");
  }
  counts_.cells()[(agency * counts_.layout().boxes() + box) * tally::Counts::slots + choice] =
      static_cast<std::uint32_t>(sheets);
}

void Answer::put_wide(std::uint64_t agency, std::size_t column, std::uint64_t sheets) {
  std::size_t box = 0;
  while (column > counts_.layout().choices(box)) column -= counts_.layout().choices(box++) + std::size_t{1};
  put(agency, box, column, sheets);
}

}  // namespace prongsai::bench::sql
