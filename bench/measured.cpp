// SPDX-License-Identifier: Apache-2.0
// The table, the JSON, and the comparison that comes before either.
#include "measured.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/core.h>

namespace prongsai::bench {
namespace {

const Measured& find(const Findings& findings, std::string_view way) {
  const auto found = std::find_if(findings.measured.begin(), findings.measured.end(),
                                  [&](const Measured& measured) { return measured.way == way; });
  if (found == findings.measured.end()) throw std::logic_error(fmt::format("not measured: {}", way));
  return *found;
}

std::string json_of(const Measured& measured, std::uint64_t sheets) {
  std::string runs;
  for (const double seconds : measured.seconds)
    runs += fmt::format("{}{:.6f}", runs.empty() ? "" : ", ", seconds);
  return fmt::format(
      R"({{"engine": "{}", "way": "{}", "sheets": {}, "median_seconds": {:.6f}, "nation_seconds": {:.6f}, "runs": [{}]}})",
      measured.engine, measured.way, measured.sheets, measured.median(), measured.of_nation(sheets), runs);
}

std::string json_list(const std::vector<Measured>& list, std::uint64_t sheets) {
  std::string text;
  for (const Measured& measured : list)
    text += (text.empty() ? "\n    " : ",\n    ") + json_of(measured, sheets);
  return text;
}

std::string_view met(bool is_met) {
  return is_met ? "met" : "MISSED";
}

}  // namespace

double Measured::median() const {
  std::vector<double> sorted = seconds;
  std::sort(sorted.begin(), sorted.end());
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double Measured::least() const {
  return *std::min_element(seconds.begin(), seconds.end());
}

void require_equal(std::string_view way, const tally::Counts& found, const tally::Counts& expected) {
  if (found == expected) return;
  const auto cells = std::mismatch(found.cells().begin(), found.cells().end(), expected.cells().begin(),
                                   expected.cells().end());
  throw std::runtime_error(
      fmt::format("{}: the counts differ from cell {} on", way, cells.first - found.cells().begin()));
}

Ratios ratios(const Findings& findings) {
  Ratios result;
  const double ours = find(findings, way::ours_grouped).median();
  result.grouped_to_loop = ours / find(findings, way::loop_grouped).median();
  result.mixed_to_loop = find(findings, way::ours_mixed).median() / find(findings, way::loop_mixed).median();
  result.grouped_to_memory = ours / find(findings, way::memory).median();
  const auto faster = [&](const Measured& a, const Measured& b) {
    return a.of_nation(findings.sheets) < b.of_nation(findings.sheets);
  };
  const auto best = std::min_element(findings.databases.begin(), findings.databases.end(), faster);
  if (best != findings.databases.end()) {
    result.best_database = best->engine;
    result.best_database_to_ours =
        best->of_nation(findings.sheets) / find(findings, way::ours_grouped).least();
  }
  return result;
}

std::string to_table(const Findings& findings) {
  const Ratios ratio = ratios(findings);
  const double loop = find(findings, way::loop_grouped).median();
  const double ours = find(findings, way::ours_grouped).least();
  std::string text = fmt::format("{} sheets of {} boxes, {} agencies; counts {:016x}\n\n", findings.sheets,
                                 findings.bytes / findings.sheets, findings.agencies, findings.digest);
  text += fmt::format("{:<50} {:>5} {:>11} {:>11} {:>8} {:>9}\n", "in memory", "runs", "median", "least",
                      "x loop", "GB/s");
  for (const Measured& measured : findings.measured) {
    text +=
        fmt::format("{:<50} {:>5} {:>8.1f} ms {:>8.1f} ms {:>8.2f} {:>9.1f}\n", measured.way,
                    measured.seconds.size(), measured.median() * 1e3, measured.least() * 1e3,
                    measured.median() / loop, static_cast<double>(findings.bytes) / measured.median() / 1e9);
  }
  text += fmt::format("\n{:<50} {:>5} {:>11} {:>11} {:>11} {:>9}\n", "databases", "runs", "of sheets",
                      "median", "nation", "x ours");
  for (const Measured& measured : findings.databases) {
    const double nation = measured.of_nation(findings.sheets);
    text +=
        fmt::format("{:<50} {:>5} {:>9.0f} % {:>9.3f} s {:>8.2f} s{} {:>8.0f}\n",
                    measured.engine + ": " + measured.way, measured.seconds.size(),
                    100.0 * static_cast<double>(measured.sheets) / static_cast<double>(findings.sheets),
                    measured.median(), nation, measured.sheets == findings.sheets ? " " : "*", nation / ours);
  }
  for (const std::string& absent : findings.absent) text += "not measured: " + absent + "\n";
  text +=
      "All counts were compared cell by cell and are equal. Of the databases the least of the runs is "
      "stretched\n"
      "to the nation and held against the least of ours: grouped, 1 thread.\n";
  text +=
      "* measured on a part of the agencies and stretched in proportion, which favours the database: its\n"
      "  groups fit the cache better. Give --full to measure all.\n\n";
  text += fmt::format("counting, grouped, 1 thread: {:.2f} x the plain loop (promised: at most 1.3): {}\n",
                      ratio.grouped_to_loop, met(ratio.grouped_to_loop <= 1.3));
  text += fmt::format("counting, mixed, 1 thread:   {:.2f} x the plain loop (promised: at most 1.3): {}\n",
                      ratio.mixed_to_loop, met(ratio.mixed_to_loop <= 1.3));
  text += fmt::format("counting, grouped, 1 thread: {:.1f} x the time of only reading the bytes\n",
                      ratio.grouped_to_memory);
  if (ratio.best_database.empty()) return text + "no database was measured\n";
  return text + fmt::format("best database ({}): {:.0f} times our time (promised: at least 20): {}\n",
                            ratio.best_database, ratio.best_database_to_ours,
                            met(ratio.best_database_to_ours >= 20));
}

std::string to_json(const Findings& findings) {
  const Ratios ratio = ratios(findings);
  std::string absent;
  for (const std::string& engine : findings.absent)
    absent += fmt::format("{}\"{}\"", absent.empty() ? "" : ", ", engine);
  return fmt::format(
      "{{\n  \"sheets\": {}, \"agencies\": {}, \"bytes\": {}, \"digest\": \"{:016x}\",\n"
      "  \"ratios\": {{\"grouped_to_loop\": {:.3f}, \"mixed_to_loop\": {:.3f}, \"grouped_to_memory\": "
      "{:.3f}, "
      "\"best_database\": \"{}\", \"best_database_to_ours\": {:.1f}}},\n"
      "  \"measured\": [{}\n  ],\n  \"databases\": [{}\n  ],\n  \"absent\": [{}]\n}}\n",
      findings.sheets, findings.agencies, findings.bytes, findings.digest, ratio.grouped_to_loop,
      ratio.mixed_to_loop, ratio.grouped_to_memory, ratio.best_database, ratio.best_database_to_ours,
      json_list(findings.measured, findings.sheets), json_list(findings.databases, findings.sheets), absent);
}

}  // namespace prongsai::bench
