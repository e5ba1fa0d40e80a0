// SPDX-License-Identifier: Apache-2.0
// Slips with single-use codes: made, printed, and never shown again.
#include "prongsai/desk/documents/qr_drawing.h"
#include "prongsai/desk/organisations/find.h"
#include "prongsai/desk/surveys/codes.h"
#include "prongsai/doc_writers/poster.h"
#include "prongsai/text/language.h"
#include "prongsai/web/surveys/handout_detail.h"

namespace prongsai::web::surveys {
namespace {

using text::Language;

Page form_page(const desk::Office& office, const Visit& visit, const Handout& handout,
               const SlipsPlace& place, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const desk::SurveyView& view = handout.view;
  const framework::Text name = asked_name(handout.edition, view.survey.instrument, view.survey.part);
  Html rules;
  for (const char* key : {"surveys.slips.once", "surveys.slips.mix", "surveys.slips.keep_none",
                          "surveys.slips.told", "surveys.slips.no_list"})
    rules += element("li", {}, voice.say(key));
  const Html form = post_form(place.page, visit.form_token,
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
  return place.frame(
      voice.say("surveys.slips.title"),
      paragraph("lead", voice.prose(agency_name(office, visit, view.survey.agency)), " · ",
                voice.text(name)) +
          errors.summary(voice, "surveys.slips.errors") +
          paragraph("", voice.say("surveys.codes_made", {{"count", number_words(view.codes_made)}})) +
          element("ul", {{"class", "frozen"}}, rules) + div("narrow", form) +
          paragraph("", link_to(place.back, place.back_words)));
}

std::string without_scheme(const std::string& address) {
  const std::size_t at = address.find("://");
  return at == std::string::npos ? address : address.substr(at + 3);
}

doc_writers::SlipSheet sheet_of(const desk::Office& office, const Visit& visit,
                                const framework::Edition* edition, const desk::Slips& slips) {
  const auto say = [](const char* key) { return text::say(Language::th, key); };
  const auto file = desk::find_agency(office, visit.actor(), slips.survey.agency);
  doc_writers::SlipSheet out;
  out.name = file ? file->agency.record.name_th : slips.survey.agency;
  // A slip has no room for both, and which questions they are is seen soon enough.
  out.subject = slips.survey.purpose == survey::Purpose::pulse
                    ? say("poster.pulse")
                    : asked_name(edition, slips.survey.instrument, slips.survey.part).th;
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

/// What the address of a round's survey names, or why there is nothing.
struct OfRound {
  Handout handout;
  SlipsPlace place;
};
base::Result<OfRound> of_round(const desk::Office& office, const Visit& visit) {
  auto round = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!round) return round.problems();
  auto view = survey_in_path(office, visit);
  if (!view) return view.problems();
  const survey::Survey& survey = view->survey;
  OfRound out;
  out.place = {.page = agency_path(visit, survey.round, survey.agency, survey.asked() + "/slips"),
               .back = agency_path(visit, survey.round, survey.agency),
               .back_words = visit.voice.say("surveys.back_to_agency"),
               .frame = [&visit, round = *round](const std::string& title, const Html& main) {
                 return page_of(visit, round, title, main);
               }};
  out.handout = {*std::move(view), edition_of(*round), round->stored.name_th};
  return out;
}

}  // namespace

Answer slips_form(const desk::Office& office, const Visit& visit, const Handout& handout,
                  const SlipsPlace& place) {
  return form_page(office, visit, handout, place, {});
}

Answer slips_of(const desk::Office& office, const Visit& visit, const Handout& handout,
                const SlipsPlace& place) {
  const survey::Survey& survey = handout.view.survey;
  const auto slips =
      desk::make_codes(office, visit.actor(), survey.number, whole_number(visit.field("count")));
  if (!slips)
    return with_status(form_page(office, visit, handout, place, FormErrors(visit.voice, slips.problems())),
                       422);
  return file_answer(doc_writers::slips_pdf(sheet_of(office, visit, handout.edition, *slips)),
                     "application/pdf", "slips-" + survey.agency + "-" + survey.asked() + ".pdf");
}

Answer slips_page(const desk::Office& office, const Visit& visit) {
  const auto found = of_round(office, visit);
  if (!found) return refused(visit, found.problems());
  return slips_form(office, visit, found->handout, found->place);
}

Answer make_slips(const desk::Office& office, const Visit& visit) {
  const auto found = of_round(office, visit);
  if (!found) return refused(visit, found.problems());
  return slips_of(office, visit, found->handout, found->place);
}

}  // namespace prongsai::web::surveys
