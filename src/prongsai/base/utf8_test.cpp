// SPDX-License-Identifier: Apache-2.0
// Held against RFC 3629: its syntax in section 4, its examples in section 7, and every code point there is.
#include "prongsai/base/utf8.h"

#include <initializer_list>
#include <vector>

#include <gtest/gtest.h>

namespace prongsai::base {
namespace {

using namespace std::string_view_literals;

/// UTF8-2, UTF8-3 and UTF8-4 of RFC 3629 section 4, byte for byte as the grammar has them.
bool grammar_has(unsigned a, unsigned b) {
  return a >= 0xC2 && a <= 0xDF && b >= 0x80 && b <= 0xBF;
}
bool grammar_has(unsigned a, unsigned b, unsigned c) {
  const bool tail = c >= 0x80 && c <= 0xBF;
  if (a == 0xE0) return b >= 0xA0 && b <= 0xBF && tail;
  if (a == 0xED) return b >= 0x80 && b <= 0x9F && tail;
  return a >= 0xE1 && a <= 0xEF && b >= 0x80 && b <= 0xBF && tail;
}
bool grammar_has(unsigned a, unsigned b, unsigned c, unsigned d) {
  const bool tails = c >= 0x80 && c <= 0xBF && d >= 0x80 && d <= 0xBF;
  if (a == 0xF0) return b >= 0x90 && b <= 0xBF && tails;
  if (a == 0xF4) return b >= 0x80 && b <= 0x8F && tails;
  return a >= 0xF1 && a <= 0xF3 && b >= 0x80 && b <= 0xBF && tails;
}

std::string bytes_of(std::initializer_list<unsigned> bytes) {
  std::string out;
  for (const unsigned byte : bytes) out += static_cast<char>(static_cast<unsigned char>(byte));
  return out;
}

TEST(Utf8, is_what_the_grammar_of_rfc_3629_has_and_nothing_else) {
  // Bytes on both sides of every border that the grammar draws.
  const std::vector<unsigned> edges = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0,
                                       0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
                                       0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFE, 0xFF};
  for (const unsigned a : edges) {
    EXPECT_EQ(is_utf8(bytes_of({a})), a < 0x80) << a;
    if (a < 0x80) continue;
    for (const unsigned b : edges) {
      EXPECT_EQ(first_letter(bytes_of({a, b})).bytes == 2, grammar_has(a, b)) << a << " " << b;
      for (const unsigned c : edges) {
        EXPECT_EQ(first_letter(bytes_of({a, b, c})).bytes == 3, grammar_has(a, b, c))
            << a << " " << b << " " << c;
        for (const unsigned d : edges)
          EXPECT_EQ(first_letter(bytes_of({a, b, c, d})).bytes == 4, grammar_has(a, b, c, d))
              << a << " " << b << " " << c << " " << d;
      }
    }
  }
}

TEST(Utf8, takes_every_code_point_there_and_back) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, code);
    const Letter letter = first_letter(text);
    ASSERT_EQ(letter.code, code);
    ASSERT_EQ(letter.bytes, text.size());
    ASSERT_TRUE(is_utf8(text));
  }
}

TEST(Utf8, writes_the_examples_of_the_rfc) {
  std::string text;
  for (const char32_t code : std::initializer_list<char32_t>{0x0041, 0x2262, 0x0391, 0x002E, 0xD55C, 0xAD6D,
                                                             0xC5B4, 0x65E5, 0x672C, 0x8A9E, 0x233B4})
    append_utf8(text, code);
  EXPECT_EQ(
      text,
      "\x41\xE2\x89\xA2\xCE\x91\x2E\xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E"
      "\xF0\xA3\x8E\xB4");
}

TEST(Utf8, tells_where_a_text_stops_being_it) {
  EXPECT_EQ(first_not_utf8(""), std::string_view::npos);
  EXPECT_EQ(first_not_utf8("ร้อยละ 85.98"), std::string_view::npos);
  EXPECT_EQ(first_not_utf8("a\0b"sv), std::string_view::npos);
  EXPECT_EQ(first_not_utf8("ab\xC0\xAF"), 2U);
  EXPECT_EQ(first_not_utf8("ก\xE0\xB8"), 3U) << "cut off";
  EXPECT_EQ(first_letter("").bytes, 0U);
}

}  // namespace
}  // namespace prongsai::base
