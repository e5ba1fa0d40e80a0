// SPDX-License-Identifier: Apache-2.0
// For tests: the sixteen activities of the drive plan that Chiang Mai province published for 2565.
#pragma once

#include "prongsai/figure/gantt.h"

namespace prongsai::figure::test {

struct PrintedActivity {
  const char* number;
  const char* text;
  const char* period;
  MonthPlace from;
  MonthPlace to;
  Tone tone;
  bool is_deadline;
};

/// As printed, numbered without the report's slips; the tones are made up for a day in the middle of March.
inline constexpr PrintedActivity activities_2565[] = {
    {"1", "แจ้งผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564", "ธันวาคม 2564", place_of(2, 1, 31),
     place_of(2, 32, 31), Tone::done, false},
    {"2", "แต่งตั้งคณะกรรมการขับเคลื่อนการประเมินคุณธรรม ฯ", "ธันวาคม 2564", place_of(2, 1, 31), place_of(2, 32, 31),
     Tone::done, false},
    {"3", "แต่งตั้งคณะทำงานขับเคลื่อนการประเมินคุณธรรม ฯ", "ธันวาคม 2564", place_of(2, 1, 31), place_of(2, 32, 31),
     Tone::done, false},
    {"4",
     "แจ้งส่วนราชการสังกัดราชการบริหารส่วนภูมิภาคจัดเก็บข้อมูลผู้มีส่วนได้ส่วนเสียภายใน (IIT) และข้อมูลผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
     "ธันวาคม 2564", place_of(2, 1, 31), place_of(2, 32, 31), Tone::done, false},
    {"5", "ประชุมคณะทำงาน เพื่อรับฟังการชี้แจงกรอบการประเมิน ITA จัดโดยสำนักงาน ป.ป.ช. ผ่านระบบ Zoom Webinar",
     "มกราคม 2565", place_of(3, 1, 31), place_of(3, 32, 31), Tone::done, false},
    {"6", "นำเข้าข้อมูล IIT และ EIT เข้าระบบ ITAS", "1 มกราคม – 28 กุมภาพันธ์ 2565", place_of(3, 1, 31),
     place_of(4, 29, 28), Tone::done, false},
    {"7",
     "ฝ่ายเลขานุการ ฯ วิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564 และจัดทำ (ร่าง) "
     "แผนการขับเคลื่อนการดำเนินการประเมินคุณธรรมและความโปร่งใส ฯ",
     "25 – 30 มกราคม 2565", place_of(3, 25, 31), place_of(3, 31, 31), Tone::done, false},
    {"8",
     "ประชาสัมพันธ์แผนการขับเคลื่อนการดำเนินการประเมินคุณธรรมและความโปร่งใสฯ บนเว็บไซต์จังหวัดเชียงใหม่ และส่วนราชการที่เกี่ยวข้อง",
     "กุมภาพันธ์ 2565", place_of(4, 1, 28), place_of(4, 29, 28), Tone::done, false},
    {"9", "ประชุมคณะทำงานเพื่อชี้แจงแนวทางการตอบแบบวัด IIT และแบบวัด EIT", "กุมภาพันธ์ 2565", place_of(4, 1, 28),
     place_of(4, 29, 28), Tone::running, false},
    {"10", "การดำเนินการเก็บข้อมูลแบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)", "1 มีนาคม - 30 เมษายน 2565",
     place_of(5, 1, 31), place_of(6, 31, 30), Tone::late, false},
    {"11", "เผยแพร่ประชาสัมพันธ์ช่องทางการตอบแบบวัด IIT และแบบวัด EIT", "1 มีนาคม - 31 พฤษภาคม 2565",
     place_of(5, 1, 31), place_of(7, 32, 31), Tone::running, false},
    {"12", "การขับเคลื่อนการดำเนินการเก็บข้อมูลแบบวัด IIT และแบบวัด EIT", "1 มีนาคม - 31 พฤษภาคม 2565",
     place_of(5, 1, 31), place_of(7, 32, 31), Tone::running, false},
    {"13", "การนำข้อมูลเข้าระบบการประเมิน ITAS", "ภายในวันที่ 30 เมษายน 2565", 0, place_of(6, 31, 30), Tone::planned,
     true},
    {"14", "ติดตามจำนวนผลการตอบแบบวัด IIT และแบบวัด EIT ให้เป็นไปตามที่สำนักงาน ป.ป.ช. กำหนด", "1 - 31 พฤษภาคม 2565",
     place_of(7, 1, 31), place_of(7, 32, 31), Tone::planned, false},
    {"15", "ชี้แจง/ยืนยันผลคะแนนการดำเนินการแบบวัด OIT", "16 - 30 มิถุนายน 2565", place_of(8, 16, 30),
     place_of(8, 31, 30), Tone::planned, false},
    {"16", "ประกาศและเผยแพร่ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565", "1 - 31 สิงหาคม 2565",
     place_of(10, 1, 31), place_of(10, 32, 31), Tone::planned, false},
};

inline Gantt chiang_mai_2565() {
  Gantt gantt{
      .caption = {"ปฏิทินแผนการขับเคลื่อน ปีงบประมาณ พ.ศ. 2565", "กิจกรรม 16 รายการ ตั้งแต่ตุลาคม 2564 ถึงกันยายน 2565"},
      .months = {"ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.",
                 "ก.ย."},
      .groups = {{"ไตรมาส 1", 3}, {"ไตรมาส 2", 3}, {"ไตรมาส 3", 3}, {"ไตรมาส 4", 3}},
      .rows = {},
      .today = Today{place_of(5, 15, 31), "วันนี้"},
      .legend = {{Tone::planned, "ตามแผน"},
                 {Tone::running, "กำลังดำเนินการ"},
                 {Tone::done, "แล้วเสร็จ"},
                 {Tone::late, "ล่าช้า"}}};
  for (const PrintedActivity& one : activities_2565) {
    gantt.rows.push_back(
        {one.number, one.text, one.period, {{one.from, one.to, one.tone, one.is_deadline}}, "", ""});
  }
  return gantt;
}

}  // namespace prongsai::figure::test
