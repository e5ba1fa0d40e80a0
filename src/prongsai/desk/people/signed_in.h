// SPDX-License-Identifier: Apache-2.0
// Who a browser belongs to, told by the token in its cookie.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "prongsai/access/decide.h"
#include "prongsai/desk/office.h"

namespace prongsai::desk {

/// Somebody whose password was right.
struct SignedIn {
  /// What they may do. Holds no role until the second factor was given, where a role asks for one: then every
  /// deed is refused, by the same rule as for strangers.
  access::Actor actor;
  std::string name;
  std::string mail;
  std::string language;
  bool is_full = false;              ///< nothing more is asked for
  bool has_second_factor = false;    ///< a device with one-time codes was set up
  bool wants_second_factor = false;  ///< a role asks for one
  std::string session;               ///< public id of this session
  db::Bytes digest;                  ///< of the token
};

/// A session ends an hour after it was last used, and twelve hours after it began, whatever happens.
inline constexpr std::chrono::minutes session_idle_max{60};
inline constexpr std::chrono::hours session_age_max{12};

/// Empty when the token is not one of a session in force, or the account has ended. `request` is the id that
/// the trail names. Notes the use at most once a minute, so that reading does not mean writing.
[[nodiscard]] std::optional<SignedIn> find_signed_in(const Office& office, std::string_view token,
                                                     std::string_view request);

/// Ends the session of this token, if there is one.
void sign_out(const Office& office, const SignedIn& person);

}  // namespace prongsai::desk
