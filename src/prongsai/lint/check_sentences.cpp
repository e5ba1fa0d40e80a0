// SPDX-License-Identifier: Apache-2.0
// Standing sentences that do not fit this year's scores: a share to improve, a cause of a fall.
#include <algorithm>

#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {
namespace {

/// "ต้องปรับปรุง … ประมาณร้อยละ 5 - 15 ของตัวชี้วัด" beside the share that fails.
void standing_share(const Context& context, std::size_t line, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const std::string& plain = reading.lines[line].plain;
  const int year = reading.results_year;
  const auto mark = pass_mark(reading, year);
  if (!mark || !knows_all(reading, year) || !any_of_words(plain, {"ปรับปรุง", "แก้ไข"})) return;
  const std::size_t at = plain.find("ร้อยละ");
  if (at == std::string::npos || !contains(plain.substr(at, 160), "ของตัวชี้วัด")) return;
  const auto numbers = numbers_in(std::string_view(plain).substr(at, 60));
  if (numbers.size() != 2 || numbers[0].value >= numbers[1].value) return;
  const auto failing = static_cast<std::int64_t>(below(reading, year, *mark).size());
  const auto all = static_cast<std::int64_t>(reading.known_indicators(year).size());
  const Points share = Points::from_ten_thousandths(failing * 100 * Points::unit / all);
  if (share >= numbers[0].value && share <= numbers[1].value) return;
  if (share < numbers[0].value && failing == 0) return;  // of questions it may still hold
  out.push_back(finding_at(source(context, line), "narr.standing_share", Certainty::probable,
                           "ร้อยละ " + numbers[0].text + " - " + numbers[1].text,
                           "ร้อยละ " + base::to_shortest_string(base::round_half_up(share, 1))));
  out.back().details = {{"failing", std::to_string(failing)}, {"all", std::to_string(all)}};
}

/// Words that name an instrument's respondents, of the edition's own: "ผู้รับบริการ", "บุคลากรภายใน".
std::string instrument_of_people(const Reading& reading, const std::string& plain) {
  const Vocabulary* names = reading.exact(reading.results_year);
  if (names == nullptr) return "";
  std::string found;
  for (const auto& instrument : names->edition().instruments) {
    if (instrument.kind != framework::InstrumentKind::survey) continue;
    bool named = contains(squeeze(plain), instrument.code);
    std::string_view rest = instrument.respondents.th;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, end);
      named = named || (word.size() >= 30 && contains(plain, word));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (!named) continue;
    if (!found.empty()) return "";
    found = instrument.code;
  }
  return found;
}

/// The sentence's beginning up to a blank, without a bullet.
std::string first_words(const std::string& plain) {
  for (std::size_t from = 0; from < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', from), plain.size());
    const std::string word = plain.substr(from, end - from);
    if (squeeze(word).size() > 9) return word;
    from = end + 1;
  }
  return plain;
}

/// A cause for a bad result of respondents whose every score rose.
void cause(const Context& context, std::size_t line, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const std::string& plain = reading.lines[line].plain;
  if (!any_of_words(plain, {"เนื่องจาก", "เป็นผลจาก", "สาเหตุ"}) ||
      !any_of_words(plain, {"ส่งผลต่อการประเมิน", "ส่งผลต่อผลการประเมิน", "ส่งผลต่อคะแนน", "ส่งผลกระทบ", "ส่งผลให้คะแนน",
                            "ทำให้คะแนน", "ทำให้ผลการประเมิน"}))
    return;
  if (!any_of_words(plain,
                    {"ไม่ได้รับ", "ไม่สะดวก", "ข้อจำกัด", "ลดลง", "ต่ำ", "แพร่ระบาด", "อุปสรรค", "ขาด", "ไม่เพียงพอ"}))
    return;
  const int from = year_before(reading);
  const std::string instrument = instrument_of_people(reading, plain);
  if (from == 0 || instrument.empty()) return;
  const Movement moved = movement(reading, from, reading.results_year, instrument);
  const Movement all = movement(reading, from, reading.results_year);
  if (moved.rose.size() < 2 || !moved.fell.empty() || !moved.same.empty()) return;
  out.push_back(finding_at(source(context, line), "narr.cause", Certainty::probable, first_words(plain),
                           written_list(reading, reading.results_year, all.fell)));
  out.back().details = {{"node", "instrument:" + instrument},
                        {"rose", written_list(reading, reading.results_year, moved.rose)}};
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  for (std::size_t line = 0; line < context.reading.lines.size(); ++line) {
    const ReadLine& one = context.reading.lines[line];
    if (one.is_row() || one.running) continue;
    standing_share(context, line, out);
    cause(context, line, out);
  }
  return out;
}

}  // namespace

RuleSet sentence_rules() {
  return {.rules = {{"narr.standing_share", Kind::narr}, {"narr.cause", Kind::narr}}, .check = find};
}

}  // namespace prongsai::lint
