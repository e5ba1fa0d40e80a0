// SPDX-License-Identifier: Apache-2.0
// Topics over the three instruments of the small edition, and each kind of advice at its border.
#include "prongsai/analysis/topics.h"

#include <gtest/gtest.h>

#include "prongsai/analysis/test_look.h"

namespace prongsai::analysis {
namespace {

using test::Ids;
using test::Look;
using test::points;

scoring::test::Case with_topics() {
  scoring::test::Case made;
  made.edition.topics = {{.code = "1", .name = {}, .items = {"i3", "e1", "o4", "o99"}, .provenance = {}}};
  return made;
}

TEST(Topics, gather_items_by_instrument_with_their_ends) {
  const Look look(with_topics().print("item:i3", "91").print("item:e1@eit1", "88").grade("item:o4", "0"));
  const Topics got = topics(look.scored(), points("90"));
  ASSERT_TRUE(got.stated);
  EXPECT_FALSE(got.borrowed);
  ASSERT_EQ(got.topics.size(), 1U);
  const TopicRow& row = got.topics[0];
  EXPECT_EQ(row.not_here, (Ids{"o99"}));
  ASSERT_EQ(row.instruments.size(), 3U);
  EXPECT_EQ(row.instruments[0].advice, Advice::keep_and_watch);
  EXPECT_EQ(look.ids(row.instruments[1].items), (Ids{"item:e1@eit1", "item:e1@eit2"}));
  EXPECT_EQ(row.instruments[1].missing, 1U);
  EXPECT_EQ(row.instruments[1].advice, Advice::raise);
  EXPECT_EQ(look.ids(row.instruments[2].zeros), (Ids{"item:o4"}));
  EXPECT_EQ(row.instruments[2].advice, Advice::disclose);
  EXPECT_EQ(look.ids(got.in_no_topic),
            (Ids{"item:i1", "item:i2", "item:e2", "item:o1", "item:o2", "item:o3"}));
}

TEST(Topics, of_another_edition_are_told_to_be_borrowed) {
  scoring::test::Case plain;
  const Look look(plain);
  EXPECT_FALSE(topics(look.scored(), {}).stated);
  const scoring::test::Case lender = with_topics();
  const Topics got = topics(look.scored(), {}, &lender.edition);
  EXPECT_TRUE(got.stated);
  EXPECT_TRUE(got.borrowed);
  EXPECT_EQ(got.from, &lender.edition);
}

TEST(Topics, advice_turns_at_the_pass_mark_the_target_and_100) {
  const auto advice = [](const char* score, const char* target) {
    const Look look(scoring::test::Case().print("item:i3", score));
    return advice_for(look.scored(), {look.node("item:i3")}, base::parse_points(target));
  };
  EXPECT_EQ(advice("84.99", "90"), Advice::improve);
  EXPECT_EQ(advice("85.00", "90"), Advice::raise);
  EXPECT_EQ(advice("85.00", ""), Advice::keep_and_watch) << "no target, nothing to raise";
  EXPECT_EQ(advice("90.00", "90"), Advice::keep_and_watch);
  EXPECT_EQ(advice("100", "90"), Advice::keep);
  EXPECT_EQ(advice("0", "90"), Advice::improve) << "people answered 0; nothing is there to disclose";
  const Look look{scoring::test::Case()};
  EXPECT_EQ(advice_for(look.scored(), {look.node("item:i3")}, {}), Advice::unknown);
}

TEST(Topics, nothing_is_all_full_while_an_item_is_missing) {
  const Look look(scoring::test::Case().print("item:i3", "100"));
  EXPECT_EQ(advice_for(look.scored(), {look.node("item:i3"), look.node("item:i1")}, {}),
            Advice::keep_and_watch);
}

}  // namespace
}  // namespace prongsai::analysis
