// SPDX-License-Identifier: Apache-2.0
// Words said of one named score, against that score: how it moved, whether it passes, whether it is the
// highest.
#include <algorithm>
#include <array>

#include "prongsai/base/ratio.h"
#include "prongsai/lint/typed_detail.h"

namespace prongsai::lint {
namespace {

enum class Claim : std::uint8_t { moved, highest, passes };

/// `direction`: of Claim::moved +1, -1 or 0; of the others 1 for the highest and for passing, -1 for their
/// opposites.
struct ClaimWord {
  std::string_view word;
  Claim claim = Claim::moved;
  int direction = 0;
};

/// Longer words before those they hold.
constexpr std::array words = {ClaimWord{"ไม่เปลี่ยนแปลง", Claim::moved, 0},
                              ClaimWord{"ไม่ผ่านเกณฑ์", Claim::passes, -1},
                              ClaimWord{"ไม่ผ่านการประเมิน", Claim::passes, -1},
                              ClaimWord{"ไม่ผ่าน", Claim::passes, -1},
                              ClaimWord{"ต่ำกว่าเกณฑ์", Claim::passes, -1},
                              ClaimWord{"สูงกว่าเกณฑ์", Claim::passes, 1},
                              ClaimWord{"ผ่านเกณฑ์", Claim::passes, 1},
                              ClaimWord{"ผ่านการประเมิน", Claim::passes, 1},
                              ClaimWord{"ผ่าน", Claim::passes, 1},
                              ClaimWord{"เพิ่มขึ้น", Claim::moved, 1},
                              ClaimWord{"สูงขึ้น", Claim::moved, 1},
                              ClaimWord{"ดีขึ้น", Claim::moved, 1},
                              ClaimWord{"ลดลง", Claim::moved, -1},
                              ClaimWord{"ต่ำลง", Claim::moved, -1},
                              ClaimWord{"แย่ลง", Claim::moved, -1},
                              ClaimWord{"เท่าเดิม", Claim::moved, 0},
                              ClaimWord{"คงเดิม", Claim::moved, 0},
                              ClaimWord{"คงที่", Claim::moved, 0},
                              ClaimWord{"สูงกว่าปี", Claim::moved, 1},
                              ClaimWord{"มากกว่าปี", Claim::moved, 1},
                              ClaimWord{"ดีกว่าปี", Claim::moved, 1},
                              ClaimWord{"ต่ำกว่าปี", Claim::moved, -1},
                              ClaimWord{"น้อยกว่าปี", Claim::moved, -1},
                              ClaimWord{"สูงสุด", Claim::highest, 1},
                              ClaimWord{"สูงที่สุด", Claim::highest, 1},
                              ClaimWord{"มากที่สุด", Claim::highest, 1},
                              ClaimWord{"ต่ำสุด", Claim::highest, -1},
                              ClaimWord{"ต่ำที่สุด", Claim::highest, -1},
                              ClaimWord{"น้อยที่สุด", Claim::highest, -1}};

/// One claim of a line.
struct Said {
  std::size_t line = 0;
  std::string_view plain;
  std::size_t begin = 0;
  std::size_t end = 0;
  ClaimWord word;
  bool negated = false;
  std::vector<Subject> subjects;

  [[nodiscard]] std::string_view behind() const { return plain.substr(end); }
  [[nodiscard]] std::string printed(const Subject& one) const {
    return std::string(plain.substr(one.begin, one.end - one.begin)) + " " + (negated ? "ไม่" : "") +
           std::string(word.word);
  }
};

Points magnitude(Points value) {
  return value < Points{} ? -value : value;
}
std::string with_sign(Points value) {
  return (value > Points{} ? "+" : "") + two_places(value);
}

void tell_unshown(const Context& context, const Said& said, const Subject& one, std::vector<Finding>& out) {
  out.push_back(unshown(context, said.line, said.printed(one)));
  out.back().details = {{"node", one.node}};
}

struct Amount {
  NumberAt number;
  bool percent = false;
  bool points = false;
};

/// "5.00 คะแนน", "ร้อยละ 1.39", "1.39%" right behind the word.
std::optional<Amount> amount_behind(std::string_view text) {
  text = skip_words(text,
                    {"อย่างต่อเนื่อง", "อย่างมีนัยสำคัญ", "เล็กน้อย", "เพียง", "ถึง", "จำนวน", "เท่ากับ", "อีก", "ประมาณ"});
  Amount out;
  if (text.starts_with("ร้อยละ")) {
    out.percent = true;
    text = skip_words(text, {"ร้อยละ"});
  }
  const auto numbers = numbers_in(text.substr(0, 40));
  if (numbers.empty() || !trim(text.substr(0, numbers[0].begin)).empty()) return std::nullopt;
  out.number = numbers[0];
  out.percent = out.percent || out.number.percent;
  out.points = trim(text.substr(out.number.end)).starts_with("คะแนน");
  return out.percent || out.points ? std::optional(out) : std::nullopt;
}

bool matches(const NumberAt& printed, Points value) {
  const Points whole = magnitude(value);
  return within_rounding(printed.value, whole) ||
         base::round_half_up(whole, printed.decimals) == printed.value;
}

void amount(const Context& context, const Said& said, const Subject& one, Points from, Points to,
            std::vector<Finding>& out) {
  const auto told = amount_behind(said.behind());
  if (!told) return;
  const Points difference = to - from;
  Points relative;
  if (from > Points{}) {
    relative = base::round_half_up(
        base::Ratio(base::Int128{difference.ten_thousandths()} * 100 * Points::unit, from.ten_thousandths()),
        2);
  }
  const bool is_difference = matches(told->number, difference);
  const bool is_relative = from > Points{} && matches(told->number, relative);
  const std::string printed = std::string(said.word.word) +
                              (told->percent && !told->number.percent ? "ร้อยละ " : " ") + told->number.text +
                              (told->number.percent ? "%" : "");
  const char* code = "num.change";
  std::string expected = told->percent ? with_sign(relative) + "%" : with_sign(difference);
  if (told->percent && is_difference && (!is_relative || told->points)) {
    code = "unit.points_as_percent";
    expected = std::string(said.word.word) + " " + two_places(magnitude(difference)) + " คะแนน";
  } else if (!told->percent && is_relative && !is_difference) {
    code = "unit.percent_as_points";
    expected = two_places(magnitude(difference)) + " คะแนน";
  } else if (told->percent ? is_relative : is_difference) {
    return;
  }
  out.push_back(finding_at(source(context, said.line), code, Certainty::certain, printed, expected));
  out.back().details = {{"node", one.node},
                        {"difference", with_sign(difference)},
                        {"percent", with_sign(relative)},
                        {"count", "1"}};
}

void moved(const Context& context, const Said& said, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const Span years = years_of(said.plain, said.begin, said.end, reading.results_year);
  for (const Subject& one : said.subjects) {
    const auto now = reading.value(years.year, one.node);
    const auto then = reading.value(years.since, one.node);
    if (!now || !then) {
      tell_unshown(context, said, one, out);
      continue;
    }
    const int direction = *now > *then ? 1 : *now < *then ? -1 : 0;
    if ((direction == said.word.direction) == said.negated) {
      out.push_back(finding_at(source(context, said.line), "narr.direction", Certainty::certain,
                               said.printed(one),
                               direction > 0   ? "เพิ่มขึ้น"
                               : direction < 0 ? "ลดลง"
                                               : "เท่าเดิม"));
      out.back().details = {{"node", one.node}, {"difference", with_sign(*now - *then)}};
    }
    if (said.subjects.size() == 1 && !said.negated && said.word.direction != 0)
      amount(context, said, one, *then, *now, out);
  }
}

void passes(const Context& context, const Said& said, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const int year = years_of(said.plain, said.begin, said.end, reading.results_year).year;
  const auto mark = pass_mark(reading, year);
  // Of another mark the sentence says which.
  const auto numbers = numbers_in(said.behind().substr(0, 40));
  if (!numbers.empty() && mark && numbers[0].value != *mark && numbers[0].value > Points::whole(10)) return;
  for (const Subject& one : said.subjects) {
    if (!one.node.starts_with("indicator:")) continue;
    const auto value = reading.value(year, one.node);
    if (!mark || !value) {
      tell_unshown(context, said, one, out);
    } else if ((*value >= *mark) != (said.word.direction > 0)) {
      out.push_back(finding_at(source(context, said.line), "num.status", Certainty::certain,
                               said.printed(one), said.word.direction > 0 ? "ไม่ผ่าน" : "ผ่าน"));
      out.back().details = {{"node", one.node}, {"score", two_places(*value)}, {"mark", two_places(*mark)}};
    }
  }
}

/// Of what this agency's score can be the highest.
constexpr std::array<std::string_view, 11> own_fields = {"แบบวัด",  "แบบตรวจ", "IIT", "EIT",     "OIT",  "ปี",
                                                         "ภาพรวม", "ตัวชี้วัด",   "ข้อ",  "หน่วยงาน", "คะแนน"};

/// The score, or, where "ลดลงมากที่สุด" is said of the change, how far it moved that way.
class Measure {
 public:
  Measure(const Reading& reading, const Said& said, int year) : reading_(reading), year_(year) {
    const std::string_view before = trim(said.plain.substr(0, said.begin));
    const auto ends = [&](std::string_view word) { return before.ends_with(word); };
    if (ends("ลดลง") || ends("ต่ำลง")) way_ = -1;
    if (ends("เพิ่มขึ้น") || ends("สูงขึ้น") || ends("ดีขึ้น")) way_ = 1;
  }

  [[nodiscard]] std::optional<Points> of(const std::string& node) const {
    const auto now = reading_.value(year_, node);
    if (way_ == 0 || !now) return now;
    const auto then = reading_.value(year_ - 1, node);
    if (!then) return std::nullopt;
    return way_ > 0 ? *now - *then : *then - *now;
  }
  /// Of "เพิ่มขึ้นน้อยที่สุด" only those that rose are meant.
  [[nodiscard]] bool counts(Points value) const { return way_ == 0 || value > Points{}; }

 private:
  const Reading& reading_;
  int year_ = 0;
  int way_ = 0;
};

void highest(const Context& context, const Said& said, const Subject& one, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const int year = years_of(said.plain, said.begin, said.end, reading.results_year).year;
  const Vocabulary* names = reading.names(year);
  const auto groups = names == nullptr ? std::vector<std::vector<std::string>>{} : peers(*names, one.node);
  if (groups.empty() || said.negated) return;
  const Measure measure(reading, said, year);
  const auto own = measure.of(one.node);
  if (!own) return tell_unshown(context, said, one, out);
  if (!measure.counts(*own)) return;  // it did not move that way, which is told of the word before
  Points best = *own;
  std::string which;
  for (const auto& group : groups) {
    best = *own;
    bool all = true;
    for (const std::string& other : group) {
      const auto value = measure.of(other);
      all = all && value;
      if (!value || !measure.counts(*value) || (said.word.direction > 0 ? *value <= best : *value >= best))
        continue;
      best = *value;
      which = other;
    }
    if (best != *own) continue;
    if (!all) tell_unshown(context, said, one, out);
    return;
  }
  const std::string right = which.starts_with("indicator:") ? written_name(reading, year, which)
                                                            : which.substr(which.find(':') + 1);
  out.push_back(
      finding_at(source(context, said.line), "narr.extreme", Certainty::certain, said.printed(one), right));
  out.back().details = {{"node", one.node}, {"score", two_places(*own)}, {"best", two_places(best)}};
}

/// "คะแนนสูงสุด คือ ตัวชี้วัดที่ 2": the number alone; those with their name are told by claim_rules.
void highest_is(const Context& context, Said said, const std::vector<Subject>& all,
                std::vector<Finding>& out) {
  if (!trim(said.plain.substr(0, said.begin)).ends_with("คะแนน")) return;
  for (const Subject& one : all) {
    if (one.begin < said.end) continue;
    const std::string between = squeeze(said.plain.substr(said.end, one.begin - said.end));
    if (between == "คือ" || between == "ได้แก่" || between == "คือข้อ" || between == "ได้แก่ข้อ")
      highest(context, said, one, out);
    return;
  }
}

/// "สูงสุดในจังหวัด", "สูงสุดในรอบ 3 ปี": among other things than this year's scores.
bool is_of_others(std::string_view behind) {
  if (any_of_words(behind.substr(0, 60), {"ในรอบ", "ตั้งแต่", "เป็นลำดับที่", "เป็นอันดับ"})) return true;
  const std::string_view of = skip_words(behind, {"ใน", "ของ", "จาก", "บรรดา", "ทุก", "ทั้งหมด", "("});
  const bool says_of = of.size() != trim(behind).size();
  return says_of && !of.empty() &&
         std::none_of(own_fields.begin(), own_fields.end(),
                      [&](std::string_view field) { return of.starts_with(field); });
}

/// The word is a part of another one, or counts, or is of no score.
bool means_else(const Said& said) {
  const std::string_view before = said.plain.substr(0, said.begin);
  const std::string_view behind = said.behind();
  if ((behind.starts_with("ของ") && said.word.claim != Claim::highest) || behind.starts_with("เป้าหมาย") ||
      behind.starts_with("ระดับ"))
    return true;
  if (trim(behind).starts_with("ทุก") || trim(behind).starts_with("ทั้ง") || trim(behind).starts_with("ใด"))
    return true;
  // "ลดลง 5 ตัวชี้วัด", "เพิ่มขึ้นอีก 1 ฉบับ" count others.
  const std::string_view count = skip_words(behind, {"จำนวน", "เพียง", "มี", "อีก", "ประมาณ", "ถึง"});
  const auto numbers = numbers_in(count.substr(0, 30));
  if (!numbers.empty() && numbers[0].begin == 0 && numbers[0].decimals == 0 && !numbers[0].percent) {
    const std::string_view unit = trim(count.substr(numbers[0].end));
    if (!unit.empty() && !unit.starts_with("คะแนน") && !unit.starts_with("จาก")) return true;
  }
  if (said.word.claim == Claim::passes && (behind.starts_with("จาก") || behind.starts_with("โดย")))
    return true;
  if (said.word.claim == Claim::highest) return before.ends_with("ระดับ") || is_of_others(behind);
  // "ผ่านช่องทาง", "ผ่านมา": through something.
  const bool bare = said.word.word == "ผ่าน" || said.word.word == "ไม่ผ่าน";
  return bare && !behind.empty() && behind.front() != ' ' && behind.front() != '.' && behind.front() != ',' &&
         behind.front() != ')' && !behind.starts_with("และ") && !behind.starts_with("แต่");
}

void one_claim(const Context& context, Said said, const std::vector<Subject>& all,
               std::vector<Finding>& out) {
  if (is_wish(said.plain, all, said.begin, said.end, context.reading.results_year) || means_else(said))
    return;
  std::size_t at = said.begin;
  for (const std::string_view no : {"ไม่ได้", "มิได้", "ไม่"}) {
    if (said.negated || !said.plain.substr(0, at).ends_with(no)) continue;
    said.negated = true;
    at -= no.size();
  }
  // "มีแนวโน้ม" is no less a claim.
  said.subjects = subjects_of(said.plain, all, at);
  if (said.subjects.empty()) {
    if (said.word.claim == Claim::highest) highest_is(context, said, all, out);
    return;
  }
  switch (said.word.claim) {
    case Claim::moved:
      return moved(context, said, out);
    case Claim::passes:
      if (!said.negated) passes(context, said, out);
      return;
    case Claim::highest:
      return highest(context, said, said.subjects.back(), out);
  }
}

}  // namespace

Finding unshown(const Context& context, std::size_t line, std::string printed) {
  return finding_at(source(context, line), "narr.unshown", Certainty::probable, std::move(printed));
}

void typed_words(const Context& context, const Known& known, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (std::size_t line = 0; line < reading.lines.size(); ++line) {
    const std::string_view plain = reading.lines[line].plain;
    const std::vector<Subject> all = subjects_in(reading, known, line);
    if (all.empty()) continue;
    for (std::size_t at = 0; at < plain.size();) {
      const auto* word = std::find_if(words.begin(), words.end(), [&](const ClaimWord& one) {
        return plain.substr(at).starts_with(one.word);
      });
      const bool named = std::any_of(all.begin(), all.end(),
                                     [&](const Subject& one) { return one.begin <= at && at < one.end; });
      if (word == words.end() || named) {
        ++at;
        continue;
      }
      one_claim(context,
                {.line = line,
                 .plain = plain,
                 .begin = at,
                 .end = at + word->word.size(),
                 .word = *word,
                 .negated = false,
                 .subjects = {}},
                all, out);
      at += word->word.size();
    }
  }
}

}  // namespace prongsai::lint
