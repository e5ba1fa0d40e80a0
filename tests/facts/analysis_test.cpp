// SPDX-License-Identifier: Apache-2.0
// What the analyses of the reports say, line by line, against what the analysis room says; and what it says
// beyond them of the same results.
#include <fstream>
#include <ostream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "prongsai/analysis/leverage.h"
#include "prongsai/analysis/significance.h"
#include "prongsai/analysis/years.h"

#include "analysis_questions.h"

namespace prongsai::facts {
namespace {

using results_files::Results;
using scoring::NodeIndex;

/// One line of analysis.txt.
struct AnalysisFact {
  std::string files;
  std::string question;
  std::string ours;
  std::string at;       ///< "report001:60"
  std::string row;      ///< "row 47" where the report is wrong, else empty
  std::string printed;  ///< where the report is wrong
  std::string text;     ///< the whole line
};

void PrintTo(const AnalysisFact& fact, std::ostream* out) {
  *out << fact.text;
}

/// The fields of a line, "|" between them.
std::vector<std::string> fields_of(const std::string& line) {
  const std::string between = " | ";
  std::vector<std::string> out;
  std::size_t from = 0;
  for (std::size_t to = line.find(between); to != std::string::npos; to = line.find(between, from)) {
    out.push_back(line.substr(from, to - from));
    from = to + between.size();
  }
  out.push_back(line.substr(from));
  return out;
}

std::vector<std::vector<std::string>> lines_of_the_list() {
  std::ifstream stream(root() / "tests" / "facts" / "analysis.txt");
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && line.front() != '#') out.push_back(fields_of(line));
  }
  return out;
}

std::vector<AnalysisFact> analysis_facts() {
  std::vector<AnalysisFact> out;
  for (const std::vector<std::string>& fields : lines_of_the_list()) {
    if (fields.front() == "unjudged") continue;
    if (fields.size() != 4 && fields.size() != 6) throw std::runtime_error("analysis.txt: " + fields.front());
    AnalysisFact fact{.files = fields[0], .question = fields[1], .ours = fields[2], .at = fields[3]};
    if (fields.size() == 6) {
      fact.row = fields[4];
      fact.printed = fields[5];
    }
    fact.text = fact.files + " " + fact.question + " " + fact.at + " " + fact.row;
    out.push_back(std::move(fact));
  }
  return out;
}

Asked asked_by(const AnalysisFact& fact) {
  Asked out;
  std::istringstream files(fact.files);
  for (std::string name; std::getline(files, name, '+');) out.years.push_back(&published(name));
  std::istringstream words(fact.question);
  for (std::string word; words >> word;) out.words.push_back(word);
  return out;
}

class AnalysisOfReports : public testing::TestWithParam<AnalysisFact> {};

TEST_P(AnalysisOfReports, says_what_is_printed_or_what_should_have_been) {
  const AnalysisFact& fact = GetParam();
  const std::string ours = answer(asked_by(fact));
  EXPECT_EQ(ours, fact.ours);
  if (!fact.row.empty()) {
    EXPECT_NE(ours, fact.printed) << "listed as an error, and comes out as printed";
  }
}

INSTANTIATE_TEST_SUITE_P(Reports, AnalysisOfReports, testing::ValuesIn(analysis_facts()),
                         [](const auto& one) {
                           std::string name =
                               std::to_string(one.index) + "_" + one.param.at + "_" + one.param.question;
                           for (char& c : name)
                             c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
                           return name;
                         });

TEST(AnalysisList, has_every_error_that_is_about_a_number_or_a_claim) {
  std::set<std::string> rows;
  for (const AnalysisFact& fact : analysis_facts()) rows.insert(fact.row);
  for (const int row :
       {1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 15, 16, 17, 24, 26, 28, 29, 30, 35, 38, 39, 47, 50, 51, 52})
    EXPECT_TRUE(rows.contains("row " + std::to_string(row))) << row;
}

TEST(AnalysisList, gives_a_place_and_a_reason_for_what_cannot_be_judged) {
  std::size_t unjudged = 0;
  for (const std::vector<std::string>& fields : lines_of_the_list()) {
    if (fields.front() != "unjudged") continue;
    ++unjudged;
    ASSERT_EQ(fields.size(), 3U);
    EXPECT_TRUE(fields[1].starts_with("report"));
    EXPECT_FALSE(fields[2].empty());
  }
  EXPECT_GT(unjudged, 5U);
}

analysis::Scored look(const Results& results) {
  return {.edition = &results.edition(),
          .plan = &results.plan(),
          .inputs = &results.assessment.inputs,
          .sheet = &results.assessment.sheet,
          .known = &results.known};
}

/// Items of the city of 2566 raised to 100.
analysis::Gain raised(const std::vector<std::string>& items) {
  const Results& city = published("chiang-mai-city-2566");
  std::vector<analysis::Raise> raises;
  for (const std::string& item : items)
    raises.push_back({*city.plan().find("item:" + item), base::Points::whole(100)});
  return analysis::gain_of(look(city), raises);
}

base::Ratio points(const char* text) {
  return *base::parse_points(text);
}

TEST(Leverage, raising_o42_and_o43_adds_exactly_4_points_to_the_city) {
  const analysis::Gain both = raised({"o42", "o43"});
  EXPECT_EQ(both.reach, analysis::Reach::exact);
  EXPECT_EQ(both.before, points("92.19"));
  EXPECT_EQ(both.after, points("96.19"));
  EXPECT_EQ(both.points, points("4.00"));
  EXPECT_EQ(raised({"o42"}).points, points("2.00"));
}

TEST(Leverage, raising_o18_adds_half_a_point_though_o4_and_o19_are_not_printed) {
  // 9.2 rises from 87.50 to 100, indicator 9 by 2.50 from its printed 97.50: 100.00, whatever 97.50 hides.
  const analysis::Gain one = raised({"o18"});
  EXPECT_EQ(one.reach, analysis::Reach::exact);
  EXPECT_EQ(one.points, points("0.50"));
  const analysis::Gain all = raised({"o18", "o42", "o43"});
  EXPECT_EQ(all.points, points("4.50"));
  EXPECT_EQ(all.level_after.sure(), all.level_before.sure())
      << "the second part of EIT, 80.16, holds it at ผ่าน";
}

TEST(Leverage, the_zero_items_come_first_among_what_moves_the_city) {
  const Results& city = published("chiang-mai-city-2566");
  const std::vector<analysis::Gain> singles = analysis::single_raises(look(city));
  ASSERT_GE(singles.size(), 3U);
  const auto id = [&](std::size_t i) { return city.plan().nodes[singles[i].raises.front().node].id; };
  EXPECT_EQ(id(0), "item:o42");
  EXPECT_EQ(id(1), "item:o43");
  const analysis::Needed needed =
      analysis::needed(look(city), {.total = base::Points::whole(95), .level = {}});
  EXPECT_TRUE(needed.reached);
  EXPECT_EQ(needed.items.size(), 2U);
  EXPECT_EQ(needed.gain.after, points("96.19"));
}

analysis::SignificanceFinding significance_of(const std::string& item) {
  const auto side = [&](const char* name) {
    const Results& results = published(name);
    return analysis::sample_of(look(results), *results.plan().find("item:" + item), {});
  };
  return analysis::significance(side("chiang-mai-province-2564"), side("chiang-mai-province-2565"));
}

TEST(SignificanceOfReports, is_told_question_by_question) {
  using analysis::Significance;
  using analysis::SignificanceReason;
  // Statistics computed with Python from the counts: e12 3.64, e13 0.87, e14 -0.19, e15 3.50.
  EXPECT_EQ(significance_of("e11").reason, SignificanceReason::no_counts)
      << "2564 prints 94.00 percent of them";
  EXPECT_EQ(significance_of("e12").outcome, Significance::shown);
  EXPECT_NEAR(*significance_of("e12").statistic, 3.6409993769, 1e-6);
  EXPECT_EQ(significance_of("e13").reason, SignificanceReason::no_population);
  EXPECT_EQ(significance_of("e14").reason, SignificanceReason::no_population);
  EXPECT_NEAR(*significance_of("e14").statistic, -0.1948844203, 1e-6);
  EXPECT_EQ(significance_of("e15").outcome, Significance::shown);
  EXPECT_EQ(significance_of("i7").reason, SignificanceReason::no_counts);
}

TEST(YearsOfReports, run_on_from_2563_to_2565_in_the_questions_of_indicator_8) {
  const std::vector<analysis::Scored> of = {look(published("chiang-mai-province-2563")),
                                            look(published("chiang-mai-province-2564")),
                                            look(published("chiang-mai-province-2565"))};
  const analysis::Years years = analysis::years(of);
  const analysis::Track* track = years.find("item:e11");
  ASSERT_NE(track, nullptr);
  EXPECT_EQ(track->values[0], points("78.60"));
  for (const analysis::Step& step : track->steps) {
    EXPECT_EQ(step.trend, analysis::Trend::continues);
    EXPECT_FALSE(step.inferred);
  }
  EXPECT_EQ(analysis::signed_text(track->steps[1].change->points), "+2.55");
}

TEST(YearsOfReports, break_where_2565_reworded_a_question) {
  // i7 asked for the spending plan of the year in 2564, and for the budget in 2565.
  const std::vector<analysis::Scored> of = {look(published("chiang-mai-province-2564")),
                                            look(published("chiang-mai-province-2565"))};
  const analysis::Years years = analysis::years(of);
  EXPECT_EQ(years.find("item:i7")->steps[0].trend, analysis::Trend::broken);
  EXPECT_EQ(years.find("item:i7")->steps[0].reason, analysis::TrendReason::reworded);
  EXPECT_TRUE(years.find("indicator:2")->steps[0].items_changed);
  EXPECT_EQ(years.find("indicator:2")->steps[0].trend, analysis::Trend::continues);
  EXPECT_TRUE(years.find("item:e1")->steps[0].inferred)
      << "no copy of 2565 was read; its successor is assumed";
}

TEST(YearsOfReports, break_where_2566_cut_eit_into_parts) {
  // The two results are of two agencies; the break is one of the rules.
  const std::vector<analysis::Scored> of = {look(published("chiang-mai-province-2565")),
                                            look(published("chiang-mai-city-2566"))};
  const analysis::Years years = analysis::years(of);
  EXPECT_EQ(years.find("item:e11")->steps[0].reason, analysis::TrendReason::rules_changed);
  EXPECT_EQ(years.find("instrument:eit")->steps[0].reason, analysis::TrendReason::rules_changed);
  EXPECT_EQ(years.find("total")->steps[0].trend, analysis::Trend::broken);
}

}  // namespace
}  // namespace prongsai::facts
