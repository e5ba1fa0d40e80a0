// SPDX-License-Identifier: Apache-2.0
// A small plan as rows, and the way through a file and back.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "prongsai/improvement_sheets/plan_sheets.h"
#include "prongsai/table_files/read_table.h"

namespace prongsai::improvement_sheets::test {

inline SheetRow row(improvement::RecordKind kind, std::string id, std::string number,
                    improvement::FieldTexts cells) {
  return {.kind = kind,
          .id = std::move(id),
          .version = 17,
          .number = std::move(number),
          .cells = std::move(cells)};
}

/// Two measures, the first with two steps; two activities, of which one watches the other; a report.
inline PlanSheets small_plan(text::Language language = text::Language::th) {
  using improvement::RecordKind;
  PlanSheets out{.agency = "cm-city",
                 .agency_name = "เทศบาลนครเชียงใหม่",
                 .year = 2567,
                 .language = language,
                 .made_at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 21}};
  out.rows = {
      row(RecordKind::target, "r-target", "1", {{"about", "ตัวชี้วัดที่ 8"}, {"value", "90.5"}}),
      row(RecordKind::measure, "r-open", "1",
          {{"title", "เปิดเผยข้อมูลให้ครบ"},
           {"about", "o42"},
           {"responsible", "สำนักปลัด\nกองคลัง"},
           {"period", "ไตรมาสที่ 1"}}),
      row(RecordKind::step, "r-open-1", "1.1", {{"text", "รวบรวมข้อมูล"}, {"period", "ตุลาคม 2566"}}),
      row(RecordKind::step, "r-open-2", "1.2", {{"text", "=เผยแพร่()"}}),
      row(RecordKind::measure, "r-train", "2", {{"title", "อบรมเจ้าหน้าที่"}}),
      row(RecordKind::activity, "r-collect", "1", {{"text", "เก็บข้อมูล OIT"}}),
      row(RecordKind::activity, "r-watch", "2",
          {{"text", "ติดตาม"}, {"watches", row_label(language, RecordKind::activity, "1", "เก็บข้อมูล OIT")}}),
      {.kind = RecordKind::constraint, .cells = {{"heading", "บุคลากร"}}},
      row(RecordKind::report, "r-report", "2.1",
          {{"of", row_label(language, RecordKind::measure, "2", "อบรมเจ้าหน้าที่")}, {"text", "อบรมแล้ว 40 คน"}}),
  };
  return out;
}

inline table_files::Workbook opened(const std::string& bytes) {
  auto read = table_files::read_table(bytes, "workbook");
  if (!read) throw std::runtime_error(read.problems().front().code);
  return std::move(read).value();
}

inline table_files::Workbook through_file(const PlanSheets& plan) {
  auto bytes = table_files::write_xlsx(workbook_of(plan));
  if (!bytes) throw std::runtime_error(bytes.problems().front().code);
  return opened(*bytes);
}

}  // namespace prongsai::improvement_sheets::test
