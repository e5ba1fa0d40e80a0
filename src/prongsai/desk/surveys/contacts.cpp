// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/contacts.h"

#include <algorithm>
#include <stdexcept>

#include "prongsai/agency/search_form.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/desk/surveys/contacts_detail.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using store::ContactListKey;
using store::ListState;

constexpr std::chrono::hours intake_age_max{24};

base::Problems check_list_wish(const ContactListWish& wish, const detail::ListSubject& subject, Moment now) {
  base::Problems out;
  if (wish.purpose.find_first_not_of(" \t\r\n") == std::string::npos)
    out.push_back({"contacts.no_purpose", {{"field", "purpose"}}, {}});
  if (wish.purpose.size() > contact_purpose_bytes_max)
    out.push_back({"contacts.purpose_too_long",
                   {{"most", std::to_string(contact_purpose_bytes_max / 3)}, {"field", "purpose"}},
                   {}});
  const detail::Span span = detail::span_of({}, &subject.round, now);
  const auto first = round::thai_day_at(now);
  const auto last = round::thai_day_at(span.closes.value_or(now)) + contacts_kept_most;
  if (wish.last_day < first || wish.last_day > last)
    out.push_back(
        {"contacts.bad_last_day",
         {{"first", round::day_text(first)}, {"last", round::day_text(last)}, {"field", "last_day"}},
         {}});
  return out;
}

std::string snapshot_of(const store::ContactList& list) {
  return audit::Snapshot()
      .text("state", store::word_of(list.state))
      .text("purpose", list.purpose)
      .text("day", round::day_text(std::chrono::sys_days(std::chrono::days(list.last_day))))
      .number("count", list.contacts)
      .str();
}

void tell(db::Transaction& transaction, const access::Actor& actor, access::Role role, Moment now,
          const char* action, const ContactListKey& key, std::string before, std::string after) {
  record(transaction, actor, role, now,
         {.action = action,
          .subject_kind = "contact_list",
          .subject = detail::name_of(key),
          .agency = key.agency,
          .before = std::move(before),
          .after = std::move(after)});
}

/// Changes a list within the deed that its coordinator does. `change(list)` gives the problem that stops it.
template <class Change>
base::Result<bool> change_list(const Office& office, const access::Actor& actor, const ContactListKey& key,
                               const char* action, Change&& change) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto subject = detail::list_subject(transaction, office, actor, Deed::change_contacts, key);
    if (!subject) return subject.problems();
    const auto list = detail::live_list(transaction, key);
    if (!list) return list.problems();
    store::ContactList changed = *list;
    base::Problems problems = change(transaction, changed);
    if (!problems.empty()) return problems;
    if (!store::change_contact_list(transaction, changed)) return detail::list_clash();
    tell(transaction, actor, subject->role, now, action, key, snapshot_of(*list), snapshot_of(changed));
    return true;
  });
}

bool delete_one(const Office& office, const store::ContactList& over, Moment now) {
  return office.database.perform([&](db::Transaction& transaction) {
    store::ContactList changed = over;
    changed.state = ListState::deleted;
    // Another server may have been faster.
    if (!store::change_contact_list(transaction, changed)) return false;
    const std::int64_t people = store::remove_contacts(transaction, over.key);
    tell(transaction, the_program(), access::Role::system_administrator, now, "contacts.delete", over.key,
         snapshot_of(over), audit::Snapshot().text("state", "deleted").number("count", people).str());
    return true;
  });
}

}  // namespace

namespace detail {

base::Result<ListSubject> list_subject(db::Transaction& transaction, const Office& office,
                                       const access::Actor& actor, Deed deed, const ContactListKey& key) {
  const auto member = store::find_round_agency(transaction, key.round, key.agency);
  ListSubject out;
  out.area = {member ? member->province : "", key.agency, ""};
  const auto role = permit(actor, deed, out.area);
  if (!role) return role.problems();
  out.role = *role;
  auto round = store::find_round(transaction, key.round);
  if (!round) return no_such_round(key.round);
  if (!member) return Problem{"rounds.no_such_agency", {{"agency", key.agency}, {"field", "agency"}}, {}};
  out.round = *std::move(round);
  const auto rules = office.editions.find(out.round.round.edition);
  if (!rules) return rules_problems(out.round, nullptr);
  const auto surveys = surveys_of(transaction, key.round, rules);
  const auto known = std::find_if(surveys.begin(), surveys.end(), [&](const RoundSurvey& one) {
    return one.setting.asked == key.asked && one.setting.is_interviewed;
  });
  if (known == surveys.end()) return Problem{"contacts.not_called", {{"asked", key.asked}}, {}};
  out.setting = known->setting;
  return out;
}

base::Result<store::ContactList> live_list(db::Transaction& transaction, const ContactListKey& key) {
  auto list = store::find_contact_list(transaction, key);
  if (!list || list->state == ListState::deleted) return Problem{"contacts.no_list", {}, {}};
  return *std::move(list);
}

base::Problem list_clash() {
  return {"contacts.clash", {}, {}};
}

std::string name_of(const ContactListKey& key) {
  return key.round + "/" + key.agency + "/" + key.asked;
}

namespace {
std::string context_of(const ContactListKey& key, std::string_view id) {
  return "contact " + std::string(id) + " of " + name_of(key);
}
}  // namespace

// Fields hold no control characters, so a line is a field.
std::string seal_person(const Office& office, const ContactListKey& key, std::string_view id,
                        const ContactPerson& person) {
  return office.sealer.seal(
      person.name + "\n" + person.telephone + "\n" + person.mail + "\n" + person.service,
      context_of(key, id));
}

ContactPerson open_person(const Office& office, const ContactListKey& key,
                          const store::StoredContact& contact) {
  const auto plain = office.sealer.open(contact.sealed, context_of(key, contact.id));
  if (!plain) throw std::runtime_error("a contact was sealed with a key that is not here any more");
  std::array<std::string, 4> fields;
  std::string_view rest = *plain;
  for (std::string& field : fields) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    field = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {fields[0], fields[1], fields[2], fields[3]};
}

std::int64_t note_access(db::Transaction& transaction, const access::Actor& actor, access::Role role,
                         const ContactListKey& key, const char* action, Moment now) {
  const std::int64_t shown = store::count_contact_access(transaction, key, actor.person, day_number(now));
  if (shown == 1) tell(transaction, actor, role, now, action, key, {}, {});
  return shown;
}

}  // namespace detail

base::Result<bool> keep_contact_list(const Office& office, const access::Actor& actor,
                                     const ContactListWish& wish) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto subject = detail::list_subject(transaction, office, actor, Deed::change_contacts, wish.key);
    if (!subject) return subject.problems();
    if (subject->round.round.stage != round::Stage::opened)
      return detail::wrong_stage(subject->round.round.stage, round::Stage::opened);
    base::Problems problems = check_list_wish(wish, *subject, now);
    if (!problems.empty()) return problems;
    store::ContactList list{
        .key = wish.key, .purpose = wish.purpose, .last_day = wish.last_day.time_since_epoch().count()};
    if (store::record_contact_list(transaction, list)) {
      tell(transaction, actor, subject->role, now, "contacts.begin", wish.key, {}, snapshot_of(list));
      return true;
    }
    const store::ContactList before = store::find_contact_list(transaction, wish.key).value();
    if (before.state == ListState::handed_in) return Problem{"contacts.is_handed_in", {}, {}};
    if (before.state == ListState::deleted) return Problem{"contacts.is_deleted", {}, {}};
    list.contacts = before.contacts;
    list.version = before.version;
    if (!store::change_contact_list(transaction, list)) return detail::list_clash();
    tell(transaction, actor, subject->role, now, "contacts.change", wish.key, snapshot_of(before),
         snapshot_of(list));
    return true;
  });
}

base::Result<ContactListView> see_contacts(const Office& office, const access::Actor& actor,
                                           const ContactListKey& key) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<ContactListView> {
    const auto subject = detail::list_subject(transaction, office, actor, Deed::see_contacts, key);
    if (!subject) return subject.problems();
    const auto list = detail::live_list(transaction, key);
    if (!list) return list.problems();
    ContactListView out{.list = *list, .people = {}, .access = store::sum_contact_access(transaction, key)};
    for (const store::StoredContact& one : store::list_contacts(transaction, key))
      out.people.push_back({one.id, detail::open_person(office, key, one)});
    // By name and not by turn: whoever sees the order of calls could stand beside the telephone.
    std::sort(out.people.begin(), out.people.end(), [](const ListedContact& a, const ListedContact& b) {
      return std::pair(agency::sort_form(a.person.name), a.id) <
             std::pair(agency::sort_form(b.person.name), b.id);
    });
    detail::note_access(transaction, actor, subject->role, key, "contacts.look", now);
    return out;
  });
}

base::Result<bool> remove_contact(const Office& office, const access::Actor& actor, const ContactListKey& key,
                                  std::string_view id) {
  return change_list(office, actor, key, "contacts.remove",
                     [&](db::Transaction& transaction, store::ContactList& list) -> base::Problems {
                       if (!store::remove_contact(transaction, key, id))
                         return {{"contacts.no_such_contact", {}, {}}};
                       --list.contacts;
                       return {};
                     });
}

base::Result<bool> hand_in_contacts(const Office& office, const access::Actor& actor,
                                    const ContactListKey& key) {
  return change_list(office, actor, key, "contacts.hand_in",
                     [&](db::Transaction&, store::ContactList& list) -> base::Problems {
                       if (list.state == ListState::handed_in) return {{"contacts.is_handed_in", {}, {}}};
                       if (list.contacts == 0) return {{"contacts.nobody_in_it", {}, {}}};
                       list.state = ListState::handed_in;
                       return {};
                     });
}

base::Result<bool> delete_contacts(const Office& office, const access::Actor& actor,
                                   const ContactListKey& key) {
  return change_list(office, actor, key, "contacts.delete",
                     [&](db::Transaction& transaction, store::ContactList& list) -> base::Problems {
                       list.state = ListState::deleted;
                       list.contacts = store::remove_contacts(transaction, key);
                       return {};
                     });
}

std::int64_t delete_due_contacts(const Office& office) {
  constexpr std::int64_t lists_at_once = 1'000;
  const Moment now = office.now();
  const auto over = office.database.read([&](db::Transaction& transaction) {
    return store::list_contact_lists_over(transaction, detail::day_number(now), lists_at_once);
  });
  std::int64_t deleted = 0;
  for (const store::ContactList& one : over) deleted += delete_one(office, one, now) ? 1 : 0;
  office.database.perform([&](db::Transaction& transaction) {
    store::remove_old_contact_intakes(transaction, now - intake_age_max);
  });
  return deleted;
}

}  // namespace prongsai::desk
