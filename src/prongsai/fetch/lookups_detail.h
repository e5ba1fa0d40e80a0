// SPDX-License-Identifier: Apache-2.0
// Many names looked up at once, without threads: both kinds of address of each, over UDP.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "prongsai/confine/child.h"
#include "prongsai/fetch/dns_detail.h"

namespace prongsai::fetch {

/// Answers are kept by nobody: whoever asks twice gets what the server says then. The address that a
/// connection goes to is checked by whoever opens it.
class Lookups {
 public:
  using Time = std::chrono::steady_clock::time_point;
  struct Done {
    std::uint64_t job = 0;
    NameAnswer answer;  ///< IPv4 addresses first
  };

  /// Opens its sockets at once: later none may be opened. Requires: at least one resolver.
  explicit Lookups(const std::vector<Endpoint>& resolvers);

  /// Requires: no lookup of that job is under way.
  void begin(std::uint64_t job, const std::string& host, Time now);
  void forget(std::uint64_t job);
  /// Reads what came, asks again what was not answered, gives what is finished.
  std::vector<Done> turn(Time now);

  [[nodiscard]] std::vector<int> sockets() const;
  [[nodiscard]] bool idle() const { return jobs_.empty(); }

 private:
  struct Question {
    Record record = Record::a;
    std::string name;
    std::uint16_t id = 0;
    std::size_t socket = 0;
    int tries = 0;
    int aliases = 0;
    Time again_at;
    bool is_done = false;
    NameAnswer answer;
  };
  struct Job {
    Question a;
    Question aaaa;
  };

  void ask(std::uint64_t job, Question& question, Time now);
  void read(std::size_t socket, Time now);
  void take(std::uint64_t job, Question& question, NameAnswer answer, Time now);
  static bool is_finished(const Job& job);

  std::vector<confine::Descriptor> sockets_;
  std::map<std::uint64_t, Job> jobs_;
  std::map<std::pair<std::size_t, std::uint16_t>, std::pair<std::uint64_t, Record>> asked_;
};

}  // namespace prongsai::fetch
