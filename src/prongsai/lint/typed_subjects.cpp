// SPDX-License-Identifier: Apache-2.0
// Whom a word of a typed sentence is said of. Thai marks no end of a sentence, so a subject counts only where
// nothing but words of scoring stands between: a false alarm costs an officer as much as a miss.
#include <algorithm>
#include <array>

#include "prongsai/lint/typed_detail.h"

namespace prongsai::lint {
namespace {

bool is_ascii_word(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_ascii_word(text[begin - 1])) && (end >= text.size() || !is_ascii_word(text[end]));
}

void add_mentions(const Reading& reading, const Vocabulary& names, std::size_t line,
                  std::vector<Subject>& out) {
  const std::string_view plain = reading.lines[line].plain;
  for (const Mention& mention : reading.mentions_in(line)) {
    const std::string node = mention.node.empty() ? "indicator:" + mention.number : mention.node;
    if (names.find_indicator(node) == nullptr) continue;
    const std::string_view before = trim(plain.substr(0, mention.begin));
    const bool called = !mention.number.empty() || before.ends_with("ตัวชี้วัด") || before.ends_with("ด้าน");
    out.push_back({mention.begin, mention.end, node, !called});
  }
}

/// "i7", "ข้อ E11", "i8.1".
void add_items(const Vocabulary& names, std::string_view plain, std::vector<Subject>& out) {
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const char letter = static_cast<char>(plain[at] | 0x20);
    if ((letter != 'i' && letter != 'e' && letter != 'o') || (at > 0 && is_ascii_word(plain[at - 1])))
      continue;
    std::size_t end = at + 1;
    while (end < plain.size() && plain[end] >= '0' && plain[end] <= '9') ++end;
    if (end == at + 1) continue;
    if (end + 1 < plain.size() && plain[end] == '.' && plain[end + 1] >= '0' && plain[end + 1] <= '9') {
      ++end;
      while (end < plain.size() && plain[end] >= '0' && plain[end] <= '9') ++end;
    }
    const std::string node =
        "item:" + std::string(1, letter) + std::string(plain.substr(at + 1, end - at - 1));
    if (stands_alone(plain, at, end) && names.plan().find(node)) out.push_back({at, end, node, false});
  }
}

/// "IIT", "แบบวัด EIT ส่วนที่ 1", or the instrument's name.
void add_instruments(const Vocabulary& names, std::string_view plain, std::vector<Subject>& out) {
  std::string small(plain);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  for (const auto& one : names.edition().instruments) {
    for (std::size_t at = small.find(one.code); at != std::string::npos; at = small.find(one.code, at + 1)) {
      std::size_t end = at + one.code.size();
      if (!stands_alone(small, at, end)) continue;
      std::string node = "instrument:" + one.code;
      for (const auto& part : one.parts) {
        const std::string said = "ส่วนที่ " + std::string(1, part.code.back());
        const std::string_view behind = trim(plain.substr(end));
        if (!behind.starts_with(said)) continue;
        node = "part:" + part.code;
        end = static_cast<std::size_t>(behind.data() - plain.data()) + said.size();
      }
      out.push_back({at, end, node, false});
    }
    if (one.name.th.empty()) continue;
    const std::size_t at = plain.find(one.name.th);
    if (at != std::string_view::npos)
      out.push_back({at, at + one.name.th.size(), "instrument:" + one.code, false});
  }
}

void add_words(const Known& known, std::string_view plain, std::vector<Subject>& out) {
  const auto add = [&](std::string_view word, const std::string& node) {
    for (std::size_t at = plain.find(word); at != std::string_view::npos;
         at = plain.find(word, at + word.size()))
      out.push_back({at, at + word.size(), node, false});
  };
  for (const std::string_view word : {"คะแนนรวม", "คะแนนภาพรวม", "ภาพรวม"}) add(word, "total");
  std::vector<std::string> done;
  for (const KnownScore& score : known.scores) {
    for (const std::string& name : score.names) {
      if (name.empty() || std::find(done.begin(), done.end(), name) != done.end()) continue;
      done.push_back(name);
      add(name, score.node);
    }
  }
}

bool is_one_score(const Subject& subject) {
  return subject.node.starts_with("indicator:") || subject.node.starts_with("item:");
}

/// "ตัวชี้วัดที่ 2 การใช้งบประมาณ (IIT)", "คะแนนในภาพรวม": a word that only says where the one before it belongs.
bool belongs_to(std::string_view plain, const Subject& before, const Subject& one) {
  const bool wider =
      one.node == "total" || one.node.starts_with("instrument:") || one.node.starts_with("part:");
  if (!is_one_score(before) || !wider) return false;
  const std::string between = squeeze(plain.substr(before.end, one.begin - before.end));
  static constexpr std::array<std::string_view, 9> joints = {
      "", "แบบวัด", "ของแบบวัด", "ตามแบบวัด", "ในแบบวัด", "จากแบบวัด", "ของ", "ใน", "แบบ"};
  return std::find(joints.begin(), joints.end(), between) != joints.end();
}

/// Words that may stand between a subject and what is said of its score.
constexpr std::array words_between = {std::string_view("ไม่ผ่านการประเมิน"),
                                      std::string_view("ไม่ผ่านเกณฑ์"),
                                      std::string_view("ผ่านการประเมิน"),
                                      std::string_view("เมื่อเปรียบเทียบ"),
                                      std::string_view("ไม่เปลี่ยนแปลง"),
                                      std::string_view("การประเมิน"),
                                      std::string_view("ปีงบประมาณ"),
                                      std::string_view("เปรียบเทียบ"),
                                      std::string_view("ของหน่วยงาน"),
                                      std::string_view("เปลี่ยนแปลง"),
                                      std::string_view("ผ่านเกณฑ์"),
                                      std::string_view("ต่ำกว่าเกณฑ์"),
                                      std::string_view("สูงกว่าเกณฑ์"),
                                      std::string_view("ที่ผ่านมา"),
                                      std::string_view("เมื่อเทียบ"),
                                      std::string_view("เพิ่มขึ้น"),
                                      std::string_view("ต่อเนื่อง"),
                                      std::string_view("สูงที่สุด"),
                                      std::string_view("ต่ำที่สุด"),
                                      std::string_view("เล็กน้อย"),
                                      std::string_view("ขณะที่"),
                                      std::string_view("แนวโน้ม"),
                                      std::string_view("ในภาพรวม"),
                                      std::string_view("ไม่ผ่าน"),
                                      std::string_view("เท่ากับ"),
                                      std::string_view("ร้อยละ"),
                                      std::string_view("คะแนน"),
                                      std::string_view("สูงขึ้น"),
                                      std::string_view("ดีขึ้น"),
                                      std::string_view("ลดลง"),
                                      std::string_view("ต่ำลง"),
                                      std::string_view("แย่ลง"),
                                      std::string_view("สูงสุด"),
                                      std::string_view("ต่ำสุด"),
                                      std::string_view("เท่าเดิม"),
                                      std::string_view("อย่าง"),
                                      std::string_view("เฉลี่ย"),
                                      std::string_view("เทียบ"),
                                      std::string_view("ระดับ"),
                                      std::string_view("ปีก่อน"),
                                      std::string_view("ปีนี้"),
                                      std::string_view("ปรากฏ"),
                                      std::string_view("พบว่า"),
                                      std::string_view("กลับ"),
                                      std::string_view("ประจำ"),
                                      std::string_view("ด้าน"),
                                      std::string_view("และ"),
                                      std::string_view("ซึ่ง"),
                                      std::string_view("โดย"),
                                      std::string_view("แต่"),
                                      std::string_view("นั้น"),
                                      std::string_view("เป็น"),
                                      std::string_view("จาก"),
                                      std::string_view("กับ"),
                                      std::string_view("อยู่"),
                                      std::string_view("ถือว่า"),
                                      std::string_view("คือ"),
                                      std::string_view("ต่าง"),
                                      std::string_view("ยัง"),
                                      std::string_view("แล้ว"),
                                      std::string_view("ที่"),
                                      std::string_view("นี้"),
                                      std::string_view("พศ"),
                                      std::string_view("ได้"),
                                      std::string_view("ค่า"),
                                      std::string_view("ผล"),
                                      std::string_view("ปี"),
                                      std::string_view("มี"),
                                      std::string_view("ใน"),
                                      std::string_view("รวม"),
                                      std::string_view("ก็")};

/// "… ของเทศบาลตำบลหนึ่ง มีคะแนน" before the word: the score is said to be the subject's.
bool leads_to_score(std::string_view text) {
  constexpr std::size_t reach = 90;
  const std::string squeezed = squeeze(text);
  return squeezed.size() <= reach && squeezed.starts_with("ของ") && squeezed.ends_with("คะแนน") &&
         !any_of_words(squeezed, {"ข้อ", "ประเด็น", "แบบวัด", "ตัวชี้วัด", "รายการ", "เรื่อง", "อื่น", "ให้"});
}

bool joins(std::string_view text) {
  const std::string squeezed = squeeze(text);
  return squeezed.empty() || squeezed == "และ" || squeezed == "กับ" || squeezed == "และข้อ" ||
         squeezed == "และตัวชี้วัด" || squeezed == "ข้อ" || squeezed == "และแบบวัด";
}

/// "ผู้ตอบแบบวัด EIT", "น้ำหนักของแบบวัด OIT", "รายงานตัวชี้วัดที่ 2": not of its score.
bool is_of_something_else(std::string_view before) {
  for (bool more = true; more;) {
    more = false;
    before = trim(before);
    for (const std::string_view word : {"แบบวัด", "ของ", "ข้อ", "ใน", "ตาม", "ตัวชี้วัด"}) {
      if (!before.ends_with(word)) continue;
      before.remove_suffix(word.size());
      more = true;
    }
  }
  static constexpr std::array<std::string_view, 12> nouns = {"ผู้ตอบ",  "น้ำหนัก",  "รายงาน", "ผู้รับผิดชอบ",
                                                             "จำนวน", "กิจกรรม", "หลักฐาน", "ข้อมูล",
                                                             "เรื่อง",  "เกี่ยวกับ", "ด้วย",    "ความเข้าใจ"};
  return std::any_of(nouns.begin(), nouns.end(),
                     [&](std::string_view noun) { return before.ends_with(noun); });
}

/// "แต่" not of "ตั้งแต่", "แต่ละ", "แต่งตั้ง".
bool is_but(std::string_view plain, std::size_t at) {
  const std::string_view rest = plain.substr(at + std::string_view("แต่").size());
  return !plain.substr(0, at).ends_with("ตั้ง") && !rest.starts_with("ละ") && !rest.starts_with("ง");
}

}  // namespace

bool only_words_between(std::string_view text) {
  const std::string squeezed = squeeze(text);
  std::string_view rest = squeezed;
  while (!rest.empty()) {
    if (is_ascii_word(rest.front())) {
      rest.remove_prefix(1);
      continue;
    }
    const auto* word = std::find_if(words_between.begin(), words_between.end(),
                                    [&](std::string_view one) { return rest.starts_with(one); });
    if (word == words_between.end()) return false;
    rest.remove_prefix(word->size());
  }
  return true;
}

std::vector<std::vector<std::string>> peers(const Vocabulary& names, const std::string& node) {
  std::vector<std::string> own;
  std::vector<std::string> all;
  const auto items = [](std::vector<std::string> codes) {
    for (std::string& code : codes) code = "item:" + code;
    return codes;
  };
  if (node.starts_with("indicator:")) {
    for (const std::string& other : names.indicators()) {
      all.push_back(other);
      if (names.instrument_of(other) == names.instrument_of(node)) own.push_back(other);
    }
  } else if (node.starts_with("item:")) {
    const std::string indicator = names.indicator_of_item(std::string_view(node).substr(5));
    if (indicator.empty()) return {};
    own = items(names.items_of(indicator));
    for (const std::string& other : names.indicators()) {
      if (names.instrument_of(other) != names.instrument_of(indicator)) continue;
      for (std::string& item : items(names.items_of(other))) all.push_back(std::move(item));
    }
  } else if (node.starts_with("instrument:")) {
    for (const auto& one : names.edition().instruments) own.push_back("instrument:" + one.code);
    all = own;
  }
  return all.empty() ? std::vector<std::vector<std::string>>{} : std::vector{own, all};
}

std::string_view skip_words(std::string_view text, std::initializer_list<std::string_view> words) {
  for (bool more = true; more;) {
    more = false;
    text = trim(text);
    for (const std::string_view word : words) {
      if (!text.starts_with(word)) continue;
      text.remove_prefix(word.size());
      more = true;
    }
  }
  return text;
}

std::vector<Subject> subjects_in(const Reading& reading, const Known& known, std::size_t line) {
  const Vocabulary* names = reading.names(reading.results_year);
  if (names == nullptr) return {};
  const std::string_view plain = reading.lines[line].plain;
  std::vector<Subject> found;
  add_mentions(reading, *names, line, found);
  add_items(*names, plain, found);
  add_instruments(*names, plain, found);
  add_words(known, plain, found);
  std::sort(found.begin(), found.end(), [](const Subject& a, const Subject& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Subject> out;
  for (Subject& one : found) {
    if (!out.empty() && one.begin < out.back().end) continue;
    if (!out.empty() && belongs_to(plain, out.back(), one)) {
      out.back().end = one.end;
    } else {
      out.push_back(std::move(one));
    }
  }
  return out;
}

std::vector<Subject> subjects_of(std::string_view plain, const std::vector<Subject>& all, std::size_t at) {
  std::size_t count = 0;
  while (count < all.size() && all[count].end <= at) ++count;
  if (count == 0) return {};
  std::size_t first = count - 1;
  const std::string_view between = plain.substr(all[first].end, at - all[first].end);
  if (!only_words_between(between) && !leads_to_score(between)) return {};
  while (first > 0 && joins(plain.substr(all[first - 1].end, all[first].begin - all[first - 1].end))) --first;
  const bool scored =
      contains(between, "คะแนน") || trim(plain.substr(0, all[first].begin)).ends_with("คะแนน");
  if (!scored && (all[count - 1].needs_score || is_of_something_else(plain.substr(0, all[first].begin))))
    return {};
  std::vector<Subject> out(all.begin() + static_cast<std::ptrdiff_t>(first),
                           all.begin() + static_cast<std::ptrdiff_t>(count));
  return out;
}

std::size_t clause_begin(std::string_view plain, std::size_t at) {
  std::size_t begin = 0;
  for (const std::string_view word : {"แต่", "พบว่า", "ปรากฏว่า", "เห็นได้ว่า", "เห็นว่า", "สรุปได้ว่า", "ขณะที่",
                                      "อย่างไรก็ตาม", "นอกจากนี้", "; ", " ส่วนตัวชี้วัด", " ส่วนคะแนน", " ส่วนแบบวัด"}) {
    for (std::size_t found = plain.find(word); found < at; found = plain.find(word, found + 1)) {
      if (word == "แต่" && !is_but(plain, found)) continue;
      begin = std::max(begin, found + word.size());
    }
  }
  return std::min(begin, at);
}

bool is_wish(std::string_view plain, const std::vector<Subject>& all, std::size_t begin, std::size_t end,
             int results_year) {
  const std::size_t from = clause_begin(plain, begin);
  // Names of indicators hold such words ("การปรับปรุงการทำงาน"): what stands around them counts.
  std::string before;
  std::size_t at = from;
  for (const Subject& one : all) {
    if (one.begin < at || one.end > begin) continue;
    before += std::string(plain.substr(at, one.begin - at)) + '\n';
    at = one.end;
  }
  before += plain.substr(at, begin - at);
  for (const std::string_view harmless : {"ส่งผลให้", "ทำให้", "ให้บริการ", "จะเห็น", "ต้องการทราบ"}) {
    for (std::size_t found = before.find(harmless); found != std::string::npos; found = before.find(harmless))
      before.replace(found, harmless.size(), "\n");
  }
  if (any_of_words(before, {"เพื่อ",    "ให้",     "เป้าหมาย", "ควร",    "ต้อง",     "คาด",   "หวัง",    "มุ่ง",
                            "ผลักดัน",  "ยกระดับ", "จะ",      "อาจ",    "หาก",     "ถ้า",    "ส่งเสริม", "พัฒนา",
                            "ปรับปรุง", "เร่ง",    "เสนอ",    "แนวทาง", "มาตรการ", "ป้องกัน", "กรณี",    "แผน"}))
    return true;
  const std::string_view behind = trim(plain.substr(end));
  const std::string_view near = behind.substr(0, 150);
  for (const YearAt& year : years_in(near)) {
    if (year.year > results_year) return true;
  }
  return behind.starts_with("หรือ") || behind.starts_with("/") || behind.starts_with("ได้") ||
         behind.starts_with("ให้") || behind.starts_with("ต่อไป") ||
         any_of_words(near.substr(0, 75), {"ปีต่อไป", "ปีถัดไป", "ปีหน้า", "ปีต่อ ๆ ไป", "ในอนาคต", "หรือไม่"});
}

Span years_of(std::string_view plain, std::size_t begin, std::size_t end, int results_year) {
  Span out{.year = results_year, .since = 0};
  const std::size_t from = clause_begin(plain, begin);
  const std::size_t stop =
      std::min({plain.size(), plain.find("เพิ่มขึ้น", end), plain.find("ลดลง", end), end + 150});
  const std::string_view clause = plain.substr(from, stop - from);
  for (const YearAt& year : years_in(clause)) {
    if (year.date) continue;
    const std::string_view before = clause.substr(0, year.begin);
    const bool behind = year.begin + from >= end;
    const bool within = behind && plain.substr(end, year.begin + from - end).starts_with("ใน");
    if (!within && (behind || is_compared_year(before))) {
      if (out.since == 0 && year.year < results_year) out.since = year.year;
    } else {
      out.year = year.year;
    }
  }
  if (out.since == 0 || out.since >= out.year) out.since = out.year - 1;
  return out;
}

}  // namespace prongsai::lint
