// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "prongsai/simulation/respondents_detail.h"

namespace prongsai::simulation {
namespace {

// In thousandths. Calibrated on outside figures (nation_test.cpp): how many honest sheets are alike at a
// given mean.
constexpr std::int64_t noise = 1'000;
constexpr std::int64_t between_people = 1'000;
/// The step from the worst choice to the next begins here, the step to the best ends at 0.
constexpr std::int64_t lowest_step = -2'400;
constexpr std::int64_t only_step = -1'900;

}  // namespace

std::vector<std::vector<std::uint8_t>> ranked(const credibility::Form& form) {
  std::vector<std::vector<std::uint8_t>> out;
  for (const credibility::FormBox& box : form.boxes) {
    std::vector<std::uint8_t> choices(box.choices);
    for (std::uint8_t i = 0; i < box.choices; ++i) choices[i] = static_cast<std::uint8_t>(i + 1);
    const auto worth = [&](std::uint8_t choice) {
      return std::pair(box.points[static_cast<std::size_t>(choice - 1)], choice);
    };
    std::sort(choices.begin(), choices.end(),
              [&](std::uint8_t a, std::uint8_t b) { return worth(a) < worth(b); });
    out.push_back(std::move(choices));
  }
  return out;
}

std::uint8_t Respondents::choice(Random& random, std::size_t box, std::int64_t theta) const {
  const std::vector<std::uint8_t>& choices = ranked_[box];
  const std::int64_t feeling = theta + people_.easier[box] + random.normal(noise);
  if (choices.size() == 2) return choices[feeling > only_step ? 1 : 0];
  const auto steps = static_cast<std::int64_t>(choices.size()) - 1;
  std::size_t rank = 0;
  for (std::int64_t step = 0; step < steps; ++step)
    if (feeling > lowest_step - lowest_step * step / (steps - 1)) rank = static_cast<std::size_t>(step + 1);
  return choices[rank];
}

void Respondents::fill(Random& random, std::int64_t theta, std::vector<std::uint8_t>& sheets) const {
  for (std::size_t box = 0; box < boxes(); ++box) sheets.push_back(choice(random, box, theta));
}

void Respondents::fill_best(Random& random, std::uint64_t slips, std::vector<std::uint8_t>& sheets) const {
  for (const std::vector<std::uint8_t>& choices : ranked_)
    sheets.push_back(random.below(1'000) < slips ? choices[choices.size() - 2] : choices.back());
}

survey::Pace draw(Random& random, PaceShares shares) {
  const std::uint64_t at = random.below(100);
  if (at < shares.hasty) return survey::Pace::hasty;
  if (at < shares.hasty + shares.quick) return survey::Pace::quick;
  if (at < shares.hasty + shares.quick + shares.usual) return survey::Pace::usual;
  return survey::Pace::slow;
}

survey::Pace Respondents::answer(Random& random, std::vector<std::uint8_t>& sheets) const {
  const std::int64_t theta = people_.mean + random.normal(between_people);
  const std::uint64_t manner = random.below(100);
  PaceShares shares{.hasty = 1, .quick = 12, .usual = 60};
  if (manner < people_.careless) {
    const auto column = random.below(7);
    for (const std::vector<std::uint8_t>& choices : ranked_)
      sheets.push_back(static_cast<std::uint8_t>(column % choices.size() + 1));
    shares = {.hasty = 30, .quick = 45, .usual = 20};
  } else if (manner < people_.careless + people_.hurried) {
    fill_best(random, 5, sheets);
    shares = {.hasty = 14, .quick = 50, .usual = 30};
  } else {
    fill(random, theta, sheets);
  }
  shares.quick = shares.quick * static_cast<std::uint64_t>(100 + people_.unhurried) / 100;
  if (random.happens(people_.no_script)) return survey::Pace::unknown;
  return draw(random, shares);
}

}  // namespace prongsai::simulation
