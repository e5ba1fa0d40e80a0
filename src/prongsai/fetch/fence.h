// SPDX-License-Identifier: Apache-2.0
// Which network addresses a stranger's link may make us connect to: public ones, nothing else.
#pragma once

#include <string>
#include <string_view>

struct sockaddr;

namespace prongsai::fetch {

/// True for everything that is not an ordinary public address: the IANA special-purpose registries of IPv4
/// and IPv6 (private, loopback, link-local, shared, metadata, documentation, benchmarking, multicast,
/// reserved, unique local), and what carries an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo)
/// when that one is forbidden. Unknown families are forbidden.
[[nodiscard]] bool is_forbidden(const sockaddr& peer);
/// The same of "10.0.0.5" or "::1"; true for what is no address.
[[nodiscard]] bool is_forbidden(std::string_view ip);

}  // namespace prongsai::fetch
