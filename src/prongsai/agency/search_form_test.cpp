// SPDX-License-Identifier: Apache-2.0
// Official names found by what people type of them.
#include "prongsai/agency/search_form.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace prongsai::agency {
namespace {

struct Typed {
  const char* name;
  const char* typed;
};

std::ostream& operator<<(std::ostream& out, const Typed& one) {
  return out << one.typed << " in " << one.name;
}

class Found : public testing::TestWithParam<Typed> {};
TEST_P(Found, by_what_is_typed) {
  EXPECT_TRUE(name_matches(GetParam().name, GetParam().typed))
      << search_form(GetParam().typed) << " in " << search_form(GetParam().name);
}

constexpr Typed found[] = {
    // part of a name
    {"เทศบาลนครเชียงใหม่", "เชียงใหม่"},
    {"เทศบาลนครเชียงใหม่", "นครเชียง"},
    {"เทศบาลนครเชียงใหม่", ""},
    {"Chiang Mai City Municipality", "mai city"},
    {"สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ", "ป้องกันและปราบปราม"},
    // blanks
    {"เทศบาลนครเชียงใหม่", "เชียง ใหม่"},
    {"เทศบาลนคร เชียงใหม่", "นครเชียงใหม่"},
    {"องค์การบริหารส่วนตำบลดอนแก้ว", "ส่วน ตำบล ดอนแก้ว"},
    {"Chiang Mai City Municipality", "ChiangMai"},
    {"เทศบาลนครเชียงใหม่", "เชียง\u200bใหม่"},
    {"เทศบาลนครเชียง\u00a0ใหม่", "เชียงใหม่"},
    {"เทศบาลนครเชียงใหม่", "\ufeffเชียงใหม่"},
    // case and width
    {"CHIANG MAI City", "chiang mai"},
    {"Chiang Mai City", "CHIANG MAI"},
    {"Chiang Mai City", "Ｃｈｉａｎｇ Ｍａｉ"},
    // digits
    {"สำนักงานเขตพื้นที่การศึกษา เขต ๒", "เขต 2"},
    {"สำนักงานเขตพื้นที่การศึกษา เขต 12", "เขต๑๒"},
    {"สำนักงานสรรพากรภาค 8", "ภาค ๘"},
    // abbreviations of local government
    {"องค์การบริหารส่วนตำบลดอนแก้ว", "อบต.ดอนแก้ว"},
    {"องค์การบริหารส่วนตำบลดอนแก้ว", "อบต. ดอนแก้ว"},
    {"องค์การบริหารส่วนตำบลดอนแก้ว", "อบต ดอนแก้ว"},
    {"องค์การบริหารส่วนตำบลดอนแก้ว", "อบตดอนแก้ว"},
    {"องค์การบริหารส่วนตำบลดอนแก้ว", "อ.บ.ต.ดอนแก้ว"},
    {"องค์การบริหารส่วนตำบลดอนแก้ว", "ดอนแก้ว"},
    {"อบต.ดอนแก้ว", "องค์การบริหารส่วนตำบลดอนแก้ว"},
    {"องค์การบริหารส่วนจังหวัดลำพูน", "อบจ.ลำพูน"},
    {"องค์การบริหารส่วนจังหวัดลำพูน", "อบจลำพูน"},
    {"เทศบาลตำบลวังไผ่", "ทต. วังไผ่"},
    {"เทศบาลตำบลวังไผ่", "ทต วังไผ่"},
    {"เทศบาลเมืองแม่โจ้", "ทม.แม่โจ้"},
    {"เทศบาลนครแม่สอด", "ทน.แม่สอด"},
    {"สำนักปลัดองค์การบริหารส่วนตำบลดอนแก้ว", "ปลัดอบต.ดอนแก้ว"},
    // other abbreviations
    {"กรุงเทพมหานคร", "กทม."},
    {"กรุงเทพมหานคร", "กทม"},
    {"กรุงเทพมหานคร", "กรุงเทพฯ"},
    {"สำนักงานสาธารณสุขจังหวัดลำปาง", "สนง.สาธารณสุข จ.ลำปาง"},
    {"สำนักงานปลัดกระทรวงมหาดไทย", "สป.กระทรวงมหาดไทย"},
    {"มหาวิทยาลัยราชภัฏเชียงใหม่", "มรภ.เชียงใหม่"},
    {"มหาวิทยาลัยเชียงใหม่", "ม.เชียงใหม่"},
    {"จังหวัดเชียงใหม่", "จ.เชียงใหม่"},
    {"ที่ว่าการอำเภอแม่ริม จังหวัดเชียงใหม่", "อ.แม่ริม จ.เชียงใหม่"},
    // letters and marks typed another way
    {"จังหวัดลำพูน", "ล\u0e4d\u0e32พูน"},
    {"เทศบาลตำบลน้ำแพร่", "น\u0e33\u0e49แพร่"},
    {"เทศบาลตำบลน้ำแพร่", "น\u0e4d\u0e49\u0e32แพร่"},
    {"เทศบาลตำบลน้ำแพร่", "น\u0e49\u0e4d\u0e32แพร่"},
    {"เทศบาลตำบลแม่ริม", "เเม่ริม"},
    {"เทศบาลเมืองชะอำ", "ชะอ\u0e4d\u0e32"},
    {"เทศบาลเมืองศรีสัชนาลัย", "ศร\u0e35\u0e35สัชนาลัย"},
    {"เทศบาลตำบลที่วัง", "ท\u0e48\u0e35วัง"},
    {"โรงพยาบาลสิงห์บุรี", "ส\u0e34งห\u0e4cบุรี"},
    // punctuation and English spelling
    {"สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)", "ชุมชน องค์การมหาชน"},
    {"Institute (Public Organization)", "public organisation"},
    {"Institute (Public Organization)", "public organis"},
    {"Don Kaeo Subdistrict Administrative Organization", "Don Kaeo Tambon Administrative Organisation"},
    {"Don Kaeo Subdistrict Administrative Organization", "sub-district admin"},
    {"เทศบาลตำบลหนองแก๋ว-หนองหอย", "หนองแก๋ว หนองหอย"},
};
INSTANTIATE_TEST_SUITE_P(Name, Found, testing::ValuesIn(found));

class NotFound : public testing::TestWithParam<Typed> {};
TEST_P(NotFound, where_the_name_is_another) {
  EXPECT_FALSE(name_matches(GetParam().name, GetParam().typed));
}

constexpr Typed not_found[] = {
    {"เทศบาลนครเชียงใหม่", "เชียงราย"},
    {"องค์การบริหารส่วนจังหวัดลำพูน", "อบต.ลำพูน"},
    {"เทศบาลเมืองแม่โจ้", "ทต.แม่โจ้"},
    {"เทศบาลตำบลป่าแดด", "ป้าแดด"},
    {"เทศบาลตำบลกรอบต้น", "องค์การบริหารส่วนตำบล"},
    {"เทศบาลตำบลหนองทตวัง", "เทศบาลตำบลวัง"},
    {"เขต 2", "เขต 3"},
};
INSTANTIATE_TEST_SUITE_P(Name, NotFound, testing::ValuesIn(not_found));

TEST(SearchForm, leaves_words_alone_that_only_begin_like_an_abbreviation) {
  EXPECT_EQ(search_form("อบตัวให้อุ่น"), "อบตัวให้อุ่น");
  EXPECT_EQ(search_form("รอบตัว"), "รอบตัว");
  EXPECT_EQ(search_form("จอมทอง"), "จอมทอง");
  EXPECT_EQ(search_form("ทตวังไผ่"), "ทตวังไผ่");
}

TEST(SearchForm, of_broken_bytes_is_what_is_left_without_them) {
  EXPECT_EQ(search_form("a\xFF\xE0\xB8z"), "az");
  EXPECT_EQ(search_form("\xC0\xAF\xED\xA0\x80"), "");
  EXPECT_EQ(search_form(""), "");
}

TEST(SortForm, sorts_a_leading_vowel_after_its_consonant) {
  // The order of the Royal Society's dictionary: กระบี่, เชียงใหม่ (ช), ตรัง, แพร่ (พ), สตูล.
  EXPECT_LT(sort_form("กระบี่"), sort_form("เชียงใหม่"));
  EXPECT_LT(sort_form("เชียงใหม่"), sort_form("ตรัง"));
  EXPECT_LT(sort_form("ตรัง"), sort_form("แพร่"));
  EXPECT_LT(sort_form("แพร่"), sort_form("สตูล"));
}

}  // namespace
}  // namespace prongsai::agency
