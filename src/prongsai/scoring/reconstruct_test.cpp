// SPDX-License-Identifier: Apache-2.0
// From the printed percents of real reports back to the people who answered.
#include "prongsai/scoring/reconstruct.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/scoring/test_edition.h"

namespace prongsai::scoring {
namespace {

using test::Case;
using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<Points> positive = {Points::whole(0), Points::whole(33), Points::whole(67),
                                      Points::whole(100)};
const std::vector<Points> negative = {Points::whole(100), Points::whole(67), Points::whole(33),
                                      Points::whole(0)};
const std::vector<Points> yes_no = {Points::whole(100), Points::whole(0)};

Row row(const std::vector<std::string>& percents, std::string_view score = {},
        const std::vector<Points>& scale = positive) {
  Row out{.node = 0, .percents = {}, .choice_points = scale, .scores = {}, .score_places = 2};
  for (const std::string& one : percents) out.percents.push_back(Case::printed(one));
  if (!score.empty()) out.scores.push_back(Case::printed(score));
  return out;
}

/// Chiang Mai province 2565, IIT, indicator 2: i7 to i12.
std::vector<Row> iit_2565() {
  return {row({"4.31", "23.28", "41.51", "30.90"}, "66.40"),
          row({"0.50", "4.14", "40.10", "55.26"}, "83.49"),
          row({"0.25", "3.89", "38.77", "57.08"}, "84.35"),
          row({"79.78", "13.59", "5.39", "1.24"}, "90.67", negative),
          row({"82.85", "11.02", "4.39", "1.74"}, "91.68", negative),
          row({"1.91", "3.07", "29.83", "65.20"}, "86.20"),
          row({"74.48", "11.35", "8.70", "5.47"}, "84.96", negative),
          row({"6.63", "9.44", "38.19", "45.73"}, "74.44"),
          row({"7.71", "12.10", "35.87", "44.32"}, "72.35"),
          row({"9.86", "11.60", "34.71", "43.83"}, "70.91")};
}

/// The same report, EIT, indicator 8: e11 to e15.
std::vector<Row> eit_2565() {
  return {row({"0.12", "1.88", "47.03", "50.97"}, "83.10"), row({"0.79", "1.82", "48.24", "49.15"}, "82.08"),
          row({"97.52", "2.48"}, "97.52", yes_no), row({"2.85", "7.63", "45.16", "44.37"}, "77.14"),
          row({"0.42", "3.33", "46.13", "50.12"}, "82.12")};
}

/// Chiang Mai province 2564, EIT, indicator 8; the first row as printed, adding up to 94.00.
std::vector<Row> eit_2564() {
  return {row({"0.35", "5.47", "46.77", "41.41"}, "80.55"), row({"0.41", "6.17", "48.11", "45.32"}, "79.59"),
          row({"97.03", "2.97"}, "97.03", yes_no), row({"0.93", "11.11", "43.40", "44.56"}, "77.30"),
          row({"0.87", "7.45", "43.98", "47.70"}, "79.63")};
}

TEST(Reconstruct, finds_the_1207_people_of_the_iit_of_2565) {
  const Reconstruction found = reconstruct(iit_2565(), std::nullopt);
  EXPECT_EQ(found.answers, 1'207U);
  EXPECT_THAT(found.rows[0].counts, ElementsAre(52, 281, 501, 373));
  EXPECT_THAT(found.rows[2].counts, ElementsAre(3, 47, 468, 689));
  EXPECT_THAT(found.rows[5].counts, ElementsAre(23, 37, 360, 787));
  EXPECT_THAT(found.rows[7].counts, ElementsAre(80, 114, 461, 552));
  for (const RowFit& fit : found.rows) EXPECT_TRUE(fit.fits && fit.sums_to_hundred && !fit.repair);
}

TEST(Reconstruct, finds_the_1652_people_of_the_eit_of_2565) {
  const Reconstruction found = reconstruct(eit_2565(), std::nullopt);
  EXPECT_EQ(found.answers, 1'652U);
  EXPECT_THAT(found.rows[0].counts, ElementsAre(2, 31, 777, 842));
  EXPECT_THAT(found.rows[3].counts, ElementsAre(47, 126, 746, 733));
}

TEST(Reconstruct, finds_the_1719_people_of_2564_beside_a_misprint_and_mends_it) {
  const Reconstruction found = reconstruct(eit_2564(), std::nullopt);
  EXPECT_EQ(found.answers, 1'719U);
  EXPECT_THAT(found.rows[1].counts, ElementsAre(7, 106, 827, 779));
  const RowFit& misprint = found.rows[0];
  EXPECT_FALSE(misprint.sums_to_hundred);
  EXPECT_FALSE(misprint.fits);
  EXPECT_THAT(misprint.counts, IsEmpty());
  ASSERT_TRUE(misprint.repair);
  EXPECT_EQ(misprint.repair->choice, 3U);
  EXPECT_EQ(misprint.repair->percent, "47.41");
}

TEST(Reconstruct, needs_no_printed_scores) {
  std::vector<Row> rows = iit_2565();
  for (Row& one : rows) one.scores.clear();
  EXPECT_EQ(reconstruct(rows, std::nullopt).answers, 1'207U);
}

TEST(Reconstruct, does_not_depend_on_the_order_of_the_rows) {
  std::vector<Row> rows = iit_2565();
  std::reverse(rows.begin(), rows.end());
  const Reconstruction found = reconstruct(rows, std::nullopt);
  EXPECT_EQ(found.answers, 1'207U);
  EXPECT_THAT(found.rows.back().counts, ElementsAre(52, 281, 501, 373));
}

TEST(Reconstruct, takes_the_smallest_number_of_people_that_explains_the_group) {
  // 51 people print these; 102, 153 and so on would print them too.
  const std::vector<Row> rows = {row({"1.96", "0", "0", "98.04"}), row({"0.00", "1.96", "0.00", "98.04"}),
                                 row({"5.88", "13.73", "29.41", "50.98"}),
                                 row({"9.80", "7.84", "37.25", "45.10"})};
  const Reconstruction found = reconstruct(rows, std::nullopt);
  EXPECT_EQ(found.answers, 51U);
  EXPECT_THAT(found.rows[2].counts, ElementsAre(3, 7, 15, 26));
}

TEST(Reconstruct, learns_nothing_from_rows_of_only_0_and_100) {
  const std::vector<Row> rows = {row({"0", "0", "0", "100"}, "100"),
                                 row({"0.00", "0.00", "0.00", "100.00"}, "100.00")};
  const Reconstruction found = reconstruct(rows, std::nullopt);
  EXPECT_EQ(found.answers, std::nullopt);
  EXPECT_TRUE(found.scores_certain);  // however many they were, all of them chose the best
  for (const RowFit& fit : found.rows) EXPECT_TRUE(fit.sums_to_hundred && !fit.repair);
}

TEST(Reconstruct, rows_of_only_0_and_100_do_not_disturb_the_others) {
  std::vector<Row> rows = eit_2565();
  rows.push_back(row({"0.00", "0.00", "0.00", "100.00"}, "100.00"));
  const Reconstruction found = reconstruct(rows, std::nullopt);
  EXPECT_EQ(found.answers, 1'652U);
  EXPECT_THAT(found.rows.back().counts, ElementsAre(0, 0, 0, 1'652));
}

TEST(Reconstruct, one_broken_row_among_sound_ones_is_told_and_mended) {
  std::vector<Row> rows = iit_2565();
  rows[4] = row({"82.85", "11.02", "4.93", "1.74"}, "91.68", negative);  // 4.39 with two digits swapped
  const Reconstruction found = reconstruct(rows, std::nullopt);
  EXPECT_EQ(found.answers, 1'207U);
  EXPECT_FALSE(found.rows[4].fits);
  ASSERT_TRUE(found.rows[4].repair);
  EXPECT_EQ(found.rows[4].repair->percent, "4.39");
  EXPECT_TRUE(found.rows[3].fits);
}

TEST(Reconstruct, a_row_that_adds_up_but_belongs_to_another_group_does_not_fit) {
  std::vector<Row> rows = iit_2565();
  rows[0] = eit_2565()[0];
  const Reconstruction found = reconstruct(rows, std::nullopt);
  EXPECT_EQ(found.answers, 1'207U);
  EXPECT_TRUE(found.rows[0].sums_to_hundred);
  EXPECT_FALSE(found.rows[0].fits);
  EXPECT_THAT(found.rows[0].counts, IsEmpty());
}

TEST(Reconstruct, a_single_row_leaves_the_number_of_people_open) {
  const Reconstruction found = reconstruct({row({"4.31", "23.28", "41.51", "30.90"})}, std::nullopt);
  EXPECT_EQ(found.answers, std::nullopt);
  EXPECT_FALSE(found.rows[0].repair);
}

TEST(Reconstruct, where_two_numbers_explain_a_group_with_other_scores_there_are_no_counts) {
  // Percents without decimals fit hundreds of numbers of people.
  const std::vector<Row> rows = {row({"4", "23", "42", "31"}), row({"1", "4", "40", "55"})};
  const Reconstruction found = reconstruct(rows, std::nullopt);
  EXPECT_EQ(found.answers, std::nullopt);
  EXPECT_FALSE(found.scores_certain);
  for (const RowFit& fit : found.rows) EXPECT_THAT(fit.counts, IsEmpty());
}

TEST(Reconstruct, percents_with_one_decimal_do_where_there_are_few_people) {
  // 37 people: 100 / 37 = 2.7027…
  const std::vector<Row> rows = {row({"2.7", "5.4", "8.1", "83.8"}),   row({"13.5", "16.2", "29.7", "40.5"}),
                                 row({"0.0", "18.9", "35.1", "45.9"}), row({"10.8", "24.3", "27.0", "37.8"}),
                                 row({"2.7", "21.6", "43.2", "32.4"}), row({"40.5", "8.1", "18.9", "32.4"})};
  const Reconstruction found = reconstruct(rows, std::nullopt);
  EXPECT_EQ(found.answers, 37U);
  EXPECT_THAT(found.rows[0].counts, ElementsAre(1, 2, 3, 31));
  EXPECT_THAT(found.rows[5].counts, ElementsAre(15, 3, 7, 12));
}

TEST(Reconstruct, a_stated_number_of_people_is_taken_as_it_is) {
  const Reconstruction right = reconstruct(iit_2565(), 1'207);
  EXPECT_EQ(right.answers, 1'207U);
  EXPECT_THAT(right.rows[0].counts, ElementsAre(52, 281, 501, 373));
  const Reconstruction wrong = reconstruct(iit_2565(), 1'208);
  EXPECT_EQ(wrong.answers, 1'208U);
  for (const RowFit& fit : wrong.rows) EXPECT_TRUE(fit.sums_to_hundred);
  EXPECT_FALSE(wrong.rows[0].fits);
}

TEST(Reconstruct, a_stated_number_too_large_for_the_decimals_gives_no_counts) {
  const Reconstruction found = reconstruct({row({"4.31", "23.28", "41.51", "30.90"})}, 100'000'000);
  EXPECT_TRUE(found.rows[0].fits);
  EXPECT_THAT(found.rows[0].counts, IsEmpty());
}

TEST(Reconstruct, a_group_of_nobody_explains_nothing_and_stops_nothing) {
  const Reconstruction found = reconstruct(iit_2565(), 0);
  EXPECT_FALSE(found.rows[0].fits);
  EXPECT_FALSE(reconstruct({}, std::nullopt).answers);
}

TEST(Reconstruct, without_a_number_a_row_is_mended_from_its_sum_and_printed_score) {
  // 0.35 + 5.47 + 46.77 + x = 100 with the printed 80.55 leaves x = 47.41.
  const Reconstruction found = reconstruct({eit_2564()[0]}, std::nullopt);
  ASSERT_TRUE(found.rows[0].repair);
  EXPECT_EQ(found.rows[0].repair->percent, "47.41");
}

TEST(Reconstruct, mends_a_row_printed_with_unlike_decimals) {
  const Reconstruction found = reconstruct({row({"10.25", "20", "30.00", "50.00"})}, std::nullopt);
  EXPECT_FALSE(found.rows[0].sums_to_hundred);
  // Any of them may be wrong, and nothing says which.
  const Reconstruction one = reconstruct({row({"10.25", "2", "30.00", "40.00"}, "66.62")}, std::nullopt);
  ASSERT_TRUE(one.rows[0].repair);
  EXPECT_EQ(one.rows[0].repair->choice, 1U);
  EXPECT_EQ(one.rows[0].repair->percent, "19.75");
}

TEST(Reconstruct, tolerates_what_rounding_does_to_a_sum) {
  for (const auto& percents :
       {std::vector<std::string>{"33.33", "33.33", "33.33", "0.00"}, {"16.67", "16.67", "33.33", "33.34"}}) {
    EXPECT_TRUE(reconstruct({row(percents)}, std::nullopt).rows[0].sums_to_hundred);
  }
  EXPECT_FALSE(reconstruct({row({"33.33", "33.33", "33.30", "0.00"})}, std::nullopt).rows[0].sums_to_hundred);
}

}  // namespace
}  // namespace prongsai::scoring
