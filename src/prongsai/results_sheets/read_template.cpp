// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/results_sheets/plain_text_detail.h"
#include "prongsai/results_sheets/read_template_detail.h"

namespace prongsai::results_sheets {
namespace {

constexpr std::size_t help_most = 40;

std::string cell_at(const std::vector<std::string>& row, std::size_t column) {
  return column < row.size() ? trimmed(row[column]) : "";
}

void tell(const Table& table, std::size_t row, std::size_t column, CellUse use, base::Problem why,
          Reading& reading) {
  const std::string& text = table.rows[row][column];
  if (trimmed(text).empty()) return;
  const base::Place place{table.name, table.line_of(row), static_cast<int>(column + 1)};
  if (!why.code.empty()) why.place = place;
  reading.cells.push_back({place, text, use, {}, std::move(why)});
}

void tell_row(const Table& table, std::size_t row, CellUse use, const base::Problem& why, Reading& reading) {
  for (std::size_t i = 0; i < table.rows[row].size(); ++i) tell(table, row, i, use, why, reading);
}

void read_sources(const Table& table, Reading& reading) {
  if (table.rows.size() > 1) tell_row(table, 1, CellUse::heading, {}, reading);
  for (std::size_t row = 2; row < table.rows.size(); ++row) {
    const std::vector<std::string>& cells = table.rows[row];
    results_files::Document document{.key = cell_at(cells, 0),
                                     .title = cell_at(cells, 1),
                                     .url = cell_at(cells, 2),
                                     .note = {.th = cell_at(cells, 3), .en = cell_at(cells, 4)}};
    auto& all = reading.entry.documents;
    const bool twice =
        std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.key == document.key; });
    constexpr std::size_t columns = 5;
    const bool longer =
        std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(std::min(columns, cells.size())), cells.end(),
                    [](const auto& one) { return !trimmed(one).empty(); });
    const bool empty = document.key.empty() && document.title.empty() && document.url.empty() && !longer;
    if (empty) continue;
    const bool sound = !document.key.empty() && !document.title.empty() && !twice && !longer;
    const base::Problem why{"results_sheets.source_row", {{"found", cell_at(cells, 0)}}, {}};
    tell_row(table, row, sound ? CellUse::used : CellUse::not_understood, sound ? base::Problem{} : why,
             reading);
    if (sound) all.push_back(std::move(document));
  }
}

void read_help(const Table& table, Reading& reading) {
  std::vector<std::string> known;
  for (const text::Language language : {text::Language::th, text::Language::en}) {
    for (const std::string& line : help_lines(language)) known.push_back(trimmed(line));
  }
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    for (std::size_t i = 0; i < table.rows[row].size(); ++i) {
      const std::string cell = trimmed(table.rows[row][i]);
      const bool ours = std::find(known.begin(), known.end(), cell) != known.end();
      tell(table, row, i, ours ? CellUse::heading : CellUse::not_understood,
           ours ? base::Problem{} : base::Problem{"results_sheets.row_unknown", {{"found", cell}}, {}},
           reading);
    }
  }
}

}  // namespace

std::vector<std::string> help_lines(text::Language language) {
  std::vector<std::string> out;
  for (std::size_t i = 1; i <= help_most; ++i) {
    const std::string key = "results_sheets.help." + std::to_string(i);
    if (!text::can_say(language, key)) break;
    out.push_back(text::say(language, key));
  }
  return out;
}

std::size_t read_template_sheet(const FormShape& shape, const Table& table, Reading& reading) {
  if (table.rows.empty() || cell_at(table.rows.front(), 0) != template_mark) return 0;
  const std::string edition = cell_at(table.rows.front(), 1);
  if (edition != shape.edition().id) {
    const base::Problem other{"results_sheets.other_edition",
                              {{"found", edition}, {"expected", shape.edition().id}},
                              {table.name, 1, 2}};
    reading.problems.push_back(other);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      tell_row(table, row, CellUse::not_understood, other, reading);
    return table.rows.size();
  }
  tell_row(table, 0, CellUse::heading, {}, reading);
  const std::string kind = cell_at(table.rows.front(), 2);
  if (kind == kind_sources) read_sources(table, reading);
  if (kind == kind_help) read_help(table, reading);
  return kind == kind_sources || kind == kind_help ? table.rows.size() : 1;
}

}  // namespace prongsai::results_sheets
