// SPDX-License-Identifier: Apache-2.0
// Tables, numbered lines and calendars as a reader sees them; private to this room.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "prongsai/lint/dates_detail.h"
#include "prongsai/lint/reading_detail.h"

namespace prongsai::lint {

/// A table over all its pages: heads that are printed again are left out of `rows`.
struct Sheet {
  std::vector<std::string> head;   ///< cells of the first row
  std::vector<std::size_t> heads;  ///< indices into Reading::lines where the head stands
  std::vector<std::size_t> rows;   ///< indices into Reading::lines
};
[[nodiscard]] std::vector<Sheet> sheets_of(const Reading& reading);

/// The first column whose head holds one of the words.
[[nodiscard]] std::optional<std::size_t> column_of(const Sheet& table,
                                                   std::initializer_list<std::string_view> words);
/// The cell, trimmed; empty where the row is shorter.
[[nodiscard]] std::string_view cell_of(const ReadLine& row, std::size_t column);

/// "4. แจ้ง…", "4) …", "(4) …": never "4.1 …" or "91.50".
struct Numbered {
  int number = 0;
  std::string mark;  ///< ".", ")", "()"
  std::string rest;
};
[[nodiscard]] std::optional<Numbered> leading_number(std::string_view text);
/// Without a number or bullet in front.
[[nodiscard]] std::string_view without_mark(std::string_view text);

[[nodiscard]] std::size_t letters(std::string_view text);

/// Neither a row nor part of a running header.
[[nodiscard]] bool is_text(const ReadLine& line);
/// Stands out as a heading: marked so, or bold and short.
[[nodiscard]] bool is_heading(const ReadLine& line);

/// One row of a list of activities with its period.
struct Activity {
  std::size_t line = 0;  ///< index into Reading::lines
  std::optional<int> number;
  std::string text;     ///< without its number
  std::string letters;  ///< of the text, squeezed
  std::string when;     ///< as printed
  std::optional<Period> period;
};
struct ActivityList {
  std::size_t head = 0;  ///< index into Reading::lines
  int year = 0;          ///< fiscal year of the plan; 0: not found
  std::vector<Activity> activities;
};
/// Tables with a column of periods whose rows are things to do.
[[nodiscard]] std::vector<ActivityList> activity_lists_of(const Reading& reading);

struct ChartRow {
  std::size_t line = 0;
  std::optional<int> number;
  std::string text;
  std::string letters;
  std::vector<int> months;  ///< marked, as 1 to 12, in the order of the columns
};
/// A calendar with a column a month.
struct Chart {
  std::size_t head = 0;   ///< index into Reading::lines
  int year = 0;           ///< fiscal year in its head; 0: none
  std::string head_text;  ///< all of its head
  bool merged = false;    ///< bars of several rows were read into one cell: where they stood is not known
  std::vector<int> months;
  std::vector<ChartRow> rows;
};
[[nodiscard]] std::vector<Chart> charts_of(const Reading& reading);

/// Calendars and lists of activities of a document, and which rows are the same thing to do.
class Calendars {
 public:
  explicit Calendars(const Reading& reading);

  [[nodiscard]] const std::vector<Chart>& charts() const { return charts_; }
  [[nodiscard]] const std::vector<ActivityList>& lists() const { return lists_; }
  /// False where comparing every row with every activity would take too long: no office's calendar is as
  /// long.
  [[nodiscard]] bool are_comparable() const;
  /// The activity of the same words, the best of several; empty where none is alike.
  [[nodiscard]] std::optional<std::size_t> same_activity(const ChartRow& row, std::size_t list) const;

 private:
  std::vector<Chart> charts_;
  std::vector<ActivityList> lists_;
  std::vector<std::unordered_map<std::string, std::size_t>>
      words_;  ///< of each list: its first of these words
};

}  // namespace prongsai::lint
