// SPDX-License-Identifier: Apache-2.0
#include "prongsai/disclosure/story.h"

#include <array>

#include "prongsai/base/assert.h"

namespace prongsai::disclosure {
namespace {

constexpr std::array<std::string_view, 13> state_words = {
    "open",   "drafted",     "handed_in", "not_shown", "to_assign", "to_grade", "to_settle",
    "graded", "preliminary", "disputed",  "decided",   "accepted",  "final"};
constexpr std::array<State, 13> states = {
    State::open,     State::drafted,   State::handed_in, State::not_shown,   State::to_assign,
    State::to_grade, State::to_settle, State::graded,    State::preliminary, State::disputed,
    State::decided,  State::accepted,  State::final};
constexpr std::array<std::string_view, 10> act_words = {
    "tell", "hand_in", "take_back", "assign", "grade", "dispute", "withdraw", "decide", "confirm", "wait"};

bool was_shown(const Facts& facts) {
  return facts.handed_in && facts.shown;
}

bool both_graded(const Facts& facts) {
  return facts.first.choice && facts.second.choice;
}

bool disagree(const Facts& facts) {
  return both_graded(facts) && *facts.first.choice != *facts.second.choice;
}

/// The assessors' own grade, before any dispute.
std::optional<std::size_t> graded_choice(const Facts& facts) {
  if (!both_graded(facts)) return std::nullopt;
  return disagree(facts) ? facts.third.choice : facts.first.choice;
}

void assert_possible(const Facts& facts) {
  const bool shown = was_shown(facts);
  PRONGSAI_ASSERT(facts.first.assigned || !facts.first.choice);
  PRONGSAI_ASSERT(facts.second.assigned || !facts.second.choice);
  PRONGSAI_ASSERT(facts.third.assigned || !facts.third.choice);
  PRONGSAI_ASSERT(shown || !(facts.first.assigned || facts.second.assigned));
  PRONGSAI_ASSERT(disagree(facts) || !facts.third.choice);
  const bool has_grade = !shown || graded_choice(facts).has_value();
  PRONGSAI_ASSERT(has_grade || !(facts.disputed || facts.confirmed));
  PRONGSAI_ASSERT(facts.disputed || !facts.decided);
  PRONGSAI_ASSERT(!facts.confirmed || !facts.disputed || facts.decided);
}

/// Where a shown item is among its assessors; `graded` once they have done with it.
State state_of_grading(const Facts& facts) {
  if (!facts.first.assigned || !facts.second.assigned) return State::to_assign;
  if (!both_graded(facts)) return State::to_grade;
  return graded_choice(facts) ? State::graded : State::to_settle;
}

bool may_still_dispute(const Facts& facts, Time time) {
  return time == Time::clarifying || (time == Time::confirming && facts.late);
}

}  // namespace

std::string_view word_of(State state) {
  return state_words[static_cast<std::size_t>(state)];
}

std::span<const State> all_states() {
  return states;
}

std::string_view word_of(Act act) {
  return act_words[static_cast<std::size_t>(act)];
}

State state_of(const Facts& facts, Time time) {
  if (time == Time::disclosing) {
    if (facts.handed_in) return State::handed_in;
    return facts.told ? State::drafted : State::open;
  }
  assert_possible(facts);
  if (facts.confirmed || time == Time::over) return State::final;
  const bool shown = was_shown(facts);
  const State grading = shown ? state_of_grading(facts) : State::not_shown;
  const bool has_grade = grading == State::graded || grading == State::not_shown;
  if (time == Time::grading || !has_grade) return grading;
  if (facts.decided) return State::decided;
  if (facts.disputed) return State::disputed;
  if (!may_still_dispute(facts, time)) return State::accepted;
  return shown ? State::preliminary : State::not_shown;
}

std::optional<std::size_t> standing_choice(const Facts& facts, Time time, std::size_t lowest) {
  if (time == Time::disclosing) return std::nullopt;
  if (facts.decided) return facts.decided;
  return was_shown(facts) ? graded_choice(facts) : lowest;
}

std::vector<Act> acts(const Facts& facts, Time time) {
  switch (state_of(facts, time)) {
    case State::open:
      return {Act::tell, Act::wait};
    case State::drafted:
      return {Act::tell, Act::hand_in, Act::wait};
    case State::handed_in:
      return {Act::take_back, Act::wait};
    case State::not_shown:
    case State::preliminary: {
      if (!may_still_dispute(facts, time)) return {Act::wait};
      if (time == Time::confirming) return {Act::dispute, Act::confirm, Act::wait};
      return {Act::dispute, Act::wait};
    }
    case State::to_assign: {
      const bool one_sits = facts.first.assigned || facts.second.assigned;
      return one_sits ? std::vector{Act::assign, Act::grade, Act::wait} : std::vector{Act::assign, Act::wait};
    }
    case State::to_grade:
      return {Act::assign, Act::grade, Act::wait};
    case State::to_settle:
      return facts.third.assigned ? std::vector{Act::assign, Act::grade, Act::wait}
                                  : std::vector{Act::assign, Act::wait};
    case State::graded:
      return {Act::wait};
    case State::disputed: {
      std::vector<Act> possible;
      if (may_still_dispute(facts, time)) possible.push_back(Act::withdraw);
      if (time == Time::confirming) possible.push_back(Act::decide);
      possible.push_back(Act::wait);
      return possible;
    }
    case State::decided:
    case State::accepted:
      return {Act::confirm, Act::wait};
    case State::final:
      return {};
  }
  PRONGSAI_ASSERT(false);
  return {};
}

Time time_of(bool disclose_over, bool grade_over, bool clarify_over, bool confirm_over) {
  // The first that is not over rules: a phase opened again hides what came after it.
  if (!disclose_over) return Time::disclosing;
  if (!grade_over) return Time::grading;
  if (!clarify_over) return Time::clarifying;
  return confirm_over ? Time::over : Time::confirming;
}

}  // namespace prongsai::disclosure
