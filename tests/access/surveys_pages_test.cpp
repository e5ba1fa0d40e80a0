// SPDX-License-Identifier: Apache-2.0
// The pages of surveys, asked as a browser asks: from choosing in a draft to posters, slips and the box.
#include "surveys_pages.h"

namespace prongsai::town {
namespace {

TEST_F(SurveysPages, let_the_authority_choose_while_the_round_is_a_draft_and_nobody_afterwards) {
  draft();
  const std::string form = page(Role::authority_officer, surveys + "/set-up");
  EXPECT_THAT(form, HasSubstr("รับรองไม่ได้: คนเดียวอาจตอบหลายครั้ง")) << "what is chosen stands beside the choice";
  const auto wrong = send(
      Role::authority_officer, surveys + "/set-up",
      {{"version", hidden(form, "version")}, {"asked", "iit"}, {"audience", "internal"}, {"floor", "0"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("href=\"#field-floor-iit\""));
  choose_codes();
  EXPECT_THAT(page(Role::authority_officer, surveys), HasSubstr("ยังเป็นร่าง"));
  open_round();
  EXPECT_THAT(page(Role::authority_officer, surveys + "/set-up"), Not(HasSubstr("name=\"floor-iit\"")));
  EXPECT_THAT(page(Role::authority_officer, surveys + "/set-up"), HasSubstr("12 ชุด"));
  EXPECT_THAT(page(Role::authority_officer, ""), HasSubstr(surveys + "/set-up"))
      << "it waits on the first page";
}

TEST_F(SurveysPages, show_an_agency_its_link_and_no_number_below_the_floor) {
  make_surveys();
  const std::string mine = page(Role::agency_coordinator, own);
  EXPECT_THAT(mine, HasSubstr("/go/iit/"));
  EXPECT_THAT(mine, HasSubstr("/go/eit/"));
  EXPECT_THAT(mine, HasSubstr("น้อยกว่า 12")) << "nobody yet is not told from a few";
  EXPECT_THAT(mine, HasSubstr("รหัสหนึ่งนับได้ครั้งเดียว"));
  EXPECT_THAT(page(Role::agency_executive, own), Not(HasSubstr("/slips")))
      << "codes are not the chief's to make";
  EXPECT_EQ(get(Role::unit_officer, own).status, 403);
  EXPECT_EQ(get(Role::agency_coordinator, surveys).status, 303) << "to the one agency that they see";
  EXPECT_THAT(page(Role::agency_coordinator, own, "/en"), HasSubstr("fewer than 12"));
  EXPECT_THAT(page(Role::agency_coordinator, "/surveys"), HasSubstr("/office" + own));
}

TEST_F(SurveysPages, give_posters_for_every_channel) {
  make_surveys();
  const auto pdf = get(Role::agency_coordinator, own + "/iit/poster/pdf?c=p");
  EXPECT_EQ(pdf.status, 200);
  EXPECT_THAT(pdf.body, StartsWith("%PDF-"));
  const auto png = get(Role::agency_executive, own + "/eit/poster/png?c=l");
  EXPECT_THAT(png.body, StartsWith("\x89PNG"));
  EXPECT_THAT(*http::find_header(png.headers, "Content-Disposition"),
              HasSubstr("poster-own-agency-eit-line.png"));
  EXPECT_NE(pdf.body, get(Role::agency_coordinator, own + "/iit/poster/pdf?c=l").body) << "another code";
  EXPECT_EQ(get(Role::agency_coordinator, own + "/iit/poster/exe").status, 404);
  EXPECT_EQ(get(Role::agency_coordinator, own + "/eit2/poster/pdf").status, 404)
      << "assessors call: no poster";
}

TEST_F(SurveysPages, make_slips_once_and_tell_how_many_codes_there_are) {
  make_surveys();
  EXPECT_THAT(page(Role::agency_coordinator, own + "/iit/slips"), HasSubstr("อย่าแจกเรียงตามรายชื่อ"));
  const auto slips = send(Role::agency_coordinator, own + "/iit/slips", {{"count", "20"}});
  EXPECT_EQ(slips.status, 200);
  EXPECT_THAT(slips.body, StartsWith("%PDF-"));
  EXPECT_THAT(page(Role::agency_coordinator, own), HasSubstr("ทำรหัสไว้แล้ว 20 รหัส"));
  const auto wrong = send(Role::agency_coordinator, own + "/iit/slips", {{"count", "ยี่สิบ"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("href=\"#field-count\""));
  EXPECT_EQ(send(Role::agency_coordinator, own + "/eit/slips", {{"count", "5"}}).status, 422)
      << "an open link has no codes";
}

TEST_F(SurveysPages, keep_the_box_shut_before_its_time_and_its_key_for_who_shows_it) {
  make_surveys();
  const std::string box = page(Role::authority_officer, surveys + "/box");
  EXPECT_THAT(box, HasSubstr("เปิดได้ตั้งแต่"));
  EXPECT_THAT(box, Not(HasSubstr("name=\"sure\""))) << "no button before its time";
  EXPECT_EQ(send(Role::authority_officer, surveys + "/box/open", {}).status, 422);
  EXPECT_EQ(send(Role::agency_executive, surveys + "/box/key", {}).status, 403);
  const auto key = send(Role::authority_officer, surveys + "/box/key", {});
  EXPECT_EQ(key.status, 200);
  EXPECT_THAT(*http::find_header(key.headers, "Content-Disposition"), HasSubstr(".key\""));
  const auto none = send(Role::authority_officer, surveys + "/box/custodians", {});
  EXPECT_EQ(none.status, 422);
  EXPECT_THAT(none.body, HasSubstr("href=\"#field-key\""));
}

TEST_F(SurveysPages, put_all_agencies_side_by_side_and_into_a_file) {
  make_surveys();
  const std::string board = page(Role::provincial_centre, surveys);
  EXPECT_THAT(board, HasSubstr("องค์การบริหารส่วนตำบลของเรา"));
  EXPECT_THAT(board, HasSubstr("ยังไม่แจ้งจำนวนคน"));
  EXPECT_THAT(page(Role::provincial_centre, surveys + "?only=no_list&q=ไม่มีชื่อนี้"),
              HasSubstr("ไม่มีหน่วยงานตามที่เลือก"));
  EXPECT_EQ(get(Role::provincial_centre, surveys + "?province=phuket").status, 403) << "not theirs";
  const auto file = get(Role::authority_officer, surveys + "/file");
  EXPECT_THAT(file.body, StartsWith("PK"));
  EXPECT_EQ(get(Role::authority_officer, surveys + "/days?asked=oit").status, 422);
}

}  // namespace
}  // namespace prongsai::town
