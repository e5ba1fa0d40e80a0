// SPDX-License-Identifier: Apache-2.0
// Changing a password, knowing the old one or by a link sent by mail.
#pragma once

#include <string>

#include "prongsai/base/result.h"
#include "prongsai/desk/people/sign_in.h"

namespace prongsai::desk {

inline constexpr std::chrono::minutes reset_age_max{60};
/// So many links of one person work at once.
inline constexpr std::int64_t reset_links_max = 5;

struct PasswordWish {
  std::string old_password;
  std::string password;
  std::string password_again;
};
/// Ends every other session of the person, and links to a new password. Problems: people.wrong_password;
/// people.passwords_differ; password.…; sign_in.wait.
[[nodiscard]] base::Result<bool> change_password(const Office& office, const SignedIn& person,
                                                 const PasswordWish& wish);

/// Sends a link when the address has an account, and says nothing about whether it has. Links sent before
/// keep working, so that nobody who only knows the address can spoil them; while `reset_links_max` of them
/// do, no further one is sent. Problem: sign_in.wait when this address asked too often.
[[nodiscard]] base::Result<bool> ask_for_reset(const Office& office, std::string_view mail,
                                               std::string_view address);

struct ResetWish {
  std::string token;
  std::string password;
  std::string password_again;
  std::string device;
};
/// Sets the password, ends all sessions and other links, and begins a session. The second factor is still
/// asked for. Problems: people.link_used; people.passwords_differ; password.….
[[nodiscard]] base::Result<SignInDone> reset_password(const Office& office, const ResetWish& wish);

}  // namespace prongsai::desk
