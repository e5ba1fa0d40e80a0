// SPDX-License-Identifier: Apache-2.0
// Every survey that can be answered, in memory, so that opening a page or taking a ballot asks no database.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/desk/office.h"
#include "prongsai/round/state.h"
#include "prongsai/secret/ballot_box.h"
#include "prongsai/survey/questionnaire.h"
#include "prongsai/survey/survey.h"

namespace prongsai::desk {

/// A survey with all it takes to answer it.
struct OpenSurvey {
  survey::Survey survey;
  std::string agency_th;  ///< official name
  std::string agency_en;  ///< may be empty
  std::shared_ptr<const survey::Questionnaire> questionnaire;
  std::shared_ptr<secret::BallotSealer> box;
  /// When answers are taken, half-open; a round's collect phase with its grace and its extensions.
  Moment opens{};
  Moment closes{};
};

enum class Availability : std::uint8_t { open, not_yet, over };
[[nodiscard]] Availability availability(const OpenSurvey& survey, Moment now);

/// Thread-safe; a look-up takes microseconds. Refreshed by a chore every second or two when something changed
/// (one small query), at once by the actions of this process.
class SurveyDirectory {
 public:
  explicit SurveyDirectory(const Office& office);
  ~SurveyDirectory();
  SurveyDirectory(const SurveyDirectory&) = delete;
  SurveyDirectory& operator=(const SurveyDirectory&) = delete;

  /// `asked` is "iit", "eit" or "eit1": the word in the address. Null where there is none.
  [[nodiscard]] std::shared_ptr<const OpenSurvey> find(std::string_view asked, std::string_view link) const;
  [[nodiscard]] std::shared_ptr<const OpenSurvey> find(std::int64_t number) const;
  [[nodiscard]] std::size_t size() const;
  /// Reads what changed. Problems are told through the office and leave the survey out.
  void refresh();
  /// Overwrites keys that sealed a ballot more than a minute ago and none since: every few seconds.
  void forget_old_keys();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace prongsai::desk
