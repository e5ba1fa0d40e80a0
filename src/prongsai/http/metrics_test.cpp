// SPDX-License-Identifier: Apache-2.0
// Counters, read back by a small strict reader of Prometheus' text format 0.0.4.
#include "prongsai/http/metrics.h"

#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::http {
namespace {

using std::chrono::microseconds;

/// What the format's description demands: HELP and TYPE once before a family's samples, families in one
/// piece, well-formed names, labels and escapes, each series once, a line feed at the end. Series with
/// their values as written.
std::map<std::string, std::string> read_strictly(const std::string& text) {
  static const std::regex help("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) \\S.*");
  static const std::regex type("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)");
  static const std::string label = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
  static const std::regex sample("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(" + label + "(?:," + label +
                                 ")*)\\})? ([0-9]+(?:\\.[0-9]+)?)");
  std::map<std::string, std::string> series;
  std::set<std::string> families;
  std::string family;
  std::string kind;
  EXPECT_TRUE(text.ends_with('\n'));
  std::istringstream lines(text);
  std::smatch match;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_match(line, match, help)) {
      family = match[1];
      kind.clear();
      EXPECT_TRUE(families.insert(family).second) << family << " stands twice";
    } else if (std::regex_match(line, match, type)) {
      EXPECT_EQ(match[1], family);
      kind = match[2];
    } else if (std::regex_match(line, match, sample)) {
      std::string name = match[1];
      if (kind == "histogram") name = std::regex_replace(name, std::regex("_(bucket|sum|count)$"), "");
      EXPECT_EQ(name, family) << line;
      EXPECT_FALSE(kind.empty()) << line;
      EXPECT_TRUE(series.emplace(line.substr(0, line.rfind(' ')), match[3]).second)
          << line << " stands twice";
    } else {
      ADD_FAILURE() << "not understood: " << line;
    }
  }
  return series;
}

Answered answered(std::string method, std::string route, int status, microseconds duration,
                  std::size_t bytes) {
  return {"", std::move(method), std::move(route), status, duration, bytes};
}

const std::string labels = "{route=\"/th/a/{agency}\",method=\"GET\",status=\"2xx\"";
const std::string duration = "prongsai_http_request_duration_seconds";

TEST(Metrics, count_per_pattern_method_and_class_of_status) {
  Metrics metrics({"GET /th/a/{agency}", "POST /th/a/{agency}", "GET /health"});
  metrics.count(answered("GET", "/th/a/{agency}", 200, microseconds(900), 100));
  metrics.count(answered("GET", "/th/a/{agency}", 204, microseconds(1'000), 0));
  metrics.count(answered("GET", "/th/a/{agency}", 200, microseconds(1'001), 11));
  metrics.count(answered("GET", "/th/a/{agency}", 200, microseconds(20'000'000), 0));
  metrics.count(answered("POST", "/th/a/{agency}", 404, microseconds(1), 7));
  const auto series = read_strictly(metrics.text());
  EXPECT_EQ(series.at("prongsai_http_requests_total" + labels + "}"), "4");
  EXPECT_EQ(series.at("prongsai_http_response_bytes_total" + labels + "}"), "111");
  EXPECT_EQ(series.at(duration + "_bucket" + labels + ",le=\"0.001\"}"), "2");
  EXPECT_EQ(series.at(duration + "_bucket" + labels + ",le=\"0.0025\"}"), "3");
  EXPECT_EQ(series.at(duration + "_bucket" + labels + ",le=\"10\"}"), "3");
  EXPECT_EQ(series.at(duration + "_bucket" + labels + ",le=\"+Inf\"}"), "4");
  EXPECT_EQ(series.at(duration + "_count" + labels + "}"), "4");
  EXPECT_EQ(series.at(duration + "_sum" + labels + "}"), "20.002901");
  EXPECT_EQ(
      series.at("prongsai_http_requests_total{route=\"/th/a/{agency}\",method=\"POST\",status=\"4xx\"}"),
      "1");
  EXPECT_THAT(metrics.text(), ::testing::Not(::testing::HasSubstr("/health")));
}

TEST(Metrics, no_visitor_can_add_a_series) {
  Metrics metrics({"GET /a"});
  const auto empty = read_strictly(metrics.text()).size();
  for (int n = 0; n < 1000; ++n) {
    metrics.count(answered("M" + std::to_string(n), "/p" + std::to_string(n), 999, microseconds(n), 1));
  }
  const auto series = read_strictly(metrics.text());
  EXPECT_EQ(series.at("prongsai_http_requests_total{route=\"\",method=\"other\",status=\"5xx\"}"), "1000");
  EXPECT_EQ(series.size(), empty + 2 + Metrics::buckets.size() + 3);
}

TEST(Metrics, escape_a_label_as_the_format_says) {
  Metrics metrics({"GET /a\"b\\c\nd"});
  metrics.count(answered("GET", "/a\"b\\c\nd", 200, microseconds(1), 1));
  EXPECT_TRUE(
      read_strictly(metrics.text())
          .contains(
              "prongsai_http_requests_total{route=\"/a\\\"b\\\\c\\nd\",method=\"GET\",status=\"2xx\"}"));
}

TEST(Metrics, know_each_reason_of_refusal_by_its_name) {
  Metrics metrics({});
  for (std::size_t at = 0; at < refusals_count; ++at) {
    for (std::size_t times = 0; times <= at; ++times) metrics.count(static_cast<Refusal>(at));
  }
  const auto series = read_strictly(metrics.text());
  EXPECT_EQ(series.at("prongsai_http_refusals_total{reason=\"not_understood\"}"), "1");
  EXPECT_EQ(series.at("prongsai_http_refusals_total{reason=\"body_too_large\"}"), "4");
  EXPECT_EQ(series.at("prongsai_http_refusals_total{reason=\"too_slow\"}"), "11");
}

TEST(Metrics, lose_nothing_when_many_threads_count_and_one_reads) {
  Metrics metrics({"GET /a"});
  static constexpr int each = 20'000;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 3; ++thread) {
      threads.emplace_back([&metrics] {
        for (int n = 0; n < each; ++n) metrics.count(answered("GET", "/a", 200, microseconds(n * 100), 2));
      });
    }
    for (int read = 0; read < 20; ++read) {
      const auto series = read_strictly(metrics.text());
      const std::string a = "{route=\"/a\",method=\"GET\",status=\"2xx\"";
      const auto count = series.find(duration + "_count" + a + "}");
      if (count == series.end()) continue;
      EXPECT_EQ(count->second, series.at(duration + "_bucket" + a + ",le=\"+Inf\"}"));
      EXPECT_EQ(count->second, series.at("prongsai_http_requests_total" + a + "}"));
    }
  }
  const auto series = read_strictly(metrics.text());
  EXPECT_EQ(series.at("prongsai_http_requests_total{route=\"/a\",method=\"GET\",status=\"2xx\"}"),
            std::to_string(3 * each));
  EXPECT_EQ(series.at("prongsai_http_response_bytes_total{route=\"/a\",method=\"GET\",status=\"2xx\"}"),
            std::to_string(6 * each));
}

}  // namespace
}  // namespace prongsai::http
