// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/organisations.h"

#include <algorithm>
#include <tuple>

#include "prongsai/agency/search_form.h"
#include "prongsai/base/assert.h"
#include "prongsai/store/pattern_detail.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

using agency::AgencyRecord;

/// A line break stands in no name of a register: `agency::tidy` makes it a blank.
constexpr char between_names = '\n';

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += between_names;
    out += name;
  }
  return out;
}

std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(between_names, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

constexpr int fact_columns = 16;  ///< with the id

AgencyRecord record_at(const db::Row& row) {
  const auto text = [&](int column) { return row.get<std::string>(column); };
  const auto count = [&](int column) { return row.get<std::optional<std::int64_t>>(column); };
  const auto state = agency::parse_state(text(13));
  PRONGSAI_ASSERT(state.has_value());
  return {.id = text(0),
          .name_th = text(1),
          .name_en = text(2),
          .short_names = parted(text(3)),
          .type = text(4),
          .size_group = agency::parse_size_group(text(5)),
          .ministry = text(6),
          .province = text(7),
          .district = text(8),
          .head_count_internal = count(9),
          .head_count_external = count(10),
          .website = text(11),
          .coordinator_email = text(12),
          .state = *state,
          .merged_into = text(14),
          .since = text(15)};
}

std::string_view size_of(const AgencyRecord& record) {
  return record.size_group ? agency::code_of(*record.size_group) : std::string_view();
}

/// Everything an agency can be found by, each name apart from the next: no part of a name reaches across.
std::string forms_of(const AgencyRecord& record) {
  std::string out = agency::search_form(record.name_th) + between_names + agency::search_form(record.name_en);
  for (const std::string& name : record.short_names) out += between_names + agency::search_form(name);
  return out;
}

struct Pattern {
  std::string form;
  std::string id;
};
Pattern pattern_of(const AgencyFilter& filter) {
  const std::string form = agency::search_form(filter.text);
  // Something was typed that is no part of any name, such as "?": it finds nothing rather than all.
  if (form.empty() && !filter.text.empty()) return {"", filter.text};
  return {form.empty() ? "%" : detail::containing(form), filter.text};
}

void record_current(db::Transaction& transaction, std::span<const NewAgencyVersion> versions) {
  static const std::vector<std::string> columns = {
      "agency_id",           "name_th",     "name_en",          "short_names", "type_code",
      "size_group",          "ministry_id", "province_id",      "district",    "head_count_internal",
      "head_count_external", "website",     "coordinator_mail", "state",       "merged_into",
      "valid_from",          "search_form", "sort_form",        "version"};
  transaction.insert_in_bulk("agency", columns, [&](auto&& add) {
    for (const NewAgencyVersion& each : versions) {
      const AgencyRecord& one = each.record;
      add(one.id, one.name_th, one.name_en, joined(one.short_names), one.type, size_of(one), one.ministry,
          one.province, one.district, one.head_count_internal, one.head_count_external, one.website,
          one.coordinator_email, agency::code_of(one.state), one.merged_into, one.since, forms_of(one),
          agency::sort_form(one.name_th), each.replaces + 1);
    }
  });
}

void record_history(db::Transaction& transaction, std::span<const NewAgencyVersion> versions,
                    std::int64_t register_version, const Recording& recording) {
  static const std::vector<std::string> columns = {"agency_id",
                                                   "number",
                                                   "name_th",
                                                   "name_en",
                                                   "short_names",
                                                   "type_code",
                                                   "size_group",
                                                   "ministry_id",
                                                   "province_id",
                                                   "district",
                                                   "head_count_internal",
                                                   "head_count_external",
                                                   "website",
                                                   "coordinator_mail",
                                                   "state",
                                                   "merged_into",
                                                   "valid_from",
                                                   "register_version",
                                                   "recorded_by",
                                                   "recorded_at",
                                                   "reason"};
  transaction.insert_in_bulk("agency_version", columns, [&](auto&& add) {
    for (const NewAgencyVersion& each : versions) {
      const AgencyRecord& one = each.record;
      add(one.id, each.replaces + 1, one.name_th, one.name_en, joined(one.short_names), one.type,
          size_of(one), one.ministry, one.province, one.district, one.head_count_internal,
          one.head_count_external, one.website, one.coordinator_email, agency::code_of(one.state),
          one.merged_into, one.since, register_version, recording.by, recording.at, recording.reason);
    }
  });
}

}  // namespace

RegisteredAgency RegisteredAgency::read(const db::Row& row) {
  return {record_at(row), row.get<std::int64_t>(fact_columns)};
}

std::optional<RegisteredAgency> find_agency(db::Transaction& transaction, std::string_view id) {
  return transaction.optional<RegisteredAgency>(sql::find_agency, id);
}

std::vector<RegisteredAgency> list_agencies_whole(db::Transaction& transaction) {
  return transaction.all<RegisteredAgency>(sql::list_agencies_whole);
}

std::vector<RegisteredAgency> list_agencies_merged_into(db::Transaction& transaction, std::string_view id) {
  if (id.empty()) return {};
  return transaction.all<RegisteredAgency>(sql::list_agencies_merged_into, id);
}

std::vector<RegisteredAgency> list_agencies(db::Transaction& transaction, const AgencyFilter& filter) {
  const Pattern pattern = pattern_of(filter);
  return transaction.all<RegisteredAgency>(sql::list_agencies, pattern.form, filter.type, filter.ministry,
                                           filter.province, filter.size, filter.state, pattern.id,
                                           filter.limit, filter.offset);
}

std::int64_t count_agencies(db::Transaction& transaction, const AgencyFilter& filter) {
  const Pattern pattern = pattern_of(filter);
  return transaction.one<std::int64_t>(sql::count_agencies, pattern.form, filter.type, filter.ministry,
                                       filter.province, filter.size, filter.state, pattern.id);
}

std::vector<std::pair<std::string, std::int64_t>> count_agencies_by(db::Transaction& transaction,
                                                                    AgencyGroup group) {
  const db::Query& query = group == AgencyGroup::type       ? sql::count_agencies_by_type
                           : group == AgencyGroup::ministry ? sql::count_agencies_by_ministry
                                                            : sql::count_agencies_by_province;
  std::vector<std::pair<std::string, std::int64_t>> out;
  for (auto& [code, count] : transaction.all<std::tuple<std::string, std::int64_t>>(query))
    out.emplace_back(std::move(code), count);
  return out;
}

AgencyVersion AgencyVersion::read(const db::Row& row) {
  return {record_at(row), row.get<std::int64_t>(fact_columns), row.get<std::string>(fact_columns + 1),
          row.get<db::Moment>(fact_columns + 2), row.get<std::string>(fact_columns + 3)};
}

std::vector<AgencyVersion> list_agency_versions(db::Transaction& transaction, std::string_view id) {
  return transaction.all<AgencyVersion>(sql::list_agency_versions, id);
}

std::int64_t register_version(db::Transaction& transaction) {
  return transaction.optional<std::int64_t>(sql::find_register_version).value_or(0);
}

void record_agencies(db::Transaction& transaction, std::span<const NewAgencyVersion> versions,
                     const Recording& recording) {
  PRONGSAI_ASSERT(!versions.empty());
  const auto version = transaction.one<std::int64_t>(sql::begin_register_version);
  record_history(transaction, versions, version, recording);
  transaction.execute(sql::remove_recorded_agencies, version);
  record_current(transaction, versions);
}

StoredUnit StoredUnit::read(const db::Row& row) {
  agency::Unit unit{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
  return {std::move(unit), row.get<std::int64_t>(3), row.get<std::optional<db::Moment>>(4)};
}

std::vector<StoredUnit> list_units(db::Transaction& transaction, std::string_view agency) {
  return transaction.all<StoredUnit>(sql::list_units, agency);
}

std::optional<StoredUnit> find_unit(db::Transaction& transaction, std::string_view agency,
                                    std::string_view unit) {
  return transaction.optional<StoredUnit>(sql::find_unit, agency, unit);
}

void record_unit(db::Transaction& transaction, const agency::Unit& unit) {
  transaction.execute(sql::record_unit, unit.agency, unit.id, unit.name);
}

bool rename_unit(db::Transaction& transaction, const agency::Unit& unit, std::int64_t version) {
  return transaction.execute(sql::rename_unit, unit.agency, unit.id, unit.name, version) == 1;
}

bool end_unit(db::Transaction& transaction, std::string_view agency, std::string_view unit,
              std::int64_t version, db::Moment at) {
  return transaction.execute(sql::end_unit, agency, unit, at, version) == 1;
}

RegisterDraft RegisterDraft::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1),  row.get<std::string>(2), row.get<db::Bytes>(3),
          row.get<std::string>(4), row.get<std::int64_t>(5), row.get<db::Moment>(6)};
}

void record_register_draft(db::Transaction& transaction, const RegisterDraft& draft) {
  transaction.execute(sql::record_register_draft, draft.id, draft.person, draft.file_name, draft.content,
                      draft.digest, draft.register_version, draft.created_at);
}

std::optional<RegisterDraft> find_register_draft(db::Transaction& transaction, std::string_view id,
                                                 db::Moment after) {
  return transaction.optional<RegisterDraft>(sql::find_register_draft, id, after);
}

void refresh_register_draft(db::Transaction& transaction, std::string_view id, std::int64_t version) {
  transaction.execute(sql::refresh_register_draft, id, version);
}

void remove_register_draft(db::Transaction& transaction, std::string_view id) {
  transaction.execute(sql::remove_register_draft, id);
}

void remove_old_register_drafts(db::Transaction& transaction, db::Moment after, std::string_view person) {
  transaction.execute(sql::remove_old_register_drafts, after, person);
}

}  // namespace prongsai::store
