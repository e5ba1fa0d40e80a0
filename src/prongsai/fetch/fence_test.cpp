// SPDX-License-Identifier: Apache-2.0
// The socket side of the fence; its blocks are held against Python's in tests/fetch.
#include "prongsai/fetch/fence.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/un.h>

#include "prongsai/fetch/ip_detail.h"

namespace prongsai::fetch {
namespace {

bool is_open(const char* ip) {
  return !is_forbidden(endpoint_of(*ip_of(ip), 80).address());
}

TEST(Fence, lets_ordinary_public_addresses_through) {
  for (const char* const ip : {"93.184.216.34", "8.8.8.8", "203.151.0.1", "172.32.0.1", "100.128.0.1",
                               "2404:6800:4001::1", "2001:fb0::1"}) {
    EXPECT_TRUE(is_open(ip)) << ip;
    EXPECT_FALSE(is_forbidden(ip)) << ip;
  }
  EXPECT_TRUE(is_open("64:ff9b::808:808"));  // 8.8.8.8 for a machine without IPv4
}

TEST(Fence, forbids_the_rest_as_text_and_as_socket_address) {
  for (const char* const ip :
       {"0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.31.255.255", "192.168.1.1",
        "198.19.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "::8.8.8.8",
        "64:ff9b::a00:1", "fe80::1", "fd00:ec2::254", "2002:a00:1::", "2001::1"}) {
    EXPECT_FALSE(is_open(ip)) << ip;
    EXPECT_TRUE(is_forbidden(ip)) << ip;
  }
}

TEST(Fence, forbids_what_it_does_not_know) {
  sockaddr_un of_a_file{};
  of_a_file.sun_family = AF_UNIX;
  EXPECT_TRUE(is_forbidden(reinterpret_cast<const sockaddr&>(of_a_file)));
  sockaddr_in6 of_a_link{};
  of_a_link.sin6_family = AF_INET6;
  of_a_link.sin6_addr.s6_addr[0] = 0x24;
  EXPECT_FALSE(is_forbidden(reinterpret_cast<const sockaddr&>(of_a_link)));
  of_a_link.sin6_scope_id = 2;
  EXPECT_TRUE(is_forbidden(reinterpret_cast<const sockaddr&>(of_a_link)));
  EXPECT_TRUE(is_forbidden(std::string_view("8.8.8.8\0", 8)));
}

}  // namespace
}  // namespace prongsai::fetch
