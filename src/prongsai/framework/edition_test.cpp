// SPDX-License-Identifier: Apache-2.0
// The values of an edition: points of a choice, items in order, and what an edition may be used for.
#include "prongsai/framework/edition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::framework {
namespace {

using testing::ElementsAre;

Points points(std::string_view text) {
  return base::parse_points(text).value();
}

Scale scale(const std::vector<std::string>& points_of_choices) {
  Scale out{.code = "s", .name = {}, .choices = {}, .provenance = {}};
  for (const std::string& one : points_of_choices) {
    out.choices.push_back(
        {.code = "c" + one, .label = {}, .points = one == "?" ? std::nullopt : base::parse_points(one)});
  }
  return out;
}

Box box(std::optional<Polarity> polarity) {
  return {.code = "i1", .text = {}, .polarity = {.value = polarity, .provenance = {}}};
}

std::vector<std::string> earned(const Scale& scale, const Box& box) {
  std::vector<std::string> out;
  for (std::size_t choice = 0; choice < scale.choices.size(); ++choice) {
    const auto points = points_of(scale, box, choice);
    out.push_back(points ? base::to_shortest_string(*points) : "–");
  }
  return out;
}

Item item(std::string code, Wording wording) {
  Item out;
  out.code = std::move(code);
  out.wording = wording;
  out.scale = 0;
  out.boxes.push_back(
      {.code = out.code, .text = {}, .polarity = {.value = Polarity::positive, .provenance = {}}});
  return out;
}

TEST(PointsOf, a_negative_question_turns_the_scale_round) {
  EXPECT_THAT(earned(scale({"0", "33", "67", "100"}), box(Polarity::positive)),
              ElementsAre("0", "33", "67", "100"));
  EXPECT_THAT(earned(scale({"0", "33", "67", "100"}), box(Polarity::negative)),
              ElementsAre("100", "67", "33", "0"));
}

TEST(PointsOf, mirrors_between_the_ends_of_the_scale_and_not_at_50) {
  EXPECT_THAT(earned(scale({"20", "30", "90"}), box(Polarity::negative)), ElementsAre("90", "80", "20"));
  EXPECT_THAT(earned(scale({"0", "62.5", "100"}), box(Polarity::negative)), ElementsAre("100", "37.5", "0"));
}

TEST(PointsOf, is_empty_where_points_or_direction_are_not_known) {
  EXPECT_THAT(earned(scale({"0", "?", "100"}), box(Polarity::positive)), ElementsAre("–", "–", "–"));
  EXPECT_THAT(earned(scale({"0", "100"}), box(std::nullopt)), ElementsAre("–", "–"));
  EXPECT_THAT(earned(scale({"0", "100"}), box(Polarity::unknown)), ElementsAre("–", "–"));
}

TEST(Item, has_sub_items_when_it_is_answered_in_several_boxes) {
  Item one = item("i8", Wording::exact);
  EXPECT_FALSE(one.has_sub_items());
  one.boxes.front().code = "i8.1";
  EXPECT_TRUE(one.has_sub_items());
}

Edition edition() {
  Edition out;
  out.id = "test/2570";
  out.scales = {scale({"0", "100"})};
  Instrument survey{.code = "iit",
                    .name = {},
                    .respondents = {},
                    .weight = {},
                    .items_expected = {},
                    .parts = {},
                    .indicators = {}};
  survey.weight.value = points("60");
  survey.indicators.resize(2);
  survey.indicators[0].code = "1";
  survey.indicators[0].items = {item("i1", Wording::exact), item("i2", Wording::cleaned)};
  survey.indicators[1].code = "2";
  survey.indicators[1].sub_indicators.resize(1);
  survey.indicators[1].sub_indicators[0].items = {item("i3", Wording::exact)};
  Instrument disclosure = survey;
  disclosure.code = "oit";
  disclosure.kind = InstrumentKind::disclosure;
  disclosure.weight.value = points("40");
  disclosure.indicators.resize(1);
  disclosure.indicators[0].code = "9";
  disclosure.indicators[0].items = {item("o1", Wording::exact)};
  disclosure.indicators[0].items[0].elements =
      Elements{.status = ElementsStatus::complete, .texts = {"ก"}, .provenance = {}};
  out.instruments = {survey, disclosure};
  out.levels.resize(1);
  out.pass_mark.value = points("85");
  return out;
}

std::vector<std::string> refused(const Edition& edition) {
  std::vector<std::string> out;
  for (const Allowance& one : allowances(edition)) {
    EXPECT_EQ(one.allowed, one.missing.empty());
    for (const auto& [what, about] : one.missing) {
      out.push_back(std::to_string(static_cast<int>(one.use)) + " " + one.instrument + " " + what + " " +
                    about);
    }
  }
  return out;
}

TEST(Edition, gives_items_in_order_through_sub_indicators) {
  const Edition one = edition();
  std::vector<std::string> codes;
  for (const Item* item : items_of(one.instruments[0])) codes.push_back(item->code);
  EXPECT_THAT(codes, ElementsAre("i1", "i2", "i3"));
  EXPECT_EQ(one.find_item("i3")->code, "i3");
  EXPECT_EQ(one.find_item("i4"), nullptr);
  EXPECT_EQ(one.find_instrument("eit"), nullptr);
}

TEST(Allowances, are_all_given_where_all_is_known) {
  EXPECT_THAT(refused(edition()), ElementsAre());
  EXPECT_EQ(allowances(edition()).size(), 6U);
}

TEST(Allowances, say_what_is_missing_for_each_use) {
  Edition one = edition();
  one.instruments[0].weight.value.reset();
  one.levels.clear();
  one.pass_mark.value.reset();
  EXPECT_THAT(refused(one), ElementsAre("0  weight iit", "1  levels test/2570", "1  pass_mark test/2570"));
}

TEST(Allowances, count_the_questions_that_lack_scale_or_wording) {
  Edition one = edition();
  one.instruments[0].indicators[0].items[0].scale.reset();
  one.instruments[0].indicators[0].items[1].boxes[0].polarity.value.reset();
  one.instruments[0].indicators[1].sub_indicators[0].items[0].wording = Wording::carried_over;
  EXPECT_THAT(refused(one), ElementsAre("2 iit scale 2", "3 iit wording 1", "3 iit scale 2"));
}

TEST(Allowances, an_instrument_without_items_cannot_be_scored_nor_asked) {
  Edition one = edition();
  one.instruments[0].indicators[1].sub_indicators.clear();
  one.instruments[1].indicators.clear();
  EXPECT_THAT(refused(one),
              ElementsAre("2 iit items 2", "3 iit items 2", "2 oit indicators oit", "4 oit indicators oit"));
}

TEST(Allowances, grading_needs_every_element) {
  Edition one = edition();
  one.instruments[1].indicators[0].items[0].elements->status = ElementsStatus::partial;
  EXPECT_THAT(refused(one), ElementsAre("4 oit elements 1"));
}

}  // namespace
}  // namespace prongsai::framework
