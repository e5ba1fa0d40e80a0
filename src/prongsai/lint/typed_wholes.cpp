// SPDX-License-Identifier: Apache-2.0
// Words said of all indicators, of none or of a few, against every indicator's score.
#include <algorithm>

#include "prongsai/lint/typed_detail.h"

namespace prongsai::lint {
namespace {

constexpr std::string_view indicator_word = "ตัวชี้วัด";

enum class What : std::uint8_t { nothing, rose, fell, same, pass, fail };

/// What is said nearest to a place, in its clause: behind it, else before it.
What said_in(std::string_view text, bool last) {
  What out = What::nothing;
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
    out = what;
  }
  return out;
}

/// Of each indicator of the year: is it so? `unknown` of those that cannot be told.
struct Standing {
  std::vector<std::string> so;
  std::vector<std::string> not_so;
  std::size_t unknown = 0;
};

Standing standing(const Reading& reading, What what, const Span& years, const std::string& instrument) {
  Standing out;
  const Vocabulary* names = reading.names(years.year);
  const auto mark = pass_mark(reading, years.year);
  for (const std::string& node : names->indicators()) {
    if (!instrument.empty() && names->instrument_of(node) != instrument) continue;
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

/// "แบบวัด IIT ผ่านเกณฑ์ทุกตัวชี้วัด"; "*" where several are named, so that nobody can tell.
std::string instrument_of_clause(std::string_view plain, const std::vector<Subject>& all, std::size_t begin,
                                 std::size_t end) {
  std::string out;
  const std::size_t from = clause_begin(plain, begin);
  for (const Subject& one : all) {
    if (one.begin < from || one.begin > end + 90) continue;
    if (one.node.starts_with("part:")) return "*";
    if (!one.node.starts_with("instrument:")) continue;
    const std::string code = one.node.substr(one.node.find(':') + 1);
    if (!out.empty() && out != code) return "*";
    out = code;
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

What claim_at(const Place& place) {
  const std::size_t from = clause_begin(place.plain, place.begin);
  std::string_view before = place.plain.substr(from, place.begin - from);
  if (before.size() > 90) before = before.substr(before.size() - 90);
  const What behind = said_in(place.plain.substr(place.end, 90), false);
  const What front = said_in(before, true);
  // "เพิ่มขึ้นทุกตัวชี้วัด": right before it tells first.
  const auto joined = [&](std::string_view word) { return trim(before).ends_with(word); };
  const bool right_before = joined("เพิ่มขึ้น") || joined("ลดลง") || joined("ดีขึ้น") || joined("แย่ลง") ||
                            joined("สูงขึ้น") || joined("ต่ำลง") || joined("เกณฑ์") || joined("ผ่าน") ||
                            joined("การประเมิน");
  if (right_before && front != What::nothing) return front;
  return behind != What::nothing ? behind : front;
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

bool is_claim(const Context& context, const Place& place) {
  return !is_wish(place.plain, place.subjects, place.begin, place.end, context.reading.results_year);
}

/// All of them (`none` false) or not one.
void whole(const Context& context, const Place& place, bool none, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  if (!is_claim(context, place)) return;
  const What what = none ? said_in(place.plain.substr(place.end, 60), false) : claim_at(place);
  const std::string instrument = instrument_of_clause(place.plain, place.subjects, place.begin, place.end);
  if (what == What::nothing || instrument == "*") return;
  const Span years = years_of(place.plain, place.begin, place.end, reading.results_year);
  const Standing is = standing(reading, what, years, instrument);
  const std::vector<std::string>& denied = none ? is.so : is.not_so;
  std::string said = what == What::rose   ? "เพิ่มขึ้น"
                     : what == What::fell ? "ลดลง"
                     : what == What::same ? "เท่าเดิม"
                     : what == What::pass ? "ผ่านเกณฑ์"
                                          : "ไม่ผ่านเกณฑ์";
  said = none ? "ไม่มีตัวชี้วัดที่" + said : said + "ทุกตัวชี้วัด";
  if (!denied.empty()) {
    tell_every(context, place, said, denied, is, what, out);
  } else if (is.unknown > 0) {
    out.push_back(unshown(context, place.line, said));
  }
}

/// "เพียง 1 ตัวชี้วัด", "เพียงตัวชี้วัดเดียว".
void few(const Context& context, const Place& place, std::size_t count, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  if (!is_claim(context, place)) return;
  const What what = claim_at(place);
  const std::string instrument = instrument_of_clause(place.plain, place.subjects, place.begin, place.end);
  if (what == What::nothing || instrument == "*") return;
  const Span years = years_of(place.plain, place.begin, place.end, reading.results_year);
  const Standing is = standing(reading, what, years, instrument);
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
      if (plain.substr(0, at).ends_with("ไม่") || trim(plain.substr(0, at)).ends_with("จาก")) continue;
      whole(context, {line, plain, subjects, at, at + word.size()}, false, out);
    }
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
