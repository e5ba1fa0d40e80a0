// SPDX-License-Identifier: Apache-2.0
// Ways in which somebody who grades could learn what another one gave, or what was said of something else
// could count for what stands there now; on every engine.
#include "prongsai/desk/trail/lines.h"

#include "grades_fixture.h"

namespace prongsai::offices {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::SizeIs;

class Blindness : public GradeOffices {
 protected:
  /// Disclosing opens once more, for two days from now, and the agency shows o1 another way.
  void file_anew(const std::string& id, const std::string& path) {
    const desk::Moment until = now() + std::chrono::hours(48);
    const desk::PhaseDecision more{.phase = Phase::disclose, .to = until};
    ASSERT_THAT(codes(desk::extend_phase(office(), officer_.actor, id, see(id).stored.version, {&more, 1},
                                         "ระบบขัดข้อง")),
                IsEmpty());
    test_.set_now(now() + std::chrono::hours(1));
    hand_in(id, "a-1", filings({"o1", "o2"}, path));
    test_.set_now(until + std::chrono::hours(1));
  }
  void seat_both(const store::ItemKey& key) {
    ASSERT_THAT(seat(key, 1, first_), IsEmpty());
    ASSERT_THAT(seat(key, 2, second_), IsEmpty());
  }
  void both_grade(const store::ItemKey& key, const std::string& choice) {
    ASSERT_THAT(grade(key, first_, choice, {"wrong_year"}), IsEmpty());
    ASSERT_THAT(grade(key, second_, choice, {"wrong_year"}), IsEmpty());
  }
  std::vector<std::string> dispute(const store::ItemKey& key) {
    return codes(desk::dispute_grade(office(), coordinator_.actor, key, "was_there", "ปีอยู่ในหัวตาราง"));
  }
  std::vector<std::string> decide(const store::ItemKey& key, const std::string& choice,
                                  std::int64_t seen = 0) {
    return codes(desk::decide_dispute(office(), officer_.actor, key, choice, "ตรวจแล้ว", seen));
  }
};

TEST_P(Blindness, is_not_for_whoever_reads_the_trail_of_the_nation) {
  const std::string id = grading_round();
  const store::ItemKey key{id, "a-1", "o1"};
  seat_both(key);
  ASSERT_THAT(grade(key, first_, "not_full", {"dead_link"}), IsEmpty());
  test_.also(second_, Role::observer, {});
  std::vector<std::string> read_lines;
  for (const desk::TrailLine& one : desk::list_lines(office(), second_.actor, {.limit = 50})->lines)
    read_lines.push_back(one.entry.after);
  ASSERT_THAT(read_lines, Contains(HasSubstr("not_full"))) << "every grade stands there as it is given";
  EXPECT_THAT(codes(desk::open_item(office(), second_.actor, key)), ElementsAre("grading.reads_every_grade"));
  EXPECT_THAT(grade(key, second_, "not_full", {"dead_link"}), ElementsAre("grading.reads_every_grade"));
  EXPECT_THAT(seat({id, "a-1", "o2"}, 1, second_), ElementsAre("grading.not_an_assessor"));
  EXPECT_EQ(assign(id).filled, 3)
      << "the other seat of o1 goes to the third, as do those of o2 with the first";
  EXPECT_THAT(grade(key, third_, "full"), IsEmpty());
}

TEST_P(Blindness, holds_for_whoever_takes_over_a_seat) {
  const std::string id = grading_round();
  const store::ItemKey key{id, "a-1", "o1"};
  seat_both(key);
  both_grade(key, "not_full");
  hand_in(id, "a-1", filings({"o1", "o2"}, "หน้าใหม่ > ITA"));
  ASSERT_THAT(seat(key, 1, third_), IsEmpty()) << "nothing that counts was graded from it";
  const auto sheet = desk::open_item(office(), third_.actor, key);
  ASSERT_THAT(codes(sheet), IsEmpty());
  EXPECT_FALSE(sheet->seat.grade) << "not theirs";
  EXPECT_EQ(sheet->left, 1U);
  EXPECT_EQ(desk::grades_owed(office(), third_.actor), 1U);
  EXPECT_THAT(grade(key, third_, "full"), IsEmpty());
  EXPECT_THAT(grade(key, second_, "full"), IsEmpty());
  go_to(id, Phase::clarify);
  EXPECT_EQ(told(key).standing, 0U);
}

TEST_P(Blindness, leads_to_what_was_filed_anew_as_to_everything_that_is_owed) {
  const std::string id = opened_round();
  for (const char* agency : {"a-1", "a-3"}) hand_in(id, agency, filings({"o1", "o2"}));
  go_to(id, Phase::grade);
  for (const char* agency : {"a-1", "a-3"}) {
    for (const char* item : {"o1", "o2"}) seat_both({id, agency, item});
  }
  const auto give = [&](const store::ItemKey& key) {
    const auto sheet = desk::open_item(office(), first_.actor, key);
    return desk::give_grade(office(), first_.actor, key,
                            {.choice = "full",
                             .filing = sheet->filing_number,
                             .seen = sheet->seat.grade ? sheet->seat.grade->number : 0});
  };
  for (const char* agency : {"a-1", "a-3"}) {
    for (const char* item : {"o1", "o2"}) ASSERT_THAT(codes(give({id, agency, item})), IsEmpty());
  }
  EXPECT_EQ(desk::grades_owed(office(), first_.actor), 0U);
  hand_in(id, "a-3", filings({"o1", "o2"}, "หน้าใหม่ > ITA"));
  hand_in(id, "a-1", filings({"o1", "o2"}));
  EXPECT_EQ(desk::grades_owed(office(), first_.actor), 2U) << "the same again is no new work";
  const auto sheet = desk::open_item(office(), first_.actor, {id, "a-1", "o2"});
  EXPECT_EQ(sheet->left, 2U);
  EXPECT_EQ(sheet->next, (store::ItemKey{id, "a-3", "o1"}));
  const auto next = give({id, "a-3", "o1"});
  ASSERT_THAT(codes(next), IsEmpty());
  EXPECT_EQ(*next, (store::ItemKey{id, "a-3", "o2"}));
  EXPECT_FALSE(give({id, "a-3", "o2"})->has_value());
  EXPECT_EQ(desk::grades_owed(office(), first_.actor), 0U);
}

TEST_P(Blindness, is_kept_from_reviewers_where_the_disputed_thing_is_graded_again) {
  const std::string id = grading_round();
  const store::ItemKey key{id, "a-1", "o1"};
  seat_both(key);
  both_grade(key, "not_full");
  go_to(id, Phase::clarify);
  ASSERT_THAT(dispute(key), IsEmpty());
  const Somebody reviewer = test_.make(Role::assessor, {"chiang-mai", "", ""});
  ASSERT_THAT(codes(desk::see_dispute(office(), reviewer.actor, key)), IsEmpty());
  file_anew(id, "หน้าใหม่ > ITA");
  ASSERT_THAT(grade(key, first_, "full"), IsEmpty());
  // The second one, an assessor too, has still to grade: what the first gave stands on no page of theirs.
  EXPECT_THAT(codes(desk::see_dispute(office(), second_.actor, key)),
              ElementsAre("grading.nothing_disputed"));
  EXPECT_THAT(desk::see_disputes(office(), second_.actor, id)->lines, IsEmpty());
  EXPECT_THAT(grade(key, second_, "full"), IsEmpty());
  EXPECT_THAT(told(key).disputes, IsEmpty()) << "of a grade that is gone";
  EXPECT_EQ(told(key).standing, 0U);
}

TEST_P(Blindness, decisions_about_what_is_gone_do_not_count_for_what_came) {
  const std::string id = grading_round();
  const store::ItemKey key{id, "a-1", "o1"};
  seat_both(key);
  both_grade(key, "not_full");
  go_to(id, Phase::clarify);
  ASSERT_THAT(dispute(key), IsEmpty());
  go_to(id, Phase::confirm);
  ASSERT_THAT(decide(key, "full"), IsEmpty());
  EXPECT_EQ(told(key).state, State::decided);
  file_anew(id, "หน้าใหม่ > ITA");
  both_grade(key, "not_full");
  EXPECT_FALSE(told(key).decision);
  EXPECT_EQ(told(key).standing, 1U) << "what was decided was about something else";
  // Graded late, it may be disputed while confirming, and decided once more.
  ASSERT_THAT(dispute(key), IsEmpty());
  EXPECT_EQ(told(key).disputes.back().number, 2);
  EXPECT_THAT(decide(key, "full", 1), ElementsAre("grading.disputed_anew"));
  ASSERT_THAT(codes(desk::withdraw_dispute(office(), coordinator_.actor, key)), IsEmpty());
  ASSERT_THAT(dispute(key), IsEmpty());
  EXPECT_THAT(decide(key, "full", 2), ElementsAre("grading.disputed_anew")) << "withdrawn and said otherwise";
  EXPECT_THAT(decide(key, "full", 3), IsEmpty());
  EXPECT_THAT(decide(key, "not_full", 3), ElementsAre("grading.decided"));
  EXPECT_EQ(told(key).standing, 0U);
  EXPECT_EQ(count_of("grade.decide"), 2) << "the trail has both";
}

PRONGSAI_ON_EVERY_ENGINE(Blindness);

}  // namespace
}  // namespace prongsai::offices
