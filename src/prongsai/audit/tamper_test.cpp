// SPDX-License-Identifier: Apache-2.0
// Changes an export in more than 10,000 ways; each one must be refused, and the place must be right.
#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "prongsai/audit/test_trail.h"
#include "prongsai/audit/verify_export.h"

namespace prongsai::audit {
namespace {

class Tamper : public testing::Test {
 protected:
  static constexpr std::uint64_t entries = 200;
  static constexpr std::uint64_t checkpoints = 5;

  void SetUp() override {
    std::istringstream in(text_);
    for (std::string line; std::getline(in, line);) lines_.push_back(line);
    ASSERT_EQ(lines_.size(), 1 + entries + checkpoints + 1);  // header … closing
    ASSERT_TRUE(verdict(text_).ok());
  }

  [[nodiscard]] base::Result<Verdict> verdict(const std::string& text) const {
    std::istringstream in(text);
    return verify_export(in, "trail.jsonl", key_.verifier());
  }

  /// The first line that the checkpoints before line `changed` (from 1) do not prove.
  [[nodiscard]] int trust_ends(std::size_t changed) const {
    for (std::size_t line = changed - 1; line > 0; --line) {
      const std::string& proof = lines_[line - 1];
      if (proof.starts_with("{\"checkpoint\"") || proof.starts_with("{\"closing\"")) {
        return static_cast<int>(line + 1);
      }
    }
    return 1;
  }

  /// Expects a refusal; and, when a line after the first was the first to change, the exact place.
  void expect_refused(const std::string& text, std::size_t changed, const std::string& what) const {
    ASSERT_NE(text, text_) << what;
    const auto result = verdict(text);
    ASSERT_FALSE(result.ok()) << what;
    const base::Problem& problem = result.problems().front();
    ASSERT_TRUE(problem.code.starts_with("audit.")) << what;
    if (changed > 1) {
      ASSERT_EQ(problem.place.line, trust_ends(changed)) << what << ": " << problem.code;
    }
  }

  [[nodiscard]] static std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
  }

  [[nodiscard]] std::size_t line_of_byte(std::size_t byte) const {
    return 1 + static_cast<std::size_t>(
                   std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
  }

  void expect_flip_refused(std::size_t byte, unsigned bit) const {
    std::string text = text_;
    text[byte] = static_cast<char>(static_cast<unsigned char>(text[byte]) ^ (1U << bit));
    expect_refused(text, line_of_byte(byte), "byte " + std::to_string(byte) + " bit " + std::to_string(bit));
  }

  SigningKey key_ = test_key();
  TestTrail trail_ = test_trail(2569, entries, entries / checkpoints);
  std::string text_ = test_export(trail_, key_);
  std::vector<std::string> lines_;
  std::mt19937_64 random_{20261106};
};

TEST_F(Tamper, ten_thousand_flipped_bits_are_all_noticed) {
  for (int i = 0; i < 10'000; ++i) {
    const std::uint64_t bit = random_() % (text_.size() * 8);
    ASSERT_NO_FATAL_FAILURE(expect_flip_refused(bit / 8, static_cast<unsigned>(bit % 8)));
  }
}

TEST_F(Tamper, every_flipped_bit_of_header_first_checkpoint_and_closing_is_noticed) {
  std::size_t begin = 0;
  bool checkpoint_seen = false;
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const std::size_t length = lines_[line].size() + 1;
    const bool first_checkpoint = !checkpoint_seen && lines_[line].starts_with("{\"checkpoint\"");
    if (first_checkpoint) checkpoint_seen = true;
    if (line == 0 || first_checkpoint || line + 1 == lines_.size()) {
      for (std::size_t bit = 0; bit < length * 8; ++bit) {
        ASSERT_NO_FATAL_FAILURE(expect_flip_refused(begin + bit / 8, static_cast<unsigned>(bit % 8)));
      }
    }
    begin += length;
  }
}

TEST_F(Tamper, every_dropped_line_is_noticed) {
  std::size_t proven_again = 0;
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    std::vector<std::string> lines = lines_;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(line));
    const std::string what = "dropped " + std::to_string(line + 1);
    // Later checkpoints prove what a dropped one proved: only the closing line knows that it was there.
    if (line + 2 < lines_.size() && lines_[line].starts_with("{\"checkpoint\"")) {
      ++proven_again;
      ASSERT_NO_FATAL_FAILURE(expect_refused(joined(lines), 1, what));
      ASSERT_EQ(verdict(joined(lines)).problems().front().place.line, static_cast<int>(lines.size())) << what;
    } else {
      ASSERT_NO_FATAL_FAILURE(expect_refused(joined(lines), line + 1, what));
    }
  }
  EXPECT_EQ(proven_again, checkpoints - 1);
}

TEST_F(Tamper, every_doubled_line_is_noticed) {
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    std::vector<std::string> lines = lines_;
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(line), lines_[line]);
    ASSERT_NO_FATAL_FAILURE(expect_refused(joined(lines), line + 2, "doubled " + std::to_string(line + 1)));
  }
}

TEST_F(Tamper, swapped_lines_are_noticed) {
  const auto swapped = [&](std::size_t a, std::size_t b) {
    std::vector<std::string> lines = lines_;
    std::swap(lines[a], lines[b]);
    expect_refused(joined(lines), std::min(a, b) + 1,
                   "swapped " + std::to_string(a) + " " + std::to_string(b));
  };
  for (std::size_t line = 0; line + 1 < lines_.size(); ++line)
    ASSERT_NO_FATAL_FAILURE(swapped(line, line + 1));
  for (int i = 0; i < 1'000; ++i) {
    const std::size_t a = random_() % lines_.size();
    const std::size_t b = random_() % lines_.size();
    if (a == b) continue;
    ASSERT_NO_FATAL_FAILURE(swapped(a, b));
  }
}

TEST_F(Tamper, entries_swapped_with_their_numbers_made_to_fit_are_noticed) {
  for (int i = 0; i < 500; ++i) {
    const std::size_t a = random_() % entries;
    const std::size_t b = random_() % entries;
    if (a == b) continue;
    Entry first = parse_entry(trail_.lines[a]).value();
    Entry second = parse_entry(trail_.lines[b]).value();
    std::swap(first.sequence, second.sequence);
    TestTrail trail = trail_;
    trail.lines[a] = to_line(second).value();
    trail.lines[b] = to_line(first).value();
    std::string text = test_export(trail, key_);
    ASSERT_FALSE(verdict(text).ok()) << a << " " << b;
    ASSERT_EQ(verdict(text).problems().front().code, "audit.root_differs");
  }
}

TEST_F(Tamper, inserted_lines_are_noticed) {
  const TestTrail foreign = test_trail(7, entries, entries / checkpoints);
  for (int i = 0; i < 1'000; ++i) {
    const std::size_t at = random_() % (lines_.size() + 1);
    std::string line;
    switch (random_() % 4) {
      case 0:
        line = lines_[random_() % lines_.size()];
        break;
      case 1:
        line = foreign.lines[random_() % entries];
        break;
      case 2:
        break;  // an empty line
      default:
        line = lines_[random_() % lines_.size()].substr(random_() % 80);
    }
    std::vector<std::string> lines = lines_;
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), line);
    // A copy beside its original is first missed one line later.
    const bool beside = at < lines_.size() && lines_[at] == line;
    if (at == lines_.size()) {
      ASSERT_FALSE(verdict(joined(lines)).ok());
    } else {
      ASSERT_NO_FATAL_FAILURE(expect_refused(joined(lines), at + (beside ? 2 : 1), "inserted " + line));
    }
  }
}

TEST_F(Tamper, one_entry_replaced_by_a_sound_one_of_its_number_is_noticed) {
  const TestTrail foreign = test_trail(7, entries, entries / checkpoints);
  for (std::size_t i = 0; i < entries; ++i) {
    ASSERT_NE(foreign.lines[i], trail_.lines[i]);
    TestTrail trail = trail_;
    trail.lines[i] = foreign.lines[i];
    ASSERT_FALSE(verdict(test_export(trail, key_)).ok()) << i;
  }
}

TEST_F(Tamper, a_file_cut_anywhere_is_noticed) {
  for (std::size_t line = 0, end = 0; line < lines_.size(); ++line) {
    ASSERT_NO_FATAL_FAILURE(expect_refused(text_.substr(0, end), 1, "cut before line"));
    end += lines_[line].size() + 1;
  }
  for (int i = 0; i < 1'000; ++i) {
    ASSERT_NO_FATAL_FAILURE(expect_refused(text_.substr(0, random_() % text_.size()), 1, "cut in a line"));
  }
}

TEST_F(Tamper, a_stretch_from_the_middle_is_held_as_strictly) {
  const std::string text = test_export(trail_, key_, 2);
  ASSERT_TRUE(verdict(text).ok());
  for (int i = 0; i < 2'000; ++i) {
    const std::uint64_t bit = random_() % (text.size() * 8);
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(static_cast<unsigned char>(changed[bit / 8]) ^ (1U << (bit % 8)));
    ASSERT_FALSE(verdict(changed).ok()) << bit;
  }
}

}  // namespace
}  // namespace prongsai::audit
