// SPDX-License-Identifier: Apache-2.0
// What the reports print, line by line, against what data/results holds and the program works out.
#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>

#include <gtest/gtest.h>

#include "facts_test_tools.h"

namespace prongsai::facts {
namespace {

using results_files::Results;
using scoring::NodeIndex;

const std::vector<std::string> result_files = {"chiang-mai-province-2563", "chiang-mai-province-2564",
                                               "chiang-mai-province-2565", "chiang-mai-province-2567",
                                               "chiang-mai-city-2566"};

/// One line of published.txt.
struct Fact {
  std::string file;
  std::string what;                  ///< a node, "level" or "percents:i7"
  std::vector<std::string> printed;  ///< one value, or the percents
  std::string report;                ///< "report000"
  std::string line;
  std::string finding;  ///< the code, when the fact contradicts its report
  std::string repair;   ///< "–": none
  std::string text;     ///< the whole line
};

void PrintTo(const Fact& fact, std::ostream* out) {
  *out << fact.text;
}

std::vector<Fact> read_facts() {
  std::ifstream stream(root() / "tests" / "facts" / "published.txt");
  std::vector<Fact> out;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    Fact fact;
    fact.text = line;
    words >> fact.file >> fact.what;
    for (std::string word; words >> word;) {
      const std::size_t colon = word.find(':');
      if (word.starts_with("report") && colon != std::string::npos) {
        fact.report = word.substr(0, colon);
        fact.line = word.substr(colon + 1);
      } else if (word == "finding") {
        words >> fact.finding >> fact.repair;
      } else {
        fact.printed.push_back(word);
      }
    }
    out.push_back(std::move(fact));
  }
  return out;
}

bool stands_at(const Fact& fact, const std::string& at) {
  return at.starts_with(fact.report + " ") && at.ends_with(" บรรทัด " + fact.line);
}

void expect_finding(const Fact& fact, const Results& results, NodeIndex node, const std::string& published) {
  const auto& findings = results.assessment.findings;
  const auto finding = std::find_if(findings.begin(), findings.end(), [&](const scoring::Finding& one) {
    return one.node == node && one.code == fact.finding && stands_at(fact, one.at);
  });
  ASSERT_NE(finding, findings.end()) << "no finding " << fact.finding;
  EXPECT_EQ(finding->published, published);
  EXPECT_EQ(finding->repair, fact.repair == "–" ? "" : fact.repair);
}

void check_percents(const Fact& fact, const Results& results) {
  const auto node = results.plan().find("item:" + fact.what.substr(std::string("percents:").size()));
  ASSERT_TRUE(node);
  const auto found = results.known.percents.find(*node);
  ASSERT_NE(found, results.known.percents.end());
  std::vector<std::string> texts;
  for (const scoring::Printed& percent : found->second.percents) texts.push_back(percent.text);
  EXPECT_EQ(texts, fact.printed);
  EXPECT_TRUE(stands_at(fact, found->second.at)) << found->second.at;
  if (!fact.finding.empty()) expect_finding(fact, results, *node, "94.00");
}

void check_level(const Fact& fact, const Results& results) {
  const auto& printed = results.known.levels;
  EXPECT_TRUE(std::any_of(printed.begin(), printed.end(), [&](const scoring::PrintedLevel& one) {
    return one.text == fact.printed.front() && stands_at(fact, one.at) && one.level.has_value();
  }));
  const std::string possible = "/" + levels(results) + "/";
  EXPECT_NE(possible.find("/" + fact.printed.front() + "/"), std::string::npos) << possible;
}

void check_score(const Fact& fact, const Results& results) {
  const auto node = results.plan().find(fact.what);
  ASSERT_TRUE(node);
  const auto figures = results.known.figures.find(*node);
  ASSERT_NE(figures, results.known.figures.end());
  const auto printed = std::find_if(figures->second.begin(), figures->second.end(),
                                    [&](const scoring::Printed& one) { return stands_at(fact, one.at); });
  ASSERT_NE(printed, figures->second.end()) << "data/results does not print it there";
  EXPECT_EQ(printed->value, base::parse_points(fact.printed.front()));
  if (!fact.finding.empty()) return expect_finding(fact, results, *node, fact.printed.front());
  ASSERT_NE(results.assessment.sheet.nodes[*node].basis, scoring::Basis::missing);
  EXPECT_EQ(value(results, fact.what), base::to_string(printed->value, 2));
}

class PublishedFact : public testing::TestWithParam<Fact> {};

TEST_P(PublishedFact, comes_out_as_it_is_printed_or_is_a_finding) {
  const Fact& fact = GetParam();
  const Results& results = published(fact.file);
  if (fact.what == "level") return check_level(fact, results);
  if (fact.what.starts_with("percents:")) return check_percents(fact, results);
  check_score(fact, results);
}

INSTANTIATE_TEST_SUITE_P(Reports, PublishedFact, testing::ValuesIn(read_facts()), [](const auto& one) {
  std::string name = one.param.file + "_" + one.param.what + "_" + one.param.report + "_" + one.param.line;
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
});

TEST(PublishedFacts, are_every_figure_of_the_results_files) {
  const std::vector<Fact> facts = read_facts();
  ASSERT_GT(facts.size(), 200U);
  for (const std::string& name : result_files) {
    const Results& results = published(name);
    for (const auto& [node, figures] : results.known.figures) {
      const std::string& id = results.plan().nodes[node].id;
      for (const scoring::Printed& figure : figures) {
        EXPECT_TRUE(std::any_of(facts.begin(), facts.end(),
                                [&](const Fact& fact) {
                                  return fact.file == name && fact.what == id && stands_at(fact, figure.at);
                                }))
            << name << " " << id << " " << figure.at;
      }
    }
  }
}

TEST(PublishedFacts, hold_exactly_the_findings_the_list_of_errors_knows) {
  std::size_t expected = 0;
  for (const Fact& fact : read_facts()) expected += fact.finding.empty() ? 0u : 1u;
  std::size_t found = 0;
  for (const std::string& name : result_files) found += published(name).assessment.findings.size();
  EXPECT_EQ(found, expected);
}

TEST(PublishedFacts, the_numbers_of_people_behind_the_percents_are_found) {
  EXPECT_EQ(published("chiang-mai-province-2565").assessment.answers.at("iit"), 1'207U);
  EXPECT_EQ(published("chiang-mai-province-2565").assessment.answers.at("eit"), 1'652U);
  EXPECT_EQ(published("chiang-mai-province-2564").assessment.answers.at("eit"), 1'719U);
}

TEST(PublishedFacts, every_question_with_a_distribution_is_computed_and_not_copied) {
  for (const std::string name : {"chiang-mai-province-2564", "chiang-mai-province-2565"}) {
    const Results& results = published(name);
    std::size_t computed = 0;
    for (const auto& [node, percents] : results.known.percents) {
      computed += results.assessment.sheet.nodes[node].basis == scoring::Basis::computed ? 1u : 0u;
    }
    const std::size_t broken = name.ends_with("2564") ? 1 : 0;  // e11, whose percents add up to 94.00
    EXPECT_EQ(computed + broken, results.known.percents.size()) << name;
  }
}

}  // namespace
}  // namespace prongsai::facts
