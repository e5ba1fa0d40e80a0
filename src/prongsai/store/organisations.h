// SPDX-License-Identifier: Apache-2.0
// The register of organisations as the database keeps it: what each agency is now, all it ever was, its
// units.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/agency/organisation.h"
#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// An agency as the register has it now.
struct RegisteredAgency {
  agency::AgencyRecord record;
  std::int64_t version = 0;  ///< counts its changes: what a form names, so that none is overwritten unseen

  static RegisteredAgency read(const db::Row& row);
};

[[nodiscard]] std::optional<RegisteredAgency> find_agency(db::Transaction& transaction, std::string_view id);
/// The whole register in the order of names, merged and closed agencies too: for comparing and exporting.
[[nodiscard]] std::vector<RegisteredAgency> list_agencies_whole(db::Transaction& transaction);
/// Those that `id` took over.
[[nodiscard]] std::vector<RegisteredAgency> list_agencies_merged_into(db::Transaction& transaction,
                                                                      std::string_view id);

/// What narrows a list down. Empty: any. "-" for a ministry or province: those that have none.
struct AgencyFilter {
  std::string text;  ///< as typed: part of a name or abbreviation, or a whole id
  std::string type;
  std::string ministry;
  std::string province;
  std::string size;   ///< "S", "M", "L"
  std::string state;  ///< "active", "merged", "closed"
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
/// In the order of names.
[[nodiscard]] std::vector<RegisteredAgency> list_agencies(db::Transaction& transaction,
                                                          const AgencyFilter& filter);
/// How many the filter finds on all pages.
[[nodiscard]] std::int64_t count_agencies(db::Transaction& transaction, const AgencyFilter& filter);

enum class AgencyGroup : std::uint8_t { type, ministry, province };
/// Active agencies a group, by its code ("" for those that have none), in no order.
[[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> count_agencies_by(
    db::Transaction& transaction, AgencyGroup group);

/// What was recorded of an agency at one moment.
struct AgencyVersion {
  agency::AgencyRecord record;
  std::int64_t number = 0;
  std::string recorded_by;
  db::Moment recorded_at{};
  std::string reason;

  static AgencyVersion read(const db::Row& row);
};
/// All of them, in the order in which they were recorded. A later one of the same day takes the earlier one's
/// place, which stays readable.
[[nodiscard]] std::vector<AgencyVersion> list_agency_versions(db::Transaction& transaction,
                                                              std::string_view id);

/// Counts every change of the register. 0 before the first.
[[nodiscard]] std::int64_t register_version(db::Transaction& transaction);

/// A record to be, and the version it takes the place of (0: the agency is new).
struct NewAgencyVersion {
  agency::AgencyRecord record;
  std::int64_t replaces = 0;
};
struct Recording {
  std::string by;
  db::Moment at{};
  std::string reason;
};
/// Records one or thousands at once. Writers of the register wait for each other here. Requires: at least
/// one; ids unique; `replaces` is what the register has now.
void record_agencies(db::Transaction& transaction, std::span<const NewAgencyVersion> versions,
                     const Recording& recording);

/// A unit of an agency, ended ones too.
struct StoredUnit {
  agency::Unit unit;
  std::int64_t version = 0;
  std::optional<db::Moment> ended_at;

  static StoredUnit read(const db::Row& row);
};
[[nodiscard]] std::vector<StoredUnit> list_units(db::Transaction& transaction, std::string_view agency);
[[nodiscard]] std::optional<StoredUnit> find_unit(db::Transaction& transaction, std::string_view agency,
                                                  std::string_view unit);
/// Throws ConstraintViolated "unit_name_once" when the agency has a unit of that name.
void record_unit(db::Transaction& transaction, const agency::Unit& unit);
/// As above. False when the unit is of another version now, or has ended.
[[nodiscard]] bool rename_unit(db::Transaction& transaction, const agency::Unit& unit, std::int64_t version);
/// False likewise.
[[nodiscard]] bool end_unit(db::Transaction& transaction, std::string_view agency, std::string_view unit,
                            std::int64_t version, db::Moment at);

/// A register file that somebody is looking at before it is taken over.
struct RegisterDraft {
  std::string id;
  std::string person;
  std::string file_name;
  db::Bytes content;
  std::string digest;                 ///< SHA-256 of the content, for the trail
  std::int64_t register_version = 0;  ///< of the register it was last compared with
  db::Moment created_at{};

  static RegisterDraft read(const db::Row& row);
};
void record_register_draft(db::Transaction& transaction, const RegisterDraft& draft);
/// Empty when there is none, or it is not younger than `after`.
[[nodiscard]] std::optional<RegisterDraft> find_register_draft(db::Transaction& transaction,
                                                               std::string_view id, db::Moment after);
/// It was compared anew.
void refresh_register_draft(db::Transaction& transaction, std::string_view id, std::int64_t version);
void remove_register_draft(db::Transaction& transaction, std::string_view id);
/// Those that are not younger than `after`, and those of this person.
void remove_old_register_drafts(db::Transaction& transaction, db::Moment after, std::string_view person);

}  // namespace prongsai::store
