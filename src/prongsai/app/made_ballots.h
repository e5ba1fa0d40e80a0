// SPDX-License-Identifier: Apache-2.0
// Puts made-up ballots into real boxes: packed, sealed and collected as those of people are.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/surveys/collector.h"
#include "prongsai/secret/ballot_box.h"
#include "prongsai/simulation/nation.h"
#include "prongsai/survey/questionnaire.h"

namespace prongsai::app {

/// Used by one thread. Holds some thousand ballots at most: it waits while the database is slower.
class MadeBallots {
 public:
  explicit MadeBallots(const desk::Office& office);

  /// Ballots of the days up to `until`, counted from `first`. The survey's box is in the database. They may
  /// still be on their way when this returns. Problem: simulate.not_saved {reason}.
  [[nodiscard]] base::Result<bool> put_in(const survey::Questionnaire& questionnaire,
                                          const survey::Survey& survey,
                                          const simulation::SimulatedSurvey& answered,
                                          std::chrono::sys_days first, std::chrono::sys_days until);
  /// Waits until all are durable. Problem: as above.
  [[nodiscard]] base::Result<bool> finish();

 private:
  secret::BallotSealer& sealer_of(const std::string& box);
  void send(desk::Submission submission);
  void ended(desk::Submitted how);
  [[nodiscard]] base::Result<bool> outcome();

  const desk::Office& office_;
  std::map<std::string, secret::BallotSealer> sealers_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t waiting_ = 0;
  std::string trouble_;        ///< of the first ballot that was not kept
  desk::Collector collector_;  // ends first, and answers to the others
};

}  // namespace prongsai::app
