// SPDX-License-Identifier: Apache-2.0
// The fetcher in a process of its own: whoever breaks it finds no database, no keys, no other network.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "prongsai/fetch/capture.h"

namespace prongsai::fetch {

/// For tests and for machines behind a resolver of their own.
struct Surroundings {
  std::string resolver;  ///< "127.0.0.1:5353"; empty: the system's
  std::string ca_file;   ///< further roots to trust; empty: the system's
  std::string user;      ///< the account the child becomes where we are root; empty: "nobody"
  std::string contact;   ///< whom a site's owner can ask what this is: an address, told in each request
};

/// One child at a time, started at need, started again when it died, talked nonsense or fell silent. Orders
/// it was at then are asked again once, and end as no_connection the second time; those it had not begun lose
/// nothing. Not for several threads.
class Fetcher {
 public:
  /// `program` is this program's own file; it is called with fetch_argument.
  Fetcher(std::string program, const Limits& limits, Surroundings surroundings = {});
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  /// Hands an order over. Orders of one host are asked one after the other, with Limits::host_pause between.
  /// Requires: fewer than most_waiting() orders without their capture.
  void order(const Order& order);
  [[nodiscard]] std::size_t waiting() const;
  [[nodiscard]] static constexpr std::size_t most_waiting() { return 4'096; }

  /// Waits for the next capture, at most so long; false when none came, and at once where none is waited for.
  /// Throws std::system_error or std::runtime_error where the child cannot be started.
  bool next(Capture& capture, std::chrono::milliseconds at_most);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

inline constexpr const char* fetch_argument = "fetch-apart";
/// What the child does: takes orders from standard input, fetches, writes captures to standard output, until
/// input ends. Before the first order it gives up its account (where root), files, processes, and every
/// network but outgoing TCP to port 80 and 443 as far as the kernel can. Gives its exit code.
[[nodiscard]] int fetch_for_parent(std::span<const char* const> arguments);

}  // namespace prongsai::fetch
