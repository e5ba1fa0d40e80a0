// SPDX-License-Identifier: Apache-2.0
// A register of 8,400 rows through the whole of reading, comparing and writing.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/agency/compare_register.h"
#include "prongsai/agency/search_form.h"
#include "prongsai/register_files/load_reference.h"

namespace prongsai::agency {
namespace {

const Reference& reference() {
  static const Reference all =
      register_files::load_reference(std::string(PRONGSAI_SOURCE_DIR) + "/data/register").value();
  return all;
}

/// The tool writes no quotes and no line break inside a cell.
const TextTable& table() {
  static const TextTable all = [] {
    TextTable out{.file = "register.csv", .first_row = 1, .rows = {}};
    std::ifstream file(PRONGSAI_DEMO_REGISTER);
    for (std::string line; std::getline(file, line);) {
      if (line.find('"') != std::string::npos) throw std::runtime_error("a quoted cell: " + line);
      std::vector<std::string> cells;
      std::istringstream stream(line + ",");
      for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
      out.rows.push_back(cells);
    }
    return out;
  }();
  return all;
}

std::vector<AgencyRecord> records_of(const Preview& preview) {
  std::vector<AgencyRecord> out;
  for (const RowPreview& row : preview.rows) out.push_back(row.record);
  return out;
}

const std::vector<AgencyRecord>& nation() {
  static const std::vector<AgencyRecord> all =
      records_of(compare_register({}, read_register(table(), reference()), reference()));
  return all;
}

// Published: the sizes of SAO and subdistrict municipalities in the sample table of 2567, 55 public
// organisations in 2564, 17 others in 2566; there are 76 provinces, each with one PAO.
TEST(DemoRegister, has_about_the_published_number_of_each_kind) {
  std::map<std::string, int> count;
  for (const AgencyRecord& one : nation()) {
    ++count[one.type + (one.size_group ? " " + std::string(code_of(*one.size_group)) : "")];
  }
  EXPECT_EQ(nation().size(), 8400U);
  EXPECT_EQ(count["subdistrict_organization L"], 2600);
  EXPECT_EQ(count["subdistrict_organization M"], 2327);
  EXPECT_EQ(count["subdistrict_organization S"], 373);
  EXPECT_EQ(count["subdistrict_municipality M"], 875);
  EXPECT_EQ(count["subdistrict_municipality S"], 187);
  EXPECT_EQ(count["province"], 76);
  EXPECT_EQ(count["provincial_organization"], 76);
  EXPECT_EQ(count["city_municipality"], 30);
  EXPECT_EQ(count["public_organization"], 55);
  EXPECT_EQ(count["other"], 17);
}

TEST(DemoRegister, is_added_whole_to_an_empty_register) {
  const Preview preview = compare_register({}, read_register(table(), reference()), reference());
  EXPECT_EQ(preview.counts, (PreviewCounts{.added = 8400}));
  EXPECT_TRUE(preview.may_commit());
  for (const RowPreview& row : preview.rows) {
    EXPECT_TRUE(row.problems.empty()) << row.record.id << " " << row.problems.front().code;
  }
}

TEST(DemoRegister, written_and_read_back_changes_nothing) {
  const TextTable written{
      .file = "export.csv", .first_row = 1, .rows = write_register(nation(), reference())};
  const Preview preview = compare_register(nation(), read_register(written, reference()), reference());
  EXPECT_EQ(preview.counts, (PreviewCounts{.same = 8400}));
  EXPECT_TRUE(preview.missing.empty());
}

TEST(DemoRegister, each_agency_lies_in_a_region_or_in_the_whole_nation) {
  for (const AgencyRecord& one : nation()) {
    EXPECT_EQ(reference().region_of(one) != nullptr, belongs_to_a_province(one.type)) << one.id;
  }
}

TEST(DemoRegister, is_found_by_part_of_a_name_with_its_abbreviation) {
  const auto count = [&](std::string_view typed) {
    const std::string form = search_form(typed);
    return std::count_if(nation().begin(), nation().end(), [&](const AgencyRecord& one) {
      return search_form(one.name_th).find(form) != std::string::npos ||
             search_form(one.name_en).find(form) != std::string::npos;
    });
  };
  EXPECT_EQ(count("อบต."), 5300);
  EXPECT_EQ(count("ทต"), 2269);
  EXPECT_EQ(count("subdistrict  Municipality"), 2269);
  EXPECT_EQ(count("(สมมติ)"), 8400);
  EXPECT_GT(count("อบต หิ่งห้อย ยิ้ม") + count("อบต.บ้านหิ่งห้อย"), 0);
}

// The times are said for whoever reads the log.
TEST(DemoRegister, compared_with_itself_is_all_the_same) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  const RegisterReading reading = read_register(table(), reference());
  const auto was_read = Clock::now();
  const Preview first = compare_register({}, reading, reference());
  const auto was_added = Clock::now();
  const Preview again = compare_register(nation(), reading, reference());
  const auto was_compared = Clock::now();
  const auto ms = [](auto from, auto to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
  };
  std::cout << "read " << ms(start, was_read) << " ms, compared with nothing " << ms(was_read, was_added)
            << " ms, with itself " << ms(was_added, was_compared) << " ms\n";
  EXPECT_EQ(again.counts.same, first.counts.added);
}

}  // namespace
}  // namespace prongsai::agency
