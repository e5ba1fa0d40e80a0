// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/survey/survey_detail.h"

namespace prongsai::web::survey_detail {

Html receipt_words(const Voice& voice, const std::string& receipt, const std::string& day) {
  return paragraph("", voice.say("survey.received_thanks")) +
         paragraph("muted", voice.say("survey.receipt")) +
         element("p", {{"id", "receipt"}, {"class", "receipt"}}, receipt) +
         element("p", {{"id", "day"}},
                 day.empty() ? Html() : Html(voice.say("survey.receipt_day", {{"day", day}}))) +
         paragraph("", voice.say("survey.receipt_proves")) +
         paragraph("", voice.say("survey.receipt_check"), " /go/receipt") +
         paragraph("", voice.say("survey.close"));
}

Document receipt_page(const Asking& asking, const std::string& receipt, const std::string& day,
                      bool came_before) {
  const Voice& voice = asking.voice;
  return {.main = heading(1, "", voice.say("survey.received")) +
                  (came_before ? paragraph("told", voice.say("survey.received_before")) : Html()) +
                  receipt_words(voice, receipt, day),
          .about = about(asking, false),
          .has_exit = is_internal(asking.questionnaire())};
}

Document plain_page(const std::string& title, const std::string& text) {
  return {.main = heading(1, "", title) + paragraph("", text), .about = {}};
}

Document lookup_page(const Voice& voice, const std::string& typed, const std::string& wrong,
                     const std::string& found) {
  const Html answer = found.empty() ? Html() : element("p", {{"class", "told"}, {"role", "status"}}, found);
  const Html trouble =
      wrong.empty() ? Html()
                    : element("p", {{"class", "wrong"}, {"role", "alert"}, {"id", "receipt-wrong"}}, wrong);
  const Html form = element(
      "form", {{"method", "post"}, {"autocomplete", "off"}, {"novalidate", ""}},
      element("label", {{"class", "text"}, {"for", "receipt"}}, voice.say("survey.lookup_field")), trouble,
      element("input", {{"type", "text"},
                        {"id", "receipt"},
                        {"name", "receipt"},
                        {"inputmode", "numeric"},
                        {"maxlength", "60"},
                        {"value", typed},
                        {wrong.empty() ? "" : "aria-invalid", "true"},
                        {wrong.empty() ? "" : "aria-describedby", "receipt-wrong"}}),
      element("button", {{"class", "go"}}, voice.say("survey.lookup_go")));
  const bool thai = voice.language() == Language::th;
  const char* other = thai ? "en" : "th";
  return {.main = heading(1, "", voice.say("survey.lookup")) + answer + form,
          .about = paragraph("", element("a",
                                         {{"class", "language"},
                                          {"href", std::string("?lang=") + other},
                                          {"lang", other},
                                          {"hreflang", other}},
                                         voice.say("survey.language_other"))),
          .tells_wrong = !wrong.empty()};
}

}  // namespace prongsai::web::survey_detail
