// SPDX-License-Identifier: Apache-2.0
// What others see of an agency's disclosure, on every engine: the board, and the open page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/desk/disclosure/filing_board.h"
#include "prongsai/desk/disclosure/open_page.h"

#include "disclosure_fixture.h"

namespace prongsai::offices {
namespace {

class ShownDisclosure : public DisclosureOffices {};

TEST_P(ShownDisclosure, the_board_counts_who_has_told_and_handed_in_of_one_province_or_all) {
  const std::string id = disclosing_round("ita/2564", 2570);
  tell_all(id);
  ASSERT_THAT(codes(hand_in(id, coordinator_)), IsEmpty());
  const auto board = desk::look_at_disclosure_board(office(), officer_.actor, id, "");
  ASSERT_THAT(codes(board), IsEmpty());
  ASSERT_THAT(board->agencies, SizeIs(3));  // a-2 is closed
  const auto& first = board->agencies.front();
  EXPECT_EQ(first.agency, "a-1");
  EXPECT_EQ(first.told, 43);
  EXPECT_EQ(first.shown, 1);
  EXPECT_EQ(first.last_number, 1);
  EXPECT_TRUE(first.handed_in_at.has_value());
  EXPECT_EQ(board->agencies[1].told, 0);
  EXPECT_EQ(board->agencies[1].last_number, 0);
  ASSERT_THAT(board->items, SizeIs(43));
  EXPECT_EQ(board->items[0].shown, 1);
  EXPECT_EQ(board->items[1].not_shown, 1);
  EXPECT_THAT(desk::look_at_disclosure_board(office(), centre_.actor, id, "chiang-mai")->agencies, SizeIs(2));
  EXPECT_THAT(codes(desk::look_at_disclosure_board(office(), centre_.actor, id, "")),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::look_at_disclosure_board(office(), coordinator_.actor, id, "chiang-mai")),
              ElementsAre("desk.not_permitted"));
  ASSERT_THAT(first.items, SizeIs(43));
  for (const store::DisclosureBoardItem& one : first.items) {
    EXPECT_EQ(one.answer, one.item == "o1" ? Answer::shown : Answer::not_shown) << one.item;
    EXPECT_TRUE(one.is_ready);
  }
  EXPECT_THAT(board->agencies[1].items, IsEmpty());
}

TEST_P(ShownDisclosure, the_open_page_tells_since_when_each_item_stands_and_never_the_notes) {
  EXPECT_FALSE(desk::open_disclosure(office(), "a-1").has_value());
  const std::string id = disclosing_round("ita/2564", 2570);
  tell_all(id);
  EXPECT_FALSE(desk::has_open_disclosure(office(), "a-1"));
  const auto first = hand_in(id, coordinator_);
  test_.pass(std::chrono::hours(48));
  ItemWish note_only = shown("o1", 1);
  note_only.note = "ความในใจ";
  EXPECT_THAT(tell(id, coordinator_, note_only), IsEmpty());
  EXPECT_THAT(tell(id, coordinator_, shown("o2", 1)), IsEmpty());
  const auto second = hand_in(id, coordinator_);
  ASSERT_EQ(second->number, 2);
  const auto open = desk::open_disclosure(office(), "a-1");
  ASSERT_TRUE(open.has_value());
  ASSERT_THAT(open->rounds, SizeIs(1));
  const desk::OpenRound& round = open->rounds.front();
  EXPECT_EQ(round.filing.number, 2);
  EXPECT_EQ(round.items[0].since, first->handed_in_at);
  EXPECT_EQ(round.items[1].since, second->handed_in_at);
  ASSERT_THAT(round.history, SizeIs(2));
  EXPECT_EQ(round.history[0].changed, 1U);
  EXPECT_EQ(round.history[1].changed, 43U);
}

PRONGSAI_ON_EVERY_ENGINE(ShownDisclosure);

}  // namespace
}  // namespace prongsai::offices
