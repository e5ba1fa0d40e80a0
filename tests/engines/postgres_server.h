// SPDX-License-Identifier: Apache-2.0
// A real PostgreSQL server of our own for the time of a test program.
#pragma once

#include <string>

namespace prongsai::engines {

/// The address of a schema that nobody has used yet, on a server started when first asked for: a temporary
/// cluster on a Unix socket. The server ends with this process, however that ends. Throws when PostgreSQL is
/// not installed.
[[nodiscard]] std::string fresh_postgres_address();

/// Stops the server as a power cut would, and starts it again on the same files.
void crash_and_restart_postgres();

/// Ends the server, when there is one, and removes its files.
void stop_postgres();

}  // namespace prongsai::engines
