// SPDX-License-Identifier: Apache-2.0
// Rows of tables: of what they speak, and the figures they print of it.
#include <algorithm>
#include <array>

#include "prongsai/lint/reading_detail.h"

namespace prongsai::lint {
namespace {

const std::string no_cell;

bool begins_with_bullet(std::string_view text) {
  static constexpr std::array<std::string_view, 20> bullets = {
      "▸", "‣", "→", "❖", "◇", "❑", "▶", "►", "➢", "➤", "•", "●", "○", "■", "▪", "◆", "♦", "- ", "– ", "✓"};
  return std::any_of(bullets.begin(), bullets.end(),
                     [&](std::string_view bullet) { return text.starts_with(bullet); });
}

/// "4. การใช้…", "4) …": the number before the words.
std::string leading_number(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
  if (i == 0 || i > 2 || i >= text.size()) return "";
  if (text[i] != '.' && text[i] != ')' && text[i] != ' ') return "";
  if (text[i] == '.' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9') return "";
  return std::string(text.substr(0, i));
}

enum class Content : std::uint8_t { nothing, figure, words };

Content content_of(const std::string& cell) {
  if (cell.empty() || cell == "-") return Content::nothing;
  return only_number(cell) ? Content::figure : Content::words;
}

/// How well a cell suits a column: 0 not at all.
int fit_of(Column kind, Content content) {
  if (content == Content::nothing) return 1;
  const bool figure = content == Content::figure;
  switch (kind) {
    case Column::score:
    case Column::choice:
      return figure ? 4 : 0;
    case Column::name:
      return figure ? 0 : 3;
    case Column::remark:
    case Column::advice:
    case Column::status:
      return figure ? 0 : 2;
    default:
      return 1;
  }
}

/// Rows of text taken from pages have lost the cells that merged cells cover, in front and at one place
/// within: columns without a cell are left out where the rest then fits best.
std::vector<std::size_t> place_cells(const Table& table, const std::vector<std::string>& cells) {
  const std::size_t width = table.columns.size();
  std::vector<std::size_t> places(width, std::string::npos);
  const std::size_t missing = cells.size() < width ? width - cells.size() : 0;
  const auto column_of = [&](std::size_t cell, std::size_t front, std::size_t gap) {
    return cell + front + (cell >= gap ? missing - front : 0);
  };
  std::size_t best_front = 0;
  std::size_t best_gap = cells.size();
  int best = -1;
  std::vector<Content> contents;
  for (const std::string& cell : cells) contents.push_back(content_of(cell));
  for (std::size_t front = 0; front <= missing && missing > 0; ++front) {
    int fit = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) fit += fit_of(table.columns[i + front].kind, contents[i]);
    // The later the gap the better: cells are most often missing at the end. With each step one cell more
    // stands behind it.
    for (std::size_t gap = cells.size(); gap > 0; --gap) {
      if (gap < cells.size()) {
        fit += fit_of(table.columns[gap + missing].kind, contents[gap]) -
               fit_of(table.columns[gap + front].kind, contents[gap]);
      }
      if (fit <= best) continue;
      best = fit;
      best_front = front;
      best_gap = gap;
    }
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t column = missing == 0 ? i : column_of(i, best_front, best_gap);
    if (column < width) places[column] = i;
  }
  return places;
}

bool is_total_word(const std::string& squeezed) {
  return squeezed == "คะแนนรวม" || squeezed == "รวม" || squeezed == "คะแนนเฉลี่ย" || squeezed == "เฉลี่ย" ||
         squeezed == "ค่าเฉลี่ย" || squeezed == "ผลรวม" || squeezed == "คะแนนภาพรวม" || squeezed == "ภาพรวม" ||
         squeezed == "คะแนนเฉลี่ยรวม" || squeezed == "คะแนนภาพรวมหน่วยงาน" || squeezed == "คะแนนita" ||
         squeezed == "คะแนนรวมita" || squeezed == "คะแนนรวมของหน่วยงาน";
}

class RowReader {
 public:
  RowReader(Reading& reading, std::size_t table)
      : reading_(reading),
        number_(table),
        table_(reading.tables[table]),
        names_(reading.names(table_.year != 0 ? table_.year : reading.results_year)) {
    if (names_ == nullptr) return;
    // "… แบบวัด EIT ส่วนที่ 2" over the table: a question asked in both parts has a score in each.
    for (const std::size_t line : table_.lead) {
      const std::string node = names_->instrument(reading.lines[line].plain);
      if (node.starts_with("part:")) part_ = "/" + std::string(1, node.back());
      if (!part_.empty() || reading.lines[line].plain.starts_with("ตาราง")) break;
    }
  }

  void read() {
    if (names_ == nullptr || table_.columns.empty()) return;
    for (std::size_t line = table_.body; line < table_.last; ++line) {
      Row row;
      row.line = line;
      row.places = place_cells(table_, reading_.lines[line].cells);
      identify(row);
      if (row.node.empty()) identify_by_number(row);
      if (row.node.empty() && names_whole_office(line)) row.node = "total";
      take_figures(row);
      table_.rows.push_back(std::move(row));
    }
    name_total();
  }

 private:
  void identify(Row& row) {
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      const Column kind = table_.columns[column].kind;
      if (kind != Column::name && kind != Column::code && kind != Column::other && kind != Column::remark)
        continue;
      const std::string& cell = cell_of(reading_, row, column);
      if (cell.empty() || only_number(cell)) continue;
      if (kind != Column::remark && identify_item(row, cell)) return;
      if (kind != Column::remark && identify_indicator(row, cell)) return;
      if (row.node.empty() && kind != Column::other && table_.count(Column::score) > 0 && cell.size() < 200 &&
          table_.count(Column::choice) == 0) {
        const std::string node = names_->instrument(cell);
        if (!node.empty() && (kind == Column::name || table_.count(Column::name) == 0)) row.node = node;
      }
    }
  }

  /// "คะแนนรวมของหน่วยงาน" is the total wherever it stands.
  [[nodiscard]] bool names_whole_office(std::size_t line) const {
    const auto& cells = reading_.lines[line].cells;
    return std::any_of(cells.begin(), cells.end(), [](const std::string& cell) {
      const std::string text = squeeze(cell);
      return text == "คะแนนรวมของหน่วยงาน" || text == "คะแนนภาพรวมหน่วยงาน" || text == "คะแนนรวมita" ||
             text == "คะแนนภาพรวมของหน่วยงาน";
    });
  }

  /// A name that no indicator has beside a number that one has: the number tells.
  void identify_by_number(Row& row) const {
    const auto number = table_.find(Column::indicator_number);
    const auto name = table_.find(Column::name);
    if (!number || !name || cell_of(reading_, row, *name).empty()) return;
    const std::string node = "indicator:" + cell_of(reading_, row, *number);
    if (names_->find_indicator(node) != nullptr) row.node = node;
  }

  bool identify_indicator(Row& row, const std::string& cell) {
    auto name = names_->indicator(cell);
    if (!name) return false;
    row.node = name->node;
    row.name = std::move(name);
    row.number = leading_number(cell);
    if (row.number.empty() && cell.starts_with("ตัวชี้วัดที่")) {
      const auto numbers = numbers_in(cell);
      if (!numbers.empty() && numbers[0].decimals == 0) row.number = numbers[0].text;
    }
    return true;
  }

  bool identify_item(Row& row, const std::string& cell) {
    const bool asks = table_.count(Column::choice) > 0 ||
                      contains(squeeze(table_.columns.front().head), "ประเด็น") ||
                      contains(squeeze(table_.columns.front().head), "ข้อคำถาม");
    if (begins_with_bullet(cell) && !question_.empty() && asks) {
      row.bullet = true;
      row.node = box_of(cell);
      return true;
    }
    row.code = names_->code(cell);
    const std::string words = row.code ? cell.substr(row.code->end) : cell;
    if (squeeze(words).size() > 45) row.text = names_->item(words);
    const bool code_alone = row.code && row.code->exact && squeeze(words).empty();
    if (row.code && !row.code->exact && !row.text && !asks) row.code.reset();
    if (!row.code && !(row.text && row.text->likeness >= 75 && row.text->likeness >= row.text->second + 10))
      return false;
    const bool by_words = row.text && row.text->likeness >= 70;
    if (row.code && row.code->known && (row.code->exact || (asks && !by_words))) {
      row.node = "item:" + row.code->code;
    } else if (by_words) {
      row.node = "item:" + row.text->code;
    } else if (!code_alone && !(row.code && row.code->exact)) {
      return false;
    }
    question_ = row.node;
    bullets_ = 0;
    return true;
  }

  /// The part of the question above that a bullet's words mean; else the next.
  std::string box_of(const std::string& cell) {
    const framework::Item* item = names_->edition().find_item(question_.substr(question_.find(':') + 1));
    const std::size_t place = bullets_++;
    if (item == nullptr || !item->has_sub_items()) return "";
    const std::string words = squeeze(cell);
    const framework::Box* best = nullptr;
    int best_likeness = 60;
    for (const framework::Box& box : item->boxes) {
      const int now = std::min(share_in(words, squeeze(box.text.th)), share_in(squeeze(box.text.th), words));
      if (now > best_likeness) {
        best = &box;
        best_likeness = now;
      }
    }
    if (best == nullptr && place < item->boxes.size()) best = &item->boxes[place];
    return best == nullptr ? "" : "item:" + best->code;
  }

  void take_figures(Row& row) {
    Spread spread{.node = row.node,
                  .year = table_.year,
                  .line = row.line,
                  .table = number_,
                  .percents = {},
                  .choices = {},
                  .score = std::nullopt};
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      const TableColumn& head = table_.columns[column];
      const std::string& cell = cell_of(reading_, row, column);
      if (head.kind == Column::score && row.node.starts_with("item:") && contains(cell, "ส่วนที่")) {
        take_parts(row, cell, head);
        continue;
      }
      const auto number = only_number(cell);
      if (!number) continue;
      if (head.kind == Column::choice) {
        spread.percents.push_back(*number);
        spread.choices.push_back(head.choice);
      } else if (head.kind == Column::score) {
        if (table_.count(Column::score) == 1) spread.score = number;
        if (!row.node.empty())
          reading_.figures.push_back({.node = row.node.starts_with("item:") ? row.node + part_ : row.node,
                                      .year = head.year != 0 ? head.year : table_.year,
                                      .number = *number,
                                      .line = row.line,
                                      .table = static_cast<int>(number_),
                                      .by_likeness = false});
      }
    }
    if (table_.scale && spread.percents.size() == table_.count(Column::choice))
      reading_.spreads.push_back(std::move(spread));
  }

  /// "82.76 ส่วนที่ 1 80.29 ส่วนที่ 2"
  void take_parts(const Row& row, const std::string& cell, const TableColumn& head) {
    for (const NumberAt& number : numbers_in(cell)) {
      if (number.decimals == 0) continue;
      const std::string_view behind = trim(std::string_view(cell).substr(number.end));
      if (!behind.starts_with("ส่วนที่ ") || behind.size() < 23) continue;
      reading_.figures.push_back({.node = row.node + "/" + std::string(1, behind[22]),
                                  .year = head.year != 0 ? head.year : table_.year,
                                  .number = number,
                                  .line = row.line,
                                  .table = static_cast<int>(number_),
                                  .by_likeness = false});
    }
  }

  /// A last row "คะแนนรวม" is the indicator's when all rows above are its questions, the total when they are
  /// all indicators or all instruments; of a mean of anything else nothing is known.
  void name_total() {
    if (table_.rows.size() < 2) return;
    Row& row = table_.rows.back();
    if (!row.node.empty()) return;
    const auto& cells = reading_.lines[row.line].cells;
    const auto word = std::find_if(cells.begin(), cells.end(),
                                   [](const std::string& cell) { return is_total_word(squeeze(cell)); });
    if (word == cells.end()) return;
    std::set<std::string> kinds;
    std::set<std::string> nodes;
    for (std::size_t i = 0; i + 1 < table_.rows.size(); ++i) {
      const std::string& node = table_.rows[i].node;
      if (node.empty()) return;
      nodes.insert(node);
      kinds.insert(node.starts_with("item:") ? names_->indicator_of_item(node.substr(5))
                                             : node.substr(0, node.find(':')));
    }
    const std::string& kind = *kinds.begin();
    if (kinds.size() == 1 && kind.starts_with("indicator:")) {
      if (nodes.size() != names_->items_of(kind).size()) return;
      row.node = kind;
    } else {
      const bool whole = kinds.contains("instrument") || nodes.size() == names_->indicators().size();
      if (!whole || contains(squeeze(*word), "เฉลี่ย") || contains(kind, "indicator:")) return;
      row.node = "total";
    }
    const std::size_t before = reading_.figures.size();
    take_figures(row);
    if (reading_.figures.size() == before || cells.size() < table_.columns.size()) take_merged(row, before);
  }

  /// A row whose first cell covers several columns: its numbers belong to the score columns in their order.
  void take_merged(const Row& row, std::size_t before) {
    std::vector<NumberAt> numbers;
    for (const std::string& cell : reading_.lines[row.line].cells) {
      if (const auto number = only_number(cell)) numbers.push_back(*number);
    }
    std::vector<int> years;
    for (const TableColumn& column : table_.columns) {
      if (column.kind == Column::score) years.push_back(column.year != 0 ? column.year : table_.year);
    }
    if (numbers.size() != years.size()) return;
    reading_.figures.resize(before);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      reading_.figures.push_back({.node = row.node,
                                  .year = years[i],
                                  .number = numbers[i],
                                  .line = row.line,
                                  .table = static_cast<int>(number_),
                                  .by_likeness = false});
    }
  }

  Reading& reading_;
  std::size_t number_;
  Table& table_;
  const Vocabulary* names_;
  std::string part_;  ///< "/1": behind the node of every item of the table
  std::string question_;
  std::size_t bullets_ = 0;
};

/// Questions printed one to a table: bullets under a question of the table before are its parts.
bool only_bullets(const Reading& reading, const Table& table) {
  return table.body < table.last && begins_with_bullet(reading.lines[table.body].cells.front());
}

}  // namespace

const std::string& cell_of(const Reading& reading, const Row& row, std::size_t column) {
  if (column >= row.places.size() || row.places[column] == std::string::npos) return no_cell;
  return reading.lines[row.line].cells[row.places[column]];
}

void read_rows(Reading& reading) {
  for (std::size_t i = 0; i < reading.tables.size(); ++i) {
    if (only_bullets(reading, reading.tables[i])) continue;
    RowReader(reading, i).read();
  }
}

}  // namespace prongsai::lint
