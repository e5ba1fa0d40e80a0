// SPDX-License-Identifier: Apache-2.0
// The audit trail in the database: lines appended in the transaction of the deed they tell, read back,
// signed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/audit/entry.h"
#include "prongsai/audit/merkle.h"
#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// A line to be. `entry.sequence` is given here. `agency` tells whom it concerns beside the actor; empty
/// where it is no single agency.
struct NewEntry {
  audit::Entry entry;
  std::string agency;
};

/// Appends in the order given, and grows the tree; all in the caller's transaction, so that a deed and its
/// line are kept together or not at all. Returns the sequence of the first. Writers wait for each other here.
/// Requires: each entry can be written (audit::to_line), and there is at least one.
std::uint64_t append_entries(db::Transaction& transaction, std::span<NewEntry> entries);
std::uint64_t append_entry(db::Transaction& transaction, NewEntry entry);

/// How many lines there are, and the tree's state over them.
[[nodiscard]] audit::Frontier trail_frontier(db::Transaction& transaction);

/// A line with the names of whom it concerns and who did it, where these are known.
struct NamedEntry {
  std::string line;
  std::string agency;
  std::string agency_th;
  std::string agency_en;
  std::string province;  ///< of the agency
  std::string person;    ///< the actor's name

  static NamedEntry read(const db::Row& row);
};
struct NamedEntriesWish {
  std::string actor;
  std::string agency;
  std::string province;
  std::int64_t before = -1;  ///< only older ones than this sequence; -1: from the newest
  std::int64_t limit = 50;
};
/// Newest first; each part of the wish that is not empty narrows it down.
[[nodiscard]] std::vector<NamedEntry> list_named_entries(db::Transaction& transaction,
                                                         const NamedEntriesWish& wish);
[[nodiscard]] std::optional<NamedEntry> find_named_entry(db::Transaction& transaction,
                                                         std::uint64_t sequence);

/// Lines `from` to `to` - 1 in order, one at a time.
void visit_lines(db::Transaction& transaction, std::uint64_t from, std::uint64_t to,
                 const std::function<void(const std::string& line)>& visit);

struct SignedCheckpoint {
  std::int64_t size = 0;
  db::Moment signed_at{};
  std::string note;
  static SignedCheckpoint read(const db::Row& row);
};

/// Does nothing when a checkpoint of that size is there.
void record_checkpoint(db::Transaction& transaction, const SignedCheckpoint& checkpoint);
[[nodiscard]] std::optional<SignedCheckpoint> find_latest_checkpoint(db::Transaction& transaction);
/// Those of sizes above `after` up to `to`, in order.
[[nodiscard]] std::vector<SignedCheckpoint> list_checkpoints(db::Transaction& transaction,
                                                             std::uint64_t after, std::uint64_t to);

/// The complete nodes of the tree, read from the database one by one: for proofs.
class StoredNodes : public audit::CompleteNodes {
 public:
  explicit StoredNodes(db::Transaction& transaction) : transaction_(transaction) {}
  [[nodiscard]] audit::Hash complete_node(unsigned level, std::uint64_t index) const override;

 private:
  db::Transaction& transaction_;
};

}  // namespace prongsai::store
