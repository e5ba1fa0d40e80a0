// SPDX-License-Identifier: Apache-2.0
// Years that cannot be: of the wrong era, of too few digits, before the results they announce.
#include <algorithm>
#include <set>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

constexpr int era = 543;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string digits_at(std::string_view text, std::size_t at) {
  std::string out;
  while (at < text.size() && is_digit(text[at])) out += text[at++];
  return out;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

void check_word(const ReadLine& line, std::string_view word, bool buddhist, std::vector<Finding>& out) {
  const std::string& plain = line.plain;
  for (std::size_t at = plain.find(word); at != std::string::npos; at = plain.find(word, at + word.size())) {
    const std::string digits = digits_at(plain, skip_blanks(plain, at + word.size()));
    if (digits.size() < 3 || digits.size() > 6) continue;
    const int year = std::stoi(digits);
    const std::string printed = std::string(word) + " " + digits;
    if (digits.size() != 4) {
      out.push_back(finding_at(*line.line, "year.impossible", Certainty::certain, printed));
    } else if (buddhist && year >= 1900 && year < 2200) {
      out.push_back(finding_at(*line.line, "year.era", Certainty::certain, printed,
                               "พ.ศ. " + std::to_string(year + era)));
    } else if (!buddhist && year >= 2400) {
      out.push_back(finding_at(*line.line, "year.era", Certainty::certain, printed,
                               "ค.ศ. " + std::to_string(year - era)));
    } else if (buddhist && (year < 1800 || year > 2620)) {
      out.push_back(finding_at(*line.line, "year.impossible", Certainty::certain, printed));
    }
  }
}

/// "ปีงบประมาณ 2022" and "1 มกราคม 2022" among years of the Buddhist era.
void check_silent_era(const ReadLine& line, std::vector<Finding>& out) {
  constexpr std::string_view word = "งบประมาณ";
  const std::string& plain = line.plain;
  for (std::size_t at = plain.find(word); at != std::string::npos; at = plain.find(word, at + word.size())) {
    const std::string digits = digits_at(plain, skip_blanks(plain, at + word.size()));
    if (digits.size() != 4 || digits[0] != '2' || digits[1] != '0') continue;
    out.push_back(finding_at(*line.line, "year.era", Certainty::probable,
                             "ปี" + std::string(word) + " " + digits,
                             "พ.ศ. " + std::to_string(std::stoi(digits) + era)));
  }
  for (const DateAt& date : dates_in(plain)) {
    const std::string printed = plain.substr(date.begin, date.end - date.begin);
    if (!date.common_era || contains(printed, "ค.ศ") || contains(printed, "พ.ศ")) continue;
    out.push_back(finding_at(*line.line, "year.era", Certainty::probable, printed,
                             "พ.ศ. " + std::to_string(date.year)));
  }
}

/// 1 October to 30 September is one fiscal year, the one that the text beside it names.
void check_span(const Context& context, std::size_t index, std::vector<Finding>& out) {
  const ReadLine& line = context.reading.lines[index];
  const std::vector<DateAt> dates = dates_in(line.plain);
  for (std::size_t i = 0; i + 1 < dates.size(); ++i) {
    const DateAt& from = dates[i];
    const DateAt& to = dates[i + 1];
    const bool whole = from.month == 10 && from.day <= 1 && to.month == 9 && (to.day == 0 || to.day == 30) &&
                       from.year != 0 && to.year != 0 && to.begin - from.end < 80;
    if (!whole) continue;
    const std::string printed = line.plain.substr(from.begin, to.end - from.begin);
    std::set<int> named;
    for (const YearAt& year : years_in(line.plain)) {
      // Right before it: farther off it may be the year of the results that are worked on.
      const bool beside = year.end <= from.begin && from.begin - year.end <= 60;
      if (beside && year.fiscal && !year.date) named.insert(year.year);
    }
    const bool own_line = named.empty() && index > 0 && !line.is_row() &&
                          (line.plain.starts_with("ตั้งแต่") || line.plain.starts_with("ระหว่าง"));
    if (own_line && letters(line.plain) < 90) {
      for (const YearAt& year : years_in(context.reading.lines[index - 1].plain)) {
        if (year.fiscal && !year.date) named.insert(year.year);
      }
    }
    const int meant = named.size() == 1 ? *named.begin() : to.year;
    if (from.year == meant - 1 && to.year == meant) continue;
    // A span of several years is a plan of several years.
    if (named.size() != 1 && to.year - from.year > 2) continue;
    out.push_back(
        finding_at(*line.line, "year.span", Certainty::certain, printed,
                   "1 ตุลาคม " + std::to_string(meant - 1) + " – 30 กันยายน " + std::to_string(meant)));
  }
}

/// Results of a year are announced towards its end or after it, never before.
void check_announcement(const Context& context, std::size_t index, std::vector<Finding>& out) {
  const ReadLine& line = context.reading.lines[index];
  const std::size_t on = line.plain.find("ลงวันที่");
  if (on == std::string::npos || !contains(line.plain, "ประกาศ")) return;
  const std::size_t about = line.plain.find("ผลการประเมิน", on);
  if (about == std::string::npos) return;
  const std::vector<DateAt> dates = dates_in(line.plain);
  const auto date =
      std::find_if(dates.begin(), dates.end(), [&](const DateAt& one) { return one.begin > on; });
  if (date == dates.end() || date->year == 0 || date->begin > about) return;
  for (const YearAt& year : years_in(line.plain)) {
    if (year.begin < about || !year.fiscal || year.date) continue;
    if (date->year < year.year || date->year > year.year + 1) {
      Finding found = finding_at(*line.line, "year.announced", Certainty::certain,
                                 line.plain.substr(date->begin, date->end - date->begin), "");
      found.details = {{"year", std::to_string(year.year)}};
      out.push_back(std::move(found));
    }
    return;
  }
}

/// A fiscal year far from all that the document is about; of plans of several years nothing is said.
void check_far_off(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  if (reading.results_year == 0) return;
  const int newest = std::max(reading.results_year, reading.title_year);
  for (const ReadLine& line : reading.lines) {
    if (line.running) continue;
    const bool long_plan = !first_of(line.plain, {"ยุทธศาสตร์", "แผนแม่บท", "แผนพัฒนา", "แผนปฏิบัติ", "ระยะ 5 ปี",
                                                  "ระยะ 3 ปี", "–", "-", "ถึง"})
                                .empty();
    for (const YearAt& year : years_in(line.plain)) {
      if (!year.fiscal || year.date || year.year <= newest + 1 || long_plan) continue;
      out.push_back(
          finding_at(*line.line, "year.far_off", Certainty::probable, "พ.ศ. " + std::to_string(year.year)));
    }
  }
}

std::vector<Finding> check_eras(const Context& context) {
  std::vector<Finding> out;
  for (std::size_t i = 0; i < context.reading.lines.size(); ++i) {
    const ReadLine& line = context.reading.lines[i];
    check_word(line, "พ.ศ.", true, out);
    check_word(line, "ค.ศ.", false, out);
    check_silent_era(line, out);
    check_span(context, i, out);
    check_announcement(context, i, out);
  }
  check_far_off(context, out);
  return out;
}

}  // namespace

RuleSet era_rules() {
  return {{{"year.impossible", Kind::year},
           {"year.era", Kind::year},
           {"year.span", Kind::year},
           {"year.announced", Kind::year},
           {"year.far_off", Kind::year}},
          check_eras};
}

}  // namespace prongsai::lint
