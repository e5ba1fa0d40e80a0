// SPDX-License-Identifier: Apache-2.0
// The secret keys of an installation: a small file only its owner may read.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"

namespace prongsai::secret {

/// 32 random bytes and the name they go by: eight hexadecimal digits that follow from the bytes and do not
/// lead back. Wiped from memory when it ends.
class Key {
 public:
  [[nodiscard]] static Key random();
  /// Requires: 32 bytes.
  explicit Key(std::string_view bytes);
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  ~Key();

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] std::string_view bytes() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::array<char, 32> bytes_{};
  std::string id_;
};

/// Keys in force, newest first: the newest seals and signs, all of them open and verify. Never empty.
class KeyRing {
 public:
  /// Requires: at least one key, no id twice.
  explicit KeyRing(std::vector<Key> newest_first);
  /// One new key: for tests, and for what may be forgotten at the next start.
  [[nodiscard]] static KeyRing random();

  [[nodiscard]] const Key& newest() const { return keys_.front(); }
  /// Null for the id of no key in force.
  [[nodiscard]] const Key* find(std::string_view id) const;
  [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }

  /// Other keys that follow from these and from the purpose, so that one file serves several purposes and no
  /// key is used for two.
  [[nodiscard]] KeyRing derived(std::string_view purpose) const;

 private:
  std::vector<Key> keys_;
};

/// Reads the keys, or makes a file with one new key where there is none: mode 0600, complete before it has
/// its name. Two programs that start at once end with the same key.
///
/// Problems: secret.key_file_open_to_others {path, found, expected} for a mode that lets anyone but the owner
/// in; secret.key_file_form {path, line} for anything but lines "<id> <key>", blank lines and lines beginning
/// with '#'; secret.key_file_cannot {path, reason} for what the system refuses.
[[nodiscard]] base::Result<KeyRing> load_or_create_key_file(const std::string& path);

/// Puts a new key before the others and replaces the file in one step. What the old ones sealed stays
/// readable. Problems: as above, and secret.key_file_full {path, expected} beyond 32 keys. Requires: one
/// caller at a time.
[[nodiscard]] base::Result<KeyRing> add_key_to_file(const std::string& path);

}  // namespace prongsai::secret
