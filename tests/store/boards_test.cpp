// SPDX-License-Identifier: Apache-2.0
// What boards count of grading, on every engine: the same from the row that is kept of an agency as from its
// seats and grades, and only what stands for the filing that counts.
#include "prongsai/desk/disclosure/agreeing.h"
#include "prongsai/desk/disclosure/filing_board.h"
#include "prongsai/store/agency_seats.h"

#include "grades_fixture.h"

namespace prongsai::offices {
namespace {

using testing::SizeIs;

class Boards : public GradeOffices {
 protected:
  void grade_both(const store::ItemKey& key, const std::string& one, const std::string& other) {
    EXPECT_THAT(seat(key, 1, first_), IsEmpty());
    EXPECT_THAT(seat(key, 2, second_), IsEmpty());
    EXPECT_THAT(grade(key, first_, one, {"dead_link"}), IsEmpty());
    EXPECT_THAT(grade(key, second_, other, {"dead_link"}), IsEmpty());
  }
  [[nodiscard]] std::vector<std::int64_t> counts(const std::string& id) {
    const auto board = desk::see_grading_board(office(), officer_.actor, id);
    EXPECT_THAT(codes(board), IsEmpty());
    const desk::SeatCounts& of = board->seats;
    return {of.seats, of.graded, of.to_settle, of.unseated, of.settled};
  }
  [[nodiscard]] std::size_t pairs(const std::string& id) {
    const auto board = desk::see_agreement(office(), officer_.actor, id);
    EXPECT_THAT(codes(board), IsEmpty());
    return board->whole.pairs;
  }
  [[nodiscard]] std::vector<store::AgencySeats> kept(const std::string& id) {
    return read([&](db::Transaction& t) {
      std::vector<store::AgencySeats> out;
      store::visit_agency_seats(t, id, "", [&](const store::AgencySeats& one) { out.push_back(one); });
      return out;
    });
  }
};

TEST_P(Boards, count_the_same_from_what_is_kept_as_from_seats_and_grades) {
  const std::string id = grading_round();
  grade_both({id, "a-1", "o1"}, "not_full", "full");
  grade_both({id, "a-1", "o2"}, "full", "full");
  const auto rows = kept(id);
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].province, "chiang-mai");
  ASSERT_THAT(rows[0].items, SizeIs(2));
  EXPECT_EQ(rows[0].items[0].seats[1].choice, "full");
  EXPECT_EQ(rows[0].people.at(rows[0].items[0].seats[1].person), second_.actor.person);
  EXPECT_EQ(rows[0].items[0].seats[2].person, store::SeatedItem::nobody);
  const std::vector<std::int64_t> before = {4, 4, 1, 1, 0};
  EXPECT_EQ(counts(id), before);
  EXPECT_EQ(pairs(id), 2U);
  perform([&](db::Transaction& t) { store::forget_agency_seats(t, id, "a-1"); });
  EXPECT_THAT(kept(id), IsEmpty());
  EXPECT_EQ(counts(id), before) << "worked out anew";
  EXPECT_EQ(pairs(id), 2U);
  EXPECT_THAT(seat({id, "a-1", "o1"}, 3, third_), IsEmpty());
  EXPECT_THAT(grade({id, "a-1", "o1"}, third_, "full"), IsEmpty());
  EXPECT_THAT(kept(id), SizeIs(1)) << "kept again";
  EXPECT_EQ(counts(id), (std::vector<std::int64_t>{5, 5, 0, 0, 1}));
  const auto graders = desk::see_grading_board(office(), officer_.actor, id)->graders;
  for (const desk::GraderLine& one : graders)
    EXPECT_EQ(one.graded, one.person == third_.actor.person ? 1 : 2);
}

TEST_P(Boards, count_nothing_of_what_was_graded_before_disclosing_was_opened_again) {
  const std::string id = grading_round();
  grade_both({id, "a-1", "o1"}, "not_full", "full");
  grade_both({id, "a-1", "o2"}, "full", "full");
  // o1 is told anew, o2 as before, o3 for the first time.
  auto filed = filings({"o1", "o2", "o3"});
  filed[0].links[0].address += "/new";
  hand_in(id, "a-1", filed);
  EXPECT_EQ(counts(id), (std::vector<std::int64_t>{4, 2, 0, 0, 0}));
  EXPECT_EQ(pairs(id), 1U);
  // Taken back: there is no seat any more to be counted.
  hand_in(id, "a-1", filings({"o2"}));
  EXPECT_EQ(counts(id), (std::vector<std::int64_t>{2, 2, 0, 0, 0}));
  EXPECT_EQ(pairs(id), 1U);
}

TEST_P(Boards, show_grading_by_agency_to_the_authority_and_to_a_centre_what_is_in_its_province) {
  const std::string id = opened_round();
  const Somebody centre = test_.make(Role::provincial_centre, {"chiang-mai", "", ""});
  for (const char* agency : {"a-1", "a-4"}) hand_in(id, agency, filings({"o1", "o2"}));
  EXPECT_THAT(desk::look_at_disclosure_board(office(), officer_.actor, id, "")->grading, IsEmpty());
  go_to(id, Phase::grade);
  EXPECT_EQ(assign(id).filled, 8);
  EXPECT_THAT(kept(id), SizeIs(2)) << "kept as seats are filled";
  const auto nation = desk::look_at_disclosure_board(office(), officer_.actor, id, "");
  ASSERT_THAT(codes(nation), IsEmpty());
  EXPECT_EQ(nation->seats.seats, 8);
  ASSERT_THAT(nation->grading, SizeIs(2));
  EXPECT_EQ(nation->grading.at("a-4").seats, 4);
  EXPECT_EQ(nation->grading.at("a-4").graded, 0);
  const auto province = desk::look_at_disclosure_board(office(), centre.actor, id, "chiang-mai");
  ASSERT_THAT(codes(province), IsEmpty());
  EXPECT_EQ(province->seats.seats, 4);
  EXPECT_EQ(province->grading.count("a-4"), 0U);
}

PRONGSAI_ON_EVERY_ENGINE(Boards);

}  // namespace
}  // namespace prongsai::offices
