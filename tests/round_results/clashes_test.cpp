// SPDX-License-Identifier: Apache-2.0
// What somebody typed is never overwritten by the results of a round, and what the round said before is.
#include "counted_round.h"

namespace prongsai::offices {
namespace {

using testing::SizeIs;

/// Of the moments asked for while results are made: the composer asks once, then each agency is decided.
constexpr int typing_at = 2;

class Clashes : public CountedRounds {
 protected:
  [[nodiscard]] store::ResultKey key() const { return {"a-1", edition_}; }
  void type(const std::map<std::string, std::string, std::less<>>& texts) {
    const auto draft = desk::look_at_draft(office(), coordinator_.actor, key());
    ASSERT_THAT(codes(draft), IsEmpty());
    EXPECT_THAT(codes(desk::save_draft(office(), coordinator_.actor, key(), {draft->draft.version, texts})),
                IsEmpty());
  }
  void correct(const std::map<std::string, std::string, std::less<>>& texts) {
    EXPECT_THAT(
        codes(desk::begin_correction(office(), coordinator_.actor, key(), versions("a-1").front().number)),
        IsEmpty());
    type(texts);
    const auto draft = desk::look_at_draft(office(), coordinator_.actor, key());
    EXPECT_THAT(codes(desk::commit_draft(office(), coordinator_.actor, key(),
                                         {draft->draft.version, "พิมพ์ไว้ในรายงาน", ""})),
                IsEmpty());
  }
  /// Everything of a-1 counted and graded, and final.
  std::string final_round() {
    const std::string id = round_under("ita/2564");
    count(id, "a-1", "iit", 20);
    count(id, "a-1", "eit", 12);
    grade(id, "a-1", {"o2"});
    go_past_confirming(id);
    return id;
  }
};

TEST_P(Clashes, a_draft_that_says_something_else_is_left_alone) {
  const std::string id = final_round();
  type({{"item:o2", "100"}, {"item:o5", "๑๐๐"}});
  EXPECT_EQ(make(id).clashing, 1);
  EXPECT_THAT(versions("a-1"), IsEmpty());
  EXPECT_THAT(kept(id, "a-1").clashes, ElementsAre("item:o2"));
  EXPECT_EQ(desk::look_at_draft(office(), coordinator_.actor, key())->entry.texts.at("item:o2"), "100");
  const auto view = desk::see_round_results(office(), officer_.actor, id, "clashing", 1);
  ASSERT_THAT(view->lines, SizeIs(1));
  EXPECT_EQ(view->lines.front().result.agency, "a-1");

  type({{"item:o2", "0"}});
  EXPECT_EQ(make(id).made, 1) << "the same figure by another hand is none that clashes";
  EXPECT_FALSE(desk::look_at_draft(office(), coordinator_.actor, key())->draft.is_open);
}

TEST_P(Clashes, a_figure_that_follows_clashes_too) {
  const std::string id = final_round();
  type({{"instrument:oit", "12.34"}});
  EXPECT_EQ(make(id).clashing, 1);
  EXPECT_THAT(kept(id, "a-1").clashes, ElementsAre("instrument:oit"));
}

TEST_P(Clashes, what_was_typed_besides_is_kept) {
  const std::string id = final_round();
  type({{"printed:o1", "100"}, {"answers:iit", "20"}});
  EXPECT_EQ(make(id).clashing, 0);
  const results_files::Results own = newest("a-1");
  EXPECT_EQ(own.known.answers.at("iit"), 20U);
  EXPECT_EQ(points(own, "item:o2"), "0.00");
}

TEST_P(Clashes, what_cannot_be_handed_in_is_left_alone_and_told) {
  const std::string id = final_round();
  type({{"answers:iit", "ยี่สิบ"}});
  EXPECT_EQ(make(id).clashing, 1);
  EXPECT_THAT(kept(id, "a-1").clashes, ElementsAre("answers:iit"));
  EXPECT_THAT(versions("a-1"), IsEmpty());
}

TEST_P(Clashes, a_version_that_somebody_corrected_stands) {
  const std::string id = final_round();
  EXPECT_EQ(make(id).made, 3);
  correct({{"item:o2", "100 @ graded"}});
  EXPECT_EQ(make(id).clashing, 1) << "a hand changed what the round had said";
  EXPECT_THAT(kept(id, "a-1").clashes, ElementsAre("item:o2"));
  EXPECT_THAT(versions("a-1"), SizeIs(2));
  EXPECT_EQ(points(newest("a-1"), "item:o2"), "100.00");
}

TEST_P(Clashes, what_the_round_itself_said_before_gives_way) {
  const std::string id = round_under("ita/2564");
  count(id, "a-1", "iit", 20);
  grade(id, "a-1", {"o2"});
  go_past_confirming(id);
  EXPECT_EQ(make(id).made, 3);
  correct({{"answers:iit", "20"}});
  EXPECT_EQ(make(id).same, 3) << "somebody added a figure of which the round says nothing";
  EXPECT_THAT(versions("a-1"), SizeIs(2));
  // As a decision about a dispute would.
  perform([&](db::Transaction& t) {
    const store::GivenGrade second{.number = 2, .choice = "full", .filing = 1, .given_at = now()};
    store::record_grade(t, {id, "a-1", "o2"}, 1, first_.actor.person, second);
    store::record_grade(t, {id, "a-1", "o2"}, 2, RoundOffices::second_.actor.person, second);
  });
  const desk::RoundResultsDone done = make(id);
  EXPECT_EQ(done.made, 1);
  EXPECT_EQ(done.clashing, 0);
  EXPECT_EQ(points(newest("a-1"), "item:o2"), "100.00");
  EXPECT_EQ(newest("a-1").known.answers.at("iit"), 20U);
}

TEST_P(Clashes, whoever_types_while_results_are_made_is_not_overwritten) {
  const std::string id = final_round();
  // The clock is asked after everything was read and before anything is kept.
  int asked = 0;
  const desk::Moment moment = now();
  test_.own_office().now = [&] {
    if (++asked == typing_at) {
      store::ResultDraft draft{.version = 7, .is_open = true, .changed_by = "p", .changed_at = moment};
      perform([&](db::Transaction& t) {
        store::record_result_draft(t, key(), draft);
        store::record_draft_text(t, key(), {"item:o2", "100", 7, "p"});
      });
    }
    return moment;
  };
  const desk::RoundResultsDone done = make(id);
  EXPECT_EQ(done.made, 2);
  EXPECT_EQ(done.ready, 1);
  EXPECT_THAT(versions("a-1"), IsEmpty());
  EXPECT_EQ(make(id).clashing, 1);
}

PRONGSAI_ON_EVERY_ENGINE(Clashes);

}  // namespace
}  // namespace prongsai::offices
