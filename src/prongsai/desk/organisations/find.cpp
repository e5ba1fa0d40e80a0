// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/organisations/find.h"

#include "prongsai/agency/agency.h"
#include "prongsai/desk/organisations/record_detail.h"
#include "prongsai/desk/permit.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using organisations_detail::no_such_agency;

}  // namespace

std::optional<access::Area> area_of_agency(const Office& office, std::string_view agency) {
  if (!agency::is_agency_id(agency)) return std::nullopt;
  const auto found = office.database.read(
      [&](db::Transaction& transaction) { return store::find_agency(transaction, agency); });
  if (!found) return std::nullopt;
  return access::Area{found->record.province, found->record.id, ""};
}

base::Result<AgencyList> list_agencies(const Office& office, const access::Actor& actor,
                                       const store::AgencyFilter& filter) {
  const auto role = permit(actor, Deed::see_organisations, {});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<AgencyList> {
    return AgencyList{store::list_agencies(transaction, filter), store::count_agencies(transaction, filter)};
  });
}

base::Result<AgencyCounts> count_agencies(const Office& office, const access::Actor& actor) {
  const auto role = permit(actor, Deed::see_organisations, {});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<AgencyCounts> {
    return AgencyCounts{store::count_agencies_by(transaction, store::AgencyGroup::type),
                        store::count_agencies_by(transaction, store::AgencyGroup::ministry),
                        store::count_agencies_by(transaction, store::AgencyGroup::province),
                        store::count_agencies(transaction, {})};
  });
}

base::Result<AgencyFile> find_agency(const Office& office, const access::Actor& actor,
                                     std::string_view agency) {
  if (!agency::is_agency_id(agency)) return no_such_agency(agency);
  return office.database.read([&](db::Transaction& transaction) -> base::Result<AgencyFile> {
    auto found = store::find_agency(transaction, agency);
    if (!found) return no_such_agency(agency);
    const auto role = permit(actor, Deed::see_organisations, {found->record.province, found->record.id, ""});
    if (!role) return role.problems();
    AgencyFile out{*std::move(found),
                   store::list_agency_versions(transaction, agency),
                   store::list_units(transaction, agency),
                   {},
                   {}};
    for (const store::RegisteredAgency& one : store::list_agencies_merged_into(transaction, agency))
      out.took_over.emplace_back(one.record.id, one.record.name_th);
    if (const auto target = store::find_agency(transaction, out.agency.record.merged_into))
      out.merged_into_name = target->record.name_th;
    return out;
  });
}

}  // namespace prongsai::desk
