// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/round/test_round.h"

namespace prongsai::round {
namespace {

using framework::Edition;
using framework::SampleRule;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

MinimumSample of_people(std::int64_t people) {
  return minimum_sample(test::small_edition(), "eit", {}, people);
}

TEST(Sample, of_2564_is_ten_percent_at_least_thirty_and_four_hundred_above_four_thousand) {
  struct Row {
    std::int64_t people;
    Demand demand;
    std::int64_t count;
    SampleBasis basis;
  };
  for (const Row& row : std::vector<Row>{{0, Demand::everybody, 0, SampleBasis::fewer},
                                         {5, Demand::everybody, 5, SampleBasis::fewer},
                                         {29, Demand::everybody, 29, SampleBasis::fewer},
                                         {30, Demand::everybody, 30, SampleBasis::fewer},
                                         {31, Demand::count, 30, SampleBasis::at_least},
                                         {300, Demand::count, 30, SampleBasis::share},
                                         {301, Demand::count, 31, SampleBasis::share},
                                         {310, Demand::count, 31, SampleBasis::share},
                                         {3'991, Demand::count, 400, SampleBasis::share},
                                         {4'000, Demand::count, 400, SampleBasis::share},
                                         {4'001, Demand::count, 400, SampleBasis::large},
                                         {90'000, Demand::count, 400, SampleBasis::large}}) {
    const MinimumSample sample = of_people(row.people);
    EXPECT_EQ(sample.demand, row.demand) << row.people;
    EXPECT_EQ(sample.count, row.count) << row.people;
    EXPECT_EQ(sample.basis, row.basis) << row.people;
    EXPECT_EQ(sample.rule, 0U);
    EXPECT_THAT(sample.missing, IsEmpty());
  }
}

TEST(Sample, carries_the_figures_that_explain_it) {
  const MinimumSample sample = of_people(4'005);
  EXPECT_EQ(sample.head_count, 4'005);
  EXPECT_EQ(sample.share_count, 401);  // 400.5 people do not exist
}

TEST(Sample, is_unknown_without_a_head_count_and_says_so) {
  const MinimumSample sample = minimum_sample(test::small_edition(), "eit", {}, std::nullopt);
  EXPECT_EQ(sample.demand, Demand::unknown);
  EXPECT_EQ(sample.count, 0);
  EXPECT_THAT(sample.missing, ElementsAre(Pair("head_count", "eit")));
}

TEST(Sample, is_unknown_without_a_rule_whatever_the_head_count) {
  const MinimumSample sample = minimum_sample(test::small_edition(), "iit", {}, 500);
  EXPECT_EQ(sample.demand, Demand::unknown);
  EXPECT_FALSE(sample.rule);
  EXPECT_THAT(sample.missing, ElementsAre(Pair("rule", "iit")));
}

TEST(Sample, is_unknown_where_the_rule_holds_no_number) {
  Edition edition = test::small_edition();
  edition.samples = {SampleRule{.instrument = "eit"}};
  EXPECT_THAT(minimum_sample(edition, "eit", {}, 500).missing, ElementsAre(Pair("rule", "eit")));
}

/// A table by group, in the manner of 2567, beside a rule for everyone else.
Edition by_group(bool with_general) {
  Edition edition = test::small_edition();
  const auto rule = [](const char* code, std::vector<std::string> types, std::vector<std::string> sizes,
                       std::int64_t exactly) {
    return SampleRule{.instrument = "eit",
                      .group = {.th = "กลุ่ม", .en = "group"},
                      .group_code = code,
                      .types = std::move(types),
                      .sizes = std::move(sizes),
                      .exactly = exactly};
  };
  const std::vector<SampleRule> general = edition.samples;
  edition.samples = {rule("tm", {"subdistrict_municipality"}, {"M"}, 70),
                     rule("ts", {"subdistrict_municipality"}, {"S"}, 60),
                     rule("uni", {"university"}, {}, 400)};
  edition.samples[2].except = {"สถาบันดนตรีกัลยาณิวัฒนา"};
  if (with_general) edition.samples.insert(edition.samples.end(), general.begin(), general.end());
  return edition;
}

SampledAgency agency(const char* type, const char* size = "", const char* group = "", const char* name = "") {
  return {.type = type, .size = size, .group = group, .name_th = name};
}

TEST(Group, is_found_by_type_and_size_and_needs_no_head_count) {
  const Edition edition = by_group(false);
  const auto count = [&](const SampledAgency& one) { return minimum_sample(edition, "eit", one, {}).count; };
  EXPECT_EQ(count(agency("subdistrict_municipality", "M")), 70);
  EXPECT_EQ(count(agency("subdistrict_municipality", "S")), 60);
  EXPECT_EQ(count(agency("university")), 400);
  EXPECT_EQ(count(agency("university", "L")), 400);
  EXPECT_EQ(count(agency("subdistrict_municipality", "L")), 0);
}

TEST(Group, that_cannot_be_told_is_unknown_even_where_a_rule_for_all_would_give_a_number) {
  for (const bool with_general : {false, true}) {
    const Edition edition = by_group(with_general);
    EXPECT_THAT(minimum_sample(edition, "eit", agency(""), 500).missing, ElementsAre(Pair("type", "")));
    EXPECT_THAT(minimum_sample(edition, "eit", agency("subdistrict_municipality"), 500).missing,
                ElementsAre(Pair("size", "subdistrict_municipality")));
  }
}

TEST(Group, leaves_to_the_rule_for_all_whom_it_does_not_cover) {
  EXPECT_EQ(minimum_sample(by_group(true), "eit", agency("province"), 500).count, 50);
  EXPECT_EQ(
      minimum_sample(by_group(true), "eit", agency("university", "", "", "สถาบันดนตรีกัลยาณิวัฒนา"), 500).count,
      50);
  EXPECT_THAT(
      minimum_sample(by_group(false), "eit", agency("university", "", "", "สถาบันดนตรีกัลยาณิวัฒนา"), 500).missing,
      ElementsAre(Pair("rule", "eit")));
}

TEST(Group, named_by_the_register_goes_before_type_and_size) {
  EXPECT_EQ(minimum_sample(by_group(false), "eit", agency("subdistrict_municipality", "M", "uni"), {}).count,
            400);
  EXPECT_EQ(minimum_sample(by_group(false), "eit", agency("subdistrict_municipality", "M", "none"), {}).count,
            70);
}

TEST(Group, that_only_the_register_can_tell_leaves_others_in_doubt_until_it_does) {
  Edition edition = by_group(true);
  edition.samples.push_back(SampleRule{.instrument = "eit",
                                       .group = {.th = "หน่วยให้บริการ", .en = ""},
                                       .group_code = "service",
                                       .exactly = 400});
  EXPECT_THAT(minimum_sample(edition, "eit", agency("department"), 500).missing,
              ElementsAre(Pair("group", "eit")));
  EXPECT_EQ(minimum_sample(edition, "eit", agency("department", "", "service"), 500).count, 400);
  EXPECT_EQ(minimum_sample(edition, "eit", agency("department", "", "other"), 500).count, 50);
}

TEST(Group, with_a_fixed_number_keeps_it_when_fewer_people_exist_because_no_rule_says_otherwise) {
  const MinimumSample sample = minimum_sample(by_group(false), "eit", agency("university"), 20);
  EXPECT_EQ(sample.demand, Demand::count);
  EXPECT_EQ(sample.count, 400);
  EXPECT_EQ(sample.basis, SampleBasis::exactly);
}

TEST(SampledCodes, are_the_parts_only_where_a_rule_names_one) {
  Edition edition = test::small_edition();
  edition.instruments[0].parts.resize(2);
  edition.instruments[0].parts[0].code = "eit1";
  edition.instruments[0].parts[1].code = "eit2";
  EXPECT_THAT(sampled_codes(edition), ElementsAre("eit"));
  edition.samples[0].instrument = "eit1";
  EXPECT_THAT(sampled_codes(edition), ElementsAre("eit1", "eit2"));
  edition.samples.clear();
  EXPECT_THAT(sampled_codes(edition), ElementsAre("eit"));
}

}  // namespace
}  // namespace prongsai::round
