// SPDX-License-Identifier: Apache-2.0
#include "prongsai/access/role.h"

#include "prongsai/base/assert.h"

namespace prongsai::access {
namespace {

constexpr std::array<std::string_view, role_count> codes = {
    "system_administrator", "authority_officer", "provincial_centre", "agency_coordinator",
    "agency_executive",     "unit_officer",      "assessor",          "observer"};

}  // namespace

std::string_view code_of(Role role) {
  return codes[static_cast<std::size_t>(role)];
}

std::optional<Role> parse_role(std::string_view code) {
  for (const Role role : all_roles) {
    if (code_of(role) == code) return role;
  }
  return std::nullopt;
}

bool needs_second_factor(Role role) {
  switch (role) {
    case Role::system_administrator:
    case Role::authority_officer:
    case Role::provincial_centre:
    case Role::agency_coordinator:
    case Role::assessor:
      return true;
    case Role::agency_executive:
    case Role::unit_officer:
    case Role::observer:
      return false;
  }
  PRONGSAI_ASSERT(false);
}

bool covers(const Area& outer, const Area& inner) {
  if (outer.is_nation()) return true;
  if (!outer.unit.empty()) return outer.agency == inner.agency && outer.unit == inner.unit;
  if (!outer.agency.empty()) return outer.agency == inner.agency;
  return outer.province == inner.province;
}

bool fits(Role role, const Area& area) {
  const bool province = !area.province.empty() && area.agency.empty() && area.unit.empty();
  const bool agency = !area.agency.empty() && area.unit.empty();
  switch (role) {
    case Role::system_administrator:
    case Role::authority_officer:
      return area == Area{};
    case Role::provincial_centre:
      return province;
    case Role::agency_coordinator:
    case Role::agency_executive:
      return agency;
    case Role::unit_officer:
      return !area.agency.empty() && !area.unit.empty();
    case Role::assessor:
    case Role::observer:
      return area == Area{} || province || agency;
  }
  PRONGSAI_ASSERT(false);
}

bool may_give(const Grant& giver, const Grant& given) {
  if (!fits(given.role, given.area) || !covers(giver.area, given.area)) return false;
  switch (giver.role) {
    case Role::system_administrator:
      return true;
    case Role::authority_officer:
      return given.role != Role::system_administrator;
    case Role::provincial_centre:
      return given.role == Role::agency_coordinator || given.role == Role::agency_executive ||
             given.role == Role::unit_officer || given.role == Role::observer;
    case Role::agency_coordinator:
      return given.role == Role::unit_officer || given.role == Role::observer;
    case Role::agency_executive:
    case Role::unit_officer:
    case Role::assessor:
    case Role::observer:
      return false;
  }
  PRONGSAI_ASSERT(false);
}

}  // namespace prongsai::access
