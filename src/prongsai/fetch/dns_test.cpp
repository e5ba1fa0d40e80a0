// SPDX-License-Identifier: Apache-2.0
// Packets by the letter of RFC 1035, and packets that break it.
#include <gtest/gtest.h>

#include "prongsai/base/random.h"
#include "prongsai/fetch/dns_detail.h"

namespace prongsai::fetch {
namespace {

using namespace std::string_literals;

constexpr std::uint16_t id = 0x1234;
const std::string www = "\3www\7example\2go\2th\0"s;

std::string packet(const std::string& records, char count, const std::string& flags = "\x81\x80"s) {
  return "\x12\x34"s + flags + "\0\1\0"s + count + "\0\0\0\0"s + www + "\0\1\0\1"s + records;
}

std::string address_record(const std::string& owner, const std::string& four_bytes) {
  return owner + "\0\1\0\1\0\0\0\x3c\0\4"s + four_bytes;
}

std::optional<NameAnswer> read(const std::string& bytes) {
  return read_answer(bytes, id, "www.example.go.th", Record::a);
}

TEST(Dns, asks_as_the_standard_says) {
  const std::string expected =
      "\x12\x34\x01\x00\0\1\0\0\0\0\0\1"s + www + "\0\x1c\0\1"s + "\0\0\x29\x10\0\0\0\0\0\0\0"s;
  EXPECT_EQ(dns_question(id, "www.example.go.th", Record::aaaa), expected);
}

TEST(Dns, reads_addresses_also_behind_an_alias) {
  const std::string pointer = "\xc0\x0c"s;
  const auto plain =
      read(packet(address_record(pointer, "\x5d\xb8\xd8\x22") + address_record(pointer, "\1\2\3\4"), 2));
  ASSERT_TRUE(plain);
  ASSERT_EQ(plain->addresses.size(), 2U);
  EXPECT_EQ(plain->addresses[0].text(), "93.184.216.34");
  const std::string alias = pointer + "\0\5\0\1\0\0\0\x3c\0\6\3web\xc0\x10"s;
  const auto behind = read(packet(alias + address_record("\3WEB\xc0\x10"s, "\1\2\3\4"), 2));
  ASSERT_TRUE(behind);
  ASSERT_EQ(behind->addresses.size(), 1U);
  const auto alone = read(packet(alias, 1));
  ASSERT_TRUE(alone);
  EXPECT_EQ(alone->alias, "web.example.go.th");
}

TEST(Dns, believes_only_the_answer_to_its_question) {
  const std::string good = packet(address_record("\xc0\x0c"s, "\1\2\3\4"), 1);
  EXPECT_TRUE(read(good));
  EXPECT_FALSE(read_answer(good, id + 1, "www.example.go.th", Record::a));
  EXPECT_FALSE(read_answer(good, id, "www.example.or.th", Record::a));
  EXPECT_FALSE(read_answer(good, id, "www.example.go.th", Record::aaaa));
  EXPECT_FALSE(read(packet("", 0, "\x01\x00"s)));  // a question
  // Addresses of others are not ours.
  const auto others = read(packet(address_record("\4evil\2th\0"s, "\1\2\3\4"), 1));
  ASSERT_TRUE(others);
  EXPECT_TRUE(others->addresses.empty());
}

TEST(Dns, tells_a_missing_name_from_trouble) {
  EXPECT_EQ(read(packet("", 0, "\x81\x83"s))->kind, NameAnswer::Kind::no_such_name);
  EXPECT_EQ(read(packet("", 0, "\x81\x82"s))->kind, NameAnswer::Kind::trouble);
  EXPECT_EQ(read(packet("", 0))->kind, NameAnswer::Kind::answered);
}

TEST(Dns, ends_on_any_bytes) {
  const std::string circle = packet("\xc0\x22\0\1\0\1\0\0\0\0\0\4abcd"s, 1);
  ASSERT_TRUE(read(circle));
  EXPECT_TRUE(read(circle)->addresses.empty());
  base::Random random(7);
  const std::string good =
      packet(address_record("\xc0\x0c"s, "\1\2\3\4") + "\xc0\x0c\0\5\0\1\0\0\0\x3c\0\6\3web\xc0\x10"s, 2);
  for (int i = 0; i < 200'000; ++i) {
    std::string broken = good.substr(0, random.below(good.size() + 1));
    for (std::uint64_t n = random.below(4); n > 0 && !broken.empty(); --n) {
      broken[random.below(broken.size())] = static_cast<char>(random.below(256));
    }
    const auto answer = read(broken);
    if (answer) {
      EXPECT_LE(answer->addresses.size(), addresses_max);
    }
  }
}

TEST(Resolver, is_given_with_or_without_its_port) {
  for (const char* const good : {"127.0.0.1", "127.0.0.1:5353", "[::1]:53", "::1", "2001:db8::1"}) {
    EXPECT_TRUE(resolver_of(good)) << good;
  }
  for (const char* const bad :
       {"", "dns.example.com", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:70000", "[::1", ":53"}) {
    EXPECT_FALSE(resolver_of(bad)) << bad;
  }
}

}  // namespace
}  // namespace prongsai::fetch
