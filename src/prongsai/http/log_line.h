// SPDX-License-Identifier: Apache-2.0
// Log lines: one JSON object a line (RFC 8259), for people with grep and for collectors.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai::http {

enum class LogLevel { info, warning, error };

/// Builds one line: time, level and event first, then what is added, in that order. Never give it a path,
/// a query, an address, a user agent, a cookie or a name of a person: the route's pattern says what was
/// asked for.
class LogLine {
 public:
  LogLine(LogLevel level, std::string_view event, std::chrono::system_clock::time_point time);

  /// Requires: `key` is one of ours: letters and '_'. Bytes of `text` that are not UTF-8 become U+FFFD.
  LogLine& add(std::string_view key, std::string_view text);
  LogLine& add(std::string_view key, const char* text) { return add(key, std::string_view(text)); }
  LogLine& add(std::string_view key, std::int64_t number);
  /// Milliseconds with three digits after the point: 1.250.
  LogLine& add(std::string_view key, std::chrono::microseconds duration);

  /// The finished line with its line feed: write it in one call, so that threads do not mix theirs.
  [[nodiscard]] std::string text() const { return members_ + "}\n"; }

 private:
  void begin_member(std::string_view key);

  std::string members_;
};

/// `text` as a JSON string, quotes included.
[[nodiscard]] std::string json_string(std::string_view text);

/// "2026-11-21T07:48:39.042Z" (RFC 3339).
[[nodiscard]] std::string log_time(std::chrono::system_clock::time_point time);

}  // namespace prongsai::http
