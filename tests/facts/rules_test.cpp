// SPDX-License-Identifier: Apache-2.0
// Facts about the rules themselves: published OIT scores, levels of real agencies, letters at their borders.
#include <algorithm>
#include <ostream>

#include <gtest/gtest.h>

#include "facts_test_tools.h"

namespace prongsai::facts {
namespace {

using results_files::Results;

/// Grades of 2564 in which every item is full but the ones named.
std::string grades_2564(const std::vector<std::string>& missed) {
  std::string out = "grades:\n";
  for (int item = 1; item <= 43; ++item) {
    const std::string code = "o" + std::to_string(item);
    const bool miss = std::find(missed.begin(), missed.end(), code) != missed.end();
    out += "  " + code + ": \"" + (miss ? "0" : "100") + "\"\n";
  }
  return out;
}

struct Disclosure {
  std::vector<std::string> missed;
  std::string indicator9;
  std::string indicator10;
};

void PrintTo(const Disclosure& one, std::ostream* out) {
  *out << one.indicator9 << " " << one.indicator10;
}

class Oit2564 : public testing::TestWithParam<Disclosure> {};

TEST_P(Oit2564, whole_misses_give_the_values_printed_of_thirteen_agencies_of_phichit) {
  const Results results = made("ita/2564", grades_2564(GetParam().missed));
  EXPECT_EQ(value(results, "indicator:9"), GetParam().indicator9);
  EXPECT_EQ(value(results, "indicator:10"), GetParam().indicator10);
}

// 9.1 has nine items (o1 to o9), 9.2 eight, 9.3 seven, 9.4 four, 9.5 five; 10.1 eight (o34 to o41), 10.2 two.
INSTANTIATE_TEST_SUITE_P(
    Phichit, Oit2564,
    testing::Values(Disclosure{{}, "100.00", "100.00"}, Disclosure{{"o1"}, "97.78", "100.00"},  // one of 9.1
                    Disclosure{{"o10"}, "97.50", "100.00"},                                     // one of 9.2
                    Disclosure{{"o20"}, "97.14", "100.00"},                                     // one of 9.3
                    Disclosure{{"o33"}, "96.00", "100.00"},                                     // one of 9.5
                    Disclosure{{"o12", "o18"}, "94.64", "100.00"},               // 2.50 + 2.857
                    Disclosure{{"o9", "o29", "o34"}, "93.78", "93.75"},          // 2.22 + 4.00
                    Disclosure{{"o17", "o30", "o35", "o41"}, "93.50", "87.50"},  // 2.50 + 4.00
                    Disclosure{{"o11", "o26"}, "92.50", "100.00"}),              // 2.50 + 5.00
    [](const auto& one) { return "case_" + std::to_string(one.index); });

TEST(Instruments, are_the_mean_of_their_indicators_and_then_weighted) {
  // Phichit 2564: (97.78 + 93.75) / 2 = 95.765, times 0.40 the table prints 38.31.
  const Results results =
      made("ita/2564", "published: { indicators: { \"9\": \"97.78\", \"10\": \"93.75\" } }\n");
  EXPECT_EQ(value(results, "instrument:oit"), "95.77");
  const base::Ratio weighted =
      base::Ratio(base::parse_points("95.77").value()) * base::Points::whole(40) / 100;
  EXPECT_EQ(base::to_string(base::round_half_up(weighted, 2), 2), "38.31");
}

TEST(Instruments, round_a_mean_that_ends_in_five_up) {
  // (89.17 + 100) / 2 = 94.585, a hair less in binary numbers.
  const Results results =
      made("ita/2565", "published: { indicators: { \"9\": \"89.17\", \"10\": \"100.00\" } }\n");
  EXPECT_EQ(value(results, "instrument:oit"), "94.59");
}

struct Letter {
  const char* total;
  const char* letter;
};

class Letters : public testing::TestWithParam<std::tuple<const char*, Letter>> {};

TEST_P(Letters, begin_at_their_borders) {
  const auto& [edition, one] = GetParam();
  const Results results =
      made(edition, std::string("published: { total: \"") + one.total + "\", level: " + one.letter + " }\n");
  EXPECT_EQ(levels(results), one.letter);
  EXPECT_TRUE(results.assessment.findings.empty());
  EXPECT_EQ(results.assessment.level.passed,
            base::parse_points(one.total).value() >= base::Points::whole(85));
}

INSTANTIATE_TEST_SUITE_P(
    Bands, Letters,
    testing::Combine(
        testing::Values("ita/2564", "ita/2565"),
        testing::Values(Letter{"100.00", "AA"}, Letter{"95.00", "AA"}, Letter{"94.99", "A"},
                        Letter{"85.00", "A"}, Letter{"84.99", "B"}, Letter{"75.00", "B"},
                        Letter{"74.99", "C"}, Letter{"65.00", "C"}, Letter{"64.99", "D"},
                        Letter{"55.00", "D"}, Letter{"54.99", "E"}, Letter{"50.00", "E"},
                        Letter{"49.99", "F"}, Letter{"0.00", "F"},
                        // Agencies as the press named them: DGA, IPST and Tha Due 2564, ONESQA 2565.
                        Letter{"97.53", "AA"}, Letter{"95.62", "AA"}, Letter{"88.37", "A"},
                        Letter{"91.16", "A"})),
    [](const auto& one) { return "case_" + std::to_string(one.index); });

TEST(Letters2565, a_letter_that_the_total_does_not_allow_is_a_finding) {
  const Results results = made("ita/2565", "published: { total: \"94.99\", level: AA }\n");
  ASSERT_EQ(results.assessment.findings.size(), 1U);
  EXPECT_EQ(results.assessment.findings[0].code, "level.differs");
  EXPECT_EQ(results.assessment.findings[0].repair, "A");
}

TEST(Levels2566, ninety_five_in_total_is_not_enough_for_the_best_level) {
  // 95.81 (Thai PBS) and 97.90 (sunpukwan.go.th) were rated ผ่านดี: an instrument stood below 95.
  for (const char* total : {"95.81", "97.90"}) {
    const Results results =
        made("ita/2566", std::string("published: { total: \"") + total +
                             "\", level: ผ่านดี, instruments: { iit: \"99.00\", oit: \"99.00\" } }\n"
                             "parts: { eit1: \"96.00\", eit2: \"94.99\" }\n");
    // The parts lead to another total than the one printed; what is tested here is the level.
    EXPECT_EQ(levels(results), "ผ่านดี");
  }
}

TEST(Levels2566, the_best_level_needs_each_instrument_at_95) {
  const Results results = made("ita/2566",
                               "published: { instruments: { iit: \"95.00\", oit: \"95.00\" } }\n"
                               "parts: { eit1: \"95.00\", eit2: \"95.00\" }\n");
  EXPECT_EQ(value(results, "total"), "95.00");
  EXPECT_EQ(levels(results), "ผ่านดีเยี่ยม");
}

TEST(Levels2566, chiang_mai_city_is_held_back_by_the_second_part_of_eit) {
  const Results& city = published("chiang-mai-city-2566");
  EXPECT_EQ(value(city, "instrument:eit"), "89.07");
  EXPECT_EQ(value(city, "total"), "92.19");
  EXPECT_EQ(levels(city), "ผ่าน");
  std::vector<std::string> failing;
  for (const scoring::ConditionOutcome& one :
       scoring::conditions(city.edition(), city.plan(), city.assessment.sheet, 1)) {
    if (one.verdict == scoring::Verdict::fails) failing.push_back(city.plan().nodes[one.node].id);
  }
  EXPECT_EQ(failing, std::vector<std::string>{"part:eit2"});
}

TEST(Levels2566, chiang_mai_city_lost_its_points_with_three_items_of_oit) {
  const Results& city = published("chiang-mai-city-2566");
  EXPECT_EQ(value(city, "indicator:10"), "80.00");  // o42 and o43 of the five items o39 to o43
  EXPECT_EQ(value(city, "instrument:oit"), "88.75");
}

TEST(Levels2566, letters_of_the_years_before_are_none_of_this_year) {
  const Results results = made("ita/2566", "published: { total: \"96.04\", level: AA }\n");
  ASSERT_EQ(results.assessment.findings.size(), 1U);
  EXPECT_EQ(results.assessment.findings[0].code, "level.unknown");
}

TEST(Totals, weigh_30_30_and_40) {
  for (const char* edition : {"ita/2564", "ita/2565", "ita/2566", "ita/2567"}) {
    const auto total_of = [&](const char* iit, const char* eit, const char* oit) {
      return value(made(edition, std::string("published: { instruments: { iit: \"") + iit + "\", eit: \"" +
                                     eit + "\", oit: \"" + oit + "\" } }\n"),
                   "total");
    };
    EXPECT_EQ(total_of("100", "50", "0"), "45.00") << edition;
    EXPECT_EQ(total_of("50", "100", "0"), "45.00") << edition;
    EXPECT_EQ(total_of("0", "0", "100"), "40.00") << edition;
  }
}

TEST(Totals, with_81_90_or_81_80_the_total_of_2565_is_the_same) {
  // The slip in the report would change IIT from 85.12 to 85.14, and the rounded total not at all.
  const auto with = [](const char* second) {
    return made("ita/2565", "published: { indicators: { \"2\": \"" + std::string(second) +
                                "\", \"1\": \"91.07\", \"3\": \"85.98\", \"4\": \"81.90\", \"5\": \"84.86\", "
                                "\"6\": \"89.15\", \"7\": \"86.09\", \"8\": \"84.39\", \"9\": \"100.00\", "
                                "\"10\": \"100.00\" } }\n");
  };
  EXPECT_EQ(value(with("81.80"), "instrument:iit"), "85.12");
  EXPECT_EQ(value(with("81.90"), "instrument:iit"), "85.14");
  EXPECT_EQ(value(with("81.80"), "total"), "91.50");
  EXPECT_EQ(value(with("81.90"), "total"), "91.50");
}

TEST(Harbour, an_assessment_of_another_shape_loads_and_scores_without_new_code) {
  // 25 % x 80 + 35 % x 90 + 25 % x 70 + 15 % x 60 = 78; less 2.5 = 75.5, one decimal, level buoyed.
  const Results results =
      made("example/harbour-2573",
           "published: { instruments: { staff: \"80\", users: \"90\", records: \"70\", peer: \"60\" } }\n"
           "deductions: { incident: \"2.5\" }\n");
  EXPECT_EQ(value(results, "total"), "75.5");
  EXPECT_EQ(levels(results), "มีทุ่นนำทาง");
}

}  // namespace
}  // namespace prongsai::facts
