// SPDX-License-Identifier: Apache-2.0
// A round whose surveys are made, people of every role around it, and answers as if they had come.
#pragma once

#include <array>

#include "prongsai/desk/surveys/surveys.h"
#include "prongsai/store/ballots.h"

#include "rounds_fixture.h"

namespace prongsai::offices {

class SurveyOffices : public RoundOffices {
 protected:
  SurveyOffices()
      : coordinator_(test_.make(Role::agency_coordinator, {"chiang-mai", "a-1", ""})),
        executive_(test_.make(Role::agency_executive, {"chiang-mai", "a-1", ""})),
        centre_(test_.make(Role::provincial_centre, {"chiang-mai", "", ""})),
        stranger_(test_.make(Role::agency_coordinator, {"chiang-mai", "a-3", ""})) {}

  std::vector<std::string> choose(const std::string& id, const store::SurveySetting& setting) {
    return codes(desk::choose_for_survey(office(), officer_.actor, id, see(id).stored.version, setting));
  }
  /// Opened, with the choices given and its surveys made; the clock stands in the middle of collecting.
  [[nodiscard]] std::string collecting_round(const std::vector<store::SurveySetting>& settings = {}) {
    const std::string id = make();
    choose_all(id);
    for (const store::SurveySetting& one : settings) EXPECT_THAT(choose(id, one), IsEmpty());
    EXPECT_THAT(open(id), IsEmpty());
    EXPECT_THAT(codes(desk::make_surveys(office(), officer_.actor, id)), IsEmpty());
    test_.set_now(first_day(id) + std::chrono::hours(24 * 20 + 10));
    return id;
  }
  [[nodiscard]] desk::Moment first_day(const std::string& id) {
    return see(id).calendar.of(Phase::collect).front().opens_at;
  }
  [[nodiscard]] static std::int64_t day_of(desk::Moment moment) {
    return round::thai_day_at(moment).time_since_epoch().count();
  }
  [[nodiscard]] std::int64_t today() { return day_of(now()); }
  [[nodiscard]] store::StoredSurvey survey_of(const std::string& round, const std::string& agency,
                                              const std::string& asked) {
    for (store::StoredSurvey& one :
         read([&](db::Transaction& t) { return store::list_round_surveys(t, round); }))
      if (one.survey.agency == agency && one.survey.asked() == asked) return std::move(one);
    ADD_FAILURE() << "no survey " << asked << " of " << agency;
    return {};
  }
  /// So many answers came in on that day.
  void receive(std::int64_t survey, std::int64_t day, std::int64_t count,
               survey::Channel channel = survey::Channel::poster) {
    const std::array<store::DayReceived, 1> days = {{{survey, day, count}}};
    const std::array<store::ChannelReceived, 1> channels = {{{survey, channel, count}}};
    perform([&](db::Transaction& t) { store::add_received(t, days, channels); });
  }
  [[nodiscard]] desk::SurveyView seen(const std::string& round, const std::string& asked,
                                      const Somebody& who) {
    const auto views = desk::see_agency_surveys(office(), who.actor, round, "a-1");
    EXPECT_THAT(codes(views), IsEmpty());
    for (const desk::SurveyView& one : *views)
      if (one.survey.asked() == asked) return one;
    ADD_FAILURE() << asked;
    return {};
  }

  Somebody coordinator_;  ///< of a-1
  Somebody executive_;    ///< of a-1
  Somebody centre_;       ///< of Chiang Mai, where a-1 and a-3 are
  Somebody stranger_;     ///< coordinator of a-3
};

inline store::SurveySetting iit_with_codes(bool by_coordinators = false) {
  return {.asked = "iit",
          .audience = store::Audience::internal,
          .credential = survey::Credential::single_use_code,
          .coordinators_make_codes = by_coordinators,
          .floor = 10};
}
inline store::SurveySetting eit_by_interview() {
  return {.asked = "eit",
          .audience = store::Audience::external,
          .credential = survey::Credential::single_use_code,
          .is_interviewed = true,
          .floor = 5};
}

}  // namespace prongsai::offices
