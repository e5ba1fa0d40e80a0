// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "plants.h"

namespace prongsai::planted {

const std::vector<Plant>& plants() {
  static const std::vector<Plant> all = [] {
    std::vector<Plant> out = number_plants();
    for (auto& more : {claim_plants(), structure_plants()}) out.insert(out.end(), more.begin(), more.end());
    return out;
  }();
  return all;
}

Lines lines_of(const std::string& text) {
  Lines out;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string text_of(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : "\t") + cells[i];
  return out;
}

bool is_row(const std::string& line) {
  return line.find('\t') != std::string::npos;
}

bool is_score(const std::string& cell) {
  const std::size_t point = cell.find('.');
  return point != std::string::npos && point > 0 && point <= 3 && cell.size() == point + 3 &&
         std::all_of(cell.begin(), cell.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string moved(const std::string& score, Chance& chance) {
  const base::Points value = *base::parse_points(score);
  const base::Points by = base::Points::whole(2 + below(chance, 8));
  const bool up = value + by <= base::Points::whole(100) && (value < by || below(chance, 2) == 0);
  return base::to_string(up ? value + by : value - by, 2);
}

std::vector<TableAt> tables_of(const Lines& lines) {
  std::vector<TableAt> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_row(lines[i])) continue;
    TableAt table{.head = i, .last = i, .columns = cells_of(lines[i])};
    while (table.last + 1 < lines.size() && is_row(lines[table.last + 1])) ++table.last;
    i = table.last;
    if (table.last > table.head) out.push_back(std::move(table));
  }
  return out;
}

std::optional<std::size_t> column(const TableAt& table, const std::string& word) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (has(table.columns[i], word)) return i;
  }
  return std::nullopt;
}

std::optional<Planted> change_one(const Lines& lines, const std::vector<std::size_t>& places,
                                  const Change& change, Chance& chance) {
  std::vector<std::size_t> order = places;
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[below(chance, static_cast<std::uint32_t>(i))]);
  for (const std::size_t place : order) {
    const std::optional<std::string> changed = change(lines[place]);
    if (!changed || *changed == lines[place]) continue;
    Planted out{
        .lines = lines, .line = static_cast<int>(place) + 1, .words = lines[place] + " => " + *changed};
    out.lines[place] = *changed;
    return out;
  }
  return std::nullopt;
}

std::vector<std::size_t> sentences_with(const Lines& lines, const std::string& word) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_row(lines[i]) && !lines[i].starts_with("#") && has(lines[i], word)) out.push_back(i);
  }
  return out;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), with);
  return text;
}

}  // namespace prongsai::planted
