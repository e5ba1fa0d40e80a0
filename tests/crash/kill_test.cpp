// SPDX-License-Identifier: Apache-2.0
// kill -9 in a loop while deeds are done: nothing acknowledged is lost, nothing is half done, the trail
// verifies. PRONGSAI_KILLS says how often, 250 without it.
#include <cstdlib>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "prongsai/audit/checkpoint.h"
#include "prongsai/audit/verify_export.h"
#include "prongsai/audit/write_export.h"
#include "prongsai/store/people.h"
#include "prongsai/store/schema.h"
#include "prongsai/store/trail.h"

#include "child_process.h"
#include "crash/sql.h"
#include "engines.h"

namespace prongsai {
namespace {

int wanted_kills() {
  const char* told = std::getenv("PRONGSAI_KILLS");  // NOLINT(concurrency-mt-unsafe)
  return told == nullptr ? 250 : std::stoi(told);
}

/// What stands in the database after a kill, read as one moment.
struct Found {
  std::int64_t invitations = 0;
  std::int64_t letters = 0;
  std::int64_t entries = 0;
  std::int64_t leaves = 0;
  audit::Frontier frontier;
  std::vector<std::string> new_lines;  ///< since the last look
};

class Kills : public testing::TestWithParam<engines::Place> {
 protected:
  Found look(std::uint64_t from) {
    return database_.read([&](db::Transaction& transaction) {
      Found out;
      out.invitations = transaction.one<std::int64_t>(crash::sql::count_invitations);
      out.letters = transaction.one<std::int64_t>(crash::sql::count_mail_messages);
      out.entries = transaction.one<std::int64_t>(crash::sql::count_entries);
      out.leaves = transaction.one<std::int64_t>(crash::sql::count_leaves);
      out.frontier = store::trail_frontier(transaction);
      store::visit_lines(transaction, from, out.frontier.size(),
                         [&](const std::string& line) { out.new_lines.push_back(line); });
      return out;
    });
  }

  /// The whole life, as a file for an outsider.
  std::string exported() {
    std::ostringstream out;
    database_.read([&](db::Transaction& transaction) {
      const audit::Frontier frontier = store::trail_frontier(transaction);
      audit::ExportRange range;
      range.to = frontier.size();
      audit::ExportWriter writer(out, key_, range);
      store::visit_lines(transaction, 0, range.to, [&](const std::string& line) { writer.add_entry(line); });
      writer.add_checkpoint(
          audit::sign({key_.verifier().name, frontier.size(), frontier.root(), std::nullopt}, key_));
      writer.close();
    });
    return std::move(out).str();
  }

  static db::Database open(const std::string& address) {
    auto out = db::Database::open(address, engines::test_settings(), store::migrations());
    if (!out) throw std::runtime_error(out.problems().front().code);
    return *std::move(out);
  }

  engines::Scratch scratch_;
  const std::string address_ = engines::fresh_address(GetParam(), scratch_);
  db::Database database_ = open(address_);
  const audit::SigningKey key_{"kill.example/audit", audit::Seed{}};
};

TEST_P(Kills, lose_no_deed_and_leave_none_half_done) {
  const int kills = wanted_kills();
  std::mt19937 random(2569);
  audit::Frontier seen;
  std::set<std::string> in_trail;
  std::int64_t acknowledged = 0;
  for (int kill = 0; kill < kills; ++kill) {
    engines::ChildProcess child(PRONGSAI_OFFICE_CHILD, {address_});
    // Not before it works; then somewhere in the middle of it.
    std::string told = child.read_some();
    std::this_thread::sleep_for(
        std::chrono::microseconds(std::uniform_int_distribution<int>(0, 6'000)(random)));
    child.kill_now();
    told += child.read_all();
    ASSERT_EQ(child.wait(), -1) << "it ended before it was killed: " << told;

    const Found found = look(seen.size());
    for (const std::string& line : found.new_lines) {
      seen.append(audit::leaf_hash(line));
      const auto entry = audit::parse_entry(line);
      ASSERT_TRUE(entry) << line;
      ASSERT_TRUE(in_trail.insert(entry->subject.id).second) << "told twice";
    }
    ASSERT_EQ(seen.root(), found.frontier.root()) << "the tree is not that of its lines";
    ASSERT_EQ(found.entries, static_cast<std::int64_t>(seen.size()));
    ASSERT_EQ(found.leaves, found.entries);
    ASSERT_EQ(found.invitations, found.entries) << "a deed without its line, or a line without its deed";
    ASSERT_EQ(found.letters, found.entries) << "a deed without its letter";
    // The last line may be cut off by the kill: an id is told whole or not at all.
    std::istringstream ids(told.substr(0, told.rfind('\n') + 1));
    for (std::string id; ids >> id; ++acknowledged)
      ASSERT_TRUE(in_trail.contains(id)) << "acknowledged and lost: " << id;
  }
  EXPECT_GT(acknowledged, kills) << "the programs were killed before they did anything";
  std::istringstream file(exported());
  const auto verdict = audit::verify_export(file, "trail", key_.verifier());
  ASSERT_TRUE(verdict) << verdict.problems().front().code;
  EXPECT_EQ(verdict->to, seen.size());
  RecordProperty("acknowledged", std::to_string(acknowledged));
  RecordProperty("entries", std::to_string(seen.size()));
}

PRONGSAI_ON_SHARED_ENGINES(Kills);

}  // namespace
}  // namespace prongsai
