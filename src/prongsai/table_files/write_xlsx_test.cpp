// SPDX-License-Identifier: Apache-2.0
#include "prongsai/table_files/write_xlsx.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/table_files/read_table.h"

namespace prongsai::table_files {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string written(const OutWorkbook& workbook) {
  auto bytes = write_xlsx(workbook);
  if (!bytes) {
    ADD_FAILURE() << bytes.problems()[0].code;
    return "";
  }
  return *std::move(bytes);
}

Workbook round_trip(const OutWorkbook& workbook) {
  auto read = read_table(written(workbook), "t.xlsx");
  EXPECT_TRUE(read.ok()) << read.problems()[0].code;
  return *std::move(read);
}

TEST(WriteXlsx, is_read_back_as_it_was) {
  const Rows rows = {{"ชื่อ", "=1+1", "{=A1}", "https://a.example/"},
                     {},
                     {"", "'x", "-5", " ว่าง ", "007", "a\nb", "<&>\"", "_x0041_", "\x01\x1f", "😀"}};
  OutWorkbook workbook{.sheets = {{.name = "แผ่น 1"}}};
  for (const auto& row : rows) workbook.sheets[0].rows.emplace_back(row.begin(), row.end());
  const Workbook read = round_trip(workbook);
  EXPECT_EQ(read.sheets[0].rows, rows);
  EXPECT_EQ(read.sheets[0].name, "แผ่น 1");
}

TEST(WriteXlsx, stores_plain_numbers_as_numbers_and_loses_none) {
  OutWorkbook workbook{.sheets = {{.name = "n", .rows = {{}}}}};
  const std::vector<std::string> numbers = {
      "81.90", "-5", "0.10", "123456789012345", "1234567890123456", "007", "1,207", "", "-"};
  for (const std::string& number : numbers) workbook.sheets[0].rows[0].push_back(OutCell::number(number));
  EXPECT_EQ(round_trip(workbook).sheets[0].rows,
            (Rows{{"81.9", "-5", "0.1", "123456789012345", "1234567890123456", "007", "1,207", "", "-"}}));
}

TEST(WriteXlsx, writes_the_same_bytes_for_the_same_sheets) {
  const OutWorkbook workbook{
      .sheets = {{.name = "a", .rows = {{OutCell("1")}}, .notes = {{0, 0, "หมายเหตุ"}}}},
      .made_at = std::chrono::sys_days{std::chrono::year{2026} / 10 / 1}};
  EXPECT_EQ(written(workbook), written(workbook));
}

TEST(WriteXlsx, hides_the_lists_to_choose_from) {
  const OutWorkbook workbook{
      .sheets = {{.name = "a",
                  .rows = {{OutCell("หัว")}},
                  .heading_rows = 1,
                  .choices = {{.area = {1, 0, 9, 0}, .values = std::vector<std::string>(100, "ตัวเลือก, ยาว")}},
                  .inputs = {{1, 0, 9, 0}},
                  .is_protected = true}}};
  const Workbook read = round_trip(workbook);
  EXPECT_EQ(read.sheets.size(), 1U);
  EXPECT_EQ(read.sheets[0].rows, (Rows{{"หัว"}}));
  EXPECT_EQ(read.hidden_sheets, (std::vector<std::string>{"_choices"}));
}

TEST(WriteXlsx, hidden_rows_and_columns_are_read_back_like_all_others) {
  const Workbook read =
      round_trip({.sheets = {{.name = "a",
                              .rows = {{OutCell("รหัส"), OutCell("ชื่อ")},
                                       {OutCell("7"), OutCell("ยาว\nสองบรรทัด", CellStyle::body)}},
                              .heights = {0, 40},
                              .hidden_rows = {0},
                              .hidden_columns = {0},
                              .is_landscape = true}}});
  EXPECT_EQ(read.sheets[0].rows, (Rows{{"รหัส", "ชื่อ"}, {"7", "ยาว\nสองบรรทัด"}}));
}

TEST(WriteXlsx, says_which_cell_does_not_fit) {
  const auto problem = [](std::string text) {
    const auto bytes =
        write_xlsx({.sheets = {{.name = "a", .rows = {{OutCell("x"), OutCell(std::move(text))}}}}});
    return bytes.ok() ? base::Problem{"nothing wrong", {}, {}} : bytes.problems()[0];
  };
  std::string thai;
  for (int i = 0; i < 32'767; ++i) thai += "ก";
  EXPECT_EQ(problem(thai).code, "nothing wrong");
  EXPECT_EQ(problem(thai + "ก").code, "table_files.text_too_long");
  EXPECT_EQ(base::detail(problem(thai + "ก"), "cell"), "B1");
  EXPECT_EQ(problem("\xff").code, "table_files.bad_text");
  EXPECT_EQ(problem(std::string(1, '\0')).code, "table_files.bad_text");
  const auto far = write_xlsx({.sheets = {{.name = "a", .rows = {{}}, .notes = {{1'048'576, 0, "x"}}}}});
  ASSERT_FALSE(far.ok());
  EXPECT_EQ(far.problems()[0].code, "table_files.sheet_too_large");
}

TEST(WriteXlsx, leaves_nothing_behind) {
  const std::string folder = ::testing::TempDir() + "write_xlsx_leaves_nothing_behind";
  std::filesystem::create_directories(folder);
  // NOLINTNEXTLINE(concurrency-mt-unsafe): tests run one after the other
  ASSERT_EQ(setenv("TMPDIR", folder.c_str(), 1), 0);
  EXPECT_FALSE(written({.sheets = {{.name = "a", .rows = {{OutCell("1")}}}}}).empty());
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  ASSERT_EQ(unsetenv("TMPDIR"), 0);  // NOLINT(concurrency-mt-unsafe)
  std::filesystem::remove(folder);
}

// The rules are those Excel's own dialogue tells.
TEST(SheetName, follows_the_rules_of_excel) {
  EXPECT_TRUE(is_sheet_name("ผลการประเมิน 2568"));
  EXPECT_TRUE(is_sheet_name(std::string(31, 'a')));
  for (const char* name : {"", "a/b", "a[1]", "'a", "a'", "History", "_choices", "a\nb"})
    EXPECT_FALSE(is_sheet_name(name)) << name;
  EXPECT_FALSE(is_sheet_name(std::string(32, 'a')));
  EXPECT_EQ(sheet_name_from("ก/ข [2568]"), "กข 2568");
  EXPECT_EQ(sheet_name_from("'?*?'"), "Sheet");
  std::string thai;
  for (int i = 0; i < 40; ++i) thai += "ก";
  EXPECT_EQ(sheet_name_from(thai), thai.substr(0, 31 * 3));
}

}  // namespace
}  // namespace prongsai::table_files
