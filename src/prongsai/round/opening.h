// SPDX-License-Identifier: Apache-2.0
// What must be right, and what somebody should have read, before a round opens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "prongsai/round/finding.h"
#include "prongsai/round/round.h"
#include "prongsai/round/sample.h"

namespace prongsai::round {

/// An agency that takes part.
struct Participant {
  agency::Agency agency;
  std::string size;   ///< "S", "M", "L"; empty where not known
  std::string group;  ///< see SampledAgency::group
  /// How many people may be asked, by instrument or part code; a part without a number of its own takes its
  /// instrument's. Each 0 to head_count_most.
  std::map<std::string, std::int64_t, std::less<>> head_counts;
};

inline constexpr std::size_t participants_most = 100'000;

/// A draft with everything it would open with. Edition and participants must outlive the plan.
struct RoundPlan {
  const Round& round;
  const framework::Edition& edition;
  const std::vector<Participant>& participants;
};

/// The number for that instrument or part, or its instrument's; nothing where neither was stated.
[[nodiscard]] std::optional<std::int64_t> head_count_of(const framework::Edition& edition,
                                                        const Participant& participant,
                                                        std::string_view instrument_or_part);

/// The minimum for a participant: minimum_sample with what the participant states.
[[nodiscard]] MinimumSample minimum_of(const framework::Edition& edition, const Participant& participant,
                                       std::string_view instrument_or_part);

/// Everything, in a fixed order: edition, agencies, calendar, head-counts and sample sizes. One function for
/// screen and desk, so that both say the same.
///
/// Stops: round.other_edition; round.edition_cannot_total {edition} (opening freezes the rules, and without
/// weights there would never be a total); round.no_agencies; round.too_many_agencies {found, expected};
/// round.agency_twice {count}; stops of check_calendar; round.publication_over {closes} by `now`. Warnings:
/// round.made_up_edition {edition}; round.edition_of_other_year {edition, found, expected};
/// round.edition_cannot_level {edition}; round.edition_cannot_score, _ask, _grade {edition, instrument};
/// round.phase_over {phase, closes}; warnings of check_calendar; and for each of sampled_codes, with the
/// agencies concerned: round.head_counts_missing, round.types_missing, round.sizes_missing,
/// round.groups_missing, round.no_sample_rule, round.more_than_there_are (a fixed number above the
/// head-count) {instrument, count, total}.
[[nodiscard]] Findings check_opening(const RoundPlan& plan, Moment now);

/// The round opened at `now`, with edition, fingerprint and calendar frozen. Problems: round.wrong_stage
/// {found, expected}; the stops of check_opening.
[[nodiscard]] base::Result<Round> opened(const RoundPlan& plan, Moment now);

}  // namespace prongsai::round
