// SPDX-License-Identifier: Apache-2.0
// From a name and a password to a session.
#pragma once

#include <optional>
#include <string>

#include "prongsai/base/result.h"
#include "prongsai/desk/people/signed_in.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {

/// What a browser sends on the sign-in page.
struct SignInTry {
  std::string mail;
  std::string password;
  std::string address;       ///< of the visitor; for slowing down only, never kept
  std::string known_device;  ///< the cookie of an earlier sign-in on this device; may be empty
  std::string device;        ///< "Chrome, Android", for the list of sessions
};

struct SignInDone {
  std::string token;         ///< for the cookie; the database keeps its digest only
  std::string known_device;  ///< for the cookie that makes this device a known one
  bool is_full = false;      ///< false: the second factor comes next, or must be set up
};

/// The mail address as it is kept and compared: blanks around it taken off, ASCII letters in lower case.
[[nodiscard]] std::string mail_key(std::string_view text);

/// Problems: sign_in.refused, the same for an unknown address, a wrong password and an account that has
/// ended, after the same work; sign_in.wait {seconds} when there were too many tries, before the password is
/// looked at. The owner's known device is not made to wait by other people's tries.
[[nodiscard]] base::Result<SignInDone> sign_in(const Office& office, const SignInTry& wish);

/// A new session for the person. `is_full` as above.
struct NewSession {
  std::string token;
  store::Session session;
};
[[nodiscard]] NewSession begin_session(db::Transaction& transaction, std::string_view person,
                                       std::string_view device, bool is_full, Moment now);

}  // namespace prongsai::desk
