// SPDX-License-Identifier: Apache-2.0
// Words said of all indicators, of none or of a few, against every indicator's score.
#include <algorithm>
#include <set>

#include "prongsai/lint/typed_detail.h"

namespace prongsai::lint {
namespace {

constexpr std::string_view indicator_word = "ตัวชี้วัด";

enum class What : std::uint8_t { nothing, rose, fell, same, pass, fail };

struct Predicate {
  What what = What::nothing;
  std::size_t begin = 0;  ///< bytes of the text it was found in
  std::size_t end = 0;
};

/// The first or the last that is said in the text.
Predicate said_in(std::string_view text, bool last) {
  Predicate out;
  std::size_t best = std::string_view::npos;
  for (const auto& [word, what] :
       std::initializer_list<std::pair<std::string_view, What>>{{"ไม่ผ่าน", What::fail},
                                                                {"ต่ำกว่าเกณฑ์", What::fail},
                                                                {"ผ่านเกณฑ์", What::pass},
                                                                {"ผ่านการประเมิน", What::pass},
                                                                {"เพิ่มขึ้น", What::rose},
                                                                {"สูงขึ้น", What::rose},
                                                                {"ดีขึ้น", What::rose},
                                                                {"ลดลง", What::fell},
                                                                {"ต่ำลง", What::fell},
                                                                {"แย่ลง", What::fell},
                                                                {"เท่าเดิม", What::same},
                                                                {"ไม่เปลี่ยนแปลง", What::same}}) {
    const std::size_t at = last ? text.rfind(word) : text.find(word);
    if (at == std::string_view::npos || text.substr(0, at).ends_with("ไม่")) continue;
    if (best != std::string_view::npos && (last ? at < best : at > best)) continue;
    best = at;
    out = {what, at, at + word.size()};
  }
  return out;
}

/// Of each indicator of the year: is it so? `unknown` of those that cannot be told.
struct Standing {
  std::vector<std::string> so;
  std::vector<std::string> not_so;
  std::size_t unknown = 0;
};

Standing standing(const Reading& reading, What what, const Span& years,
                  const std::set<std::string>& instruments) {
  Standing out;
  const Vocabulary* names = reading.names(years.year);
  const auto mark = pass_mark(reading, years.year);
  for (const std::string& node : names->indicators()) {
    if (!instruments.empty() && !instruments.contains(names->instrument_of(node))) continue;
    const auto now = reading.value(years.year, node);
    const auto then = reading.value(years.since, node);
    const bool of_mark = what == What::pass || what == What::fail;
    if (!now || (of_mark ? !mark.has_value() : !then.has_value())) {
      ++out.unknown;
      continue;
    }
    bool holds = false;
    if (what == What::pass) holds = *now >= *mark;
    if (what == What::fail) holds = *now < *mark;
    if (what == What::rose) holds = *now > *then;
    if (what == What::fell) holds = *now < *then;
    if (what == What::same) holds = *now == *then;
    (holds ? out.so : out.not_so).push_back(node);
  }
  return out;
}

struct Place {
  std::size_t line = 0;
  std::string_view plain;
  const std::vector<Subject>& subjects;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// "แบบวัด IIT ผ่านเกณฑ์ทุกตัวชี้วัด": those named before it in its clause, else right behind it. Empty: all; nothing
/// where a part of one is named, of which indicators this room knows nothing.
std::optional<std::set<std::string>> instruments_of(const Place& place) {
  std::set<std::string> before;
  std::set<std::string> behind;
  const std::size_t from = clause_begin(place.plain, place.begin);
  for (const Subject& one : place.subjects) {
    if (one.begin < from || one.begin > place.end + 90) continue;
    if (one.node.starts_with("part:")) return std::nullopt;
    if (one.node.starts_with("instrument:"))
      (one.begin < place.begin ? before : behind).insert(one.node.substr(one.node.find(':') + 1));
  }
  return before.empty() ? behind : before;
}

/// In bytes of the line: said behind the place, or before it in its clause.
Predicate claim_at(const Place& place) {
  const std::size_t from =
      std::max(clause_begin(place.plain, place.begin), place.begin > 90 ? place.begin - 90 : std::size_t{0});
  const std::string_view before = place.plain.substr(from, place.begin - from);
  Predicate behind = said_in(place.plain.substr(place.end, 90), false);
  behind.begin += place.end;
  behind.end += place.end;
  Predicate front = said_in(before, true);
  front.begin += from;
  front.end += from;
  // "เพิ่มขึ้นทุกตัวชี้วัด": right before it tells first.
  const std::string between =
      front.what == What::nothing ? "" : squeeze(place.plain.substr(front.end, place.begin - front.end));
  const bool right_before = between.empty() || between == "เกณฑ์" || between == "การประเมิน" ||
                            between == "ใน" || between == "เกณฑ์การประเมิน";
  if (right_before && front.what != What::nothing) return front;
  return behind.what != What::nothing ? behind : front;
}

bool is_claim(const Context& context, const Place& place, const Predicate& said) {
  return said.what != What::nothing &&
         !is_wish(place.plain, place.subjects, std::max(place.begin, said.begin),
                  std::max(place.end, said.end), context.reading.results_year);
}

void tell_every(const Context& context, const Place& place, const std::string& printed,
                const std::vector<std::string>& denied, const Standing& is, What what,
                std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  out.push_back(finding_at(source(context, place.line), "narr.every", Certainty::certain, printed,
                           written_list(reading, reading.results_year, denied)));
  const auto count = [&](What one) { return what == one ? std::to_string(is.so.size()) : std::string("0"); };
  out.back().details = {{"rose", count(What::rose)},
                        {"fell", count(What::fell)},
                        {"same", count(What::same)},
                        {"list", written_list(reading, reading.results_year, denied)}};
}

/// Nothing else stands between the two, and the predicate counts no others: "ทุกตัวชี้วัดมีผู้รับผิดชอบ ผ่านเกณฑ์ 6
/// ตัวชี้วัด".
bool is_said_of(const Place& place, const Predicate& said) {
  if (said.end <= place.begin)
    return only_words_between(place.plain.substr(said.end, place.begin - said.end));
  const std::string_view behind = trim(place.plain.substr(said.end));
  const auto numbers = numbers_in(behind.substr(0, 30));
  const bool counts = !numbers.empty() && numbers[0].begin == 0 && numbers[0].decimals == 0;
  return !counts && only_words_between(place.plain.substr(place.end, said.begin - place.end));
}

/// All of them (`none` false) or not one.
void whole(const Context& context, const Place& place, bool none, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  Predicate said = claim_at(place);
  if (none) {
    said = said_in(place.plain.substr(place.end, 90), false);
    said.begin += place.end;
    said.end += place.end;
  }
  const auto instruments = instruments_of(place);
  if (!instruments || !is_claim(context, place, said) || !is_said_of(place, said)) return;
  const What what = said.what;
  const Span years = years_of(place.plain, place.begin, place.end, reading.results_year);
  const Standing is = standing(reading, what, years, *instruments);
  const std::vector<std::string>& denied = none ? is.so : is.not_so;
  std::string printed = what == What::rose   ? "เพิ่มขึ้น"
                        : what == What::fell ? "ลดลง"
                        : what == What::same ? "เท่าเดิม"
                        : what == What::pass ? "ผ่านเกณฑ์"
                                             : "ไม่ผ่านเกณฑ์";
  printed = none ? "ไม่มีตัวชี้วัดที่" + printed : printed + "ทุกตัวชี้วัด";
  if (!denied.empty()) {
    tell_every(context, place, printed, denied, is, what, out);
  } else if (is.unknown > 0) {
    out.push_back(unshown(context, place.line, printed));
  }
}

/// "เพียง 1 ตัวชี้วัด", "เพียงตัวชี้วัดเดียว".
void few(const Context& context, const Place& place, std::size_t count, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const Predicate said = claim_at(place);
  const auto instruments = instruments_of(place);
  if (!instruments || !is_claim(context, place, said)) return;
  const What what = said.what;
  const Span years = years_of(place.plain, place.begin, place.end, reading.results_year);
  const Standing is = standing(reading, what, years, *instruments);
  if (is.so.size() == count && is.unknown == 0) return;
  const std::string printed(place.plain.substr(place.begin, place.end - place.begin));
  // What is not known could only add to them.
  if (is.so.size() > count || is.unknown == 0) {
    out.push_back(finding_at(source(context, place.line), "num.count", Certainty::certain, printed,
                             std::to_string(is.so.size()) + " ตัวชี้วัด"));
    out.back().details = {{"list", written_list(reading, reading.results_year, is.so)}};
  } else {
    out.push_back(unshown(context, place.line, printed));
  }
}

void few_in_line(const Context& context, std::size_t line, const std::vector<Subject>& subjects,
                 std::vector<Finding>& out) {
  const std::string_view plain = context.reading.lines[line].plain;
  for (const std::string_view word : {"เพียง", "แค่", "เฉพาะ"}) {
    for (std::size_t at = plain.find(word); at != std::string_view::npos; at = plain.find(word, at + 1)) {
      const std::string_view rest = trim(plain.substr(at + word.size()));
      std::size_t count = 0;
      std::string_view behind;
      const auto numbers = numbers_in(rest.substr(0, 20));
      if (rest.starts_with("ตัวชี้วัดเดียว")) {
        count = 1;
        behind = rest.substr(std::string_view("ตัวชี้วัดเดียว").size());
      } else if (rest.starts_with("หนึ่งตัวชี้วัด")) {
        count = 1;
        behind = rest.substr(std::string_view("หนึ่งตัวชี้วัด").size());
      } else if (!numbers.empty() && numbers[0].begin == 0 && numbers[0].decimals == 0 &&
                 !numbers[0].percent && trim(rest.substr(numbers[0].end)).starts_with(indicator_word)) {
        count = static_cast<std::size_t>(numbers[0].value.ten_thousandths() / Points::unit);
        behind = trim(rest.substr(numbers[0].end)).substr(indicator_word.size());
      } else {
        continue;
      }
      few(context, {line, plain, subjects, at, plain.size() - behind.size()}, count, out);
    }
  }
}

void whole_in_line(const Context& context, std::size_t line, const std::vector<Subject>& subjects,
                   std::vector<Finding>& out) {
  const std::string_view plain = context.reading.lines[line].plain;
  for (const std::string_view word : {"ทุกตัวชี้วัด", "ตัวชี้วัดทุกตัว", "ตัวชี้วัดทั้งหมด"}) {
    for (std::size_t at = plain.find(word); at != std::string_view::npos; at = plain.find(word, at + 1)) {
      // "ทุกตัวชี้วัดที่ไม่ผ่าน": of those only.
      if (plain.substr(at + word.size()).starts_with("ที่") || plain.substr(0, at).ends_with("ไม่") ||
          trim(plain.substr(0, at)).ends_with("จาก"))
        continue;
      whole(context, {line, plain, subjects, at, at + word.size()}, false, out);
    }
  }
  // "ทั้ง 10 ตัวชี้วัด": as many as there are.
  const std::string count =
      std::to_string(context.reading.names(context.reading.results_year)->indicators().size());
  for (const std::string& word : {"ทั้ง " + count + " ตัวชี้วัด", "ครบ " + count + " ตัวชี้วัด"}) {
    const std::size_t at = plain.find(word);
    if (at != std::string_view::npos)
      whole(context, {line, plain, subjects, at, at + word.size()}, false, out);
  }
  for (const std::string_view word : {"ไม่มีตัวชี้วัดที่", "ไม่มีตัวชี้วัดใด", "ไม่พบตัวชี้วัดที่", "ไม่พบตัวชี้วัดใด"}) {
    for (std::size_t at = plain.find(word); at != std::string_view::npos; at = plain.find(word, at + 1))
      whole(context, {line, plain, subjects, at, at + word.size()}, true, out);
  }
}

}  // namespace

void typed_wholes(const Context& context, const Known& known, std::vector<Finding>& out) {
  for (std::size_t line = 0; line < context.reading.lines.size(); ++line) {
    const std::vector<Subject> subjects = subjects_in(context.reading, known, line);
    whole_in_line(context, line, subjects, out);
    few_in_line(context, line, subjects, out);
  }
}

}  // namespace prongsai::lint
