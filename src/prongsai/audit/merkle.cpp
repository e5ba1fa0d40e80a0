// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/merkle.h"

#include <algorithm>
#include <bit>

#include "prongsai/base/assert.h"

namespace prongsai::audit {
namespace {

/// Leaves [begin, end) of the tree.
struct Range {
  std::uint64_t begin;
  std::uint64_t end;

  [[nodiscard]] std::uint64_t size() const { return end - begin; }
  /// Where RFC 6962 splits: the largest power of two smaller than the size. Requires: size() > 1.
  [[nodiscard]] std::uint64_t left_size() const { return std::bit_floor(size() - 1); }
  [[nodiscard]] Range left() const { return {begin, begin + left_size()}; }
  [[nodiscard]] Range right() const { return {begin + left_size(), end}; }
};

/// Every range that comes from splitting [0, size) is complete, or splits into a complete left half and a
/// right rest; so this walks down the right edge only.
Hash range_hash(const CompleteNodes& nodes, Range range) {
  std::vector<Hash> lefts;
  while (!std::has_single_bit(range.size())) {
    const Range left = range.left();
    const auto level = static_cast<unsigned>(std::countr_zero(left.size()));
    lefts.push_back(nodes.complete_node(level, left.begin >> level));
    range = range.right();
  }
  const auto level = static_cast<unsigned>(std::countr_zero(range.size()));
  Hash out = nodes.complete_node(level, range.begin >> level);
  for (auto left = lefts.rbegin(); left != lefts.rend(); ++left) out = node_hash(*left, out);
  return out;
}

/// The two ways up from a leaf or an old edge, as RFC 9162 §2.1.3.2 and §2.1.4.2 walk them.
struct Climb {
  std::uint64_t node;  // index of the node on this level
  std::uint64_t last;  // index of the last node on this level

  [[nodiscard]] bool at_root() const { return last == 0; }
  /// The node is a right child, or the lonely last one: the proof's hash stands on its left.
  [[nodiscard]] bool sibling_is_left() const { return (node & 1) != 0 || node == last; }
  void up() {
    node >>= 1;
    last >>= 1;
  }
  /// A lonely last node has no sibling until it becomes a right child.
  void skip_lonely_levels() {
    while ((node & 1) == 0 && node != 0) up();
  }
};

}  // namespace

Hash empty_root() {
  return sha256({});
}

std::optional<Frontier> Frontier::resume(std::uint64_t size, std::vector<Hash> subtrees) {
  if (subtrees.size() != static_cast<std::size_t>(std::popcount(size))) return std::nullopt;
  Frontier out;
  out.size_ = size;
  out.subtrees_ = std::move(subtrees);
  return out;
}

void Frontier::append(const Hash& leaf) {
  Hash node = leaf;
  for (std::uint64_t below = size_; (below & 1) != 0; below >>= 1) {
    node = node_hash(subtrees_.back(), node);
    subtrees_.pop_back();
  }
  subtrees_.push_back(node);
  ++size_;
}

Hash Frontier::root() const {
  if (subtrees_.empty()) return empty_root();
  Hash out = subtrees_.back();
  for (auto subtree = subtrees_.rbegin() + 1; subtree != subtrees_.rend(); ++subtree) {
    out = node_hash(*subtree, out);
  }
  return out;
}

void Tree::append(const Hash& leaf) {
  Hash node = leaf;
  for (std::size_t level = 0;; ++level) {
    if (levels_.size() == level) levels_.emplace_back();
    levels_[level].push_back(node);
    const auto& nodes = levels_[level];
    if (nodes.size() % 2 != 0) return;
    node = node_hash(nodes[nodes.size() - 2], nodes.back());
  }
}

std::uint64_t Tree::size() const {
  return levels_.empty() ? 0 : levels_.front().size();
}

Hash Tree::complete_node(unsigned level, std::uint64_t index) const {
  PRONGSAI_ASSERT(level < levels_.size() && index < levels_[level].size());
  return levels_[level][index];
}

Hash root_at(const CompleteNodes& nodes, std::uint64_t size) {
  return size == 0 ? empty_root() : range_hash(nodes, {0, size});
}

std::vector<Hash> inclusion_proof(const CompleteNodes& nodes, std::uint64_t index, std::uint64_t size) {
  PRONGSAI_ASSERT(index < size);
  std::vector<Hash> out;
  for (Range range{0, size}; range.size() > 1;) {
    const bool in_left = index < range.left().end;
    out.push_back(range_hash(nodes, in_left ? range.right() : range.left()));
    range = in_left ? range.left() : range.right();
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::vector<Hash> consistency_proof(const CompleteNodes& nodes, std::uint64_t old_size,
                                    std::uint64_t new_size) {
  PRONGSAI_ASSERT(old_size <= new_size);
  std::vector<Hash> out;
  if (old_size == 0 || old_size == new_size) return out;
  Range range{0, new_size};
  while (range.end != old_size) {
    const bool in_left = old_size <= range.left().end;
    out.push_back(range_hash(nodes, in_left ? range.right() : range.left()));
    range = in_left ? range.left() : range.right();
  }
  // A range that begins at 0 is the old tree itself, whose root the verifier has already.
  if (range.begin != 0) out.push_back(range_hash(nodes, range));
  std::reverse(out.begin(), out.end());
  return out;
}

bool proves(std::span<const Hash> proof, const InclusionClaim& claim) {
  if (claim.index >= claim.size) return false;
  Climb climb{claim.index, claim.size - 1};
  Hash hash = claim.leaf;
  for (const Hash& sibling : proof) {
    if (climb.at_root()) return false;
    if (climb.sibling_is_left()) {
      hash = node_hash(sibling, hash);
      climb.skip_lonely_levels();
    } else {
      hash = node_hash(hash, sibling);
    }
    climb.up();
  }
  return climb.at_root() && hash == claim.root;
}

bool proves(std::span<const Hash> proof, const ConsistencyClaim& claim) {
  if (claim.old_size > claim.new_size) return false;
  if (claim.old_size == claim.new_size) return proof.empty() && claim.old_root == claim.new_root;
  if (claim.old_size == 0) return proof.empty() && claim.old_root == empty_root();

  Climb climb{claim.old_size - 1, claim.new_size - 1};
  while ((climb.node & 1) != 0) climb.up();
  // Of an old tree that is one complete subtree the proof says nothing: its root is where the climb begins.
  const bool begins_with_old_root = std::has_single_bit(claim.old_size);
  if (proof.empty()) return false;
  const Hash first = begins_with_old_root ? claim.old_root : proof.front();
  if (!begins_with_old_root) proof = proof.subspan(1);

  Hash old_hash = first;
  Hash new_hash = first;
  for (const Hash& sibling : proof) {
    if (climb.at_root()) return false;
    if (climb.sibling_is_left()) {
      old_hash = node_hash(sibling, old_hash);
      new_hash = node_hash(sibling, new_hash);
      climb.skip_lonely_levels();
    } else {
      new_hash = node_hash(new_hash, sibling);
    }
    climb.up();
  }
  return climb.at_root() && old_hash == claim.old_root && new_hash == claim.new_root;
}

}  // namespace prongsai::audit
