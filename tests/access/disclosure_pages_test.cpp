// SPDX-License-Identifier: Apache-2.0
// The pages of disclosure, asked as a browser asks: from the empty list to the receipt, the board and the
// open page.
#include "prongsai/archive/archive.h"
#include "prongsai/desk/rounds/view.h"

#include "surveys_pages.h"

namespace prongsai::town {
namespace {

using testing::AllOf;

class DisclosurePages : public SurveysPages {
 protected:
  /// Opened, and its disclosing just begun.
  void disclose() {
    draft();
    open_round();
    town_.set_now(desk::see_round(town_.office(), town_.officer(), round_id)
                      ->calendar.of(round::Phase::disclose)
                      .front()
                      .opens_at +
                  std::chrono::hours(30));
    list = "/rounds/" + round_id + "/agencies/own-agency/disclosure";
  }
  [[nodiscard]] std::string item(const std::string& code) const { return list + "/items/" + code; }
  http::Response tell(const std::string& code, const Fields& fields, Role role = Role::agency_coordinator) {
    Fields all = fields;
    all.emplace_back("version", hidden(page(role, item(code)), "version"));
    return send(role, item(code), all);
  }
  void tell_all() {
    for (int i = 1; i <= 43; ++i) {
      const std::string code = "o" + std::to_string(i);
      const Fields fields = i == 1 ? shown("https://www.own.go.th/o1") : Fields{{"answer", "not_shown"}};
      ASSERT_EQ(tell(code, fields).status, 303) << code;
    }
  }
  void hand_in() {
    const std::string form = page(Role::agency_coordinator, list + "/hand-in");
    const auto filed = send(Role::agency_coordinator, list + "/hand-in", {{"mark", hidden(form, "mark")}});
    ASSERT_EQ(filed.status, 303);
    EXPECT_THAT(location_of(filed), HasSubstr("/filings/1?done=handed_in"));
  }
  [[nodiscard]] static Fields shown(const std::string& address) {
    return {{"answer", "shown"}, {"address-1", address}, {"path-1", "หน้าหลัก > <b>ITA</b>"}};
  }

  std::string list;  ///< below /office
};

TEST_F(DisclosurePages, a_draft_says_calmly_that_there_is_nothing_yet) {
  draft();
  const std::string below = "/rounds/" + round_id + "/agencies/own-agency/disclosure";
  EXPECT_EQ(get(Role::agency_coordinator, below).status, 200);
}

TEST_F(DisclosurePages, the_list_shows_every_item_and_how_far_it_is_in_both_languages) {
  disclose();
  const std::string html = page(Role::agency_coordinator, list);
  EXPECT_THAT(html, AllOf(HasSubstr("ตอบครบแล้ว 0 จาก 43 ข้อ"), HasSubstr("O43"), HasSubstr("ยังไม่ตอบ"),
                          HasSubstr("/hand-in"), HasSubstr("/share")));
  EXPECT_THAT(page(Role::agency_coordinator, list, "/en"), HasSubstr("0 of 43 items complete"));
  const std::string home = page(Role::agency_coordinator, "/disclosure");
  EXPECT_THAT(home, HasSubstr(list));
}

TEST_F(DisclosurePages, the_home_page_tells_what_waits_and_leads_there) {
  disclose();
  EXPECT_THAT(page(Role::agency_coordinator, ""),
              AllOf(HasSubstr("การเปิดเผยข้อมูลตอบแล้ว 0 จาก 43 ข้อ"), HasSubstr(list + "?only=open")));
  tell_all();
  EXPECT_THAT(page(Role::agency_coordinator, ""), HasSubstr(list + "/hand-in"));
}

TEST_F(DisclosurePages, an_item_is_told_by_its_form_and_words_of_strangers_stay_words) {
  disclose();
  EXPECT_THAT(page(Role::agency_coordinator, item("o1")),
              AllOf(HasSubstr("องค์ประกอบด้านข้อมูล"), HasSubstr("name=\"address-1\"")));
  const auto saved = tell("o1", shown("https://www.own.go.th/o1"));
  ASSERT_EQ(saved.status, 303);
  const std::string html = page(Role::agency_executive, item("o1"));
  EXPECT_THAT(html, AllOf(HasSubstr("https://www.own.go.th/o1"), HasSubstr("&lt;b&gt;ITA&lt;/b&gt;"),
                          Not(HasSubstr("<b>ITA")), Not(HasSubstr("name=\"address-1\""))));
}

TEST_F(DisclosurePages, saving_can_lead_to_the_next_item_that_is_not_done) {
  disclose();
  ASSERT_EQ(tell("o2", {{"answer", "not_shown"}}).status, 303);
  Fields fields = shown("https://www.own.go.th/o1");
  fields.emplace_back("then", "next");
  EXPECT_THAT(location_of(tell("o1", fields)), HasSubstr(item("o3") + "?done=saved"));
}

TEST_F(DisclosurePages, a_new_copy_of_a_link_is_asked_for_beside_it_and_says_where_it_stands) {
  disclose();
  ASSERT_EQ(tell("o1", shown("https://www.own.go.th/o1")).status, 303);
  EXPECT_THAT(page(Role::agency_coordinator, item("o1")),
              AllOf(HasSubstr("ยังไม่เคยเก็บสำเนา"), HasSubstr("เก็บสำเนาใหม่ตอนนี้")));
  EXPECT_THAT(page(Role::agency_executive, item("o1")), Not(HasSubstr("เก็บสำเนาใหม่ตอนนี้")));
  const auto other =
      send(Role::agency_coordinator, item("o1") + "/captures", {{"address", "https://www.other.go.th/"}});
  EXPECT_EQ(other.status, 422);
  EXPECT_THAT(other.body, HasSubstr("ไม่ใช่ลิงก์ที่หน่วยงานรายงาน"));
  const auto asked_for =
      send(Role::agency_coordinator, item("o1") + "/captures", {{"address", "https://www.own.go.th/o1"}});
  ASSERT_EQ(asked_for.status, 303);
  EXPECT_THAT(location_of(asked_for), HasSubstr(item("o1") + "?done=capture_asked"));
  EXPECT_THAT(page(Role::agency_coordinator, item("o1")),
              AllOf(HasSubstr("กำลังรอคิวเก็บสำเนา"), Not(HasSubstr("เก็บสำเนาใหม่ตอนนี้"))));
}

TEST_F(DisclosurePages, what_is_wrong_stands_beside_its_field_with_everything_that_was_typed) {
  disclose();
  Fields fields = shown("http://192.168.0.1/admin");
  fields.emplace_back("note", "ข้อความที่พิมพ์ไว้");
  const auto again = tell("o1", fields);
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, AllOf(HasSubstr("id=\"field-address-1-error\""), HasSubstr("192.168.0.1/admin"),
                                HasSubstr("ข้อความที่พิมพ์ไว้")));
}

TEST_F(DisclosurePages, after_a_clash_both_texts_stand_there_and_saving_again_is_a_choice) {
  disclose();
  Fields mine = {{"version", "0"}, {"answer", "shown"}, {"address-1", "https://www.own.go.th/mine"}};
  Fields yours = {{"version", "0"}, {"answer", "shown"}, {"address-1", "https://www.own.go.th/yours"}};
  ASSERT_EQ(send(Role::agency_coordinator, item("o1"), yours).status, 303);
  const auto clash = send(Role::agency_coordinator, item("o1"), mine);
  ASSERT_EQ(clash.status, 422);
  EXPECT_THAT(clash.body,
              AllOf(HasSubstr("https://www.own.go.th/mine"), HasSubstr("https://www.own.go.th/yours")));
  mine[0].second = hidden(clash.body, "version");
  EXPECT_EQ(send(Role::agency_coordinator, item("o1"), mine).status, 303);
}

TEST_F(DisclosurePages, a_units_officer_is_led_to_the_units_items_and_no_further) {
  disclose();
  EXPECT_THAT(page(Role::unit_officer, list), Not(HasSubstr("/items/o2")));
  ASSERT_EQ(send(Role::agency_coordinator, list + "/share", {{"unit-o2", "unit-1"}, {"day-o2", "2027-04-01"}})
                .status,
            303);
  EXPECT_THAT(page(Role::unit_officer, list), AllOf(HasSubstr("/items/o2"), Not(HasSubstr("/items/o3"))));
  EXPECT_EQ(tell("o2", shown("https://www.own.go.th/o2"), Role::unit_officer).status, 303);
  EXPECT_EQ(get(Role::unit_officer, item("o3")).status, 404);
  EXPECT_EQ(get(Role::unit_officer, list + "/hand-in").status, 403);
  const auto wrong =
      send(Role::agency_coordinator, list + "/share", {{"unit-o2", "unit-1"}, {"day-o2", "2027-02-30"}});
  EXPECT_EQ(wrong.status, 422);
}

TEST_F(DisclosurePages, a_file_goes_in_and_comes_out_as_a_download_without_any_right) {
  disclose();
  const auto sent = town_.upload("/th/office" + item("o1") + "/files",
                                 town_.sign_in(Role::agency_coordinator), "แผน.pdf", "%PDF-1.7 แผน");
  ASSERT_EQ(sent.status, 303);
  const auto file = get(Role::agency_coordinator, item("o1") + "/files/1");
  EXPECT_EQ(file.body, "%PDF-1.7 แผน");
  EXPECT_THAT(*http::find_header(file.headers, "Content-Disposition"), StartsWith("attachment"));
  EXPECT_THAT(*http::find_header(file.headers, "Content-Security-Policy"), HasSubstr("sandbox"));
  const auto refused = town_.upload("/th/office" + item("o1") + "/files",
                                    town_.sign_in(Role::agency_coordinator), "x.pdf", "<script>");
  EXPECT_EQ(refused.status, 422);
}

TEST_F(DisclosurePages, handing_in_names_the_gaps_then_gives_a_receipt_that_the_board_shows) {
  disclose();
  EXPECT_THAT(page(Role::agency_coordinator, list + "/hand-in"),
              AllOf(HasSubstr("ยังขาด 43 ข้อ"), Not(HasSubstr("name=\"mark\""))));
  EXPECT_THAT(page(Role::provincial_centre, "/rounds/" + round_id + "/disclosure"),
              HasSubstr("ส่งแล้ว 0 จาก 1 หน่วยงาน"));
  tell_all();
  hand_in();
  const std::string receipt = page(Role::agency_executive, list + "/filings/1");
  EXPECT_THAT(receipt, AllOf(HasSubstr("ฉบับที่ใช้ประเมิน"), HasSubstr("มี 1 ข้อ ไม่มี 42 ข้อ")));
  EXPECT_THAT(get(Role::agency_executive, list + "/filings/1/file").body, StartsWith("{\"filings\":["));
  EXPECT_THAT(page(Role::authority_officer, "/rounds/" + round_id + "/disclosure"),
              HasSubstr("ส่งแล้ว 1 จาก 1 หน่วยงาน"));
  EXPECT_THAT(get(Role::authority_officer, "/rounds/" + round_id + "/disclosure/file").body,
              HasSubstr("own-agency"));
}

TEST_F(DisclosurePages, everybody_reads_the_open_page_and_takes_it_home_as_files) {
  disclose();
  const std::string open = "/th/agency/own-agency/disclosure";
  EXPECT_EQ(town_.ask("GET", open, "").status, 404);
  ASSERT_EQ(town_
                .upload("/th/office" + item("o1") + "/files", town_.sign_in(Role::agency_coordinator),
                        "a..b.pdf", "%PDF-1.7")
                .status,
            303);
  tell_all();
  EXPECT_EQ(town_.ask("GET", open, "").status, 404) << "before it was handed in";
  hand_in();
  const auto shown = town_.ask("GET", open, "");
  ASSERT_EQ(shown.status, 200);
  EXPECT_EQ(shown.body.find("⟦"), std::string::npos);
  EXPECT_THAT(shown.body, AllOf(HasSubstr("https://www.own.go.th/o1"), HasSubstr("&lt;b&gt;ITA"),
                                HasSubstr("/files/o1/1"), Not(HasSubstr("<script"))));
  EXPECT_EQ(town_.ask("GET", open + "/" + round_id + "/files/o1/1", "").body, "%PDF-1.7");
  EXPECT_EQ(town_.ask("GET", open + "/" + round_id + "/files/o1/2", "").status, 404);
  const auto package = town_.ask("GET", open + "/" + round_id + "/package", "");
  ASSERT_EQ(package.status, 200);
  EXPECT_EQ(package.body, town_.ask("GET", open + "/" + round_id + "/package", "").body);
  archive::Archive archive(package.body, {});
  ASSERT_EQ(archive.trouble(), archive::Trouble::none);
  const std::string index = archive.read("index.html").bytes;
  EXPECT_THAT(index, AllOf(HasSubstr("href=\"files/o1-1-a..b.pdf\""), HasSubstr("https://www.own.go.th/o1"),
                           Not(HasSubstr("<script")), Not(HasSubstr("href=\"#")), Not(HasSubstr("<b>ITA"))));
  EXPECT_EQ(archive.read("files/o1-1-a..b.pdf").bytes, "%PDF-1.7");
  EXPECT_THAT(archive.read("disclosure.json").bytes,
              HasSubstr("{\"address\": \"https://www.own.go.th/o1\", \"path\": \"หน้าหลัก > <b>ITA</b>\"}"));
  EXPECT_THAT(archive.read("disclosure.csv").bytes, HasSubstr("https://www.own.go.th/o1"));
}

}  // namespace
}  // namespace prongsai::town
