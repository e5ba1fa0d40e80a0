// SPDX-License-Identifier: Apache-2.0
// An assessment round from its draft to its published results.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/round/change.h"
#include "prongsai/round/state.h"

namespace prongsai::round {

/// Each follows the one before; none is left backwards.
enum class Stage : std::uint8_t {
  draft,      ///< edition, agencies and calendar may still change
  opened,     ///< rules frozen; phases open and close by the clock
  closed,     ///< nothing comes in any more; results may be published
  published,  ///< results are announced
};

/// "draft", "opened", "closed" and "published"; names in locale/ under "round_stage.<word>".
[[nodiscard]] std::string_view word_of(Stage stage);
[[nodiscard]] std::optional<Stage> parse_stage(std::string_view word);

/// The rules as they stood when the round opened.
struct Frozen {
  std::string edition;        ///< "ita/2565"
  std::string fingerprint;    ///< of the edition's files
  std::string calendar_hash;  ///< of the calendar as planned; decisions that change it later are logged ones

  friend bool operator==(const Frozen&, const Frozen&) = default;
};

struct Round {
  std::string id;  ///< lower-case letters, digits and inner hyphens, 1 to 64: "ita-2570"
  std::string edition;
  int fiscal_year = 0;  ///< Buddhist era
  Calendar calendar;    ///< as planned
  std::vector<CalendarChange> changes;
  Stage stage = Stage::draft;
  std::optional<Frozen> frozen;  ///< from `opened` on
  std::optional<Moment> opened_at;
  std::optional<Moment> closed_at;
  std::optional<Moment> published_at;
};

/// SHA-256 over one spelling of what the round was opened with: its id and year, the edition and its
/// fingerprint, the calendar. Stored with everything that uses the rules. Requires: round.frozen.
[[nodiscard]] std::string frozen_hash(const Round& round);

/// What is no longer as it was when the round opened; nothing for a draft. round.other_edition {found,
/// expected}, round.rules_changed {edition, found, expected} (fingerprints), round.calendar_changed.
[[nodiscard]] base::Problems what_changed_since_frozen(const Round& round, const framework::Edition& edition);

/// The calendar in force. Problems as in change.h.
[[nodiscard]] base::Result<Calendar> calendar_of(const Round& round);

/// Whether round and phase permit it at that moment. Problems of `may` in state.h and of change.h;
/// round.not_opened {round}, round.is_over {round} (closed, and this is not publishing), round.not_closed
/// {round} (publishing before the round is closed), round.is_published {round}.
[[nodiscard]] base::Result<Timeliness> may(const Round& round, Activity activity, Moment now);

/// With decisions added, all or none. The calendar that results must keep the law (calendar.h) as far as the
/// calendar before it did. Problems: those of change.h, check_calendar's stops that are new;
/// round.wrong_stage {found, expected} for a draft (its calendar is simply edited), for publication results
/// and for other phases of a closed round.
[[nodiscard]] base::Result<Round> decided(const Round& round, std::span<const CalendarChange> changes);

/// closed: from opened, once every phase but publication is over, its grace too; else round.still_running
/// {phase, until} for each. published: from closed, within the publication phase.
[[nodiscard]] base::Result<Round> closed(const Round& round, Moment now);
[[nodiscard]] base::Result<Round> published(const Round& round, Moment now);

}  // namespace prongsai::round
