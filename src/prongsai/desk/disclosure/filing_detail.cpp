// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/filing_detail.h"

#include <algorithm>
#include <utility>

namespace prongsai::desk::detail {

using access::Deed;
using base::Problem;

namespace {

const round::Window* window_of(const round::Calendar& calendar, Moment now) {
  const auto& windows = calendar.of(round::Phase::disclose);
  for (const round::Window& one : windows) {
    if (round::grace_ends_at(one) > now) return &one;
  }
  return windows.empty() ? nullptr : &windows.back();
}

}  // namespace

DisclosureClock disclosure_clock(const round::Round& round, Moment now) {
  const auto decided = round::calendar_of(round);
  const round::Calendar& calendar = decided ? *decided : round.calendar;
  DisclosureClock out{round::state_of(calendar, round::Phase::disclose, now), {}, {}};
  if (const round::Window* window = window_of(calendar, now)) {
    out.opens = window->opens_at;
    out.closes = window->closes_at;
  }
  return out;
}

std::vector<DisclosureItemView> items_to_disclose(const framework::Edition& edition) {
  std::vector<DisclosureItemView> out;
  for (const framework::Instrument& instrument : edition.instruments) {
    if (instrument.kind != framework::InstrumentKind::disclosure) continue;
    for (const framework::Indicator& indicator : instrument.indicators) {
      const auto add = [&](const framework::Item& item, const framework::SubIndicator* part) {
        DisclosureItemView one;
        one.item = &item;
        one.indicator = &indicator;
        one.sub_indicator = part;
        out.push_back(std::move(one));
      };
      for (const framework::Item& item : indicator.items) add(item, nullptr);
      for (const framework::SubIndicator& part : indicator.sub_indicators) {
        for (const framework::Item& item : part.items) add(item, &part);
      }
    }
  }
  return out;
}

bool has_disclosure(const framework::Edition& edition) {
  return !items_to_disclose(edition).empty();
}

bool has_unit(const DisclosureView& view, std::string_view unit) {
  return std::ranges::any_of(
      view.units, [&](const store::StoredUnit& one) { return one.unit.id == unit && !one.ended_at; });
}

std::string name_of(const store::DisclosureKey& key, std::string_view item) {
  return key.round + "/" + key.agency + (item.empty() ? "" : "/") + std::string(item);
}

std::string ancestor_in(const results_files::Editions& editions, const framework::Edition& edition,
                        const framework::Item& item, std::string_view earlier) {
  if (edition.id == earlier) return item.code;
  for (const framework::Ancestor& one : item.ancestors) {
    if (one.edition == earlier) return one.item;
  }
  for (const framework::Ancestor& one : item.ancestors) {
    const auto before = editions.find(one.edition);
    // An edition comes from earlier ones only, so this ends.
    if (!before || before->edition.fiscal_year >= edition.fiscal_year) continue;
    const framework::Item* known = before->edition.find_item(one.item);
    if (known == nullptr) continue;
    std::string found = ancestor_in(editions, before->edition, *known, earlier);
    if (!found.empty()) return found;
  }
  return {};
}

base::Result<access::Role> whole_to_change(const access::Actor& actor, const DisclosureView& view,
                                           Deed deed) {
  const auto role = permit(actor, deed, view.area());
  if (!role) return role.problems();
  if (!view.closed.empty()) return view.closed;
  return *role;
}

base::Result<ItemToChange> item_to_change(const access::Actor& actor, const DisclosureView& view,
                                          std::string_view item) {
  const DisclosureItemView* found = view.find(item);
  // Of an item that is not theirs a unit officer learns nothing, not even that it is there.
  if (found == nullptr) return Problem{"disclosure.no_such_item", {{"item", std::string(item)}}, {}};
  access::Area area = view.area();
  area.unit = found->told.owner_unit;
  const auto role = permit(actor, Deed::change_disclosure, area);
  if (!role) return role.problems();
  if (!view.closed.empty()) return view.closed;
  return ItemToChange{found, *role};
}

}  // namespace prongsai::desk::detail
