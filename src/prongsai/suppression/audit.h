// SPDX-License-Identifier: Apache-2.0
// What somebody can work out of hidden counts who has everything else: exactly, never by sampling.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "prongsai/suppression/rules.h"
#include "prongsai/suppression/table.h"

namespace prongsai::suppression {

enum class Flaw : std::uint8_t {
  known,        ///< only one value is possible
  known_small,  ///< a small count that can be nothing but small: somebody gave this answer, and only a few
                ///< did
  not_proven,   ///< safe perhaps, but no second table was found (sums that go criss-cross, numbers too large)
};

struct Finding {
  CellIndex cell = 0;
  Flaw flaw = Flaw::known;
};

/// What a hidden count can be, fractions of persons allowed where sums go criss-cross: never narrower than
/// the truth.
struct Range {
  CellIndex cell = 0;
  std::uint64_t low = 0;
  std::optional<std::uint64_t> high;  ///< empty: without bound
};

/// Every hidden cell's range in a table of at most a few hundred hidden cells.
[[nodiscard]] std::vector<Range> ranges(const Table& table);

/// The protection rule: a hidden cell is safe when another table of whole, non-negative counts, with the same
/// known and shown cells and all sums fulfilled, gives it another value; a small one, in addition, when such
/// a table gives it 0 or more than small_most. A cell is believed safe only with that other table in hand, so
/// that a limit of the search can only hide too much, never too little.
///
/// Hiding more cells later makes no proof void, so proofs are kept.
class Audit {
 public:
  /// The table must outlive the audit and may only change by `hide`.
  Audit(const Table& table, const Rules& rules);

  /// A hidden cell that is not safe and not given up, always the same for the same calls; empty: there is
  /// none.
  [[nodiscard]] std::optional<Finding> next();
  /// Does not report this cell again.
  void give_up(CellIndex cell);

 private:
  struct Seen {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    bool given_up = false;
  };
  [[nodiscard]] bool is_safe(CellIndex cell) const;
  [[nodiscard]] Flaw look_into(CellIndex cell);
  [[nodiscard]] std::vector<CellIndex> around(CellIndex cell, std::size_t most, bool& whole) const;
  [[nodiscard]] std::optional<Flaw> try_around(CellIndex cell, const std::vector<CellIndex>& free,
                                               bool whole);

  const Table& table_;
  Rules rules_;
  std::vector<Seen> seen_;
  CellIndex from_ = 0;  ///< the next search begins here: what was safe stays safe
};

}  // namespace prongsai::suppression
