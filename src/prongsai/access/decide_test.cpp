// SPDX-License-Identifier: Apache-2.0
#include "prongsai/access/decide.h"

#include <gtest/gtest.h>

namespace prongsai::access {
namespace {

const Area chiang_mai{"chiang-mai", "", ""};
const Area phichit{"phichit", "", ""};
const Area town{"chiang-mai", "cm-town", ""};
const Area other_town{"phichit", "ph-town", ""};
const Area finance{"chiang-mai", "cm-town", "finance"};

Actor holding(Role role, const Area& area) {
  return {"p-1", {{role, area}}, ""};
}

TEST(Access, a_person_without_a_role_may_do_nothing) {
  const Actor nobody{"p-1", {}, ""};
  for (const Deed deed : all_deeds()) {
    EXPECT_FALSE(role_for(nobody, deed, {})) << code_of(deed);
    EXPECT_FALSE(may_somewhere(nobody, deed)) << code_of(deed);
  }
}

TEST(Access, an_observer_changes_nothing) {
  for (const Deed deed : all_deeds()) {
    const std::string_view code = code_of(deed);
    if (code.starts_with("see_")) continue;
    EXPECT_FALSE(may_somewhere(holding(Role::observer, {}), deed)) << code;
  }
}

TEST(Access, the_system_administrator_touches_no_score_and_no_round) {
  const Actor keeper = holding(Role::system_administrator, {});
  for (const Deed deed : {Deed::enter_results, Deed::confirm_results, Deed::decide_publication,
                          Deed::decide_override, Deed::open_rounds, Deed::make_rounds, Deed::see_results})
    EXPECT_FALSE(role_for(keeper, deed, {})) << code_of(deed);
}

TEST(Access, a_province_reaches_its_own_agencies_only) {
  const Actor centre = holding(Role::provincial_centre, chiang_mai);
  EXPECT_EQ(role_for(centre, Deed::enter_results, town), Role::provincial_centre);
  EXPECT_FALSE(role_for(centre, Deed::enter_results, other_town));
  EXPECT_FALSE(role_for(centre, Deed::enter_results, {})) << "the nation is more than a province";
  EXPECT_FALSE(role_for(centre, Deed::see_people, phichit));
}

TEST(Access, an_agency_whose_province_is_not_told_is_in_no_province) {
  EXPECT_FALSE(
      role_for(holding(Role::provincial_centre, chiang_mai), Deed::enter_results, {"", "cm-town", ""}));
}

TEST(Access, a_unit_is_not_its_agency) {
  const Actor officer = holding(Role::unit_officer, finance);
  EXPECT_TRUE(role_for(officer, Deed::see_results, finance));
  EXPECT_FALSE(role_for(officer, Deed::see_results, town));
}

TEST(Access, of_several_roles_the_first_is_named) {
  const Actor two{"p-1", {{Role::observer, {}}, {Role::agency_coordinator, town}}, ""};
  EXPECT_EQ(role_for(two, Deed::see_results, town), Role::agency_coordinator);
  EXPECT_EQ(role_for(two, Deed::see_results, other_town), Role::observer);
}

TEST(Access, whoever_decides_second_could_have_proposed) {
  // The two-person rule needs two persons of one kind, so the two columns must not drift apart.
  for (const Role role : all_roles) {
    EXPECT_EQ(reach(Deed::propose_publication, role), reach(Deed::decide_publication, role));
    EXPECT_EQ(reach(Deed::propose_override, role), reach(Deed::decide_override, role));
    EXPECT_EQ(reach(Deed::propose_exclusion, role), reach(Deed::decide_exclusion, role));
  }
}

TEST(Access, nobody_gives_more_than_the_own_reach) {
  const std::vector<Area> areas = {{}, chiang_mai, phichit, town, other_town, finance};
  for (const Role giver : all_roles) {
    for (const Area& from : areas) {
      if (!fits(giver, from)) continue;
      for (const Role given : all_roles) {
        for (const Area& to : areas) {
          if (!may_give({giver, from}, {given, to})) continue;
          EXPECT_TRUE(covers(from, to));
          EXPECT_TRUE(fits(given, to));
          EXPECT_LE(static_cast<int>(giver), static_cast<int>(given)) << code_of(giver) << code_of(given);
        }
      }
    }
  }
  EXPECT_FALSE(may_give({Role::agency_coordinator, town}, {Role::agency_executive, town}))
      << "who fills in does not choose who approves";
  EXPECT_TRUE(may_give({Role::provincial_centre, chiang_mai}, {Role::agency_executive, town}));
}

TEST(Access, whoever_is_assessed_sees_no_doubts_and_opens_no_box) {
  for (const Role role : {Role::agency_coordinator, Role::agency_executive, Role::unit_officer})
    for (const Deed deed : {Deed::see_credibility, Deed::decide_credibility, Deed::open_boxes,
                            Deed::make_surveys, Deed::set_credentials})
      EXPECT_EQ(reach(deed, role), Reach::never) << code_of(deed) << code_of(role);
}

TEST(Access, a_chief_gets_no_code_and_no_name_of_a_respondent) {
  for (const Deed deed :
       {Deed::make_codes, Deed::see_contacts, Deed::change_contacts, Deed::work_contacts, Deed::run_pulse})
    EXPECT_EQ(reach(deed, Role::agency_executive), Reach::never) << code_of(deed);
}

TEST(Access, names_of_contacts_are_seen_by_their_agency_and_called_by_assessors_only) {
  for (const Role role : {Role::system_administrator, Role::authority_officer, Role::provincial_centre,
                          Role::unit_officer, Role::observer}) {
    for (const Deed deed : {Deed::see_contacts, Deed::change_contacts, Deed::work_contacts})
      EXPECT_EQ(reach(deed, role), Reach::never) << code_of(deed) << code_of(role);
  }
  EXPECT_EQ(reach(Deed::see_contacts, Role::assessor), Reach::never) << "one at a time, by work_contacts";
}

TEST(Access, covering_is_an_order) {
  const std::vector<Area> areas = {{}, chiang_mai, phichit, town, other_town, finance};
  for (const Area& a : areas) {
    EXPECT_TRUE(covers(a, a));
    for (const Area& b : areas) {
      EXPECT_TRUE(a == b || !covers(a, b) || !covers(b, a));
      for (const Area& c : areas) {
        EXPECT_TRUE(!covers(a, b) || !covers(b, c) || covers(a, c));
      }
    }
  }
}

TEST(Access, a_code_names_one_role) {
  for (const Role role : all_roles) EXPECT_EQ(parse_role(code_of(role)), role);
  EXPECT_FALSE(parse_role("root"));
}

}  // namespace
}  // namespace prongsai::access
