// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/questionnaires_detail.h"

namespace prongsai::desk::detail {

Questionnaires::Made Questionnaires::make(const survey::Survey& survey) const {
  const auto rules = editions_.find(survey.edition);
  if (!rules) return base::Problem{"box.edition_gone", {{"edition", survey.edition}}, {}};
  auto made = survey::make_questionnaire(std::shared_ptr<const framework::Edition>(rules, &rules->edition),
                                         survey.asked());
  if (!made) return made.problems();
  return std::make_shared<const survey::Questionnaire>(*std::move(made));
}

Questionnaires::Made Questionnaires::find(const survey::Survey& survey, const std::string& fingerprint) {
  const std::pair key(survey.edition, survey.asked());
  auto found = made_.find(key);
  if (found == made_.end()) found = made_.emplace(key, make(survey)).first;
  if (found->second && (*found->second)->fingerprint != fingerprint) {
    return base::Problem{
        "box.questionnaire_changed", {{"edition", survey.edition}, {"instrument", survey.asked()}}, {}};
  }
  return found->second;
}

}  // namespace prongsai::desk::detail
