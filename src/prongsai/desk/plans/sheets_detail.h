// SPDX-License-Identifier: Apache-2.0
// Rows of a worksheet weighed against a plan; private to the plans of the desk.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/desk/plans/sheets.h"
#include "prongsai/improvement_sheets/plan_sheets.h"

namespace prongsai::desk::detail {

/// A field as it stands in a cell. `labels` are what references are called, by id.
using RowLabels = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] std::string cell_of(const improvement::FieldSpec& field, const std::string& canonical,
                                  text::Language language, const FieldContext& context,
                                  const RowLabels& labels);

/// A row with what it would do.
struct WeighedRow {
  SheetLine line;
  RecordWish
      wish;  ///< of added and changed: the fields that the sheet changed, as typed, and the base's version
  std::string id;  ///< of the record, kept or to be made
};
/// In the order of the rows; cleared rows are left out. Reads the plan's records in the transaction.
[[nodiscard]] std::vector<WeighedRow> weigh_rows(db::Transaction& transaction, const PlanView& view,
                                                 const improvement_sheets::ReadSheets& sheets);

}  // namespace prongsai::desk::detail
