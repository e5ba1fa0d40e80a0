// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/open_page.h"

#include <algorithm>
#include <map>

#include "prongsai/desk/disclosure/filing_detail.h"

namespace prongsai::desk {
namespace {

using disclosure::ItemFiling;

/// What everybody sees of an item, in one spelling: two that are alike have the same.
using Seen = std::map<std::string, std::string>;

struct Filed {
  store::FilingLine line;
  std::vector<ItemFiling> items;
  std::map<std::string, std::vector<store::DisclosureFile>> files;
  Seen seen;
};

Filed read_filed(db::Transaction& transaction, const store::DisclosureKey& key, std::int64_t number) {
  Filed out;
  auto stored = store::find_filing(transaction, key, number);
  PRONGSAI_ASSERT(stored.has_value());
  out.line = stored->line;
  out.items = disclosure::read_filings(stored->document).value_or(std::vector<ItemFiling>());
  for (store::DisclosureFile& one : store::list_filed_files(transaction, key, number))
    out.files[one.item].push_back(std::move(one));
  for (const ItemFiling& one : out.items) {
    ItemFiling open = one;
    open.note.clear();
    std::string seen = disclosure::spelled({open});
    for (const store::DisclosureFile& file : out.files[one.item]) seen += file.sha256 + "\n";
    out.seen[one.item] = std::move(seen);
  }
  return out;
}

std::size_t changes_between(const Seen& before, const Seen& after) {
  return static_cast<std::size_t>(std::count_if(after.begin(), after.end(), [&](const auto& one) {
    const auto then = before.find(one.first);
    return then == before.end() || then->second != one.second;
  }));
}

/// Filings, newest first; each item stands since the oldest of those in a row that show it alike.
void tell_history(const std::vector<Filed>& filings, OpenRound& round) {
  for (std::size_t i = 0; i < filings.size(); ++i) {
    const bool has_before = i + 1 < filings.size();
    round.history.push_back({filings[i].line, has_before
                                                  ? changes_between(filings[i + 1].seen, filings[i].seen)
                                                  : filings[i].items.size()});
  }
  for (OpenItem& one : round.items) {
    const std::string& now = filings.front().seen.at(one.item->code);
    for (const Filed& filing : filings) {
      const auto then = filing.seen.find(one.item->code);
      if (then == filing.seen.end() || then->second != now) break;
      one.since = filing.line.handed_in_at;
    }
  }
}

std::optional<OpenRound> open_round(db::Transaction& transaction, const Office& office,
                                    const store::DisclosureKey& key) {
  const auto stored = store::find_round(transaction, key.round);
  if (!stored) return std::nullopt;
  OpenRound out{key.round, stored->name_th, stored->name_en, stored->round.fiscal_year,
                office.editions.find(stored->round.edition)};
  if (!out.rules) return std::nullopt;
  std::vector<Filed> filings;
  for (const store::FilingLine& one : store::list_filings(transaction, key)) {
    if (filings.size() == open_history_max) break;
    filings.push_back(read_filed(transaction, key, one.number));
  }
  if (filings.empty()) return std::nullopt;
  Filed& last = filings.front();
  out.filing = last.line;
  for (const DisclosureItemView& one : detail::items_to_disclose(out.rules->edition)) {
    const auto told = std::find_if(last.items.begin(), last.items.end(),
                                   [&](const ItemFiling& each) { return each.item == one.item->code; });
    if (told == last.items.end()) continue;
    OpenItem item{one.item, one.indicator, one.sub_indicator, told->answer, told->links};
    item.files = last.files[one.item->code];
    out.items.push_back(std::move(item));
  }
  tell_history(filings, out);
  return out;
}

}  // namespace

std::optional<OpenDisclosure> open_disclosure(const Office& office, std::string_view agency) {
  return office.database.read([&](db::Transaction& transaction) -> std::optional<OpenDisclosure> {
    const auto known = store::find_agency(transaction, agency);
    if (!known) return std::nullopt;
    const agency::AgencyRecord& record = known->record;
    OpenDisclosure out{record.id, record.name_th, record.name_en, record.website};
    for (const store::FiledRound& one : store::list_filed_rounds(transaction, agency)) {
      if (auto round = open_round(transaction, office, {record.id, one.round}))
        out.rounds.push_back(*std::move(round));
    }
    if (out.rounds.empty()) return std::nullopt;
    std::sort(out.rounds.begin(), out.rounds.end(), [](const OpenRound& a, const OpenRound& b) {
      return std::pair(-a.fiscal_year, a.round) < std::pair(-b.fiscal_year, b.round);
    });
    return out;
  });
}

bool has_open_disclosure(const Office& office, std::string_view agency) {
  return office.database.read(
      [&](db::Transaction& transaction) { return !store::list_filed_rounds(transaction, agency).empty(); });
}

std::optional<store::DisclosureFileContent> open_file(const Office& office, const store::DisclosureKey& key,
                                                      std::string_view item, std::int64_t number) {
  return office.database.read(
      [&](db::Transaction& transaction) { return store::find_filed_file(transaction, key, item, number); });
}

}  // namespace prongsai::desk
