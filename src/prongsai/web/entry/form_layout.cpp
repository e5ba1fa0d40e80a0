// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/entry/form_layout.h"

#include <algorithm>
#include <map>

#include "prongsai/base/assert.h"

namespace prongsai::web {
namespace {

using framework::NodeKind;
using results_sheets::Field;
using results_sheets::FieldGroup;
using results_sheets::FormShape;
using scoring::NodeIndex;

bool is_in_detail(const Field& field) {
  switch (field.group) {
    case FieldGroup::item:
    case FieldGroup::bullet:
    case FieldGroup::printed:
    case FieldGroup::counts:
    case FieldGroup::percents:
      return true;
    default:
      return false;
  }
}

/// The indicator of the edition that a node lies below; null where it lies below none.
const scoring::PlanNode* indicator_of(const FormShape& shape, NodeIndex node) {
  const auto& nodes = shape.plan().nodes;
  for (std::optional<NodeIndex> at = node; at; at = nodes[*at].parent) {
    if (nodes[*at].kind == NodeKind::indicator) return &nodes[*at];
  }
  return nullptr;
}

/// A bullet belongs to its item: a sheet is not cut between them.
NodeIndex item_of(const FormShape& shape, NodeIndex node) {
  const auto& nodes = shape.plan().nodes;
  const auto parent = nodes[node].parent;
  return nodes[node].kind == NodeKind::box && parent && nodes[*parent].kind == NodeKind::item ? *parent
                                                                                              : node;
}

std::string instrument_of(const FormShape& shape, const std::string& indicator) {
  for (const framework::Instrument& instrument : shape.edition().instruments) {
    for (const framework::Indicator& one : instrument.indicators) {
      if (one.code == indicator) return instrument.code;
    }
  }
  return {};
}

/// Cut where it is too long, always before an item.
std::vector<FormSheet> cut(const FormShape& shape, const FormSheet& whole) {
  std::vector<FormSheet> out;
  std::size_t begin = 0;
  const auto& fields = whole.fields;
  while (begin < fields.size()) {
    std::size_t end = std::min(fields.size(), begin + sheet_fields_max);
    while (end < fields.size() && end > begin + 1 &&
           item_of(shape, *fields[end]->node) == item_of(shape, *fields[end - 1]->node))
      --end;
    FormSheet piece = whole;
    piece.fields = {fields.begin() + static_cast<std::ptrdiff_t>(begin),
                    fields.begin() + static_cast<std::ptrdiff_t>(end)};
    if (!out.empty()) piece.code += std::string("-") + static_cast<char>('a' + out.size());
    out.push_back(std::move(piece));
    begin = end;
  }
  return out;
}

}  // namespace

std::vector<FormSheet> lay_out(const FormShape& shape) {
  std::vector<FormSheet> out = {{.code = std::string(overview_sheet)}};
  std::map<std::string, FormSheet> by_indicator;
  std::vector<std::string> order;
  for (const Field& field : shape.fields) {
    const scoring::PlanNode* indicator =
        is_in_detail(field) && field.node ? indicator_of(shape, *field.node) : nullptr;
    if (indicator == nullptr) {
      out.front().fields.push_back(&field);
      continue;
    }
    const auto [at, fresh] = by_indicator.try_emplace(indicator->code);
    if (fresh) {
      at->second = {.code = indicator->code,
                    .indicator = indicator->code,
                    .section = instrument_of(shape, indicator->code),
                    .title = indicator->name};
      order.push_back(indicator->code);
    }
    at->second.fields.push_back(&field);
  }
  for (const std::string& code : order) {
    for (FormSheet& piece : cut(shape, by_indicator.at(code))) out.push_back(std::move(piece));
  }
  return out;
}

const FormSheet& sheet_of(const std::vector<FormSheet>& sheets, std::string_view field) {
  PRONGSAI_ASSERT(!sheets.empty());
  for (const FormSheet& sheet : sheets) {
    if (std::any_of(sheet.fields.begin(), sheet.fields.end(),
                    [&](const Field* one) { return one->name == field; }))
      return sheet;
  }
  return sheets.front();
}

}  // namespace prongsai::web
