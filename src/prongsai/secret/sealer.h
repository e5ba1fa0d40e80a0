// SPDX-License-Identifier: Apache-2.0
// Secrets that must be read again, kept so that a stolen database does not give them away.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "prongsai/secret/key_ring.h"

namespace prongsai::secret {

/// XChaCha20-Poly1305 with a random nonce. Each sealed text names the key that opens it and is bound to a
/// context
/// ("second factor of p-7zk…"): moved to another person's row, it does not open. Thread-safe.
class Sealer {
 public:
  /// Uses keys derived from the ring's, not the ring's own.
  explicit Sealer(const KeyRing& ring);

  /// "s1.<key>.<base64>": printable ASCII, a third longer than the text and about 70 bytes more.
  [[nodiscard]] std::string seal(std::string_view plain, std::string_view context) const;

  /// Empty for anything that was not sealed with one of the keys in this context, or was altered since.
  [[nodiscard]] std::optional<std::string> open(std::string_view sealed, std::string_view context) const;

  /// True when the newest key did not seal it: seal it anew before the old key leaves the file.
  [[nodiscard]] bool needs_reseal(std::string_view sealed) const;

 private:
  KeyRing ring_;
};

}  // namespace prongsai::secret
