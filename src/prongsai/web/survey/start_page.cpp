// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/thai_day.h"
#include "prongsai/web/survey/survey_detail.h"

namespace prongsai::web::survey_detail {
namespace {

using survey::Questionnaire;

/// Reading a question and its bullets, and choosing, at the pace of somebody who is not used to forms.
std::size_t minutes_for(const Questionnaire& questionnaire) {
  constexpr std::size_t seconds_a_question = 12;
  constexpr std::size_t seconds_a_box = 4;
  constexpr std::size_t minute = 60;
  const std::size_t seconds =
      seconds_a_question * question_count(questionnaire) + seconds_a_box * questionnaire.boxes();
  return (seconds + minute - 1) / minute;
}

Html line(const std::string& text) {
  return element("li", {}, text);
}

/// Why, who sees what, what can and what cannot be promised, and how long it is kept.
Html notice(const Asking& asking) {
  const Voice& voice = asking.voice;
  const framework::Text& of_edition = asking.questionnaire().instrument->notice;
  // A pulse makes no score, and says so above.
  const bool says_why = of_edition.empty() && asking.open.survey.purpose == survey::Purpose::official;
  const std::string credential =
      voice.say("credential." + std::string(survey::word_of(asking.open.survey.credential)));
  return heading(2, "", voice.say("survey.notice.title")) +
         (of_edition.empty() ? Html() : paragraph("", voice.text(of_edition))) +
         element("ul", {}, says_why ? line(voice.say("survey.notice.why")) : Html(),
                 line(voice.say("survey.notice.nothing_asked")), line(voice.say("survey.notice.sealed")),
                 line(voice.say("survey.notice.who_sees")), line(credential),
                 is_internal(asking.questionnaire()) ? line(voice.say("survey.notice.not_promised")) : Html(),
                 line(voice.say("survey.notice.kept")));
}

/// What the survey is, and where it is not what it seems to be.
Html what_it_is(const Asking& asking) {
  const Voice& voice = asking.voice;
  const Questionnaire& questionnaire = asking.questionnaire();
  const framework::Edition& edition = *questionnaire.edition;
  Html out =
      heading(1, "", voice.text(questionnaire.instrument->name)) +
      paragraph("", voice.text(edition.name),
                questionnaire.part == nullptr ? Html() : join(" · ", voice.text(questionnaire.part->name)));
  const auto remark = [&](const char* key) { out += paragraph("note", voice.say(key)); };
  if (edition.made_up) remark("survey.made_up");
  if (asking.open.survey.purpose == survey::Purpose::pulse) remark("survey.pulse");
  if (!edition.made_up && !survey::is_official_wording(questionnaire)) remark("survey.not_official");
  if (!questionnaire.instrument->respondents.empty()) {
    const framework::Text& who = questionnaire.instrument->respondents;
    out += paragraph(
        "", voice.say("survey.respondents", {{"who", text::choose(voice.language(), who.th, who.en)}}));
  }
  return out + paragraph("", voice.say("survey.length",
                                       {{"questions", std::to_string(question_count(questionnaire))},
                                        {"minutes", std::to_string(minutes_for(questionnaire))}}));
}

/// A line that is empty until the script has something to tell.
Html telling_line(const std::string& id, const std::string& classes, const char* role) {
  return element("p", {{"id", id}, {"class", classes}, {"role", role}}, Html());
}

/// What was answered before on this device, and whether to do so again. The script shows it where it works.
Html remembering(const Asking& asking) {
  if (is_internal(asking.questionnaire())) return {};
  const Voice& voice = asking.voice;
  const auto button = [&](const char* id, const char* key) {
    return element("button", {{"type", "button"}, {"id", id}}, voice.say(key));
  };
  return element("div", {{"id", "kept"}, {"class", "note"}, {"hidden", ""}},
                 paragraph("", voice.say("survey.kept")), button("resume", "survey.resume"),
                 button("drop", "survey.drop")) +
         element("label", {{"class", "choice"}, {"id", "remember-field"}, {"hidden", ""}},
                 element("input", {{"type", "checkbox"}, {"id", "remember"}}),
                 element("span", {}, voice.say("survey.remember")));
}

Html start_of(const Asking& asking, const std::string& typed, const std::string& wrong) {
  return element("div", {{"id", "start"}}, telling_line("idle", "told", "status"), what_it_is(asking),
                 notice(asking), code_field(asking, typed, wrong), remembering(asking),
                 element("button", {{"class", "go"}, {"name", "step"}, {"value", "0-1"}},
                         asking.voice.say("survey.begin")));
}

/// All questions, the review and the receipt: inert until the script takes them out.
Html questions_for_script(const Asking& asking) {
  const Voice& voice = asking.voice;
  Html screens;
  for (std::size_t number = 1; number <= question_count(asking.questionnaire()); ++number) {
    screens += element("div", {{"class", "screen"}, {"hidden", ""}}, question(asking, number, {}));
  }
  const Html review = element(
      "div", {{"class", "screen"}, {"hidden", ""}}, heading(2, "", voice.say("survey.review")),
      paragraph("", voice.say("survey.review_note")),
      element("ol", {{"id", "answers"}, {"class", "answers"}}, Html()),
      telling_line("told", "told", "status"), element("button", {{"class", "go"}}, voice.say("survey.send")));
  const Html moves =
      element("div", {{"id", "moves"}, {"class", "moves"}}, telling_line("wrong", "wrong", "alert"),
              element("button", {{"class", "go"}}, voice.say("survey.next")),
              element("button", {{"type", "button"}, {"id", "back"}}, voice.say("survey.back")));
  const Html done =
      element("div", {{"id", "done"}, {"hidden", ""}}, heading(2, "", voice.say("survey.received")),
              telling_line("before", "told", "status"), receipt_words(voice, "", ""));
  return element("template", {{"id", "asked"}}, screens, review, moves, done);
}

Document start_document(const Asking& asking) {
  return {.main = {}, .about = about(asking, false), .has_exit = is_internal(asking.questionnaire())};
}

}  // namespace

Html about(const Asking& asking, bool at_the_start) {
  const Voice& voice = asking.voice;
  const desk::OpenSurvey& open = asking.open;
  const Html name = element("strong", {}, voice.text({open.agency_th, open.agency_en}));
  if (!at_the_start) return paragraph("", name);
  const bool thai = voice.language() == Language::th;
  const std::string last_day =
      round::day_text(round::thai_day_at(open.closes - std::chrono::microseconds(1)));
  std::string other = thai ? "?lang=en" : "?lang=th";
  if (asking.channel != survey::Channel::unknown) {
    other += "&c=";
    other += survey::letter_of(asking.channel);
  }
  const char* other_code = thai ? "en" : "th";
  return paragraph(
      "", name,
      span("until", element("br", {}), voice.say("survey.closes", {{"day", voice.date(last_day)}}),
           element("br", {})),
      element("a", {{"class", "language"}, {"href", other}, {"lang", other_code}, {"hreflang", other_code}},
              voice.say("survey.language_other")));
}

Html code_field(const Asking& asking, const std::string& typed, const std::string& wrong) {
  if (asking.open.survey.credential != survey::Credential::single_use_code) return {};
  const Voice& voice = asking.voice;
  return element("div", {{"id", "code-field"}},
                 element("label", {{"class", "text"}, {"for", "code"}}, voice.say("survey.code")),
                 element("span", {{"class", "muted"}, {"id", "code-hint"}}, voice.say("survey.code_hint")),
                 element("p", {{"id", "code-wrong"}, {"class", "wrong"}, {"role", "alert"}}, wrong),
                 element("input", {{"type", "text"},
                                   {"id", "code"},
                                   {"name", "code"},
                                   {"value", typed},
                                   {"maxlength", "40"},
                                   {"autocomplete", "off"},
                                   {"autocapitalize", "none"},
                                   {"spellcheck", "false"},
                                   {wrong.empty() ? "" : "aria-invalid", "true"},
                                   {"aria-describedby", "code-hint code-wrong"}}));
}

Document start_page(const Asking& asking) {
  const Voice& voice = asking.voice;
  Document out = start_document(asking);
  out.about = about(asking, true);
  out.has_script = true;
  out.main = element("form",
                     {{"id", "form"},
                      {"method", "post"},
                      {"autocomplete", "off"},
                      {"novalidate", ""},
                      {"data-missing", voice.say("survey.missing_here")},
                      {"data-code", voice.say("survey.code_wrong")},
                      {"data-none", voice.say("survey.none")},
                      {"data-change", voice.say("survey.change", {{"number", "{number}"}})},
                      {"data-sending", voice.say("survey.sending")},
                      {"data-unsent", voice.say("survey.unsent")},
                      {"data-before", voice.say("survey.received_before")},
                      {"data-idle", voice.say("survey.idle")}},
                     start_of(asking, "", ""), questions_for_script(asking));
  return out;
}

Document start_page_again(const Asking& asking, const Sent& sent, bool tells_wrong) {
  Document out = start_document(asking);
  out.tells_wrong = tells_wrong;
  const std::size_t all = question_count(asking.questionnaire());
  out.main = element("form", {{"method", "post"}, {"autocomplete", "off"}, {"novalidate", ""}},
                     carried(asking, sent, all + 1, 0, false),
                     start_of(asking, sent.code, tells_wrong ? asking.voice.say("survey.code_wrong") : ""));
  return out;
}

}  // namespace prongsai::web::survey_detail
