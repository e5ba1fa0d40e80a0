// SPDX-License-Identifier: Apache-2.0
#include "prongsai/report/literals.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace prongsai::report {
namespace {

using Words = std::initializer_list<std::string_view>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Arabic digits; each {fact} one line break, which joins nothing across it; no stars.
std::string readable(std::string_view sentence) {
  static constexpr std::string_view thai_zero = "๐";  // E0 B9 90; the nine others follow it
  std::string out;
  bool inside = false;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const char c = sentence[at];
    if (c == '{') inside = true;
    if (c == '}') out += '\n';
    const bool thai = sentence.substr(at, 2) == thai_zero.substr(0, 2) && at + 2 < sentence.size() &&
                      sentence[at + 2] >= thai_zero[2] && sentence[at + 2] <= thai_zero[2] + 9;
    if (!inside && thai) {
      out += static_cast<char>('0' + (sentence[at + 2] - thai_zero[2]));
      at += 2;
    } else if (!inside && c != '*') {
      out += c;
    }
    if (c == '}') inside = false;
  }
  return out;
}

std::string_view end_trimmed(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}
std::string_view begin_trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

std::string_view ends_with_one(std::string_view text, Words words) {
  const auto* found =
      std::find_if(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
  return found == words.end() ? std::string_view() : *found;
}
std::string_view starts_with_one(std::string_view text, Words words) {
  const auto* found =
      std::find_if(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
  return found == words.end() ? std::string_view() : *found;
}

/// "พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วย… พ.ศ. 2561": the year is a part of the law's name.
bool is_year_of_law(std::string_view before) {
  if (!before.ends_with("พ.ศ.")) return false;
  std::size_t law = std::string_view::npos;
  for (const std::string_view word : {"พระราชบัญญัติ", "พระราชกฤษฎีกา", "รัฐธรรมนูญ", "ระเบียบ"}) {
    const std::size_t at = before.rfind(word);
    if (at != std::string_view::npos && (law == std::string_view::npos || at > law)) law = at;
  }
  if (law == std::string_view::npos) return false;
  const std::string_view name = before.substr(law);
  return name.find("ปีงบประมาณ") == std::string_view::npos && name.find('\n') == std::string_view::npos &&
         std::none_of(name.begin(), name.end(), is_digit);
}

/// What makes the number one that only a fact may print, with the number; empty: it may stand.
std::string offence(std::string_view before, std::string_view number, std::string_view after) {
  before = end_trimmed(before);
  after = begin_trimmed(after);
  const std::string said(number);
  const auto joined = [&](std::string_view word) { return std::string(word) + " " + said; };
  if (const auto word = ends_with_one(before, {"ร้อยละ", "เปอร์เซ็นต์"}); !word.empty()) return joined(word);
  if (const auto unit = starts_with_one(after, {"%", "เปอร์เซ็นต์", "คะแนน", "ตัวชี้วัด"}); !unit.empty())
    return said + (unit == "%" ? "" : " ") + std::string(unit);
  if (const auto word =
          ends_with_one(before, {"ตารางที่", "ส่วนที่", "แผนภูมิที่", "ภาพที่", "ตัวชี้วัดที่", "คะแนน", "ระดับที่"});
      !word.empty())
    return joined(word);
  if (number.find('.') != std::string_view::npos) return said;
  const bool is_year = number.size() == 4 && number.starts_with("25");
  return is_year && !is_year_of_law(before) ? said : "";
}

bool is_change(std::string_view fact) {
  return fact == "change" || fact.ends_with("_change") || fact.starts_with("change_");
}

}  // namespace

std::vector<std::string> typed_numbers(std::string_view sentence) {
  const std::string text = readable(sentence);
  const std::string_view view = text;
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') &&
                                                         end + 1 < text.size() && is_digit(text[end + 1]))))
      ++end;
    const std::string found = offence(view.substr(0, at), view.substr(at, end - at), view.substr(end));
    if (!found.empty()) out.push_back(found);
    at = end;
  }
  return out;
}

std::vector<std::string> changes_as_percent(std::string_view sentence) {
  std::string plain(sentence);
  std::erase(plain, '*');
  const std::string_view text = plain;
  std::vector<std::string> out;
  for (std::size_t from = text.find('{'); from != std::string_view::npos; from = text.find('{', from + 1)) {
    const std::size_t end = text.find('}', from);
    if (end == std::string_view::npos) break;
    const std::string fact(text.substr(from, end + 1 - from));
    if (!is_change(text.substr(from + 1, end - from - 1))) continue;
    const std::string_view after = begin_trimmed(text.substr(end + 1));
    if (end_trimmed(text.substr(0, from)).ends_with("ร้อยละ")) {
      out.push_back("ร้อยละ " + fact);
    } else if (const auto unit = starts_with_one(after, {"%", "เปอร์เซ็นต์"}); !unit.empty()) {
      out.push_back(fact + (unit == "%" ? "" : " ") + std::string(unit));
    }
  }
  return out;
}

}  // namespace prongsai::report
