// SPDX-License-Identifier: Apache-2.0
// Documents made to break the reader, and thousands that chance made.
#include <random>

#include <gtest/gtest.h>

#include "prongsai/document_files/read.h"
#include "prongsai/document_files/test_documents.h"

namespace prongsai::document_files {
namespace {

std::string code_of(const std::string& bytes, const std::string& name = "a") {
  const auto result = read(bytes, name);
  return result.ok() ? "read" : result.problems().front().code;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Malformed, stops_at_archives_that_unpack_without_end) {
  EXPECT_EQ(code_of(archive({{"word/document.xml", std::string(50 * 1024 * 1024, ' ')}})),
            "document.damaged");
  EXPECT_EQ(code_of(docx(paragraph(std::string(70 * 1024 * 1024, 'a')))), "document.too_large");
}

TEST(Malformed, reads_no_document_types_and_so_no_entities) {
  const std::string bomb =
      "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b "
      "\"&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r>"
      "</w:p></w:body></w:document>";
  EXPECT_EQ(code_of(archive({{"word/document.xml", bomb}})), "document.damaged");
  const auto page =
      read("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><p>a&x;b</p></html>", "a");
  ASSERT_TRUE(page.ok());
  for (const lint::Line& line : page->lines) EXPECT_EQ(line.text().find("root"), std::string::npos);
}

TEST(Malformed, does_not_follow_tags_to_any_depth) {
  EXPECT_EQ(code_of(docx(repeated("<w:sdt>", 10'000) + paragraph("a") + repeated("</w:sdt>", 10'000))),
            "document.damaged");
  const std::string page = "<html>" + repeated("<div>", 10'000) + "a";
  EXPECT_NE(code_of(page), "read");
  EXPECT_EQ(code_of("<html>" + repeated("<table><tr><td>", 5'000) + "a"), "document.damaged");
}

TEST(Malformed, keeps_spans_within_bounds) {
  const auto page =
      read("<html><table><tr><td colspan=99999999 rowspan=99999999>a<td>b<tr><td colspan=-1>c</table>", "a");
  ASSERT_TRUE(page.ok());
  for (const lint::Line& line : page->lines) EXPECT_LE(line.cells.size(), 200U);
  EXPECT_EQ(code_of(docx(table({{cell("a", 2'000'000'000), cell("b", -5)}}))), "read");
}

TEST(Malformed, survives_truncated_documents) {
  const std::string word = docx(paragraph("ข้อความ") + table({{cell("1"), cell("2")}}));
  const std::string pdf =
      "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\ntrailer<</Root 1 0 R>>\n";
  for (std::size_t size = 4; size < word.size(); size += 7) {
    EXPECT_NE(code_of(word.substr(0, size)), "read") << size;
  }
  for (std::size_t size = 8; size <= pdf.size(); ++size)
    EXPECT_EQ(code_of(pdf.substr(0, size)), "document.damaged");
}

TEST(Malformed, survives_what_chance_makes_of_a_document) {
  const std::vector<std::pair<std::string, std::string>> parts = {
      {"word/document.xml", "<w:document><w:body>" + paragraph("ก") + item("ข", 1) +
                                table({{cell("1", 2), cell("2", 1, "restart")}, {cell("3"), cell("4")}}) +
                                "</w:body></w:document>"},
      {"word/numbering.xml",
       "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"1\"><w:lvlText "
       "w:val=\"%1%2\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
       "w:val=\"0\"/></w:num></w:numbering>"}};
  const std::string page =
      "<html><h1>ก</h1><table><tr><td rowspan=2>1<td>2<tr><td>3</table><ol><li>ข</ol></html>";
  const std::string whole = docx(parts[0].second);
  std::mt19937 dice(20261121);
  const auto mutated = [&](std::string text) {
    for (unsigned n = 1 + dice() % 4; n > 0 && !text.empty(); --n) {
      const std::size_t at = dice() % text.size();
      switch (dice() % 3) {
        case 0:
          text[at] = static_cast<char>(dice());
          break;
        case 1:
          text.erase(at, dice() % 12);
          break;
        default:
          text.insert(at, text.substr(dice() % text.size(), dice() % 24));
      }
    }
    return text;
  };
  int were_read = 0;
  for (int round = 0; round < 3'000; ++round) {
    const std::string bytes = round % 3 == 0 ? mutated(page)
                              : round % 3 == 1
                                  ? archive({{parts[0].first, mutated(parts[0].second)}, parts[1]})
                                  : mutated(whole);
    const auto result = read(bytes, "a");
    if (!result.ok()) continue;
    ++were_read;
    int before = 0;
    for (const lint::Line& line : result->lines) {
      ASSERT_FALSE(line.cells.empty());
      ASSERT_GT(line.number, before);
      before = line.number;
    }
  }
  EXPECT_GT(were_read, 300);  // else the chances broke everything at its door
}

}  // namespace
}  // namespace prongsai::document_files
