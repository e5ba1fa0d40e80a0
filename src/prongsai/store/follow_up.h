// SPDX-License-Identifier: Apache-2.0
// What a round chooses for its surveys, and how far all of them are, as the database keeps them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"
#include "prongsai/round/sample.h"
#include "prongsai/survey/survey.h"

namespace prongsai::store {

/// Whose survey it is: people of the agency, or people who deal with it.
enum class Audience : std::uint8_t { internal, external };
[[nodiscard]] std::string_view word_of(Audience audience);  ///< "internal", "external"
[[nodiscard]] std::optional<Audience> parse_audience(std::string_view word);

/// The choices for one instrument or part of a round.
struct SurveySetting {
  std::string asked;  ///< "iit", "eit1"
  Audience audience = Audience::internal;
  survey::Credential credential = survey::Credential::open_link;
  bool is_interviewed = false;  ///< assessors call people from a list; then single_use_code, external
  bool coordinators_make_codes = false;  ///< not only the authority
  std::int64_t floor = 10;               ///< nothing is shown from fewer answers

  static SurveySetting read(const db::Row& row);
  friend bool operator==(const SurveySetting&, const SurveySetting&) = default;
};
/// Takes the place of an earlier one.
void record_survey_setting(db::Transaction& transaction, std::string_view round,
                           const SurveySetting& setting);
/// By the word asked; those never chosen are absent.
[[nodiscard]] std::vector<SurveySetting> list_survey_settings(db::Transaction& transaction,
                                                              std::string_view round);

/// One survey of one agency in a round, or an agency that has none yet (then `survey` is 0).
struct FollowUpLine {
  std::string agency;
  std::string name_th;
  std::string name_en;   ///< may be empty
  std::string province;  ///< may be empty
  std::optional<std::int64_t> head_count_internal;
  std::optional<std::int64_t> head_count_external;
  std::int64_t survey = 0;
  std::string instrument;
  std::string part;
  bool is_opened = false;
  round::Demand demand = round::Demand::unknown;
  std::int64_t minimum = 0;       ///< 0 where unknown
  std::int64_t received = 0;      ///< exact: never to be shown while the survey is answered
  std::int64_t before_today = 0;  ///< likewise, up to midnight
  std::int64_t before_week = 0;   ///< likewise, up to midnight a week before
  std::string list_state;         ///< of its contact list; empty where there is none
  std::int64_t contacts = 0;
};
/// Days are whole days since 1970-01-01 in Bangkok. Empty province and agency: all.
struct FollowUpChoice {
  std::string province;
  std::string agency;
  std::int64_t today = 0;
};
/// By name, the surveys of an agency together.
[[nodiscard]] std::vector<FollowUpLine> list_follow_up(db::Transaction& transaction, std::string_view round,
                                                       const FollowUpChoice& choice);

/// What one survey received on one day, by all channels.
struct FollowUpDay {
  std::int64_t survey = 0;
  std::int64_t day = 0;
  std::int64_t received = 0;

  static FollowUpDay read(const db::Row& row);
};
/// Of every survey of that instrument and part in the choice, up to and with `choice.today`; by survey, then
/// day.
[[nodiscard]] std::vector<FollowUpDay> list_follow_up_days(db::Transaction& transaction,
                                                           std::string_view round,
                                                           std::string_view instrument, std::string_view part,
                                                           const FollowUpChoice& choice);

}  // namespace prongsai::store
