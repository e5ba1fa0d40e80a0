// SPDX-License-Identifier: Apache-2.0
// Whole documents: how many of the known slips are found, and how many findings are right.
#include <iostream>

#include <gtest/gtest.h>

#include "lint_tools.h"

namespace prongsai::lint::test {
namespace {

const std::vector<std::string> clean_texts = {"city-topics", "subdistrict-threshold", "province-columns",
                                              "university-markdown"};

bool at_line(const Finding& finding, const std::string& lines) {
  return listed(lines, std::to_string(finding.line));
}

TEST(LintDocuments, nothing_is_found_in_documents_whose_numbers_follow_from_one_another) {
  for (const std::string& name : clean_texts) {
    for (const Finding& one : check(read_text(file("clean/" + name + ".txt"), name), catalogue()))
      ADD_FAILURE() << name << ": " << written(one);
  }
}

TEST(LintDocuments, slips_planted_into_clean_documents_are_named_at_their_line) {
  int planted = 0;
  int named = 0;
  int told = 0;
  int strange = 0;
  for (const auto& fact : facts("planted.txt", '~')) {
    ASSERT_EQ(fact.size(), 5U) << fact[0];
    std::string text = file("clean/" + fact[0] + ".txt");
    std::size_t begin = 0;
    for (int line = 1; line < std::stoi(fact[1]); ++line) begin = text.find('\n', begin) + 1;
    const std::size_t at = text.find(fact[3], begin);
    ASSERT_TRUE(at != std::string::npos && at < text.find('\n', begin))
        << fact[0] << " " << fact[1] << " " << fact[3];
    text.replace(at, fact[3].size(), fact[4]);
    ++planted;
    bool found = false;
    std::string all;
    for (const Finding& one : errors_in(text)) {
      all += "\n    " + written(one);
      ++told;
      const int line = std::stoi(fact[1]);
      const bool near = one.line == line || std::find(one.other_lines.begin(), one.other_lines.end(), line) !=
                                                one.other_lines.end();
      found = found || (near && listed(fact[2], one.code));
    }
    if (!found)
      std::cout << "not named: " << fact[0] << ":" << fact[1] << " " << fact[2] << " " << fact[4] << all
                << "\n";
    named += found ? 1 : 0;
    strange += all.empty() ? 0 : static_cast<int>(std::count(all.begin(), all.end(), '\n')) - (found ? 1 : 0);
  }
  std::cout << "planted " << planted << ", named " << named << ", findings " << told
            << ", of which consequences or others " << strange << "\n";
  EXPECT_GE(100 * named, 95 * planted);
}

TEST(LintDocuments, of_two_official_documents_most_known_slips_are_found_and_nine_findings_in_ten_are_right) {
  std::map<std::string, std::vector<Finding>> found;
  for (const std::string name : {"000", "001"}) found[name] = errors_in(file(name + ".txt"), name);
  int rows = 0;
  int rows_found = 0;
  for (const auto& fact : facts("facts.txt", '|')) {
    ASSERT_EQ(fact.size(), 4U);
    ++rows;
    const auto& findings = found[fact[1]];
    const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& one) {
      return at_line(one, fact[2]) && listed(fact[3], one.code);
    });
    rows_found += told ? 1 : 0;
    if (!told) std::cout << "not found: row " << fact[0] << " (" << fact[1] << ".txt)\n";
  }
  int told = 0;
  int right = 0;
  const auto known = facts("facts.txt", '|');
  const auto others = facts("right.txt", '|');
  for (const auto& [name, findings] : found) {
    for (const Finding& one : findings) {
      ++told;
      const bool of_row = std::any_of(known.begin(), known.end(), [&, file_name = name](const auto& fact) {
        return fact[1] == file_name && at_line(one, fact[2]) && listed(fact[3], one.code);
      });
      const bool agreed = std::any_of(others.begin(), others.end(), [&, file_name = name](const auto& fact) {
        return fact[0] == file_name && at_line(one, fact[1]) && fact[2] == one.code;
      });
      right += of_row || agreed ? 1 : 0;
      if (!of_row && !agreed) std::cout << "nobody agrees: " << name << ": " << written(one) << "\n";
    }
  }
  std::cout << "rows " << rows << ", found " << rows_found << "; findings " << told << ", right " << right
            << "\n";
  EXPECT_GE(100 * rows_found, 80 * rows);
  EXPECT_GE(100 * right, 90 * told);
}

TEST(LintDocuments, what_official_rounding_does_is_no_error) {
  // Options that add up to 99.99 and 100.01, and scores off by a hundredth from the printed percents.
  for (const std::string name : {"000", "001"}) {
    for (const Finding& one : check(read_text(file(name + ".txt"), name), catalogue())) {
      EXPECT_FALSE(one.code == "num.score_of_answers" ||
                   (one.code == "sum.distribution" && one.printed != "41.41%"))
          << written(one);
    }
  }
}

TEST(LintDocuments, a_document_about_something_else_gives_nothing) {
  EXPECT_TRUE(check(read_text("รายงานการประชุม ครั้งที่ 3/2565\nที่ประชุมรับทราบ\n", "x"), catalogue()).empty());
  EXPECT_TRUE(check(read_text("", "x"), catalogue()).empty());
}

TEST(LintDocuments, broken_and_endless_text_is_read_without_harm) {
  std::string text = file("000.txt");
  for (std::size_t i = 0; i < text.size(); i += 997) text[i] = '\xFF';
  static_cast<void>(check(read_text(text, "x"), catalogue()));
  std::string row = "ตัวชี้วัด\tคะแนน\n";
  for (int i = 0; i < 500; ++i) row += "การใช้งบประมาณ\t" + std::to_string(i) + ".00\t\t\t\t\n";
  static_cast<void>(check(read_text(row, "x"), catalogue()));
  static_cast<void>(check(
      read_text("ตัวชี้วัดที่ 99999999999999999999 ได้คะแนน 1234567890123.1234567 คะแนน ระดับ", "x"), catalogue()));
}

}  // namespace
}  // namespace prongsai::lint::test
