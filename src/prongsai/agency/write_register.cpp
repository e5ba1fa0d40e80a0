// SPDX-License-Identifier: Apache-2.0
#include "prongsai/agency/read_register.h"

namespace prongsai::agency {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

std::string name_of(const Reference& reference, NodeKind kind, const std::string& code) {
  const OrganisationNode* node = reference.find(kind, code);
  return node == nullptr ? code : node->name_th;
}

std::string count_of(const std::optional<std::int64_t>& count) {
  return count ? std::to_string(*count) : std::string();
}

}  // namespace

std::string cell_of(const AgencyRecord& record, Column column, const Reference& reference) {
  switch (column) {
    case Column::id:
      return record.id;
    case Column::name_th:
      return record.name_th;
    case Column::name_en:
      return record.name_en;
    case Column::short_names:
      return joined(record.short_names);
    case Column::type: {
      const TypeName* type = reference.find_type(record.type);
      return type == nullptr ? record.type : type->name_th;
    }
    case Column::size_group:
      return record.size_group ? std::string(code_of(*record.size_group)) : "";
    case Column::ministry:
      return name_of(reference, NodeKind::ministry, record.ministry);
    case Column::province:
      return name_of(reference, NodeKind::province, record.province);
    case Column::district:
      return record.district;
    case Column::head_count_internal:
      return count_of(record.head_count_internal);
    case Column::head_count_external:
      return count_of(record.head_count_external);
    case Column::website:
      return record.website;
    case Column::coordinator_email:
      return record.coordinator_email;
    case Column::state:
      return std::string(thai_word_of(record.state));
    case Column::merged_into:
      return record.merged_into;
    case Column::since:
      return record.since;
  }
  return {};
}

std::vector<std::vector<std::string>> write_register(const std::vector<AgencyRecord>& records,
                                                     const Reference& reference) {
  std::vector<std::vector<std::string>> out;
  out.reserve(records.size() + 1);
  std::vector<std::string> row;
  for (std::size_t i = 0; i < column_count; ++i) row.emplace_back(thai_heading(static_cast<Column>(i)));
  out.push_back(row);
  for (const AgencyRecord& record : records) {
    row.clear();
    for (std::size_t i = 0; i < column_count; ++i) {
      row.push_back(cell_of(record, static_cast<Column>(i), reference));
    }
    out.push_back(row);
  }
  return out;
}

}  // namespace prongsai::agency
