// SPDX-License-Identifier: Apache-2.0
// Letters to agencies about disclosing and grades, on every engine: who gets one, who does not, and not
// twice.
#include "prongsai/desk/disclosure/letters.h"

#include "prongsai/store/mail_queue.h"
#include "prongsai/store/people.h"

#include "grades_fixture.h"

namespace prongsai::offices {
namespace {

using store::LetterKind;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

/// a-1 has two coordinators, a-3 one who reads English, a-4 nobody.
class Letters : public GradeOffices {
 protected:
  Letters()
      : other_(test_.make(Role::agency_coordinator, {"chiang-mai", "a-1", ""})),
        english_(test_.make(Role::agency_coordinator, {"chiang-mai", "a-3", ""}, "Anong")),
        centre_(test_.make(Role::provincial_centre, {"chiang-mai", "", ""})),
        elsewhere_(test_.make(Role::provincial_centre, {"lamphun", "", ""})),
        observer_(test_.make(Role::observer, {})) {
    perform([&](db::Transaction& t) { store::set_language(t, english_.actor.person, "en"); });
  }

  [[nodiscard]] std::vector<store::WaitingMail> letters() {
    return read([&](db::Transaction& t) { return store::list_mail_due(t, now(), 100); });
  }
  [[nodiscard]] std::vector<std::string> recipients() {
    std::vector<std::string> out;
    for (const store::WaitingMail& one : letters()) out.push_back(one.recipient);
    return out;
  }
  base::Result<desk::LettersSent> send(const std::string& id, const Somebody& who, LetterKind kind,
                                       const std::string& province = "") {
    return desk::send_letters(office(), who.actor, id, kind, province);
  }
  /// Nine in the morning so many days before the last day of disclosing.
  void go_before_the_last_day(const std::string& id, int days) {
    test_.set_now(see(id).calendar.of(Phase::disclose).back().closes_at - std::chrono::days(days + 1) +
                  std::chrono::hours(9));
  }

  Somebody other_;
  Somebody english_;
  Somebody centre_;
  Somebody elsewhere_;
  Somebody observer_;
};

TEST_P(Letters, go_to_coordinators_of_agencies_that_have_not_handed_in_and_to_nobody_else) {
  const std::string id = opened_round();
  go_before_the_last_day(id, 20);
  hand_in(id, "a-1", filings({"o1"}));
  const auto board = desk::look_at_letters(office(), officer_.actor, id, LetterKind::filing, "");
  ASSERT_THAT(codes(board), IsEmpty());
  ASSERT_THAT(board->due, SizeIs(1));
  EXPECT_EQ(board->due.front().agency.agency, "a-3");
  ASSERT_THAT(board->nobody, SizeIs(1));
  EXPECT_EQ(board->nobody.front().agency.agency, "a-4") << "nobody to write to";
  EXPECT_EQ(board->letters, 1);
  const auto sent = send(id, officer_, LetterKind::filing);
  ASSERT_THAT(codes(sent), IsEmpty());
  EXPECT_EQ(sent->agencies, 1);
  EXPECT_THAT(recipients(), ElementsAre(english_.mail));
  EXPECT_EQ(count_of("disclosure.letters"), 1) << "one line in the trail";
  EXPECT_EQ(send(id, officer_, LetterKind::filing)->letters, 0) << "not twice a day";
  EXPECT_THAT(desk::look_at_letters(office(), officer_.actor, id, LetterKind::filing, "")->today, SizeIs(1));
  EXPECT_EQ(count_of("disclosure.letters"), 1);
  test_.pass(std::chrono::hours(24));
  EXPECT_EQ(send(id, officer_, LetterKind::filing)->letters, 1) << "on another day again";
}

TEST_P(Letters, are_sent_by_the_authority_and_by_a_provincial_centre_in_its_own_province) {
  const std::string id = opened_round();
  go_before_the_last_day(id, 20);
  for (const Somebody* one : {&observer_, &coordinator_, &first_})
    EXPECT_THAT(codes(send(id, *one, LetterKind::filing)), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(send(id, centre_, LetterKind::filing)), ElementsAre("desk.not_permitted"))
      << "the nation";
  EXPECT_THAT(codes(send(id, elsewhere_, LetterKind::filing, "chiang-mai")),
              ElementsAre("desk.not_permitted"));
  EXPECT_EQ(send(id, elsewhere_, LetterKind::filing, "lamphun")->letters, 0);
  EXPECT_EQ(send(id, centre_, LetterKind::filing, "chiang-mai")->letters, 3);
  EXPECT_THAT(recipients(), UnorderedElementsAre(coordinator_.mail, other_.mail, english_.mail));
  EXPECT_THAT(codes(desk::switch_letters(office(), centre_.actor, id, false)),
              ElementsAre("desk.not_permitted"));
}

TEST_P(Letters, say_the_last_day_in_the_readers_language_and_name_no_grade) {
  const std::string id = opened_round();
  go_before_the_last_day(id, 20);
  EXPECT_EQ(send(id, officer_, LetterKind::filing)->letters, 3);
  const auto last = round::thai_day_at(see(id).calendar.of(Phase::disclose).back().closes_at - instant);
  const std::string day = std::to_string(static_cast<unsigned>(std::chrono::year_month_day(last).day()));
  for (const store::WaitingMail& one : letters()) {
    EXPECT_EQ(one.body.find("⟦"), std::string::npos) << one.body;
    EXPECT_THAT(one.subject, HasSubstr(day));
    EXPECT_THAT(one.body, HasSubstr("https://office.example/"));
    if (one.recipient == english_.mail) {
      EXPECT_THAT(one.body, HasSubstr("Dear Anong"));
      EXPECT_THAT(one.body, HasSubstr("/en/office/rounds/" + id + "/agencies/a-3/disclosure"));
    } else {
      EXPECT_THAT(one.body, HasSubstr("เรียน "));
      EXPECT_THAT(one.body, HasSubstr("/th/office/rounds/" + id + "/agencies/a-1/disclosure"));
    }
  }
}

TEST_P(Letters, go_by_themselves_fourteen_seven_and_one_days_before_the_end_each_once) {
  const std::string id = opened_round();
  std::vector<int> days;
  for (int before = 16; before >= 0; --before) {
    go_before_the_last_day(id, before);
    test_.pass(-std::chrono::hours(2));
    EXPECT_EQ(desk::send_due_letters(office()), 0) << "nobody is written to before eight";
    test_.pass(std::chrono::hours(2));
    const std::int64_t sent = desk::send_due_letters(office());
    if (sent > 0) days.push_back(before);
    EXPECT_TRUE(sent == 0 || sent == 3) << sent;
    EXPECT_EQ(desk::send_due_letters(office()), 0);
  }
  EXPECT_THAT(days, ElementsAre(14, 7, 1));
}

TEST_P(Letters, that_were_missed_while_no_server_ran_go_later_and_those_by_hand_count) {
  const std::string id = opened_round();
  go_before_the_last_day(id, 12);
  EXPECT_EQ(desk::send_due_letters(office()), 3) << "two days late";
  go_before_the_last_day(id, 7);
  EXPECT_EQ(send(id, officer_, LetterKind::filing)->letters, 3);
  EXPECT_EQ(desk::send_due_letters(office()), 0);
  go_before_the_last_day(id, 6);
  EXPECT_EQ(desk::send_due_letters(office()), 0);
}

TEST_P(Letters, can_be_stopped_and_let_go_again_by_the_authority) {
  const std::string id = opened_round();
  go_before_the_last_day(id, 7);
  EXPECT_THAT(codes(desk::switch_letters(office(), officer_.actor, id, false)), IsEmpty());
  EXPECT_FALSE(desk::look_at_letters(office(), officer_.actor, id, LetterKind::filing, "")->goes_by_itself);
  EXPECT_EQ(desk::send_due_letters(office()), 0);
  EXPECT_THAT(codes(desk::switch_letters(office(), officer_.actor, id, true)), IsEmpty());
  EXPECT_EQ(desk::send_due_letters(office()), 3);
  EXPECT_EQ(count_of("disclosure.letters_stop"), 1);
  EXPECT_EQ(count_of("disclosure.letters_resume"), 1);
}

TEST_P(Letters, tell_every_agency_once_that_its_grades_can_be_seen_when_clarifying_begins) {
  const std::string id = grading_round();
  const store::ItemKey key{id, "a-1", "o1"};
  EXPECT_THAT(seat(key, 1, first_), IsEmpty());
  EXPECT_THAT(seat(key, 2, second_), IsEmpty());
  EXPECT_THAT(grade(key, first_, "not_full", {"wrong_year"}), IsEmpty());
  EXPECT_THAT(grade(key, second_, "not_full", {"wrong_year"}), IsEmpty());
  EXPECT_EQ(desk::send_due_letters(office()), 0) << "nothing is told yet";
  EXPECT_THAT(codes(send(id, officer_, LetterKind::grades)), ElementsAre("letters.not_clarifying"));
  go_to(id, Phase::clarify);
  test_.pass(std::chrono::hours(8));
  EXPECT_THAT(codes(send(id, officer_, LetterKind::filing)), ElementsAre("letters.not_disclosing"));
  EXPECT_EQ(desk::send_due_letters(office()), 3) << "also those that handed in nothing";
  for (const store::WaitingMail& one : letters()) {
    EXPECT_THAT(one.body, HasSubstr("/grades"));
    for (const char* grade : {"not_full", "ไม่ครบ", "wrong_year", "ผิดปี", "Wrong year"})
      EXPECT_THAT(one.subject + one.body, Not(HasSubstr(grade)));
  }
  test_.pass(std::chrono::hours(24));
  EXPECT_EQ(desk::send_due_letters(office()), 0) << "once a window";
  EXPECT_EQ(send(id, officer_, LetterKind::grades)->letters, 3) << "by hand again";
}

PRONGSAI_ON_EVERY_ENGINE(Letters);

}  // namespace
}  // namespace prongsai::offices
