// SPDX-License-Identifier: Apache-2.0
// What a process that parses somebody's file does without.
#include "prongsai/confine/lock_in.h"

#include "prongsai/document_files/apart_detail.h"

namespace prongsai::document_files {

void lock_this_process_in() {
  // Files of the system may be read, fonts among them; the server's own, its keys and its database, may not.
  confine::lock_in({.seconds_of_work_max = 25,
                    .memory_bytes_max = 1024ULL * 1024 * 1024,
                    .readable = {"/usr/share", "/usr/lib", "/etc/fonts", "/var/cache/fontconfig"},
                    .tcp_ports = {},
                    .user = {}});
}

}  // namespace prongsai::document_files
