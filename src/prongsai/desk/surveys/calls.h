// SPDX-License-Identifier: Apache-2.0
// Assessors call the people of handed-in lists: one at a time, in a random order, with a code for the
// interview that nothing connects with who was called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/contacts.h"

namespace prongsai::desk {

/// Whoever holds a role in the agency, or drives its province, does not call its people, whatever else they
/// are.

/// The lists somebody may work on, with what is left to do in each. Problems: desk.not_permitted;
/// rounds.no_such_round.
[[nodiscard]] base::Result<std::vector<store::ListToCall>> lists_to_call(const Office& office,
                                                                         const access::Actor& actor,
                                                                         std::string_view round,
                                                                         std::string_view asked);

/// Somebody to call, without who it is.
struct NextContact {
  std::string id;
  std::int64_t version = 0;
  std::string service;
  store::CallState state = store::CallState::waiting;
};
/// Problems: desk.not_permitted; contacts.own_agency; those of see_contacts; contacts.not_handed_in; those of
/// round::may, since people are asked while answers are taken.
[[nodiscard]] base::Result<std::vector<NextContact>> next_contacts(const Office& office,
                                                                   const access::Actor& actor,
                                                                   const store::ContactListKey& key,
                                                                   std::size_t count);

/// Name and number of one person of one list, a day and an assessor, are shown at most so often.
inline constexpr std::int64_t numbers_a_day_most = 150;
/// Who it is. Every time is counted; the first of a day is a line in the trail with the list and no name.
/// Problems: as above; contacts.no_such_contact; contacts.enough_for_today {most}.
[[nodiscard]] base::Result<ContactPerson> show_contact(const Office& office, const access::Actor& actor,
                                                       const store::ContactListKey& key, std::string_view id);

/// How a call went. No line in the trail: when somebody was called could lead to when a ballot came.
/// Problems: as above; contacts.call_settled where the person refused or answered before; contacts.clash.
[[nodiscard]] base::Result<bool> note_call(const Office& office, const access::Actor& actor,
                                           const store::ContactListKey& key, std::string_view id,
                                           std::int64_t version, store::CallState state);

/// What an assessor fills in the answers with, or reads out to somebody who would rather do it alone.
struct Interview {
  std::string address;
  std::string code;  ///< "k7m2-qd9x-4tnpb"; shown once
};
/// A fresh code of the agency's survey; it is told of no contact. A survey has at most two for each contact
/// of its list. Problems: as above; contacts.too_many_interviews {most}; surveys.no_such_survey where it is
/// not made yet.
[[nodiscard]] base::Result<Interview> start_interview(const Office& office, const access::Actor& actor,
                                                      const store::ContactListKey& key);

}  // namespace prongsai::desk
