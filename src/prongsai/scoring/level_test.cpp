// SPDX-License-Identifier: Apache-2.0
// The name of a result: sure, open, and what holds it back.
#include "prongsai/scoring/level.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/scoring/test_edition.h"

namespace prongsai::scoring {
namespace {

using test::Case;
using testing::ElementsAre;
using testing::IsEmpty;

/// Codes of the levels that stay possible, best first.
std::vector<std::string> possible(const Case& one) {
  std::vector<std::string> out;
  for (const std::size_t index : one.assessed().level.possible) out.push_back(one.edition.levels[index].code);
  return out;
}

Case with(std::string_view iit, std::string_view eit1, std::string_view eit2, std::string_view oit) {
  Case one;
  one.print("instrument:iit", iit)
      .print("part:eit1", eit1)
      .print("part:eit2", eit2)
      .print("instrument:oit", oit);
  return one;
}

TEST(Level, is_held_back_by_one_part_of_one_instrument) {
  // Chiang Mai city 2566: the whole EIT is 89.07, but its second part 80.16.
  const Case one = with("99.91", "97.98", "80.16", "88.75");
  EXPECT_THAT(possible(one), ElementsAre("pass"));
  EXPECT_EQ(one.assessed().level.passed, true);
}

TEST(Level, begins_exactly_at_its_border) {
  EXPECT_THAT(possible(with("85", "85", "85", "85")), ElementsAre("good"));
  EXPECT_THAT(possible(with("85", "85", "84.99", "85")), ElementsAre("pass"));
  EXPECT_THAT(possible(with("95", "95", "95", "95")), ElementsAre("excellent"));
  EXPECT_THAT(possible(with("84.99", "84.99", "84.99", "84.99")), ElementsAre("improve"));
  EXPECT_THAT(possible(with("70", "70", "70", "70")), ElementsAre("improve"));
  EXPECT_THAT(possible(with("69.99", "69.99", "69.99", "69.99")), ElementsAre("urgent"));
  EXPECT_THAT(possible(with("0", "0", "0", "0")), ElementsAre("urgent"));
}

TEST(Level, of_a_bare_total_stays_open_between_the_levels_it_allows) {
  Case one;
  one.print("total", "95.55");
  EXPECT_THAT(possible(one), ElementsAre("excellent", "good", "pass"));
  EXPECT_EQ(one.assessed().level.sure(), std::nullopt);
  EXPECT_EQ(one.assessed().level.passed, true);
}

TEST(Level, one_failing_instrument_settles_it_although_others_are_missing) {
  Case one;
  one.print("total", "95.55").print("instrument:oit", "84.00");
  EXPECT_THAT(possible(one), ElementsAre("pass"));
}

TEST(Level, of_nothing_is_nothing) {
  const Case one;
  EXPECT_THAT(possible(one), IsEmpty());
  EXPECT_EQ(one.assessed().level.passed, std::nullopt);
}

TEST(Level, is_not_named_where_the_edition_names_none) {
  framework::Edition edition = test::edition();
  edition.levels.clear();
  edition.pass_mark.value.reset();
  Case one(edition);
  one.print("total", "95.55");
  EXPECT_THAT(one.assessed().level.possible, IsEmpty());
  EXPECT_EQ(one.assessed().level.passed, std::nullopt);
}

TEST(Conditions, tell_each_test_with_its_verdict) {
  const Case one = with("99.91", "97.98", "80.16", "88.75");
  const Assessment done = one.assessed();
  std::vector<Verdict> verdicts;
  for (const ConditionOutcome& outcome : conditions(one.edition, one.plan, done.sheet, 1))
    verdicts.push_back(outcome.verdict);
  EXPECT_THAT(verdicts,
              ElementsAre(Verdict::holds, Verdict::holds, Verdict::holds, Verdict::fails, Verdict::holds));
}

}  // namespace
}  // namespace prongsai::scoring
