// SPDX-License-Identifier: Apache-2.0
// What people answered in an opened survey, as far as it may be seen without betraying anybody.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "prongsai/access/decide.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/round/sample.h"
#include "prongsai/store/follow_up.h"
#include "prongsai/suppression/rules.h"
#include "prongsai/suppression/scores.h"
#include "prongsai/survey/questionnaire.h"
#include "prongsai/survey/survey.h"
#include "prongsai/tally/counts.h"
#include "prongsai/text/language.h"

namespace prongsai::desk {

/// How many took a choice. Empty: hidden (docs/reference/suppression.md).
struct ShownCount {
  std::optional<std::uint32_t> count;
  std::string percent;  ///< "37", "37.0"; empty where the count is hidden
};

/// One question's counts under the rules.
[[nodiscard]] std::vector<ShownCount> show_choices(std::span<const std::uint32_t> counts, bool accusatory,
                                                   const suppression::Rules& rules);

/// Pointers lead into the questionnaire's edition.
struct ShownBox {
  std::string code;
  const framework::Box* box = nullptr;
  std::vector<ShownCount> counts;  ///< in the order of the scale

  [[nodiscard]] bool hides_something() const;
  [[nodiscard]] bool hides_everything() const;
};
struct ShownItem {
  const framework::Item* item = nullptr;
  const framework::Scale* scale = nullptr;
  std::vector<ShownBox> boxes;
  /// Everything is hidden because the score of its indicator, which is published, would tell what is hidden
  /// here or in another question.
  bool gives_way = false;
};
struct ShownSection {
  const framework::Indicator* indicator = nullptr;
  std::vector<ShownItem> items;
  /// The indicator's score gives a hidden count away even so: said on the page.
  bool is_safe_beside_score = true;
};
/// A question about the respondents.
struct ShownProfile {
  const framework::ProfileQuestion* question = nullptr;
  std::vector<ShownCount> counts;
};

/// The counts of a questionnaire under the rules. Every page, file and document that shows counts of a survey
/// takes them from here.
struct ShownAnswers {
  bool below_floor = false;  ///< too few people: no count at all is shown
  std::vector<ShownSection> sections;
  std::size_t boxes = 0;
  std::size_t boxes_with_hidden = 0;  ///< of these, some counts or all
};
/// What becomes of scores that are or will be published.
enum class Scores : std::uint8_t {
  none,       ///< of a pulse: there are none
  published,  ///< of an official survey: its tables give way to its indicators' scores
};
/// Requires: counts of one agency in the questionnaire's layout.
[[nodiscard]] ShownAnswers show_counts(const survey::Questionnaire& questionnaire,
                                       const tally::Counts& counts, const suppression::Rules& rules,
                                       Scores scores);

/// What may stand beside the scores made from these counts. Empty where the edition does not say how its
/// answers are scored and rounded, so that nobody can score them.
[[nodiscard]] std::optional<suppression::BesideScores> beside_scores(
    const survey::Questionnaire& questionnaire, const tally::Counts& counts, const suppression::Rules& rules);

/// The rules of a survey with its floor. A floor so low that small counts would be everybody is raised.
[[nodiscard]] suppression::Rules rules_of(const store::SurveySetting& setting);

/// Whose a survey is; empty where there is none of that number.
[[nodiscard]] std::optional<access::Area> area_of_survey(const Office& office, std::int64_t survey);

struct SurveyAnswers {
  survey::Survey survey;
  std::string agency_th;
  std::string agency_en;       ///< may be empty
  framework::Text round_name;  ///< empty for a pulse
  std::shared_ptr<const survey::Questionnaire> questionnaire;
  suppression::Rules rules;
  std::optional<std::int64_t> respondents;  ///< empty where fewer than the floor answered
  round::MinimumSample minimum;             ///< of a pulse unknown
  ShownAnswers answers;
  std::vector<ShownProfile> profile;
};

/// For those who may see the survey (Deed::see_surveys of an official one, Deed::run_pulse of a pulse), once
/// its box has been opened; before that nobody, this program included, knows an answer. Problems:
/// surveys.no_such_survey {found}, also for those who may not see it; surveys.not_opened_yet;
/// surveys.questions_changed {edition}: the edition asks something else now than was answered.
[[nodiscard]] base::Result<SurveyAnswers> see_answers(const Office& office, const access::Actor& actor,
                                                      std::int64_t survey);

/// The same counts, hidden where they are hidden on the page, as a table: one row a choice.
struct AnswersFile {
  std::string name;  ///< "prongsai-answers-17-iit.csv"
  std::string media_type;
  std::string bytes;
};
enum class AnswersForm : std::uint8_t { csv, xlsx };
[[nodiscard]] base::Result<AnswersFile> answers_file(const Office& office, const SurveyAnswers& answers,
                                                     AnswersForm form, text::Language language);

}  // namespace prongsai::desk
