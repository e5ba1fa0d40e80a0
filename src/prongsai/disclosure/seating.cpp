// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "prongsai/disclosure/seating_detail.h"

namespace prongsai::disclosure {
namespace {

bool share_an_item(const Block& one, const Block& other) {
  auto a = one.seats.begin();
  auto b = other.seats.begin();
  while (a != one.seats.end() && b != other.seats.end()) {
    if (a->item == b->item) return true;
    a->item < b->item ? ++a : ++b;
  }
  return false;
}

}  // namespace

Seating::Seating(std::vector<Block> blocks, std::span<const Assessor> assessors, std::uint64_t seed)
    : blocks_(std::move(blocks)), seed_(seed) {
  for (const Assessor& assessor : assessors) {
    loads_.push_back(assessor.load);
    most_.push_back(assessor.most);
  }
}

std::size_t Seating::room_of(std::size_t assessor) const {
  return most_[assessor] > loads_[assessor] ? most_[assessor] - loads_[assessor] : 0;
}

bool Seating::has_empty() const {
  return std::any_of(blocks_.begin(), blocks_.end(), [](const Block& block) { return !block.holder; });
}

bool Seating::anybody_has_room() const {
  for (std::size_t assessor = 0; assessor < loads_.size(); ++assessor) {
    if (room_of(assessor) > 0) return true;
  }
  return false;
}

std::pair<std::size_t, std::size_t> Seating::neighbours(std::size_t block) const {
  const std::size_t agency = blocks_[block].agency;
  std::size_t begin = block;
  while (begin > 0 && blocks_[begin - 1].agency == agency) --begin;
  std::size_t end = block + 1;
  while (end < blocks_.size() && blocks_[end].agency == agency) ++end;
  return {begin, end};
}

bool Seating::may_take(std::size_t block, std::size_t assessor) const {
  if (!blocks_[block].free[assessor]) return false;
  const auto [begin, end] = neighbours(block);
  for (std::size_t other = begin; other < end; ++other) {
    if (other != block && blocks_[other].holder == assessor && share_an_item(blocks_[block], blocks_[other]))
      return false;
  }
  return true;
}

std::size_t Seating::meetings(std::size_t block, std::size_t assessor) const {
  std::size_t count = 0;
  const auto [begin, end] = neighbours(block);
  for (std::size_t other = begin; other < end; ++other) {
    if (other == block || !blocks_[other].holder) continue;
    const auto met = met_.find(std::minmax(*blocks_[other].holder, assessor));
    if (met != met_.end()) count += static_cast<std::size_t>(met->second);
  }
  return count;
}

std::optional<std::size_t> Seating::best_for(std::size_t block, std::size_t room_least) const {
  std::optional<std::size_t> best;
  std::tuple<std::size_t, std::size_t, std::uint64_t> best_rank;
  for (std::size_t assessor = 0; assessor < loads_.size(); ++assessor) {
    if (room_of(assessor) < room_least || (best && loads_[assessor] > std::get<0>(best_rank)) ||
        !may_take(block, assessor))
      continue;
    const std::tuple rank{loads_[assessor], meetings(block, assessor),
                          base::Random::named(seed_, 2, blocks_[block].agency, assessor).next()};
    if (!best || rank < best_rank) {
      best = assessor;
      best_rank = rank;
    }
  }
  return best;
}

void Seating::count_meetings(std::size_t block, int change) {
  const auto [begin, end] = neighbours(block);
  for (std::size_t other = begin; other < end; ++other) {
    if (other != block && blocks_[other].holder)
      met_[std::minmax(*blocks_[other].holder, *blocks_[block].holder)] += change;
  }
}

void Seating::give(std::size_t block, std::size_t assessor) {
  blocks_[block].holder = assessor;
  loads_[assessor] += blocks_[block].seats.size();
  count_meetings(block, 1);
}

void Seating::take_away(std::size_t block) {
  count_meetings(block, -1);
  loads_[*blocks_[block].holder] -= blocks_[block].seats.size();
  blocks_[block].holder.reset();
}

void Seating::split(std::size_t block, std::size_t first_size) {
  Block rest = blocks_[block];
  const auto cut = static_cast<std::ptrdiff_t>(first_size);
  rest.seats.erase(rest.seats.begin(), rest.seats.begin() + cut);
  blocks_[block].seats.resize(first_size);
  blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(block) + 1, std::move(rest));
}

void Seating::fill() {
  for (std::size_t block = 0; block < blocks_.size(); ++block) {
    if (blocks_[block].holder) continue;
    auto taker = best_for(block, blocks_[block].seats.size());
    if (!taker) {
      taker = best_for(block, 1);
      if (taker) split(block, room_of(*taker));
    }
    if (!taker && blocks_[block].seats.size() > 1) {
      // Somebody may sit at one of its items in another seat, and be free for the others.
      split(block, 1);
      taker = best_for(block, 1);
    }
    if (!taker) continue;
    give(block, *taker);
  }
}

bool Seating::level() {
  bool moved_any = false;
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
      if (!blocks_[block].holder) continue;
      const std::size_t holder = *blocks_[block].holder;
      const std::size_t size = blocks_[block].seats.size();
      const auto lighter = best_for(block, size);
      if (!lighter || loads_[*lighter] + size >= loads_[holder]) continue;
      take_away(block);
      give(block, *lighter);
      moved = moved_any = true;
    }
  }
  return moved_any;
}

}  // namespace prongsai::disclosure
