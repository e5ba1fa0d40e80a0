// SPDX-License-Identifier: Apache-2.0
// The roles people act in, and how far a role reaches.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::access {

/// Order and number are part of the table of deeds. Names on pages: "role.<code>" in locale/.
enum class Role : std::uint8_t {
  system_administrator,  ///< keeps accounts and the machine; touches no score
  authority_officer,     ///< the national authority: rounds, register, publication
  provincial_centre,     ///< drives the agencies of one province
  agency_coordinator,    ///< fills in for one agency
  agency_executive,      ///< approves for one agency
  unit_officer,          ///< sees and fills in what one unit of an agency owes
  assessor,              ///< grades evidence
  observer,              ///< reads, changes nothing
};

inline constexpr std::size_t role_count = 8;
inline constexpr std::array<Role, role_count> all_roles = {
    Role::system_administrator, Role::authority_officer, Role::provincial_centre, Role::agency_coordinator,
    Role::agency_executive,     Role::unit_officer,      Role::assessor,          Role::observer};

/// "agency_coordinator": what is stored and logged.
[[nodiscard]] std::string_view code_of(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view code);

/// True where a password alone is not enough: administrators, the authority, provincial centres, assessors
/// and coordinators. One such role makes the second factor necessary for the whole person.
[[nodiscard]] bool needs_second_factor(Role role);

/// What a role covers, and what a deed is done to. Fields that are set narrow it down: nothing set is the
/// nation; `province` alone is that province; `agency` (with `province`, where known) is that agency; `unit`
/// needs `agency`.
struct Area {
  std::string province;
  std::string agency;
  std::string unit;

  [[nodiscard]] bool is_nation() const { return province.empty() && agency.empty(); }
  friend bool operator==(const Area&, const Area&) = default;
};

/// A role somebody holds, with the area it holds for.
struct Grant {
  Role role = Role::observer;
  Area area;

  friend bool operator==(const Grant&, const Grant&) = default;
};

/// True when everything in `inner` lies in `outer`. A province covers an agency only when the agency's
/// province is told in `inner`.
[[nodiscard]] bool covers(const Area& outer, const Area& inner);

/// True where this role can be held for this area: administrators and the authority for the nation, a
/// centre for a province, coordinators and executives for an agency, unit officers for a unit, assessors and
/// observers for the nation, a province or an agency.
[[nodiscard]] bool fits(Role role, const Area& area);

/// True when somebody who holds `giver` may invite people into `given`: nobody hands out more than the role's
/// own reach, and no coordinator makes the executive who approves the coordinator's work.
[[nodiscard]] bool may_give(const Grant& giver, const Grant& given);

}  // namespace prongsai::access
