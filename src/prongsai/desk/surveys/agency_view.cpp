// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/desk/surveys/surveys.h"
#include "prongsai/desk/surveys/surveys_detail.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using survey::ShownNumber;

round::MinimumSample minimum_of(const std::vector<store::RoundSample>& samples, const std::string& asked) {
  const auto found = std::find_if(samples.begin(), samples.end(),
                                  [&](const store::RoundSample& one) { return one.instrument == asked; });
  return found == samples.end() ? round::MinimumSample{} : found->sample;
}

/// By channel, while answers come in only of those asked outside: inside, a poster's own number is one
/// group's.
std::array<ShownNumber, survey::channel_count> channels_of(db::Transaction& transaction,
                                                           const SurveyView& view) {
  std::array<ShownNumber, survey::channel_count> out{};
  std::array<std::int64_t, survey::channel_count> received{};
  const bool may_tell = view.setting.audience == store::Audience::external || view.is_opened;
  if (may_tell) {
    for (const store::ChannelReceived& one : store::list_channels(transaction, view.survey.number))
      received[static_cast<std::size_t>(one.channel)] += one.received;
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = survey::shown_number(received[i], view.setting.floor);
  return out;
}

SurveyView view_of(db::Transaction& transaction, const store::StoredSurvey& stored,
                   const store::FollowUpLine& line, const store::StoredRound& round,
                   const std::vector<store::SurveySetting>& chosen, Moment now) {
  SurveyView out;
  out.survey = stored.survey;
  out.setting = detail::setting_of(chosen, stored.survey.instrument, stored.survey.asked());
  out.is_opened = stored.is_opened;
  const detail::Span span = detail::span_of(stored, &round, now);
  out.opens = span.opens;
  out.closes = span.closes;
  out.is_open_now = !stored.is_opened && span.holds(now);
  const detail::Numbers numbers = detail::numbers_of(line, out.setting);
  out.received = numbers.now;
  if (!out.is_opened)
    out.forecast = detail::forecast_of(numbers, span, detail::head_count_of(line, out.setting), now);
  if (out.survey.credential == survey::Credential::single_use_code)
    out.codes_made = store::count_codes(transaction, out.survey.number).made;
  out.channels = channels_of(transaction, out);
  return out;
}

}  // namespace

base::Result<std::vector<SurveyView>> see_agency_surveys(const Office& office, const access::Actor& actor,
                                                         std::string_view round, std::string_view agency) {
  using Views = std::vector<SurveyView>;
  const Moment now = office.now();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Views> {
    const auto member = store::find_round_agency(transaction, round, agency);
    const auto role =
        permit(actor, Deed::see_surveys, {member ? member->province : "", std::string(agency), ""});
    if (!role) return role.problems();
    const auto stored_round = store::find_round(transaction, round);
    if (!stored_round) return detail::no_such_round(round);
    if (!member)
      return base::Problem{
          "rounds.no_such_agency", {{"agency", std::string(agency)}, {"field", "agency"}}, {}};
    const auto chosen = store::list_survey_settings(transaction, round);
    const auto samples = store::list_round_samples(transaction, round, agency);
    const auto lines =
        store::list_follow_up(transaction, round, {"", std::string(agency), detail::day_number(now)});
    Views out;
    for (const store::FollowUpLine& line : lines) {
      if (line.survey == 0) continue;
      const auto stored = store::find_survey(transaction, line.survey);
      out.push_back(view_of(transaction, stored.value(), line, *stored_round, chosen, now));
      out.back().minimum = minimum_of(samples, out.back().survey.asked());
      if (out.back().minimum.demand != round::Demand::unknown)
        out.back().reached = survey::reached(out.back().received, out.back().minimum.count);
    }
    return out;
  });
}

}  // namespace prongsai::desk
