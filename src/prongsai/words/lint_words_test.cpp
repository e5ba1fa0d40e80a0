// SPDX-License-Identifier: Apache-2.0
#include "prongsai/words/lint_words.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "prongsai/results_files/load_results.h"

namespace prongsai::words {
namespace {

using text::Language;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::filesystem::path root = PRONGSAI_SOURCE_DIR;

const results_files::Editions& editions() {
  static const results_files::Editions all(framework_files::load_shelf((root / "frameworks").string()));
  return all;
}

lint::Catalogue catalogue() {
  lint::Catalogue out;
  for (const auto& planned : editions().all()) {
    if (!planned->edition.made_up) out.editions.push_back(&planned->edition);
  }
  return out;
}

/// The part of the page about one rule: up to the next heading.
std::string section_of(const std::string& page, std::string_view code) {
  const std::string heading = "\n### `" + std::string(code) + "`\n";
  const std::size_t begin = page.find(heading);
  if (begin == std::string::npos) return "";
  // Examples hold headings too, in Thai: a rule's begins with its code, a family's with a letter of English.
  std::size_t end = page.find("\n##", begin + heading.size());
  while (end != std::string::npos && page.compare(end, 6, "\n### `") != 0 &&
         !(page[end + 3] == ' ' && page[end + 4] >= 'A' && page[end + 4] <= 'Z'))
    end = page.find("\n##", end + 1);
  return page.substr(begin + heading.size(), end - begin - heading.size());
}

/// The box after "```wrong"; empty where there is none.
std::string box_of(const std::string& section, const std::string& name) {
  const std::string open = "```" + name + "\n";
  const std::size_t begin = section.find(open);
  if (begin == std::string::npos) return "";
  return section.substr(begin + open.size(),
                        section.find("\n```", begin + open.size()) - begin - open.size() + 1);
}

std::vector<lint::Finding> findings_in(const std::string& text, std::string_view code) {
  const std::string whole = text + "\n\nการประเมินคุณธรรมและความโปร่งใส (ITA)\n";
  std::vector<lint::Finding> out;
  for (lint::Finding& finding : lint::check(lint::read_text(whole, "example.txt"), catalogue())) {
    if (finding.code == code) out.push_back(std::move(finding));
  }
  return out;
}

TEST(LintWords, every_rule_has_its_section_its_sentences_and_a_test) {
  const std::string page = content_of(root / "docs/reference/lint-rules.md");
  // Rules about numbers have their examples where the editions are: in tests/lint, as code or as lists of
  // facts.
  std::string tests;
  for (const char* folder : {"src/prongsai/lint", "tests/lint"}) {
    for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
      const std::string name = entry.path().string();
      if (name.ends_with("_test.cpp") || name.ends_with(".txt")) tests += content_of(entry.path());
    }
  }
  ASSERT_FALSE(lint::rules().empty());
  for (const lint::Rule& rule : lint::rules()) {
    const std::string code(rule.code);
    const std::string section = section_of(page, code);
    EXPECT_NE(section, "") << code << " has no section in docs/reference/lint-rules.md";
    const bool has_example =
        section.find("- Wrong:") != std::string::npos || !box_of(section, "wrong").empty();
    EXPECT_TRUE(has_example) << code << " has no example";
    for (const Language language : {Language::th, Language::en})
      EXPECT_TRUE(text::can_say(language, "lint." + code)) << code << " has no sentence";
    EXPECT_NE(tests.find(code), std::string::npos) << code << " is named in no test";
  }
}

TEST(LintWords, the_page_names_no_rule_that_is_gone) {
  const std::string page = content_of(root / "docs/reference/lint-rules.md");
  for (std::size_t at = page.find("\n### `"); at != std::string::npos; at = page.find("\n### `", at + 1)) {
    const std::size_t begin = at + 6;
    const std::string code = page.substr(begin, page.find('`', begin) - begin);
    const bool there = std::any_of(lint::rules().begin(), lint::rules().end(),
                                   [&](const lint::Rule& rule) { return rule.code == code; });
    EXPECT_TRUE(there) << code;
  }
}

TEST(LintWords, the_examples_of_the_page_are_true) {
  const std::string page = content_of(root / "docs/reference/lint-rules.md");
  int examples = 0;
  for (const lint::Rule& rule : lint::rules()) {
    const std::string section = section_of(page, rule.code);
    const std::string wrong = box_of(section, "wrong");
    if (wrong.empty()) continue;
    ++examples;
    const auto found = findings_in(wrong, rule.code);
    EXPECT_FALSE(found.empty()) << rule.code;
    EXPECT_TRUE(findings_in(box_of(section, "right"), rule.code).empty()) << rule.code;
    for (const lint::Finding& finding : found) {
      for (const Language language : {Language::th, Language::en}) {
        const std::string sentence = lint_sentence(language, catalogue(), finding);
        EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
        EXPECT_EQ(sentence.find("⟦"), std::string::npos) << sentence;
      }
    }
  }
  EXPECT_GE(examples, 40);
}

TEST(LintWords, kinds_and_certainties_have_names) {
  for (const lint::Rule& rule : lint::rules()) {
    for (const Language language : {Language::th, Language::en})
      EXPECT_EQ(lint_kind_name(language, rule.kind).find("⟦"), std::string::npos) << rule.code;
  }
  EXPECT_EQ(lint_kind_name(Language::th, lint::Kind::year), "ปีงบประมาณ");
  EXPECT_EQ(lint_certainty_name(Language::th, lint::Certainty::hint), "ข้อสังเกต");
  EXPECT_EQ(lint_certainty_name(Language::en, lint::Certainty::certain), "certain");
}

TEST(LintWords, codes_of_nodes_come_out_as_names) {
  EXPECT_EQ(lint_node_name(Language::th, catalogue(), 2565, "indicator:8"), "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน");
  EXPECT_EQ(lint_node_name(Language::th, catalogue(), 2565, "total"), "คะแนนรวม");
  EXPECT_EQ(lint_node_name(Language::th, catalogue(), 2565, "instrument:iit"), "IIT");
  EXPECT_EQ(lint_node_name(Language::th, catalogue(), 2565, "item:i7"), "ข้อ i7");
  EXPECT_EQ(lint_node_name(Language::th, catalogue(), 0, "indicator:99"), "99");
}

TEST(LintWords, nothing_found_is_never_taken_for_nothing_read) {
  lint::Understanding nothing;
  nothing.lines = 3;
  EXPECT_NE(understanding_sentence(Language::en, nothing).find("nothing was checked"), std::string::npos);
  const lint::Understanding read{.about_assessment = true,
                                 .is_scan = true,
                                 .lines = 266,
                                 .pages = 9,
                                 .tables = 19,
                                 .scores = 52,
                                 .years = {2564, 2565},
                                 .results_year = 2565};
  EXPECT_EQ(understanding_sentence(Language::en, read),
            "Read 266 lines; pages: 9, tables: 19. Understood 52 scores of the fiscal years 2564, 2565. Some "
            "pages are "
            "pictures without text; they were not checked.");
}

}  // namespace
}  // namespace prongsai::words
