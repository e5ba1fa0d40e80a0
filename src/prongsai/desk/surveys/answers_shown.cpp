// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/answers_shown.h"

#include <algorithm>

#include "prongsai/desk/permit.h"
#include "prongsai/desk/surveys/questionnaires_detail.h"
#include "prongsai/desk/surveys/surveys_detail.h"
#include "prongsai/store/ballots.h"
#include "prongsai/store/participants.h"
#include "prongsai/store/results.h"
#include "prongsai/store/rounds.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using suppression::Rules;

/// Choices may be up to seven and a sheet's counts know no scale, so a profile's come one by one.
std::vector<ShownProfile> profile_of(const survey::Questionnaire& questionnaire,
                                     const std::vector<store::ProfileCount>& stored, const Rules& rules) {
  std::vector<ShownProfile> out;
  for (const survey::AskedProfile& asked : questionnaire.profile) {
    std::vector<std::uint32_t> counts(asked.question->choices.size(), 0);
    for (const store::ProfileCount& one : stored) {
      const auto at = static_cast<std::size_t>(one.choice) - 1;
      if (one.question == asked.question->code && one.choice >= 1 && at < counts.size())
        counts[at] = static_cast<std::uint32_t>(one.count);
    }
    out.push_back({asked.question, show_choices(counts, false, rules)});
  }
  return out;
}

struct Read {
  detail::SurveySubject subject;
  std::string agency_th;
  std::string agency_en;
  framework::Text round_name;
  round::MinimumSample minimum;
  std::vector<std::uint32_t> cells;
  std::vector<store::ProfileCount> profile;
};

round::MinimumSample minimum_of(db::Transaction& transaction, const survey::Survey& survey) {
  for (const store::RoundSample& one : store::list_round_samples(transaction, survey.round, survey.agency)) {
    if (one.instrument == survey.asked()) return one.sample;
  }
  return {};
}

base::Result<Read> read(db::Transaction& transaction, const access::Actor& actor, std::int64_t number) {
  auto subject = detail::survey_subject(transaction, number);
  if (!subject) return subject.problems();
  const survey::Survey& survey = subject->stored.survey;
  const bool is_pulse = survey.purpose == survey::Purpose::pulse;
  if (!permit(actor, is_pulse ? Deed::run_pulse : Deed::see_surveys, subject->area))
    return detail::no_such_survey(number);
  const auto cells = store::find_survey_count(transaction, number);
  if (!subject->stored.is_opened || !cells) return Problem{"surveys.not_opened_yet", {}, {}};
  Read out;
  out.cells = *cells;
  out.profile = store::list_profile_counts(transaction, number);
  if (const auto agency = store::find_result_agency(transaction, survey.agency)) {
    out.agency_th = agency->name_th;
    out.agency_en = agency->name_en;
  }
  if (!is_pulse) out.minimum = minimum_of(transaction, survey);
  if (subject->round) out.round_name = {subject->round->name_th, subject->round->name_en};
  out.subject = *std::move(subject);
  return out;
}

}  // namespace

std::optional<access::Area> area_of_survey(const Office& office, std::int64_t survey) {
  const auto subject = office.database.read(
      [&](db::Transaction& transaction) { return detail::survey_subject(transaction, survey); });
  if (!subject) return std::nullopt;
  return subject->area;
}

base::Result<SurveyAnswers> see_answers(const Office& office, const access::Actor& actor,
                                        std::int64_t survey) {
  const auto found =
      office.database.read([&](db::Transaction& transaction) { return read(transaction, actor, survey); });
  if (!found) return found.problems();
  const store::StoredSurvey& stored = found->subject.stored;
  const Problem changed{"surveys.questions_changed", {{"edition", stored.survey.edition}}, {}};
  detail::Questionnaires questionnaires(office.editions);
  const auto made = questionnaires.find(stored.survey, stored.fingerprint);
  if (!made) return changed;
  const std::shared_ptr<const survey::Questionnaire>& questionnaire = *made;
  tally::Counts counts(questionnaire->layout, 1);
  if (counts.cells().size() != found->cells.size()) return changed;
  std::copy(found->cells.begin(), found->cells.end(), counts.cells().begin());

  SurveyAnswers out;
  out.survey = stored.survey;
  out.agency_th = found->agency_th;
  out.agency_en = found->agency_en;
  out.round_name = found->round_name;
  out.rules = rules_of(found->subject.setting);
  out.minimum = found->minimum;
  out.answers =
      show_counts(*questionnaire, counts, out.rules,
                  stored.survey.purpose == survey::Purpose::pulse ? Scores::none : Scores::published);
  if (!out.answers.below_floor) out.respondents = counts.sheets(0);
  out.profile = profile_of(*questionnaire, found->profile, out.rules);
  out.questionnaire = questionnaire;
  return out;
}

}  // namespace prongsai::desk
