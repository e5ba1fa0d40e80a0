// SPDX-License-Identifier: Apache-2.0
// Every name and sentence there can be, in both languages and filled in to the last word.
#include "prongsai/words/words.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::words {
namespace {

namespace fs = std::filesystem;

const results_files::Editions& editions() {
  static const results_files::Editions all(
      framework_files::load_shelf((fs::path(PRONGSAI_SOURCE_DIR) / "frameworks").string()));
  return all;
}

Results read(const std::string& edition, const std::string& sections) {
  auto found = results_files::parse_results(
      "kind: results\nschema: 1\nedition: " + edition + "\nagency: { id: a, name_th: ก }\n" + sections,
      "f.yaml", editions());
  if (!found) throw std::runtime_error(text::sentence(Language::en, found.problems().front()));
  return std::move(found).value();
}

void expect_finished(const std::string& words, const std::string& what) {
  EXPECT_FALSE(words.empty()) << what;
  EXPECT_EQ(words.find("⟦"), std::string::npos) << what << ": " << words;
  EXPECT_THAT(words, testing::Not(testing::ContainsRegex("\\{[a-z_]+\\}"))) << what;
}

TEST(Names, of_every_node_of_every_edition_are_finished) {
  for (const auto& rules : editions().all()) {
    for (scoring::NodeIndex node = 0; node < rules->plan.nodes.size(); ++node) {
      for (const Language language : {Language::th, Language::en}) {
        const std::string what = rules->edition.id + " " + rules->plan.nodes[node].id;
        expect_finished(node_name(language, rules->plan, rules->edition, node), what);
        expect_finished(short_name(language, rules->plan, rules->edition, node), what);
      }
    }
  }
}

TEST(Names, are_those_people_use) {
  const auto rules = editions().find("ita/2565");
  const auto node = [&](std::string_view id) { return *rules->plan.find(id); };
  EXPECT_EQ(node_name(Language::th, rules->plan, rules->edition, node("indicator:2")),
            "ตัวชี้วัดที่ 2 การใช้งบประมาณ");
  EXPECT_EQ(short_name(Language::th, rules->plan, rules->edition, node("instrument:iit")), "IIT");
  EXPECT_EQ(short_name(Language::en, rules->plan, rules->edition, node("item:i8.1")), "Sub-item i8.1");
  EXPECT_EQ(level_name(Language::th, rules->edition, 0), "AA");
}

TEST(Sentences, of_every_explanation_are_finished) {
  for (const auto& rules : editions().all()) {
    const Results one = read(rules->edition.id, "");
    for (scoring::NodeIndex node = 0; node < one.plan().nodes.size(); ++node) {
      const scoring::Explanation told =
          scoring::explain(one.edition(), one.plan(), one.known, one.assessment, node);
      for (const Language language : {Language::th, Language::en}) {
        const std::string what = rules->edition.id + " " + one.plan().nodes[node].id;
        expect_finished(rule_sentence(language, told), what);
        expect_finished(rounding_sentence(language, one.plan().nodes[node]), what);
        for (const scoring::Citation& citation : told.citations) {
          expect_finished(citation_name(language, citation), what);
          expect_finished(certainty_name(language, citation.provenance->certainty), what);
        }
      }
    }
    for (const framework::Allowance& allowance : framework::allowances(rules->edition)) {
      for (const Language language : {Language::th, Language::en}) {
        expect_finished(use_name(language, allowance), rules->edition.id);
        for (const std::string& one_missing : missing_sentences(language, allowance))
          expect_finished(one_missing, rules->edition.id);
      }
    }
  }
}

TEST(Sentences, of_every_kind_of_finding_are_finished) {
  const std::vector<Results> all = {
      read("ita/2565",
           "published: { total: \"91.50\", level: E, indicators: { \"2\": [\"81.90\", \"81.80\"] }, items: { "
           "i7: \"66.04\" } }\n"
           "percents: { i7: [\"4.31\", \"23.28\", \"41.51\", \"30.80\"], i9: [\"4.31\", \"23.28\", "
           "\"41.51\", \"30.90\"] }\n"
           "counts: { e11: [2, 31, 777, 842], e12: [1, 1, 1, 1], e13: [1, 1] }\nanswers: { eit: 7, iit: 10 "
           "}\n"),
      read("ita/2566",
           "published: { total: \"20.00\", level: AA, instruments: { iit: \"99.00\", oit: \"99.00\" }, "
           "indicators: { \"6\": \"80\", \"7\": \"80\", \"8\": \"80\" } }\n"
           "parts: { eit1: \"96.00\", eit2: \"94.99\" }\n"),
      read("ita/2566", "published: { instruments: { iit: \"10.00\" }, total: \"99.00\" }\n"),
      read("ita/2565", "counts: { i7: [1, 1, 1, 1] }\npercents: { i7: [\"20\", \"25\", \"25\", \"30\"] }\n")};
  std::set<std::string> codes;
  for (const Results& results : all) {
    for (const scoring::Finding& finding : results.assessment.findings) {
      codes.insert(finding.code);
      for (const Language language : {Language::th, Language::en})
        expect_finished(finding_sentence(language, results, finding), finding.code);
    }
  }
  EXPECT_THAT(
      codes, testing::IsSupersetOf({"figure.differs", "figure.conflict", "figure.out_of_reach", "ways.differ",
                                    "percents.sum", "percents.unexplained", "percents.differ",
                                    "counts.uneven", "answers.differ", "level.differs", "level.unknown"}));
}

TEST(Sentences, of_a_finding_name_its_place_and_its_repair) {
  const Results one =
      read("ita/2565",
           "published: { indicators: { \"2\": [\"81.80\", \"81.80\", { value: \"81.90\", at: T1 }] } }\n");
  ASSERT_EQ(one.assessment.findings.size(), 1U);
  const std::string thai = finding_sentence(Language::th, one, one.assessment.findings[0]);
  for (const char* word : {"81.90", "81.80", "ตัวชี้วัดที่ 2", "T1"}) EXPECT_THAT(thai, testing::HasSubstr(word));
}

TEST(AgencyTypes, all_have_a_name_and_others_are_left_as_they_are) {
  for (const std::string_view type : agency::types()) {
    for (const Language language : {Language::th, Language::en}) {
      EXPECT_NE(agency_type_name(language, std::string(type)), std::string(type));
    }
  }
  EXPECT_EQ(agency_type_name(Language::th, "space_agency"), "space_agency");
}

}  // namespace
}  // namespace prongsai::words
