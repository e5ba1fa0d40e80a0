// SPDX-License-Identifier: Apache-2.0
#include "prongsai/agency/read_register.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "prongsai/agency/agency.h"
#include "prongsai/agency/code_points_detail.h"
#include "prongsai/agency/register_columns_detail.h"
#include "prongsai/agency/search_form.h"

namespace prongsai::agency {
namespace {

using Details = std::vector<std::pair<std::string, std::string>>;

constexpr std::int64_t people_most = 100'000'000;
constexpr int buddhist_era_ahead = 543;
constexpr int first_buddhist_year = 2400;  // earlier ones are years of the common era

std::string shown(std::string_view text) {
  constexpr std::size_t readable = 60;
  std::vector<char32_t> points = code_points(text);
  if (points.size() <= readable) return utf8_of(points);
  points.resize(readable);
  return utf8_of(points) + "…";
}

std::string with_arabic_digits(std::string_view text) {
  std::string out;
  for (const char32_t c : code_points(text)) {
    append_utf8(out, c >= 0x0E50 && c <= 0x0E59 ? c - 0x0E50 + U'0' : c);
  }
  return out;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "1,234", "๑๒๓๔", "1234.0" as 1234; commas only where thousands end.
std::optional<std::int64_t> parse_count(std::string_view cell) {
  std::string text = with_arabic_digits(cell);
  if (const std::size_t dot = text.find('.'); dot != std::string::npos) {
    if (dot + 1 == text.size() || text.find_first_not_of('0', dot + 1) != std::string::npos)
      return std::nullopt;
    text.resize(dot);
  }
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t left = text.size() - i;
    if (text[i] == ',' && i > 0 && left % 4 == 0) continue;
    digits += text[i];
  }
  constexpr std::size_t longest = 10;
  if (!all_digits(digits) || digits.size() > longest) return std::nullopt;
  const std::int64_t value = std::stoll(digits);
  return value <= people_most ? std::optional(value) : std::nullopt;
}

std::string padded(std::string text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// The day as ISO; a year of the Buddhist era, from 2400 on, is put into the common one.
std::optional<std::string> parse_day(std::string_view cell) {
  const std::string text = with_arabic_digits(cell);
  const char between = text.find('/') != std::string::npos ? '/' : '-';
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (const char c : text) {
    if (c == between) {
      if (++part == parts.size()) return std::nullopt;
    } else {
      parts.at(part) += c;
    }
  }
  if (between == '/') std::swap(parts[0], parts[2]);
  const bool written_so = part == 2 && parts[0].size() == 4 && parts[1].size() <= 2 && parts[2].size() <= 2 &&
                          std::all_of(parts.begin(), parts.end(), all_digits);
  if (!written_so) return std::nullopt;
  const int year = std::stoi(parts[0]);
  // Of 1/10/2026 nobody knows whether the day or the month comes first; Thai dates have the day first.
  if (between == '/' && year < first_buddhist_year) return std::nullopt;
  const int common = year >= first_buddhist_year ? year - buddhist_era_ahead : year;
  std::string day = std::to_string(common) + "-" + padded(parts[1], 2) + "-" + padded(parts[2], 2);
  return is_iso_day(day) ? std::optional(std::move(day)) : std::nullopt;
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::string_view domain = text.substr(at + 1);
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7F && std::string_view("<>()[]\\,;:\"").find(c) == std::string_view::npos;
  });
  return plain && domain.find('.') != std::string_view::npos && domain.front() != '.' && domain.back() != '.';
}

bool is_website(std::string_view text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  return web && text.find('.') != std::string_view::npos &&
         text.find_first_of(" \"<>\\^`{|}") == std::string_view::npos;
}

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(';', from), text.size());
    std::string one = tidy(text.substr(from, to - from));
    if (!one.empty()) out.push_back(std::move(one));
    from = to + 1;
  }
  return out;
}

class RowReader {
 public:
  RowReader(const Headings& headings, const Reference& reference, const RegisterLimits& limits)
      : headings_(headings), reference_(reference), limits_(limits) {}

  RowReading read(const std::vector<std::string>& row, base::Place place) {
    RowReading out{.place = std::move(place), .record = {}, .filled = {}, .problems = {}};
    row_ = &out;
    for (std::size_t i = 0; i < row.size() && i < headings_.columns.size(); ++i) {
      if (headings_.columns[i]) read_cell(*headings_.columns[i], row[i], i);
    }
    check_whole();
    return out;
  }

 private:
  void complain(std::string code, Details details) {
    base::Place place = row_->place;
    place.column = static_cast<int>(cell_) + 1;
    row_->problems.push_back({std::move(code), std::move(details), std::move(place)});
  }

  /// The position of a column in this file; the first where the file has none.
  std::size_t position_of(Column column) const {
    const auto at = std::find(headings_.columns.begin(), headings_.columns.end(), column);
    return at == headings_.columns.end() ? 0 : static_cast<std::size_t>(at - headings_.columns.begin());
  }

  [[nodiscard]] std::string heading() const { return headings_.words[cell_]; }

  void read_cell(Column column, const std::string& cell, std::size_t position) {
    cell_ = position;
    if (!is_utf8(cell) || std::any_of(cell.begin(), cell.end(), [](char c) {
          return (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7F;
        })) {
      return complain("agency.not_text", {{"column", heading()}, {"found", shown(tidy(cell))}});
    }
    const std::string text = tidy(cell);
    if (text.empty()) return;
    row_->filled.set(static_cast<std::size_t>(column));
    const bool is_name = column == Column::name_th || column == Column::name_en || column == Column::district;
    const std::size_t most = is_name ? limits_.letters_of_name_max : limits_.letters_of_cell_max;
    if (const std::size_t letters = code_points(text).size(); letters > most) {
      return complain(
          "agency.text_too_long",
          {{"column", heading()}, {"found", std::to_string(letters)}, {"expected", std::to_string(most)}});
    }
    read_text(column, text);
  }

  void read_text(Column column, const std::string& text) {
    AgencyRecord& record = row_->record;
    switch (column) {
      case Column::id:
        return read_id(record.id, text);
      case Column::name_th:
        record.name_th = text;
        return;
      case Column::name_en:
        record.name_en = text;
        return;
      case Column::short_names:
        return read_short_names(text);
      case Column::type:
        return read_type(text);
      case Column::size_group:
        return read_size(text);
      case Column::ministry:
        return read_node(NodeKind::ministry, record.ministry, text);
      case Column::province:
        return read_node(NodeKind::province, record.province, text);
      case Column::district:
        record.district = text;
        return;
      case Column::head_count_internal:
        return read_count(record.head_count_internal, text);
      case Column::head_count_external:
        return read_count(record.head_count_external, text);
      case Column::website:
        return read_website(text);
      case Column::coordinator_email:
        return read_email(text);
      case Column::state:
        return read_state(text);
      case Column::merged_into:
        return read_id(record.merged_into, text);
      case Column::since:
        return read_since(text);
    }
  }

  void read_id(std::string& into, const std::string& text) {
    std::string id = with_arabic_digits(text);
    for (char& c : id) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (!is_agency_id(id)) return complain("agency.bad_id", {{"column", heading()}, {"found", shown(text)}});
    into = std::move(id);
  }

  void read_short_names(const std::string& text) {
    row_->record.short_names = split_names(text);
    const std::size_t count = row_->record.short_names.size();
    if (count > limits_.short_names_max) {
      complain("agency.too_many_short_names", {{"column", heading()},
                                               {"found", std::to_string(count)},
                                               {"expected", std::to_string(limits_.short_names_max)}});
    }
  }

  void read_type(const std::string& text) {
    if (const TypeName* type = reference_.find_type_named(text)) {
      row_->record.type = type->code;
      return;
    }
    std::string all;
    for (const TypeName& one : reference_.types()) all += (all.empty() ? "" : ", ") + one.name_th;
    const std::string meant = guess("type", text, [&] { return reference_.nearest_type_name(text); });
    complain(meant.empty() ? "agency.unknown_type" : "agency.unknown_type_nearest",
             {{"found", shown(text)}, {"nearest", meant}, {"expected", all}});
  }

  /// Looking for the nearest word is dear: done once a word, and no more once a file is plainly out of step.
  template <class Look>
  std::string guess(const std::string& of, const std::string& text, Look look) {
    constexpr std::size_t most = 200;
    const std::string key = of + " " + text;
    const auto known = guesses_.find(key);
    if (known != guesses_.end()) return known->second;
    return guesses_.size() < most ? guesses_.emplace(key, look()).first->second : std::string();
  }

  void read_size(const std::string& text) {
    row_->record.size_group = parse_size_group(text);
    if (!row_->record.size_group)
      complain("agency.unknown_size", {{"found", shown(text)}, {"expected", "S, M, L"}});
  }

  void read_node(NodeKind kind, std::string& into, const std::string& text) {
    if (const OrganisationNode* node = reference_.find_named(kind, text)) {
      into = node->code;
      return;
    }
    const std::string meant = guess(kind == NodeKind::province ? "province" : "ministry", text,
                                    [&] { return reference_.nearest_name(kind, text); });
    if (kind == NodeKind::province) {
      complain(meant.empty() ? "agency.unknown_province" : "agency.unknown_province_nearest",
               {{"found", shown(text)}, {"nearest", meant}});
    } else {
      complain(meant.empty() ? "agency.unknown_ministry" : "agency.unknown_ministry_nearest",
               {{"found", shown(text)}, {"nearest", meant}});
    }
  }

  void read_count(std::optional<std::int64_t>& into, const std::string& text) {
    into = parse_count(text);
    if (!into) {
      complain(
          "agency.bad_count",
          {{"column", heading()}, {"found", shown(text)}, {"expected", "0–" + std::to_string(people_most)}});
    }
  }

  void read_website(const std::string& text) {
    if (!is_website(text)) return complain("agency.bad_website", {{"found", shown(text)}});
    row_->record.website = text;
  }

  void read_email(const std::string& text) {
    // Not told what was found: an address belongs to a person, and problems may be shown and kept.
    if (!is_email(text)) return complain("agency.bad_email", {{"column", heading()}});
    row_->record.coordinator_email = text;
  }

  void read_state(const std::string& text) {
    if (const auto state = parse_state(text)) {
      row_->record.state = *state;
      return;
    }
    complain("agency.unknown_state",
             {{"found", shown(text)}, {"expected", "ปฏิบัติงาน (active), ยุบรวม (merged), ยุบเลิก (closed)"}});
  }

  void read_since(const std::string& text) {
    if (auto day = parse_day(text)) {
      row_->record.since = std::move(*day);
      return;
    }
    complain("agency.bad_day",
             {{"column", heading()}, {"found", shown(text)}, {"expected", "2026-10-01, 1/10/2569"}});
  }

  void check_present(Column column, const std::string& value) {
    cell_ = position_of(column);
    const int position = static_cast<int>(cell_) + 1;
    const bool told = std::any_of(row_->problems.begin(), row_->problems.end(),
                                  [&](const base::Problem& one) { return one.place.column == position; });
    if (value.empty() && !told && headings_.columns[cell_] == column) {
      complain("agency.cell_missing", {{"column", heading()}});
    }
  }

  void check_whole() {
    const AgencyRecord& record = row_->record;
    check_present(Column::id, record.id);
    check_present(Column::name_th, record.name_th);
    check_present(Column::type, record.type);
  }

  const Headings& headings_;
  const Reference& reference_;
  const RegisterLimits& limits_;
  RowReading* row_ = nullptr;
  std::size_t cell_ = 0;
  std::map<std::string, std::string> guesses_;
};

/// Cells that stand beside the headings are told once a column: what nobody named cannot be read.
void check_outside(const std::vector<std::string>& row, const Headings& headings, int line,
                   const std::string& file, std::vector<bool>& told, base::Problems& problems) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool named = i < headings.words.size() && !headings.words[i].empty();
    if (named || is_blank_row({row[i]})) continue;
    if (told.size() <= i) told.resize(i + 1);
    if (told[i]) continue;
    told[i] = true;
    problems.push_back({"agency.cell_without_heading",
                        {{"found", shown(tidy(row[i]))}},
                        {file, line, static_cast<int>(i) + 1}});
  }
}

}  // namespace

RegisterReading read_register(const TextTable& table, const Reference& reference,
                              const RegisterLimits& limits) {
  RegisterReading out;
  const auto headings = find_headings(table, out);
  if (!headings) return out;
  if (table.rows.size() - headings->row - 1 > limits.rows_max) {
    out.problems.push_back({"agency.too_many_rows",
                            {{"found", std::to_string(table.rows.size() - headings->row - 1)},
                             {"expected", std::to_string(limits.rows_max)}},
                            {table.file, 0, 0}});
    return out;
  }
  RowReader reader(*headings, reference, limits);
  std::vector<bool> told;
  std::size_t bad_rows = 0;
  for (std::size_t i = headings->row + 1; i < table.rows.size(); ++i) {
    if (is_blank_row(table.rows[i])) continue;
    if (bad_rows == limits.bad_rows_max) {
      out.problems.push_back({"agency.too_many_bad_rows",
                              {{"found", std::to_string(bad_rows)}},
                              {table.file, table.first_row + static_cast<int>(i), 0}});
      break;
    }
    const int line = table.first_row + static_cast<int>(i);
    check_outside(table.rows[i], *headings, line, table.file, told, out.problems);
    out.rows.push_back(reader.read(table.rows[i], {table.file, line, 0}));
    if (!out.rows.back().problems.empty()) ++bad_rows;
  }
  if (out.rows.empty()) out.problems.push_back({"agency.no_rows", {}, {table.file, 0, 0}});
  return out;
}

}  // namespace prongsai::agency
