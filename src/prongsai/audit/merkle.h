// SPDX-License-Identifier: Apache-2.0
// The Merkle tree of RFC 6962 and RFC 9162: roots, proofs, and the verification of proofs.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "prongsai/audit/hash.h"

namespace prongsai::audit {

/// A tree of `size` leaves has one root: of none, SHA-256 of nothing; of one, its leaf hash; of more, the
/// node over the largest power of two of them that is smaller than `size`, and the rest.
[[nodiscard]] Hash empty_root();

/// What is needed to go on appending and to tell the root: the hashes of the complete subtrees that the
/// size, read as a binary number, is made of, largest first. At most 64 hashes, however long the trail.
class Frontier {
 public:
  Frontier() = default;

  /// The state of a trail that already has `size` leaves. Nothing, when `subtrees` is not one hash for each
  /// one-bit of `size`. Whether they are the right hashes shows when `root()` meets a signed root.
  [[nodiscard]] static std::optional<Frontier> resume(std::uint64_t size, std::vector<Hash> subtrees);

  void append(const Hash& leaf);

  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const std::vector<Hash>& subtrees() const { return subtrees_; }
  [[nodiscard]] Hash root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> subtrees_;  // one for each one-bit of size_
};

/// Where proofs get the hashes of complete subtrees from: memory (Tree), or a table of a database.
class CompleteNodes {
 public:
  virtual ~CompleteNodes() = default;

  /// The hash over the 2^level leaves from index * 2^level. Asked only for subtrees that are complete in
  /// the size the proof was asked for.
  [[nodiscard]] virtual Hash complete_node(unsigned level, std::uint64_t index) const = 0;
};

/// A whole tree in memory: 64 bytes a leaf. For tests, for small trails, and as the pattern for a table.
class Tree : public CompleteNodes {
 public:
  void append(const Hash& leaf);
  [[nodiscard]] std::uint64_t size() const;
  [[nodiscard]] Hash complete_node(unsigned level, std::uint64_t index) const override;

 private:
  std::vector<std::vector<Hash>> levels_;  // levels_[0]: the leaves
};

/// The root that the tree had at `size`. About log² hashes, whatever the size.
[[nodiscard]] Hash root_at(const CompleteNodes& nodes, std::uint64_t size);

/// The hashes that lead from leaf `index` to the root at `size`, from the leaf upwards.
/// Requires: index < size.
[[nodiscard]] std::vector<Hash> inclusion_proof(const CompleteNodes& nodes, std::uint64_t index,
                                                std::uint64_t size);

/// The hashes that show the tree of `old_size` to be the beginning of the tree of `new_size`. Empty when
/// the sizes are equal, or the old one is 0. Requires: old_size <= new_size.
[[nodiscard]] std::vector<Hash> consistency_proof(const CompleteNodes& nodes, std::uint64_t old_size,
                                                  std::uint64_t new_size);

struct InclusionClaim {
  Hash leaf;
  std::uint64_t index = 0;
  std::uint64_t size = 0;
  Hash root;
};

/// True when the proof shows that `leaf` stands at `index` in the tree of that size and root.
[[nodiscard]] bool proves(std::span<const Hash> proof, const InclusionClaim& claim);

struct ConsistencyClaim {
  std::uint64_t old_size = 0;
  Hash old_root;
  std::uint64_t new_size = 0;
  Hash new_root;
};

/// True when the proof shows that the old tree is the beginning of the new one: nothing in it was changed,
/// dropped or moved. It binds the roots; the sizes it takes as given, which is why checkpoints sign root and
/// size together. Nothing precedes every tree: old size 0 needs the empty root and an empty proof.
[[nodiscard]] bool proves(std::span<const Hash> proof, const ConsistencyClaim& claim);

}  // namespace prongsai::audit
