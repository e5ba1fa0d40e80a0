// SPDX-License-Identifier: Apache-2.0
// Nothing hidden can be worked out of all releases together: random assessments, revisions, and known
// attacks.
#include "prongsai/suppression/ledger.h"

#include <gtest/gtest.h>

#include "prongsai/suppression/test_tables.h"

namespace prongsai::suppression {
namespace {

using testing::add_question;
using testing::add_totals;
using testing::random_counts;
using testing::Trying;

std::size_t worked_out(const ReleaseLedger& ledger, const Rules& rules, std::uint64_t values_up_to) {
  std::size_t found = 0;
  Trying trying(ledger.table());
  for (CellIndex cell = 0; cell < ledger.table().cells(); ++cell) {
    if (ledger.table().cell(cell).standing == Standing::hidden &&
        !trying.is_safe(cell, rules.small_most, values_up_to))
      ++found;
  }
  return found;
}

std::vector<std::string> codes(const base::Result<Decision>& result) {
  std::vector<std::string> found;
  if (!result) {
    for (const auto& problem : result.problems()) found.push_back(problem.code);
  }
  return found;
}

struct Assessment {
  ReleaseLedger ledger;
  std::vector<std::string> surveys;
  std::vector<std::vector<std::uint32_t>> counts;
  std::size_t hidden_for_others = 0;
  std::size_t refused = 0;

  void publish(const Release& release) {
    if (const auto decision = ledger.publish(release))
      hidden_for_others += decision->hidden_for_others;
    else
      ++refused;
  }
};

/// Agencies' tables one by one, then totals over them, in one of four shapes.
Assessment random_assessment(std::mt19937& random, const Rules& rules) {
  Assessment made{ReleaseLedger(rules), {}, {}};
  const std::size_t agencies = 2 + random() % 3;
  const std::size_t choices = 2 + random() % 2;
  const bool accusatory = random() % 3 == 0;
  for (std::size_t i = 0; i < agencies; ++i) {
    made.surveys.push_back("s" + std::to_string(i));
    made.counts.push_back(random_counts(random, choices, static_cast<std::uint32_t>(3 + random() % 14)));
    Release release;
    add_question(release, made.surveys[i], made.counts[i], accusatory, rules);
    made.publish(release);
  }
  const auto some = [&](std::size_t from, std::size_t to, const std::string& name) {
    Release release;
    add_totals(release, name,
               {made.surveys.begin() + static_cast<std::ptrdiff_t>(from),
                made.surveys.begin() + static_cast<std::ptrdiff_t>(to)},
               {made.counts.begin() + static_cast<std::ptrdiff_t>(from),
                made.counts.begin() + static_cast<std::ptrdiff_t>(to)});
    made.publish(release);
  };
  switch (random() % 3) {
    case 0:
      some(0, agencies, "province");
      break;
    case 1:  // two that overlap: by province and by type
      some(0, agencies - 1, "province");
      some(1, agencies, "type");
      break;
    default:  // nested
      some(0, 2, "district");
      some(0, agencies, "province");
  }
  return made;
}

TEST(ReleaseLedger, leaves_nothing_to_work_out_in_ten_thousand_random_assessments) {
  std::mt19937 random(20'261'121);
  std::size_t cells = 0;
  std::size_t refused = 0;
  std::size_t helped = 0;
  for (int round = 0; round < 10'000; ++round) {
    const Rules rules = round % 2 == 0 ? internal_rules : external_rules;
    const Assessment made = random_assessment(random, rules);
    ASSERT_EQ(worked_out(made.ledger, rules, 70), 0U) << "round " << round;
    cells += made.ledger.table().cells();
    refused += made.refused;
    helped += made.hidden_for_others > 0 ? 1 : 0;
  }
  // Province less one agency plus another is a type: a type's small total may follow from the province's.
  EXPECT_LT(refused, 10U);
  EXPECT_GT(helped, 3'000U);  // the totals did have to be protected
  EXPECT_GT(cells, 100'000U);
}

TEST(ReleaseLedger, decides_the_same_every_time) {
  std::mt19937 one(3);
  std::mt19937 two(3);
  for (int round = 0; round < 300; ++round) {
    const Assessment a = random_assessment(one, internal_rules);
    const Assessment b = random_assessment(two, internal_rules);
    ASSERT_EQ(a.ledger.table().cells(), b.ledger.table().cells());
    for (CellIndex cell = 0; cell < a.ledger.table().cells(); ++cell)
      ASSERT_EQ(a.ledger.table().cell(cell).standing, b.ledger.table().cell(cell).standing);
  }
}

/// What remains after some ballots were set aside, and the sum that binds it to what was published.
void add_revision(Release& release, const std::string& survey, const std::vector<std::uint32_t>& before,
                  const std::vector<std::uint32_t>& set_aside, bool accusatory, const Rules& rules) {
  std::vector<std::uint32_t> after = before;
  SumOfFigures all{survey + "/aside/n", {}};
  std::uint64_t people = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    after[i] -= set_aside[i];
    people += set_aside[i];
    const std::string choice = "/" + std::to_string(i + 1);
    release.figures.push_back({survey + "/aside" + choice, set_aside[i], Wish::hide});
    release.sums.push_back({survey + choice, {survey + "#2" + choice, survey + "/aside" + choice}});
    all.parts.push_back(survey + "/aside" + choice);
  }
  release.figures.push_back({survey + "/aside/n", people, Wish::known});
  release.sums.push_back(all);
  add_question(release, survey + "#2", after, accusatory, rules);
}

TEST(ReleaseLedger, withholds_a_revision_that_would_tell_what_one_person_said) {
  ReleaseLedger ledger(internal_rules);
  Release first;
  add_question(first, "17", {6, 9, 12, 19}, false, internal_rules);
  const auto published = ledger.publish(first);
  ASSERT_TRUE(published.ok());
  EXPECT_EQ(published->shown, std::vector<bool>(5, true));

  Release second;
  add_revision(second, "17", {6, 9, 12, 19}, {0, 1, 0, 0}, false, internal_rules);
  const auto revised = ledger.publish(second);
  ASSERT_TRUE(revised.ok());
  // Of the new counts that of choice 2 is hidden, and others with it.
  EXPECT_EQ(ledger.table().cell(ledger.names().at("17#2/2")).standing, Standing::hidden);
  EXPECT_EQ(worked_out(ledger, internal_rules, 50), 0U);
}

TEST(ReleaseLedger, keeps_ballots_set_aside_secret_in_three_thousand_random_revisions) {
  std::mt19937 random(99);
  std::size_t refused = 0;
  for (int round = 0; round < 3'000; ++round) {
    const auto before =
        random_counts(random, 2 + random() % 3, static_cast<std::uint32_t>(8 + random() % 20));
    std::vector<std::uint32_t> aside(before.size());
    for (std::size_t i = 0; i < before.size(); ++i)
      aside[i] = static_cast<std::uint32_t>(random() % (1 + std::min<std::uint32_t>(before[i], 3)));
    ReleaseLedger ledger(internal_rules);
    Release first;
    add_question(first, "17", before, round % 2 == 0, internal_rules);
    ASSERT_TRUE(ledger.publish(first).ok());
    Release second;
    add_revision(second, "17", before, aside, round % 2 == 0, internal_rules);
    if (!ledger.publish(second).ok()) ++refused;
    std::size_t nobody = 0;
    for (const auto count : aside) nobody += count;
    if (nobody == 0) continue;  // nothing was set aside, and everybody knows it
    ASSERT_EQ(worked_out(ledger, internal_rules, 40), 0U) << "round " << round;
  }
  EXPECT_LT(refused, 1'500U);
}

TEST(ReleaseLedger, does_not_show_the_only_survey_that_a_total_leaves_out) {
  // The province without one agency, then with it: the difference is that agency.
  ReleaseLedger ledger(internal_rules);
  const std::vector<std::vector<std::uint32_t>> counts{{20, 30}, {12, 40}, {3, 4}};
  Release tables;
  for (std::size_t i = 0; i < 3; ++i)
    add_question(tables, "s" + std::to_string(i), counts[i], false, internal_rules);
  ASSERT_TRUE(ledger.publish(tables).ok());
  Release total;
  add_totals(total, "province", {"s0", "s1", "s2"}, counts);
  const auto decision = ledger.publish(total);
  ASSERT_TRUE(decision.ok());
  EXPECT_EQ(decision->shown, (std::vector<bool>{false, false, true}));
  EXPECT_EQ(decision->hidden_for_others, 2U);
}

TEST(ReleaseLedger, tells_when_earlier_releases_gave_something_away_already) {
  // Somebody publishes totals before the tables they are made of: the seven people's answers are the rest.
  ReleaseLedger ledger(internal_rules);
  Release totals;
  totals.figures = {{"all/1", 23, Wish::show}, {"all/2", 34, Wish::show}};
  ASSERT_TRUE(ledger.publish(totals).ok());
  Release big;
  add_question(big, "s0", {20, 30}, false, internal_rules);
  ASSERT_TRUE(ledger.publish(big).ok());
  Release small;
  add_question(small, "s1", {3, 4}, false, internal_rules);
  small.sums.push_back({"all/1", {"s0/1", "s1/1"}});
  small.sums.push_back({"all/2", {"s0/2", "s1/2"}});
  EXPECT_EQ(codes(ledger.publish(small)),
            (std::vector<std::string>{"suppression.given_away", "suppression.given_away"}));
  EXPECT_EQ(ledger.names().count("s1/1"), 0U);
}

TEST(ReleaseLedger, refuses_figures_that_contradict_it) {
  ReleaseLedger ledger(internal_rules);
  ASSERT_TRUE(ledger.publish({{{"a", 20, Wish::show}, {"b", 30, Wish::show}}, {}}).ok());
  EXPECT_EQ(codes(ledger.decide({{{"a", 21, Wish::show}}, {}})),
            std::vector<std::string>{"suppression.figure_changed"});
  EXPECT_EQ(codes(ledger.decide({{{"c", 51, Wish::show}}, {{"c", {"a", "b"}}}})),
            std::vector<std::string>{"suppression.sum_wrong"});
  EXPECT_EQ(codes(ledger.decide({{}, {{"a", {"nowhere"}}}})),
            std::vector<std::string>{"suppression.figure_unknown"});
  EXPECT_EQ(codes(ledger.decide({{{"c", 1, Wish::show}, {"c", 1, Wish::show}}, {}})),
            std::vector<std::string>{"suppression.figure_twice"});
  EXPECT_TRUE(ledger.decide({{{"c", 50, Wish::show}}, {{"c", {"a", "b"}}}}).ok());
}

}  // namespace
}  // namespace prongsai::suppression
