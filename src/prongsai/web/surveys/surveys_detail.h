// SPDX-License-Identifier: Apache-2.0
// What the pages about surveys of a round share; private to this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/jobs.h"
#include "prongsai/desk/surveys/follow_up.h"
#include "prongsai/desk/surveys/surveys.h"
#include "prongsai/http/response.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web::surveys {

using http::Response;

/// "/th/office/rounds/ita-2570/surveys", and below it.
[[nodiscard]] std::string surveys_path(const Visit& visit, std::string_view round,
                                       std::string_view below = {});
/// "…/surveys/agencies/cm-city", and below it.
[[nodiscard]] std::string agency_path(const Visit& visit, std::string_view round, std::string_view agency,
                                      std::string_view below = {});

/// A page about the surveys of one round: crumbs, title, the round's name below it, then `main`. `inside`: a
/// page below the board, which the crumbs then name for those who may see it.
[[nodiscard]] Page page_of(const Visit& visit, const desk::RoundView& round, const std::string& title,
                           const Html& main, bool inside = true);
/// 403, 404 or a page that says what stands in the way.
[[nodiscard]] Answer refused(const Visit& visit, const base::Problems& problems);
/// A line that says what was done, where the address says so and the word is one of `known`
/// ("surveys.done.<word>").
[[nodiscard]] Html done_line(const Visit& visit, std::initializer_list<std::string_view> known);
[[nodiscard]] Answer file_answer(std::string bytes, std::string media_type, const std::string& name);

/// The whole edition; null where it is gone.
[[nodiscard]] const framework::Edition* edition_of(const desk::RoundView& round);
/// "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)": of a part its own name.
[[nodiscard]] framework::Text asked_name(const framework::Edition* edition, const std::string& instrument,
                                         const std::string& part);
/// "IIT", "EIT ส่วนที่ 1": for tables.
[[nodiscard]] std::string short_name(const Voice& voice, const framework::Edition* edition,
                                     const std::string& asked);
[[nodiscard]] std::string agency_name(const desk::Office& office, const Visit& visit,
                                      const std::string& agency);

/// "45–49", "น้อยกว่า 10", "1,207".
[[nodiscard]] std::string shown_words(const Voice& voice, const survey::ShownNumber& number);
[[nodiscard]] std::string number_words(std::int64_t number);
/// A bar from nothing to what is there, lighter up to what may be there, with a line at the minimum (0: not
/// known); `full` is as long as the bar where nothing is longer. For eyes only: words beside it say the same.
[[nodiscard]] Html received_bar(const survey::ShownNumber& received, std::int64_t minimum,
                                std::int64_t full = 1);
[[nodiscard]] Html outlook_chip(const Voice& voice, desk::Outlook outlook);
/// "ถ้าตอบกันต่อไปเท่านี้ …": empty without a forecast.
[[nodiscard]] std::string forecast_words(const Voice& voice, const std::optional<survey::Forecast>& forecast,
                                         std::int64_t minimum);
/// Day by day, the newest first: day and number, with a bar.
[[nodiscard]] Html day_table(const Voice& voice, const std::vector<desk::FollowUpDayView>& days,
                             std::int64_t minimum);
[[nodiscard]] std::string day_words(const Voice& voice, std::int64_t day);
/// The ways to let somebody in that are offered, each with what it promises and what not, so that nobody
/// chooses by its name.
[[nodiscard]] std::vector<Option> credential_options(const Voice& voice);
/// The last day on which somebody may answer.
[[nodiscard]] std::string last_day_words(const Voice& voice, desk::Moment closes);
[[nodiscard]] std::string first_day_words(const Voice& voice, desk::Moment opens);

[[nodiscard]] Html button_to(const std::string& address, const Html& words, bool is_primary = false);

/// What the whole follow-up of one agency says of a survey: the outlook goes beyond what SurveyView has.
[[nodiscard]] const desk::FollowUpCell* cell_of(const desk::FollowUp& board, std::int64_t survey);

/// Where the visitor sees surveys from: the nation, provinces, or single agencies.
struct Sight {
  bool nation = false;
  std::vector<std::string> provinces;
  std::vector<std::string> agencies;
};
[[nodiscard]] Sight sight_of(const access::Actor& actor);

[[nodiscard]] Answer home_page(const desk::Office& office, const Visit& visit);  // …/surveys

[[nodiscard]] Answer board_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer days_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer board_file(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer agency_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer poster_file(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer slips_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer make_slips(const desk::Office& office, const Visit& visit);

/// The agency of the address takes part in the round of the address.
[[nodiscard]] bool takes_part(const desk::Office& office, const Visit& visit);
/// The survey of the address ("{agency}", "{asked}") among those of the agency. Problems: as
/// see_agency_surveys; surveys.no_such_survey.
[[nodiscard]] base::Result<desk::SurveyView> survey_in_path(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer set_up_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer choose(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer make(const desk::Office& office, desk::Jobs& jobs, const Visit& visit);

[[nodiscard]] Answer box_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer box_key(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer give_key(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer open(const desk::Office& office, desk::Jobs& jobs, const Visit& visit);
/// Everything that was opened, counted once more and compared.
[[nodiscard]] Answer recount_box(const desk::Office& office, desk::Jobs& jobs, const Visit& visit);

/// To the page of the job, after a moment in which most are done.
[[nodiscard]] Answer follow(const desk::Jobs& jobs, const Visit& visit, const std::string& job);
[[nodiscard]] Answer job_page(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit);
[[nodiscard]] Answer cancel_job(desk::Jobs& jobs, const Visit& visit);

inline constexpr std::string_view make_kind = "make_surveys";
inline constexpr std::string_view open_kind = "open_round_box";
inline constexpr std::string_view recount_kind = "recount_round";
inline constexpr std::string_view weigh_kind = "weigh_round";

}  // namespace prongsai::web::surveys
