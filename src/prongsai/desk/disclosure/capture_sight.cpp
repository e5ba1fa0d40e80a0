// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/capture_sight_detail.h"
#include "prongsai/store/disclosure.h"
#include "prongsai/store/participants.h"

namespace prongsai::desk::detail {

using access::Deed;
using base::Problem;
using base::Result;

namespace {

/// Items of the units in which this person has a role.
std::set<std::string, std::less<>> own_items(db::Transaction& transaction, const access::Actor& actor,
                                             const store::RoundAgency& agency, const std::string& round) {
  std::set<std::string, std::less<>> units;
  for (const access::Area& area : access::areas_for(actor, Deed::see_disclosure))
    if (area.agency == agency.agency && !area.unit.empty()) units.insert(area.unit);
  std::set<std::string, std::less<>> out;
  if (units.empty()) return out;
  for (const auto& told : store::list_disclosure_items(transaction, {agency.agency, round}))
    if (units.contains(told.owner_unit)) out.insert(told.filing.item);
  return out;
}

}  // namespace

Result<Sight> sight_of(db::Transaction& transaction, const access::Actor& actor, const std::string& agency,
                       const std::string& round) {
  const auto found = store::find_round_agency(transaction, round, agency);
  if (!found) return Problem{"rounds.no_such_agency", {}, {}};
  Sight out;
  out.is_whole = permit(actor, Deed::see_disclosure, {found->province, agency, ""}).ok();
  if (!out.is_whole) out.items = own_items(transaction, actor, *found, round);
  return out;
}

Problem captures_not_permitted() {
  return {"desk.not_permitted", {{"deed", std::string(access::code_of(Deed::see_disclosure))}}, {}};
}

base::Problems look_refused(db::Transaction& transaction, const access::Actor& actor, const Sight& sight,
                            const std::string& agency, const std::string& round, const std::string& item,
                            const HasSeat& has_seat) {
  if (sight.has(item)) return {};
  if (has_seat && has_seat(transaction, actor, agency, round, item)) return {};
  return {captures_not_permitted()};
}

}  // namespace prongsai::desk::detail
