// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/sheets.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>
#include <stdexcept>

#include "prongsai/doc_writers/fixed_words_detail.h"
#include "prongsai/doc_writers/grid_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/doc_writers/text_width_detail.h"
#include "prongsai/table_files/write_xlsx.h"

namespace prongsai::doc_writers {
namespace {

using table_files::CellStyle;
using table_files::OutCell;
using table_files::OutSheet;

/// As much of a text as a cell of Excel holds.
std::string cell_text(std::string_view text) {
  constexpr std::size_t most_letters = 32'767;
  std::string out = clean(text);
  // Letters outside the first plane count twice there, so bytes are the safe measure; most texts are short.
  if (out.size() <= most_letters) return out;
  std::size_t end = most_letters;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xc0) == 0x80) --end;
  out.resize(end);
  return out;
}

std::chrono::sys_seconds day_of(const std::string& date) {
  int parts[3] = {1970, 1, 1};
  if (date.size() == 10) {
    const char* at = date.data();
    std::from_chars(at, at + 4, parts[0]);
    std::from_chars(at + 5, at + 7, parts[1]);
    std::from_chars(at + 8, at + 10, parts[2]);
  }
  const std::chrono::year_month_day day{std::chrono::year{parts[0]},
                                        std::chrono::month{static_cast<unsigned>(parts[1])},
                                        std::chrono::day{static_cast<unsigned>(parts[2])}};
  return day.ok() ? std::chrono::sys_days{day} : std::chrono::sys_seconds{};
}

/// Columns as wide as their longest line, within bounds: beyond, texts are wrapped.
void set_widths(OutSheet& sheet, double most) {
  constexpr double digit = 0.41;
  constexpr double least = 9;
  for (const auto& row : sheet.rows) {
    sheet.widths.resize(std::max(sheet.widths.size(), row.size()), least);
  }
  const auto is_spanning = [&](std::size_t row, std::size_t column) {
    return std::any_of(sheet.merged.begin(), sheet.merged.end(), [&](const table_files::Area& area) {
      return area.first_row == row && area.first_column == column && area.last_column > column;
    });
  };
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
      if (is_spanning(r, c)) continue;
      const double wanted = ems(sheet.rows[r][c].text) / digit + 2;
      sheet.widths[c] = std::max(sheet.widths[c], std::min(most, wanted));
    }
  }
}

class WorkbookMaker {
 public:
  explicit WorkbookMaker(const doc::Document& document)
      : document_(document), words_(fixed_words(document.language)) {}

  table_files::OutWorkbook make() {
    add_about();
    add_data();
    for (const doc::Section& section : document_.sections) {
      for (const doc::Block& block : section.blocks) {
        const auto* table = std::get_if<doc::Table>(&block);
        if (table != nullptr && !table->sheet.empty()) add_table(*table);
      }
    }
    book_.title = clean(document_.title);
    book_.made_at = day_of(document_.date);
    return std::move(book_);
  }

 private:
  /// Excel tells names apart by more than the case of their letters only; ours differ by a number then.
  std::string name_for(std::string_view wanted) {
    std::string name = table_files::sheet_name_from(clean(wanted));
    for (int number = 2; !names_.insert(lower(name)).second; ++number) {
      const std::string mark = " (" + std::to_string(number) + ")";
      std::string stem = clean(wanted);
      do {
        name = table_files::sheet_name_from(stem + mark);
        if (name.ends_with(mark) || stem.empty()) break;
        // Too long: one letter less, with all its bytes.
        while (!stem.empty() && (static_cast<unsigned char>(stem.back()) & 0xc0) == 0x80) stem.pop_back();
        if (!stem.empty()) stem.pop_back();
      } while (true);
    }
    return name;
  }
  static std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
  }

  void add_about() {
    OutSheet sheet{.name = name_for(words_.about)};
    const auto put = [&](std::string_view label, const std::string& value) {
      if (value.empty()) return;
      sheet.rows.push_back(
          {OutCell(cell_text(label), CellStyle::heading), OutCell(cell_text(value), CellStyle::body)});
    };
    put(words_.title, document_.title);
    put(words_.subject, document_.subject);
    put(words_.author, document_.author);
    put(words_.version, document_.identifier);
    put(words_.date, document_.date);
    for (const doc::Section& section : document_.sections) {
      for (const doc::Block& block : section.blocks) {
        const auto* provenance = std::get_if<doc::Provenance>(&block);
        if (provenance == nullptr) continue;
        for (const auto& line : provenance->lines) put(line.label, doc::text_of(line.value));
        if (!tells_address(*provenance)) put(words_.explanation, provenance->address);
      }
    }
    if (sheet.rows.empty()) sheet.rows.push_back({OutCell(cell_text(words_.about), CellStyle::heading)});
    sheet.widths = {24, 90};
    book_.sheets.push_back(std::move(sheet));
  }

  void add_data() {
    OutSheet sheet{.name = name_for(words_.data), .heading_rows = 1, .has_filter = true};
    std::vector<OutCell> head;
    for (const std::string_view word : {words_.id, words_.label, words_.value, words_.unit, words_.source}) {
      head.emplace_back(std::string(word));
    }
    sheet.rows.push_back(std::move(head));
    for (const doc::Datum& datum : document_.data) {
      sheet.rows.push_back({OutCell(cell_text(datum.id)), OutCell(cell_text(datum.label)),
                            OutCell::number(cell_text(datum.value)), OutCell(cell_text(datum.unit)),
                            OutCell(cell_text(datum.source))});
    }
    set_widths(sheet, 70);
    book_.sheets.push_back(std::move(sheet));
  }

  void add_table(const doc::Table& table) {
    OutSheet sheet{.name = name_for(table.sheet), .heading_rows = table.head.size()};
    for (const auto* rows : {&table.head, &table.body}) {
      for (const auto& places : grid(*rows, table.columns.size())) {
        const std::size_t r = sheet.rows.size();
        std::vector<OutCell> cells(table.columns.size());
        for (const Place& place : places) {
          if (place.cell == nullptr || !place.is_first) continue;
          cells[place.column] = out_cell(table, place, rows == &table.body);
          if (place.rows > 1 || place.columns > 1) {
            sheet.merged.push_back({.first_row = r,
                                    .first_column = place.column,
                                    .last_row = r + place.rows - 1,
                                    .last_column = place.column + place.columns - 1});
          }
        }
        if (rows == &table.body) {
          for (OutCell& cell : cells) cell.style = CellStyle::body;
        }
        sheet.rows.push_back(std::move(cells));
      }
    }
    set_widths(sheet, 60);
    book_.sheets.push_back(std::move(sheet));
  }

  /// A cell with one number that is bound to a datum is that number, as stored; columns of numbers hold
  /// numbers. All else is text: a year in a sentence, "1." and codes.
  OutCell out_cell(const doc::Table& table, const Place& place, bool is_body) const {
    const doc::Cell& cell = *place.cell;
    if (is_body && cell.lines.size() == 1 && cell.lines[0].mark.empty()) {
      const doc::Spans& spans = cell.lines[0].spans;
      if (spans.size() == 1 && spans[0].datum && *spans[0].datum < document_.data.size()) {
        const std::string& value = document_.data[*spans[0].datum].value;
        if (value == spans[0].text) return OutCell::number(cell_text(value));
      }
      const doc::Align align = cell.align.value_or(table.columns[place.column].align);
      if (align == doc::Align::decimal || align == doc::Align::end) {
        return OutCell::number(cell_text(doc::text_of(spans)));
      }
    }
    std::string text;
    for (const doc::CellLine& line : cell.lines) {
      if (!text.empty()) text += '\n';
      text += clean(line.mark) + (line.mark.empty() ? "" : " ") + clean(doc::text_of(line.spans));
    }
    // The ends of lines are wanted here.
    constexpr std::size_t safe = 32'000;
    return {text.size() <= safe ? text : cell_text(text)};
  }

  const doc::Document& document_;
  const FixedWords& words_;
  table_files::OutWorkbook book_;
  std::set<std::string> names_;
};

}  // namespace

std::string xlsx(const doc::Document& document) {
  // A program for tables counts with Arabic digits only.
  const doc::Document counted = doc::with_digits(document, doc::Digits::arabic);
  const auto bytes = table_files::write_xlsx(WorkbookMaker(counted).make());
  if (!bytes) throw std::runtime_error("writing XLSX: " + bytes.problems()[0].code);
  return *bytes;
}

}  // namespace prongsai::doc_writers
