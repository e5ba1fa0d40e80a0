// SPDX-License-Identifier: Apache-2.0
// The days of a draft, and decisions that change those of a running round.
#include "prongsai/desk/rounds/decisions.h"
#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/rounds/rounds_detail.h"

namespace prongsai::web::rounds {
namespace {

using round::Phase;
using round::Stage;
using round::Standing;

constexpr int minutes_an_hour = 60;

/// The fields of one phase as typed.
struct Days {
  std::string opens;
  std::string closes;
  std::string grace;

  friend bool operator==(const Days&, const Days&) = default;
};

std::string field_of(const char* what, Phase phase) {
  return std::string(what) + "-" + std::string(round::word_of(phase));
}

Days typed_days(const Visit& visit, Phase phase) {
  return {visit.field(field_of("opens", phase)), visit.field(field_of("closes", phase)),
          visit.field(field_of("grace", phase))};
}

Days days_of(const round::Window& window) {
  return {round::day_text(round::thai_day_at(window.opens_at)), last_day(window),
          std::to_string(window.grace.count() / minutes_an_hour)};
}

/// What a form shows at first: the planned window, or nothing for a phase that could only open once more.
Days shown_days(const desk::RoundView& view, Phase phase) {
  const auto& windows = view.calendar.of(phase);
  const Standing standing = view.phases[round::index_of(phase)].standing;
  const bool over =
      view.round().stage != Stage::draft && (standing == Standing::closed || standing == Standing::grace);
  return windows.empty() || over ? Days{} : days_of(windows.back());
}

Html day_field(const std::string& name, const std::string& label, const std::string& value,
               const FormErrors& errors) {
  return text_field({.name = name,
                     .label = label,
                     .hint = {},
                     .value = value,
                     .type = "date",
                     .classes = "short",
                     .length_max = 10},
                    errors);
}

Html fields_of(const Voice& voice, Phase phase, const Days& days, bool with_opening, const Html& note,
               const FormErrors& errors) {
  Html fields;
  if (with_opening)
    fields += day_field(field_of("opens", phase), voice.say("rounds.calendar.opens"), days.opens, errors);
  fields += day_field(field_of("closes", phase), voice.say("rounds.calendar.closes"), days.closes, errors);
  fields += text_field({.name = field_of("grace", phase),
                        .label = voice.say("rounds.calendar.grace"),
                        .hint = {},
                        .value = days.grace,
                        .input_mode = "numeric",
                        .classes = "short",
                        .length_max = 3},
                       errors);
  return element("fieldset", {{"class", "phase-days"}}, element("legend", {}, phase_name(voice, phase)), note,
                 div("form-row", fields));
}

/// The window that was typed; problems go to the phase's own fields.
base::Result<round::Window> window_typed(Phase phase, const Days& days) {
  const auto hours = whole_number(days.grace.empty() ? "0" : days.grace);
  const std::int64_t most = round::grace_most.count() / minutes_an_hour;
  if (!hours || *hours < 0 || *hours > most)
    return base::Problem{
        "rounds.bad_hours",
        {{"found", days.grace}, {"expected", std::to_string(most)}, {"field", field_of("grace", phase)}},
        {}};
  const auto window =
      round::window_of_days(days.opens, days.closes, std::chrono::minutes(*hours * minutes_an_hour));
  if (window) return window;
  base::Problems out;
  const char* wrong = round::parse_day(days.opens) ? "closes" : "opens";
  for (base::Problem problem : window.problems()) {
    problem.details.emplace_back("field", field_of(wrong, phase));
    out.push_back(std::move(problem));
  }
  return out;
}

Page calendar_page(const Visit& visit, const desk::RoundView& view, bool typed, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  Html fields = version_field(view);
  for (const Phase phase : round::all_phases)
    fields +=
        fields_of(voice, phase, typed ? typed_days(visit, phase) : shown_days(view, phase), true, {}, errors);
  fields += div("buttons", submit_button(voice.say("work.form.save")),
                link_to(round_path(visit, view.round().id), voice.say("work.form.cancel")));
  return round_page(visit, view, voice.say("rounds.door.calendar"),
                    errors.summary(voice) + paragraph("", voice.say("rounds.calendar.what")) +
                        post_form(round_path(visit, view.round().id, "calendar"), visit.form_token, fields));
}

Html note_of(const Visit& visit, const desk::RoundView& view, Phase phase) {
  const Voice& voice = visit.voice;
  std::string days;
  for (const round::Window& window : view.calendar.of(phase))
    days += (days.empty() ? "" : ", ") + window_words(voice, window);
  const round::PhaseState& state = view.phases[round::index_of(phase)];
  const bool over = state.standing == Standing::closed || state.standing == Standing::grace;
  return paragraph("under", standing_chip(voice, state), " ", days,
                   over ? Html(" ") + Html(voice.say("rounds.extend.reopen")) : Html());
}

bool may_change(const desk::RoundView& view, Phase phase) {
  if (view.calendar.of(phase).empty()) return false;
  return view.round().stage == Stage::opened || phase == Phase::publish;
}

Page extend_page(const Visit& visit, const desk::RoundView& view, bool typed, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  Html fields = version_field(view);
  for (const Phase phase : round::all_phases) {
    if (!may_change(view, phase)) continue;
    const bool running = view.phases[round::index_of(phase)].standing == Standing::open;
    fields += fields_of(voice, phase, typed ? typed_days(visit, phase) : shown_days(view, phase), !running,
                        note_of(visit, view, phase), errors);
  }
  fields += area_field({.name = "reason",
                        .label = voice.say("work.form.reason"),
                        .hint = voice.say("rounds.extend.reason_hint"),
                        .value = visit.field("reason"),
                        .length_max = static_cast<int>(round::change_reason_most / 3)},
                       3, errors) +
            div("buttons", submit_button(voice.say("rounds.extend.decide")),
                link_to(round_path(visit, view.round().id), voice.say("work.form.cancel")));
  return round_page(visit, view, voice.say("rounds.door.extend"),
                    errors.summary(voice) + paragraph("", voice.say("rounds.extend.what")) +
                        post_form(round_path(visit, view.round().id, "extend"), visit.form_token, fields));
}

/// What is decided for a phase whose fields were changed.
base::Result<desk::PhaseDecision> decision_of(const desk::RoundView& view, Phase phase, Days days) {
  const Standing standing = view.phases[round::index_of(phase)].standing;
  const round::Window& last = view.calendar.of(phase).back();
  if (standing == Standing::open) days.opens = days_of(last).opens;
  const bool reopens = standing == Standing::closed || standing == Standing::grace;
  const bool at_once = reopens && days.opens.empty();
  if (at_once) days.opens = days.closes;
  const auto window = window_typed(phase, days);
  if (!window) return window.problems();
  desk::PhaseDecision out{.phase = phase, .to = window->closes_at, .grace = window->grace};
  // A clock that stood inside a day is kept where the day was not touched.
  if (days.closes == last_day(last)) out.to = last.closes_at;
  if (!at_once) out.from = window->opens_at;
  if (standing == Standing::not_yet) {
    const bool within = window->opens_at >= last.opens_at && window->closes_at <= last.closes_at &&
                        round::grace_ends_at(*window) <= round::grace_ends_at(last);
    out.kind = within ? round::ChangeKind::shorten : round::ChangeKind::move;
  }
  return out;
}

}  // namespace

Answer show_calendar(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!view) return http::Response::not_found();
  if (view->round().stage != Stage::draft)
    return http::Response::see_other(round_path(visit, view->round().id));
  return calendar_page(visit, *view, false, {});
}

Answer change_calendar(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!view) return http::Response::not_found();
  round::Calendar calendar;
  base::Problems problems;
  for (const Phase phase : round::all_phases) {
    const Days days = typed_days(visit, phase);
    if (days.opens.empty() && days.closes.empty()) continue;
    const auto window = window_typed(phase, days);
    if (window) {
      calendar.of(phase).push_back(*window);
    } else {
      problems.insert(problems.end(), window.problems().begin(), window.problems().end());
    }
  }
  if (problems.empty()) {
    const auto done =
        desk::change_calendar(office, visit.actor(), view->round().id, version_of(visit), calendar);
    if (done) return http::Response::see_other(round_path(visit, view->round().id) + "?done=calendar");
    problems = done.problems();
  }
  return with_status(
      calendar_page(visit, *view, true, FormErrors(visit.voice, in_words(office, visit.voice, problems))),
      422);
}

Answer show_extend(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!view) return http::Response::not_found();
  const Stage stage = view->round().stage;
  if (stage == Stage::draft || stage == Stage::published || !view->broken.empty())
    return http::Response::see_other(round_path(visit, view->round().id));
  return extend_page(visit, *view, false, {});
}

Answer extend(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!view) return http::Response::not_found();
  std::vector<desk::PhaseDecision> decisions;
  base::Problems problems;
  for (const Phase phase : round::all_phases) {
    if (!may_change(*view, phase)) continue;
    Days days = typed_days(visit, phase);
    const Days shown = shown_days(*view, phase);
    if (view->phases[round::index_of(phase)].standing == Standing::open) days.opens = shown.opens;
    if (days == shown || days.closes.empty()) continue;
    const auto decision = decision_of(*view, phase, days);
    if (decision) {
      decisions.push_back(*decision);
    } else {
      problems.insert(problems.end(), decision.problems().begin(), decision.problems().end());
    }
  }
  if (problems.empty()) {
    const auto done = desk::extend_phase(office, visit.actor(), view->round().id, version_of(visit),
                                         decisions, visit.field("reason"));
    if (done) return http::Response::see_other(round_path(visit, view->round().id) + "?done=extended");
    problems = done.problems();
  }
  return with_status(
      extend_page(visit, *view, true, FormErrors(visit.voice, in_words(office, visit.voice, problems))), 422);
}

}  // namespace prongsai::web::rounds
