// SPDX-License-Identifier: Apache-2.0
// What both engines are kept from: text that is none, and names that end their quotes.
#include <gtest/gtest.h>

#include "prongsai/db/session_detail.h"
#include "prongsai/db/trouble.h"

namespace prongsai::db::detail {
namespace {

bool is_text(std::string_view text) {
  try {
    require_text(text, "query");
  } catch (const DatabaseTrouble& trouble) {
    EXPECT_EQ(trouble.cause(), DatabaseTrouble::Cause::bad_text);
    return false;
  }
  return true;
}

/// UTF-8 as RFC 3629 defines it, written the other way round: from numbers to bytes.
std::string encode(unsigned point) {
  const auto byte = [](unsigned value) { return static_cast<char>(value); };
  if (point < 0x80) return {byte(point)};
  if (point < 0x800) return {byte(0xC0 | point >> 6), byte(0x80 | (point & 0x3F))};
  if (point < 0x10000)
    return {byte(0xE0 | point >> 12), byte(0x80 | (point >> 6 & 0x3F)), byte(0x80 | (point & 0x3F))};
  return {byte(0xF0 | point >> 18), byte(0x80 | (point >> 12 & 0x3F)), byte(0x80 | (point >> 6 & 0x3F)),
          byte(0x80 | (point & 0x3F))};
}

TEST(Text, may_hold_every_code_point_but_zero_and_the_surrogates) {
  for (unsigned point = 0; point <= 0x110FFF; ++point) {
    const bool allowed = point != 0 && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
    ASSERT_EQ(is_text(encode(point)), allowed) << std::hex << point;
  }
}

TEST(Text, of_two_bytes_is_judged_like_the_table_of_the_standard) {
  for (unsigned first = 1; first < 256; ++first) {
    for (unsigned second = 1; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      const bool ascii = first < 0x80 && second < 0x80;
      const bool pair = first >= 0xC2 && first <= 0xDF && second >= 0x80 && second <= 0xBF;
      ASSERT_EQ(is_text(text), ascii || pair) << first << " " << second;
    }
  }
}

TEST(Text, that_is_cut_or_too_long_for_its_point_is_refused) {
  for (const char* text :
       {"\xE0\xB8", "\xF0\x9F\x98", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xF8\x88\x80\x80\x80"}) {
    EXPECT_FALSE(is_text(text));
    EXPECT_FALSE(is_text(std::string("ก") + text + "ก"));
  }
  EXPECT_TRUE(is_text(""));
}

TEST(Identifiers, keep_their_quotes_inside) {
  EXPECT_EQ(quote_identifier("book"), "\"book\"");
  EXPECT_EQ(quote_identifier("bo\"ok; DROP"), "\"bo\"\"ok; DROP\"");
}

}  // namespace
}  // namespace prongsai::db::detail
