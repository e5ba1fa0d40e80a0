// SPDX-License-Identifier: Apache-2.0
// Which links shall be fetched without anybody asking.
#include "prongsai/desk/disclosure/capture_round.h"
#include "prongsai/desk/disclosure/filing_detail.h"
#include "prongsai/secret/token.h"

namespace prongsai::desk {
namespace {

std::vector<store::NewCaptureOrder> orders_of(db::Transaction& transaction, const std::string& agency,
                                              const std::string& round, std::string_view why, Moment now) {
  std::vector<store::NewCaptureOrder> out;
  const auto filing = store::find_last_filing(transaction, {agency, round});
  const auto items = filing ? disclosure::read_filings(filing->document) : std::nullopt;
  if (!items) return out;
  for (const disclosure::ItemFiling& item : *items) {
    for (const disclosure::Link& link : item.links) {
      out.push_back({secret::new_id("co"), agency, round, item.item, link.address, std::string(why), now});
    }
  }
  return out;
}

}  // namespace

std::int64_t order_captures(const Office& office, const std::string& round, std::string_view why,
                            std::span<const std::string> agencies) {
  std::vector<std::string> all(agencies.begin(), agencies.end());
  if (all.empty()) {
    office.database.read([&](db::Transaction& transaction) {
      all.clear();
      for (const store::RoundAgency& each : store::list_planned_agencies(transaction, round))
        all.push_back(each.agency);
    });
  }
  // A transaction a hundred agencies: others write meanwhile.
  constexpr std::size_t at_once = 100;
  std::int64_t links = 0;
  for (std::size_t begin = 0; begin < all.size(); begin += at_once) {
    links += office.database.perform([&](db::Transaction& transaction) {
      std::int64_t out = 0;
      for (std::size_t i = begin; i < std::min(all.size(), begin + at_once); ++i) {
        const auto orders = orders_of(transaction, all[i], round, why, office.now());
        store::add_capture_orders(transaction, orders);
        out += static_cast<std::int64_t>(orders.size());
      }
      return out;
    });
  }
  return links;
}

std::int64_t order_due_captures(const Office& office) {
  struct Due {
    std::string round;
    std::string_view why;
  };
  const Moment now = office.now();
  const auto due = office.database.read([&](db::Transaction& transaction) {
    std::vector<Due> out;
    for (const store::StoredRound& each : store::list_running_rounds(transaction)) {
      const auto found = office.editions.find(each.round.edition);
      if (!found || !detail::has_disclosure(found->edition)) continue;
      const detail::DisclosureClock clock = detail::disclosure_clock(each.round, now);
      if (clock.phase.standing != round::Standing::closed || !clock.closes || *clock.closes > now) continue;
      const auto last = store::find_last_capture_order(transaction, each.round.id, *clock.closes);
      if (!last) out.push_back({each.round.id, "close"});
      if (last && *last + watch_every <= now) out.push_back({each.round.id, "watch"});
    }
    return out;
  });
  std::int64_t links = 0;
  for (const Due& each : due) links += order_captures(office, each.round, each.why);
  return links;
}

}  // namespace prongsai::desk
