// SPDX-License-Identifier: Apache-2.0
// What the pages about results being entered share; private to this folder.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/results/draft.h"
#include "prongsai/desk/results/publication.h"
#include "prongsai/desk/results/versions.h"
#include "prongsai/web/entry/form_layout.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web::detail {

using http::Response;

/// Agency and edition as the address names them.
[[nodiscard]] store::ResultKey key_in_path(const Visit& visit);
/// "/th/office/results/cm-province/ita/2565", and below it.
[[nodiscard]] std::string results_path(const Visit& visit, const store::ResultKey& key,
                                       std::string_view below = {});

[[nodiscard]] std::string agency_words(const Voice& voice, const store::ResultAgency& agency);
/// "พ.ศ. 2565".
[[nodiscard]] std::string year_words(const Voice& voice, const results_files::PlannedEdition& rules);

/// 403, 404 or a page that says what stands in the way.
[[nodiscard]] Answer refused(const Visit& visit, const base::Problems& problems);

/// A page about one agency and year, with the way back to it.
[[nodiscard]] Page page_of(const Visit& visit, const desk::ResultSubject& subject, const std::string& title,
                           const Html& main);
/// Agency and year below the title.
[[nodiscard]] Html subtitle_of(const Voice& voice, const desk::ResultSubject& subject);

/// The line that says that something was done, where the address ends in ?done=….
[[nodiscard]] Html done_line(const Visit& visit);

[[nodiscard]] Html state_chip(const Voice& voice, store::ResultState state);
/// "91.50", or words for no total.
[[nodiscard]] std::string total_words(const Voice& voice, const std::optional<base::Points>& total);
/// "ระดับ A"; empty where it is not sure.
[[nodiscard]] std::string level_words(const Voice& voice, const framework::Edition& edition,
                                      const std::string& code);

/// Printed and computed values of the whole, the instruments and the indicators, each with its arithmetic.
[[nodiscard]] Html values_table(const Voice& voice, const results_files::Results& results);
/// The findings, each a sentence; `link` makes the address where its figure is mended, or "".
[[nodiscard]] Html findings_list(const Voice& voice, const results_files::Results& results,
                                 const std::function<std::string(const scoring::Finding&)>& link);

using Handler = Answer (*)(const desk::Office& office, const Visit& visit);

Answer list_page(const desk::Office& office, const Visit& visit);
Answer agency_years_page(const desk::Office& office, const Visit& visit);
Answer standing_page(const desk::Office& office, const Visit& visit);
Answer version_page(const desk::Office& office, const Visit& visit);
Answer version_file(const desk::Office& office, const Visit& visit);
Answer correct(const desk::Office& office, const Visit& visit);
Answer confirm_page(const desk::Office& office, const Visit& visit);
Answer confirm(const desk::Office& office, const Visit& visit);

Answer form_page(const desk::Office& office, const Visit& visit);
Answer save_form(const desk::Office& office, const Visit& visit);
Answer check_page(const desk::Office& office, const Visit& visit);
Answer commit(const desk::Office& office, const Visit& visit);

Answer upload_page(const desk::Office& office, const Visit& visit);
Answer upload(const desk::Office& office, const Visit& visit);
Answer paste_page(const desk::Office& office, const Visit& visit);
Answer paste(const desk::Office& office, const Visit& visit);
Answer intake_page(const desk::Office& office, const Visit& visit);
Answer accept_intake(const desk::Office& office, const Visit& visit);
Answer template_file(const desk::Office& office, const Visit& visit);

Answer override_page(const desk::Office& office, const Visit& visit);
Answer propose_override(const desk::Office& office, const Visit& visit);
Answer proposals_page(const desk::Office& office, const Visit& visit);
Answer propose_publication(const desk::Office& office, const Visit& visit);
Answer proposal_page(const desk::Office& office, const Visit& visit);
/// `on_published` is called when something was accepted.
Answer decide_proposal(const desk::Office& office, const Visit& visit,
                       const std::function<void()>& on_published);

}  // namespace prongsai::web::detail
