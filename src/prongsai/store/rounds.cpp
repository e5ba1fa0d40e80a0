// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/rounds.h"

#include "prongsai/base/assert.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

round::Phase phase_at(const db::Row& row, int column) {
  const auto phase = round::parse_phase(row.get<std::string>(column));
  PRONGSAI_ASSERT(phase.has_value());
  return *phase;
}

struct PhaseWindow {
  round::Phase phase;
  round::Window window;

  static PhaseWindow read(const db::Row& row) {
    return {phase_at(row, 0),
            {row.get<db::Moment>(1), row.get<db::Moment>(2), std::chrono::minutes(row.get<std::int64_t>(3))}};
  }
};

struct Change {
  round::CalendarChange value;

  static Change read(const db::Row& row) {
    const auto kind = round::parse_change_kind(row.get<std::string>(0));
    PRONGSAI_ASSERT(kind.has_value());
    return {{.kind = *kind,
             .phase = phase_at(row, 1),
             .from = row.get<db::Moment>(2),
             .to = row.get<db::Moment>(3),
             .grace = std::chrono::minutes(row.get<std::int64_t>(4)),
             .reason = row.get<std::string>(5),
             .who = row.get<std::string>(6),
             .when = row.get<db::Moment>(7)}};
  }
};

void complete(db::Transaction& transaction, StoredRound& stored) {
  for (const PhaseWindow& one : transaction.all<PhaseWindow>(sql::list_round_phases, stored.round.id))
    stored.round.calendar.of(one.phase).push_back(one.window);
  for (Change& one : transaction.all<Change>(sql::list_round_extensions, stored.round.id))
    stored.round.changes.push_back(std::move(one.value));
}

std::vector<StoredRound> completed(db::Transaction& transaction, std::vector<StoredRound> rounds) {
  for (StoredRound& stored : rounds) complete(transaction, stored);
  return rounds;
}

}  // namespace

StoredRound StoredRound::read(const db::Row& row) {
  StoredRound out;
  out.round.id = row.get<std::string>(0);
  out.round.edition = row.get<std::string>(1);
  out.name_th = row.get<std::string>(2);
  out.name_en = row.get<std::string>(3);
  out.round.fiscal_year = row.get<int>(4);
  const auto stage = round::parse_stage(row.get<std::string>(5));
  PRONGSAI_ASSERT(stage.has_value());
  out.round.stage = *stage;
  if (*stage != round::Stage::draft)
    out.round.frozen = {out.round.edition, row.get<std::string>(6), row.get<std::string>(7)};
  out.frozen_hash = row.get<std::string>(8);
  out.created_at = row.get<db::Moment>(9);
  out.round.opened_at = row.get<std::optional<db::Moment>>(10);
  out.round.closed_at = row.get<std::optional<db::Moment>>(11);
  out.round.published_at = row.get<std::optional<db::Moment>>(12);
  out.version = row.get<std::int64_t>(13);
  return out;
}

void record_round(db::Transaction& transaction, const StoredRound& draft) {
  const round::Round& round = draft.round;
  PRONGSAI_ASSERT(round.stage == round::Stage::draft);
  transaction.execute(sql::record_round, round.id, round.edition, draft.name_th, draft.name_en,
                      round.fiscal_year, draft.created_at);
  set_round_calendar(transaction, round.id, round.calendar);
}

std::optional<StoredRound> find_round(db::Transaction& transaction, std::string_view id) {
  auto out = transaction.optional<StoredRound>(sql::find_round, id);
  if (out) complete(transaction, *out);
  return out;
}

std::vector<StoredRound> list_rounds(db::Transaction& transaction, std::int64_t limit) {
  return completed(transaction, transaction.all<StoredRound>(sql::list_rounds, limit));
}

std::vector<StoredRound> list_running_rounds(db::Transaction& transaction) {
  return completed(transaction, transaction.all<StoredRound>(sql::list_running_rounds));
}

bool take_round_version(db::Transaction& transaction, std::string_view id, std::int64_t version) {
  return transaction.execute(sql::take_round_version, id, version) == 1;
}

bool open_round(db::Transaction& transaction, const round::Round& opened, std::int64_t version) {
  PRONGSAI_ASSERT(opened.frozen.has_value() && opened.opened_at.has_value());
  return transaction.execute(sql::open_round, opened.id, version, opened.frozen->fingerprint,
                             opened.frozen->calendar_hash, round::frozen_hash(opened),
                             *opened.opened_at) == 1;
}

bool close_round(db::Transaction& transaction, std::string_view id, std::int64_t version, db::Moment at) {
  return transaction.execute(sql::close_round, id, version, at) == 1;
}

bool publish_round(db::Transaction& transaction, std::string_view id, std::int64_t version, db::Moment at) {
  return transaction.execute(sql::publish_round, id, version, at) == 1;
}

void set_round_calendar(db::Transaction& transaction, std::string_view id, const round::Calendar& calendar) {
  transaction.execute(sql::remove_round_phases, id);
  for (const round::Phase phase : round::all_phases) {
    // A calendar as planned has one window a phase; reopenings are decisions.
    PRONGSAI_ASSERT(calendar.of(phase).size() <= 1);
    for (const round::Window& window : calendar.of(phase))
      transaction.execute(sql::record_round_phase, id, round::word_of(phase), window.opens_at,
                          window.closes_at, std::int64_t{window.grace.count()});
  }
}

void record_round_change(db::Transaction& transaction, std::string_view id, std::int64_t number,
                         const round::CalendarChange& change) {
  transaction.execute(sql::record_round_extension, id, number, round::word_of(change.kind),
                      round::word_of(change.phase), change.from, change.to,
                      std::int64_t{change.grace.count()}, change.reason, change.who, change.when);
}

PhaseEvent PhaseEvent::read(const db::Row& row) {
  return {phase_at(row, 0), row.get<std::string>(1) == "opened", row.get<db::Moment>(2)};
}

bool note_phase_event(db::Transaction& transaction, std::string_view id, const PhaseEvent& event,
                      db::Moment noted_at) {
  return transaction.execute(sql::record_round_phase_event, id, round::word_of(event.phase),
                             event.is_opening ? "opened" : "closed", event.due_at, noted_at) == 1;
}

std::vector<PhaseEvent> list_phase_events(db::Transaction& transaction, std::string_view id) {
  return transaction.all<PhaseEvent>(sql::list_round_phase_events, id);
}

std::optional<Proposal> find_waiting_proposal(db::Transaction& transaction, std::string_view kind,
                                              std::string_view subject) {
  return transaction.optional<Proposal>(sql::find_waiting_proposal, kind, subject);
}

}  // namespace prongsai::store
