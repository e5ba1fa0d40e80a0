// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/web/survey/survey_detail.h"

namespace prongsai::web::survey_detail {
namespace {

using framework::Choice;
using survey::AskedItem;
using survey::Questionnaire;

/// Question `number` of those that are scored; null for one about the respondent.
const AskedItem* item_of(const Questionnaire& questionnaire, std::size_t number) {
  for (const survey::Section& section : questionnaire.sections) {
    if (number <= section.items.size()) return &section.items[number - 1];
    number -= section.items.size();
  }
  return nullptr;
}

std::size_t item_count(const Questionnaire& questionnaire) {
  return question_count(questionnaire) - questionnaire.profile.size();
}

Html choices_of(const Voice& voice, const std::string& field, const std::vector<Choice>& choices,
                std::uint8_t chosen, const std::string& id) {
  Html out;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    out += element("label", {{"class", "choice"}},
                   element("input", {{"type", "radio"},
                                     {"name", field},
                                     {"value", std::to_string(i + 1)},
                                     {i == 0 && !id.empty() ? "id" : "", id},
                                     {chosen == i + 1 ? "checked" : "", ""}}),
                   element("span", {}, voice.text(choices[i].label)));
  }
  return out;
}

Html legend_of(const Asking& asking, std::size_t number, Heading heading) {
  const Voice& voice = asking.voice;
  const Questionnaire& questionnaire = asking.questionnaire();
  return element(
      "legend", {},
      element(heading == Heading::second ? "h2" : "h3", {},
              span("number",
                   voice.say("survey.number", {{"number", std::to_string(number)},
                                               {"count", std::to_string(question_count(questionnaire))}})),
              span("asks", voice.text(text_of(questionnaire, number)))));
}

std::string classes(bool is_box, bool is_missing) {
  if (!is_box) return "";
  return is_missing ? "box missing" : "box";
}

Attribute class_of(bool is_box, bool is_missing) {
  const std::string names = classes(is_box, is_missing);
  return {names.empty() ? "" : "class", names};
}

Html item_question(const Asking& asking, std::size_t number, const AskedItem& asked, const Asked& how) {
  const Voice& voice = asking.voice;
  const framework::Item& item = *asked.item;
  const std::vector<Choice>& choices = asked.scale->choices;
  const bool has_bullets = item.has_sub_items();
  const auto chosen = [&](std::size_t box) {
    return how.reading == nullptr ? std::uint8_t{0} : how.reading->answers.sheet[asked.first_box + box];
  };
  const auto is_missing = [&](std::size_t box) { return how.marks_missing && chosen(box) == 0; };
  bool anchored = !how.marks_missing;
  const auto id = [&](std::size_t box) {
    if (anchored || !is_missing(box)) return std::string();
    anchored = true;
    return anchor_of(number);
  };
  Html inner = item.note.empty() ? Html() : paragraph("note", voice.text(item.note));
  for (std::size_t box = 0; box < item.boxes.size(); ++box) {
    const std::string box_id = id(box);
    const Html offered = choices_of(voice, item.boxes[box].code, choices, chosen(box), box_id);
    inner += has_bullets ? element("fieldset", {class_of(true, is_missing(box))},
                                   element("legend", {}, voice.text(item.boxes[box].text)), offered)
                         : offered;
  }
  return element("fieldset", {class_of(!has_bullets, !has_bullets && is_missing(0))},
                 legend_of(asking, number, how.heading), inner);
}

Html profile_question(const Asking& asking, std::size_t number, const Asked& how) {
  const Questionnaire& questionnaire = asking.questionnaire();
  const std::size_t index = number - 1 - item_count(questionnaire);
  const survey::AskedProfile& asked = questionnaire.profile[index];
  const std::uint8_t chosen = how.reading == nullptr ? 0 : how.reading->answers.profile[index];
  const bool is_missing = how.marks_missing && chosen == 0;
  return element("fieldset", {class_of(true, is_missing)}, legend_of(asking, number, how.heading),
                 paragraph("note", asking.voice.say("survey.about_you_note")),
                 choices_of(asking.voice, asked.field, asked.question->choices, chosen,
                            is_missing ? anchor_of(number) : ""));
}

}  // namespace

bool is_internal(const Questionnaire& questionnaire) {
  return questionnaire.instrument->code == "iit";
}

std::size_t question_count(const Questionnaire& questionnaire) {
  std::size_t out = questionnaire.profile.size();
  for (const survey::Section& section : questionnaire.sections) out += section.items.size();
  return out;
}

Html question(const Asking& asking, std::size_t number, const Asked& how) {
  PRONGSAI_ASSERT(number >= 1 && number <= question_count(asking.questionnaire()));
  const AskedItem* asked = item_of(asking.questionnaire(), number);
  return asked != nullptr ? item_question(asking, number, *asked, how)
                          : profile_question(asking, number, how);
}

std::vector<std::size_t> missing_questions(const Questionnaire& questionnaire,
                                           const survey::Reading& reading) {
  std::vector<std::size_t> out;
  std::size_t number = 0;
  for (const survey::Section& section : questionnaire.sections) {
    for (const AskedItem& asked : section.items) {
      ++number;
      const auto first = reading.answers.sheet.begin() + static_cast<std::ptrdiff_t>(asked.first_box);
      const auto last = first + std::ssize(asked.item->boxes);
      if (std::find(first, last, 0) != last) out.push_back(number);
    }
  }
  for (const std::uint8_t chosen : reading.answers.profile) {
    ++number;
    if (chosen == 0) out.push_back(number);
  }
  return out;
}

const framework::Text& text_of(const Questionnaire& questionnaire, std::size_t number) {
  const AskedItem* asked = item_of(questionnaire, number);
  if (asked != nullptr) return asked->item->text;
  return questionnaire.profile.at(number - 1 - item_count(questionnaire)).question->text;
}

std::string anchor_of(std::size_t number) {
  return "q" + std::to_string(number);
}

std::vector<Part> parts_of(const Asking& asking) {
  std::vector<Part> out;
  std::size_t next = 1;
  for (const survey::Section& section : asking.questionnaire().sections) {
    out.push_back({asking.voice.text(section.indicator->name), next, section.items.size()});
    next += section.items.size();
  }
  const std::size_t profile = asking.questionnaire().profile.size();
  if (profile > 0) out.push_back({Html(asking.voice.say("survey.about_you")), next, profile});
  return out;
}

}  // namespace prongsai::web::survey_detail
