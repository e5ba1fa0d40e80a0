// SPDX-License-Identifier: Apache-2.0
// The addresses of the site's own pages, built in one place.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/results_files/load_results.h"
#include "prongsai/text/language.h"

namespace prongsai::web {

/// "/th": what every address in the language begins with.
[[nodiscard]] std::string language_path(text::Language language);
[[nodiscard]] std::string home_path(text::Language language);
[[nodiscard]] std::string agency_path(text::Language language, std::string_view agency);
/// "/th/agency/cm-province/ita/2565".
[[nodiscard]] std::string result_path(text::Language language, const results_files::Results& results);
/// "/th/agency/cm-province/ita/2565/analysis".
[[nodiscard]] std::string analysis_path(text::Language language, const results_files::Results& results);
/// "…/explain/indicator:2".
[[nodiscard]] std::string explain_path(text::Language language, const results_files::Results& results,
                                       scoring::NodeIndex node);
[[nodiscard]] std::string editions_path(text::Language language);
[[nodiscard]] std::string edition_path(text::Language language, std::string_view edition);
[[nodiscard]] std::string about_path(text::Language language);
[[nodiscard]] std::string check_path(text::Language language);

}  // namespace prongsai::web
