// SPDX-License-Identifier: Apache-2.0
// The looks of cells, each made once for a workbook, as libxlsxwriter wants it.
#pragma once

#include <cstddef>
#include <map>
#include <tuple>

#include <xlsxwriter.h>

#include "prongsai/table_files/write_xlsx.h"

namespace prongsai::table_files {

class CellFormats {
 public:
  /// Makes our font the one of cells that say nothing.
  explicit CellFormats(lxw_workbook* workbook);

  /// `decimals`: places of a number to show; -1 for text.
  [[nodiscard]] lxw_format* of(CellStyle style, int decimals, bool wrapped);

 private:
  lxw_workbook* workbook_;
  std::map<std::tuple<CellStyle, int, bool>, lxw_format*> made_;
};

}  // namespace prongsai::table_files
