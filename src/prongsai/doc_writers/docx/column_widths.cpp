// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include "prongsai/doc_writers/docx/table_detail.h"
#include "prongsai/doc_writers/grid_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/doc_writers/text_width_detail.h"

namespace prongsai::doc_writers {
namespace {

constexpr int least = 340;
constexpr double ems_of_common_words = 4;
constexpr double ems_of_a_date = 6;

/// What does not break, in twips of TH Sarabun New without margins.
struct Longest {
  double number = 0;  ///< never broken, in no font
  double word = 0;
};

bool has_digit(std::string_view text) {
  if (text.find_first_of("0123456789") != std::string_view::npos) return true;
  for (std::size_t at = text.find("\xe0\xb9"); at != std::string_view::npos && at + 2 < text.size();
       at = text.find("\xe0\xb9", at + 3)) {
    if (text[at + 2] >= '\x90' && text[at + 2] <= '\x99') return true;
  }
  return false;
}
bool is_number(std::string_view text) {
  constexpr std::size_t most = 24;  // bytes: Thai digits have three
  return text.size() <= most && text.find(' ') == std::string_view::npos && has_digit(text);
}
/// Ems that the longest word of running text may be thought to have: dates do not break.
double ems_of_prose(std::string_view text) {
  constexpr double of_a_line = 16;
  const double whole = ems(text);
  return std::min(whole, whole < of_a_line && has_digit(text) ? ems_of_a_date : ems_of_common_words);
}

/// In the running text of a column with a weight, words are not looked for: it has room for all but the
/// rarest.
Longest longest_of(const doc::Table& table, std::size_t column, const std::vector<std::string>& names) {
  Longest out;
  for (const auto* rows : {&table.head, &table.body}) {
    for (const auto& places : grid(*rows, table.columns.size())) {
      for (const Place& place : places) {
        if (place.column != column || place.columns > 1 || place.cell == nullptr || !place.is_first) continue;
        for (const doc::CellLine& line : place.cell->lines) {
          const double mark = line.mark.empty() ? 0 : ems_of_mark(clean(line.mark)) + mark_gap;
          const bool is_bold = rows == &table.head || place.cell->shade == doc::Shade::total ||
                               (!line.spans.empty() && line.spans.front().bold);
          const std::string text = clean(doc::text_of(line.spans));
          const double scale = (is_bold ? bold_width : 1) * twips_of_an_em;
          if (is_number(text)) {
            out.number = std::max(out.number, mark * twips_of_an_em + ems(text) * scale);
            continue;
          }
          const bool is_prose = rows == &table.body && table.columns[column].weight > 0;
          const double words = is_prose ? ems_of_prose(text) : ems_of_longest_word(text, names);
          out.word = std::max(out.word, mark * twips_of_an_em + words * scale);
        }
      }
    }
  }
  return out;
}

/// Widths by weight, none below what it needs; together `rest`, which is at least the sum of needs.
void share(const doc::Table& table, const std::vector<double>& needs, double rest,
           std::vector<double>& widths) {
  std::vector<bool> is_settled(needs.size(), false);
  for (bool is_done = false; !is_done;) {
    is_done = true;
    double weights = 0;
    double left = rest;
    for (std::size_t c = 0; c < needs.size(); ++c) {
      if (table.columns[c].weight <= 0) continue;
      if (is_settled[c]) {
        left -= needs[c];
      } else {
        weights += table.columns[c].weight;
      }
    }
    for (std::size_t c = 0; c < needs.size(); ++c) {
      if (table.columns[c].weight <= 0) continue;
      widths[c] = is_settled[c] ? needs[c] : left * table.columns[c].weight / weights;
      if (widths[c] >= needs[c]) continue;
      is_settled[c] = true;
      is_done = false;
    }
  }
}

double weights_of(const doc::Table& table) {
  double sum = 0;
  for (const doc::Column& column : table.columns) sum += std::max(0, column.weight);
  return sum;
}

/// Twips that each column needs, margins with it: numbers in any font; words as well, as long as the columns
/// of text keep a part of the page.
std::vector<double> needs_of(const doc::Table& table, int width, int margins,
                             const std::vector<std::string>& names) {
  const std::size_t count = table.columns.size();
  // An address may not break, but it may not take the whole table either.
  const double longest = width / std::max(1.5, std::sqrt(static_cast<double>(count)));
  std::vector<Longest> all(count);
  for (std::size_t c = 0; c < count; ++c) all[c] = longest_of(table, c, names);
  const double most = weights_of(table) > 0 ? width * 0.76 : width;
  std::vector<double> needs(count);
  // Joined words, which a program may cut where we would not, are the first to give.
  constexpr double joined = 2.9 * twips_of_an_em;
  constexpr int most_percent = static_cast<int>(substitute_width * 100);
  constexpr int joined_percent = 125;
  constexpr int least_percent = 105;
  for (const double longest_word : {longest, joined}) {
    for (int percent = most_percent; percent >= least_percent; percent -= 4) {
      const double reserve = percent / 100.0;
      double narrow = 0;
      double sum = 0;
      for (std::size_t c = 0; c < count; ++c) {
        const double words = std::max(std::min(all[c].number, longest) * substitute_width,
                                      std::min(all[c].word, longest_word) * reserve);
        needs[c] = std::max<double>(least, words + margins);
        sum += needs[c];
        if (table.columns[c].weight <= 0) narrow += needs[c];
      }
      if (narrow <= most && sum <= width) return needs;
      if (longest_word > joined && percent < joined_percent) break;
    }
  }
  return needs;
}

}  // namespace

int cell_margin(const doc::Table& table) {
  constexpr std::size_t many = 6;
  return table.columns.size() > many + 3 ? 40 : table.columns.size() >= many ? 50 : 80;
}

std::vector<int> column_widths(const doc::Table& table, int width, const std::vector<std::string>& names) {
  const std::size_t count = table.columns.size();
  const int margins = 2 * cell_margin(table);
  const std::vector<double> needs = needs_of(table, width, margins, names);
  const double weights = weights_of(table);
  const double sum = std::accumulate(needs.begin(), needs.end(), 0.0);
  // Too many words for the page, or nothing but narrow columns: all give or gain alike.
  std::vector<double> wanted = needs;
  if (sum > width || weights <= 0) {
    for (double& one : wanted) one *= width / std::max(1.0, sum);
  }
  double rest = width;
  for (std::size_t c = 0; c < count; ++c) {
    if (table.columns[c].weight <= 0) rest -= needs[c];
  }
  if (weights > 0 && sum <= width) share(table, needs, rest, wanted);
  std::vector<int> widths;
  widths.reserve(count);
  for (const double one : wanted) widths.push_back(static_cast<int>(std::lround(one)));
  // What rounding left over goes to the widest.
  if (!widths.empty()) {
    *std::max_element(widths.begin(), widths.end()) +=
        width - std::accumulate(widths.begin(), widths.end(), 0);
  }
  return widths;
}

}  // namespace prongsai::doc_writers
