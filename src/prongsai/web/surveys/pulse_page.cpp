// SPDX-License-Identifier: Apache-2.0
// One pulse survey: its link while it runs, and its answers once its box is open.
#include <algorithm>

#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/text/language.h"
#include "prongsai/web/surveys/answers_page.h"
#include "prongsai/web/surveys/handout_detail.h"
#include "prongsai/web/surveys/pulse_detail.h"

namespace prongsai::web::surveys {
namespace {

using desk::SurveyView;

constexpr std::chrono::milliseconds moment_to_wait{1'500};

std::string say(const Voice& voice, const std::string& key, const Details& details = {}) {
  return voice.say("pulse." + key, details);
}

std::string here(const Visit& visit, std::string_view below = {}) {
  return pulses_path(visit, visit.request.capture("agency"),
                     visit.request.capture("survey") + (below.empty() ? "" : "/") + std::string(below));
}

std::string job_path(const Visit& visit, const std::string& job) {
  return pulses_path(visit, visit.request.capture("agency"), "jobs/" + job);
}

bool is_made_up(const desk::Office& office, const SurveyView& view) {
  const auto planned = office.editions.find(view.survey.edition);
  return planned && planned->edition.made_up;
}

Html received_part(const Visit& visit, const SurveyView& view) {
  const Voice& voice = visit.voice;
  const bool is_inside = view.setting.audience == store::Audience::internal;
  Html out = paragraph(
      "received",
      element("strong", {}, voice.say("surveys.received", {{"count", shown_words(voice, view.received)}})));
  const std::string forecast = forecast_words(voice, view.forecast, 0);
  if (!forecast.empty()) out += paragraph("", forecast);
  if (!view.is_opened) out += paragraph("muted", say(voice, is_inside ? "coarse_inside" : "coarse"));
  return out;
}

Html link_part(const desk::Office& office, const Visit& visit, const SurveyView& view) {
  const Voice& voice = visit.voice;
  const std::string address = desk::link_address(office, view.survey, survey::Channel::unknown);
  const bool wants_codes = view.survey.credential == survey::Credential::single_use_code;
  const std::string letter = std::string("?c=") + survey::letter_of(survey::Channel::poster);
  Html out =
      div("survey-link", element("code", {}, address)) +
      paragraph("", say(voice, wants_codes ? "codes_what" : "link_what")) +
      div("buttons", button_to(here(visit, "poster/pdf") + letter, voice.say("surveys.poster_pdf"), true),
          button_to(here(visit, "poster/png") + letter, voice.say("surveys.poster_png")),
          button_to(address, say(voice, "look")));
  if (wants_codes)
    out += paragraph("", voice.say("surveys.codes_made", {{"count", number_words(view.codes_made)}})) +
           div("buttons", button_to(here(visit, "codes/slips"), voice.say("surveys.slips.make")));
  return section("link", voice.say("surveys.link"), out);
}

Html end_part(const Visit& visit) {
  const Voice& voice = visit.voice;
  return disclosure(
      say(voice, "end"),
      paragraph("", say(voice, "end_what")) +
          post_form(here(visit, "end"), visit.form_token, submit_button(say(voice, "end"), Weight::danger)),
      false, "end");
}

Html open_part(const desk::Office& office, const Visit& visit, const SurveyView& view) {
  const Voice& voice = visit.voice;
  Html items;
  for (const char* key : {"open.once", "open.floor", "open.key"})
    items += element("li", {}, say(voice, key, {{"floor", number_words(view.setting.floor)}}));
  const desk::Moment from = *view.closes + desk::settling_time;
  const Html button =
      office.now() < from
          ? paragraph("", say(voice, "open.from", {{"moment", voice.moment(from)}}))
          : post_form(here(visit, "open"), visit.form_token, submit_button(say(voice, "open")));
  return section("open", say(voice, "open"), element("ul", {{"class", "frozen"}}, items), button);
}

Html results_part(const Visit& visit, const SurveyView& view) {
  const Voice& voice = visit.voice;
  return section("results", say(voice, "results"),
                 paragraph("", say(voice, "results_what", {{"floor", number_words(view.setting.floor)}})),
                 div("buttons", button_to(answers_path(visit, view.survey.number),
                                          voice.say("surveys.see_answers"), true)));
}

Html not_official(const Voice& voice) {
  return section("compare", say(voice, "compare"), paragraph("", say(voice, "compare_what")),
                 paragraph("", say(voice, "compare_how")));
}

Answer shown(const desk::Office& office, const Visit& visit, const base::Problems& problems) {
  const auto view = pulse_in_path(office, visit);
  if (!view) return refused(visit, view.problems());
  const Voice& voice = visit.voice;
  const bool is_over = view->closes && office.now() >= *view->closes;
  Html main;
  for (const char* word : {"started", "ended", "opened"}) {
    if (asked(visit, "done") == word) main += done_words(say(voice, std::string("done.") + word));
  }
  main += FormErrors(voice, problems).summary(voice, "surveys.stands_in_the_way");
  main += div("chips", pulse_state(voice, *view, office.now()),
              chip(Tone::plain, voice.say("audience." + std::string(store::word_of(view->setting.audience)))),
              chip(Tone::plain, say(voice, "not_official")));
  if (view->opens && view->closes)
    main += paragraph("muted", voice.say(is_over ? "surveys.were_open" : "surveys.open_days",
                                         {{"from", first_day_words(voice, *view->opens)},
                                          {"to", last_day_words(voice, *view->closes)}}));
  main += received_part(visit, *view);
  if (view->is_opened)
    main += results_part(visit, *view);
  else if (is_over)
    main += open_part(office, visit, *view);
  else
    main += link_part(office, visit, *view) + end_part(visit);
  main += not_official(voice);
  const Page page =
      pulse_frame(office, visit, pulse_name(office, voice, *view), main, is_made_up(office, *view));
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

Page running(const desk::Office& office, const Visit& visit, const desk::JobView& job) {
  const Voice& voice = visit.voice;
  const Html bar =
      element("progress", {{"id", "job-progress"}, {"aria-label", voice.say("job.progress")}}, Html());
  const Html cancel = job.is_cancelled ? paragraph("muted", voice.say("job.stopping"))
                                       : post_form(job_path(visit, job.id) + "/cancel", visit.form_token,
                                                   submit_button(voice.say("job.cancel"), Weight::secondary));
  Page page = pulse_frame(
      office, visit, voice.say("job.title." + job.kind),
      element("div", {{"role", "status"}},
              paragraph("", voice.say("job.phase." + (job.phase.empty() ? "waiting" : job.phase))), bar) +
          paragraph("", voice.say("job.wait")) + cancel,
      false);
  page.refresh_seconds = 1;
  return page;
}

Answer follow_job(const desk::Jobs& jobs, const Visit& visit, const std::string& job) {
  (void)jobs.wait(job, visit.actor().person, moment_to_wait);
  return Response::see_other(job_path(visit, job));
}

/// What is printed for the pulse of the address, or why there is nothing.
struct OfPulse {
  Handout handout;
  SlipsPlace place;
};
base::Result<OfPulse> of_pulse(const desk::Office& office, const Visit& visit) {
  auto view = pulse_in_path(office, visit);
  if (!view) return view.problems();
  const auto planned = office.editions.find(view->survey.edition);
  OfPulse out;
  out.handout = {*std::move(view), planned ? &planned->edition : nullptr,
                 text::say(text::Language::th, "poster.pulse")};
  out.place = {.page = here(visit, "codes/slips"),
               .back = here(visit),
               .back_words = say(visit.voice, "back_to"),
               .frame = [&office, &visit, made_up = is_made_up(office, out.handout.view)](
                            const std::string& title, const Html& main) {
                 return pulse_frame(office, visit, title, main, made_up);
               }};
  return out;
}

}  // namespace

base::Result<SurveyView> pulse_in_path(const desk::Office& office, const Visit& visit) {
  const std::string& number = visit.request.capture("survey");
  auto all = desk::see_pulses(office, visit.actor(), visit.request.capture("agency"));
  if (!all) return all.problems();
  const auto found = std::find_if(all->begin(), all->end(), [&](const SurveyView& one) {
    return std::to_string(one.survey.number) == number;
  });
  if (found == all->end()) return base::Problem{"surveys.no_such_survey", {{"found", number}}, {}};
  return *std::move(found);
}

Answer pulse_page(const desk::Office& office, const Visit& visit) {
  return shown(office, visit, {});
}

Answer pulse_poster(const desk::Office& office, const Visit& visit) {
  const auto found = of_pulse(office, visit);
  return found ? poster_of(office, visit, found->handout) : refused(visit, found.problems());
}

Answer pulse_slips(const desk::Office& office, const Visit& visit) {
  const auto found = of_pulse(office, visit);
  return found ? slips_form(office, visit, found->handout, found->place) : refused(visit, found.problems());
}

Answer make_pulse_slips(const desk::Office& office, const Visit& visit) {
  const auto found = of_pulse(office, visit);
  return found ? slips_of(office, visit, found->handout, found->place) : refused(visit, found.problems());
}

Answer end_one(const desk::Office& office, const Visit& visit) {
  const auto view = pulse_in_path(office, visit);
  if (!view) return refused(visit, view.problems());
  const Voice& voice = visit.voice;
  if (visit.field("sure") != "yes")
    return pulse_frame(office, visit, say(voice, "end_sure"),
                       sure_form(visit, {.title = {},
                                         .what = paragraph("", say(voice, "end_then")),
                                         .action = here(visit, "end"),
                                         .fields = {},
                                         .button = say(voice, "end"),
                                         .weight = Weight::danger,
                                         .back = here(visit)}),
                       is_made_up(office, *view));
  const auto ended = desk::end_pulse(office, visit.actor(), view->survey.number);
  if (!ended) return shown(office, visit, ended.problems());
  return Response::see_other(here(visit) + "?done=ended");
}

Answer open_one(const desk::Office& office, desk::Jobs& jobs, const Visit& visit) {
  const auto view = pulse_in_path(office, visit);
  if (!view) return refused(visit, view.problems());
  const auto job = jobs.start(pulse_kind, visit.actor().person,
                              [&office, number = view->survey.number, actor = visit.actor()](
                                  desk::JobProgress& progress) -> base::Result<std::string> {
                                const auto opened = desk::open_pulse(office, actor, number, progress);
                                if (!opened) return opened.problems();
                                return std::to_string(number);
                              });
  if (!job) return shown(office, visit, job.problems());
  return follow_job(jobs, visit, *job);
}

Answer pulse_job(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit) {
  const Voice& voice = visit.voice;
  const std::string& agency = visit.request.capture("agency");
  const auto job = jobs.find(visit.request.capture("job"), visit.actor().person);
  const Html back = div("buttons", button_to(pulses_path(visit, agency), voice.say("surveys.back")));
  if (!job || job->kind != pulse_kind)
    return with_status(pulse_frame(office, visit, voice.say("job.gone"),
                                   paragraph("", voice.say("job.gone_what")) + back, false),
                       404);
  using State = desk::JobView::State;
  if (job->state == State::waiting || job->state == State::running) return running(office, visit, *job);
  if (job->state == State::failed)
    return pulse_frame(office, visit, voice.say("job.failed"),
                       FormErrors(voice, job->problems).summary(voice, "surveys.stands_in_the_way") + back,
                       false);
  return Response::see_other(pulses_path(visit, agency, job->result) + "?done=opened");
}

Answer cancel_pulse_job(desk::Jobs& jobs, const Visit& visit) {
  const std::string& job = visit.request.capture("job");
  jobs.cancel(job, visit.actor().person);
  return follow_job(jobs, visit, job);
}

}  // namespace prongsai::web::surveys
