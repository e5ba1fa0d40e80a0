// SPDX-License-Identifier: Apache-2.0
#include "prongsai/report_files/patterns.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/report/names.h"

namespace prongsai::report_files {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string words = "kind: document-words\nschema: 1\nwords:\n  heading.part: \"ส่วนที่ {n}\"\n";

std::string with_body(const std::string& body) {
  return "kind: document-template\nschema: 1\nfor: analysis\ntitle: \"ก {agency}\"\ncover: { title: [\"ก\"] "
         "}\nbody:\n" +
         body;
}

/// "code line", of every problem.
std::vector<std::string> problems(const std::string& body) {
  const auto read = read_patterns({{"a.yaml", with_body(body)}, {"words.yaml", words}});
  std::vector<std::string> out;
  if (read) return out;
  for (const base::Problem& one : read.problems())
    out.push_back(one.code + " " + std::to_string(one.place.line));
  return out;
}

TEST(Patterns, read_every_form_of_a_block) {
  const auto read = read_patterns({{"a.yaml", with_body(R"(
  - heading: ["ก", "ข"]
    level: 2
    numbered: heading.part
    centred: true
    starts_page: true
  - text: ["ก {year}", { say: "ลดลง", when: [total_fell] }]
    role: callout
    first_only: true
    keep_with_next: true
    when: [has_results]
  - table: indicators
    caption: "ตาราง"
  - list: data_limits
    mark: "●"
  - figure: indicators
    caption: "แผนภูมิ"
    width: 80
  - typed: remark
    otherwise: "ไม่มี"
  - each: failing
    body:
      - text: ["{indicator}"]
  - break: page
  - section: landscape
)")},
                                   {"words.yaml", words}});
  ASSERT_TRUE(read);
  const report::Template& one = *read->find(report::Kind::analysis);
  ASSERT_EQ(one.body.size(), 9U);
  const auto& heading = std::get<report::HeadingPattern>(one.body[0].form);
  EXPECT_THAT(heading.phrases, ElementsAre("ก", "ข"));
  EXPECT_EQ(heading.level, 2);
  EXPECT_TRUE(heading.is_centred && heading.starts_page);
  const auto& text = std::get<report::TextPattern>(one.body[1].form);
  ASSERT_EQ(text.sentences.size(), 2U);
  EXPECT_THAT(text.sentences[1].when, ElementsAre("total_fell"));
  EXPECT_EQ(text.role, doc::ParagraphRole::callout);
  EXPECT_TRUE(text.is_first_only && text.keep_with_next);
  EXPECT_THAT(one.body[1].when, ElementsAre("has_results"));
  EXPECT_EQ(std::get<report::FigurePattern>(one.body[4].form).width_percent, 80);
  EXPECT_EQ(std::get<report::TypedPattern>(one.body[5].form).otherwise, "ไม่มี");
  EXPECT_EQ(std::get<report::EachPattern>(one.body[6].form).body.size(), 1U);
  EXPECT_EQ(std::get<report::SectionPattern>(one.body[8].form).orientation, doc::Orientation::landscape);
  EXPECT_EQ(read->wording.say("heading.part"), "ส่วนที่ {n}");
  EXPECT_EQ(read->wording.say("no.such"), "⟦no.such⟧");
}

TEST(Patterns, tell_each_problem_with_its_line) {
  EXPECT_THAT(problems("  - text: [\"{totl}\"]\n"), ElementsAre("document.unknown_fact 7"));
  EXPECT_THAT(problems("  - text: [\"คะแนนลดลง\"]\n"), ElementsAre("document.claim_without_test 7"));
  EXPECT_THAT(problems("  - table: nothing\n"), ElementsAre("document.unknown_table 7"));
  EXPECT_THAT(problems("  - table: indicators\n    list: data_limits\n"),
              ElementsAre("document.block_form 7"));
  EXPECT_THAT(problems("  - breakk: page\n"), ElementsAre("document.block_form 7"));
  EXPECT_THAT(problems("  - table: indicators\n    captoin: \"ก\"\n"),
              ElementsAre("yaml.unknown_key_nearest 8"));
  EXPECT_THAT(problems("  - text: [\"ก\"]\n    role: loud\n"), ElementsAre("yaml.not_one_of 8"));
  EXPECT_THAT(problems("  - text:\n      - { say: \"ก\", wen: [total_fell] }\n"),
              ElementsAre("yaml.unknown_key_nearest 8"));
}

TEST(Patterns, refuse_two_templates_of_a_kind_and_a_word_given_twice) {
  const auto two =
      read_patterns({{"a.yaml", with_body("  - break: page\n")}, {"b.yaml", with_body("  - break: page\n")}});
  ASSERT_FALSE(two);
  EXPECT_EQ(two.problems().front().code, "document.kind_twice");
  EXPECT_EQ(two.problems().front().place.file, "b.yaml");
  const auto twice = read_patterns({{"a.yaml", words}, {"b.yaml", words}});
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.problems().front().code, "document.word_twice");
}

TEST(Patterns, tell_a_folder_that_is_not_there) {
  const auto read = load_patterns("/no/such/folder");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.problems().front().code, "document.no_folder");
}

TEST(Patterns, have_a_fingerprint_that_changes_with_every_letter_and_not_with_the_order_of_files) {
  const PatternFile one = {"a.yaml", with_body("  - break: page\n")};
  const PatternFile two = {"words.yaml", words};
  const std::string mark = read_patterns({one, two})->wording.fingerprint;
  EXPECT_EQ(read_patterns({two, one})->wording.fingerprint, mark);
  EXPECT_NE(read_patterns({one, {"words.yaml", words + "# \n"}})->wording.fingerprint, mark);
  EXPECT_EQ(mark.size(), 64U);
}

TEST(Patterns, of_our_own_cover_every_kind_without_a_problem) {
  const auto read = load_patterns(std::string(PRONGSAI_SOURCE_DIR) + "/documents");
  ASSERT_TRUE(read) << read.problems().front().code << " " << base::to_string(read.problems().front().place);
  for (const report::Kind kind : report::kinds) EXPECT_NE(read->find(kind), nullptr) << report::code_of(kind);
}

// An office that edits sentences looks names up there: none may be missing.
TEST(Patterns, have_every_name_in_their_reference) {
  std::ifstream file(std::string(PRONGSAI_SOURCE_DIR) + "/docs/reference/document-template.md");
  std::stringstream all;
  all << file.rdbuf();
  const std::string text = all.str();
  ASSERT_FALSE(text.empty());
  for (const auto* names : {&report::fact_names(), &report::test_names(), &report::table_names(),
                            &report::list_names(), &report::figure_names()}) {
    for (const report::Name& one : *names) EXPECT_THAT(text, HasSubstr("`" + std::string(one.code) + "`"));
  }
  for (const std::string_view one : report::each_names())
    EXPECT_THAT(text, HasSubstr("`" + std::string(one) + "`"));
}

}  // namespace
}  // namespace prongsai::report_files
