// SPDX-License-Identifier: Apache-2.0
// Agencies that nobody has: random figures of several years and a random plan, everything consistent, for
// laws that must hold for every agency.
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "prongsai/improvement/library.h"
#include "prongsai/report/input.h"
#include "prongsai/results_files/load_results.h"

namespace prongsai::planted {

using Chance = std::mt19937_64;

/// The rules and the library all agencies share.
struct World {
  std::shared_ptr<const results_files::Editions> editions;
  improvement::Library library;
};
/// Of this repository; throws std::runtime_error where it cannot be read.
[[nodiscard]] World load_world();

/// An agency with the figures of three years and the plans of two; never moved, for `input` points into it.
struct MadeAgency {
  struct Year {
    std::shared_ptr<const results_files::PlannedEdition> rules;
    scoring::Known known;
    std::unique_ptr<scoring::Assessment> assessment;
  };
  std::vector<Year> years;
  improvement::Plan plan;
  improvement::Plan earlier_plan;
  report::Input input;  ///< of the kind asked for, in a year that has its figures
};
/// The same seed gives the same agency on every machine.
[[nodiscard]] std::unique_ptr<MadeAgency> make_agency(const World& world, report::Kind kind,
                                                      std::uint64_t seed);

/// 0 to below − 1.
[[nodiscard]] std::uint32_t below(Chance& chance, std::uint32_t bound);

}  // namespace prongsai::planted
