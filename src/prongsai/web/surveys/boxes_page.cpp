// SPDX-License-Identifier: Apache-2.0
// The box of a round: who has its key, and opening it once collecting is over.
#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/desk/surveys/recount.h"
#include "prongsai/desk/surveys/round_box.h"
#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web::surveys {
namespace {

using desk::BoxView;
using store::BoxState;
using store::KeyCustody;

struct Look {
  const desk::Office& office;
  const Visit& visit;
  const desk::RoundView& round;
  const BoxView& view;
};

std::string box_path(const Look& look, const char* below) {
  return surveys_path(look.visit, look.round.round().id, below);
}

Html facts_of(const Look& look) {
  const Voice& voice = look.visit.voice;
  const BoxView& view = look.view;
  Html facts;
  const auto add = [&](const char* key, const Html& value) {
    facts += element("dt", {}, voice.say(key)) + element("dd", {}, value);
  };
  add("surveys.box.state", voice.say("surveys.box.state." + std::string(store::word_of(view.box.state))));
  add("surveys.box.surveys", voice.say("surveys.box.opened_of", {{"opened", number_words(view.opened)},
                                                                 {"all", number_words(view.surveys)}}));
  const char* where = view.box.state == BoxState::opened           ? "surveys.box.key.destroyed"
                      : view.key_is_here                           ? "surveys.box.key.here"
                      : view.box.custody == KeyCustody::custodians ? "surveys.box.key.custodians"
                                                                   : "surveys.box.key.missing";
  add("surveys.box.key", voice.say(where));
  if (view.box.state != BoxState::opened)
    add("surveys.box.from", view.may_open_from ? Html(voice.moment(*view.may_open_from))
                                               : Html(voice.say("surveys.state.no_days")));
  add("surveys.box.id", element("code", {}, view.box.id));
  return element("dl", {{"class", "facts"}}, facts);
}

Html list_of(const Voice& voice, std::initializer_list<const char*> keys) {
  Html items;
  for (const char* key : keys) items += element("li", {}, voice.say(key));
  return element("ul", {{"class", "frozen"}}, items);
}

/// Taking the key off this server: first the file, then the proof that somebody has it.
Html custody_of(const Look& look, const FormErrors& errors) {
  const Voice& voice = look.visit.voice;
  if (look.view.box.state != BoxState::sealed || !look.view.key_is_here) return {};
  const Html first = post_form(box_path(look, "box/key"), look.visit.form_token,
                               submit_button(voice.say("surveys.box.download"), Weight::secondary));
  const Html second = post_form(box_path(look, "box/custodians"), look.visit.form_token,
                                file_field("key", voice.say("surveys.box.show_key"),
                                           voice.say("surveys.box.show_key_hint"), ".key,.txt", errors) +
                                    submit_button(voice.say("surveys.box.remove"), Weight::danger),
                                Encoding::files);
  return section(
      "custody", voice.say("surveys.box.custody"), errors.summary(voice, "surveys.stands_in_the_way"),
      paragraph("", voice.say("surveys.box.custody_what")),
      list_of(voice, {"surveys.box.custody_gain", "surveys.box.custody_loss", "surveys.box.custody_two"}),
      element("ol", {{"class", "steps"}}, element("li", {}, voice.say("surveys.box.step_download"), first),
              element("li", {}, voice.say("surveys.box.step_remove"), second)));
}

Html opening_of(const Look& look, const FormErrors& errors) {
  const Voice& voice = look.visit.voice;
  const BoxView& view = look.view;
  const std::string title = voice.say("surveys.box.open");
  if (view.box.state == BoxState::opened)
    return section("opening", title,
                   paragraph("calm", icon(Icon::good), span("", voice.say("surveys.box.is_opened"))),
                   paragraph("", voice.say("surveys.box.recount_what")),
                   post_form(box_path(look, "box/recount"), look.visit.form_token,
                             submit_button(voice.say("surveys.box.recount"), Weight::secondary)));
  if (!view.may_open_from || look.office.now() < *view.may_open_from)
    return section(
        "opening", title,
        paragraph("", view.may_open_from
                          ? voice.say("surveys.box.not_yet", {{"moment", voice.moment(*view.may_open_from)}})
                          : voice.say("surveys.box.no_end")),
        paragraph("muted", voice.say("surveys.box.why_not_before")));
  const Html key = view.key_is_here
                       ? Html()
                       : file_field("key", voice.say("surveys.box.bring_key"),
                                    voice.say("surveys.box.bring_key_hint"), ".key,.txt", errors);
  const Html form =
      post_form(box_path(look, "box/open"), look.visit.form_token,
                key + check_field("sure", voice.say("surveys.box.sure"), false) +
                    submit_button(voice.say(view.box.state == BoxState::opening ? "surveys.box.go_on"
                                                                                : "surveys.box.open")),
                Encoding::files);
  return section(
      "opening", title, errors.summary(voice, "surveys.stands_in_the_way"),
      list_of(voice, {"surveys.box.open_once", "surveys.box.open_sorted", "surveys.box.open_destroys"}),
      form);
}

enum class Refused { nothing, custody, opening };

Answer shown(const desk::Office& office, const Visit& visit, Refused part, const FormErrors& errors) {
  const std::string& id = visit.request.capture("round");
  const auto round = desk::see_round(office, visit.actor(), id);
  if (!round) return refused(visit, round.problems());
  const auto box = desk::look_at_round_box(office, visit.actor(), id);
  if (!box) return refused(visit, box.problems());
  const Voice& voice = visit.voice;
  const std::string title = voice.say("surveys.box.title");
  if (!*box)
    return page_of(
        visit, *round, title,
        paragraph("", voice.say("surveys.box.none")) +
            div("buttons", button_to(surveys_path(visit, id, "set-up"), voice.say("surveys.set_up.title"))));
  const Look look{office, visit, *round, **box};
  Page page = page_of(visit, *round, title,
                      done_line(visit, {"given", "opened", "recounted"}) +
                          paragraph("", voice.say("surveys.box.what")) + facts_of(look) +
                          opening_of(look, part == Refused::opening ? errors : FormErrors()) +
                          custody_of(look, part == Refused::custody ? errors : FormErrors()));
  return errors.empty() ? Answer(page) : Answer(with_status(page, 422));
}

std::optional<std::string> uploaded_key(const Visit& visit) {
  const http::Part* part = visit.form.find_file("key");
  if (part == nullptr || part->bytes.empty()) return std::nullopt;
  return std::string(part->bytes);
}

base::Problem no_key_file() {
  return {"surveys.no_key_file", {{"field", "key"}}, {}};
}

/// The id of the round's box; 404 where there is none.
base::Result<std::string> box_id(const desk::Office& office, const Visit& visit) {
  const auto box = desk::look_at_round_box(office, visit.actor(), visit.request.capture("round"));
  if (!box) return box.problems();
  if (!*box) return base::Problem{"box.no_such_box", {{"box", visit.request.capture("round")}}, {}};
  return (*box)->box.id;
}

}  // namespace

Answer box_page(const desk::Office& office, const Visit& visit) {
  return shown(office, visit, Refused::nothing, {});
}

Answer box_key(const desk::Office& office, const Visit& visit) {
  const auto id = box_id(office, visit);
  if (!id) return refused(visit, id.problems());
  const auto text = desk::read_box_key(office, visit.actor(), *id);
  if (!text) return shown(office, visit, Refused::custody, FormErrors(visit.voice, text.problems()));
  return file_answer(*text, "application/octet-stream", *id + ".key");
}

Answer give_key(const desk::Office& office, const Visit& visit) {
  const auto id = box_id(office, visit);
  if (!id) return refused(visit, id.problems());
  const auto key = uploaded_key(visit);
  if (!key) return shown(office, visit, Refused::custody, FormErrors(visit.voice, {no_key_file()}));
  const auto given = desk::give_key_to_custodians(office, visit.actor(), *id, *key);
  if (!given) return shown(office, visit, Refused::custody, FormErrors(visit.voice, given.problems()));
  return Response::see_other(surveys_path(visit, visit.request.capture("round"), "box") + "?done=given");
}

Answer open(const desk::Office& office, desk::Jobs& jobs, const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const auto id = box_id(office, visit);
  if (!id) return refused(visit, id.problems());
  const auto wrong = [&](const base::Problems& problems) {
    return shown(office, visit, Refused::opening, FormErrors(visit.voice, problems));
  };
  if (visit.field("sure") != "yes") return wrong({{"surveys.not_sure", {{"field", "sure"}}, {}}});
  const auto view = desk::look_at_box(office, visit.actor(), *id);
  if (!view) return refused(visit, view.problems());
  auto key = uploaded_key(visit);
  if (!view->key_is_here && !key) return wrong({no_key_file()});
  const auto job = jobs.start(open_kind, visit.actor().person,
                              [&office, id = *id, round, key = std::move(key), actor = visit.actor()](
                                  desk::JobProgress& progress) -> base::Result<std::string> {
                                const auto opened = desk::open_box(office, actor, id, key, progress);
                                if (!opened) return opened.problems();
                                return round + "/" + std::to_string(opened->ballots);
                              });
  if (!job) return wrong(job.problems());
  return follow(jobs, visit, *job);
}

Answer recount_box(const desk::Office& office, desk::Jobs& jobs, const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const auto id = box_id(office, visit);
  if (!id) return refused(visit, id.problems());
  const auto job = jobs.start(recount_kind, visit.actor().person,
                              [&office, round](desk::JobProgress& progress) -> base::Result<std::string> {
                                progress.begin("recount_round");
                                const auto counted = desk::recount(office, round);
                                if (!counted) return counted.problems();
                                if (!counted->agrees()) return counted->differences;
                                return round + "/" + std::to_string(counted->sheets);
                              });
  if (!job) return shown(office, visit, Refused::opening, FormErrors(visit.voice, job.problems()));
  return follow(jobs, visit, *job);
}

}  // namespace prongsai::web::surveys
