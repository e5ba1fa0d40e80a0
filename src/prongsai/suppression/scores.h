// SPDX-License-Identifier: Apache-2.0
// A score is made of counts, so a score gives counts away: what may stand beside which score.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "prongsai/suppression/rules.h"

namespace prongsai::suppression {

/// A box with its counts and what each choice earns, in ten-thousandths of a point (mirrored already where
/// negative).
struct ScoredBox {
  std::vector<std::uint32_t> counts;
  std::vector<std::int64_t> points;
  bool accusatory = false;
};

/// A question: its score is the mean of its boxes.
struct ScoredItem {
  std::vector<ScoredBox> boxes;
  std::int64_t weight = 1;  ///< within its indicator
};

/// The weighted mean of its items.
struct ScoredIndicator {
  std::vector<ScoredItem> items;
};

/// Decimals each level is rounded to, halves up; an empty one is carried on unrounded.
struct ScorePlaces {
  std::optional<int> box = 2;
  std::optional<int> item = 2;
  int indicator = 2;
};

/// A count, or the sum of a question's counts for one choice, that a score gives away.
struct GivenAway {
  std::optional<std::size_t> box;  ///< empty: the sum over the item's boxes
  std::size_t choice = 0;
  std::uint32_t low = 0;  ///< what it can still be
  std::uint32_t high = 0;

  friend bool operator==(const GivenAway&, const GivenAway&) = default;
};

/// What somebody can work out of one question's score who sees its table with hidden counts (hidden_counts),
/// the number of respondents and the points of the choices, and who knows the rules of hiding. The ways to
/// fill the hidden counts that give this very score are gone through; a count is given away
/// - that can have one value only, or
/// - that can be nothing but small now, and could be something else (nobody, or many) before the score was
/// known. The sum of a choice over the boxes of a question ("three kinds of bribe: yes") is looked at like a
/// count where it is small and a part of it is hidden. Of more than some thousands of ways only those are
/// gone through that lie near the true counts: that can find too much, never too little. Empty: nothing is
/// given away.
[[nodiscard]] std::vector<GivenAway> given_away_by(const ScoredItem& item, const ScorePlaces& places,
                                                   const Rules& rules);

/// What may stand beside the scores of indicators and of the instrument. Those are results of the assessment
/// and come out whatever hangs on them, so it is the tables that give way.
struct BesideScores {
  struct Question {
    bool table_hidden = false;  ///< all its counts, also those that could be shown if there were no scores
    bool score_shown = false;   ///< its own score gives nothing away
  };
  struct Indicator {
    std::vector<Question> questions;
    /// False when even with every table hidden the indicator's score gives a hidden count away (a handful of
    /// people who nearly all said the same): whoever publishes that score should know.
    bool is_safe = true;
  };
  std::vector<Indicator> indicators;
};

/// Hides the fewest tables, question by question, those first that hide something already, until no
/// indicator's score gives a hidden count away; then shows the scores of those questions that leave it so.
/// The instrument's score says nothing that its indicators' do not. Of fewer people than the floor every
/// table is hidden, and no score but the instrument's may be shown: scored, not itemised. Requires: every box
/// of every item answered by the same number of people, at least one.
[[nodiscard]] BesideScores beside_scores(std::span<const ScoredIndicator> indicators,
                                         const ScorePlaces& places, const Rules& rules);

}  // namespace prongsai::suppression
