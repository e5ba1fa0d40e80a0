// SPDX-License-Identifier: Apache-2.0
// From what was handed in to a grade that stands, on every engine.
#include <algorithm>
#include <set>

#include "prongsai/desk/disclosure/agreeing.h"

#include "grades_fixture.h"

namespace prongsai::offices {
namespace {

using testing::Contains;
using testing::Not;
using testing::SizeIs;

class Grades : public GradeOffices {};

TEST_P(Grades, go_from_two_blind_ones_over_a_third_and_a_dispute_to_one_that_the_executive_confirms) {
  const std::string id = grading_round();
  const store::ItemKey key{id, "a-1", "o1"};
  EXPECT_THAT(seat(key, 1, first_), IsEmpty());
  EXPECT_THAT(seat(key, 2, first_), ElementsAre("grading.two_seats"));
  EXPECT_THAT(seat(key, 2, second_), IsEmpty());
  EXPECT_THAT(seat(key, 3, third_), ElementsAre("grading.agree")) << "nobody disagrees yet";
  EXPECT_THAT(grade(key, third_, "full"), ElementsAre("grading.no_seat"));

  EXPECT_THAT(grade(key, first_, "not_full"), ElementsAre("grading.why_not_full"));
  EXPECT_THAT(grade(key, first_, "not_full", {"was_there"}), ElementsAre("grading.unknown_reason"));
  EXPECT_THAT(grade(key, first_, "most"), ElementsAre("grading.no_choice"));
  EXPECT_THAT(grade(key, first_, "not_full", {"dead_link"}), IsEmpty());
  EXPECT_THAT(grade(key, first_, "not_full", {"wrong_year"}), IsEmpty()) << "until the other one graded";
  EXPECT_THAT(grade(key, second_, "full"), IsEmpty());
  EXPECT_THAT(grade(key, first_, "full"), ElementsAre("grading.both_in"));
  EXPECT_THAT(codes(desk::see_grades(office(), coordinator_.actor, id, "a-1")),
              ElementsAre("grading.not_told_yet"));
  EXPECT_EQ(desk::see_grading_board(office(), officer_.actor, id)->seats.to_settle, 1);
  EXPECT_THAT(seat(key, 3, third_), IsEmpty());
  EXPECT_THAT(grade(key, third_, "not_full", {"wrong_year"}), IsEmpty());

  go_to(id, Phase::clarify);
  const desk::ItemGrade preliminary = told(key);
  EXPECT_EQ(preliminary.state, State::preliminary);
  EXPECT_EQ(preliminary.standing, 1U);
  ASSERT_THAT(preliminary.reasons, SizeIs(1)) << "the third one's, which counts";
  EXPECT_THAT(preliminary.reasons.front().reasons, ElementsAre("wrong_year"));
  EXPECT_TRUE(preliminary.may_dispute);
  const auto dispute = [&](const Somebody& who, const char* grounds, const char* words) {
    return codes(desk::dispute_grade(office(), who.actor, key, grounds, words));
  };
  EXPECT_THAT(dispute(executive_, "was_there", "มีอยู่แล้ว"), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(dispute(coordinator_, "dead_link", " "), ElementsAre("grading.no_grounds", "grading.no_words"));
  EXPECT_THAT(dispute(coordinator_, "was_there", "ปีถูกต้อง อยู่หัวตาราง"), IsEmpty());
  EXPECT_THAT(dispute(coordinator_, "was_there", "อีกครั้ง"), ElementsAre("grading.cannot_dispute"));
  EXPECT_THAT(codes(desk::withdraw_dispute(office(), coordinator_.actor, key)), IsEmpty());
  EXPECT_EQ(told(key).state, State::preliminary);
  EXPECT_THAT(dispute(coordinator_, "was_there", "ปีถูกต้อง อยู่หัวตาราง"), IsEmpty()) << "or after all";
  const auto decide = [&](const Somebody& who, const char* choice, const char* reason) {
    return codes(desk::decide_dispute(office(), who.actor, key, choice, reason));
  };
  EXPECT_THAT(decide(officer_, "full", "ปีถูกต้อง"), ElementsAre("grading.not_confirming"));
  const auto to_decide = [&](const Somebody& who) {
    const auto wait = desk::disputes_to_decide(office(), who.actor, id);
    return wait ? wait->count : 0;
  };
  EXPECT_EQ(to_decide(officer_), 0) << "not yet";

  go_to(id, Phase::confirm);
  EXPECT_EQ(to_decide(officer_), 1);
  for (const Somebody* who : {&first_, &third_, &coordinator_}) EXPECT_EQ(to_decide(*who), 0) << who->mail;
  EXPECT_THAT(dispute(coordinator_, "was_there", "ช้าไป"), ElementsAre("grading.cannot_dispute"));
  EXPECT_THAT(codes(desk::withdraw_dispute(office(), coordinator_.actor, key)),
              ElementsAre("grading.cannot_withdraw"));
  const auto confirm = [&](const Somebody& who, const std::string& seen) {
    return codes(desk::confirm_grades(office(), who.actor, id, "a-1", seen));
  };
  EXPECT_THAT(confirm(executive_, ""), ElementsAre("grading.disputes_open", "grading.grades_missing"));
  for (const Somebody* grader : {&first_, &second_, &third_})
    EXPECT_THAT(decide(*grader, "full", "ปีถูกต้อง"), ElementsAre("grading.own_grade"));
  EXPECT_THAT(decide(coordinator_, "full", "ปีถูกต้อง"), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(decide(officer_, "full", ""), ElementsAre("grading.no_words"));
  const auto file = desk::see_dispute(office(), officer_.actor, key);
  ASSERT_THAT(codes(file), IsEmpty());
  EXPECT_THAT(file->seats, SizeIs(3)) << "a reviewer reads all that was given";
  EXPECT_THAT(decide(officer_, "full", "ปีอยู่ในหัวตารางจริง"), IsEmpty());
  EXPECT_EQ(to_decide(officer_), 0);
  EXPECT_THAT(decide(officer_, "not_full", "อีกครั้ง"), ElementsAre("grading.decided"));
  EXPECT_EQ(told(key).state, State::decided);
  EXPECT_EQ(told(key).standing, 0U);
  EXPECT_EQ(told(key).decision->decided_name, "") << "the agency reads what was decided and why, not by whom";
  EXPECT_THAT(*desk::find_decisions(office(), officer_.actor, "o1", "หัวตาราง"), SizeIs(1));
  EXPECT_THAT(*desk::find_decisions(office(), officer_.actor, "o2", ""), IsEmpty());

  // o2 was never graded in time: late grades are taken, and the agency may still dispute them.
  const store::ItemKey late{id, "a-1", "o2"};
  EXPECT_THAT(confirm(executive_, ""), ElementsAre("grading.grades_missing"));
  EXPECT_EQ(assign(id).filled, 2);
  for (const Somebody* who : {&first_, &second_, &third_}) {
    if (!perform([&](db::Transaction& t) { return desk::has_seat(t, who->actor, late); })) continue;
    EXPECT_THAT(grade(late, *who, "full"), IsEmpty());
  }
  EXPECT_TRUE(told(late).may_dispute);
  const std::string seen = desk::see_grades(office(), executive_.actor, id, "a-1")->sha256;
  EXPECT_THAT(confirm(coordinator_, seen), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(confirm(executive_, std::string(64, '0')), ElementsAre("grading.grades_changed"));
  EXPECT_THAT(confirm(executive_, seen), IsEmpty());
  EXPECT_THAT(confirm(executive_, seen), ElementsAre("grading.confirmed"));
  const auto grades = desk::see_grades(office(), executive_.actor, id, "a-1");
  for (const desk::ItemGrade& one : grades->items) EXPECT_EQ(one.state, State::final) << one.item->code;
  EXPECT_THAT(dispute(coordinator_, "was_there", "ช้าไป"), ElementsAre("grading.cannot_dispute"));

  for (const auto& [action, count] : std::map<std::string, int>{{"grade.seat", 3},
                                                                {"grade.give", 6},
                                                                {"grade.dispute", 2},
                                                                {"grade.withdraw", 1},
                                                                {"grade.decide", 1},
                                                                {"grade.confirm", 1}})
    EXPECT_EQ(count_of(action), count) << action;
}

TEST_P(Grades, are_blind_no_page_and_no_line_of_the_trail_tells_a_grade_before_its_time) {
  const std::string id = grading_round();
  const store::ItemKey key{id, "a-1", "o1"};
  EXPECT_THAT(seat(key, 1, first_), IsEmpty());
  EXPECT_THAT(seat(key, 2, second_), IsEmpty());
  EXPECT_THAT(grade(key, first_, "not_full", {"dead_link"}), IsEmpty());
  const auto sheet = desk::open_item(office(), second_.actor, key);
  ASSERT_THAT(codes(sheet), IsEmpty());
  EXPECT_FALSE(sheet->seat.grade);
  EXPECT_EQ(sheet->seat.blind_grades, 1) << "how many, and not what";
  const auto mine = desk::my_grading(office(), second_.actor);
  ASSERT_THAT(*mine, SizeIs(1));
  EXPECT_EQ(mine->front().left(), 1U);
  EXPECT_EQ(desk::grades_owed(office(), second_.actor), 1U);
  EXPECT_EQ(desk::grades_owed(office(), first_.actor), 0U);
  EXPECT_EQ(desk::grades_owed(office(), coordinator_.actor), 0U);
  for (const Somebody* who : {&coordinator_, &executive_}) {
    EXPECT_THAT(codes(desk::see_grades(office(), who->actor, id, "a-1")),
                ElementsAre("grading.not_told_yet"));
    EXPECT_THAT(codes(desk::open_item(office(), who->actor, key)), ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::see_grading_board(office(), who->actor, id)), ElementsAre("desk.not_permitted"));
  }
  EXPECT_THAT(codes(desk::see_agreement(office(), first_.actor, id)), ElementsAre("desk.not_permitted"));
  // Whoever looks after the agency or its province reads its lines of the trail.
  for (const store::NamedEntriesWish& wish :
       {store::NamedEntriesWish{.agency = "a-1"}, store::NamedEntriesWish{.province = "chiang-mai"}}) {
    for (const store::NamedEntry& one :
         read([&](db::Transaction& t) { return store::list_named_entries(t, wish); }))
      EXPECT_EQ(one.line.find("grade."), std::string::npos) << one.line;
  }
  EXPECT_EQ(count_of("grade.give"), 1);
}

TEST_P(Grades, come_from_nobody_near_the_agency) {
  const std::string id = grading_round();
  test_.also(first_, Role::observer, {"chiang-mai", "a-3", ""});
  EXPECT_THAT(codes(desk::declare_conflict(office(), second_.actor,
                                           {second_.actor.person, "a-1", "", "พี่ชายทำงานที่นี่"})),
              IsEmpty());
  EXPECT_THAT(codes(desk::declare_conflict(office(), second_.actor,
                                           {third_.actor.person, "a-1", "", "ไม่ใช่เรื่องของเขา"})),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::declare_conflict(office(), officer_.actor,
                                           {third_.actor.person, "a-1", "chiang-mai", "ทั้งสองอย่าง"})),
              ElementsAre("grading.near_whom"));
  const store::ItemKey key{id, "a-1", "o1"};
  EXPECT_THAT(seat(key, 1, first_), ElementsAre("grading.is_near")) << "a role in the same province";
  EXPECT_THAT(seat(key, 1, second_), ElementsAre("grading.is_near"));
  EXPECT_THAT(seat(key, 1, coordinator_), ElementsAre("grading.not_an_assessor"));
  const auto filled = assign(id);
  EXPECT_EQ(filled.filled, 2) << "one seat of each of the two items shown";
  EXPECT_EQ(filled.left, 2) << "nobody is left for the other one";

  // Declared afterwards: what is not graded goes to somebody else.
  const Somebody fourth = test_.make(Role::assessor, {"chiang-mai", "", ""});
  const Somebody fifth = test_.make(Role::assessor, {"lamphun", "", ""});
  EXPECT_EQ(assign(id).filled, 2);
  EXPECT_THAT(codes(desk::open_item(office(), fifth.actor, key)), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(grade(key, fourth, "full"), IsEmpty());
  EXPECT_THAT(codes(desk::declare_conflict(office(), officer_.actor,
                                           {third_.actor.person, "", "chiang-mai", "บ้านเดิม"})),
              IsEmpty());
  EXPECT_THAT(grade(key, third_, "full"), ElementsAre("grading.is_near"));
  const auto again = assign(id);
  EXPECT_EQ(again.filled, 0);
  EXPECT_EQ(again.left, 2) << "the seats of the third, who may not sit there any more";
  EXPECT_THAT(
      codes(desk::end_conflict(office(), officer_.actor, {second_.actor.person, "a-1", "", "แจ้งผิดหน่วยงาน"})),
      IsEmpty());
  EXPECT_EQ(assign(id).filled, 2);
  EXPECT_THAT(grade(key, second_, "full"), IsEmpty());
}

TEST_P(Grades, of_what_the_agency_filed_anew_do_not_count_and_may_be_given_again) {
  const std::string id = grading_round();
  const store::ItemKey key{id, "a-1", "o1"};
  EXPECT_THAT(seat(key, 1, first_), IsEmpty());
  EXPECT_THAT(seat(key, 2, second_), IsEmpty());
  EXPECT_THAT(grade(key, first_, "full"), IsEmpty());
  EXPECT_THAT(grade(key, second_, "full"), IsEmpty());
  hand_in(id, "a-1", filings({"o1", "o2"}));
  EXPECT_THAT(grade(key, first_, "full"), ElementsAre("grading.both_in")) << "the same again changes nothing";
  hand_in(id, "a-1", filings({"o1", "o2"}, "หน้าใหม่ > ITA"));
  EXPECT_THAT(
      codes(desk::give_grade(office(), first_.actor, key, {.choice = "full", .filing = 1, .seen = 1})),
      ElementsAre("grading.filed_anew"));
  EXPECT_THAT(grade(key, first_, "not_full", {"wrong_year"}), IsEmpty());
  EXPECT_THAT(grade(key, second_, "not_full", {"wrong_year"}), IsEmpty());
  go_to(id, Phase::clarify);
  EXPECT_EQ(told(key).standing, 1U);
  // Nothing is shown of the other items: the lowest grade, without an assessor.
  EXPECT_EQ(told({id, "a-1", "o3"}).state, State::not_shown);
  EXPECT_EQ(told({id, "a-1", "o3"}).standing, 1U);
}

TEST_P(Grades, agree_as_cohen_counts_it_with_each_other_and_with_known_ones) {
  const std::string id = opened_round();
  const std::vector<std::string> shown = {"o1", "o2", "o3", "o4", "o5", "o6", "o7", "o8"};
  hand_in(id, "a-1", filings(shown));
  go_to(id, Phase::grade);
  // Both full four times, both not full twice, apart twice: observed 6/8; by chance 5/8*5/8 + 3/8*3/8 =
  // 34/64; kappa = (48/64 - 34/64) / (30/64) = 7/15.
  const std::vector<std::pair<bool, bool>> given = {{true, true},  {true, true},   {true, true},
                                                    {true, true},  {false, false}, {false, false},
                                                    {true, false}, {false, true}};
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const store::ItemKey key{id, "a-1", shown[i]};
    EXPECT_THAT(seat(key, 1, first_), IsEmpty());
    EXPECT_THAT(seat(key, 2, second_), IsEmpty());
    EXPECT_THAT(grade(key, first_, given[i].first ? "full" : "not_full", {"dead_link"}), IsEmpty());
    EXPECT_THAT(grade(key, second_, given[i].second ? "full" : "not_full", {"dead_link"}), IsEmpty());
  }
  for (const char* item : {"o1", "o7"})
    EXPECT_THAT(codes(desk::set_golden(office(), officer_.actor, {id, "a-1", item}, "full", "ตรวจสามคน")),
                IsEmpty());
  EXPECT_THAT(codes(desk::set_golden(office(), officer_.actor, {id, "a-1", "o9"}, "full", "ไม่ได้แสดง")),
              ElementsAre("grading.nothing_to_grade"));
  const auto board = desk::see_agreement(office(), officer_.actor, id);
  ASSERT_THAT(codes(board), IsEmpty());
  EXPECT_EQ(board->whole.pairs, 8U);
  EXPECT_EQ(board->whole.equal, 6U);
  EXPECT_EQ(*board->whole.kappa, base::Ratio(base::Points::whole(7)) / 15);
  EXPECT_THAT(board->items, SizeIs(8));
  ASSERT_THAT(board->graders, SizeIs(2));
  const auto& second =
      board->graders[0].person == second_.actor.person ? board->graders[0] : board->graders[1];
  EXPECT_EQ(second.golden.pairs, 2U);
  EXPECT_EQ(second.golden.equal, 1U);
  EXPECT_EQ(second.others.pairs, 8U);
}

TEST_P(Grades, are_dealt_out_evenly_and_only_what_is_missing_is_dealt_out_again) {
  const std::string id = opened_round();
  const std::vector<std::string> shown = {"o1", "o2", "o3", "o4", "o5", "o6"};
  for (const char* agency : {"a-1", "a-3", "a-4"}) hand_in(id, agency, filings(shown));
  EXPECT_THAT(
      [&] {
        desk::JobProgress progress;
        return codes(desk::assign_graders(office(), officer_.actor, id, progress));
      }(),
      ElementsAre("grading.disclosing_still"));
  go_to(id, Phase::grade);
  EXPECT_EQ(assign(id).filled, 36);
  EXPECT_EQ(assign(id).filled, 0);
  EXPECT_EQ(count_of("grade.assign"), 3) << "a line an agency";
  const auto board = desk::see_grading_board(office(), officer_.actor, id);
  ASSERT_THAT(board->graders, SizeIs(3));
  for (const desk::GraderLine& one : board->graders) EXPECT_EQ(one.seats, 12) << one.name;
  // From the first to the last: each grade leads on to the next one.
  const auto mine = desk::my_grading(office(), first_.actor);
  store::ItemKey key{id, mine->front().agencies.front().agency.agency,
                     mine->front().agencies.front().seats.front().seat.item};
  std::set<std::string> seen;
  for (int i = 0; i < 12; ++i) {
    EXPECT_TRUE(seen.insert(key.agency + key.item).second);
    const auto next = desk::give_grade(office(), first_.actor, key,
                                       {.choice = "full", .filing = 1, .captures = {"co-nobodys-1"}});
    ASSERT_THAT(codes(next), IsEmpty());
    ASSERT_EQ(next->has_value(), i < 11);
    if (*next) key = **next;
  }
  for (const char* agency : {"a-1", "a-3", "a-4"}) {
    for (const store::GradeSeat& one :
         read([&](db::Transaction& t) { return store::list_grade_seats(t, id, agency); }))
      EXPECT_EQ(one.grade ? one.grade->captures : "", "") << "a form may name what is no copy of the item";
  }
}

PRONGSAI_ON_EVERY_ENGINE(Grades);

}  // namespace
}  // namespace prongsai::offices
