// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/round.h"

#include <algorithm>
#include <array>

#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"

namespace prongsai::round {

using base::Problem;
using base::Problems;

namespace {

constexpr std::array<std::string_view, 4> stage_words = {"draft", "opened", "closed", "published"};

Problem wrong_stage(Stage found, Stage expected) {
  return {"round.wrong_stage",
          {{"found", std::string(word_of(found))}, {"expected", std::string(word_of(expected))}},
          {}};
}

/// The length before the value keeps two values from being read as one.
std::string line(std::string_view name, std::string_view value) {
  return std::string(name) + " " + std::to_string(value.size()) + " " + std::string(value) + "\n";
}

}  // namespace

std::string_view word_of(Stage stage) {
  return stage_words[static_cast<std::size_t>(stage)];
}

std::optional<Stage> parse_stage(std::string_view word) {
  const auto found = std::find(stage_words.begin(), stage_words.end(), word);
  if (found == stage_words.end()) return std::nullopt;
  return static_cast<Stage>(found - stage_words.begin());
}

std::string frozen_hash(const Round& round) {
  PRONGSAI_ASSERT(round.frozen.has_value());
  return base::sha256_hex(
      "prongsai round 1\n" + line("id", round.id) + line("year", std::to_string(round.fiscal_year)) +
      line("edition", round.frozen->edition) + line("fingerprint", round.frozen->fingerprint) +
      line("calendar", round.frozen->calendar_hash));
}

Problems what_changed_since_frozen(const Round& round, const framework::Edition& edition) {
  if (!round.frozen) return {};
  Problems out;
  if (edition.id != round.frozen->edition) {
    out.push_back({"round.other_edition", {{"found", edition.id}, {"expected", round.frozen->edition}}, {}});
  } else if (edition.fingerprint != round.frozen->fingerprint) {
    out.push_back(
        {"round.rules_changed",
         {{"edition", edition.id}, {"found", edition.fingerprint}, {"expected", round.frozen->fingerprint}},
         {}});
  }
  if (calendar_hash(round.calendar) != round.frozen->calendar_hash)
    out.push_back({"round.calendar_changed", {{"round", round.id}}, {}});
  return out;
}

base::Result<Calendar> calendar_of(const Round& round) {
  return effective_calendar(round.calendar, round.changes);
}

base::Result<Timeliness> may(const Round& round, Activity activity, Moment now) {
  const auto refused = [&](const char* code) { return Problem{code, {{"round", round.id}}, {}}; };
  const bool publishing = activity == Activity::publish_results;
  switch (round.stage) {
    case Stage::draft:
      return refused("round.not_opened");
    case Stage::opened:
      if (publishing) return refused("round.not_closed");
      break;
    case Stage::closed:
      if (!publishing) return refused("round.is_over");
      break;
    case Stage::published:
      return refused("round.is_published");
  }
  const auto calendar = calendar_of(round);
  if (!calendar) return calendar.problems();
  return may(*calendar, activity, now);
}

base::Result<Round> decided(const Round& round, std::span<const CalendarChange> changes) {
  if (round.stage == Stage::draft || round.stage == Stage::published)
    return wrong_stage(round.stage, Stage::opened);
  const bool all_of_publication =
      std::all_of(changes.begin(), changes.end(),
                  [](const CalendarChange& change) { return change.phase == Phase::publish; });
  if (round.stage == Stage::closed && !all_of_publication) return wrong_stage(round.stage, Stage::opened);
  const auto before = calendar_of(round);
  if (!before) return before.problems();
  Round out = round;
  out.changes.insert(out.changes.end(), changes.begin(), changes.end());
  const auto after = calendar_of(out);
  if (!after) return after.problems();
  const Problems old = stops(check_calendar(*before, {}, round.fiscal_year));
  Problems problems;
  for (const Problem& problem : stops(check_calendar(*after, {}, round.fiscal_year))) {
    if (std::find(old.begin(), old.end(), problem) == old.end()) problems.push_back(problem);
  }
  if (!problems.empty()) return problems;
  return out;
}

base::Result<Round> closed(const Round& round, Moment now) {
  if (round.stage != Stage::opened) return wrong_stage(round.stage, Stage::opened);
  const auto calendar = calendar_of(round);
  if (!calendar) return calendar.problems();
  Problems problems;
  for (const PhaseState& state : state_at(*calendar, now)) {
    // A standing that will change is one of a phase that is not over.
    if (state.phase == Phase::publish || !state.until) continue;
    problems.push_back({"round.still_running",
                        {{"phase", std::string(word_of(state.phase))}, {"until", moment_text(*state.until)}},
                        {}});
  }
  if (!problems.empty()) return problems;
  Round out = round;
  out.stage = Stage::closed;
  out.closed_at = now;
  return out;
}

base::Result<Round> published(const Round& round, Moment now) {
  if (round.stage != Stage::closed) return wrong_stage(round.stage, Stage::closed);
  const auto permitted = may(round, Activity::publish_results, now);
  if (!permitted) return permitted.problems();
  Round out = round;
  out.stage = Stage::published;
  out.published_at = now;
  return out;
}

}  // namespace prongsai::round
