// SPDX-License-Identifier: Apache-2.0
// Slips with single-use codes: made, printed, and never shown again.
#include "prongsai/desk/documents/qr_drawing.h"
#include "prongsai/desk/organisations/find.h"
#include "prongsai/desk/surveys/codes.h"
#include "prongsai/doc_writers/poster.h"
#include "prongsai/text/language.h"
#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web::surveys {
namespace {

using text::Language;

std::string slips_path(const Visit& visit, const desk::SurveyView& view) {
  return agency_path(visit, view.survey.round, view.survey.agency, view.survey.asked() + "/slips");
}

Page form_page(const desk::Office& office, const Visit& visit, const desk::RoundView& round,
               const desk::SurveyView& view, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const framework::Text name = asked_name(edition_of(round), view.survey.instrument, view.survey.part);
  Html rules;
  for (const char* key : {"surveys.slips.once", "surveys.slips.mix", "surveys.slips.keep_none",
                          "surveys.slips.told", "surveys.slips.no_list"})
    rules += element("li", {}, voice.say(key));
  const Html form = post_form(slips_path(visit, view), visit.form_token,
                              text_field({.name = "count",
                                          .label = voice.say("surveys.slips.count"),
                                          .hint = voice.say("surveys.slips.count_hint"),
                                          .value = visit.field("count"),
                                          .input_mode = "numeric",
                                          .classes = "short",
                                          .length_max = 5,
                                          .required = true},
                                         errors) +
                                  submit_button(voice.say("surveys.slips.go")));
  return page_of(
      visit, round, voice.say("surveys.slips.title"),
      paragraph("lead", voice.prose(agency_name(office, visit, view.survey.agency)), " · ",
                voice.text(name)) +
          errors.summary(voice, "surveys.slips.errors") +
          paragraph("", voice.say("surveys.codes_made", {{"count", number_words(view.codes_made)}})) +
          element("ul", {{"class", "frozen"}}, rules) + div("narrow", form) +
          paragraph("", link_to(agency_path(visit, view.survey.round, view.survey.agency),
                                voice.say("surveys.back_to_agency"))));
}

std::string without_scheme(const std::string& address) {
  const std::size_t at = address.find("://");
  return at == std::string::npos ? address : address.substr(at + 3);
}

doc_writers::SlipSheet sheet_of(const desk::Office& office, const Visit& visit, const desk::RoundView& round,
                                const desk::Slips& slips) {
  const auto say = [](const char* key) { return text::say(Language::th, key); };
  const auto file = desk::find_agency(office, visit.actor(), slips.survey.agency);
  doc_writers::SlipSheet out;
  out.name = file ? file->agency.record.name_th : slips.survey.agency;
  out.subject = asked_name(edition_of(round), slips.survey.instrument, slips.survey.part).th;
  out.title = say("slips.title") + " · " + out.name;
  out.code_label = say("slips.code");
  const std::string address = desk::link_address(office, slips.survey, survey::Channel::unknown);
  out.address = without_scheme(address);
  out.foot = say("slips.foot");
  out.picture =
      desk::qr_drawing(address).value_or(figure::Drawing{.width = figure::px(1), .height = figure::px(1)});
  out.picture.caption = {say("poster.code"), address};
  out.codes = slips.codes;
  return out;
}

}  // namespace

Answer slips_page(const desk::Office& office, const Visit& visit) {
  const auto round = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!round) return refused(visit, round.problems());
  const auto view = survey_in_path(office, visit);
  if (!view) return refused(visit, view.problems());
  return form_page(office, visit, *round, *view, {});
}

Answer make_slips(const desk::Office& office, const Visit& visit) {
  const auto round = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!round) return refused(visit, round.problems());
  const auto view = survey_in_path(office, visit);
  if (!view) return refused(visit, view.problems());
  const auto slips =
      desk::make_codes(office, visit.actor(), view->survey.number, whole_number(visit.field("count")));
  if (!slips)
    return with_status(form_page(office, visit, *round, *view, FormErrors(visit.voice, slips.problems())),
                       422);
  return file_answer(doc_writers::slips_pdf(sheet_of(office, visit, *round, *slips)), "application/pdf",
                     "slips-" + view->survey.agency + "-" + view->survey.asked() + ".pdf");
}

}  // namespace prongsai::web::surveys
