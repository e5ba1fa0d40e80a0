// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/surveys_detail.h"

#include <algorithm>

#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/results.h"
#include "prongsai/survey/link.h"

namespace prongsai::desk::detail {
namespace {

using store::Audience;
using store::SurveySetting;
using survey::ShownNumber;

/// As the register counts people: of IIT inside the agency, of EIT outside.
Audience audience_of(std::string_view instrument) {
  return instrument == "eit" ? Audience::external : Audience::internal;
}

SurveySetting default_setting(std::string_view instrument, std::string_view asked) {
  SurveySetting out;
  out.asked = asked;
  out.audience = audience_of(instrument);
  out.floor = out.audience == Audience::external ? survey::external_floor : survey::internal_floor;
  if (asked == "eit2") {
    out.is_interviewed = true;
    out.credential = survey::Credential::single_use_code;
  }
  return out;
}

ShownNumber shown(std::int64_t received, const store::FollowUpLine& line, const SurveySetting& setting) {
  const bool is_settled = line.is_opened && received >= setting.floor;
  return is_settled ? ShownNumber{received, received} : survey::shown_number(received, setting.floor);
}

std::int64_t floor_days(Moment from, Moment to) {
  return std::max<std::int64_t>(0, day_number(to) - day_number(from));
}

}  // namespace

std::int64_t day_number(Moment moment) {
  return round::thai_day_at(moment).time_since_epoch().count();
}

SurveySetting setting_of(const std::vector<SurveySetting>& chosen, std::string_view instrument,
                         std::string_view asked) {
  const auto found = std::find_if(chosen.begin(), chosen.end(),
                                  [&](const SurveySetting& one) { return one.asked == asked; });
  return found == chosen.end() ? default_setting(instrument, asked) : *found;
}

std::vector<RoundSurvey> surveys_of(db::Transaction& transaction, std::string_view round,
                                    const std::shared_ptr<const results_files::PlannedEdition>& rules) {
  const auto chosen = store::list_survey_settings(transaction, round);
  const std::shared_ptr<const framework::Edition> edition(rules, &rules->edition);
  std::vector<RoundSurvey> out;
  const auto add = [&](const std::string& instrument, const std::string& part) {
    const std::string& asked = part.empty() ? instrument : part;
    RoundSurvey one;
    one.setting = setting_of(chosen, instrument, asked);
    one.instrument = instrument;
    one.part = part;
    one.is_chosen = std::any_of(chosen.begin(), chosen.end(),
                                [&](const SurveySetting& setting) { return setting.asked == asked; });
    const auto questions = survey::make_questionnaire(edition, asked);
    if (questions) {
      one.is_official_wording = survey::is_official_wording(*questions);
    } else {
      one.why_not = questions.problems();
    }
    out.push_back(std::move(one));
  };
  for (const framework::Instrument& instrument : edition->instruments) {
    if (instrument.kind != framework::InstrumentKind::survey) continue;
    if (instrument.parts.empty()) add(instrument.code, "");
    for (const framework::Part& part : instrument.parts) add(instrument.code, part.code);
  }
  return out;
}

std::string new_link(std::set<std::string, std::less<>>& taken) {
  constexpr std::size_t bytes = 32;
  for (;;) {
    std::string link = survey::make_link(secret::unpredictable_bytes(bytes));
    if (taken.insert(link).second) return link;
  }
}

Span span_of(const store::StoredSurvey& stored, const store::StoredRound* round, Moment now) {
  if (round == nullptr) return {stored.opens, stored.closes};
  const auto calendar = round::calendar_of(round->round);
  if (!calendar) return {};
  // Of several windows the one that is open or comes next; when all are over the last.
  const auto& windows = calendar->of(round::Phase::collect);
  for (const round::Window& window : windows) {
    const bool is_last = &window == &windows.back();
    if (is_last || now < round::grace_ends_at(window)) return {window.opens_at, round::grace_ends_at(window)};
  }
  return {};
}

Numbers numbers_of(const store::FollowUpLine& line, const SurveySetting& setting) {
  Numbers out;
  out.midnight = shown(line.before_today, line, setting);
  out.week_before = shown(line.before_week, line, setting);
  const bool is_live = setting.audience == Audience::external || line.is_opened;
  out.now = is_live ? shown(line.received, line, setting) : out.midnight;
  return out;
}

std::optional<survey::Forecast> forecast_of(const Numbers& numbers, const Span& span,
                                            std::optional<std::int64_t> most, Moment now) {
  if (!span.holds(now)) return std::nullopt;
  constexpr std::int64_t week = 7;
  survey::Course course;
  course.now = numbers.midnight;
  course.days = std::min(week, floor_days(*span.opens, now));
  // A survey that opened less than a week ago had none then.
  course.before = course.days < week ? ShownNumber{0, 0} : numbers.week_before;
  // Today counts as a day left: its answers are not in the number of midnight.
  course.days_left = floor_days(now, *span.closes - std::chrono::microseconds(1)) + 1;
  course.most = most;
  return survey::forecast(course);
}

std::optional<std::int64_t> head_count_of(const store::FollowUpLine& line, const SurveySetting& setting) {
  return setting.audience == Audience::internal ? line.head_count_internal : line.head_count_external;
}

base::Problem no_such_survey(std::int64_t number) {
  return {"surveys.no_such_survey", {{"found", std::to_string(number)}}, {}};
}

base::Result<SurveySubject> survey_subject(db::Transaction& transaction, std::int64_t number) {
  auto stored = store::find_survey(transaction, number);
  if (!stored) return no_such_survey(number);
  SurveySubject out;
  out.stored = *std::move(stored);
  const survey::Survey& survey = out.stored.survey;
  std::vector<SurveySetting> chosen;
  std::string province;
  if (survey.purpose == survey::Purpose::official) {
    out.round = store::find_round(transaction, survey.round);
    chosen = store::list_survey_settings(transaction, survey.round);
    const auto member = store::find_round_agency(transaction, survey.round, survey.agency);
    if (member) province = member->province;
  } else {
    const auto agency = store::find_result_agency(transaction, survey.agency);
    if (agency) province = agency->province;
  }
  out.setting = setting_of(chosen, survey.instrument, survey.asked());
  // A pulse is asked inside or outside as the official survey is, but nobody calls for it.
  if (survey.purpose == survey::Purpose::pulse) out.setting.is_interviewed = false;
  out.setting.credential = survey.credential;
  out.area = {province, survey.agency, ""};
  return out;
}

}  // namespace prongsai::desk::detail
