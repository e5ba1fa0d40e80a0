// SPDX-License-Identifier: Apache-2.0
// A ballot box: whoever has its public key can put something in, only the private key takes anything out.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"

namespace prongsai::secret {

/// X25519. The public key may lie in the database; the private one is a file that need not be on the server
/// while answers come in, and is destroyed when the box has been opened: then nobody can ever open what is
/// left of sealed ballots in old backups and logs. Each copy overwrites its private key when it goes.
struct BoxKey {
  std::string public_key;   ///< 32 bytes
  std::string private_key;  ///< 32 bytes

  ~BoxKey();
};
[[nodiscard]] BoxKey make_box_key();

/// True for 32 bytes that ballots can be sealed with: not one of the few points for which everybody knows the
/// agreed key.
[[nodiscard]] bool is_box_public_key(std::string_view bytes);

/// "prongsai box key 1\n<public>\n<private>\n", both in base64 (RFC 4648 §4, 44 characters): what custodians
/// keep. Whoever holds this text opens the box.
[[nodiscard]] std::string to_key_file(const BoxKey& key);
/// Reads line ends of Windows, blanks at the ends of lines and a missing last line end, too. Refuses anything
/// else, and a pair that does not belong together: secret.box_key_not_understood {}.
[[nodiscard]] base::Result<BoxKey> read_key_file(std::string_view text);

/// How many bytes a sealed ballot is longer than its plain one.
inline constexpr std::size_t seal_overhead = 72;

/// How long a throw-away pair lives.
inline constexpr int ballots_per_pair = 1'024;
inline constexpr std::chrono::seconds pair_age_max{60};

/// Puts ballots into a box: XSalsa20-Poly1305 under a key agreed between the box and a throw-away key pair.
/// A sealed ballot is, byte for byte,
///
///     32   the throw-away pair's public key
///     24   nonce, random
///     16   Poly1305 tag
///      n   the plain ballot, encrypted
///
/// which NaCl's box opens: crypto_box_open_easy(plain, sealed + 56, n + 16, sealed + 32, sealed,
/// private_key).
///
/// The private half of the pair is overwritten at once, the agreed key after `ballots_per_pair` ballots or
/// `pair_age_max`, whatever comes first, so that what is in memory later opens nothing from before. Ballots
/// of one pair are seen to belong together; that says no more than the write-ahead log does. The nonce is no
/// counter: it would tell their order. Thread-safe.
class BallotSealer {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  /// Requires: is_box_public_key(public_key).
  explicit BallotSealer(std::string_view public_key, Clock clock = &std::chrono::steady_clock::now);
  ~BallotSealer();
  BallotSealer(BallotSealer&&) noexcept;
  BallotSealer& operator=(BallotSealer&&) noexcept;

  /// Exactly plain.size() + seal_overhead bytes, different each time. Throws std::bad_alloc.
  [[nodiscard]] std::string seal(std::string_view plain);

  /// Overwrites the agreed key of a pair that is older than `pair_age_max`. For a chore: where no ballot
  /// comes for hours, no call of `seal` would do it.
  void forget_old_pair();

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// Takes ballots out. Keeps agreed keys of pairs it has met (32 bytes each, overwritten at its end), so that
/// many ballots of one pair cost one agreement. Not thread-safe: one a thread.
class BallotOpener {
 public:
  explicit BallotOpener(const BoxKey& key);
  ~BallotOpener();
  BallotOpener(BallotOpener&&) noexcept;
  BallotOpener& operator=(BallotOpener&&) noexcept;

  /// Empty for what was not sealed for this box, or was altered.
  [[nodiscard]] std::optional<std::string> open(std::string_view sealed);

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace prongsai::secret
