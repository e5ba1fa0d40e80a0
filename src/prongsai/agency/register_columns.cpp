// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>

#include "prongsai/agency/code_points_detail.h"
#include "prongsai/agency/nearest_detail.h"
#include "prongsai/agency/register_columns_detail.h"
#include "prongsai/agency/search_form.h"

namespace prongsai::agency {
namespace {

struct Heading {
  std::string_view thai;
  std::string_view english;
  std::array<std::string_view, 3> also;
};

constexpr std::array<Heading, column_count> headings = {{
    {"รหัสหน่วยงาน", "id", {"รหัส", "agency_id", ""}},
    {"ชื่อหน่วยงาน", "name_th", {"ชื่อ", "ชื่อภาษาไทย", "ชื่อหน่วยงานภาษาไทย"}},
    {"ชื่อภาษาอังกฤษ", "name_en", {"ชื่อหน่วยงานภาษาอังกฤษ", "english_name", ""}},
    {"ชื่อย่อ", "short_names", {"ชื่ออื่น", "short_name", ""}},
    {"ประเภท", "type", {"ประเภทหน่วยงาน", "agency_type", ""}},
    {"ขนาด", "size", {"ขนาดหน่วยงาน", "size_group", ""}},
    {"กระทรวง", "ministry", {"สังกัด", "กระทรวงต้นสังกัด", ""}},
    {"จังหวัด", "province", {"", "", ""}},
    {"อำเภอ", "district", {"อำเภอ/เขต", "เขต", ""}},
    {"จำนวนบุคลากร", "staff", {"จำนวนผู้มีส่วนได้ส่วนเสียภายใน", "head_count_internal", ""}},
    {"จำนวนผู้รับบริการ", "external", {"จำนวนผู้มีส่วนได้ส่วนเสียภายนอก", "head_count_external", ""}},
    {"เว็บไซต์", "website", {"url", "", ""}},
    {"อีเมลผู้ประสานงาน", "coordinator_email", {"อีเมล", "email", ""}},
    {"สถานะ", "state", {"status", "", ""}},
    {"ยุบรวมเข้ากับ", "merged_into", {"", "", ""}},
    {"มีผลตั้งแต่", "since", {"มีผลตั้งแต่วันที่", "valid_from", ""}},
}};

constexpr std::size_t rows_searched = 10;
constexpr std::size_t guesses_max = 50;

const Heading& heading_of(Column column) {
  return headings.at(static_cast<std::size_t>(column));
}

struct Meant {
  Column column;
  std::string shown;  ///< the heading in the language of the form
};

const std::map<std::string, Meant>& heading_forms() {
  static const std::map<std::string, Meant> all = [] {
    std::map<std::string, Meant> out;
    for (std::size_t i = 0; i < headings.size(); ++i) {
      const Heading& one = headings.at(i);
      const auto column = static_cast<Column>(i);
      out.emplace(search_form(one.thai), Meant{column, std::string(one.thai)});
      out.emplace(search_form(one.english), Meant{column, std::string(one.english)});
      for (const std::string_view word : one.also) {
        if (!word.empty()) out.emplace(search_form(word), Meant{column, std::string(one.thai)});
      }
    }
    return out;
  }();
  return all;
}

std::string cut(std::string_view text) {
  std::vector<char32_t> points = code_points(text);
  constexpr std::size_t readable = 60;
  if (points.size() <= readable) return utf8_of(points);
  points.resize(readable);
  return utf8_of(points) + "…";
}

/// The row that names the most columns among the first ones, so that a title above them does no harm.
std::optional<std::size_t> heading_row(const TextTable& table) {
  std::optional<std::size_t> best;
  std::ptrdiff_t most = 0;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < table.rows.size() && seen < rows_searched; ++i) {
    if (is_blank_row(table.rows[i])) continue;
    ++seen;
    const auto named = std::count_if(table.rows[i].begin(), table.rows[i].end(),
                                     [](const std::string& cell) { return column_named(cell).has_value(); });
    if (named > most) {
      most = named;
      best = i;
    }
  }
  return best;
}

}  // namespace

std::string_view thai_heading(Column column) {
  return heading_of(column).thai;
}

std::string_view english_heading(Column column) {
  return heading_of(column).english;
}

std::optional<Column> column_named(std::string_view heading) {
  const auto found = heading_forms().find(search_form(heading));
  return found == heading_forms().end() ? std::nullopt : std::optional(found->second.column);
}

std::string nearest_heading(std::string_view text) {
  static const Candidates candidates = [] {
    Candidates out;
    for (const auto& [form, meant] : heading_forms()) out.emplace_back(form, meant.shown);
    return out;
  }();
  return nearest_of(text, candidates);
}

std::string all_headings() {
  std::string out;
  for (const Heading& one : headings) out += (out.empty() ? "" : ", ") + std::string(one.thai);
  return out;
}

std::optional<Headings> find_headings(const TextTable& table, RegisterReading& reading) {
  const auto row = heading_row(table);
  if (!row) {
    reading.problems.push_back({"agency.no_headings", {{"expected", all_headings()}}, {table.file, 0, 0}});
    return std::nullopt;
  }
  const int line = table.first_row + static_cast<int>(*row);
  Headings out{.row = *row, .columns = {}, .words = {}};
  for (std::size_t i = 0; i < table.rows[*row].size(); ++i) {
    const std::string& cell = table.rows[*row][i];
    const base::Place place{table.file, line, static_cast<int>(i) + 1};
    auto column = column_named(cell);
    const std::string word = cut(tidy(cell));
    if (column && reading.has(*column)) {
      reading.problems.push_back({"agency.heading_twice", {{"found", word}}, place});
      column.reset();
    } else if (column) {
      reading.columns.set(static_cast<std::size_t>(*column));
    } else if (!word.empty()) {
      const std::string meant = reading.problems.size() < guesses_max ? nearest_heading(cell) : std::string();
      reading.problems.push_back({meant.empty() ? "agency.unknown_heading" : "agency.unknown_heading_nearest",
                                  {{"found", word}, {"nearest", meant}, {"expected", all_headings()}},
                                  place});
    }
    out.columns.push_back(column);
    out.words.push_back(word);
  }
  for (const Column needed : {Column::id, Column::name_th, Column::type}) {
    if (!reading.has(needed)) {
      reading.problems.push_back({"agency.heading_missing",
                                  {{"expected", std::string(thai_heading(needed))},
                                   {"english", std::string(english_heading(needed))}},
                                  {table.file, line, 0}});
    }
  }
  return out;
}

std::string tidy(std::string_view text) {
  std::vector<char32_t> out;
  for (const char32_t c : code_points(text)) {
    if (is_invisible(c)) continue;
    if (!is_blank(c)) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != U' ') {
      out.push_back(U' ');
    }
  }
  if (!out.empty() && out.back() == U' ') out.pop_back();
  return utf8_of(in_mark_order(out));
}

bool is_blank_row(const std::vector<std::string>& row) {
  return std::all_of(row.begin(), row.end(), [](const std::string& cell) {
    if (cell.empty()) return true;
    const std::vector<char32_t> points = code_points(cell);
    return is_utf8(cell) && std::all_of(points.begin(), points.end(),
                                        [](char32_t c) { return is_blank(c) || is_invisible(c); });
  });
}

}  // namespace prongsai::agency
