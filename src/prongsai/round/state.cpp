// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/state.h"

#include <algorithm>

namespace prongsai::round {
namespace {

/// The last window that has opened by now, and the one that opens next.
struct Around {
  const Window* last = nullptr;
  const Window* next = nullptr;
};

Around around(const std::vector<Window>& windows, Moment now) {
  const auto next = std::find_if(windows.begin(), windows.end(),
                                 [&](const Window& window) { return now < window.opens_at; });
  return {.last = next == windows.begin() ? nullptr : &*(next - 1),
          .next = next == windows.end() ? nullptr : &*next};
}

}  // namespace

PhaseState state_of(const Calendar& calendar, Phase phase, Moment now) {
  PhaseState state{.phase = phase, .standing = Standing::absent, .until = {}};
  const auto [last, next] = around(calendar.of(phase), now);
  if (next != nullptr) state.until = next->opens_at;
  if (last == nullptr) {
    if (next != nullptr) state.standing = Standing::not_yet;
    return state;
  }
  const auto no_later_than_next = [&](Moment moment) {
    return state.until ? std::min(*state.until, moment) : moment;
  };
  if (now < last->closes_at) {
    state.standing = Standing::open;
    state.until = no_later_than_next(last->closes_at);
  } else if (now < grace_ends_at(*last)) {
    state.standing = Standing::grace;
    state.until = no_later_than_next(grace_ends_at(*last));
  } else {
    state.standing = Standing::closed;
  }
  return state;
}

std::array<PhaseState, phase_count> state_at(const Calendar& calendar, Moment now) {
  std::array<PhaseState, phase_count> out;
  for (const Phase phase : all_phases) out[index_of(phase)] = state_of(calendar, phase, now);
  return out;
}

base::Result<Timeliness> may(const Calendar& calendar, Activity activity, Moment now) {
  const Phase phase = phase_of(activity);
  const std::string word(word_of(phase));
  const PhaseState state = state_of(calendar, phase, now);
  const auto closed_at = [&] { return moment_text(around(calendar.of(phase), now).last->closes_at); };
  switch (state.standing) {
    case Standing::absent:
      return base::Problem{"round.phase_not_planned", {{"phase", word}}, {}};
    case Standing::not_yet:
      return base::Problem{"round.not_yet_open", {{"phase", word}, {"opens", moment_text(*state.until)}}, {}};
    case Standing::open:
      return Timeliness::in_time;
    case Standing::grace:
      return Timeliness::late;
    case Standing::closed:
      break;
  }
  if (state.until)
    return base::Problem{"round.phase_reopens",
                         {{"phase", word}, {"closes", closed_at()}, {"opens", moment_text(*state.until)}},
                         {}};
  return base::Problem{"round.phase_closed", {{"phase", word}, {"closes", closed_at()}}, {}};
}

}  // namespace prongsai::round
