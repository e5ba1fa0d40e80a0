// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/period.h"

#include <algorithm>
#include <span>

#include "prongsai/base/assert.h"
#include "prongsai/improvement/period_words_detail.h"
#include "prongsai/improvement/record.h"
#include "prongsai/improvement/words_detail.h"

namespace prongsai::improvement {
namespace {

using detail::Sign;
using detail::Token;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int buddhist_era = 543;
constexpr int months_of_year = 12;

year_month_day date_of(Day day) {
  return year_month_day(day);
}
int year_of(Day day) {
  return static_cast<int>(date_of(day).year());
}
int month_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(date_of(day).month()));
}
Day first_of_month(int in_year, int in_month) {
  return Day(year(in_year) / month(static_cast<unsigned>(in_month)) / 1);
}
Day last_of_month(int in_year, int in_month) {
  return Day(year(in_year) / month(static_cast<unsigned>(in_month)) / std::chrono::last);
}
/// The calendar year in which the month lies within the fiscal year.
int year_for(int in_month, int fiscal_year) {
  return fiscal_year - buddhist_era - (in_month >= 10 ? 1 : 0);
}

Period month_period(int in_year, int in_month) {
  return {PeriodForm::month, first_of_month(in_year, in_month), last_of_month(in_year, in_month), 0};
}
Period until_period(Day last, int fiscal_year) {
  return {PeriodForm::until, std::min(first_day_of(fiscal_year), last), last, 0};
}
Period year_period(int fiscal_year) {
  return {PeriodForm::year, first_day_of(fiscal_year), last_day_of(fiscal_year), 0};
}
std::optional<Period> days_period(std::optional<Day> first, std::optional<Day> last) {
  if (!first || !last || *last < *first) return std::nullopt;
  return Period{PeriodForm::days, *first, *last, 0};
}

/// One end of what was typed, as far as it says something.
struct End {
  std::optional<int> day;
  std::optional<int> month;
  std::optional<int> year;
  std::optional<Period> whole;  ///< a quarter, a year, or a day in numbers

  [[nodiscard]] bool is_empty() const { return !day && !month && !year && !whole; }
};

/// "ไตรมาสที่ 1", "ไตรมาสที่ 1/2567", "ปีงบประมาณ 2567", "ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2567".
std::optional<End> whole_end(std::span<const Token> tokens, int fiscal_year) {
  int quarter = 0;
  int of_year = fiscal_year;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    const bool has_number = at + 1 < tokens.size() && tokens[at + 1].sign == Sign::number;
    if (token.sign == Sign::quarter) {
      if (quarter != 0 || !has_number || tokens[at + 1].digits != 1) return std::nullopt;
      quarter = tokens[++at].value;
      if (quarter < 1 || quarter > 4) return std::nullopt;
    } else if (token.sign == Sign::year || token.sign == Sign::slash) {
      if (!has_number && token.sign == Sign::slash) return std::nullopt;
      if (!has_number) continue;
      ++at;
      const auto common = detail::common_year(tokens[at].value, tokens[at].digits, fiscal_year);
      if (!common) return std::nullopt;
      of_year = *common + buddhist_era;
    } else {
      return std::nullopt;
    }
  }
  Period period = quarter == 0 ? year_period(of_year) : quarter_of(of_year, quarter);
  // The canonical text of a quarter or year says no year: another one is kept as its days.
  if (of_year != fiscal_year) period = {PeriodForm::days, period.first, period.last, 0};
  return End{.day = {}, .month = {}, .year = {}, .whole = period};
}

std::optional<End> end_of(std::span<const Token> tokens, int fiscal_year) {
  if (tokens.empty()) return std::nullopt;
  if (tokens[0].sign == Sign::day && tokens.size() == 1) {
    return End{.day = {}, .month = {}, .year = {}, .whole = days_period(tokens[0].day, tokens[0].day)};
  }
  if (tokens[0].sign == Sign::quarter || tokens[0].sign == Sign::year) return whole_end(tokens, fiscal_year);
  End end;
  for (const Token& token : tokens) {
    if (token.sign == Sign::month && !end.month) {
      end.month = token.value;
    } else if (token.sign != Sign::number) {
      return std::nullopt;
    } else if (token.digits <= 2 && token.value <= 31 && !end.day && !end.year) {
      end.day = token.value;
    } else if (!end.year && end.month) {
      end.year = detail::common_year(token.value, token.digits, fiscal_year);
      if (!end.year) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  return end;
}

/// What one end leaves out, the other one tells; the rest is told by the fiscal year.
void fill_in(End& first, End& last, int fiscal_year) {
  if (!first.month) first.month = last.month;
  if (!first.month || !last.month) return;
  // Only the fiscal year runs over New Year: "31 May to 1 March" is a mistake and not ten months.
  const bool turns = *first.month >= 10 && *last.month < 10;
  if (!first.year && last.year) first.year = *last.year - (turns ? 1 : 0);
  if (!last.year && first.year) last.year = *first.year + (turns ? 1 : 0);
  if (!first.year) first.year = year_for(*first.month, fiscal_year);
  if (!last.year) last.year = year_for(*last.month, fiscal_year);
}

std::optional<Day> first_day(const End& end) {
  if (end.whole) return end.whole->first;
  if (!end.month || !end.year) return std::nullopt;
  return detail::day_of(*end.year, *end.month, end.day.value_or(1));
}
std::optional<Day> last_day(const End& end) {
  if (end.whole) return end.whole->last;
  if (!end.month || !end.year) return std::nullopt;
  return end.day ? detail::day_of(*end.year, *end.month, *end.day) : last_of_month(*end.year, *end.month);
}

std::optional<Period> one_end(End end, int fiscal_year) {
  if (end.whole) return end.whole;
  End same = end;
  fill_in(end, same, fiscal_year);
  if (!end.day && end.month && end.year) return month_period(*end.year, *end.month);
  return days_period(first_day(end), last_day(end));
}

std::optional<Period> two_ends(std::span<const Token> tokens, std::size_t between, int fiscal_year) {
  // "ไตรมาส 1 - 2": the second number is one of a quarter too.
  std::vector<Token> later(tokens.begin() + static_cast<std::ptrdiff_t>(between) + 1, tokens.end());
  if (!later.empty() && tokens[0].sign == Sign::quarter && later[0].sign == Sign::number) {
    later.insert(later.begin(), Token{.sign = Sign::quarter});
  }
  auto first = end_of(tokens.first(between), fiscal_year);
  auto last = end_of(later, fiscal_year);
  if (!first || !last || first->is_empty() || last->is_empty()) return std::nullopt;
  // "1 มีนาคม - 31": a number alone is a day of the month before it.
  if (!last->month && !last->whole) last->month = first->month;
  fill_in(*first, *last, fiscal_year);
  return days_period(first_day(*first), last_day(*last));
}

std::optional<int> small_number(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string period_text(const Period& period) {
  switch (period.form) {
    case PeriodForm::month:
      return "month " + iso(period.first).substr(0, 7);
    case PeriodForm::days:
      return "days " + iso(period.first) + " " + iso(period.last);
    case PeriodForm::until:
      return "until " + iso(period.last);
    case PeriodForm::quarter:
      return "quarter " + std::to_string(period.quarter);
    case PeriodForm::year:
      return "year";
  }
  PRONGSAI_ASSERT(false);
  return {};
}

std::optional<Period> read_period(std::string_view canonical, int fiscal_year) {
  if (canonical == "year") return year_period(fiscal_year);
  const std::size_t blank = canonical.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view form = canonical.substr(0, blank);
  const std::string_view rest = canonical.substr(blank + 1);
  if (form == "quarter") {
    const auto quarter = small_number(rest, 1);
    if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
    return quarter_of(fiscal_year, *quarter);
  }
  if (form == "month") {
    const auto first = parse_iso(std::string(rest) + "-01");
    if (!first) return std::nullopt;
    return month_period(year_of(*first), month_of(*first));
  }
  if (form == "until") {
    const auto last = parse_iso(rest);
    if (!last) return std::nullopt;
    return until_period(*last, fiscal_year);
  }
  if (form != "days" || rest.size() != 21 || rest[10] != ' ') return std::nullopt;
  return days_period(parse_iso(rest.substr(0, 10)), parse_iso(rest.substr(11)));
}

std::optional<Period> parse_period(std::string_view typed, int fiscal_year) {
  if (typed.size() > line_bytes_max) return std::nullopt;
  typed = detail::trimmed(typed);
  if (const auto canonical = read_period(typed, fiscal_year)) return canonical;
  const auto read = detail::tokens_of(typed, fiscal_year);
  if (!read || read->empty()) return std::nullopt;
  std::span<const Token> tokens = *read;
  const bool is_until = tokens[0].sign == Sign::until || tokens[0].sign == Sign::reaching;
  const bool is_between = tokens[0].sign == Sign::between;
  if (is_until || is_between) tokens = tokens.subspan(1);
  const auto joins = [&](const Token& token) {
    return token.sign == Sign::range || token.sign == Sign::reaching ||
           (is_between && token.sign == Sign::both);
  };
  const auto range = std::find_if(tokens.begin(), tokens.end(), joins);
  if (range != tokens.end()) {
    if (is_until) return std::nullopt;
    return two_ends(tokens, static_cast<std::size_t>(range - tokens.begin()), fiscal_year);
  }
  const auto end = end_of(tokens, fiscal_year);
  if (!end || is_between) return std::nullopt;
  const auto period = one_end(*end, fiscal_year);
  return period && is_until ? until_period(period->last, fiscal_year) : period;
}

Day first_day_of(int fiscal_year) {
  return first_of_month(fiscal_year - buddhist_era - 1, 10);
}
Day last_day_of(int fiscal_year) {
  return last_of_month(fiscal_year - buddhist_era, 9);
}

bool lies_within(const Period& period, int fiscal_year) {
  return period.first >= first_day_of(fiscal_year) && period.last <= last_day_of(fiscal_year);
}

Period quarter_of(int fiscal_year, int quarter) {
  PRONGSAI_ASSERT(quarter >= 1 && quarter <= 4);
  const int first = (quarter + 2) % 4 * 3 + 1;
  const int in_year = year_for(first, fiscal_year);
  return {PeriodForm::quarter, first_of_month(in_year, first), last_of_month(in_year, first + 2), quarter};
}

std::vector<bool> months_of(const Period& period, int fiscal_year) {
  std::vector<bool> out;
  const Day first = period.form == PeriodForm::until ? period.last : period.first;
  for (int at = 0; at < months_of_year; ++at) {
    const int in_month = (at + 9) % months_of_year + 1;
    const int in_year = year_for(in_month, fiscal_year);
    out.push_back(first <= last_of_month(in_year, in_month) &&
                  period.last >= first_of_month(in_year, in_month));
  }
  return out;
}

std::string iso(Day day) {
  const auto padded = [](unsigned value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
  };
  const year_month_day date = date_of(day);
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" + padded(static_cast<unsigned>(date.day()), 2);
}

std::optional<Day> parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto in_year = small_number(text.substr(0, 4), 4);
  const auto in_month = small_number(text.substr(5, 2), 2);
  const auto in_day = small_number(text.substr(8, 2), 2);
  if (!in_year || !in_month || !in_day || *in_year < 1900) return std::nullopt;
  return detail::day_of(*in_year, *in_month, *in_day);
}

}  // namespace prongsai::improvement
