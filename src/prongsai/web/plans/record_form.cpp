// SPDX-License-Identifier: Apache-2.0
// The form of one record, laid out by the table of its fields.
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using improvement::FieldSpec;
using improvement::FieldType;

std::string typed_value(const RecordForm& form, const FieldSpec& field) {
  const auto typed = form.typed.find(field.code);
  if (typed != form.typed.end()) return typed->second;
  if (form.record == nullptr) return {};
  return desk::show_typed(field, form.record->field(field.code), form.visit.voice.language(),
                          form.view.context());
}

/// The names of the agency's units stand below the field where units are typed.
std::string hint_of(const RecordForm& form, const FieldSpec& field) {
  const Voice& voice = form.visit.voice;
  const std::string own = "plan.hint." + std::string(form.spec.code) + "." + std::string(field.code);
  std::string hint = text::can_say(voice.language(), own) ? voice.say(own) : std::string();
  if (field.type == FieldType::period)
    hint = voice.say("plan.hint.period", {{"year", std::to_string(form.view.plan.year)},
                                          {"before", std::to_string(form.view.plan.year - 1)}});
  if (field.type == FieldType::about && hint.empty()) hint = voice.say("plan.hint.about");
  if (field.type == FieldType::day)
    hint = voice.say("plan.hint.day", {{"year", std::to_string(form.view.plan.year)}});
  if (field.type != FieldType::units) return hint;
  std::vector<std::string> names;
  for (const store::StoredUnit& unit : form.view.units) {
    if (!unit.ended_at) names.push_back(unit.unit.name);
  }
  return names.empty() ? voice.say("plan.hint.units")
                       : voice.say("plan.hint.units_of", {{"names", voice.list(names)}});
}

Html choice_field(const RecordForm& form, const FieldSpec& field) {
  const Voice& voice = form.visit.voice;
  Choice choice{.name = std::string(field.code), .label = label_of(voice, form.spec.kind, field.code)};
  choice.hint = hint_of(form, field);
  choice.chosen = typed_value(form, field);
  if (!field.required) choice.options.push_back({"", voice.say("plan.nothing_chosen")});
  if (field.type == FieldType::reference) {
    for (const Record* one : form.view.plan.of(field.refers_to)) {
      if (one->id == form.id) continue;
      choice.options.push_back({one->id, numbered(voice, form.view, *one) + " " + title_of(*one)});
    }
    return select_field(choice, form.errors);
  }
  for (const std::string_view code : field.choices) {
    choice.options.push_back(
        {std::string(code), voice.say("plan." + std::string(field.code) + "." + std::string(code))});
  }
  return select_field(choice, form.errors);
}

Html one_field(const RecordForm& form, const FieldSpec& field) {
  const Voice& voice = form.visit.voice;
  const std::string label = label_of(voice, form.spec.kind, field.code);
  if (field.type == FieldType::choice || field.type == FieldType::reference) return choice_field(form, field);
  if (field.type == FieldType::truth) {
    return check_field(std::string(field.code), label, !typed_value(form, field).empty());
  }
  TextField out{.name = std::string(field.code),
                .label = label,
                .hint = hint_of(form, field),
                .value = typed_value(form, field),
                .autocomplete = "on",
                .length_max = static_cast<int>(improvement::line_bytes_max / 3),
                .required = field.required};
  if (field.type == FieldType::points) {
    out.classes = "short";
    out.input_mode = "decimal";
  }
  if (field.type == FieldType::day) out.classes = "short";
  if (field.type != FieldType::paragraphs && field.type != FieldType::units)
    return text_field(out, form.errors);
  out.length_max = static_cast<int>(improvement::paragraphs_bytes_max / 3);
  const bool is_title = field.required;
  return area_field(out, field.type == FieldType::units ? 2 : is_title ? 3 : 2, form.errors);
}

/// A new record gets its id when its form is opened, so that another opening is another one: it is known by
/// its kind.
Keep keep_for(const RecordForm& form) {
  const store::PlanKey& key = form.view.head.key;
  const std::string kind(form.spec.code);
  if (form.record == nullptr) {
    const std::string parent = form.parent.empty() ? "" : "?parent=" + http::percent_encode(form.parent);
    Keep keep = keep_of(form.visit, key, "new/" + kind + "/" + form.parent, "new/" + kind + parent);
    keep.is_new = true;
    return keep;
  }
  Keep keep = keep_of(form.visit, key, form.id + (form.follow_up ? "/follow_up" : "/plan"),
                      "record/" + http::percent_encode(form.id));
  keep.with_version = true;
  return keep;
}

}  // namespace

Html record_form(const RecordForm& form) {
  const Voice& voice = form.visit.voice;
  const store::PlanKey& key = form.view.head.key;
  Html fields = hidden_field("kind", std::string(form.spec.code)) + hidden_field("parent", form.parent) +
                hidden_field("version", std::to_string(form.view.head.version)) +
                hidden_field("part", form.follow_up ? "follow_up" : "plan");
  for (const FieldSpec& field : form.spec.fields) {
    if (field.follow_up == (form.follow_up || form.spec.follow_up)) fields += one_field(form, field);
  }
  fields +=
      div("buttons", submit_button(voice.say(form.follow_up ? "plan.save_progress" : "plan.save")),
          link_to(form.parent.empty() ? plan_path(form.visit, key, "list/" + std::string(form.spec.code))
                                      : record_path(form.visit, key, form.parent),
                  voice.say("plan.cancel")));
  return form.errors.summary(voice) +
         kept_form(record_path(form.visit, key, form.id), form.visit.form_token, fields, keep_for(form));
}

}  // namespace prongsai::web::plans
