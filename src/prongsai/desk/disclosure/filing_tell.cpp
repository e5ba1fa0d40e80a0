// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/filing_detail.h"
#include "prongsai/fetch/address.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using disclosure::Link;

/// Blanks around it taken off; a line break or another control character inside is a blank.
std::string one_line(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  std::string out(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
  std::replace_if(out.begin(), out.end(), [](unsigned char letter) { return letter < 0x20; }, ' ');
  return out;
}

/// Line breaks as one sign, other control characters gone.
std::string several_lines(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    const bool is_kept = static_cast<unsigned char>(letter) >= 0x20 || letter == '\n' || letter == '\t';
    if (is_kept) out += letter;
  }
  const std::size_t last = out.find_last_not_of(" \t\n");
  out.resize(last == std::string::npos ? 0 : last + 1);
  return out;
}

/// As it was typed where that is a whole address: people know it again. Else as it will be asked.
std::string kept_address(const std::string& typed, const fetch::Address& read) {
  const bool has_scheme = typed.starts_with("http://") || typed.starts_with("https://");
  return has_scheme ? typed : read.text();
}

class LinkReader {
 public:
  explicit LinkReader(const std::string& item) : item_(item) {}

  /// `row` counts from 1, as fields of the form do.
  void read(const Link& typed, std::size_t row) {
    const std::string field = std::to_string(row);
    const Link one{one_line(typed.address), one_line(typed.path)};
    if (one.address.empty()) {
      if (!one.path.empty()) object({"disclosure.path_without_link", {}, {}}, "address-" + field);
      return;
    }
    if (one.path.size() > disclosure::path_bytes_max)
      object(too_long(disclosure::path_bytes_max), "path-" + field);
    const auto address = fetch::address_of(one.address);
    if (!address) {
      for (const Problem& problem : address.problems()) object(problem, "address-" + field);
      return;
    }
    if (!seen_.insert(address->text()).second) {
      object({"disclosure.same_link", {{"found", one.address}}, {}}, "address-" + field);
      return;
    }
    links_.push_back({kept_address(one.address, *address), one.path});
  }

  [[nodiscard]] Problem too_long(std::size_t bytes) const {
    return {"disclosure.text_too_long", {{"item", item_}, {"most", std::to_string(bytes)}}, {}};
  }
  void object(Problem problem, const std::string& field) {
    problem.details.emplace_back("field", field);
    problems_.push_back(std::move(problem));
  }
  [[nodiscard]] std::vector<Link>& links() { return links_; }
  [[nodiscard]] base::Problems& problems() { return problems_; }

 private:
  const std::string& item_;
  std::set<std::string> seen_;
  std::vector<Link> links_;
  base::Problems problems_;
};

struct Reading {
  disclosure::ItemFiling filing;
  base::Problems problems;
};
Reading read_wish(const ItemWish& wish) {
  LinkReader reader(wish.item);
  for (std::size_t i = 0; i < wish.links.size(); ++i) reader.read(wish.links[i], i + 1);
  if (reader.links().size() > disclosure::links_max)
    reader.object({"disclosure.too_many_links",
                   {{"item", wish.item}, {"most", std::to_string(disclosure::links_max)}},
                   {}},
                  "address-1");
  Reading out;
  out.filing.item = wish.item;
  out.filing.answer = wish.answer;
  out.filing.note = several_lines(wish.note);
  if (out.filing.note.size() > disclosure::note_bytes_max)
    reader.object(reader.too_long(disclosure::note_bytes_max), "note");
  out.filing.links = std::move(reader.links());
  out.problems = std::move(reader.problems());
  return out;
}

std::string cut(const std::string& text) {
  constexpr std::size_t bytes_max = 600;
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string day_text_of(const std::optional<std::int64_t>& day) {
  return day ? round::day_text(std::chrono::sys_days(std::chrono::days(*day))) : std::string();
}

/// The day as kept; a problem where it is none.
base::Result<std::optional<std::int64_t>> read_day(const ShareWish& wish) {
  if (wish.due_day.empty()) return std::optional<std::int64_t>();
  const auto day = round::parse_day(wish.due_day);
  if (!day)
    return Problem{"disclosure.bad_day",
                   {{"found", wish.due_day}, {"item", wish.item}, {"field", "day-" + wish.item}},
                   {}};
  return std::optional<std::int64_t>(day->time_since_epoch().count());
}

std::string share_words(const std::string& unit, const std::string& day) {
  return unit + " " + day;
}

/// One item shared anew; gives whether anything changed.
base::Result<bool> share_one(db::Transaction& transaction, const access::Actor& actor,
                             const DisclosureView& view, const ShareWish& wish, Moment now) {
  const DisclosureItemView* item = view.find(wish.item);
  if (item == nullptr) return Problem{"disclosure.no_such_item", {{"item", wish.item}}, {}};
  if (!wish.seen.empty() && wish.seen != share_mark(item->told)) {
    if (wish.seen == share_words(wish.unit, wish.due_day)) return false;
    return Problem{"disclosure.share_clash", {{"item", wish.item}, {"field", "day-" + wish.item}}, {}};
  }
  const bool is_unit =
      wish.unit.empty() || wish.unit == item->told.owner_unit || detail::has_unit(view, wish.unit);
  if (!is_unit)
    return Problem{"disclosure.no_such_unit",
                   {{"found", wish.unit}, {"item", wish.item}, {"field", "unit-" + wish.item}},
                   {}};
  const auto day = read_day(wish);
  if (!day) return day.problems();
  if (wish.unit == item->told.owner_unit && *day == item->told.due_day) return false;
  store::share_disclosure_item(transaction, view.key, wish.item, wish.unit, *day, actor.person, now);
  return true;
}

}  // namespace

std::string share_mark(const store::StoredDisclosureItem& item) {
  return share_words(item.owner_unit, day_text_of(item.due_day));
}

namespace detail {

std::string snapshot_of(const store::StoredDisclosureItem& item) {
  if (item.version == 0) return {};
  std::string addresses;
  for (const Link& one : item.filing.links) addresses += (addresses.empty() ? "" : "\n") + one.address;
  audit::Snapshot out;
  out.text("answer", disclosure::word_of(item.filing.answer))
      .text("links", cut(addresses))
      .text("note", cut(item.filing.note));
  if (!item.owner_unit.empty()) out.text("unit", item.owner_unit);
  if (item.due_day) out.text("due_day", day_text_of(item.due_day));
  if (!item.filing.copied_from.empty()) out.text("copied_from", item.filing.copied_from);
  out.text("sha256", base::sha256_hex(disclosure::spelled({item.filing})));
  return out.str();
}

base::Result<std::int64_t> keep_item(db::Transaction& transaction, const DisclosureView& view,
                                     store::StoredDisclosureItem item, Moment now,
                                     const access::Actor& actor) {
  item.is_ready = disclosure::what_is_missing(item.filing).empty();
  item.changed_by = actor.person;
  item.changed_at = now;
  if (!store::save_disclosure_item(transaction, view.key, item))
    return Problem{"disclosure.clash", {{"by", "–"}}, {}};
  return item.version + 1;
}

}  // namespace detail

base::Result<std::int64_t> tell_item(const Office& office, const access::Actor& actor,
                                     const store::DisclosureKey& key, const ItemWish& wish) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto view = detail::read_disclosure(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto subject = detail::item_to_change(actor, *view, wish.item);
    if (!subject) return subject.problems();
    Reading read = read_wish(wish);
    if (!read.problems.empty()) return std::move(read.problems);
    store::StoredDisclosureItem changed = subject->item->told;
    changed.filing = std::move(read.filing);
    const std::string before = detail::snapshot_of(subject->item->told);
    const bool is_same =
        disclosure::spelled({changed.filing}) == disclosure::spelled({subject->item->told.filing});
    // The same words twice are no clash: a form was sent again, or two people mean the same.
    if (is_same) return subject->item->told.version;
    if (subject->item->told.version != wish.version) {
      const std::string by = subject->item->changed_by;
      return Problem{"disclosure.clash", {{"by", by.empty() ? std::string("–") : by}}, {}};
    }
    const auto version = detail::keep_item(transaction, *view, changed, now, actor);
    if (!version) return version.problems();
    changed.version = *version;
    record(transaction, actor, subject->role, now,
           {.action = "disclosure.tell",
            .subject_kind = "disclosure",
            .subject = detail::name_of(key, wish.item),
            .agency = key.agency,
            .before = before,
            .after = detail::snapshot_of(changed)});
    return *version;
  });
}

base::Result<std::size_t> share_items(const Office& office, const access::Actor& actor,
                                      const store::DisclosureKey& key, const std::vector<ShareWish>& wishes) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::size_t> {
    const auto view = detail::read_disclosure(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = detail::whole_to_change(actor, *view, Deed::change_disclosure);
    if (!role) return role.problems();
    base::Problems problems;
    std::string changed_items;
    std::size_t changed = 0;
    for (const ShareWish& wish : wishes) {
      const auto one = share_one(transaction, actor, *view, wish, now);
      if (!one) {
        problems.insert(problems.end(), one.problems().begin(), one.problems().end());
      } else if (*one) {
        ++changed;
        changed_items +=
            (changed_items.empty() ? "" : "\n") + wish.item + " " + wish.unit + " " + wish.due_day;
      }
    }
    if (!problems.empty()) return problems;
    if (changed == 0) return changed;
    record(transaction, actor, *role, now,
           {.action = "disclosure.share",
            .subject_kind = "disclosure",
            .subject = detail::name_of(key),
            .agency = key.agency,
            .after = audit::Snapshot()
                         .number("count", static_cast<std::int64_t>(changed))
                         .text("items", cut(changed_items))
                         .str()});
    return changed;
  });
}

}  // namespace prongsai::desk
