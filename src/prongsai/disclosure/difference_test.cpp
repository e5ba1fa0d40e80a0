// SPDX-License-Identifier: Apache-2.0
// Lines that went, lines that came, and words within a line.
#include "prongsai/disclosure/difference.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::disclosure {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Difference, is_nothing_between_texts_with_the_same_lines) {
  EXPECT_THAT(difference_between("ก\nข\n", "ก\n\n  \nข").lines, IsEmpty());
  EXPECT_THAT(difference_between("", "").lines, IsEmpty());
}

TEST(Difference, tells_which_words_of_a_line_are_others_and_cuts_no_letter) {
  EXPECT_THAT(difference_between("หัวเรื่อง\nงบประมาณ 120 บาท\nจบ\n", "หัวเรื่อง\nงบประมาณ 240 บาท\nจบ\n").lines,
              ElementsAre(ChangedLine{"งบประมาณ ", "12", "24", "0 บาท"}));
  // ก (E0 B8 81) and ข (E0 B8 82) have two bytes in common.
  EXPECT_THAT(difference_between("xกy", "xขy").lines, ElementsAre(ChangedLine{"x", "ก", "ข", "y"}));
  EXPECT_THAT(difference_between("ปีนี้", "ปานี้").lines, ElementsAre(ChangedLine{"", "ปี", "ปา", "นี้"}))
      << "a vowel above goes with its letter";
}

TEST(Difference, tells_lines_that_went_and_lines_that_came) {
  EXPECT_THAT(difference_between("a\nb\nc\nd\n", "a\nc\nd\ne\n").lines,
              ElementsAre(ChangedLine{"", "b", "", ""}, ChangedLine{"", "", "e", ""}));
  EXPECT_THAT(difference_between("a\n", "").lines, ElementsAre(ChangedLine{"", "a", "", ""}));
}

TEST(Difference, has_limits_and_says_so) {
  std::string before;
  std::string after;
  for (int i = 0; i < 4'000; ++i) {
    before += "old " + std::to_string(i) + "\n";
    after += "new " + std::to_string(i) + "\n";
  }
  const TextDifference many = difference_between(before, after);
  EXPECT_TRUE(many.is_cut);
  EXPECT_THAT(many.lines, SizeIs(changed_lines_most));
  const TextDifference one = difference_between("a" + std::string(9'000, 'b'), "c" + std::string(9'000, 'd'));
  EXPECT_FALSE(one.is_cut);
  ASSERT_THAT(one.lines, SizeIs(1));
  EXPECT_LT(one.lines.front().removed.size(), 400U);
}

/// The fewest lines: as many as Python's definition of an edit distance of insertions and removals gives.
TEST(Difference, takes_the_fewest_lines) {
  std::mt19937 random(20'261'122);
  for (int turn = 0; turn < 200; ++turn) {
    std::vector<int> before(random() % 12);
    std::vector<int> after(random() % 12);
    for (int& each : before) each = static_cast<int>(random() % 4);
    for (int& each : after) each = static_cast<int>(random() % 4);
    std::vector<std::vector<std::size_t>> steps(before.size() + 1,
                                                std::vector<std::size_t>(after.size() + 1));
    for (std::size_t i = 0; i <= before.size(); ++i) {
      for (std::size_t j = 0; j <= after.size(); ++j) {
        steps[i][j] = i == 0 ? j : j == 0 ? i : std::min(steps[i - 1][j], steps[i][j - 1]) + 1;
        if (i > 0 && j > 0 && before[i - 1] == after[j - 1])
          steps[i][j] = std::min(steps[i][j], steps[i - 1][j - 1]);
      }
    }
    std::string old_text;
    std::string new_text;
    for (const int each : before) old_text += std::string(1, static_cast<char>('a' + each)) + "\n";
    for (const int each : after) new_text += std::string(1, static_cast<char>('a' + each)) + "\n";
    std::size_t found = 0;
    for (const ChangedLine& line : difference_between(old_text, new_text).lines)
      found += (line.removed.empty() ? 0U : 1U) + (line.added.empty() ? 0U : 1U);
    EXPECT_EQ(found, steps[before.size()][after.size()]) << old_text << "--\n" << new_text;
  }
}

}  // namespace
}  // namespace prongsai::disclosure
