// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/trail/export.h"

#include <algorithm>
#include <ostream>

#include "prongsai/audit/checkpoint.h"
#include "prongsai/audit/write_export.h"
#include "prongsai/base/assert.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/trail/checkpoint.h"
#include "prongsai/store/trail.h"

namespace prongsai::desk {
namespace {

constexpr std::uint64_t lines_at_once = 1'000;

/// The state of the tree at `size`: one complete node for each one-bit, largest first.
audit::Frontier frontier_at(db::Transaction& transaction, std::uint64_t size) {
  const store::StoredNodes nodes(transaction);
  std::vector<audit::Hash> subtrees;
  std::uint64_t covered = 0;
  for (unsigned level = 64; level-- > 0;) {
    const std::uint64_t width = std::uint64_t{1} << level;
    if ((size & width) == 0) continue;
    subtrees.push_back(nodes.complete_node(level, covered >> level));
    covered += width;
  }
  auto out = audit::Frontier::resume(size, std::move(subtrees));
  PRONGSAI_ASSERT(out.has_value());
  return *std::move(out);
}

audit::ExportRange range_of(const Office& office, const ExportPart& part) {
  audit::ExportRange out;
  out.to = part.to;
  if (part.from == 0) return out;
  return office.database.read([&](db::Transaction& transaction) {
    const auto begin = store::list_checkpoints(transaction, part.from - 1, part.from);
    PRONGSAI_ASSERT(begin.size() == 1);
    return audit::ExportRange{frontier_at(transaction, part.from), begin.front().note, part.to};
  });
}

std::vector<store::SignedCheckpoint> checkpoints_of(const Office& office, const ExportPart& part) {
  return office.database.read(
      [&](db::Transaction& transaction) { return store::list_checkpoints(transaction, part.from, part.to); });
}

}  // namespace

std::vector<ExportPart> export_parts(const Office& office, std::uint64_t part_lines) {
  const auto newest = static_cast<std::uint64_t>(sign_checkpoint(office).size);
  std::vector<ExportPart> out;
  ExportPart part{0, 0};
  for (const store::SignedCheckpoint& checkpoint : checkpoints_of(office, {0, newest})) {
    const auto size = static_cast<std::uint64_t>(checkpoint.size);
    if (part.to > part.from && size - part.from > part_lines) {
      out.push_back(part);
      part.from = part.to;
    }
    part.to = size;
  }
  out.push_back(part);
  return out;
}

// A thousand lines are read, then written: reading may have to be done again, writing must not.
void write_export(const Office& office, const ExportPart& part, std::ostream& out) {
  audit::ExportWriter writer(out, office.trail_key, range_of(office, part));
  const std::vector<store::SignedCheckpoint> checkpoints = checkpoints_of(office, part);
  auto checkpoint = checkpoints.begin();
  for (std::uint64_t from = part.from; from < part.to; from += lines_at_once) {
    const std::uint64_t to = std::min(from + lines_at_once, part.to);
    const auto lines = office.database.read([&](db::Transaction& transaction) {
      std::vector<std::string> read;
      store::visit_lines(transaction, from, to, [&](const std::string& line) { read.push_back(line); });
      return read;
    });
    std::uint64_t written = from;
    for (const std::string& line : lines) {
      writer.add_entry(line);
      ++written;
      if (checkpoint == checkpoints.end() || static_cast<std::uint64_t>(checkpoint->size) != written)
        continue;
      writer.add_checkpoint(checkpoint->note);
      ++checkpoint;
    }
  }
  // A file without lines needs a root too: that of nothing.
  if (part.to == 0) {
    writer.add_checkpoint(
        audit::sign({office.trail_key.verifier().name, 0, audit::empty_root(), audit::Instant(office.now())},
                    office.trail_key));
  }
  writer.close();
}

std::uint64_t export_trail(const Office& office, std::ostream& out) {
  const auto size = static_cast<std::uint64_t>(sign_checkpoint(office).size);
  write_export(office, {0, size}, out);
  return size;
}

base::Result<bool> export_part(const Office& office, const access::Actor& actor, const ExportPart& part,
                               std::ostream& out) {
  const auto role = permit(actor, access::Deed::export_trail, {});
  if (!role) return role.problems();
  const std::vector<ExportPart> parts = export_parts(office);
  if (std::find(parts.begin(), parts.end(), part) == parts.end())
    return base::Problem{"trail.no_such_part", {}, {}};
  write_export(office, part, out);
  const auto number = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
  office.database.perform([&](db::Transaction& transaction) {
    record(
        transaction, actor, *role, office.now(),
        {.action = "trail.export",
         .subject_kind = "trail",
         .subject = office.trail_key.verifier().name,
         .after = audit::Snapshot().number("from", number(part.from)).number("to", number(part.to)).str()});
  });
  return true;
}

}  // namespace prongsai::desk
