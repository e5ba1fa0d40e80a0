// SPDX-License-Identifier: Apache-2.0
// Results files as they are read. Broken ones: tests/broken/; the real ones: tests/facts/.
#include "prongsai/results_files/load_results.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::results_files {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

const fs::path root = PRONGSAI_SOURCE_DIR;

const Editions& editions() {
  static const Editions all(framework_files::load_shelf((root / "frameworks").string()));
  return all;
}

Results read(const std::string& sections, const std::string& edition = "ita/2565") {
  auto found = parse_results(
      "kind: results\nschema: 1\nedition: " + edition + "\nagency: { id: a, name_th: ก }\n" + sections,
      "f.yaml", editions());
  if (!found) throw std::runtime_error(found.problems().front().code);
  return std::move(found).value();
}

const std::vector<scoring::Printed>& figures(const Results& results, std::string_view id) {
  return results.known.figures.at(*results.plan().find(id));
}

TEST(Results, every_section_may_be_left_out) {
  const Results one = read("");
  EXPECT_TRUE(one.known.figures.empty());
  EXPECT_TRUE(one.assessment.findings.empty());
  EXPECT_EQ(one.agency.type, "other");
  EXPECT_FALSE(one.made_up);
  EXPECT_EQ(one.year(), 2565);
}

TEST(Results, a_figure_may_stand_alone_with_its_place_or_in_a_list) {
  const Results one = read(
      "published:\n  items:\n    i7: 66.4\n    i8.1: { value: \"83.49\", at: T1 }\n"
      "    i9: [\"90.67\", { value: \"90.66\", at: T2 }]\n");
  EXPECT_EQ(figures(one, "item:i7").front().decimals, 1);
  EXPECT_EQ(figures(one, "item:i8.1").front().at, "T1");
  ASSERT_EQ(figures(one, "item:i9").size(), 2U);
  EXPECT_EQ(figures(one, "item:i9")[1].text, "90.66");
}

TEST(Results, thai_digits_and_upper_case_are_understood) {
  const Results one = read("published:\n  items:\n    I๗: ๖๖.๔๐\n");
  EXPECT_EQ(figures(one, "item:i7").front().text, "66.40");
}

TEST(Results, codes_levels_by_letter_code_or_name) {
  for (const char* level : {"ผ่านดี", "pass_good", "Good pass"}) {
    const Results one = read(std::string("published: { level: ") + level + " }\n", "ita/2566");
    ASSERT_EQ(one.known.levels.size(), 1U) << level;
    EXPECT_EQ(one.known.levels[0].level, 1U) << level;
  }
}

TEST(Results, a_grade_may_say_that_an_item_does_not_apply) {
  const Results one = read("grades: { o1: not_applicable, o2: \"100\" }\n");
  EXPECT_FALSE(one.known.grades.at(*one.plan().find("item:o1")).applies);
  EXPECT_TRUE(one.known.grades.at(*one.plan().find("item:o2")).applies);
}

TEST(Results, percents_may_carry_their_place) {
  const Results one = read("percents:\n  e13: { values: [\"97.52\", \"2.48\"], at: T3 }\n");
  EXPECT_EQ(one.known.percents.at(*one.plan().find("item:e13")).at, "T3");
}

TEST(Results, a_question_of_one_part_is_named_with_its_part) {
  const Results one = read("published: { items: { \"e1@eit1\": \"98.12\" } }\n", "ita/2566");
  EXPECT_EQ(figures(one, "item:e1@eit1").front().text, "98.12");
}

TEST(Results, are_named_by_what_they_contain) {
  EXPECT_EQ(read("").fingerprint, read("").fingerprint);
  EXPECT_NE(read("").fingerprint, read("# a remark\n").fingerprint);
  EXPECT_EQ(read("").fingerprint.size(), 64U);
}

TEST(Results, all_problems_of_a_file_are_told_at_once) {
  const auto found = parse_results("kind: results\nschema: 1\nedition: ita/9999\nagency: { id: ก }\nx: 1\n",
                                   "f.yaml", editions());
  ASSERT_FALSE(found);
  std::vector<std::string> codes;
  for (const base::Problem& problem : found.problems()) codes.push_back(problem.code);
  EXPECT_THAT(codes, ElementsAre("results.no_such_edition", "results.bad_agency_id", "yaml.missing_key",
                                 "yaml.unknown_key"));
}

TEST(Collection, of_the_real_results_holds_two_agencies_and_no_problem) {
  const Collection found = load_collection({(root / "data" / "results").string()}, editions());
  EXPECT_TRUE(found.problems.empty());
  std::vector<std::string> names;
  for (const Results& one : found.results) names.push_back(one.agency.id + " " + std::to_string(one.year()));
  EXPECT_THAT(names, ElementsAre("cm-city 2566", "cm-province 2563", "cm-province 2564", "cm-province 2565",
                                 "cm-province 2567"));
}

TEST(Collection, of_the_invented_province_is_marked_as_invented) {
  const Collection found = load_collection({(root / "data" / "demo").string()}, editions());
  EXPECT_TRUE(found.problems.empty());
  EXPECT_GT(found.results.size(), 100U);
  for (const Results& one : found.results) {
    EXPECT_TRUE(one.made_up) << one.file;
    EXPECT_NE(one.agency.name_th.find("(สมมติ)"), std::string::npos) << one.file;
  }
}

TEST(Collection, keeps_the_sound_files_and_tells_of_the_others) {
  std::string pattern = (fs::temp_directory_path() / "prongsai-results-XXXXXX").string();
  const fs::path folder = ::mkdtemp(pattern.data());
  const fs::path sound = root / "tests" / "broken" / "sound" / "results.yaml";
  fs::copy_file(sound, folder / "a.yaml");
  fs::copy_file(sound, folder / "b.yaml");
  std::ofstream(folder / "c.yaml") << "kind: results\n";
  std::ofstream(folder / "notes.txt") << "not a results file";
  const Collection found = load_collection({folder.string(), (folder / "none").string()}, editions());
  fs::remove_all(folder);
  EXPECT_EQ(found.results.size(), 1U);
  std::vector<std::string> codes;
  for (const base::Problem& problem : found.problems) codes.push_back(problem.code);
  EXPECT_THAT(codes, testing::IsSupersetOf({"results.twice", "yaml.missing_key", "yaml.no_such_file"}));
}

}  // namespace
}  // namespace prongsai::results_files
