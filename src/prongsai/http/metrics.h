// SPDX-License-Identifier: Apache-2.0
// Counters of a server for an operator's Prometheus: how much, how long, how many refused, and never who.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::http {

/// Why a request or a connection was turned away before any handler saw it.
enum class Refusal {
  not_understood,        ///< 400
  target_too_long,       ///< 414
  head_too_large,        ///< 431
  body_too_large,        ///< 413
  unknown_version,       ///< 505
  unknown_expectation,   ///< 417
  too_many_connections,  ///< 503, or closed without a word
  too_many_requests,     ///< 503: ServerLimits::answering_max
  too_many_waiting,      ///< 503: ServerLimits::waiting_later_max, or waiting takes too long
  too_many_bodies,       ///< 503: ServerLimits::large_bodies_bytes_max
  too_slow,              ///< closed when a time-out had passed
};
inline constexpr std::size_t refusals_count = 11;

/// An answer as counters and logs see it: the route's pattern, never its path.
struct Answered {
  std::string request_id;
  std::string method;  ///< GET, HEAD, POST, PUT, PATCH, DELETE, or "other": a client may invent words
  std::string route;   ///< "" when no pattern fitted
  int status = 0;
  std::chrono::microseconds duration{0};  ///< from the request read whole to its answer made
  std::size_t bytes = 0;                  ///< of the body as sent
};

/// "GET" and the other usual methods as they are, anything else "other".
[[nodiscard]] std::string_view known_method(std::string_view method);

/// Counts with relaxed atomics only, so that every thread may count and read at any time. The series are
/// fixed when it is made: a pattern that is not among them counts as "", so no visitor can add one.
class Metrics {
 public:
  /// `routes` as Router::patterns() lists them: "GET /th/a/{agency}".
  explicit Metrics(const std::vector<std::string>& routes);

  void count(const Answered& answered);
  void count(Refusal refusal);
  void connection_opened();
  void connection_closed();
  void answering_began();
  void answering_ended();
  void waiting_began();
  void waiting_ended();

  /// All of it in Prometheus' text format 0.0.4 (Content-Type `content_type`). Series that never counted
  /// are left out; numbers of one series fit together even while others count on.
  [[nodiscard]] std::string text() const;
  static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

  /// Upper ends of the durations' buckets; a last one has no end.
  static constexpr std::array<std::chrono::microseconds, 11> buckets = {
      std::chrono::microseconds(1'000),     std::chrono::microseconds(2'500),
      std::chrono::microseconds(5'000),     std::chrono::microseconds(10'000),
      std::chrono::microseconds(25'000),    std::chrono::microseconds(50'000),
      std::chrono::microseconds(100'000),   std::chrono::microseconds(250'000),
      std::chrono::microseconds(1'000'000), std::chrono::microseconds(2'500'000),
      std::chrono::microseconds(10'000'000)};

 private:
  /// One route × method × class of status.
  struct Cell {
    std::array<std::atomic<std::uint64_t>, buckets.size() + 1> durations{};
    std::atomic<std::uint64_t> microseconds{0};
    std::atomic<std::uint64_t> bytes{0};
  };
  struct Series;  ///< a cell with its labels and its numbers at one moment

  static constexpr std::size_t methods_count = 7;
  static constexpr std::size_t classes_count = 5;

  [[nodiscard]] std::vector<Series> read_series() const;

  std::map<std::string, std::size_t, std::less<>> routes_;  ///< a pattern's number; only read after the start
  std::unique_ptr<Cell[]> cells_;
  std::array<std::atomic<std::uint64_t>, refusals_count> refusals_{};
  std::atomic<std::uint64_t> connections_{0};
  std::atomic<std::int64_t> connections_open_{0};
  std::atomic<std::int64_t> answering_{0};
  std::atomic<std::int64_t> waiting_{0};
};

}  // namespace prongsai::http
