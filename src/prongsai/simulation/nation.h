// SPDX-License-Identifier: Apache-2.0
// A nation that does not exist, of any size, from a seed: agencies, who answered them and what they
// disclosed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "prongsai/agency/organisation.h"
#include "prongsai/base/points.h"
#include "prongsai/base/random.h"
#include "prongsai/credibility/form.h"
#include "prongsai/credibility/seen.h"
#include "prongsai/survey/answers.h"
#include "prongsai/survey/survey.h"

namespace prongsai::simulation {

using base::Points;
using base::Random;
using credibility::Asked;

/// How somebody fills in answers that nobody gave, or bends those that were. docs/reference/credibility.md
/// describes each with its figures.
enum class Style : std::uint8_t {
  bot_burst,       ///< a script, within an hour
  officer_slowly,  ///< one officer, a few a day, for weeks
  template_noise,  ///< one sheet copied with some boxes changed
  taught_answer,   ///< real people who were told what to say
  late_top_up,     ///< filled in at the end until the minimum was met
  token_hoarding,  ///< unused codes used by one person who takes care to look like many
};
inline constexpr std::size_t style_count = 6;
[[nodiscard]] std::string_view word_of(Style style);  ///< "bot_burst", …

struct Stuffing {
  Style style = Style::bot_burst;
  std::uint32_t share = 20;  ///< percent of the answers of a survey it touches
  /// Takes as long for each sheet as people who read do (a script: says so). Most who fill in for others do
  /// not.
  bool patient = false;
};

struct NationOptions {
  std::uint32_t agencies = 8'300;
  std::uint64_t seed = 2569;
  /// How favourable people judge, in thousandths of a respondent's scale. `mood_2566` gives a national mean
  /// total near the 90.19 of 2566, `mood_2564` near the 81.25 of 2564.
  std::int64_t mood = 730;
  std::uint32_t stuffed_per_mille =
      0;  ///< of agencies: each gets one of the six styles and a share of 10, 20 or 40
  std::uint32_t patient_percent = 0;  ///< of them
  std::optional<Stuffing> all_alike;  ///< instead: those that are stuffed are so in this way
  std::size_t days = 60;              ///< how long answers are taken
  std::int64_t first_day = 20'000;    ///< whole days since 1970-01-01
  /// Disclosure items of the edition; each is shown (100 points) or not.
  std::size_t disclosure_items = 43;
};
inline constexpr std::int64_t mood_2566 = 730;
inline constexpr std::int64_t mood_2564 = 250;

/// What one person sent, as it would reach the server.
struct SentBallot {
  survey::Pace pace = survey::Pace::usual;
  survey::Channel channel = survey::Channel::unknown;
  std::uint16_t day = 0;     ///< from 0
  std::uint16_t minute = 0;  ///< of the day
  bool genuine = true;       ///< false: by one of the styles
};

struct SimulatedSurvey {
  Asked asked = Asked::internal;
  std::uint32_t population = 0;
  std::uint32_t required = 0;
  std::vector<SentBallot> ballots;   ///< in the order they were made, not in that of arrival
  std::vector<std::uint8_t> sheets;  ///< of the i-th ballot at i * boxes
  Points score;                      ///< mean points of all boxes and sheets, two decimals
  Points score_before;               ///< likewise of the year before
};

struct SimulatedAgency {
  std::uint32_t number = 0;  ///< from 0
  agency::AgencyRecord record;
  std::uint32_t peers = 0;  ///< type and size as a number below `peer_groups()`
  std::optional<Stuffing> stuffing;
  std::vector<SimulatedSurvey> surveys;  ///< internal, external, external_assessed
  std::vector<bool> disclosed;           ///< by disclosure item
  Points disclosure;
  Points total;  ///< 30/30/40, the external parts averaged: for setting the mood, never a result
};

/// The forms of the nation's two instruments.
struct Forms {
  credibility::Form internal;
  credibility::Form external;

  [[nodiscard]] const credibility::Form& of(Asked asked) const {
    return asked == Asked::internal ? internal : external;
  }
};

/// Makes any agency of a nation by its number, without the others: a nation of any size needs the memory of
/// one agency. The same options and forms always make the same bytes, on every compiler. Thread-safe.
class Nation {
 public:
  Nation(NationOptions options, Forms forms);

  [[nodiscard]] const NationOptions& options() const { return options_; }
  [[nodiscard]] const Forms& forms() const { return forms_; }
  /// Requires: number < options().agencies.
  [[nodiscard]] SimulatedAgency agency(std::uint32_t number) const;
  /// Its record alone, in microseconds.
  [[nodiscard]] agency::AgencyRecord record(std::uint32_t number) const;

 private:
  NationOptions options_;
  Forms forms_;
};

[[nodiscard]] std::uint32_t peer_groups();

/// What is stored of it after collecting and opening: sorted sheets, margins, days, burst levels.
[[nodiscard]] credibility::AgencySeen seen(const Nation& nation, const SimulatedAgency& agency);

}  // namespace prongsai::simulation
