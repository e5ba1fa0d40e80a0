// SPDX-License-Identifier: Apache-2.0
// The results of a round, made from its counted answers and final grades and handed in agency by agency. From
// there they go the way of all results: the executive confirms, two officers publish.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/jobs.h"
#include "prongsai/desk/rounds/view.h"
#include "prongsai/store/round_results.h"

namespace prongsai::desk {

struct RoundResultsWish {
  std::string province;     ///< only its agencies; empty: all
  bool only_looks = false;  ///< tells what would be made, and makes nothing
};
/// Agencies by what came of each.
struct RoundResultsDone {
  std::int64_t made = 0;        ///< a new version was handed in
  std::int64_t same = 0;        ///< its newest version says so already
  std::int64_t clashing = 0;    ///< somebody typed something else; left alone
  std::int64_t nothing = 0;     ///< the round has no figure of it
  std::int64_t ready = 0;       ///< could be made: only looked at, or changed by somebody just then
  std::int64_t incomplete = 0;  ///< of all of them, those of which something is missing
};
/// Makes the results of every agency of the round as far as they are known: scores from answers that are
/// opened, grades that are final. What is missing stays missing. A figure that somebody typed is never
/// overwritten: where it says something else, the agency is left alone and listed. What else was typed (a
/// deduction, printed figures) is kept. Whoever opens boxes and may enter results everywhere does it. It may
/// be stopped and asked again: what was made stays, and the rest is made then. Progress: phase
/// "make_results", a step an agency.
/// Problems: desk.not_permitted; those of Composer::of; surveys.questions_changed; round_results.stopped.
[[nodiscard]] base::Result<RoundResultsDone> make_round_results(const Office& office,
                                                                const access::Actor& actor,
                                                                std::string_view round,
                                                                const RoundResultsWish& wish,
                                                                JobProgress& progress);

/// The same for one agency. Problems: as above; rounds.no_such_agency.
[[nodiscard]] base::Result<store::RoundResult> make_agency_results(const Office& office,
                                                                   const access::Actor& actor,
                                                                   std::string_view round,
                                                                   std::string_view agency);

/// How far the results of a round are. Numbers are of the last time its agencies were looked at.
struct RoundResultsView {
  RoundView round;
  base::Problems in_the_way;  ///< why nothing can be made now; empty where it can
  std::vector<store::RoundResultSum> sums;
  std::vector<store::StateCount> versions;  ///< as they are now, whoever made them
  std::string which;                        ///< of what the lines are: an outcome, "incomplete", or nothing
  std::vector<store::NamedRoundResult> lines;
  std::int64_t found = 0;  ///< on all pages
};
/// Of how many agencies a page has lines.
inline constexpr std::int64_t round_results_a_page = 50;
/// `page` from 1. Problems: desk.not_permitted; rounds.no_such_round.
[[nodiscard]] base::Result<RoundResultsView> see_round_results(const Office& office,
                                                               const access::Actor& actor,
                                                               std::string_view round, std::string_view which,
                                                               std::int64_t page);

}  // namespace prongsai::desk
