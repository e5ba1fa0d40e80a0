// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/organisations/organisations_detail.h"

namespace prongsai::web::organisations_detail {
namespace {

using http::Response;

constexpr std::chrono::milliseconds moment_to_wait{500};
constexpr const char* preview_kind = "organisations.preview";
constexpr const char* commit_kind = "organisations.commit";

std::string import_path(const Visit& visit, const std::string& below = {}) {
  return visit.path("organisations/import") + (below.empty() ? "" : "/") + below;
}

Crumb import_crumb(const Visit& visit) {
  return {visit.voice.say("organisations.import"), import_path(visit)};
}

bool has_changed(const base::Problems& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const base::Problem& problem) {
    return problem.code == "organisations.register_changed";
  });
}

/// The register was changed by somebody else: the way to a new preview.
Page changed_page(const Visit& visit, const std::string& draft) {
  const Voice& voice = visit.voice;
  const base::Problem problem{"organisations.register_changed", {}, {}};
  return register_page(visit, voice.say("organisations.preview"),
                       {register_crumb(visit), import_crumb(visit)},
                       paragraph("notice", icon(Icon::warning), text::sentence(voice.language(), problem)) +
                           post_form(import_path(visit, "drafts/" + draft + "/compare"), visit.form_token,
                                     submit_button(voice.say("organisations.compare_again"))));
}

}  // namespace

Page ImportPages::upload_page(const Visit& visit, const FormErrors& errors) const {
  const Voice& voice = visit.voice;
  constexpr std::size_t megabyte = 1024UL * 1024UL;
  const Html form =
      post_form(import_path(visit), visit.form_token,
                file_field("file", voice.say("organisations.file"),
                           voice.say("organisations.file_hint",
                                     {{"most", std::to_string(desk::register_file_bytes_max / megabyte)}}),
                           ".xlsx,.csv", errors) +
                    submit_button(voice.say("organisations.see_preview")),
                Encoding::files);
  const Html steps = element(
      "ol", {{"class", "steps"}},
      element("li", {}, voice.say("organisations.step_file"), " ",
              link_to(import_path(visit, "template.xlsx"), voice.say("organisations.template_xlsx")), " · ",
              link_to(import_path(visit, "template.csv"), voice.say("organisations.template_csv")), " · ",
              link_to(visit.path("organisations/export.xlsx"), voice.say("organisations.template_whole"))),
      element("li", {}, voice.say("organisations.step_preview")),
      element("li", {}, voice.say("organisations.step_commit")));
  return register_page(visit, voice.say("organisations.import"), {register_crumb(visit)},
                       paragraph("lead", voice.say("organisations.import_lead")) + steps +
                           errors.summary(voice) + div("narrow", form));
}

Answer ImportPages::show_upload(const Visit& visit) const {
  return upload_page(visit, {});
}

Answer ImportPages::upload(const Visit& visit) {
  const http::Part* part = visit.form.find_file("file");
  if (part == nullptr || part->bytes.empty())
    return with_status(
        upload_page(visit, FormErrors(visit.voice, {{"organisations.no_file", {{"field", "file"}}, {}}})),
        422);
  desk::RegisterFile file{part->file_name.value_or(""), std::string(part->bytes)};
  const auto job =
      jobs_.start(preview_kind, visit.actor().person,
                  [this, actor = visit.actor(), file = std::move(file)](desk::JobProgress& progress) {
                    return desk::prepare_import(office_, shelf_, actor, file, progress);
                  });
  if (!job) return with_status(upload_page(visit, FormErrors(visit.voice, job.problems())), 422);
  return follow(visit, *job);
}

Answer ImportPages::follow(const Visit& visit, const std::string& job) const {
  (void)jobs_.wait(job, visit.actor().person, moment_to_wait);
  return Response::see_other(import_path(visit, "jobs/" + job));
}

Answer ImportPages::show_draft(const Visit& visit) {
  const std::string& draft = visit.request.capture("draft");
  const auto shown = desk::import_preview(office_, shelf_, visit.actor(), draft);
  if (shown) return preview_page(visit, RegisterWords(visit.voice, office_.reference), **shown, {});
  if (has_changed(shown.problems())) return changed_page(visit, draft);
  return with_status(upload_page(visit, FormErrors(visit.voice, shown.problems())), 404);
}

Answer ImportPages::commit(const Visit& visit) {
  const std::string& draft = visit.request.capture("draft");
  const auto shown = desk::import_preview(office_, shelf_, visit.actor(), draft);
  if (!shown) return show_draft(visit);
  const std::string reason = visit.field("reason");
  if (reason.empty()) {
    const FormErrors errors(visit.voice, {{"organisations.no_reason", {{"field", "reason"}}, {}}});
    return with_status(preview_page(visit, RegisterWords(visit.voice, office_.reference), **shown, errors),
                       422);
  }
  const auto job = jobs_.start(
      commit_kind, visit.actor().person,
      [this, actor = visit.actor(), draft, reason](desk::JobProgress& progress) -> base::Result<std::string> {
        const auto done = desk::commit_import(office_, shelf_, actor, draft, reason, progress);
        if (!done) return done.problems();
        return std::to_string(done->added) + "-" + std::to_string(done->changed);
      });
  if (!job)
    return with_status(preview_page(visit, RegisterWords(visit.voice, office_.reference), **shown,
                                    FormErrors(visit.voice, job.problems())),
                       422);
  return follow(visit, *job);
}

Answer ImportPages::compare_again(const Visit& visit) {
  const std::string& draft = visit.request.capture("draft");
  const auto job = jobs_.start(preview_kind, visit.actor().person,
                               [this, actor = visit.actor(), draft](desk::JobProgress& progress) {
                                 return desk::compare_again(office_, shelf_, actor, draft, progress);
                               });
  if (!job) return with_status(upload_page(visit, FormErrors(visit.voice, job.problems())), 422);
  return follow(visit, *job);
}

Answer ImportPages::discard(const Visit& visit) {
  desk::discard_import(office_, shelf_, visit.actor(), visit.request.capture("draft"));
  return Response::see_other(import_path(visit));
}

Page ImportPages::running_page(const Visit& visit, const desk::JobView& job) const {
  const Voice& voice = visit.voice;
  const std::string phase = job.phase.empty() ? "waiting" : job.phase;
  const bool measured = job.total > 0;
  const Html bar = element("progress", {{"id", "job-progress"},
                                        {measured ? "max" : "", std::to_string(job.total)},
                                        {measured ? "value" : "", std::to_string(job.done)},
                                        {"aria-label", voice.say("job.progress")}});
  const Html counted =
      measured ? paragraph("muted", voice.say("job.counted",
                                              {{"done", grouped(static_cast<std::uint64_t>(job.done))},
                                               {"total", grouped(static_cast<std::uint64_t>(job.total))}}))
               : Html();
  const Html cancel = job.is_cancelled
                          ? paragraph("muted", voice.say("job.stopping"))
                          : post_form(import_path(visit, "jobs/" + job.id + "/cancel"), visit.form_token,
                                      submit_button(voice.say("job.cancel"), Weight::secondary));
  Page page = register_page(
      visit, voice.say("job.title." + job.kind), {register_crumb(visit), import_crumb(visit)},
      element("div", {{"role", "status"}}, paragraph("", voice.say("job.phase." + phase)), bar, counted) +
          paragraph("", voice.say("job.wait")) + cancel);
  page.refresh_seconds = 1;
  return page;
}

Page ImportPages::stopped_page(const Visit& visit, const desk::JobView* job) const {
  const Voice& voice = visit.voice;
  const std::vector<Crumb> crumbs = {register_crumb(visit), import_crumb(visit)};
  const Html back = paragraph("", element("a", {{"href", import_path(visit)}, {"class", "button"}},
                                          voice.say("organisations.import_again")));
  const Html trail = paragraph("", link_to(visit.path("trail"), voice.say("organisations.see_trail")));
  if (job == nullptr)
    return register_page(visit, voice.say("job.gone"), crumbs,
                         paragraph("", voice.say("job.gone_what")) + trail + back);
  if (job->state == desk::JobView::State::failed)
    return register_page(visit, voice.say("job.failed"), crumbs,
                         FormErrors(voice, job->problems).summary(voice) +
                             paragraph("", voice.say("job.nothing_changed")) + back);
  const std::size_t dash = job->result.find('-');
  const Html counts =
      element("dl", {{"class", "facts"}},
              fact(voice.say("organisations.verdict.added"), job->result.substr(0, dash)) +
                  fact(voice.say("organisations.verdict.changed"), job->result.substr(dash + 1)));
  return register_page(
      visit, voice.say("organisations.import_done"), crumbs,
      paragraph("calm", icon(Icon::good), voice.say("organisations.import_done_what")) + counts + trail +
          paragraph("", link_to(visit.path("organisations"), voice.say("organisations.title"))));
}

Answer ImportPages::show_job(const Visit& visit) const {
  const auto job = jobs_.find(visit.request.capture("job"), visit.actor().person);
  if (!job) return with_status(stopped_page(visit, nullptr), 404);
  using State = desk::JobView::State;
  if (job->state == State::waiting || job->state == State::running) return running_page(visit, *job);
  if (job->state == State::finished && job->kind == preview_kind)
    return Response::see_other(import_path(visit, "drafts/" + job->result));
  return stopped_page(visit, &*job);
}

Answer ImportPages::cancel_job(const Visit& visit) {
  const std::string& job = visit.request.capture("job");
  jobs_.cancel(job, visit.actor().person);
  return follow(visit, job);
}

}  // namespace prongsai::web::organisations_detail
