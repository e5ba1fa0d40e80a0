// SPDX-License-Identifier: Apache-2.0
// What the pages about credibility share; private to this folder.
#pragma once

#include <string>

#include "prongsai/desk/surveys/credibility.h"
#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web::surveys {

/// "…/surveys/credibility", and below it.
[[nodiscard]] std::string credibility_path(const Visit& visit, std::string_view round,
                                           std::string_view below = {});
[[nodiscard]] std::string agency_words(const Voice& voice, const desk::WeighedAgency& agency);
/// "เทศบาลตำบล ขนาดกลาง": whom an agency is held against.
[[nodiscard]] std::string peers_words(const desk::Office& office, const Voice& voice,
                                      const desk::WeighedAgency& agency);
/// The most that is ever said: that somebody should look.
[[nodiscard]] Html standing_chip(const Voice& voice, const credibility::EvidenceCard& card);
[[nodiscard]] std::string signal_words(const Voice& voice, credibility::Signal signal);
[[nodiscard]] std::string decision_words(const Voice& voice, store::CredibilityDecision decision);

[[nodiscard]] Answer queue_page(const desk::Office& office, const desk::CredibilityShelf& shelf,
                                const Visit& visit);
[[nodiscard]] Answer weigh(const desk::Office& office, desk::Jobs& jobs, desk::CredibilityShelf& shelf,
                           const Visit& visit);
[[nodiscard]] Answer card_page(const desk::Office& office, const desk::CredibilityShelf& shelf,
                               const Visit& visit);
[[nodiscard]] Answer decide(const desk::Office& office, const desk::CredibilityShelf& shelf,
                            const Visit& visit);

}  // namespace prongsai::web::surveys
