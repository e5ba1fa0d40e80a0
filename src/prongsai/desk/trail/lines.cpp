// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/trail/lines.h"

#include <algorithm>
#include <map>

#include "prongsai/base/assert.h"
#include "prongsai/desk/organisations/find.h"
#include "prongsai/store/people.h"
#include "prongsai/store/trail.h"

namespace prongsai::desk {
namespace {

using access::Area;
using access::Deed;

/// Whose names this reader may know. Asks the database once a person.
class Names {
 public:
  Names(db::Transaction& transaction, const access::Actor& reader)
      : transaction_(transaction),
        reader_(reader),
        all_(access::role_for(reader, Deed::see_people, {}).has_value()) {}

  [[nodiscard]] bool may_know(const std::string& person) {
    if (all_ || person == reader_.person) return true;
    const auto known = known_.find(person);
    if (known != known_.end()) return known->second;
    const auto roles = store::list_grants(transaction_, person);
    const bool may = std::any_of(roles.begin(), roles.end(), [&](const store::HeldRole& role) {
      return access::role_for(reader_, Deed::see_people, role.grant.area).has_value();
    });
    return known_[person] = may;
  }

 private:
  db::Transaction& transaction_;
  const access::Actor& reader_;
  bool all_;
  std::map<std::string, bool> known_;
};

/// A line that cannot be read is not hidden: it is shown as what it is, by its number, without a story.
TrailLine told(const store::NamedEntry& stored, Names& names) {
  TrailLine out;
  if (auto entry = audit::parse_entry(stored.line)) {
    out.entry = *std::move(entry);
  } else {
    out.entry.action = "trail.unreadable";
  }
  out.by_program = out.entry.actor.id == the_program().person;
  if (!stored.person.empty() && names.may_know(out.entry.actor.id)) out.person = stored.person;
  out.agency = stored.agency;
  out.agency_th = stored.agency_th;
  out.agency_en = stored.agency_en;
  return out;
}

LinesPage page_of(const Office& office, const access::Actor& actor, store::NamedEntriesWish wish) {
  const auto limit = static_cast<std::size_t>(wish.limit);
  ++wish.limit;  // one more than shown tells whether there are older ones
  return office.database.read([&](db::Transaction& transaction) {
    const auto stored = store::list_named_entries(transaction, wish);
    Names names(transaction, actor);
    LinesPage out;
    out.has_older = stored.size() > limit;
    for (std::size_t i = 0; i < std::min(limit, stored.size()); ++i)
      out.lines.push_back(told(stored[i], names));
    return out;
  });
}

}  // namespace

base::Result<LinesPage> list_lines(const Office& office, const access::Actor& actor, const LinesWish& wish) {
  PRONGSAI_ASSERT(wish.limit > 0);
  Area area = wish.area;
  if (!wish.agency.empty() && wish.agency != area.agency) {
    const auto found = area_of_agency(office, wish.agency);
    area = found ? *found : Area{"", wish.agency, ""};
  }
  const auto role = permit(actor, Deed::see_trail, area);
  if (!role) return role.problems();
  return page_of(office, actor,
                 {.actor = wish.person,
                  .agency = area.agency,
                  .province = area.agency.empty() ? area.province : std::string(),
                  .before = wish.before,
                  .limit = wish.limit});
}

LinesPage list_own_lines(const Office& office, const access::Actor& actor, std::int64_t before,
                         std::int64_t limit) {
  return page_of(office, actor, {.actor = actor.person, .before = before, .limit = limit});
}

base::Result<FoundLine> find_line(const Office& office, const access::Actor& actor, std::uint64_t sequence) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<FoundLine> {
    const auto stored = store::find_named_entry(transaction, sequence);
    const base::Problem none{"trail.no_such_line", {}, {}};
    if (!stored) return none;
    Names names(transaction, actor);
    FoundLine out{stored->line, told(*stored, names)};
    const Area area{stored->province, stored->agency, ""};
    if (out.told.entry.actor.id != actor.person && !access::role_for(actor, Deed::see_trail, area))
      return none;
    return out;
  });
}

}  // namespace prongsai::desk
