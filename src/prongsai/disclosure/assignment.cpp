// SPDX-License-Identifier: Apache-2.0
#include "prongsai/disclosure/assignment.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "prongsai/disclosure/seating_detail.h"

namespace prongsai::disclosure {
namespace {

/// Vacancies of one agency that one person can take together: the same seat, with the same persons ruled out.
std::vector<Block> blocks_of(std::span<const Vacancy> vacancies) {
  std::map<std::string_view, std::size_t> items;
  std::map<std::string_view, std::size_t> agencies;
  struct Kind {
    std::size_t agency;
    std::string_view province;
    int seat;
    std::vector<std::string> taken;
    auto operator<=>(const Kind&) const = default;
  };
  std::map<Kind, std::size_t> kinds;
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < vacancies.size(); ++i) {
    const Vacancy& vacancy = vacancies[i];
    Kind kind{.agency = agencies.try_emplace(vacancy.agency, agencies.size()).first->second,
              .province = vacancy.province,
              .seat = vacancy.seat,
              .taken = vacancy.taken};
    std::sort(kind.taken.begin(), kind.taken.end());
    const auto [found, is_new] = kinds.try_emplace(std::move(kind), blocks.size());
    if (is_new) {
      blocks.emplace_back();
      blocks.back().agency = found->first.agency;
    }
    Block& block = blocks[found->second];
    block.seats.push_back(
        {.item = items.try_emplace(vacancy.item, items.size()).first->second, .vacancy = i});
  }
  for (Block& block : blocks) std::sort(block.seats.begin(), block.seats.end());
  return blocks;
}

/// Who is ruled out by agency, province or name, whatever the load.
class Conflicts {
 public:
  explicit Conflicts(std::span<const Assessor> assessors) : count_(assessors.size()) {
    for (std::size_t i = 0; i < assessors.size(); ++i) {
      persons_[assessors[i].person].push_back(i);
      for (const std::string& agency : assessors[i].agencies) agencies_[agency].push_back(i);
      for (const std::string& province : assessors[i].provinces) provinces_[province].push_back(i);
    }
  }

  [[nodiscard]] std::vector<bool> free_for(const Vacancy& vacancy) const {
    std::vector<bool> free(count_, true);
    rule_out(free, agencies_, vacancy.agency);
    if (!vacancy.province.empty()) rule_out(free, provinces_, vacancy.province);
    for (const std::string& person : vacancy.taken) rule_out(free, persons_, person);
    return free;
  }

 private:
  using Index = std::map<std::string, std::vector<std::size_t>, std::less<>>;
  static void rule_out(std::vector<bool>& free, const Index& index, const std::string& key) {
    const auto found = index.find(key);
    if (found == index.end()) return;
    for (const std::size_t assessor : found->second) free[assessor] = false;
  }

  std::size_t count_;
  Index persons_;
  Index agencies_;
  Index provinces_;
};

/// Those that fewest may take come first, while there is a choice; otherwise in an order of chance, so that
/// no agency's place in a list says who will grade it.
void put_in_order(std::vector<Block>& blocks, std::uint64_t seed) {
  struct Rank {
    std::ptrdiff_t choice;  // how many may take the agency's hardest block
    std::uint64_t chance;
    auto operator<=>(const Rank&) const = default;
  };
  std::map<std::size_t, Rank> ranks;
  for (const Block& block : blocks) {
    const auto choice = std::count(block.free.begin(), block.free.end(), true);
    const std::uint64_t chance = base::Random::named(seed, 1, block.agency).next();
    Rank& rank = ranks.try_emplace(block.agency, Rank{choice, chance}).first->second;
    rank.choice = std::min(rank.choice, choice);
  }
  const auto key_of = [&](const Block& block) {
    return std::tuple(ranks.at(block.agency), block.agency,
                      std::count(block.free.begin(), block.free.end(), true), block.seats.front().vacancy);
  };
  std::sort(blocks.begin(), blocks.end(),
            [&](const Block& a, const Block& b) { return key_of(a) < key_of(b); });
}

}  // namespace

std::vector<Assigned> assigned(std::span<const Vacancy> vacancies, std::span<const Assessor> assessors,
                               std::uint64_t seed) {
  std::vector<Block> blocks = blocks_of(vacancies);
  const Conflicts conflicts(assessors);
  for (Block& block : blocks) block.free = conflicts.free_for(vacancies[block.seats.front().vacancy]);
  put_in_order(blocks, seed);

  Seating seating(std::move(blocks), assessors, seed);
  seating.fill();
  while (seating.level() && seating.has_empty()) seating.fill();

  std::vector<Assigned> answers(vacancies.size());
  for (const Block& block : seating.blocks()) {
    for (const Block::Seat& seat : block.seats) {
      if (block.holder) {
        answers[seat.vacancy].person = assessors[*block.holder].person;
      } else {
        answers[seat.vacancy].conflict = seating.anybody_has_room();
      }
    }
  }
  return answers;
}

}  // namespace prongsai::disclosure
