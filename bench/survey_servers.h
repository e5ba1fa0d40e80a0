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
  /// `serve` runs in the new process, at that port (0: any), and calls what it is given once it listens; it
  /// returns after SIGTERM.
  using Serve = std::function<void(std::uint16_t port,
                                   const std::function<void(const http::Listening&)>& on_listening)>;
  explicit ServerProcess(Serve serve);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  /// Killed without a word and begun anew at the same port; returns when it listens. Seconds without it.
  double restart();
  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// The most memory it has had, in bytes.
  [[nodiscard]] std::uint64_t memory_most() const;
  /// How long its threads have run on a processor, in seconds.
  [[nodiscard]] double processor_seconds() const;
  [[nodiscard]] pid_t process() const { return process_; }

 private:
  void begin();

  Serve serve_;
  pid_t process_ = -1;
  std::uint16_t port_ = 0;
};

/// Serves what the router has, as the program does: two threads, limits as they are, counters.
void serve_routes(const http::Router& router, std::uint16_t port,
                  const std::function<void(const http::Listening&)>& on_listening);

/// Takes the post, looks at nothing of it and answers at once, as long an answer as the real one.
[[nodiscard]] http::Router bare_routes();

/// Says no to every post, as the real one does when too many wait.
void refuse_all(const http::Router& router, std::uint16_t port,
                const std::function<void(const http::Listening&)>& on_listening);

/// Reads and seals the ballot as the real one does and throws it away.
[[nodiscard]] http::Router unkept_routes(std::shared_ptr<const survey::Questionnaire> questionnaire);

}  // namespace prongsai::bench
