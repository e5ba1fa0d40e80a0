// SPDX-License-Identifier: Apache-2.0
#include "prongsai/analysis/peers.h"

#include <algorithm>

#include "prongsai/base/assert.h"

namespace prongsai::analysis {
namespace {

/// The value at quarters/4 of the way through, between its two neighbours. Reorders `values`.
Ratio at_quarter(std::vector<Points>& values, std::size_t quarters) {
  constexpr std::size_t four = 4;
  const std::size_t position = (values.size() - 1) * quarters;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(position / four);
  std::nth_element(values.begin(), at, values.end());
  const auto part = static_cast<std::int64_t>(position % four);
  if (part == 0) return *at;
  const Points next = *std::min_element(at + 1, values.end());
  return Ratio(*at) + Ratio((next - *at).ten_thousandths() * part, base::Int128{four});
}

bool same(const std::optional<std::uint32_t>& a, const std::optional<std::uint32_t>& b) {
  return a && b && *a == *b;
}

bool are_peers(const PeerKeys& a, const PeerKeys& b, PeerGroup group) {
  switch (group) {
    case PeerGroup::nation:
      return true;
    case PeerGroup::type:
      return same(a.type, b.type);
    case PeerGroup::size:
      return same(a.size, b.size);
    case PeerGroup::province:
      return same(a.province, b.province);
    case PeerGroup::type_and_province:
      return same(a.type, b.type) && same(a.province, b.province);
  }
  PRONGSAI_ASSERT(false);
}

}  // namespace

Peers::Peers(std::size_t columns) : columns_(columns) {}

void Peers::add(const PeerKeys& keys, std::span<const std::optional<Points>> scores) {
  PRONGSAI_ASSERT(scores.size() == columns_.size());
  keys_.push_back(keys);
  for (std::size_t column = 0; column < scores.size(); ++column) columns_[column].push_back(scores[column]);
}

std::optional<std::vector<std::size_t>> Peers::members(std::size_t row, PeerGroup group) const {
  PRONGSAI_ASSERT(row < keys_.size());
  if (!are_peers(keys_[row], keys_[row], group)) return std::nullopt;
  std::vector<std::size_t> out;
  for (std::size_t other = 0; other < keys_.size(); ++other) {
    if (are_peers(keys_[row], keys_[other], group)) out.push_back(other);
  }
  return out;
}

Place Peers::placed(std::size_t row, std::size_t column, const std::vector<std::size_t>& members) const {
  PRONGSAI_ASSERT(column < columns_.size());
  constexpr std::size_t halfway = 2;
  constexpr std::size_t three = 3;
  constexpr std::int64_t hundred = 100;
  const std::vector<std::optional<Points>>& scores = columns_[column];
  std::vector<Points> values;
  values.reserve(members.size());
  for (const std::size_t member : members) {
    if (scores[member]) values.push_back(*scores[member]);
  }
  Place out;
  out.count = values.size();
  out.missing = members.size() - values.size();
  out.outcome = PlaceOutcome::too_few;
  if (values.size() < group_least) return out;
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  out.lowest = *lowest;
  out.highest = *highest;
  out.lower_quartile = at_quarter(values, 1);
  out.median = at_quarter(values, halfway);
  out.upper_quartile = at_quarter(values, three);
  out.outcome = PlaceOutcome::own_missing;
  const std::optional<Points>& own = scores[row];
  if (!own) return out;
  out.outcome = PlaceOutcome::placed;
  std::size_t less = 0;
  for (const Points value : values) {
    less += value < *own ? 1U : 0U;
    out.sharing += value == *own ? 1U : 0U;
  }
  out.rank = values.size() - less - out.sharing + 1;
  out.below = Ratio(base::Int128{less} * hundred * Points::unit, base::Int128{values.size() - 1});
  return out;
}

Place Peers::place(std::size_t row, std::size_t column, PeerGroup group) const {
  const auto found = members(row, group);
  return found ? placed(row, column, *found) : Place{};
}

std::vector<Place> Peers::places(std::size_t row, PeerGroup group) const {
  const auto found = members(row, group);
  std::vector<Place> out(columns_.size());
  for (std::size_t column = 0; found && column < out.size(); ++column)
    out[column] = placed(row, column, *found);
  return out;
}

}  // namespace prongsai::analysis
