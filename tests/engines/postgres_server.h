// SPDX-License-Identifier: Apache-2.0
// A real PostgreSQL server of our own for the time of a test program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace prongsai::engines {

/// A PostgreSQL cluster of a test's own, on a Unix socket. Throws where PostgreSQL is not installed.
class PostgresServer {
 public:
  enum class Durability { none, as_delivered };  ///< none: nothing is synced, for speed
  /// Makes the cluster in a folder that does not exist yet, and starts it. `folder` has the socket and the
  /// log.
  PostgresServer(std::filesystem::path folder, std::filesystem::path cluster, Durability durability);
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  /// Waits until it answers.
  void start();
  /// SIGQUIT leaves everything as a crash does. Returns when all its programs have ended.
  void stop(int signal);
  /// True while its main program runs.
  [[nodiscard]] bool is_running() const;
  /// Of the main program and of those that it started.
  [[nodiscard]] std::vector<pid_t> processes() const;
  [[nodiscard]] std::string address(const std::string& schema) const;
  [[nodiscard]] std::string fresh_address();
  [[nodiscard]] std::string log() const;

 private:
  const std::filesystem::path programs_;
  const std::filesystem::path folder_;
  const std::filesystem::path cluster_;
  const Durability durability_;
  pid_t server_ = -1;
  int schemas_ = 0;
};

/// The address of a schema that nobody has used yet, on a server started when first asked for: a temporary
/// cluster on a Unix socket. The server ends with this process, however that ends. Throws when PostgreSQL is
/// not installed.
[[nodiscard]] std::string fresh_postgres_address();

/// Stops the server as a power cut would, and starts it again on the same files.
void crash_and_restart_postgres();

/// Ends the server, when there is one, and removes its files.
void stop_postgres();

}  // namespace prongsai::engines
