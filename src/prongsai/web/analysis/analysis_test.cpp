// SPDX-License-Identifier: Apache-2.0
// The analysis page of the two agencies whose reports are published, held against what those reports got
// wrong.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/web/analysis/analysis_page.h"

namespace prongsai::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct World {
  results_files::Editions editions{
      framework_files::load_shelf(std::string(PRONGSAI_SOURCE_DIR) + "/frameworks")};
  results_files::Collection collection = results_files::load_collection(
      {std::string(PRONGSAI_SOURCE_DIR) + "/data/results", std::string(PRONGSAI_SOURCE_DIR) + "/data/demo"},
      editions);
  Register by_agency{collection.results};
  PeersShelf peers{by_agency};

  [[nodiscard]] AnalysisSubject subject(const std::string& agency, const std::string& edition) const {
    AnalysisSubject out;
    const Results* shown = by_agency.find(agency, edition);
    for (const Results* year : by_agency.find(agency)->years) {
      if (year->year() <= shown->year()) out.years.push_back({year, true});
    }
    out.topics_lender = topics_lender(editions, shown->edition());
    out.peers = [this](const Results& results) { return peers.of(results); };
    out.path = "/th/analysis";
    return out;
  }
  [[nodiscard]] std::string page(const std::string& agency, const std::string& edition,
                                 const http::Fields& query = {}) const {
    return analysis_main(Voice(Language::th), subject(agency, edition), read_analysis_wish(query)).markup();
  }
};

const World& world() {
  static const World one;
  return one;
}

/// The section of that id, without its markup.
std::string words_of(const std::string& page, const std::string& section) {
  const std::size_t begin = page.find("<section id=\"" + section + "\"");
  std::string out;
  bool inside = false;
  for (std::size_t at = begin; at < page.find("</section>", begin); ++at) {
    if (page[at] == '<') inside = true;
    if (!inside) out += page[at];
    if (page[at] == '>') {
      inside = false;
      out += '|';
    }
  }
  return out;
}

// Report 000 says that every indicator rose significantly and that one failed.
TEST(Analysis, says_of_the_province_in_2565_what_its_report_should_have_said) {
  const std::string page = world().page("cm-province", "ita/2565");
  EXPECT_THAT(page, HasSubstr("ไม่ผ่านเกณฑ์ 85 จำนวน 4 จาก 10 ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ 2, 4, 5 และ 8"));
  EXPECT_THAT(page, HasSubstr("เทียบกับปี 2564 ตัวชี้วัดที่คะแนนเพิ่มขึ้น 3 ลดลง 5 เท่าเดิม 2"));
}

TEST(Analysis, opens_all_four_failing_indicators_of_the_province_with_their_answers) {
  const std::string failing = words_of(world().page("cm-province", "ita/2565"), "failing");
  for (const char* said : {"การใช้งบประมาณ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต", "การปรับปรุงการทำงาน",
                           "81.80", "81.90", "84.86", "84.39", "1,207", "1,652"}) {
    EXPECT_THAT(failing, HasSubstr(said));
  }
}

// The report's table stands in the order of the year before; this is the order of its own scores.
TEST(Analysis, ranks_the_province_by_score_with_ties) {
  const std::string rows = words_of(world().page("cm-province", "ita/2565"), "indicators");
  std::size_t last = 0;
  for (const char* score :
       {"100.00", "91.07", "89.15", "86.09", "85.98", "84.86", "84.39", "81.90", "81.80"}) {
    const std::size_t at = rows.find(score, last);
    ASSERT_NE(at, std::string::npos) << score << " does not stand below the score before it";
    last = at;
  }
  EXPECT_THAT(rows, HasSubstr("+3.41"));  // indicator 6: 85.74 to 89.15
  EXPECT_THAT(rows, HasSubstr("+3.98"));  // percent of 85.74
}

TEST(Analysis, raising_o42_and_o43_of_the_city_adds_four_points) {
  const std::string page = world().page("cm-city", "ita/2566", {{"with", "item:o42"}, {"with", "item:o43"}});
  EXPECT_THAT(page, HasSubstr("ยกข้อ o42 และ o43 ให้ได้คะแนนเต็ม จะเพิ่มคะแนนรวม 4.00 คะแนน จาก 92.19 เป็น 96.19"));
  EXPECT_THAT(page,
              HasSubstr("ถ้ายกข้อ o42 และ o43 ให้ได้คะแนนเต็ม คะแนนรวมจะเพิ่ม 4.00 คะแนน จาก 92.19 เป็น 96.19"));
  EXPECT_THAT(page, HasSubstr("ระดับก่อนยก: ผ่าน ระดับหลังยก: ผ่าน")) << "the second part of EIT holds it back";
  const std::string with_o18 = world().page("cm-city", "ita/2566", {{"with", "item:o18"}});
  EXPECT_THAT(with_o18, HasSubstr("คะแนนรวมจะเพิ่ม 0.50 คะแนน"));
}

TEST(Analysis, never_advises_to_keep_what_is_at_zero) {
  const std::string topics = words_of(world().page("cm-city", "ita/2566"), "topics");
  const std::size_t zero = topics.find("ได้ 0 คะแนน");
  ASSERT_NE(zero, std::string::npos);
  const std::size_t advice = topics.rfind("เปิดเผยข้อมูลให้ครบ", zero);
  ASSERT_NE(advice, std::string::npos);
  EXPECT_EQ(topics.substr(advice, zero - advice).find("รักษา"), std::string::npos);
}

TEST(Analysis, asks_at_least_and_more_than_as_two_questions) {
  // Indicators 9 and 10 are at exactly 100: reached by "at least", never by "more than".
  const http::Fields at_least = {{"above", "100"}};
  const http::Fields more_than = {{"above", "100"}, {"reach", "more-than"}};
  EXPECT_THAT(words_of(world().page("cm-province", "ita/2565", at_least), "ends"), HasSubstr("ถึง 2 ตัวชี้วัด"));
  EXPECT_THAT(words_of(world().page("cm-province", "ita/2565", more_than), "ends"), HasSubstr("ถึง 0 ตัวชี้วัด"));
}

TEST(Analysis, a_senseless_query_is_no_query) {
  const AnalysisWish wish = read_analysis_wish({{"above", "-3"},
                                                {"above", "1e2"},
                                                {"reach", "?"},
                                                {"group", "<b>"},
                                                {"from", "25x5"},
                                                {"with", "item:<script>"}});
  EXPECT_FALSE(wish.above.has_value());
  EXPECT_EQ(wish.group, analysis::PeerGroup::nation);
  EXPECT_FALSE(wish.from.has_value());
  const std::string page =
      world().page("cm-city", "ita/2566", {{"with", "item:\"><script>"}, {"from", "9999"}});
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, HasSubstr("ไม่มีผลของปีก่อนหน้าให้เทียบ"));
}

TEST(Analysis, tells_no_rank_among_fewer_than_five_nor_of_what_is_not_public) {
  EXPECT_THAT(words_of(world().page("cm-city", "ita/2566"), "peers"),
              HasSubstr("มีคะแนนไม่ถึง 5 หน่วยงาน จึงไม่บอกอันดับและค่ากลาง"));
  EXPECT_THAT(words_of(world().page("cm-city", "ita/2566"), "peers"), Not(HasSubstr("มัธยฐาน")));
  AnalysisSubject hidden = world().subject("sisommot", "ita/2565");
  const std::string shown = analysis_main(Voice(Language::th), hidden, {}).markup();
  EXPECT_THAT(words_of(shown, "peers"), HasSubstr("อันดับ"));
  EXPECT_THAT(shown, HasSubstr("/explain/"));
  for (AnalysedYear& year : hidden.years) year.is_public = false;
  const std::string page = analysis_main(Voice(Language::th), hidden, {}).markup();
  EXPECT_THAT(words_of(page, "peers"), HasSubstr("ยังไม่เผยแพร่"));
  EXPECT_THAT(page, Not(HasSubstr("/explain/"))) << "a number nobody may see yet has no page to link to";
}

TEST(Analysis, offers_measures_only_where_there_is_a_library) {
  AnalysisSubject subject = world().subject("cm-city", "ita/2566");
  EXPECT_THAT(analysis_main(Voice(Language::th), subject, {}).markup(), Not(HasSubstr("about=")));
  subject.library = "/th/office/plans/cm-city/2567/library?about=";
  const std::string page = analysis_main(Voice(Language::th), subject, {}).markup();
  EXPECT_THAT(page, HasSubstr("library?about=item%3Ao42\""));
  EXPECT_THAT(page, HasSubstr("library?about=indicator%3A10\""));
  EXPECT_THAT(page, HasSubstr("library?about=topic%3A"));
}

TEST(Peers, what_is_made_up_never_stands_among_what_is_real) {
  const Results* real = world().by_agency.find("cm-province", "ita/2565");
  const Results* made_up = world().by_agency.find("sisommot", "ita/2565");
  const auto reals = world().peers.of(*real);
  const auto others = world().peers.of(*made_up);
  ASSERT_NE(reals, nullptr);
  ASSERT_NE(others, nullptr);
  EXPECT_FALSE(reals->row_of("sisommot").has_value());
  EXPECT_FALSE(others->row_of("cm-province").has_value());
  EXPECT_TRUE(others->row_of("sisommot").has_value());
}

}  // namespace
}  // namespace prongsai::web
