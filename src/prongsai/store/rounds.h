// SPDX-License-Identifier: Apache-2.0
// Assessment rounds, their calendars and decisions, and what the clock did, as the database keeps them. Who
// takes part stands in participants.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"
#include "prongsai/round/round.h"
#include "prongsai/store/proposals.h"

namespace prongsai::store {

struct StoredRound {
  round::Round round;  ///< with its calendar and every decision
  std::string name_th;
  std::string name_en;      ///< may be empty
  std::string frozen_hash;  ///< empty for a draft
  db::Moment created_at{};
  std::int64_t version = 1;  ///< grows with every change

  /// Without calendar and decisions.
  static StoredRound read(const db::Row& row);
};

/// As a draft, with its calendar. Throws ConstraintViolated "round_pkey" when the id is taken.
void record_round(db::Transaction& transaction, const StoredRound& draft);
[[nodiscard]] std::optional<StoredRound> find_round(db::Transaction& transaction, std::string_view id);
/// The newest year first.
[[nodiscard]] std::vector<StoredRound> list_rounds(db::Transaction& transaction, std::int64_t limit = 200);
/// Those opened or closed, whose phases the clock still opens and closes.
[[nodiscard]] std::vector<StoredRound> list_running_rounds(db::Transaction& transaction);

/// In what follows: false when the round was changed since it had `version`, or is not in the state this
/// needs; nothing was changed then.
[[nodiscard]] bool take_round_version(db::Transaction& transaction, std::string_view id,
                                      std::int64_t version);
/// `opened` is the round as it shall be, frozen.
[[nodiscard]] bool open_round(db::Transaction& transaction, const round::Round& opened, std::int64_t version);
[[nodiscard]] bool close_round(db::Transaction& transaction, std::string_view id, std::int64_t version,
                               db::Moment at);
[[nodiscard]] bool publish_round(db::Transaction& transaction, std::string_view id, std::int64_t version,
                                 db::Moment at);

/// Takes the place of the calendar as planned.
void set_round_calendar(db::Transaction& transaction, std::string_view id, const round::Calendar& calendar);
/// The decision with that number, counted from 0.
void record_round_change(db::Transaction& transaction, std::string_view id, std::int64_t number,
                         const round::CalendarChange& change);

/// A phase opened or closed by the clock.
struct PhaseEvent {
  round::Phase phase = round::Phase::registration;
  bool is_opening = true;
  db::Moment due_at{};  ///< the moment in the calendar

  static PhaseEvent read(const db::Row& row);
  friend bool operator==(const PhaseEvent&, const PhaseEvent&) = default;
};
/// False when it was noted before.
[[nodiscard]] bool note_phase_event(db::Transaction& transaction, std::string_view id,
                                    const PhaseEvent& event, db::Moment noted_at);
[[nodiscard]] std::vector<PhaseEvent> list_phase_events(db::Transaction& transaction, std::string_view id);

/// The proposal of that kind for that subject that waits for its second person.
[[nodiscard]] std::optional<Proposal> find_waiting_proposal(db::Transaction& transaction,
                                                            std::string_view kind, std::string_view subject);

}  // namespace prongsai::store
