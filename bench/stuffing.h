// SPDX-License-Identifier: Apache-2.0
// Simulated nations held against the signals: who was stuffed is known, so what is found can be counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "prongsai/credibility/weigh.h"
#include "prongsai/simulation/nation.h"

namespace prongsai::bench {

struct Found {
  std::size_t agencies = 0;
  std::size_t queued = 0;  ///< in the queue (Benjamini and Hochberg, q = 0.05)
  std::size_t rare = 0;    ///< at least as rare as one honest agency of a hundred

  [[nodiscard]] double queued_share() const;
  [[nodiscard]] double rare_share() const;
  Found& operator+=(const Found& other);
};

/// What was found in one or more nations.
struct Recall {
  Found honest;
  std::map<std::pair<simulation::Style, std::uint32_t>, Found> stuffed;  ///< by style and share
  /// Of agencies stuffed by a fifth, how many showed each signal unusual (and of how many it was known).
  std::map<std::tuple<simulation::Style, credibility::Signal, credibility::Asked>, std::pair<int, int>> shown;
  double mean_total = 0;  ///< of the last nation
  double passed = 0;      ///< percent of its agencies at 85 or above
  double inflation = 1;   ///< of the last nation
  std::size_t nations = 0;
  double seconds = 0;

  void add(const Recall& other);
  /// Over the styles that leave marks, agencies stuffed by `share` percent.
  [[nodiscard]] Found catchable(std::uint32_t share) const;
};

/// The styles that leave marks in what is stored.
inline constexpr std::array catchable_styles = {
    simulation::Style::bot_burst, simulation::Style::officer_slowly, simulation::Style::template_noise,
    simulation::Style::late_top_up};

/// Both instruments of an edition, from its folder. Ends the program where it cannot be read.
[[nodiscard]] simulation::Forms load_forms(const std::string& edition_folder);

[[nodiscard]] Recall measure(const simulation::Forms& forms, const simulation::NationOptions& options,
                             unsigned threads);

}  // namespace prongsai::bench
