// SPDX-License-Identifier: Apache-2.0
// The hidden marks of sheets and rows; private to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/improvement/record.h"

namespace prongsai::improvement_sheets::detail {

/// Before the codes of the columns: "prongsai-plan cm-city/2567 measure".
struct SheetMark {
  std::string plan;
  improvement::RecordKind kind = improvement::RecordKind::measure;
};
[[nodiscard]] std::string written(const SheetMark& mark);
/// Empty for anything else.
[[nodiscard]] std::optional<SheetMark> read_sheet_mark(std::string_view text);

/// Before each row: "2567/17/step/r-abc".
struct RowMark {
  int year = 0;
  std::int64_t version = 0;
  improvement::RecordKind kind = improvement::RecordKind::measure;
  std::string id;
};
[[nodiscard]] std::string written(const RowMark& mark);
[[nodiscard]] std::optional<RowMark> read_row_mark(std::string_view text);

}  // namespace prongsai::improvement_sheets::detail
