// SPDX-License-Identifier: Apache-2.0
// What the signals find in small nations, and what they leave in peace. Bounds are wide: a nation of 500 has
// a dozen stuffed agencies; docs/reference/credibility.md has the measured figures.
#include <cmath>

#include <gtest/gtest.h>

#include "stuffing.h"

namespace prongsai::bench {
namespace {

using simulation::Style;

const simulation::Forms& forms() {
  static const simulation::Forms loaded = load_forms(PRONGSAI_SOURCE_DIR "/frameworks/ita/2565");
  return loaded;
}

Found stuffed_by(Style style, std::uint32_t share, bool patient = false) {
  const Recall recall =
      measure(forms(),
              {.agencies = 500,
               .seed = 21'000 + static_cast<std::uint64_t>(style),
               .stuffed_per_mille = 50,
               .all_alike = simulation::Stuffing{.style = style, .share = share, .patient = patient}},
              2);
  EXPECT_LE(recall.honest.rare_share(), 0.025);
  return recall.stuffed.at({style, share});
}

TEST(Recall, clean_nations_are_left_in_peace) {
  Recall clean;
  for (std::uint64_t seed = 22'001; seed <= 22'004; ++seed)
    clean.add(measure(forms(), {.agencies = 500, .seed = seed}, 2));
  EXPECT_LE(clean.honest.rare_share(), 0.02);
  EXPECT_LE(clean.honest.queued_share(), 0.004);
}

TEST(Recall, styles_that_leave_marks_are_found_where_they_gave_two_answers_of_five) {
  for (const Style style : catchable_styles) {
    const Found found = stuffed_by(style, 40);
    EXPECT_GE(found.agencies, 10U);
    EXPECT_GE(found.rare_share(), 0.8) << simulation::word_of(style);
  }
}

TEST(Recall, a_patient_hand_with_real_codes_is_not_found_and_the_table_says_so) {
  EXPECT_LE(stuffed_by(Style::token_hoarding, 20, true).rare_share(), 0.2);
  EXPECT_LE(stuffed_by(Style::taught_answer, 20).rare_share(), 0.2);
}

// NACC, results of 2566: 90.19 over the nation; of 2564: 81.25.
TEST(Recall, the_nation_scores_as_the_country_did) {
  const Recall of_2566 = measure(forms(), {.agencies = 800, .seed = 3, .mood = simulation::mood_2566}, 2);
  EXPECT_NEAR(of_2566.mean_total, 90.19, 0.8);
  const Recall of_2564 = measure(forms(), {.agencies = 800, .seed = 3, .mood = simulation::mood_2564}, 2);
  EXPECT_NEAR(of_2564.mean_total, 81.25, 1.2);
}

}  // namespace
}  // namespace prongsai::bench
