// SPDX-License-Identifier: Apache-2.0
// What is printed for a survey, of a round or of the agency's own: posters, and slips with codes. Private to
// this folder.
#pragma once

#include <functional>
#include <string>

#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web::surveys {

/// A survey with what stands around its name on paper.
struct Handout {
  desk::SurveyView view;
  const framework::Edition* edition = nullptr;  ///< null where it is gone
  std::string issuer;  ///< in Thai: the round's name; of an agency's own survey that it is one
};
[[nodiscard]] Answer poster_of(const desk::Office& office, const Visit& visit, const Handout& handout);

/// The page on which codes are asked for.
struct SlipsPlace {
  std::string page;  ///< its own address
  std::string back;  ///< the survey's
  std::string back_words;
  std::function<Page(const std::string& title, const Html& main)> frame;
};
[[nodiscard]] Answer slips_form(const desk::Office& office, const Visit& visit, const Handout& handout,
                                const SlipsPlace& place);
/// The sheet, or the form again with what was typed.
[[nodiscard]] Answer slips_of(const desk::Office& office, const Visit& visit, const Handout& handout,
                              const SlipsPlace& place);

}  // namespace prongsai::web::surveys
