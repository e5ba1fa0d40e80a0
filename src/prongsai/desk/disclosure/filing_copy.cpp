// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/desk/disclosure/filing_detail.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using disclosure::ItemFiling;

/// What was handed in then, with whose work it was.
struct Source {
  std::string edition;
  std::vector<ItemFiling> told;
  std::vector<store::StoredDisclosureItem> shared;
};

base::Result<Source> read_source(db::Transaction& transaction, const DisclosureView& view,
                                 const std::string& round) {
  const bool is_offered = std::any_of(view.sources.begin(), view.sources.end(),
                                      [&](const CopySource& one) { return one.round == round; });
  const store::DisclosureKey key{view.key.agency, round};
  const auto filing = is_offered ? store::find_last_filing(transaction, key) : std::nullopt;
  const auto stored = is_offered ? store::find_round(transaction, round) : std::nullopt;
  auto told = filing ? disclosure::read_filings(filing->document) : std::nullopt;
  if (!stored || !told) return Problem{"disclosure.no_source", {{"found", round}}, {}};
  return Source{stored->round.edition, *std::move(told), store::list_disclosure_items(transaction, key)};
}

/// The unit that had it then, where it is still there.
std::string owner_then(const DisclosureView& view, const Source& source, const std::string& item) {
  const auto then = std::find_if(source.shared.begin(), source.shared.end(),
                                 [&](const auto& one) { return one.filing.item == item; });
  if (then == source.shared.end()) return {};
  return detail::has_unit(view, then->owner_unit) ? then->owner_unit : std::string();
}

}  // namespace

base::Result<std::size_t> copy_forward(const Office& office, const access::Actor& actor,
                                       const store::DisclosureKey& key, const std::string& from_round) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::size_t> {
    const auto view = detail::read_disclosure(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = detail::whole_to_change(actor, *view, Deed::change_disclosure);
    if (!role) return role.problems();
    const auto source = read_source(transaction, *view, from_round);
    if (!source) return source.problems();
    std::size_t copied = 0;
    for (const DisclosureItemView& one : view->items) {
      const ItemFiling& now_told = one.told.filing;
      if (now_told.answer != disclosure::Answer::untold || !now_told.links.empty()) continue;
      const std::string earlier =
          detail::ancestor_in(office.editions, view->edition(), *one.item, source->edition);
      const auto then = std::find_if(source->told.begin(), source->told.end(),
                                     [&](const ItemFiling& each) { return each.item == earlier; });
      // "Has it not" says nothing of this year.
      if (then == source->told.end() || then->links.empty()) continue;
      store::StoredDisclosureItem item = one.told;
      item.filing.answer = then->answer;
      item.filing.links = then->links;
      item.filing.note = then->note;
      item.filing.copied_from = from_round;
      if (item.owner_unit.empty()) item.owner_unit = owner_then(*view, *source, earlier);
      const auto kept = detail::keep_item(transaction, *view, std::move(item), now, actor);
      if (!kept) return kept.problems();
      ++copied;
    }
    if (copied == 0) return copied;
    record(transaction, actor, *role, now,
           {.action = "disclosure.copy",
            .subject_kind = "disclosure",
            .subject = detail::name_of(key),
            .agency = key.agency,
            .after = audit::Snapshot()
                         .text("from", from_round)
                         .number("count", static_cast<std::int64_t>(copied))
                         .str()});
    return copied;
  });
}

}  // namespace prongsai::desk
