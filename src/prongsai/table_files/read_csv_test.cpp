// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/table_files/formula_guard_detail.h"
#include "prongsai/table_files/read_table.h"
#include "prongsai/table_files/write_csv.h"

namespace prongsai::table_files {
namespace {

using namespace std::string_literals;
using Rows = std::vector<std::vector<std::string>>;

Rows read(std::string_view bytes) {
  const auto workbook = read_table(bytes, "t.csv");
  if (!workbook) {
    ADD_FAILURE() << workbook.problems()[0].code;
    return {};
  }
  return workbook->sheets.at(0).rows;
}

base::Problem problem(std::string_view bytes, const Limits& limits = {}) {
  const auto workbook = read_table(bytes, "t.csv", limits);
  return workbook.ok() ? base::Problem{"nothing wrong", {}, {}} : workbook.problems().at(0);
}

// RFC 4180, section 2, rules 1 to 7, with its own examples.
TEST(ReadCsv, follows_the_rules_of_rfc_4180) {
  EXPECT_EQ(read("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n"), (Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("aaa,bbb,ccc\r\nzzz,yyy,xxx"), (Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx"),
            (Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx"),
            (Rows{{"aaa", "b\nbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("\"aaa\",\"b\"\"bb\",\"ccc\""), (Rows{{"aaa", "b\"bb", "ccc"}}));
  EXPECT_EQ(read(" a , b\r\n1,2"), (Rows{{" a ", " b"}, {"1", "2"}}));
}

TEST(ReadCsv, finds_the_separator_by_looking) {
  EXPECT_EQ(read("a;b;c\n1,5;2;3\n"), (Rows{{"a", "b", "c"}, {"1,5", "2", "3"}}));
  EXPECT_EQ(read("a\tb, c\n1\t2\n"), (Rows{{"a", "b, c"}, {"1", "2"}}));
  EXPECT_EQ(read("ชื่อ,คะแนน\n\"ก;ข;ค\",81.90\n\"ง;จ;ฉ\",82\n"),
            (Rows{{"ชื่อ", "คะแนน"}, {"ก;ข;ค", "81.90"}, {"ง;จ;ฉ", "82"}}));
  EXPECT_EQ(read("รายงาน\n\nก;1;x\nข;2;x\n"), (Rows{{"รายงาน"}, {}, {"ก", "1", "x"}, {"ข", "2", "x"}}));
  EXPECT_EQ(read("sep=;\r\na,b;c\r\n"), (Rows{{}, {"a,b", "c"}}));
}

// "ก" is 0xA1 in TIS 620-2533 and U+0E01 in Unicode; the words are the ones on every results table.
TEST(ReadCsv, reads_every_encoding_excel_writes_thai_in) {
  const Rows expected = {{"คะแนน", "ผ่าน"}, {"“ก–ฮ”", "๙"}};
  EXPECT_EQ(read("คะแนน,ผ่าน\n“ก–ฮ”,๙\n"), expected);
  EXPECT_EQ(read("\xef\xbb\xbfคะแนน,ผ่าน\n“ก–ฮ”,๙\n"), expected);
  EXPECT_EQ(read("\xa4\xd0\xe1\xb9\xb9,\xbc\xe8\xd2\xb9\r\n\x93\xa1\x96\xce\x94,\xf9\r\n"), expected);
  EXPECT_EQ(read("\xff\xfe\x01\x0e\t\0\x02\x0e\r\0\n\0"s), (Rows{{"ก", "ข"}}));
  EXPECT_EQ(read("\xfe\xff\x0e\x01\0,\x0e\x02\0\n"s), (Rows{{"ก", "ข"}}));
  EXPECT_EQ(read("\xff\xfe\x3d\xd8\x00\xde"s), (Rows{{"😀"}}));
}

TEST(ReadCsv, does_not_take_other_encodings_for_thai) {
  EXPECT_EQ(problem("name,city\ncaf\xe9,K\xf6ln\n").code, "table_files.unknown_letters");
  const base::Problem damaged = problem("หัว,ข้อ\nม\xffา,1\n");
  EXPECT_EQ(damaged.code, "table_files.unknown_letters");
  EXPECT_EQ(damaged.place, (base::Place{"t.csv", 2, 4}));
  EXPECT_EQ(problem("\xff\xfe\x01"s).code, "table_files.unknown_letters");
  EXPECT_EQ(problem("\xff\xfe\x00\xd8\x01\x00"s).code, "table_files.unknown_letters");
}

TEST(ReadCsv, tells_where_a_cell_is_by_line_and_column) {
  const auto workbook = read_table("a,b\n\"1\n2\n3\",x\n\ny,\"z\"\n", "t.csv");
  ASSERT_TRUE(workbook.ok());
  const Sheet& sheet = workbook->sheets[0];
  EXPECT_EQ(sheet.rows, (Rows{{"a", "b"}, {"1\n2\n3", "x"}, {}, {"y", "z"}}));
  EXPECT_EQ(sheet.lines, (std::vector<int>{1, 2, 5, 6}));
  EXPECT_EQ(place_of(*workbook, sheet, 3, 1), (CellPlace{"t.csv", "", "", 6, 2}));
}

TEST(ReadCsv, refuses_quotation_marks_it_cannot_understand_and_says_where) {
  const base::Problem open = problem("a,b\n1,\"2\n3,4\n");
  EXPECT_EQ(open.code, "table_files.quote_open");
  EXPECT_EQ(open.place, (base::Place{"t.csv", 2, 2}));
  const base::Problem stray = problem("a,b\n\"1\"2,3\n");
  EXPECT_EQ(stray.code, "table_files.quote_stray");
  EXPECT_EQ(stray.place, (base::Place{"t.csv", 2, 1}));
  EXPECT_EQ(read("5\" pipe,x\n"), (Rows{{"5\" pipe", "x"}}));
}

TEST(ReadCsv, keeps_its_limits_and_takes_what_just_fits) {
  Limits limits;
  limits.rows_max = 2;
  limits.columns_max = 2;
  limits.cell_bytes_max = 3;
  EXPECT_EQ(problem("abc,2,,\n3\n\n\n", limits).code, "nothing wrong");
  EXPECT_EQ(problem("1\n2\n3\n", limits).place, (base::Place{"t.csv", 3, 0}));
  EXPECT_EQ(problem("1\n2\n3\n", limits).code, "table_files.too_many_rows");
  EXPECT_EQ(problem("1,2,3\n", limits).code, "table_files.too_many_columns");
  EXPECT_EQ(problem("1,abcd\n", limits).code, "table_files.text_cell_too_long");
  limits.cells_max = 3;
  EXPECT_EQ(problem("1,2\n3,4\n", limits).code, "table_files.too_many_cells");
  limits.bytes_max = 4;
  EXPECT_EQ(problem("1,2\n3", limits).code, "table_files.too_large");
}

TEST(ReadCsv, says_what_a_file_is_that_is_no_table) {
  EXPECT_EQ(problem("").code, "table_files.empty");
  EXPECT_EQ(problem("\xef\xbb\xbf\r\n \r\n").code, "table_files.empty");
  EXPECT_EQ(problem(",,\n,\n").code, "table_files.empty");
  EXPECT_EQ(problem("%PDF-1.7\n%\xe2\xe3").code, "table_files.pdf");
  EXPECT_EQ(problem("<html><table><tr><td>1</table>").code, "table_files.web_page");
  EXPECT_EQ(problem("\r\n<!DOCTYPE HTML>\n").code, "table_files.web_page");
  EXPECT_EQ(problem("<?xml version=\"1.0\"?><Workbook/>").code, "table_files.not_a_table");
  EXPECT_EQ(problem("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s).code, "table_files.not_a_table");
  const std::string compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s;
  EXPECT_EQ(problem(compound + "W\0o\0r\0k\0b\0o\0o\0k\0"s).code, "table_files.old_xls");
  EXPECT_EQ(problem(compound + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s).code,
            "table_files.encrypted");
  EXPECT_EQ(problem(compound + "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s).code, "table_files.word_document");
  EXPECT_EQ(problem("{\\rtf1\\ansi}").code, "table_files.word_document");
}

TEST(ReadPasted, reads_what_spreadsheets_put_on_the_clipboard) {
  const auto pasted =
      read_pasted("ข้อ\tคะแนน\r\n\"บรรทัด 1\nบรรทัด \"\"2\"\"\"\t81.90\r\n\"ไม่ปิด\t1,207\r\n\"ก\" ข\t-\r\n");
  ASSERT_TRUE(pasted.ok());
  EXPECT_EQ(
      pasted->sheets[0].rows,
      (Rows{{"ข้อ", "คะแนน"}, {"บรรทัด 1\nบรรทัด \"2\"", "81.90"}, {"\"ไม่ปิด", "1,207"}, {"\"ก\" ข", "-"}}));
  EXPECT_EQ(read_pasted("1,207\n1,208\n")->sheets[0].rows, (Rows{{"1,207"}, {"1,208"}}));
  EXPECT_EQ(read_pasted(" \n").problems()[0].code, "table_files.empty");
}

TEST(ReadPasted, is_not_slowed_down_by_quotation_marks_that_never_close) {
  std::string text;
  while (text.size() < 3'000'000) text += "\"x\"\"\t\"\"y\"\"\t";
  Limits limits;
  limits.columns_max = limits.cells_max = text.size();
  EXPECT_TRUE(read_pasted(text, limits).ok());
}

// The list is the one of OWASP's page on CSV injection.
TEST(WriteCsv, makes_formulas_harmless_and_leaves_numbers_alone) {
  const std::string csv = write_csv({{"=1+1", "+66 2 123", "-A1", "@SUM(A1)", "\t=1", "\r=1"},
                                     {"-5", "+1,207.50", "-3%", "-", "1=1", "'=x"}});
  EXPECT_EQ(csv,
            "\xef\xbb\xbf'=1+1,'+66 2 123,'-A1,'@SUM(A1),\"'\t=1\",\"'\n=1\"\r\n"
            "-5,\"+1,207.50\",-3%,-,1=1,''=x\r\n");
}

TEST(WriteCsv, is_read_back_as_it_was) {
  const Rows rows = {{"ชื่อ", "ค่า", "หมายเหตุ"},
                     {"=cmd|' /C calc'!A0", "-5", "ก,ข;ค\t\"ง\"\nจ"},
                     {},
                     {"'=x", "''-1", "'"},
                     {"", "'-5", "＝1"},
                     {"-", "--", "+"}};
  EXPECT_EQ(read(write_csv(rows)), rows);
}

}  // namespace
}  // namespace prongsai::table_files
