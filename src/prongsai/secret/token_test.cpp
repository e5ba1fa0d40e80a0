// SPDX-License-Identifier: Apache-2.0
// Tokens and ids: their form by the RFCs, and SHA-256 by the vector everybody knows.
#include "prongsai/secret/token.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/secret/base32_detail.h"

namespace prongsai::secret {
namespace {

using ::testing::MatchesRegex;

TEST(Token, is_43_letters_of_the_url_alphabet_and_never_the_same) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = new_token();
    EXPECT_TRUE(is_token(token)) << token;
    EXPECT_EQ(token.size(), 43U);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
    EXPECT_TRUE(seen.insert(token).second);
  }
}

TEST(Token, of_another_form_is_none) {
  const std::string zero(43, 'A');
  EXPECT_TRUE(is_token(zero));
  EXPECT_FALSE(is_token(""));
  EXPECT_FALSE(is_token(zero + "A"));
  EXPECT_FALSE(is_token(zero.substr(1)));
  EXPECT_FALSE(is_token("=" + zero.substr(1)));
  EXPECT_FALSE(is_token("+" + zero.substr(1)));
  // 43 letters carry 258 bits: the last two must be zero, or one token had four spellings.
  EXPECT_FALSE(is_token(zero.substr(1) + "B"));
}

TEST(Token, digest_is_sha_256_of_its_text) {
  // FIPS 180-4, the example of one block.
  const std::string digest = token_digest("abc");
  ASSERT_EQ(digest.size(), 32U);
  EXPECT_EQ(digest.substr(0, 4), "\xba\x78\x16\xbf");
  EXPECT_EQ(digest.substr(28), std::string("\xf2\x00\x15\xad", 4));
}

TEST(Token, comparison_tells_equal_from_different) {
  EXPECT_TRUE(is_equal("", ""));
  EXPECT_TRUE(is_equal("abc", "abc"));
  EXPECT_FALSE(is_equal("abc", "abd"));
  EXPECT_FALSE(is_equal("abc", "ab"));
  EXPECT_FALSE(is_equal(std::string("a\0b", 3), std::string("a\0c", 3)));
}

TEST(Id, has_its_prefix_and_26_letters_that_nobody_confuses) {
  std::set<std::string> seen;
  std::set<char> letters;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = new_id("p");
    EXPECT_THAT(id, MatchesRegex("p-[0-9a-z]{26}"));
    EXPECT_EQ(id.find_first_of("ilou", 2), std::string::npos) << id;
    letters.insert(id.begin() + 2, id.end());
    EXPECT_TRUE(seen.insert(id).second);
  }
  EXPECT_EQ(letters.size(), 32U);
}

TEST(Base32, is_that_of_rfc_4648) {
  const auto written = [](std::string_view bytes) {
    return detail::to_base32_letters(bytes, detail::rfc_alphabet);
  };
  EXPECT_EQ(written(""), "");
  EXPECT_EQ(written("f"), "MY");
  EXPECT_EQ(written("fo"), "MZXQ");
  EXPECT_EQ(written("foo"), "MZXW6");
  EXPECT_EQ(written("foob"), "MZXW6YQ");
  EXPECT_EQ(written("fooba"), "MZXW6YTB");
  EXPECT_EQ(written("foobar"), "MZXW6YTBOI");
}

}  // namespace
}  // namespace prongsai::secret
