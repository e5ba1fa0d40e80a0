// SPDX-License-Identifier: Apache-2.0
// What a process that deals with a stranger's bytes gives up before it looks at them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace prongsai::confine {

/// What is left to it.
struct Room {
  unsigned seconds_of_work_max = 0;  ///< of the processor; 0: as many as it likes
  std::uint64_t memory_bytes_max = 1ULL << 30;
  unsigned open_files_max = 64;
  std::vector<std::string> readable;     ///< folders whose files it may read
  std::vector<std::uint16_t> tcp_ports;  ///< ports it may connect to; none: no network at all
  std::string user;                      ///< the account it becomes where it is root; empty: stays who it is
};

/// Limits; then no new rights, no other programs or processes, no writing of files, no signals, no network
/// but Room::tcp_ports, no files but Room::readable. Dies with its parent. What the kernel here does not have
/// is left out (no Landlock before 5.13, none of ports before 6.7); limits, the account and the filter of
/// calls always hold. Descriptors that are open stay usable. No way back. Throws std::system_error where the
/// account is unknown or cannot be taken.
void lock_in(const Room& room);

}  // namespace prongsai::confine
