// SPDX-License-Identifier: Apache-2.0
// A plan with something of every kind in it, its worksheet, and ways to write in that as people do.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "prongsai/desk/plans/sheets.h"
#include "prongsai/improvement_sheets/layout.h"
#include "prongsai/table_files/read_table.h"
#include "prongsai/table_files/write_xlsx.h"

#include "test_office.h"

namespace prongsai::offices {

inline const store::PlanKey plan_2567{"cm-city", 2567};

template <class T>
T taken(base::Result<T> result) {
  if (!result) throw std::runtime_error(result.problems().front().code);
  return std::move(result).value();
}

/// The agency, its plan and two who write in it.
class SheetTown {
 public:
  explicit SheetTown(TestOffice& office) : test_(office) {}

  void make_plan() {
    test_.register_agency("cm-city", "chiang-mai", {"clerk", "finance"});
    taken(desk::make_plan(test_.office(), coordinator.actor, {plan_2567, "ita/2566"}));
  }
  std::string save(const std::string& kind, const improvement::FieldTexts& typed,
                   const std::string& parent = {}, const std::string& id = desk::new_record_id()) {
    return taken(desk::save_record(test_.office(), coordinator.actor, plan_2567,
                                   {id, kind, parent, view().head.version, typed}))
        .id;
  }
  /// On the screen of the colleague.
  void change(const std::string& id, const improvement::FieldTexts& typed) {
    const desk::PlanView now = view();
    const improvement::Record* record = now.plan.find(id);
    if (record == nullptr) throw std::runtime_error("no record " + id);
    const std::string kind(improvement::spec_of(record->kind).code);
    taken(desk::save_record(test_.office(), colleague.actor, plan_2567,
                            {id, kind, record->parent, now.head.version, typed}));
  }
  /// Every kind, every field.
  void fill() {
    save("target", {{"about", "8"}, {"comparison", "more_than"}, {"value", "90.50"}, {"note", "ทุกไตรมาส"}});
    measure = save("measure", {{"title", "เปิดเผยข้อมูลให้ครบ"},
                               {"about", "8, o1"},
                               {"responsible", "กอง clerk\nกลุ่มงานพิเศษ"},
                               {"period", "1 มีนาคม 2567 – 31 พฤษภาคม 2567"},
                               {"target", "ครบทุกข้อ"},
                               {"monitoring", "รายงานทุกเดือน\nต่อผู้บริหาร"},
                               {"evidence", "หนังสือเวียน"},
                               {"status", "running"},
                               {"result", "ดำเนินการแล้วครึ่งหนึ่ง"},
                               {"outcome", "คะแนนดีขึ้น"}});
    step = save("step",
                {{"text", "รวบรวมข้อมูล"},
                 {"responsible", "กอง finance"},
                 {"period", "ตุลาคม 2566"},
                 {"status", "done"},
                 {"result", "=ครบ"},
                 {"evidence", "https://example.go.th/a"}},
                measure);
    save("step", {{"text", "เผยแพร่ข้อมูล"}, {"period", "ไตรมาสที่ 2"}}, measure);
    other_measure = save("measure", {{"title", "อบรมเจ้าหน้าที่"}, {"period", "ตลอดปีงบประมาณ"}});
    activity =
        save("activity",
             {{"text", "เก็บข้อมูล OIT"}, {"period", "ภายในวันที่ 30 เมษายน 2567"}, {"role", "collect_oit"}});
    save("activity", {{"text", "กำกับติดตามการเก็บข้อมูล"},
                      {"watches", activity},
                      {"responsible", "กอง clerk"},
                      {"remark", "ทุกวันศุกร์"},
                      {"status", "planned"},
                      {"evidence", "แฟ้มหมายเลข 3"},
                      {"result", "ยังไม่เริ่ม"}});
    save("recommendation", {{"text", "ควรเปิดเผยข้อมูล"}, {"by", "ป.ป.ช."}, {"about", "o1"}});
    save("cause", {{"about", "8"}, {"text", "เว็บไซต์ล่าช้า"}});
    save("constraint", {{"heading", "staff"}, {"text", "คนน้อย"}});
    save("constraint", {{"heading", "budget"}, {"none", "yes"}});
    save("group",
         {{"name", "คณะทำงาน ITA"}, {"order", "12/2567"}, {"day", "15 มกราคม 2567"}, {"members", "ก\nข"}});
    save("statement", {{"topic", "slogan"}, {"text", "โปร่งใส"}});
    save("report",
         {{"day", "2024-02-01"},
          {"text", "อบรมแล้ว 40 คน"},
          {"problems", "ห้องเล็ก"},
          {"proposals", "อบรมออนไลน์"},
          {"evidence", "ภาพถ่าย"},
          {"by", "กอง finance"}},
         other_measure);
  }

  [[nodiscard]] desk::PlanView view() const {
    return taken(desk::look_at_plan(test_.office(), coordinator.actor, plan_2567));
  }
  /// Every record as it is kept, without its version.
  [[nodiscard]] std::vector<std::string> contents() const {
    std::vector<std::string> out;
    for (const improvement::Record& record : view().plan.records) out.push_back(improvement::written(record));
    return out;
  }
  [[nodiscard]] std::string field(const std::string& id, std::string_view code) const {
    const desk::PlanView now = view();
    const improvement::Record* record = now.plan.find(id);
    return record == nullptr ? "no such record" : record->field(code);
  }

  [[nodiscard]] desk::SheetPreview look() const {
    return taken(desk::preview_sheet(test_.office(), coordinator.actor, plan_2567));
  }
  [[nodiscard]] base::Result<desk::Applied> apply(bool skips_problems = false) const {
    const desk::SheetPreview shown = look();
    return desk::apply_sheet(test_.office(), coordinator.actor, plan_2567,
                             {shown.id, shown.view.head.version, skips_problems});
  }
  [[nodiscard]] base::Result<bool> send(std::string_view bytes) const {
    return desk::take_sheet(test_.office(), coordinator.actor, plan_2567, {"แผน.xlsx", bytes});
  }

 private:
  TestOffice& test_;

 public:
  std::string measure;  ///< with two steps, of which `step` is the first
  std::string step;
  std::string other_measure;
  std::string activity;  ///< another one watches it
  Somebody coordinator = test_.make(access::Role::agency_coordinator, {"chiang-mai", "cm-city", ""}, "ผู้กรอก");
  Somebody colleague = test_.make(access::Role::agency_coordinator, {"chiang-mai", "cm-city", ""}, "อีกคน");
};

/// A worksheet in somebody's hands.
class OpenedSheet {
 public:
  explicit OpenedSheet(const std::string& bytes)
      : workbook_(taken(table_files::read_table(bytes, "plan.xlsx"))) {}

  [[nodiscard]] table_files::Sheet& sheet(improvement::RecordKind kind) {
    for (table_files::Sheet& one : workbook_.sheets) {
      for (const text::Language language : {text::Language::th, text::Language::en}) {
        if (one.name == improvement_sheets::sheet_name(language, kind)) return one;
      }
    }
    throw std::runtime_error("no such sheet");
  }
  /// Where the row of that record stands.
  [[nodiscard]] std::size_t line_of(improvement::RecordKind kind, const std::string& id) {
    const auto& rows = sheet(kind).rows;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& cells) {
      return !cells.empty() && cells.front().ends_with("/" + id);
    });
    if (found == rows.end()) throw std::runtime_error("no row of " + id);
    return static_cast<std::size_t>(found - rows.begin());
  }
  [[nodiscard]] std::string& cell(improvement::RecordKind kind, std::size_t line, std::string_view code) {
    auto& rows = sheet(kind).rows;
    const auto at = std::find(rows.front().begin(), rows.front().end(), code);
    if (at == rows.front().end()) throw std::runtime_error("no column " + std::string(code));
    const auto column = static_cast<std::size_t>(at - rows.front().begin());
    if (rows.size() <= line) rows.resize(line + 1);
    if (rows[line].size() <= column) rows[line].resize(column + 1);
    return rows[line][column];
  }
  [[nodiscard]] std::string& cell(improvement::RecordKind kind, const std::string& id,
                                  std::string_view code) {
    return cell(kind, line_of(kind, id), code);
  }
  /// Below everything that stands there, or where it is told.
  std::size_t add(improvement::RecordKind kind, const improvement::FieldTexts& cells, std::size_t line = 0) {
    auto& rows = sheet(kind).rows;
    if (line == 0) line = rows.size();
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(line), std::vector<std::string>());
    for (const auto& [code, text] : cells) cell(kind, line, code) = text;
    return line;
  }
  [[nodiscard]] std::string bytes() const {
    table_files::OutWorkbook out;
    for (const auto& one : workbook_.sheets) {
      out.sheets.push_back({.name = one.name});
      for (const auto& row : one.rows) out.sheets.back().rows.emplace_back(row.begin(), row.end());
    }
    return taken(table_files::write_xlsx(out));
  }

 private:
  table_files::Workbook workbook_;
};

}  // namespace prongsai::offices
