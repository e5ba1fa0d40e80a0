// SPDX-License-Identifier: Apache-2.0
// From the sealed ballots of a survey to what is kept of them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "prongsai/secret/ballot_box.h"
#include "prongsai/store/ballots.h"
#include "prongsai/survey/questionnaire.h"

namespace prongsai::desk::detail {

/// Everything that is written of an opened survey.
struct OpenedSurvey {
  store::BallotStack stack;
  std::vector<std::uint32_t> cells;  ///< of tally::Counts
  std::vector<store::ProfileCount> profile;
  std::vector<std::string> receipts;
};

/// Opens and counts. `ballots` are all of that survey. What no key opens or is no ballot is counted as
/// refused and has no receipt.
[[nodiscard]] OpenedSurvey open_survey(secret::BallotOpener& opener,
                                       const survey::Questionnaire& questionnaire, std::int64_t survey,
                                       std::span<const store::SealedBallot> ballots);

/// A survey to be opened.
struct ToOpen {
  std::int64_t survey = 0;
  std::shared_ptr<const survey::Questionnaire> questionnaire;
  std::int64_t ballots = 0;
};

/// Opens several at once, in the order given, on as many threads as the machine has. `ballots` are sorted by
/// survey; those of other surveys are left alone. What a thread throws is thrown here.
class Openers {
 public:
  explicit Openers(const secret::BoxKey& key);
  [[nodiscard]] std::vector<OpenedSurvey> open(std::span<const ToOpen> surveys,
                                               std::span<const store::SealedBallot> ballots);

 private:
  std::vector<secret::BallotOpener> openers_;  ///< one a thread: each remembers the keys it has agreed on
};

}  // namespace prongsai::desk::detail
