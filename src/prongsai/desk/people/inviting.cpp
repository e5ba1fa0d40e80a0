// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/people/inviting.h"

#include <algorithm>

#include "prongsai/agency/search_form.h"

namespace prongsai::desk {
namespace {

using access::Area;
using access::Grant;
using access::Role;

constexpr std::size_t suggestions_max = 20;
constexpr std::int64_t looked_at_max = 200;

/// Areas below `own`, one of each kind, with made-up names where `own` leaves it open: enough to ask the
/// rule, which looks at kinds and containment only.
std::vector<Area> areas_below(const Area& own) {
  const std::string province = own.province.empty() ? "?" : own.province;
  const std::string agency = own.agency.empty() ? "?" : own.agency;
  std::vector<Area> out;
  if (own.is_nation()) out.push_back({});
  if (own.agency.empty()) out.push_back({province, "", ""});
  if (own.unit.empty()) out.push_back({own.agency.empty() ? province : own.province, agency, ""});
  out.push_back({own.agency.empty() ? province : own.province, agency, own.unit.empty() ? "?" : own.unit});
  return out;
}

struct Givable {
  bool nation = false;
  bool province = false;
  bool agency = false;
  bool unit = false;

  [[nodiscard]] bool any() const { return nation || province || agency || unit; }
};

Givable givable(const Grant& own, Role role) {
  Givable out;
  for (const Area& area : areas_below(own.area)) {
    if (!access::may_give(own, {role, area})) continue;
    out.nation |= area.is_nation();
    out.province |= !area.province.empty() && area.agency.empty();
    out.agency |= !area.agency.empty() && area.unit.empty();
    out.unit |= !area.unit.empty();
  }
  return out;
}

int width(const Area& area) {
  return (area.province.empty() ? 1 : 0) + (area.agency.empty() ? 1 : 0) + (area.unit.empty() ? 1 : 0);
}

Asked asked(bool settled, bool needed, bool possible) {
  if (settled || !possible) return Asked::no;
  return needed ? Asked::yes : Asked::maybe;
}

base::Problem wrong(const char* code, const char* field, const std::string& found = {}) {
  return {code, {{"field", field}, {"found", found}}, {}};
}

base::Result<agency::AgencyRecord> find_agency(const Office& office, const std::string& province,
                                               const std::string& text) {
  const std::vector<agency::AgencyRecord> found = suggest_agencies(office, province, text);
  if (found.empty()) return wrong("people.no_such_agency", "agency", text);
  const auto is_called_so = [&](const agency::AgencyRecord& agency) {
    return agency.name_th == text || agency.name_en == text;
  };
  const bool settled =
      found.size() == 1 || found.front().id == text || (is_called_so(found[0]) && !is_called_so(found[1]));
  if (settled) return found.front();
  base::Problem several = wrong("people.several_agencies", "agency", text);
  several.details.emplace_back("count", std::to_string(found.size()));
  return several;
}

}  // namespace

std::vector<Role> roles_to_give(const access::Actor& actor) {
  std::vector<Role> out;
  for (const Role role : access::all_roles) {
    if (area_form(actor, role)) out.push_back(role);
  }
  return out;
}

std::optional<AreaForm> area_form(const access::Actor& actor, Role role) {
  const Grant* widest = nullptr;
  Givable what;
  for (const Grant& own : actor.grants) {
    const Givable here = givable(own, role);
    if (!here.any() || (widest != nullptr && width(own.area) <= width(widest->area))) continue;
    widest = &own;
    what = here;
  }
  if (widest == nullptr) return std::nullopt;
  AreaForm out;
  out.settled = widest->area;
  const bool below_province = what.province || what.agency || what.unit;
  const bool below_agency = what.agency || what.unit;
  out.province = asked(!out.settled.province.empty() || !out.settled.agency.empty(),
                       !what.nation && !what.agency && !what.unit, below_province);
  out.agency = asked(!out.settled.agency.empty(), !what.nation && !what.province, below_agency);
  out.unit = asked(!out.settled.unit.empty(), !what.agency && !what.province && !what.nation, what.unit);
  return out;
}

base::Result<Area> find_area(const Office& office, const access::Actor& actor, Role role,
                             const AreaWords& words) {
  const auto form = area_form(actor, role);
  if (!form) return wrong("people.role_not_given", "role");
  Area out = form->settled;
  if (form->province != Asked::no) out.province = words.province;
  if (form->province == Asked::yes && out.province.empty()) return wrong("people.no_province", "province");
  if (form->agency != Asked::no && !words.agency.empty()) {
    const auto agency = find_agency(office, out.province, words.agency);
    if (!agency) return agency.problems();
    out.agency = agency->id;
    out.province = agency->province;
  }
  if (form->agency == Asked::yes && out.agency.empty()) return wrong("people.no_agency", "agency");
  if (form->unit != Asked::no && !words.unit.empty()) {
    const auto units = units_of(office, out.agency);
    const auto unit = std::find_if(units.begin(), units.end(), [&](const agency::Unit& each) {
      return each.id == words.unit || each.name == words.unit;
    });
    if (unit == units.end()) return wrong("people.no_such_unit", "unit", words.unit);
    out.unit = unit->id;
  }
  if (form->unit == Asked::yes && out.unit.empty()) return wrong("people.no_unit", "unit");
  return out;
}

std::vector<agency::AgencyRecord> suggest_agencies(const Office& office, const std::string& province,
                                                   const std::string& text) {
  if (agency::search_form(text).empty()) return {};
  const auto found = office.database.read([&](db::Transaction& transaction) {
    store::AgencyFilter filter;
    filter.text = text;
    filter.province = province;
    filter.state = "active";
    filter.limit = looked_at_max;
    return store::list_agencies(transaction, filter);
  });
  const auto is_exact = [&](const agency::AgencyRecord& record) {
    return record.id == text || record.name_th == text || record.name_en == text;
  };
  std::vector<agency::AgencyRecord> out;
  for (const bool exact : {true, false}) {
    for (const store::RegisteredAgency& each : found) {
      if (is_exact(each.record) == exact) out.push_back(each.record);
    }
  }
  if (out.size() > suggestions_max) out.resize(suggestions_max);
  return out;
}

std::vector<agency::Unit> units_of(const Office& office, const std::string& agency) {
  const auto found = office.database.read(
      [&](db::Transaction& transaction) { return store::list_units(transaction, agency); });
  std::vector<agency::Unit> out;
  for (const store::StoredUnit& each : found) {
    if (!each.ended_at) out.push_back(each.unit);
  }
  return out;
}

std::optional<agency::AgencyRecord> named_agency(const Office& office, const std::string& id) {
  if (id.empty()) return std::nullopt;
  const auto found =
      office.database.read([&](db::Transaction& transaction) { return store::find_agency(transaction, id); });
  if (!found) return std::nullopt;
  return found->record;
}

}  // namespace prongsai::desk
