// SPDX-License-Identifier: Apache-2.0
// Passwords: which are good enough, how they are kept, how one is checked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/problem.h"

namespace prongsai::secret {

/// In code points, so that a Thai password is as long as it looks in most fonts' memory, not three times
/// that.
inline constexpr int password_length_min = 12;
inline constexpr int password_length_max = 128;

/// How many passwords are worked on at once in the whole program; each takes 19 MiB. More callers queue.
inline constexpr int password_places = 4;

/// What to keep: Argon2id (RFC 9106) with 19 MiB and two passes, the salt and these numbers inside the text.
///
/// The bytes are hashed as they were typed. They are not brought to one Unicode form (NFKC), because no
/// library of the house knows the tables: whoever types é once as one and once as two characters has typed
/// two passwords. Thai keyboards have one key a character, so Thai is hardly touched by this.
[[nodiscard]] std::string hash_password(std::string_view text);

/// True when `text` is the password of that hash. False also for a hash that cannot be read.
[[nodiscard]] bool verify_password(const std::string& hash, std::string_view text);

/// Always false, after the work of verify_password: for accounts that do not exist, so that the time of an
/// answer does not tell who has one.
[[nodiscard]] bool verify_nobody(std::string_view text);

/// True when the hash was made with other numbers than hash_password uses today, or cannot be read.
[[nodiscard]] bool needs_rehash(const std::string& hash);

/// What is wrong with a new password; empty when it will do. Any characters are allowed, none is demanded.
///
/// `own_words` are what others know about the owner: mail address, name, agency. Of each, the whole and its
/// parts of four code points or more must not stand in the password.
///
/// Problems: password.not_text (no UTF-8, or control characters); password.too_short and password.too_long
/// {found, expected}; password.holds_own_words; password.too_common: made of a few words, keyboard walks,
/// rows (1234, abcd), repetitions and digits that anyone would try, in English or Thai, also typed with the
/// other keyboard switched on. None holds a part of the password.
[[nodiscard]] base::Problems check_password(std::string_view text, const std::vector<std::string>& own_words);

}  // namespace prongsai::secret
