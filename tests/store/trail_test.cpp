// SPDX-License-Identifier: Apache-2.0
// The trail in the database: the same tree as in memory, proofs, exports that verify, and no lie that is
// believed.
#include <random>
#include <sstream>
#include <thread>

#include "prongsai/audit/checkpoint.h"
#include "prongsai/audit/verify_export.h"
#include "prongsai/desk/people/invitations.h"
#include "prongsai/desk/people/roles.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/trail/checkpoint.h"
#include "prongsai/desk/trail/export.h"

#include "offices.h"
#include "store_tests/sql.h"

namespace prongsai::offices {
namespace {

using access::Role;
using audit::Hash;
using testing::ElementsAre;

class Trail : public Offices {
 protected:
  void append(int count, std::size_t at_once = 1, const std::string& agency = "agency-1") {
    std::vector<store::NewEntry> entries;
    for (int i = 0; i < count; ++i) {
      entries.push_back(desk::line_of({"p-1", {}, "r-1"}, Role::authority_officer, now(),
                                      {.action = "test.line",
                                       .subject_kind = "test",
                                       .subject = "s" + std::to_string(i),
                                       .agency = agency,
                                       .before = R"({"v":"ก่อน"})",
                                       .after = R"({"v":"หลัง"})",
                                       .reason = "เหตุผล \"หนึ่ง\"\n"}));
      test_.pass(std::chrono::microseconds(7));
    }
    for (std::size_t from = 0; from < entries.size(); from += at_once) {
      const std::size_t many = std::min(at_once, entries.size() - from);
      perform([&](db::Transaction& t) {
        std::vector<store::NewEntry> some(entries.begin() + static_cast<std::ptrdiff_t>(from),
                                          entries.begin() + static_cast<std::ptrdiff_t>(from + many));
        return store::append_entries(t, some);
      });
    }
  }
  [[nodiscard]] std::vector<std::string> lines() {
    return read([](db::Transaction& t) {
      std::vector<std::string> out;
      store::visit_lines(t, 0, store::trail_frontier(t).size(),
                         [&](const std::string& line) { out.push_back(line); });
      return out;
    });
  }
  [[nodiscard]] std::string exported() {
    std::ostringstream out;
    desk::export_trail(office(), out);
    return std::move(out).str();
  }
  [[nodiscard]] base::Result<audit::Verdict> verdict(const std::string& text) const {
    std::istringstream in(text);
    return audit::verify_export(in, "trail.jsonl", office().trail_key.verifier());
  }
  /// What an installation does in its first days: people come, get roles, lose them; lists are imported.
  void live() {
    const Somebody officer = test_.make(Role::authority_officer, {});
    for (int i = 0; i < 5; ++i) test_.register_agency("agency-" + std::to_string(i), "chiang-mai");
    for (int day = 0; day < 12; ++day) {
      for (int i = 0; i < 5; ++i) {
        const std::string mail = "p" + std::to_string(day * 5 + i) + "@office.example";
        const access::Area area{"chiang-mai", "agency-" + std::to_string(i), ""};
        const auto invited =
            desk::invite(office(), officer.actor,
                         {.mail = mail, .name = "สมหญิง", .grant = {Role::agency_coordinator, area}});
        ASSERT_TRUE(invited.ok());
        if (i % 2 == 0)
          ASSERT_TRUE(desk::take_invitation_back(office(), officer.actor, invited->public_id).ok());
        const Somebody made = test_.make(Role::observer, area);
        if (i % 3 == 0)
          ASSERT_TRUE(
              desk::end_role(office(), officer.actor, made.actor.person, 1, "ย้าย \"หน่วย\"\nงาน").ok());
        test_.pass(std::chrono::minutes(90));
      }
      append(day == 5 ? 60 : 3, day == 5 ? 60 : 1);
      static_cast<void>(desk::sign_checkpoint(office()));
    }
  }
};

TEST_P(Trail, keeps_the_same_nodes_as_a_tree_in_memory) {
  append(21);
  append(70, 70);  // in bulk
  append(9);
  audit::Tree tree;
  for (const std::string& line : lines()) tree.append(audit::leaf_hash(line));
  ASSERT_EQ(tree.size(), 100U);
  read([&](db::Transaction& t) {
    const store::StoredNodes stored(t);
    for (std::uint64_t size = 0; size <= tree.size(); ++size)
      EXPECT_EQ(audit::root_at(stored, size), audit::root_at(tree, size)) << size;
    EXPECT_EQ(store::trail_frontier(t).root(), audit::root_at(tree, tree.size()));
    const Hash root = audit::root_at(tree, tree.size());
    for (std::uint64_t i = 0; i < tree.size(); ++i) {
      const auto proof = audit::inclusion_proof(stored, i, tree.size());
      EXPECT_TRUE(
          audit::proves(proof, audit::InclusionClaim{tree.complete_node(0, i), i, tree.size(), root}));
      const auto grown = audit::consistency_proof(stored, i, tree.size());
      EXPECT_TRUE(
          audit::proves(grown, audit::ConsistencyClaim{i, audit::root_at(tree, i), tree.size(), root}));
    }
  });
}

TEST_P(Trail, is_not_written_when_the_deed_is_not) {
  append(3);
  EXPECT_THROW(perform([&](db::Transaction& t) {
                 desk::record(t, desk::the_program(), Role::authority_officer, now(),
                              {.action = "test.line", .subject_kind = "test", .subject = "x"});
                 throw std::logic_error("the deed failed");
               }),
               std::logic_error);
  EXPECT_EQ(lines().size(), 3U);
  append(1);
  EXPECT_TRUE(verdict(exported()).ok());
}

TEST_P(Trail, is_signed_once_for_each_size_and_proves_each_line) {
  EXPECT_EQ(desk::sign_checkpoint(office()).size, 0);
  append(5);
  const auto first = desk::sign_checkpoint(office());
  test_.pass(std::chrono::hours(1));
  EXPECT_EQ(desk::sign_checkpoint(office()).note, first.note);
  append(6);
  const access::Actor reader{"p-r", {{Role::authority_officer, {}}}, ""};
  for (std::uint64_t i = 0; i < 11; ++i) {
    const auto inclusion = desk::prove_inclusion(office(), reader, i);
    ASSERT_THAT(codes(inclusion), ElementsAre());
    EXPECT_EQ(inclusion->leaf, audit::leaf_hash(lines()[i]));
    EXPECT_EQ(inclusion->checkpoint.size, 11U);
    EXPECT_TRUE(audit::proves(inclusion->proof,
                              audit::InclusionClaim{inclusion->leaf, i, 11, inclusion->checkpoint.root}));
    const auto note = audit::verify_checkpoint(inclusion->checkpoint.note, office().trail_key.verifier(),
                                               "office.example/audit");
    EXPECT_EQ(note->root, inclusion->checkpoint.root);
  }
  EXPECT_THAT(codes(desk::prove_inclusion(office(), reader, 11)), ElementsAre("trail.no_such_line"));
}

TEST_P(Trail, is_exported_whole_and_in_parts_and_every_file_verifies) {
  const std::string nothing = exported();
  ASSERT_TRUE(verdict(nothing).ok());
  EXPECT_EQ(verdict(nothing)->to, 0U);
  live();
  const std::size_t count = lines().size();
  ASSERT_GT(count, 150U);
  const auto whole = verdict(exported());
  ASSERT_THAT(codes(whole), ElementsAre());
  EXPECT_EQ(whole->to, count);
  EXPECT_GE(whole->checkpoints, 12U);
  const auto parts = desk::export_parts(office(), 40);
  ASSERT_GT(parts.size(), 3U);
  std::uint64_t next = 0;
  for (const desk::ExportPart& part : parts) {
    EXPECT_EQ(part.from, next);
    next = part.to;
    std::ostringstream out;
    desk::write_export(office(), part, out);
    const auto proven = verdict(out.str());
    ASSERT_THAT(codes(proven), ElementsAre());
    EXPECT_EQ(proven->from, part.from);
    EXPECT_EQ(proven->to, part.to);
  }
  EXPECT_EQ(next, count);
  const access::Actor centre{"p-c", {{Role::provincial_centre, {"chiang-mai", "", ""}}}, ""};
  std::ostringstream refused;
  EXPECT_THAT(codes(desk::export_part(office(), centre, {0, count}, refused)),
              ElementsAre("desk.not_permitted"));
  EXPECT_EQ(refused.str(), "");
  const access::Actor officer{"p-o", {{Role::authority_officer, {}}}, ""};
  EXPECT_THAT(codes(desk::export_part(office(), officer, {1, count}, refused)),
              ElementsAre("trail.no_such_part"));
  EXPECT_THAT(codes(desk::export_part(office(), officer, {0, count}, refused)), ElementsAre());
  EXPECT_TRUE(verdict(refused.str()).ok());
  EXPECT_EQ(lines().size(), count + 1) << "who took a copy stands in the trail";
}

TEST_P(Trail, that_was_changed_in_ten_thousand_ways_is_never_believed) {
  live();
  const std::string text = exported();
  ASSERT_TRUE(verdict(text).ok());
  std::vector<std::string> whole;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) whole.push_back(line + "\n");
  std::mt19937_64 random(2569);
  const auto believed = [&](const std::string& changed) { return changed != text && verdict(changed).ok(); };
  const auto joined = [](const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line;
    return out;
  };
  int tried = 0;
  for (; tried < 9'000; ++tried) {
    std::string changed = text;
    const std::uint64_t bit = random() % (text.size() * 8);
    changed[bit / 8] = static_cast<char>(static_cast<unsigned char>(changed[bit / 8]) ^ (1U << (bit % 8)));
    ASSERT_FALSE(believed(changed)) << "bit " << bit;
  }
  for (std::size_t i = 0; i < whole.size(); ++i, ++tried) {
    std::vector<std::string> dropped = whole;
    dropped.erase(dropped.begin() + static_cast<std::ptrdiff_t>(i));
    ASSERT_FALSE(believed(joined(dropped))) << "dropped line " << i + 1;
  }
  for (; tried < 10'500; ++tried) {
    std::vector<std::string> swapped = whole;
    const std::size_t a = random() % whole.size();
    const std::size_t b = random() % whole.size();
    if (a == b) continue;
    std::swap(swapped[a], swapped[b]);
    ASSERT_FALSE(believed(joined(swapped))) << "swapped " << a + 1 << " and " << b + 1;
  }
}

/// The one who keeps the database is the one who might.
TEST_P(Trail, changed_in_the_database_itself_does_not_verify) {
  live();
  perform([&](db::Transaction& t) { EXPECT_EQ(t.execute(store_tests::sql::falsify_line), 1); });
  EXPECT_THAT(codes(verdict(exported())), ElementsAre("audit.root_differs"));
  perform([&](db::Transaction& t) { EXPECT_EQ(t.execute(store_tests::sql::remove_line), 1); });
  EXPECT_FALSE(verdict(exported()).ok());
}

PRONGSAI_ON_EVERY_ENGINE(Trail);

class TrailOfTwo : public Trail {};

TEST_P(TrailOfTwo, writers_at_once_stays_whole) {
  const auto second = open_again();
  constexpr int each = 60;
  const auto write = [](db::Database& database, const std::string& who, desk::Moment at) {
    for (int i = 0; i < each; ++i) {
      database.perform([&](db::Transaction& t) {
        desk::record(t, {who, {}, ""}, Role::authority_officer, at,
                     {.action = "test.line", .subject_kind = "test", .subject = std::to_string(i)});
      });
    }
  };
  const desk::Moment at = now();
  std::thread other([&] { write(second->database(), "p-there", at); });
  write(test_.database(), "p-here", at);
  other.join();
  const auto all = lines();
  ASSERT_EQ(all.size(), 2U * each);
  audit::Tree tree;
  for (const std::string& line : all) tree.append(audit::leaf_hash(line));
  read([&](db::Transaction& t) {
    EXPECT_EQ(store::trail_frontier(t).root(), audit::root_at(tree, tree.size()));
    EXPECT_EQ(audit::root_at(store::StoredNodes(t), tree.size()), audit::root_at(tree, tree.size()));
  });
  EXPECT_EQ(verdict(exported())->to, 2U * each);
}

TEST_P(TrailOfTwo, servers_signing_at_once_has_one_note_for_a_size) {
  const auto second = open_again();
  append(7);
  store::SignedCheckpoint there;
  std::thread other([&] { there = desk::sign_checkpoint(second->office()); });
  const auto here = desk::sign_checkpoint(office());
  other.join();
  EXPECT_EQ(here.note, there.note);
}

PRONGSAI_ON_SHARED_ENGINES(TrailOfTwo);

}  // namespace
}  // namespace prongsai::offices
