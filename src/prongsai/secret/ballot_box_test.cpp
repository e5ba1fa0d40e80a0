// SPDX-License-Identifier: Apache-2.0
// Ballots in and out, what is refused, and the byte format against NaCl's own vector and plain libsodium.
#include "prongsai/secret/ballot_box.h"

#include <set>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr std::size_t key_length = 32;

std::string from_hex(std::string_view hex) {
  std::string out(hex.size() / 2, '\0');
  std::size_t length = 0;
  EXPECT_EQ(sodium_hex2bin(detail::unsigned_bytes(out), out.size(), hex.data(), hex.size(), nullptr, &length,
                           nullptr),
            0);
  EXPECT_EQ(length, out.size());
  return out;
}

std::string pair_of(const std::string& sealed) {
  return sealed.substr(0, key_length);
}

// Bob's and Alice's keys, nonce and box of tests/box.c in NaCl (D. J. Bernstein), also in RFC 7748 §6.1.
TEST(BallotBox, opens_the_box_that_comes_with_nacl) {
  const BoxKey bob{
      .public_key = from_hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"),
      .private_key = from_hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")};
  const std::string alice = from_hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
  const std::string nonce = from_hex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
  const std::string boxed = from_hex(
      "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc1"
      "7c98dce87b"
      "4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3"
      "732bc0e9da"
      "99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5");
  const std::string plain = from_hex(
      "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c"
      "01233561f4"
      "1db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca"
      "1c60902e52"
      "f0a089bc76897040e082f937763848645e0705");
  EXPECT_EQ(BallotOpener(bob).open(alice + nonce + boxed), plain);
}

TEST(BallotBox, gives_back_what_was_put_in_longer_by_72_bytes) {
  const BoxKey key = make_box_key();
  BallotSealer sealer(key.public_key);
  BallotOpener opener(key);
  for (const std::size_t size : {0U, 1U, 79U, 80U, 5'000U}) {
    const std::string plain(size, 'b');
    const std::string sealed = sealer.seal(plain);
    EXPECT_EQ(sealed.size(), size + seal_overhead);
    EXPECT_EQ(opener.open(sealed), plain);
    EXPECT_NE(sealer.seal(plain), sealed);
  }
}

// What ballot_box.h says of the bytes, without our code: anybody with libsodium or NaCl can write an opener.
TEST(BallotBox, is_opened_by_plain_libsodium_as_the_header_says) {
  const BoxKey key = make_box_key();
  const std::string sealed = BallotSealer(key.public_key).seal("answers");
  std::string plain(7, '\0');
  const unsigned char* bytes = detail::unsigned_bytes(std::string_view(sealed));
  ASSERT_EQ(crypto_box_open_easy(detail::unsigned_bytes(plain), bytes + 56, 7 + 16, bytes + 32, bytes,
                                 detail::unsigned_bytes(std::string_view(key.private_key))),
            0);
  EXPECT_EQ(plain, "answers");
}

TEST(BallotBox, refuses_a_ballot_with_any_bit_altered_or_any_byte_missing) {
  const BoxKey key = make_box_key();
  const std::string sealed = BallotSealer(key.public_key).seal(std::string(80, 'b'));
  BallotOpener opener(key);
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      // X25519 does not look at the highest bit of a public key: that one says nothing and alters nothing.
      if (at == key_length - 1 && bit == 7) continue;
      std::string altered = sealed;
      altered[at] = static_cast<char>(altered[at] ^ (1 << bit));
      ASSERT_EQ(opener.open(altered), std::nullopt) << at << " " << bit;
    }
    ASSERT_EQ(opener.open(std::string_view(sealed).substr(0, at)), std::nullopt);
    ASSERT_EQ(opener.open(std::string_view(sealed).substr(at + 1)), std::nullopt);
  }
  EXPECT_EQ(opener.open(sealed + '\0'), std::nullopt);
  EXPECT_EQ(opener.open(std::string(152, '\0')), std::nullopt);  // the point of order one: no secret with it
  EXPECT_NE(opener.open(sealed), std::nullopt);
}

TEST(BallotBox, is_opened_by_no_other_key) {
  const BoxKey key = make_box_key();
  const std::string sealed = BallotSealer(key.public_key).seal("answers");
  EXPECT_EQ(BallotOpener(make_box_key()).open(sealed), std::nullopt);
}

TEST(BallotSealer, takes_a_new_pair_after_1024_ballots_and_after_a_minute) {
  const BoxKey key = make_box_key();
  steady_clock::time_point now{};
  BallotSealer sealer(key.public_key, [&] { return now; });
  const std::string first = pair_of(sealer.seal("b"));
  for (int i = 1; i < ballots_per_pair; ++i) ASSERT_EQ(pair_of(sealer.seal("b")), first);
  const std::string second = pair_of(sealer.seal("b"));
  EXPECT_NE(second, first);
  now += seconds(59);
  EXPECT_EQ(pair_of(sealer.seal("b")), second);
  sealer.forget_old_pair();
  EXPECT_EQ(pair_of(sealer.seal("b")), second);
  now += seconds(1);
  const std::string third = pair_of(sealer.seal("b"));
  EXPECT_NE(third, second);
  now += seconds(60);
  sealer.forget_old_pair();
  now -= seconds(60);  // even a clock set back does not bring it again
  const std::string sealed = sealer.seal("b");
  EXPECT_NE(pair_of(sealed), third);
  EXPECT_EQ(BallotOpener(key).open(sealed), "b");
}

TEST(BallotSealer, is_used_by_many_threads_at_once) {
  const BoxKey key = make_box_key();
  BallotSealer sealer(key.public_key);
  std::vector<std::vector<std::string>> sealed(4);
  {
    std::vector<std::jthread> threads;
    for (auto& mine : sealed) {
      threads.emplace_back([&] {
        for (int i = 0; i < 1'000; ++i) mine.push_back(sealer.seal(std::to_string(i)));
      });
    }
  }
  BallotOpener opener(key);
  std::set<std::string> nonces;
  for (const auto& mine : sealed) {
    for (std::size_t i = 0; i < mine.size(); ++i) {
      ASSERT_EQ(opener.open(mine[i]), std::to_string(i));
      nonces.insert(mine[i].substr(key_length, 24));
    }
  }
  EXPECT_EQ(nonces.size(), 4'000U);
}

TEST(BoxPublicKey, is_32_bytes_and_none_of_the_points_everybody_has_the_secret_of) {
  EXPECT_TRUE(is_box_public_key(make_box_key().public_key));
  EXPECT_FALSE(is_box_public_key(""));
  EXPECT_FALSE(is_box_public_key(std::string(31, 'k')));
  EXPECT_FALSE(is_box_public_key(std::string(32, '\0')));
  EXPECT_FALSE(is_box_public_key('\x01' + std::string(31, '\0')));
}

TEST(BoxKeyText, has_three_lines_and_comes_back) {
  const BoxKey key{
      .public_key = from_hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"),
      .private_key = from_hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")};
  const std::string file = to_key_file(key);
  // The base64 is Python's.
  EXPECT_EQ(file,
            "prongsai box key 1\n"
            "3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08=\n"
            "XasIfmJKikt54X+Lg4AO5m87sSkmGLb9HC+LJ/+I4Os=\n");
  for (const std::string& text : {file, file.substr(0, file.size() - 1), file + "\r\n \n"}) {
    const auto read = read_key_file(text);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->public_key, key.public_key);
    EXPECT_EQ(read->private_key, key.private_key);
  }
  std::string from_windows;
  for (const char c : file) from_windows += c == '\n' ? std::string(" \r\n") : std::string(1, c);
  EXPECT_TRUE(read_key_file(from_windows).ok());
}

TEST(BoxKeyText, that_is_not_whole_or_of_two_boxes_is_refused) {
  const BoxKey key = make_box_key();
  const BoxKey other = make_box_key();
  const std::string file = to_key_file(key);
  std::vector<std::string> bad = {
      "",
      "prongsai box key 1\n",
      "prongsai box key 2" + file.substr(18),
      file.substr(19),
      file + "x",
      file + file,
      file + std::string(2'000, '\n'),
      to_key_file({.public_key = key.public_key, .private_key = other.private_key}),
      to_key_file({.public_key = key.private_key, .private_key = key.public_key})};
  for (std::size_t length = 0; length < file.size() - 1; ++length) bad.push_back(file.substr(0, length));
  for (const std::string& text : bad) {
    const auto read = read_key_file(text);
    ASSERT_FALSE(read.ok()) << text;
    EXPECT_EQ(read.problems().front().code, "secret.box_key_not_understood");
    EXPECT_TRUE(read.problems().front().details.empty());
  }
}

}  // namespace
}  // namespace prongsai::secret
