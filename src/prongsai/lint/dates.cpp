// SPDX-License-Identifier: Apache-2.0
// Days and periods as documents write them.
#include <algorithm>
#include <array>

#include "prongsai/lint/dates_detail.h"
#include "prongsai/lint/text_detail.h"

namespace prongsai::lint {
namespace {

constexpr int era = 543;
constexpr std::array<std::string_view, 12> full = {"มกราคม",  "กุมภาพันธ์", "มีนาคม",    "เมษายน",
                                                   "พฤษภาคม", "มิถุนายน",  "กรกฎาคม",  "สิงหาคม",
                                                   "กันยายน",  "ตุลาคม",   "พฤศจิกายน", "ธันวาคม"};
constexpr std::array<std::string_view, 12> brief = {"ม.ค", "ก.พ", "มี.ค", "เม.ย", "พ.ค", "มิ.ย",
                                                    "ก.ค", "ส.ค", "ก.ย", "ต.ค",  "พ.ย", "ธ.ค"};
constexpr std::string_view thai_lead = "\xE0";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::size_t back_over_blanks(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  return at;
}

struct Digits {
  int value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Digits that end right before `end`, at most `most` of them.
std::optional<Digits> digits_before(std::string_view text, std::size_t end, std::size_t most) {
  std::size_t begin = end;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  if (begin == end || end - begin > most || (begin > 0 && (text[begin - 1] == '.' || text[begin - 1] == '/')))
    return std::nullopt;
  int value = 0;
  for (std::size_t i = begin; i < end; ++i) value = value * 10 + (text[i] - '0');
  return Digits{value, begin, end};
}

std::optional<Digits> digits_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  int value = 0;
  while (end < text.size() && is_digit(text[end]) && end - begin < 5)
    value = value * 10 + (text[end++] - '0');
  if (end == begin) return std::nullopt;
  return Digits{value, begin, end};
}

/// "–", "-", "ถึง" that ends right before `end`: where it begins.
std::optional<std::size_t> joiner_before(std::string_view text, std::size_t end) {
  for (const std::string_view joiner : {"–", "—", "-", "ถึงวันที่", "ถึง"}) {
    if (end >= joiner.size() && text.substr(end - joiner.size(), joiner.size()) == joiner)
      return end - joiner.size();
  }
  return std::nullopt;
}

void read_days(std::string_view text, DateAt& date) {
  std::size_t at = back_over_blanks(text, date.begin);
  const auto day = digits_before(text, at, 2);
  if (!day) return;
  date.day = day->value;
  date.begin = day->begin;
  const auto joiner = joiner_before(text, back_over_blanks(text, day->begin));
  if (!joiner) return;
  const auto first = digits_before(text, back_over_blanks(text, *joiner), 2);
  if (!first) return;
  date.from_day = first->value;
  date.begin = first->begin;
}

void read_year(std::string_view text, DateAt& date) {
  std::size_t at = skip_blanks(text, date.end);
  for (const std::string_view word : {"พ.ศ.", "พ.ศ", "ค.ศ.", "ปี"}) {
    if (text.substr(at).starts_with(word)) at = skip_blanks(text, at + word.size());
  }
  const auto year = digits_at(text, at);
  if (!year) return;
  const std::size_t count = year->end - year->begin;
  if (count == 4 && year->value >= 2400 && year->value < 2700) {
    date.year = year->value;
  } else if (count == 4 && year->value >= 1900 && year->value < 2200) {
    date.year = year->value + era;
    date.common_era = true;
  } else if (count == 2 && year->value >= 50) {
    date.year = 2500 + year->value;
  } else {
    return;
  }
  date.end = year->end;
}

/// The month whose name begins at `at`, and how long the name is.
std::pair<int, std::size_t> month_at(std::string_view text, std::size_t at, bool& is_brief) {
  constexpr std::size_t letter = 3;  // bytes
  static constexpr std::string_view first_letters = "มกพสตธเ";
  const std::string_view first = text.substr(at, letter);
  bool may_begin = false;
  for (std::size_t i = 0; i < first_letters.size(); i += letter)
    may_begin = may_begin || first_letters.substr(i, letter) == first;
  if (!may_begin) return {0, 0};
  for (std::size_t i = 0; i < full.size(); ++i) {
    if (text.substr(at).starts_with(full[i])) return {static_cast<int>(i) + 1, full[i].size()};
  }
  // "คกก.พ" is no February: a short name begins a word.
  const bool begins_word = at < 3 || text.substr(at - 3, 1) != thai_lead;
  for (std::size_t i = 0; begins_word && i < brief.size(); ++i) {
    if (!text.substr(at).starts_with(brief[i])) continue;
    std::size_t length = brief[i].size();
    if (at + length < text.size() && text[at + length] == '.') ++length;
    is_brief = true;
    return {static_cast<int>(i) + 1, length};
  }
  return {0, 0};
}

/// `bare`: short names of months count by themselves too.
std::vector<DateAt> read_dates(std::string_view plain, bool bare) {
  std::vector<DateAt> out;
  for (std::size_t at = 0; at < plain.size(); ++at) {
    if (plain[at] != thai_lead.front()) continue;
    bool is_brief = false;
    const auto [month, length] = month_at(plain, at, is_brief);
    if (month == 0) continue;
    DateAt date;
    date.begin = at;
    date.end = at + length;
    date.month = month;
    read_days(plain, date);
    read_year(plain, date);
    const std::size_t past = date.end;
    if (bare || !is_brief || date.day != 0 || date.year != 0) out.push_back(date);
    at = past - 1;
  }
  return out;
}

}  // namespace

std::vector<DateAt> dates_in(std::string_view plain) {
  return read_dates(plain, false);
}

int month_of(std::string_view cell) {
  const std::string_view text = trim(cell);
  bool is_brief = false;
  if (text.empty()) return 0;
  const auto [month, length] = month_at(text, 0, is_brief);
  if (month == 0) return 0;
  const std::string_view rest = trim(text.substr(length));
  return std::all_of(rest.begin(), rest.end(), is_digit) && rest.size() <= 4 ? month : 0;
}

std::string_view month_name(int month) {
  return full.at(static_cast<std::size_t>(month) - 1);
}

std::string_view short_month_name(int month) {
  return brief.at(static_cast<std::size_t>(month) - 1);
}

int days_of(int month, int year) {
  const int common = year == 0 ? 2000 : year - era;
  using namespace std::chrono;
  return static_cast<int>(static_cast<unsigned>(year_month_day_last{
      std::chrono::year{common}, month_day_last{std::chrono::month{static_cast<unsigned>(
                                     month)}}}.day()));
}

bool day_exists(int day, int month, int year) {
  return day >= 1 && day <= days_of(month, year);
}

namespace {

Day day_of(int day, int month, int year) {
  return std::chrono::year{year - era} / static_cast<int>(month) / day;
}

/// The year of a month in the fiscal year.
int year_of(int month, int fiscal_year) {
  return month >= 10 ? fiscal_year - 1 : fiscal_year;
}

}  // namespace

std::optional<Period> period_in(std::string_view cell, int fiscal_year) {
  std::vector<DateAt> dates = read_dates(cell, true);
  if (dates.empty() || dates.size() > 2) return std::nullopt;
  DateAt& last = dates.back();
  DateAt& first = dates.front();
  if (last.year == 0 && fiscal_year == 0) return std::nullopt;
  if (last.year == 0) last.year = year_of(last.month, fiscal_year);
  // "1 ธันวาคม – 31 มกราคม 2565": the year printed once is the end's.
  if (first.year == 0)
    first.year = first.month >= 10 && last.month < 10 && first.month > last.month ? last.year - 1 : last.year;
  for (const DateAt& date : dates) {
    if (date.day != 0 && !day_exists(date.day, date.month, date.year)) return std::nullopt;
    if (date.from_day != 0 && !day_exists(date.from_day, date.month, date.year)) return std::nullopt;
  }
  Period out;
  out.until = dates.size() == 1 && contains(cell, "ภายใน");
  const int end = last.day != 0 ? last.day : days_of(last.month, last.year);
  out.last = day_of(end, last.month, last.year);
  if (dates.size() == 2) {
    if (first.from_day != 0 || last.from_day != 0) return std::nullopt;
    out.first = day_of(first.day != 0 ? first.day : 1, first.month, first.year);
  } else if (last.from_day != 0) {
    out.first = day_of(last.from_day, last.month, last.year);
  } else {
    out.first = last.day != 0 ? out.last : day_of(1, last.month, last.year);
  }
  out.backwards = out.last < out.first;
  return out;
}

Day first_day_of(int fiscal_year) {
  return day_of(1, 10, fiscal_year - 1);
}

Day last_day_of(int fiscal_year) {
  return day_of(30, 9, fiscal_year);
}

int month_number(Day day) {
  const std::chrono::year_month_day date{day};
  return (static_cast<int>(date.year()) + era) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) -
         1;
}

int month_number(int month, int fiscal_year) {
  return year_of(month, fiscal_year) * 12 + month - 1;
}

}  // namespace prongsai::lint
