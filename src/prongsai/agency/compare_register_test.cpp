// SPDX-License-Identifier: Apache-2.0
// What a register file would change, and what it is refused for.
#include "prongsai/agency/compare_register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/agency/register_test_reference.h"

namespace prongsai::agency {
namespace {

using Row = std::vector<std::string>;
using testing::ElementsAre;
using testing::IsEmpty;

AgencyRecord record(const std::string& id, const std::string& name, const std::string& type = "department",
                    const std::string& province = "") {
  AgencyRecord out;
  out.id = id;
  out.name_th = name;
  out.type = type;
  out.province = province;
  out.since = "2025-10-01";
  return out;
}

Preview compare(const std::vector<AgencyRecord>& current, std::vector<Row> rows) {
  const Reference reference = small_reference();
  return compare_register(current, read_register({"r.csv", 1, std::move(rows)}, reference), reference);
}

std::vector<std::string> codes(const RowPreview& row) {
  std::vector<std::string> out;
  for (const base::Problem& one : row.problems) out.push_back(one.code);
  return out;
}

const Row short_headings = {"id", "name_th", "type"};
const Row state_headings = {"id", "name_th", "type", "state", "merged_into"};

TEST(CompareRegister, of_an_export_changes_nothing) {
  std::vector<AgencyRecord> current = {record("a", "กรม ก"),
                                       record("b", "อบต. ข", "subdistrict_organization", "lamphun"),
                                       record("c", "กรม ค"), record("d", "กรม ง")};
  current[1].size_group = SizeGroup::small;
  current[2].state = State::closed;
  current[3].state = State::merged;
  current[3].merged_into = "a";
  const Preview preview = compare(current, write_register(current, small_reference()));
  EXPECT_EQ(preview.counts, (PreviewCounts{.same = 4}));
  EXPECT_TRUE(preview.missing.empty());
  EXPECT_TRUE(preview.may_commit());
  for (std::size_t i = 0; i < current.size(); ++i) EXPECT_EQ(preview.rows[i].record, current[i]);
}

TEST(CompareRegister, tells_what_is_new_changed_same_and_missing) {
  const std::vector<AgencyRecord> current = {record("a", "กรม ก"), record("b", "กรม ข"),
                                             record("z", "กรม ฮ")};
  const Preview preview = compare(current, {short_headings,
                                            {"a", "กรม ก", "department"},
                                            {"b", "กรม ขวด", "department"},
                                            {"c", "กรม ค", "department"}});
  EXPECT_EQ(preview.counts, (PreviewCounts{.added = 1, .changed = 1, .same = 1}));
  EXPECT_THAT(preview.missing, ElementsAre("z"));
  EXPECT_THAT(preview.rows[1].changes, ElementsAre(FieldChange{Column::name_th, "กรม ข", "กรม ขวด"}));
  EXPECT_THAT(preview.rows[1].notes, ElementsAre(Note::renamed));
  EXPECT_EQ(preview.rows[1].record.since, "");
  EXPECT_TRUE(preview.may_commit());
}

TEST(CompareRegister, leaves_alone_what_the_file_has_no_column_for) {
  std::vector<AgencyRecord> current = {record("a", "กรม ก")};
  current[0].head_count_internal = 12;
  current[0].website = "https://example.go.th";
  current[0].state = State::closed;
  const Preview preview = compare(current, {{"id", "name_th", "type", "name_en", "state", "merged_into"},
                                            {"a", "กรม ก", "department", "A", "", ""}});
  EXPECT_EQ(preview.rows[0].record.head_count_internal, 12);
  EXPECT_EQ(preview.rows[0].record.website, "https://example.go.th");
  EXPECT_EQ(preview.rows[0].record.state, State::closed);
  EXPECT_EQ(preview.rows[0].record.name_en, "A");
}

TEST(CompareRegister, empties_a_field_whose_cell_is_empty) {
  std::vector<AgencyRecord> current = {record("a", "กรม ก")};
  current[0].head_count_internal = 12;
  const Preview preview =
      compare(current, {{"id", "name_th", "type", "staff"}, {"a", "กรม ก", "department", ""}});
  EXPECT_THAT(preview.rows[0].changes, ElementsAre(FieldChange{Column::head_count_internal, "12", ""}));
}

TEST(CompareRegister, notes_moves_mergers_closings_and_new_types) {
  const std::vector<AgencyRecord> current = {record("a", "อบต. ก", "subdistrict_organization", "lamphun"),
                                             record("b", "กรม ข"), record("c", "กรม ค"),
                                             record("d", "กรม ง")};
  const Preview preview =
      compare(current, {{"id", "name_th", "type", "ministry", "province", "state", "merged_into"},
                        {"a", "ทต. ก", "ทต.", "มท", "ลำพูน", "", ""},
                        {"b", "กรม ข", "department", "พลังงาน", "", "ยุบรวม", "c"},
                        {"c", "กรม ค", "department", "", "", "ยุบเลิก", ""},
                        {"d", "กรม ง", "department", "", "เชียงใหม่", "", ""}});
  EXPECT_EQ(preview.counts, (PreviewCounts{.changed = 4}));
  EXPECT_THAT(preview.rows[0].notes, ElementsAre(Note::renamed, Note::type_changed, Note::moved_ministry));
  EXPECT_THAT(preview.rows[1].notes, ElementsAre(Note::moved_ministry, Note::merged));
  EXPECT_THAT(preview.rows[2].notes, ElementsAre(Note::closed));
  EXPECT_THAT(preview.rows[3].notes, ElementsAre(Note::moved_province));
}

TEST(CompareRegister, refuses_an_id_on_two_rows) {
  const Preview preview =
      compare({}, {short_headings, {"a", "กรม ก", "department"}, {"A", "กรม ข", "department"}});
  EXPECT_THAT(codes(preview.rows[0]), IsEmpty());
  EXPECT_THAT(codes(preview.rows[1]), ElementsAre("agency.row_twice"));
  EXPECT_EQ(base::detail(preview.rows[1].problems[0], "first_row"), "2");
  EXPECT_FALSE(preview.may_commit());
}

TEST(CompareRegister, refuses_mergers_that_lead_nowhere) {
  const Preview preview = compare({}, {state_headings,
                                       {"a", "กรม ก", "department", "merged", ""},
                                       {"b", "กรม ข", "department", "active", "a"},
                                       {"c", "กรม ค", "department", "merged", "c"},
                                       {"d", "กรม ง", "department", "merged", "nowhere"}});
  EXPECT_THAT(codes(preview.rows[0]), ElementsAre("agency.merged_without_target"));
  EXPECT_THAT(codes(preview.rows[1]), ElementsAre("agency.target_without_merger"));
  EXPECT_THAT(codes(preview.rows[2]), ElementsAre("agency.merged_into_itself"));
  EXPECT_THAT(codes(preview.rows[3]), ElementsAre("agency.merged_into_unknown"));
}

TEST(CompareRegister, refuses_a_circle_of_mergers_also_through_what_stands) {
  std::vector<AgencyRecord> current = {record("a", "กรม ก"), record("b", "กรม ข"), record("c", "กรม ค")};
  current[1].state = State::merged;
  current[1].merged_into = "c";
  const Preview preview = compare(current, {state_headings,
                                            {"a", "กรม ก", "department", "merged", "b"},
                                            {"c", "กรม ค", "department", "merged", "a"}});
  EXPECT_THAT(codes(preview.rows[0]), ElementsAre("agency.merged_in_circle"));
  EXPECT_EQ(base::detail(preview.rows[0].problems[0], "found"), "a → b → c → a");
  EXPECT_THAT(codes(preview.rows[1]), ElementsAre("agency.merged_in_circle"));
}

TEST(CompareRegister, refuses_a_row_that_leads_into_a_circle_of_others) {
  std::vector<AgencyRecord> current = {record("a", "กรม ก"), record("b", "กรม ข"), record("c", "กรม ค")};
  current[0].state = current[1].state = State::merged;
  current[0].merged_into = "b";
  current[1].merged_into = "a";
  const Preview preview = compare(current, {state_headings, {"c", "กรม ค", "department", "merged", "a"}});
  EXPECT_THAT(codes(preview.rows[0]), ElementsAre("agency.merged_in_circle"));
  EXPECT_THAT(base::detail(preview.rows[0].problems[0], "found"), testing::EndsWith(" → …"));
}

TEST(CompareRegister, lets_a_chain_of_mergers_end_with_one_that_stays) {
  const Preview preview = compare({}, {state_headings,
                                       {"a", "กรม ก", "department", "merged", "b"},
                                       {"b", "กรม ข", "department", "merged", "c"},
                                       {"c", "กรม ค", "department", "active", ""}});
  EXPECT_TRUE(preview.may_commit());
}

TEST(CompareRegister, refuses_an_id_that_was_another_agencys) {
  std::vector<AgencyRecord> current = {record("a", "กรม ก"),
                                       record("b", "อบต. ข", "subdistrict_organization", "lamphun")};
  current[0].state = State::closed;
  const Preview preview = compare(current, {{"id", "name_th", "type", "province", "state"},
                                            {"a", "กรม ใหม่", "department", "", "active"},
                                            {"b", "ทต. ค", "ทต.", "เชียงใหม่", "active"}});
  EXPECT_THAT(codes(preview.rows[0]), ElementsAre("agency.id_reused"));
  EXPECT_THAT(codes(preview.rows[1]), ElementsAre("agency.id_reused"));
}

TEST(CompareRegister, lets_a_closed_agency_open_again_under_its_name) {
  std::vector<AgencyRecord> current = {record("a", "กรม ก")};
  current[0].state = State::closed;
  const Preview preview =
      compare(current, {{"id", "name_th", "type", "state"}, {"a", "กรม ก", "department", "active"}});
  EXPECT_THAT(preview.rows[0].notes, ElementsAre(Note::reopened));
  EXPECT_TRUE(preview.may_commit());
}

TEST(CompareRegister, refuses_one_agency_under_two_ids_unless_the_district_tells_them_apart) {
  const Row headings = {"id", "name_th", "type", "province", "district"};
  const std::vector<AgencyRecord> current = {
      record("a", "องค์การบริหารส่วนตำบลก", "subdistrict_organization", "lamphun")};
  const Preview preview = compare(current, {headings,
                                            {"b", "อบต. ก", "อบต.", "ลำพูน", ""},
                                            {"c", "อบต. ข", "อบต.", "ลำพูน", "ลี้"},
                                            {"d", "อบต. ข", "อบต.", "ลำพูน", "แม่ทา"},
                                            {"e", "อบต.ข", "อบต.", "ลำพูน", "ลี้"}});
  EXPECT_THAT(codes(preview.rows[0]), ElementsAre("agency.same_agency_twice"));
  EXPECT_EQ(base::detail(preview.rows[0].problems[0], "other"), "a");
  EXPECT_THAT(codes(preview.rows[1]), IsEmpty());
  EXPECT_THAT(codes(preview.rows[2]), IsEmpty());
  EXPECT_THAT(codes(preview.rows[3]), ElementsAre("agency.same_agency_twice"));
}

TEST(CompareRegister, lets_a_name_pass_from_one_that_is_merged_in_the_same_file) {
  const std::vector<AgencyRecord> current = {record("a", "กรม ก")};
  const Preview preview = compare(current, {state_headings,
                                            {"a", "กรม ก", "department", "merged", "b"},
                                            {"b", "กรม ก", "department", "active", ""}});
  EXPECT_TRUE(preview.may_commit());
}

TEST(CompareRegister, refuses_a_local_body_without_a_province) {
  const Preview preview = compare({}, {short_headings, {"a", "อบต. ก", "อบต."}});
  EXPECT_THAT(codes(preview.rows[0]), ElementsAre("agency.province_needed"));
}

TEST(CompareRegister, refuses_a_change_that_begins_before_what_holds_now) {
  const std::vector<AgencyRecord> current = {record("a", "กรม ก"), record("b", "กรม ข"),
                                             record("c", "กรม ค")};
  const Preview preview = compare(current, {{"id", "name_th", "type", "since"},
                                            {"a", "กรม กอ", "department", "2025-09-30"},
                                            {"b", "กรม ขอ", "department", "2026-10-01"},
                                            {"c", "กรม ค", "department", "2024-10-01"}});
  EXPECT_THAT(codes(preview.rows[0]), ElementsAre("agency.since_goes_back"));
  EXPECT_EQ(preview.rows[1].record.since, "2026-10-01");
  EXPECT_THAT(preview.rows[2].changes, ElementsAre(FieldChange{Column::since, "2025-10-01", "2024-10-01"}));
}

TEST(CompareRegister, may_not_be_committed_with_a_broken_heading_or_row) {
  EXPECT_FALSE(
      compare({}, {{"id", "name_th", "type", "?ไม่รู้จัก"}, {"a", "กรม ก", "department", ""}}).may_commit());
  EXPECT_FALSE(compare({}, {short_headings, {"a", "กรม ก", "ยานอวกาศ"}}).may_commit());
  EXPECT_FALSE(compare({}, {short_headings}).may_commit());
  const Preview named = compare({record("a", "กรม ก")}, {short_headings, {"a", "", "department"}});
  EXPECT_THAT(named.missing, IsEmpty());
  EXPECT_EQ(named.counts, (PreviewCounts{.refused = 1}));
}

}  // namespace
}  // namespace prongsai::agency
