// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/log_line.h"

#include <ctime>

#include "prongsai/http/target.h"

namespace prongsai::http {
namespace {

std::string digits(std::int64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

/// How many bytes the character at the front has; 0 when it is none.
std::size_t character_length(std::string_view text) {
  for (std::size_t length = 1; length <= 4 && length <= text.size(); ++length) {
    if (is_utf8(text.substr(0, length))) return length;
  }
  return 0;
}

std::string_view word_for(LogLevel level) {
  switch (level) {
    case LogLevel::info:
      return "info";
    case LogLevel::warning:
      return "warning";
    case LogLevel::error:
      return "error";
  }
  return "error";
}

}  // namespace

std::string json_string(std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string json = "\"";
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const auto byte = static_cast<unsigned char>(text.front());
    if (length == 0) {
      json += "\xef\xbf\xbd";
    } else if (byte == '"' || byte == '\\') {
      json += '\\';
      json += text.front();
    } else if (byte < 0x20) {
      json += "\\u00";
      json += hex[byte / 16];
      json += hex[byte % 16];
    } else {
      json += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return json + '"';
}

std::string log_time(std::chrono::system_clock::time_point time) {
  const auto second = std::chrono::floor<std::chrono::seconds>(time);
  const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(time - second).count();
  const std::time_t since = std::chrono::system_clock::to_time_t(second);
  std::tm parts{};
  gmtime_r(&since, &parts);
  return digits(parts.tm_year + 1900, 4) + "-" + digits(parts.tm_mon + 1, 2) + "-" +
         digits(parts.tm_mday, 2) + "T" + digits(parts.tm_hour, 2) + ":" + digits(parts.tm_min, 2) + ":" +
         digits(parts.tm_sec, 2) + "." + digits(rest, 3) + "Z";
}

LogLine::LogLine(LogLevel level, std::string_view event, std::chrono::system_clock::time_point time) {
  add("time", log_time(time)).add("level", word_for(level)).add("event", event);
}

void LogLine::begin_member(std::string_view key) {
  members_ += members_.empty() ? "{" : ",";
  members_ += json_string(key) + ":";
}

LogLine& LogLine::add(std::string_view key, std::string_view text) {
  begin_member(key);
  members_ += json_string(text);
  return *this;
}

LogLine& LogLine::add(std::string_view key, std::int64_t number) {
  begin_member(key);
  members_ += std::to_string(number);
  return *this;
}

LogLine& LogLine::add(std::string_view key, std::chrono::microseconds duration) {
  begin_member(key);
  members_ += std::to_string(duration.count() / 1000) + "." + digits(duration.count() % 1000, 3);
  return *this;
}

}  // namespace prongsai::http
