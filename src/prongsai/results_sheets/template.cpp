// SPDX-License-Identifier: Apache-2.0
#include "prongsai/results_sheets/template.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/results_sheets/read_template_detail.h"

namespace prongsai::results_sheets {
namespace {

using text::Language;

constexpr int narrow = 16;
constexpr int wide = 70;

std::string label(Language language, const framework::Text& text) {
  return text::choose(language, text.th, text.en);
}

class Filler {
 public:
  Filler(const FormShape& shape, Language language, const Entry& entry)
      : shape_(shape), language_(language), entry_(entry) {}

  [[nodiscard]] TemplateSheet list(bool with_rows) const {
    TemplateSheet sheet = start("sheet.scores", kind_scores);
    sheet.table.rows.push_back({say("column.code"), say("column.name"), say("column.score")});
    sheet.heading_rows = sheet.table.rows.size();
    sheet.widths = {narrow + narrow, wide, narrow};
    for (const Field& field : shape_.fields) {
      const bool row = field.group == FieldGroup::counts || field.group == FieldGroup::percents;
      if ((row && !with_rows) || (field.seldom && value_of(field.name).empty())) continue;
      sheet.inputs.push_back({sheet.table.rows.size(), 2, &field});
      sheet.table.rows.push_back({field.name, label(language_, field.label), value_of(field.name)});
    }
    for (const auto& [name, text] : entry_.texts) {
      if (shape_.find(name) == nullptr) sheet.table.rows.push_back({name, "", text});
    }
    return sheet;
  }

  /// Empty where the edition asks nothing on this scale.
  [[nodiscard]] TemplateSheet answers(std::size_t scale) const {
    TemplateSheet sheet = start("sheet.answers", kind_answers);
    const framework::Scale& used = shape_.edition().scales[scale];
    sheet.table.name += " " + used.code;
    std::vector<std::string> headings = {say("column.code"), say("column.name")};
    sheet.widths = {narrow, wide};
    for (const char* column : {"column.counts", "column.percents"}) {
      for (const framework::Choice& choice : used.choices) {
        headings.push_back(say(column, {{"choice", label(language_, choice.label)}}));
        sheet.widths.push_back(narrow);
      }
    }
    headings.push_back(say("column.place"));
    sheet.widths.push_back(narrow + narrow);
    sheet.table.rows.push_back(std::move(headings));
    sheet.heading_rows = sheet.table.rows.size();
    for (const Field& field : shape_.fields) {
      if (field.group == FieldGroup::counts && field.choice == std::size_t{0} && leaf(field).scale == scale)
        add_question(field, sheet);
    }
    return sheet;
  }

  [[nodiscard]] TemplateSheet sources() const {
    TemplateSheet sheet = start("sheet.sources", kind_sources);
    sheet.table.rows.push_back({say("column.key"), say("column.title"), say("column.url"),
                                say("column.note_th"), say("column.note_en")});
    sheet.heading_rows = sheet.table.rows.size();
    sheet.widths = {narrow, wide, wide, wide, wide};
    for (const results_files::Document& one : entry_.documents)
      sheet.table.rows.push_back({one.key, one.title, one.url, one.note.th, one.note.en});
    return sheet;
  }

  [[nodiscard]] TemplateSheet help() const {
    TemplateSheet sheet = start("sheet.help", kind_help);
    sheet.heading_rows = sheet.table.rows.size();
    sheet.widths = {wide + wide};
    for (const std::string& line : help_lines(language_)) sheet.table.rows.push_back({line});
    return sheet;
  }

 private:
  [[nodiscard]] std::string say(const std::string& key, const text::Details& details = {}) const {
    return text::say(language_, "results_sheets." + key, details);
  }

  [[nodiscard]] std::string value_of(const std::string& field) const {
    const auto found = entry_.texts.find(field);
    return found == entry_.texts.end() ? "" : found->second;
  }

  [[nodiscard]] const scoring::PlanNode& leaf(const Field& field) const {
    return shape_.plan().nodes[*field.node];
  }

  [[nodiscard]] TemplateSheet start(const char* name, std::string_view kind) const {
    TemplateSheet sheet;
    sheet.table.name = say(name);
    sheet.table.rows.push_back({std::string(template_mark), shape_.edition().id, std::string(kind)});
    return sheet;
  }

  void add_question(const Field& first, TemplateSheet& sheet) const {
    const std::size_t at = sheet.table.rows.size();
    const Field* item = shape_.find(leaf(first).id);
    PRONGSAI_ASSERT(item != nullptr);
    std::vector<std::string> cells = {item->name, label(language_, item->label)};
    for (const FieldGroup group : {FieldGroup::counts, FieldGroup::percents}) {
      for (const Field* field : shape_.row(group, *first.node)) {
        sheet.inputs.push_back({at, cells.size(), field});
        cells.push_back(value_of(field->name));
      }
    }
    sheet.inputs.push_back({at, cells.size(), shape_.find(place_field(leaf(first)))});
    cells.push_back(value_of(place_field(leaf(first))));
    sheet.table.rows.push_back(std::move(cells));
  }

  const FormShape& shape_;
  Language language_;
  const Entry& entry_;
};

}  // namespace

std::vector<TemplateSheet> template_sheets(const FormShape& shape, Language language, const Entry& entry) {
  const Filler filler(shape, language, entry);
  std::vector<TemplateSheet> out = {filler.list(false)};
  for (std::size_t scale = 0; scale < shape.edition().scales.size(); ++scale) {
    TemplateSheet sheet = filler.answers(scale);
    if (!sheet.inputs.empty()) out.push_back(std::move(sheet));
  }
  out.push_back(filler.sources());
  out.push_back(filler.help());
  return out;
}

TemplateSheet template_list(const FormShape& shape, Language language, const Entry& entry) {
  return Filler(shape, language, entry).list(true);
}

}  // namespace prongsai::results_sheets
