// SPDX-License-Identifier: Apache-2.0
// The steps of a round that cannot be taken back: opening, closing, publishing.
#include <algorithm>

#include "prongsai/desk/rounds/decisions.h"
#include "prongsai/desk/rounds/opening.h"
#include "prongsai/desk/rounds/publication.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/rounds/rounds_detail.h"

namespace prongsai::web::rounds {
namespace {

using round::Stage;

constexpr int reason_length = static_cast<int>(round::change_reason_most / 3);

Html reason_field(const Visit& visit, const FormErrors& errors) {
  return area_field({.name = "reason",
                     .label = visit.voice.say("work.form.reason"),
                     .hint = visit.voice.say("work.form.reason_hint"),
                     .value = visit.field("reason"),
                     .length_max = reason_length},
                    3, errors);
}

Html back_to(const Visit& visit, const desk::RoundView& view) {
  return link_to(round_path(visit, view.round().id), visit.voice.say("rounds.back"));
}

/// What opening settles, in words with the numbers of this round.
Html frozen_list(const Voice& voice, const desk::RoundView& view) {
  const std::string agencies = grouped(static_cast<std::uint64_t>(view.agencies));
  const Html rules = view.rules ? voice.text(view.rules->edition.name) : Html(view.round().edition);
  const Html fingerprint = view.rules ? div("under", voice.say("rounds.open.fingerprint"), " ",
                                            element("code", {}, view.rules->edition.fingerprint))
                                      : Html();
  return element(
      "ul", {{"class", "frozen"}},
      element("li", {}, voice.say("rounds.open.rules"), " ", element("strong", {}, rules), fingerprint),
      element("li", {}, voice.say("rounds.open.calendar")),
      element("li", {}, voice.say("rounds.open.agencies", {{"count", agencies}})),
      element("li", {}, voice.say("rounds.open.samples")));
}

Page open_page(const desk::Office& office, const Visit& visit, const desk::RoundView& view,
               const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const auto findings = desk::opening_findings(office, visit.actor(), view.round().id);
  const bool may_open = findings && round::stops(*findings).empty();
  const Html list = findings ? findings_list(office, voice, *findings)
                             : FormErrors(voice, in_words(office, voice, findings.problems())).summary(voice);
  Html form = paragraph("notice", icon(Icon::warning), span("", voice.say("rounds.open.not_yet")));
  if (may_open)
    form = post_form(round_path(visit, view.round().id, "open"), visit.form_token,
                     version_field(view) + check_field("confirmed", voice.say("rounds.open.confirm"), false) +
                         div("buttons", submit_button(voice.say("rounds.open.do")), back_to(visit, view)));
  return round_page(visit, view, voice.say("rounds.door.open"),
                    errors.summary(voice) + paragraph("lead", voice.say("rounds.open.what")) +
                        section("frozen", voice.say("rounds.open.frozen"), frozen_list(voice, view)) +
                        section("phases", voice.say("rounds.phases"), timeline(voice, view, office.now())) +
                        section("findings", voice.say("rounds.open.checklist"), list) +
                        section("confirm", voice.say("rounds.open.last"), form));
}

Page close_page(const Visit& visit, const desk::RoundView& view, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  return round_page(
      visit, view, voice.say("rounds.door.close"),
      errors.summary(voice) + paragraph("lead", voice.say("rounds.close.what")) +
          post_form(round_path(visit, view.round().id, "close"), visit.form_token,
                    version_field(view) +
                        div("buttons", submit_button(voice.say("rounds.close.do")), back_to(visit, view))));
}

Html propose_form(const Visit& visit, const desk::RoundView& view, const FormErrors& errors) {
  return paragraph("", visit.voice.say("rounds.publish.propose_what")) +
         post_form(round_path(visit, view.round().id, "publish"), visit.form_token,
                   version_field(view) + reason_field(visit, errors) +
                       div("buttons", submit_button(visit.voice.say("rounds.publish.propose")),
                           back_to(visit, view)));
}

Html decide_form(const Visit& visit, const desk::RoundView& view, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const store::Proposal& proposal = *view.publication;
  const bool own = proposal.proposed_by == visit.actor().person;
  const Html facts = element(
      "dl", {{"class", "facts"}}, element("dt", {}, voice.say("rounds.publish.by")),
      element("dd", {}, voice.prose(view.publication_by)), element("dt", {}, voice.say("rounds.publish.at")),
      element("dd", {}, voice.moment(proposal.proposed_at)), element("dt", {}, voice.say("work.form.reason")),
      element("dd", {}, voice.prose(proposal.reason)));
  const Html buttons =
      own ? submit_button(voice.say("rounds.publish.withdraw"), Weight::secondary, "decision", "refuse")
          : submit_button(voice.say("rounds.publish.accept"), Weight::primary, "decision", "accept") +
                submit_button(voice.say("rounds.publish.refuse"), Weight::secondary, "decision", "refuse");
  return facts +
         (own ? paragraph("notice", icon(Icon::open), span("", voice.say("rounds.publish.own"))) : Html()) +
         post_form(
             round_path(visit, view.round().id, "publish/decide"), visit.form_token,
             hidden_field("proposal", proposal.id) + reason_field(visit, errors) + div("buttons", buttons));
}

Page publish_page(const Visit& visit, const desk::RoundView& view, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const Html form = view.publication ? decide_form(visit, view, errors) : propose_form(visit, view, errors);
  return round_page(
      visit, view, voice.say("rounds.door.publish"),
      errors.summary(voice) + paragraph("lead", voice.say("rounds.publish.what")) + div("narrow", form));
}

FormErrors errors_of(const desk::Office& office, const Visit& visit, const base::Problems& problems) {
  return FormErrors(visit.voice, in_words(office, visit.voice, problems));
}

Answer done(const Visit& visit, const char* what) {
  return http::Response::see_other(round_path(visit, visit.request.capture("round")) + "?done=" + what);
}

}  // namespace

Answer show_open(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!view) return http::Response::not_found();
  if (view->round().stage != Stage::draft)
    return http::Response::see_other(round_path(visit, view->round().id));
  return open_page(office, visit, *view, {});
}

Answer open_round(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  base::Problems problems;
  if (visit.field("confirmed") != "yes") {
    problems = {{"rounds.not_confirmed", {{"field", "confirmed"}}, {}}};
  } else {
    const auto opened = desk::open_round(office, visit.actor(), id, version_of(visit));
    if (opened) return done(visit, "opened");
    problems = opened.problems();
  }
  const auto view = desk::see_round(office, visit.actor(), id);
  if (!view) return http::Response::not_found();
  return with_status(open_page(office, visit, *view, errors_of(office, visit, problems)), 422);
}

Answer show_close(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!view) return http::Response::not_found();
  if (view->round().stage != Stage::opened || !view->broken.empty())
    return http::Response::see_other(round_path(visit, view->round().id));
  const auto closed = round::closed(view->round(), office.now());
  return close_page(visit, *view, closed ? FormErrors() : errors_of(office, visit, closed.problems()));
}

Answer close_round(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  const auto closed = desk::close_round(office, visit.actor(), id, version_of(visit));
  if (closed) return done(visit, "closed");
  const auto view = desk::see_round(office, visit.actor(), id);
  if (!view) return http::Response::not_found();
  return with_status(close_page(visit, *view, errors_of(office, visit, closed.problems())), 422);
}

Answer show_publish(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!view) return http::Response::not_found();
  if (view->round().stage != Stage::closed || !view->broken.empty())
    return http::Response::see_other(round_path(visit, view->round().id));
  return publish_page(visit, *view, {});
}

Answer propose_publication(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  const auto proposed =
      desk::propose_publication(office, visit.actor(), id, version_of(visit), visit.field("reason"));
  if (proposed) return done(visit, "proposed");
  const auto view = desk::see_round(office, visit.actor(), id);
  if (!view) return http::Response::not_found();
  return with_status(publish_page(visit, *view, errors_of(office, visit, proposed.problems())), 422);
}

Answer decide_publication(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  const bool accepts = visit.field("decision") == "accept";
  const auto decided = desk::decide_publication(office, visit.actor(), visit.field("proposal"),
                                                accepts ? desk::Decision::accept : desk::Decision::refuse,
                                                visit.field("reason"));
  if (decided) return done(visit, accepts ? "published" : "refused");
  const auto view = desk::see_round(office, visit.actor(), id);
  if (!view) return http::Response::not_found();
  return with_status(publish_page(visit, *view, errors_of(office, visit, decided.problems())), 422);
}

}  // namespace prongsai::web::rounds
