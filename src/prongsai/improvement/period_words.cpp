// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/improvement/period_words_detail.h"
#include "prongsai/improvement/words_detail.h"

namespace prongsai::improvement::detail {
namespace {

constexpr int buddhist_era = 543;

struct Word {
  std::string_view text;
  Sign sign = Sign::number;
  int value = 0;
  bool is_noise = false;
};
constexpr Word noise(std::string_view text) {
  return {text, Sign::number, 0, true};
}

// Written in lower case. The longest that fits is taken, so that their order does not matter.
constexpr std::array words = {
    Word{"มกราคม", Sign::month, 1},
    Word{"กุมภาพันธ์", Sign::month, 2},
    Word{"มีนาคม", Sign::month, 3},
    Word{"เมษายน", Sign::month, 4},
    Word{"พฤษภาคม", Sign::month, 5},
    Word{"มิถุนายน", Sign::month, 6},
    Word{"กรกฎาคม", Sign::month, 7},
    Word{"สิงหาคม", Sign::month, 8},
    Word{"กันยายน", Sign::month, 9},
    Word{"ตุลาคม", Sign::month, 10},
    Word{"พฤศจิกายน", Sign::month, 11},
    Word{"ธันวาคม", Sign::month, 12},
    Word{"ม.ค", Sign::month, 1},
    Word{"ก.พ", Sign::month, 2},
    Word{"มี.ค", Sign::month, 3},
    Word{"เม.ย", Sign::month, 4},
    Word{"พ.ค", Sign::month, 5},
    Word{"มิ.ย", Sign::month, 6},
    Word{"ก.ค", Sign::month, 7},
    Word{"ส.ค", Sign::month, 8},
    Word{"ก.ย", Sign::month, 9},
    Word{"ต.ค", Sign::month, 10},
    Word{"พ.ย", Sign::month, 11},
    Word{"ธ.ค", Sign::month, 12},
    Word{"january", Sign::month, 1},
    Word{"february", Sign::month, 2},
    Word{"march", Sign::month, 3},
    Word{"april", Sign::month, 4},
    Word{"may", Sign::month, 5},
    Word{"june", Sign::month, 6},
    Word{"july", Sign::month, 7},
    Word{"august", Sign::month, 8},
    Word{"september", Sign::month, 9},
    Word{"october", Sign::month, 10},
    Word{"november", Sign::month, 11},
    Word{"december", Sign::month, 12},
    Word{"jan", Sign::month, 1},
    Word{"feb", Sign::month, 2},
    Word{"mar", Sign::month, 3},
    Word{"apr", Sign::month, 4},
    Word{"jun", Sign::month, 6},
    Word{"jul", Sign::month, 7},
    Word{"aug", Sign::month, 8},
    Word{"sep", Sign::month, 9},
    Word{"sept", Sign::month, 9},
    Word{"oct", Sign::month, 10},
    Word{"nov", Sign::month, 11},
    Word{"dec", Sign::month, 12},
    Word{"-", Sign::range},
    Word{"–", Sign::range},
    Word{"—", Sign::range},
    Word{"‑", Sign::range},
    Word{"−", Sign::range},
    Word{"~", Sign::range},
    Word{"ถึง", Sign::range},
    Word{"จนถึง", Sign::range},
    Word{"to", Sign::range},
    Word{"through", Sign::range},
    Word{"และ", Sign::both},
    Word{"and", Sign::both},
    Word{"ระหว่าง", Sign::between},
    Word{"between", Sign::between},
    Word{"ภายใน", Sign::until},
    Word{"ไม่เกิน", Sign::until},
    Word{"by", Sign::until},
    Word{"within", Sign::until},
    Word{"not later than", Sign::until},
    Word{"no later than", Sign::until},
    Word{"until", Sign::reaching},
    Word{"till", Sign::reaching},
    Word{"ไตรมาส", Sign::quarter},
    Word{"ไตรมาสที่", Sign::quarter},
    Word{"quarter", Sign::quarter},
    Word{"q", Sign::quarter},
    Word{"ปีงบประมาณ", Sign::year},
    Word{"ทั้งปี", Sign::year},
    Word{"ตลอดปี", Sign::year},
    Word{"ตลอดทั้งปี", Sign::year},
    Word{"ทั้งปีงบประมาณ", Sign::year},
    Word{"ตลอดปีงบประมาณ", Sign::year},
    Word{"ตลอดทั้งปีงบประมาณ", Sign::year},
    Word{"fiscal year", Sign::year},
    Word{"all year", Sign::year},
    Word{"year", Sign::year},
    Word{"/", Sign::slash},
    noise("ตั้งแต่"),
    noise("วันที่"),
    noise("วัน"),
    noise("เดือน"),
    noise("ตลอดเดือน"),
    noise("ตลอด"),
    noise("ของ"),
    noise("พ.ศ."),
    noise("ค.ศ."),
    noise("from"),
    noise("during"),
    noise("throughout"),
    noise("whole"),
    noise("of"),
    noise("on"),
    noise("in"),
    noise("the"),
    noise("end"),
    noise("st"),
    noise("nd"),
    noise("rd"),
    noise("th"),
    noise("b.e."),
    noise("be"),
    noise("ce"),
    noise("."),
    noise(","),
    noise(" "),
    noise("\t"),
    noise("\n"),
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// A Latin word ends where its letters end: "mar" is none in "marble", nor "th" in "then".
bool ends_word(std::string_view word, std::string_view rest) {
  return !is_letter(word.back()) || rest.size() == word.size() || !is_letter(rest[word.size()]);
}

const Word* longest_word(std::string_view text) {
  const Word* best = nullptr;
  for (const Word& word : words) {
    if (!text.starts_with(word.text) || !ends_word(word.text, text)) continue;
    if (best == nullptr || word.text.size() > best->text.size()) best = &word;
  }
  return best;
}

std::optional<Token> take_number(std::string_view& text) {
  Token token{.sign = Sign::number};
  while (!text.empty() && is_digit(text.front())) {
    if (++token.digits > 4) return std::nullopt;
    token.value = token.value * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return token;
}

/// "2022-03-01" and "1/3/2565" at the front, taken away; nothing where something else stands there.
std::optional<Token> take_day(std::string_view& text, int fiscal_year) {
  std::string_view rest = text;
  std::array<Token, 3> parts;
  char between = 0;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto part = take_number(rest);
    if (!part || part->digits == 0) return std::nullopt;
    parts[at] = *part;
    if (at == 2) break;
    if (rest.empty() || (rest.front() != '-' && rest.front() != '/')) return std::nullopt;
    if (at == 1 && rest.front() != between) return std::nullopt;
    between = rest.front();
    rest.remove_prefix(1);
  }
  const Token& year = between == '-' ? parts[0] : parts[2];
  const Token& day = between == '-' ? parts[2] : parts[0];
  if (day.digits > 2 || parts[1].digits > 2 || (between == '-' && year.digits != 4)) return std::nullopt;
  const auto common = common_year(year.value, year.digits, fiscal_year);
  if (!common) return std::nullopt;
  const auto found = day_of(*common, parts[1].value, day.value);
  if (!found) return std::nullopt;
  text = rest;
  return Token{.sign = Sign::day, .value = 0, .digits = 0, .day = *found};
}

}  // namespace

std::optional<int> common_year(int value, int digits, int fiscal_year) {
  constexpr int first_buddhist = 2400;
  if (digits == 2) {
    const int year = fiscal_year - fiscal_year % 100 + value;
    if (year != fiscal_year && year != fiscal_year - 1) return std::nullopt;
    return year - buddhist_era;
  }
  if (digits != 4) return std::nullopt;
  const int year = value >= first_buddhist ? value - buddhist_era : value;
  if (year < 1900 || year > 2399) return std::nullopt;
  return year;
}

std::optional<Day> day_of(int year, int month, int day) {
  if (month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<std::vector<Token>> tokens_of(std::string_view typed, int fiscal_year) {
  const std::string plain = plain_text(typed);
  std::string_view rest = plain;
  std::vector<Token> out;
  while (!rest.empty()) {
    if (is_digit(rest.front())) {
      auto token = take_day(rest, fiscal_year);
      if (!token) token = take_number(rest);
      if (!token) return std::nullopt;
      out.push_back(*token);
      continue;
    }
    const Word* word = longest_word(rest);
    if (word == nullptr) return std::nullopt;
    if (!word->is_noise) out.push_back({.sign = word->sign, .value = word->value});
    rest.remove_prefix(word->text.size());
  }
  return out;
}

}  // namespace prongsai::improvement::detail
