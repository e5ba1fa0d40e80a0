// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/table_files/number_text_detail.h"

namespace prongsai::table_files {
namespace {

using Shape = NumberFormat::Shape;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// What the signs of one section speak of.
struct Signs {
  bool day = false;
  bool month_or_minute = false;
  bool clock = false;
  bool elapsed = false;
  bool percent = false;
  bool digits = false;

  [[nodiscard]] Shape shape() const {
    if (elapsed) return Shape::duration;
    const bool has_day = day || (month_or_minute && !clock);
    if (has_day) return clock ? Shape::date_time : Shape::date;
    if (clock) return Shape::time;
    return percent ? Shape::percent : Shape::general;
  }
};

/// Reads one sign at the beginning of `rest` and tells how many bytes it has.
std::size_t read_sign(std::string_view rest, Signs& signs) {
  const char c = lower(rest[0]);
  switch (c) {
    case '"': {
      const std::size_t end = rest.find('"', 1);
      return end == std::string_view::npos ? rest.size() : end + 1;
    }
    case '\\':
    case '_':
    case '*':
      return std::min<std::size_t>(2, rest.size());
    case '[': {
      const std::size_t end = std::min(rest.find(']'), rest.size() - 1);
      const std::string_view inside = rest.substr(1, end - 1);
      const bool only_clock =
          inside.find_first_not_of("hHmMsS\xe0\xb8\x8a\x99\x97") == std::string_view::npos;
      if (!inside.empty() && only_clock) signs.elapsed = true;
      return end + 1;
    }
    case 'g':
      if (begins_with(rest, "general")) return 7;
      signs.day = true;
      return 1;
    case 'a':
      if (begins_with(rest, "am/pm")) return 5;
      return begins_with(rest, "a/p") ? 3 : 1;
    case 'e':
      signs.day |= !signs.digits;  // behind digits it is an exponent
      return 1;
    case 'y':
    case 'd':
    case 'b':
      signs.day = true;
      return 1;
    case 'm':
      signs.month_or_minute = true;
      return 1;
    case 'h':
    case 's':
      signs.clock = true;
      return 1;
    case '%':
      signs.percent = true;
      return 1;
    case '0':
    case '#':
    case '?':
      signs.digits = true;
      return 1;
    default:
      break;
  }
  // Thai: ว day, ด month, ป year; ช hour, น minute, ท second.
  const std::string_view letter = rest.substr(0, 3);
  if (letter == "ว" || letter == "ด" || letter == "ป") signs.day |= !signs.digits;
  if (letter == "ช" || letter == "น" || letter == "ท") signs.clock |= !signs.digits;
  return 1;
}

struct BuiltIn {
  int first;
  int last;
  Shape shape;
};

constexpr BuiltIn built_in[] = {
    {9, 10, Shape::percent},   {14, 17, Shape::date}, {18, 21, Shape::time},      {22, 22, Shape::date_time},
    {27, 31, Shape::date},     {32, 35, Shape::time}, {36, 36, Shape::date},      {45, 45, Shape::time},
    {46, 46, Shape::duration}, {47, 47, Shape::time}, {50, 58, Shape::date},      {67, 68, Shape::percent},
    {71, 74, Shape::date},     {75, 76, Shape::time}, {77, 77, Shape::date_time}, {78, 78, Shape::time},
    {79, 79, Shape::duration}, {80, 80, Shape::time}, {81, 81, Shape::date},
};

}  // namespace

NumberFormat format_of_code(std::string_view code) {
  Signs signs;
  std::size_t at = 0;
  while (at < code.size() && code[at] != ';') at += read_sign(code.substr(at), signs);
  const std::string_view section = code.substr(0, std::min(at, code.size()));
  if (section.size() > 1 && section.find_first_not_of('0') == std::string_view::npos) {
    return {Shape::padded, std::min<std::size_t>(section.size(), 20)};
  }
  return {signs.shape(), 0};
}

NumberFormat format_of_id(int id) {
  for (const BuiltIn& range : built_in) {
    if (id >= range.first && id <= range.last) return {range.shape, 0};
  }
  return {};
}

}  // namespace prongsai::table_files
