// SPDX-License-Identifier: Apache-2.0
// An agency's grades: all of them at a glance, one with its reasons and what may be disputed, and the
// executive's confirmation.
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/grading_detail.h"
#include "prongsai/web/frame/last_minute.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::grading {
namespace {

using desk::AgencyGrades;
using desk::ItemGrade;

constexpr int words_rows = 5;
constexpr int words_letters_most = 1'300;

Place place_of(const Visit& visit, const AgencyGrades& grades, const std::string& title, bool below) {
  const Voice& voice = visit.voice;
  Place out{.title = title,
            .line = join(voice.prose(agency_words(voice, grades.agency)), " · ",
                         voice.prose(rounds::round_name(voice, grades.round))),
            .crumbs = {{voice.say("disclosure.title"), visit.path("disclosure")}},
            .made_up = grades.rules->edition.made_up};
  if (below)
    out.crumbs.push_back(
        {say(voice, "grades.title"), grades_path(visit, grades.round.round.id, grades.agency.agency)});
  return out;
}

Html standing_words(const Voice& voice, const ItemGrade& item) {
  if (item.scale == nullptr) return span("none", say(voice, "scale_unknown"));
  if (!item.standing) return span("none", say(voice, "no_grade_yet"));
  return chip(item.is_full ? Tone::good : Tone::bad, choice_words(voice, *item.scale, *item.standing));
}

std::string item_address(const Visit& visit, const AgencyGrades& grades, std::string_view item,
                         const std::string& below = {}) {
  return grades_path(visit, grades.round.round.id, grades.agency.agency,
                     "items/" + http::percent_encode(item) + below);
}

Html grades_table(const Visit& visit, const AgencyGrades& grades) {
  const Voice& voice = visit.voice;
  Table table(say(voice, "grades.title"));
  table.head({{say(voice, "grades.item"), {}}, {say(voice, "grade"), {}}, {say(voice, "grades.state"), {}}});
  for (const ItemGrade& one : grades.items)
    table.row({row_head(link_to(item_address(visit, grades, one.item->code), item_title(voice, *one.item))),
               {standing_words(voice, one), {}},
               {join(state_chip(voice, one.state),
                     one.may_dispute && !one.is_full
                         ? join(" ", link_to(item_address(visit, grades, one.item->code, "#dispute"),
                                             say(voice, "grades.may_dispute")))
                         : Html()),
                {}}});
  return table.html("labelled");
}

Html clock_of(const Voice& voice, const AgencyGrades& grades) {
  using disclosure::Time;
  if (grades.time == Time::clarifying && grades.clarify_closes)
    return paragraph("next-step", say(voice, "clock.clarifying",
                                      {{"moment", last_minute(voice, *grades.clarify_closes)}}));
  if (grades.time == Time::confirming && grades.confirm_closes)
    return paragraph("next-step", say(voice, "clock.confirming",
                                      {{"moment", last_minute(voice, *grades.confirm_closes)}}));
  return paragraph("next-step", say(voice, grades.time == Time::over ? "clock.over" : "clock.grading"));
}

Html confirm_part(const Visit& visit, const AgencyGrades& grades) {
  const Voice& voice = visit.voice;
  if (grades.confirmation)
    return section(
        "confirm", say(voice, "confirm.title"),
        paragraph("calm", icon(Icon::good),
                  span("", say(voice, "confirm.done",
                               {{"name", grades.confirmation->confirmed_name},
                                {"moment", voice.moment(grades.confirmation->confirmed_at)}}))),
        paragraph("muted", "SHA-256 ", element("code", {{"class", "hash"}}, grades.confirmation->sha256)));
  if (grades.time != disclosure::Time::confirming) return {};
  Html main = paragraph("", say(voice, "confirm.what"));
  for (const base::Problem& one : grades.unfinished)
    main += paragraph("notice", text::sentence(voice.language(), one));
  if (grades.may_confirm)
    main += post_form(grades_path(visit, grades.round.round.id, grades.agency.agency), visit.form_token,
                      hidden_field("seen", grades.sha256) + submit_button(say(voice, "confirm.confirm")));
  return section("confirm", say(voice, "confirm.title"), main);
}

Answer grades_shown(const desk::Office& office, const Visit& visit, const base::Problems& problems) {
  const auto grades = desk::see_grades(office, visit.actor(), visit.request.capture("round"),
                                       visit.request.capture("agency"));
  if (!grades) return refused(visit, grades.problems());
  const Voice& voice = visit.voice;
  const auto full = std::ranges::count_if(grades->items, [](const ItemGrade& one) { return one.is_full; });
  const Page page =
      placed(visit, place_of(visit, *grades, say(voice, "grades.title"), false),
             FormErrors(voice, problems).summary(voice, "grading.stands_in_the_way") +
                 done_line(visit, {"confirmed"}) + clock_of(voice, *grades) +
                 paragraph("lead", say(voice, "grades.full_of",
                                       {{"full", number_words(static_cast<std::size_t>(full))},
                                        {"all", number_words(grades->items.size())}})) +
                 paragraph("", say(voice, "grades.what")) +
                 div("buttons",
                     button_to(grades_path(visit, grades->round.round.id, grades->agency.agency, "scores"),
                               say(voice, "scores.title"))) +
                 grades_table(visit, *grades) + confirm_part(visit, *grades));
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

Html disputes_list(const Voice& voice, const AgencyGrades& grades, const ItemGrade& item) {
  if (item.disputes.empty()) return {};
  Html items;
  for (const store::Dispute& one : item.disputes)
    items += element("li", {},
                     element("strong", {}, voice.prose(reason_words(voice, grades.reasons, one.grounds))),
                     paragraph("", voice.prose(one.words)),
                     paragraph("muted", voice.moment(one.filed_at),
                               one.withdrawn_at ? Html(" · " + say(voice, "dispute.withdrawn")) : Html()));
  return section("disputes", say(voice, "dispute.filed"), element("ol", {{"class", "frozen"}}, items));
}

Html decision_part(const Voice& voice, const ItemGrade& item) {
  if (!item.decision) return {};
  const store::DisputeDecision& decision = *item.decision;
  return section(
      "decision", say(voice, "decision.title"),
      paragraph("", chip(Tone::good, choice_words(voice, *item.scale, decision.choice))),
      paragraph("", voice.prose(decision.reason)),
      paragraph("muted", voice.moment(decision.decided_at),
                decision.decided_name.empty() ? Html() : join(" · ", voice.prose(decision.decided_name))));
}

Html dispute_part(const Visit& visit, const AgencyGrades& grades, const ItemGrade& item,
                  const FormErrors& errors) {
  const Voice& voice = visit.voice;
  if (item.may_withdraw)
    return section("dispute", say(voice, "dispute.title"), paragraph("", say(voice, "dispute.withdraw_what")),
                   post_form(item_address(visit, grades, item.item->code, "/withdraw"), visit.form_token,
                             submit_button(say(voice, "dispute.withdraw"), Weight::secondary)));
  if (!item.may_dispute) return {};
  Choice grounds{.name = "grounds", .label = say(voice, "dispute.grounds"), .chosen = visit.field("grounds")};
  for (const disclosure::Rules::Reason* one : grades.grounds)
    grounds.options.push_back({one->code, label_of(voice, one->text)});
  return section("dispute", say(voice, "dispute.title"), paragraph("", say(voice, "dispute.what")),
                 post_form(item_address(visit, grades, item.item->code), visit.form_token,
                           radio_field(grounds, errors) +
                               area_field({.name = "words",
                                           .label = say(voice, "dispute.words"),
                                           .hint = say(voice, "dispute.words_hint"),
                                           .value = visit.field("words"),
                                           .length_max = words_letters_most,
                                           .required = true},
                                          words_rows, errors) +
                               submit_button(say(voice, "dispute.file"))));
}

Answer grade_shown(const desk::Office& office, const Visit& visit, const base::Problems& problems) {
  const store::ItemKey key = item_in_path(visit);
  const auto grades = desk::see_grades(office, visit.actor(), key.round, key.agency);
  if (!grades) return refused(visit, grades.problems());
  const ItemGrade* item = grades->find(key.item);
  if (item == nullptr) return Response::not_found();
  const Voice& voice = visit.voice;
  const FormErrors errors(voice, problems);
  // Copies of evidence are shown to those who may see the agency's disclosure; their bytes on its own pages.
  const Evidence evidence = evidence_of(office, visit, key, nullptr, "");
  const Page page = placed(
      visit, place_of(visit, *grades, code_words(key.item) + " " + label_of(voice, item->item->text), true),
      errors.summary(voice) + done_line(visit, {"disputed", "withdrawn"}) +
          paragraph("lead", standing_words(voice, *item), " ", state_chip(voice, item->state)) +
          (item->scale == nullptr
               ? Html()
               : section("reasons", say(voice, "grades.reasons"),
                         item->state == disclosure::State::not_shown || item->reasons.empty()
                             ? paragraph("", say(voice, item->filing.answer == disclosure::Answer::shown
                                                            ? "no_grades"
                                                            : "grades.not_shown_why"))
                             : given_list(voice, *grades, *item, item->reasons))) +
          changes_part(voice, desk::changes_since_grades(office, *grades, key.item)) +
          decision_part(voice, *item) + disputes_list(voice, *grades, *item) +
          dispute_part(visit, *grades, *item, errors) +
          section("told", say(voice, "told"), filing_part(voice, item->filing)) +
          section("sealed", say(voice, "sealed"), paragraph("muted", say(voice, "sealed_what")),
                  evidence.part));
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

Answer back_to_item(const Visit& visit, const char* done) {
  const store::ItemKey key = item_in_path(visit);
  return Response::see_other(
      grades_path(visit, key.round, key.agency, "items/" + http::percent_encode(key.item)) + "?done=" + done);
}

/// A form sent for what is not there, or not for this person.
bool is_refusal(const base::Problems& problems) {
  const std::string& code = problems.front().code;
  return code == "desk.not_permitted" || code.starts_with("rounds.") || code.starts_with("round.") ||
         code == "disclosure.none_here" || code == "grading.no_such_item" || code == "grading.not_told_yet";
}

}  // namespace

Answer grades_page(const desk::Office& office, const Visit& visit) {
  return grades_shown(office, visit, {});
}

Answer confirm(const desk::Office& office, const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const std::string& agency = visit.request.capture("agency");
  const auto confirmed = desk::confirm_grades(office, visit.actor(), round, agency, visit.field("seen"));
  if (!confirmed) {
    if (is_refusal(confirmed.problems())) return refused(visit, confirmed.problems());
    return grades_shown(office, visit, confirmed.problems());
  }
  return Response::see_other(grades_path(visit, round, agency, "?done=confirmed"));
}

Answer grade_page(const desk::Office& office, const Visit& visit) {
  return grade_shown(office, visit, {});
}

Answer dispute(const desk::Office& office, const Visit& visit) {
  const auto filed = desk::dispute_grade(office, visit.actor(), item_in_path(visit), visit.field("grounds"),
                                         visit.field("words"));
  if (filed) return back_to_item(visit, "disputed");
  if (is_refusal(filed.problems())) return refused(visit, filed.problems());
  return grade_shown(office, visit, filed.problems());
}

Answer withdraw(const desk::Office& office, const Visit& visit) {
  const auto withdrawn = desk::withdraw_dispute(office, visit.actor(), item_in_path(visit));
  if (withdrawn) return back_to_item(visit, "withdrawn");
  if (is_refusal(withdrawn.problems())) return refused(visit, withdrawn.problems());
  return grade_shown(office, visit, withdrawn.problems());
}

}  // namespace prongsai::web::grading
