// SPDX-License-Identifier: Apache-2.0
// Changing one agency, so that its past stays: the record, its head-counts, its units.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "prongsai/access/decide.h"
#include "prongsai/agency/read_register.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"

namespace prongsai::desk {

/// The record as typed into a form, one text a column of a register file and read by the same rules. A
/// problem with one of them bears its english_heading as the detail "field".
struct AgencyForm {
  std::array<std::string, agency::column_count> cells;
  std::int64_t version = 0;  ///< of the agency that the form showed; 0: it is to be a new one
  std::string reason;

  [[nodiscard]] std::string& at(agency::Column column) { return cells[static_cast<std::size_t>(column)]; }
  [[nodiscard]] const std::string& at(agency::Column column) const {
    return cells[static_cast<std::size_t>(column)];
  }
};

/// Records the agency as the form has it, from the day `since` on (today, where that is empty). Permitted to
/// those who may change organisations in the whole province, both the old one and the new one: no agency
/// moves itself; a new agency to those who may in the nation. Returns the id. Problems, several at once:
/// desk.not_permitted; organisations.no_such_agency; organisations.changed_meanwhile when another change came
/// between; organisations.id_taken; organisations.nothing_changed; organisations.since_in_future; those of
/// agency::read_register and agency::compare_register; organisations.no_reason;
/// organisations.reason_too_long.
[[nodiscard]] base::Result<std::string> change_agency(const Office& office, const access::Actor& actor,
                                                      const AgencyForm& form);

struct HeadCountForm {
  std::string agency;
  std::string internal;  ///< as typed; empty: unknown
  std::string external;
  std::int64_t version = 0;
  std::string reason;
};
/// Also permitted to the agency itself. Problems as above; the fields are the headings
/// of the two columns.
[[nodiscard]] base::Result<std::string> change_head_counts(const Office& office, const access::Actor& actor,
                                                           const HeadCountForm& form);

/// A unit of the agency; returns its id. Problems: desk.not_permitted; organisations.no_such_agency;
/// organisations.bad_unit_name; organisations.unit_name_taken, both with the field "name".
[[nodiscard]] base::Result<std::string> add_unit(const Office& office, const access::Actor& actor,
                                                 std::string_view agency, std::string_view name);

struct UnitForm {
  std::string agency;
  std::string unit;
  std::int64_t version = 0;
  std::string name;    ///< of a unit that is renamed
  std::string reason;  ///< of a unit that ends
};
/// Problems: as add_unit; organisations.no_such_unit; organisations.changed_meanwhile.
[[nodiscard]] base::Result<bool> rename_unit(const Office& office, const access::Actor& actor,
                                             const UnitForm& form);
/// It stays readable, and no more work goes to it. Problems: as above; organisations.no_reason.
[[nodiscard]] base::Result<bool> end_unit(const Office& office, const access::Actor& actor,
                                          const UnitForm& form);

}  // namespace prongsai::desk
