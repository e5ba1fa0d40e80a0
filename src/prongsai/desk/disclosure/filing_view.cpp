// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/filing_detail.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/fetch/address.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using disclosure::ItemFiling;
using framework::InstrumentKind;

/// Who sees all of it, or what is a unit's own.
std::optional<DisclosureSight> sight_of(const access::Actor& actor, const access::Area& whole) {
  if (const auto role = access::role_for(actor, Deed::see_disclosure, whole))
    return DisclosureSight{*role, true, {}};
  DisclosureSight out;
  for (const access::Area& area : access::areas_for(actor, Deed::see_disclosure)) {
    if (area.agency == whole.agency && !area.unit.empty()) out.units.push_back(area.unit);
  }
  if (out.units.empty()) return std::nullopt;
  out.role = access::Role::unit_officer;
  return out;
}

bool is_in_sight(const DisclosureSight& sight, const std::string& unit) {
  return sight.is_whole ||
         (!unit.empty() && std::find(sight.units.begin(), sight.units.end(), unit) != sight.units.end());
}

Problem over(const std::optional<Moment>& closes) {
  return {"disclosure.over", {{"closed", closes ? round::moment_text(*closes) : std::string("–")}}, {}};
}

base::Problems closed_of(const DisclosureView& view) {
  base::Problems broken = detail::rules_problems(view.round, view.rules.get());
  if (!broken.empty()) return broken;
  const bool is_over = view.round.round.stage != round::Stage::opened ||
                       view.phase.standing == round::Standing::absent ||
                       (view.phase.standing == round::Standing::closed && !view.phase.until);
  return is_over ? base::Problems{over(view.closes)} : base::Problems{};
}

void find_rights(const access::Actor& actor, DisclosureView& view, Moment now) {
  const auto may = [&](Deed deed, const std::string& unit) {
    return access::role_for(actor, deed, {view.agency.province, view.agency.agency, unit}).has_value();
  };
  view.closed = closed_of(view);
  if (!view.closed.empty()) return;
  view.may_share = may(Deed::change_disclosure, "");
  view.may_change = view.may_share;
  for (const std::string& unit : view.sight.units)
    view.may_change = view.may_change || may(Deed::change_disclosure, unit);
  view.may_hand_in = may(Deed::hand_in_disclosure, "") &&
                     round::may(view.round.round, round::Activity::change_evidence, now).ok();
}

std::string canonical(const std::string& address) {
  const auto read = fetch::address_of(address);
  return read ? read->text() : address;
}

void note_links(DisclosureView& view) {
  const auto site = fetch::address_of(view.website);
  std::map<std::string, std::set<std::string>> shown_by;
  for (const DisclosureItemView& one : view.items) {
    for (const disclosure::Link& link : one.told.filing.links)
      shown_by[canonical(link.address)].insert(one.item->code);
  }
  for (DisclosureItemView& one : view.items) {
    for (std::size_t i = 0; i < one.told.filing.links.size(); ++i) {
      const std::string& typed = one.told.filing.links[i].address;
      LinkNote note{.link = i};
      const auto address = fetch::address_of(typed);
      note.is_off_site = site.ok() && address.ok() && !fetch::same_site(*site, *address);
      for (const std::string& other : shown_by[canonical(typed)]) {
        if (other != one.item->code) note.also_under.push_back(other);
      }
      if (note.is_off_site || !note.also_under.empty()) one.notes.push_back(std::move(note));
    }
  }
}

bool same_words(const ItemFiling& a, const ItemFiling& b) {
  const auto same_link = [](const disclosure::Link& x, const disclosure::Link& y) {
    return x.address == y.address && x.path == y.path;
  };
  return a.answer == b.answer && a.note == b.note &&
         std::equal(a.links.begin(), a.links.end(), b.links.begin(), b.links.end(), same_link);
}

using FilesOf = std::map<std::string, std::vector<store::DisclosureFile>>;
FilesOf by_item(std::vector<store::DisclosureFile> files) {
  FilesOf out;
  for (store::DisclosureFile& one : files) out[one.item].push_back(std::move(one));
  return out;
}

bool same_files(const std::vector<store::DisclosureFile>& a, const std::vector<store::DisclosureFile>& b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(),
      [](const store::DisclosureFile& x, const store::DisclosureFile& y) { return x.number == y.number; });
}

/// What stands there against what was handed in last.
void compare_with_last(db::Transaction& transaction, DisclosureView& view) {
  const auto last = store::find_last_filing(transaction, view.key);
  view.has_changed = !last.has_value();
  std::vector<ItemFiling> handed_in;
  if (last) handed_in = disclosure::read_filings(last->document).value_or(std::vector<ItemFiling>());
  FilesOf filed;
  if (last) filed = by_item(store::list_filed_files(transaction, view.key, last->line.number));
  for (DisclosureItemView& one : view.items) {
    const auto before = std::find_if(handed_in.begin(), handed_in.end(),
                                     [&](const ItemFiling& each) { return each.item == one.item->code; });
    one.has_changed = before == handed_in.end() || !same_words(*before, one.told.filing) ||
                      !same_files(filed[one.item->code], one.files);
    view.has_changed = view.has_changed || one.has_changed;
  }
}

std::string mark_of(const DisclosureView& view) {
  std::vector<ItemFiling> filings;
  std::string files;
  for (const DisclosureItemView& one : view.items) {
    filings.push_back(one.told.filing);
    for (const store::DisclosureFile& file : one.files)
      files += one.item->code + " " + std::to_string(file.number) + " " + file.sha256 + "\n";
  }
  return base::sha256_hex(disclosure::spelled(filings) + files);
}

class Names {
 public:
  explicit Names(db::Transaction& transaction) : transaction_(transaction) {}
  std::string of(const std::string& person) {
    if (person.empty()) return {};
    const auto known = names_.find(person);
    if (known != names_.end()) return known->second;
    const auto found = store::find_person(transaction_, person);
    return names_[person] = found ? found->name : std::string();
  }

 private:
  db::Transaction& transaction_;
  std::map<std::string, std::string> names_;
};

void read_items(db::Transaction& transaction, const Office& office, DisclosureView& view, Names& names) {
  std::map<std::string, store::StoredDisclosureItem> told;
  for (store::StoredDisclosureItem& one : store::list_disclosure_items(transaction, view.key))
    told.emplace(one.filing.item, std::move(one));
  FilesOf files = by_item(store::list_disclosure_files(transaction, view.key));
  view.all_rules = office.disclosure_rules;
  const auto rules = view.all_rules->find(view.edition().id);
  for (DisclosureItemView& one : detail::items_to_disclose(view.edition())) {
    const auto found = told.find(one.item->code);
    if (found != told.end()) one.told = std::move(found->second);
    one.told.filing.item = one.item->code;
    if (!is_in_sight(view.sight, one.told.owner_unit)) continue;
    one.missing = disclosure::what_is_missing(one.told.filing);
    one.changed_by = names.of(one.told.changed_by);
    one.files = std::move(files[one.item->code]);
    if (rules != view.all_rules->end()) {
      const auto of_item = rules->second.items.find(one.item->code);
      if (of_item != rules->second.items.end()) one.rules = &of_item->second;
    }
    view.items.push_back(std::move(one));
  }
}

void count(DisclosureView& view) {
  std::vector<ItemFiling> filings;
  for (const DisclosureItemView& one : view.items) filings.push_back(one.told.filing);
  for (const framework::Instrument& instrument : view.edition().instruments) {
    if (instrument.kind != InstrumentKind::disclosure) continue;
    const disclosure::Completeness one = disclosure::completeness(instrument, filings);
    view.completeness.told += one.told;
    view.completeness.shown += one.shown;
    view.completeness.begun += one.begun;
    view.completeness.copied += one.copied;
  }
  view.completeness.items = view.items.size();
}

/// Items of which nothing is told and for which something was handed in then.
std::size_t count_copies(db::Transaction& transaction, const Office& office, const DisclosureView& view,
                         const store::StoredRound& source) {
  const auto filing = store::find_last_filing(transaction, {view.key.agency, source.round.id});
  if (!filing) return 0;
  const auto told = disclosure::read_filings(filing->document);
  if (!told) return 0;
  std::set<std::string> shown;
  for (const ItemFiling& one : *told) {
    if (!one.links.empty()) shown.insert(one.item);
  }
  return static_cast<std::size_t>(
      std::count_if(view.items.begin(), view.items.end(), [&](const DisclosureItemView& one) {
        const bool is_empty =
            one.told.filing.answer == disclosure::Answer::untold && one.told.filing.links.empty();
        return is_empty && shown.contains(detail::ancestor_in(office.editions, view.edition(), *one.item,
                                                              source.round.edition));
      }));
}

void find_sources(db::Transaction& transaction, const Office& office, DisclosureView& view) {
  if (!view.may_share) return;
  for (const store::FiledRound& one : store::list_filed_rounds(transaction, view.key.agency)) {
    const auto source = store::find_round(transaction, one.round);
    if (!source || source->round.fiscal_year >= view.round.round.fiscal_year) continue;
    view.sources.push_back({one.round, source->name_th, source->name_en, source->round.fiscal_year,
                            count_copies(transaction, office, view, *source)});
  }
  std::sort(view.sources.begin(), view.sources.end(), [](const CopySource& a, const CopySource& b) {
    return std::pair(-a.fiscal_year, a.round) < std::pair(-b.fiscal_year, b.round);
  });
}

}  // namespace

const DisclosureItemView* DisclosureView::find(std::string_view item) const {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const DisclosureItemView& one) { return one.item->code == item; });
  return found == items.end() ? nullptr : &*found;
}

namespace detail {

base::Result<DisclosureView> read_disclosure(db::Transaction& transaction, const Office& office,
                                             const access::Actor& actor, const store::DisclosureKey& key) {
  const auto member = store::find_round_agency(transaction, key.round, key.agency);
  const auto registered = store::find_agency(transaction, key.agency);
  const std::string province = member ? member->province : registered ? registered->record.province : "";
  const access::Area area{province, key.agency, ""};
  auto sight = sight_of(actor, area);
  if (!sight) return permit(actor, Deed::see_disclosure, area).problems();
  auto round = store::find_round(transaction, key.round);
  if (!round) return no_such_round(key.round);
  if (!member) return Problem{"rounds.no_such_agency", {{"agency", key.agency}, {"field", "agency"}}, {}};
  DisclosureView view{.key = key, .round = *std::move(round)};
  view.agency = *member;
  view.sight = *std::move(sight);
  view.rules = office.editions.find(view.round.round.edition);
  if (!view.rules) return rules_problems(view.round, nullptr);
  if (!has_disclosure(view.edition())) return Problem{"disclosure.none_here", {{"round", key.round}}, {}};
  if (view.round.round.stage == round::Stage::draft)
    return Problem{"round.not_opened", {{"round", key.round}}, {}};
  const Moment now = office.now();
  const DisclosureClock clock = disclosure_clock(view.round.round, now);
  view.phase = clock.phase;
  view.opens = clock.opens;
  view.closes = clock.closes;
  if (registered) view.website = registered->record.website;
  view.units = store::list_units(transaction, key.agency);
  Names names(transaction);
  read_items(transaction, office, view, names);
  count(view);
  note_links(view);
  compare_with_last(transaction, view);
  find_rights(actor, view, now);
  if (!view.sight.is_whole) return view;
  view.filings = store::list_filings(transaction, key);
  for (const store::FilingLine& one : view.filings) view.names[one.handed_in_by] = names.of(one.handed_in_by);
  view.content_mark = mark_of(view);
  find_sources(transaction, office, view);
  return view;
}

}  // namespace detail

base::Result<DisclosureView> see_disclosure(const Office& office, const access::Actor& actor,
                                            const store::DisclosureKey& key) {
  return office.database.read(
      [&](db::Transaction& transaction) { return detail::read_disclosure(transaction, office, actor, key); });
}

std::vector<DisclosureRound> see_disclosure_rounds(const Office& office) {
  const Moment now = office.now();
  return office.database.read([&](db::Transaction& transaction) {
    std::vector<DisclosureRound> out;
    for (store::StoredRound& one : store::list_rounds(transaction)) {
      const auto rules = office.editions.find(one.round.edition);
      if (one.round.stage == round::Stage::draft || !rules || !detail::has_disclosure(rules->edition))
        continue;
      const detail::DisclosureClock clock = detail::disclosure_clock(one.round, now);
      out.push_back({std::move(one), clock.phase, clock.closes});
    }
    return out;
  });
}

std::vector<std::string> own_disclosers(const access::Actor& actor) {
  std::vector<std::string> out;
  for (const access::Area& area : access::areas_for(actor, Deed::see_disclosure)) {
    if (!area.agency.empty() && std::find(out.begin(), out.end(), area.agency) == out.end())
      out.push_back(area.agency);
  }
  return out;
}

}  // namespace prongsai::desk
