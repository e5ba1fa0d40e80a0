// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/rounds/round_results_pages.h"

#include <algorithm>
#include <chrono>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/rounds/round_results_detail.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web {
namespace rounds {
namespace {

using access::Deed;
using desk::RoundResultsView;
using http::Response;

constexpr std::chrono::milliseconds moment_to_wait{1'500};
constexpr const char* make_kind = "make_round_results";
constexpr const char* look_kind = "look_round_results";
constexpr std::int64_t pages_max = 10'000;

Html provinces(const desk::Office& office, const Voice& voice, const std::string& chosen) {
  Choice choice{
      "province", results_words(voice, "province"), {}, chosen, {{"", results_words(voice, "nation")}}};
  for (const agency::OrganisationNode& one : office.reference.nodes()) {
    if (one.kind == agency::NodeKind::province)
      choice.options.push_back({one.code, province_words(voice, office.reference, one.code)});
  }
  return select_field(choice, {});
}

Html form_of(const desk::Office& office, const Visit& visit, const RoundResultsView& view) {
  const Voice& voice = visit.voice;
  if (!view.in_the_way.empty()) {
    Html out;
    for (const base::Problem& one : in_words(office, voice, view.in_the_way))
      out += paragraph("notice", icon(Icon::warning),
                       span("", element("strong", {}, results_words(voice, "not_now")), " ",
                            voice.prose(text::sentence(voice.language(), one))));
    return out;
  }
  return post_form(results_path(visit), visit.form_token,
                   provinces(office, voice, visit.field("province")) +
                       div("buttons", submit_button(results_words(voice, "make")),
                           submit_button(results_words(voice, "look"), Weight::secondary, "only", "look")));
}

Html doors_of(const Visit& visit, const RoundResultsView& view) {
  const Voice& voice = visit.voice;
  Html out =
      link_button(visit.path("results") + "?edition=" + http::percent_encode(view.round.round().edition),
                  results_words(voice, "door.list"));
  out += link_button(visit.path("results/proposals"), results_words(voice, "door.proposals"));
  if (view.round.round().stage == round::Stage::closed &&
      access::role_for(visit.actor(), Deed::propose_publication, {}))
    out += link_button(round_path(visit, view.round.round().id, "publish"), voice.say("rounds.door.publish"));
  return div("buttons", out);
}

/// How far the work is that the address names, and how it ended.
struct Work {
  Html part;
  bool runs = false;
};
Work work_of(const Visit& visit, const desk::JobView& job) {
  const Voice& voice = visit.voice;
  using State = desk::JobView::State;
  if (job.state == State::failed)
    return {FormErrors(voice, job.problems).summary(voice, "round_results.stopped_title")};
  const bool measured = job.total > 0;
  const Html bar = element("progress",
                           {{"id", "job-progress"},
                            {measured ? "max" : "", std::to_string(job.total)},
                            {measured ? "value" : "", std::to_string(job.done)},
                            {"aria-label", voice.say("job.progress")}},
                           Html());
  const Html counted =
      measured ? paragraph("muted", voice.say("job.counted",
                                              {{"done", grouped(static_cast<std::uint64_t>(job.done))},
                                               {"total", grouped(static_cast<std::uint64_t>(job.total))}}))
               : Html();
  const Html cancel = job.is_cancelled
                          ? paragraph("muted", voice.say("job.stopping"))
                          : post_form(results_path(visit, "/stop"), visit.form_token,
                                      hidden_field("job", job.id) +
                                          submit_button(voice.say("job.cancel"), Weight::secondary));
  return {element("div", {{"role", "status"}},
                  paragraph("", voice.say("job.phase." + (job.phase.empty() ? "waiting" : job.phase))), bar,
                  counted) +
              paragraph("", voice.say("job.wait")) + cancel,
          true};
}

Html done_of(const Visit& visit) {
  const std::string done = asked(visit, "done");
  if (done != "made" && done != "looked") return {};
  const auto count = [&](const char* name) {
    return grouped(
        static_cast<std::uint64_t>(std::max<std::int64_t>(0, web::whole_number(asked(visit, name)))));
  };
  return element("p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good),
                 span("", results_words(visit.voice, "done." + done,
                                        {{"count", count("count")}, {"clashing", count("clashing")}})));
}

std::string which_of(const Visit& visit) {
  const std::string which = asked(visit, "which");
  return which == "incomplete" || store::parse_round_outcome(which) ? which : std::string();
}

Answer shown(const desk::Office& office, const Visit& visit, const base::Problems& problems,
             const desk::JobView* job) {
  const std::string& id = visit.request.capture("round");
  const std::int64_t number = std::clamp<std::int64_t>(web::whole_number(asked(visit, "page")), 1, pages_max);
  const auto view = desk::see_round_results(office, visit.actor(), id, which_of(visit), number);
  if (!view) return Response::not_found();
  const Voice& voice = visit.voice;
  const FormErrors errors(voice, in_words(office, voice, problems));
  const Work work = job == nullptr ? Work{} : work_of(visit, *job);
  Page page = round_page(
      visit, view->round, results_words(voice, "title"),
      errors.summary(voice, "round_results.stopped_title") + done_of(visit) + work.part +
          paragraph("lead", results_words(voice, "what")) + paragraph("", results_words(voice, "what_more")) +
          (work.runs ? Html() : form_of(office, visit, *view)) +
          section("standing", results_words(voice, "standing"), results_standing(visit, *view)) +
          results_lines(visit, *view, number) +
          section("onward", results_words(voice, "onward"),
                  paragraph("", results_words(voice, "onward_what")), doors_of(visit, *view)));
  if (work.runs) page.refresh_seconds = 1;
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

bool is_ours(const desk::JobView& job) {
  return job.kind == make_kind || job.kind == look_kind;
}

/// "made" of the numbers that the work gave, as the address tells them.
std::string ended(const desk::JobView& job) {
  return std::string("?done=") + (job.kind == make_kind ? "made" : "looked") + job.result;
}

Answer show_results(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit) {
  const auto job = jobs.find(asked(visit, "job"), visit.actor().person);
  if (!job || !is_ours(*job)) return shown(office, visit, {}, nullptr);
  if (job->state == desk::JobView::State::finished)
    return Response::see_other(results_path(visit, ended(*job)));
  return shown(office, visit, {}, &*job);
}

Answer follow(const desk::Jobs& jobs, const Visit& visit, const std::string& job) {
  const auto ending = jobs.wait(job, visit.actor().person, moment_to_wait);
  if (ending && is_ours(*ending) && ending->state == desk::JobView::State::finished)
    return Response::see_other(results_path(visit, ended(*ending)));
  return Response::see_other(results_path(visit, "?job=" + job));
}

Answer make_results(const desk::Office& office, desk::Jobs& jobs, const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const auto view = desk::see_round_results(office, visit.actor(), round, "", 1);
  if (!view) return Response::not_found();
  if (!view->in_the_way.empty()) return shown(office, visit, view->in_the_way, nullptr);
  const desk::RoundResultsWish wish{visit.field("province"), visit.field("only") == "look"};
  const auto job =
      jobs.start(wish.only_looks ? look_kind : make_kind, visit.actor().person,
                 [&office, round, wish,
                  actor = visit.actor()](desk::JobProgress& progress) -> base::Result<std::string> {
                   const auto done = desk::make_round_results(office, actor, round, wish, progress);
                   if (!done) return done.problems();
                   const std::int64_t count = wish.only_looks ? done->ready : done->made;
                   return "&count=" + std::to_string(count) + "&clashing=" + std::to_string(done->clashing);
                 });
  if (!job) return shown(office, visit, job.problems(), nullptr);
  return follow(jobs, visit, *job);
}

Answer stop(desk::Jobs& jobs, const Visit& visit) {
  const std::string job = visit.field("job");
  jobs.cancel(job, visit.actor().person);
  return follow(jobs, visit, job);
}

Answer make_of_agency(const desk::Office& office, const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const std::string& agency = visit.request.capture("agency");
  const auto made = desk::make_agency_results(office, visit.actor(), round, agency);
  if (!made) {
    const std::string& code = made.problems().front().code;
    if (code == "rounds.no_such_round" || code == "rounds.no_such_agency") return Response::not_found();
    return shown(office, visit, made.problems(), nullptr);
  }
  return Response::see_other(
      round_path(visit, round, "agencies/" + http::percent_encode(agency) + "/grades/scores") +
      "?done=results_" + std::string(store::code_of(made->outcome)));
}

}  // namespace
}  // namespace rounds

void add_round_results(Gate& gate, desk::Jobs& jobs) {
  using access::Deed;
  const desk::Office& office = gate.office();
  const std::string root = "/office/rounds/{round}";
  gate.get(root + "/results", Deed::open_boxes, Gate::nation(),
           [&office, &jobs](const Visit& visit) { return rounds::show_results(office, jobs, visit); });
  gate.post(root + "/results", Deed::open_boxes, Gate::nation(),
            [&office, &jobs](const Visit& visit) { return rounds::make_results(office, jobs, visit); });
  gate.post(root + "/results/stop", Deed::open_boxes, Gate::nation(),
            [&jobs](const Visit& visit) { return rounds::stop(jobs, visit); });
  gate.post(root + "/agencies/{agency}/results", Deed::open_boxes, Gate::nation(),
            [&office](const Visit& visit) { return rounds::make_of_agency(office, visit); });
}

}  // namespace prongsai::web
