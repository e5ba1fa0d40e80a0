// SPDX-License-Identifier: Apache-2.0
// One agency among others of the same edition: its place, and how the others are spread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "prongsai/base/ratio.h"

namespace prongsai::analysis {

using base::Points;
using base::Ratio;

/// Who an agency is held against.
enum class PeerGroup : std::uint8_t { nation, type, size, province, type_and_province };

/// An agency's groups, numbered by the caller (an index into its list of types, sizes, provinces). Not known
/// is a value: an agency whose size is not known has no peers by size, and is nobody's.
struct PeerKeys {
  std::optional<std::uint32_t> type;
  std::optional<std::uint32_t> size;
  std::optional<std::uint32_t> province;
};

enum class PlaceOutcome : std::uint8_t {
  placed,
  too_few,        ///< fewer than five scores are known: a statement would be one about single agencies
  own_missing,    ///< the agency has no score here; the spread of the others is told
  group_unknown,  ///< which group the agency belongs to is not known
};

/// One score among those of its group, the agency itself included.
struct Place {
  PlaceOutcome outcome = PlaceOutcome::group_unknown;
  std::size_t count = 0;    ///< agencies with a score
  std::size_t missing = 0;  ///< agencies of the group without one
  // All of this only where the outcome is placed or own_missing:
  Points lowest;
  Points highest;
  Ratio lower_quartile;
  Ratio median;
  Ratio upper_quartile;
  // All of this only where the outcome is placed:
  std::size_t rank = 0;     ///< 1 for the greatest; equal scores share a rank
  std::size_t sharing = 0;  ///< agencies of this rank, itself included
  Ratio below;              ///< percent of the others that score less
};

/// Scores of many agencies by column: a question reads one column from end to end.
class Peers {
 public:
  static constexpr std::size_t group_least = 5;

  /// `columns`: how many scores a row has, such as total, instruments and indicators.
  explicit Peers(std::size_t columns);

  /// Rows are numbered in the order they are added. Requires: as many scores as columns.
  void add(const PeerKeys& keys, std::span<const std::optional<Points>> scores);
  [[nodiscard]] std::size_t rows() const { return keys_.size(); }

  /// Where `row` stands in one column. Quartiles are interpolated between the neighbours (of n values in
  /// order, at (n-1)/4, (n-1)/2 and 3(n-1)/4 counted from 0), as spreadsheets do. Requires: both exist.
  [[nodiscard]] Place place(std::size_t row, std::size_t column, PeerGroup group) const;
  /// The same for every column, finding the group once.
  [[nodiscard]] std::vector<Place> places(std::size_t row, PeerGroup group) const;

 private:
  [[nodiscard]] std::optional<std::vector<std::size_t>> members(std::size_t row, PeerGroup group) const;
  [[nodiscard]] Place placed(std::size_t row, std::size_t column,
                             const std::vector<std::size_t>& members) const;

  std::vector<PeerKeys> keys_;
  std::vector<std::vector<std::optional<Points>>> columns_;
};

}  // namespace prongsai::analysis
