// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/capture_asks.h"

#include <algorithm>

#include "prongsai/desk/disclosure/capture_sight_detail.h"
#include "prongsai/desk/record.h"
#include "prongsai/disclosure/filing.h"
#include "prongsai/fetch/address.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/disclosure.h"
#include "prongsai/store/participants.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using base::Result;

bool has_link(const std::vector<disclosure::Link>& links, const std::string& address) {
  return std::ranges::find(links, address, &disclosure::Link::address) != links.end();
}

/// Whether the agency shows this address for that item, in what it writes or in what it handed in last.
bool is_told(db::Transaction& transaction, const std::string& agency, const std::string& round,
             const std::string& item, const std::string& address) {
  for (const store::StoredDisclosureItem& each : store::list_disclosure_items(transaction, {agency, round}))
    if (each.filing.item == item && has_link(each.filing.links, address)) return true;
  const auto filing = store::find_last_filing(transaction, {agency, round});
  const auto items = filing ? disclosure::read_filings(filing->document) : std::nullopt;
  if (!items) return false;
  return std::ranges::any_of(*items, [&](const disclosure::ItemFiling& each) {
    return each.item == item && has_link(each.links, address);
  });
}

/// As whom somebody asks.
struct Asker {
  access::Role role = access::Role::observer;
  bool is_of_agency = false;

  [[nodiscard]] std::int64_t most() const {
    return is_of_agency ? asked_a_day_most : asked_a_day_by_all_most;
  }
};

std::optional<Asker> asker_of(db::Transaction& transaction, const access::Actor& actor,
                              const store::RoundAgency& agency, const std::string& round,
                              const std::string& item, const HasSeat& has_seat) {
  access::Area area{agency.province, agency.agency, ""};
  if (const auto role = access::role_for(actor, Deed::change_disclosure, area)) return Asker{*role, true};
  for (const auto& told : store::list_disclosure_items(transaction, {agency.agency, round}))
    if (told.filing.item == item) area.unit = told.owner_unit;
  if (!area.unit.empty()) {
    if (const auto role = access::role_for(actor, Deed::change_disclosure, area)) return Asker{*role, true};
  }
  area.unit.clear();
  if (!has_seat || !has_seat(transaction, actor, agency.agency, round, item)) return std::nullopt;
  for (const Deed deed : {Deed::grade_items, Deed::decide_disputes})
    if (const auto role = access::role_for(actor, deed, area)) return Asker{*role, false};
  return std::nullopt;
}

std::int64_t left_of(db::Transaction& transaction, const Asker& asker, const std::string& agency,
                     Moment now) {
  const std::int64_t asked = store::count_asked_captures(transaction, agency, now - std::chrono::hours(24));
  return std::max<std::int64_t>(0, asker.most() - asked);
}

bool is_waiting(const store::LinkOrder& order) {
  return order.state == "waiting";
}

std::optional<Moment> resting_until(const store::LinkOrder& order, Moment now) {
  if (is_waiting(order) || !order.ended_at || *order.ended_at + asked_rest <= now) return std::nullopt;
  return *order.ended_at + asked_rest;
}

std::optional<store::LinkOrder> last_of(const std::vector<store::LinkOrder>& newest_first,
                                        const std::string& address) {
  const auto found = std::ranges::find(newest_first, address, &store::LinkOrder::address);
  if (found == newest_first.end()) return std::nullopt;
  return *found;
}

Problem lately(const std::string& address, Moment until, Moment now) {
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(until - now).count();
  return {"captures.asked_lately", {{"minutes", std::to_string(minutes)}, {"found", address}}, {}};
}

bool is_fetching(const Office& office) {
  return office.fetches_links && !office.captures.empty();
}

}  // namespace

Result<LinkStandings> see_links(const Office& office, const access::Actor& actor, const std::string& agency,
                                const std::string& round, const std::string& item,
                                std::span<const std::string> addresses, const HasSeat& has_seat) {
  return office.database.read([&](db::Transaction& transaction) -> Result<LinkStandings> {
    const auto member = store::find_round_agency(transaction, round, agency);
    if (!member) return Problem{"rounds.no_such_agency", {}, {}};
    const auto sight = detail::sight_of(transaction, actor, agency, round);
    if (!sight) return sight.problems();
    auto refused = detail::look_refused(transaction, actor, *sight, agency, round, item, has_seat);
    if (!refused.empty()) return refused;
    const Moment now = office.now();
    LinkStandings out;
    out.is_fetching_here = is_fetching(office);
    const auto asker = asker_of(transaction, actor, *member, round, item, has_seat);
    out.may_ask = asker.has_value();
    if (asker) out.left_today = left_of(transaction, *asker, agency, now);
    const auto orders = store::list_item_capture_orders(transaction, agency, round, item);
    for (const std::string& address : addresses) {
      LinkStanding& link =
          out.links.emplace_back(LinkStanding{.address = address, .last = last_of(orders, address)});
      if (link.last) link.rests_until = resting_until(*link.last, now);
      const bool waits = link.last && is_waiting(*link.last);
      link.may_ask = out.may_ask && out.is_fetching_here && out.left_today > 0 && !waits && !link.rests_until;
    }
    return out;
  });
}

Result<bool> ask_for_capture(const Office& office, const access::Actor& actor, const std::string& agency,
                             const std::string& round, const std::string& item, const std::string& address,
                             const HasSeat& has_seat) {
  const auto read = fetch::address_of(address);
  if (!read) return read.problems();
  return office.database.perform([&](db::Transaction& transaction) -> Result<bool> {
    const auto member = store::find_round_agency(transaction, round, agency);
    if (!member) return Problem{"rounds.no_such_agency", {}, {}};
    const auto asker = asker_of(transaction, actor, *member, round, item, has_seat);
    if (!asker)
      return Problem{
          "desk.not_permitted", {{"deed", std::string(access::code_of(Deed::change_disclosure))}}, {}};
    if (!is_fetching(office)) return Problem{"captures.not_here", {}, {}};
    // Else this server would fetch whatever anybody likes, in an agency's name.
    if (!is_told(transaction, agency, round, item, address))
      return Problem{"captures.not_told", {{"found", address}}, {}};
    const Moment now = office.now();
    const auto last = last_of(store::list_item_capture_orders(transaction, agency, round, item), address);
    if (last && is_waiting(*last)) return false;
    if (const auto until = last ? resting_until(*last, now) : std::nullopt)
      return lately(address, *until, now);
    if (left_of(transaction, *asker, agency, now) == 0)
      return Problem{"captures.asked_too_much", {{"most", std::to_string(asker->most())}}, {}};
    const std::vector<store::NewCaptureOrder> one = {
        {secret::new_id("co"), agency, round, item, address, "asked", now}};
    store::add_capture_orders(transaction, one);
    audit::Snapshot what;
    what.text("round", round).text("item", item).text("address", address);
    // An agency reads what concerns it: who grades it is not for it to know.
    record(transaction, actor, asker->role, now,
           {.action = "capture.ask",
            .subject_kind = "captures",
            .subject = one.front().order_id,
            .agency = asker->is_of_agency ? agency : std::string(),
            .after = what.str()});
    return true;
  });
}

}  // namespace prongsai::desk
