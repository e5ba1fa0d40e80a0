// SPDX-License-Identifier: Apache-2.0
// The pages on which disclosure is graded, disputed, decided and confirmed, asked as a browser asks.
#include "prongsai/base/utf8.h"
#include "prongsai/desk/people/sign_in.h"
#include "prongsai/http/target.h"
#include "prongsai/web/gate/cookies.h"
#include "prongsai/web/site.h"

#include "grades_fixture.h"

namespace prongsai::offices {
namespace {

using testing::HasSubstr;
using testing::Not;
using Fields = std::vector<std::pair<std::string, std::string>>;

class GradesPages : public GradeOffices {
 protected:
  GradesPages()
      : reviewer_(test_.make(Role::assessor, {}, "ผู้พิจารณา")),
        site_(editions(), {}, {}, web::Staff{.office = test_.office()}) {
    id_ = grading_round();
    board_ = "/rounds/" + id_ + "/disclosure";
    grades_ = "/rounds/" + id_ + "/agencies/a-1/grades";
  }

  /// With a session that is as young as the clock: the story takes months.
  [[nodiscard]] http::Response ask(const Somebody& who, const std::string& method, const std::string& below,
                                   const Fields& fields = {}, const std::string& language = "/th") {
    const std::string token = perform([&](db::Transaction& t) {
      return desk::begin_session(t, who.actor.person, "Firefox, Linux", true, now()).token;
    });
    http::Request request = http::make_request(method, language + "/office" + below);
    request.headers.push_back({"Host", "office.example"});
    request.headers.push_back({"Cookie", "__Host-session=" + token});
    if (method == "POST") {
      request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
      request.headers.push_back({"Sec-Fetch-Site", "same-origin"});
      request.body = "form_token=" + http::percent_encode(web::new_form_token(token));
      for (const auto& [name, value] : fields)
        request.body += "&" + http::percent_encode(name) + "=" + http::percent_encode(value);
    }
    return http::answer(site_.surface(), request);
  }
  [[nodiscard]] std::string page(const Somebody& who, const std::string& below,
                                 const std::string& language = "/th") {
    const auto response = ask(who, "GET", below, {}, language);
    EXPECT_EQ(response.status, 200) << below;
    EXPECT_EQ(response.body.find("⟦"), std::string::npos)
        << response.body.substr(response.body.find("⟦"), 60);
    return response.body;
  }
  [[nodiscard]] int send(const Somebody& who, const std::string& below, const Fields& fields = {}) {
    return ask(who, "POST", below, fields).status;
  }
  [[nodiscard]] static std::string hidden(const std::string& page, const std::string& name) {
    const std::string before = "name=\"" + name + "\" value=\"";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) return {};
    return page.substr(at + before.size(), page.find('"', at + before.size()) - at - before.size());
  }
  [[nodiscard]] std::string seat_of(const std::string& item) const {
    return "/grading/" + id_ + "/a-1/" + item;
  }
  [[nodiscard]] http::Response give(const Somebody& who, const std::string& item, const std::string& choice,
                                    Fields more = {}) {
    const std::string form = page(who, seat_of(item));
    more.insert(more.end(),
                {{"choice", choice}, {"filing", hidden(form, "filing")}, {"seen", hidden(form, "seen")}});
    return ask(who, "POST", seat_of(item), more);
  }
  /// o1: the two disagree, the third says it is not complete. o2: both say it is.
  void grade_all() {
    const store::ItemKey o1{id_, "a-1", "o1"};
    const store::ItemKey o2{id_, "a-1", "o2"};
    for (const store::ItemKey& key : {o1, o2}) {
      EXPECT_THAT(seat(key, 1, first_), IsEmpty());
      EXPECT_THAT(seat(key, 2, second_), IsEmpty());
    }
    EXPECT_THAT(grade(o1, first_, "not_full", {"wrong_year"}), IsEmpty());
    EXPECT_THAT(grade(o1, second_, "full"), IsEmpty());
    EXPECT_THAT(grade(o2, first_, "full"), IsEmpty());
    EXPECT_THAT(grade(o2, second_, "full"), IsEmpty());
    EXPECT_THAT(seat(o1, 3, third_), IsEmpty());
    EXPECT_THAT(grade(o1, third_, "not_full", {"dead_link"}), IsEmpty());
  }

  Somebody reviewer_;
  web::Site site_;
  std::string id_, board_, grades_;
};

TEST_P(GradesPages, lead_an_assessor_from_item_to_item_with_few_keys_and_show_nobody_elses_grade) {
  EXPECT_THAT(page(first_, "/grading"), HasSubstr("ยังไม่มีข้อที่มอบหมาย"));
  for (const char* item : {"o1", "o2"}) {
    EXPECT_THAT(seat({id_, "a-1", item}, 1, first_), IsEmpty());
    EXPECT_THAT(seat({id_, "a-1", item}, 2, second_), IsEmpty());
  }
  EXPECT_THAT(page(first_, ""), HasSubstr("ให้คะแนนการเปิดเผยข้อมูล 2 ข้อ")) << "it waits on the first page";
  EXPECT_THAT(page(first_, "/grading"), HasSubstr(seat_of("o1")));
  const std::string form = page(first_, seat_of("o1"));
  EXPECT_THAT(form, HasSubstr("data-grade-keys"));
  EXPECT_THAT(form, HasSubstr("src=\"/assets/grade-"));
  EXPECT_THAT(form, HasSubstr("https://a-1.go.th/o1"));
  EXPECT_THAT(form, HasSubstr("แสดงแผนผัง")) << "what the edition demands";
  EXPECT_EQ(ask(first_, "GET", seat_of("o1")).headers.empty(), false);
  EXPECT_EQ(give(first_, "o1", "not_full").status, 422) << "without a reason";
  const auto saved = give(first_, "o1", "not_full", {{"reason-wrong_year", "yes"}});
  EXPECT_EQ(saved.status, 303);
  EXPECT_THAT(*http::find_header(saved.headers, "Location"), HasSubstr(seat_of("o2")));
  const auto last = give(first_, "o2", "full");
  EXPECT_THAT(*http::find_header(last.headers, "Location"), HasSubstr("/grading?done=all_graded"));

  const std::string blind = page(second_, seat_of("o1"));
  EXPECT_THAT(blind, Not(HasSubstr("checked"))) << "neither the grade nor the reason of the other";
  EXPECT_EQ(ask(third_, "GET", seat_of("o1")).status, 422) << "no seat";
  EXPECT_EQ(ask(coordinator_, "GET", seat_of("o1")).status, 403);
  EXPECT_THAT(page(coordinator_, grades_), Not(HasSubstr("wrong_year")));
  EXPECT_THAT(page(coordinator_, grades_), HasSubstr("คะแนนยังไม่เปิดเผย"));
  EXPECT_THAT(page(first_, seat_of("o1"), "/en"), HasSubstr("Save"));
}

TEST_P(GradesPages, let_the_authority_deal_out_seats_and_see_how_far_assessors_agree) {
  EXPECT_EQ(ask(first_, "GET", board_ + "/graders").status, 403);
  EXPECT_EQ(send(officer_, board_ + "/graders"), 303);
  const std::string graders = page(officer_, board_ + "/graders");
  EXPECT_THAT(graders, HasSubstr("ผู้ประเมินหนึ่ง"));
  EXPECT_EQ(desk::see_grading_board(office(), officer_.actor, id_)->seats.seats, 4);
  EXPECT_EQ(send(officer_, board_ + "/graders/conflict",
                 {{"person", first_.actor.person}, {"province", "เชียงใหม่"}, {"reason", "บ้านเกิด"}}),
            303);
  EXPECT_THAT(page(officer_, board_ + "/graders"), HasSubstr("บ้านเกิด"));
  const auto wrong = ask(officer_, "POST", board_ + "/graders/conflict", {{"person", first_.actor.person}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("href=\"#field-reason\""));
  EXPECT_EQ(send(officer_, board_ + "/graders/golden",
                 {{"agency", "a-1"}, {"item", "o1"}, {"choice", "full"}, {"reason", "ตรวจร่วมกัน"}}),
            303);
  EXPECT_EQ(send(officer_, board_ + "/graders/seat",
                 {{"agency", "a-1"}, {"item", "o1"}, {"seat", "9"}, {"person", second_.actor.person}}),
            422);
  EXPECT_THAT(page(officer_, board_ + "/agreement"), HasSubstr("คิดไม่ได้")) << "nobody has graded";
  EXPECT_THAT(page(officer_, board_ + "/agreement", "/en"), HasSubstr("Kappa"));
  EXPECT_EQ(send(third_, "/grading/conflicts", {{"agency", "a-3"}, {"reason", "เคยรับจ้าง"}}), 303);
  EXPECT_EQ(send(third_, "/grading/conflicts", {{"agency", "a-3"}, {"reason", "เคยรับจ้าง"}}), 422);
}

TEST_P(GradesPages, offer_agencies_by_words_then_the_items_they_show_and_grades_of_their_scale) {
  const std::string first = page(officer_, board_ + "/graders");
  EXPECT_THAT(first, HasSubstr("เลือกหน่วยงานก่อน"));
  EXPECT_THAT(first, Not(HasSubstr("graders/seat\""))) << "nothing to assign before an agency is chosen";
  const std::string found = page(officer_, board_ + "/graders?find=a-1");
  EXPECT_THAT(found, HasSubstr("?agency=a-1#by-hand"));
  const std::string chosen = page(officer_, board_ + "/graders?agency=a-1");
  EXPECT_EQ(hidden(chosen, "agency"), "a-1");
  for (const char* option :
       {"value=\"o1\"", "value=\"o2\"", "value=\"full\"", "value=\"not_full\"", "value=\"lamphun\""})
    EXPECT_THAT(chosen, HasSubstr(option));
  EXPECT_THAT(chosen, Not(HasSubstr("value=\"o3\""))) << "which is not shown";
  EXPECT_EQ(ask(officer_, "GET", board_ + "/graders?agency=nobody").status, 422);
  EXPECT_EQ(send(officer_, board_ + "/graders/conflict",
                 {{"person", first_.actor.person}, {"agency", "a-1"}, {"reason", "ญาติ"}}),
            303);
  EXPECT_THAT(page(officer_, board_ + "/graders"), HasSubstr("หน่วยงาน a-1: ")) << "by its name";
  EXPECT_THAT(page(third_, "/grading?find=a-1"), HasSubstr("?agency=a-1#conflict"));
  EXPECT_EQ(hidden(page(third_, "/grading?agency=a-1"), "agency"), "a-1");
}

TEST_P(GradesPages, show_a_letter_before_it_goes_and_send_it_once_a_day) {
  const Somebody centre = test_.make(Role::provincial_centre, {"chiang-mai", "", ""});
  const std::string letters = board_ + "/letters";
  EXPECT_THAT(page(officer_, letters), HasSubstr("ส่งจดหมายเตือนให้รายงานข้อมูลได้เฉพาะ")) << "disclosing is over";
  go_to(id_, Phase::clarify);
  const std::string before = page(officer_, letters + "?kind=grades");
  EXPECT_THAT(before, HasSubstr("ส่งจดหมายถึง 1 หน่วยงาน"));
  EXPECT_THAT(before, HasSubstr("หน่วยงานที่ไม่มีผู้ประสานงาน: 2 หน่วยงาน"));
  EXPECT_THAT(page(centre, letters + "?kind=grades"), HasSubstr("Dear coordinator of the agency"));
  EXPECT_EQ(ask(centre, "GET", letters + "?province=lamphun").status, 403);
  EXPECT_EQ(ask(coordinator_, "GET", letters).status, 403);
  const auto sent = ask(centre, "POST", letters, {{"kind", "grades"}, {"province", "chiang-mai"}});
  EXPECT_EQ(sent.status, 303);
  EXPECT_THAT(*http::find_header(sent.headers, "Location"), HasSubstr("done=sent&letters=1&agencies=1"));
  EXPECT_THAT(page(officer_, letters + "?kind=grades"), HasSubstr("ส่งไปแล้ววันนี้: 1 หน่วยงาน"));
  EXPECT_EQ(send(centre, letters + "/by-themselves", {{"go", "no"}}), 403);
  EXPECT_EQ(send(officer_, letters + "/by-themselves", {{"go", "no"}}), 303);
  EXPECT_THAT(page(officer_, letters, "/en"), HasSubstr("no letter goes by itself"));
}

TEST_P(GradesPages, tell_an_agency_its_grades_take_its_dispute_to_a_decision_and_the_executives_word) {
  grade_all();
  go_to(id_, Phase::clarify);
  EXPECT_THAT(page(coordinator_, ""), HasSubstr("/agencies/a-1/grades")) << "it waits on the first page";
  const std::string list = page(coordinator_, grades_);
  EXPECT_THAT(list, HasSubstr("ได้คะแนนเต็ม 1 จาก 43 ข้อ"));
  const std::string item = page(coordinator_, grades_ + "/items/o1");
  EXPECT_THAT(item, HasSubstr("ลิงก์เสีย"));
  EXPECT_THAT(item, Not(HasSubstr("ผู้ประเมินสาม"))) << "not who";
  EXPECT_THAT(page(executive_, grades_ + "/items/o1"), Not(HasSubstr("name=\"grounds\"")));
  EXPECT_EQ(send(coordinator_, grades_ + "/items/o1", {{"grounds", "was_there"}}), 422);
  EXPECT_EQ(send(coordinator_, grades_ + "/items/o1",
                 {{"grounds", "was_there"}, {"words", "ลิงก์ใช้ได้ <script>ดูหน้า 3</script>"}}),
            303);
  EXPECT_EQ(send(coordinator_, grades_ + "/items/o1/withdraw"), 303);
  EXPECT_EQ(send(coordinator_, grades_ + "/items/o1",
                 {{"grounds", "was_there"}, {"words", "ลิงก์ใช้ได้ <script>ดูหน้า 3</script>"}}),
            303);
  EXPECT_EQ(send(executive_, grades_, {{"seen", ""}}), 422) << "too early";

  go_to(id_, Phase::confirm);
  EXPECT_THAT(page(reviewer_, board_ + "/disputes"), HasSubstr(grades_ + "/items/o1/decide"));
  const std::string file = page(reviewer_, grades_ + "/items/o1/decide");
  EXPECT_THAT(file, HasSubstr("&lt;script&gt;ดูหน้า 3"));
  EXPECT_THAT(page(first_, grades_ + "/items/o1/decide"), Not(HasSubstr("name=\"choice\""))) << "graded it";
  EXPECT_EQ(send(first_, grades_ + "/items/o1/decide", {{"choice", "full"}, {"reason", "ใช่"}}), 422);
  EXPECT_EQ(send(reviewer_, grades_ + "/items/o1/decide", {{"choice", "full"}}), 422);
  EXPECT_EQ(send(reviewer_, grades_ + "/items/o1/decide", {{"choice", "full"}, {"reason", "ลิงก์ใช้ได้จริง"}}),
            303);
  EXPECT_THAT(page(reviewer_, "/disclosure/decisions?item=o1&q=" + http::percent_encode("ใช้ได้จริง")),
              HasSubstr("ลิงก์ใช้ได้จริง"));
  EXPECT_THAT(page(coordinator_, grades_ + "/items/o1"), HasSubstr("ลิงก์ใช้ได้จริง"));

  EXPECT_THAT(page(executive_, ""), HasSubstr("ผู้บริหารยืนยันคะแนน"));
  const std::string last = page(executive_, grades_);
  EXPECT_THAT(last, HasSubstr("ได้คะแนนเต็ม 2 จาก 43 ข้อ"));
  EXPECT_EQ(send(coordinator_, grades_, {{"seen", hidden(last, "seen")}}), 403);
  EXPECT_EQ(send(executive_, grades_, {{"seen", hidden(last, "seen")}}), 303);
  EXPECT_THAT(page(executive_, grades_), HasSubstr("ยืนยันเมื่อ"));
}

TEST_P(GradesPages, work_out_scores_from_the_grades_that_stand) {
  grade_all();
  EXPECT_EQ(ask(coordinator_, "GET", grades_ + "/scores/file").status, 200) << "a page that says: not yet";
  EXPECT_THAT(ask(coordinator_, "GET", grades_ + "/scores/file").body, Not(HasSubstr("item:o1")));
  const auto file = ask(officer_, "GET", grades_ + "/scores/file");
  // O1–O9 are 9.1: one full of nine. Whoever shows one of forty-three has little else.
  EXPECT_THAT(file.body, HasSubstr("\"node\":\"sub:9.1\",\"points\":\"11.1111\""));
  EXPECT_THAT(file.body, HasSubstr("\"node\":\"item:o2\",\"points\":\"100.00\""));
  EXPECT_THAT(file.body, HasSubstr("\"total\":[\n]")) << "no survey was counted";
  go_to(id_, Phase::clarify);
  EXPECT_THAT(page(coordinator_, grades_ + "/scores"), HasSubstr("11.11"));
}

TEST_P(GradesPages, search_decisions_for_whatever_somebody_types) {
  std::string long_words;
  for (int i = 0; i < 70; ++i) long_words += "ก";
  for (const std::string& words : {std::string("%_!'"), long_words, std::string(5'000, 'x')}) {
    for (const char* name : {"item", "q"}) {
      const auto found = ask(
          reviewer_, "GET", "/disclosure/decisions?" + std::string(name) + "=" + http::percent_encode(words));
      EXPECT_EQ(found.status, 200) << name << words.size();
      EXPECT_TRUE(base::is_utf8(found.body)) << "half a Thai letter is nothing that a database takes";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(On, GradesPages, testing::Values(engines::Place::memory), engines::name_of);

}  // namespace
}  // namespace prongsai::offices
