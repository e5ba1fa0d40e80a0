// SPDX-License-Identifier: Apache-2.0
// The register: lists, changes that keep the past, units; on every engine.
#include "prongsai/store/organisations.h"

#include "prongsai/desk/organisations/change.h"
#include "prongsai/desk/organisations/find.h"

#include "registers.h"

namespace prongsai::offices {
namespace {

using access::Role;
using agency::Column;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class Organisations : public Registers {};

TEST_P(Organisations, are_found_as_people_type_and_by_what_they_belong_to) {
  take_over_two();
  EXPECT_THAT(listed({.text = "อบต. แม่ริม"}), ElementsAre("cm-alpha"));
  EXPECT_THAT(listed({.text = "เเม่"}), ElementsAre("cm-alpha"));
  EXPECT_THAT(listed({.text = "cm-beta"}), ElementsAre("cm-beta"));
  EXPECT_THAT(listed({.text = "%"}), IsEmpty()) << "a sign is no wildcard";
  EXPECT_THAT(listed({.text = "แม่_ริม"}), ElementsAre("cm-alpha")) << "punctuation does not count";
  EXPECT_THAT(listed({.text = "' OR '1'='1"}), IsEmpty());
  EXPECT_THAT(listed({.type = "subdistrict_municipality"}), ElementsAre("cm-beta"));
  EXPECT_THAT(listed({.ministry = "-"}), UnorderedElementsAre("cm-alpha", "cm-beta"));
  EXPECT_THAT(listed({.province = "-"}), IsEmpty());
  EXPECT_THAT(listed({.state = "closed"}), IsEmpty());
  EXPECT_EQ(desk::area_of_agency(office(), "cm-alpha"), (access::Area{"chiang-mai", "cm-alpha", ""}));
  EXPECT_EQ(desk::area_of_agency(office(), "nobody"), std::nullopt);
  EXPECT_EQ(desk::area_of_agency(office(), "' --"), std::nullopt);
}

TEST_P(Organisations, keep_their_past_when_they_change) {
  take_over_two();
  test_.pass(std::chrono::hours(24 * 10));
  desk::AgencyForm form = form_of("cm-beta");
  form.at(Column::name_th) = "เทศบาลเมืองสันทราย";
  form.at(Column::type) = "เทศบาลเมือง";
  form.at(Column::coordinator_email) = "saraban@santrai.example";
  ASSERT_THAT(codes(desk::change_agency(office(), officer_.actor, form)), IsEmpty());
  const auto file = desk::find_agency(office(), officer_.actor, "cm-beta");
  ASSERT_THAT(codes(file), IsEmpty());
  ASSERT_EQ(file->versions.size(), 2U);
  EXPECT_EQ(file->versions[0].record.name_th, "เทศบาลตำบลสันทราย");
  EXPECT_EQ(file->versions[0].record.since, "2026-11-21");
  EXPECT_EQ(file->versions[1].record.name_th, "เทศบาลเมืองสันทราย");
  EXPECT_EQ(file->versions[1].record.since, "2026-12-01");
  EXPECT_EQ(file->versions[1].reason, "แก้ไขตามหนังสือ");
  EXPECT_EQ(file->agency.version, 2);
  const audit::Entry line = lines().back();
  EXPECT_EQ(line.action, "organisation.change");
  EXPECT_THAT(line.before, HasSubstr("เทศบาลตำบลสันทราย"));
  EXPECT_THAT(line.after, HasSubstr("เทศบาลเมืองสันทราย"));
  EXPECT_THAT(line.after, Not(HasSubstr("saraban@"))) << "an address of a person is not for the trail";
  EXPECT_THAT(line.after, HasSubstr("coordinator_email_changed"));
}

TEST_P(Organisations, that_were_changed_meanwhile_are_not_overwritten) {
  take_over_two();
  desk::AgencyForm first = form_of("cm-beta");
  desk::AgencyForm second = first;
  first.at(Column::district) = "ก";
  second.at(Column::district) = "ข";
  ASSERT_THAT(codes(desk::change_agency(office(), officer_.actor, first)), IsEmpty());
  EXPECT_THAT(codes(desk::change_agency(office(), officer_.actor, second)),
              ElementsAre("organisations.changed_meanwhile"));
  EXPECT_THAT(codes(desk::change_head_counts(office(), officer_.actor, {"cm-beta", "1", "2", 1, "x"})),
              ElementsAre("organisations.changed_meanwhile"));
  EXPECT_EQ(find("cm-beta")->record.district, "ก");
}

TEST_P(Organisations, are_changed_by_the_rules_of_the_register) {
  take_over_two();
  const std::size_t before = lines().size();
  const auto change = [&](Column column, const std::string& text) {
    desk::AgencyForm form = form_of("cm-beta");
    form.at(column) = text;
    return desk::change_agency(office(), officer_.actor, form);
  };
  const auto field = [](const base::Result<std::string>& result) {
    return base::detail(result.problems().front(), "field");
  };
  const auto name = change(Column::name_th, "");
  EXPECT_THAT(codes(name), ElementsAre("agency.cell_missing"));
  EXPECT_EQ(field(name), "name_th");
  const auto province = change(Column::province, "");
  EXPECT_THAT(codes(province), ElementsAre("agency.province_needed"));
  EXPECT_EQ(field(province), "province");
  const auto target = change(Column::state, "merged");
  EXPECT_THAT(codes(target), ElementsAre("agency.merged_without_target"));
  EXPECT_EQ(field(target), "merged_into");
  const auto twin = change(Column::name_th, "องค์การบริหารส่วนตำบลแม่ริม");
  EXPECT_THAT(codes(twin), IsEmpty()) << "another type and district: another agency";
  EXPECT_THAT(codes(change(Column::since, "2026-12-31")), ElementsAre("organisations.since_in_future"));
  desk::AgencyForm early = form_of("cm-beta");
  early.at(Column::district) = "ก";
  early.at(Column::since) = "2020-01-01";
  EXPECT_THAT(codes(desk::change_agency(office(), officer_.actor, early)),
              ElementsAre("agency.since_goes_back"));
  EXPECT_THAT(codes(change(Column::head_count_internal, "หลาย")), ElementsAre("agency.bad_count"));
  EXPECT_THAT(codes(desk::change_agency(office(), officer_.actor, form_of("cm-beta"))),
              ElementsAre("organisations.nothing_changed"));
  desk::AgencyForm silent = form_of("cm-beta");
  silent.at(Column::district) = "ก";
  silent.reason = "";
  EXPECT_THAT(codes(desk::change_agency(office(), officer_.actor, silent)),
              ElementsAre("organisations.no_reason"));
  EXPECT_EQ(lines().size(), before + 1);
}

TEST_P(Organisations, are_new_only_under_a_new_id_and_merged_ones_stay_readable) {
  take_over_two();
  desk::AgencyForm form;
  form.at(Column::id) = "cm-alpha";
  form.at(Column::name_th) = "กรมใหม่";
  form.at(Column::type) = "department";
  form.reason = "ตั้งใหม่";
  EXPECT_THAT(codes(desk::change_agency(office(), officer_.actor, form)),
              ElementsAre("organisations.id_taken"));
  form.at(Column::id) = "dpt-new";
  EXPECT_THAT(codes(desk::change_agency(office(), officer_.actor, form)), IsEmpty());
  EXPECT_EQ(find("dpt-new")->version, 1);
  desk::AgencyForm merged = form_of("cm-alpha");
  merged.at(Column::state) = "merged";
  merged.at(Column::merged_into) = "cm-beta";
  EXPECT_THAT(codes(desk::change_agency(office(), officer_.actor, merged)), IsEmpty());
  const auto file = desk::find_agency(office(), officer_.actor, "cm-beta");
  ASSERT_EQ(file->took_over.size(), 1U);
  EXPECT_EQ(file->took_over.front().first, "cm-alpha");
  EXPECT_EQ(desk::find_agency(office(), officer_.actor, "cm-alpha")->merged_into_name, "เทศบาลตำบลสันทราย");
}

TEST_P(Organisations, change_neither_themselves_nor_those_of_another_province) {
  take_over_two();
  const Somebody coordinator = test_.make(Role::agency_coordinator, {"chiang-mai", "cm-beta", ""});
  const Somebody neighbour = test_.make(Role::agency_coordinator, {"chiang-mai", "cm-alpha", ""});
  const Somebody centre = test_.make(Role::provincial_centre, {"chiang-mai", "", ""});
  const Somebody elsewhere = test_.make(Role::provincial_centre, {"lamphun", "", ""});
  desk::AgencyForm form = form_of("cm-beta");
  form.at(Column::district) = "ก";
  EXPECT_THAT(codes(desk::change_agency(office(), coordinator.actor, form)),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::change_agency(office(), elsewhere.actor, form)), ElementsAre("desk.not_permitted"));
  desk::AgencyForm moved = form_of("cm-beta");
  moved.at(Column::province) = "ลำพูน";
  EXPECT_THAT(codes(desk::change_agency(office(), centre.actor, moved)), ElementsAre("desk.not_permitted"))
      << "a centre gives nothing to another province";
  EXPECT_THAT(codes(desk::change_head_counts(office(), neighbour.actor, {"cm-beta", "5", "", 1, "นับใหม่"})),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(
      codes(desk::change_head_counts(office(), coordinator.actor, {"cm-beta", "๕๑", "1,207", 1, "นับใหม่"})),
      IsEmpty());
  EXPECT_EQ(find("cm-beta")->record.head_count_internal, 51);
  EXPECT_EQ(find("cm-beta")->record.head_count_external, 1207);
  form.version = 2;
  EXPECT_THAT(codes(desk::change_agency(office(), centre.actor, form)), IsEmpty());
}

TEST_P(Organisations, have_units_that_are_added_renamed_and_ended) {
  take_over_two();
  const Somebody coordinator = test_.make(Role::agency_coordinator, {"chiang-mai", "cm-beta", ""});
  const auto add = [&](const std::string& agency, const std::string& name) {
    return desk::add_unit(office(), coordinator.actor, agency, name);
  };
  EXPECT_THAT(codes(add("cm-alpha", "กองคลัง")), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(add("nobody", "กองคลัง")), ElementsAre("organisations.no_such_agency"));
  EXPECT_THAT(codes(add("cm-beta", "")), ElementsAre("organisations.bad_unit_name"));
  const auto unit = add("cm-beta", "กองคลัง");
  ASSERT_THAT(codes(unit), IsEmpty());
  EXPECT_THAT(codes(add("cm-beta", "กองคลัง")), ElementsAre("organisations.unit_name_taken"));
  const auto other = add("cm-beta", "กองช่าง");
  const auto rename = [&](std::int64_t version, const std::string& name) {
    return codes(desk::rename_unit(office(), coordinator.actor, {"cm-beta", *unit, version, name, ""}));
  };
  EXPECT_THAT(rename(1, "กองช่าง"), ElementsAre("organisations.unit_name_taken"));
  EXPECT_THAT(rename(1, "กองการคลัง"), IsEmpty());
  EXPECT_THAT(rename(1, "กองเงิน"), ElementsAre("organisations.changed_meanwhile"));
  const auto end = [&](std::int64_t version, const std::string& why) {
    return codes(desk::end_unit(office(), coordinator.actor, {"cm-beta", *unit, version, "", why}));
  };
  EXPECT_THAT(end(2, ""), ElementsAre("organisations.no_reason"));
  EXPECT_THAT(end(2, "ยุบรวมกอง"), IsEmpty());
  EXPECT_THAT(end(3, "อีกครั้ง"), ElementsAre("organisations.changed_meanwhile"));
  EXPECT_THAT(codes(add("cm-beta", "กองการคลัง")), IsEmpty()) << "the name is free again";
  const auto file = desk::find_agency(office(), coordinator.actor, "cm-beta");
  EXPECT_EQ(file->units.size(), 3U) << "an ended one stays readable";
}

PRONGSAI_ON_EVERY_ENGINE(Organisations);

}  // namespace
}  // namespace prongsai::offices
