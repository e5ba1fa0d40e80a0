// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/calendar.h"

#include <algorithm>

#include "prongsai/base/digest.h"

namespace prongsai::round {
namespace {

using Details = std::vector<std::pair<std::string, std::string>>;

/// Phases of a strand follow one another.
constexpr std::array<Phase, 6> disclosure_strand = {Phase::registration, Phase::disclose, Phase::grade,
                                                    Phase::clarify,      Phase::confirm,  Phase::publish};
constexpr std::array<Phase, 3> survey_strand = {Phase::registration, Phase::collect, Phase::publish};

std::string word(Phase phase) {
  return std::string(word_of(phase));
}

/// Collects findings about one calendar.
class Checks {
 public:
  Checks(const Calendar& calendar, int fiscal_year)
      : calendar_(calendar), year_(fiscal_year_of(fiscal_year)), year_text_(std::to_string(fiscal_year)) {}

  void missing(const std::vector<Phase>& needed) {
    for (const Phase phase : needed) {
      if (calendar_.of(phase).empty()) stop("round.phase_missing", {{"phase", word(phase)}});
    }
  }

  void each_window() {
    for (const Phase phase : all_phases) {
      for (const Window& window : calendar_.of(phase)) {
        if (window.opens_at >= window.closes_at) {
          stop("round.phase_empty", days_of(phase, window));
        } else if (window.closes_at - window.opens_at < std::chrono::days(1)) {
          warn("round.phase_short", days_of(phase, window));
        }
        if (window.grace < std::chrono::minutes(0) || window.grace > grace_most) {
          stop("round.bad_grace", {{"phase", word(phase)},
                                   {"found", std::to_string(window.grace.count())},
                                   {"expected", std::to_string(grace_most.count())}});
        }
      }
    }
  }

  template <std::size_t count>
  void strand(const std::array<Phase, count>& phases) {
    std::optional<Phase> before;
    for (const Phase phase : phases) {
      if (calendar_.of(phase).empty()) continue;
      if (before) pair(*before, phase);
      before = phase;
    }
  }

  void year() {
    for (const Phase phase : all_phases) {
      for (const Window& window : calendar_.of(phase)) year_of(phase, window);
    }
  }

  void idle_time() {
    std::vector<Window> all;
    for (const Phase phase : all_phases) {
      if (phase == Phase::publish) continue;
      all.insert(all.end(), calendar_.of(phase).begin(), calendar_.of(phase).end());
    }
    std::sort(all.begin(), all.end(),
              [](const Window& a, const Window& b) { return a.opens_at < b.opens_at; });
    std::optional<Moment> covered;
    for (const Window& window : all) {
      if (covered && window.opens_at > *covered)
        warn("round.nothing_open", {{"from", moment_text(*covered)}, {"to", moment_text(window.opens_at)}});
      covered = covered ? std::max(*covered, window.closes_at) : window.closes_at;
    }
  }

  [[nodiscard]] Findings take() { return std::move(findings_); }

 private:
  void stop(const char* code, Details details) { add(code, std::move(details), Severity::stop); }
  void warn(const char* code, Details details) { add(code, std::move(details), Severity::warn); }
  void add(const char* code, Details details, Severity severity) {
    Finding one{.problem = {code, std::move(details), {}}, .severity = severity, .agencies = {}};
    // The two strands share their ends.
    if (std::find(findings_.begin(), findings_.end(), one) == findings_.end())
      findings_.push_back(std::move(one));
  }

  static Details days_of(Phase phase, const Window& window) {
    return {{"phase", word(phase)},
            {"opens", moment_text(window.opens_at)},
            {"closes", moment_text(window.closes_at)}};
  }

  void pair(Phase before, Phase after) {
    const Moment opens = calendar_.of(after).front().opens_at;
    bool first = true;
    for (const Window& window : calendar_.of(before)) {
      const auto told = [&](Moment closes) {
        return Details{{"phase", word(after)},
                       {"opens", moment_text(opens)},
                       {"before", word(before)},
                       {"closes", moment_text(closes)}};
      };
      const bool may_overlap =
          !first || (before == Phase::registration && after == Phase::disclose && opens >= window.opens_at);
      if (opens < window.closes_at) {
        if (may_overlap) warn("round.phases_overlap", told(window.closes_at));
        if (!may_overlap) stop("round.phase_order", told(window.closes_at));
      } else if (opens < grace_ends_at(window)) {
        warn("round.grace_overlaps", told(grace_ends_at(window)));
      }
      first = false;
    }
  }

  void year_of(Phase phase, const Window& window) {
    Details details = days_of(phase, window);
    details.emplace_back("year", year_text_);
    const bool publication = phase == Phase::publish;
    if (window.opens_at < year_.begins_at || (!publication && window.closes_at > year_.ends_at))
      return stop("round.wrong_year", std::move(details));
    if (publication && window.closes_at > year_.ends_at) warn("round.late_publication", std::move(details));
  }

  const Calendar& calendar_;
  FiscalYear year_;
  std::string year_text_;
  Findings findings_;
};

}  // namespace

base::Problems stops(const Findings& findings) {
  base::Problems out;
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::stop) out.push_back(finding.problem);
  }
  return out;
}

Moment grace_ends_at(const Window& window) {
  // Far from any calendar, but the sum must not overflow for a caller who has not checked yet.
  return window.closes_at > Moment::max() - window.grace ? Moment::max() : window.closes_at + window.grace;
}

base::Result<Window> window_of_days(std::string_view first, std::string_view last,
                                    std::chrono::minutes grace) {
  base::Problems problems;
  const auto from = parse_day(first);
  const auto to = parse_day(last);
  if (!from) problems.push_back({"round.bad_day", {{"found", std::string(first)}}, {}});
  if (!to) problems.push_back({"round.bad_day", {{"found", std::string(last)}}, {}});
  if (from && to && *to < *from)
    problems.push_back({"round.day_order", {{"from", std::string(first)}, {"to", std::string(last)}}, {}});
  if (!problems.empty()) return problems;
  return Window{.opens_at = start_of_thai_day(*from),
                .closes_at = start_of_thai_day(*to + std::chrono::days(1)),
                .grace = grace};
}

Findings check_calendar(const Calendar& calendar, const std::vector<Phase>& needed, int fiscal_year) {
  Checks checks(calendar, fiscal_year);
  checks.missing(needed);
  checks.each_window();
  checks.strand(disclosure_strand);
  checks.strand(survey_strand);
  checks.year();
  checks.idle_time();
  return checks.take();
}

std::string canonical_text(const Calendar& calendar) {
  std::string out;
  for (const Phase phase : all_phases) {
    for (const Window& window : calendar.of(phase)) {
      out += word(phase) + " " + std::to_string(window.opens_at.time_since_epoch().count()) + " " +
             std::to_string(window.closes_at.time_since_epoch().count()) + " " +
             std::to_string(window.grace.count()) + "\n";
    }
  }
  return out;
}

std::string calendar_hash(const Calendar& calendar) {
  return base::sha256_hex(canonical_text(calendar));
}

}  // namespace prongsai::round
