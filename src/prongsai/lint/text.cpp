// SPDX-License-Identifier: Apache-2.0
// Digits, numbers, years and likeness of Thai text.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <unordered_map>

#include "prongsai/base/utf8.h"
#include "prongsai/lint/text_detail.h"

namespace prongsai::lint {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::array<std::string_view, 24> months = {
    "มกราคม", "กุมภาพันธ์", "มีนาคม",    "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม",
    "กันยายน", "ตุลาคม",   "พฤศจิกายน", "ธันวาคม", "ม.ค",     "ก.พ",    "มี.ค",     "เม.ย",
    "พ.ค",    "มิ.ย",     "ก.ค",      "ส.ค",    "ก.ย",     "ต.ค",    "พ.ย",     "ธ.ค"};

bool begins_with_month(std::string_view text) {
  return std::any_of(months.begin(), months.end(),
                     [&](std::string_view month) { return text.starts_with(month); });
}

std::string_view trim_end(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool take_end(std::string_view& text, std::string_view end) {
  text = trim_end(text);
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

bool ends_with_month(std::string_view text) {
  text = trim_end(text);
  if (text.ends_with(".")) text.remove_suffix(1);
  return std::any_of(months.begin(), months.end(),
                     [&](std::string_view month) { return text.ends_with(month); });
}

/// The sign that stands right before `begin`, unless a number stands before it: "5 -15" is a range.
char sign_before(std::string_view text, std::size_t begin) {
  std::string_view before = text.substr(0, begin);
  char sign = 0;
  if (before.ends_with("+")) {
    sign = '+';
    before.remove_suffix(1);
  } else if (before.ends_with("-")) {
    sign = '-';
    before.remove_suffix(1);
  } else if (before.ends_with("–") || before.ends_with("−")) {
    sign = '-';
    before.remove_suffix(3);
  }
  if (sign == 0) return 0;
  before = trim_end(before);
  if (before.empty()) return sign;
  return is_digit(before.back()) || before.back() == '%' || is_letter(before.back()) ? '\0' : sign;
}

/// End of digits, thousands' commas and one point with decimals that begin at `at`.
std::size_t number_end(std::string_view text, std::size_t at, std::string& digits) {
  bool point = false;
  std::size_t i = at;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    const bool more = i + 1 < text.size() && is_digit(text[i + 1]);
    if (is_digit(c)) {
      digits += c;
    } else if (c == '.' && !point && more) {
      point = true;
      digits += c;
    } else if (c == ',' && !point && i + 3 < text.size() && is_digit(text[i + 1]) && is_digit(text[i + 2]) &&
               is_digit(text[i + 3]) && (i + 4 >= text.size() || !is_digit(text[i + 4]))) {
      continue;
    } else {
      break;
    }
  }
  return i;
}

bool part_of_something(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0) {
    const char c = text[begin - 1];
    if (is_letter(c) || c == '.' || c == '_' || c == '@') return true;
    if ((c == '/' || c == ':') && begin > 1 && is_digit(text[begin - 2])) return true;
  }
  if (end < text.size()) {
    const char c = text[end];
    if (is_letter(c) || c == '_') return true;
    if ((c == '/' || c == ':' || c == '.') && end + 1 < text.size() && is_digit(text[end + 1])) return true;
  }
  return false;
}

int common_prefix_rows(const std::u32string& a, const std::u32string& b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const base::Letter letter = base::first_letter(text);
    out += letter.bytes > 0 ? letter.code : U'\uFFFD';
    text.remove_prefix(std::max<std::size_t>(letter.bytes, 1));
  }
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t code : text) base::append_utf8(out, code);
  return out;
}

std::string arabic_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    // U+0E50 to U+0E59 are E0 B9 90 to E0 B9 99.
    if (i + 2 < text.size() && text[i] == '\xE0' && text[i + 1] == '\xB9' && text[i + 2] >= '\x90' &&
        text[i + 2] <= '\x99') {
      out += static_cast<char>('0' + (text[i + 2] - '\x90'));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c) || (c >= 'a' && c <= 'z')) {
      out += c;
    } else if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c + ('a' - 'A'));
    } else if (c == '\xE0' && i + 2 < text.size()) {
      // U+0E01 to U+0E3F are E0 B8 81 to BF, U+0E40 to U+0E59 are E0 B9 80 to 99.
      const char middle = text[i + 1];
      const char last = text[i + 2];
      const bool low =
          middle == '\xB8' && last >= '\x81' && last <= '\xBF' && last != '\xAF' && last != '\xBF';
      const bool high = middle == '\xB9' && static_cast<unsigned char>(last) >= 0x80 &&
                        static_cast<unsigned char>(last) <= 0x8E && last != '\x86';
      const bool digit = middle == '\xB9' && last >= '\x90' && last <= '\x99';
      if (low || high) out.append(text, i, 3);
      if (digit) out += static_cast<char>('0' + (last - '\x90'));
      if (low || high || digit) i += 2;
    }
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return trim_end(text);
}

bool contains(std::string_view text, std::string_view part) {
  // Every third byte of Thai text is the same: a search that goes by the first byte alone stops at each.
  return part.empty() || (part.size() <= text.size() &&
                          memmem(text.data(), text.size(), part.data(), part.size()) != nullptr);
}

std::string_view first_of(std::string_view text, const std::vector<std::string_view>& parts) {
  for (const std::string_view part : parts) {
    if (contains(text, part)) return part;
  }
  return {};
}

int likeness(std::string_view a, std::string_view b) {
  if (a == b) return 100;
  const std::u32string left = code_points(a.substr(0, 1200));
  const std::u32string right = code_points(b.substr(0, 1200));
  const auto longest = static_cast<int>(std::max(left.size(), right.size()));
  const auto shortest = static_cast<int>(std::min(left.size(), right.size()));
  if (longest == 0 || shortest * 2 < longest) return 0;
  return 100 - (100 * common_prefix_rows(left, right) + longest - 1) / longest;
}

int share_in(std::string_view a, std::string_view b) {
  const std::u32string left = code_points(a);
  const std::u32string right = code_points(b);
  if (left.size() < 3) return 0;
  const auto group = [](const std::u32string& text, std::size_t i) {
    return (static_cast<std::uint64_t>(text[i]) << 42U) | (static_cast<std::uint64_t>(text[i + 1]) << 21U) |
           text[i + 2];
  };
  std::unordered_map<std::uint64_t, int> there;
  for (std::size_t i = 0; i + 2 < right.size(); ++i) ++there[group(right, i)];
  int common = 0;
  for (std::size_t i = 0; i + 2 < left.size(); ++i) {
    const auto found = there.find(group(left, i));
    if (found == there.end() || found->second == 0) continue;
    --found->second;
    ++common;
  }
  return 100 * common / static_cast<int>(left.size() - 2);
}

std::vector<NumberAt> numbers_in(std::string_view plain) {
  std::vector<NumberAt> out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (!is_digit(plain[i])) continue;
    std::string digits;
    const std::size_t end = number_end(plain, i, digits);
    const std::size_t begin = i;
    i = end - 1;
    if (part_of_something(plain, begin, end)) continue;
    const auto value = digits.size() <= 14 ? base::parse_points(digits) : std::nullopt;
    if (!value) continue;
    const std::string_view behind = trim(plain.substr(end));
    const int decimals = base::decimals_of(digits);
    const std::int64_t whole = value->ten_thousandths() / Points::unit;
    if (decimals == 0 && (begins_with_month(behind) || (digits.size() == 4 && whole >= 2500 && whole < 2600)))
      continue;
    NumberAt number{.begin = begin,
                    .end = end,
                    .value = *value,
                    .decimals = decimals,
                    .percent = false,
                    .sign = sign_before(plain, begin),
                    .text = digits};
    if (behind.starts_with("%")) {
      number.percent = true;
      number.end = plain.find('%', end) + 1;
    }
    out.push_back(std::move(number));
  }
  return out;
}

std::optional<NumberAt> only_number(std::string_view cell) {
  const std::vector<NumberAt> all = numbers_in(cell);
  if (all.size() != 1) return std::nullopt;
  std::string rest(cell.substr(0, all[0].begin));
  rest += cell.substr(all[0].end);
  const std::string left = squeeze(rest);
  if (!left.empty() && left != "คะแนน" && left != "ร้อยละ") return std::nullopt;
  if (rest.find_first_of("()") != std::string::npos) return std::nullopt;
  return all[0];
}

std::vector<YearAt> years_in(std::string_view plain) {
  std::vector<YearAt> out;
  for (std::size_t i = 0; i + 4 <= plain.size(); ++i) {
    if (plain.substr(i, 2) != "25" || !is_digit(plain[i + 2]) || !is_digit(plain[i + 3])) continue;
    if (i > 0 && (is_digit(plain[i - 1]) || is_letter(plain[i - 1]) || plain[i - 1] == '.') &&
        !plain.substr(0, i).ends_with("ศ."))
      continue;
    if (i + 4 < plain.size() &&
        (is_digit(plain[i + 4]) || (plain[i + 4] == '.' && i + 5 < plain.size() && is_digit(plain[i + 5]))))
      continue;
    YearAt year{.begin = i,
                .end = i + 4,
                .year = 2500 + (plain[i + 2] - '0') * 10 + (plain[i + 3] - '0'),
                .fiscal = false,
                .date = false};
    std::string_view before = plain.substr(0, i);
    take_end(before, "พ.ศ.") || take_end(before, "พ.ศ");
    year.date = ends_with_month(before);
    year.fiscal = take_end(before, "งบประมาณ") || take_end(before, "ปี");
    if (!out.empty() && out.back().fiscal && !year.date) {
      const std::string between = squeeze(plain.substr(out.back().end, i - out.back().end));
      year.fiscal = year.fiscal || between.empty() || between == "และ" || between == "ถึง" ||
                    between == "กับ" || between == "และพศ" || between == "ถึงพศ" || between == "พศ";
    }
    out.push_back(year);
    i += 3;
  }
  return out;
}

}  // namespace prongsai::lint
