// SPDX-License-Identifier: Apache-2.0
// Parts that are announced and never come, headings that promise more than follows.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

struct Announcement {
  std::size_t line = 0;
  int count = 0;
  std::string printed;  ///< "3 ขั้นตอน"
  std::string_view noun;
};

/// "3 ขั้นตอน ดังนี้" at the end of a line.
std::optional<Announcement> announcement_in(const ReadLine& line, std::size_t index) {
  if (!is_text(line)) return std::nullopt;
  std::string_view text = trim(line.plain);
  if (text.ends_with(":")) text = trim(text.substr(0, text.size() - 1));
  if (!text.ends_with("ดังนี้") && !text.ends_with("ได้แก่") && !text.ends_with("ประกอบด้วย")) return std::nullopt;
  const std::size_t reach = text.size() > 120 ? text.size() - 120 : 0;
  for (const std::string_view noun :
       {"ขั้นตอน", "ส่วน", "ประเด็น", "ด้าน", "ข้อ", "มาตรการ", "กิจกรรม", "ประการ", "แนวทาง"}) {
    const std::size_t at = text.rfind(noun);
    if (at == std::string_view::npos || at < reach || at == 0) continue;
    const std::string_view before = trim(text.substr(0, at));
    std::size_t begin = before.size();
    while (begin > 0 && before[begin - 1] >= '0' && before[begin - 1] <= '9') --begin;
    const std::string_view digits = before.substr(begin);
    const bool number = !digits.empty() && digits.size() <= 2 && (begin == 0 || before[begin - 1] == ' ');
    // "ส่วนที่ 2", "2 ส่วนราชการ" and "ข้อคำถาม" are other things.
    const std::string_view behind = text.substr(at + noun.size());
    if (!number || behind.starts_with("ที่ ") || behind.starts_with("ราชการ") || behind.starts_with("คำถาม"))
      continue;
    return Announcement{index, std::stoi(std::string(digits)), std::string(digits) + " " + std::string(noun),
                        noun};
  }
  return std::nullopt;
}

struct Part {
  std::size_t line = 0;
  std::string words;
};

/// The numbered list that follows, numbers in front of their words or on lines of their own.
std::vector<Part> parts_after(const Reading& reading, std::size_t index) {
  std::vector<Part> out;
  std::string style;  // of the first number: others belong to other lists
  int expected = 1;
  for (std::size_t i = index + 1; i < reading.lines.size() && i < index + 60; ++i) {
    const ReadLine& line = reading.lines[i];
    if (line.running) continue;
    if (line.is_row()) break;
    const bool bare = line.plain == std::to_string(expected) || line.plain == std::to_string(expected) + ".";
    const auto number = leading_number(line.plain);
    if (bare && (style.empty() || style == "bare") && i + 1 < reading.lines.size()) {
      style = "bare";
      out.push_back({++i, reading.lines[i].plain});
      ++expected;
    } else if (number && !number->rest.empty() && (style.empty() || style == number->mark)) {
      if (number->number == expected) {
        style = number->mark;
        out.push_back({i, number->rest});
        ++expected;
      } else if (number->number == 1) {
        break;  // the next list
      }
    }
  }
  return out;
}

/// The word a part's name begins with, without "การ": what its section would have to speak of.
std::string_view leading_word(std::string_view words) {
  static constexpr std::array<std::string_view, 18> heads = {
      "เตรียมการ", "วิเคราะห์", "แผนการขับเคลื่อน", "ติดตาม", "ประเมิน", "รายงาน", "กำหนด",   "ทบทวน",  "จัดทำ",
      "เผยแพร่",   "สรุป",     "ปรับปรุง",        "พัฒนา",  "สื่อสาร",  "กำกับ",   "ตรวจสอบ", "ส่งเสริม", "ดำเนินการ"};
  if (words.starts_with("การ")) words.remove_prefix(std::string_view("การ").size());
  for (const std::string_view head : heads) {
    if (words.starts_with(head)) return head;
  }
  return {};
}

/// 0: the first, or none.
std::size_t last_line_with(const Reading& reading, std::string_view word) {
  for (std::size_t i = reading.lines.size(); i-- > 0;) {
    if (contains(reading.lines[i].plain, word)) return i;
  }
  return 0;
}

void check_announced(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  std::map<std::string_view, std::size_t> lasts;  // of a leading word
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const auto announced = announcement_in(reading.lines[i], i);
    if (!announced) continue;
    const std::vector<Part> parts = parts_after(reading, i);
    if (parts.size() >= 2 && static_cast<int>(parts.size()) != announced->count) {
      Finding found =
          finding_at(*reading.lines[i].line, "miss.announced_count", Certainty::probable, announced->printed,
                     std::to_string(parts.size()) + " " + std::string(announced->noun));
      for (const Part& part : parts) found.other_lines.push_back(reading.lines[part.line].line->number);
      found.details = {{"count", std::to_string(parts.size())}};
      out.push_back(std::move(found));
    }
    // Steps of a document are its sections; anything else that is counted is said where it is counted.
    const bool sections = announced->noun == "ขั้นตอน" || announced->noun == "ส่วน";
    if (!sections || static_cast<int>(parts.size()) != announced->count) continue;
    const std::size_t end = parts.back().line;
    // With the text in the entries themselves nothing more has to come.
    if (std::any_of(parts.begin(), parts.end(), [](const Part& part) { return letters(part.words) > 200; }))
      continue;
    std::size_t found_parts = 0;
    std::vector<const Part*> missing;
    for (const Part& part : parts) {
      const std::string_view word = leading_word(part.words);
      if (word.empty()) continue;
      auto [last, is_new] = lasts.try_emplace(word, 0);
      if (is_new) last->second = last_line_with(reading, word);
      const bool there = last->second > end;
      there ? ++found_parts : (missing.push_back(&part), found_parts);
    }
    // None at all: the list is not about sections.
    if (found_parts == 0) continue;
    for (const Part* part : missing) {
      Finding found = finding_at(*reading.lines[part->line].line, "miss.announced_part", Certainty::probable,
                                 part->words);
      found.other_lines = {reading.lines[i].line->number};
      out.push_back(std::move(found));
    }
  }
}

/// A heading right before the next of its own level, or at the end.
void check_empty_headings(const Context& context, std::vector<Finding>& out) {
  const std::vector<ReadLine>& lines = context.reading.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].line->heading < 2 || !is_heading(lines[i])) continue;
    std::size_t next = i + 1;
    while (next < lines.size() && lines[next].running) ++next;
    const bool empty = next == lines.size() ||
                       (lines[next].line->heading > 0 && lines[next].line->heading <= lines[i].line->heading);
    if (empty)
      out.push_back(finding_at(*lines[i].line, "miss.heading_empty", Certainty::hint, lines[i].plain));
  }
}

/// "รายงานผลการดำเนินการ…" over a request and a list, with nothing that was done.
void check_reported(const Context& context, std::vector<Finding>& out) {
  constexpr std::string_view words = "รายงานผลการดำเนินการ";
  const std::vector<ReadLine>& lines = context.reading.lines;
  for (std::size_t i = 12; i < lines.size(); ++i) {
    if (!is_text(lines[i]) || !lines[i].plain.starts_with(words) || letters(lines[i].plain) > 120) continue;
    bool requests = false;
    bool reports = false;
    std::size_t last = i;
    for (std::size_t k = i + 1; k < lines.size() && k < i + 40; ++k) {
      const std::string& plain = lines[k].plain;
      if (lines[k].running || (lines[k].line->heading > 0 && lines[k].line->heading <= 2)) break;
      if (plain.starts_with("บทวิเคราะห์") || plain.starts_with("แผนการขับเคลื่อน")) break;
      requests = requests || !first_of(plain, {"ขอความร่วมมือ", "ขอให้", "โปรดดำเนินการ", "ให้ส่วนราชการ"}).empty();
      reports = reports || !first_of(plain, {"ได้ดำเนินการ", "ดำเนินการแล้ว", "ผลการดำเนินการ:", "ผลลัพธ์",
                                             "แล้วเสร็จ", "ได้จัดทำ", "ได้แต่งตั้ง", "ได้เผยแพร่", "ได้จัด"})
                                .empty();
      last = k;
    }
    if (!requests || reports) continue;
    Finding found = finding_at(*lines[i].line, "narr.nothing_reported", Certainty::probable, lines[i].plain);
    found.other_lines = {lines[last].line->number};
    out.push_back(std::move(found));
  }
}

/// Committees of whom nobody reads who they are: no order, no members.
void check_committees(const Context& context, std::vector<Finding>& out) {
  std::vector<int> places;
  std::set<std::string> names;
  const Line* first = nullptr;
  for (const ReadLine& line : context.reading.lines) {
    // An order's number, or members, settle it for the whole document.
    if (contains(line.plain, "ตามคำสั่ง") || contains(line.plain, "คำสั่งจังหวัด") || contains(line.plain, "คำสั่งที่"))
      return;
    if (contains(line.plain, "ประธานกรรมการ") || contains(line.plain, "ประธานคณะ")) return;
    if (!line.is_row()) continue;
    for (std::size_t column = 1; column < line.cells.size(); ++column) {
      const std::string& cell = line.cells[column];
      const bool acts =
          contains(cell, "ฝ่ายเลขานุการ") || contains(cell, "คณะทำงาน") || contains(cell, "คณะกรรมการ");
      // Only names cut short: "… ฯ", "จ.ชม.".
      const bool cut = contains(cell, "ฯ") || contains(cell, "จ.");
      if (!acts || !cut || letters(cell) > 160) continue;
      if (first == nullptr) first = line.line;
      places.push_back(line.line->number);
      if (contains(cell, "ฝ่ายเลขานุการ")) names.insert("ฝ่ายเลขานุการ ฯ");
      if (contains(cell, "คณะทำงาน")) names.insert("คณะทำงาน");
      if (contains(cell, "คณะกรรมการ")) names.insert("คณะกรรมการ");
    }
  }
  if (places.size() < 3) return;
  std::string printed;
  for (const std::string& name : names) printed += (printed.empty() ? "" : ", ") + name;
  Finding found = finding_at(*first, "miss.committee", Certainty::probable, printed);
  found.other_lines.assign(places.begin() + 1, places.end());
  out.push_back(std::move(found));
}

std::vector<Finding> check_structure(const Context& context) {
  std::vector<Finding> out;
  check_announced(context, out);
  check_empty_headings(context, out);
  check_reported(context, out);
  check_committees(context, out);
  return out;
}

}  // namespace

RuleSet structure_rules() {
  return {{{"miss.announced_count", Kind::miss},
           {"miss.announced_part", Kind::miss},
           {"miss.heading_empty", Kind::miss},
           {"miss.committee", Kind::miss},
           {"narr.nothing_reported", Kind::narr}},
          check_structure};
}

}  // namespace prongsai::lint
