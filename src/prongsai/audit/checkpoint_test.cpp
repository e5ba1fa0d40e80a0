// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/checkpoint.h"

#include <string>

#include <gtest/gtest.h>

#include "prongsai/audit/test_trail.h"

namespace prongsai::audit {
namespace {

// A checkpoint that the public checksum database of Go signed, and its published key.
const std::string published_verifier = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
const std::string published_checkpoint =
    "go.sum database tree\n"
    "63096908\n"
    "8lHrQPRYe4KT4WQ9/Qk8/taKnD6IRHbFgfN7vQE2Y54=\n"
    "\n"
    "— sum.golang.org "
    "Az3gri/oVBN1jAhNZ/iS+W31psFAWRT20/GyrhpU6taFwulQGetBkH5S7wpGXdS935jiIGiUUAXBVHzT/P6fYhqAmAk=\n";

Checkpoint some_checkpoint() {
  return {"ita.example/audit", 200, sha256("abc"), Instant(std::chrono::seconds(1'000'000'000))};
}

TEST(Checkpoint, of_a_public_log_is_verified) {
  const auto checkpoint = verify_checkpoint(published_checkpoint, parse_verifier(published_verifier).value(),
                                            "go.sum database tree");
  ASSERT_TRUE(checkpoint.ok());
  EXPECT_EQ(checkpoint->size, 63'096'908U);
  EXPECT_EQ(to_base64(checkpoint->root), "8lHrQPRYe4KT4WQ9/Qk8/taKnD6IRHbFgfN7vQE2Y54=");
  EXPECT_FALSE(checkpoint->at);
}

TEST(Checkpoint, of_a_public_log_is_refused_when_a_bit_changes_or_the_trail_is_another) {
  const Verifier verifier = parse_verifier(published_verifier).value();
  for (std::size_t bit = 0; bit < published_checkpoint.size() * 8; ++bit) {
    std::string changed = published_checkpoint;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    ASSERT_FALSE(verify_checkpoint(changed, verifier, "go.sum database tree").ok()) << changed;
  }
  const auto other = verify_checkpoint(published_checkpoint, verifier, "another tree");
  EXPECT_EQ(other.problems().front().code, "audit.wrong_origin");
}

TEST(Checkpoint, is_a_text_of_three_lines_and_its_time) {
  EXPECT_EQ(to_text(some_checkpoint()),
            "ita.example/audit\n200\nungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\n"
            "time 2001-09-09T01:46:40.000000Z\n");
}

TEST(Checkpoint, comes_back_from_its_text_and_from_its_note) {
  Checkpoint checkpoint = some_checkpoint();
  EXPECT_EQ(parse_checkpoint(to_text(checkpoint)).value(), checkpoint);
  const SigningKey key = test_key();
  EXPECT_EQ(verify_checkpoint(sign(checkpoint, key), key.verifier(), checkpoint.origin).value(), checkpoint);
  checkpoint.at.reset();
  EXPECT_EQ(parse_checkpoint(to_text(checkpoint)).value(), checkpoint);
}

TEST(Checkpoint, in_any_other_form_is_refused) {
  const std::string root = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\n";
  for (const std::string& text :
       {std::string(), "a\n200\n" + root + "more\n", "a\n0200\n" + root, "a\n-1\n" + root, "a\n200 \n" + root,
        "\n200\n" + root, "a\n200\n" + root.substr(0, 8) + "\n", "a\n200\n" + root + "time yesterday\n",
        "a\n200\n" + root + "time 2001-09-09T01:46:40.000000Z\nmore\n", "a\n9223372036854775808\n" + root,
        "a\n200\n" + root.substr(0, root.size() - 1)}) {
    const auto checkpoint = parse_checkpoint(text);
    ASSERT_FALSE(checkpoint.ok()) << text;
    EXPECT_EQ(checkpoint.problems().front().code, "audit.checkpoint_form");
  }
}

}  // namespace
}  // namespace prongsai::audit
