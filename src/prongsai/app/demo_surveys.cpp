// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/demo_surveys.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "prongsai/app/demo_fill.h"
#include "prongsai/app/made_ballots.h"
#include "prongsai/app/made_rounds.h"
#include "prongsai/base/assert.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/desk/surveys/pulses.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/simulation/nation.h"
#include "prongsai/store/rounds.h"

namespace prongsai::app {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr const char* province = "chiang-mai";
constexpr int after_collecting = 10;  ///< days a year ends before, so that the phases after it have room

/// What the made-up people of one instrument are asked, and who they are.
struct Asking {
  survey::Questionnaire questionnaire;
  simulation::Nation nation;
};

base::Result<Asking> asking_of(const desk::Office& office, const survey::Survey& survey,
                               const DaySpan& span) {
  const auto rules = office.editions.find(survey.edition);
  PRONGSAI_ASSERT(rules != nullptr);
  const std::shared_ptr<const framework::Edition> edition(rules, &rules->edition);
  auto questionnaire = survey::make_questionnaire(edition, survey.asked());
  if (!questionnaire) return questionnaire.problems();
  const credibility::Form form = credibility::form_of(*questionnaire);
  simulation::NationOptions options;
  options.seed = 2570;
  options.days = static_cast<std::size_t>((span.last - span.first).count()) + 1;
  options.first_day = span.first.time_since_epoch().count();
  return Asking{*std::move(questionnaire), simulation::Nation(options, {form, form})};
}

/// Puts made-up ballots into the box of a round, those of days up to `until`.
base::Result<bool> answer(const desk::Office& office, const std::vector<store::StoredSurvey>& surveys,
                          const DaySpan& span, sys_days until) {
  MadeBallots ballots(office);
  std::map<std::string, std::uint32_t> numbers;
  std::map<std::string, Asking> known;
  for (const store::StoredSurvey& one : surveys) {
    const survey::Survey& survey = one.survey;
    const std::string key = survey.edition + " " + survey.asked();
    if (!known.contains(key)) {
      auto made = asking_of(office, survey, span);
      if (!made) return made.problems();
      known.emplace(key, *std::move(made));
    }
    const Asking& asking = known.at(key);
    numbers.try_emplace(survey.agency, static_cast<std::uint32_t>(numbers.size()));
    const auto agency = asking.nation.agency(numbers.at(survey.agency));
    const auto put = ballots.put_in(asking.questionnaire, survey,
                                    agency.surveys[survey.instrument == "iit" ? 0 : 1], span.first, until);
    if (!put) return put;
  }
  return ballots.finish();
}

base::Result<bool> answer_round(const desk::Office& office, const std::string& round, const DaySpan& span,
                                sys_days until) {
  auto surveys = office.database.read(
      [&](db::Transaction& transaction) { return store::list_round_surveys(transaction, round); });
  // A register may hold the nation; a province is enough to look at.
  std::map<std::string, bool> here;
  office.database.read([&](db::Transaction& transaction) {
    for (const store::StoredSurvey& one : surveys) {
      if (here.contains(one.survey.agency)) continue;
      const auto agency = store::find_round_agency(transaction, round, one.survey.agency);
      here[one.survey.agency] = agency && agency->province == province;
    }
  });
  std::erase_if(surveys, [&](const store::StoredSurvey& one) { return !here.at(one.survey.agency); });
  return answer(office, surveys, span, until);
}

/// Collected and opened a year ago, by a clock that stood then.
base::Result<bool> fill_last_year(const desk::Office& office, const FiscalDays& year) {
  const DaySpan collect = usual_collecting(year);
  desk::Office then = office;
  then.now = [at = round::start_of_thai_day(year.first + days(1))] { return at; };
  const auto id = open_made_round(
      then,
      {{"ita/2565", year.year, "การประเมินตัวอย่าง ปีงบประมาณ พ.ศ. " + std::to_string(year.year) + " (สมมติ)",
        "Demo round, fiscal year " + std::to_string(year.year) + " (made up)"},
       calendar_with(year, collect),
       {.province = province},
       {}});
  if (!id) return id.problems();
  auto done = answer_round(office, *id, collect, collect.last);
  if (!done) return done;
  const auto box = office.database.read(
      [&](db::Transaction& transaction) { return store::find_round_box(transaction, *id); });
  PRONGSAI_ASSERT(box.has_value());
  desk::JobProgress progress;
  const auto opened = desk::open_box(office, desk::the_program(), box->id, std::nullopt, progress);
  if (!opened) return opened.problems();
  return true;
}

base::Result<bool> fill_this_year(const desk::Office& office, const FiscalDays& year, sys_days today) {
  const DaySpan collect{
      std::clamp(today - days(20), year.first + days(1), year.last - days(40)),
      std::clamp(today + days(40), year.first + days(41), year.last - days(after_collecting))};
  const auto id = open_made_round(
      office,
      {{"ita/2565", year.year, "การประเมินตัวอย่าง ปีงบประมาณ พ.ศ. " + std::to_string(year.year) + " (สมมติ)",
        "Demo round, fiscal year " + std::to_string(year.year) + " (made up)"},
       calendar_with(year, collect),
       {},
       {}});
  if (!id) return id.problems();
  auto done = answer_round(office, *id, collect, today);
  if (!done) return done;
  // No edition of the ITA whose questions are known has a part that assessors ask; the made-up one has.
  const auto calls = open_made_round(
      office, {.wish = {"example/harbour-2573", year.year, "การสำรวจทางโทรศัพท์ (สมมติ)",
                        "Survey by telephone (made up)"},
               .calendar = calendar_with(year, collect),
               .only = {"cm-city"},
               .setting = store::SurveySetting{.asked = "quay",
                                               .audience = store::Audience::external,
                                               .credential = survey::Credential::single_use_code,
                                               .is_interviewed = true}});
  if (!calls) return calls.problems();
  return true;
}

}  // namespace

base::Result<bool> fill_demo_surveys(const desk::Office& office) {
  const sys_days today = round::thai_day_at(office.now());
  const FiscalDays year = fiscal_days_at(today);
  auto done = fill_last_year(office, fiscal_days_at(year.first - days(1)));
  if (!done) return done;
  done = fill_this_year(office, year, today);
  if (!done) return done;
  const access::Actor coordinator = demo_actor(office, "coordinator@demo.example");
  const auto pulse =
      desk::start_pulse(office, coordinator, {"cm-city", "ita/2564", "iit", today, today + days(14), {}});
  if (!pulse) return pulse.problems();
  return true;
}

}  // namespace prongsai::app
