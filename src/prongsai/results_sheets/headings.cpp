// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "prongsai/results_sheets/headings_detail.h"
#include "prongsai/results_sheets/plain_text_detail.h"

namespace prongsai::results_sheets {
namespace {

constexpr int years_between_eras = 543;
constexpr int common_era_most = 2200;

bool holds_word(const std::string& heading, std::string_view key) {
  const std::vector<std::string>& words = words_of(key);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return heading.find(word) != std::string::npos; });
}

/// "คะแนนปี2565": the four digits, in the Buddhist era.
std::optional<int> year_in(const std::string& heading) {
  for (std::size_t i = 0; i + 4 <= heading.size(); ++i) {
    const auto digit = [&](std::size_t at) {
      return at < heading.size() && heading[at] >= '0' && heading[at] <= '9';
    };
    if (!digit(i) || !digit(i + 1) || !digit(i + 2) || !digit(i + 3) || digit(i + 4)) continue;
    if (i > 0 && digit(i - 1)) continue;
    const int year = std::stoi(heading.substr(i, 4));
    if (year > 1900 && year < common_era_most) return year + years_between_eras;
    if (year > 2400 && year < 2700) return year;
  }
  return std::nullopt;
}

/// "จำนวนมาก" and "ร้อยละมาก" as the choice "มาก", when there is no such choice with the words before it.
std::optional<Column> choice_column(const std::string& heading, const Names& names) {
  if (names.is_choice(heading))
    return Column{.role = Role::choice, .year = {}, .choice = heading, .group = {}};
  for (const auto& [key, group] :
       {std::pair("counts", FieldGroup::counts), std::pair("percents", FieldGroup::percents)}) {
    for (const std::string& word : words_of(key)) {
      std::string rest = heading;
      if (rest.starts_with(word))
        rest.erase(0, word.size());
      else if (rest.ends_with(word))
        rest.erase(rest.size() - word.size());
      else
        continue;
      if (names.is_choice(rest))
        return Column{.role = Role::choice, .year = {}, .choice = rest, .group = group};
    }
  }
  return std::nullopt;
}

Column read_heading(const std::string& cell, const Names& names) {
  const std::string heading = folded(cell);
  if (heading.empty()) return {};
  if (auto choice = choice_column(heading, names)) return *choice;
  for (const auto& [key, role] :
       {std::pair("head_rank", Role::rank), std::pair("head_indicator_number", Role::indicator_number),
        std::pair("head_code", Role::code), std::pair("head_name", Role::name),
        std::pair("head_status", Role::status), std::pair("head_remark", Role::remark),
        std::pair("head_place", Role::place)}) {
    if (is_word(heading, key)) return {.role = role, .year = {}, .choice = {}, .group = {}};
  }
  if (holds_word(heading, "head_change"))
    return {.role = Role::change, .year = {}, .choice = {}, .group = {}};
  if (holds_word(heading, "head_score"))
    return {.role = Role::score, .year = year_in(heading), .choice = {}, .group = {}};
  return {};
}

}  // namespace

bool is_bare_number(const std::string& cell) {
  std::string text = simple(trimmed(cell));
  if (text.ends_with('.') || text.ends_with(')')) text.pop_back();
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_figure(const std::string& cell) {
  std::string text = folded(cell);
  if (text.empty()) return !trimmed(cell).empty();  // a dash
  for (const char* key : {"unit", "percent", "people"}) {
    for (const std::string& word : words_of(key)) {
      if (!word.empty() && text.starts_with(word)) text.erase(0, word.size());
      if (!word.empty() && text.ends_with(word)) text.erase(text.size() - word.size());
    }
  }
  if (text.ends_with('%')) text.pop_back();
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::vector<Column>> read_headings(const std::vector<std::string>& row, const Names& names) {
  std::vector<Column> columns;
  int known = 0;
  bool of_figures = false;
  for (const std::string& cell : row) {
    columns.push_back(read_heading(cell, names));
    const std::optional<int> year = is_bare_number(cell) ? year_in(folded(cell)) : std::nullopt;
    if (year) columns.back() = {.role = Role::score, .year = year, .choice = {}, .group = {}};
    if (!year && is_figure(cell) && columns.back().role != Role::choice) return std::nullopt;
    if (names.is_code(cell)) return std::nullopt;
    const Role role = columns.back().role;
    known += role == Role::unknown ? 0 : 1;
    of_figures = of_figures || role == Role::score || role == Role::choice;
  }
  if (known < 2 || !of_figures) return std::nullopt;
  return columns;
}

}  // namespace prongsai::results_sheets
