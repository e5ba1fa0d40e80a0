// SPDX-License-Identifier: Apache-2.0
#include "prongsai/document_files/read.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/document_files/docx_styles_detail.h"
#include "prongsai/document_files/test_documents.h"

namespace prongsai::document_files {
namespace {

using ::testing::ElementsAre;

std::string code_of(const base::Result<lint::Manuscript>& result) {
  return result.ok() ? "read" : result.problems().front().code;
}
using Cells = std::vector<std::string>;

TEST(DocumentFiles, reads_text_in_both_encodings_of_thai_offices) {
  const std::string utf8 = "ร้อยละ\t85.98\nจบ\n";
  // The same in Windows-874, by the table of the Unicode consortium.
  const std::string windows = "\xc3\xe9\xcd\xc2\xc5\xd0\t85.98\n\xa8\xba\n";
  for (const std::string& bytes : {utf8, "\xef\xbb\xbf" + utf8, windows}) {
    const auto read_it = read(bytes, "a.txt");
    ASSERT_TRUE(read_it.ok());
    ASSERT_EQ(read_it->lines.size(), 2U);
    EXPECT_EQ(read_it->lines[0].cells, (Cells{"ร้อยละ", "85.98"}));
    EXPECT_EQ(read_it->lines[1].number, 2);
  }
}

TEST(DocumentFiles, knows_what_it_cannot_read_by_its_bytes) {
  EXPECT_EQ(code_of(read("", "a")), "document.empty");
  EXPECT_EQ(code_of(read("  \n\n", "a.txt")), "document.empty");
  EXPECT_EQ(code_of(read("caf\xe9 cr\xe8me", "a.txt")), "document.unknown_kind");
  EXPECT_EQ(code_of(read("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.png")), "document.unknown_kind");
  EXPECT_EQ(code_of(read("{\\rtf1 x}", "a.doc")), "document.unknown_kind");
  EXPECT_EQ(code_of(read(compound_file("WordDocument"), "a.doc")), "document.old_word_file");
  EXPECT_EQ(code_of(read(compound_file("EncryptedPackage"), "a.docx")), "document.protected");
  EXPECT_EQ(code_of(read(compound_file("Workbook"), "a.xls")), "document.unknown_kind");
  EXPECT_EQ(code_of(read(archive({{"xl/workbook.xml", "<workbook/>"}}), "a.xlsx")), "document.unknown_kind");
  EXPECT_EQ(code_of(read(std::string(document_bytes_max + 1, 'a'), "a.txt")), "document.too_large");
}

TEST(DocumentFiles, gives_a_web_page_as_headings_items_and_cells) {
  const auto page = read(
      "<!DOCTYPE html><title>no</title><script>no</script><style>no</style><h2>หัว<br>ข้อ</h2>"
      "<p>ย่อ<b>หน้า</b>\n เดียว</p><p><b>หนา</b></p><ol start=3><li>ก<li><p>ข</p></ol><p hidden>no</p>"
      "<table><caption>ตาราง</caption><tr><th rowspan=2>ที่<th colspan=2>คะแนน<tr><td>85<td>86"
      "<tr><td>1<td><table><tr><td>ใน<td>ใน</table><td>ง&amp;จ</table>",
      "a.html");
  ASSERT_TRUE(page.ok());
  std::vector<Cells> rows;
  for (const lint::Line& line : page->lines) rows.push_back(line.cells);
  EXPECT_THAT(rows, ElementsAre(Cells{"หัว"}, Cells{"ข้อ"}, Cells{"ย่อหน้า เดียว"}, Cells{"หนา"}, Cells{"3. ก"},
                                Cells{"4. ข"}, Cells{"ตาราง"}, Cells{"ที่", "คะแนน", ""}, Cells{"", "85", "86"},
                                Cells{"1", "ใน ใน", "ง&จ"}));
  EXPECT_EQ(page->lines[0].heading, 2);
  EXPECT_FALSE(page->lines[2].bold);
  EXPECT_TRUE(page->lines[3].bold);
  EXPECT_EQ(page->lines[7].table, 1);
  EXPECT_EQ(page->lines[9].table, 1);
}

TEST(DocumentFiles, gives_a_word_document_as_its_reader_sees_it) {
  const auto word =
      read(docx(paragraph("หัวข้อ", "Heading1") + item("แรก", 0) + item("รอง", 1) + item("ท้าย", 0) +
                "<w:p><w:ins><w:r><w:t>เพิ่ม</w:t></w:r></w:ins><w:del><w:r><w:delText>ลบ</w:delText>"
                "</w:r></w:del></w:p>" +
                table({{cell("ที่"), cell("คะแนน", 2)},
                       {cell("1", 1, "restart"), cell("85.98"), cell("ผ่าน")},
                       {cell("", 1, "continue"), cell("84.00"), cell("ไม่ผ่าน")}}) +
                table({{paragraph_cell("กรอบ")}})),
           "a.docx");
  ASSERT_TRUE(word.ok()) << code_of(word);
  std::vector<Cells> rows;
  for (const lint::Line& line : word->lines) rows.push_back(line.cells);
  EXPECT_THAT(rows, ElementsAre(Cells{"หัวกระดาษ"}, Cells{"หัวข้อ"}, Cells{"๑. แรก"}, Cells{"๑.1) รอง"},
                                Cells{"๒. ท้าย"}, Cells{"เพิ่ม"}, Cells{"ที่", "คะแนน", ""},
                                Cells{"1", "85.98", "ผ่าน"}, Cells{"", "84.00", "ไม่ผ่าน"}, Cells{"กรอบ"}));
  EXPECT_EQ(word->lines[1].heading, 1);
  EXPECT_EQ(word->lines[7].table, 1);
  EXPECT_EQ(word->lines[9].table, 0);
}

TEST(DocumentFiles, counts_lists_as_the_office_format_says) {
  EXPECT_EQ(list_number(12, "thaiNumbers"), "๑๒");
  EXPECT_EQ(list_number(1, "thaiLetters"), "ก");
  EXPECT_EQ(list_number(3, "thaiLetters"), "ค");
  EXPECT_EQ(list_number(28, "lowerLetter"), "bb");
  EXPECT_EQ(list_number(1994, "upperRoman"), "MCMXCIV");
  EXPECT_EQ(list_number(7, "decimal"), "7");
}

}  // namespace
}  // namespace prongsai::document_files
