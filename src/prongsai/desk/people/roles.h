// SPDX-License-Identifier: Apache-2.0
// The people of an area with their roles and sessions, and ending them.
#pragma once

#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/people/signed_in.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {

/// An invitation that still waits, with the names of its agency.
struct OpenInvitationLine {
  store::Invitation invitation;  ///< has a grant
  std::string agency_th;
  std::string agency_en;
  std::string unit;  ///< name of the unit; empty where it has none
};
struct PeopleList {
  std::vector<store::PersonLine> lines;
  std::int64_t count = 0;  ///< of lines, whatever limit and offset
  std::vector<OpenInvitationLine> invitations;
};
/// People whose roles lie where the actor may see people; `wish` narrows it further. Problem:
/// desk.not_permitted when the wish reaches beyond that.
[[nodiscard]] base::Result<PeopleList> list_people(const Office& office, const access::Actor& actor,
                                                   store::PeopleWish wish);

/// A role with whom it belongs to, for the page that ends it.
struct RoleOfSomebody {
  store::Person person;
  access::Grant grant;
};
/// Where the actor may end it. Problems: desk.not_permitted; people.no_such_role.
[[nodiscard]] base::Result<RoleOfSomebody> find_role(const Office& office, const access::Actor& actor,
                                                     std::string_view person, std::int64_t number);

/// Ends one role. An account without roles is left without rights, and its sessions end. Problems:
/// desk.not_permitted; people.no_such_role; people.last_administrator; people.no_reason.
[[nodiscard]] base::Result<bool> end_role(const Office& office, const access::Actor& actor,
                                          std::string_view person, std::int64_t number,
                                          std::string_view reason);

/// One's own sessions.
[[nodiscard]] std::vector<store::Session> own_sessions(const Office& office, const SignedIn& person);
/// Ends one of one's own, or with an empty id all but the present one.
void end_own_session(const Office& office, const SignedIn& person, std::string_view public_id);

}  // namespace prongsai::desk
