// SPDX-License-Identifier: Apache-2.0
// The pages of contact lists, of calls and of an agency's own surveys, asked as a browser asks: empty,
// filled, forbidden, and with what was typed wrongly.
#include "prongsai/desk/rounds/view.h"
#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/round/thai_day.h"

#include "surveys_pages.h"

namespace prongsai::town {
namespace {

using std::chrono::hours;

class SurveyWorkPages : public SurveysPages {
 protected:
  /// A round in which EIT is asked by telephone; today is in the middle of collecting.
  void called_round() {
    draft();
    choose_calls();
    make_chosen();
    contacts = own + "/eit/contacts";
    calls = "/calls/" + round_id + "/eit/own-agency";
    const auto round = desk::see_round(town_.office(), desk::the_program(), round_id);
    town_.set_now(round->calendar.of(round::Phase::collect).front().opens_at + hours(24 * 10));
  }
  http::Response upload(const std::string& bytes) {
    return town_.upload("/th/office" + contacts + "/upload", town_.sign_in(Role::agency_coordinator),
                        "people.csv", bytes);
  }
  void begin_list() {
    const auto begun = send(Role::agency_coordinator, contacts,
                            {{"purpose", "ถามความเห็นตามแบบวัด EIT"}, {"last_day", day_text_after(20)}});
    ASSERT_EQ(begun.status, 303) << begun.body.substr(0, 4'000);
  }
  void hand_in_two() {
    begin_list();
    ASSERT_EQ(upload(two_people).status, 303);
    const std::string preview = page(Role::agency_coordinator, contacts + "/preview");
    ASSERT_EQ(
        send(Role::agency_coordinator, contacts + "/preview", {{"file", hidden(preview, "file")}}).status,
        303);
    ASSERT_EQ(send(Role::agency_coordinator, contacts + "/hand-in", {{"sure", "yes"}}).status, 303);
  }
  [[nodiscard]] std::string day_text_after(int days) const {
    return round::day_text(round::thai_day_at(town_.office().now()) + std::chrono::days(days));
  }
  /// The pulse's page, below /office.
  [[nodiscard]] std::string start_pulse(const std::string& credential) {
    const auto started = send(Role::agency_coordinator, pulses + "/new",
                              {{"what", "ita/2565 iit"},
                               {"first", day_text_after(0)},
                               {"last", day_text_after(6)},
                               {"credential", credential}});
    EXPECT_EQ(started.status, 303);
    const std::string to = location_of(started);
    const std::string before = "/th/office";
    return to.substr(before.size(), to.find('?') - before.size());
  }

  static constexpr const char* two_people =
      "ชื่อ-นามสกุล,เบอร์โทร,อีเมล,บริการที่ได้รับ\r\n"
      "นางสาวทดสอบ หนึ่ง,0812345678,,ขออนุญาตก่อสร้าง\r\n"
      "นายทดสอบ สอง,0812345679,,ขออนุญาตก่อสร้าง\r\n"
      "นายทดสอบ สาม,12345,,ร้องเรียน\r\n";
  std::string contacts;  ///< below /office, likewise
  std::string calls;
  const std::string pulses = "/pulses/own-agency";
};

TEST_F(SurveyWorkPages, an_empty_list_begins_with_what_is_kept_and_why) {
  called_round();
  const std::string empty = page(Role::agency_coordinator, contacts);
  EXPECT_THAT(empty, HasSubstr("ระบบเก็บอะไร ใครเห็น และลบเมื่อใด"));
  EXPECT_THAT(empty, HasSubstr("ให้ผู้ประเมินโทรสอบถามความเห็นของผู้รับบริการ")) << "a purpose to begin with";
  EXPECT_THAT(empty, Not(HasSubstr("name=\"file\""))) << "no people before a purpose";
  EXPECT_THAT(page(Role::agency_coordinator, contacts, "/en"), HasSubstr("name=\"last_day\""));
  for (const Role role : {Role::authority_officer, Role::provincial_centre, Role::agency_executive,
                          Role::unit_officer, Role::assessor, Role::observer})
    EXPECT_EQ(get(role, contacts).status, 403) << access::code_of(role);
  EXPECT_EQ(get(Role::agency_coordinator, surveys + "/agencies/other-agency/eit/contacts").status, 403);
}

TEST_F(SurveyWorkPages, a_list_that_cannot_be_kept_comes_back_as_it_was_typed) {
  called_round();
  const auto late =
      send(Role::agency_coordinator, contacts, {{"purpose", "ถาม <ทุกคน>"}, {"last_day", "2599-01-31"}});
  EXPECT_EQ(late.status, 422);
  EXPECT_THAT(late.body, HasSubstr("ถาม &lt;ทุกคน&gt;"));
  EXPECT_THAT(late.body, HasSubstr("value=\"2599-01-31\""));
  EXPECT_THAT(late.body, HasSubstr("href=\"#field-last-day\""));
  const auto bare =
      send(Role::agency_coordinator, contacts, {{"purpose", " "}, {"last_day", day_text_after(9)}});
  EXPECT_EQ(bare.status, 422);
  EXPECT_THAT(bare.body, HasSubstr("href=\"#field-purpose\""));
  EXPECT_THAT(bare.body, HasSubstr("value=\"" + day_text_after(9) + "\""));
}

TEST_F(SurveyWorkPages, people_are_looked_at_before_they_are_taken_in_and_once_more_before_anything_final) {
  called_round();
  begin_list();
  const auto no_list = upload("%PDF-1.7 …");
  EXPECT_EQ(no_list.status, 422);
  EXPECT_THAT(no_list.body, HasSubstr("href=\"#field-file\""));
  ASSERT_EQ(upload(two_people).status, 303);
  const std::string preview = page(Role::agency_coordinator, contacts + "/preview");
  EXPECT_THAT(preview, HasSubstr("นำเข้า 2 คน"));
  EXPECT_LT(preview.find("ทดสอบ สาม"), preview.find("ทดสอบ หนึ่ง")) << "what needs a look comes first";
  ASSERT_EQ(send(Role::agency_coordinator, contacts + "/preview", {{"file", hidden(preview, "file")}}).status,
            303);
  const std::string list = page(Role::agency_coordinator, contacts);
  EXPECT_THAT(list, HasSubstr("ทดสอบ หนึ่ง"));
  EXPECT_THAT(list, Not(HasSubstr("ทดสอบ สาม")));
  const auto asked = send(Role::agency_coordinator, contacts + "/hand-in", {});
  EXPECT_EQ(asked.status, 200);
  EXPECT_THAT(asked.body, HasSubstr("ส่งรายชื่อนี้ให้ผู้ประเมินหรือไม่"));
  const auto removing =
      send(Role::agency_coordinator, contacts + "/remove", {{"contact", hidden(list, "contact")}});
  EXPECT_THAT(removing.body, HasSubstr("ลบผู้นี้ออกจากรายชื่อหรือไม่"));
  EXPECT_EQ(
      send(Role::agency_coordinator, contacts + "/remove", {{"contact", "nobody"}, {"sure", "yes"}}).status,
      422);
  ASSERT_EQ(send(Role::agency_coordinator, contacts + "/hand-in", {{"sure", "yes"}}).status, 303);
  EXPECT_THAT(page(Role::agency_coordinator, contacts), Not(HasSubstr("name=\"file\"")));
  EXPECT_EQ(send(Role::agency_coordinator, contacts + "/hand-in", {{"sure", "yes"}}).status, 422);
  EXPECT_EQ(send(Role::agency_executive, contacts + "/delete", {{"sure", "yes"}}).status, 403);
}

TEST_F(SurveyWorkPages, assessors_are_told_that_there_is_nobody_to_call_yet) {
  EXPECT_THAT(page(Role::assessor, "/calls"), HasSubstr("ยังไม่มีรอบที่ผู้ประเมินต้องโทรสอบถาม"));
  called_round();
  EXPECT_THAT(page(Role::assessor, "/calls"), HasSubstr("ยังไม่มีหน่วยงานใดส่งรายชื่อ"));
  for (const Role role : {Role::authority_officer, Role::agency_coordinator, Role::agency_executive,
                          Role::provincial_centre, Role::observer}) {
    EXPECT_EQ(get(role, "/calls").status, 403) << access::code_of(role);
    EXPECT_EQ(get(role, calls).status, 403) << access::code_of(role);
  }
}

TEST_F(SurveyWorkPages, an_assessor_sees_a_name_only_when_about_to_call_and_notes_how_it_went) {
  called_round();
  hand_in_two();
  EXPECT_THAT(page(Role::assessor, "/calls"), HasSubstr("องค์การบริหารส่วนตำบลของเรา"));
  const std::string next = page(Role::assessor, calls);
  EXPECT_THAT(next, HasSubstr("ขออนุญาตก่อสร้าง"));
  EXPECT_THAT(next, HasSubstr("เหลือโทร 2 คน"));
  EXPECT_THAT(next, Not(HasSubstr("นายทดสอบ")));
  EXPECT_THAT(next, Not(HasSubstr("081234567")));
  const Fields who = {{"contact", hidden(next, "contact")}, {"version", hidden(next, "version")}};
  const auto shown = send(Role::assessor, calls + "/person", who);
  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.body, HasSubstr("href=\"tel:081234567"));
  const auto interview = send(Role::assessor, calls + "/interview", {});
  EXPECT_EQ(interview.status, 200);
  EXPECT_THAT(interview.body, HasSubstr("ผู้รับสายขอตอบเอง"));
  EXPECT_THAT(interview.body, Not(testing::AnyOf(HasSubstr("นายทดสอบ"), HasSubstr("นางสาวทดสอบ"))))
      << "the code knows no person";
  Fields noted = who;
  noted.emplace_back("state", "refused");
  EXPECT_EQ(send(Role::assessor, calls + "/outcome", noted).status, 303);
  EXPECT_THAT(page(Role::assessor, calls), HasSubstr("เหลือโทร 1 คน"));
  EXPECT_EQ(send(Role::assessor, calls + "/outcome", noted).status, 422) << "who refused is not called again";
  EXPECT_EQ(send(Role::assessor, calls + "/person", {{"contact", "nobody"}}).status, 422);
  EXPECT_EQ(send(Role::agency_coordinator, calls + "/person", who).status, 403);
}

TEST_F(SurveyWorkPages, an_agency_without_a_survey_of_its_own_is_told_what_one_is) {
  const std::string empty = page(Role::agency_coordinator, pulses);
  EXPECT_THAT(empty, HasSubstr("ยังไม่มีแบบวัดที่หน่วยงานทำเอง"));
  EXPECT_THAT(empty, HasSubstr("ไม่มีคะแนน ไม่นับรวม"));
  for (const Role role : {Role::authority_officer, Role::provincial_centre, Role::agency_executive,
                          Role::unit_officer, Role::assessor, Role::observer})
    EXPECT_EQ(get(role, pulses).status, 403) << access::code_of(role);
}

TEST_F(SurveyWorkPages, a_survey_that_cannot_begin_comes_back_as_it_was_typed) {
  const auto wrong = send(Role::agency_coordinator, pulses + "/new",
                          {{"what", "ita/2565 iit"},
                           {"first", day_text_after(9)},
                           {"last", day_text_after(2)},
                           {"credential", "single_use_code"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("href=\"#field-last\""));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"" + day_text_after(9) + "\""));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"" + day_text_after(2) + "\""));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"ita/2565 iit\" selected"));
  EXPECT_THAT(wrong.body, testing::ContainsRegex("value=\"single_use_code\"[^>]*checked"));
  const auto unknown =
      send(Role::agency_coordinator, pulses + "/new",
           {{"what", "ita/2567 iit"}, {"first", day_text_after(0)}, {"last", day_text_after(2)}});
  EXPECT_EQ(unknown.status, 422) << "nobody knows its questions";
}

TEST_F(SurveyWorkPages, a_survey_of_one_s_own_has_posters_and_slips_that_say_what_it_is) {
  const std::string open = start_pulse("open_link");
  const std::string coded = start_pulse("single_use_code");
  EXPECT_THAT(page(Role::agency_coordinator, open), HasSubstr("คนเดียวตอบหลายครั้งได้"));
  EXPECT_THAT(page(Role::agency_coordinator, open), Not(HasSubstr("/slips")));
  const auto poster = get(Role::agency_coordinator, open + "/poster/pdf?c=p");
  EXPECT_EQ(poster.status, 200);
  EXPECT_THAT(poster.body, StartsWith("%PDF-"));
  EXPECT_THAT(get(Role::agency_coordinator, coded + "/poster/png?c=p").body, StartsWith("\x89PNG"));
  EXPECT_EQ(get(Role::agency_coordinator, open + "/poster/exe").status, 404);
  EXPECT_THAT(page(Role::agency_coordinator, coded), HasSubstr("ทำรหัสไว้แล้ว 0 รหัส"));
  EXPECT_THAT(page(Role::agency_coordinator, coded + "/codes/slips"), HasSubstr("อย่าแจกเรียงตามรายชื่อ"));
  const auto wrong = send(Role::agency_coordinator, coded + "/codes/slips", {{"count", "ยี่สิบ"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("value=\"ยี่สิบ\""));
  const auto slips = send(Role::agency_coordinator, coded + "/codes/slips", {{"count", "20"}});
  EXPECT_THAT(slips.body, StartsWith("%PDF-"));
  EXPECT_THAT(page(Role::agency_coordinator, coded), HasSubstr("ทำรหัสไว้แล้ว 20 รหัส"));
  EXPECT_EQ(send(Role::agency_coordinator, open + "/codes/slips", {{"count", "5"}}).status, 422)
      << "an open link has no codes";
  for (const Role role : {Role::authority_officer, Role::agency_executive, Role::observer}) {
    EXPECT_EQ(get(role, open).status, 403);
    EXPECT_EQ(get(role, open + "/poster/pdf").status, 403);
    EXPECT_EQ(send(role, coded + "/codes/slips", {{"count", "5"}}).status, 403);
  }
}

TEST_F(SurveyWorkPages,
       a_survey_of_one_s_own_is_ended_after_a_question_opened_once_and_tells_nothing_of_few) {
  const std::string pulse = start_pulse("open_link");
  EXPECT_EQ(send(Role::agency_coordinator, pulse + "/open", {}).status, 303);  // the job says why not
  const auto asked = send(Role::agency_coordinator, pulse + "/end", {});
  EXPECT_THAT(asked.body, HasSubstr("ปิดรับคำตอบตอนนี้หรือไม่"));
  ASSERT_EQ(send(Role::agency_coordinator, pulse + "/end", {{"sure", "yes"}}).status, 303);
  EXPECT_EQ(send(Role::agency_coordinator, pulse + "/end", {{"sure", "yes"}}).status, 422);
  EXPECT_THAT(page(Role::agency_coordinator, pulse), HasSubstr("ปิดรับแล้ว รอเปิดหีบ"));
  EXPECT_THAT(page(Role::agency_coordinator, pulse), Not(HasSubstr("/poster/")))
      << "nobody may answer it now";
  town_.set_now(town_.office().now() + desk::settling_time);
  const auto begun = send(Role::agency_coordinator, pulse + "/open", {});
  ASSERT_EQ(begun.status, 303);
  const std::string job = location_of(begun).substr(std::string("/th/office").size());
  auto shown = get(Role::agency_coordinator, job);
  while (shown.body.find("job-progress") != std::string::npos) shown = get(Role::agency_coordinator, job);
  EXPECT_THAT(location_of(shown), HasSubstr("?done=opened"));
  const std::string opened = page(Role::agency_coordinator, pulse);
  EXPECT_THAT(opened, HasSubstr("น้อยกว่า 10"));
  const std::size_t at = opened.find("/office/surveys/");
  ASSERT_NE(at, std::string::npos);
  const std::string answers = opened.substr(at + 7, opened.find('"', at) - at - 7);
  EXPECT_THAT(page(Role::agency_coordinator, answers), HasSubstr("น้อยกว่า 10"));
  EXPECT_EQ(get(Role::agency_coordinator, answers + "/file/csv").status, 404);
  EXPECT_EQ(get(Role::agency_executive, answers).status, 404) << "the coordinator's alone";
}

}  // namespace
}  // namespace prongsai::town
