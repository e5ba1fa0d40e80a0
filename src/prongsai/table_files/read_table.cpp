// SPDX-License-Identifier: Apache-2.0
#include "prongsai/table_files/read_table.h"

#include <algorithm>

#include "prongsai/table_files/decode_text_detail.h"
#include "prongsai/table_files/delimited_detail.h"
#include "prongsai/table_files/kind_detail.h"
#include "prongsai/table_files/problems_detail.h"
#include "prongsai/table_files/xlsx_detail.h"

namespace prongsai::table_files {
namespace {

void check_size(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.bytes_max) {
    refuse("table_files.too_large",
           {{"found", megabytes(bytes.size())}, {"most", megabytes(limits.bytes_max)}});
  }
}

/// UTF-8 without what cannot stand in any text.
std::string text_of(std::string_view bytes) {
  std::optional<std::string> text = decode_text(bytes);
  if (!text) {
    const std::size_t bad = std::min(first_not_utf8(bytes), bytes.size());
    const std::string_view before = bytes.substr(0, bad);
    const auto line_begin = before.find_last_of('\n') + 1;  // npos + 1 is 0
    refuse("table_files.unknown_letters", {},
           static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
           static_cast<int>(bad - line_begin) + 1);
  }
  if (text->find('\0') != std::string::npos) refuse("table_files.not_a_table");
  return *std::move(text);
}

bool is_blank(const Sheet& sheet) {
  const auto is_blank_cell = [](const std::string& cell) {
    return cell.find_first_not_of(" \t\n") == std::string::npos;
  };
  return std::all_of(sheet.rows.begin(), sheet.rows.end(),
                     [&](const auto& row) { return std::all_of(row.begin(), row.end(), is_blank_cell); });
}

/// The one place where a Refusal ends.
template <class Read>
base::Result<Workbook> guarded(const std::string& file_name, Read read) {
  try {
    Workbook workbook = read();
    const bool blank = std::all_of(workbook.sheets.begin(), workbook.sheets.end(), is_blank);
    if (blank) refuse("table_files.empty");
    workbook.file_name = file_name;
    for (base::Problem& remark : workbook.remarks) remark.place.file = file_name;
    return workbook;
  } catch (Refusal& refusal) {
    refusal.problem.place.file = file_name;
    return std::move(refusal.problem);
  }
}

Workbook workbook_of(Sheet sheet) {
  Workbook workbook;
  workbook.sheets.push_back(std::move(sheet));
  return workbook;
}

}  // namespace

std::string megabytes(std::size_t bytes) {
  constexpr std::size_t tenth = std::size_t{1024} * 1024 / 10;
  const std::size_t tenths = (bytes + tenth - 1) / tenth;
  const std::size_t shown =
      bytes % (std::size_t{1024} * 1024) == 0 ? bytes / (std::size_t{1024} * 1024) * 10 : tenths;
  return std::to_string(shown / 10) + (shown % 10 == 0 ? "" : "." + std::to_string(shown % 10));
}

base::Result<Workbook> read_table(std::string_view bytes, const std::string& file_name,
                                  const Limits& limits) {
  return guarded(file_name, [&] {
    check_size(bytes, limits);
    if (kind_of(bytes) == Kind::archive) return read_xlsx(bytes, limits);
    return workbook_of(read_csv(text_of(bytes), limits));
  });
}

base::Result<Workbook> read_pasted(std::string_view text, const Limits& limits) {
  return guarded("", [&] {
    check_size(text, limits);
    return workbook_of(read_delimited(text_of(text), '\t', Quoting::lenient, limits));
  });
}

}  // namespace prongsai::table_files
