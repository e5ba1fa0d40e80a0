// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/merkle.h"

#include <cstdint>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::audit {
namespace {

std::string hex(const Hash& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : hash) out += {digits[byte / 16], digits[byte % 16]};
  return out;
}

std::vector<std::string> hex(const std::vector<Hash>& hashes) {
  std::vector<std::string> out;
  for (const Hash& hash : hashes) out.push_back(hex(hash));
  return out;
}

/// The eight entries of the reference tests of Certificate Transparency (RFC 6962).
const std::vector<std::string>& reference_entries() {
  static const std::vector<std::string> all = {
      "",
      std::string("\x00", 1),
      "\x10",
      "\x20\x21",
      "\x30\x31",
      "\x40\x41\x42\x43",
      "\x50\x51\x52\x53\x54\x55\x56\x57",
      "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
  return all;
}

/// Their published roots, by size.
const std::vector<std::string> reference_roots = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

Tree tree_of(const std::vector<std::string>& entries) {
  Tree out;
  for (const std::string& entry : entries) out.append(leaf_hash(entry));
  return out;
}

// RFC 6962 §2.1 as it is written: lists of entries, split and joined. Slow, and nothing like merkle.cpp.
using Entries = std::vector<std::string>;

std::size_t split(std::size_t size) {
  std::size_t out = 1;
  while (out * 2 < size) out *= 2;
  return out;
}

Entries part(const Entries& all, std::size_t begin, std::size_t end) {
  return {all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end)};
}

Hash naive_root(const Entries& all) {
  if (all.empty()) return sha256("");
  if (all.size() == 1) return sha256(std::string("\0", 1) + all.front());
  const std::size_t k = split(all.size());
  const Hash left = naive_root(part(all, 0, k));
  const Hash right = naive_root(part(all, k, all.size()));
  return sha256("\x01" + std::string(left.begin(), left.end()) + std::string(right.begin(), right.end()));
}

std::vector<Hash> naive_path(std::size_t m, const Entries& all) {
  if (all.size() == 1) return {};
  const std::size_t k = split(all.size());
  const Entries left = part(all, 0, k);
  const Entries right = part(all, k, all.size());
  std::vector<Hash> out = m < k ? naive_path(m, left) : naive_path(m - k, right);
  out.push_back(naive_root(m < k ? right : left));
  return out;
}

std::vector<Hash> naive_subproof(std::size_t m, const Entries& all, bool whole) {
  if (m == all.size()) return whole ? std::vector<Hash>{} : std::vector<Hash>{naive_root(all)};
  const std::size_t k = split(all.size());
  const Entries left = part(all, 0, k);
  const Entries right = part(all, k, all.size());
  std::vector<Hash> out = m <= k ? naive_subproof(m, left, whole) : naive_subproof(m - k, right, false);
  out.push_back(naive_root(m <= k ? right : left));
  return out;
}

Entries numbered(std::size_t size) {
  Entries out;
  for (std::size_t i = 0; i < size; ++i) out.push_back("entry " + std::to_string(i));
  return out;
}

TEST(Merkle, gives_the_published_roots_at_every_size) {
  const Tree tree = tree_of(reference_entries());
  Frontier frontier;
  for (std::size_t size = 0; size < reference_roots.size(); ++size) {
    EXPECT_EQ(hex(root_at(tree, size)), reference_roots[size]);
    EXPECT_EQ(hex(frontier.root()), reference_roots[size]);
    if (size < reference_entries().size()) frontier.append(leaf_hash(reference_entries()[size]));
  }
}

TEST(Merkle, gives_the_published_inclusion_paths_of_the_seven_entry_tree) {
  const Tree tree = tree_of(reference_entries());
  EXPECT_THAT(hex(inclusion_proof(tree, 0, 7)),
              testing::ElementsAre("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                   "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                   "837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e"));
  EXPECT_THAT(hex(inclusion_proof(tree, 3, 7)),
              testing::ElementsAre("0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
                                   "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                   "837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e"));
  EXPECT_THAT(hex(inclusion_proof(tree, 6, 7)),
              testing::ElementsAre("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                   "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
}

TEST(Merkle, gives_the_published_consistency_proofs) {
  const Tree tree = tree_of(reference_entries());
  EXPECT_TRUE(consistency_proof(tree, 1, 1).empty());
  EXPECT_THAT(hex(consistency_proof(tree, 1, 8)),
              testing::ElementsAre("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                   "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                   "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
  EXPECT_THAT(hex(consistency_proof(tree, 6, 8)),
              testing::ElementsAre("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                   "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                   "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
  EXPECT_THAT(hex(consistency_proof(tree, 2, 5)),
              testing::ElementsAre("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                   "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
}

TEST(Merkle, agrees_with_the_definition_for_every_size_and_leaf_up_to_40) {
  const Entries entries = numbered(40);
  const Tree tree = tree_of(entries);
  for (std::size_t size = 0; size <= entries.size(); ++size) {
    const Entries begin = part(entries, 0, size);
    const Hash root = naive_root(begin);
    ASSERT_EQ(root_at(tree, size), root) << size;
    for (std::size_t leaf = 0; leaf < size; ++leaf) {
      const std::vector<Hash> proof = inclusion_proof(tree, leaf, size);
      ASSERT_EQ(proof, naive_path(leaf, begin)) << leaf << " of " << size;
      ASSERT_TRUE(proves(proof, InclusionClaim{leaf_hash(entries[leaf]), leaf, size, root}));
    }
    for (std::size_t old_size = 0; old_size <= size; ++old_size) {
      const std::vector<Hash> proof = consistency_proof(tree, old_size, size);
      if (old_size > 0) {
        ASSERT_EQ(proof, naive_subproof(old_size, begin, true)) << old_size << " of " << size;
      }
      const ConsistencyClaim claim{old_size, naive_root(part(entries, 0, old_size)), size, root};
      ASSERT_TRUE(proves(proof, claim)) << old_size << " of " << size;
    }
  }
}

TEST(Merkle, an_inclusion_proof_proves_nothing_else) {
  const Entries entries = numbered(21);
  const Tree tree = tree_of(entries);
  for (std::size_t size = 1; size <= entries.size(); ++size) {
    const Hash root = root_at(tree, size);
    for (std::size_t leaf = 0; leaf < size; ++leaf) {
      const std::vector<Hash> proof = inclusion_proof(tree, leaf, size);
      const InclusionClaim claim{leaf_hash(entries[leaf]), leaf, size, root};
      for (std::size_t other = 0; other < size + 2; ++other) {
        if (other == leaf) continue;
        ASSERT_FALSE(proves(proof, InclusionClaim{claim.leaf, other, size, root})) << leaf << other << size;
      }
      ASSERT_FALSE(proves(proof, InclusionClaim{leaf_hash("another"), leaf, size, root}));
      ASSERT_FALSE(proves(proof, InclusionClaim{claim.leaf, leaf, size, empty_root()}));
      std::vector<Hash> longer = proof;
      longer.push_back(root);
      ASSERT_FALSE(proves(longer, claim));
      for (std::size_t i = 0; i < proof.size(); ++i) {
        std::vector<Hash> changed = proof;
        changed[i][i % 32] ^= 1;
        ASSERT_FALSE(proves(changed, claim));
        ASSERT_FALSE(proves(std::span(proof).first(i), claim));
      }
    }
  }
}

TEST(Merkle, a_consistency_proof_proves_nothing_else) {
  const Entries entries = numbered(21);
  const Tree tree = tree_of(entries);
  for (std::size_t size = 1; size <= entries.size(); ++size) {
    for (std::size_t old_size = 1; old_size <= size; ++old_size) {
      const std::vector<Hash> proof = consistency_proof(tree, old_size, size);
      const ConsistencyClaim claim{old_size, root_at(tree, old_size), size, root_at(tree, size)};
      ConsistencyClaim wrong = claim;
      wrong.old_root[0] ^= 1;
      ASSERT_FALSE(proves(proof, wrong));
      wrong = claim;
      wrong.new_root[31] ^= 0x80;
      ASSERT_FALSE(proves(proof, wrong));
      std::vector<Hash> longer = proof;
      longer.push_back(claim.new_root);
      ASSERT_FALSE(proves(longer, claim)) << old_size << " of " << size;
      for (std::size_t i = 0; i < proof.size(); ++i) {
        std::vector<Hash> changed = proof;
        changed[i][i % 32] ^= 4;
        ASSERT_FALSE(proves(changed, claim)) << old_size << " of " << size;
        ASSERT_FALSE(proves(std::span(proof).first(i), claim)) << old_size << " of " << size;
      }
    }
  }
}

TEST(Merkle, a_consistency_proof_that_stops_below_the_claimed_root_proves_nothing) {
  const Tree tree = tree_of(numbered(8));
  const std::vector<Hash> proof = consistency_proof(tree, 4, 8);
  ConsistencyClaim claim{4, root_at(tree, 4), 8, root_at(tree, 8)};
  ASSERT_TRUE(proves(proof, claim));
  claim.new_size = 16;
  EXPECT_FALSE(proves(proof, claim));
}

TEST(Merkle, nothing_precedes_every_tree_but_only_with_the_empty_root) {
  const Tree tree = tree_of(numbered(5));
  const Hash root = root_at(tree, 5);
  EXPECT_TRUE(proves({}, ConsistencyClaim{0, empty_root(), 5, root}));
  EXPECT_FALSE(proves({}, ConsistencyClaim{0, root, 5, root}));
  EXPECT_FALSE(proves({}, ConsistencyClaim{3, root_at(tree, 3), 2, root_at(tree, 2)}));
}

TEST(Merkle, a_frontier_resumes_at_any_size_with_one_hash_for_each_one_bit) {
  const Entries entries = numbered(70);
  Frontier whole;
  for (std::size_t size = 0; size < entries.size(); ++size) {
    auto resumed = Frontier::resume(size, whole.subtrees());
    ASSERT_TRUE(resumed);
    for (std::size_t i = size; i < entries.size(); ++i) resumed->append(leaf_hash(entries[i]));
    ASSERT_EQ(resumed->root(), naive_root(entries)) << size;
    ASSERT_FALSE(Frontier::resume(size + (size % 2 == 0 ? 1 : 2) * 2, {}));
    whole.append(leaf_hash(entries[size]));
    ASSERT_LE(whole.subtrees().size(), 7U);
  }
}

}  // namespace
}  // namespace prongsai::audit
