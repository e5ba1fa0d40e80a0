// SPDX-License-Identifier: Apache-2.0
// What a document says, as facts the rules can hold against one another; private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "prongsai/lint/check.h"
#include "prongsai/lint/text_detail.h"
#include "prongsai/lint/vocabulary_detail.h"

namespace prongsai::lint {

/// A line of the manuscript as the rules read it: Arabic digits, blanks trimmed.
struct ReadLine {
  const Line* line = nullptr;
  std::string plain;               ///< cells joined by one blank
  std::vector<std::string> cells;  ///< as in the manuscript, one for one
  bool running = false;            ///< part of a header or footer that comes back page after page
  int year = 0;                    ///< fiscal year of the results the line is about; 0: not known

  [[nodiscard]] bool is_row() const { return cells.size() > 1; }
};

/// What a column of a table holds, as its head says or its cells show.
enum class Column : std::uint8_t {
  other,
  rank,        ///< "อันดับ": the best is first
  row_number,  ///< "ลำดับ", "ที่": only counts
  indicator_number,
  name,  ///< of the indicator, the question or the instrument
  score,
  choice,  ///< percent of one answer
  change,
  status,  ///< ผ่าน / ไม่ผ่าน
  remark,  ///< instrument, note
  advice,
  code,
  level,
};

struct TableColumn {
  Column kind = Column::other;
  int year = 0;            ///< of a score whose head names a year
  std::string head;        ///< Arabic digits
  std::size_t choice = 0;  ///< of Column::choice: index into the scale's choices
};

/// A row that says something of a node. Cells stand at the place of their column; `cell_of` gives them.
struct Row {
  std::size_t line = 0;  ///< index into Reading::lines
  std::string node;      ///< "indicator:2", "item:i7", "item:i8.1", "instrument:iit", "total", or ""
  std::vector<std::size_t> places;  ///< of each column: index of its cell, or npos
  std::optional<NameAt> name;       ///< of an indicator, within its cell
  std::string number;               ///< printed before the name in its cell: "4" of "4. การใช้…"
  std::optional<CodeAt> code;       ///< of an item
  std::optional<ItemMatch> text;    ///< what its words say it is
  bool bullet = false;              ///< a part of the question above
};

struct Table {
  std::size_t first = 0;  ///< lines [first, last)
  std::size_t body = 0;   ///< first line behind the head
  std::size_t last = 0;
  int year = 0;                      ///< of what its head does not date; 0: not known
  std::vector<TableColumn> columns;  ///< empty: not understood
  std::vector<Row> rows;             ///< of the body
  std::optional<std::size_t> scale;  ///< of a table of distributions: index into Edition::scales
  std::vector<std::size_t> lead;     ///< lines of text right above, nearest first, at most four

  [[nodiscard]] std::optional<std::size_t> find(Column kind) const;
  [[nodiscard]] std::size_t count(Column kind) const;
};

/// A node in a year.
using Quantity = std::pair<int, std::string>;

/// One place where a quantity is printed.
struct Figure {
  std::string node;  ///< empty: a score in running text, of nobody can tell what; "item:e6/1" of a part
  int year = 0;
  NumberAt number;
  std::size_t line = 0;      ///< index into Reading::lines
  int table = -1;            ///< index into Reading::tables; -1: running text
  bool by_likeness = false;  ///< the sentence describes the item, it does not name it
};

/// A printed distribution of answers.
struct Spread {
  std::string node;  ///< "item:e11" or a box "item:i8.1"; may be empty
  int year = 0;
  std::size_t line = 0;
  std::size_t table = 0;
  std::vector<NumberAt> percents;    ///< as printed, left to right
  std::vector<std::size_t> choices;  ///< of each: index into the scale
  std::optional<NumberAt> score;
};

/// The name of a result as printed: "ระดับ A".
struct LevelSaid {
  int year = 0;
  std::size_t line = 0;
  std::string name;
  Points total;                      ///< that it is said of
  std::optional<std::size_t> level;  ///< index into Edition::levels; empty: another year's name
};

/// "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน" in running text or in a cell.
struct Mention {
  std::size_t line = 0;
  std::size_t begin = 0;  ///< bytes of ReadLine::plain
  std::size_t end = 0;
  std::string number;  ///< printed; may be empty
  std::string node;    ///< by name; may be empty when only a number is printed
  std::string name;    ///< as printed
  bool official = true;
  bool in_row = false;
};

struct Reading {
  std::vector<ReadLine> lines;  ///< one for one with the manuscript's
  int results_year = 0;         ///< fiscal year of the results the document is about; 0: not found
  int title_year = 0;           ///< fiscal year in the document's title; differs in a plan; 0: not found
  bool about_assessment = false;

  std::map<int, std::shared_ptr<const Vocabulary>> vocabularies;  ///< of every edition of the catalogue
  std::vector<Table> tables;
  std::vector<Figure> figures;  ///< of tables, then of sentences by line
  std::vector<Spread> spreads;
  std::vector<LevelSaid> levels;
  std::vector<Mention> mentions;                         ///< by line
  std::map<Quantity, std::vector<std::size_t>> printed;  ///< indices into figures, those by likeness left out
  std::map<Quantity, Points> values;  ///< of each quantity the value that stands: see decide_values
  std::map<Quantity, std::string>
      why;  ///< where several are printed: "computed", "majority", or "" (nobody can tell)

  /// Null when there is no edition of the year.
  [[nodiscard]] const Vocabulary* exact(int year) const;
  /// Of the year, else of the nearest: names change less than rules. Null only without any edition.
  [[nodiscard]] const Vocabulary* names(int year) const;
  [[nodiscard]] std::optional<Points> value(int year, const std::string& node) const;
  /// Where a quantity is printed: indices into figures.
  [[nodiscard]] const std::vector<std::size_t>& places(int year, const std::string& node) const;
  /// Those of one line, in their order.
  [[nodiscard]] std::span<const Mention> mentions_in(std::size_t line) const;
  /// Of its sentences only.
  [[nodiscard]] std::span<const Figure> figures_in(std::size_t line) const;
  /// Indicators of a year with a value, in the edition's order.
  [[nodiscard]] std::vector<std::string> known_indicators(int year) const;
  /// Years of which at least `least` indicators are known, ascending.
  [[nodiscard]] std::vector<int> years_known(std::size_t least) const;
};

[[nodiscard]] Reading read_facts(const Manuscript& manuscript, const Catalogue& catalogue);
/// The same of a text whose year and values are known beforehand: they stand whatever it prints.
[[nodiscard]] Reading read_typed(const Manuscript& manuscript, const Catalogue& catalogue, int results_year,
                                 std::map<Quantity, Points> values);

// The steps of read_facts, each in a file of its own.
void read_tables(Reading& reading);
void read_rows(Reading& reading);
void read_sentences(Reading& reading);
void read_mentions(Reading& reading);
/// Fills Reading::printed.
void place_figures(Reading& reading);
/// Of quantities printed with several values the one that stands: the one that follows from what it is made
/// of, else the one printed most often, else the first.
void decide_values(Reading& reading);

/// What stands before a year says that results are only compared with it: "เพิ่มขึ้นจากปีงบประมาณ พ.ศ. 2566".
[[nodiscard]] bool is_compared_year(std::string_view before);
/// The cell of a column in a row, or "".
[[nodiscard]] const std::string& cell_of(const Reading& reading, const Row& row, std::size_t column);
/// The mean (or sum) a node's terms give, rounded as the edition rounds, from the values that stand.
[[nodiscard]] std::optional<Points> computed(const Reading& reading, int year, const std::string& node);

}  // namespace prongsai::lint
