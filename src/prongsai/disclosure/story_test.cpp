// SPDX-License-Identifier: Apache-2.0
// Every way an item can go, walked from nothing: no state is out of reach, none is a dead end.
#include "prongsai/disclosure/story.h"

#include <array>
#include <deque>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::disclosure {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Point {
  Facts facts;
  Time time = Time::disclosing;
};

auto key_of(const Point& point) {
  const auto seat = [](const Seat& one) { return std::tuple(one.assigned, one.choice); };
  const Facts& f = point.facts;
  return std::tuple(point.time, f.told, f.handed_in, f.shown, seat(f.first), seat(f.second), seat(f.third),
                    f.disputed, f.decided, f.confirmed, f.late);
}
using Key = decltype(key_of(Point{}));

/// What somebody's act may make of the facts: every seat, every grade.
std::vector<Point> after(const Point& point, Act act, std::size_t choices) {
  std::vector<Point> led_to;
  const auto add = [&](auto change) {
    Point next = point;
    change(next);
    led_to.push_back(next);
  };
  const auto late = point.time == Time::confirming;
  switch (act) {
    case Act::tell:
      for (const bool shown : {true, false})
        add([&](Point& p) { p.facts.told = true, p.facts.shown = shown; });
      break;
    case Act::hand_in:
      add([](Point& p) { p.facts.handed_in = true; });
      break;
    case Act::take_back:
      for (const bool shown : {true, false}) add([&](Point& p) { p.facts.shown = shown; });
      break;
    case Act::assign:
      if (state_of(point.facts, point.time) == State::to_settle) {
        add([](Point& p) { p.facts.third.assigned = true; });
      } else {
        add([](Point& p) { p.facts.first.assigned = true; });
        add([](Point& p) { p.facts.second.assigned = true; });
      }
      break;
    case Act::grade:
      for (std::size_t choice = 0; choice < choices; ++choice) {
        if (state_of(point.facts, point.time) == State::to_settle) {
          add([&](Point& p) { p.facts.third.choice = choice, p.facts.late = late; });
          continue;
        }
        for (Seat Facts::* seat : {&Facts::first, &Facts::second}) {
          if ((point.facts.*seat).assigned)
            add([&](Point& p) { (p.facts.*seat).choice = choice, p.facts.late = late; });
        }
      }
      break;
    case Act::dispute:
      add([](Point& p) { p.facts.disputed = true; });
      break;
    case Act::withdraw:
      add([](Point& p) { p.facts.disputed = false; });
      break;
    case Act::decide:
      for (std::size_t choice = 0; choice < choices; ++choice)
        add([&](Point& p) { p.facts.decided = choice; });
      break;
    case Act::confirm:
      add([](Point& p) { p.facts.confirmed = true; });
      break;
    case Act::wait:
      add([](Point& p) { p.time = static_cast<Time>(static_cast<int>(p.time) + 1); });
      break;
  }
  return led_to;
}

struct Walk {
  std::map<Key, Point> met;
  std::map<Key, std::set<Key>> before;  ///< from where each point is reached

  explicit Walk(std::size_t choices) {
    std::deque<Point> waiting = {Point{}};
    met.emplace(key_of(Point{}), Point{});
    while (!waiting.empty()) {
      const Point point = waiting.front();
      waiting.pop_front();
      for (const Act act : acts(point.facts, point.time)) {
        for (const Point& next : after(point, act, choices)) {
          before[key_of(next)].insert(key_of(point));
          if (met.emplace(key_of(next), next).second) waiting.push_back(next);
        }
      }
    }
  }

  /// Every point from which one that `holds` can be reached.
  [[nodiscard]] std::set<Key> leads_to(const auto& holds) const {
    std::set<Key> known;
    std::deque<Key> waiting;
    for (const auto& [key, point] : met) {
      if (holds(point) && known.insert(key).second) waiting.push_back(key);
    }
    while (!waiting.empty()) {
      const Key key = waiting.front();
      waiting.pop_front();
      const auto from = before.find(key);
      if (from == before.end()) continue;
      for (const Key& one : from->second) {
        if (known.insert(one).second) waiting.push_back(one);
      }
    }
    return known;
  }
};

constexpr std::size_t lowest = 0;

class Story : public testing::TestWithParam<std::size_t> {
 protected:
  Walk walk{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(of_two_and_three_grades, Story, testing::Values(2U, 3U),
                         [](const auto& one) { return std::to_string(one.param); });

TEST_P(Story, reaches_every_state_and_names_each_point_it_reaches) {
  std::set<State> states;
  for (const auto& [key, point] : walk.met) states.insert(state_of(point.facts, point.time));
  EXPECT_EQ(states.size(), all_states().size());
}

TEST_P(Story, has_a_way_on_from_everywhere_but_the_end) {
  for (const auto& [key, point] : walk.met) {
    const bool is_final = state_of(point.facts, point.time) == State::final;
    EXPECT_EQ(acts(point.facts, point.time).empty(), is_final);
  }
  const auto found = walk.leads_to([](const Point& p) { return state_of(p.facts, p.time) == State::final; });
  EXPECT_EQ(found.size(), walk.met.size());
}

TEST_P(Story, can_come_to_a_confirmed_grade_from_everywhere_before_time_is_over) {
  const auto found = walk.leads_to([](const Point& p) {
    return p.facts.confirmed && standing_choice(p.facts, p.time, lowest).has_value();
  });
  for (const auto& [key, point] : walk.met) {
    if (point.time != Time::over) {
      EXPECT_TRUE(found.contains(key)) << word_of(state_of(point.facts, point.time));
    }
  }
}

TEST_P(Story, lets_an_agency_dispute_any_grade_before_it_is_confirmed) {
  const auto found = walk.leads_to([](const Point& p) { return p.facts.disputed; });
  std::size_t of_nothing_shown = 0;
  for (const auto& [key, point] : walk.met) {
    if (point.time <= Time::clarifying) {
      EXPECT_TRUE(found.contains(key));
    }
    if (point.facts.disputed && !point.facts.shown) ++of_nothing_shown;
  }
  EXPECT_GT(of_nothing_shown, 0U) << "what was graded lowest because nothing was shown can be disputed too";
}

TEST_P(Story, has_a_standing_grade_exactly_when_assessors_are_done) {
  for (const auto& [key, point] : walk.met) {
    const State state = state_of(point.facts, point.time);
    const bool stands = standing_choice(point.facts, point.time, lowest).has_value();
    switch (state) {
      case State::open:
      case State::drafted:
      case State::handed_in:
      case State::to_assign:
      case State::to_grade:
      case State::to_settle:
        EXPECT_FALSE(stands) << word_of(state);
        break;
      case State::final:
        EXPECT_TRUE(stands || (point.time == Time::over && point.facts.shown)) << "only what nobody graded";
        break;
      default:
        EXPECT_TRUE(stands) << word_of(state);
    }
  }
}

TEST_P(Story, never_changes_a_grade_outside_the_hands_of_assessors_and_reviewers) {
  for (const auto& [key, point] : walk.met) {
    const auto standing = standing_choice(point.facts, point.time, lowest);
    if (!standing) continue;
    for (const Act act : acts(point.facts, point.time)) {
      EXPECT_NE(act, Act::grade) << "a grade that stands is not graded again";
      if (act == Act::decide) continue;
      for (const Point& next : after(point, act, GetParam()))
        EXPECT_EQ(standing_choice(next.facts, next.time, lowest), standing) << word_of(act);
    }
  }
}

TEST_P(Story, grades_blind_until_both_are_in_and_asks_a_third_only_where_they_disagree) {
  for (const auto& [key, point] : walk.met) {
    const Facts& facts = point.facts;
    if (facts.third.assigned) {
      ASSERT_TRUE(facts.first.choice && facts.second.choice);
      EXPECT_NE(facts.first.choice, facts.second.choice);
    }
  }
}

/// "| grading | `to_grade` | assign, grade |": what anybody may do in a state, over all facts that lead to
/// it.
std::vector<std::string> table_rows() {
  constexpr std::array<std::string_view, 5> times = {"disclosing", "grading", "clarifying", "confirming",
                                                     "over"};
  std::map<std::pair<Time, State>, std::set<Act>> possible;
  for (const auto& [key, point] : Walk(2).met) {
    const std::vector<Act> now = acts(point.facts, point.time);
    possible[{point.time, state_of(point.facts, point.time)}].insert(now.begin(), now.end());
  }
  std::vector<std::string> rows;
  for (const auto& [where, may] : possible) {
    std::string row = "| " + std::string(times[static_cast<std::size_t>(where.first)]) + " | `" +
                      std::string(word_of(where.second)) + "` | ";
    std::string words;
    for (const Act act : may) {
      if (act != Act::wait) words += (words.empty() ? "" : ", ") + std::string(word_of(act));
    }
    rows.push_back(row + (words.empty() ? "–" : words) + " |");
  }
  return rows;
}

TEST(StoryTable, stands_in_the_documentation_as_it_is) {
  std::ifstream file(PRONGSAI_SOURCE_DIR "/docs/reference/disclosure.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const std::string& row : table_rows())
    EXPECT_NE(text.str().find(row), std::string::npos) << "docs/reference/disclosure.md should hold\n" << row;
}

TEST(StoryWords, are_all_different) {
  std::set<std::string_view> words;
  for (const State state : all_states()) words.insert(word_of(state));
  EXPECT_EQ(words.size(), all_states().size());
  EXPECT_EQ(word_of(Act::take_back), "take_back");
  EXPECT_EQ(word_of(Act::wait), "wait");
}

Facts graded_facts(std::size_t first, std::size_t second) {
  Facts facts{.told = true, .handed_in = true, .shown = true};
  facts.first = {.assigned = true, .choice = first};
  facts.second = {.assigned = true, .choice = second};
  return facts;
}

TEST(StoryOfOne, goes_from_nothing_through_dispute_to_a_confirmed_grade) {
  Facts facts;
  EXPECT_EQ(state_of(facts, Time::disclosing), State::open);
  facts.told = facts.shown = true;
  EXPECT_THAT(acts(facts, Time::disclosing), ElementsAre(Act::tell, Act::hand_in, Act::wait));
  facts.handed_in = true;
  EXPECT_EQ(state_of(facts, Time::disclosing), State::handed_in);
  EXPECT_EQ(state_of(facts, Time::grading), State::to_assign);
  facts = graded_facts(1, 0);
  EXPECT_EQ(state_of(facts, Time::grading), State::to_settle);
  EXPECT_THAT(acts(facts, Time::grading), ElementsAre(Act::assign, Act::wait));
  facts.third = {.assigned = true, .choice = 0};
  EXPECT_EQ(state_of(facts, Time::grading), State::graded);
  EXPECT_THAT(acts(facts, Time::grading), ElementsAre(Act::wait)) << "not told before clarifying";
  EXPECT_EQ(state_of(facts, Time::clarifying), State::preliminary);
  facts.disputed = true;
  EXPECT_THAT(acts(facts, Time::clarifying), ElementsAre(Act::withdraw, Act::wait));
  EXPECT_THAT(acts(facts, Time::confirming), ElementsAre(Act::decide, Act::wait));
  facts.decided = 1;
  EXPECT_EQ(standing_choice(facts, Time::confirming, lowest), 1U);
  EXPECT_THAT(acts(facts, Time::confirming), ElementsAre(Act::confirm, Act::wait));
  facts.confirmed = true;
  EXPECT_EQ(state_of(facts, Time::confirming), State::final);
  EXPECT_THAT(acts(facts, Time::confirming), IsEmpty());
}

TEST(StoryOfOne, takes_silence_for_acceptance) {
  const Facts facts = graded_facts(1, 1);
  EXPECT_EQ(state_of(facts, Time::confirming), State::accepted);
  EXPECT_EQ(state_of(facts, Time::over), State::final);
  EXPECT_EQ(standing_choice(facts, Time::over, lowest), 1U);
}

TEST(StoryOfOne, gives_the_lowest_grade_to_what_was_told_but_not_handed_in) {
  const Facts facts{.told = true, .handed_in = false, .shown = true};
  EXPECT_EQ(state_of(facts, Time::grading), State::not_shown);
  EXPECT_EQ(standing_choice(facts, Time::grading, 2), 2U);
  EXPECT_EQ(standing_choice(facts, Time::disclosing, 2), std::nullopt);
}

TEST(StoryOfOne, lets_a_late_grade_be_disputed_although_clarifying_is_over) {
  Facts facts = graded_facts(0, 0);
  EXPECT_EQ(state_of(facts, Time::confirming), State::accepted);
  facts.late = true;
  EXPECT_THAT(acts(facts, Time::confirming), ElementsAre(Act::dispute, Act::confirm, Act::wait));
  facts.disputed = true;
  EXPECT_THAT(acts(facts, Time::confirming), ElementsAre(Act::withdraw, Act::decide, Act::wait));
}

TEST(StoryOfOne, lets_a_grade_that_is_late_still_be_given_until_all_is_over) {
  Facts facts = graded_facts(0, 0);
  facts.second.choice.reset();
  for (const Time time : {Time::grading, Time::clarifying, Time::confirming})
    EXPECT_THAT(acts(facts, time), ElementsAre(Act::assign, Act::grade, Act::wait));
  EXPECT_EQ(standing_choice(facts, Time::over, lowest), std::nullopt)
      << "nobody graded it: no grade is made up";
}

TEST(Time, follows_the_first_phase_that_is_not_over) {
  EXPECT_EQ(time_of(false, false, false, false), Time::disclosing);
  EXPECT_EQ(time_of(true, false, false, false), Time::grading);
  EXPECT_EQ(time_of(true, true, false, false), Time::clarifying);
  EXPECT_EQ(time_of(true, true, true, false), Time::confirming);
  EXPECT_EQ(time_of(true, true, true, true), Time::over);
  EXPECT_EQ(time_of(true, false, true, false), Time::grading)
      << "grading opened again hides the grades again";
}

}  // namespace
}  // namespace prongsai::disclosure
