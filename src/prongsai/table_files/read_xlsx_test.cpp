// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/table_files/read_table.h"
#include "prongsai/table_files/test_archive.h"

namespace prongsai::table_files {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Workbook read(const TestWorkbook& from) {
  auto workbook = read_table(make_xlsx(from), "t.xlsx");
  if (!workbook) {
    ADD_FAILURE() << workbook.problems()[0].code;
    return Workbook{"", {Sheet{}}, {}, {}};
  }
  return *std::move(workbook);
}

Rows rows(const TestWorkbook& from) {
  return read(from).sheets.at(0).rows;
}

base::Problem problem_of(const std::string& bytes, const Limits& limits = {}) {
  const auto workbook = read_table(bytes, "t.xlsx", limits);
  return workbook.ok() ? base::Problem{"nothing wrong", {}, {}} : workbook.problems().at(0);
}
std::string problem(const TestWorkbook& from, const Limits& limits = {}) {
  return problem_of(make_xlsx(from), limits).code;
}

// The kinds of cells of ECMA-376 part 1, 18.18.11.
TEST(ReadXlsx, reads_every_kind_of_cell) {
  EXPECT_EQ(
      rows(
          {.sheet_data =
               R"(<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>ใน &amp; ช่อง</t></is></c>
            <c r="C1"><v>81.900000000000006</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c>
            <c r="F1" t="str"><f>A1</f><v>ผล</v></c><c r="G1" t="d"><v>2026-10-01T00:00:00</v></c><c r="H1" t="n"><v>1.2E3</v></c></row>)",
           .shared = R"(<si><t>ศูนย์</t></si><si><t xml:space="preserve"> หนึ่ง </t></si>)"}),
      (Rows{{" หนึ่ง ", "ใน & ช่อง", "81.9", "TRUE", "#N/A", "ผล", "2026-10-01", "1200"}}));
}

TEST(ReadXlsx, joins_rich_text_and_leaves_reading_aids_out) {
  EXPECT_EQ(
      rows({.sheet_data = R"(<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>)",
            .shared = R"(<si><r><rPr><b/></rPr><t xml:space="preserve">ตัวหนา </t></r><r><t>ปกติ</t></r></si>
                     <si><t>課</t><rPh sb="0" eb="1"><t>か</t></rPh></si><si><t>a_x000D__x000A_b_x005F_x0041_ _x00G0_ _xD83D_</t></si>)"}),
      (Rows{{"ตัวหนา ปกติ", "課", "a\nb_x0041_ _x00G0_ _xD83D_"}}));
}

TEST(ReadXlsx, puts_cells_where_the_file_says) {
  EXPECT_EQ(
      rows({.sheet_data = R"(<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>
                     <row r="1048576" ht="20"><c r="XFD1048576" s="1"/></row>)"}),
      (Rows{{}, {"", "", "1", "2"}, {"3"}}));
}

TEST(ReadXlsx, writes_dates_and_percentages_by_their_style) {
  const TestWorkbook from = {
      .sheet_data =
          R"(<row><c s="0"><v>46296</v></c><c s="1"><v>46296</v></c><c s="2"><v>46296</v></c><c s="3"><v>0.819</v></c></row>)",
      .styles =
          R"(<numFmts><numFmt numFmtId="164" formatCode="[$-107041E]d mmm yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs>)"};
  EXPECT_EQ(rows(from), (Rows{{"46296", "2026-10-01", "2026-10-01", "81.9%"}}));
  TestWorkbook other = from;
  other.properties = R"(<workbookPr date1904="1"/>)";
  EXPECT_EQ(rows(other), (Rows{{"46296", "2030-10-02", "2030-10-02", "81.9%"}}));
}

TEST(ReadXlsx, tells_merged_areas_hidden_sheets_and_formulas_without_a_value) {
  const Workbook workbook =
      read({.sheet_data = R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f></c></row>)",
            .behind = R"(<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>)",
            .sheets = R"(<sheet name="ซ่อน" sheetId="3" state="veryHidden" r:id="rId1"/>
                                    <sheet name="หลัก" sheetId="1" r:id="rId1"/>)"});
  ASSERT_EQ(workbook.sheets.size(), 1U);
  EXPECT_EQ(workbook.sheets[0].merged, (std::vector<Area>{{0, 0, 1, 2}}));
  EXPECT_EQ(workbook.hidden_sheets, (std::vector<std::string>{"ซ่อน"}));
  ASSERT_EQ(workbook.remarks.size(), 1U);
  EXPECT_EQ(workbook.remarks[0],
            (base::Problem{
                "table_files.formula_without_value", {{"sheet", "หลัก"}, {"cell", "B1"}}, {"t.xlsx", 1, 2}}));
  ASSERT_NE(workbook.find("หลัก"), nullptr);
  EXPECT_EQ(place_of(workbook, workbook.sheets[0], 11, 2), (CellPlace{"t.xlsx", "หลัก", "C12", 12, 3}));
}

TEST(ReadXlsx, reads_elements_whatever_prefix_their_namespace_has) {
  const std::string bytes = make_archive(
      {{"xl/workbook.xml",
        R"(<x:workbook xmlns:x="m" xmlns:q="r"><x:sheets><x:sheet name="a" sheetId="1" q:id="R1"/></x:sheets></x:workbook>)"},
       {"xl/_rels/workbook.xml.rels",
        R"(<p:Relationships xmlns:p="p"><p:Relationship Id="R1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/s.xml"/></p:Relationships>)"},
       {"xl/s.xml",
        R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>)"}});
  const auto workbook = read_table(bytes, "t.xlsx");
  ASSERT_TRUE(workbook.ok()) << workbook.problems()[0].code;
  EXPECT_EQ(workbook->sheets[0].rows, (Rows{{"7"}}));
}

TEST(ReadXlsx, refuses_document_types_and_expands_no_entity) {
  EXPECT_EQ(problem({.sheet_data = "<row><c t=\"str\"><v>&a;</v></c></row>",
                     .before = "<!DOCTYPE w [<!ENTITY a \"b\">]>"}),
            "table_files.unsafe_workbook");
  EXPECT_EQ(rows({.sheet_data = "<row><c t=\"str\"><v>&a;</v></c></row>"}), (Rows{{"&a;"}}));
}

TEST(ReadXlsx, refuses_cells_that_contradict_themselves) {
  const auto code = [](const char* row) { return problem({.sheet_data = row}); };
  EXPECT_EQ(code(R"(<row r="1"><c r="A1"><v>x</v></c></row>)"), "table_files.broken_cell");
  EXPECT_EQ(code(R"(<row r="1"><c r="A1"><v>nan</v></c></row>)"), "table_files.broken_cell");
  EXPECT_EQ(code(R"(<row r="1"><c r="A1" t="s"><v>5</v></c></row>)"), "table_files.broken_cell");
  EXPECT_EQ(code(R"(<row r="1"><c r="A2"><v>1</v></c></row>)"), "table_files.broken_workbook");
  EXPECT_EQ(code(R"(<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>)"),
            "table_files.broken_workbook");
  EXPECT_EQ(code(R"(<row r="0"/>)"), "table_files.broken_workbook");
  EXPECT_EQ(code(R"(<row r="1"><c r="A1" t="str"><v>&#xD800;</v></c></row>)"), "table_files.broken_workbook");
  EXPECT_EQ(code("<row>"), "table_files.broken_workbook");
  EXPECT_EQ(code(""), "table_files.empty");
}

TEST(ReadXlsx, keeps_its_limits_and_takes_what_just_fits) {
  const TestWorkbook from = {.sheet_data = R"(<row r="2"><c r="B2" t="s"><v>0</v></c></row>)",
                             .shared = "<si><t>abc</t></si>"};
  const auto with = [&](auto change) {
    Limits limits;
    limits.rows_max = limits.columns_max = limits.cells_max = 2;
    limits.cell_bytes_max = limits.text_bytes_max = 3;
    change(limits);
    return problem(from, limits);
  };
  EXPECT_EQ(with([](Limits&) {}), "nothing wrong");
  EXPECT_EQ(with([](Limits& limits) { limits.rows_max = 1; }), "table_files.too_many_rows");
  EXPECT_EQ(with([](Limits& limits) { limits.columns_max = 1; }), "table_files.too_many_columns");
  EXPECT_EQ(with([](Limits& limits) { limits.cells_max = 1; }), "table_files.too_many_cells");
  EXPECT_EQ(with([](Limits& limits) { limits.text_bytes_max = 2; }), "table_files.too_many_cells");
  EXPECT_EQ(with([](Limits& limits) { limits.cell_bytes_max = 2; }), "table_files.cell_too_long");
  EXPECT_EQ(with([](Limits& limits) { limits.sheets_max = 0; }), "table_files.too_many_sheets");
  EXPECT_EQ(with([](Limits& limits) { limits.archive_parts_max = 5; }), "table_files.too_many_parts");
  EXPECT_EQ(with([](Limits& limits) { limits.xml_parts_max = 5; }), "table_files.too_many_parts");
  EXPECT_EQ(with([](Limits& limits) { limits.unpacked_bytes_max = 900; }), "table_files.unpacks_too_large");
}

TEST(ReadXlsx, sees_a_bomb_before_it_unpacks_it) {
  const TestWorkbook bomb = {.sheet_data = "<row><c><v>1</v></c></row>" + std::string(8'000'000, ' ')};
  EXPECT_EQ(problem(bomb), "table_files.unpacks_too_large");
  // One text in twenty thousand cells: small in the file, large in memory.
  TestWorkbook repeated = {.shared = "<si><t>" + std::string(30'000, 'a') + "</t></si>"};
  for (int i = 0; i < 20'000; ++i) {
    repeated.sheet_data += "<row r=\"" + std::to_string(i + 1) + "\"><c t=\"s\"><v>0</v></c></row>";
  }
  EXPECT_EQ(problem(repeated), "table_files.too_many_cells");
  // One text merged over all there is.
  EXPECT_EQ(problem({.sheet_data = R"(<row r="1"><c r="A1" t="str"><v>)" + std::string(30'000, 'a') +
                                   R"(</v></c></row><row r="20000"><c r="Z20000"><v>1</v></c></row>)",
                     .behind = R"(<mergeCells><mergeCell ref="A1:Z19999"/></mergeCells>)"}),
            "table_files.too_many_cells");
}

TEST(ReadXlsx, says_what_an_archive_is_that_is_no_workbook) {
  EXPECT_EQ(problem_of(make_archive({{"word/document.xml", "<w/>"}})).code, "table_files.word_document");
  EXPECT_EQ(problem_of(make_archive({{"xl/workbook.bin", "x"}})).code, "table_files.binary_xlsb");
  EXPECT_EQ(problem_of(make_archive({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})).code,
            "table_files.open_document");
  EXPECT_EQ(problem_of(make_archive({{"a.txt", "x"}})).code, "table_files.not_a_table");
  EXPECT_EQ(problem_of("PK\x03\x04").code, "table_files.broken_workbook");
  EXPECT_EQ(problem({.sheets = R"(<sheet name="a" sheetId="1" state="hidden" r:id="rId1"/>)"}),
            "table_files.no_visible_sheet");
  EXPECT_EQ(problem_of(make_archive({{"a", "x"}})).place.file, "t.xlsx");
}

}  // namespace
}  // namespace prongsai::table_files
