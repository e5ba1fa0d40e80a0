// SPDX-License-Identifier: Apache-2.0
// Servers that take filled-in questionnaires, each in a process of its own: the real one, and the same
// without what it is held against.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <sys/types.h>

#include "prongsai/http/router.h"
#include "prongsai/http/server.h"
#include "prongsai/survey/questionnaire.h"

namespace prongsai::bench {

/// A process that serves until this object ends. Made before its maker starts threads.
class ServerProcess {
 public:
  /// `serve` runs in the new process and calls what it is given once it listens; it returns after SIGTERM.
  using Serve = std::function<void(const std::function<void(const http::Listening&)>& on_listening)>;
  explicit ServerProcess(const Serve& serve);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// The most memory it has had, in bytes.
  [[nodiscard]] std::uint64_t memory_most() const;
  /// How long its threads have run on a processor, in seconds.
  [[nodiscard]] double processor_seconds() const;
  [[nodiscard]] pid_t process() const { return process_; }

 private:
  pid_t process_ = -1;
  std::uint16_t port_ = 0;
};

/// Serves what the router has, as the program does: two threads, limits as they are, counters.
void serve_routes(const http::Router& router,
                  const std::function<void(const http::Listening&)>& on_listening);

/// Takes the post, looks at nothing of it and answers at once, as long an answer as the real one.
[[nodiscard]] http::Router bare_routes();

/// Reads and seals the ballot as the real one does and throws it away.
[[nodiscard]] http::Router unkept_routes(std::shared_ptr<const survey::Questionnaire> questionnaire);

}  // namespace prongsai::bench
