// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/verify_export.h"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "prongsai/audit/export_lines_detail.h"
#include "prongsai/audit/test_trail.h"

namespace prongsai::audit {
namespace {

base::Result<Verdict> verified(const std::string& text, const std::optional<Verifier>& key = std::nullopt) {
  std::istringstream in(text);
  return verify_export(in, "trail.jsonl", key);
}

/// The problem of an export that must not verify.
base::Problem refusal(const std::string& text, const std::optional<Verifier>& key = std::nullopt) {
  const auto verdict = verified(text, key);
  return verdict ? base::Problem{"was verified", {}, {}} : verdict.problems().front();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(VerifyExport, proves_a_whole_trail_and_says_what_it_holds) {
  const SigningKey key = test_key();
  const TestTrail trail = test_trail(1, 25, 10);
  const auto verdict = verified(test_export(trail, key), key.verifier());
  ASSERT_TRUE(verdict.ok()) << verdict.problems().front().code;
  EXPECT_EQ(verdict->origin, "ita.example/audit");
  EXPECT_EQ(verdict->key, key.verifier());
  EXPECT_EQ(verdict->from, 0U);
  EXPECT_EQ(verdict->to, 25U);
  EXPECT_EQ(verdict->checkpoints, 3U);
  Tree tree;
  for (const std::string& line : trail.lines) tree.append(leaf_hash(line));
  EXPECT_EQ(verdict->root, root_at(tree, 25));
  EXPECT_EQ(verdict->first_at, parse_entry(trail.lines.front())->at);
  EXPECT_EQ(verdict->last_at, parse_entry(trail.lines.back())->at);
  EXPECT_EQ(verdict->signed_at, verdict->last_at);
}

TEST(VerifyExport, proves_a_trail_of_every_small_length_and_from_every_checkpoint) {
  const SigningKey key = test_key();
  for (std::uint64_t entries = 0; entries <= 20; ++entries) {
    const TestTrail trail = test_trail(entries, entries, 3);
    for (int first = -1; first < static_cast<int>(trail.checkpoints.size()); ++first) {
      if (first == 0 && entries == 0) continue;  // a stretch of nothing begins with the first entry
      const auto verdict = verified(test_export(trail, key, first));
      ASSERT_TRUE(verdict.ok()) << entries << " from " << first << verdict.problems().front().code;
      EXPECT_EQ(verdict->from, first < 0 ? 0 : trail.checkpoints[static_cast<std::size_t>(first)].size);
      EXPECT_EQ(verdict->root, trail.checkpoints.back().root);
    }
  }
}

TEST(VerifyExport, a_stretch_of_the_trail_needs_the_true_state_at_its_beginning) {
  const SigningKey key = test_key();
  const TestTrail trail = test_trail(1, 30, 10);
  const std::string text = test_export(trail, key, 0);
  ASSERT_TRUE(verified(text).ok());
  const std::string frontier = frontier_line(trail.frontiers[0].subtrees());
  const std::string other = frontier_line(test_trail(2, 10, 10).frontiers[0].subtrees());
  EXPECT_EQ(refusal(replaced(text, frontier, other)).code, "audit.root_differs");
  EXPECT_EQ(refusal(replaced(text, frontier, frontier_line({}))).code, "audit.export_start");
  EXPECT_EQ(refusal(replaced(text, frontier + "\n", "")).code, "audit.export_start");
  const std::string checkpoint = note_line(NoteKind::checkpoint, sign(trail.checkpoints[0], key)) + "\n";
  EXPECT_EQ(refusal(replaced(text, checkpoint, "")).code, "audit.export_start");
  EXPECT_EQ(refusal(replaced(text, "\"from\":10", "\"from\":0")).code, "audit.export_line");
  EXPECT_EQ(refusal(replaced(text, "\"from\":10", "\"from\":18")).code, "audit.checkpoint_size");
}

TEST(VerifyExport, says_where_trust_ends_where_that_was_noticed_and_how_much_is_proven) {
  const SigningKey key = test_key();
  const std::string text = test_export(test_trail(1, 30, 10), key);
  // Line 1 is the header, 2 to 11 are entries 0 to 9, 12 their checkpoint, 13 to 22 entries 10 to 19.
  const base::Problem problem =
      refusal(replaced(text, "\"sequence\":14,\"at\":\"2026", "\"sequence\":14,\"at\":\"2025"));
  EXPECT_EQ(problem.code, "audit.root_differs");
  EXPECT_EQ(problem.place, (base::Place{"trail.jsonl", 13, 1}));
  EXPECT_EQ(base::detail(problem, "noticed"), "23");
  EXPECT_EQ(base::detail(problem, "proven"), "10");
}

TEST(VerifyExport, names_each_kind_of_damage) {
  const SigningKey key = test_key();
  const TestTrail trail = test_trail(1, 20, 10);
  const std::string text = test_export(trail, key);
  const std::string last_checkpoint = note_line(NoteKind::checkpoint, sign(trail.checkpoints[1], key)) + "\n";
  EXPECT_EQ(refusal("").code, "audit.not_an_export");
  EXPECT_EQ(refusal("one,two\n").code, "audit.not_an_export");
  EXPECT_EQ(refusal("no line end").code, "audit.not_an_export");
  EXPECT_EQ(refusal(std::string(200'000, 'x')).code, "audit.not_an_export");
  EXPECT_EQ(refusal(replaced(text, "export\":1", "export\":2")).code, "audit.export_version");
  EXPECT_EQ(refusal(replaced(text, "\"from\":0", "\"from\": 0")).code, "audit.export_header");
  EXPECT_EQ(refusal(replaced(text, "\"from\":0", "\"from\":21")).code, "audit.export_header");
  EXPECT_EQ(refusal(replaced(text, "\"to\":20}", "\"to\":20} ")).code, "audit.export_header");
  EXPECT_EQ(refusal(replaced(text, "\"to\":20", "\"to\":19")).code, "audit.range_differs");
  EXPECT_EQ(refusal(replaced(text, "\"to\":20", "\"to\":21")).code, "audit.range_differs");
  EXPECT_EQ(refusal(replaced(text, "+AQ", "+AR")).code, "audit.verifier_form");
  EXPECT_EQ(refusal(replaced(text, "ita.example", "ita.exemple")).code, "audit.wrong_origin");
  EXPECT_EQ(refusal(replaced(text, trail.lines[3] + "\n", "")).code, "audit.entry_order");
  EXPECT_EQ(refusal(replaced(text, trail.lines[19] + "\n", "")).code, "audit.checkpoint_size");
  EXPECT_EQ(refusal(replaced(text, trail.lines[3], "")).code, "audit.export_line");
  EXPECT_EQ(refusal(replaced(text, "{\"entry\":1,\"sequence\":3,", "{\"entry\":1,\"sequence\":3 ,")).code,
            "audit.entry_form");
  EXPECT_EQ(refusal(replaced(text, "{\"entry\":1", "{\"entry\":9")).code, "audit.entry_version");
  EXPECT_EQ(refusal(replaced(text, trail.lines[3], std::string(65'537, 'x'))).code, "audit.line_too_long");
  EXPECT_EQ(refusal(replaced(text, last_checkpoint, "")).code, "audit.not_covered");
  EXPECT_EQ(refusal(replaced(text, last_checkpoint, last_checkpoint + last_checkpoint)).code,
            "audit.export_line");
  EXPECT_EQ(refusal(text + "\n").code, "audit.after_the_end");
  EXPECT_EQ(refusal(text + "x").code, "audit.after_the_end");
  EXPECT_EQ(refusal(text + text).code, "audit.after_the_end");
  EXPECT_EQ(refusal(text + std::string(200'000, 'x')).code, "audit.after_the_end");
  EXPECT_EQ(refusal(text.substr(0, text.size() - 1)).code, "audit.cut_off");
  EXPECT_EQ(refusal(text.substr(0, text.find(trail.lines[12]))).code, "audit.cut_off");
}

TEST(VerifyExport, notices_what_the_first_line_gets_wrong_as_early_as_can_be) {
  const std::string text = test_export(test_trail(1, 20, 10), test_key());
  const base::Problem other_name = refusal(replaced(text, "ita.example", "ita.exemple"));
  EXPECT_EQ(base::detail(other_name, "noticed"), "1");
  EXPECT_EQ(other_name.place.line, 1);
  // Line 1, entries 0 to 9, a checkpoint, entries 10 to 18: entry 19 is one too many.
  const base::Problem one_less = refusal(replaced(text, "\"to\":20", "\"to\":19"));
  EXPECT_EQ(base::detail(one_less, "noticed"), "22");
  EXPECT_EQ(base::detail(one_less, "proven"), "10");
}

TEST(VerifyExport, holds_the_file_to_the_key_it_was_given) {
  const SigningKey key = test_key();
  const SigningKey same_name = test_key("ita.example/audit", 1);
  const SigningKey other_trail = test_key("ita.example/other");
  const TestTrail trail = test_trail(1, 20, 10);
  const std::string forged = test_export(trail, same_name);
  EXPECT_TRUE(verified(forged).ok());
  EXPECT_EQ(refusal(forged, key.verifier()).code, "audit.unknown_key");
  EXPECT_EQ(refusal(replaced(forged, to_string(same_name.verifier()), to_string(key.verifier()))).code,
            "audit.unknown_key");
  const std::string other = test_export(test_trail(1, 20, 10, "ita.example/other"), other_trail);
  EXPECT_TRUE(verified(other, other_trail.verifier()).ok());
  EXPECT_EQ(refusal(other, key.verifier()).code, "audit.unknown_key");
}

TEST(VerifyExport, a_checkpoint_of_another_trail_by_the_same_key_is_refused) {
  const SigningKey key = test_key();
  const TestTrail trail = test_trail(1, 20, 10);
  const std::string foreign =
      key.sign(to_text(Checkpoint{"ita.example/other", 10, trail.checkpoints[0].root, {}}));
  const std::string text =
      replaced(test_export(trail, key), note_line(NoteKind::checkpoint, sign(trail.checkpoints[0], key)),
               note_line(NoteKind::checkpoint, foreign));
  EXPECT_EQ(refusal(text, key.verifier()).code, "audit.wrong_origin");
}

TEST(VerifyExport,
     an_export_cut_back_to_an_earlier_checkpoint_is_refused_even_with_its_first_line_made_to_fit) {
  const SigningKey key = test_key();
  const TestTrail trail = test_trail(1, 20, 10);
  const std::string text = test_export(trail, key);
  const std::string closing = text.substr(text.rfind("{\"closing\""));
  std::string cut = replaced(text, "\"to\":20", "\"to\":10");
  cut = cut.substr(0, cut.find(trail.lines[10])) + closing;
  const base::Problem problem = refusal(cut, key.verifier());
  EXPECT_EQ(problem.code, "audit.closing_differs");
  EXPECT_EQ(problem.place.line, 13);
  EXPECT_EQ(base::detail(problem, "proven"), "10");
}

TEST(VerifyExport, the_closing_of_one_export_does_not_close_another) {
  const SigningKey key = test_key();
  const TestTrail trail = test_trail(1, 20, 10);
  const std::string whole = test_export(trail, key);
  const std::string stretch = test_export(trail, key, 0);
  const std::string mixed =
      whole.substr(0, whole.rfind("{\"closing\"")) + stretch.substr(stretch.rfind("{\"closing\""));
  EXPECT_EQ(refusal(mixed, key.verifier()).code, "audit.closing_differs");
}

TEST(VerifyExport, a_checkpoint_is_no_closing_and_a_closing_no_checkpoint) {
  const SigningKey key = test_key();
  const TestTrail trail = test_trail(1, 10, 10);
  const std::string text = test_export(trail, key);
  const std::string as_closing = text.substr(0, text.rfind("{\"closing\"")) +
                                 note_line(NoteKind::closing, sign(trail.checkpoints[0], key)) + "\n";
  EXPECT_EQ(refusal(as_closing).code, "audit.closing_differs");
  EXPECT_EQ(refusal(replaced(text, "{\"closing\"", "{\"checkpoint\"")).code, "audit.checkpoint_form");
}

TEST(VerifyExport, a_broken_stream_is_an_exception_and_no_verdict) {
  struct Broken : std::streambuf {
    int_type underflow() override { throw std::runtime_error("disk"); }
  } broken;
  std::istream in(&broken);
  EXPECT_THROW((void)verify_export(in, "trail.jsonl", std::nullopt), std::runtime_error);
}

}  // namespace
}  // namespace prongsai::audit
