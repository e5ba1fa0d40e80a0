// SPDX-License-Identifier: Apache-2.0
// People who answer: what they think, how they tick and how long they take; private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "prongsai/base/random.h"
#include "prongsai/credibility/form.h"
#include "prongsai/simulation/nation.h"

namespace prongsai::simulation {

/// An agency's answering public. All in thousandths of a scale on which the boxes' own noise has deviation
/// 1,000.
struct Public {
  std::int64_t mean = 0;             ///< what its people think of it
  std::vector<std::int64_t> easier;  ///< by box: how much easier it is to say something good here
  std::uint64_t hurried = 0;         ///< percent who tick the best all the way
  std::uint64_t careless = 0;        ///< percent who tick one column all the way, whatever is asked
  std::int64_t unhurried = 0;        ///< shifts how long people take, in percent
  std::uint64_t no_script = 0;       ///< percent whose browser does not say how long
};

/// The choices of a box from worst to best.
[[nodiscard]] std::vector<std::vector<std::uint8_t>> ranked(const credibility::Form& form);

class Respondents {
 public:
  Respondents(const credibility::Form& form, const Public& people) : ranked_(ranked(form)), people_(people) {}

  /// One genuine person: a sheet added to `sheets`, and how long it took.
  survey::Pace answer(Random& random, std::vector<std::uint8_t>& sheets) const;
  /// A sheet of somebody whose opinion is `theta`, who reads every question.
  void fill(Random& random, std::int64_t theta, std::vector<std::uint8_t>& sheets) const;
  /// Every box at its best but `slips` in 1,000, which are one step below.
  void fill_best(Random& random, std::uint64_t slips, std::vector<std::uint8_t>& sheets) const;
  [[nodiscard]] std::uint8_t choice(Random& random, std::size_t box, std::int64_t theta) const;
  [[nodiscard]] std::uint8_t best(std::size_t box) const { return ranked_[box].back(); }
  [[nodiscard]] std::size_t boxes() const { return ranked_.size(); }
  [[nodiscard]] const Public& people() const { return people_; }

 private:
  std::vector<std::vector<std::uint8_t>> ranked_;
  const Public& people_;
};

/// One of the four steps by its percentages (hasty, quick, usual; the rest slow).
struct PaceShares {
  std::uint64_t hasty;
  std::uint64_t quick;
  std::uint64_t usual;
};
[[nodiscard]] survey::Pace draw(Random& random, PaceShares shares);

}  // namespace prongsai::simulation
