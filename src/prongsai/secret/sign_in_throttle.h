// SPDX-License-Identifier: Apache-2.0
// Guessing passwords is slow, and keeping others out by guessing does not work.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/secret/key_ring.h"
#include "prongsai/secret/throttle.h"

namespace prongsai::secret {

/// One try to get in.
struct SignInAttempt {
  std::string account;               ///< the account's id, or any name that no account has
  std::int64_t account_version = 0;  ///< of its password; unknown accounts: any
  std::string address = {};          ///< the visitor's, IPv4 or IPv6; "" when it is not to be counted
  std::string known_device = {};     ///< what the browser sent, or ""
  std::string purpose = {};          ///< "" for the password; others ("code") have buckets of their own
};

struct SignInLimits {
  BucketRule unknown_device{.burst = 10,
                            .refill = std::chrono::minutes(3)};             ///< one account, all such devices
  BucketRule known_device{.burst = 10, .refill = std::chrono::minutes(1)};  ///< one account, one device
  BucketRule address{.burst = 60, .refill = std::chrono::seconds(5)};       ///< one office behind one address
  std::size_t keys_max = 100'000;  ///< of each kind, about 150 bytes a key
};

/// OWASP's device cookies. A browser that signed in once bears a signed cookie that says for which account
/// and password version. Its tries are counted by themselves; those of all other browsers together for the
/// account, and for the address (IPv6: the first 64 bits, which is what one customer has).
///
/// The law: whatever others do, a browser with a valid cookie for the account gets its try, as long as it
/// does not itself fail too often. A stolen cookie opens nothing; it gives the thief a bucket of guesses.
/// Thread-safe.
class SignInThrottle {
 public:
  using Moment = Throttle::Moment;

  /// Signs with keys derived from the ring's.
  explicit SignInThrottle(const KeyRing& ring, SignInLimits limits = {});

  /// Nothing: try the password. Otherwise: how long to wait; then this try has cost nothing.
  [[nodiscard]] std::optional<std::chrono::microseconds> take(const SignInAttempt& attempt, Moment now);

  /// The try was right: what it took is put back. Only that, so that somebody who is let into an account of
  /// their own does not thereby clear an address for guessing at others.
  void forgive(const SignInAttempt& attempt);

  /// The cookie for a device where that password was right just now: at most 200 bytes for an id of 64,
  /// letters, digits and "-_.". It ceases to be valid with the password version. Requires: an account of 1 to
  /// 256 bytes.
  [[nodiscard]] std::string known_device(std::string_view account, std::int64_t account_version) const;

  /// True when the attempt's cookie is one that `known_device` gave for its account and version.
  [[nodiscard]] bool is_known(const SignInAttempt& attempt) const;

 private:
  struct Names;
  [[nodiscard]] Names names_of(const SignInAttempt& attempt) const;

  KeyRing ring_;
  std::mutex mutex_;
  Buckets unknown_devices_;
  Buckets known_devices_;
  Buckets addresses_;
};

}  // namespace prongsai::secret
