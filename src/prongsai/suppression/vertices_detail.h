// SPDX-License-Identifier: Apache-2.0
// All that hidden counts can be, given sums that must come out: exact walks from corner to corner.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace prongsai::suppression::detail {

/// Sums of unknowns: one row a sum, one column an unknown, and what the row must come to.
struct Equations {
  std::size_t unknowns = 0;
  std::vector<std::vector<std::int64_t>> rows;
  std::vector<std::int64_t> results;  ///< one a row
};

/// A walk over the corners of { x >= 0 : rows x = results } by the simplex method, in whole numbers
/// throughout (each entry is a minor of the rows; the divisions come out even), so that nothing is ever
/// rounded.
///
/// Requires: some x >= 0 fulfils the equations. After numbers outgrew 64 bits, `is_lost()` and every answer
/// is empty: whoever asks must take that for "not shown to be safe".
class Vertices {
 public:
  explicit Vertices(const Equations& equations);

  /// A value that an unknown takes at a corner, as a fraction.
  struct Value {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;  ///< positive
  };

  /// Called at each corner (`is_ray` false: x = values) and at each ray found (`is_ray`: from any x one may
  /// go on by any multiple of the values). Returning true ends the walk.
  using Visit =
      std::function<bool(const std::vector<std::int64_t>& values, std::int64_t denominator, bool is_ray)>;

  /// Walks to where the unknown is greatest or least. Empty: without bound, ended by the visitor, or lost.
  std::optional<Value> greatest(std::size_t unknown, const Visit& visit);
  std::optional<Value> least(std::size_t unknown, const Visit& visit);

  [[nodiscard]] bool is_lost() const { return lost_; }

 private:
  static constexpr std::size_t no_unknown = static_cast<std::size_t>(-1);

  void find_first_corner();
  void pivot(std::size_t row, std::size_t column);
  [[nodiscard]] std::optional<std::size_t> leaving_row(std::size_t column) const;
  [[nodiscard]] std::optional<std::size_t> row_of(std::size_t unknown) const;
  [[nodiscard]] bool is_basic(std::size_t column) const;
  [[nodiscard]] bool tell_corner(const Visit& visit) const;
  [[nodiscard]] bool tell_ray(const Visit& visit, std::size_t column) const;
  [[nodiscard]] Value value_of(std::size_t unknown) const;
  void remove_row(std::size_t row);

  std::size_t unknowns_;
  std::vector<std::vector<std::int64_t>> rows_;  ///< unknowns_ entries and the result; times denominator_
  std::vector<std::size_t> basis_;               ///< a row's unknown, or no_unknown while it is not met yet
  std::vector<std::size_t> row_of_;              ///< an unknown's row, or no_unknown
  std::int64_t denominator_ = 1;
  bool lost_ = false;
};

}  // namespace prongsai::suppression::detail
