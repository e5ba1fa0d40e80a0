// SPDX-License-Identifier: Apache-2.0
// The HTTP server: connections, limits, time-outs, stopping. The only place that knows Asio and Beast.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/http/answer.h"

namespace prongsai::http {

/// What clients may take. Going past a limit is answered with the status named, then the connection
/// closes; running out of time closes it without a word.
struct ServerLimits {
  std::size_t head_bytes_max = 16 * 1024;    ///< request line and headers: 414 or 431
  std::size_t target_bytes_max = 8 * 1024;   ///< path and query as sent: 414
  std::size_t body_bytes_max = 1024 * 1024;  ///< 413; a route may say another number
  std::size_t large_body_bytes = 64 * 1024;  ///< a body that may grow beyond this counts as large
  std::size_t large_bodies_bytes_max = 128 * 1024 * 1024;  ///< held at once, all large ones together: 503
  /// Open at once over all threads. Beyond it the one that has been idle longest makes room; where none is
  /// idle, 503. Each takes about 20 kB while it is used.
  int connections_max = 10'000;
  int answering_max = 256;         ///< requests in a handler or waiting for one, at once: 503
  int waiting_later_max = 50'000;  ///< requests whose answer is given later, at once: 503
  /// While more than this wait for an answer given later, the server is busy: routes of the handler threads
  /// make way (503), and where the oldest of those that wait has waited longer than `waiting_later_age`, no
  /// further one is taken (503) until that is answered. A short stall of a disk refuses nobody.
  int waiting_later_calm = 1'000;
  std::chrono::milliseconds waiting_later_age{500};
  /// Where every request lay unread for longer than this, for `request_age_patience`, more come than can be
  /// answered: routes of the handler threads make way (503). See load_watch.h.
  std::chrono::milliseconds request_age_max{50};
  std::chrono::milliseconds request_age_patience{500};
  std::chrono::milliseconds later_timeout{30'000};  ///< for an answer given later: 503 after it
  int requests_per_connection_max = 1000;           ///< the last one is answered with "Connection: close"
  int bytes_per_second_min = 4096;                  ///< a body, coming or going, gets this much time on top
  std::chrono::milliseconds idle_timeout{30'000};   ///< between two requests
  std::chrono::milliseconds head_timeout{10'000};   ///< from a head's first byte to its last (slow loris)
  std::chrono::milliseconds body_timeout{10'000};
  std::chrono::milliseconds write_timeout{30'000};
  std::chrono::milliseconds linger_timeout{2'000};  ///< for the client to close after the last answer
  std::chrono::milliseconds drain_timeout{10'000};  ///< for requests still running when asked to stop
  std::chrono::milliseconds sweep_interval{500};    ///< how exactly the times above are kept
};

enum class StopSignals { obeyed, ignored };

struct ServerOptions {
  std::string address = "127.0.0.1";                ///< an IPv4 or IPv6 address, or "localhost"
  std::uint16_t port = 0;                           ///< 0: a free one, told through `on_listening`
  int threads = 1;                                  ///< each with its own connections
  int handler_threads = 4;                          ///< on which handlers run, shared by all connections
  StopSignals stop_signals = StopSignals::ignored;  ///< obeyed: SIGTERM and SIGINT stop the server
  ServerLimits limits;
  /// Addresses and ranges ("127.0.0.1", "10.0.0.0/8") whose X-Forwarded-For and -Proto are believed.
  std::vector<std::string> trusted_proxies{};
};

/// Where the server can be reached, once it can.
struct Listening {
  std::string address;
  std::uint16_t port = 0;
  std::string url;  ///< "http://127.0.0.1:8080/"
};

/// What a server did in its life.
struct RunTotals {
  std::uint64_t connections = 0;
  std::uint64_t requests = 0;
};

/// Serves one application until told to stop. Owned by `app`; `stop` may be called from any thread, at
/// any time in the object's life, also before `run`.
///
/// Handlers run on threads of their own (see Running), so that one that waits for a database holds up
/// nobody else; answers given later (later.h) hold no thread at all. Any answer they give is sent whole
/// before the server stops, within `drain_timeout`; the server never stops under a handler that still runs.
class Server {
 public:
  /// Requires: threads >= 1, handler_threads >= 1, answering_max >= 1, and an application.
  Server(ServerOptions options, Surface surface);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens, calls `on_listening`, serves, and returns after a stop when every thread has ended.
  /// Problems: http.address_not_understood {found}; http.proxy_not_understood {found}; http.address_in_use,
  /// http.port_not_permitted, http.address_not_here and, for anything else the system says,
  /// http.cannot_listen {reason}: each with {address, port}. Requires: called once.
  ///
  /// Raises this process's limit of open files as far as `connections_max` needs it; an incident
  /// open_files_limited tells where it may not be raised so far.
  [[nodiscard]] base::Result<RunTotals> run(const std::function<void(const Listening&)>& on_listening = {});

  /// No new connection is taken, idle ones close, requests under way are answered.
  void stop();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace prongsai::http
