// SPDX-License-Identifier: Apache-2.0
// Register files as people write them, sound and broken.
#include "prongsai/agency/read_register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/agency/agency.h"
#include "prongsai/agency/register_test_reference.h"

namespace prongsai::agency {
namespace {

using Row = std::vector<std::string>;
using testing::ElementsAre;

RegisterReading read(std::vector<Row> rows, int first_row = 1) {
  return read_register({"r.csv", first_row, std::move(rows)}, small_reference());
}

std::vector<std::string> codes(const base::Problems& problems) {
  std::vector<std::string> out;
  for (const base::Problem& one : problems) out.push_back(one.code);
  return out;
}

/// One row under the three needed headings and one more.
RowReading with_cell(const std::string& heading, const std::string& cell) {
  RegisterReading reading = read({{"id", "name_th", "type", heading}, {"a-1", "กรม ก", "department", cell}});
  EXPECT_TRUE(reading.problems.empty()) << heading;
  return reading.rows.at(0);
}

TEST(ReadRegister, takes_thai_headings_in_any_order_below_a_title) {
  const RegisterReading reading =
      read({{"ทะเบียนหน่วยงาน ปี 2570"},
            {},
            {"จังหวัด", "ชื่อหน่วยงาน", "รหัสหน่วยงาน", "ประเภท", "ขนาด", "กระทรวง", "อำเภอ", "จำนวนบุคลากร",
             "จำนวนผู้รับบริการ", "มีผลตั้งแต่", "ชื่อย่อ"},
            {"จ.เชียงใหม่", "องค์การบริหารส่วนตำบลดอนแก้ว", "SAO-๐๑", "อบต.", "ใหญ่", "มท.", "แม่ริม", "๑,๒๓๔",
             "5600.0", "1/10/2569", "ดอนแก้ว; อบต.ดอนแก้ว"}},
           5);
  EXPECT_TRUE(reading.problems.empty());
  ASSERT_EQ(reading.rows.size(), 1U);
  EXPECT_EQ(reading.rows[0].place, (base::Place{"r.csv", 8, 0}));
  EXPECT_THAT(codes(reading.rows[0].problems), ElementsAre());
  const AgencyRecord& record = reading.rows[0].record;
  EXPECT_EQ(record.id, "sao-01");
  EXPECT_EQ(record.type, "subdistrict_organization");
  EXPECT_EQ(record.size_group, SizeGroup::large);
  EXPECT_EQ(record.ministry, "interior");
  EXPECT_EQ(record.province, "chiang-mai");
  EXPECT_EQ(record.district, "แม่ริม");
  EXPECT_EQ(record.head_count_internal, 1234);
  EXPECT_EQ(record.head_count_external, 5600);
  EXPECT_EQ(record.since, "2026-10-01");
  EXPECT_THAT(record.short_names, ElementsAre("ดอนแก้ว", "อบต.ดอนแก้ว"));
  EXPECT_EQ(record.state, State::active);
}

TEST(ReadRegister, understands_every_heading_in_both_languages) {
  for (std::size_t i = 0; i < column_count; ++i) {
    const auto column = static_cast<Column>(i);
    for (const std::string_view heading : {thai_heading(column), english_heading(column)}) {
      const RegisterReading reading = read({{std::string(heading)}, {"x"}});
      EXPECT_TRUE(reading.has(column)) << heading;
      EXPECT_EQ(reading.columns.count(), 1U) << heading;
    }
  }
}

TEST(ReadRegister, names_unknown_headings_and_the_nearest_one) {
  const RegisterReading reading =
      read({{"id", "name_th", "type", "จังหวด", "provnce", "หมายเหตุอื่นใด", "ID"}, {"a", "ก", "จังหวัด"}});
  EXPECT_THAT(codes(reading.problems),
              ElementsAre("agency.unknown_heading_nearest", "agency.unknown_heading_nearest",
                          "agency.unknown_heading", "agency.heading_twice"));
  EXPECT_EQ(base::detail(reading.problems[0], "nearest"), "จังหวัด");
  EXPECT_EQ(base::detail(reading.problems[1], "nearest"), "province");
  EXPECT_EQ(reading.problems[2].place, (base::Place{"r.csv", 1, 6}));
}

TEST(ReadRegister, asks_for_the_headings_it_needs) {
  EXPECT_THAT(codes(read({{"จังหวัด"}, {"ลำพูน"}}).problems),
              ElementsAre("agency.heading_missing", "agency.heading_missing", "agency.heading_missing"));
  EXPECT_THAT(codes(read({{"ก"}, {"ข"}}).problems), ElementsAre("agency.no_headings"));
  EXPECT_THAT(codes(read({}).problems), ElementsAre("agency.no_headings"));
  EXPECT_THAT(codes(read({{"id", "name_th", "type"}, {"", " ", "\u00a0"}}).problems),
              ElementsAre("agency.no_rows"));
}

TEST(ReadRegister, tells_of_cells_that_no_heading_names_once_a_column) {
  const RegisterReading reading =
      read({{"id", "name_th", "type"}, {"a", "ก", "กรม", "x"}, {"b", "ข", "department", "y"}});
  EXPECT_THAT(codes(reading.problems), ElementsAre("agency.cell_without_heading"));
  EXPECT_EQ(reading.problems[0].place, (base::Place{"r.csv", 2, 4}));
}

TEST(ReadRegister, tells_what_is_wrong_with_a_cell_and_where) {
  struct Case {
    const char* heading;
    std::string cell;
    const char* code;
  };
  const std::vector<Case> cases = {
      {"size", "XL", "agency.unknown_size"},
      {"province", "เชียงไหม่", "agency.unknown_province_nearest"},
      {"province", "โตเกียวมหานคร", "agency.unknown_province"},
      {"ministry", "กระทรวงมหาดไท", "agency.unknown_ministry_nearest"},
      {"ministry", "กระทรวงเวทมนตร์คาถา", "agency.unknown_ministry"},
      {"staff", "-5", "agency.bad_count"},
      {"staff", "12.5", "agency.bad_count"},
      {"staff", "1,23", "agency.bad_count"},
      {"staff", "สิบสอง", "agency.bad_count"},
      {"staff", "100000001", "agency.bad_count"},
      {"external", "99999999999999999999", "agency.bad_count"},
      {"since", "1/10/2026", "agency.bad_day"},
      {"since", "31/2/2569", "agency.bad_day"},
      {"since", "2026-10", "agency.bad_day"},
      {"since", "พรุ่งนี้", "agency.bad_day"},
      {"state", "ไม่แน่ใจ", "agency.unknown_state"},
      {"merged_into", "ตำบล ก", "agency.bad_id"},
      {"website", "www.example.go.th", "agency.bad_website"},
      {"website", "javascript:alert(1)", "agency.bad_website"},
      {"coordinator_email", "saraban at example", "agency.bad_email"},
      {"district", std::string("a\xFF"), "agency.not_text"},
      {"district", std::string("a\x01z"), "agency.not_text"},
      {"name_en", std::string(301, 'a'), "agency.text_too_long"},
      {"short_names", "1;2;3;4;5;6;7;8;9;10;11;12;13", "agency.too_many_short_names"},
  };
  for (const Case& one : cases) {
    const RowReading row = with_cell(one.heading, one.cell);
    ASSERT_THAT(codes(row.problems), ElementsAre(one.code)) << one.heading << " " << one.cell;
    EXPECT_EQ(row.problems[0].place, (base::Place{"r.csv", 2, 4})) << one.cell;
  }
}

TEST(ReadRegister, tells_the_nearest_type) {
  const RegisterReading reading =
      read({{"id", "name_th", "type"}, {"a", "ก", "เทศบาลตำบน"}, {"b", "ข", "ยานอวกาศ"}});
  EXPECT_THAT(codes(reading.rows[0].problems), ElementsAre("agency.unknown_type_nearest"));
  EXPECT_EQ(base::detail(reading.rows[0].problems[0], "nearest"), "เทศบาลตำบล");
  EXPECT_THAT(codes(reading.rows[1].problems), ElementsAre("agency.unknown_type"));
}

TEST(ReadRegister, tells_every_problem_of_a_row_at_once) {
  const RegisterReading reading =
      read({{"id", "name_th", "type", "staff"}, {"", "", "", "x"}, {"-a", "ก", "department", ""}});
  EXPECT_THAT(codes(reading.rows[0].problems), ElementsAre("agency.bad_count", "agency.cell_missing",
                                                           "agency.cell_missing", "agency.cell_missing"));
  EXPECT_EQ(reading.rows[0].problems[2].place, (base::Place{"r.csv", 2, 2}));
  EXPECT_THAT(codes(reading.rows[1].problems), ElementsAre("agency.bad_id"));
}

TEST(ReadRegister, never_repeats_an_address_that_belongs_to_a_person) {
  const RowReading row = with_cell("coordinator_email", "somchai@@example.go.th");
  ASSERT_EQ(row.problems.size(), 1U);
  for (const auto& [name, value] : row.problems[0].details)
    EXPECT_EQ(value.find("somchai"), std::string::npos);
}

TEST(ReadRegister, puts_thai_marks_and_blanks_in_order) {
  EXPECT_EQ(with_cell("district", " น\u0e4d\u0e49\u0e32\u200b  เเพร่\u00a0").record.district, "น้ำ แพร่");
}

TEST(ReadRegister, reads_days_of_both_eras) {
  for (const char* day : {"2026-10-01", "1/10/2569", "01/10/2569", "๑/๑๐/๒๕๖๙", "2569-10-01", "1-10-2569"}) {
    const RowReading row = with_cell("since", day);
    if (std::string_view(day) == "1-10-2569") {
      EXPECT_THAT(codes(row.problems), ElementsAre("agency.bad_day"));
    } else {
      EXPECT_EQ(row.record.since, "2026-10-01") << day;
    }
  }
}

TEST(ReadRegister, reads_no_more_rows_than_its_limit) {
  std::vector<Row> rows = {{"id", "name_th", "type"}};
  for (int i = 0; i < 4; ++i) rows.push_back({"a" + std::to_string(i), "ก", "department"});
  const RegisterReading reading = read_register({"r.csv", 1, rows}, small_reference(), {.rows_max = 3});
  EXPECT_THAT(codes(reading.problems), ElementsAre("agency.too_many_rows"));
  EXPECT_TRUE(reading.rows.empty());
}

TEST(ReadRegister, stops_after_so_many_bad_rows_that_nobody_would_read_them) {
  std::vector<Row> rows = {{"id", "name_th", "type"}};
  for (int i = 0; i < 5000; ++i)
    rows.push_back({"a" + std::to_string(i), "ก", "ประเภทที่ " + std::to_string(i)});
  const RegisterReading reading = read(rows);
  EXPECT_THAT(codes(reading.problems), ElementsAre("agency.too_many_bad_rows"));
  EXPECT_EQ(reading.rows.size(), 1000U);
  EXPECT_EQ(reading.problems[0].place.line, 1002);
}

TEST(WriteRegister, writes_what_is_read_back_as_the_same_record) {
  AgencyRecord record;
  record.id = "x-1";
  record.name_th = "องค์การบริหารส่วนตำบลน้ำแพร่";
  record.name_en = "Nam Phrae, \"the\" SAO";
  record.short_names = {"น้ำแพร่", "อบต.น้ำแพร่"};
  record.type = "subdistrict_organization";
  record.size_group = SizeGroup::medium;
  record.ministry = "interior";
  record.province = "chiang-mai";
  record.district = "หางดง";
  record.head_count_internal = 0;
  record.head_count_external = 100'000'000;
  record.website = "https://example.go.th/";
  record.coordinator_email = "saraban@example.go.th";
  record.state = State::merged;
  record.merged_into = "x-2";
  record.since = "2026-10-01";
  AgencyRecord bare;
  bare.id = "x-2";
  bare.name_th = "กรม ก";
  bare.type = "department";
  const RegisterReading reading = read(write_register({record, bare}, small_reference()));
  EXPECT_TRUE(reading.problems.empty());
  ASSERT_EQ(reading.rows.size(), 2U);
  EXPECT_EQ(reading.rows[0].record, record);
  EXPECT_EQ(reading.rows[1].record, bare);
  EXPECT_EQ(reading.columns.count(), column_count);
}

}  // namespace
}  // namespace prongsai::agency
