// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/doc_writers/grid_detail.h"

namespace prongsai::doc_writers {

std::vector<std::vector<Place>> grid(const std::vector<doc::Row>& rows, std::size_t columns) {
  struct Above {
    Place place;
    std::size_t rows_left = 0;
  };
  std::vector<Above> above(columns);
  std::vector<std::vector<Place>> out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<Place>& places = out.emplace_back();
    auto next = rows[r].cells.begin();
    for (std::size_t column = 0; column < columns;) {
      Above& covering = above[column];
      if (covering.rows_left > 0) {
        --covering.rows_left;
        places.push_back(covering.place);
      } else if (next == rows[r].cells.end()) {
        places.push_back({.column = column});
      } else {
        Place place{.cell = &*next, .column = column};
        const auto wanted = static_cast<std::size_t>(std::max(1, next->columns));
        while (place.columns < wanted && column + place.columns < columns &&
               above[column + place.columns].rows_left == 0) {
          ++place.columns;
        }
        place.rows = std::min(static_cast<std::size_t>(std::max(1, next->rows)), rows.size() - r);
        places.push_back(place);
        place.is_first = false;
        covering = {.place = place, .rows_left = place.rows - 1};
        ++next;
      }
      column += places.back().columns;
    }
  }
  return out;
}

}  // namespace prongsai::doc_writers
