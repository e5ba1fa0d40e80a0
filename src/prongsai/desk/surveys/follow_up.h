// SPDX-License-Identifier: Apache-2.0
// How far the surveys of a round are: for one agency, a province, the nation. Numbers in steps, and totals
// that say no more than the steps.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/surveys.h"
#include "prongsai/store/contacts.h"

namespace prongsai::desk {

/// What can be expected of one survey, or of all of one kind.
enum class Outlook : std::uint8_t {
  reached,     ///< the minimum is there
  likely,      ///< even the low end of the forecast reaches it
  open,        ///< within the forecast
  unlikely,    ///< even the high end stays below, or answering is over
  no_answers,  ///< too few to tell, while there is time
  no_minimum,  ///< not known how many are wanted
};
inline constexpr std::size_t outlook_count = 6;
/// "reached", "likely", …; names in locale/ under "outlook.<word>".
[[nodiscard]] std::string_view word_of(Outlook outlook);

struct FollowUpCell {
  std::int64_t survey = 0;  ///< 0: not made yet
  std::string asked;
  bool is_opened = false;
  survey::ShownNumber received;
  round::Demand demand = round::Demand::unknown;
  std::int64_t minimum = 0;
  std::optional<survey::Forecast> forecast;
  Outlook outlook = Outlook::no_minimum;
  std::string list_state;  ///< of its contact list; empty where there is none
};
struct FollowUpAgency {
  std::string agency;
  std::string name_th;
  std::string name_en;   ///< may be empty
  std::string province;  ///< may be empty
  std::optional<std::int64_t> head_count_internal;
  std::optional<std::int64_t> head_count_external;
  std::vector<FollowUpCell> cells;  ///< in the order of FollowUp::totals

  /// Something is owed: an unlikely survey, a head-count not stated, a list not handed in.
  bool is_behind = false;
};
struct FollowUpTotal {
  RoundSurvey asked;
  std::int64_t surveys = 0;
  survey::ShownNumber received;  ///< the sum of what is shown of each
  std::int64_t minimum = 0;      ///< the sum of those that are known
  std::array<std::int64_t, outlook_count> outlooks{};
  std::optional<survey::Forecast> forecast;
  std::int64_t heads_stated = 0;     ///< agencies that told how many people may be asked
  std::int64_t lists_handed_in = 0;  ///< where assessors call
};
struct FollowUp {
  std::string round;
  std::string province;
  std::string agency;
  std::optional<Moment> opens;
  std::optional<Moment> closes;
  std::vector<FollowUpTotal>
      totals;  ///< by instrument and part, in the edition's order; those that can be asked
  std::vector<FollowUpAgency> agencies;  ///< by name
};

/// An empty province and agency is the nation. Problems: desk.not_permitted; rounds.no_such_round,
/// rounds.edition_gone; round.not_opened {round} for a draft.
struct FollowUpScope {
  std::string province;
  std::string agency;
};
[[nodiscard]] base::Result<FollowUp> look_at_follow_up(const Office& office, const access::Actor& actor,
                                                       std::string_view round, const FollowUpScope& scope);

/// All answers up to the end of a day, in steps a survey.
struct FollowUpDayView {
  std::int64_t day = 0;  ///< whole days since 1970-01-01 in Bangkok
  survey::ShownNumber received;
};
/// From the first day of collecting to today, or the last day of it; of an internal survey to yesterday.
/// Problems: as above; surveys.not_asked {found, expected}.
[[nodiscard]] base::Result<std::vector<FollowUpDayView>> look_at_days(const Office& office,
                                                                      const access::Actor& actor,
                                                                      std::string_view round,
                                                                      std::string_view asked,
                                                                      const FollowUpScope& scope);

}  // namespace prongsai::desk
