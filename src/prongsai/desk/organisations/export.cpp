// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/organisations/export.h"

#include "prongsai/desk/organisations/import.h"
#include "prongsai/desk/organisations/record_detail.h"
#include "prongsai/desk/permit.h"
#include "prongsai/table_files/write_csv.h"
#include "prongsai/table_files/write_xlsx.h"

namespace prongsai::desk {
namespace {

using agency::Column;
using Rows = std::vector<std::vector<std::string>>;

bool is_count(std::size_t column) {
  return column == static_cast<std::size_t>(Column::head_count_internal) ||
         column == static_cast<std::size_t>(Column::head_count_external);
}

double width_of(Column column) {
  constexpr double names = 44;
  constexpr double words = 24;
  constexpr double codes = 14;
  switch (column) {
    case Column::name_th:
    case Column::name_en:
      return names;
    case Column::id:
    case Column::type:
    case Column::ministry:
    case Column::website:
    case Column::coordinator_email:
      return words;
    default:
      return codes;
  }
}

std::vector<std::string> names_of(const agency::Reference& reference, agency::NodeKind kind) {
  std::vector<std::string> out;
  for (const agency::OrganisationNode& node : reference.nodes()) {
    if (node.kind == kind) out.push_back(node.name_th);
  }
  return out;
}

/// What may be chosen in a column; empty where anything may be written.
std::vector<std::string> choices_of(const agency::Reference& reference, Column column) {
  std::vector<std::string> out;
  switch (column) {
    case Column::type:
      for (const agency::TypeName& type : reference.types()) out.push_back(type.name_th);
      return out;
    case Column::ministry:
      return names_of(reference, agency::NodeKind::ministry);
    case Column::province:
      return names_of(reference, agency::NodeKind::province);
    case Column::size_group:
      return {"S", "M", "L"};
    case Column::state:
      for (const auto state : {agency::State::active, agency::State::merged, agency::State::closed})
        out.emplace_back(agency::thai_word_of(state));
      return out;
    default:
      return out;
  }
}

/// So many rows below the last one can still be chosen for.
constexpr std::size_t spare_rows = 200;

base::Result<std::string> as_workbook(const Rows& rows, const agency::Reference& reference, Moment now) {
  table_files::OutSheet sheet;
  sheet.name = register_sheet;
  sheet.heading_rows = 1;
  for (const auto& row : rows) {
    auto& cells = sheet.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i)
      cells.push_back(is_count(i) && sheet.rows.size() > 1 ? table_files::OutCell::number(row[i])
                                                           : table_files::OutCell(row[i]));
  }
  for (std::size_t i = 0; i < agency::column_count; ++i) {
    const auto column = static_cast<Column>(i);
    sheet.widths.push_back(width_of(column));
    std::vector<std::string> values = choices_of(reference, column);
    if (values.empty()) continue;
    sheet.choices.push_back({.area = {1, i, rows.size() + spare_rows, i},
                             .values = std::move(values),
                             .prompt = "",
                             .others_allowed = true});
  }
  table_files::OutWorkbook workbook;
  workbook.title = register_sheet;
  workbook.made_at = std::chrono::floor<std::chrono::seconds>(now);
  workbook.sheets.push_back(std::move(sheet));
  return table_files::write_xlsx(workbook);
}

}  // namespace

base::Result<std::string> export_register(const Office& office, const access::Actor& actor,
                                          RegisterFormat format, RegisterContent content) {
  const auto role = permit(actor, access::Deed::see_organisations, {});
  if (!role) return role.problems();
  std::vector<agency::AgencyRecord> records;
  if (content == RegisterContent::whole)
    records = organisations_detail::records_of(office.database.read(store::list_agencies_whole));
  const Rows rows = agency::write_register(records, office.reference);
  if (format == RegisterFormat::csv) return table_files::write_csv(rows);
  return as_workbook(rows, office.reference, office.now());
}

}  // namespace prongsai::desk
