// SPDX-License-Identifier: Apache-2.0
// Slips in numbers, order and units.
#include <algorithm>

#include "plants.h"

namespace prongsai::planted {
namespace {

using lint::Kind;

/// Rows of tables that name indicators and give scores, with the column of the score.
struct ScoreRow {
  std::size_t line = 0;
  std::size_t score = 0;
  TableAt table;
};

std::vector<ScoreRow> indicator_rows(const Lines& lines, bool with_rank) {
  std::vector<ScoreRow> out;
  for (const TableAt& table : tables_of(lines)) {
    const auto score = column(table, "คะแนน");
    if (!column(table, "ตัวชี้วัด") || !score || (with_rank && !column(table, "อันดับ"))) continue;
    if (!with_rank && column(table, "คะแนน ปี")) continue;
    for (std::size_t i = table.head + 1; i <= table.last; ++i) {
      const auto cells = cells_of(lines[i]);
      if (cells.size() > *score && is_score(cells[*score]) && !has(cells[0], "คะแนน"))
        out.push_back({i, *score, table});
    }
  }
  return out;
}

std::optional<Planted> change_score(const Lines& lines, Chance& chance) {
  const auto rows = indicator_rows(lines, true);
  if (rows.size() < 2) return std::nullopt;
  const ScoreRow& row = rows[below(chance, static_cast<std::uint32_t>(rows.size()))];
  return change_one(
      lines, {row.line},
      [&](const std::string& line) -> std::optional<std::string> {
        auto cells = cells_of(line);
        cells[row.score] = moved(cells[row.score], chance);
        return line_of(cells);
      },
      chance);
}

/// A number right behind `before` in running text.
std::optional<Planted> change_number_after(const Lines& lines, const std::string& before, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, before),
      [&](const std::string& line) -> std::optional<std::string> {
        const std::size_t at = line.find(before) + before.size();
        std::size_t end = at;
        while (end < line.size() && (line[end] == '.' || (line[end] >= '0' && line[end] <= '9'))) ++end;
        const std::string number = line.substr(at, end - at);
        if (!is_score(number)) return std::nullopt;
        return line.substr(0, at) + moved(number, chance) + line.substr(end);
      },
      chance);
}

/// Rows with a distribution: three percents or more and a score behind them.
std::vector<std::size_t> distribution_rows(const Lines& lines, std::size_t scores_least) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_row(lines[i])) continue;
    const auto cells = cells_of(lines[i]);
    const auto scores = static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), is_score));
    if (scores >= scores_least && is_score(cells.back()) && scores + 1 >= cells.size() &&
        !is_score(cells[0])) {
      out.push_back(i);
    }
  }
  return out;
}

std::optional<Planted> change_percent(const Lines& lines, Chance& chance) {
  return change_one(
      lines, distribution_rows(lines, 5),
      [&](const std::string& line) -> std::optional<std::string> {
        auto cells = cells_of(line);
        const std::size_t at = cells.size() - 2 - below(chance, 3);
        cells[at] = moved(cells[at], chance);
        return line_of(cells);
      },
      chance);
}

std::optional<Planted> change_question_score(const Lines& lines, Chance& chance) {
  return change_one(
      lines, distribution_rows(lines, 5),
      [&](const std::string& line) -> std::optional<std::string> {
        auto cells = cells_of(line);
        cells.back() = moved(cells.back(), chance);
        return line_of(cells);
      },
      chance);
}

std::optional<Planted> change_rank(const Lines& lines, Chance& chance) {
  const auto rows = indicator_rows(lines, true);
  std::vector<std::size_t> places;
  for (const ScoreRow& row : rows) places.push_back(row.line);
  return change_one(
      lines, places,
      [&](const std::string& line) -> std::optional<std::string> {
        auto cells = cells_of(line);
        const int rank = std::atoi(cells[0].c_str());
        if (rank == 0) return std::nullopt;
        cells[0] = std::to_string(rank > 4 ? rank - 3 : rank + 3);
        return line_of(cells);
      },
      chance);
}

std::optional<Planted> swap_rows(const Lines& lines, Chance& chance) {
  const auto rows = indicator_rows(lines, true);
  for (std::size_t tries = 0; tries < 20 && rows.size() >= 4; ++tries) {
    const ScoreRow& a = rows[below(chance, static_cast<std::uint32_t>(rows.size()))];
    const ScoreRow& b = rows[below(chance, static_cast<std::uint32_t>(rows.size()))];
    if (a.table.head != b.table.head || a.line == b.line) continue;
    const auto of_a = cells_of(lines[a.line]);
    const auto of_b = cells_of(lines[b.line]);
    if (of_a[a.score] == of_b[b.score]) continue;
    Planted out{.lines = lines,
                .line = static_cast<int>(std::min(a.line, b.line)) + 1,
                .words = "rows swapped",
                .anywhere = true};
    std::swap(out.lines[a.line], out.lines[b.line]);
    return out;
  }
  return std::nullopt;
}

std::optional<Planted> flip_status(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> places;
  for (const ScoreRow& row : indicator_rows(lines, true)) places.push_back(row.line);
  return change_one(
      lines, places,
      [](const std::string& line) -> std::optional<std::string> {
        auto cells = cells_of(line);
        for (std::string& cell : cells) {
          if (cell == "ผ่าน" || cell == "ไม่ผ่าน") {
            cell = cell == "ผ่าน" ? "ไม่ผ่าน" : "ผ่าน";
            return line_of(cells);
          }
        }
        return std::nullopt;
      },
      chance);
}

std::vector<std::size_t> change_rows(const Lines& lines) {
  std::vector<std::size_t> out;
  for (const TableAt& table : tables_of(lines)) {
    if (!column(table, "คะแนน ปี")) continue;
    for (std::size_t i = table.head + 1; i <= table.last; ++i) {
      if (has(lines[i], "เพิ่มขึ้น ") || has(lines[i], "ลดลง ")) out.push_back(i);
    }
  }
  return out;
}

std::optional<Planted> flip_direction_in_table(const Lines& lines, Chance& chance) {
  return change_one(
      lines, change_rows(lines),
      [](const std::string& line) -> std::optional<std::string> {
        return has(line, "เพิ่มขึ้น ") ? replaced(line, "เพิ่มขึ้น ", "ลดลง ") : replaced(line, "ลดลง ", "เพิ่มขึ้น ");
      },
      chance);
}

std::optional<Planted> change_change(const Lines& lines, Chance& chance) {
  return change_one(
      lines, change_rows(lines),
      [&](const std::string& line) -> std::optional<std::string> {
        auto cells = cells_of(line);
        const std::size_t blank = cells.back().find(' ');
        const std::string number = blank == std::string::npos ? "" : cells.back().substr(blank + 1);
        if (!is_score(number)) return std::nullopt;
        cells.back() = cells.back().substr(0, blank + 1) + moved(number, chance);
        return line_of(cells);
      },
      chance);
}

std::optional<Planted> percent_for_points(const Lines& lines, Chance& chance) {
  return change_one(
      lines, change_rows(lines),
      [](const std::string& line) -> std::optional<std::string> {
        return has(line, "เพิ่มขึ้น ") ? replaced(line, "เพิ่มขึ้น ", "เพิ่มขึ้นร้อยละ ")
                                   : replaced(line, "ลดลง ", "ลดลงร้อยละ ");
      },
      chance);
}

std::optional<Planted> percent_in_sentence(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "คะแนนรวมเพิ่มขึ้น "),
      [](const std::string& line) -> std::optional<std::string> {
        const std::size_t at = line.find("คะแนนรวมเพิ่มขึ้น ");
        std::string out = line;
        out.replace(at, std::string("คะแนนรวมเพิ่มขึ้น ").size(), "คะแนนรวมเพิ่มขึ้นร้อยละ ");
        return replaced(out, " คะแนน จาก ", " จาก ");
      },
      chance);
}

std::optional<Planted> column_year(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> heads;
  for (const TableAt& table : tables_of(lines)) {
    if (column(table, "คะแนน ปี")) heads.push_back(table.head);
  }
  return change_one(
      lines, heads,
      [](const std::string& line) -> std::optional<std::string> {
        const std::string word = "คะแนน ปี ";
        const std::size_t at = line.rfind(word);
        if (at == std::string::npos) return std::nullopt;
        std::string out = line;
        const int year = std::atoi(line.substr(at + word.size(), 4).c_str());
        if (year == 0) return std::nullopt;
        out.replace(at + word.size(), 4, std::to_string(year + 4));
        return out;
      },
      chance);
}

std::optional<Planted> count_of_failing(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "ไม่ผ่านเกณฑ์ "),
      [](const std::string& line) -> std::optional<std::string> {
        const std::string word = "ไม่ผ่านเกณฑ์ ";
        const std::size_t at = line.find(word) + word.size();
        const int count = std::atoi(line.substr(at, 2).c_str());
        if (count < 1) return std::nullopt;
        return line.substr(0, at) + std::to_string(count > 2 ? count - 1 : count + 2) +
               line.substr(at + std::to_string(count).size());
      },
      chance);
}

}  // namespace

std::vector<Plant> number_plants() {
  const std::vector<Kind> number = {Kind::num, Kind::sort, Kind::narr, Kind::sum};
  const auto after = [](const char* before) {
    return
        [before](const Lines& lines, Chance& chance) { return change_number_after(lines, before, chance); };
  };
  return {{"a score in the table of indicators", number, change_score},
          {"the total in the text", number, after("คะแนนรวม ")},
          {"the score of an indicator in its text", number, after("ได้ ")},
          {"the earlier score in the text", number, after("ซึ่งได้ ")},
          {"a percent of a distribution", {Kind::sum, Kind::num}, change_percent},
          {"the score of a question", number, change_question_score},
          {"a rank", number, change_rank},
          {"two rows swapped", number, swap_rows},
          {"pass for fail", number, flip_status},
          {"rose for fell in a table", {Kind::num, Kind::narr}, flip_direction_in_table},
          {"a change that is not the difference", number, change_change},
          {"percent for points in a table", {Kind::unit, Kind::num}, percent_for_points},
          {"percent for points in the text", {Kind::unit, Kind::num}, percent_in_sentence},
          {"the year of a column", {Kind::year, Kind::num}, column_year},
          {"how many failed", number, count_of_failing}};
}

}  // namespace prongsai::planted
