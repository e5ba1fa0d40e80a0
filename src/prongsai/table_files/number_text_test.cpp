// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "prongsai/table_files/number_text_detail.h"
#include "prongsai/table_files/workbook.h"

namespace prongsai::table_files {
namespace {

using Shape = NumberFormat::Shape;

std::string day(double serial) {
  return number_text(serial, {Shape::date_time}, false);
}

TEST(NumberText, shows_the_fifteen_digits_a_spreadsheet_keeps) {
  EXPECT_EQ(decimal_text(81.9), "81.9");
  EXPECT_EQ(decimal_text(0.1 + 0.2), "0.3");  // stored as 0.30000000000000004
  EXPECT_EQ(decimal_text(1207), "1207");
  EXPECT_EQ(decimal_text(-0.05), "-0.05");
  EXPECT_EQ(decimal_text(0), "0");
  EXPECT_EQ(decimal_text(-0.0), "0");
  EXPECT_EQ(decimal_text(1000000), "1000000");
  EXPECT_EQ(decimal_text(1101700203451), "1101700203451");
  EXPECT_EQ(decimal_text(123456789012345), "123456789012345");
  EXPECT_EQ(decimal_text(99.99999999999999), "100");
  EXPECT_EQ(decimal_text(0.000012345), "0.000012345");
  EXPECT_EQ(decimal_text(1.5e300), "1.5E+300");
  EXPECT_EQ(decimal_text(2e-300), "2E-300");
}

TEST(NumberText, keeps_every_number_with_two_decimals) {
  for (int hundredths = -10'000; hundredths <= 1'000'000; ++hundredths) {
    const int size = std::abs(hundredths);
    std::string expected = std::to_string(size / 100);
    if (size % 100 != 0) {
      expected += "." + std::to_string(size % 100 / 10);
      if (size % 10 != 0) expected += std::to_string(size % 10);
    }
    if (hundredths < 0) expected.insert(0, "-");
    ASSERT_EQ(decimal_text(hundredths / 100.0), expected);
  }
}

TEST(NumberText, shows_percentages_and_padded_numbers_as_people_see_them) {
  EXPECT_EQ(number_text(0.819, {Shape::percent}, false), "81.9%");
  EXPECT_EQ(number_text(1, {Shape::percent}, false), "100%");
  EXPECT_EQ(number_text(123, {Shape::padded, 5}, false), "00123");
  EXPECT_EQ(number_text(1234567, {Shape::padded, 5}, false), "1234567");
  EXPECT_EQ(number_text(1.5, {Shape::padded, 5}, false), "1.5");
}

// ECMA-376 part 1, 18.17.4.1: in the 1900 system serial 1 is 1900-01-01, 45 567.. are days of ours; in the
// 1904 system 0 is 1904-01-01.
TEST(NumberText, shows_days_as_iso_8601) {
  EXPECT_EQ(day(1), "1900-01-01");
  EXPECT_EQ(day(59), "1900-02-28");
  EXPECT_EQ(day(60), "60");  // 29 February 1900 never was
  EXPECT_EQ(day(61), "1900-03-01");
  EXPECT_EQ(day(25569), "1970-01-01");
  EXPECT_EQ(day(2958465), "9999-12-31");
  EXPECT_EQ(day(2958466), "2958466");
  EXPECT_EQ(day(-1), "-1");
  EXPECT_EQ(day(25569.5), "1970-01-01T12:00:00");
  EXPECT_EQ(number_text(25569.5, {Shape::date}, false), "1970-01-01");
  EXPECT_EQ(number_text(0, {Shape::date}, true), "1904-01-01");
  EXPECT_EQ(number_text(0.375, {Shape::time}, false), "09:00:00");
  EXPECT_EQ(number_text(1.5, {Shape::duration}, false), "36:00:00");
  EXPECT_EQ(day(25569.999999999), "1970-01-02");
}

TEST(NumberFormat, tells_days_from_numbers) {
  for (const char* code : {"yyyy-mm-dd", "d/m/yyyy", "[$-107041E]d mmm yyyy;@", "[$-D070000]d/mm/yyyy",
                           "ว/ด/ปปปป", "mmm-yy", "d mmmm bbbb", "[Red]dd\\-mm\\-yy"}) {
    EXPECT_EQ(format_of_code(code).shape, Shape::date) << code;
  }
  for (const char* code : {"General", "0.00", "#,##0.00_);[Red](#,##0.00)", "0.00E+00", "0 \"days\"", "@",
                           "\\d0", "# ?/?", "[>=100]0;0"}) {
    EXPECT_EQ(format_of_code(code).shape, Shape::general) << code;
  }
  EXPECT_EQ(format_of_code("d/m/yyyy h:mm").shape, Shape::date_time);
  EXPECT_EQ(format_of_code("h:mm AM/PM").shape, Shape::time);
  EXPECT_EQ(format_of_code("[h]:mm:ss").shape, Shape::duration);
  EXPECT_EQ(format_of_code("0.00%").shape, Shape::percent);
  EXPECT_EQ(format_of_code("00000"), (NumberFormat{Shape::padded, 5}));
  for (const char* code : {"\"", "[", "\\", "[$-", "", ";"})
    EXPECT_EQ(format_of_code(code).shape, Shape::general) << code;
  EXPECT_EQ(format_of_id(14).shape, Shape::date);
  EXPECT_EQ(format_of_id(22).shape, Shape::date_time);
  EXPECT_EQ(format_of_id(10).shape, Shape::percent);
  EXPECT_EQ(format_of_id(2).shape, Shape::general);
  EXPECT_EQ(format_of_id(71).shape, Shape::date);
}

TEST(Workbook, names_cells_as_spreadsheets_do) {
  EXPECT_EQ(cell_name(11, 2), "C12");
  EXPECT_EQ(column_name(25), "Z");
  EXPECT_EQ(column_name(26), "AA");
  EXPECT_EQ(column_name(701), "ZZ");
  EXPECT_EQ(cell_name(1'048'575, 16'383), "XFD1048576");  // the last one there is
}

TEST(Workbook, spreads_merged_values_without_replacing_any) {
  Sheet sheet{"x", {{"a", "", "b"}, {"", "c"}, {"d"}}, {{0, 0, 1, 1}, {2, 0, 5, 5}}, {}};
  spread_merged(sheet);
  EXPECT_EQ(sheet.rows,
            (std::vector<std::vector<std::string>>{{"a", "a", "b"}, {"a", "c"}, {"d", "d", "d"}}));
}

}  // namespace
}  // namespace prongsai::table_files
