// SPDX-License-Identifier: Apache-2.0
// What respondents see of a survey, with a script or without: the questions, the receipt, and plain words
// when something is not as it should be.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "prongsai/desk/surveys/collector.h"
#include "prongsai/desk/surveys/directory.h"
#include "prongsai/desk/surveys/receipts.h"
#include "prongsai/http/router.h"

namespace prongsai::web {

/// What stands behind the pages, usually SurveyDirectory::find, Collector::submit and desk::find_receipt.
/// All may be called from any thread. `find` and `submit` wait for nothing.
struct SurveyDesk {
  std::function<std::shared_ptr<const desk::OpenSurvey>(std::string_view asked, std::string_view link)> find;
  std::function<bool(desk::Submission, desk::Collector::Done)> submit;
  std::function<desk::ReceiptStanding(const std::string& receipt_digest)> find_receipt;
  std::function<desk::Moment()> now;
};
/// All three must outlive what is made of them.
[[nodiscard]] SurveyDesk survey_desk(const desk::Office& office, const desk::SurveyDirectory& directory,
                                     desk::Collector& collector);

/// GET and POST /go/{asked}/{link} and /go/receipt. Thai, or English with "?lang=en". No cookie is set or
/// read, GET changes nothing, and no answer's length depends on what the respondent chose.
///
/// A POST is urlencoded and stands for one of these, by its field `step`:
/// - absent or "submit": the answers are final. With "Accept: application/json" the answer is
///   {"state", "receipt", "day"} or {"state", "sentence"}, else a page.
/// - "FROM-TO": without a script, from one part to another, with all answers in the form. "0" is the start,
///   "1" … the parts, "review" the page before sending.
///
/// Status: 200 received (also when the same id came before); 422 answers are missing; 403 with the state
/// "code_unknown", "code_spent" or "not_yet"; 404 "unknown" link; 410 "over"; 503 "not_saved".
void add_survey_pages(http::Router& router, const SurveyDesk& desk);

/// The page for an error of the server's own on an address below /go/: small, and it says what became of the
/// answers.
[[nodiscard]] http::Response survey_error_page(int status, const http::Request& request);

}  // namespace prongsai::web
