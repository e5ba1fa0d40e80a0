// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/plans.h"

#include <array>

#include "prongsai/base/assert.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

using improvement::Record;

constexpr std::array<std::string_view, 5> state_codes = {"handed_in", "sent_back", "approved", "published",
                                                         "replaced"};

/// A stored record, with the version that stands beside its text.
struct StoredRecord {
  Record record;
  static StoredRecord read(const db::Row& row) { return {record_at(row, 0)}; }

  static Record record_at(const db::Row& row, int column, std::span<const std::string_view> only = {}) {
    auto record = improvement::read_written(row.get<std::string>(column), only);
    PRONGSAI_ASSERT(record.has_value());
    record->version = row.get<std::int64_t>(column + 1);
    return *std::move(record);
  }
};

struct Counted {
  std::string origin;
  std::int64_t count = 0;
  static Counted read(const db::Row& row) { return {row.get<std::string>(0), row.get<std::int64_t>(1)}; }
};

}  // namespace

PlanHead PlanHead::read(const db::Row& row) {
  return {{row.get<std::string>(0), row.get<std::int64_t>(1)},
          row.get<std::string>(2),
          row.get<std::int64_t>(3),
          row.get<std::string>(4),
          row.get<db::Moment>(5),
          row.get<std::string>(6),
          row.get<db::Moment>(7)};
}

std::optional<PlanHead> find_plan(db::Transaction& transaction, const PlanKey& key) {
  return transaction.optional<PlanHead>(sql::find_plan, key.agency, key.year);
}

void record_plan(db::Transaction& transaction, const PlanHead& head) {
  transaction.execute(sql::record_plan, head.key.agency, head.key.year, head.edition, head.version,
                      head.made_by, head.made_at, head.changed_by, head.changed_at);
}

std::vector<PlanHead> list_plans_of_agency(db::Transaction& transaction, std::string_view agency) {
  return transaction.all<PlanHead>(sql::list_plans_of_agency, agency);
}

std::vector<PlanHead> list_plans_of_year(db::Transaction& transaction, std::int64_t year) {
  return transaction.all<PlanHead>(sql::list_plans_of_year, year);
}

std::vector<Record> list_plan_records(db::Transaction& transaction, const PlanKey& key, bool with_removed) {
  std::vector<Record> out;
  for (StoredRecord& one :
       transaction.all<StoredRecord>(sql::list_plan_records, key.agency, key.year, with_removed))
    out.push_back(std::move(one.record));
  return out;
}

std::optional<Record> find_plan_record(db::Transaction& transaction, const PlanKey& key,
                                       std::string_view id) {
  auto found = transaction.optional<StoredRecord>(sql::find_plan_record, key.agency, key.year, id);
  if (!found) return std::nullopt;
  return std::move(found->record);
}

void record_plan_record(db::Transaction& transaction, const PlanKey& key, const Record& record) {
  transaction.execute(sql::record_plan_record, key.agency, key.year, record.id, improvement::written(record),
                      record.origin, record.is_removed, record.version);
}

PlanChange PlanChange::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::string>(2),
          row.get<std::string>(3),  row.get<std::string>(4),  row.get<std::string>(5),
          row.get<std::string>(6),  row.get<db::Moment>(7)};
}

void record_plan_change(db::Transaction& transaction, const PlanKey& key, const PlanChange& change) {
  transaction.execute(sql::record_plan_change, key.agency, key.year, change.number, change.batch,
                      change.record, change.before, change.after, change.deed, change.changed_by,
                      change.changed_at);
}

std::vector<PlanChange> list_plan_changes(db::Transaction& transaction, const PlanKey& key,
                                          std::string_view record, std::int64_t before, std::int64_t limit) {
  return transaction.all<PlanChange>(sql::list_plan_changes, key.agency, key.year, record, before, limit);
}

std::vector<PlanChange> list_plan_batch(db::Transaction& transaction, const PlanKey& key,
                                        std::int64_t batch) {
  return transaction.all<PlanChange>(sql::list_plan_batch, key.agency, key.year, batch);
}

std::optional<PlanChange> find_plan_change(db::Transaction& transaction, const PlanKey& key,
                                           std::int64_t number) {
  return transaction.optional<PlanChange>(sql::find_plan_change, key.agency, key.year, number);
}

std::optional<Record> find_plan_record_at(db::Transaction& transaction, const PlanKey& key,
                                          std::string_view record, std::int64_t version) {
  const auto change =
      transaction.optional<PlanChange>(sql::find_plan_record_at, key.agency, key.year, record, version);
  if (!change) return std::nullopt;
  auto out = improvement::read_written(change->after);
  PRONGSAI_ASSERT(out.has_value());
  out->version = change->number;
  return out;
}

std::string_view code_of(PlanState state) {
  return state_codes.at(static_cast<std::size_t>(state));
}

std::optional<PlanState> parse_plan_state(std::string_view code) {
  for (std::size_t i = 0; i < state_codes.size(); ++i) {
    if (state_codes.at(i) == code) return static_cast<PlanState>(i);
  }
  return std::nullopt;
}

PlanVersion PlanVersion::read(const db::Row& row) {
  const auto state = parse_plan_state(row.get<std::string>(3));
  PRONGSAI_ASSERT(state.has_value());
  return {.key = {row.get<std::string>(0), row.get<std::int64_t>(1)},
          .number = row.get<std::int64_t>(2),
          .state = *state,
          .plan_version = row.get<std::int64_t>(4),
          .document = row.get<std::string>(5),
          .fingerprint = row.get<std::string>(6),
          .content_mark = row.get<std::string>(7),
          .note = row.get<std::string>(8),
          .open_points = row.get<std::string>(9),
          .handed_in_by = row.get<std::string>(10),
          .handed_in_at = row.get<db::Moment>(11),
          .decided_by = row.get<std::optional<std::string>>(12),
          .decided_at = row.get<std::optional<db::Moment>>(13),
          .decision_note = row.get<std::string>(14),
          .published_by = row.get<std::optional<std::string>>(15),
          .published_at = row.get<std::optional<db::Moment>>(16)};
}

void record_plan_version(db::Transaction& transaction, const PlanVersion& version) {
  transaction.execute(sql::record_plan_version, version.key.agency, version.key.year, version.number,
                      code_of(version.state), version.plan_version, version.document, version.fingerprint,
                      version.content_mark, version.note, version.open_points, version.handed_in_by,
                      version.handed_in_at, version.decided_by, version.decided_at, version.decision_note,
                      version.published_by, version.published_at);
}

std::optional<PlanVersion> find_plan_version(db::Transaction& transaction, const PlanKey& key,
                                             std::int64_t number) {
  return transaction.optional<PlanVersion>(sql::find_plan_version, key.agency, key.year, number);
}

std::vector<PlanVersion> list_plan_versions(db::Transaction& transaction, const PlanKey& key) {
  return transaction.all<PlanVersion>(sql::list_plan_versions, key.agency, key.year);
}

std::vector<PlanVersion> list_published_plans(db::Transaction& transaction, std::string_view agency) {
  return transaction.all<PlanVersion>(sql::list_published_plans, agency);
}

bool decide_plan_version(db::Transaction& transaction, const PlanKey& key, std::int64_t number,
                         PlanState state, std::string_view by, db::Moment at, std::string_view note) {
  return transaction.execute(sql::decide_plan_version, key.agency, key.year, number, code_of(state), by, at,
                             note) == 1;
}

bool publish_plan_version(db::Transaction& transaction, const PlanKey& key, std::int64_t number,
                          std::string_view by, db::Moment at) {
  return transaction.execute(sql::publish_plan_version, key.agency, key.year, number, by, at) == 1;
}

void replace_plan_versions(db::Transaction& transaction, const PlanKey& key, PlanState state) {
  transaction.execute(sql::replace_plan_version, key.agency, key.year, code_of(state));
}

std::vector<std::pair<std::string, std::int64_t>> count_library_uses(db::Transaction& transaction) {
  std::vector<std::pair<std::string, std::int64_t>> out;
  for (Counted& one : transaction.all<Counted>(sql::count_library_uses))
    out.emplace_back(std::move(one.origin), one.count);
  return out;
}

OwnEntry OwnEntry::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
}

std::vector<OwnEntry> list_library_entries(db::Transaction& transaction, std::string_view agency) {
  return transaction.all<OwnEntry>(sql::list_library_entries, agency);
}

void record_library_entry(db::Transaction& transaction, const OwnEntry& entry, bool is_removed,
                          std::string_view by, db::Moment at) {
  transaction.execute(sql::record_library_entry, entry.agency, entry.id, entry.content, is_removed, by, at);
}

BoardAgency BoardAgency::read(const db::Row& row) {
  return {.agency = {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
                     row.get<std::string>(3), row.get<std::string>(4)},
          .plan_version = row.get<std::optional<std::int64_t>>(5),
          .edition = row.get<std::optional<std::string>>(6).value_or(""),
          .state = parse_plan_state(row.get<std::string>(7)),
          .number = row.get<std::optional<std::int64_t>>(8).value_or(0)};
}

std::vector<BoardAgency> list_board_agencies(db::Transaction& transaction, std::string_view province,
                                             std::int64_t year, std::int64_t limit) {
  return transaction.all<BoardAgency>(sql::list_board_agencies, province, year, limit);
}

BoardRecord BoardRecord::read(const db::Row& row) {
  // A board counts; what the records say is of no concern to it.
  static constexpr std::array<std::string_view, 3> counted = {"status", "period", "day"};
  return {row.get<std::string>(0), StoredRecord::record_at(row, 1, counted)};
}

std::vector<BoardRecord> list_board_records(db::Transaction& transaction, std::string_view province,
                                            std::int64_t year) {
  return transaction.all<BoardRecord>(sql::list_board_records, province, year);
}

PlanHolder PlanHolder::read(const db::Row& row) {
  const auto role = access::parse_role(row.get<std::string>(4));
  PRONGSAI_ASSERT(role.has_value());
  return {
      {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)},
      *role,
      row.get<std::string>(5)};
}

std::vector<PlanHolder> list_plan_holders(db::Transaction& transaction, std::string_view agency) {
  return transaction.all<PlanHolder>(sql::list_plan_holders, agency);
}

bool record_plan_reminder(db::Transaction& transaction, std::string_view person, const PlanKey& key,
                          std::string_view record, std::string_view reason, db::Moment at) {
  return transaction.execute(sql::record_plan_reminder, person, key.agency, key.year, record, reason, at) ==
         1;
}

}  // namespace prongsai::store
