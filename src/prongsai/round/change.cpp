// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/change.h"

#include <algorithm>
#include <array>

namespace prongsai::round {
namespace {

using base::Problem;
using base::Problems;

constexpr std::array<std::string_view, 3> kind_words = {"extend", "move", "shorten"};

std::string phase_word(const CalendarChange& change) {
  return std::string(word_of(change.phase));
}

Window window_of(const CalendarChange& change) {
  return {.opens_at = change.from, .closes_at = change.to, .grace = change.grace};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// What is wrong with a decision whatever the calendar says.
Problems check_form(const CalendarChange& change) {
  Problems out;
  if (is_blank(change.reason)) out.push_back({"round.no_reason", {}, {}});
  if (change.reason.size() > change_reason_most)
    out.push_back(
        {"round.reason_too_long",
         {{"found", std::to_string(change.reason.size())}, {"expected", std::to_string(change_reason_most)}},
         {}});
  if (is_blank(change.who)) out.push_back({"round.no_decider", {}, {}});
  if (change.to <= change.from)
    out.push_back(
        {"round.change_empty",
         {{"phase", phase_word(change)}, {"from", moment_text(change.from)}, {"to", moment_text(change.to)}},
         {}});
  if (change.grace < std::chrono::minutes(0) || change.grace > grace_most)
    out.push_back({"round.bad_grace",
                   {{"phase", phase_word(change)},
                    {"found", std::to_string(change.grace.count())},
                    {"expected", std::to_string(grace_most.count())}},
                   {}});
  return out;
}

Problem shortens(const CalendarChange& change, Moment expected, Moment found) {
  return {"round.shortens",
          {{"phase", phase_word(change)}, {"expected", moment_text(expected)}, {"found", moment_text(found)}},
          {}};
}

Problem in_the_past(const CalendarChange& change) {
  return {
      "round.change_in_the_past",
      {{"phase", phase_word(change)}, {"from", moment_text(change.from)}, {"now", moment_text(change.when)}},
      {}};
}

std::optional<Problem> extend(std::vector<Window>& windows, const CalendarChange& change) {
  Window& last = windows.back();
  if (change.to <= last.closes_at) return shortens(change, last.closes_at, change.to);
  const Moment accepted_until = grace_ends_at(window_of(change));
  if (accepted_until < grace_ends_at(last)) return shortens(change, grace_ends_at(last), accepted_until);
  const bool still_running = change.when <= last.closes_at;
  if (still_running ? change.from != last.closes_at : change.from < last.closes_at)
    return Problem{"round.extension_start",
                   {{"phase", phase_word(change)},
                    {"found", moment_text(change.from)},
                    {"expected", moment_text(last.closes_at)}},
                   {}};
  if (change.from < change.when) return in_the_past(change);
  if (!still_running) {
    windows.push_back(window_of(change));
    return std::nullopt;
  }
  last.closes_at = change.to;
  last.grace = change.grace;
  return std::nullopt;
}

/// Until a phase has opened nobody has relied on it, so its one window may be replaced.
std::optional<Problem> replace(std::vector<Window>& windows, const CalendarChange& change) {
  Window& planned = windows.front();
  if (change.when >= planned.opens_at)
    return Problem{
        "round.already_open", {{"phase", phase_word(change)}, {"opens", moment_text(planned.opens_at)}}, {}};
  if (change.from < change.when) return in_the_past(change);
  const Window wanted = window_of(change);
  const auto length = [](const Window& window) { return window.closes_at - window.opens_at; };
  if (change.kind == ChangeKind::move) {
    if (length(wanted) < length(planned))
      return shortens(change, wanted.opens_at + length(planned), wanted.closes_at);
    if (length(wanted) + wanted.grace < length(planned) + planned.grace)
      return shortens(change, wanted.opens_at + length(planned) + planned.grace, grace_ends_at(wanted));
  } else if (wanted.opens_at < planned.opens_at || wanted.closes_at > planned.closes_at ||
             grace_ends_at(wanted) > grace_ends_at(planned)) {
    return Problem{"round.not_within",
                   {{"phase", phase_word(change)},
                    {"opens", moment_text(planned.opens_at)},
                    {"closes", moment_text(planned.closes_at)}},
                   {}};
  }
  planned = wanted;
  return std::nullopt;
}

}  // namespace

std::string_view word_of(ChangeKind kind) {
  return kind_words[static_cast<std::size_t>(kind)];
}

std::optional<ChangeKind> parse_change_kind(std::string_view word) {
  const auto found = std::find(kind_words.begin(), kind_words.end(), word);
  if (found == kind_words.end()) return std::nullopt;
  return static_cast<ChangeKind>(found - kind_words.begin());
}

base::Result<Calendar> changed(const Calendar& current, const CalendarChange& change) {
  Problems problems = check_form(change);
  if (current.of(change.phase).empty())
    problems.push_back({"round.no_window", {{"phase", phase_word(change)}}, {}});
  if (!problems.empty()) return problems;
  Calendar out = current;
  std::vector<Window>& windows = out.of(change.phase);
  const auto problem = change.kind == ChangeKind::extend ? extend(windows, change) : replace(windows, change);
  if (problem) return *problem;
  return out;
}

base::Result<Calendar> effective_calendar(const Calendar& base, std::span<const CalendarChange> changes) {
  if (changes.size() > changes_most)
    return Problem{"round.too_many_changes", {{"expected", std::to_string(changes_most)}}, {}};
  Calendar calendar = base;
  std::optional<Moment> before;
  for (const CalendarChange& change : changes) {
    if (before && change.when < *before)
      return Problem{
          "round.change_order", {{"found", moment_text(change.when)}, {"before", moment_text(*before)}}, {}};
    before = change.when;
    auto next = changed(calendar, change);
    if (!next) return next.problems();
    calendar = std::move(next).value();
  }
  return calendar;
}

}  // namespace prongsai::round
