// SPDX-License-Identifier: Apache-2.0
// Letting people in: an invitation by mail, and what its link does.
#pragma once

#include <optional>
#include <string>

#include "prongsai/base/result.h"
#include "prongsai/desk/people/sign_in.h"

namespace prongsai::desk {

inline constexpr std::chrono::hours invitation_age_max{7 * 24};

struct InvitationWish {
  std::string mail;
  std::string name;
  access::Grant grant;
  std::string language = "th";  ///< of the mail
};

/// The invitation waits for seven days. `link` is also in the mail; it is given back for the commands that
/// have no mail server yet.
struct Invited {
  std::string public_id;
  std::string link;
};

/// Where the wish names an agency, its province is what the register says, whatever the wish says.
/// Problems: people.no_such_agency {found}; people.no_such_unit {found}; desk.not_permitted; people.bad_mail;
/// people.no_name; people.bad_name; people.role_not_given when the actor may not hand out this role;
/// people.role_does_not_fit when the role needs another area. Each with the detail "field".
[[nodiscard]] base::Result<Invited> invite(const Office& office, const access::Actor& actor,
                                           const InvitationWish& wish);

/// Takes an invitation back. Problems: desk.not_permitted; people.no_invitation.
[[nodiscard]] base::Result<bool> take_invitation_back(const Office& office, const access::Actor& actor,
                                                      std::string_view public_id);

/// What area the role of an open invitation is for: for asking whether a deed is permitted there. Empty when
/// there is none of that id. Tells nobody anything: it is no deed.
[[nodiscard]] std::optional<access::Area> area_of_invitation(const Office& office,
                                                             std::string_view public_id);

/// What the page of a link shows. Problem: people.link_used, the same for a link that was never ours, was
/// used, taken back or has run out.
struct OpenInvitation {
  std::string mail;
  std::string name;
  std::optional<access::Grant> grant;  ///< none: a link to a new password
  bool has_account = false;            ///< the role will be added to it; the account's password is asked for
};
[[nodiscard]] base::Result<OpenInvitation> look_at_invitation(const Office& office, std::string_view token);

struct Acceptance {
  std::string token;
  std::string name;
  std::string password;
  std::string password_again;
  std::string language = "th";
  std::string device;
};
/// Makes the account, or adds the role to the one there is (whose password is then asked for), and signs in.
/// Problems: people.link_used; people.no_name; password.…; people.passwords_differ; sign_in.refused.
[[nodiscard]] base::Result<SignInDone> accept_invitation(const Office& office, const Acceptance& acceptance);

}  // namespace prongsai::desk
