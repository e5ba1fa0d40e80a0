// SPDX-License-Identifier: Apache-2.0
// From a form to a sealed ballot and its receipt, or to the page that asks again.
#pragma once

#include <memory>
#include <string>

#include "prongsai/http/form.h"
#include "prongsai/http/later.h"
#include "prongsai/web/survey/page_shelf.h"
#include "prongsai/web/survey/survey_pages.h"

namespace prongsai::web::survey_detail {

/// The script of the page asks so.
[[nodiscard]] bool wants_json(const http::Request& request);
/// {"state", "sentence"}
[[nodiscard]] http::Response state_response(const Voice& voice, int status, const std::string& state,
                                            const std::string& sentence);

/// Replies at once where nothing is sent, else when it is known whether the ballot is on disk. The desk and
/// the shelf must outlive the reply.
void take_form(const SurveyDesk& desk, PageShelf& shelf, std::shared_ptr<const desk::OpenSurvey> open,
               const Voice& voice, const http::Request& request, const http::Form& form,
               const http::Reply& reply);

}  // namespace prongsai::web::survey_detail
