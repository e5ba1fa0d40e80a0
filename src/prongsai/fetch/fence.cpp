// SPDX-License-Identifier: Apache-2.0
#include "prongsai/fetch/fence.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace prongsai::fetch {
namespace {

struct Block {
  std::array<std::uint8_t, 16> start;
  unsigned bits;
};

constexpr Block v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d, unsigned bits) {
  return {{a, b, c, d}, bits};
}

// IANA IPv4 Special-Purpose Address Registry, the multicast space, and one address that is public on paper
// only. Blocks that the registry calls globally reachable (AS112, AMT, PCP anycast) are no ordinary hosts
// either.
constexpr std::array v4_blocks = {
    v4(0, 0, 0, 0, 8),         // this network, RFC 791
    v4(10, 0, 0, 0, 8),        // private use, RFC 1918
    v4(100, 64, 0, 0, 10),     // shared address space of providers, RFC 6598
    v4(127, 0, 0, 0, 8),       // loopback, RFC 1122
    v4(168, 63, 129, 16, 32),  // the host under a machine of Azure: a virtual public address, says its maker
    v4(169, 254, 0, 0, 16),    // link local, and with it the metadata of clouds, RFC 3927
    v4(172, 16, 0, 0, 12),     // private use, RFC 1918
    v4(192, 0, 0, 0, 24),      // IETF protocol assignments, RFC 6890
    v4(192, 0, 2, 0, 24),      // documentation, RFC 5737
    v4(192, 31, 196, 0, 24),   // AS112, RFC 7535
    v4(192, 52, 193, 0, 24),   // AMT, RFC 7450
    v4(192, 88, 99, 0, 24),    // 6to4 relays, deprecated by RFC 7526
    v4(192, 168, 0, 0, 16),    // private use, RFC 1918
    v4(192, 175, 48, 0, 24),   // AS112, RFC 7534
    v4(198, 18, 0, 0, 15),     // benchmarking, RFC 2544
    v4(198, 51, 100, 0, 24),   // documentation, RFC 5737
    v4(203, 0, 113, 0, 24),    // documentation, RFC 5737
    v4(224, 0, 0, 0, 4),       // multicast, RFC 5771
    v4(240, 0, 0, 0, 4),       // reserved, RFC 1112, and limited broadcast, RFC 919
};

// Ordinary public addresses of IPv6 lie in 2000::/3 (RFC 4291, IANA's list of global unicast space): all else
// is forbidden without being named here, as are ::1, ::, mapped and compatible addresses, 64:ff9b:1::/48,
// 100::/64, 5f00::/16, fc00::/7, fe80::/10 and ff00::/8. What is special within 2000::/3 stands in the
// registry:
constexpr Block global_unicast = {{0x20}, 3};
constexpr std::array v6_blocks = {
    Block{{0x20, 0x01, 0x00}, 23},        // IETF protocol assignments, Teredo among them, RFC 2928
    Block{{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation, RFC 3849
    Block{{0x20, 0x02}, 16},              // 6to4: an IPv4 address inside, RFC 3056
    Block{{0x26, 0x20, 0x00, 0x4f, 0x80, 0x00}, 48},  // AS112, RFC 7534
    Block{{0x3f, 0xfe}, 16},                          // the former 6bone, RFC 3701
    Block{{0x3f, 0xff, 0x00}, 20},                    // documentation, RFC 9637
};
// A network without IPv4 reaches public IPv4 hosts through this prefix (RFC 6052): the inner address decides.
constexpr Block nat64 = {{0x00, 0x64, 0xff, 0x9b}, 96};

bool lies_in(const std::uint8_t* address, const Block& block) {
  unsigned bits = block.bits;
  std::size_t at = 0;
  for (; bits >= 8; bits -= 8, ++at) {
    if (address[at] != block.start[at]) return false;
  }
  const unsigned mask = (0xff00U >> bits) & 0xffU;
  return (address[at] & mask) == (block.start[at] & mask);
}

bool is_forbidden_v4(const std::uint8_t* address) {
  return std::any_of(v4_blocks.begin(), v4_blocks.end(),
                     [address](const Block& block) { return lies_in(address, block); });
}

bool is_forbidden_v6(const std::uint8_t* address) {
  if (lies_in(address, nat64)) return is_forbidden_v4(address + 12);
  return !lies_in(address, global_unicast) ||
         std::any_of(v6_blocks.begin(), v6_blocks.end(),
                     [address](const Block& block) { return lies_in(address, block); });
}

}  // namespace

bool is_forbidden(const sockaddr& peer) {
  if (peer.sa_family == AF_INET) {
    sockaddr_in whole{};
    std::memcpy(&whole, &peer, sizeof whole);
    return is_forbidden_v4(reinterpret_cast<const std::uint8_t*>(&whole.sin_addr));
  }
  if (peer.sa_family == AF_INET6) {
    sockaddr_in6 whole{};
    std::memcpy(&whole, &peer, sizeof whole);
    return whole.sin6_scope_id != 0 || is_forbidden_v6(whole.sin6_addr.s6_addr);
  }
  return true;
}

bool is_forbidden(std::string_view ip) {
  const std::string text(ip);
  if (text.size() != std::strlen(text.c_str())) return true;
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return is_forbidden_v4(bytes.data());
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return is_forbidden_v6(bytes.data());
  return true;
}

}  // namespace prongsai::fetch
