// SPDX-License-Identifier: Apache-2.0
// Slips that people make in such documents, made on purpose in a sound one.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/lint/finding.h"

#include "made_agency.h"

namespace prongsai::planted {

using Lines = std::vector<std::string>;

struct Planted {
  Lines lines;
  int line = 0;       ///< where it was planted, from 1 up
  std::string words;  ///< what was done, for people: "81.80 -> 71.80"
  /// Lines at which naming it is as good: those it contradicts. Empty: anywhere in the document, for slips
  /// that show only in the whole (something taken out).
  bool anywhere = false;
};

struct Plant {
  const char* name;
  std::vector<lint::Kind> kinds;  ///< families that name this slip
  std::function<std::optional<Planted>(const Lines&, Chance&)>
      plant;  ///< empty where the document has no place
};
/// Each once; more than 25.
[[nodiscard]] const std::vector<Plant>& plants();

// For the files that hold them.
[[nodiscard]] std::vector<Plant> number_plants();
[[nodiscard]] std::vector<Plant> claim_plants();
[[nodiscard]] std::vector<Plant> structure_plants();

// Tools.
[[nodiscard]] Lines lines_of(const std::string& text);
[[nodiscard]] std::string text_of(const Lines& lines);
[[nodiscard]] std::vector<std::string> cells_of(const std::string& line);
[[nodiscard]] std::string line_of(const std::vector<std::string>& cells);
[[nodiscard]] bool is_row(const std::string& line);
/// "81.80" and the like: two decimals and nothing else.
[[nodiscard]] bool is_score(const std::string& cell);
[[nodiscard]] bool has(const std::string& text, const std::string& part);
/// The score moved by a whole number of points between 2 and 9, within 0 to 100; never the same.
[[nodiscard]] std::string moved(const std::string& score, Chance& chance);

/// Rows of one table: `head` its first line, `first` to `last` its body as far as it can be told (rows after
/// the first that has a score). Indexes from 0.
struct TableAt {
  std::size_t head = 0;
  std::size_t last = 0;
  std::vector<std::string> columns;
};
[[nodiscard]] std::vector<TableAt> tables_of(const Lines& lines);
/// Index of the first column whose head has the word; empty for none.
[[nodiscard]] std::optional<std::size_t> column(const TableAt& table, const std::string& word);

/// One of the places, with its line changed by `change` (which may refuse). Tries the places in random order.
using Change = std::function<std::optional<std::string>(const std::string& line)>;
[[nodiscard]] std::optional<Planted> change_one(const Lines& lines, const std::vector<std::size_t>& places,
                                                const Change& change, Chance& chance);
/// Running text (no cells, no heading) that has the word.
[[nodiscard]] std::vector<std::size_t> sentences_with(const Lines& lines, const std::string& word);
[[nodiscard]] std::string replaced(std::string text, const std::string& what, const std::string& with);

}  // namespace prongsai::planted
