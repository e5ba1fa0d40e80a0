// SPDX-License-Identifier: Apache-2.0
// What collecting and opening leave of an agency's answers.
#include <algorithm>
#include <map>
#include <string_view>

#include "prongsai/simulation/arrivals_detail.h"
#include "prongsai/simulation/nation.h"

namespace prongsai::simulation {
namespace {

std::vector<std::uint8_t> sorted(const std::vector<std::uint8_t>& sheets, std::size_t boxes) {
  std::vector<std::string_view> views;
  views.reserve(sheets.size() / boxes);
  for (std::size_t at = 0; at < sheets.size(); at += boxes)
    views.emplace_back(reinterpret_cast<const char*>(&sheets[at]), boxes);
  std::sort(views.begin(), views.end());
  std::vector<std::uint8_t> out;
  out.reserve(sheets.size());
  for (const std::string_view view : views) out.insert(out.end(), view.begin(), view.end());
  return out;
}

credibility::SurveySeen seen_survey(const Nation& nation, const SimulatedSurvey& survey) {
  credibility::SurveySeen out;
  out.asked = survey.asked;
  out.form = survey.asked == Asked::internal ? 0 : 1;
  out.sheets = sorted(survey.sheets, nation.forms().of(survey.asked).boxes.size());
  out.last_day = nation.options().first_day + static_cast<std::int64_t>(nation.options().days) - 1;
  std::map<std::uint16_t, std::vector<std::uint16_t>> minutes;
  std::map<std::uint16_t, credibility::DaySeen> days;
  for (const SentBallot& ballot : survey.ballots) {
    ++out.pace[static_cast<std::size_t>(ballot.pace)];
    minutes[ballot.day].push_back(ballot.minute);
    credibility::DaySeen& day = days[ballot.day];
    day.day = nation.options().first_day + ballot.day;
    ++day.received;
  }
  for (const auto& [number, day] : days) out.days.push_back(day);
  if (survey.asked == Asked::external) {
    out.bursts.emplace();
    for (const auto& [day, of_day] : minutes)
      if (const std::uint8_t level = burst_level(of_day); level > 0) out.bursts->push_back(level);
  }
  out.required = survey.required;
  out.population = survey.population;
  out.score = survey.score;
  out.score_before = survey.score_before;
  return out;
}

}  // namespace

credibility::AgencySeen seen(const Nation& nation, const SimulatedAgency& agency) {
  credibility::AgencySeen out;
  out.peers = agency.peers;
  for (const SimulatedSurvey& survey : agency.surveys) out.surveys.push_back(seen_survey(nation, survey));
  out.disclosure = agency.disclosure;
  out.total = agency.total;
  return out;
}

}  // namespace prongsai::simulation
