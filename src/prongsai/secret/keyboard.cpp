// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <vector>

#include "prongsai/base/assert.h"
#include "prongsai/secret/password_detail.h"

namespace prongsai::secret::detail {
namespace {

struct Row {
  std::u32string_view latin;
  std::u32string_view thai;
};

/// One key a place; first without, then with the shift key.
constexpr std::array<Row, 8> rows = {{
    {U"1234567890-=", U"ๅ/-ภถุึคตจขช"},
    {U"qwertyuiop[]\\", U"ๆไำพะัีรนยบลฃ"},
    {U"asdfghjkl;'", U"ฟหกดเ้่าสวง"},
    {U"zxcvbnm,./", U"ผปแอิืทมใฝ"},
    {U"!@#$%^&*()_+", U"+๑๒๓๔ู฿๕๖๗๘๙"},
    {U"QWERTYUIOP{}|", U"๐\"ฎฑธํ๊ณฯญฐ,ฅ"},
    {U"ASDFGHJKL:\"", U"ฤฆฏโฌ็๋ษศซ."},
    {U"ZXCVBNM<>?", U"()ฉฮฺ์?ฒฬฦ"},
}};
static_assert(std::all_of(rows.begin(), rows.end(),
                          [](const Row& row) { return row.latin.size() == row.thai.size(); }));

/// What fingers and minds run along, each also backwards. The alphabet of Thai schools leaves ฃ ฅ ฆ out at
/// times.
constexpr std::array<std::u32string_view, 19> lines = {
    U"01234567890123456789",
    U"`1234567890-=",
    U"qwertyuiop[]\\",
    U"asdfghjkl;'",
    U"zxcvbnm,./",
    U"!@#$%^&*()_+",
    U"1qaz",
    U"2wsx",
    U"3edc",
    U"4rfv",
    U"5tgb",
    U"6yhn",
    U"7ujm",
    U"8ik,",
    U"9ol.",
    U"abcdefghijklmnopqrstuvwxyz",
    U"๐๑๒๓๔๕๖๗๘๙๐",
    U"กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    U"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
};

char32_t translated(char32_t letter, std::u32string_view Row::* from, std::u32string_view Row::* to) {
  for (const Row& row : rows) {
    const std::size_t at = (row.*from).find(letter);
    if (at != std::u32string_view::npos) return (row.*to)[at];
  }
  return letter;
}

std::u32string translated(std::u32string_view text, std::u32string_view Row::* from,
                          std::u32string_view Row::* to) {
  std::u32string out(text);
  for (char32_t& letter : out) letter = translated(letter, from, to);
  return out;
}

/// Every line in both directions, and as a switched keyboard prints it.
std::vector<std::u32string> all_lines() {
  std::vector<std::u32string> out;
  for (const std::u32string_view line : lines) {
    for (const std::u32string& text : {std::u32string(line), in_thai_keys(line)}) {
      out.push_back(text);
      out.emplace_back(text.rbegin(), text.rend());
    }
  }
  return out;
}

}  // namespace

std::u32string in_latin_keys(std::u32string_view thai) {
  return translated(thai, &Row::thai, &Row::latin);
}

std::u32string in_thai_keys(std::u32string_view latin) {
  return translated(latin, &Row::latin, &Row::thai);
}

bool is_walk(std::u32string_view text) {
  static const std::vector<std::u32string> known = all_lines();
  if (text.empty()) return false;
  if (text.find_first_not_of(text.front()) == std::u32string_view::npos) return true;
  return std::any_of(known.begin(), known.end(),
                     [text](const std::u32string& line) { return line.find(text) != std::u32string::npos; });
}

}  // namespace prongsai::secret::detail
