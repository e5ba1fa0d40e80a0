// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/trail/checkpoint.h"

#include "prongsai/audit/checkpoint.h"
#include "prongsai/base/assert.h"

namespace prongsai::desk {
namespace {

/// Our own note, from our own table: a note that does not verify means that the table or the key was
/// exchanged.
CheckpointShown shown(const Office& office, const store::SignedCheckpoint& kept) {
  const audit::Verifier& verifier = office.trail_key.verifier();
  const auto checkpoint = audit::verify_checkpoint(kept.note, verifier, verifier.name);
  CheckpointShown out;
  out.size = static_cast<std::uint64_t>(kept.size);
  out.signed_at = kept.signed_at;
  out.note = kept.note;
  out.verifier = audit::to_string(verifier);
  if (checkpoint) out.root = checkpoint->root;
  return out;
}

}  // namespace

store::SignedCheckpoint sign_checkpoint(const Office& office) {
  struct Found {
    audit::Frontier frontier;
    std::optional<store::SignedCheckpoint> latest;
  };
  const Found found = office.database.read([](db::Transaction& transaction) {
    return Found{store::trail_frontier(transaction), store::find_latest_checkpoint(transaction)};
  });
  const auto size = static_cast<std::int64_t>(found.frontier.size());
  if (found.latest && found.latest->size >= size) return *found.latest;
  const Moment now = office.now();
  const audit::Checkpoint checkpoint{office.trail_key.verifier().name, found.frontier.size(),
                                     found.frontier.root(), audit::Instant(now)};
  const std::string note = audit::sign(checkpoint, office.trail_key);
  return office.database.perform([&](db::Transaction& transaction) {
    store::record_checkpoint(transaction, {size, now, note});
    const auto latest = store::find_latest_checkpoint(transaction);
    PRONGSAI_ASSERT(latest.has_value());
    return *latest;
  });
}

CheckpointShown newest_checkpoint(const Office& office) {
  return shown(office, sign_checkpoint(office));
}

base::Result<Inclusion> prove_inclusion(const Office& office, const access::Actor& actor,
                                        std::uint64_t sequence) {
  auto line = find_line(office, actor, sequence);
  if (!line) return line.problems();
  Inclusion out;
  out.sequence = sequence;
  out.line = *std::move(line);
  out.leaf = audit::leaf_hash(out.line.bytes);
  out.checkpoint = newest_checkpoint(office);
  out.proof = office.database.read([&](db::Transaction& transaction) {
    return audit::inclusion_proof(store::StoredNodes(transaction), sequence, out.checkpoint.size);
  });
  return out;
}

}  // namespace prongsai::desk
