// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/desk/organisations/change.h"
#include "prongsai/desk/organisations/record_detail.h"
#include "prongsai/desk/permit.h"
#include "prongsai/secret/token.h"

namespace prongsai::desk {
namespace {

using access::Deed;

constexpr std::size_t name_bytes_max = 600;

base::Problems check_name(std::string_view name) {
  constexpr std::size_t bytes_of_a_thai_letter = 3;
  const bool control = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7F;
  });
  if (!name.empty() && !control && name.size() <= name_bytes_max) return {};
  return {{"organisations.bad_unit_name",
           {{"expected", std::to_string(name_bytes_max / bytes_of_a_thai_letter)}, {"field", "name"}},
           {}}};
}

base::Problem name_taken(std::string_view name) {
  return {"organisations.unit_name_taken", {{"found", std::string(name)}, {"field", "name"}}, {}};
}

/// The role in which the actor may change the units of that agency.
base::Result<access::Role> permit_units(db::Transaction& transaction, const access::Actor& actor,
                                        std::string_view agency) {
  const auto found = store::find_agency(transaction, agency);
  if (!found) return organisations_detail::no_such_agency(agency);
  return permit(actor, Deed::change_units, {found->record.province, found->record.id, ""});
}

base::Result<store::StoredUnit> unit_as_shown(db::Transaction& transaction, const UnitForm& form) {
  const auto unit = store::find_unit(transaction, form.agency, form.unit);
  if (!unit) return base::Problem{"organisations.no_such_unit", {}, {}};
  if (unit->ended_at || unit->version != form.version)
    return base::Problem{"organisations.changed_meanwhile", {}, {}};
  return *unit;
}

Done unit_line(const char* action, const agency::Unit& unit) {
  Done out;
  out.action = action;
  out.subject_kind = "unit";
  out.subject = unit.agency + "/" + unit.id;
  out.agency = unit.agency;
  return out;
}

std::string named(std::string_view name) {
  return audit::Snapshot().text("name", name).str();
}

}  // namespace

base::Result<std::string> add_unit(const Office& office, const access::Actor& actor, std::string_view agency,
                                   std::string_view name) {
  const Moment now = office.now();
  const agency::Unit unit{std::string(agency), secret::new_id("u"), std::string(name)};
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::string> {
    const auto role = permit_units(transaction, actor, agency);
    if (!role) return role.problems();
    base::Problems problems = check_name(name);
    if (!problems.empty()) return problems;
    const auto kept = transaction.attempt({{"unit_name_once", name_taken(name)}}, [&] {
      store::record_unit(transaction, unit);
      return true;
    });
    if (!kept) return kept.problems();
    Done line = unit_line("unit.add", unit);
    line.after = named(name);
    record(transaction, actor, *role, now, std::move(line));
    return unit.id;
  });
}

base::Result<bool> rename_unit(const Office& office, const access::Actor& actor, const UnitForm& form) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto role = permit_units(transaction, actor, form.agency);
    if (!role) return role.problems();
    const auto unit = unit_as_shown(transaction, form);
    if (!unit) return unit.problems();
    base::Problems problems = check_name(form.name);
    if (!problems.empty()) return problems;
    if (unit->unit.name == form.name) return base::Problem{"organisations.nothing_changed", {}, {}};
    const auto kept = transaction.attempt({{"unit_name_once", name_taken(form.name)}}, [&] {
      return store::rename_unit(transaction, {form.agency, form.unit, form.name}, form.version);
    });
    if (!kept) return kept.problems();
    if (!*kept) return base::Problem{"organisations.changed_meanwhile", {}, {}};
    Done line = unit_line("unit.rename", unit->unit);
    line.before = named(unit->unit.name);
    line.after = named(form.name);
    record(transaction, actor, *role, now, std::move(line));
    return true;
  });
}

base::Result<bool> end_unit(const Office& office, const access::Actor& actor, const UnitForm& form) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto role = permit_units(transaction, actor, form.agency);
    if (!role) return role.problems();
    const auto unit = unit_as_shown(transaction, form);
    if (!unit) return unit.problems();
    base::Problems problems = organisations_detail::check_reason(form.reason);
    if (!problems.empty()) return problems;
    if (!store::end_unit(transaction, form.agency, form.unit, form.version, now))
      return base::Problem{"organisations.changed_meanwhile", {}, {}};
    Done line = unit_line("unit.end", unit->unit);
    line.before = named(unit->unit.name);
    line.reason = form.reason;
    record(transaction, actor, *role, now, std::move(line));
    return true;
  });
}

}  // namespace prongsai::desk
