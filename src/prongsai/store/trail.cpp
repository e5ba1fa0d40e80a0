// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/trail.h"

#include <array>
#include <cstring>
#include <limits>
#include <tuple>

#include "prongsai/base/assert.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

using audit::Frontier;
using audit::Hash;

std::string_view bytes_of(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

Hash hash_of(std::string_view bytes) {
  Hash out{};
  PRONGSAI_ASSERT(bytes.size() == out.size());
  std::memcpy(out.data(), bytes.data(), out.size());
  return out;
}

std::string joined(const std::vector<Hash>& hashes) {
  std::string out;
  for (const Hash& hash : hashes) out += bytes_of(hash);
  return out;
}

Frontier frontier_of(const std::optional<std::tuple<std::int64_t, db::Bytes>>& head) {
  if (!head) return {};
  const auto& [size, subtrees] = *head;
  constexpr std::size_t width = std::tuple_size_v<Hash>;
  PRONGSAI_ASSERT(subtrees.value.size() % width == 0);
  std::vector<Hash> hashes;
  for (std::size_t at = 0; at < subtrees.value.size(); at += width)
    hashes.push_back(hash_of(std::string_view(subtrees.value).substr(at, width)));
  auto out = Frontier::resume(static_cast<std::uint64_t>(size), std::move(hashes));
  PRONGSAI_ASSERT(out.has_value());
  return *std::move(out);
}

struct Node {
  std::int64_t level;
  std::int64_t number;
  Hash hash;
};

/// The nodes that become complete when the leaf is appended, from the leaf upwards.
void complete_nodes(const Frontier& before, const Hash& leaf, std::vector<Node>& out) {
  Hash hash = leaf;
  std::uint64_t number = before.size();
  out.push_back({0, static_cast<std::int64_t>(number), hash});
  std::size_t left = before.subtrees().size();
  for (std::int64_t level = 1; (number & 1U) != 0; ++level) {
    hash = audit::node_hash(before.subtrees()[--left], hash);
    number >>= 1U;
    out.push_back({level, static_cast<std::int64_t>(number), hash});
  }
}

struct Written {
  std::vector<std::string> lines;
  std::vector<Node> nodes;
};

/// A few rows one by one; many at once where a list is imported.
constexpr std::size_t bulk_from = 16;

void record_one_by_one(db::Transaction& transaction, std::span<const NewEntry> entries,
                       const Written& written) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const audit::Entry& entry = entries[i].entry;
    transaction.execute(sql::record_entry, static_cast<std::int64_t>(entry.sequence), db::Moment(entry.at),
                        entry.actor.id, entry.action, entries[i].agency, written.lines[i]);
  }
  for (const Node& node : written.nodes)
    transaction.execute(sql::record_node, node.level, node.number, db::BytesView{bytes_of(node.hash)});
}

void record_in_bulk(db::Transaction& transaction, std::span<const NewEntry> entries, const Written& written) {
  static const std::array<std::string, 6> entry_columns = {"sequence", "happened_at", "actor_id",
                                                           "action",   "agency_id",   "line"};
  transaction.insert_in_bulk("audit_entry", entry_columns, [&](auto&& add) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const audit::Entry& entry = entries[i].entry;
      add(static_cast<std::int64_t>(entry.sequence), db::Moment(entry.at), entry.actor.id, entry.action,
          entries[i].agency, written.lines[i]);
    }
  });
  static const std::array<std::string, 3> node_columns = {"level", "number", "hash"};
  transaction.insert_in_bulk("audit_node", node_columns, [&](auto&& add) {
    for (const Node& node : written.nodes) add(node.level, node.number, db::BytesView{bytes_of(node.hash)});
  });
}

}  // namespace

std::uint64_t append_entries(db::Transaction& transaction, std::span<NewEntry> entries) {
  PRONGSAI_ASSERT(!entries.empty());
  Frontier frontier = frontier_of(transaction.optional<std::tuple<std::int64_t, db::Bytes>>(sql::lock_trail));
  const std::uint64_t first = frontier.size();
  Written written;
  written.lines.reserve(entries.size());
  for (NewEntry& each : entries) {
    each.entry.sequence = frontier.size();
    auto line = audit::to_line(each.entry);
    PRONGSAI_ASSERT(line.ok());
    const Hash leaf = audit::leaf_hash(*line);
    complete_nodes(frontier, leaf, written.nodes);
    frontier.append(leaf);
    written.lines.push_back(*std::move(line));
  }
  if (entries.size() < bulk_from) {
    record_one_by_one(transaction, entries, written);
  } else {
    record_in_bulk(transaction, entries, written);
  }
  transaction.execute(sql::record_trail_head, static_cast<std::int64_t>(frontier.size()),
                      db::Bytes{joined(frontier.subtrees())});
  return first;
}

std::uint64_t append_entry(db::Transaction& transaction, NewEntry entry) {
  return append_entries(transaction, {&entry, 1});
}

audit::Frontier trail_frontier(db::Transaction& transaction) {
  return frontier_of(transaction.optional<std::tuple<std::int64_t, db::Bytes>>(sql::find_trail_head));
}

NamedEntry NamedEntry::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
          row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5)};
}

std::vector<NamedEntry> list_named_entries(db::Transaction& transaction, const NamedEntriesWish& wish) {
  const std::int64_t before = wish.before < 0 ? std::numeric_limits<std::int64_t>::max() : wish.before;
  if (!wish.actor.empty())
    return transaction.all<NamedEntry>(sql::list_trail_lines_of_actor, before, wish.limit, wish.actor,
                                       wish.agency, wish.province);
  if (!wish.agency.empty())
    return transaction.all<NamedEntry>(sql::list_trail_lines_of_agency, before, wish.limit, wish.agency);
  if (!wish.province.empty())
    return transaction.all<NamedEntry>(sql::list_trail_lines_of_province, before, wish.limit, wish.province);
  return transaction.all<NamedEntry>(sql::list_trail_lines_newest, before, wish.limit);
}

std::optional<NamedEntry> find_named_entry(db::Transaction& transaction, std::uint64_t sequence) {
  if (sequence > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return transaction.optional<NamedEntry>(sql::find_trail_line, static_cast<std::int64_t>(sequence));
}

void visit_lines(db::Transaction& transaction, std::uint64_t from, std::uint64_t to,
                 const std::function<void(const std::string& line)>& visit) {
  transaction.for_each<std::string>(sql::list_lines, visit, static_cast<std::int64_t>(from),
                                    static_cast<std::int64_t>(to));
}

SignedCheckpoint SignedCheckpoint::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<db::Moment>(1), row.get<std::string>(2)};
}

void record_checkpoint(db::Transaction& transaction, const SignedCheckpoint& checkpoint) {
  transaction.execute(sql::record_checkpoint, checkpoint.size, checkpoint.signed_at, checkpoint.note);
}

std::optional<SignedCheckpoint> find_latest_checkpoint(db::Transaction& transaction) {
  return transaction.optional<SignedCheckpoint>(sql::find_latest_checkpoint);
}

std::vector<SignedCheckpoint> list_checkpoints(db::Transaction& transaction, std::uint64_t after,
                                               std::uint64_t to) {
  return transaction.all<SignedCheckpoint>(sql::list_checkpoints, static_cast<std::int64_t>(after),
                                           static_cast<std::int64_t>(to));
}

audit::Hash StoredNodes::complete_node(unsigned level, std::uint64_t index) const {
  return hash_of(
      transaction_
          .one<db::Bytes>(sql::find_node, static_cast<std::int64_t>(level), static_cast<std::int64_t>(index))
          .value);
}

}  // namespace prongsai::store
