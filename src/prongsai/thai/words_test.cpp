// SPDX-License-Identifier: Apache-2.0
#include "prongsai/thai/words.h"

#include <algorithm>
#include <chrono>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/thai/signs_detail.h"

namespace prongsai::thai {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// From reports that agencies published on their assessments of 2565 and 2566.
// NOLINTBEGIN(bugprone-suspicious-missing-comma): long sentences go over lines
const std::string published[] = {
    "สำนักงาน ป.ป.ช. ได้มีประกาศ ลงวันที่ 1 สิงหาคม พ.ศ. 2565 เรื่อง "
    "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : "
    "ITA) "
    "ประจำปีงบประมาณ พ.ศ. 2565 ได้คะแนนเท่ากับ 91.50 คะแนน อยู่ในระดับ A",
    "มีตัวชี้วัดที่ไม่ผ่านเกณฑ์การประเมิน คือ ตัวชี้วัดที่ 2 การใช้งบประมาณ ซึ่งเป็นผลการประเมินจากบุคลากรภายในหน่วยงาน",
    "เปิดโอกาสให้ผู้รับบริการ "
    "ผู้มาติดต่อหรือผู้มีส่วนได้ส่วนเสียเข้าไปมีส่วนร่วมในการปรับปรุงพัฒนาการดำเนินงาน/การให้บริการของหน่วยงานให้ดีขึ้น",
    "เนื่องจากสถานการณ์การแพร่ระบาดของโรคติดเชื้อไวรัสโคโรนา 2019 ทำให้ผู้รับบริการไม่ได้รับความสะดวกเท่าที่ควร",
    "เพิ่มมาตรการกำกับให้เจ้าหน้าที่ของหน่วยงานให้บริการประชาชนอย่างเท่าเทียมกันโดยไม่เลือกปฏิบัติ",
    "จัดทำคู่มือการขออนุญาตยืมทรัพย์สินของทางราชการ, ขั้นตอนการยืมทรัพย์สิน, แบบฟอร์มการยืมทรัพย์สินของทางราชการ ฯลฯ",
    "ผู้บริหารหน่วยงานแจ้งประชาสัมพันธ์ผลงานหรือข้อมูลที่สาธารณชนควรรับทราบอย่างชัดเจน/"
    "การใช้เทคโนโลยีดิจิทัลให้มีช่องทางการติดต่อที่หลากหลาย เช่น "
    "เว็บไซต์, Facebook, IG, Twitter, Line เป็นต้น",
    "ประกาศเผยแพร่แผนและผลการจัดซื้อจัดจ้างหรือแผนจัดหาพัสดุทางเว็บไซต์หน่วยงานหรือสื่อออนไลน์",
    "การขับเคลื่อนมาตรการป้องกันการทุจริตและประพฤติมิชอบขององค์การบริหารส่วนตำบลและเทศบาลตำบล",
    "ฝ่ายเลขานุการ ฯ วิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564 และจัดทำ (ร่าง) "
    "แผนการขับเคลื่อนการดำเนินการประเมินคุณธรรมและความโปร่งใส ฯ",
    "หน่วยงานให้ข้อมูล ในรอบ 6 เดือนที่ผ่านมา ได้มีการปรับปรุงพัฒนาการทำงาน การให้บริการของหน่วยงานให้ดีขึ้น",
    "๑ ตุลาคม ๒๕๖๖ - ๓๐ กันยายน ๒๕๖๗ สอดคล้องกับ ข้อ o๑๑ และ ข้อ i๑๙",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

std::vector<std::string> parts(const std::string& text, std::vector<std::string> names = {}) {
  std::vector<std::string> result;
  for (const std::string_view word : words(text, names)) result.emplace_back(word);
  return result;
}

bool is_cut(const std::string& text, std::size_t first, std::size_t length,
            std::span<const std::string> names = {}) {
  const auto found = breaks(text, names);
  return std::any_of(found.begin(), found.end(),
                     [&](std::size_t at) { return at > first && at < first + length; });
}

TEST(Words, are_those_of_a_reader_of_the_field) {
  EXPECT_THAT(parts(published[2]), ElementsAre("เปิดโอกาส", "ให้", "ผู้รับบริการ ", "ผู้มาติดต่อ", "หรือ",
                                               "ผู้มีส่วนได้ส่วนเสีย", "เข้า", "ไป", "มีส่วนร่วม", "ใน", "การปรับปรุงพัฒนา",
                                               "การดำเนินงาน/", "การให้บริการ", "ของ", "หน่วยงาน", "ให้", "ดีขึ้น"));
  EXPECT_THAT(parts("ทางเว็บไซต์หน่วยงานหรือสื่อออนไลน์"),
              ElementsAre("ทาง", "เว็บไซต์", "หน่วยงาน", "หรือ", "สื่อออนไลน์"));
  EXPECT_THAT(parts("ให้มีช่องทางการติดต่อที่หลากหลาย"),
              ElementsAre("ให้", "มี", "ช่องทาง", "การติดต่อ", "ที่", "หลากหลาย"));
  EXPECT_THAT(parts("ประเมินความเสี่ยงการทุจริต"), ElementsAre("ประเมินความเสี่ยง", "การทุจริต"));
}

TEST(Words, keep_the_names_they_are_given) {
  const std::string text = "ผลการประเมินของเทศบาลตำบลวังไผ่ปีนี้";
  EXPECT_TRUE(is_cut(text, text.find("เทศบาล"), std::string("เทศบาลตำบลวังไผ่").size()));
  const std::vector<std::string> names = {"เทศบาลตำบลวังไผ่"};
  EXPECT_FALSE(is_cut(text, text.find("เทศบาล"), names[0].size(), names));
  EXPECT_THAT(parts("โครงการบ้านไผ่ล้อม", {"บ้านไผ่"}), ElementsAre("โครงการ", "บ้านไผ่", "ล้อม"));
}

TEST(Words, hold_numbers_to_what_they_count_and_name) {
  EXPECT_THAT(parts("ได้คะแนนเท่ากับ 91.50 คะแนน อยู่ในระดับ A"),
              ElementsAre("ได้", "คะแนน", "เท่ากับ ", "91.50 คะแนน ", "อยู่", "ใน", "ระดับ A"));
  EXPECT_THAT(parts("ตัวชี้วัดที่ 2 และ ข้อ 3"), ElementsAre("ตัวชี้วัดที่ 2 ", "และ ", "ข้อ 3"));
  EXPECT_THAT(parts("ประมาณร้อยละ 5 -15 ของ"), ElementsAre("ประมาณ", "ร้อยละ 5 -15 ", "ของ"));
  EXPECT_THAT(parts("งบประมาณ พ.ศ. 2565 แล้ว"), ElementsAre("งบประมาณ ", "พ.ศ. 2565 ", "แล้ว"));
  EXPECT_THAT(parts("การใช้งบประมาณ (8.45 คะแนน)"), ElementsAre("การใช้งบประมาณ ", "(8.45 คะแนน)"));
  EXPECT_THAT(parts("พ.ศ.2565"), ElementsAre("พ.ศ.2565"));
  EXPECT_THAT(parts("1 ตุลาคม 2566"), ElementsAre("1 ตุลาคม 2566"));
  EXPECT_THAT(parts("1 สิงหาคม พ.ศ. 2565"), ElementsAre("1 สิงหาคม พ.ศ. 2565"));
  EXPECT_THAT(parts("๑ ตุลาคม ๒๕๖๖ - ๓๐ กันยายน ๒๕๖๗"), ElementsAre("๑ ตุลาคม ๒๕๖๖ - ๓๐ กันยายน ๒๕๖๗"));
  EXPECT_THAT(parts("1 - 31 พฤษภาคม 2565"), ElementsAre("1 - 31 พฤษภาคม 2565"));
  EXPECT_THAT(parts("โทรศัพท์ 0 5311 2705"), ElementsAre("โทรศัพท์ ", "0 5311 2705"));
  EXPECT_THAT(parts("7. ประสิทธิภาพ"), ElementsAre("7. ประสิทธิภาพ"));
  EXPECT_THAT(parts("ข้อ i๑๙ และ E11"), ElementsAre("ข้อ ", "i๑๙ ", "และ ", "E11"));
}

TEST(Words, keep_codes_and_addresses_whole) {
  EXPECT_THAT(parts("ดูที่ https://example.org/ก/ข?a=1,b=2 หรือ office@example.org"),
              ElementsAre("ดู", "ที่ ", "https://example.org/ก/ข?a=1,b=2 ", "หรือ ", "office@example.org"));
  EXPECT_THAT(parts("IIT/EIT"), ElementsAre("IIT/EIT"));
  EXPECT_THAT(parts("1,234.50"), ElementsAre("1,234.50"));
}

TEST(Words, never_begin_with_what_leans_on_the_word_before) {
  EXPECT_THAT(parts("ต่าง ๆ และคณะกรรมการฯ ต่อไป ฯลฯ"),
              ElementsAre("ต่าง ๆ ", "และ", "คณะกรรมการฯ ", "ต่อไป ฯลฯ"));
  EXPECT_THAT(parts("(ร่าง) “งาน”"), ElementsAre("(ร่าง) ", "“งาน”"));
  EXPECT_THAT(parts("Assessment : ITA"), ElementsAre("Assessment : ", "ITA"));
}

TEST(Breaks, of_nothing_and_of_wrong_bytes_are_harmless) {
  EXPECT_THAT(breaks(""), IsEmpty());
  EXPECT_THAT(breaks("   "), IsEmpty());
  EXPECT_THAT(breaks("\xe0\xb8"), IsEmpty());
  EXPECT_THAT(breaks("\xff\xfe\x80"), IsEmpty());
  EXPECT_EQ(parts(std::string("ก\0ข", 7)).size(), 1U);
}

// No line of any text may begin with a vowel or mark, or lose any byte.
void expect_sound(const std::string& text, std::span<const std::string> names = {}) {
  const Line line = decode(text);
  const auto found = breaks(text, names);
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end(), std::less_equal<>())) << text;
  for (const std::size_t at : found) {
    const auto place = std::find(line.offsets.begin(), line.offsets.end(), at);
    ASSERT_TRUE(place != line.offsets.end()) << "inside a sign: " << text;
    const auto index = static_cast<std::size_t>(place - line.offsets.begin());
    ASSERT_GT(index, 0U);
    ASSERT_LT(index, line.signs.size());
    EXPECT_FALSE(leans_back(line.signs[index])) << text << " at " << at;
    EXPECT_FALSE(leans_forward(line.signs[index - 1])) << text << " at " << at;
  }
  std::string joined;
  for (const std::string_view word : words(text, names)) {
    EXPECT_FALSE(word.empty());
    joined += word;
  }
  EXPECT_EQ(joined, text);
}

TEST(Breaks, are_sound_in_published_sentences) {
  for (const std::string& text : published) expect_sound(text);
}

TEST(Breaks, are_sound_in_any_mixture_of_signs) {
  const std::vector<std::string> signs = {
      "ก", "ข", "ป",  "ญ", "ฐ", "ร",    "น",    "ว",  "อ",      "เ",       "แ", "โ",    "ไ", "ะ",
      "า", "ำ", "ิ",   "ี",  "ึ",  "ื",     "ุ",     "ู",   "่",       "้",        "๊",  "๋",     "์",  "็",
      "ั",  "ๆ", "ฯ",  "๑", "9", "0",    " ",    ".",  ",",      "(",       ")", "/",    "-", "%",
      "A", "z", "\n", "“", "”", "\xff", "\xe0", "😀", "\u200b", "หน่วยงาน", "ที่", "คะแนน"};
  std::mt19937 random(5);
  const std::vector<std::string> names = {"กข", "A9", "หน่วยงานที่"};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const int length = static_cast<int>(random() % 40);
    for (int i = 0; i < length; ++i) text += signs[random() % signs.size()];
    expect_sound(text, names);
  }
}

TEST(FieldWords, are_sorted_and_stand_once) {
  const auto& all = field_words();
  EXPECT_GE(all.size(), 200U);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
}

TEST(FieldWords, are_never_cut_whatever_stands_around_them) {
  const std::pair<const char*, const char*> around[] = {
      {"", ""},      {"ของ", "ที่"}, {"และ", "ใน"},  {"(", ")"},     {"โดย", " 2565"}, {"ด้าน", "และ"},
      {"จาก ", "ฯ"}, {"1. ", "/"}, {"เรื่อง", "ให้"}, {"ตาม", "ของ"}, {"ITA", "ITA"},   {"“", "”"}};
  for (const std::string& word : field_words())
    for (const auto& [before, after] : around) {
      const std::string text = before + word + after;
      EXPECT_FALSE(is_cut(text, std::string(before).size(), word.size()))
          << testing::PrintToString(parts(text)) << " in " << word;
    }
}

TEST(FieldWords, are_never_cut_in_published_sentences) {
  // Those that mean the same wherever they stand; short ones may be a part of another word.
  const std::vector<std::string> long_ones = {"หน่วยงานภาครัฐ", "ความโปร่งใส",     "ผู้มีส่วนได้ส่วนเสีย",
                                              "ประพฤติมิชอบ",   "เว็บไซต์",         "จัดซื้อจัดจ้าง",
                                              "งบประมาณ",     "ตัวชี้วัด",          "องค์การบริหารส่วนตำบล",
                                              "เทศบาลตำบล",   "สำนักงาน ป.ป.ช.", "ทรัพย์สิน",
                                              "ช่องทาง",       "หน่วยงาน",        "ฯลฯ"};
  int seen = 0;
  for (const std::string& text : published)
    for (const std::string& word : long_ones)
      for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        ++seen;
        EXPECT_FALSE(is_cut(text, at, word.size())) << testing::PrintToString(parts(text)) << " in " << word;
      }
  EXPECT_GE(seen, 25);
}

TEST(Breaks, take_less_than_a_second_for_a_book) {
  std::string book;
  while (book.size() < 1'500'000)
    for (const std::string& text : published) book += text + "\n";
  const auto begun = std::chrono::steady_clock::now();
  const auto found = breaks(book);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
  RecordProperty("letters_per_millisecond",
                 static_cast<int>(static_cast<double>(book.size()) / 3 / (taken.count() * 1000)));
  EXPECT_GT(found.size(), 50'000U);
  EXPECT_LT(taken.count(), 1.0);
}

}  // namespace
}  // namespace prongsai::thai
