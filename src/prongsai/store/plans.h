// SPDX-License-Identifier: Apache-2.0
// Plans of agencies as the database keeps them: records, every change of them, the versions handed in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/db/transaction.h"
#include "prongsai/improvement/record.h"
#include "prongsai/store/people.h"
#include "prongsai/store/results.h"

namespace prongsai::store {

/// What every row here belongs to: one agency in one fiscal year of the Buddhist era.
struct PlanKey {
  std::string agency;
  std::int64_t year = 0;

  friend bool operator==(const PlanKey&, const PlanKey&) = default;
};

struct PlanHead {
  PlanKey key;
  std::string edition;       ///< of the results it answers
  std::int64_t version = 0;  ///< counts every change, for ever
  std::string made_by;
  db::Moment made_at{};
  std::string changed_by;
  db::Moment changed_at{};

  static PlanHead read(const db::Row& row);
};
[[nodiscard]] std::optional<PlanHead> find_plan(db::Transaction& transaction, const PlanKey& key);
void record_plan(db::Transaction& transaction, const PlanHead& head);
/// Latest year first.
[[nodiscard]] std::vector<PlanHead> list_plans_of_agency(db::Transaction& transaction,
                                                         std::string_view agency);
[[nodiscard]] std::vector<PlanHead> list_plans_of_year(db::Transaction& transaction, std::int64_t year);

/// In no order that means anything.
[[nodiscard]] std::vector<improvement::Record> list_plan_records(db::Transaction& transaction,
                                                                 const PlanKey& key, bool with_removed);
[[nodiscard]] std::optional<improvement::Record> find_plan_record(db::Transaction& transaction,
                                                                  const PlanKey& key, std::string_view id);
/// Takes the place of the record of that id.
void record_plan_record(db::Transaction& transaction, const PlanKey& key, const improvement::Record& record);

/// One change of one record. `before` is empty where there was none.
struct PlanChange {
  std::int64_t number = 0;  ///< the version of the plan that it made
  std::int64_t batch = 0;   ///< number of the first change of the same deed
  std::string record;
  std::string before;  ///< as improvement::written gives it
  std::string after;
  std::string deed;  ///< "save", "remove", "move", "confirm", "carry", "library", "import", "undo"
  std::string changed_by;
  db::Moment changed_at{};

  static PlanChange read(const db::Row& row);
};
void record_plan_change(db::Transaction& transaction, const PlanKey& key, const PlanChange& change);
/// Newest first, those before `before` only; of one record where it is named.
[[nodiscard]] std::vector<PlanChange> list_plan_changes(db::Transaction& transaction, const PlanKey& key,
                                                        std::string_view record, std::int64_t before,
                                                        std::int64_t limit);
/// Oldest first.
[[nodiscard]] std::vector<PlanChange> list_plan_batch(db::Transaction& transaction, const PlanKey& key,
                                                      std::int64_t batch);
[[nodiscard]] std::optional<PlanChange> find_plan_change(db::Transaction& transaction, const PlanKey& key,
                                                         std::int64_t number);
/// How the record stood when the plan was of that version; empty where it was not there yet.
[[nodiscard]] std::optional<improvement::Record> find_plan_record_at(db::Transaction& transaction,
                                                                     const PlanKey& key,
                                                                     std::string_view record,
                                                                     std::int64_t version);

/// What has become of a version: at most one waits for the executive, at most one is published.
enum class PlanState : std::uint8_t { handed_in, sent_back, approved, published, replaced };
[[nodiscard]] std::string_view code_of(PlanState state);
[[nodiscard]] std::optional<PlanState> parse_plan_state(std::string_view code);

struct PlanVersion {
  PlanKey key;
  std::int64_t number = 0;  ///< from 1
  PlanState state = PlanState::handed_in;
  std::int64_t plan_version = 0;  ///< of the plan when it was handed in
  std::string document;           ///< the plan file; empty where a list was asked for
  std::string fingerprint;        ///< SHA-256 of the document, lower-case hex
  std::string content_mark;       ///< SHA-256 of what is approved: tells whether the plan changed since
  std::string note;               ///< of whoever handed it in
  std::string open_points;        ///< what the executive must have seen: a line each, "code node record"
  std::string handed_in_by;
  db::Moment handed_in_at{};
  std::optional<std::string> decided_by;
  std::optional<db::Moment> decided_at;
  std::string decision_note;
  std::optional<std::string> published_by;
  std::optional<db::Moment> published_at;

  static PlanVersion read(const db::Row& row);
};
/// Throws ConstraintViolated "plan_version_one_handed_in" when one waits already.
void record_plan_version(db::Transaction& transaction, const PlanVersion& version);
[[nodiscard]] std::optional<PlanVersion> find_plan_version(db::Transaction& transaction, const PlanKey& key,
                                                           std::int64_t number);
/// Newest first, without documents.
[[nodiscard]] std::vector<PlanVersion> list_plan_versions(db::Transaction& transaction, const PlanKey& key);
/// Latest year first, without documents.
[[nodiscard]] std::vector<PlanVersion> list_published_plans(db::Transaction& transaction,
                                                            std::string_view agency);
/// To approved or sent_back. False when it does not wait any more.
[[nodiscard]] bool decide_plan_version(db::Transaction& transaction, const PlanKey& key, std::int64_t number,
                                       PlanState state, std::string_view by, db::Moment at,
                                       std::string_view note);
/// False when it is not approved.
[[nodiscard]] bool publish_plan_version(db::Transaction& transaction, const PlanKey& key, std::int64_t number,
                                        std::string_view by, db::Moment at);
/// Those of that state become replaced.
void replace_plan_versions(db::Transaction& transaction, const PlanKey& key, PlanState state);

/// How often an entry of the library stands in plans, by origin ("library:<id>"), in no order.
[[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> count_library_uses(
    db::Transaction& transaction);
struct OwnEntry {
  std::string agency;
  std::string id;
  std::string content;  ///< a record of kind measure or recommendation, as improvement::written gives it

  static OwnEntry read(const db::Row& row);
};
[[nodiscard]] std::vector<OwnEntry> list_library_entries(db::Transaction& transaction,
                                                         std::string_view agency);
void record_library_entry(db::Transaction& transaction, const OwnEntry& entry, bool is_removed,
                          std::string_view by, db::Moment at);

/// An agency of a province with its plan of the year, where it has one.
struct BoardAgency {
  ResultAgency agency;
  std::optional<std::int64_t> plan_version;
  std::string edition;
  std::optional<PlanState> state;  ///< of the newest version handed in
  std::int64_t number = 0;         ///< of that version

  static BoardAgency read(const db::Row& row);
};
[[nodiscard]] std::vector<BoardAgency> list_board_agencies(db::Transaction& transaction,
                                                           std::string_view province, std::int64_t year,
                                                           std::int64_t limit);
struct BoardRecord {
  std::string agency;
  improvement::Record record;  ///< with the fields that are counted: status, period, day

  static BoardRecord read(const db::Row& row);
};
/// Of all plans of the province, by agency.
[[nodiscard]] std::vector<BoardRecord> list_board_records(db::Transaction& transaction,
                                                          std::string_view province, std::int64_t year);

/// Somebody with a role in an agency: whom to remind.
struct PlanHolder {
  Recipient person;
  access::Role role = access::Role::observer;
  std::string unit;

  static PlanHolder read(const db::Row& row);
};
[[nodiscard]] std::vector<PlanHolder> list_plan_holders(db::Transaction& transaction,
                                                        std::string_view agency);
/// False when the person was reminded of it before.
[[nodiscard]] bool record_plan_reminder(db::Transaction& transaction, std::string_view person,
                                        const PlanKey& key, std::string_view record, std::string_view reason,
                                        db::Moment at);

}  // namespace prongsai::store
