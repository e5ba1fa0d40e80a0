// SPDX-License-Identifier: Apache-2.0
// What two blind assessors, a third and a dispute leave of the errors that one assessor alone would make.
#include "prongsai/simulation/grading.h"

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace prongsai::simulation {
namespace {

double number(const base::Ratio& value) {
  return static_cast<double>(base::round_half_up(value, 4).ten_thousandths()) / base::Points::unit;
}

/// Kappa in floating point, from the definition, pair with every other pair's partner: nothing shared with
/// the program's own.
double kappa_by_definition(const std::vector<disclosure::Pair>& pairs) {
  double observed = 0;
  double by_chance = 0;
  const auto count = static_cast<double>(pairs.size());
  for (const disclosure::Pair& one : pairs) observed += one.first == one.second ? 1 / count : 0;
  for (std::size_t grade = 0; grade < 7; ++grade) {
    const auto first =
        std::count_if(pairs.begin(), pairs.end(), [&](const auto& one) { return one.first == grade; });
    const auto second =
        std::count_if(pairs.begin(), pairs.end(), [&](const auto& one) { return one.second == grade; });
    by_chance += static_cast<double>(first) / count * (static_cast<double>(second) / count);
  }
  return (observed - by_chance) / (1 - by_chance);
}

struct Scene {
  std::string name;
  GradingOptions options;
};

std::vector<Scene> scenes() {
  const auto mixed = [](std::array<std::uint32_t, leaning_count> leanings) {
    GradingOptions options;
    options.leanings = leanings;
    return options;
  };
  std::vector<Scene> all = {
      {"mixed", mixed({50, 15, 15, 10, 10})},         {"all careful", mixed({100, 0, 0, 0, 0})},
      {"a third strict", mixed({67, 33, 0, 0, 0})},   {"a third lenient", mixed({67, 0, 33, 0, 0})},
      {"a third careless", mixed({67, 0, 0, 33, 0})}, {"a third captured", mixed({67, 0, 0, 0, 33})},
      {"all lenient", mixed({0, 0, 100, 0, 0})}};
  all.push_back({"mixed, three grades", mixed({50, 15, 15, 10, 10})});
  all.back().options.choices = 3;
  return all;
}

std::string row_of(const Scene& scene, const GradingOutcome& found) {
  const auto percent = [&](std::size_t count) {
    return 100 * static_cast<double>(count) / static_cast<double>(found.items);
  };
  std::ostringstream row;
  row << std::fixed << std::setprecision(2) << "| " << scene.name << " | " << percent(found.single.wrong())
      << " | " << percent(found.settled.wrong()) << " | " << percent(found.disputed.wrong()) << " | "
      << number(found.single.off) << " | " << number(found.disputed.off) << " | " << percent(found.thirds)
      << " | " << percent(found.disputes) << " | "
      << number(*disclosure::agreement(found.blind, scene.options.choices).kappa) << " |";
  return row.str();
}

TEST(Grading, leaves_less_than_half_of_a_single_assessors_error) {
  for (const std::uint64_t seed : {2566U, 2567U, 2568U, 2569U}) {
    for (const std::size_t choices : {2U, 3U}) {
      GradingOptions options;
      options.seed = seed;
      options.choices = choices;
      options.agencies = 300;
      const GradingOutcome found = grade_all(options);
      EXPECT_GT(found.single.wrong(), found.items / 20) << "there must be an error to lessen";
      EXPECT_LT(found.disputed.wrong() * 2, found.single.wrong()) << seed << ", " << choices << " grades";
      EXPECT_LT(number(found.disputed.off) * 2, number(found.single.off)) << seed;
      EXPECT_LT(found.settled.wrong(), found.single.wrong());
      EXPECT_LT(found.disputed.wrong(), found.settled.wrong());
    }
  }
}

TEST(Grading, shows_a_kappa_that_an_independent_computation_gives) {
  const GradingOutcome found = grade_all({});
  const auto shown = disclosure::agreement(found.blind, 2).kappa;
  ASSERT_TRUE(shown);
  EXPECT_NEAR(number(*shown), kappa_by_definition(found.blind), 0.02);
  for (const auto& pairs : found.golden) {
    const auto of_leaning = disclosure::agreement(pairs, 2).kappa;
    ASSERT_TRUE(of_leaning);
    EXPECT_NEAR(number(*of_leaning), kappa_by_definition(pairs), 0.02);
  }
}

TEST(Grading, shows_by_golden_items_who_is_not_careful) {
  const GradingOutcome found = grade_all({});
  const auto kappa = [&](Leaning leaning) {
    return number(*disclosure::agreement(found.golden[static_cast<std::size_t>(leaning)], 2).kappa);
  };
  for (const Leaning leaning : {Leaning::strict, Leaning::lenient, Leaning::careless})
    EXPECT_LT(kappa(leaning), kappa(Leaning::careful) - 0.04) << word_of(leaning);
}

// What it cannot do is part of what it does: where all lean the same way, nobody disagrees.
TEST(Grading, cannot_mend_what_all_assessors_share) {
  GradingOptions options;
  options.leanings = {0, 0, 100, 0, 0};
  const GradingOutcome found = grade_all(options);
  EXPECT_GT(found.disputed.too_high * 2, found.single.too_high);
}

TEST(Grading, is_the_same_for_the_same_seed) {
  GradingOptions options;
  options.agencies = 50;
  const GradingOutcome once = grade_all(options);
  const GradingOutcome again = grade_all(options);
  EXPECT_EQ(once.disputed.wrong(), again.disputed.wrong());
  EXPECT_TRUE(once.disputed.off == again.disputed.off);
  EXPECT_EQ(once.thirds, again.thirds);
  options.seed = 1;
  EXPECT_NE(grade_all(options).single.wrong(), once.single.wrong());
}

TEST(GradingTable, stands_in_the_documentation_as_it_comes_out) {
  std::ifstream file(PRONGSAI_SOURCE_DIR "/docs/reference/grading.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const Scene& scene : scenes()) {
    const std::string row = row_of(scene, grade_all(scene.options));
    EXPECT_NE(text.str().find(row), std::string::npos) << "docs/reference/grading.md should hold\n" << row;
  }
}

}  // namespace
}  // namespace prongsai::simulation
