// SPDX-License-Identifier: Apache-2.0
// A measured time, the check that the answer was right, and how both are printed.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nation.h"

namespace prongsai::bench {

/// One way of counting and what it took.
struct Measured {
  std::string engine;           ///< "prongsai", "loop", "sqlite", "postgresql", "duckdb"
  std::string way;              ///< in words, for the table
  std::uint64_t sheets = 0;     ///< how many sheets it was given
  std::vector<double> seconds;  ///< one a run

  [[nodiscard]] double median() const;
  [[nodiscard]] double least() const;
  /// The least, stretched in proportion to a nation of `sheets_of_nation` sheets.
  [[nodiscard]] double of_nation(std::uint64_t sheets_of_nation) const {
    return least() * static_cast<double>(sheets_of_nation) / static_cast<double>(sheets);
  }
};

/// How long one call takes, in seconds.
template <class Work>
[[nodiscard]] double seconds_of(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Throws std::runtime_error naming `way` and the first differing cell: a fast wrong answer is no result.
void require_equal(std::string_view way, const tally::Counts& found, const tally::Counts& expected);

struct Findings {
  std::uint64_t sheets = 0;
  std::uint32_t agencies = 0;
  std::uint64_t bytes = 0;
  std::uint64_t digest = 0;        ///< of the national counts, equal for every whole-nation way
  std::vector<Measured> measured;  ///< ours and the loops
  std::vector<Measured> databases;
  std::vector<std::string> absent;  ///< engines that could not be had, and why
};

/// Plain text for people, with the ratios that the project promises.
[[nodiscard]] std::string to_table(const Findings& findings);
[[nodiscard]] std::string to_json(const Findings& findings);

/// Ours on one thread against the plain loop in the same order and against memory, which took turns:
/// medians. The fastest of `databases`, on as many threads as it liked, against ours on one: the least of
/// each, since they ran at different times and a disturbance only ever adds. 0 without a database.
struct Ratios {
  double grouped_to_loop = 0;
  double mixed_to_loop = 0;
  double grouped_to_memory = 0;
  double best_database_to_ours = 0;
  std::string best_database;
};
[[nodiscard]] Ratios ratios(const Findings& findings);

namespace way {
inline constexpr std::string_view memory = "read the bytes only";
inline constexpr std::string_view loop_grouped = "plain loop, grouped";
inline constexpr std::string_view loop_mixed = "plain loop, mixed";
inline constexpr std::string_view ours_grouped = "tally, grouped, 1 thread";
inline constexpr std::string_view ours_grouped_2 = "tally, grouped, 2 threads";
inline constexpr std::string_view ours_mixed = "tally, mixed, 1 thread";
inline constexpr std::string_view ours_mixed_2 = "tally, mixed, 2 threads";
}  // namespace way

}  // namespace prongsai::bench
