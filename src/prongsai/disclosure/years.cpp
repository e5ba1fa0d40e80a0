// SPDX-License-Identifier: Apache-2.0
// Years as Thai pages write them.
#include <array>

#include "prongsai/disclosure/plain_detail.h"

namespace prongsai::disclosure {
namespace {

constexpr int eras_apart = 543;
constexpr int year_least = 2500;
constexpr int year_most = 2649;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// What stands before a number, and what it says of it.
struct Before {
  bool is_named = false;        ///< a year of something
  bool is_common = false;       ///< of the Common Era
  bool is_fiscal_word = false;  ///< "FY": of either era
  bool is_year = false;         ///< said to be a year at all, so that two digits will do
};

bool drop_end(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

void drop_marks(std::string_view& text) {
  while (!text.empty() && std::string_view(" .:('\"-/").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
}

Before before(std::string_view text) {
  Before found;
  drop_marks(text);
  if (drop_end(text, "ค.ศ")) {
    found.is_common = found.is_year = true;
  } else if (drop_end(text, "พ.ศ") || drop_end(text, "พศ")) {
    found.is_year = true;
  }
  drop_marks(text);
  constexpr std::array<std::string_view, 5> names = {"ปีงบประมาณ", "งบประมาณ", "ประจำปี", "ปี", "ปีงบ"};
  for (const std::string_view name : names) {
    if (text.ends_with(name)) found.is_named = found.is_year = true;
  }
  constexpr std::array<std::string_view, 3> english = {"fy", "fiscal year", "budget year"};
  for (const std::string_view name : english) {
    if (!text.ends_with(name)) continue;
    const std::string_view rest = text.substr(0, text.size() - name.size());
    if (!rest.empty() && rest.back() >= 'a' && rest.back() <= 'z') continue;
    found.is_named = found.is_year = found.is_fiscal_word = true;
  }
  constexpr std::array<std::string_view, 12> months = {"ม.ค", "ก.พ", "มี.ค", "เม.ย", "พ.ค", "มิ.ย",
                                                       "ก.ค", "ส.ค", "ก.ย", "ต.ค",  "พ.ย", "ธ.ค"};
  for (const std::string_view month : months) {
    if (text.ends_with(month)) found.is_year = true;
  }
  return found;
}

/// 0 where the number is no year.
int year_of(std::string_view digits, const Before& said) {
  if (digits.size() != 2 && digits.size() != 4) return 0;
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  if (digits.size() == 4) {
    const bool may_be_common = said.is_common || said.is_fiscal_word;
    if (may_be_common && number >= 1990 && number <= 2099) number += eras_apart;
    return number >= year_least && number <= year_most ? number : 0;
  }
  if (!said.is_year) return 0;
  // Two digits are of the Buddhist era; after FY, 25 to 49 can only be of the Common Era.
  constexpr int common_least = 20;
  constexpr int common_most = 49;
  if (said.is_fiscal_word && number >= common_least && number <= common_most)
    return 2000 + number + eras_apart;
  return number >= common_most + 1 && !said.is_common ? year_least + number : 0;
}

/// Part of an amount, or of a telephone number.
bool is_inside_a_number(std::string_view text, std::size_t at, std::size_t end) {
  const bool digit_follows = end + 1 < text.size() && is_digit(text[end + 1]);
  if (end < text.size() && digit_follows && (text[end] == '.' || text[end] == ',')) return true;
  if (at < 2 || !is_digit(text[at - 2])) return false;
  if (text[at - 1] != '.') return text[at - 1] == ',';
  // One point makes a decimal, two a date: 30.9.2568.
  std::size_t begin = at - 1;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  return begin == 0 || text[begin - 1] != '.';
}

std::size_t end_of_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// Where the second year of a span begins, when one does after `end`.
std::size_t span_at(std::string_view text, std::size_t end) {
  std::string_view rest = text.substr(end);
  const auto drop = [&](std::string_view front) {
    if (!rest.starts_with(front)) return false;
    rest.remove_prefix(front.size());
    return true;
  };
  (void)drop(" ");
  if (!drop("-") && !drop("ถึง") && !drop("to ")) return 0;
  (void)drop(" ");
  (void)drop("พ.ศ.");
  (void)drop("ปี");
  return rest.empty() || !is_digit(rest.front()) ? 0 : text.size() - rest.size();
}

}  // namespace

std::vector<YearMention> years_in(std::string_view text) {
  std::vector<YearMention> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = end_of_digits(text, at);
    const Before said = before(text.substr(0, at));
    const int year = year_of(text.substr(at, end - at), said);
    if (year != 0 && !is_inside_a_number(text, at, end)) {
      YearMention mention{.year = year, .to = year, .is_named = said.is_named, .at = at, .size = end - at};
      if (const std::size_t second = span_at(text, end); second != 0) {
        const std::size_t second_end = end_of_digits(text, second);
        const int to = year_of(text.substr(second, second_end - second), Before{.is_year = true});
        if (to > year) {
          mention.to = to;
          mention.size = second_end - at;
          end = second_end;
        }
      }
      found.push_back(mention);
    }
    at = end;
  }
  return found;
}

}  // namespace prongsai::disclosure
