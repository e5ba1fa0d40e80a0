// SPDX-License-Identifier: Apache-2.0
// Who grades what: the laws of assignment, for any agencies, assessors, conflicts and limits.
#include "prongsai/disclosure/assignment.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace prongsai::disclosure {
namespace {

std::vector<Vacancy> vacancies_of(std::size_t agencies, std::size_t items, std::size_t provinces = 77) {
  std::vector<Vacancy> vacancies;
  for (std::size_t agency = 0; agency < agencies; ++agency) {
    for (std::size_t item = 1; item <= items; ++item) {
      for (const int seat : {1, 2})
        vacancies.push_back({.agency = "a" + std::to_string(agency),
                             .province = "p" + std::to_string(agency % provinces),
                             .item = "o" + std::to_string(item),
                             .seat = seat,
                             .taken = {}});
    }
  }
  return vacancies;
}

std::vector<Assessor> people(std::size_t count) {
  std::vector<Assessor> found(count);
  for (std::size_t i = 0; i < count; ++i) found[i].person = "person" + std::to_string(i);
  return found;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// By agency, province and taken names alone.
bool is_ruled_out(const Assessor& assessor, const Vacancy& vacancy) {
  return contains(assessor.agencies, vacancy.agency) || contains(assessor.provinces, vacancy.province) ||
         contains(vacancy.taken, assessor.person);
}

/// An invented round as the laws see it, with the answer.
struct World {
  std::vector<Vacancy> vacancies;
  std::vector<Assessor> assessors;
  std::vector<Assigned> answers;
  std::map<std::string, std::size_t> loads;                                  ///< afterwards
  std::map<std::pair<std::string, std::string>, std::set<std::string>> sat;  ///< persons by agency and item

  World(std::vector<Vacancy> given, std::vector<Assessor> who, std::uint64_t seed)
      : vacancies(std::move(given)),
        assessors(std::move(who)),
        answers(assigned(vacancies, assessors, seed)) {
    for (const Assessor& assessor : assessors) loads[assessor.person] = assessor.load;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (answers[i].person.empty()) continue;
      ++loads[answers[i].person];
      sat[{vacancies[i].agency, vacancies[i].item}].insert(answers[i].person);
    }
  }

  [[nodiscard]] const Assessor& assessor(const std::string& person) const {
    return *std::find_if(assessors.begin(), assessors.end(),
                         [&](const Assessor& one) { return one.person == person; });
  }
  [[nodiscard]] std::size_t room(const Assessor& one) const {
    const std::size_t load = loads.at(one.person);
    return one.most > load ? one.most - load : 0;
  }
  [[nodiscard]] bool may_take(const Assessor& one, std::size_t vacancy) const {
    const auto there = sat.find({vacancies[vacancy].agency, vacancies[vacancy].item});
    return !is_ruled_out(one, vacancies[vacancy]) &&
           (there == sat.end() || !there->second.contains(one.person));
  }
};

World any_world() {
  std::vector<Vacancy> vacancies;
  const auto agencies = *rc::gen::inRange<std::size_t>(0, 8);
  for (std::size_t agency = 0; agency < agencies; ++agency) {
    const auto items = *rc::gen::inRange<std::size_t>(1, 6);
    for (std::size_t item = 0; item < items; ++item) {
      for (int seat = 1; seat <= *rc::gen::inRange(1, 4); ++seat) {
        Vacancy vacancy{.agency = "a" + std::to_string(agency),
                        .province = "p" + std::to_string(agency % 3),
                        .item = "o" + std::to_string(item),
                        .seat = seat,
                        .taken = {}};
        if (*rc::gen::inRange(0, 4) == 0)
          vacancy.taken.push_back("person" + std::to_string(*rc::gen::inRange(0, 4)));
        vacancies.push_back(std::move(vacancy));
      }
    }
  }
  std::vector<Assessor> assessors = people(*rc::gen::inRange<std::size_t>(0, 8));
  for (Assessor& assessor : assessors) {
    if (*rc::gen::inRange(0, 3) == 0)
      assessor.agencies.push_back("a" + std::to_string(*rc::gen::inRange(0, 8)));
    if (*rc::gen::inRange(0, 4) == 0)
      assessor.provinces.push_back("p" + std::to_string(*rc::gen::inRange(0, 3)));
    if (*rc::gen::inRange(0, 3) == 0) assessor.load = *rc::gen::inRange<std::size_t>(0, 20);
    if (*rc::gen::inRange(0, 3) == 0) assessor.most = *rc::gen::inRange<std::size_t>(0, 12);
  }
  return {std::move(vacancies), std::move(assessors), *rc::gen::arbitrary<std::uint64_t>()};
}

RC_GTEST_PROP(Assignment, seats_nobody_near_the_agency_nobody_twice_and_nobody_beyond_their_most, ()) {
  const World world = any_world();
  RC_ASSERT(world.answers.size() == world.vacancies.size());
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (std::size_t i = 0; i < world.answers.size(); ++i) {
    const std::string& person = world.answers[i].person;
    if (person.empty()) continue;
    RC_ASSERT(!is_ruled_out(world.assessor(person), world.vacancies[i]));
    RC_ASSERT(seen.emplace(world.vacancies[i].agency, world.vacancies[i].item, person).second);
    RC_ASSERT(!world.answers[i].conflict);
  }
  for (const Assessor& assessor : world.assessors) {
    const std::size_t load = world.loads.at(assessor.person);
    RC_ASSERT(load == assessor.load || load <= assessor.most);
  }
}

RC_GTEST_PROP(Assignment, leaves_a_seat_empty_only_where_nobody_may_take_it_and_says_why, ()) {
  const World world = any_world();
  for (std::size_t i = 0; i < world.answers.size(); ++i) {
    if (!world.answers[i].person.empty()) continue;
    bool anybody_has_room = false;
    for (const Assessor& assessor : world.assessors) {
      const bool has_room = world.room(assessor) > 0;
      anybody_has_room = anybody_has_room || has_room;
      RC_ASSERT(!has_room || !world.may_take(assessor, i));
    }
    RC_ASSERT(world.answers[i].conflict == anybody_has_room);
  }
}

RC_GTEST_PROP(Assignment, leaves_no_load_that_could_be_made_more_even, ()) {
  const World world = any_world();
  std::map<std::tuple<std::string, int, std::vector<std::string>, std::string>, std::vector<std::size_t>>
      held;
  for (std::size_t i = 0; i < world.answers.size(); ++i) {
    const Vacancy& vacancy = world.vacancies[i];
    if (!world.answers[i].person.empty())
      held[{vacancy.agency, vacancy.seat, vacancy.taken, world.answers[i].person}].push_back(i);
  }
  for (const auto& [key, seats] : held) {
    for (const Assessor& other : world.assessors) {
      const bool could = world.room(other) >= seats.size() &&
                         std::all_of(seats.begin(), seats.end(),
                                     [&](std::size_t seat) { return world.may_take(other, seat); });
      if (could) RC_ASSERT(world.loads.at(other.person) + seats.size() >= world.loads.at(std::get<3>(key)));
    }
  }
}

RC_GTEST_PROP(Assignment, is_the_same_for_the_same_seed, ()) {
  const World world = any_world();
  const auto once = assigned(world.vacancies, world.assessors, 7);
  const auto again = assigned(world.vacancies, world.assessors, 7);
  RC_ASSERT(std::equal(once.begin(), once.end(), again.begin(), again.end(),
                       [](const Assigned& a, const Assigned& b) { return a.person == b.person; }));
}

TEST(Assignment, spreads_a_whole_nation_evenly_over_changing_pairs) {
  constexpr std::size_t agencies = 8'400;
  constexpr std::size_t items = 43;
  std::vector<Assessor> assessors = people(100);
  for (std::size_t i = 0; i < assessors.size(); ++i) {
    assessors[i].provinces = {"p" + std::to_string(i % 77)};
    for (std::size_t k = 0; k < 5; ++k)
      assessors[i].agencies.push_back("a" + std::to_string(i * 31 + k * 97));
  }
  const World world(vacancies_of(agencies, items), std::move(assessors), 2569);

  std::map<std::string, std::map<int, std::set<std::string>>> of_agency;
  for (std::size_t i = 0; i < world.answers.size(); ++i) {
    ASSERT_FALSE(world.answers[i].person.empty());
    of_agency[world.vacancies[i].agency][world.vacancies[i].seat].insert(world.answers[i].person);
  }
  std::map<std::set<std::string>, int> pairs;
  for (const auto& [agency, seats] : of_agency) {
    ASSERT_EQ(seats.at(1).size(), 1U) << "one person reads the whole of " << agency;
    ASSERT_EQ(seats.at(2).size(), 1U);
    std::set<std::string> both = seats.at(1);
    both.insert(seats.at(2).begin(), seats.at(2).end());
    ASSERT_EQ(both.size(), 2U);
    ++pairs[both];
  }
  std::size_t least = SIZE_MAX;
  std::size_t most = 0;
  for (const auto& [person, load] : world.loads) {
    least = std::min(least, load);
    most = std::max(most, load);
  }
  EXPECT_LE(most - least, items);
  // 8,400 agencies over 4,950 possible pairs: by chance alone 82 in 100 pairs would meet at all.
  EXPECT_GE(pairs.size(), 4'800U);
  const auto longest = std::max_element(pairs.begin(), pairs.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
  EXPECT_LE(longest->second, 4);
}

TEST(Assignment, gives_what_two_disagree_on_to_one_third_person_an_agency) {
  std::vector<Vacancy> vacancies;
  for (const std::string item : {"o3", "o9", "o21"})
    vacancies.push_back(
        {.agency = "a1", .province = "p1", .item = item, .seat = 3, .taken = {"person0", "person1"}});
  const auto answers = assigned(vacancies, people(5), 1);
  EXPECT_EQ(answers[0].person, answers[1].person);
  EXPECT_EQ(answers[1].person, answers[2].person);
  EXPECT_NE(answers[0].person, "person0");
  EXPECT_NE(answers[0].person, "person1");
}

TEST(Assignment, splits_an_agency_only_where_nobody_has_room_for_all_of_it) {
  std::vector<Assessor> assessors = people(4);
  for (Assessor& assessor : assessors) assessor.most = 3;
  const World world(vacancies_of(1, 4), std::move(assessors), 1);
  for (const Assigned& answer : world.answers) EXPECT_FALSE(answer.person.empty());
}

TEST(Assignment, tells_a_conflict_from_a_lack_of_room) {
  std::vector<Assessor> assessors = people(2);
  for (Assessor& assessor : assessors) assessor.agencies = {"a0"};
  EXPECT_TRUE(assigned(vacancies_of(1, 1), assessors, 1)[0].conflict);
  for (Assessor& assessor : assessors) assessor.most = 0;
  EXPECT_FALSE(assigned(vacancies_of(1, 1), assessors, 1)[0].conflict);
}

}  // namespace
}  // namespace prongsai::disclosure
