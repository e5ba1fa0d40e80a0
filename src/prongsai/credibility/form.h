// SPDX-License-Identifier: Apache-2.0
// What the signals must know of a questionnaire: how many choices each box has and which of them is best.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "prongsai/framework/edition.h"
#include "prongsai/survey/questionnaire.h"

namespace prongsai::credibility {

struct FormBox {
  std::uint8_t choices = 0;
  std::uint8_t best = 0;  ///< the choice of most points, from 1; 0 where points or direction are not known
  /// By choice, in ten-thousandths of a point; meaningless where `best` is 0.
  std::array<std::int32_t, 7> points{};
};

/// The boxes of a sheet in their order. A box whose points are not known takes part in no signal.
struct Form {
  std::vector<FormBox> boxes;

  [[nodiscard]] std::size_t known_boxes() const;
};

/// The boxes of an instrument in the order in which they are asked: that of survey::Questionnaire.
[[nodiscard]] Form form_of(const framework::Edition& edition, const framework::Instrument& instrument);
[[nodiscard]] inline Form form_of(const survey::Questionnaire& questionnaire) {
  return form_of(*questionnaire.edition, *questionnaire.instrument);
}

}  // namespace prongsai::credibility
