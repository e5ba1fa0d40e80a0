// SPDX-License-Identifier: Apache-2.0
// The phases of an assessment round, and what people do in each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "prongsai/framework/edition.h"

namespace prongsai::round {

/// In their order. `collect` runs beside `disclose` and `grade`; the others follow one another (calendar.h).
enum class Phase : std::uint8_t {
  registration,  ///< agencies check their record and state how many people may be asked
  collect,       ///< people answer the surveys
  disclose,      ///< agencies show where the things to be disclosed stand
  grade,         ///< assessors grade what is disclosed
  clarify,       ///< agencies clarify what was graded
  confirm,       ///< assessors confirm the grades
  publish,       ///< results are announced
};

inline constexpr std::size_t phase_count = 7;
inline constexpr std::array<Phase, phase_count> all_phases = {
    Phase::registration, Phase::collect, Phase::disclose, Phase::grade,
    Phase::clarify,      Phase::confirm, Phase::publish};

/// 0 to 6.
[[nodiscard]] constexpr std::size_t index_of(Phase phase) {
  return static_cast<std::size_t>(phase);
}
/// "register", "collect" and so on: the word in files, addresses and tables. Its Thai and English name stands
/// in locale/ under "phase.<word>".
[[nodiscard]] std::string_view word_of(Phase phase);
[[nodiscard]] std::optional<Phase> parse_phase(std::string_view word);

/// The phases a round of this edition cannot do without, in order: registration and publication; collection
/// where it has a survey; the four others where it has a disclosure instrument.
[[nodiscard]] std::vector<Phase> phases_needed(const framework::Edition& edition);

/// What somebody wants to do that only its phase permits.
enum class Activity : std::uint8_t {
  state_head_counts,  ///< how many people may be asked, and who
  submit_answers,
  change_evidence,  ///< where disclosed things stand
  give_grade,
  clarify,
  confirm_grade,
  publish_results,
};

[[nodiscard]] Phase phase_of(Activity activity);

}  // namespace prongsai::round
