// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/thai/rules_detail.h"

namespace prongsai::thai {
namespace {

bool is_letter(char32_t sign) {
  return is_thai(sign) || is_latin(sign);
}

/// A run of signs without a blank, [first, last).
struct Token {
  std::size_t first;
  std::size_t last;
};

std::vector<Token> tokens_of(const Line& line) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < line.signs.size()) {
    while (at < line.signs.size() && is_blank(line.signs[at])) ++at;
    const std::size_t first = at;
    while (at < line.signs.size() && !is_blank(line.signs[at])) ++at;
    if (at > first) tokens.push_back({first, at});
  }
  return tokens;
}

std::string_view words_of(std::string_view text, const Line& line, Token token) {
  return text.substr(line.offsets[token.first], line.offsets[token.last] - line.offsets[token.first]);
}

bool is_address(std::string_view token) {
  return token.find("://") != std::string_view::npos || token.find('@') != std::string_view::npos ||
         token.starts_with("www.");
}

// Written after a number, with or without a blank.
constexpr std::array<std::string_view, 22> units = {
    "คะแนน", "บาท",     "คน",  "ข้อ", "แห่ง", "ครั้ง",    "วัน",    "เดือน",   "ปี",  "ตัวชี้วัด", "ประเด็น",
    "เรื่อง",  "หน่วยงาน", "ราย", "ชุด", "ล้าน", "กิจกรรม", "ขั้นตอน", "ช่องทาง", "น.", "จุด",    "%"};
// Written before a number.
constexpr std::array<std::string_view, 15> labels = {"พ.ศ.", "ค.ศ.",   "ที่",     "ข้อ",   "ร้อยละ",
                                                     "ปี",    "หน้า",    "มาตรา", "ระดับ", "โทร.",
                                                     "เลข",  "ประมาณ", "จำนวน", "เพียง", "o"};
constexpr std::array<std::string_view, 24> months = {
    "มกราคม", "กุมภาพันธ์", "มีนาคม",    "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม",
    "กันยายน", "ตุลาคม",   "พฤศจิกายน", "ธันวาคม", "ม.ค.",    "ก.พ.",   "มี.ค.",    "เม.ย.",
    "พ.ค.",   "มิ.ย.",    "ก.ค.",     "ส.ค.",   "ก.ย.",    "ต.ค.",   "พ.ย.",    "ธ.ค."};

struct Look {
  bool begins_with_digit = false;
  bool begins_with_bracket = false;
  bool ends_with_digit = false;
  bool is_number = false;   ///< digits with points, commas and signs, perhaps in brackets
  bool is_capital = false;  ///< one Latin letter or two: a grade, "A", "AA"
  bool is_dash = false;
  bool is_month = false;
  bool is_unit = false;   ///< begins with one
  bool is_label = false;  ///< ends with one
};

Look look_at(std::string_view text, const Line& line, Token token) {
  Look look;
  const auto begin = line.signs.begin() + static_cast<std::ptrdiff_t>(token.first);
  const auto end = line.signs.begin() + static_cast<std::ptrdiff_t>(token.last);
  const std::string_view words = words_of(text, line, token);
  look.begins_with_digit = is_digit(*begin);
  look.begins_with_bracket = opens(*begin);
  look.ends_with_digit = is_digit(*(end - 1));
  look.is_dash = end - begin == 1 && is_dash(*begin);
  look.is_capital =
      end - begin <= 2 && std::all_of(begin, end, [](char32_t s) { return s >= 'A' && s <= 'Z'; });
  look.is_number = std::any_of(begin, end, is_digit) && std::all_of(begin, end, [](char32_t s) {
                     return is_digit(s) || s == '.' || s == ',' || s == '%' || s == '-' || s == '+' ||
                            s == '/' || opens(s) || s == ')' || s == 0x2013;
                   });
  look.is_month = std::find(months.begin(), months.end(), words) != months.end();
  look.is_unit = std::any_of(units.begin(), units.end(), [&](auto unit) { return words.starts_with(unit); });
  look.is_label =
      std::any_of(labels.begin(), labels.end(), [&](auto label) { return words.ends_with(label); });
  return look;
}

bool belong_together(const Look& left, const Look& right, std::size_t left_length, std::size_t right_length) {
  constexpr std::size_t short_number = 5;
  // "งบประมาณ (8.45 คะแนน)": what stands in brackets is no number of the word before it.
  if (left.is_label && !right.begins_with_bracket &&
      (right.begins_with_digit || right.is_number || right.is_capital))
    return true;
  if (left.is_number && (right.is_unit || right.is_month)) return true;
  if (left.is_month && (right.is_number || right.is_label)) return true;
  if (right.is_dash) return true;
  // "1 - 31", "2564 – 2565"; longer ones may part after the dash.
  if (left.is_dash) return right.is_number && right_length <= short_number;
  if (left.is_number && right.is_number) {
    // "5 -15", and the groups of a telephone number.
    return left_length <= 4 && right_length <= 4;
  }
  return false;
}

/// ฯลฯ, whose letter a dictionary takes for a word's first.
bool is_within_et_cetera(const Line& line, std::size_t at) {
  constexpr char32_t abbreviation = 0x0e2f;
  constexpr char32_t lo_ling = 0x0e25;
  return at > 0 && at + 1 < line.signs.size() && line.signs[at] == lo_ling &&
         line.signs[at - 1] == abbreviation && line.signs[at + 1] == abbreviation;
}

}  // namespace

bool may_lead(const Line& line, std::size_t at) {
  const char32_t sign = line.signs[at];
  if (leans_back(sign) || closes(sign) || is_blank(sign)) return false;
  return at == 0 ||
         (!leans_forward(line.signs[at - 1]) && !opens(line.signs[at - 1]) && line.signs[at - 1] != 0x200d);
}

void allow_by_signs(const Line& line, Places& may_begin) {
  for (std::size_t at = 1; at < line.signs.size(); ++at) {
    const char32_t before = line.signs[at - 1];
    const char32_t sign = line.signs[at];
    bool allowed = false;
    if (is_blank(before))
      allowed = true;
    else if (before == '/' || before == ',')
      allowed = at >= 2 && (is_thai(sign) || is_thai(line.signs[at - 2])) && (is_letter(sign) || opens(sign));
    else if (opens(sign))
      allowed = is_thai(before);
    else if (closes(before) && before != '.' && before != ':')
      allowed = is_thai(sign) && before != '%' && !is_thai(before);
    else if (before == 0x0e46 || before == 0x0e2f)
      allowed = is_thai(sign);
    else
      allowed = (is_thai(before) && is_latin(sign)) || (is_latin(before) && is_thai(sign));
    if (allowed) may_begin[at] = 1;
  }
}

void forbid_by_signs(const Line& line, Places& may_begin) {
  bool after_opening = false;  // an opening sign and nothing but blanks since
  for (std::size_t at = 0; at < line.signs.size(); ++at) {
    if (may_begin[at] != 0 && (after_opening || !may_lead(line, at) || is_within_et_cetera(line, at)))
      may_begin[at] = 0;
    if (opens(line.signs[at]))
      after_opening = true;
    else if (!is_blank(line.signs[at]))
      after_opening = false;
  }
}

void forbid_in_numbers(std::string_view text, const Line& line, Places& may_begin) {
  const std::vector<Token> tokens = tokens_of(line);
  Look left;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token token = tokens[i];
    if (is_address(words_of(text, line, token)))
      std::fill(may_begin.begin() + static_cast<std::ptrdiff_t>(token.first) + 1,
                may_begin.begin() + static_cast<std::ptrdiff_t>(token.last), 0);
    for (std::size_t at = token.first + 1; at < token.last; ++at) {
      // "5คน" and "ที่5": a digit holds on to what touches it.
      if (is_digit(line.signs[at]) || is_digit(line.signs[at - 1])) may_begin[at] = 0;
    }
    const Look right = look_at(text, line, token);
    // "7. ประสิทธิภาพ": a number that opens a text counts what follows.
    const bool is_counted = i == 1 && left.is_number && line.signs[tokens[0].last - 1] == '.';
    if (is_counted || (i > 0 && belong_together(left, right, tokens[i - 1].last - tokens[i - 1].first,
                                                token.last - token.first)))
      may_begin[token.first] = 0;
    left = right;
  }
}

}  // namespace prongsai::thai
