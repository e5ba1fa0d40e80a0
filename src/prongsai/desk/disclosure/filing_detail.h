// SPDX-License-Identifier: Apache-2.0
// What the actions about an agency's disclosure share; private to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/disclosure/filing.h"
#include "prongsai/desk/record.h"

namespace prongsai::desk::detail {

/// Of every disclosure instrument of the edition, in its order, with where each item stands.
[[nodiscard]] std::vector<DisclosureItemView> items_to_disclose(const framework::Edition& edition);
[[nodiscard]] bool has_disclosure(const framework::Edition& edition);

/// Where disclosing stands by the calendar in force, and the window that is or comes next, else the last one.
struct DisclosureClock {
  round::PhaseState phase;
  std::optional<Moment> opens;
  std::optional<Moment> closes;
};
[[nodiscard]] DisclosureClock disclosure_clock(const round::Round& round, Moment now);

/// The view within a transaction that goes on to change it. Problems: as see_disclosure.
[[nodiscard]] base::Result<DisclosureView> read_disclosure(db::Transaction& transaction, const Office& office,
                                                           const access::Actor& actor,
                                                           const store::DisclosureKey& key);

/// The item, where this person may change it now, and in which role. Problems: as tell_item.
struct ItemToChange {
  const DisclosureItemView* item = nullptr;
  access::Role role = access::Role::agency_coordinator;
};
[[nodiscard]] base::Result<ItemToChange> item_to_change(const access::Actor& actor,
                                                        const DisclosureView& view, std::string_view item);
/// The role in which the actor may do the deed to the whole list now. Problems: desk.not_permitted;
/// disclosure.over {closed}.
[[nodiscard]] base::Result<access::Role> whole_to_change(const access::Actor& actor,
                                                         const DisclosureView& view, access::Deed deed);

/// The item of an earlier edition that this one continues; the same code in the same edition; empty where
/// there is none.
[[nodiscard]] std::string ancestor_in(const results_files::Editions& editions,
                                      const framework::Edition& edition, const framework::Item& item,
                                      std::string_view earlier);

/// Kept with is_ready as it is worked out. Problem: disclosure.clash {by}.
[[nodiscard]] base::Result<std::int64_t> keep_item(db::Transaction& transaction, const DisclosureView& view,
                                                   store::StoredDisclosureItem item, Moment now,
                                                   const access::Actor& actor);

/// Whether the agency has that unit today.
[[nodiscard]] bool has_unit(const DisclosureView& view, std::string_view unit);

/// "ita-2570/cm-city/o12": how the trail names an item; without one, the list.
[[nodiscard]] std::string name_of(const store::DisclosureKey& key, std::string_view item = {});
/// Cut to what a line may hold.
[[nodiscard]] std::string snapshot_of(const store::StoredDisclosureItem& item);

}  // namespace prongsai::desk::detail
