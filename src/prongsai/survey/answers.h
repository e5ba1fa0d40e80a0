// SPDX-License-Identifier: Apache-2.0
// From what a browser sent to a packed sheet, or to what is still missing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/survey/questionnaire.h"

namespace prongsai::survey {

/// How long somebody took, in four steps: clear times would tell people apart. Bounds are per answer box:
/// under 1 s, under 2 s, under 6 s, longer; `unknown` where the browser did not say (no script).
enum class Pace : std::uint8_t { unknown, hasty, quick, usual, slow };
inline constexpr std::size_t pace_count = 5;

/// Everything one respondent said.
struct Answers {
  std::vector<std::uint8_t> sheet;    ///< packed as tally::SheetLayout wants it; every box answered
  std::vector<std::uint8_t> profile;  ///< one choice a profile question, counted from 1
  Pace pace = Pace::unknown;

  friend bool operator==(const Answers&, const Answers&) = default;
};

/// A field of the form as sent: the name is a box's code ("i1.1") or "p." and a profile question's code, the
/// value the choice's number from 1.
using SentField = std::pair<std::string_view, std::string_view>;

/// What was sent, as far as it could be read: boxes not answered are 0. Nothing is lost for the page that
/// asks again. Fields of other names are ignored; the first of two equal names counts; an empty value is no
/// answer.
struct Reading {
  Answers answers;                           ///< sheet and profile have their full length
  std::vector<std::size_t> missing;          ///< boxes without a usable answer, in order
  std::vector<std::size_t> missing_profile;  ///< likewise for profile questions
  /// survey.choice_not_understood {box, found, expected}: only a broken or forged page sends that. Such a
  /// box is missing, too. `found` has at most 40 bytes of printable ASCII.
  base::Problems problems;

  [[nodiscard]] bool is_complete() const {
    return missing.empty() && missing_profile.empty() && problems.empty();
  }
};
[[nodiscard]] Reading read_answers(const Questionnaire& questionnaire, const std::vector<SentField>& sent);

/// `seconds` from the first question shown to submitting, as the browser measured it; anything that is no
/// whole number from 0 to 86,400 is unknown.
[[nodiscard]] Pace pace_of(const Questionnaire& questionnaire, std::string_view seconds);

/// True where every box and every profile question has one of its choices.
[[nodiscard]] bool is_possible(const Questionnaire& questionnaire, const Answers& answers);

/// A ballot's plain bytes. Numbers are unsigned, the highest byte first:
///
///     1   form of the ballot, 1
///     8   the survey's number
///    16   the first half of the questionnaire's fingerprint
///     1   the pace, 0 to 4
///     b   the sheet, a byte a box
///     p   the profile, a byte a question
///     …   zeros, up to a multiple of 16
///
/// The length depends on the questionnaire alone, so that a ballot's length tells nothing.
[[nodiscard]] std::size_t ballot_bytes(const Questionnaire& questionnaire);
/// Requires: survey >= 1, is_possible(questionnaire, answers).
[[nodiscard]] std::string pack_ballot(const Questionnaire& questionnaire, std::int64_t survey,
                                      const Answers& answers);
/// Problem: survey.ballot_not_understood {reason}, where the reason is "length", "form", "survey"
/// (another's), "questionnaire" (another), "answers" (impossible ones) or "padding". What is read packs to
/// the same bytes.
[[nodiscard]] base::Result<Answers> unpack_ballot(const Questionnaire& questionnaire, std::int64_t survey,
                                                  std::string_view ballot);

}  // namespace prongsai::survey
