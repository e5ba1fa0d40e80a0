// SPDX-License-Identifier: Apache-2.0
// For tests: what the sample document says about the time after the assessment, with a landscape section.
#pragma once

#include <array>

#include "prongsai/doc_writers/sample_parts.h"
#include "prongsai/figure/gantt_sample.h"

namespace prongsai::doc_writers::test {

inline doc::Table sample_guidelines() {
  doc::Table table{.id = "guideline-table",
                   .caption = "",
                   .columns = {{1, doc::Align::start}, {3, doc::Align::start}},
                   .head = {{{head("ตัวชี้วัดที่"), head("แนวทางการรายงานผลการดำเนินการ")}}},
                   .body = {},
                   .sheet = "แนวทาง"};
  table.body = {
      {{cell("4. การใช้ทรัพย์สินของราชการ"),
        marked("●",
               {"แต่งตั้งเจ้าหน้าที่/คณะทำงาน หรือมอบหมายบุคคล กำหนดแนวทางการปฏิบัติภายในหน่วยงาน",
                "จัดทำคู่มือการขออนุญาตยืมทรัพย์สินของทางราชการ, ขั้นตอนการยืมทรัพย์สิน, แบบฟอร์มการยืมทรัพย์สินของทางราชการ ฯลฯ",
                "แจ้งแนวทางการปฏิบัติ และกำชับเจ้าหน้าที่ถือปฏิบัติตามแนวทาง "
                "รวมถึงกำกับดูแลและตรวจสอบการใช้ทรัพย์สินของทางราชการ"})}},
      {{cell("6. คุณภาพการดำเนินงาน"),
        marked("●", {"จัดทำคู่มือ/แสดงขั้นตอนการให้บริการให้แก่บุคลากรในสังกัด และผู้มาติดต่อราชการ",
                     "เน้นย้ำ (ทำหนังสือเวียน)/การระดมความเห็นในการพัฒนาปรับปรุงการปฏิบัติงานผ่าน social "
                     "media/การกำหนดในวาระการประชุมประจำเดือนของส่วนราชการ/"
                     "กิจกรรมพัฒนาองค์กรของหน่วยงาน ฯลฯ"})}},
      {{cell("7. ประสิทธิภาพการสื่อสาร"),
        marked("●", {"ผู้บริหารหน่วยงานแจ้งประชาสัมพันธ์ผลงานหรือข้อมูลที่สาธารณชนควรรับทราบอย่างชัดเจน/"
                     "สร้างความเข้าใจการให้บริการของหน่วยงานที่ถูกต้องชัดเจน "
                     "เข้าใจง่าย/ให้ข้อมูลข่าวสาร ช่องทางการติดต่อหน่วยงาน/การสื่อสาร 2 "
                     "ทาง/การใช้เทคโนโลยีดิจิทัลให้มีช่องทางการติดต่อที่หลากหลาย เช่น เว็บไซต์, Facebook, "
                     "IG, Twitter, Line เป็นต้น",
                     "มีแบนเนอร์หรือช่องทาง ดังนี้ 1. รับฟังคำติชมหรือความคิดเห็นเกี่ยวกับการดำเนินงาน/การให้บริการ "
                     "บนหน้าเว็บไซต์ของหน่วยงาน และ 2. "
                     "การร้องเรียนการทุจริตของเจ้าหน้าที่ เป็นต้น",
                     "การแต่งตั้งหรือมอบหมายเจ้าหน้าที่ประชาสัมพันธ์ ชี้แจง "
                     "และตอบคำถามเมื่อมีบุคลากรในหน่วยงานหรือผู้มาติดต่อราชการมีข้อกังวล สงสัย เกี่ยวกับการดำเนินงาน",
                     "ผู้บริหารแนะนำ กำหนดแนวทางแก่บุคลากรในการให้ข้อมูลข่าวสารของหน่วยงาน "
                     "การประชาสัมพันธ์การให้บริการของหน่วยงาน"})}},
      {{cell("8. การปรับปรุงการทำงาน"),
        marked("●", {"หน่วยงานให้ข้อมูล ในรอบ 6 เดือนที่ผ่านมา ได้มีการปรับปรุงพัฒนาการทำงาน การให้บริการของหน่วยงานให้ดีขึ้น "
                     "และโปร่งใสอย่างไรบ้าง",
                     "นำเทคโนโลยีมาใช้ในการดำเนินงาน/การให้บริการให้เกิดความสะดวก รวดเร็ว เช่น การจองคิวผ่านทาง Line "
                     "หรือ Application"})}}};
  return table;
}

inline doc::Table sample_calendar() {
  constexpr std::array months = {"ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค."};
  constexpr int first_month = 2;  // December, counted from October
  doc::Table table{.id = "calendar",
                   .caption = "ตารางที่ 2 ปฏิทินแผนการขับเคลื่อนการดำเนินการประเมินคุณธรรมและความโปร่งใส",
                   .columns = {{4, doc::Align::start}, {2, doc::Align::start}},
                   .head = {},
                   .body = {},
                   .sheet = "ปฏิทิน"};
  for (std::size_t i = 0; i < months.size(); ++i) table.columns.push_back({0, doc::Align::centre});
  table.columns.push_back({1, doc::Align::start});
  const int count = static_cast<int>(months.size());
  table.head = {{{spanning(head("กิจกรรม"), 1, 2), spanning(head("ระยะเวลา"), 1, 2),
                  spanning(head("ปีงบประมาณ พ.ศ. 2565"), count, 1), spanning(head("หมายเหตุ"), 1, 2)}},
                {}};
  for (const char* month : months) table.head[1].cells.push_back(head(month));
  for (const auto& one : figure::test::activities_2565) {
    if (std::string_view(one.number) == "10")
      table.body.push_back(
          {{spanning(shaded(cell("การเก็บข้อมูลและประกาศผล"), doc::Shade::group), count + 3, 1)}, true});
    doc::Row row;
    row.cells = {marked(std::string(one.number) + ".", {one.text}), cell(one.period)};
    for (int month = first_month; month < first_month + count; ++month) {
      const bool is_filled = one.from < (month + 1) * figure::one_month &&
                             one.to > month * figure::one_month &&
                             !(one.is_deadline && month + 1 < one.to / figure::one_month);
      row.cells.push_back(is_filled ? shaded(cell("●"), doc::Shade::bar) : doc::Cell{});
    }
    row.cells.push_back(one.is_deadline ? cell("ภายในกำหนด") : doc::Cell{});
    table.body.push_back(std::move(row));
  }
  return table;
}

inline doc::Section sample_plan() {
  doc::Section section{doc::Orientation::landscape, {}};
  section.blocks.emplace_back(doc::Heading{.level = 1,
                                           .number = "ส่วนที่ 3",
                                           .phrases = {"แผนการขับเคลื่อนการดำเนินการประเมินคุณธรรมและความโปร่งใส",
                                                       "ในการดำเนินงานของหน่วยงานของรัฐ จังหวัดเชียงใหม่"},
                                           .id = "part-3",
                                           .is_centred = true});
  section.blocks.emplace_back(sample_calendar());
  return section;
}

}  // namespace prongsai::doc_writers::test
