// SPDX-License-Identifier: Apache-2.0
// The rules of this tree as they are read, and what is refused.
#include "prongsai/disclosure_files/load_rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/disclosure_files/reading_detail.h"

namespace prongsai::disclosure_files {
namespace {

namespace fs = std::filesystem;
using disclosure::ItemRules;
using disclosure::Rules;
using disclosure::YearDemand;
using framework::Certainty;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const fs::path shelf = fs::path(PRONGSAI_SOURCE_DIR) / "frameworks";

/// As much of an edition as rules are held to: so many items to disclose, one survey question, some sources.
framework::Edition edition_of(const std::string& id, std::size_t items, const std::string& letter,
                              const std::vector<std::string>& sources) {
  framework::Edition edition;
  edition.id = id;
  edition.fiscal_year = 2569;
  for (const std::string& key : sources)
    edition.sources.push_back({.key = key, .title = {}, .url = {}, .note = {}});
  const auto add = [&](framework::InstrumentKind kind, const std::string& code, std::size_t count) {
    framework::Instrument instrument;
    instrument.code = code;
    instrument.kind = kind;
    instrument.indicators.emplace_back();
    for (std::size_t i = 1; i <= count; ++i) {
      framework::Item item;
      item.code = code.substr(0, 1) + std::to_string(i);
      instrument.indicators.front().items.push_back(std::move(item));
    }
    edition.instruments.push_back(std::move(instrument));
  };
  add(framework::InstrumentKind::survey, "iit", 1);
  add(framework::InstrumentKind::disclosure, letter, items);
  return edition;
}

std::vector<std::string> codes(const base::Result<Rules>& rules) {
  std::vector<std::string> found;
  if (rules) return found;
  for (const base::Problem& problem : rules.problems()) found.push_back(problem.code);
  return found;
}

Rules rules_of(const std::string& id, const framework::Edition& edition) {
  auto rules = load_rules(shelf / id, edition);
  EXPECT_THAT(codes(rules), IsEmpty())
      << id << ": " << (rules ? "" : base::to_string(rules.problems().front().place));
  return rules ? *std::move(rules) : Rules{};
}

const std::map<std::string, std::pair<std::size_t, std::vector<std::string>>> years = {
    {"ita/2565", {43, {"saraburi", "psu", "ptk65", "mtps"}}},
    {"ita/2566", {43, {"banklong66", "nongphai66", "horwang66", "skm66", "wu66", "mk66", "sch66"}}},
    {"ita/2567", {35, {"vru67", "kutakai67", "spm67"}}},
    {"ita/2568", {28, {"tambontrakan68", "psu", "rtrda"}}},
    {"ita/2569", {26, {"rtrda"}}},
};

TEST(RulesOfTheTree, help_with_every_item_in_both_languages) {
  for (const auto& [id, known] : years) {
    const Rules rules = rules_of(id, edition_of(id, known.first, "oit", known.second));
    EXPECT_EQ(rules.items.size(), known.first) << id;
    for (const auto& [code, item] : rules.items) {
      EXPECT_FALSE(item.help.th.empty() || item.help.en.empty()) << id << " " << code;
    }
  }
}

TEST(RulesOfTheTree, say_where_every_demand_was_read) {
  const auto is_sourced = [](const framework::Provenance& one) {
    return one.certainty != Certainty::unknown && !one.sources.empty();
  };
  for (const auto& [id, known] : years) {
    for (const auto& [code, item] : rules_of(id, edition_of(id, known.first, "oit", known.second)).items) {
      if (item.year != YearDemand::unknown) {
        EXPECT_TRUE(is_sourced(item.year_provenance)) << id << " " << code;
      }
      if (item.wants_table || item.wants_contact) {
        EXPECT_TRUE(is_sourced(item.wants_provenance)) << id << code;
      }
      for (const disclosure::PartDemand& part : item.parts)
        EXPECT_TRUE(is_sourced(part.provenance)) << id << code;
      for (const disclosure::Failure& one : item.failures)
        EXPECT_TRUE(is_sourced(one.provenance)) << id << code;
    }
  }
}

TEST(RulesOf2569, know_the_years_that_headings_name_and_no_others) {
  const Rules rules = rules_of("ita/2569", edition_of("ita/2569", 26, "oit", {"rtrda"}));
  std::vector<std::string> this_year;
  std::vector<std::string> last_year;
  for (const auto& [code, item] : rules.items) {
    if (item.year == YearDemand::this_year) this_year.push_back(code);
    if (item.year == YearDemand::last_year) last_year.push_back(code);
  }
  EXPECT_THAT(this_year, ElementsAre("o11", "o13", "o19", "o21", "o23"));
  EXPECT_THAT(last_year, ElementsAre("o12", "o14", "o18", "o22", "o24", "o26"));
  EXPECT_EQ(rules.items.at("o25").year, YearDemand::unknown);
}

TEST(RulesOf2566, take_the_parts_of_ethics_from_the_elements) {
  const auto& known = years.at("ita/2566");
  const Rules rules = rules_of("ita/2566", edition_of("ita/2566", known.first, "oit", known.second));
  const ItemRules& ethics = rules.items.at("o40");
  ASSERT_EQ(ethics.parts.size(), 3U);
  EXPECT_EQ(ethics.parts[1].code, "dos");
  EXPECT_EQ(ethics.year, YearDemand::this_year);
}

TEST(RulesOfTheExample, use_every_key) {
  const Rules rules =
      rules_of("example/harbour-2573", edition_of("example/harbour-2573", 5, "records", {"invented"}));
  EXPECT_EQ(rules.items.at("r1").year, YearDemand::this_or_last);
  EXPECT_EQ(rules.items.at("r1").failures.size(), 1U);
  EXPECT_TRUE(rules.items.at("r2").wants_table);
  EXPECT_EQ(rules.items.at("r4").year, YearDemand::none);
  EXPECT_EQ(rules.items.at("r5").year, YearDemand::unknown);
  EXPECT_EQ(rules.reasons.back().code, "tide_table");
}

TEST(RulesOfAnEditionWithoutAFile, are_the_common_reasons_alone) {
  const Rules rules = rules_of("ita/2500", edition_of("ita/2500", 3, "oit", {}));
  EXPECT_THAT(rules.items, IsEmpty());
  EXPECT_GE(std::count_if(rules.reasons.begin(), rules.reasons.end(),
                          [](const auto& one) { return one.for_grade; }),
            5);
  EXPECT_GE(std::count_if(rules.reasons.begin(), rules.reasons.end(),
                          [](const auto& one) { return one.for_dispute; }),
            5);
  EXPECT_FALSE(rules.failures.empty());
  EXPECT_EQ(rules.fingerprint.size(), 64U);
  for (const auto& reason : rules.reasons) EXPECT_FALSE(reason.text.th.empty() || reason.text.en.empty());
}

TEST(CommonRules, name_no_subject_that_no_edition_uses) {
  std::set<std::string> used;
  for (const auto& [id, known] : years) {
    for (const auto& [code, item] : rules_of(id, edition_of(id, known.first, "oit", known.second)).items)
      used.insert(item.help.th);
  }
  for (const auto& [code, subject] : common().subjects) EXPECT_THAT(used, Contains(subject.help.th)) << code;
}

class BrokenRules : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  std::vector<std::string> codes_of(const std::string& items,
                                    const std::string& head = "edition: ita/2500\n") {
    std::ofstream(folder_ / "disclosure.yaml") << "kind: disclosure\nschema: 1\n" << head << items;
    return codes(load_rules(folder_, edition_of("ita/2500", 3, "oit", {"book"})));
  }

 private:
  fs::path folder_ =
      fs::temp_directory_path() /
      ("prongsai-rules-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(BrokenRules, are_refused_each_with_its_reason) {
  EXPECT_THAT(codes_of("items: { o1: {} }\n"), IsEmpty());
  EXPECT_THAT(codes_of("", "edition: ita/2501\n"), ElementsAre("disclosure_rules.wrong_edition"));
  EXPECT_THAT(codes_of("items: { o4: {} }\n"), ElementsAre("disclosure_rules.no_such_item"));
  EXPECT_THAT(codes_of("items: { i1: {} }\n"), ElementsAre("disclosure_rules.not_disclosed"));
  EXPECT_THAT(codes_of("items: { o1: { subject: structur } }\n"),
              ElementsAre("disclosure_rules.no_such_subject"));
  EXPECT_THAT(codes_of("items: { o1: { year: last_year } }\n"),
              ElementsAre("disclosure_rules.year_without_certainty"));
  EXPECT_THAT(codes_of("items: { o1: { year: last_year, year_certainty: inferred } }\n"),
              ElementsAre("disclosure_rules.no_source"));
  EXPECT_THAT(codes_of("items: { o1: { wants: { table: true, certainty: inferred, source: [gossip] } } }\n"),
              ElementsAre("disclosure_rules.no_such_source"));
  EXPECT_THAT(
      codes_of(
          "items: { o1: { parts: [{ code: a, th: ก, en: a, certainty: inferred, source: [book] }] } }\n"),
      ElementsAre("disclosure_rules.no_words"));
  EXPECT_THAT(codes_of("reasons: [{ code: other, th: ก, en: a }]\n"),
              ElementsAre("disclosure_rules.code_twice"));
  EXPECT_THAT(codes_of("reasons: [{ code: Other, th: ก, en: a }]\n"),
              ElementsAre("disclosure_rules.bad_code"));
  EXPECT_THAT(codes_of("items: { o1: { colour: red } }\n"), testing::SizeIs(1));
  EXPECT_THAT(codes_of("items: { o1: { year: next_year } }\n"), testing::SizeIs(1));
}

}  // namespace
}  // namespace prongsai::disclosure_files
