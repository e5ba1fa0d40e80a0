// SPDX-License-Identifier: Apache-2.0
// What somebody who invites may choose, and what they mean by the words they typed.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/store/organisations.h"

namespace prongsai::desk {

/// The roles that the actor may give to somebody somewhere, in the order of Role.
[[nodiscard]] std::vector<access::Role> roles_to_give(const access::Actor& actor);

/// Whether a form must ask for a part of the area.
enum class Asked {
  no,     ///< the role has none, or the giver's own area settles it
  maybe,  ///< left empty, the role holds for all that the giver's own area covers
  yes,
};
/// What a form must ask for before the actor can give the role, and what is settled already.
struct AreaForm {
  access::Area settled;  ///< the widest area the actor can give this role from
  Asked province = Asked::no;
  Asked agency = Asked::no;
  Asked unit = Asked::no;
};
/// Empty when the actor may not give the role at all.
[[nodiscard]] std::optional<AreaForm> area_form(const access::Actor& actor, access::Role role);

/// As typed.
struct AreaWords {
  std::string province;  ///< a code
  std::string agency;    ///< an id, a name, or part of one
  std::string unit;      ///< an id or a name
};
/// The area meant. Problems, each with "field": people.role_not_given; people.no_province; people.no_agency;
/// people.no_such_agency {found}; people.several_agencies {found, count}: see suggest_agencies;
/// people.no_unit; people.no_such_unit {found}.
[[nodiscard]] base::Result<access::Area> find_area(const Office& office, const access::Actor& actor,
                                                   access::Role role, const AreaWords& words);

/// At most 20 agencies that the words may mean, in the province where one is named. Register facts are
/// public.
[[nodiscard]] std::vector<agency::AgencyRecord> suggest_agencies(const Office& office,
                                                                 const std::string& province,
                                                                 const std::string& text);
/// The units of an agency that have not ended.
[[nodiscard]] std::vector<agency::Unit> units_of(const Office& office, const std::string& agency);
/// What the register knows of the id; names for pages.
[[nodiscard]] std::optional<agency::AgencyRecord> named_agency(const Office& office, const std::string& id);

}  // namespace prongsai::desk
