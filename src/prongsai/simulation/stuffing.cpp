// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/simulation/stuffing_detail.h"

namespace prongsai::simulation {
namespace {

using Sheets = std::vector<std::uint8_t>;
constexpr std::int64_t morning = 8 * 60 + 30;

/// Somebody who reads.
constexpr PaceShares reading = {.hasty = 1, .quick = 14, .usual = 60};
/// Somebody who fills in the form for the n-th time and reads nothing: to point and click takes 1.3 seconds
/// with a mouse (keystroke-level model; Card, Moran and Newell 1983), a tap less than one.
constexpr PaceShares practised = {.hasty = 35, .quick = 50, .usual = 13};

/// One filler's work.
struct Work {
  std::size_t count;
  PaceShares pace;
  bool patient;
};

SentBallot fake(const Habits& habits) {
  SentBallot ballot;
  ballot.genuine = false;
  ballot.channel = habits.usual_channel;
  return ballot;
}

void bot_burst(const Work& work, Random& random, const Respondents& respondents, const Habits& habits,
               SimulatedSurvey& survey) {
  // What a script says of how long it took: nothing or a second, unless it makes something up.
  const survey::Pace says = random.happens(50) ? survey::Pace::unknown : survey::Pace::hasty;
  const auto day = random.between(habits.launch, static_cast<std::int64_t>(habits.days) - 1);
  const auto start = random.between(morning, morning + 8 * 60);
  const auto lasts = 3 + random.below(18);
  for (std::size_t i = 0; i < work.count; ++i) {
    SentBallot ballot = fake(habits);
    ballot.channel = survey::Channel::unknown;
    ballot.day = static_cast<std::uint16_t>(day);
    ballot.minute = static_cast<std::uint16_t>(start + static_cast<std::int64_t>(random.below(lasts)));
    ballot.pace = work.patient ? draw(random, reading) : says;
    respondents.fill_best(random, 40, survey.sheets);
    survey.ballots.push_back(ballot);
  }
}

void officer_slowly(const Work& work, Random& random, const Respondents& respondents, const Habits& habits,
                    SimulatedSurvey& survey) {
  for (std::size_t i = 0; i < work.count; ++i) {
    SentBallot ballot = fake(habits);
    ballot.day =
        static_cast<std::uint16_t>(random.between(habits.launch, static_cast<std::int64_t>(habits.days) - 1));
    ballot.minute = static_cast<std::uint16_t>(morning + static_cast<std::int64_t>(random.below(8 * 60)));
    ballot.pace = draw(random, work.pace);
    respondents.fill_best(random, 60, survey.sheets);
    survey.ballots.push_back(ballot);
  }
}

void template_noise(const Work& work, Random& random, const Respondents& respondents, const Habits& habits,
                    SimulatedSurvey& survey) {
  // The sheet of a content person, changed in one box of ten.
  const std::int64_t theta = respondents.people().mean + 300;
  Sheets model;
  respondents.fill(random, theta, model);
  const auto first = random.between(habits.launch, static_cast<std::int64_t>(habits.days) - 8);
  for (std::size_t i = 0; i < work.count; ++i) {
    SentBallot ballot = fake(habits);
    ballot.day = static_cast<std::uint16_t>(first + static_cast<std::int64_t>(random.below(8)));
    ballot.minute = static_cast<std::uint16_t>(morning + static_cast<std::int64_t>(random.below(8 * 60)));
    ballot.pace = draw(random, work.pace);
    for (std::size_t box = 0; box < respondents.boxes(); ++box)
      survey.sheets.push_back(random.happens(10) ? respondents.choice(random, box, theta) : model[box]);
    survey.ballots.push_back(ballot);
  }
}

void taught_answer(const Work& work, Random& random, const Respondents& respondents, const Habits& habits,
                   SimulatedSurvey& survey) {
  for (std::size_t i = 0; i < work.count; ++i) {
    SentBallot ballot;
    ballot.genuine = false;
    const std::size_t first = survey.sheets.size();
    ballot.pace = respondents.answer(random, survey.sheets);
    for (std::size_t box = 0; box < respondents.boxes(); ++box)
      if (random.happens(60)) survey.sheets[first + box] = respondents.best(box);
    arrive(random, habits, ballot);
    survey.ballots.push_back(ballot);
  }
}

void late_top_up(const Work& work, Random& random, const Respondents& respondents, const Habits& habits,
                 SimulatedSurvey& survey) {
  const auto last = static_cast<std::int64_t>(habits.days) - 1;
  const auto first = random.between(last - 3, last - 1);
  const auto start = random.between(morning, morning + 7 * 60);
  for (std::size_t i = 0; i < work.count; ++i) {
    SentBallot ballot = fake(habits);
    ballot.day = static_cast<std::uint16_t>(random.between(first, first + 1));
    ballot.minute = static_cast<std::uint16_t>(start + static_cast<std::int64_t>(random.below(90)));
    ballot.pace = draw(random, work.pace);
    respondents.fill_best(random, 60, survey.sheets);
    survey.ballots.push_back(ballot);
  }
}

void token_hoarding(const Work& work, Random& random, const Respondents& respondents, const Habits& habits,
                    SimulatedSurvey& survey) {
  for (std::size_t i = 0; i < work.count; ++i) {
    SentBallot ballot;
    ballot.genuine = false;
    arrive(random, habits, ballot);
    ballot.pace = draw(random, reading);
    respondents.fill(random, respondents.people().mean + 500 + random.normal(700), survey.sheets);
    survey.ballots.push_back(ballot);
  }
}

}  // namespace

bool touches(Style style, Asked asked, Random& random) {
  if (asked == Asked::external_assessed) return false;
  switch (style) {
    case Style::bot_burst:
      return asked == Asked::external || random.happens(50);
    case Style::taught_answer:
      return asked == Asked::internal || random.happens(50);
    case Style::token_hoarding:
      return asked == Asked::internal;
    case Style::officer_slowly:
    case Style::template_noise:
    case Style::late_top_up:
      return true;
  }
  return false;
}

void stuff(const Stuffing& stuffing, std::size_t count, Random& random, const Respondents& respondents,
           const Habits& habits, SimulatedSurvey& survey) {
  using Way = void (*)(const Work&, Random&, const Respondents&, const Habits&, SimulatedSurvey&);
  constexpr std::array<Way, style_count> ways = {bot_burst,     officer_slowly, template_noise,
                                                 taught_answer, late_top_up,    token_hoarding};
  const Work work{
      .count = count, .pace = stuffing.patient ? reading : practised, .patient = stuffing.patient};
  ways[static_cast<std::size_t>(stuffing.style)](work, random, respondents, habits, survey);
}

}  // namespace prongsai::simulation
