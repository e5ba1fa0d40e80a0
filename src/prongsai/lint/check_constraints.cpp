// SPDX-License-Identifier: Apache-2.0
// The fixed headings of a document in seven topics: its topics, and the five on what limits the agency.
#include <algorithm>
#include <array>
#include <set>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

struct Heading {
  std::string_view name;
  std::array<std::string_view, 3> words;  ///< one of them begins the line
};

/// As the form prints them. Source: the analysis of Chiang Mai City Municipality for FY2566, part 3.
constexpr std::array<Heading, 5> constraints = {
    {{"บุคลากร", {"บุคลากร", "ด้านบุคลากร", "ข้อจำกัดด้านบุคลากร"}},
     {"งบประมาณ", {"งบประมาณ", "ด้านงบประมาณ", "ข้อจำกัดด้านงบประมาณ"}},
     {"เทคโนโลยี", {"เทคโนโลยี", "ด้านเทคโนโลยี", "ข้อจำกัดด้านเทคโนโลยี"}},
     {"สภาพพื้นที่", {"สภาพพื้นที่", "ด้านสภาพพื้นที่", "ข้อจำกัดด้านสภาพพื้นที่"}},
     {"เศรษฐกิจ วัฒนธรรม การดำรงชีวิตของคนในพื้นที่", {"เศรษฐกิจ", "ด้านเศรษฐกิจ", "ข้อจำกัดด้านเศรษฐกิจ"}}}};

/// The line that opens the section on constraints.
std::optional<std::size_t> section_on_constraints(const Reading& reading) {
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const ReadLine& line = reading.lines[i];
    if (line.is_row() || line.running || letters(line.plain) > 90) continue;
    const std::string_view words = without_mark(line.plain);
    const bool heads = line.line->heading > 0 || words.starts_with("ส่วนที่") ||
                       words.starts_with("การวิเคราะห์ข้อจำกัด") || words.starts_with("ข้อจำกัด");
    const bool none = contains(line.plain, "ไม่มีข้อจำกัด");
    const bool listed = i + 1 < reading.lines.size() && reading.lines[i + 1].plain.starts_with("ส่วนที่");
    if (heads && contains(line.plain, "ข้อจำกัดของหน่วยงาน") && !none && !listed) return i;
  }
  return std::nullopt;
}

bool opens(std::string_view plain, const Heading& heading) {
  const std::string_view text = without_mark(plain);
  return std::any_of(heading.words.begin(), heading.words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

/// Words behind the heading on its own line or in the next cell.
bool says_something(const ReadLine& line, const Heading& heading) {
  if (line.is_row()) {
    std::size_t filled = 0;
    for (const std::string& cell : line.cells) filled += squeeze(cell).empty() ? 0U : 1U;
    return filled > 1 && !squeeze(line.cells.back()).empty();
  }
  return letters(without_mark(line.plain)) > letters(heading.name) + 14;
}

/// A line of every page stands in other sections too; the same words under several headings do not.
bool stands_outside(const std::vector<ReadLine>& lines, const std::string& plain, std::size_t begin,
                    std::size_t end) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if ((i < begin || i >= end) && lines[i].plain == plain) return true;
  }
  return false;
}

/// No blank line stands between a line and the next.
bool follows_at_once(const std::vector<ReadLine>& lines, std::size_t line) {
  return line + 1 < lines.size() && lines[line + 1].line->number == lines[line].line->number + 1;
}

/// Under most headings the words stand right below.
bool words_follow_at_once(const std::vector<ReadLine>& lines,
                          const std::array<std::size_t, constraints.size()>& at) {
  return std::count_if(at.begin(), at.end(),
                       [&](std::size_t line) { return line != 0 && follows_at_once(lines, line); }) >= 3;
}

void check_constraints_of(const Context& context, std::size_t section, std::vector<Finding>& out) {
  const std::vector<ReadLine>& lines = context.reading.lines;
  std::array<std::size_t, constraints.size()> at{};
  std::size_t end = section + 1;
  for (; end < lines.size(); ++end) {
    if (!lines[end].running && lines[end].plain.starts_with("ส่วนที่")) break;
    for (std::size_t k = 0; k < constraints.size(); ++k) {
      const bool short_enough = lines[end].is_row() || lines[end].line->heading > 0 ||
                                leading_number(lines[end].plain) || letters(lines[end].plain) < 70;
      if (at[k] == 0 && short_enough && opens(lines[end].plain, constraints[k])) at[k] = end;
    }
  }
  const auto found =
      static_cast<std::size_t>(std::count_if(at.begin(), at.end(), [](std::size_t one) { return one != 0; }));
  // Fewer than two: the section has a shape of its own.
  if (found < 2) return;
  for (std::size_t k = 0; k < constraints.size(); ++k) {
    if (at[k] == 0) {
      out.push_back(finding_at(*lines[section].line, "miss.constraint", Certainty::certain, "",
                               std::string(constraints[k].name)));
      continue;
    }
    if (says_something(lines[at[k]], constraints[k])) continue;
    std::size_t next = at[k] + 1;
    const bool apart = next < end && !follows_at_once(lines, at[k]);
    // "ไม่มีข้อจำกัดของหน่วยงาน" under several headings looks like a line of every page.
    while (next < end && lines[next].running && stands_outside(lines, lines[next].plain, section, end))
      ++next;
    const bool empty = next >= end || std::find(at.begin(), at.end(), next) != at.end() ||
                       (apart && words_follow_at_once(lines, at));
    if (!empty) continue;
    Finding finding =
        finding_at(*lines[at[k]].line, "miss.constraint_empty", Certainty::certain, lines[at[k]].plain);
    finding.details = {{"heading", std::string(constraints[k].name)}};
    out.push_back(std::move(finding));
  }
}

/// Every topic of the year's edition where the document goes by topics.
void check_topics(const Context& context, std::vector<Finding>& out) {
  const framework::Edition* edition = context.catalogue.of_year(context.reading.results_year);
  if (edition == nullptr || edition->topics.empty()) return;
  std::set<std::string> named;
  const Line* last = nullptr;
  for (const ReadLine& line : context.reading.lines) {
    for (const framework::Topic& topic : edition->topics) {
      if (!line.plain.starts_with("ประเด็นที่ " + topic.code) && !line.plain.starts_with("ประเด็นที่" + topic.code))
        continue;
      named.insert(topic.code);
      last = line.line;
    }
  }
  if (named.size() < 3) return;
  for (const framework::Topic& topic : edition->topics) {
    const std::string key = squeeze(topic.name.th);
    const bool there = named.contains(topic.code) ||
                       std::any_of(context.reading.lines.begin(), context.reading.lines.end(),
                                   [&](const ReadLine& line) { return contains(squeeze(line.plain), key); });
    if (there) continue;
    out.push_back(finding_at(*last, "miss.topic", Certainty::certain, "",
                             "ประเด็นที่ " + topic.code + " " + topic.name.th));
  }
}

std::vector<Finding> check_constraints(const Context& context) {
  std::vector<Finding> out;
  if (const auto section = section_on_constraints(context.reading))
    check_constraints_of(context, *section, out);
  check_topics(context, out);
  return out;
}

}  // namespace

RuleSet constraint_rules() {
  return {
      {{"miss.constraint", Kind::miss}, {"miss.constraint_empty", Kind::miss}, {"miss.topic", Kind::miss}},
      check_constraints};
}

}  // namespace prongsai::lint
