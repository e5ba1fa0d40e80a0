// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "prongsai/base/assert.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/survey/survey_detail.h"

namespace prongsai::web::survey_detail {
namespace {

using survey::Questionnaire;

std::optional<std::size_t> read_place(std::string_view text, std::size_t parts) {
  if (text == "review") return parts + 1;
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || out > parts) return std::nullopt;
  return out;
}

std::string place_word(std::size_t place, std::size_t parts) {
  return place > parts ? "review" : std::to_string(place);
}

std::string step_word(std::size_t from, std::size_t to, std::size_t parts) {
  return place_word(from, parts) + "-" + place_word(to, parts);
}

Html go_button(const std::string& words, const std::string& step, bool is_main) {
  return element("button", {{is_main ? "class" : "", "go"}, {"name", "step"}, {"value", step}}, words);
}

Html form_of(const Html& content) {
  return element("form", {{"method", "post"}, {"autocomplete", "off"}, {"novalidate", ""}}, content);
}

/// The missing questions among these, each with its words and the way to it.
Html missing_summary(const Asking& asking, const std::vector<std::size_t>& missing) {
  if (missing.empty()) return {};
  const Voice& voice = asking.voice;
  Html list;
  for (const std::size_t number : missing) {
    const Html words =
        join(std::to_string(number), ". ", voice.text(text_of(asking.questionnaire(), number)));
    list += element("li", {}, link_to("#" + anchor_of(number), words));
  }
  return element("div", {{"class", "wrong"}, {"role", "alert"}, {"tabindex", "-1"}, {"autofocus", ""}},
                 paragraph("", voice.say("survey.missing", {{"count", std::to_string(missing.size())}})),
                 element("ul", {}, list));
}

std::vector<std::size_t> missing_of(const Asking& asking, const Sent& sent, const Part& part) {
  std::vector<std::size_t> out = missing_questions(asking.questionnaire(), sent.reading);
  std::erase_if(out,
                [&](std::size_t number) { return number < part.first || number >= part.first + part.count; });
  return out;
}

/// Whatever was chosen in the boxes of a question, as words.
Html chosen_words(const Asking& asking, const Sent& sent, std::size_t number) {
  const Voice& voice = asking.voice;
  const Questionnaire& questionnaire = asking.questionnaire();
  const auto said = [&](const std::vector<framework::Choice>& choices, std::uint8_t chosen) {
    return element("b", {},
                   chosen == 0 ? Html(voice.say("survey.none")) : voice.text(choices[chosen - 1U].label));
  };
  std::size_t before = 0;
  for (const survey::Section& section : questionnaire.sections) {
    for (const survey::AskedItem& asked : section.items) {
      if (++before != number) continue;
      Html out;
      for (std::size_t i = 0; i < asked.item->boxes.size(); ++i) {
        const framework::Text& bullet = asked.item->boxes[i].text;
        out += paragraph("", bullet.empty() ? Html() : voice.text(bullet) + Html(": "),
                         said(asked.scale->choices, sent.reading.answers.sheet[asked.first_box + i]));
      }
      return out;
    }
  }
  const std::size_t i = number - before - 1;
  return paragraph("", said(questionnaire.profile[i].question->choices, sent.reading.answers.profile[i]));
}

Document document_of(const Asking& asking) {
  return {.main = {}, .about = about(asking, false), .has_exit = is_internal(asking.questionnaire())};
}

}  // namespace

std::optional<Step> read_step(std::string_view text, std::size_t parts) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = read_place(text.substr(0, dash), parts);
  const auto to = read_place(text.substr(dash + 1), parts);
  if (!from || !to) return std::nullopt;
  return Step{*from, *to};
}

Html carried(const Asking& asking, const Sent& sent, std::size_t first, std::size_t count, bool with_code) {
  const Questionnaire& questionnaire = asking.questionnaire();
  Html out = hidden_field("id", sent.id);
  if (with_code && !sent.code.empty()) out += hidden_field("code", sent.code);
  const auto carry = [&](std::size_t number, const std::string& field, std::uint8_t chosen) {
    const bool is_shown = number >= first && number < first + count;
    if (!is_shown && chosen != 0) out += hidden_field(field, std::to_string(chosen));
  };
  std::size_t number = 0;
  for (const survey::Section& section : questionnaire.sections) {
    for (const survey::AskedItem& asked : section.items) {
      ++number;
      for (std::size_t box = asked.first_box; box < asked.first_box + asked.item->boxes.size(); ++box) {
        carry(number, questionnaire.box_codes[box], sent.reading.answers.sheet[box]);
      }
    }
  }
  for (std::size_t i = 0; i < questionnaire.profile.size(); ++i) {
    carry(++number, questionnaire.profile[i].field, sent.reading.answers.profile[i]);
  }
  return out;
}

Document part_page(const Asking& asking, const Sent& sent, std::size_t part, bool tells_missing) {
  const Voice& voice = asking.voice;
  const std::vector<Part> parts = parts_of(asking);
  PRONGSAI_ASSERT(part >= 1 && part <= parts.size());
  const Part& here = parts[part - 1];
  const auto missing = tells_missing ? missing_of(asking, sent, here) : std::vector<std::size_t>{};
  Html questions;
  for (std::size_t number = here.first; number < here.first + here.count; ++number) {
    questions +=
        question(asking, number,
                 {.heading = Heading::third, .reading = &sent.reading, .marks_missing = tells_missing});
  }
  Document out = document_of(asking);
  out.tells_wrong = !missing.empty();
  out.main =
      heading(1, "",
              span("number", voice.say("survey.part", {{"number", std::to_string(part)},
                                                       {"count", std::to_string(parts.size())}})),
              here.title) +
      missing_summary(asking, missing) +
      form_of(carried(asking, sent, here.first, here.count, true) + questions +
              div("moves", go_button(voice.say("survey.next"), step_word(part, part + 1, parts.size()), true),
                  go_button(voice.say("survey.back"), step_word(part, part - 1, parts.size()), false)));
  return out;
}

Document review_page(const Asking& asking, const Sent& sent) {
  const Voice& voice = asking.voice;
  const std::vector<Part> parts = parts_of(asking);
  const std::size_t all = question_count(asking.questionnaire());
  Html answers;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Html list;
    for (std::size_t number = parts[i].first; number < parts[i].first + parts[i].count; ++number) {
      list += element("li", {{"value", std::to_string(number)}},
                      paragraph("", voice.text(text_of(asking.questionnaire(), number))),
                      chosen_words(asking, sent, number));
    }
    answers += heading(2, "", parts[i].title) + element("ol", {{"class", "answers"}}, list) +
               go_button(voice.say("survey.change_part", {{"number", std::to_string(i + 1)}}),
                         step_word(parts.size() + 1, i + 1, parts.size()), false);
  }
  Document out = document_of(asking);
  // The first button is the one that Enter presses.
  out.main =
      heading(1, "", voice.say("survey.review")) + paragraph("", voice.say("survey.review_note")) +
      form_of(carried(asking, sent, all + 1, 0, true) + go_button(voice.say("survey.send"), "submit", true) +
              answers + go_button(voice.say("survey.send"), "submit", true));
  return out;
}

Document send_again_page(const Asking& asking, const Sent& sent, std::string_view state) {
  const Voice& voice = asking.voice;
  const std::string key = "survey." + std::string(state);
  const bool about_code = state == "code_unknown" || state == "code_spent";
  const std::size_t all = question_count(asking.questionnaire());
  Document out = document_of(asking);
  out.tells_wrong = true;
  out.main = heading(1, "", voice.say(key)) +
             element("p", {{"class", "wrong"}, {"role", "alert"}}, voice.say(key + "_what")) +
             form_of(carried(asking, sent, all + 1, 0, !about_code) +
                     (about_code ? code_field(asking, sent.code, "") : Html()) +
                     go_button(voice.say("survey.send_again"), "submit", true));
  return out;
}

}  // namespace prongsai::web::survey_detail
