// SPDX-License-Identifier: Apache-2.0
// Kappa against published examples, an independent computation and its own laws.
#include "prongsai/disclosure/agreement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace prongsai::disclosure {
namespace {

/// A table of counts, row by row: the first's grade by the second's.
std::vector<Pair> pairs_of(const std::vector<std::size_t>& table, std::size_t choices) {
  std::vector<Pair> pairs;
  for (std::size_t cell = 0; cell < table.size(); ++cell)
    pairs.insert(pairs.end(), table[cell], Pair{.first = cell / choices, .second = cell % choices});
  return pairs;
}

std::string rounded(const std::optional<base::Ratio>& value, int places) {
  return value ? base::to_string(base::round_half_up(*value, places), places) : "nothing";
}

// Fifty grant proposals, two readers: the example of Wikipedia, "Cohen's kappa", with its two further tables
// that have equal agreement and different kappas.
TEST(Agreement, is_that_of_a_well_known_example) {
  const Agreement found = agreement(pairs_of({20, 5, 10, 15}, 2), 2);
  EXPECT_EQ(found.pairs, 50U);
  EXPECT_EQ(found.equal, 35U);
  EXPECT_EQ(rounded(found.kappa, 4), "0.4000");
  EXPECT_FALSE(found.weighted) << "two grades have no weights";
  EXPECT_EQ(rounded(agreement(pairs_of({45, 15, 25, 15}, 2), 2).kappa, 4), "0.1304");
  EXPECT_EQ(rounded(agreement(pairs_of({25, 35, 5, 35}, 2), 2).kappa, 4), "0.2593");
}

// Boyd et al. (1982), 85 mammograms read by two radiologists, as in the Stata manual's entry on kappa:
// 0.4728 unweighted, 0.5684 with linear weights.
TEST(Agreement, is_that_of_two_radiologists_with_and_without_weights) {
  const Agreement found = agreement(pairs_of({21, 12, 0, 0, 4, 17, 1, 0, 3, 9, 15, 2, 0, 0, 0, 1}, 4), 4);
  EXPECT_EQ(found.pairs, 85U);
  EXPECT_EQ(rounded(found.kappa, 4), "0.4728");
  EXPECT_EQ(rounded(found.weighted, 4), "0.5684");
}

// Fleiss, Statistical Methods for Rates and Proportions: 100 subjects, three diagnoses: 0.68.
TEST(Agreement, is_that_of_a_textbook) {
  EXPECT_EQ(rounded(agreement(pairs_of({75, 1, 4, 5, 4, 1, 0, 0, 10}, 3), 3).kappa, 2), "0.68");
}

// Tables made and computed by tests/disclosure/make_kappa.py, in floating point and pair by pair.
TEST(Agreement, is_that_of_an_independent_computation) {
  std::ifstream golden(PRONGSAI_SOURCE_DIR "/tests/disclosure/kappa.tsv");
  ASSERT_TRUE(golden) << "tests/disclosure/kappa.tsv is not there";
  std::string line;
  std::size_t cases = 0;
  while (std::getline(golden, line)) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::size_t choices = 0;
    std::string kappa;
    std::string weighted;
    fields >> choices >> kappa >> weighted;
    std::vector<std::size_t> table(choices * choices);
    for (std::size_t& count : table) fields >> count;
    ASSERT_TRUE(fields) << line;
    const Agreement found = agreement(pairs_of(table, choices), choices);
    EXPECT_EQ(rounded(found.kappa, 4), kappa) << line;
    EXPECT_EQ(rounded(found.weighted, 4), weighted) << line;
    ++cases;
  }
  EXPECT_GE(cases, 300U);
}

TEST(Agreement, is_not_defined_where_chance_alone_would_agree) {
  EXPECT_FALSE(agreement({}, 2).kappa);
  EXPECT_FALSE(agreement(pairs_of({0, 1, 0, 0}, 2), 2).kappa) << "one pair";
  EXPECT_FALSE(agreement(pairs_of({40, 0, 0, 0}, 2), 2).kappa) << "everybody gave the same grade";
  EXPECT_EQ(rounded(agreement(pairs_of({39, 1, 0, 0}, 2), 2).kappa, 2), "0.00")
      << "97 % equal, no better than chance";
}

struct Case {
  std::size_t choices;
  std::vector<Pair> pairs;
};
Case any_case() {
  Case found{.choices = *rc::gen::inRange<std::size_t>(2, 8), .pairs = {}};
  const auto grade = rc::gen::inRange<std::size_t>(0, found.choices);
  found.pairs =
      *rc::gen::container<std::vector<Pair>>(rc::gen::map(rc::gen::pair(grade, grade), [](const auto& two) {
        return Pair{.first = two.first, .second = two.second};
      }));
  return found;
}

bool same(const Agreement& one, const Agreement& other) {
  return one.pairs == other.pairs && one.equal == other.equal && one.kappa == other.kappa &&
         one.weighted == other.weighted;
}

RC_GTEST_PROP(Agreement, does_not_ask_who_is_first_nor_in_what_order, ()) {
  const Case given = any_case();
  const Agreement found = agreement(given.pairs, given.choices);
  std::vector<Pair> turned = given.pairs;
  for (Pair& pair : turned) std::swap(pair.first, pair.second);
  RC_ASSERT(same(agreement(turned, given.choices), found));
  std::reverse(turned.begin(), turned.end());
  RC_ASSERT(same(agreement(turned, given.choices), found));
}

RC_GTEST_PROP(Agreement, is_at_most_one_and_one_exactly_where_all_are_equal, ()) {
  Case given = any_case();
  const base::Ratio one = base::Points::whole(1);
  const Agreement found = agreement(given.pairs, given.choices);
  for (const auto& value : {found.kappa, found.weighted}) {
    if (!value) continue;
    RC_ASSERT(*value <= one);
    RC_ASSERT((*value == one) == (found.equal == found.pairs));
    RC_ASSERT(*value >= base::Ratio(base::Points::whole(-1)));
  }
}

RC_GTEST_PROP(Agreement,
              unweighted_does_not_ask_for_the_order_of_grades_and_weighted_does_not_for_its_direction, ()) {
  const Case given = any_case();
  std::array<std::size_t, 7> names{0, 1, 2, 3, 4, 5, 6};
  const auto move = *rc::gen::inRange<std::size_t>(0, given.choices);
  std::vector<Pair> renamed = given.pairs;
  std::vector<Pair> mirrored = given.pairs;
  for (std::size_t i = 0; i < renamed.size(); ++i) {
    renamed[i] = {names[(given.pairs[i].first + move) % given.choices],
                  names[(given.pairs[i].second + move) % given.choices]};
    mirrored[i] = {given.choices - 1 - given.pairs[i].first, given.choices - 1 - given.pairs[i].second};
  }
  RC_ASSERT(agreement(renamed, given.choices).kappa == agreement(given.pairs, given.choices).kappa);
  RC_ASSERT(agreement(mirrored, given.choices).weighted == agreement(given.pairs, given.choices).weighted);
}

}  // namespace
}  // namespace prongsai::disclosure
