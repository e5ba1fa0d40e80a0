// SPDX-License-Identifier: Apache-2.0
// Lines that are filled on both sides: no hole in them, nothing torn that belongs together.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/doc_writers/pdf/text_detail.h"
#include "prongsai/thai/words.h"

namespace prongsai::doc_writers::pdf {
namespace {

Faces& faces() {
  static Faces once;
  return once;
}

Text text(const std::string& words) {
  doc::Spans spans(1);
  spans[0].text = words;
  return {faces(), spans, look::body, {}};
}

// Of a report as we make it: long names between few blanks.
const std::vector<std::string>& paragraphs() {
  static const std::vector<std::string> some = {
      "ตัวชี้วัดที่คะแนนลดลง เรียงจากที่ลดมากไปน้อย ได้แก่ ตัวชี้วัดที่ 2 การใช้งบประมาณ (8.45 คะแนน), ตัวชี้วัดที่ 4 "
      "การใช้ทรัพย์สินของราชการ (7.57 คะแนน), ตัวชี้วัดที่ 3 การใช้อำนาจ (6.74 คะแนน), ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต "
      "(6.17 คะแนน) และตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (3.52 คะแนน)",
      "ตัวชี้วัดที่คะแนนเพิ่มขึ้น เรียงจากที่เพิ่มมากไปน้อย ได้แก่ ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน (3.41 คะแนน), ตัวชี้วัดที่ 8 "
      "การปรับปรุงการทำงาน (1.57 คะแนน) และตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร (0.58 คะแนน)",
      "เกณฑ์ผ่านการประเมินคือตั้งแต่ 85.00 คะแนนขึ้นไป เมื่อพิจารณารายตัวชี้วัดพบว่าไม่ผ่านเกณฑ์ 4 จาก 10 ตัวชี้วัด ได้แก่ "
      "ตัวชี้วัดที่ 2 การใช้งบประมาณ (81.80 คะแนน), ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ (81.90 คะแนน), ตัวชี้วัดที่ 5 "
      "การแก้ไขปัญหาการทุจริต (84.86 คะแนน) และตัวชี้วัดที่ 8 การปรับปรุงการทำงาน (84.39 คะแนน)",
      "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : "
      "ITA) "
      "ซึ่งสำนักงาน ป.ป.ช. จัดให้มีขึ้นเป็นประจำทุกปี มีความมุ่งหมายให้หน่วยงานของรัฐได้ทราบสถานะของตนในด้านการปฏิบัติหน้าที่ "
      "การใช้งบประมาณ การใช้อำนาจ การใช้ทรัพย์สินของราชการ การให้บริการ และการเปิดเผยข้อมูล"};
  return some;
}

template <class Seen>
void each_broken(Seen seen) {
  for (const std::string& words : paragraphs())
    for (double width = 250; width < 520; width += 7) {
      Text paragraph = text(words);
      paragraph.break_lines(faces(), width, look::first_indent, Fill::justified);
      seen(words, paragraph, width);
    }
}

double room_of(double width, int line) {
  return line == 0 ? width - look::first_indent : width;
}

TEST(JustifiedText, has_no_blank_wider_than_may_be_and_no_letters_far_apart) {
  const double blank = faces().shape(FaceId::regular, " ").width * look::body.size / 1000;
  each_broken([&](const std::string&, const Text& paragraph, double) {
    for (int line = 0; line < paragraph.lines(); ++line) {
      const Setting setting = paragraph.spread(line);
      const double grown = setting.letter_space + setting.blank_space;
      EXPECT_LE(grown, 0.6 * blank + 0.001);
      EXPECT_GE(grown, -0.15 * blank - 0.001);
      EXPECT_LE(setting.letter_space, 0.06 * look::body.size + 0.001);
      EXPECT_GE(setting.letter_space, -0.012 * look::body.size - 0.001);
    }
  });
}

TEST(JustifiedText, ends_where_the_text_ends_wherever_it_is_spread) {
  Canvas canvas(faces());
  canvas.begin_page(look::paper_short, look::paper_long);
  each_broken([&](const std::string&, const Text& paragraph, double width) {
    for (int line = 0; line < paragraph.lines(); ++line) {
      const Setting setting = paragraph.spread(line);
      const double end =
          paragraph.draw_line(canvas, line, {0, 0}, doc::Align::start, Fill::justified, no_element);
      EXPECT_LE(end, width + 0.02);
      if (setting.letter_space != 0 || setting.blank_space != 0)
        EXPECT_NEAR(end, width, 0.02) << paragraph.line_words(line);
    }
  });
}

TEST(JustifiedText, is_torn_only_where_thai_lines_may_be) {
  each_broken([&](const std::string& words, const Text& paragraph, double width) {
    const std::vector<std::size_t> allowed = thai::breaks(words);
    std::size_t at = 0;
    for (int line = 0; line + 1 < paragraph.lines(); ++line) {
      at = words.find_first_not_of(' ', at + paragraph.line_words(line).size());
      EXPECT_THAT(allowed, testing::Contains(at)) << width << ": " << words.substr(at);
      EXPECT_NE(words.substr(at - 1, 1), "\xe0");
      for (const char* second : {"2 การใช้", "คะแนน)"})
        EXPECT_FALSE(words.substr(at).starts_with(second)) << width << ": " << words.substr(at);
    }
  });
}

// On the width of our pages, where lines hold enough to share the room among.
TEST(JustifiedText, seldom_leaves_a_line_unfilled) {
  int lines = 0;
  int unfilled = 0;
  for (const std::string& words : paragraphs())
    for (double width = 430; width < 480; width += 1.7) {
      Text paragraph = text(words);
      paragraph.break_lines(faces(), width, look::first_indent, Fill::justified);
      for (int line = 0; line + 1 < paragraph.lines(); ++line) {
        ++lines;
        const Setting setting = paragraph.spread(line);
        const double slack = room_of(width, line) - paragraph.line_width(line);
        unfilled += setting.letter_space == 0 && setting.blank_space == 0 && slack > 1 ? 1 : 0;
      }
    }
  RecordProperty("unfilled", unfilled);
  EXPECT_LT(unfilled, lines / 8) << unfilled << " of " << lines;
}

}  // namespace
}  // namespace prongsai::doc_writers::pdf
