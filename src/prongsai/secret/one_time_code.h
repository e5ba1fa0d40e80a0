// SPDX-License-Identifier: Apache-2.0
// Six digits from a telephone: one-time codes by the clock, as RFC 6238 and every authenticator do them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai::secret {

/// A code holds for 30 seconds; the one before and the one after are taken too, for clocks that differ.
inline constexpr std::chrono::seconds code_period{30};

/// 20 random bytes: as long as the SHA-1 it is used with. No text: keep it sealed (sealer.h), show it in
/// base32.
[[nodiscard]] std::string new_code_secret();

/// RFC 4648 §6 in capitals without padding: how a person types a secret into an authenticator.
[[nodiscard]] std::string to_base32(std::string_view bytes);

/// What an authenticator scans: "otpauth://totp/ISSUER:ACCOUNT?secret=…&issuer=ISSUER", the labels in UTF-8
/// with every byte but letters, digits and -._~ as %XX. SHA-1, six digits and 30 seconds are what all of them
/// take when nothing else is said, and some know nothing else. Requires: a colon in neither label.
[[nodiscard]] std::string code_uri(std::string_view secret, std::string_view issuer,
                                   std::string_view account);

/// The number of the time step (seconds since 1970 / 30) whose code this is: the current one, or one beside
/// it. Whoever accepts the code keeps the step and takes only later ones from then on; so each code is good
/// once. Empty for any other text. Blanks are passed over; Thai digits are read. Requires: a secret of 16
/// bytes or more, `now` not before 1970.
[[nodiscard]] std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code,
                                                        std::chrono::sys_time<std::chrono::microseconds> now);

/// What the telephone with that secret shows now: for the demo, which has no telephone, and for tests.
/// Requires: as above.
[[nodiscard]] std::string code_at(std::string_view secret,
                                  std::chrono::sys_time<std::chrono::microseconds> now);

}  // namespace prongsai::secret
