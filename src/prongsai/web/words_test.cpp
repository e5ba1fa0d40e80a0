// SPDX-License-Identifier: Apache-2.0
// Finding an agency the way people type, and writing years, dates and foreign words.
#include <gtest/gtest.h>

#include "prongsai/agency/search_form.h"
#include "prongsai/web/frame/voice.h"
#include "prongsai/web/results/agencies_page.h"

namespace prongsai::web {
namespace {

TEST(Search, forgives_blanks_case_thai_digits_and_doubled_letters) {
  EXPECT_TRUE(agency::name_matches("เทศบาลนครเชียงใหม่", "เชียง ใหม่"));
  EXPECT_TRUE(agency::name_matches("เทศบาลตำบลแม่ริม ๑๒", "เเม่ริม12"));
  EXPECT_TRUE(agency::name_matches("Chiang Mai City Municipality", "chiangmai"));
  EXPECT_TRUE(agency::name_matches("องค์การบริหารส่วนตำบลดอนแก้ว", "อบต.ดอนแก้ว"));
  EXPECT_TRUE(agency::name_matches("เทศบาลตำบลวังไผ่", "ทต. วังไผ่"));
  EXPECT_TRUE(agency::name_matches("จังหวัดลำพูน", "ล\u0e4d\u0e32พูน"));
  EXPECT_FALSE(agency::name_matches("เทศบาลนครเชียงใหม่", "เชียงราย"));
  EXPECT_TRUE(agency::name_matches("เทศบาลนครเชียงใหม่", ""));
}

TEST(Search, sorts_a_leading_vowel_after_its_consonant) {
  // Royal Institute order: ก่อนด้วยพยัญชนะ: กระบี่, เชียงใหม่ (ช), ตรัง, แพร่ (พ), สตูล.
  EXPECT_LT(agency::sort_form("กระบี่"), agency::sort_form("เชียงใหม่"));
  EXPECT_LT(agency::sort_form("เชียงใหม่"), agency::sort_form("ตรัง"));
  EXPECT_LT(agency::sort_form("ตรัง"), agency::sort_form("แพร่"));
  EXPECT_LT(agency::sort_form("แพร่"), agency::sort_form("สตูล"));
}

TEST(Search, a_senseless_query_is_no_query) {
  const AgencyWish wish = read_wish(
      {{"page", "-3"}, {"year", "25x5"}, {"kind", "<b>"}, {"order", "?"}, {"q", std::string(5000, 'a')}});
  EXPECT_EQ(wish.page, 1U);
  EXPECT_FALSE(wish.year.has_value());
  EXPECT_EQ(wish.kind, AgencyWish::Kind::any);
  EXPECT_TRUE(wish.name.empty());
}

TEST(Voice, names_the_era_of_a_year_and_writes_dates_of_its_language_s_own) {
  EXPECT_EQ(Voice(Language::th).year(2565), "พ.ศ. 2565");
  EXPECT_EQ(Voice(Language::en).year(2565), "FY2565 (B.E.)");
  EXPECT_EQ(Voice(Language::th).date("2022-03-01"), "1 มี.ค. 2565");
  EXPECT_EQ(Voice(Language::en).date("2022-03-01"), "1 Mar 2022");
  EXPECT_EQ(Voice(Language::th).date("soon"), "soon");
}

TEST(Voice, marks_words_of_another_language) {
  EXPECT_EQ(Voice(Language::en).prose("at report000 ตารางที่ 1 บรรทัด 46.").markup(),
            "at report000 <span lang=\"th\">ตารางที่ 1 บรรทัด</span> 46.");
  EXPECT_EQ(Voice(Language::th).prose("Read as an excerpt; undated.").markup(),
            "<span lang=\"en\">Read as an excerpt; undated.</span>");
  EXPECT_EQ(Voice(Language::th).prose("IIT").markup(), "IIT");
}

TEST(Voice, groups_thousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1207), "1,207");
  EXPECT_EQ(grouped(2000000), "2,000,000");
}

}  // namespace
}  // namespace prongsai::web
