// SPDX-License-Identifier: Apache-2.0
// How far assessors agree beyond chance, and with items whose grade is known.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "prongsai/base/ratio.h"

namespace prongsai::disclosure {

/// Two grades of one thing, as indices into its scale.
struct Pair {
  std::size_t first = 0;
  std::size_t second = 0;
};

/// Cohen's kappa (Cohen 1960): (observed - expected) / (1 - expected) agreement, exact. Unweighted, and with
/// linear weights for scales of three and more (Cohen 1968). Nothing for fewer than two pairs, or where
/// chance alone would agree always (everybody gave one and the same grade): there kappa is not defined.
/// A kappa of one is Points::whole(1): round_half_up(*kappa, 2) is what people read.
struct Agreement {
  std::size_t pairs = 0;
  std::size_t equal = 0;
  std::optional<base::Ratio> kappa;
  std::optional<base::Ratio> weighted;
};
/// Requires: every index < choices, 2 <= choices <= 7.
[[nodiscard]] Agreement agreement(std::span<const Pair> pairs, std::size_t choices);

}  // namespace prongsai::disclosure
