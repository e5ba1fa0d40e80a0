// SPDX-License-Identifier: Apache-2.0
// Which entries fit a result, upon the small edition of test_plan.h: o41 and o42 in indicator 9, i7 and o42
// in topic 3.
#include "prongsai/improvement/library.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/improvement/test_plan.h"

namespace prongsai::improvement {
namespace {

using base::Points;
using testing::ElementsAre;
using testing::IsEmpty;

LibraryEntry entry(std::string id, std::vector<Aim> aims, std::vector<std::string> bands) {
  LibraryEntry out;
  out.id = std::move(id);
  out.aims = std::move(aims);
  out.bands = std::move(bands);
  return out;
}

Library library() {
  Library out;
  out.bands = {{"zero", Points(), Points::from_ten_thousandths(1)},
               {"failing", Points::from_ten_thousandths(1), Points::whole(85)},
               {"raise", Points::whole(85), Points::whole(90)},
               {"keep", Points::whole(90), Points::whole(100)},
               {"full", Points::whole(100), std::nullopt}};
  out.entries = {
      entry("keep-all", {{"indicator:9"}, {"indicator:10"}, {"item:o41"}, {"item:o42"}}, {"keep", "full"}),
      entry("publish", {{"instrument:oit"}, {"indicator:9"}}, {"zero", "failing"}),
      entry("topic", {{"topic:3"}}, {"zero"}),
      entry("o42", {{"item:o42", 2564, 2566}}, {"zero"}),
      entry("other-years", {{"item:o42", 2567, 0}, {"item:o41", 0, 2565}}, {}),
      entry("gone", {{"item:o99"}, {"topic:9"}}, {}),
  };
  LibraryEntry activity = entry("activity", {{"indicator:9"}}, {});
  activity.sort = EntrySort::activity;
  out.entries.push_back(activity);
  return out;
}

struct Scored {
  framework::Edition edition = test::edition_2566();
  scoring::Plan plan = scoring::make_plan(edition);
  scoring::Sheet sheet;

  explicit Scored(const std::vector<std::pair<std::string, std::string>>& scores) {
    sheet.nodes.resize(plan.nodes.size());
    for (const auto& [node, score] : scores) {
      scoring::NodeScore& one = sheet.nodes[*plan.find(node)];
      one.value = *base::parse_points(score);
      one.basis = scoring::Basis::published;
    }
  }
};

std::vector<std::string> words(const std::vector<Fitting>& fits) {
  std::vector<std::string> out;
  for (const Fitting& fit : fits) out.push_back(fit.entry->id + " " + fit.node + " " + fit.band->code);
  return out;
}

TEST(Bands, touch_so_that_each_score_lies_in_one) {
  const Library all = library();
  const auto band = [&](const char* score) { return all.band_of(*base::parse_points(score)).code; };
  EXPECT_EQ(band("0"), "zero");
  EXPECT_EQ(band("0.01"), "failing");
  EXPECT_EQ(band("84.99"), "failing");
  EXPECT_EQ(band("85"), "raise");
  EXPECT_EQ(band("90.00"), "keep");
  EXPECT_EQ(band("99.99"), "keep");
  EXPECT_EQ(band("100"), "full");
}

TEST(Fitting, puts_the_item_before_the_indicator_before_the_topic_before_the_instrument) {
  const Library all = library();
  const Scored scored(
      {{"item:o42", "0"}, {"item:o41", "100"}, {"indicator:9", "50"}, {"instrument:oit", "60"}});
  EXPECT_THAT(words(fitting(all, scored.edition, scored.plan, scored.sheet)),
              ElementsAre("o42 item:o42 zero", "keep-all item:o41 full", "publish indicator:9 failing",
                          "topic topic:3 zero", "publish instrument:oit failing"));
}

TEST(Fitting, never_tells_what_is_at_zero_to_keep_its_level) {
  const Library all = library();
  const Scored scored({{"item:o42", "0"}, {"indicator:9", "97.50"}});
  EXPECT_THAT(words(fitting_for(all, scored.edition, scored.plan, scored.sheet, "item:o42")),
              ElementsAre("o42 item:o42 zero", "publish indicator:9 zero", "topic topic:3 zero",
                          "publish instrument:oit zero"));
}

TEST(Fitting, of_an_indicator_has_what_is_about_its_items_by_their_own_scores) {
  const Library all = library();
  const Scored scored({{"item:o42", "0"}, {"item:o41", "95"}, {"indicator:9", "47.50"}});
  EXPECT_THAT(words(fitting_for(all, scored.edition, scored.plan, scored.sheet, "indicator:9")),
              ElementsAre("o42 item:o42 zero", "keep-all item:o41 keep", "publish indicator:9 failing",
                          "publish instrument:oit failing"));
}

TEST(Fitting, says_nothing_where_no_score_is_known) {
  const Library all = library();
  const std::vector<std::pair<std::string, std::string>> one = {{"indicator:10", "92"}};
  const Scored scored(one);
  EXPECT_THAT(words(fitting(all, scored.edition, scored.plan, scored.sheet)),
              ElementsAre("keep-all indicator:10 keep"));
  EXPECT_THAT(fitting_for(all, scored.edition, scored.plan, scored.sheet, "item:o42"), IsEmpty());
  EXPECT_THAT(fitting_for(all, scored.edition, scored.plan, scored.sheet, "item:o99"), IsEmpty());
}

TEST(Aims, hold_only_in_the_years_in_which_the_code_means_this) {
  const Library all = library();
  framework::Edition edition = test::edition_2566();
  EXPECT_THAT(aims_in(*all.find("other-years"), edition), IsEmpty());
  edition.fiscal_year = 2567;
  EXPECT_THAT(aims_in(*all.find("other-years"), edition), ElementsAre("item:o42"));
  EXPECT_THAT(aims_in(*all.find("o42"), edition), IsEmpty());
  EXPECT_THAT(aims_in(*all.find("gone"), edition), IsEmpty());
}

TEST(YearlyPeriod, finds_its_calendar_year_within_the_fiscal_year) {
  const auto text = [](const char* yearly, int year) {
    const auto period = read_yearly_period(yearly, year);
    return period ? period_text(*period) : "none";
  };
  EXPECT_EQ(text("month 12", 2565), "month 2021-12");
  EXPECT_EQ(text("month 01", 2565), "month 2022-01");
  EXPECT_EQ(text("days 03-01 05-31", 2565), "days 2022-03-01 2022-05-31");
  EXPECT_EQ(text("days 01-01 02-end", 2565), "days 2022-01-01 2022-02-28");
  EXPECT_EQ(text("days 01-01 02-end", 2567), "days 2024-01-01 2024-02-29");
  EXPECT_EQ(text("until 10-01", 2568), "until 2024-10-01");
  EXPECT_EQ(text("quarter 1", 2565), "quarter 1");
  EXPECT_EQ(text("year", 2565), "year");
  for (const char* wrong : {"", "month", "month 13", "month 1", "days 03-01", "days 05-31 03-01",
                            "until 02-30", "quarter 5", "years", "month 2021-12"}) {
    EXPECT_EQ(text(wrong, 2565), "none") << wrong;
  }
}

}  // namespace
}  // namespace prongsai::improvement
