// SPDX-License-Identifier: Apache-2.0
// Claims in sentences that the tables of the same document contradict.
#include <algorithm>

#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {
namespace {

std::string_view bytes_before(std::string_view text, std::size_t at, std::size_t count) {
  return text.substr(at > count ? at - count : 0, std::min(at, count));
}

/// What is wished for, planned or asked is no claim of what is.
bool is_goal(std::string_view before) {
  return any_of_words(before, {"เพื่อให้", "เป้าหมาย", "ควร", "จะต้อง", "ตั้งเป้า", "คาดว่า", "คาดหมาย", "มุ่ง", "ผลักดัน",
                               "ยกระดับ", "เพื่อยก", "จะทำให้", "ส่งผลให้", "ขอความร่วมมือ"});
}

std::string counts_of(const Movement& moved) {
  return "เพิ่มขึ้น " + std::to_string(moved.rose.size()) + ", ลดลง " + std::to_string(moved.fell.size()) +
         ", เท่าเดิม " + std::to_string(moved.same.size());
}

std::string instrument_in(const Reading& reading, std::string_view text) {
  const Vocabulary* names = reading.names(reading.results_year);
  const std::string node = names->instrument(text);
  return node.starts_with("instrument:") ? node.substr(node.find(':') + 1) : "";
}

void every(const Context& context, std::size_t line, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const std::string& plain = reading.lines[line].plain;
  static constexpr std::string_view word = "ทุกตัวชี้วัด";
  const int year = reading.results_year;
  for (std::size_t at = plain.find(word); at != std::string::npos; at = plain.find(word, at + word.size())) {
    const std::string_view before = bytes_before(plain, at, 90);
    const std::string_view after = std::string_view(plain).substr(at + word.size(), 75);
    if (is_goal(bytes_before(plain, at, 150)) || after.starts_with("ให้")) continue;
    const std::string near = std::string(before) + " " + std::string(after);
    const bool rise = any_of_words(near, {"เพิ่มขึ้น", "สูงขึ้น"});
    const bool fall = any_of_words(near, {"ลดลง", "ต่ำลง"});
    const int from = year_before(reading);
    if (rise != fall && from != 0) {
      const Movement moved = movement(reading, from, year, instrument_in(reading, before));
      if (rise ? moved.fell.empty() && moved.same.empty() : moved.rose.empty() && moved.same.empty())
        continue;
      out.push_back(finding_at(source(context, line), "narr.every", Certainty::certain,
                               rise ? "เพิ่มขึ้นทุกตัวชี้วัด" : "ลดลงทุกตัวชี้วัด", counts_of(moved)));
      out.back().details = {{"rose", std::to_string(moved.rose.size())},
                            {"fell", std::to_string(moved.fell.size())},
                            {"same", std::to_string(moved.same.size())},
                            {"list", written_list(reading, year, rise ? moved.fell : moved.rose)}};
      continue;
    }
    const auto mark = pass_mark(reading, year);
    const bool passes = any_of_words(near, {"ผ่านเกณฑ์", "ผ่านการประเมิน"}) && !contains(near, "ไม่ผ่าน");
    if (!mark || !passes || reading.known_indicators(year).size() < 3) continue;
    const std::vector<std::string> failing = below(reading, year, *mark);
    if (failing.empty()) continue;
    out.push_back(finding_at(source(context, line), "narr.every", Certainty::certain, "ผ่านเกณฑ์ทุกตัวชี้วัด",
                             "ไม่ผ่าน: " + written_list(reading, year, failing)));
    out.back().details = {{"rose", "0"},
                          {"fell", std::to_string(failing.size())},
                          {"same", "0"},
                          {"list", written_list(reading, year, failing)}};
  }
}

/// Anywhere in it.
bool tests_statistically(const Reading& reading) {
  return std::any_of(reading.lines.begin(), reading.lines.end(), [](const ReadLine& one) {
    return any_of_words(one.plain, {"นัยสำคัญทางสถิติ", "t-test", "T-test", "p-value", "ค่า p", "p <", "p<",
                                    "ทดสอบสมมติฐาน", "การทดสอบ", "ไคสแควร์", "chi-square"});
  });
}

void significant(const Context& context, std::size_t line, std::vector<Finding>& out) {
  const std::string& plain = context.reading.lines[line].plain;
  const std::size_t at = plain.find("นัยสำคัญ");
  if (at == std::string::npos) return;
  const std::string near = plain.substr(at > 200 ? at - 200 : 0, 400);
  if (!any_of_words(near, {"เพิ่มขึ้น", "ลดลง", "สูงขึ้น", "ต่ำลง", "แตกต่าง", "เปลี่ยนแปลง", "คะแนน"})) return;
  out.push_back(finding_at(source(context, line), "narr.significant", Certainty::certain, "อย่างมีนัยสำคัญ"));
}

/// "วิเคราะห์คะแนนสูงสุดรายตัวชี้วัด" over a table that lists every indicator.
void heading(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  std::optional<Finding> told;
  for (const Table& table : reading.tables) {
    std::set<std::string> nodes;
    for (const Row& row : table.rows) {
      if (row.node.starts_with("indicator:")) nodes.insert(row.node);
    }
    const Vocabulary* names = reading.names(table.year);
    if (names == nullptr || nodes.size() < names->indicators().size() || nodes.size() < 4) continue;
    for (const std::size_t line : table.lead) {
      const std::string text = squeeze(reading.lines[line].plain);
      const std::string_view word =
          first_of(text, {"คะแนนสูงสุดรายตัวชี้วัด", "คะแนนต่ำสุดรายตัวชี้วัด", "ตัวชี้วัดที่ได้คะแนนสูงสุดดังนี้",
                          "ตัวชี้วัดที่ได้คะแนนต่ำสุดดังนี้", "ตัวชี้วัดที่มีคะแนนสูงสุดดังนี้", "ตัวชี้วัดที่มีคะแนนต่ำสุดดังนี้"});
      if (word.empty() || contains(text, "เรียง")) continue;
      const int number = source(context, line).number;
      if (!told) {
        told = finding_at(source(context, line), "narr.highest_heading", Certainty::certain,
                          std::string(word), "คะแนนรายตัวชี้วัด");
        told->details = {{"count", std::to_string(nodes.size())}};
      } else if (number < told->line) {
        told->other_lines.push_back(told->line);
        told->line = number;
      } else {
        told->other_lines.push_back(number);
      }
    }
  }
  if (told) out.push_back(std::move(*told));
}

/// "ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ …": named beside what the scores say.
void extreme(const Context& context, std::size_t line, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const std::string& plain = reading.lines[line].plain;
  const int year = reading.results_year;
  const Vocabulary* names = reading.names(year);
  const std::vector<std::string> all = reading.known_indicators(year);
  if (all.size() < 3) return;
  for (const Mention& mention : reading.mentions_in(line)) {
    if (mention.node.empty() || !reading.value(year, mention.node)) continue;
    const std::string before(bytes_before(plain, mention.begin, 110));
    std::size_t top = std::string::npos;
    bool high = false;
    for (const std::string_view word :
         {"คะแนนสูงสุด", "คะแนนสูงที่สุด", "คะแนนมากที่สุด", "คะแนนต่ำสุด", "คะแนนต่ำที่สุด", "คะแนนน้อยที่สุด"}) {
      const std::size_t at = before.rfind(word);
      if (at == std::string::npos || (top != std::string::npos && at < top)) continue;
      top = at;
      high = contains(word, "สูง") || contains(word, "มาก");
    }
    if (top == std::string::npos || !any_of_words(before.substr(top), {"คือ", "ได้แก่"}) ||
        contains(before.substr(top), "ข้อ ") || contains(before.substr(0, top), "จาก") ||
        contains(before.substr(top), "รองลงมา") || !years_in(before).empty())
      continue;
    const Points own = *reading.value(year, mention.node);
    Points best = own;
    Points best_of_instrument = own;
    std::vector<std::string> right;
    for (const std::string& node : all) {
      const Points value = *reading.value(year, node);
      if (high ? value > best : value < best) best = value;
      if (names->instrument_of(node) == names->instrument_of(mention.node) &&
          (high ? value > best_of_instrument : value < best_of_instrument))
        best_of_instrument = value;
    }
    if (own == best || own == best_of_instrument) continue;  // it may speak of one instrument only
    for (const std::string& node : all) {
      if (*reading.value(year, node) == best) right.push_back(node);
    }
    // The first of a list counts; the others follow it.
    out.push_back(finding_at(source(context, line), "narr.extreme", Certainty::certain, mention.name,
                             written_list(reading, year, right)));
    out.back().details = {{"node", mention.node}, {"score", two_places(own)}, {"best", two_places(best)}};
  }
}

/// "ตัวชี้วัด … มีคะแนนเพิ่มขึ้น" of one that fell.
void direction(const Context& context, std::size_t line, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const std::string& plain = reading.lines[line].plain;
  const int year = reading.results_year;
  const int from = year_before(reading);
  if (from == 0) return;
  for (const Mention& mention : reading.mentions_in(line)) {
    if (mention.node.empty()) continue;
    const auto now = reading.value(year, mention.node);
    const auto then = reading.value(from, mention.node);
    if (!now || !then || *now == *then) continue;
    std::size_t end = std::min(plain.size(), mention.end + 150);
    for (const Mention& next : reading.mentions_in(line)) {
      if (next.begin > mention.begin) end = std::min(end, next.begin);
    }
    if (end <= mention.end) continue;
    const std::string after = plain.substr(mention.end, end - mention.end);
    const std::size_t up = std::min(after.find("เพิ่มขึ้น"), after.find("สูงขึ้น"));
    const std::size_t down = after.find("ลดลง");
    const std::size_t at = std::min(up, down);
    if (at == std::string::npos || (up < down) == (*now > *then) || is_goal(after.substr(0, at)) ||
        contains(after.substr(0, at), "ให้") || !contains(after.substr(0, at), "คะแนน") ||
        is_goal(bytes_before(plain, mention.begin, 120)))
      continue;
    out.push_back(finding_at(source(context, line), "narr.direction", Certainty::certain,
                             up < down ? "เพิ่มขึ้น" : "ลดลง", *now > *then ? "เพิ่มขึ้น" : "ลดลง"));
    out.back().details = {{"node", mention.node},
                          {"difference", (*now > *then ? "+" : "") + two_places(*now - *then)}};
  }
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  heading(context, out);
  const bool is_tested = tests_statistically(context.reading);
  for (std::size_t line = 0; line < context.reading.lines.size(); ++line) {
    const ReadLine& one = context.reading.lines[line];
    if (one.is_row() || one.running) continue;
    every(context, line, out);
    if (!is_tested) significant(context, line, out);
    extreme(context, line, out);
    direction(context, line, out);
  }
  return out;
}

}  // namespace

RuleSet claim_rules() {
  return {.rules = {{"narr.every", Kind::narr},
                    {"narr.significant", Kind::narr},
                    {"narr.highest_heading", Kind::narr},
                    {"narr.extreme", Kind::narr}},
          .check = find};
}

}  // namespace prongsai::lint
