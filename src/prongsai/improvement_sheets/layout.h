// SPDX-License-Identifier: Apache-2.0
// Which worksheets a plan has and which columns stand in each.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/improvement/record.h"
#include "prongsai/text/language.h"

namespace prongsai::improvement_sheets {

/// Columns that are no field of a record.
inline constexpr std::string_view number_column = "number";  ///< counted, for reading and for references
inline constexpr std::string_view of_column = "of";  ///< of reports: the measure or activity they hang on
inline constexpr std::string_view remove_column = "remove";  ///< "ใช่" takes the record out

struct Column {
  std::string_view code;  ///< of a field of one of the sheet's kinds, or one of the three above
  double width = 10;      ///< in digits
};

/// One worksheet. That of measures has their steps as rows below them, with the column "text" for their
/// words.
struct Layout {
  improvement::RecordKind kind = improvement::RecordKind::measure;
  std::vector<Column> columns;  ///< from the second of the sheet on: the first is the hidden mark
};
/// In the order of the work.
[[nodiscard]] std::span<const Layout> layouts();
/// The sheet on which records of that kind stand.
[[nodiscard]] const Layout& layout_of(improvement::RecordKind kind);

/// "มาตรการ".
[[nodiscard]] std::string sheet_name(text::Language language, improvement::RecordKind kind);
/// The heading of a column; of a field the name it has on that sheet.
[[nodiscard]] std::string heading_of(text::Language language, const Layout& layout, std::string_view code);
/// The field that a column is for a record of that kind; null for none.
[[nodiscard]] const improvement::FieldSpec* field_of(improvement::RecordKind kind, std::string_view code);
/// "มาตรการที่ 3 เผยแพร่ข้อมูล": how a cell names another row, by its title_of.
[[nodiscard]] std::string row_label(text::Language language, improvement::RecordKind kind,
                                    std::string_view number, std::string_view title);
/// The first line of a record's title, text or name, cut where it is long; "" without any.
[[nodiscard]] std::string title_of(const improvement::FieldTexts& fields);

}  // namespace prongsai::improvement_sheets
