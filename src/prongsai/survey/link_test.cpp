// SPDX-License-Identifier: Apache-2.0
// Links, slip codes, ids and receipts: what is found out, what is told apart, and what never is.
#include "prongsai/survey/link.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "prongsai/survey/test_tools.h"

namespace prongsai::survey {
namespace {

constexpr std::uint64_t seed = 20'260'301;

std::string id_of(std::mt19937_64& generator) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (int half = 0; half < 2; ++half) {
    std::uint64_t bits = generator();
    for (int i = 0; i < 16; ++i, bits >>= 4) out += digits[bits & 15];
  }
  return out;
}

std::string hex_of(std::string_view bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

/// How far counts are from being equal.
template <class Counts>
double chi_square(const Counts& counts, double expected) {
  double sum = 0;
  for (const auto count : counts)
    sum += (static_cast<double>(count) - expected) * (static_cast<double>(count) - expected) / expected;
  return sum;
}

std::string random_code() {
  return make_slip_code(*rc::gen::container<std::string>(32, rc::gen::arbitrary<char>()));
}

RC_GTEST_PROP(Link, is_six_letters_that_nobody_confuses, ()) {
  const std::string link = make_link(*rc::gen::container<std::string>(32, rc::gen::arbitrary<char>()));
  RC_ASSERT(is_link(link));
  RC_ASSERT(read_link(link) == link);
}

TEST(Link, is_read_as_people_type_it) {
  EXPECT_EQ(read_link(" K7M-2QD "), "k7m2qd");
  EXPECT_EQ(read_link("k๗m๒qd"), "k7m2qd");
  for (const char* wrong : {"", "k7m2q", "k7m2qdd", "k7m2ql", "k7m2q0", "k7m2q/", "k7m2q\xE0"}) {
    EXPECT_EQ(read_link(wrong), std::nullopt) << wrong;
  }
  EXPECT_FALSE(is_link("K7M2QD"));
}

TEST(Letters, go_on_where_every_random_byte_is_passed_over) {
  const std::string all_high(32, '\xFF');
  EXPECT_TRUE(is_link(make_link(all_high)));
  EXPECT_TRUE(is_slip_code(make_slip_code(all_high)));
}

TEST(Letters, are_drawn_evenly) {
  std::mt19937_64 generator(seed);
  std::array<std::uint32_t, 30> in_links{};
  std::array<std::array<std::uint32_t, 30>, 12> in_codes{};
  constexpr int drawn = 30'000;
  for (int i = 0; i < drawn; ++i) {
    for (const char c : make_link(tests::random_bytes(generator, 32))) ++in_links[code_letters.find(c)];
    const std::string code = make_slip_code(tests::random_bytes(generator, 32));
    for (std::size_t at = 0; at < in_codes.size(); ++at) ++in_codes[at][code_letters.find(code[at])];
  }
  // p = 0.01 at 29 and at 12 × 29 degrees of freedom.
  EXPECT_LT(chi_square(in_links, drawn * 6 / 30.0), 49.59);
  double sum = 0;
  for (const auto& counts : in_codes) sum += chi_square(counts, drawn / 30.0);
  EXPECT_LT(sum, 412.4);
}

TEST(SlipCode, is_read_as_people_type_it) {
  const std::string code = make_slip_code("0123456789abcdef0123456789ABCDEF");
  const std::string printed = print_slip_code(code);
  EXPECT_EQ(printed.size(), 15U);
  EXPECT_EQ(printed[4], '-');
  EXPECT_EQ(printed[9], '-');
  EXPECT_EQ(read_slip_code(printed), code);
  std::string shouted = " " + printed + "\r\n";
  std::transform(shouted.begin(), shouted.end(), shouted.begin(),
                 [](unsigned char c) { return std::toupper(c); });
  EXPECT_EQ(read_slip_code(shouted), code);
  std::string thai;
  for (const char c : code) {
    if (c >= '0' && c <= '9') {
      thai += "\xE0\xB9";
      thai += static_cast<char>(0x90 + (c - '0'));
    } else {
      thai += c;
    }
    thai += "\u2011";
  }
  EXPECT_EQ(read_slip_code(thai), code);
  EXPECT_EQ(read_slip_code(std::string(1'000, ' ') + code), std::nullopt);
  EXPECT_EQ(read_slip_code(code + "2"), std::nullopt);
  EXPECT_EQ(read_slip_code(code.substr(1)), std::nullopt);
}

TEST(SlipCode, with_one_wrong_letter_is_always_found_out) {
  std::mt19937_64 generator(seed);
  for (int i = 0; i < 300; ++i) {
    const std::string code = make_slip_code(tests::random_bytes(generator, 32));
    for (std::size_t at = 0; at < code.size(); ++at) {
      for (const char letter : code_letters) {
        if (letter == code[at]) continue;
        std::string slipped = code;
        slipped[at] = letter;
        ASSERT_FALSE(is_slip_code(slipped)) << code << " " << slipped;
      }
    }
  }
}

RC_GTEST_PROP(SlipCode, with_two_letters_swapped_is_always_found_out, ()) {
  const std::string code = random_code();
  for (std::size_t a = 0; a < code.size(); ++a) {
    for (std::size_t b = a + 1; b < code.size(); ++b) {
      std::string swapped = code;
      std::swap(swapped[a], swapped[b]);
      RC_ASSERT((code[a] == code[b]) == is_slip_code(swapped));
    }
  }
}

RC_GTEST_PROP(SlipCode, digests_differ_by_code_and_by_survey, ()) {
  const std::string code = random_code();
  const auto survey = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
  RC_ASSERT(slip_code_digest(survey, code) != slip_code_digest(survey + 1, code));
  RC_ASSERT(slip_code_digest(survey, code) ==
            slip_code_digest(survey, *read_slip_code(print_slip_code(code))));
  const std::string other = random_code();
  RC_ASSERT((code == other) == (slip_code_digest(survey, code) == slip_code_digest(survey, other)));
}

// Worked out with Python's hashlib after the words of link.h.
TEST(Digests, are_those_another_program_makes) {
  const std::string id = "00112233445566778899aabbccddeeff";
  EXPECT_EQ(hex_of(slip_code_digest(42, "k7m2qd9x4tnp8")),
            "c03b3404d67aa6833971c3b7fd1c62280bd0a82cc3d0b2260a4fa68e5a58229b");
  EXPECT_EQ(hex_of(submission_digest(id)), "75937efc3583e410b90a274973ea8ce6");
  EXPECT_EQ(receipt_of(id), "0889 0887 8832 6071");
  EXPECT_EQ(hex_of(receipt_digest("0889 0887 8832 6071")), "095a21b0ab27686e2fbb47ce5dd68abf");
}

TEST(SubmissionId, is_thirty_two_lower_case_digits) {
  EXPECT_TRUE(is_submission_id("00112233445566778899aabbccddeeff"));
  for (const char* wrong : {"", "00112233445566778899aabbccddeef", "00112233445566778899aabbccddeeff0",
                            "00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeefg",
                            "00112233-4455-6677-8899-aabbccdd"}) {
    EXPECT_FALSE(is_submission_id(wrong)) << wrong;
  }
}

TEST(Receipt, is_read_as_people_type_it) {
  for (const char* typed :
       {"1234 5678 9012 3456", "1234567890123456", "1234-5678-9012-3456", " ๑๒๓๔ ๕๖๗๘ ๙๐๑๒ ๓๔๕๖ "}) {
    EXPECT_EQ(read_receipt(typed), "1234567890123456") << typed;
    EXPECT_EQ(receipt_digest(typed), receipt_digest("1234567890123456"));
  }
  for (const char* wrong : {"", "123456789012345", "12345678901234567", "1234 5678 9012 345x"}) {
    EXPECT_EQ(read_receipt(wrong), std::nullopt) << wrong;
  }
}

// Whoever demands to see a receipt learns that there is one: of a million, no digit, no place and no pair of
// neighbours stands out (each below the value that chance passes once in a hundred), none comes twice, and
// the same submission has the same receipt again.
TEST(Receipts, of_any_two_ballots_could_be_exchanged) {
  std::mt19937_64 generator(seed);
  constexpr int receipts = 1'000'000;
  std::array<std::array<std::uint32_t, 10>, 16> digits{};
  std::array<std::array<std::uint32_t, 100>, 15> neighbours{};
  std::vector<std::string> all;
  all.reserve(receipts);
  for (int i = 0; i < receipts; ++i) {
    const std::string id = id_of(generator);
    all.push_back(*read_receipt(receipt_of(id)));
    const std::string& receipt = all.back();
    for (std::size_t at = 0; at < 16; ++at) {
      const auto digit = static_cast<std::size_t>(receipt[at] - '0');
      ++digits[at][digit];
      if (at > 0) ++neighbours[at - 1][static_cast<std::size_t>(receipt[at - 1] - '0') * 10 + digit];
    }
    if (i % 100'000 == 0) {
      ASSERT_EQ(read_receipt(receipt_of(id)), receipt);
    }
  }
  double by_place = 0;
  for (const auto& counts : digits) by_place += chi_square(counts, receipts / 10.0);
  double by_pair = 0;
  for (const auto& counts : neighbours) by_pair += chi_square(counts, receipts / 100.0);
  EXPECT_LT(by_place, 186.4);   // p = 0.01 at 16 × 9 degrees of freedom
  EXPECT_LT(by_pair, 1'614.7);  // and at 15 × 99
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
}

}  // namespace
TEST(SubmissionId, is_made_of_the_bytes_given) {
  const std::string bytes = std::string("\x00\x01\x7f\x80\xff\x10\xab\xcd", 8) + "abcdefgh";
  EXPECT_EQ(make_submission_id(bytes + "more"), "00017f80ff10abcd6162636465666768");
  EXPECT_TRUE(is_submission_id(make_submission_id(bytes)));
}

}  // namespace prongsai::survey
