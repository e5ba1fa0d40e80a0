// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdint>

#include "prongsai/doc_writers/text_width_detail.h"
#include "prongsai/thai/words.h"

namespace prongsai::doc_writers {
namespace {

// Hundredths of an em, from ' ' to '~' and from ก to ๛. Marks above and below letters take no room.
constexpr std::array<std::uint8_t, 95> of_ascii = {
    25, 18, 27, 51, 41, 67, 50, 15, 24, 24, 33, 47, 19, 25, 19, 31, 41, 41, 41, 41, 41, 41, 41, 41,
    41, 41, 19, 19, 47, 47, 47, 34, 61, 45, 44, 46, 49, 41, 41, 48, 50, 22, 33, 45, 41, 62, 51, 55,
    43, 55, 43, 40, 43, 53, 45, 66, 47, 43, 48, 23, 30, 23, 47, 40, 30, 39, 45, 38, 45, 42, 25, 40,
    44, 19, 19, 36, 23, 68, 44, 45, 45, 45, 26, 32, 28, 44, 39, 57, 36, 38, 36, 24, 18, 24, 47};
constexpr std::array<std::uint8_t, 91> of_thai = {
    44, 44, 45, 45, 45, 47, 34, 42, 43, 45, 46, 60, 62, 48, 48, 40, 53, 62, 62, 44, 45, 43, 49,
    40, 48, 48, 49, 46, 46, 53, 53, 48, 46, 43, 37, 43, 43, 48, 38, 45, 50, 43, 48, 53, 44, 42,
    44, 40, 0,  36, 36, 0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  47, 23, 43, 28, 28, 29, 23,
    46, 0,  0,  0,  0,  0,  0,  0,  0,  51, 51, 51, 51, 52, 51, 51, 51, 55, 51, 51, 59, 79};

double ems_of(std::uint32_t letter) {
  constexpr std::uint32_t first_ascii = 0x20;
  constexpr std::uint32_t first_thai = 0x0e01;
  if (letter == 0x00a0) letter = first_ascii;
  if (letter >= first_ascii && letter - first_ascii < of_ascii.size())
    return of_ascii[letter - first_ascii] / 100.0;
  if (letter >= first_thai && letter - first_thai < of_thai.size())
    return of_thai[letter - first_thai] / 100.0;
  if (letter >= 0x2010 && letter <= 0x201f) return letter <= 0x2013 || letter >= 0x2018 ? 0.43 : 0.82;
  return 0.9;  // signs, which come from wider fonts
}

}  // namespace

double ems(std::string_view text) {
  double sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    std::uint32_t letter = length == 1 ? first : first & (0x7fU >> length);
    for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
      letter = letter << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3f);
    }
    sum += ems_of(letter);
    at += length;
  }
  return sum;
}

bool is_sign(std::string_view mark) {
  return mark.size() == 3 && (mark.starts_with("\xe2\x96") || mark.starts_with("\xe2\x97"));
}

double ems_of_mark(std::string_view mark) {
  return ems(mark) * (is_sign(mark) ? sign_size : 1);
}

double ems_of_longest_word(std::string_view text, std::span<const std::string> names) {
  double longest = 0;
  for (const std::string_view word : thai::words(text, names)) {
    longest = std::max(longest, ems(word.substr(0, word.find_last_not_of(' ') + 1)));
  }
  return longest;
}

}  // namespace prongsai::doc_writers
