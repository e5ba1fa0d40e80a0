// SPDX-License-Identifier: Apache-2.0
// How an edition is laid out: ids, order, parts, what cannot be computed.
#include "prongsai/scoring/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/scoring/test_edition.h"

namespace prongsai::scoring {
namespace {

using test::Case;
using testing::ElementsAre;

std::vector<std::string> ids(const Plan& plan, const std::vector<NodeIndex>& nodes) {
  std::vector<std::string> out;
  for (const NodeIndex node : nodes) out.push_back(plan.nodes[node].id);
  return out;
}

TEST(Plan, has_every_term_before_its_node_and_the_total_last) {
  const Case one;
  for (NodeIndex index = 0; index < one.plan.nodes.size(); ++index) {
    for (const Way& way : one.plan.nodes[index].ways) {
      for (const Term& term : way.terms) EXPECT_LT(term.node, index) << one.plan.nodes[index].id;
    }
  }
  EXPECT_EQ(one.plan.nodes.back().id, "total");
  EXPECT_EQ(one.plan.total(), one.plan.nodes.size() - 1);
}

TEST(Plan, finds_each_node_by_its_id_in_upper_and_lower_case) {
  const Case one;
  for (NodeIndex index = 0; index < one.plan.nodes.size(); ++index)
    EXPECT_EQ(one.plan.find(one.plan.nodes[index].id), index);
  EXPECT_EQ(one.plan.find("ITEM:I2.1"), one.node("item:i2.1"));
  EXPECT_EQ(one.plan.find("item:i9"), std::nullopt);
  EXPECT_EQ(one.plan.find(""), std::nullopt);
}

TEST(Plan, every_node_but_the_total_hangs_below_another) {
  const Case one;
  for (NodeIndex index = 0; index < one.plan.total(); ++index) {
    ASSERT_TRUE(one.plan.nodes[index].parent.has_value()) << one.plan.nodes[index].id;
    EXPECT_GT(*one.plan.nodes[index].parent, index);
  }
  EXPECT_EQ(one.plan.nodes[one.plan.total()].parent, std::nullopt);
  EXPECT_THAT(ids(one.plan, one.plan.children(one.plan.total())),
              ElementsAre("instrument:iit", "instrument:eit", "instrument:oit"));
  EXPECT_THAT(ids(one.plan, one.plan.children(one.node("item:i2"))), ElementsAre("item:i2.1", "item:i2.2"));
}

TEST(Plan, a_parted_instrument_has_each_question_once_a_part_and_once_undivided) {
  const Case one;
  for (const char* id : {"item:e1@eit1", "item:e1@eit2", "indicator:6@eit1", "part:eit2"})
    EXPECT_TRUE(one.plan.find(id)) << id;
  EXPECT_TRUE(one.plan.nodes[one.node("item:e1")].ways.empty());
  const PlanNode& combined = one.plan.nodes[one.node("indicator:6")];
  ASSERT_EQ(combined.ways.size(), 1U);
  EXPECT_EQ(combined.ways[0].of, NodeKind::part);
  const PlanNode& eit = one.plan.nodes[one.node("instrument:eit")];
  ASSERT_EQ(eit.ways.size(), 2U);
  EXPECT_EQ(eit.ways[0].of, NodeKind::indicator);
  EXPECT_EQ(eit.ways[1].of, NodeKind::part);
  EXPECT_EQ(one.plan.nodes[one.node("item:e1@eit1")].group, "eit1");
  EXPECT_EQ(one.plan.nodes[one.node("item:i1")].group, "iit");
}

TEST(Plan, gives_each_question_cells_of_its_own) {
  const Case one;
  std::vector<int> users(one.plan.count_cells, 0);
  for (const PlanNode& node : one.plan.nodes) {
    if (!node.is_leaf() || node.ways[0].rule != Rule::answers) continue;
    for (std::size_t choice = 0; choice < node.choice_points.size(); ++choice)
      ++users[node.first_cell + choice];
  }
  EXPECT_EQ(users, std::vector<int>(one.plan.count_cells, 1));
  EXPECT_EQ(one.plan.count_cells, 4U + 4 + 4 + 2 + 4 * 4);
}

TEST(Plan, mirrors_the_points_of_a_negative_question) {
  const Case one;
  EXPECT_THAT(one.plan.nodes[one.node("item:i2.1")].choice_points,
              ElementsAre(Points::whole(0), Points::whole(33), Points::whole(67), Points::whole(100)));
  EXPECT_THAT(one.plan.nodes[one.node("item:i2.2")].choice_points,
              ElementsAre(Points::whole(100), Points::whole(67), Points::whole(33), Points::whole(0)));
}

TEST(Plan, what_the_edition_does_not_know_has_no_way) {
  framework::Edition edition = test::edition();
  edition.instruments[0].weight.value.reset();
  edition.instruments[0].indicators[0].items[0].scale.reset();
  edition.instruments[0].indicators[1].items[0].boxes[0].polarity.value.reset();
  edition.instruments[1].indicators[0].items.clear();
  const Case one(edition);
  for (const char* id : {"total", "item:i1", "item:i3", "indicator:6@eit1"}) {
    EXPECT_TRUE(one.plan.nodes[one.node(id)].ways.empty()) << id;
  }
  EXPECT_FALSE(one.plan.nodes[one.node("indicator:1")].ways.empty());
}

TEST(Plan, knows_to_how_many_decimals_each_level_is_rounded) {
  const Case one;
  EXPECT_EQ(one.plan.nodes[one.node("item:i1")].places, 2);
  EXPECT_EQ(one.plan.nodes[one.node("sub:9.1")].places, std::nullopt);
}

}  // namespace
}  // namespace prongsai::scoring
