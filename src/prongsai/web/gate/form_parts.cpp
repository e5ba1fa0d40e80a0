// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/gate/form_parts.h"

#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"

namespace prongsai::web {
namespace {

std::string id_of(const std::string& name) {
  return "field-" + html_id(name);
}

std::string described_by(const std::string& name, bool has_hint, bool has_error) {
  std::string out = has_hint ? id_of(name) + "-hint" : "";
  if (has_error) out += (out.empty() ? "" : " ") + id_of(name) + "-error";
  return out;
}

Html hint_of(const std::string& name, const std::string& hint) {
  return hint.empty() ? Html() : element("span", {{"id", id_of(name) + "-hint"}, {"class", "hint"}}, hint);
}

Html error_of(const std::string& name, const std::string& error) {
  if (error.empty()) return {};
  return element("span", {{"id", id_of(name) + "-error"}, {"class", "field-error"}}, icon(Icon::bad), error);
}

Attributes described(const std::string& name, const std::string& hint, const std::string& error) {
  const std::string by = described_by(name, !hint.empty(), !error.empty());
  return {{by.empty() ? "" : "aria-describedby", by}, {error.empty() ? "" : "aria-invalid", "true"}};
}

Html framed(const std::string& name, const std::string& label, const std::string& hint,
            const std::string& error, const Html& control, const std::string& classes = {}) {
  return div("form-field" + (classes.empty() ? "" : " " + classes) + (error.empty() ? "" : " has-error"),
             element("label", {{"for", id_of(name)}}, label), hint_of(name, hint), error_of(name, error),
             control);
}

Attributes joined(Attributes first, const Attributes& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace

FormErrors::FormErrors(const Voice& voice, const base::Problems& problems) {
  for (const base::Problem& problem : problems)
    add(base::detail(problem, "field"), text::sentence(voice.language(), problem));
}

void FormErrors::add(std::string field, std::string sentence) {
  entries_.emplace_back(std::move(field), std::move(sentence));
}

std::string FormErrors::of(std::string_view field) const {
  for (const auto& [name, sentence] : entries_) {
    if (name == field) return sentence;
  }
  return {};
}

Html FormErrors::summary(const Voice& voice, std::string_view title) const {
  if (entries_.empty()) return {};
  Html items;
  for (const auto& [field, sentence] : entries_) {
    items += element(
        "li", {}, field.empty() ? voice.prose(sentence) : link_to("#" + id_of(field), voice.prose(sentence)));
  }
  return element("div", {{"class", "error-summary"}, {"role", "alert"}, {"tabindex", "-1"}, {"id", "errors"}},
                 heading(2, "errors-title", voice.say(title)), element("ul", {}, items));
}

Html text_field(const TextField& field, const FormErrors& errors) {
  const std::string error = errors.of(field.name);
  Attributes attributes = {{"id", id_of(field.name)},
                           {"name", field.name},
                           {"type", field.type},
                           {"value", field.value},
                           {"maxlength", std::to_string(field.length_max)},
                           {"autocomplete", field.autocomplete},
                           {field.input_mode.empty() ? "" : "inputmode", field.input_mode},
                           {field.required ? "required" : "", ""},
                           {field.type == "password" || field.type == "email" ? "spellcheck" : "", "false"}};
  return framed(field.name, field.label, field.hint, error,
                element("input", joined(std::move(attributes), described(field.name, field.hint, error))),
                field.classes);
}

Html select_field(const Choice& choice, const FormErrors& errors) {
  const std::string error = errors.of(choice.name);
  Html options;
  for (const Option& option : choice.options)
    options +=
        element("option", {{"value", option.value}, {option.value == choice.chosen ? "selected" : "", ""}},
                option.words);
  return framed(choice.name, choice.label, choice.hint, error,
                element("select",
                        joined({{"id", id_of(choice.name)}, {"name", choice.name}},
                               described(choice.name, choice.hint, error)),
                        options));
}

Html radio_field(const Choice& choice, const FormErrors& errors) {
  const std::string error = errors.of(choice.name);
  Html options;
  std::size_t number = 0;
  for (const Option& option : choice.options) {
    // The first one bears the field's own id, so that the summary of errors leads to it.
    const std::string id = id_of(choice.name) + (number == 0 ? "" : "-" + std::to_string(number));
    ++number;
    options += div("radio",
                   element("input", {{"type", "radio"},
                                     {"id", id},
                                     {"name", choice.name},
                                     {"value", option.value},
                                     {option.value == choice.chosen ? "checked" : "", ""}}),
                   element("label", {{"for", id}}, option.words));
  }
  return element("fieldset",
                 joined({{"class", error.empty() ? "form-field" : "form-field has-error"}},
                        described(choice.name, choice.hint, "")),
                 element("legend", {}, choice.label), hint_of(choice.name, choice.hint),
                 error_of(choice.name, error), options);
}

Html check_field(const std::string& name, const std::string& label, bool checked) {
  return div("form-field radio",
             element("input", {{"type", "checkbox"},
                               {"id", id_of(name)},
                               {"name", name},
                               {"value", "yes"},
                               {checked ? "checked" : "", ""}}),
             element("label", {{"for", id_of(name)}}, label));
}

Html area_field(const TextField& field, int rows, const FormErrors& errors) {
  const std::string error = errors.of(field.name);
  Attributes attributes = {{"id", id_of(field.name)},
                           {"name", field.name},
                           {"rows", std::to_string(rows)},
                           {"maxlength", std::to_string(field.length_max)}};
  return framed(field.name, field.label, field.hint, error,
                element("textarea", joined(std::move(attributes), described(field.name, field.hint, error)),
                        Html("\n") + Html(field.value)));
}

Html file_field(const std::string& name, const std::string& label, const std::string& hint,
                const std::string& accept, const FormErrors& errors) {
  const std::string error = errors.of(name);
  return framed(
      name, label, hint, error,
      element("input", joined({{"id", id_of(name)}, {"name", name}, {"type", "file"}, {"accept", accept}},
                              described(name, hint, error))));
}

Html hidden_field(const std::string& name, const std::string& value) {
  return element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html submit_button(const std::string& words, Weight weight, const std::string& name,
                   const std::string& value) {
  const char* look = weight == Weight::primary ? "" : weight == Weight::secondary ? "secondary" : "danger";
  return element("button",
                 {{"type", "submit"},
                  {weight == Weight::primary ? "" : "class", look},
                  {name.empty() ? "" : "name", name},
                  {name.empty() ? "" : "value", value}},
                 words);
}

Html post_form(const std::string& action, const std::string& form_token, const Html& content,
               Encoding encoding, std::string_view classes) {
  return element("form",
                 {{"method", "post"},
                  {"action", action},
                  {"class", std::string(classes)},
                  {"novalidate", ""},
                  {encoding == Encoding::files ? "enctype" : "", "multipart/form-data"}},
                 hidden_field("form_token", form_token), content);
}

Html kept_form(const std::string& action, const std::string& form_token, const Html& content,
               const Keep& keep) {
  return element("form",
                 {{"method", "post"},
                  {"action", action},
                  {"class", "form"},
                  {"novalidate", ""},
                  {"data-keep", keep.key},
                  {keep.is_new ? "data-keep-whole" : "", ""},
                  {keep.with_version ? "data-keep-version" : "", ""}},
                 hidden_field("form_token", form_token), hidden_field("back", keep.back), content);
}

}  // namespace prongsai::web
