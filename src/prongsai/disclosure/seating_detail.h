// SPDX-License-Identifier: Apache-2.0
// Blocks of vacancies and who holds them, while assignment.cpp fills them.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "prongsai/base/random.h"
#include "prongsai/disclosure/assignment.h"

namespace prongsai::disclosure {

/// Seats of one agency that go to one person.
struct Block {
  struct Seat {
    std::size_t item = 0;
    std::size_t vacancy = 0;
    friend auto operator<=>(const Seat&, const Seat&) = default;
  };
  std::size_t agency = 0;
  std::vector<Seat> seats;  ///< ascending; no item twice
  std::vector<bool> free;   ///< by assessor: true where no conflict rules it out
  std::optional<std::size_t> holder;
};

/// Blocks of an agency stand together; a block that nobody has room for is split.
class Seating {
 public:
  Seating(std::vector<Block> blocks, std::span<const Assessor> assessors, std::uint64_t seed);

  /// Gives each empty block to whoever holds least of those who may; among equals to who met the agency's
  /// other assessors least often, then by chance. What nobody may or can take stays empty.
  void fill();
  /// Moves blocks to people who hold less by more than the block, until none is left to move. True where
  /// something moved. Each move makes the loads' squares smaller, so this ends.
  bool level();

  [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
  [[nodiscard]] bool has_empty() const;
  [[nodiscard]] bool anybody_has_room() const;

 private:
  [[nodiscard]] std::size_t room_of(std::size_t assessor) const;
  [[nodiscard]] bool may_take(std::size_t block, std::size_t assessor) const;
  [[nodiscard]] std::optional<std::size_t> best_for(std::size_t block, std::size_t room_least) const;
  [[nodiscard]] std::size_t meetings(std::size_t block, std::size_t assessor) const;
  void split(std::size_t block, std::size_t first_size);
  void give(std::size_t block, std::size_t assessor);
  void take_away(std::size_t block);
  void count_meetings(std::size_t block, int change);
  /// The blocks of the same agency, as a half-open range.
  [[nodiscard]] std::pair<std::size_t, std::size_t> neighbours(std::size_t block) const;

  std::vector<Block> blocks_;
  std::vector<std::size_t> loads_;
  std::vector<std::size_t> most_;
  std::map<std::pair<std::size_t, std::size_t>, int> met_;
  std::uint64_t seed_;
};

}  // namespace prongsai::disclosure
