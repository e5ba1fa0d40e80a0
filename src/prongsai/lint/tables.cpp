// SPDX-License-Identifier: Apache-2.0
// Tables of a document: where their heads end, what their columns hold, and of which year.
#include <algorithm>
#include <array>

#include "prongsai/lint/reading_detail.h"

namespace prongsai::lint {
namespace {

bool is_figure_cell(const std::string& cell) {
  return only_number(cell).has_value();
}

bool any_of_words(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains(text, word); });
}

/// Rows before the first that holds a figure with decimals or a percent are the head, at most three of them.
std::size_t head_end(const Reading& reading, const Table& table) {
  const auto has_head_word = [](const ReadLine& line) {
    return any_of_words(squeeze(line.plain), {"ตัวชี้วัด", "คะแนน", "ประเด็น", "อันดับ", "ลำดับ", "หัวข้อ", "ข้อคำถาม",
                                              "กิจกรรม", "สถานะ", "เครื่องมือ", "แบบวัด", "มาตรการ"});
  };
  std::size_t end = table.first;
  while (end < table.last && end < table.first + 3) {
    const ReadLine& line = reading.lines[end];
    const bool figures = std::any_of(line.cells.begin(), line.cells.end(), [](const std::string& cell) {
      const auto number = only_number(cell);
      return number && (number->decimals > 0 || number->percent);
    });
    const bool numbered = std::any_of(line.cells.begin(), line.cells.end(), [](const std::string& cell) {
      return !cell.empty() && cell.find_first_not_of("0123456789") != 0 && cell.size() < 200 &&
             contains(cell.substr(0, 4), ".");
    });
    const bool years = !years_in(line.plain).empty();
    if (figures || numbered || (end == table.first && !has_head_word(line) && !years)) break;
    if (end > table.first) {
      // A second row belongs to the head only where it goes on dividing the first.
      const bool short_cells = std::all_of(line.cells.begin(), line.cells.end(), [](const std::string& cell) {
        return squeeze(cell).size() <= 150;
      });
      const bool any_score = std::any_of(line.cells.begin(), line.cells.end(), is_figure_cell);
      const bool status = contains(line.plain, "ผ่าน");
      if (!short_cells || any_score || status ||
          (!has_head_word(line) && !years && !any_of_words(line.plain, {"น้อย", "มาก", "ไม่มี"})))
        break;
    }
    ++end;
  }
  return end;
}

/// One cell over all columns above the head proper: a caption.
bool is_caption(const Reading& reading, const Table& table, std::size_t line) {
  const auto& cells = reading.lines[line].cells;
  return line + 1 < table.body && cells.size() >= 3 && !cells.front().empty() &&
         std::all_of(cells.begin() + 1, cells.end(), [](const std::string& cell) { return cell.empty(); });
}

std::vector<std::string> head_texts(const Reading& reading, const Table& table) {
  std::vector<std::string> out;
  for (std::size_t line = table.first; line < table.body; ++line) {
    if (is_caption(reading, table, line)) continue;
    const auto& cells = reading.lines[line].cells;
    if (cells.size() > out.size()) out.resize(cells.size());
    std::string carried;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].empty()) carried = cells[i];
      // An empty cell of an upper row belongs to the merged cell on its left.
      const bool upper = line + 1 < table.body;
      const std::string& text = cells[i].empty() && upper ? carried : cells[i];
      if (text.empty()) continue;
      if (!out[i].empty()) out[i] += ' ';
      out[i] += text;
    }
  }
  return out;
}

/// Cells that most rows of the body have.
std::size_t body_width(const Reading& reading, const Table& table) {
  std::map<std::size_t, int> times;
  for (std::size_t line = table.body; line < table.last; ++line) ++times[reading.lines[line].cells.size()];
  const auto most = std::max_element(times.begin(), times.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == times.end() ? 0 : most->first;
}

/// A head of two rows whose merged cell was written once: "ร้อยละของผู้ตอบ" over the names of four answers.
std::vector<std::string> spread_head(const Reading& reading, const Table& table, std::size_t width) {
  if (table.body - table.first != 2) return {};
  const auto& upper = reading.lines[table.first].cells;
  const auto& lower = reading.lines[table.first + 1].cells;
  if (upper.size() < 2 || upper.size() - 1 + lower.size() != width) return {};
  std::size_t merged = 1;
  for (std::size_t i = upper.size(); i-- > 1;) {
    if (any_of_words(upper[i], {"ร้อยละ", "ผู้ตอบ", "คำตอบ", "ปีงบประมาณ", "%"})) merged = i;
  }
  std::vector<std::string> out(upper.begin(), upper.begin() + static_cast<std::ptrdiff_t>(merged));
  out.insert(out.end(), lower.begin(), lower.end());
  out.insert(out.end(), upper.begin() + static_cast<std::ptrdiff_t>(merged) + 1, upper.end());
  return out;
}

Column kind_of_head(const std::string& head) {
  const std::string text = squeeze(head);
  if (text.empty()) return Column::other;
  // Held against a line that it names: "ถึงเป้าหมาย ตั้งแต่ 90.00 คะแนนขึ้นไป".
  if (contains(text, "เป้าหมาย") || contains(text, "บรรลุ")) return Column::other;
  // A line to reach, a distance from it, a weight: no score of anybody.
  for (const std::string_view word : {"ต่ำกว่า", "สูงกว่า", "ขาด", "ห่าง", "เกณฑ์", "เป้าหมาย", "น้ำหนัก", "ค่าน้ำหนัก",
                                      "คะแนนเต็ม", "คะแนนถ่วง", "จำนวน"}) {
    if (text.starts_with(word)) return Column::other;
  }
  if (any_of_words(text, {"ข้อบกพร่อง", "รักษาระดับ", "แก้ไขปรับปรุง", "ข้อเสนอแนะ", "แนวทาง"}))
    return Column::advice;
  if (any_of_words(text, {"เพิ่มขึ้น", "ลดลง", "ผลต่าง", "เปลี่ยนแปลง", "ส่วนต่าง"})) return Column::change;
  if (text == "อันดับ" || text == "อันดับที่") return Column::rank;
  if (text == "ลำดับ" || text == "ลำดับที่" || text == "ที่" || text == "ข้อที่" || text == "no")
    return Column::row_number;
  if (text == "รหัส" || text == "ข้อ" || text == "รหัสข้อ") return Column::code;
  if (any_of_words(text, {"สถานะ", "ผ่านเกณฑ์", "ผ่านไม่ผ่าน"})) return Column::status;
  if (any_of_words(text, {"หมายเหตุ", "เครื่องมือ", "แบบประเมิน", "แบบวัด"}) && !contains(text, "คะแนน"))
    return Column::remark;
  if (text == "ระดับ" || text == "ระดับผลการประเมิน" || text == "ระดับผล") return Column::level;
  if (contains(text, "คะแนน") || text == "ผลการประเมิน" || text == "score") return Column::score;
  if (text == "ตัวชี้วัดที่") return Column::indicator_number;
  if (any_of_words(text, {"ตัวชี้วัด", "ประเด็น", "ข้อคำถาม", "รายการ", "รายละเอียด", "หัวข้อ"})) return Column::name;
  const auto years = years_in(head);
  if (years.size() == 1) {
    std::string rest = text;
    for (const std::string_view word : {std::string_view("ปีงบประมาณ"), std::string_view("ประจำปี"),
                                        std::string_view("ปี"), std::string_view("พศ")}) {
      const std::size_t at = rest.find(word);
      if (at != std::string::npos) rest.erase(at, word.size());
    }
    if (rest.size() == 4) return Column::score;
  }
  return Column::other;
}

/// The scale whose choices' labels stand in the head, and which column holds which.
std::optional<std::size_t> read_choices(const Vocabulary* names, std::vector<TableColumn>& columns) {
  if (names == nullptr) return std::nullopt;
  const auto& scales = names->edition().scales;
  std::optional<std::size_t> best;
  std::map<std::size_t, std::size_t> best_places;
  for (std::size_t s = 0; s < scales.size(); ++s) {
    std::map<std::size_t, std::size_t> places;
    for (std::size_t choice = 0; choice < scales[s].choices.size(); ++choice) {
      const std::string label = squeeze(scales[s].choices[choice].label.th);
      for (std::size_t column = 0; column < columns.size(); ++column) {
        std::string head = squeeze(columns[column].head);
        for (const std::string_view over : {"ร้อยละ", "จำนวน", "ของ", "ผู้ตอบ", "คำตอบ"}) {
          if (head.starts_with(over) && head.size() > over.size()) head.erase(0, over.size());
        }
        const bool begins = head.size() >= 24 && label.starts_with(head) && head != "น้อย";
        if (head == label || begins) places[column] = choice;
      }
    }
    if (places.size() == scales[s].choices.size() && places.size() > best_places.size()) {
      best = s;
      best_places = places;
    }
  }
  for (const auto& [column, choice] : best_places) {
    columns[column].kind = Column::choice;
    columns[column].choice = choice;
  }
  return best;
}

void name_columns(Reading& reading, Table& table) {
  table.columns.clear();
  std::vector<std::string> heads = head_texts(reading, table);
  const std::size_t width = body_width(reading, table);
  if (width > heads.size()) heads = spread_head(reading, table, width);
  for (std::string& head : heads) {
    TableColumn column{.kind = kind_of_head(head), .year = 0, .head = std::move(head), .choice = 0};
    const auto years = years_in(column.head);
    if (years.size() == 1) column.year = years[0].year;
    table.columns.push_back(std::move(column));
  }
  table.scale = read_choices(reading.names(reading.results_year), table.columns);
  // Of an indicator table the column of "ตัวชี้วัดที่" that holds names too is the name.
  const auto has = [&](Column kind) { return table.count(kind) > 0; };
  for (TableColumn& column : table.columns) {
    if (column.kind == Column::indicator_number && !has(Column::name)) column.kind = Column::name;
    if (column.kind == Column::rank && !has(Column::score)) column.kind = Column::row_number;
  }
}

/// Text right above, the nearest first: what introduces the table.
void find_lead(const Reading& reading, Table& table) {
  for (std::size_t i = table.first; i > 0 && table.lead.size() < 4; --i) {
    const ReadLine& line = reading.lines[i - 1];
    if (line.line->table != 0 || line.is_row()) break;
    if (!line.running) table.lead.push_back(i - 1);
  }
}

/// The year a text speaks of as the year of results: its last fiscal year, unless it is a goal for the year
/// to come.
int year_of_text(const std::string& plain) {
  int year = 0;
  std::set<int> all;
  for (const YearAt& one : years_in(plain)) {
    if (!one.fiscal || one.date || is_compared_year(std::string_view(plain).substr(0, one.begin))) continue;
    year = one.year;
    all.insert(one.year);
  }
  return all.size() == 1 ? year : 0;
}

int year_of_table(const Reading& reading, const Table& table) {
  for (std::size_t line = table.first; line < table.body; ++line) {
    const int year = year_of_text(reading.lines[line].plain);
    if (year != 0) return year;
  }
  for (const std::size_t line : table.lead) {
    const std::string& plain = reading.lines[line].plain;
    const bool plan = any_of_words(plain, {"แผน", "มาตรการ", "เป้าหมาย", "ยกระดับ", "เพื่อให้ได้คะแนน"});
    const int year = year_of_text(plain);
    if (year != 0 && year <= reading.results_year && !plan &&
        (any_of_words(plain, {"ผลการประเมิน", "คะแนน", "ผลคะแนน", "ตัวชี้วัด"}) || year == reading.results_year))
      return year;
  }
  return reading.results_year;
}

}  // namespace

std::optional<std::size_t> Table::find(Column kind) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].kind == kind) return i;
  }
  return std::nullopt;
}

std::size_t Table::count(Column kind) const {
  return static_cast<std::size_t>(std::count_if(
      columns.begin(), columns.end(), [&](const TableColumn& column) { return column.kind == kind; }));
}

void read_tables(Reading& reading) {
  for (std::size_t i = 0; i < reading.lines.size();) {
    const int number = reading.lines[i].line->table;
    if (number == 0) {
      ++i;
      continue;
    }
    Table table;
    table.first = i;
    while (i < reading.lines.size() && reading.lines[i].line->table == number) ++i;
    table.last = i;
    table.body = head_end(reading, table);
    find_lead(reading, table);
    if (table.body > table.first) {
      name_columns(reading, table);
      table.year = year_of_table(reading, table);
    } else if (!reading.tables.empty()) {
      // A table without a head goes on from the one before it, where the columns are as many.
      const Table& before = reading.tables.back();
      const std::size_t width = reading.lines[table.first].cells.size();
      if (before.columns.size() == width && table.lead.empty()) {
        table.columns = before.columns;
        table.scale = before.scale;
        table.year = before.year;
      }
    }
    reading.tables.push_back(std::move(table));
  }
}

}  // namespace prongsai::lint
