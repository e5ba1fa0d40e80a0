// SPDX-License-Identifier: Apache-2.0
// Which system calls are left.
#pragma once

#include <cstdint>

namespace prongsai::confine {

enum class Network : std::uint8_t {
  none,      ///< no socket can be made
  outgoing,  ///< TCP sockets of IPv4 and IPv6, to connect with
};

/// From now on the others give EPERM; system calls of another processor's kind end the process. Processes
/// that are no x86-64 or arm64 keep all. Requires: no new rights (PR_SET_NO_NEW_PRIVS).
void filter_calls(Network network);

}  // namespace prongsai::confine
