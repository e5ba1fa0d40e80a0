// SPDX-License-Identifier: Apache-2.0
#include "prongsai/table_files/write_csv.h"

#include "prongsai/table_files/formula_guard_detail.h"

namespace prongsai::table_files {
namespace {

void append_cell(std::string& out, const std::string& cell) {
  const bool guarded = needs_guard(cell);
  if (cell.find_first_of(",\";\t\r\n") == std::string::npos) {
    if (guarded) out += '\'';
    out += cell;
    return;
  }
  out += guarded ? "\"'" : "\"";
  for (std::size_t at = 0; at < cell.size(); ++at) {
    const char c = cell[at];
    if (c == '"') out += '"';
    if (c == '\r') {
      if (at + 1 == cell.size() || cell[at + 1] != '\n') out += '\n';
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "\xef\xbb\xbf";
  for (const auto& row : rows) {
    bool first = true;
    for (const std::string& cell : row) {
      if (!first) out += ',';
      first = false;
      append_cell(out, cell);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace prongsai::table_files
