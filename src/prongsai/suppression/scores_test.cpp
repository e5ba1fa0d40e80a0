// SPDX-License-Identifier: Apache-2.0
// Scores against hidden counts: attacks worked out by hand, then every table tried.
#include "prongsai/suppression/scores.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "prongsai/base/ratio.h"
#include "prongsai/suppression/test_tables.h"

namespace prongsai::suppression {
namespace {

constexpr std::int64_t p = 10'000;
const std::vector<std::int64_t> four_levels{0, 33 * p, 67 * p, 100 * p};
const std::vector<std::int64_t> yes_no{0, 100 * p};

ScoredItem item(std::vector<std::uint32_t> counts, bool accusatory = false) {
  const auto points = counts.size() == 2 ? yes_no : four_levels;
  return {{{std::move(counts), points, accusatory}}, 1};
}

TEST(Scores, tell_who_is_alone_with_an_answer) {
  // Twelve people, 97.25 points: 12 × 97.25 = 1,167 = 11 × 100 + 67, and there is no other way to come to it.
  const auto found = given_away_by(item({0, 0, 1, 11}), {}, internal_rules);
  EXPECT_EQ(found, (std::vector<GivenAway>{{0, 2, 1, 1}, {0, 3, 11, 11}}));
}

TEST(Scores, tell_every_answer_to_yes_or_no) {
  const auto found = given_away_by(item({3, 43}, true), {}, internal_rules);
  EXPECT_EQ(found, (std::vector<GivenAway>{{0, 0, 3, 3}, {0, 1, 43, 43}}));
  // Nobody says that bribes are taken: the table hides it, the score of 100 would tell.
  EXPECT_EQ(given_away_by(item({0, 46}, true), {}, internal_rules).size(), 2U);
}

TEST(Scores, tell_nothing_where_two_tables_have_the_same_score) {
  // "a little" and "much" together earn what "not at all" and "most" do: 33 + 67 = 0 + 100.
  const auto found = given_away_by(item({2, 7, 12, 25}), {}, internal_rules);
  EXPECT_FALSE(found.empty());  // 2 and 7 are the hidden ones: 0 and 33 points, told apart by the score
  EXPECT_TRUE(given_away_by(item({6, 7, 12, 25}), {}, internal_rules).empty());
  EXPECT_TRUE(given_away_by(item({1, 11, 11, 1}), {}, internal_rules).empty());  // as {2, 10, 10, 2} would
}

TEST(Scores, tell_how_many_bribes_there_were_in_all) {
  // Three kinds of bribe, one "yes" in all: the score does not say of which kind, but that there was one.
  ScoredItem kinds{{{{1, 45}, yes_no, true}, {{0, 46}, yes_no, true}, {{0, 46}, yes_no, true}}, 1};
  const auto found = given_away_by(kinds, {}, internal_rules);
  EXPECT_EQ(found, (std::vector<GivenAway>{{std::nullopt, 0, 1, 1}}));
}

/// All tables one after the other, nothing clever: those that look the same and score the same as the true
/// one.
std::vector<std::pair<std::uint32_t, std::uint32_t>> tried(const std::vector<std::uint32_t>& truth,
                                                           bool accusatory, const Rules& rules,
                                                           bool score_known) {
  const auto score = [](const std::vector<std::uint32_t>& counts) {
    std::int64_t sum = 0;
    std::int64_t people = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      sum += four_levels[i] * counts[i];
      people += counts[i];
    }
    return base::round_half_up(base::Ratio(sum, people), 2);
  };
  const auto pattern = hidden_counts(truth, accusatory, rules);
  std::uint32_t people = 0;
  for (const auto count : truth) people += count;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> bounds(4, {people, 0});
  for (std::uint32_t a = 0; a <= people; ++a) {
    for (std::uint32_t b = 0; a + b <= people; ++b) {
      for (std::uint32_t c = 0; a + b + c <= people; ++c) {
        const std::vector<std::uint32_t> counts{a, b, c, people - a - b - c};
        bool same = !score_known || score(counts) == score(truth);
        for (std::size_t i = 0; i < 4; ++i) same = same && (pattern[i] || counts[i] == truth[i]);
        if (!same || hidden_counts(counts, accusatory, rules) != pattern) continue;
        for (std::size_t i = 0; i < 4; ++i) {
          bounds[i].first = std::min(bounds[i].first, counts[i]);
          bounds[i].second = std::max(bounds[i].second, counts[i]);
        }
      }
    }
  }
  return bounds;
}

TEST(Scores, agree_with_trying_every_table) {
  std::mt19937 random(17);
  std::size_t told = 0;
  std::size_t safe = 0;
  for (int round = 0; round < 2'000; ++round) {
    const auto counts = testing::random_counts(random, 4, static_cast<std::uint32_t>(10 + random() % 22));
    const bool accusatory = round % 2 == 0;
    const auto found = given_away_by(item(counts, accusatory), {}, internal_rules);
    const auto before = tried(counts, accusatory, internal_rules, false);
    const auto after = tried(counts, accusatory, internal_rules, true);
    const auto known_small = [](const auto& bounds) { return bounds.first >= 1 && bounds.second <= 4; };
    const auto hidden = hidden_counts(counts, accusatory, internal_rules);
    for (std::size_t i = 0; i < 4; ++i) {
      const bool expected = hidden[i] && (after[i].first == after[i].second ||
                                          (known_small(after[i]) && !known_small(before[i])));
      const bool given =
          std::any_of(found.begin(), found.end(), [i](const GivenAway& one) { return one.choice == i; });
      ASSERT_EQ(given, expected) << "round " << round << " choice " << i;
      if (hidden[i]) (given ? told : safe) += 1;
    }
  }
  EXPECT_GT(told, 500U);
  EXPECT_GT(safe, 20U);  // rare, which is the point
}

TEST(Scores, of_few_people_are_not_itemised) {
  const std::vector<ScoredIndicator> indicators{{{item({0, 1, 2, 6}), item({0, 0, 4, 5})}}};
  const auto beside = beside_scores(indicators, {}, internal_rules);
  for (const auto& question : beside.indicators[0].questions) EXPECT_TRUE(question.table_hidden);
}

TEST(Scores, leave_tables_alone_that_hide_nothing) {
  const std::vector<ScoredIndicator> indicators{{{item({5, 6, 7, 8}), item({0, 6, 10, 10})}},
                                                {{item({6, 20}, true)}}};
  const auto beside = beside_scores(indicators, {}, internal_rules);
  for (const auto& indicator : beside.indicators) {
    EXPECT_TRUE(indicator.is_safe);
    for (const auto& question : indicator.questions) {
      EXPECT_FALSE(question.table_hidden);
      EXPECT_TRUE(question.score_shown);
    }
  }
}

TEST(Scores, of_an_indicator_make_tables_give_way) {
  // The indicator's score and three tables would tell the fourth: three who say that bribes are taken.
  const std::vector<ScoredIndicator> indicators{
      {{item({3, 43}, true), item({5, 6, 15, 20}), item({6, 6, 14, 20}), item({7, 9, 14, 16})}}};
  const auto beside = beside_scores(indicators, {}, internal_rules);
  const auto& questions = beside.indicators[0].questions;
  EXPECT_TRUE(beside.indicators[0].is_safe);
  EXPECT_TRUE(questions[0].table_hidden);
  EXPECT_FALSE(questions[0].score_shown);
  EXPECT_TRUE(questions[1].table_hidden);  // the price: another table
  EXPECT_FALSE(questions[3].table_hidden);
  EXPECT_TRUE(questions[3].score_shown);
}

/// Somebody who tries all answers to two yes-or-no questions that fit everything shown.
TEST(Scores, leave_two_answers_possible_for_whoever_tries_all) {
  std::mt19937 random(5);
  std::size_t hidden = 0;
  for (int round = 0; round < 400; ++round) {
    const auto people = static_cast<std::uint32_t>(10 + random() % 40);
    std::vector<std::uint32_t> yes;
    std::vector<ScoredItem> items;
    for (int i = 0; i < 3; ++i) {
      yes.push_back(static_cast<std::uint32_t>(random() % 8));
      items.push_back(item({yes.back(), people - yes.back()}, true));
    }
    const auto beside = beside_scores(std::vector<ScoredIndicator>{{items}}, {}, internal_rules);
    if (!beside.indicators[0].is_safe) continue;
    const auto score = [people](std::int64_t count) {
      return base::round_half_up(base::Ratio((people - count) * 100 * p, people), 2).ten_thousandths();
    };
    // yes_no gives "yes" no points here: the first choice earns 0.
    const auto total = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
      return base::round_half_up(base::Ratio(score(a) + score(b) + score(c), 3), 2);
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> bounds(3, {people, 0});
    const auto fits = [&](int i, std::uint32_t count) {
      const auto& question = beside.indicators[0].questions[static_cast<std::size_t>(i)];
      if (question.score_shown && score(count) != score(yes[static_cast<std::size_t>(i)])) return false;
      if (question.table_hidden) return true;
      const std::vector<std::uint32_t> tried{count, people - count};
      const std::vector<std::uint32_t> truth{yes[static_cast<std::size_t>(i)],
                                             people - yes[static_cast<std::size_t>(i)]};
      const auto pattern = hidden_counts(truth, true, internal_rules);
      return hidden_counts(tried, true, internal_rules) == pattern && (pattern[0] || tried == truth);
    };
    for (std::uint32_t a = 0; a <= people; ++a) {
      for (std::uint32_t b = 0; fits(0, a) && b <= people; ++b) {
        for (std::uint32_t c = 0; fits(1, b) && c <= people; ++c) {
          if (!fits(2, c) || total(a, b, c) != total(yes[0], yes[1], yes[2])) continue;
          const std::uint32_t tried[] = {a, b, c};
          for (std::size_t i = 0; i < 3; ++i)
            bounds[i] = {std::min(bounds[i].first, tried[i]), std::max(bounds[i].second, tried[i])};
        }
      }
    }
    for (std::size_t i = 0; i < 3; ++i) {
      if (!hidden_counts(items[i].boxes[0].counts, true, internal_rules)[0]) continue;
      ASSERT_LT(bounds[i].first, bounds[i].second) << "round " << round;
      ++hidden;
    }
  }
  EXPECT_GT(hidden, 100U);
}

}  // namespace
}  // namespace prongsai::suppression
