// SPDX-License-Identifier: Apache-2.0
// One-time codes: setting them up, giving one, and the codes for the day the phone is lost.
#pragma once

#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/desk/people/sign_in.h"

namespace prongsai::desk {

/// What a person's sealed secret is bound to: opened in another context it gives nothing.
[[nodiscard]] std::string factor_context(std::string_view person);

/// A secret that is not in force yet. `sealed` travels through the page and back; without the office's key it
/// is worth nothing.
struct Enrolment {
  std::string sealed;
  std::string secret_base32;  ///< to type in
  std::string uri;            ///< to scan: otpauth://totp/…
};
[[nodiscard]] Enrolment begin_enrolment(const Office& office, const SignedIn& person);

/// What somebody typed, and what their browser sent with it.
struct CodeTry {
  std::string code;          ///< six digits of the device, each good once; or a recovery code
  std::string device;        ///< "Chrome, Android", for the list of sessions
  std::string known_device;  ///< the cookie of an earlier sign-in on this device; may be empty
};

/// What the page shows once the device works: these codes are never shown again.
struct Enrolled {
  std::vector<std::string> recovery_codes;
  std::string token;  ///< a new session: the old one ended when its rights grew
};
/// Problems: second_factor.wrong_code; second_factor.expired_form when the sealed secret is not this
/// person's; sign_in.wait {seconds}.
[[nodiscard]] base::Result<Enrolled> finish_enrolment(const Office& office, const SignedIn& person,
                                                      std::string_view sealed, const CodeTry& tried);

struct SecondFactorDone {
  std::string token;  ///< a new session: the old one ended when its rights grew
  std::int64_t recovery_codes_left = 0;
  bool by_recovery_code = false;
};
/// Problems: second_factor.wrong_code; sign_in.wait {seconds}. As with passwords, the owner's known device is
/// not made to wait by the tries of others who know the password.
[[nodiscard]] base::Result<SecondFactorDone> give_second_factor(const Office& office, const SignedIn& person,
                                                                const CodeTry& tried);

}  // namespace prongsai::desk
