// SPDX-License-Identifier: Apache-2.0
// Left over from another document: running headers that name another one, and other agencies.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/provinces_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

/// What documents of this field call themselves; the longer before the shorter.
constexpr std::array<std::string_view, 10> kinds_of_document = {
    "บทวิเคราะห์",     "รายงานการวิเคราะห์", "รายงานผลการดำเนินการ", "รายงานผลการวิเคราะห์",    "รายงานผลการประเมิน",
    "แผนการขับเคลื่อน", "แผนปฏิบัติการ",       "มาตรการส่งเสริม",       "การวิเคราะห์ผลการประเมิน", "แผนป้องกัน"};

/// A title in one or several short lines: from the kind of document to its fiscal year.
struct Title {
  std::size_t line = 0;  ///< where it begins
  std::size_t end = 0;   ///< behind its last line
  std::string_view kind;
  int year = 0;
  std::string words;    ///< squeezed, without the year
  std::string printed;  ///< in one line
};

std::optional<Title> title_at(const Reading& reading, std::size_t index) {
  constexpr std::size_t lines_most = 6;
  constexpr std::size_t letters_most = 150;
  const ReadLine& first = reading.lines[index];
  if (first.is_row() || letters(first.plain) > letters_most) return std::nullopt;
  Title out;
  out.line = index;
  for (const std::string_view kind : kinds_of_document) {
    if (first.plain.starts_with(kind)) out.kind = kind;
  }
  if (out.kind.empty()) return std::nullopt;
  for (std::size_t i = index; i < reading.lines.size() && i < index + lines_most; ++i) {
    const ReadLine& line = reading.lines[i];
    if (line.is_row() || letters(line.plain) > letters_most) return std::nullopt;
    out.printed += (out.printed.empty() ? "" : " ") + line.plain;
    for (const YearAt& year : years_in(out.printed)) {
      if (!year.fiscal || year.date) continue;
      out.year = year.year;
      out.end = i + 1;
      out.words = squeeze(std::string_view(out.printed).substr(0, year.begin));
      // What goes on behind the year is a sentence.
      if (letters(trim(std::string_view(out.printed).substr(year.end))) > 12) return std::nullopt;
      return out;
    }
    if (line.line->number - first.line->number > 12) return std::nullopt;
  }
  return std::nullopt;
}

std::vector<Title> titles_of(const Reading& reading) {
  std::vector<Title> out;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    if (auto title = title_at(reading, i)) {
      i = title->end - 1;
      out.push_back(std::move(*title));
    }
  }
  return out;
}

/// Titles that come back: those of the running header, each kind and year with its places.
void check_headers(const Context& context, std::vector<Finding>& out) {
  const std::vector<Title> titles = titles_of(context.reading);
  if (titles.size() < 3) return;
  const Title& own = titles.front();
  std::map<std::pair<std::string, int>, std::vector<const Title*>> groups;
  std::size_t last_own = 0;
  std::map<std::string, int> times;  // of the words, whatever the year
  for (const Title& title : titles) {
    groups[{title.words, title.year}].push_back(&title);
    ++times[title.words];
    if (title.kind == own.kind && title.year == own.year) last_own = title.line;
  }
  for (const auto& [key, places] : groups) {
    const Title& first = *places.front();
    const bool other = first.kind != own.kind || first.year != own.year;
    // One page of many with another year is a header too.
    const bool stray = places.size() == 1 && times[first.words] >= 4 && first.kind == own.kind;
    if (!other || (places.size() < 3 && !stray)) continue;
    const bool between = first.line < last_own;
    // Other words for the same: "รายงานการวิเคราะห์…" on the cover, "การวิเคราะห์…" on the pages.
    if (first.year == own.year && !between) continue;
    Finding found =
        finding_at(*context.reading.lines[first.line].line, "copy.running_header",
                   between ? Certainty::certain : Certainty::probable, first.printed, own.printed);
    for (const Title* place : places) {
      for (std::size_t i = place->line; i < place->end; ++i) {
        if (i != first.line) found.other_lines.push_back(context.reading.lines[i].line->number);
      }
    }
    found.details = {{"count", std::to_string(places.size())}};
    out.push_back(std::move(found));
  }
}

/// The provinces a line names by their full names.
std::vector<std::pair<std::size_t, std::string_view>> provinces_in(std::string_view plain) {
  constexpr std::string_view word = "จังหวัด";
  std::vector<std::pair<std::size_t, std::string_view>> out;
  for (std::size_t at = plain.find(word); at != std::string_view::npos;
       at = plain.find(word, at + word.size())) {
    for (const std::string_view name : provinces) {
      if (plain.substr(at + word.size()).starts_with(name)) {
        out.emplace_back(at, name);
        break;
      }
    }
  }
  return out;
}

bool tells_results(std::string_view behind) {
  // Right behind the name: what follows is said of that province.
  const std::string_view near = behind.substr(0, 90);
  return !first_of(near,
                   {"ได้คะแนน", "มีผลการประเมิน", "ได้ผลคะแนน", "มีคะแนน", "ได้ดำเนินการ", "ได้วิเคราะห์", "มีแผนการ"})
              .empty();
}

void check_agencies(const Context& context, std::vector<Finding>& out) {
  constexpr std::size_t cover = 30;
  const std::vector<ReadLine>& lines = context.reading.lines;
  std::string_view own;
  for (std::size_t i = 0; i < lines.size() && i < cover && own.empty(); ++i) {
    const auto named = provinces_in(lines[i].plain);
    if (!named.empty()) own = named.front().second;
  }
  if (own.empty()) return;
  std::set<std::string_view> told;
  for (const ReadLine& line : lines) {
    for (const auto& [at, name] : provinces_in(line.plain)) {
      if (name == own || told.contains(name)) continue;
      const std::string printed = "จังหวัด" + std::string(name);
      const bool subject = tells_results(std::string_view(line.plain).substr(at + printed.size()));
      if (!subject && provinces_in(line.plain).size() > 1) continue;
      told.insert(name);
      out.push_back(finding_at(*line.line, "copy.other_agency",
                               subject ? Certainty::probable : Certainty::hint, printed,
                               "จังหวัด" + std::string(own)));
    }
  }
}

std::vector<Finding> check_copies(const Context& context) {
  std::vector<Finding> out;
  check_headers(context, out);
  check_agencies(context, out);
  return out;
}

}  // namespace

RuleSet copy_rules() {
  return {{{"copy.running_header", Kind::copy}, {"copy.other_agency", Kind::copy}}, check_copies};
}

}  // namespace prongsai::lint
