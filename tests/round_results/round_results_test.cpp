// SPDX-License-Identifier: Apache-2.0
// The results of a round against printed ones and against another way of scoring; what is missing; who may.
#include <atomic>
#include <future>

#include "counted_round.h"

namespace prongsai::offices {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::SizeIs;

class RoundResults : public CountedRounds {};

/// Chiang Mai City Municipality 2566 printed its grades (all full but o18, o42 and o43; o4 and o19 were not
/// printed and can only be full) and the scores that followed: data/results/chiang-mai-city-2566.yaml.
TEST_P(RoundResults, of_real_grades_are_the_scores_that_were_printed) {
  const std::string id = opened_round(edition_ = "ita/2566");  // which asks nothing that is wholly known
  grade(id, "a-1", {"o18", "o42", "o43"});
  go_past_confirming(id);
  EXPECT_EQ(make(id, {.province = "chiang-mai"}).made, 2)
      << "a-3 handed nothing in: its grades are the lowest";
  const results_files::Results own = newest("a-1");
  EXPECT_EQ(points(own, "instrument:oit"), "88.75");
  EXPECT_EQ(points(own, "indicator:9"), "97.50");
  EXPECT_EQ(points(own, "indicator:10"), "80.00");
  EXPECT_EQ(points(own, "total"), "") << "no survey was opened, and 0 is not what is missing";
  EXPECT_EQ(points(newest("a-3"), "instrument:oit"), "0.00");
  EXPECT_FALSE(own.made_up);
  EXPECT_THAT(kept(id, "a-1").missing.unopened, ElementsAre("iit", "eit1", "eit2"));
  EXPECT_EQ(kept(id, "a-1").missing.items, 0);
}

TEST_P(RoundResults, of_a_demo_say_that_they_are_made_up) {
  test_.own_office().figures_are_made_up = true;
  const std::string id = opened_round(edition_ = "ita/2566");
  grade(id, "a-1", {"o18"});
  go_past_confirming(id);
  EXPECT_EQ(make(id).made, 3);
  EXPECT_TRUE(newest("a-1").made_up);
}

TEST_P(RoundResults, are_exactly_what_the_counts_and_grades_come_to_by_another_way) {
  const std::string id = round_under("ita/2565");
  count(id, "a-1", "iit", 37);
  count(id, "a-1", "eit", 58);
  grade(id, "a-1", {"o7", "o21"});
  count(id, "a-3", "iit", 41);
  count(id, "a-3", "eit", 3);
  grade(id, "a-3", {"o1"});
  go_past_confirming(id);
  EXPECT_EQ(make(id).made, 3);
  for (const std::string agency : {"a-1", "a-3"}) {
    const results_files::Results own = newest(agency);
    const results_files::Results other = by_file(agency);
    EXPECT_NE(points(other, "total"), "");
    EXPECT_TRUE(kept(id, agency).missing.empty());
    for (const scoring::PlanNode& node : own.plan().nodes) {
      const std::string told = points(own, node.id);
      if (!told.empty()) EXPECT_EQ(told, points(other, node.id)) << agency << " " << node.id;
    }
    for (const char* node : {"total", "instrument:iit", "instrument:eit", "instrument:oit", "indicator:9"})
      EXPECT_EQ(points(own, node), points(other, node)) << agency << " " << node;
    EXPECT_EQ(versions(agency).front().total, base::parse_points(points(other, "total")));
    EXPECT_EQ(versions(agency).front().findings, 0);
    EXPECT_TRUE(own.known.counts.empty()) << "counts leave the box for nobody";
  }
  EXPECT_NE(points(newest("a-1"), "indicator:6"), "");
  EXPECT_EQ(points(newest("a-3"), "indicator:6"), "") << "three answers are scored as a whole";
  EXPECT_EQ(points(newest("a-3"), "item:i1"), "");
  std::vector<std::string> sources;
  for (const results_files::Document& one : newest("a-1").documents) {
    sources.push_back(one.key);
    EXPECT_NE(one.note.th, "") << one.key;
    EXPECT_NE(one.note.en, "") << one.key;
  }
  EXPECT_THAT(sources, UnorderedElementsAre("counted", "graded", "entry"));
}

TEST_P(RoundResults, wait_until_grades_are_told_and_then_take_what_is_final) {
  const std::string id = round_under("ita/2564");
  count(id, "a-1", "iit", 20);
  grade(id, "a-1", {"o2"}, {"o3"});
  desk::JobProgress progress;
  const auto early = [&] {
    return codes(desk::make_round_results(office(), officer_.actor, id, {}, progress));
  };
  EXPECT_THAT(early(), ElementsAre("round_results.not_told_yet"));
  go_to(id, Phase::grade);
  EXPECT_THAT(early(), ElementsAre("round_results.not_told_yet"));
  EXPECT_THAT(versions("a-1"), IsEmpty());

  go_to(id, Phase::clarify);
  const desk::RoundResultsDone first = make(id);
  EXPECT_EQ(first.made, 1);
  EXPECT_EQ(first.nothing, 2) << "of a-3 and a-4 nothing is counted or final";
  EXPECT_EQ(first.incomplete, 3);
  EXPECT_EQ(points(newest("a-1"), "item:o1"), "") << "a grade that may still be disputed is none yet";
  EXPECT_NE(points(newest("a-1"), "instrument:iit"), "");
  EXPECT_EQ(kept(id, "a-1").missing.items, 43);
  EXPECT_THAT(kept(id, "a-1").missing.unopened, ElementsAre("eit"));

  const desk::RoundResultsDone again = make(id);
  EXPECT_EQ(again.made, 0);
  EXPECT_EQ(again.same, 1);
  EXPECT_THAT(versions("a-1"), SizeIs(1)) << "nothing changed: no new version";

  go_past_confirming(id);
  EXPECT_EQ(make(id, {.only_looks = true}).ready, 3);
  EXPECT_THAT(versions("a-1"), SizeIs(1)) << "only looked";
  EXPECT_EQ(make(id).made, 3);
  EXPECT_EQ(points(newest("a-1"), "item:o1"), "100.00");
  EXPECT_EQ(points(newest("a-1"), "item:o2"), "0.00");
  EXPECT_EQ(points(newest("a-1"), "item:o3"), "") << "nobody graded it: missing, and not 0";
  EXPECT_EQ(kept(id, "a-1").missing.items, 1);
  EXPECT_EQ(points(newest("a-1"), "instrument:oit"), "");
  EXPECT_THAT(versions("a-1"), SizeIs(2));
  EXPECT_EQ(versions("a-1").back().state, store::ResultState::replaced);
  EXPECT_EQ(count_of("round.make_results"), 3);
  EXPECT_EQ(count_of("result.commit"), 4);
}

TEST_P(RoundResults, are_confirmed_and_published_like_all_results) {
  const std::string id = round_under("ita/2564");
  count(id, "a-1", "iit", 20);
  count(id, "a-1", "eit", 12);
  grade(id, "a-1", {"o2"});
  go_past_confirming(id);
  const auto made = desk::make_agency_results(office(), officer_.actor, id, "a-1");
  ASSERT_THAT(codes(made), IsEmpty());
  EXPECT_EQ(made->outcome, RoundOutcome::same);
  EXPECT_TRUE(made->missing.empty());
  EXPECT_THAT(versions("a-3"), IsEmpty()) << "of one agency and no other";
  const store::ResultVersion version = versions("a-1").front();
  EXPECT_EQ(version.state, store::ResultState::entered);
  EXPECT_TRUE(version.total.has_value());
  EXPECT_THAT(codes(desk::confirm_version(office(), executive_.actor, version.key,
                                          {version.number, version.fingerprint})),
              IsEmpty());
  EXPECT_THAT(publish(office(), version.key, officer_, RoundOffices::second_), IsEmpty());
  EXPECT_EQ(versions("a-1").front().state, store::ResultState::published);
  EXPECT_EQ(make(id).same, 1) << "what is published says so already";
  EXPECT_THAT(versions("a-1"), SizeIs(1));
}

TEST_P(RoundResults, are_made_by_whoever_opens_boxes_and_of_who_takes_part) {
  const std::string id = round_under("ita/2564");
  go_past_confirming(id);
  const Somebody centre = test_.make(Role::provincial_centre, {"chiang-mai", "", ""});
  for (const Somebody& who : {coordinator_, executive_, first_, centre}) {
    desk::JobProgress progress;
    EXPECT_THAT(codes(desk::make_round_results(office(), who.actor, id, {}, progress)),
                ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::make_agency_results(office(), who.actor, id, "a-1")),
                ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::see_round_results(office(), who.actor, id, "", 1)),
                ElementsAre("desk.not_permitted"));
  }
  EXPECT_THAT(codes(desk::make_agency_results(office(), officer_.actor, id, "a-2")),
              ElementsAre("rounds.no_such_agency"));
  EXPECT_THAT(codes(desk::make_agency_results(office(), officer_.actor, "ita-2599", "a-1")),
              ElementsAre("rounds.no_such_round"));
  EXPECT_THAT(versions("a-1"), IsEmpty());
}

TEST_P(RoundResults, go_on_where_they_were_stopped) {
  std::vector<agency::AgencyRecord> more;
  for (int i = 100; i < 180; ++i)
    more.push_back(agency_of("b-" + std::to_string(i), "subdistrict_organization", "chiang-mai"));
  record(more);
  const std::string id = round_under("ita/2564");
  go_past_confirming(id);
  desk::Jobs jobs;
  std::promise<std::string> begun;
  std::string job;
  std::atomic<int> asked = 0;
  const desk::Moment moment = now();
  test_.own_office().now = [&] {
    if (++asked == 50) jobs.cancel(job, "p");
    return moment;
  };
  const auto started = jobs.start("t", "p", [&](desk::JobProgress& progress) -> base::Result<std::string> {
    job = begun.get_future().get();
    const auto done = desk::make_round_results(office(), officer_.actor, id, {}, progress);
    if (!done) return done.problems();
    return std::string();
  });
  begun.set_value(*started);
  const auto ended = jobs.wait(*started, "p", std::chrono::minutes(5));
  ASSERT_EQ(ended->state, desk::JobView::State::failed);
  EXPECT_EQ(ended->problems.front().code, "round_results.stopped");
  const std::int64_t before = std::stoll(base::detail(ended->problems.front(), "done"));
  EXPECT_GT(before, 0);
  EXPECT_LT(before, 83);
  EXPECT_EQ(count_of("result.commit"), before) << "what was made stays";
  const desk::RoundResultsDone rest = make(id);
  EXPECT_EQ(rest.same, before);
  EXPECT_EQ(rest.made, 83 - before);
  EXPECT_EQ(make(id).same, 83);
}

TEST_P(RoundResults, tell_the_page_what_is_missing_and_where_they_stand) {
  const std::string id = round_under("ita/2564");
  count(id, "a-1", "iit", 20);
  count(id, "a-1", "eit", 12);
  grade(id, "a-1", {});
  go_past_confirming(id);
  const auto empty = desk::see_round_results(office(), officer_.actor, id, "", 1);
  ASSERT_THAT(codes(empty), IsEmpty());
  EXPECT_THAT(empty->in_the_way, IsEmpty());
  EXPECT_THAT(empty->sums, IsEmpty());
  (void)make(id);
  const auto view = desk::see_round_results(office(), officer_.actor, id, "incomplete", 1);
  EXPECT_EQ(view->round.agencies, 3);
  std::int64_t complete = 0;
  for (const store::RoundResultSum& one : view->sums) complete += one.missing.empty() ? one.agencies : 0;
  EXPECT_EQ(complete, 1);
  EXPECT_EQ(view->found, 2);
  ASSERT_THAT(view->lines, SizeIs(2));
  EXPECT_THAT(view->lines.front().result.missing.unopened, ElementsAre("iit", "eit"));
  ASSERT_THAT(view->versions, SizeIs(1));
  EXPECT_EQ(view->versions.front().agencies, 3);
  EXPECT_EQ(desk::see_round_results(office(), officer_.actor, id, "clashing", 1)->found, 0);
}

PRONGSAI_ON_EVERY_ENGINE(RoundResults);

}  // namespace
}  // namespace prongsai::offices
