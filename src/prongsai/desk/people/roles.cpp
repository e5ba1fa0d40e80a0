// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/people/roles.h"

#include <algorithm>

#include "prongsai/desk/permit.h"
#include "prongsai/desk/record.h"
#include "prongsai/store/organisations.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using access::Role;

bool is_last_administrator(db::Transaction& transaction, const store::HeldRole& role) {
  return role.grant.role == Role::system_administrator &&
         store::list_role_holders(transaction, Role::system_administrator, "").size() == 1;
}

}  // namespace

base::Result<PeopleList> list_people(const Office& office, const access::Actor& actor,
                                     store::PeopleWish wish) {
  const access::Area area{wish.province, wish.agency, ""};
  const auto role = permit(actor, Deed::see_people, area);
  if (!role) return role.problems();
  const Moment now = office.now();
  constexpr std::int64_t invitations_max = 200;
  return office.database.read([&](db::Transaction& transaction) -> base::Result<PeopleList> {
    PeopleList out{store::list_people(transaction, wish), store::count_people_found(transaction, wish), {}};
    for (store::Invitation& each : store::list_open_invitations(transaction, now, area, invitations_max)) {
      const auto agency = store::find_agency(transaction, each.grant->area.agency);
      const auto unit = store::find_unit(transaction, each.grant->area.agency, each.grant->area.unit);
      out.invitations.push_back({std::move(each), agency ? agency->record.name_th : "",
                                 agency ? agency->record.name_en : "", unit ? unit->unit.name : ""});
    }
    return out;
  });
}

base::Result<RoleOfSomebody> find_role(const Office& office, const access::Actor& actor,
                                       std::string_view person, std::int64_t number) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<RoleOfSomebody> {
    const auto kept = store::find_person(transaction, person);
    for (const store::HeldRole& role : store::list_grants(transaction, person)) {
      if (!kept || role.number != number) continue;
      const auto permitted = permit(actor, Deed::end_people, role.grant.area);
      if (!permitted) return permitted.problems();
      return RoleOfSomebody{*kept, role.grant};
    }
    return base::Problem{"people.no_such_role", {}, {}};
  });
}

base::Result<bool> end_role(const Office& office, const access::Actor& actor, std::string_view person,
                            std::int64_t number, std::string_view reason) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto roles = store::list_grants(transaction, person);
    const auto found = std::find_if(roles.begin(), roles.end(),
                                    [&](const store::HeldRole& role) { return role.number == number; });
    if (found == roles.end()) return base::Problem{"people.no_such_role", {}, {}};
    const auto role = permit(actor, Deed::end_people, found->grant.area);
    if (!role) return role.problems();
    if (!std::any_of(actor.grants.begin(), actor.grants.end(),
                     [&](const access::Grant& own) { return access::may_give(own, found->grant); }))
      return base::Problem{"people.role_not_given", {}, {}};
    if (reason.empty() || reason.size() > reason_bytes_max)
      return base::Problem{"people.no_reason", {{"field", "reason"}}, {}};
    if (is_last_administrator(transaction, *found)) return base::Problem{"people.last_administrator", {}, {}};
    store::end_grant(transaction, person, number, now);
    if (roles.size() == 1) store::end_sessions(transaction, person);
    record(transaction, actor, *role, now,
           {.action = "person.end_role",
            .subject_kind = "person",
            .subject = std::string(person),
            .agency = found->grant.area.agency,
            .before = audit::Snapshot().text("role", access::code_of(found->grant.role)).str(),
            .reason = std::string(reason)});
    return true;
  });
}

std::vector<store::Session> own_sessions(const Office& office, const SignedIn& person) {
  return office.database.read([&](db::Transaction& transaction) {
    return store::list_sessions(transaction, person.actor.person, office.now());
  });
}

void end_own_session(const Office& office, const SignedIn& person, std::string_view public_id) {
  office.database.perform([&](db::Transaction& transaction) {
    if (public_id.empty()) {
      store::end_other_sessions(transaction, person.actor.person, person.digest);
    } else {
      store::end_session_by_public_id(transaction, person.actor.person, public_id);
    }
  });
}

}  // namespace prongsai::desk
