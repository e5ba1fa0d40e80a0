// SPDX-License-Identifier: Apache-2.0
// What the actions about surveys share.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/surveys.h"

namespace prongsai::desk::detail {

/// Whole days since 1970-01-01 in Bangkok.
[[nodiscard]] std::int64_t day_number(Moment moment);

/// What the edition asks for, with the round's choices.
[[nodiscard]] std::vector<RoundSurvey> surveys_of(
    db::Transaction& transaction, std::string_view round,
    const std::shared_ptr<const results_files::PlannedEdition>& rules);
/// The settings alone, as chosen or by default, also of an edition that is gone.
[[nodiscard]] store::SurveySetting setting_of(const std::vector<store::SurveySetting>& chosen,
                                              std::string_view instrument, std::string_view asked);

/// A link that is none of these, and is put among them.
[[nodiscard]] std::string new_link(std::set<std::string, std::less<>>& taken);

/// When answers are taken: of a pulse its own days, else the round's collect phase with its grace.
struct Span {
  std::optional<Moment> opens;
  std::optional<Moment> closes;

  [[nodiscard]] bool holds(Moment now) const { return opens && closes && *opens <= now && now < *closes; }
};
[[nodiscard]] Span span_of(const store::StoredSurvey& stored, const store::StoredRound* round, Moment now);

/// What an agency, a province or the nation may learn of one survey's numbers. Everything that shows a number
/// of a survey that is not opened takes it from here.
struct Numbers {
  survey::ShownNumber now;  ///< of an internal one up to midnight
  survey::ShownNumber midnight;
  survey::ShownNumber week_before;
};
[[nodiscard]] Numbers numbers_of(const store::FollowUpLine& line, const store::SurveySetting& setting);
/// Nothing where it is over, has not begun, or too little is known.
[[nodiscard]] std::optional<survey::Forecast> forecast_of(const Numbers& numbers, const Span& span,
                                                          std::optional<std::int64_t> most, Moment now);
/// Everybody who may be asked, where that is known.
[[nodiscard]] std::optional<std::int64_t> head_count_of(const store::FollowUpLine& line,
                                                        const store::SurveySetting& setting);

/// A survey with whose it is, looked up before anything is decided about it.
struct SurveySubject {
  store::StoredSurvey stored;
  store::SurveySetting setting;
  std::optional<store::StoredRound> round;  ///< of an official one
  access::Area area;
};
/// Problem: surveys.no_such_survey {found}, also for those who may do nothing with it.
[[nodiscard]] base::Result<SurveySubject> survey_subject(db::Transaction& transaction, std::int64_t number);
[[nodiscard]] base::Problem no_such_survey(std::int64_t number);

}  // namespace prongsai::desk::detail
