// SPDX-License-Identifier: Apache-2.0
// An IP address as bytes, between the name servers' answers and a socket.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <sys/socket.h>

namespace prongsai::fetch {

struct Ip {
  std::array<std::uint8_t, 16> bytes{};  ///< IPv4: the first four
  bool is_v6 = false;

  [[nodiscard]] std::string text() const;
  friend bool operator==(const Ip&, const Ip&) = default;
};

struct Endpoint {
  sockaddr_storage storage{};
  socklen_t size = 0;

  [[nodiscard]] const sockaddr& address() const { return reinterpret_cast<const sockaddr&>(storage); }
};
[[nodiscard]] Endpoint endpoint_of(const Ip& ip, std::uint16_t port);

/// Nothing for what is no address.
[[nodiscard]] std::optional<Ip> ip_of(std::string_view text);
/// "127.0.0.1:5353", "[::1]:53"; without a port it is 53.
[[nodiscard]] std::optional<Endpoint> resolver_of(std::string_view text);

}  // namespace prongsai::fetch
