// SPDX-License-Identifier: Apache-2.0
// Every table of counts that would look the same is tried: no hidden count keeps one value only.
#include "prongsai/suppression/distribution.h"

#include <algorithm>
#include <functional>
#include <map>

#include <gtest/gtest.h>

namespace prongsai::suppression {
namespace {

using Counts = std::vector<std::uint32_t>;

std::string seen(const Counts& counts, const std::vector<bool>& hidden) {
  std::string text;
  for (std::size_t i = 0; i < counts.size(); ++i) text += (hidden[i] ? "*" : std::to_string(counts[i])) + " ";
  return text;
}
std::string seen(const Counts& counts, bool accusatory = false, Rules rules = internal_rules) {
  return seen(counts, hidden_counts(counts, accusatory, rules));
}

void each_table(std::size_t choices, std::uint32_t respondents,
                const std::function<void(const Counts&)>& visit) {
  Counts counts(choices, 0);
  const std::function<void(std::size_t, std::uint32_t)> fill = [&](std::size_t at, std::uint32_t left) {
    if (at + 1 == choices) {
      counts[at] = left;
      visit(counts);
      return;
    }
    for (std::uint32_t count = 0; count <= left; ++count) {
      counts[at] = count;
      fill(at + 1, left - count);
    }
  };
  fill(0, respondents);
}

struct Possible {
  Counts low, high;
  std::vector<bool> hidden;
};

/// The number of tables one of whose hidden counts somebody who knows the rules could work out.
std::size_t tables_worked_out(std::size_t choices, std::uint32_t respondents, bool accusatory, Rules rules) {
  std::map<std::string, Possible> by_look;
  each_table(choices, respondents, [&](const Counts& counts) {
    const auto hidden = hidden_counts(counts, accusatory, rules);
    auto [at, fresh] = by_look.try_emplace(seen(counts, hidden), Possible{counts, counts, hidden});
    for (std::size_t i = 0; i < choices; ++i) {
      at->second.low[i] = std::min(at->second.low[i], counts[i]);
      at->second.high[i] = std::max(at->second.high[i], counts[i]);
    }
  });
  std::size_t found = 0;
  for (const auto& [look, possible] : by_look) {
    for (std::size_t i = 0; i < choices; ++i) {
      if (possible.hidden[i] && possible.low[i] == possible.high[i]) {
        ++found;
        ADD_FAILURE() << "of " << respondents << ": " << look << "gives choice " << i << " away as "
                      << possible.low[i];
        break;
      }
    }
  }
  return found;
}

TEST(Distribution, hides_small_counts_and_the_next_lowest) {
  EXPECT_EQ(seen({0, 3, 12, 31}), "0 * * 31 ");
  EXPECT_EQ(seen({6, 9, 12, 19}), "6 9 12 19 ");
  EXPECT_EQ(seen({1, 1, 7, 37}), "* * * 37 ");  // 1 + 1 would say that both are ones
  EXPECT_EQ(seen({1, 2, 3, 40}), "* * * 40 ");  // six people on three choices
  EXPECT_EQ(seen({4, 4, 4, 34}), "* * * * ");   // twelve on three can only be four each
  EXPECT_EQ(seen({1, 45}), "* * ");
  EXPECT_EQ(seen({0, 46}), "0 46 ");
}

TEST(Distribution, shows_nothing_of_fewer_people_than_the_floor) {
  EXPECT_EQ(seen({0, 0, 0, 9}), "* * * * ");
  EXPECT_EQ(seen({0, 0, 0, 10}), "0 0 0 10 ");
  EXPECT_EQ(seen({0, 0, 0, 5}, false, external_rules), "0 0 0 5 ");
  EXPECT_EQ(seen({0, 0, 0, 4}, false, external_rules), "* * * * ");
  EXPECT_EQ(seen({0, 0}), "* * ");
}

TEST(Distribution, hides_what_everybody_said_where_it_accuses) {
  EXPECT_EQ(seen({12, 0}, true), "* * ");  // all say that bribes are taken
  EXPECT_EQ(seen({0, 12}, true), "* * ");  // none does: looks like "a few do"
  EXPECT_EQ(seen({1, 11}, true), "* * ");
  EXPECT_EQ(seen({5, 7}, true), "5 7 ");
  EXPECT_EQ(seen({0, 0, 0, 12}, true), "0 0 * * ");
  EXPECT_EQ(seen({12, 0, 0, 0}, true), "* * 0 0 ");
  EXPECT_EQ(seen({12, 0, 0, 0}, false), "12 0 0 0 ");
}

TEST(Distribution, keeps_two_values_for_every_hidden_count_whatever_somebody_tries) {
  std::size_t worked_out = 0;
  for (const Rules rules : {internal_rules, external_rules}) {
    for (const bool accusatory : {false, true}) {
      for (std::uint32_t n = 1; n <= 120; ++n) worked_out += tables_worked_out(2, n, accusatory, rules);
      for (std::uint32_t n = 1; n <= 60; ++n) worked_out += tables_worked_out(3, n, accusatory, rules);
      for (std::uint32_t n = 1; n <= 34; ++n) worked_out += tables_worked_out(4, n, accusatory, rules);
      for (std::uint32_t n = 1; n <= 20; ++n) worked_out += tables_worked_out(5, n, accusatory, rules);
      for (std::uint32_t n = 1; n <= 14; ++n) worked_out += tables_worked_out(6, n, accusatory, rules);
      for (std::uint32_t n = 1; n <= 12; ++n) worked_out += tables_worked_out(7, n, accusatory, rules);
    }
  }
  EXPECT_EQ(worked_out, 0U);
}

TEST(Distribution, never_lets_hidden_counts_sum_to_a_small_number) {
  each_table(4, 30, [](const Counts& counts) {
    const auto hidden = hidden_counts(counts, false, internal_rules);
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      sum += hidden[i] ? counts[i] : 0;
      EXPECT_TRUE(hidden[i] || counts[i] == 0 || counts[i] > internal_rules.small_most);
    }
    EXPECT_TRUE(sum == 0 || sum > internal_rules.small_most);
  });
}

TEST(Distribution, prints_whole_percents_of_fewer_than_fifty) {
  EXPECT_EQ(printed_percent(1, 3), "33");
  EXPECT_EQ(printed_percent(1, 8), "13");  // 12.5: halves up
  EXPECT_EQ(printed_percent(49, 49), "100");
  EXPECT_EQ(printed_percent(1, 50), "2.0");
  EXPECT_EQ(printed_percent(1, 96), "1.0");
  EXPECT_EQ(printed_percent(95, 96), "99.0");
  EXPECT_EQ(printed_percent(0, 12), "0");
}

}  // namespace
}  // namespace prongsai::suppression
