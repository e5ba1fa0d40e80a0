// SPDX-License-Identifier: Apache-2.0
// Tables, numbered lines and calendars as a reader sees them.
#include <algorithm>

#include "prongsai/lint/layout_detail.h"

namespace prongsai::lint {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool same_cells(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (squeeze(a[i]) != squeeze(b[i])) return false;
  }
  return true;
}

/// A table that goes on without its head being printed again.
bool goes_on(const Sheet& table, const ReadLine& first) {
  return first.cells.size() == table.head.size() && leading_number(first.cells.front()).has_value() &&
         !leading_number(table.head.front()).has_value() && table.head.size() > 1;
}

std::vector<int> months_of_row(const ReadLine& row) {
  std::vector<int> out;
  for (const std::string& cell : row.cells) {
    if (const int month = month_of(cell)) out.push_back(month);
  }
  return out;
}

constexpr std::size_t months_of_a_chart = 6;

/// The fiscal year that the text right above a line speaks of; of several the last.
int year_above(const Reading& reading, std::size_t head) {
  int seen = 0;
  for (std::size_t i = head; i-- > 0 && seen < 4;) {
    const ReadLine& line = reading.lines[i];
    if (line.is_row()) break;
    if (line.running) continue;
    ++seen;
    const std::vector<YearAt> years = years_in(line.plain);
    for (auto year = years.rbegin(); year != years.rend(); ++year) {
      if (year->fiscal) return year->year;
    }
  }
  return reading.title_year;
}

}  // namespace

std::vector<Sheet> sheets_of(const Reading& reading) {
  std::vector<Sheet> out;
  int number = 0;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const ReadLine& line = reading.lines[i];
    if (line.line->table == 0) {
      number = 0;
      continue;
    }
    const bool begins = line.line->table != number;
    number = line.line->table;
    const bool head_again = !out.empty() && same_cells(out.back().head, line.cells);
    if (head_again) {
      out.back().heads.push_back(i);
    } else if (!begins || (!out.empty() && goes_on(out.back(), line))) {
      out.back().rows.push_back(i);
    } else {
      out.push_back({line.cells, {i}, {}});
    }
  }
  return out;
}

std::optional<std::size_t> column_of(const Sheet& table, std::initializer_list<std::string_view> words) {
  for (std::size_t column = 0; column < table.head.size(); ++column) {
    for (const std::string_view word : words) {
      if (contains(table.head[column], word)) return column;
    }
  }
  return std::nullopt;
}

std::string_view cell_of(const ReadLine& row, std::size_t column) {
  return column < row.cells.size() ? trim(row.cells[column]) : std::string_view();
}

std::optional<Numbered> leading_number(std::string_view text) {
  text = trim(text);
  const bool bracketed = text.starts_with('(');
  std::size_t at = bracketed ? 1 : 0;
  int number = 0;
  const std::size_t begin = at;
  while (at < text.size() && is_digit(text[at]) && at - begin < 3) number = number * 10 + (text[at++] - '0');
  if (at == begin || at == text.size()) return std::nullopt;
  const char mark = text[at];
  if (bracketed ? mark != ')' : mark != '.' && mark != ')') return std::nullopt;
  ++at;
  if (at < text.size() && (is_digit(text[at]) || text[at] == '%')) return std::nullopt;
  const std::string_view rest = trim(text.substr(at));
  // "5 ." and "10) 3" hold numbers, no words.
  if (!rest.empty() && is_digit(rest.front()) && rest.size() < 3) return std::nullopt;
  return Numbered{number, bracketed ? "()" : std::string(1, mark), std::string(rest)};
}

std::string_view without_mark(std::string_view text) {
  text = trim(text);
  std::size_t at = 0;
  while (at < text.size() && (is_digit(text[at]) || text[at] == '.' || text[at] == ')' || text[at] == '(' ||
                              text[at] == '-' || text[at] == ' '))
    ++at;
  text.remove_prefix(at);
  for (const std::string_view bullet : {"●", "◆", "♦", "▪", "▶", "•", "➢", "✓"}) {
    if (text.starts_with(bullet)) return trim(text.substr(bullet.size()));
  }
  return text;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_text(const ReadLine& line) {
  return !line.is_row() && line.line->table == 0 && !line.running && !line.plain.empty();
}

bool is_heading(const ReadLine& line) {
  constexpr std::size_t longest = 160;
  if (!is_text(line)) return false;
  return line.line->heading > 0 || (line.line->bold && letters(line.plain) <= longest);
}

std::vector<ActivityList> activity_lists_of(const Reading& reading) {
  std::vector<ActivityList> out;
  for (const Sheet& table : sheets_of(reading)) {
    const auto when =
        column_of(table, {"ระยะเวลา", "กำหนดเวลา", "ช่วงเวลา", "กำหนดการ", "วัน เดือน ปี", "วันที่ดำเนิน"});
    const auto what =
        column_of(table, {"กิจกรรม", "ขั้นตอน", "การดำเนินงาน", "รายการ", "มาตรการ", "วิธีการ", "หัวข้อ"});
    if (!when || !what || *when == *what) continue;
    ActivityList list;
    list.head = table.heads.front();
    list.year = year_above(reading, list.head);
    for (const std::size_t index : table.rows) {
      const ReadLine& row = reading.lines[index];
      const std::string_view text = cell_of(row, *what);
      if (text.empty() && cell_of(row, *when).empty()) continue;
      Activity activity;
      activity.line = index;
      if (const auto number = leading_number(text)) activity.number = number->number;
      activity.text = without_mark(text);
      activity.letters = squeeze(activity.text);
      activity.when = cell_of(row, *when);
      activity.period = period_in(activity.when, list.year);
      list.activities.push_back(std::move(activity));
    }
    if (!list.activities.empty()) out.push_back(std::move(list));
  }
  return out;
}

namespace {

std::vector<std::pair<std::size_t, int>> month_columns(const ReadLine& row) {
  std::vector<std::pair<std::size_t, int>> out;
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    if (const int month = month_of(row.cells[column])) out.emplace_back(column, month);
  }
  return out;
}

/// "● ● ● ●" in one month is what a page reader makes of a column of bars.
bool holds_bars_of_others(const ReadLine& row, const std::vector<std::pair<std::size_t, int>>& columns) {
  return std::any_of(columns.begin(), columns.end(), [&](const std::pair<std::size_t, int>& column) {
    const std::string_view cell = cell_of(row, column.first);
    return contains(cell, "● ● ●") || contains(cell, "• • •");
  });
}

ChartRow chart_row(const ReadLine& row, std::size_t index,
                   const std::vector<std::pair<std::size_t, int>>& columns) {
  ChartRow out;
  out.line = index;
  std::string_view text = cell_of(row, 0);
  // A column of its own for the number.
  if (columns.front().first > 1 && letters(text) <= 3) text = cell_of(row, 1);
  if (const auto number = leading_number(text)) out.number = number->number;
  out.text = without_mark(text);
  out.letters = squeeze(out.text);
  for (const auto& [column, month] : columns) {
    if (!cell_of(row, column).empty()) out.months.push_back(month);
  }
  return out;
}

}  // namespace

std::vector<Chart> charts_of(const Reading& reading) {
  std::vector<Chart> out;
  for (const Sheet& table : sheets_of(reading)) {
    std::vector<std::size_t> lines = table.rows;
    lines.insert(lines.begin(), table.heads.front());
    std::vector<std::pair<std::size_t, int>> columns;
    Chart chart;
    chart.head = table.heads.front();
    for (const std::size_t index : lines) {
      const ReadLine& row = reading.lines[index];
      if (months_of_row(row).size() >= months_of_a_chart) {
        if (columns.empty()) columns = month_columns(row);
        chart.head_text += " " + row.plain;
        continue;
      }
      if (columns.empty()) {
        for (const YearAt& year : years_in(row.plain)) chart.year = year.year;
        chart.head_text += " " + row.plain;
      } else if (!cell_of(row, 0).empty()) {
        chart.merged = chart.merged || holds_bars_of_others(row, columns);
        chart.rows.push_back(chart_row(row, index, columns));
      }
    }
    for (const auto& [column, month] : columns) chart.months.push_back(month);
    if (!columns.empty() && !chart.rows.empty()) out.push_back(std::move(chart));
  }
  return out;
}

Calendars::Calendars(const Reading& reading)
    : charts_(charts_of(reading)), lists_(activity_lists_of(reading)) {
  for (const ActivityList& list : lists_) {
    auto& words = words_.emplace_back();
    for (std::size_t i = 0; i < list.activities.size(); ++i) words.emplace(list.activities[i].letters, i);
  }
}

bool Calendars::are_comparable() const {
  constexpr std::size_t steps_most = 200'000'000;  // letters against letters: well below a second
  constexpr std::size_t pairs_most = 200;          // of charts and lists
  if (charts_.size() * lists_.size() > pairs_most) return false;
  // As far as likeness looks.
  const auto compared = [](const std::string& words) { return std::min<std::size_t>(letters(words), 400); };
  std::size_t listed = 0;
  for (const ActivityList& list : lists_) {
    for (const Activity& activity : list.activities) listed += compared(activity.letters);
  }
  std::size_t charted = 0;
  for (const Chart& chart : charts_) {
    for (const ChartRow& row : chart.rows) {
      // The same words are found without comparing.
      const bool known = std::all_of(words_.begin(), words_.end(),
                                     [&](const auto& words) { return words.contains(row.letters); });
      if (!known) charted += compared(row.letters);
    }
  }
  return charted == 0 || listed <= steps_most / charted;
}

std::optional<std::size_t> Calendars::same_activity(const ChartRow& row, std::size_t list) const {
  constexpr int alike = 88;
  if (const auto same = words_[list].find(row.letters); same != words_[list].end()) return same->second;
  const std::vector<Activity>& activities = lists_[list].activities;
  std::optional<std::size_t> best;
  int best_likeness = alike - 1;
  for (std::size_t i = 0; i < activities.size(); ++i) {
    const int now = likeness(row.letters, activities[i].letters);
    if (now > best_likeness) {
      best = i;
      best_likeness = now;
    }
  }
  return best;
}

}  // namespace prongsai::lint
