// SPDX-License-Identifier: Apache-2.0
// A text file as lines and cells; the marks that transcribing tools leave are taken off.
#include "prongsai/lint/manuscript.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "prongsai/lint/text_detail.h"

namespace prongsai::lint {
namespace {

/// The name of an HTML tag that begins at `at`, in small letters, and where the tag ends.
std::optional<std::string> tag_at(std::string_view text, std::size_t at, std::size_t& end) {
  static constexpr std::array<std::string_view, 22> known = {
      "b",   "strong", "i",     "em",    "u",  "ul", "ol", "li",  "br",  "p",    "span",
      "div", "table",  "thead", "tbody", "tr", "td", "th", "sup", "sub", "font", "center"};
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '/') ++i;
  std::string name;
  for (; i < text.size() && ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z'); ++i) {
    name += static_cast<char>(text[i] | 0x20);
  }
  end = text.find('>', i);
  if (end == std::string_view::npos || std::find(known.begin(), known.end(), name) == known.end())
    return std::nullopt;
  ++end;
  return name;
}

/// Text without tags and stars; `strong` tells that all of it stood between them.
std::string without_marks(std::string_view text, bool& strong) {
  std::string out;
  bool open = false;
  bool outside = false;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = 0;
    if (text.substr(i, 2) == "**") {
      open = !open;
      i += 2;
      continue;
    }
    if (text[i] == '<') {
      if (const auto name = tag_at(text, i, end)) {
        if (*name == "b" || *name == "strong") open = text[i + 1] != '/';
        if (*name == "li" || *name == "br" || *name == "p") out += ' ';
        i = end;
        continue;
      }
    }
    outside = outside || (!open && text[i] != ' ');
    out += text[i++];
  }
  strong = !outside && !out.empty();
  return out;
}

int take_heading(std::string_view& text) {
  std::size_t marks = 0;
  while (marks < text.size() && text[marks] == '#') ++marks;
  if (marks == 0 || marks > 6 || marks >= text.size() || text[marks] != ' ') return 0;
  text.remove_prefix(marks + 1);
  return static_cast<int>(marks);
}

std::vector<std::string_view> cut_at(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0;;) {
    const std::size_t next = text.find(mark, at);
    out.push_back(text.substr(at, next == std::string_view::npos ? next : next - at));
    if (next == std::string_view::npos) return out;
    at = next + 1;
  }
}

/// Columns that only blanks keep apart, as in text taken from a page: two and more blanks are one border.
std::vector<std::string_view> cut_at_gaps(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t gap = text.find("  ", at);
    if (gap == std::string_view::npos) {
      out.push_back(text.substr(at));
      break;
    }
    out.push_back(text.substr(at, gap - at));
    at = text.find_first_not_of(' ', gap);
    if (at == std::string_view::npos) break;
  }
  return out;
}

bool is_rule_of_table(std::string_view text) {
  return text.size() > 2 && text.find_first_not_of("|-: ") == std::string_view::npos && contains(text, "-");
}

std::vector<std::string_view> cut_row(std::string_view text) {
  if (contains(text, "\t")) return cut_at(text, '\t');
  const std::string_view bare = trim(text);
  if (bare.size() > 2 && bare.front() == '|' && bare.back() == '|') {
    return cut_at(bare.substr(1, bare.size() - 2), '|');
  }
  return {text};
}

struct Raw {
  Line line;
  std::string text;      ///< of a line that is no row yet
  bool gap_row = false;  ///< its gaps look like columns
};

Raw read_line(std::string_view text, int number, int page) {
  Raw raw;
  raw.line.number = number;
  raw.line.page = page;
  raw.line.heading = take_heading(text);
  const std::vector<std::string_view> cells = cut_row(text);
  raw.line.bold = true;
  bool any = false;
  for (const std::string_view cell : cells) {
    bool strong = false;
    const std::string bare = without_marks(cell, strong);
    raw.line.cells.emplace_back(trim(tidy_thai(bare)));
    if (raw.line.cells.back().empty()) continue;
    any = true;
    raw.line.bold = raw.line.bold && strong;
    if (cells.size() == 1) raw.text = bare;
  }
  raw.line.bold = raw.line.bold && any;
  if (!any) raw.line.cells.clear();
  if (cells.size() == 1 && raw.line.heading == 0 && any) {
    const std::vector<std::string_view> parts = cut_at_gaps(trim(raw.text));
    const auto is_figure = [](std::string_view part) {
      return only_number(arabic_digits(part)).has_value() || trim(part) == "-";
    };
    raw.gap_row = parts.size() >= 2 && std::any_of(parts.begin() + 1, parts.end(), is_figure);
  }
  return raw;
}

/// Lines of gaps become rows where at least two such lines stand together; the line before them is their head
/// when it has gaps too.
void read_gaps(std::vector<Raw>& raws) {
  const auto cut = [](Raw& raw) {
    const std::vector<std::string_view> parts = cut_at_gaps(trim(raw.text));
    if (parts.size() < 2) return;
    raw.line.cells.clear();
    for (const std::string_view part : parts) raw.line.cells.emplace_back(trim(tidy_thai(part)));
  };
  for (std::size_t i = 0; i < raws.size(); ++i) {
    if (!raws[i].gap_row) continue;
    const bool company = (i > 0 && raws[i].line.number - raws[i - 1].line.number <= 2 &&
                          (raws[i - 1].line.cells.size() > 1 || contains(trim(raws[i - 1].text), "  "))) ||
                         (i + 1 < raws.size() && raws[i + 1].gap_row);
    if (!company) continue;
    if (i > 0 && raws[i - 1].line.cells.size() == 1 && raws[i].line.number - raws[i - 1].line.number <= 2)
      cut(raws[i - 1]);
    cut(raws[i]);
  }
}

}  // namespace

std::string Line::text() const {
  std::string out;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) out += '\t';
    out += cell;
  }
  return out;
}

Manuscript read_text(std::string_view text, std::string name) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<Raw> raws;
  int number = 0;
  int page = contains(text, "\f") ? 1 : 0;
  for (std::string_view line : cut_at(text, '\n')) {
    ++number;
    while (!line.empty() && (line.front() == '\f' || line.front() == '\r')) {
      page += line.front() == '\f' ? 1 : 0;
      line.remove_prefix(1);
    }
    if (line.ends_with("\r")) line.remove_suffix(1);
    if (is_rule_of_table(trim(line)) && contains(line, "|")) continue;
    Raw raw = read_line(line, number, page);
    if (!raw.line.cells.empty()) raws.push_back(std::move(raw));
  }
  read_gaps(raws);
  Manuscript out{.name = std::move(name), .lines = {}, .is_scan = false};
  int table = 0;
  for (Raw& raw : raws) {
    if (raw.line.cells.size() > 1) {
      const bool goes_on = !out.lines.empty() && out.lines.back().table != 0 &&
                           (raw.line.number - out.lines.back().number == 1 ||
                            (raw.gap_row && raw.line.number - out.lines.back().number == 2));
      raw.line.table = goes_on ? table : ++table;
    }
    out.lines.push_back(std::move(raw.line));
  }
  return out;
}

}  // namespace prongsai::lint
