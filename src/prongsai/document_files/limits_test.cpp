// SPDX-License-Identifier: Apache-2.0
// Limits on what is handed to the checker: the same for every form, and far beyond any report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/document_files/read.h"
#include "prongsai/document_files/reading_detail.h"
#include "prongsai/document_files/test_documents.h"

namespace prongsai::document_files {
namespace {

std::string code_of(const std::string& bytes) {
  const auto result = read(bytes, "a");
  return result.ok() ? "read" : result.problems().front().code;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Limits, a_text_may_have_so_many_lines_and_no_more) {
  EXPECT_EQ(code_of(repeated("ก\n", lines_max)), "read");
  const auto result = read(repeated("ก\n\n", lines_max + 1), "a");
  ASSERT_FALSE(result.ok());
  const base::Problem& problem = result.problems().front();
  EXPECT_EQ(problem.code, "document.too_many_rows");
  EXPECT_EQ(base::detail(problem, "line"), std::to_string(2 * lines_max + 1));  // blank lines have a number
  EXPECT_EQ(base::detail(problem, "most"), std::to_string(lines_max));
}

TEST(Limits, a_line_may_be_so_long_and_no_longer) {
  EXPECT_EQ(code_of("ก\n" + std::string(line_bytes_max - 1, 'a')), "read");
  const auto result = read("ก\n" + std::string(line_bytes_max, 'a'), "a");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.problems().front().code, "document.line_too_long");
  EXPECT_EQ(base::detail(result.problems().front(), "line"), "2");
  EXPECT_EQ(base::detail(result.problems().front(), "kilobytes"), "65");
  // The cells of a row count together.
  EXPECT_EQ(code_of(repeated(std::string(1'000, 'a') + "\t", 80)), "document.line_too_long");
}

TEST(Limits, a_row_and_all_tables_may_have_so_many_cells) {
  EXPECT_EQ(code_of(repeated("1\t", columns_max - 1) + "1\n"), "read");
  EXPECT_EQ(code_of(repeated("1\t", columns_max) + "1\n"), "document.row_too_wide");
  const std::string row = repeated("1\t", 99) + "1\n";
  EXPECT_EQ(code_of(repeated(row, cells_max / 100)), "read");
  EXPECT_EQ(code_of(repeated(row, cells_max / 100 + 1)), "document.too_many_cells");
}

TEST(Limits, a_text_may_be_so_large_whatever_its_lines) {
  const std::string line = std::string(1'023, 'a') + "\n";
  EXPECT_EQ(code_of(repeated(line, text_bytes_max / 1'024)), "read");
  EXPECT_EQ(code_of(repeated(line, text_bytes_max / 1'024 + 1)), "document.too_much_text");
}

TEST(Limits, every_form_is_held_to_them) {
  const std::string much(line_bytes_max, 'a');
  EXPECT_EQ(code_of("<html><p>" + much), "document.line_too_long");
  EXPECT_EQ(code_of(docx(paragraph(much))), "document.line_too_long");
  EXPECT_EQ(code_of("<html>" + repeated("<p>a", lines_max + 1)), "document.too_many_rows");
  // Few bytes that would be many cells: refused before they fill the memory.
  EXPECT_EQ(code_of("<html><table>" + repeated("<tr><td colspan=200>a", lines_max)),
            "document.too_many_cells");
}

TEST(Limits, hold_a_manuscript_whoever_made_it) {
  lint::Manuscript manuscript;
  for (std::size_t i = 0; i < lines_max; ++i)
    manuscript.lines.push_back({.number = static_cast<int>(i) + 1, .cells = {"a"}});
  EXPECT_NO_THROW(hold_to_limits(manuscript));
  manuscript.lines.push_back({.number = static_cast<int>(lines_max) + 1, .cells = {"a"}});
  EXPECT_THROW(hold_to_limits(manuscript), Refusal);
}

}  // namespace
}  // namespace prongsai::document_files
