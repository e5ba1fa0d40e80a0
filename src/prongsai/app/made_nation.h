// SPDX-License-Identifier: Apache-2.0
// Fills an empty database with a nation that does not exist.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "prongsai/app/made_rounds.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"

namespace prongsai::app {

struct NationWish {
  std::uint32_t agencies = 0;  ///< at least one
  std::uint64_t seed = 0;
  std::uint32_t stuffed_per_mille = 0;  ///< simulation::NationOptions::stuffed_per_mille
  FiscalDays year;                      ///< of the round; it is over
  bool stays_sealed = false;            ///< the box is not opened
  std::string figures;                  ///< the file for made_figures.h; empty: none
};

enum class NationStep : std::uint8_t { answering, opening };
struct NationProgress {
  NationStep step = NationStep::answering;
  std::int64_t done = 0;  ///< agencies that answered; surveys that are opened
  std::int64_t all = 0;
  std::int64_t ballots = 0;
};
/// Called often, by the caller's own thread.
struct NationWatch {
  std::function<bool()> is_to_stop;
  std::function<void(const NationProgress&)> tell;
};

struct MadeNation {
  std::string round;
  /// SHA-256 over all stacks of sorted sheets, one agency after another. Depends on agencies, seed, stuffing
  /// and the edition's questions; not on year, database, threads, or whether the box was opened.
  std::string digest;
  std::int64_t surveys = 0;
  std::int64_t ballots = 0;
};

/// A register, a round whose collecting is over, what agencies disclosed with its grades (made_grades.h), and
/// ballots: sealed and collected as those of people are, one agency at a time, so that memory holds some
/// hundred agencies and what is on its way. Then the box is opened, and its stacks are held against what was
/// put in. Problems: simulate.not_empty {place, agencies, people, lines}, and nothing is changed;
/// simulate.stopped {done, all, place} and simulate.not_saved {reason}: a part of the nation is there; those
/// of the actions; command.cannot_write.
[[nodiscard]] base::Result<MadeNation> make_nation(const desk::Office& office, const NationWish& wish,
                                                   const NationWatch& watch);

}  // namespace prongsai::app
