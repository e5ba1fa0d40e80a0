// SPDX-License-Identifier: Apache-2.0
// SHA-256 as the audit trail uses it: leaves, nodes, and long texts piece by piece.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace prongsai::audit {

/// 32 bytes that stand for a text: whoever finds two texts with one hash has broken SHA-256.
using Hash = std::array<std::uint8_t, 32>;

[[nodiscard]] Hash sha256(std::string_view bytes);

/// The hash of an entry's bytes as a leaf: SHA-256(0x00 || bytes), RFC 6962 §2.1. The prefixes of leaf and
/// node keep an inner node from being passed off as an entry.
[[nodiscard]] Hash leaf_hash(std::string_view bytes);

/// The hash of a node over its two children: SHA-256(0x01 || left || right).
[[nodiscard]] Hash node_hash(const Hash& left, const Hash& right);

/// SHA-256 of a text that is not held in memory as a whole.
class RunningHash {
 public:
  RunningHash();
  RunningHash(const RunningHash&) = delete;
  RunningHash& operator=(const RunningHash&) = delete;
  ~RunningHash();

  void add(std::string_view bytes);
  /// The hash of everything added. Requires: called once, and nothing is added after it.
  [[nodiscard]] Hash finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Base64 with padding (RFC 4648 §4), and back. Only the one form that `to_base64` writes is read; anything
/// else (blanks, missing padding, stray bits at the end) gives nothing.
[[nodiscard]] std::string to_base64(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::optional<std::string> parse_base64(std::string_view text);
/// As above, for exactly one hash.
[[nodiscard]] std::optional<Hash> parse_hash(std::string_view base64);

}  // namespace prongsai::audit
