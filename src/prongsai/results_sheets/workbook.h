// SPDX-License-Identifier: Apache-2.0
// Between a form and the files people fill in: the one place that knows the room table_files.
#pragma once

#include <chrono>
#include <string>

#include "prongsai/base/result.h"
#include "prongsai/results_sheets/read_tables.h"
#include "prongsai/table_files/workbook.h"
#include "prongsai/text/language.h"

namespace prongsai::results_sheets {

/// entry_from_tables for every visible sheet. Lines of places are those of the file. Sheets that are hidden,
/// and what the file's reader could not take over whole, are told among the problems
/// (results_sheets.hidden_sheet); the lists to choose from that stand hidden in our own template are not.
[[nodiscard]] Reading entry_from_workbook(const FormShape& shape, const table_files::Workbook& workbook);

/// For whom a template is made. It is told to people only: nothing of it is read back.
struct TemplateSubject {
  std::string agency;       ///< its identifier, for the name of the file; "" for anybody
  std::string agency_name;  ///< in the language of the template; "" for anybody
  std::chrono::sys_seconds made_at;
};

/// A file to hand out.
struct TemplateFile {
  std::string name;  ///< "prongsai-ita-2568-m-example.xlsx": lower-case ASCII, fit for any file system
  std::string media_type;
  std::string bytes;
};

/// The sheets of template_sheets as XLSX: headings that stand still, cells to fill in, lists to choose from,
/// and notes on what a cell takes. All cells to fill in hold text, so that 81.90 keeps its last decimal, and
/// a list only warns, so that "100 @ T1; 50 @ T2" stays possible. A limit of numbers is told in a note: a
/// spreadsheet would hold it against texts and complain of each. read_table and entry_from_workbook give the
/// same entry back.
///
/// Problems: those of write_xlsx, for texts of `entry` that an XLSX file cannot hold.
[[nodiscard]] base::Result<TemplateFile> template_workbook(const FormShape& shape, text::Language language,
                                                           const TemplateSubject& subject,
                                                           const Entry& entry = {});

/// template_list as CSV. Documents are not in it. Requires: the texts of `entry` are valid UTF-8.
[[nodiscard]] TemplateFile template_csv(const FormShape& shape, text::Language language,
                                        const TemplateSubject& subject, const Entry& entry = {});

}  // namespace prongsai::results_sheets
