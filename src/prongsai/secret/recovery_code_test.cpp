// SPDX-License-Identifier: Apache-2.0
// Recovery codes: what is printed, what people type, what is kept.
#include "prongsai/secret/recovery_code.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::secret {
namespace {

using ::testing::MatchesRegex;

TEST(RecoveryCode, comes_in_tens_without_letters_that_are_confused) {
  std::set<std::string> seen;
  std::set<char> letters;
  for (int i = 0; i < 100; ++i) {
    const std::vector<std::string> codes = new_recovery_codes();
    ASSERT_EQ(codes.size(), 10U);
    for (const std::string& code : codes) {
      EXPECT_THAT(code, MatchesRegex("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{2}"));
      EXPECT_EQ(code.find_first_of("ilou"), std::string::npos) << code;
      EXPECT_EQ(normalise_recovery_code(code), code);
      EXPECT_TRUE(seen.insert(code).second);
      letters.insert(code.back());
    }
  }
  EXPECT_EQ(letters.size(), 32U);  // also the last letter has all its five bits
}

TEST(RecoveryCode, is_read_however_people_type_it) {
  for (const char* typed :
       {"0123-1178-9a", "O123-IL78-9A", "o123 il78 9a", "o123il789a", " 0-1-2-3-1-1-7-8-9-A\t"}) {
    EXPECT_EQ(normalise_recovery_code(typed), "0123-1178-9a") << typed;
  }
}

TEST(RecoveryCode, of_another_form_is_none) {
  for (const char* typed :
       {"", "0123-1178-9", "0123-1178-9ab", "0123-1178-9u", "0123-1178-9é", "0123_1178_9a", "123456"}) {
    EXPECT_EQ(normalise_recovery_code(typed), std::nullopt) << typed;
  }
  EXPECT_EQ(normalise_recovery_code(std::string(1'000'000, ' ') + "0123-1178-9a"), std::nullopt);
}

TEST(RecoveryCode, digest_depends_on_code_and_person_and_nothing_else) {
  const std::string digest = recovery_digest("0123-1178-9a", "p-1");
  EXPECT_EQ(digest.size(), 32U);
  EXPECT_EQ(digest, recovery_digest("0123-1178-9a", "p-1"));
  EXPECT_NE(digest, recovery_digest("0123-1178-9a", "p-2"));
  EXPECT_NE(digest, recovery_digest("0123-1178-9b", "p-1"));
}

}  // namespace
}  // namespace prongsai::secret
