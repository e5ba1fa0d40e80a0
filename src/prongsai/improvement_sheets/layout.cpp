// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement_sheets/layout.h"

#include <algorithm>

#include "prongsai/base/assert.h"

namespace prongsai::improvement_sheets {
namespace {

using improvement::FieldSpec;
using improvement::FieldType;
using improvement::RecordKind;

/// In digits. What is followed up is shorter than what was planned.
double width_of(const FieldSpec& field) {
  switch (field.type) {
    case FieldType::paragraphs:
      return field.required ? 36 : field.follow_up ? 26 : 28;
    case FieldType::line:
    case FieldType::link:
    case FieldType::units:
    case FieldType::reference:
    case FieldType::period:
      return 26;
    case FieldType::about:
      return 20;
    case FieldType::choice:
    case FieldType::day:
      return field.follow_up ? 14 : 20;
    case FieldType::points:
    case FieldType::truth:
      break;
  }
  return 12;
}

Layout plain_layout(RecordKind kind) {
  const improvement::KindSpec& spec = improvement::spec_of(kind);
  Layout out{kind, {{number_column, 7}}};
  if (!spec.parents.empty()) out.columns.push_back({of_column, 34});
  for (const FieldSpec& field : spec.fields) out.columns.push_back({field.code, width_of(field)});
  out.columns.push_back({remove_column, 7});
  return out;
}

/// The fields of measures with those of steps among them; the words of a step stand beside the measure's.
Layout measures_layout() {
  Layout out = plain_layout(RecordKind::measure);
  const auto title = std::find_if(out.columns.begin(), out.columns.end(),
                                  [](const Column& one) { return one.code == "title"; });
  PRONGSAI_ASSERT(title != out.columns.end());
  auto at = std::next(title);
  for (const FieldSpec& field : improvement::spec_of(RecordKind::step).fields) {
    const bool is_shared = std::any_of(out.columns.begin(), out.columns.end(),
                                       [&](const Column& one) { return one.code == field.code; });
    if (!is_shared) at = std::next(out.columns.insert(at, {field.code, width_of(field)}));
  }
  return out;
}

std::vector<Layout> all_layouts() {
  std::vector<Layout> out = {plain_layout(RecordKind::target), measures_layout()};
  for (const RecordKind kind :
       {RecordKind::activity, RecordKind::recommendation, RecordKind::cause, RecordKind::constraint,
        RecordKind::group, RecordKind::statement, RecordKind::report}) {
    out.push_back(plain_layout(kind));
  }
  return out;
}

std::string first_line(std::string_view text) {
  constexpr std::size_t bytes_max = 150;
  std::string out(text.substr(0, text.find('\n')));
  if (out.size() <= bytes_max) return out;
  std::size_t end = bytes_max;
  while ((static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
  return out.substr(0, end) + "…";
}

}  // namespace

std::span<const Layout> layouts() {
  static const std::vector<Layout> all = all_layouts();
  return all;
}

const Layout& layout_of(RecordKind kind) {
  const RecordKind shown = kind == RecordKind::step ? RecordKind::measure : kind;
  const auto all = layouts();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Layout& one) { return one.kind == shown; });
  PRONGSAI_ASSERT(found != all.end());
  return *found;
}

std::string sheet_name(text::Language language, RecordKind kind) {
  return text::say(language, "plan_sheets.sheet." + std::string(improvement::spec_of(kind).code));
}

std::string heading_of(text::Language language, const Layout& layout, std::string_view code) {
  const bool is_common = code == number_column || code == remove_column;
  const std::string kind(improvement::spec_of(layout.kind).code);
  return text::say(language, "plan_sheets.column." + (is_common ? "" : kind + ".") + std::string(code));
}

const FieldSpec* field_of(RecordKind kind, std::string_view code) {
  return improvement::spec_of(kind).find(code);
}

std::string row_label(text::Language language, RecordKind kind, std::string_view number,
                      std::string_view title) {
  return text::say(language, "plan_sheets.row." + std::string(improvement::spec_of(kind).code),
                   {{"number", std::string(number)}, {"title", std::string(title)}});
}

std::string title_of(const improvement::FieldTexts& fields) {
  for (const char* code : {"title", "text", "name"}) {
    const auto found = fields.find(std::string_view(code));
    if (found != fields.end() && !found->second.empty()) return first_line(found->second);
  }
  return {};
}

}  // namespace prongsai::improvement_sheets
