// SPDX-License-Identifier: Apache-2.0
// The poster of a survey: Thai first, English below, for a wall, a message or a web page.
#include "prongsai/doc_writers/poster.h"

#include "prongsai/desk/documents/qr_drawing.h"
#include "prongsai/desk/organisations/find.h"
#include "prongsai/text/language.h"
#include "prongsai/web/surveys/handout_detail.h"

namespace prongsai::web::surveys {
namespace {

using doc_writers::Poster;
using doc_writers::PosterRole;
using text::Language;

std::string without_scheme(const std::string& address) {
  const std::size_t at = address.find("://");
  return at == std::string::npos ? address : address.substr(at + 3);
}

/// Both names of the agency, the English one possibly empty.
framework::Text names_of(const desk::Office& office, const Visit& visit, const std::string& agency) {
  const auto file = desk::find_agency(office, visit.actor(), agency);
  if (!file) return {agency, ""};
  return {file->agency.record.name_th, file->agency.record.name_en};
}

class Maker {
 public:
  Maker(const desk::Office& office, const Visit& visit, const Handout& handout)
      : office_(office),
        edition_(handout.edition),
        issuer_(handout.issuer),
        view_(handout.view),
        names_(names_of(office, visit, view_.survey.agency)) {}

  Poster make(survey::Channel channel) {
    const auto code = desk::qr_drawing(desk::link_address(office_, view_.survey, channel));
    out_.code = code.value_or(figure::Drawing{.width = figure::px(1), .height = figure::px(1)});
    out_.code.caption = {say("poster.code"), desk::link_address(office_, view_.survey, channel)};
    out_.title = say("poster.title") + " · " + names_.th;
    above();
    below();
    return std::move(out_);
  }

 private:
  [[nodiscard]] static std::string say(const std::string& key, const text::Details& details = {}) {
    return text::say(Language::th, key, details);
  }
  [[nodiscard]] static std::string say_en(const std::string& key, const text::Details& details = {}) {
    return text::say(Language::en, key, details);
  }
  [[nodiscard]] bool is_inside() const { return view_.setting.audience == store::Audience::internal; }
  [[nodiscard]] bool wants_code() const {
    return view_.survey.credential == survey::Credential::single_use_code;
  }

  void above() {
    const framework::Text name = asked_name(edition_, view_.survey.instrument, view_.survey.part);
    auto& to = out_.above;
    const std::string made_up = edition_ != nullptr && edition_->made_up ? say("poster.made_up") + " · " : "";
    to.push_back({PosterRole::issuer, made_up + issuer_, ""});
    to.push_back({PosterRole::name, names_.th, ""});
    const std::string kind = is_inside() ? "inside" : "outside";
    to.push_back({PosterRole::call, say("poster.call_" + kind), ""});
    to.push_back({PosterRole::days, say("poster.tell_" + kind), ""});
    to.push_back({PosterRole::beside, name.th, ""});
    const bool is_own = view_.survey.purpose == survey::Purpose::pulse;
    const std::string agency_en =
        (names_.en.empty() ? "" : names_.en + " — ") + (is_own ? say_en("poster.pulse") + ". " : "");
    to.push_back({PosterRole::beside,
                  agency_en + say_en("poster.call_" + kind) + " " + say_en("poster.tell_" + kind), "en"});
  }

  void below() {
    auto& to = out_.below;
    to.push_back({PosterRole::address,
                  without_scheme(desk::link_address(office_, view_.survey, survey::Channel::unknown)), ""});
    const auto days = [&](Language language) {
      const Voice voice(language);
      return voice.say("poster.days", {{"from", first_day_words(voice, *view_.opens)},
                                       {"to", last_day_words(voice, *view_.closes)}});
    };
    const bool has_days = view_.opens && view_.closes;
    if (has_days) to.push_back({PosterRole::days, days(Language::th), ""});
    to.push_back({PosterRole::point, say("poster.nothing_kept"), ""});
    to.push_back({PosterRole::point, say("poster.sealed"), ""});
    to.push_back({PosterRole::point, say(wants_code() ? "poster.with_code" : "poster.no_code"), ""});
    to.push_back({PosterRole::caution, say("poster.pressure." + whom()), ""});
    const std::string english = (has_days ? days(Language::en) + " " : "") + say_en("poster.nothing_kept") +
                                " " + say_en("poster.sealed") + " " + say_en("poster.pressure." + whom());
    to.push_back({PosterRole::beside, english, "en"});
    to.push_back({PosterRole::foot, say("poster.foot"), ""});
  }

  /// Whom to tell is known of the real assessment alone.
  [[nodiscard]] std::string whom() const {
    if (view_.survey.purpose == survey::Purpose::pulse) return "pulse";
    const bool is_real =
        edition_ != nullptr && !edition_->made_up && view_.survey.edition.starts_with("ita/");
    return is_real ? "ita" : "other";
  }

  const desk::Office& office_;
  const framework::Edition* edition_;
  const std::string& issuer_;
  const desk::SurveyView& view_;
  framework::Text names_;
  Poster out_;
};

}  // namespace

Answer poster_of(const desk::Office& office, const Visit& visit, const Handout& handout) {
  const std::string& format = visit.request.capture("format");
  if (format != "pdf" && format != "png") return Response::not_found();
  // Assessors hand out codes one by one: nothing hangs on a wall.
  if (handout.view.setting.is_interviewed) return Response::not_found();
  const survey::Channel channel = survey::channel_of_letter(asked(visit, "c"));
  const Poster poster = Maker(office, visit, handout).make(channel);
  const survey::Survey& survey = handout.view.survey;
  const std::string name = "poster-" + survey.agency + "-" + survey.asked() + "-" +
                           std::string(survey::word_of(channel)) + "." + format;
  if (format == "png") return file_answer(doc_writers::poster_png(poster), "image/png", name);
  return file_answer(doc_writers::poster_pdf(poster), "application/pdf", name);
}

Answer poster_file(const desk::Office& office, const Visit& visit) {
  const auto round = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!round) return refused(visit, round.problems());
  const auto view = survey_in_path(office, visit);
  if (!view) return refused(visit, view.problems());
  return poster_of(office, visit, {*view, edition_of(*round), round->stored.name_th});
}

}  // namespace prongsai::web::surveys
