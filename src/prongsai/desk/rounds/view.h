// SPDX-License-Identifier: Apache-2.0
// A round as it stands now, for pages and for every deed that its rules govern.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/round/state.h"
#include "prongsai/store/participants.h"
#include "prongsai/store/rounds.h"

namespace prongsai::desk {

/// Everything about one round at one moment.
struct RoundView {
  store::StoredRound stored;
  std::shared_ptr<const results_files::PlannedEdition>
      rules;                 ///< null where the edition is not there any more
  round::Calendar calendar;  ///< in force, decisions counted in
  std::array<round::PhaseState, round::phase_count> phases;
  /// Why nothing may be done in this round although it is open: the files of its edition are no longer those
  /// that were frozen. Problems: rounds.edition_gone {edition}; round.other_edition, round.rules_changed,
  /// round.calendar_changed; those of round::calendar_of.
  base::Problems broken;
  std::int64_t agencies = 0;
  std::optional<store::Proposal> publication;  ///< waits for its second person
  std::string publication_by;                  ///< name of who proposed it

  [[nodiscard]] const round::Round& round() const { return stored.round; }
};

/// Problems: desk.not_permitted; rounds.no_such_round {round}.
[[nodiscard]] base::Result<RoundView> see_round(const Office& office, const access::Actor& actor,
                                                std::string_view id);
/// The newest year first.
[[nodiscard]] base::Result<std::vector<RoundView>> see_rounds(const Office& office,
                                                              const access::Actor& actor);
/// How many agencies have a known minimum, by instrument; of a draft worked out anew.
[[nodiscard]] base::Result<std::vector<store::SampleCount>> see_samples(const Office& office,
                                                                        const access::Actor& actor,
                                                                        std::string_view id);

/// What a deed inside a round asks first, in the deed's own transaction: the round, with rules that are those
/// frozen when it opened, and a phase that permits the activity now. `late` tells that what comes in must be
/// stored as late. Problems: rounds.no_such_round; rounds.edition_gone; those of
/// round::what_changed_since_frozen and round::may.
struct RoundInUse {
  store::StoredRound stored;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  bool late = false;
};
[[nodiscard]] base::Result<RoundInUse> use_round(db::Transaction& transaction, const Office& office,
                                                 std::string_view id, round::Activity activity);

}  // namespace prongsai::desk
