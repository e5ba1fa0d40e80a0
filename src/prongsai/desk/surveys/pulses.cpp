// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/pulses.h"

#include <algorithm>

#include "prongsai/desk/record.h"
#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/desk/surveys/surveys_detail.h"
#include "prongsai/store/results.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;

struct PulseAgency {
  access::Area area;
  access::Role role;
};

base::Result<PulseAgency> permitted(db::Transaction& transaction, const access::Actor& actor,
                                    std::string_view agency) {
  const auto found = store::find_result_agency(transaction, agency);
  const access::Area area{found ? found->province : "", std::string(agency), ""};
  const auto role = permit(actor, Deed::run_pulse, area);
  if (!role) return role.problems();
  if (!found) return Problem{"entry.no_such_agency", {{"found", std::string(agency)}}, {}};
  return PulseAgency{area, *role};
}

std::vector<store::StoredSurvey> pulses_of(db::Transaction& transaction, std::string_view agency) {
  auto out = store::list_agency_surveys(transaction, agency);
  std::erase_if(out,
                [](const store::StoredSurvey& one) { return one.survey.purpose != survey::Purpose::pulse; });
  return out;
}

base::Problems check_wish(const PulseWish& wish, Moment now) {
  base::Problems out;
  if (wish.credential == survey::Credential::blind_token)
    out.push_back({"surveys.not_offered_yet",
                   {{"found", std::string(survey::word_of(wish.credential))}, {"field", "credential"}},
                   {}});
  const bool is_in_order = wish.first <= wish.last && wish.last - wish.first < pulse_most;
  if (!is_in_order || wish.last < round::thai_day_at(now))
    out.push_back({"pulses.bad_days", {{"most", std::to_string(pulse_most.count())}, {"field", "last"}}, {}});
  return out;
}

/// Which instrument and part the word names. Requires: the questionnaire can be made.
std::pair<std::string, std::string> place_of(const survey::Questionnaire& questions) {
  return {questions.instrument->code, questions.part == nullptr ? "" : questions.part->code};
}

std::string snapshot_of(const store::StoredSurvey& pulse) {
  return audit::Snapshot()
      .text("asked", pulse.survey.asked())
      .text("edition", pulse.survey.edition)
      .text("credential", survey::word_of(pulse.survey.credential))
      .text("from", round::moment_text(*pulse.opens))
      .text("to", round::moment_text(*pulse.closes))
      .str();
}

/// The numbers of a pulse in the form that those of official surveys have.
store::FollowUpLine line_of(db::Transaction& transaction, const store::StoredSurvey& pulse, Moment now) {
  constexpr std::int64_t week = 7;
  const std::int64_t today = detail::day_number(now);
  store::FollowUpLine out;
  out.survey = pulse.survey.number;
  out.is_opened = pulse.is_opened;
  for (const store::DayReceived& one : store::list_days(transaction, pulse.survey.number)) {
    out.received += one.received;
    if (one.day < today) out.before_today += one.received;
    if (one.day < today - week) out.before_week += one.received;
  }
  return out;
}

SurveyView view_of(db::Transaction& transaction, const store::StoredSurvey& pulse, Moment now) {
  SurveyView out;
  out.survey = pulse.survey;
  out.setting = detail::setting_of({}, pulse.survey.instrument, pulse.survey.asked());
  out.setting.is_interviewed = false;
  out.setting.credential = pulse.survey.credential;
  out.is_opened = pulse.is_opened;
  const detail::Span span = detail::span_of(pulse, nullptr, now);
  out.opens = span.opens;
  out.closes = span.closes;
  out.is_open_now = !pulse.is_opened && span.holds(now);
  const detail::Numbers numbers = detail::numbers_of(line_of(transaction, pulse, now), out.setting);
  out.received = numbers.now;
  if (!pulse.is_opened) out.forecast = detail::forecast_of(numbers, span, std::nullopt, now);
  out.codes_made = store::count_codes(transaction, pulse.survey.number).made;
  for (survey::ShownNumber& one : out.channels) one = survey::shown_number(0, out.setting.floor);
  return out;
}

struct OwnPulse {
  store::StoredSurvey stored;
  access::Role role;
};

/// Whoever may not even ask is told the same as of a pulse that does not exist.
base::Result<OwnPulse> own_pulse(db::Transaction& transaction, const access::Actor& actor,
                                 std::int64_t number) {
  const auto subject = detail::survey_subject(transaction, number);
  if (!subject || subject->stored.survey.purpose != survey::Purpose::pulse)
    return detail::no_such_survey(number);
  const auto role = permit(actor, Deed::run_pulse, subject->area);
  if (!role) return detail::no_such_survey(number);
  return OwnPulse{subject->stored, *role};
}

}  // namespace

base::Result<std::int64_t> start_pulse(const Office& office, const access::Actor& actor,
                                       const PulseWish& wish) {
  const Moment now = office.now();
  std::optional<store::BallotBox> box;
  auto done = office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto agency = permitted(transaction, actor, wish.agency);
    if (!agency) return agency.problems();
    const auto rules = office.editions.find(wish.edition);
    if (!rules) return Problem{"entry.no_such_edition", {{"found", wish.edition}}, {}};
    base::Problems problems = check_wish(wish, now);
    if (!problems.empty()) return problems;
    const auto questions = survey::make_questionnaire(
        std::shared_ptr<const framework::Edition>(rules, &rules->edition), wish.asked);
    if (!questions) return questions.problems();
    const auto others = pulses_of(transaction, wish.agency);
    const auto running = std::count_if(others.begin(), others.end(),
                                       [](const store::StoredSurvey& one) { return !one.is_opened; });
    if (running >= pulses_at_once_most)
      return Problem{"pulses.too_many", {{"most", std::to_string(pulses_at_once_most)}}, {}};
    if (!box) {
      auto made = make_box(office, "", wish.agency);
      if (!made) return made.problems();
      box = *std::move(made);
    }
    store::record_box(transaction, *box);
    const auto links = store::list_survey_links(transaction);
    std::set<std::string, std::less<>> taken(links.begin(), links.end());
    const auto [instrument, part] = place_of(*questions);
    store::StoredSurvey pulse;
    pulse.survey = {.link = detail::new_link(taken),
                    .agency = wish.agency,
                    .round = {},
                    .edition = wish.edition,
                    .instrument = instrument,
                    .part = part,
                    .purpose = survey::Purpose::pulse,
                    .credential = wish.credential,
                    .box = box->id};
    pulse.fingerprint = questions->fingerprint;
    pulse.opens = round::start_of_thai_day(wish.first);
    pulse.closes = round::start_of_thai_day(wish.last + std::chrono::days(1));
    const std::int64_t number = store::record_surveys(transaction, {&pulse, 1});
    record(transaction, actor, agency->role, now,
           {.action = "pulse.start",
            .subject_kind = "survey",
            .subject = std::to_string(number),
            .agency = wish.agency,
            .after = snapshot_of(pulse)});
    return number;
  });
  if (done) office.surveys_changed();
  return done;
}

base::Result<std::vector<SurveyView>> see_pulses(const Office& office, const access::Actor& actor,
                                                 std::string_view agency) {
  using Views = std::vector<SurveyView>;
  const Moment now = office.now();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Views> {
    const auto own = permitted(transaction, actor, agency);
    if (!own) return own.problems();
    Views out;
    for (const store::StoredSurvey& one : pulses_of(transaction, agency))
      out.push_back(view_of(transaction, one, now));
    std::reverse(out.begin(), out.end());
    return out;
  });
}

base::Result<bool> end_pulse(const Office& office, const access::Actor& actor, std::int64_t survey) {
  const Moment now = office.now();
  auto done = office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto own = own_pulse(transaction, actor, survey);
    if (!own) return own.problems();
    if (own->stored.is_opened || now >= *own->stored.closes) return Problem{"pulses.is_over", {}, {}};
    store::StoredSurvey changed = own->stored;
    // One that has not begun must still have a length; it is over before anybody could answer.
    constexpr std::chrono::microseconds instant{1};
    if (now <= *changed.opens) changed.opens = now - instant;
    changed.closes = now;
    store::set_survey_days(transaction, survey, *changed.opens, *changed.closes);
    record(transaction, actor, own->role, now,
           {.action = "pulse.end",
            .subject_kind = "survey",
            .subject = std::to_string(survey),
            .agency = own->stored.survey.agency,
            .before = snapshot_of(own->stored),
            .after = snapshot_of(changed)});
    return true;
  });
  if (done) office.surveys_changed();
  return done;
}

base::Result<bool> open_pulse(const Office& office, const access::Actor& actor, std::int64_t survey,
                              JobProgress& progress) {
  const Moment now = office.now();
  const auto own = office.database.perform([&](db::Transaction& transaction) -> base::Result<OwnPulse> {
    auto found = own_pulse(transaction, actor, survey);
    if (!found) return found.problems();
    if (now < *found->stored.closes) return Problem{"pulses.not_over", {}, {}};
    if (found->stored.is_opened) return found;
    record(transaction, actor, found->role, now,
           {.action = "pulse.open",
            .subject_kind = "survey",
            .subject = std::to_string(survey),
            .agency = found->stored.survey.agency});
    return found;
  });
  if (!own) return own.problems();
  if (own->stored.is_opened) return true;
  // Boxes are opened by the authority; of a pulse the agency has just decided it, and the program does it.
  const auto opened = open_box(office, the_program(), own->stored.survey.box, std::nullopt, progress);
  if (!opened) return opened.problems();
  return true;
}

}  // namespace prongsai::desk
