// SPDX-License-Identifier: Apache-2.0
// How much of a document was understood.
#include "prongsai/lint/understanding.h"

#include <algorithm>
#include <set>

#include "prongsai/lint/reading_detail.h"

namespace prongsai::lint {

Understanding understand(const Manuscript& manuscript, const Catalogue& catalogue) {
  const Reading reading = read_facts(manuscript, catalogue);
  Understanding out;
  out.about_assessment = reading.about_assessment;
  out.is_scan = manuscript.is_scan;
  out.lines = manuscript.lines.size();
  std::set<int> tables;
  for (const Line& line : manuscript.lines) {
    out.pages = std::max(out.pages, line.page);
    if (line.table != 0) tables.insert(line.table);
  }
  out.tables = tables.size();
  std::set<int> years;
  for (const Figure& figure : reading.figures) {
    if (figure.node.empty()) continue;
    ++out.scores;
    if (figure.year != 0) years.insert(figure.year);
  }
  out.years.assign(years.begin(), years.end());
  out.results_year = reading.results_year;
  return out;
}

}  // namespace prongsai::lint
