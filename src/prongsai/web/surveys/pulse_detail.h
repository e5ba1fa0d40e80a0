// SPDX-License-Identifier: Apache-2.0
// What the pages of pulse surveys share; private to this folder.
#pragma once

#include <string>

#include "prongsai/desk/surveys/pulses.h"
#include "prongsai/web/surveys/contacts_detail.h"

namespace prongsai::web::surveys {

inline constexpr std::string_view pulse_kind = "open_pulse";

/// "/th/office/pulses/cm-city", and below it.
[[nodiscard]] std::string pulses_path(const Visit& visit, std::string_view agency,
                                      std::string_view below = {});
/// "IIT · ITA 2564": what is asked, and by which edition.
[[nodiscard]] std::string pulse_name(const desk::Office& office, const Voice& voice,
                                     const desk::SurveyView& view);
[[nodiscard]] Html pulse_state(const Voice& voice, const desk::SurveyView& view, desk::Moment now);
/// Below the list of the agency's pulses.
[[nodiscard]] Page pulse_frame(const desk::Office& office, const Visit& visit, const std::string& title,
                               const Html& main, bool made_up);
/// The pulse that the address names. Problems: as see_pulses; surveys.no_such_survey.
[[nodiscard]] base::Result<desk::SurveyView> pulse_in_path(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer pulse_agencies(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer pulse_list(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer new_pulse(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer start_one(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer pulse_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer pulse_poster(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer pulse_slips(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer make_pulse_slips(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer end_one(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer open_one(const desk::Office& office, desk::Jobs& jobs, const Visit& visit);
[[nodiscard]] Answer pulse_job(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit);
[[nodiscard]] Answer cancel_pulse_job(desk::Jobs& jobs, const Visit& visit);

}  // namespace prongsai::web::surveys
