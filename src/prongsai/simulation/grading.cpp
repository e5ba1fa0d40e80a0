// SPDX-License-Identifier: Apache-2.0
#include "prongsai/simulation/grading.h"

#include <string>

#include "prongsai/base/assert.h"
#include "prongsai/base/random.h"
#include "prongsai/disclosure/assignment.h"

namespace prongsai::simulation {
namespace {

using base::Random;

constexpr std::array<std::string_view, leaning_count> words = {"careful", "strict", "lenient", "careless",
                                                               "captured"};

/// Streams of chance, so that one step does not change what another meets.
enum Purpose : std::uint64_t { of_items = 1, of_graders, of_grades, of_disputes, of_seats };

struct TrueItem {
  std::size_t deserves = 0;
  std::size_t looks_like = 0;  ///< the same, where it does not mislead
};

class World {
 public:
  explicit World(const GradingOptions& options) : options_(options), best_(options.choices - 1) {
    PRONGSAI_ASSERT(options.choices >= 2 && options.choices <= 7 && options.graders >= 3);
    Random random = Random::named(options.seed, of_graders);
    for (std::size_t i = 0; i < options.graders; ++i) leanings_.push_back(leaning_at(i));
    for (std::size_t i = leanings_.size(); i > 1; --i)
      std::swap(leanings_[i - 1], leanings_[random.below(i)]);
  }

  [[nodiscard]] Leaning leaning(std::size_t grader) const { return leanings_[grader]; }
  [[nodiscard]] std::size_t best() const { return best_; }

  [[nodiscard]] TrueItem item(std::size_t agency, std::size_t number) const {
    Random random = Random::named(options_.seed, of_items, agency, number);
    TrueItem found;
    found.deserves = random.happens(options_.deserve_best) ? best_ : random.below(best_);
    found.looks_like =
        random.happens(options_.misleading) ? other_than(found.deserves, random) : found.deserves;
    return found;
  }

  [[nodiscard]] std::size_t grade(std::size_t grader, std::size_t agency, std::size_t number) const {
    Random random = Random::named(options_.seed, of_grades, grader, agency, number);
    const TrueItem item = this->item(agency, number);
    const bool misled = item.looks_like != item.deserves && random.happens(50);
    return leaned(leanings_[grader], is_captured(grader, agency), misled ? item.looks_like : item.deserves,
                  random);
  }

  /// A careful reviewer who reads both sides: misled half as often.
  [[nodiscard]] std::size_t decide(std::size_t agency, std::size_t number, Random& random) const {
    const TrueItem item = this->item(agency, number);
    const bool misled = item.looks_like != item.deserves && random.happens(25);
    return leaned(Leaning::careful, false, misled ? item.looks_like : item.deserves, random);
  }

 private:
  [[nodiscard]] Leaning leaning_at(std::size_t grader) const {
    const std::size_t place = grader * 100 / options_.graders;
    std::size_t upto = 0;
    for (std::size_t i = 0; i < leaning_count; ++i) {
      upto += options_.leanings[i];
      if (place < upto) return static_cast<Leaning>(i);
    }
    return Leaning::careful;
  }

  [[nodiscard]] bool is_captured(std::size_t grader, std::size_t agency) const {
    return leanings_[grader] == Leaning::captured &&
           Random::named(options_.seed, of_graders, grader, agency).happens(10);
  }

  [[nodiscard]] std::size_t other_than(std::size_t choice, Random& random) const {
    const std::size_t other = random.below(best_);
    return other < choice ? other : other + 1;
  }

  [[nodiscard]] std::size_t leaned(Leaning leaning, bool captured, std::size_t seen, Random& random) const {
    if (captured) return best_;
    if (random.happens(4)) seen = other_than(seen, random);
    switch (leaning) {
      case Leaning::strict:
        return seen > 0 && random.happens(15) ? seen - 1 : seen;
      case Leaning::lenient:
        return seen < best_ && random.happens(25) ? seen + 1 : seen;
      case Leaning::careless:
        return random.happens(20) ? random.below(options_.choices) : seen;
      case Leaning::careful:
      case Leaning::captured:
        break;
    }
    return seen;
  }

  const GradingOptions& options_;
  std::size_t best_;
  std::vector<Leaning> leanings_;
};

std::vector<disclosure::Assessor> assessors_of(std::size_t graders) {
  std::vector<disclosure::Assessor> found(graders);
  for (std::size_t i = 0; i < graders; ++i) found[i].person = std::to_string(i);
  return found;
}

disclosure::Vacancy vacancy_of(std::size_t agency, std::size_t item, int seat) {
  return {.agency = std::to_string(agency),
          .province = {},
          .item = std::to_string(item),
          .seat = seat,
          .taken = {}};
}

std::vector<std::size_t> graders_of(const std::vector<disclosure::Vacancy>& vacancies, std::uint64_t seed,
                                    std::vector<disclosure::Assessor>& assessors) {
  std::vector<std::size_t> graders;
  for (const disclosure::Assigned& one : disclosure::assigned(vacancies, assessors, seed)) {
    PRONGSAI_ASSERT(!one.person.empty());
    graders.push_back(std::stoul(one.person));
    ++assessors[graders.back()].load;
  }
  return graders;
}

/// Adds up the errors of one step, agency by agency.
class Tally {
 public:
  explicit Tally(std::size_t best) : best_(best) {}

  void add(std::size_t grade, std::size_t deserves) {
    if (grade < deserves) ++found_.too_low;
    if (grade > deserves) ++found_.too_high;
    steps_ += static_cast<std::int64_t>(grade) - static_cast<std::int64_t>(deserves);
  }
  void close_agency() {
    steps_off_ += steps_ < 0 ? -steps_ : steps_;
    steps_ = 0;
  }
  [[nodiscard]] Remaining remaining(std::size_t items) const {
    Remaining out = found_;
    const auto whole = static_cast<base::Int128>(items) * static_cast<base::Int128>(best_);
    out.off = base::Ratio(static_cast<base::Int128>(steps_off_) * 100 * base::Points::unit, whole);
    return out;
  }

 private:
  std::size_t best_;
  Remaining found_;
  std::int64_t steps_ = 0;
  std::int64_t steps_off_ = 0;
};

struct Settled {
  std::vector<std::size_t> first;
  std::vector<std::size_t> grades;
};

/// Two blind grades of each item, agency after agency, and the third's where they disagree.
Settled settle(const GradingOptions& options, const World& world, GradingOutcome& outcome) {
  std::vector<disclosure::Vacancy> vacancies;
  for (std::size_t agency = 0; agency < options.agencies; ++agency) {
    for (std::size_t item = 0; item < options.items; ++item) {
      for (const int seat : {1, 2}) vacancies.push_back(vacancy_of(agency, item, seat));
    }
  }
  const std::uint64_t seed = Random::named(options.seed, of_seats).next();
  auto assessors = assessors_of(options.graders);
  const std::vector<std::size_t> graders = graders_of(vacancies, seed, assessors);

  Settled settled;
  std::vector<disclosure::Vacancy> thirds;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < graders.size(); i += 2) {
    const std::size_t agency = i / 2 / options.items;
    const std::size_t item = i / 2 % options.items;
    const std::size_t deserves = world.item(agency, item).deserves;
    const disclosure::Pair pair{.first = world.grade(graders[i], agency, item),
                                .second = world.grade(graders[i + 1], agency, item)};
    outcome.blind.push_back(pair);
    outcome.golden[static_cast<std::size_t>(world.leaning(graders[i]))].push_back({pair.first, deserves});
    outcome.golden[static_cast<std::size_t>(world.leaning(graders[i + 1]))].push_back(
        {pair.second, deserves});
    settled.first.push_back(pair.first);
    settled.grades.push_back(pair.second);
    if (pair.first == pair.second) continue;
    thirds.push_back(vacancy_of(agency, item, 3));
    thirds.back().taken = {std::to_string(graders[i]), std::to_string(graders[i + 1])};
    places.push_back(i / 2);
  }
  const std::vector<std::size_t> third_graders = graders_of(thirds, seed + 1, assessors);
  for (std::size_t i = 0; i < places.size(); ++i)
    settled.grades[places[i]] =
        world.grade(third_graders[i], places[i] / options.items, places[i] % options.items);
  outcome.thirds = places.size();
  return settled;
}

}  // namespace

std::string_view word_of(Leaning leaning) {
  return words[static_cast<std::size_t>(leaning)];
}

GradingOutcome grade_all(const GradingOptions& options) {
  const World world(options);
  GradingOutcome outcome;
  outcome.items = options.agencies * options.items;
  const Settled settled = settle(options, world, outcome);
  std::array<Tally, 3> tallies = {Tally(world.best()), Tally(world.best()), Tally(world.best())};
  for (std::size_t agency = 0; agency < options.agencies; ++agency) {
    for (std::size_t item = 0; item < options.items; ++item) {
      const std::size_t place = agency * options.items + item;
      const std::size_t deserves = world.item(agency, item).deserves;
      std::size_t grade = settled.grades[place];
      tallies[0].add(settled.first[place], deserves);
      tallies[1].add(grade, deserves);
      Random random = Random::named(options.seed, of_disputes, agency, item);
      const bool disputes = grade < deserves ? random.happens(options.dispute_too_low)
                                             : grade == deserves && grade < world.best() &&
                                                   random.happens(options.dispute_right);
      if (disputes) {
        ++outcome.disputes;
        grade = world.decide(agency, item, random);
      }
      tallies[2].add(grade, deserves);
    }
    for (Tally& tally : tallies) tally.close_agency();
  }
  outcome.single = tallies[0].remaining(outcome.items);
  outcome.settled = tallies[1].remaining(outcome.items);
  outcome.disputed = tallies[2].remaining(outcome.items);
  return outcome;
}

}  // namespace prongsai::simulation
