// SPDX-License-Identifier: Apache-2.0
// Counts everything that was answered once more, and says where what is stored differs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"

namespace prongsai::desk {

struct Recount {
  std::int64_t surveys = 0;  ///< of the round, or of all rounds and pulses
  std::int64_t opened = 0;   ///< of these; only they can be counted
  std::int64_t sheets = 0;
  std::int64_t refused = 0;
  std::int64_t cells = 0;  ///< of counts that were compared
  /// What differs, survey by survey; none: everything agrees. Details name the survey's number and link.
  /// recount.no_stack, recount.other_questions, recount.sheets_disordered, recount.sheet_impossible,
  /// recount.counts_differ {box, choice, found, expected} (the first of several), recount.no_counts,
  /// recount.received_differ, recount.channels_differ, recount.receipts_differ, recount.profile_differ
  /// {question, found, expected}; recount.left_sealed {found}: ballots of an opened survey that were left.
  base::Problems differences;

  [[nodiscard]] bool agrees() const { return differences.empty(); }
};

/// For each opened survey: the stack answers the questionnaire of the survey and is sorted; its sheets,
/// counted anew, give the stored counts; sheets and refused ballots together are the ballots received by day
/// and by channel; there are as many receipts as sheets; each question about the respondents was answered on
/// each sheet. An empty `round` is everything there is. Problem: rounds.no_such_round. Whoever calls decides
/// who may.
[[nodiscard]] base::Result<Recount> recount(const Office& office, std::string_view round);

}  // namespace prongsai::desk
