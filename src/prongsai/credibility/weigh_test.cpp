// SPDX-License-Identifier: Apache-2.0
#include "prongsai/credibility/weigh.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "prongsai/base/random.h"

namespace prongsai::credibility {
namespace {

using survey::Pace;

Points hundredths(std::int64_t value) {
  return Points::from_ten_thousandths(100 * value);
}

std::uint32_t hits(base::Random& random, std::uint32_t of, std::uint64_t percent) {
  std::uint32_t out = 0;
  for (std::uint32_t i = 0; i < of; ++i) out += random.happens(percent) ? 1U : 0U;
  return out;
}

/// An honest survey's traces, drawn without looking at any sheet.
SurveyTraces honest(base::Random& random) {
  SurveyTraces out;
  out.sheets = static_cast<std::uint32_t>(random.between(40, 80));
  out.almost_perfect = hits(random, out.sheets, 20);
  out.others_mean = 85;
  out.deviation = 12;
  out.one_column = hits(random, out.sheets, 1);
  out.twins_dealt = 0.5;
  out.twins = hits(random, 10, 5);
  const std::uint32_t hasty = hits(random, out.sheets, 2);
  out.pace[static_cast<std::size_t>(Pace::hasty)] = hasty;
  out.pace[static_cast<std::size_t>(Pace::quick)] = hits(random, out.sheets - hasty, 12);
  out.pace[static_cast<std::size_t>(Pace::usual)] =
      out.sheets - hasty - out.pace[static_cast<std::size_t>(Pace::quick)];
  out.day_peak = hits(random, out.sheets, 20);
  out.last_days = hits(random, out.sheets, 10);
  out.burst_levels = 0;
  out.required = 40;
  out.population = 200;
  out.score = hundredths(8'800 + random.normal(300));
  out.score_before = hundredths(8'750 + random.normal(300));
  return out;
}

std::vector<AgencyTraces> honest_nation(std::size_t agencies, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<AgencyTraces> out(agencies);
  for (AgencyTraces& agency : out) {
    agency.peers = static_cast<std::uint32_t>(random.below(3));
    for (auto& survey : agency.surveys) survey = honest(random);
    agency.total = hundredths(8'000 + static_cast<std::int64_t>(random.below(1'500)));
  }
  return out;
}

/// A fifth of the answers filled in without reading.
void stuff(SurveyTraces& survey) {
  const std::uint32_t fakes = survey.sheets / 4;
  survey.sheets += fakes;
  survey.pace[static_cast<std::size_t>(Pace::hasty)] += fakes;
}

TEST(Weigh, an_honest_nation_has_an_empty_queue) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Weighed weighed = weigh(honest_nation(600, seed));
    EXPECT_LE(weighed.queued, 1U);
    const auto rare = std::count_if(weighed.cards.begin(), weighed.cards.end(),
                                    [](const EvidenceCard& card) { return card.tail <= rare_tail; });
    EXPECT_LE(rare, 12);
  }
}

TEST(Weigh, an_agency_filled_in_without_reading_is_queued_and_its_neighbours_are_not) {
  std::vector<AgencyTraces> nation = honest_nation(600, 9);
  for (auto& survey : nation[17].surveys) stuff(*survey);
  const Weighed weighed = weigh(nation);
  EXPECT_TRUE(weighed.cards[17].queued);
  EXPECT_LE(weighed.queued, 2U);
  const auto& signals = weighed.cards[17].signals;
  const auto hasty = std::find_if(signals.begin(), signals.end(),
                                  [](const SignalSeen& seen) { return seen.signal == Signal::hasty; });
  ASSERT_NE(hasty, signals.end());
  EXPECT_EQ(hasty->outcome, SignalOutcome::unusual);
  EXPECT_GE(hasty->percentile, 98);
  EXPECT_GT(hasty->value, hasty->highest_usual);
  EXPECT_LT(hasty->expected, hasty->highest_usual);
}

TEST(Weigh, a_high_score_alone_never_brings_an_agency_into_the_queue) {
  std::vector<AgencyTraces> nation = honest_nation(600, 11);
  for (const Asked asked : {Asked::internal, Asked::external})
    nation[5].surveys[static_cast<std::size_t>(asked)]->score = hundredths(10'000);
  EXPECT_FALSE(weigh(nation).cards[5].queued);
}

TEST(Weigh, a_staff_meeting_is_shown_and_does_not_count) {
  std::vector<AgencyTraces> nation = honest_nation(600, 12);
  SurveyTraces& internal = *nation[5].surveys[0];
  internal.day_peak = internal.sheets;
  const EvidenceCard card = weigh(nation).cards[5];
  const auto peak = std::find_if(card.signals.begin(), card.signals.end(), [](const SignalSeen& seen) {
    return seen.signal == Signal::day_peak && seen.asked == Asked::internal;
  });
  ASSERT_NE(peak, card.signals.end());
  EXPECT_EQ(peak->outcome, SignalOutcome::unusual);
  EXPECT_FALSE(peak->counts);
  EXPECT_EQ(card.tail, weigh(honest_nation(600, 12)).cards[5].tail);
}

TEST(Weigh, what_assessors_asked_is_never_suspected) {
  const Weighed weighed = weigh(honest_nation(100, 2));
  for (const EvidenceCard& card : weighed.cards)
    for (const SignalSeen& seen : card.signals) EXPECT_NE(seen.asked, Asked::external_assessed);
}

TEST(Weigh, too_few_agencies_say_nothing) {
  const Weighed weighed = weigh(honest_nation(peers_least - 1, 3));
  for (const EvidenceCard& card : weighed.cards) {
    EXPECT_EQ(card.whole, Whole::too_few_peers);
    EXPECT_FALSE(card.queued);
    EXPECT_EQ(card.tail, 1);
  }
  EXPECT_TRUE(weigh({}).cards.empty());
}

TEST(Weigh, a_signal_that_cannot_be_measured_is_left_out) {
  std::vector<AgencyTraces> nation = honest_nation(100, 4);
  for (AgencyTraces& agency : nation) {
    for (auto& survey : agency.surveys) {
      survey->burst_levels.reset();
      survey->score_before.reset();
    }
  }
  for (const EvidenceCard& card : weigh(nation).cards) {
    for (const SignalSeen& seen : card.signals) {
      EXPECT_NE(seen.signal, Signal::burst);
      EXPECT_NE(seen.signal, Signal::jump);
    }
  }
}

// Cochran 1977: with the finite-population correction 100 of 400 with deviation 10 have the interval
// 1.96 * 10 / 10 * sqrt(1 - 100/400).
TEST(Weigh, the_margin_knows_how_many_could_have_answered) {
  std::vector<AgencyTraces> nation = honest_nation(100, 5);
  SurveyTraces& survey = *nation[0].surveys[0];
  survey.sheets = 100;
  survey.deviation = 10;
  survey.population = 400;
  const Coverage coverage = weigh(nation).cards[0].coverage[0];
  EXPECT_NEAR(coverage.margin, 1.959964 * std::sqrt(0.75), 1e-5);
  EXPECT_NEAR(coverage.share.value(), 25, 1e-12);
  survey.population.reset();
  EXPECT_NEAR(weigh(nation).cards[0].coverage[0].margin, 1.959964, 1e-5);
}

TEST(Weigh, totals_that_gather_above_the_pass_mark_are_told_of_the_nation) {
  std::vector<AgencyTraces> nation = honest_nation(400, 6);
  const auto even = weigh(nation, {.pass_mark = Points::whole(85)}).bunching.value();
  EXPECT_GT(even.tail, 0.01);
  for (std::size_t i = 0; i < 60; ++i) nation[i].total = hundredths(8'505);
  const auto gathered = weigh(nation, {.pass_mark = Points::whole(85)}).bunching.value();
  EXPECT_LT(gathered.tail, 0.001);
  EXPECT_GE(gathered.above, 60U);
}

}  // namespace
}  // namespace prongsai::credibility
