// SPDX-License-Identifier: Apache-2.0
// The surveys of a round: what is chosen for them while it is a draft, making them once it is open, and what
// one agency sees of its own.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/rounds/view.h"
#include "prongsai/store/follow_up.h"
#include "prongsai/store/surveys.h"
#include "prongsai/survey/progress.h"
#include "prongsai/survey/questionnaire.h"

namespace prongsai::desk {

/// One instrument or part that a round asks for.
struct RoundSurvey {
  store::SurveySetting setting;  ///< as chosen, or the house's default
  std::string instrument;
  std::string part;  ///< empty where the whole instrument is asked
  bool is_chosen = false;
  bool is_official_wording = false;
  base::Problems why_not;  ///< why it cannot be asked: those of survey::make_questionnaire
};

/// Defaults: an open link; nothing shown below survey::internal_floor, of EIT below survey::external_floor;
/// IIT is asked inside the agency, EIT outside, and of other instruments nobody knows, so inside, which is
/// stricter; a part 2 of EIT is asked by assessors with codes. Problems: desk.not_permitted,
/// rounds.no_such_round, rounds.edition_gone.
[[nodiscard]] base::Result<std::vector<RoundSurvey>> see_round_surveys(const Office& office,
                                                                       const access::Actor& actor,
                                                                       std::string_view round);

/// Chooses for one of them, while the round is a draft. Problems: desk.not_permitted; rounds.no_such_round,
/// rounds.clash, round.wrong_stage, rounds.edition_gone; surveys.not_asked {found, expected};
/// surveys.not_offered_yet {found}; surveys.floor_out_of_range {found, least, most}; surveys.audience_settled
/// {asked, expected}; surveys.insiders_not_called {asked}; surveys.interviews_need_codes {asked}.
[[nodiscard]] base::Result<bool> choose_for_survey(const Office& office, const access::Actor& actor,
                                                   std::string_view round, std::int64_t version,
                                                   const store::SurveySetting& setting);

struct MadeSurveys {
  std::int64_t made = 0;                ///< by this call
  std::int64_t all = 0;                 ///< there are now
  std::vector<std::string> left_out{};  ///< words that cannot be asked by this edition
};
/// One survey for each agency and each that can be asked, with a link of its own, all in the round's one box.
/// Done again it makes what is missing. Problems: desk.not_permitted; rounds.no_such_round,
/// rounds.edition_gone, what changed since the rules were frozen; round.wrong_stage;
/// surveys.nothing_can_be_asked {edition, missing}; surveys.box_not_sealed {box}; those of make_box.
[[nodiscard]] base::Result<MadeSurveys> make_surveys(const Office& office, const access::Actor& actor,
                                                     std::string_view round);

/// "https://ita.example.go.th/go/eit/k7m2qd?c=p"; without a channel where it is not known.
[[nodiscard]] std::string link_address(const Office& office, const survey::Survey& survey,
                                       survey::Channel channel);

/// A survey as those may see it who see numbers only. While answers come in they go in steps.
struct SurveyView {
  survey::Survey survey;
  store::SurveySetting setting;
  bool is_opened = false;
  std::optional<Moment> opens;  ///< empty while the calendar has no days for collecting
  std::optional<Moment> closes;
  bool is_open_now = false;
  survey::ShownNumber received;  ///< of an internal one as it stood at midnight; of an opened one exactly
  round::MinimumSample minimum;  ///< of a pulse unknown
  survey::Reached reached = survey::Reached::no;  ///< of an unknown minimum `no`
  std::optional<survey::Forecast> forecast;
  std::int64_t codes_made = 0;  ///< each answer uses one, so `received` tells how many are used
  /// By channel, in steps; channels below the floor say so, whatever the others are.
  std::array<survey::ShownNumber, survey::channel_count> channels{};
};
/// The surveys of one agency in a round. Problems: desk.not_permitted; rounds.no_such_round;
/// rounds.no_such_agency.
[[nodiscard]] base::Result<std::vector<SurveyView>> see_agency_surveys(const Office& office,
                                                                       const access::Actor& actor,
                                                                       std::string_view round,
                                                                       std::string_view agency);

}  // namespace prongsai::desk
