// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/document_files/pdf_detail.h"
#include "prongsai/document_files/read.h"

namespace prongsai::document_files {
namespace {

using ::testing::ElementsAre;
using Cells = std::vector<std::string>;

/// A PDF of these page contents (ISO 32000-1), in Helvetica; `more` goes into the trailer.
std::string pdf(const std::vector<std::string>& pages, const std::string& more = "") {
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", "",
                                      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string kids;
  for (const std::string& page : pages) {
    kids += std::to_string(objects.size() + 1) + " 0 R ";
    objects.push_back(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents " +
        std::to_string(objects.size() + 2) + " 0 R>>");
    objects.push_back("<</Length " + std::to_string(page.size()) + ">>\nstream\n" + page + "\nendstream");
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>";
  std::string out = "%PDF-1.4\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string at = std::to_string(out.size());
    table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string begin = std::to_string(out.size());
  return out + table + "trailer<</Root 1 0 R/Size " + std::to_string(objects.size() + 1) + more +
         ">>\nstartxref\n" + begin + "\n%%EOF";
}
std::string at(int x, int y, const std::string& text) {
  return "BT /F 12 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text + ") Tj ET\n";
}
std::string line(int x0, int y0, int x1, int y1) {
  return std::to_string(x0) + " " + std::to_string(y0) + " m " + std::to_string(x1) + " " +
         std::to_string(y1) + " l S\n";
}
std::vector<Cells> cells_of(const std::string& bytes) {
  const auto result = read(bytes, "a.pdf");
  std::vector<Cells> out;
  if (!result.ok()) return {{result.problems().front().code}};
  for (const lint::Line& one : result->lines) out.push_back(one.cells);
  return out;
}

std::string ruled_table(const std::string& second = "2.") {
  std::string out;
  for (const int y : {700, 670, 620, 590}) out += line(50, y, 450, y);
  for (const int x : {50, 100, 300, 450}) out += line(x, 590, x, 700);
  out += at(60, 680, "No") + at(110, 680, "Name") + at(310, 680, "Score");
  // The number half way down beside two lines of text.
  out += at(60, 640, second == "2." ? "1." : "3.") + at(110, 648, "a long name that") +
         at(110, 632, "is wrapped") + at(310, 640, "85.98");
  return out + at(60, 600, second) + at(110, 600, "short") + at(310, 600, "81.90");
}

TEST(Pdf, gives_cells_between_rules_with_wrapped_text_joined) {
  EXPECT_THAT(cells_of(pdf({ruled_table()})),
              ElementsAre(Cells{"No", "Name", "Score"}, Cells{"1.", "a long name that is wrapped", "85.98"},
                          Cells{"2.", "short", "81.90"}));
}

TEST(Pdf, gives_a_cell_that_spans_once) {
  std::string page = line(50, 700, 450, 700) + line(50, 670, 450, 670) + line(50, 640, 450, 640) +
                     line(50, 640, 50, 700) + line(250, 640, 250, 670) + line(450, 640, 450, 700);
  page += at(60, 680, "both columns") + at(60, 650, "left") + at(260, 650, "right");
  EXPECT_THAT(cells_of(pdf({page})), ElementsAre(Cells{"both columns", ""}, Cells{"left", "right"}));
}

TEST(Pdf, knows_a_table_by_its_gaps) {
  std::string page = at(50, 780, "Running text before the table, over the whole width of it, and on.");
  int y = 740;
  for (const char* name : {"opening", "sharing", "asking", "telling"}) {
    page += at(50, y, "item") + at(150, y, name) + at(400, y, "85.98");
    y -= 24;
  }
  EXPECT_THAT(cells_of(pdf({page})),
              ElementsAre(Cells{"Running text before the table, over the whole width of it, and on."},
                          Cells{"item", "opening", "85.98"}, Cells{"item", "sharing", "85.98"},
                          Cells{"item", "asking", "85.98"}, Cells{"item", "telling", "85.98"}));
}

TEST(Pdf, joins_lines_of_a_paragraph_and_leaves_items_apart) {
  const std::string page = at(50, 700, "This line reaches the right edge of the page, so that the next") +
                           at(50, 684, "one goes on with it.") + at(50, 668, "1. An item") +
                           at(50, 652, "2. Another item");
  EXPECT_THAT(
      cells_of(pdf({page})),
      ElementsAre(
          Cells{"This line reaches the right edge of the page, so that the next one goes on with it."},
          Cells{"1. An item"}, Cells{"2. Another item"}));
}

TEST(Pdf, says_a_running_head_once_and_no_page_numbers) {
  std::vector<std::string> pages;
  for (int i = 1; i <= 4; ++i) {
    pages.push_back(at(50, 810, "Report of the office") +
                    at(50, 600, "Text of page " + std::string(1, char('a' + i))) +
                    at(290, 30, "- " + std::to_string(i) + " -"));
  }
  EXPECT_THAT(cells_of(pdf(pages)),
              ElementsAre(Cells{"Report of the office"}, Cells{"Text of page b"}, Cells{"Text of page c"},
                          Cells{"Text of page d"}, Cells{"Text of page e"}));
}

TEST(Pdf, goes_on_with_a_table_over_the_page) {
  const auto both = read(pdf({ruled_table(), ruled_table("4.")}), "a.pdf");
  ASSERT_TRUE(both.ok());
  ASSERT_EQ(both->lines.size(), 5U);  // the head stands once
  EXPECT_EQ(both->lines.front().table, both->lines.back().table);
  EXPECT_EQ(both->lines.back().page, 2);
}

TEST(Pdf, tells_scans_and_locked_documents) {
  EXPECT_EQ(cells_of(pdf({"0 0 0 rg 100 100 200 200 re f\n"})), (std::vector<Cells>{{"document.no_text"}}));
  const auto half = read(pdf({at(50, 700, "Text"), "0 0 0 rg 100 100 200 200 re f\n"}), "a.pdf");
  ASSERT_TRUE(half.ok());
  EXPECT_TRUE(half->is_scan);
  const std::string key(32, 'x');
  EXPECT_EQ(cells_of(pdf({at(50, 700, "Text")},
                         "/ID[(abcdefghijklmnop)(abcdefghijklmnop)]/Encrypt<</Filter/Standard"
                         "/V 1/R 2/P -4/O(" +
                             key + ")/U(" + key + ")>>")),
            (std::vector<Cells>{{"document.protected"}}));
}

TEST(Pdf, gives_marks_that_were_painted_apart_back_to_their_letters) {
  // As LibreOffice paints "ตัวชี้วัด": places measured in one of its files.
  const auto piece = [](double left, double right, std::u32string letters, std::vector<double> rights) {
    return Piece{{left, 353, right, 374}, std::move(letters), std::move(rights), 16, false};
  };
  const auto rows = rows_of(
      {piece(101.8, 130.58, U"ตัวชี", {107, 107, 122, 130.5, 130.58}), piece(130.57, 139.69, U"ว", {139.69}),
       piece(131.37, 131.37, U"้", {131.37}), piece(139.67, 149.42, U"ัด", {139.67, 149.42})},
      0.5);
  ASSERT_EQ(rows.size(), 1U);
  ASSERT_EQ(rows[0].size(), 1U);
  EXPECT_EQ(rows[0][0].text, "ตัวชี้วัด");
}

TEST(Pdf, tells_numbers_of_items_from_figures) {
  for (const char* mark : {"1.", "12)", "(3)", "2.1", "2.1)", "ก.", "ข)", "•", "-"})
    EXPECT_TRUE(is_list_mark(mark)) << mark;
  for (const char* figure : {"85.98", "(1.44", "100.00", "2565", "ตัวชี้วัด"})
    EXPECT_FALSE(is_list_mark(figure)) << figure;
}

TEST(Pdf, puts_wrapped_thai_together_without_a_blank) {
  std::string text = "การใช้ทรัพย์สิน";
  append_wrapped(text, "ของราชการ");
  append_wrapped(text, "85.98");
  EXPECT_EQ(text, "การใช้ทรัพย์สินของราชการ 85.98");
}

}  // namespace
}  // namespace prongsai::document_files
