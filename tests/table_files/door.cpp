// SPDX-License-Identifier: Apache-2.0
// The room's doors as a command for tests in other languages: `door read FILE` prints the cells of a file,
// `door write FILE` writes the workbook that the tests know.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "prongsai/table_files/read_table.h"
#include "prongsai/table_files/write_xlsx.h"

namespace {

using namespace prongsai;  // NOLINT(google-build-using-namespace): a program of a test
using table_files::CellStyle;
using table_files::OutCell;

// The separators of ASCII are in no cell: between sheets, rows, cells; the name of a sheet comes first.
int read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto workbook = table_files::read_table(bytes, path);
  if (!workbook) {
    std::fputs(workbook.problems()[0].code.c_str(), stdout);
    return 1;
  }
  for (const auto& sheet : workbook->sheets) {
    std::string out = "\x1c" + sheet.name;
    for (const auto& row : sheet.rows) {
      out += '\x1e';
      for (const auto& cell : row) out += cell + '\x1f';
    }
    for (const auto& area : sheet.merged) {
      out += "\x1d" + table_files::cell_name(area.first_row, area.first_column) + ":" +
             table_files::cell_name(area.last_row, area.last_column);
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return 0;
}

int write(const char* path) {
  const table_files::OutSheet filled = {
      .name = "คะแนน",
      .rows = {{OutCell("รหัส"), OutCell("ชื่อ"), OutCell("คะแนน"), OutCell("ผล")},
               {OutCell("007"), OutCell("=HYPERLINK(\"x\")"), OutCell::number("81.90"), OutCell()},
               {OutCell("a_x0041_"), OutCell("บรรทัด 1\nบรรทัด 2"), OutCell::number("-5"), OutCell()},
               {OutCell("คำแนะนำ", CellStyle::hint)}},
      .heading_rows = 1,
      .widths = {12, 40.5},
      .merged = {{3, 0, 3, 3}},
      .choices = {{.area = {1, 3, 2, 3}, .values = {"ผ่าน", "ไม่ผ่าน, รอแก้"}, .prompt = "เลือกผล"}},
      .notes = {{0, 2, "ทศนิยมสองตำแหน่ง"}},
      .inputs = {{1, 3, 2, 3}},
      .is_protected = true};
  const auto bytes =
      table_files::write_xlsx({.sheets = {filled, {.name = "ที่สอง", .rows = {{OutCell("ก")}}}},
                               .title = "แม่แบบ",
                               .made_at = std::chrono::sys_days{std::chrono::year{2026} / 10 / 1}});
  if (!bytes) return 1;
  std::ofstream(path, std::ios::binary) << *bytes;
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  return std::string(arguments[1]) == "write" ? write(arguments[2]) : read(arguments[2]);
}
