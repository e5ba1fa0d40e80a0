// SPDX-License-Identifier: Apache-2.0
// A reviewer's page of one dispute, with what was decided before about the same item; and decisions searched.
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/capture_now.h"
#include "prongsai/web/disclosure/grading_detail.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::grading {
namespace {

constexpr int reason_rows = 5;
constexpr int reason_letters_most = 1'300;
constexpr std::size_t search_bytes_max = 200;

Html precedent_list(const Voice& voice, const std::vector<store::Precedent>& precedents) {
  Html items;
  for (const store::Precedent& one : precedents)
    items += element(
        "li", {},
        element("strong", {}, code_words(one.item), " · ",
                voice.prose(text::choose(voice.language(), one.name_th, one.name_en)), " · ", one.round),
        paragraph("", say(voice, "precedent.said"), " ", voice.prose(one.words)),
        paragraph("", say(voice, "precedent.decided", {{"choice", one.choice}}), " ",
                  voice.prose(one.reason)),
        paragraph("muted", voice.moment(one.decided_at)));
  return items.empty() ? paragraph("muted", say(voice, "precedent.none"))
                       : element("ol", {{"class", "frozen"}}, items);
}

Html decide_form(const Visit& visit, const desk::DisputeFile& file, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  if (!file.closed.empty()) return FormErrors(voice, file.closed).summary(voice, "grading.stands_in_the_way");
  Choice choice{.name = "choice", .label = say(voice, "decision.grade"), .chosen = visit.field("choice")};
  for (std::size_t i = 0; i < file.item->scale->choices.size(); ++i)
    choice.options.push_back({file.item->scale->choices[i].code, choice_words(voice, *file.item->scale, i)});
  const store::ItemKey key = item_in_path(visit);
  return post_form(
      grades_path(visit, key.round, key.agency, "items/" + http::percent_encode(key.item) + "/decide"),
      visit.form_token,
      hidden_field("dispute", std::to_string(file.item->disputes.back().number)) +
          radio_field(choice, errors) +
          area_field({.name = "reason",
                      .label = say(voice, "decision.reason"),
                      .hint = say(voice, "decision.reason_hint"),
                      .value = visit.field("reason"),
                      .length_max = reason_letters_most,
                      .required = true},
                     reason_rows, errors) +
          submit_button(say(voice, "decision.decide")));
}

Answer shown(const desk::Office& office, const Visit& visit, const base::Problems& problems) {
  const store::ItemKey key = item_in_path(visit);
  const auto file = desk::see_dispute(office, visit.actor(), key);
  if (!file) return refused(visit, file.problems());
  const Voice& voice = visit.voice;
  const FormErrors errors(voice, problems);
  const desk::ItemGrade& item = *file->item;
  const store::Dispute& dispute = item.disputes.back();
  const disclosure::ItemRules* rules = nullptr;
  if (const auto all = file->grades.all_rules->find(file->grades.rules->edition.id);
      all != file->grades.all_rules->end()) {
    const auto found = all->second.items.find(key.item);
    if (found != all->second.items.end()) rules = &found->second;
  }
  const Evidence evidence = evidence_of(office, visit, key, rules, "");
  const Html standing =
      item.standing ? Html(choice_words(voice, *item.scale, *item.standing)) : span("none", "–");
  const Html left = element(
      "div", {{"class", "grading-left"}},
      section("dispute", say(voice, "dispute.filed"),
              paragraph("", element("strong", {},
                                    voice.prose(reason_words(voice, file->grades.reasons, dispute.grounds)))),
              element("blockquote", {}, voice.prose(dispute.words)),
              paragraph("muted", voice.moment(dispute.filed_at))),
      section("given", say(voice, "decision.given"),
              paragraph("", say(voice, "decision.stands"), " ", standing),
              given_list(voice, file->grades, item, file->seats)),
      section(
          "decide", say(voice, "decision.title"),
          item.decision
              ? join(paragraph("", chip(Tone::good, choice_words(voice, *item.scale, item.decision->choice))),
                     paragraph("", voice.prose(item.decision->reason)))
              : Html(),
          decide_form(visit, *file, errors)),
      section("demand", say(voice, "demand"), demand_part(voice, *item.item, rules, file->website)),
      section("told", say(voice, "told"), filing_part(voice, item.filing)));
  const Html right = element(
      "div", {{"class", "grading-right"}},
      changes_part(voice, desk::changes_since_grades(office, file->grades, key.item)),
      section("sealed", say(voice, "sealed"), paragraph("muted", say(voice, "sealed_what")), evidence.part),
      filing::capture_now_part(office, visit, key, item.filing,
                               grades_path(visit, key.round, key.agency,
                                           "items/" + http::percent_encode(key.item) + "/decide/captures"),
                               has_seat_there));
  const Page page = placed(
      visit,
      {.title = code_words(key.item) + " " + label_of(voice, item.item->text),
       .line = join(voice.prose(agency_words(voice, file->grades.agency)), " · ",
                    voice.prose(rounds::round_name(voice, file->grades.round))),
       .crumbs = {first_crumb(visit),
                  {say(voice, "disputes.title"), filing::board_path(visit, key.round, "disputes")}},
       .made_up = file->grades.rules->edition.made_up},
      errors.summary(voice) + done_line(visit, {"capture_asked"}) +
          element("div", {{"class", "grading"}}, left, right) +
          section("precedents", say(voice, "precedent.title"), precedent_list(voice, file->precedents)));
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

}  // namespace

Answer dispute_page(const desk::Office& office, const Visit& visit) {
  return shown(office, visit, {});
}

Answer decide(const desk::Office& office, const Visit& visit) {
  const store::ItemKey key = item_in_path(visit);
  const auto decided =
      desk::decide_dispute(office, visit.actor(), key, visit.field("choice"), visit.field("reason"),
                           std::max<std::int64_t>(0, whole_number(visit.field("dispute"))));
  if (!decided) return shown(office, visit, decided.problems());
  return Response::see_other(filing::board_path(visit, key.round, "disputes?done=judged"));
}

Answer ask_dispute_capture(const desk::Office& office, const Visit& visit) {
  const store::ItemKey key = item_in_path(visit);
  const auto asked_for = filing::ask_now(office, visit, key, has_seat_there);
  if (asked_for)
    return Response::see_other(
        grades_path(visit, key.round, key.agency, "items/" + http::percent_encode(key.item) + "/decide") +
        "?done=capture_asked");
  if (!filing::is_about_link(asked_for.problems())) return refused(visit, asked_for.problems());
  return shown(office, visit, asked_for.problems());
}

Answer decisions_page(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const auto sought = [&](const char* name) {
    const std::string typed = asked(visit, name);
    return typed.size() > search_bytes_max ? std::string() : typed;
  };
  const std::string item = sought("item");
  const std::string words = sought("q");
  const auto found = desk::find_decisions(office, visit.actor(), item, words);
  if (!found) return refused(visit, found.problems());
  const Html search =
      element("form", {{"method", "get"}, {"class", "toolbar"}},
              text_field({.name = "item", .label = say(voice, "precedent.item"), .hint = {}, .value = item},
                         FormErrors()),
              text_field({.name = "q", .label = say(voice, "precedent.words"), .hint = {}, .value = words},
                         FormErrors()),
              submit_button(say(voice, "precedent.search"), Weight::secondary));
  return placed(visit, {.title = say(voice, "decisions.title"), .line = {}, .crumbs = {first_crumb(visit)}},
                paragraph("", say(voice, "decisions.what")) + search + precedent_list(voice, *found));
}

}  // namespace prongsai::web::grading
