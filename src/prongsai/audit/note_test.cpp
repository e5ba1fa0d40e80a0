// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/note.h"

#include <string>

#include <gtest/gtest.h>

#include "prongsai/audit/test_trail.h"

namespace prongsai::audit {
namespace {

// The example of the Go project's documentation of signed notes (golang.org/x/mod/sumdb/note).
const std::string example_verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string example_secret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const std::string example_text =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
const std::string example_note =
    example_text +
    "\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

std::string refusal(const std::string& note, const Verifier& verifier) {
  const auto text = open_note(note, verifier);
  return text ? "" : text.problems().front().code;
}

TEST(Note, signs_the_published_example_byte_for_byte) {
  const SigningKey key = parse_signing_key(example_secret).value();
  EXPECT_EQ(to_string(key.verifier()), example_verifier);
  EXPECT_EQ(key.secret_word(), example_secret);
  EXPECT_EQ(key.sign(example_text), example_note);
}

TEST(Note, opens_the_published_example) {
  EXPECT_EQ(open_note(example_note, parse_verifier(example_verifier).value()).value(), example_text);
}

TEST(Note, no_changed_bit_goes_unnoticed) {
  const Verifier verifier = parse_verifier(example_verifier).value();
  for (std::size_t bit = 0; bit < example_note.size() * 8; ++bit) {
    std::string changed = example_note;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    ASSERT_NE(refusal(changed, verifier), "") << changed;
  }
}

TEST(Note, says_what_is_wrong) {
  const Verifier verifier = parse_verifier(example_verifier).value();
  std::string other = example_note;
  other.replace(0, 2, "So");
  EXPECT_EQ(refusal(other, verifier), "audit.signature_wrong");
  EXPECT_EQ(refusal(example_note, test_key().verifier()), "audit.unknown_key");
  EXPECT_EQ(refusal(example_note, test_key("PeterNeumann").verifier()), "audit.unknown_key");
  const std::string signature = example_note.substr(example_text.size() + 1);
  for (const std::string& no_note :
       {std::string(), example_text, example_note + signature, example_note + "\n", "\n" + signature,
        example_note.substr(0, example_note.size() - 1), example_text + signature,
        example_text + "\n- " + signature}) {
    EXPECT_EQ(refusal(no_note, verifier), "audit.note_form") << no_note;
  }
}

TEST(Verifier, with_any_character_changed_is_refused) {
  for (std::size_t i = 0; i < example_verifier.size(); ++i) {
    std::string changed = example_verifier;
    ++changed[i];
    EXPECT_FALSE(parse_verifier(changed).ok()) << changed;
    EXPECT_FALSE(parse_verifier(example_verifier.substr(0, i)).ok());
  }
  EXPECT_FALSE(parse_verifier(example_verifier + "A").ok());
  // A key that is too long, and one of an unknown kind, each with the id that would fit it.
  EXPECT_FALSE(
      parse_verifier("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==").ok());
  EXPECT_FALSE(parse_verifier("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").ok());
}

TEST(SigningKey, with_any_character_changed_is_refused_without_being_repeated) {
  for (std::size_t i = 0; i < example_secret.size(); ++i) {
    std::string changed = example_secret;
    ++changed[i];
    const auto key = parse_signing_key(changed);
    ASSERT_FALSE(key.ok()) << changed;
    EXPECT_TRUE(key.problems().front().details.empty());
  }
}

TEST(SigningKey, has_a_name_without_blank_or_plus) {
  EXPECT_TRUE(is_key_name("ita.example/audit"));
  for (const char* name : {"", "a b", "a+b", "a\nb", "ก", "a\x7f"}) EXPECT_FALSE(is_key_name(name)) << name;
  EXPECT_FALSE(is_key_name(std::string(201, 'a')));
}

TEST(SigningKey, moves_and_still_signs) {
  SigningKey key = test_key();
  const std::string note = key.sign("a\n");
  SigningKey moved = std::move(key);
  EXPECT_EQ(moved.sign("a\n"), note);
}

}  // namespace
}  // namespace prongsai::audit
