// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/metrics.h"

#include <algorithm>

namespace prongsai::http {
namespace {

constexpr auto relaxed = std::memory_order_relaxed;
constexpr std::array<std::string_view, 7> methods = {"GET",   "HEAD",   "POST", "PUT",
                                                     "PATCH", "DELETE", "other"};
constexpr std::array<std::string_view, 5> classes = {"1xx", "2xx", "3xx", "4xx", "5xx"};
constexpr std::array<std::string_view, refusals_count> reasons = {
    "not_understood",       "target_too_long",   "head_too_large",
    "body_too_large",       "unknown_version",   "unknown_expectation",
    "too_many_connections", "too_many_requests", "too_many_waiting",
    "too_many_bodies",      "too_slow"};

std::size_t method_index(std::string_view method) {
  const auto found = std::find(methods.begin(), methods.end() - 1, method);
  return static_cast<std::size_t>(found - methods.begin());
}

/// The format's own escapes: backslash, quote and line feed.
std::string label_value(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\n') {
      escaped += "\\n";
      continue;
    }
    if (c == '\\' || c == '"') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// 2500 is "0.0025": exact, without an exponent or a locale.
std::string seconds(std::uint64_t microseconds) {
  std::string fraction = std::to_string(microseconds % 1'000'000);
  fraction.insert(0, 6 - fraction.size(), '0');
  fraction.erase(fraction.find_last_not_of('0') + 1);
  const std::string whole = std::to_string(microseconds / 1'000'000);
  return fraction.empty() ? whole : whole + "." + fraction;
}

void begin_family(std::string& text, std::string_view name, std::string_view type, std::string_view help) {
  text.append("# HELP ").append(name).append(" ").append(help).append("\n");
  text.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

void write_sample(std::string& text, std::string_view name, std::string_view labels, std::string_view value) {
  text.append(name);
  if (!labels.empty()) text.append("{").append(labels).append("}");
  text.append(" ").append(value).append("\n");
}

}  // namespace

struct Metrics::Series {
  std::string labels;
  std::array<std::uint64_t, buckets.size() + 1> durations{};
  std::uint64_t count = 0;
  std::uint64_t microseconds = 0;
  std::uint64_t bytes = 0;
};

std::string_view known_method(std::string_view method) {
  return methods[method_index(method)];
}

Metrics::Metrics(const std::vector<std::string>& routes) {
  routes_.emplace("", 0);
  for (const std::string& route : routes) {
    routes_.try_emplace(route.substr(std::min(route.find(' ') + 1, route.size())), routes_.size());
  }
  cells_ = std::make_unique<Cell[]>(routes_.size() * methods_count * classes_count);
}

void Metrics::count(const Answered& answered) {
  const auto known = routes_.find(answered.route);
  const std::size_t route = known == routes_.end() ? 0 : known->second;
  const auto status_class = static_cast<std::size_t>(std::clamp(answered.status / 100, 1, 5) - 1);
  Cell& cell = cells_[(route * methods_count + method_index(answered.method)) * classes_count + status_class];
  const auto bucket = std::lower_bound(buckets.begin(), buckets.end(), answered.duration);
  cell.durations[static_cast<std::size_t>(bucket - buckets.begin())].fetch_add(1, relaxed);
  cell.microseconds.fetch_add(
      static_cast<std::uint64_t>(std::max<std::int64_t>(answered.duration.count(), 0)), relaxed);
  cell.bytes.fetch_add(answered.bytes, relaxed);
}

void Metrics::count(Refusal refusal) {
  refusals_[static_cast<std::size_t>(refusal)].fetch_add(1, relaxed);
}
void Metrics::connection_opened() {
  connections_.fetch_add(1, relaxed);
  connections_open_.fetch_add(1, relaxed);
}
void Metrics::connection_closed() {
  connections_open_.fetch_sub(1, relaxed);
}
void Metrics::answering_began() {
  answering_.fetch_add(1, relaxed);
}
void Metrics::answering_ended() {
  answering_.fetch_sub(1, relaxed);
}
void Metrics::waiting_began() {
  waiting_.fetch_add(1, relaxed);
}
void Metrics::waiting_ended() {
  waiting_.fetch_sub(1, relaxed);
}

std::vector<Metrics::Series> Metrics::read_series() const {
  std::vector<Series> all;
  for (const auto& [pattern, number] : routes_) {
    for (std::size_t rest = 0; rest < methods_count * classes_count; ++rest) {
      const Cell& cell = cells_[number * methods_count * classes_count + rest];
      Series series;
      for (std::size_t at = 0; at < series.durations.size(); ++at) {
        series.durations[at] = cell.durations[at].load(relaxed);
        series.count += series.durations[at];
      }
      if (series.count == 0) continue;
      series.microseconds = cell.microseconds.load(relaxed);
      series.bytes = cell.bytes.load(relaxed);
      series.labels = "route=\"" + label_value(pattern) + "\",method=\"";
      series.labels.append(methods[rest / classes_count]).append("\",status=\"");
      series.labels.append(classes[rest % classes_count]).append("\"");
      all.push_back(std::move(series));
    }
  }
  return all;
}

std::string Metrics::text() const {
  const auto all = read_series();
  std::string text;
  begin_family(text, "prongsai_http_requests_total", "counter", "Requests answered.");
  for (const Series& series : all) {
    write_sample(text, "prongsai_http_requests_total", series.labels, std::to_string(series.count));
  }
  begin_family(text, "prongsai_http_response_bytes_total", "counter", "Bytes of bodies sent.");
  for (const Series& series : all) {
    write_sample(text, "prongsai_http_response_bytes_total", series.labels, std::to_string(series.bytes));
  }
  begin_family(text, "prongsai_http_request_duration_seconds", "histogram",
               "Time from a request read whole to its answer made.");
  for (const Series& series : all) {
    std::uint64_t up_to = 0;
    for (std::size_t at = 0; at < series.durations.size(); ++at) {
      up_to += series.durations[at];
      const std::string end =
          at < buckets.size() ? seconds(static_cast<std::uint64_t>(buckets[at].count())) : "+Inf";
      write_sample(text, "prongsai_http_request_duration_seconds_bucket",
                   series.labels + ",le=\"" + end + "\"", std::to_string(up_to));
    }
    write_sample(text, "prongsai_http_request_duration_seconds_sum", series.labels,
                 seconds(series.microseconds));
    write_sample(text, "prongsai_http_request_duration_seconds_count", series.labels,
                 std::to_string(series.count));
  }
  begin_family(text, "prongsai_http_refusals_total", "counter", "Turned away before any handler.");
  for (std::size_t at = 0; at < reasons.size(); ++at) {
    write_sample(text, "prongsai_http_refusals_total", "reason=\"" + std::string(reasons[at]) + "\"",
                 std::to_string(refusals_[at].load(relaxed)));
  }
  const auto single = [&](std::string_view name, std::string_view type, std::string_view help, auto value) {
    begin_family(text, name, type, help);
    write_sample(text, name, "", std::to_string(value));
  };
  single("prongsai_http_connections_total", "counter", "Connections taken.", connections_.load(relaxed));
  single("prongsai_http_connections_open", "gauge", "Connections open now.", connections_open_.load(relaxed));
  single("prongsai_http_requests_answering", "gauge", "Requests in a handler or waiting for one.",
         answering_.load(relaxed));
  single("prongsai_http_requests_waiting", "gauge", "Requests whose answer is given later.",
         waiting_.load(relaxed));
  return text;
}

}  // namespace prongsai::http
