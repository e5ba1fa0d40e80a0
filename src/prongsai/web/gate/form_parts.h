// SPDX-License-Identifier: Apache-2.0
// Forms: fields with label, hint and error, the summary of errors above them, and the button.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/base/problem.h"
#include "prongsai/web/frame/html.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web {

/// What is wrong with a form: sentences, each with the field it belongs to ("" where it is none).
class FormErrors {
 public:
  FormErrors() = default;
  /// Each problem goes to the field named by its detail "field", where it has one.
  FormErrors(const Voice& voice, const base::Problems& problems);

  void add(std::string field, std::string sentence);
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  /// "" when nothing is wrong with the field.
  [[nodiscard]] std::string of(std::string_view field) const;
  /// The box above the form, each sentence a link to its field; empty without errors. It takes the focus.
  /// `title`: the key of its heading, where the form does something else than save.
  [[nodiscard]] Html summary(const Voice& voice, std::string_view title = "work.form.errors") const;

 private:
  std::vector<std::pair<std::string, std::string>> entries_;
};

/// How a text field behaves. Its id is "field-" and its name.
struct TextField {
  std::string name;
  std::string label;
  std::string hint;   ///< below the label; may be empty
  std::string value;  ///< as typed before, right or wrong
  std::string type = "text";
  std::string autocomplete = "off";
  std::string input_mode;  ///< "numeric", "decimal" for the keys of a phone
  std::string classes;     ///< "short" for numbers and dates
  int length_max = 200;
  bool required = false;
};
[[nodiscard]] Html text_field(const TextField& field, const FormErrors& errors);

struct Option {
  std::string value;
  std::string words;
};
struct Choice {
  std::string name;
  std::string label;
  std::string hint;
  std::string chosen;
  std::vector<Option> options;
};
/// A list that opens.
[[nodiscard]] Html select_field(const Choice& choice, const FormErrors& errors);
/// One of a few, all to be seen, in a fieldset.
[[nodiscard]] Html radio_field(const Choice& choice, const FormErrors& errors);
[[nodiscard]] Html check_field(const std::string& name, const std::string& label, bool checked);
[[nodiscard]] Html area_field(const TextField& field, int rows, const FormErrors& errors);
/// `accept` as the attribute of that name: ".xlsx,.csv".
[[nodiscard]] Html file_field(const std::string& name, const std::string& label, const std::string& hint,
                              const std::string& accept, const FormErrors& errors);
[[nodiscard]] Html hidden_field(const std::string& name, const std::string& value);

enum class Weight { primary, secondary, danger };
[[nodiscard]] Html submit_button(const std::string& words, Weight weight = Weight::primary,
                                 const std::string& name = {}, const std::string& value = {});

/// How a form sends what it holds.
enum class Encoding { fields, files };
/// A form that posts, with the token without which the gate refuses it.
[[nodiscard]] Html post_form(const std::string& action, const std::string& form_token, const Html& content,
                             Encoding encoding = Encoding::fields, std::string_view classes = "form");

/// How what is typed into a form outlives the end of a session or of the network: web/assets/keep.js keeps it
/// in the browser, on pages that say `keeps_texts`, and offers it when the form is opened again.
struct Keep {
  std::string
      key;  ///< names what is written: the same on every page, in both languages, that has a form for it
  std::string back;  ///< a page with this form that can be opened by GET: where signing in again leads to
  /// Everything in the form is kept, not only what differs from the page: for new things.
  bool is_new = false;
  /// What is put back goes with the version it was typed against, so that the server finds clashes with
  /// others.
  bool with_version = false;
};
[[nodiscard]] Html kept_form(const std::string& action, const std::string& form_token, const Html& content,
                             const Keep& keep);

}  // namespace prongsai::web
