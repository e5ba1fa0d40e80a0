// SPDX-License-Identifier: Apache-2.0
// Questionnaires made once, however many surveys ask them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "prongsai/base/result.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/survey/questionnaire.h"
#include "prongsai/survey/survey.h"

namespace prongsai::desk::detail {

/// Not thread-safe.
class Questionnaires {
 public:
  explicit Questionnaires(const results_files::Editions& editions) : editions_(editions) {}

  /// What a survey asks. Problems: box.edition_gone {edition}; those of survey::make_questionnaire;
  /// box.questionnaire_changed {edition, instrument} where it is no longer the one of that fingerprint.
  [[nodiscard]] base::Result<std::shared_ptr<const survey::Questionnaire>> find(
      const survey::Survey& survey, const std::string& fingerprint);

 private:
  using Made = base::Result<std::shared_ptr<const survey::Questionnaire>>;
  [[nodiscard]] Made make(const survey::Survey& survey) const;

  const results_files::Editions& editions_;
  std::map<std::pair<std::string, std::string>, Made> made_;  ///< by edition and the word asked for
};

}  // namespace prongsai::desk::detail
