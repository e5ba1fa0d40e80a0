// SPDX-License-Identifier: Apache-2.0
// Whom a proxy speaks for, and whom we believe. Addresses are those of RFC 5737 and RFC 3849.
#include "prongsai/http/peer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::http {
namespace {

TrustedProxies trusting(const std::vector<std::string>& texts) {
  auto proxies = TrustedProxies::parse(texts);
  EXPECT_TRUE(proxies.ok());
  return *proxies;
}

std::string peer_of(std::string_view connection, const std::string& forwarded,
                    const TrustedProxies& proxies) {
  return find_peer(connection, {{"x-forwarded-for", forwarded}}, proxies).address;
}

// RFC 5952 section 4 gives the one way of writing; RFC 4291 section 2.2 the ways of reading.
TEST(Peer, writes_an_address_in_one_way_however_it_was_written) {
  const auto round = [](std::string_view text) {
    const auto address = parse_address(text);
    return address ? to_string(*address) : "(none)";
  };
  EXPECT_EQ(round("2001:DB8:0:0:8:800:200C:417A"), "2001:db8::8:800:200c:417a");
  EXPECT_EQ(round("2001:db8:0:0:1:0:0:1"), "2001:db8::1:0:0:1");
  EXPECT_EQ(round("::1"), "::1");
  EXPECT_EQ(round("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(round("::ffff:192.0.2.1"), "192.0.2.1");
  for (const char* wrong :
       {"", "192.0.2", "192.0.2.256", "192.0.2.1:80", "[::1]", "fe80::1%eth0", "localhost", "1.2.3.4 ",
        "2001:db8:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:1"}) {
    EXPECT_EQ(round(wrong), "(none)") << wrong;
  }
  EXPECT_EQ(round(std::string_view("192.0.2.1\0x", 11)), "(none)");
}

TEST(Peer, is_the_connection_itself_unless_that_is_a_trusted_proxy) {
  const auto proxies = trusting({"127.0.0.1", "10.0.0.0/8"});
  EXPECT_EQ(peer_of("198.51.100.9", "203.0.113.7", proxies), "198.51.100.9");
  EXPECT_EQ(peer_of("127.0.0.1", "203.0.113.7", proxies), "203.0.113.7");
  EXPECT_EQ(peer_of("::ffff:127.0.0.1", "203.0.113.7", proxies), "203.0.113.7");
  EXPECT_EQ(peer_of("127.0.0.2", "203.0.113.7", proxies), "127.0.0.2");
  EXPECT_EQ(peer_of("127.0.0.1", "203.0.113.7", trusting({})), "127.0.0.1");
  EXPECT_EQ(find_peer("127.0.0.1", {}, proxies).address, "127.0.0.1");
}

TEST(Peer, is_the_rightmost_hop_that_is_not_ours_whatever_the_visitor_claimed_before_it) {
  const auto proxies = trusting({"127.0.0.1", "10.0.0.0/8", "2001:db8:1::/48"});
  EXPECT_EQ(peer_of("127.0.0.1", "192.0.2.66, 203.0.113.7", proxies), "203.0.113.7");
  EXPECT_EQ(peer_of("127.0.0.1", "192.0.2.66, 203.0.113.7, 10.2.3.4, 2001:db8:1::5", proxies), "203.0.113.7");
  EXPECT_EQ(peer_of("127.0.0.1", "10.1.1.1, 10.2.3.4", proxies), "10.1.1.1");
  EXPECT_EQ(peer_of("127.0.0.1", "192.0.2.66, unknown", proxies), "127.0.0.1");
  EXPECT_EQ(peer_of("127.0.0.1", "192.0.2.66, junk, 10.2.3.4", proxies), "10.2.3.4");
  EXPECT_EQ(peer_of("127.0.0.1", "203.0.113.7:4711", proxies), "203.0.113.7");
  EXPECT_EQ(peer_of("127.0.0.1", "[2001:db8:2::7]:4711", proxies), "2001:db8:2::7");
  EXPECT_EQ(peer_of("127.0.0.1", "2001:db8:2::7", proxies), "2001:db8:2::7");
  // Two lines are one list (RFC 9110 section 5.3).
  EXPECT_EQ(
      find_peer("127.0.0.1", {{"X-Forwarded-For", "192.0.2.66"}, {"X-Forwarded-For", "203.0.113.7"}}, proxies)
          .address,
      "203.0.113.7");
}

TEST(Peer, came_by_https_only_when_a_trusted_proxy_says_so_last) {
  const auto proxies = trusting({"127.0.0.1"});
  const auto is_https = [&](std::string_view connection, const std::string& scheme) {
    return find_peer(connection, {{"X-Forwarded-Proto", scheme}}, proxies).is_https;
  };
  EXPECT_TRUE(is_https("127.0.0.1", "https"));
  EXPECT_TRUE(is_https("127.0.0.1", "http, https"));
  EXPECT_FALSE(is_https("127.0.0.1", "https, http"));
  EXPECT_FALSE(is_https("127.0.0.1", "http"));
  EXPECT_FALSE(is_https("127.0.0.1", ""));
  EXPECT_FALSE(is_https("198.51.100.9", "https"));
}

TEST(TrustedProxies, are_addresses_or_ranges_and_nothing_else) {
  const auto range = trusting({"192.0.2.0/25", "2001:db8::/33"});
  const auto has = [&](std::string_view text) { return range.contains(*parse_address(text)); };
  EXPECT_TRUE(has("192.0.2.0"));
  EXPECT_TRUE(has("192.0.2.127"));
  EXPECT_FALSE(has("192.0.2.128"));
  EXPECT_TRUE(has("2001:db8:7fff::1"));
  EXPECT_FALSE(has("2001:db8:8000::1"));
  EXPECT_TRUE(trusting({"0.0.0.0/0"}).contains(*parse_address("198.51.100.9")));
  EXPECT_FALSE(trusting({"0.0.0.0/0"}).contains(*parse_address("2001:db8::1")));
  for (const std::string wrong : {"", "proxy", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/-1",
                                  "10.0.0.0/8/8", "::/129", "10.1.0.0/8", "192.0.2.1/31"}) {
    const auto proxies = TrustedProxies::parse({"127.0.0.1", wrong});
    ASSERT_FALSE(proxies.ok()) << wrong;
    EXPECT_EQ(proxies.problems().front().code, "http.proxy_not_understood");
    EXPECT_EQ(base::detail(proxies.problems().front(), "found"), wrong);
  }
}

}  // namespace
}  // namespace prongsai::http
