// SPDX-License-Identifier: Apache-2.0
// Making surveys and opening a box take a while: how far they are.
#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web::surveys {
namespace {

constexpr std::chrono::milliseconds moment_to_wait{1'500};

std::string job_path(const Visit& visit, const std::string& job) {
  return surveys_path(visit, visit.request.capture("round"), "jobs/" + job);
}

Page running(const Visit& visit, const desk::RoundView& round, const desk::JobView& job) {
  const Voice& voice = visit.voice;
  const bool measured = job.total > 0;
  const Html bar = element("progress",
                           {{"id", "job-progress"},
                            {measured ? "max" : "", std::to_string(job.total)},
                            {measured ? "value" : "", std::to_string(job.done)},
                            {"aria-label", voice.say("job.progress")}},
                           Html());
  const Html counted =
      measured ? paragraph("muted", voice.say("job.counted", {{"done", number_words(job.done)},
                                                              {"total", number_words(job.total)}}))
               : Html();
  const Html cancel = job.is_cancelled ? paragraph("muted", voice.say("job.stopping"))
                                       : post_form(job_path(visit, job.id) + "/cancel", visit.form_token,
                                                   submit_button(voice.say("job.cancel"), Weight::secondary));
  Page page =
      page_of(visit, round, voice.say("job.title." + job.kind),
              element("div", {{"role", "status"}},
                      paragraph("", voice.say("job.phase." + (job.phase.empty() ? "waiting" : job.phase))),
                      bar, counted) +
                  paragraph("", voice.say("job.wait")) + cancel);
  page.refresh_seconds = 1;
  return page;
}

}  // namespace

Answer follow(const desk::Jobs& jobs, const Visit& visit, const std::string& job) {
  (void)jobs.wait(job, visit.actor().person, moment_to_wait);
  return Response::see_other(job_path(visit, job));
}

Answer job_page(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  const auto round = desk::see_round(office, visit.actor(), id);
  if (!round) return refused(visit, round.problems());
  const Voice& voice = visit.voice;
  const auto job = jobs.find(visit.request.capture("job"), visit.actor().person);
  const bool is_made = job && job->kind == make_kind;
  const bool is_weighed = job && job->kind == weigh_kind;
  const bool is_ours =
      is_made || is_weighed || (job && (job->kind == open_kind || job->kind == recount_kind));
  const char* below = is_made ? "set-up" : is_weighed ? "credibility" : "box";
  const Html back = div("buttons", button_to(surveys_path(visit, id, below), voice.say("surveys.back")));
  if (!is_ours)
    return with_status(
        page_of(visit, *round, voice.say("job.gone"), paragraph("", voice.say("job.gone_what")) + back), 404);
  using State = desk::JobView::State;
  if (job->state == State::waiting || job->state == State::running) return running(visit, *round, *job);
  if (job->state == State::failed)
    return page_of(visit, *round, voice.say("job.failed"),
                   FormErrors(voice, job->problems).summary(voice, "surveys.stands_in_the_way") + back);
  const std::string count = job->result.substr(job->result.rfind('/') + 1);
  const char* done = is_made                  ? "made"
                     : is_weighed             ? "weighed"
                     : job->kind == open_kind ? "opened"
                                              : "recounted";
  return Response::see_other(surveys_path(visit, id, below) + "?done=" + done + "&count=" + count);
}

Answer cancel_job(desk::Jobs& jobs, const Visit& visit) {
  const std::string& job = visit.request.capture("job");
  jobs.cancel(job, visit.actor().person);
  return follow(jobs, visit, job);
}

}  // namespace prongsai::web::surveys
