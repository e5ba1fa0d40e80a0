// SPDX-License-Identifier: Apache-2.0
// One item to grade: what it demands and what was told of it beside what was sealed, and the grade in two or
// three keys.
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/capture_now.h"
#include "prongsai/web/disclosure/grading_detail.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::grading {
namespace {

using desk::GradingSheet;

constexpr int words_rows = 2;
constexpr int words_letters_most = 1'300;
constexpr std::size_t letters = 26;
constexpr std::string_view reason_prefix = "reason-";

/// What the form holds: as typed where it was sent, else the own grade.
struct Filled {
  std::string choice;
  std::vector<std::string> reasons;
  std::string words;
};

std::vector<std::string> ticked(const Visit& visit, const GradingSheet& sheet) {
  std::vector<std::string> out;
  for (const disclosure::Rules::Reason* one : sheet.reasons) {
    if (!visit.field(std::string(reason_prefix) + one->code).empty()) out.push_back(one->code);
  }
  return out;
}

Filled filled(const Visit& visit, const GradingSheet& sheet, bool is_sent) {
  if (is_sent) return {visit.field("choice"), ticked(visit, sheet), visit.field("words")};
  if (!sheet.seat.grade) return {};
  return {sheet.seat.grade->choice, desk::split_codes(sheet.seat.grade->reasons), sheet.seat.grade->words};
}

Html choices_of(const Voice& voice, const GradingSheet& sheet, const Filled& typed,
                const FormErrors& errors) {
  Html options;
  for (std::size_t i = 0; i < sheet.scale->choices.size(); ++i) {
    const std::string id = "field-choice" + (i == 0 ? std::string() : "-" + std::to_string(i));
    options += div("radio",
                   element("input", {{"type", "radio"},
                                     {"id", id},
                                     {"name", "choice"},
                                     {"value", sheet.scale->choices[i].code},
                                     {i == 0 ? "autofocus" : "", ""},
                                     {sheet.scale->choices[i].code == typed.choice ? "checked" : "", ""}}),
                   element("label", {{"for", id}}, element("kbd", {}, std::to_string(i + 1)), " ",
                           choice_words(voice, *sheet.scale, i)));
  }
  const std::string error = errors.of("choice");
  return element("fieldset", {{"class", error.empty() ? "form-field" : "form-field has-error"}},
                 element("legend", {}, say(voice, "grade")),
                 error.empty() ? Html() : paragraph("field-error", error), options);
}

Html reasons_of(const Voice& voice, const GradingSheet& sheet, const Filled& typed) {
  if (sheet.reasons.empty()) return {};
  Html options;
  for (std::size_t i = 0; i < sheet.reasons.size(); ++i) {
    const disclosure::Rules::Reason& one = *sheet.reasons[i];
    const std::string id = "field-" + std::string(reason_prefix) + one.code;
    const bool is_ticked = std::ranges::find(typed.reasons, one.code) != typed.reasons.end();
    const Html key =
        i < letters ? join(element("kbd", {}, std::string(1, static_cast<char>('a' + i))), " ") : Html();
    options += div("radio",
                   element("input", {{"type", "checkbox"},
                                     {"id", id},
                                     {"name", std::string(reason_prefix) + one.code},
                                     {"value", "yes"},
                                     {is_ticked ? "checked" : "", ""}}),
                   element("label", {{"for", id}}, key, voice.prose(label_of(voice, one.text))));
  }
  return element("fieldset", {{"class", "form-field"}}, element("legend", {}, say(voice, "reasons")),
                 span("hint", say(voice, "reasons_hint")), options);
}

Html grade_form(const Visit& visit, const GradingSheet& sheet, const Evidence& evidence, const Filled& typed,
                const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const std::int64_t seen = sheet.seat.grade ? sheet.seat.grade->number : 0;
  const Html fields =
      hidden_field("filing", std::to_string(sheet.filing_number)) +
      hidden_field("seen", std::to_string(seen)) + hidden_field("captures", desk::join_codes(evidence.ids)) +
      choices_of(voice, sheet, typed, errors) + reasons_of(voice, sheet, typed) +
      area_field({.name = "words",
                  .label = say(voice, "words"),
                  .hint = say(voice, "words_hint"),
                  .value = typed.words,
                  .length_max = words_letters_most},
                 words_rows, errors) +
      submit_button(
          say(voice, sheet.left > 1 || (sheet.left == 1 && sheet.seat.grade) ? "save_next" : "save"));
  return element("div", {{"data-grade-keys", ""}},
                 post_form(seat_path(visit, sheet.key), visit.form_token, fields),
                 paragraph("muted", say(voice, "keys")));
}

Html way_on(const Visit& visit, const GradingSheet& sheet) {
  const Voice& voice = visit.voice;
  Html buttons;
  if (sheet.previous) buttons += button_to(seat_path(visit, *sheet.previous), say(voice, "previous"));
  if (sheet.next) buttons += button_to(seat_path(visit, *sheet.next), say(voice, "next"));
  buttons += button_to(visit.path("grading"), say(voice, "queue"));
  return div("buttons", buttons);
}

Answer shown(const desk::Office& office, const Visit& visit, const base::Problems& problems, bool is_sent) {
  const store::ItemKey key = item_in_path(visit);
  const auto sheet = desk::open_item(office, visit.actor(), key);
  if (!sheet) return refused(visit, sheet.problems());
  const Voice& voice = visit.voice;
  const FormErrors errors(voice, problems);
  const Evidence evidence =
      evidence_of(office, visit, key, sheet->item_rules, seat_path(visit, key) + "/captures/");
  const Html form = sheet->closed.empty()
                        ? grade_form(visit, *sheet, evidence, filled(visit, *sheet, is_sent), errors)
                        : FormErrors(voice, sheet->closed).summary(voice, "grading.stands_in_the_way");
  const Html own =
      !sheet->seat.grade
          ? Html()
          : paragraph("calm", icon(Icon::good),
                      span("", say(voice, "my_grade",
                                   {{"grade", choice_words(voice, *sheet->scale, sheet->seat.grade->choice)},
                                    {"moment", voice.moment(sheet->seat.grade->given_at)}})));
  const Html left = element("div", {{"class", "grading-left"}},
                            section("demand", say(voice, "demand"),
                                    demand_part(voice, *sheet->item, sheet->item_rules, sheet->website)),
                            section("told", say(voice, "told"), filing_part(voice, sheet->filing)),
                            section("give", say(voice, "give"), own, form));
  const Html right = element(
      "div", {{"class", "grading-right"}}, changes_part(voice, desk::changes_since_own_grade(office, *sheet)),
      section("sealed", say(voice, "sealed"), paragraph("muted", say(voice, "sealed_what")), evidence.part),
      filing::capture_now_part(office, visit, key, sheet->filing, seat_path(visit, key) + "/captures",
                               has_seat_there));
  Page page = placed(visit,
                     {.title = code_words(sheet->item->code) + " " + label_of(voice, sheet->item->text),
                      .line = join(voice.prose(agency_words(voice, sheet->agency)), " · ",
                                   voice.prose(rounds::round_name(voice, sheet->round)), " · ",
                                   say(voice, "left_of_mine", {{"count", number_words(sheet->left)}})),
                      .crumbs = {{say(voice, "title"), visit.path("grading")}},
                      .section = Section::grading,
                      .made_up = sheet->rules->edition.made_up},
                     errors.summary(voice) + done_line(visit, {"graded", "capture_asked"}) +
                         element("div", {{"class", "grading"}}, left, right) + way_on(visit, *sheet));
  page.by_keys = sheet->closed.empty();
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

}  // namespace

Answer seat_page(const desk::Office& office, const Visit& visit) {
  return shown(office, visit, {}, false);
}

Answer give(const desk::Office& office, const Visit& visit) {
  const store::ItemKey key = item_in_path(visit);
  const auto sheet = desk::open_item(office, visit.actor(), key);
  if (!sheet) return refused(visit, sheet.problems());
  const auto next = desk::give_grade(office, visit.actor(), key,
                                     {.choice = visit.field("choice"),
                                      .reasons = ticked(visit, *sheet),
                                      .words = visit.field("words"),
                                      .filing = whole_number(visit.field("filing")),
                                      .captures = desk::split_codes(visit.field("captures")),
                                      .seen = whole_number(visit.field("seen"))});
  if (!next) return shown(office, visit, next.problems(), true);
  if (*next) return Response::see_other(seat_path(visit, **next) + "?done=graded");
  return Response::see_other(visit.path("grading") + "?done=all_graded");
}

Answer ask_seat_capture(const desk::Office& office, const Visit& visit) {
  const store::ItemKey key = item_in_path(visit);
  const auto asked_for = filing::ask_now(office, visit, key, has_seat_there);
  if (asked_for) return Response::see_other(seat_path(visit, key) + "?done=capture_asked");
  if (!filing::is_about_link(asked_for.problems())) return refused(visit, asked_for.problems());
  return shown(office, visit, asked_for.problems(), false);
}

}  // namespace prongsai::web::grading
