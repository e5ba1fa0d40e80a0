// SPDX-License-Identifier: Apache-2.0
// A plan as the workbook that is handed out.
#include <algorithm>

#include "prongsai/desk/plans/edit_detail.h"
#include "prongsai/desk/plans/sheets.h"
#include "prongsai/desk/plans/sheets_detail.h"
#include "prongsai/text/language.h"

namespace prongsai::desk {
namespace {

using detail::RowLabels;
using improvement::FieldSpec;
using improvement::FieldType;
using improvement::Record;
using improvement::RecordKind;
using improvement_sheets::SheetRow;
using text::Language;

std::string number_in(const PlanView& view, const Record& record) {
  const auto found = view.numbers.find(record.id);
  return found == view.numbers.end() ? std::string() : found->second;
}

class Rows {
 public:
  Rows(const PlanView& view, Language language) : view_(view), language_(language), context_(view.context()) {
    for (const Record& record : view.plan.records) {
      labels_.emplace(record.id, improvement_sheets::row_label(language, record.kind, number_in(view, record),
                                                               improvement_sheets::title_of(record.fields)));
    }
  }

  std::vector<SheetRow> make() {
    for (const improvement_sheets::Layout& layout : improvement_sheets::layouts()) {
      if (layout.kind == RecordKind::constraint) {
        add_constraints();
        continue;
      }
      for (const Record* record : view_.plan.of(layout.kind)) {
        add(*record);
        if (layout.kind != RecordKind::measure) continue;
        for (const Record* step : view_.plan.of(RecordKind::step, record->id)) add(*step);
      }
    }
    return std::move(out_);
  }

 private:
  void add(const Record& record) {
    SheetRow row{.kind = record.kind, .id = record.id, .version = view_.head.version};
    row.number = number_in(view_, record);
    for (const FieldSpec& field : improvement::spec_of(record.kind).fields) {
      std::string text = detail::cell_of(field, record.field(field.code), language_, context_, labels_);
      if (!text.empty()) row.cells.emplace(field.code, std::move(text));
    }
    if (record.kind == RecordKind::report) {
      const auto parent = labels_.find(record.parent);
      if (parent != labels_.end()) row.cells.emplace(improvement_sheets::of_column, parent->second);
    }
    out_.push_back(std::move(row));
  }

  /// Each heading of the form is there, with words or without.
  void add_constraints() {
    const FieldSpec& field = *improvement::spec_of(RecordKind::constraint).find("heading");
    const auto all = view_.plan.of(RecordKind::constraint);
    for (const std::string_view code : field.choices) {
      bool is_there = false;
      for (const Record* record : all) {
        if (record->field("heading") != code) continue;
        add(*record);
        is_there = true;
      }
      if (is_there) continue;
      SheetRow row{.kind = RecordKind::constraint};
      row.cells.emplace("heading", choice_words(language_, "heading", code));
      out_.push_back(std::move(row));
    }
  }

  const PlanView& view_;
  Language language_;
  FieldContext context_;
  RowLabels labels_;
  std::vector<SheetRow> out_;
};

std::string file_name(const store::PlanKey& key) {
  std::string agency;
  for (const char c : key.agency) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (is_plain) agency += c;
  }
  return "prongsai-plan-" + (agency.empty() ? "" : agency + "-") + std::to_string(key.year) + ".xlsx";
}

}  // namespace

std::string detail::cell_of(const FieldSpec& field, const std::string& canonical, Language language,
                            const FieldContext& context, const RowLabels& labels) {
  if (canonical.empty()) return {};
  switch (field.type) {
    case FieldType::choice:
      return choice_words(language, field.code, canonical);
    case FieldType::truth:
      return text::say(language, "plan_sheets.yes");
    case FieldType::reference: {
      const auto found = labels.find(canonical);
      return found == labels.end() ? canonical : found->second;
    }
    default:
      return show_typed(field, canonical, language, context);
  }
}

base::Result<SheetFile> plan_workbook(const Office& office, const access::Actor& actor,
                                      const store::PlanKey& key, Language language) {
  const auto view = look_at_plan(office, actor, key);
  if (!view) return view.problems();
  if (!view->sight.is_whole)
    return detail::permitted_change(actor, *view, access::Deed::see_plans).problems();
  const improvement_sheets::PlanSheets sheets{
      .agency = view->agency.id,
      .agency_name = text::choose(language, view->agency.name_th, view->agency.name_en),
      .year = view->plan.year,
      .language = language,
      .made_at = std::chrono::floor<std::chrono::seconds>(office.now()),
      .rows = Rows(*view, language).make()};
  auto bytes = table_files::write_xlsx(improvement_sheets::workbook_of(sheets));
  if (!bytes) return bytes.problems();
  return SheetFile{.name = file_name(key),
                   .media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                   .bytes = std::move(bytes).value()};
}

}  // namespace prongsai::desk
