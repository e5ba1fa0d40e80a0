// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/calls.h"

#include <algorithm>
#include <functional>

#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/desk/surveys/contacts_detail.h"
#include "prongsai/secret/token.h"
#include "prongsai/survey/link.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using access::Role;
using base::Problem;
using store::CallState;
using store::ContactListKey;

/// So many are looked at to choose from.
constexpr std::int64_t candidates_most = 300;

bool has_stake(const access::Actor& actor, const access::Area& agency) {
  return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const access::Grant& grant) {
    switch (grant.role) {
      case Role::provincial_centre:
      case Role::agency_coordinator:
      case Role::agency_executive:
        return access::covers(grant.area, agency);
      case Role::unit_officer:
        return grant.area.agency == agency.agency;
      case Role::system_administrator:
      case Role::authority_officer:
      case Role::assessor:
      case Role::observer:
        return false;
    }
    return true;
  });
}

/// A list that this person may call now.
struct Calling {
  store::ContactList list;
  Role role = Role::assessor;
};
base::Result<Calling> calling(db::Transaction& transaction, const Office& office, const access::Actor& actor,
                              const ContactListKey& key) {
  const auto subject = detail::list_subject(transaction, office, actor, Deed::work_contacts, key);
  if (!subject) return subject.problems();
  if (has_stake(actor, subject->area)) return Problem{"contacts.own_agency", {}, {}};
  const auto list = detail::live_list(transaction, key);
  if (!list) return list.problems();
  if (list->state != store::ListState::handed_in) return Problem{"contacts.not_handed_in", {}, {}};
  const auto used = use_round(transaction, office, key.round, round::Activity::submit_answers);
  if (!used) return used.problems();
  return Calling{*list, subject->role};
}

base::Result<store::StoredContact> contact_of(db::Transaction& transaction, const ContactListKey& key,
                                              std::string_view id) {
  auto found = store::find_contact(transaction, key, id);
  if (!found) return Problem{"contacts.no_such_contact", {}, {}};
  return *std::move(found);
}

bool is_settled(CallState state) {
  return state == CallState::refused || state == CallState::answered;
}

std::optional<store::StoredSurvey> survey_of(db::Transaction& transaction, const ContactListKey& key) {
  for (store::StoredSurvey& one : store::list_agency_surveys(transaction, key.agency)) {
    if (one.survey.round == key.round && one.survey.asked() == key.asked) return std::move(one);
  }
  return std::nullopt;
}

}  // namespace

base::Result<std::vector<store::ListToCall>> lists_to_call(const Office& office, const access::Actor& actor,
                                                           std::string_view round, std::string_view asked) {
  using Lists = std::vector<store::ListToCall>;
  if (!access::may_somewhere(actor, Deed::work_contacts))
    return permit(actor, Deed::work_contacts, {}).problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Lists> {
    if (!store::find_round(transaction, round)) return detail::no_such_round(round);
    Lists out = store::list_contact_lists_to_call(transaction, round, asked);
    std::erase_if(out, [&](const store::ListToCall& one) {
      const access::Area area{one.province, one.agency, ""};
      return !access::role_for(actor, Deed::work_contacts, area) || has_stake(actor, area);
    });
    return out;
  });
}

base::Result<std::vector<NextContact>> next_contacts(const Office& office, const access::Actor& actor,
                                                     const ContactListKey& key, std::size_t count) {
  using Next = std::vector<NextContact>;
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Next> {
    const auto now = calling(transaction, office, actor, key);
    if (!now) return now.problems();
    auto waiting = store::list_contacts_to_call(transaction, key, candidates_most);
    // Assessors of one list begin at different places, so that nobody is called by two at once. Those of the
    // same state stay together: who was never called comes first.
    const auto first_called =
        std::find_if(waiting.begin(), waiting.end(),
                     [&](const store::StoredContact& one) { return one.state != waiting.front().state; });
    const auto alike = static_cast<std::size_t>(first_called - waiting.begin());
    if (alike > 1)
      std::rotate(
          waiting.begin(),
          waiting.begin() + static_cast<std::ptrdiff_t>(std::hash<std::string>{}(actor.person) % alike),
          first_called);
    Next out;
    for (const store::StoredContact& one : waiting) {
      if (out.size() == count) break;
      out.push_back({one.id, one.version, detail::open_person(office, key, one).service, one.state});
    }
    return out;
  });
}

base::Result<ContactPerson> show_contact(const Office& office, const access::Actor& actor,
                                         const ContactListKey& key, std::string_view id) {
  const Moment at = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<ContactPerson> {
    const auto now = calling(transaction, office, actor, key);
    if (!now) return now.problems();
    const auto contact = contact_of(transaction, key, id);
    if (!contact) return contact.problems();
    if (is_settled(contact->state)) return Problem{"contacts.call_settled", {}, {}};
    const std::int64_t shown = detail::note_access(transaction, actor, now->role, key, "contacts.call", at);
    if (shown > numbers_a_day_most)
      return Problem{"contacts.enough_for_today", {{"most", std::to_string(numbers_a_day_most)}}, {}};
    return detail::open_person(office, key, *contact);
  });
}

base::Result<bool> note_call(const Office& office, const access::Actor& actor, const ContactListKey& key,
                             std::string_view id, std::int64_t version, CallState state) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto now = calling(transaction, office, actor, key);
    if (!now) return now.problems();
    auto contact = contact_of(transaction, key, id);
    if (!contact) return contact.problems();
    if (is_settled(contact->state)) return Problem{"contacts.call_settled", {}, {}};
    contact->version = version;
    if (!store::set_call_state(transaction, key.agency, *contact, state, contact->turn))
      return detail::list_clash();
    return true;
  });
}

base::Result<Interview> start_interview(const Office& office, const access::Actor& actor,
                                        const ContactListKey& key) {
  constexpr std::size_t bytes_for_a_code = 32;
  constexpr std::int64_t codes_a_contact = 2;
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<Interview> {
    const auto now = calling(transaction, office, actor, key);
    if (!now) return now.problems();
    const auto stored = survey_of(transaction, key);
    if (!stored || stored->is_opened) return Problem{"surveys.no_such_survey", {{"found", key.asked}}, {}};
    const std::int64_t most = now->list.contacts * codes_a_contact;
    if (store::count_codes(transaction, stored->survey.number).made >= most)
      return Problem{"contacts.too_many_interviews", {{"most", std::to_string(most)}}, {}};
    const std::string code = survey::make_slip_code(secret::unpredictable_bytes(bytes_for_a_code));
    const std::vector<std::string> digests = {survey::slip_code_digest(stored->survey.number, code)};
    store::record_codes(transaction, stored->survey.number, digests);
    return Interview{link_address(office, stored->survey, survey::Channel::interview),
                     survey::print_slip_code(code)};
  });
}

}  // namespace prongsai::desk
