// SPDX-License-Identifier: Apache-2.0
// Slips in numbering, calendar, completeness, and form text left in.
#include "plants.h"

namespace prongsai::planted {
namespace {

using lint::Kind;

/// Rows of the list of activities: they begin with a counted number.
std::vector<std::size_t> activity_rows(const Lines& lines) {
  std::vector<std::size_t> out;
  for (const TableAt& table : tables_of(lines)) {
    if (!column(table, "กิจกรรม") || !column(table, "ระยะเวลา")) continue;
    for (std::size_t i = table.head + 2; i < table.last; ++i) out.push_back(i);
  }
  return out;
}

std::optional<Planted> number_repeated(const Lines& lines, Chance& chance) {
  return change_one(
      lines, activity_rows(lines),
      [](const std::string& line) -> std::optional<std::string> {
        auto cells = cells_of(line);
        cells[0] = std::to_string(std::atoi(cells[0].c_str()) - 1);
        return line_of(cells);
      },
      chance);
}

std::optional<Planted> row_lost(const Lines& lines, Chance& chance) {
  const auto rows = activity_rows(lines);
  if (rows.size() < 3) return std::nullopt;
  const std::size_t at = rows[below(chance, static_cast<std::uint32_t>(rows.size()))];
  Planted out{
      .lines = lines, .line = static_cast<int>(at) + 1, .words = "lost: " + lines[at], .anywhere = true};
  out.lines.erase(out.lines.begin() + static_cast<std::ptrdiff_t>(at));
  return out;
}

std::optional<Planted> part_lost(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> headings;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool counted = lines[i].starts_with("# 2. ") || lines[i].starts_with("# 3. ") ||
                         lines[i].starts_with("# ส่วนที่ 2") || lines[i].starts_with("# ขั้นตอนที่ 2");
    if (counted) headings.push_back(i);
  }
  if (headings.empty()) return std::nullopt;
  const std::size_t at = headings[below(chance, static_cast<std::uint32_t>(headings.size()))];
  Planted out{
      .lines = lines, .line = static_cast<int>(at) + 1, .words = "lost: " + lines[at], .anywhere = true};
  out.lines.erase(out.lines.begin() + static_cast<std::ptrdiff_t>(at));
  return out;
}

std::optional<Planted> bar_moved(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_row(lines[i]) && has(lines[i], "\t●\t\t\t")) rows.push_back(i);
  }
  return change_one(
      lines, rows,
      [](const std::string& line) -> std::optional<std::string> {
        return replaced(line, "\t●\t\t\t", "\t\t\t●\t");
      },
      chance);
}

std::optional<Planted> bar_lost(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_row(lines[i]) && has(lines[i], "\t●\t")) rows.push_back(i);
  }
  return change_one(
      lines, rows,
      [](const std::string& line) -> std::optional<std::string> {
        auto cells = cells_of(line);
        for (std::string& cell : cells) {
          if (cell == "●") cell.clear();
        }
        return line_of(cells);
      },
      chance);
}

std::optional<Planted> impossible_day(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (has(lines[i], "30 เมษายน") || has(lines[i], "30 มิถุนายน")) rows.push_back(i);
  }
  return change_one(
      lines, rows,
      [](const std::string& line) -> std::optional<std::string> {
        return has(line, "30 เมษายน") ? replaced(line, "30 เมษายน", "31 เมษายน")
                                      : replaced(line, "30 มิถุนายน", "31 มิถุนายน");
      },
      chance);
}

std::optional<Planted> constraint_emptied(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> places;
  for (const char* word : {"ไม่มีข้อจำกัดของหน่วยงาน", "ยังต้องพัฒนาทักษะ"}) {
    for (const std::size_t at : sentences_with(lines, word)) places.push_back(at);
  }
  auto out = change_one(
      lines, places,
      [](const std::string& line) -> std::optional<std::string> {
        for (const char* word : {"ไม่มีข้อจำกัดของหน่วยงาน", "ยังต้องพัฒนาทักษะ"}) {
          if (has(line, word)) return line.substr(0, line.find(word));
        }
        return std::nullopt;
      },
      chance);
  if (out) --out->line;  // the heading that nothing stands under any more
  return out;
}

/// The parts about one failing indicator: its heading with everything up to the next.
std::optional<Planted> analysis_lost(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> headings;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].starts_with("## ") && has(lines[i], " ตัวชี้วัดที่ ")) headings.push_back(i);
  }
  if (headings.size() < 2) return std::nullopt;
  const std::size_t at = headings[below(chance, static_cast<std::uint32_t>(headings.size()))];
  std::size_t end = at + 1;
  while (end < lines.size() && !lines[end].starts_with("#")) ++end;
  Planted out{
      .lines = lines, .line = static_cast<int>(at) + 1, .words = "lost: " + lines[at], .anywhere = true};
  out.lines.erase(out.lines.begin() + static_cast<std::ptrdiff_t>(at),
                  out.lines.begin() + static_cast<std::ptrdiff_t>(end));
  return out;
}

std::optional<Planted> appended(const Lines& lines, const std::string& words, Chance& chance) {
  std::vector<std::size_t> places;
  for (std::size_t i = lines.size() / 4; i < lines.size(); ++i) {
    if (!is_row(lines[i]) && !lines[i].starts_with("#") && lines[i].size() > 120) places.push_back(i);
  }
  return change_one(
      lines, places, [&](const std::string& line) { return std::optional(line + " " + words); }, chance);
}

std::optional<Planted> table_number(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "ตารางที่ "),
      [](const std::string& line) -> std::optional<std::string> {
        if (!line.starts_with("ตารางที่ ")) return std::nullopt;
        const std::string word = "ตารางที่ ";
        const int number = std::atoi(line.substr(word.size(), 2).c_str());
        if (number < 2) return std::nullopt;
        return replaced(line, word + std::to_string(number) + " ", word + std::to_string(number - 1) + " ");
      },
      chance);
}

}  // namespace

std::vector<Plant> structure_plants() {
  const auto leftover = [](const char* words) {
    return [words](const Lines& lines, Chance& chance) { return appended(lines, words, chance); };
  };
  return {{"the number of an activity twice", {Kind::numb}, number_repeated},
          {"an activity lost", {Kind::numb, Kind::gantt, Kind::num, Kind::miss}, row_lost},
          {"a part lost", {Kind::numb, Kind::miss}, part_lost},
          {"the number of a table twice", {Kind::numb}, table_number},
          {"a bar in another month", {Kind::gantt}, bar_moved},
          {"a bar lost", {Kind::gantt}, bar_lost},
          {"a day that no calendar has", {Kind::date}, impossible_day},
          {"a constraint left empty", {Kind::miss, Kind::form}, constraint_emptied},
          {"a failing indicator without analysis", {Kind::miss, Kind::numb, Kind::num}, analysis_lost},
          {"dots to be filled in", {Kind::form}, leftover("……………………………")},
          {"a placeholder", {Kind::form}, leftover("[ระบุชื่อหน่วยงาน]")},
          {"the instruction of the form", {Kind::form}, leftover("ห้ามตัดหัวข้อทิ้ง หรือห้ามเว้นว่างไว้")},
          {"a word of the template", {Kind::form}, leftover("{{agency_name}}")}};
}

}  // namespace prongsai::planted
