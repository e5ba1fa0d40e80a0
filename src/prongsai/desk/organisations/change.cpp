// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/organisations/change.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "prongsai/agency/agency.h"
#include "prongsai/desk/organisations/record_detail.h"
#include "prongsai/desk/permit.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using agency::AgencyRecord;
using agency::Column;

base::Problem changed_meanwhile() {
  return {"organisations.changed_meanwhile", {}, {}};
}

/// Problems that compare_register finds bear no column; these are the fields that they are about.
std::string_view field_of(const base::Problem& problem) {
  static constexpr std::array<std::pair<std::string_view, Column>, 10> fields = {
      {{"agency.merged_without_target", Column::merged_into},
       {"agency.target_without_merger", Column::merged_into},
       {"agency.merged_into_itself", Column::merged_into},
       {"agency.merged_into_unknown", Column::merged_into},
       {"agency.merged_in_circle", Column::merged_into},
       {"agency.province_needed", Column::province},
       {"agency.since_goes_back", Column::since},
       {"organisations.since_in_future", Column::since},
       {"agency.id_reused", Column::name_th},
       {"agency.same_agency_twice", Column::name_th}}};
  for (const auto& [code, column] : fields) {
    if (problem.code == code) return agency::english_heading(column);
  }
  return {};
}

/// A register of one row: the headings are the columns named.
agency::TextTable table_of(const AgencyForm& form, const std::vector<Column>& columns) {
  agency::TextTable out{.file = "", .first_row = 1, .rows = {{}, {}}};
  for (const Column column : columns) {
    out.rows[0].emplace_back(agency::english_heading(column));
    out.rows[1].push_back(form.at(column));
  }
  return out;
}

std::vector<Column> all_columns() {
  std::vector<Column> out;
  for (std::size_t i = 0; i < agency::column_count; ++i) out.push_back(static_cast<Column>(i));
  return out;
}

/// Problems without their place in a table that nobody wrote, and with the field instead.
base::Problems of_form(base::Problems problems, const std::vector<Column>& columns) {
  for (base::Problem& problem : problems) {
    const auto column = static_cast<std::size_t>(problem.place.column);
    std::string_view field = field_of(problem);
    if (column > 0 && column <= columns.size()) field = agency::english_heading(columns[column - 1]);
    if (!field.empty()) problem.details.emplace_back("field", field);
    problem.place = {};
  }
  return problems;
}

/// The one row of the form, held against the whole register.
base::Result<agency::RowPreview> preview_form(const Office& office, const AgencyForm& form,
                                              const std::vector<Column>& columns,
                                              const std::vector<store::RegisteredAgency>& current) {
  const agency::RegisterReading reading = agency::read_register(table_of(form, columns), office.reference);
  agency::Preview preview =
      agency::compare_register(organisations_detail::records_of(current), reading, office.reference);
  organisations_detail::settle_days(preview, organisations_detail::thai_day(office.now()));
  base::Problems problems = of_form(preview.problems, columns);
  for (const agency::RowPreview& row : preview.rows) {
    const base::Problems more = of_form(row.problems, columns);
    problems.insert(problems.end(), more.begin(), more.end());
  }
  const base::Problems reason = organisations_detail::check_reason(form.reason);
  problems.insert(problems.end(), reason.begin(), reason.end());
  if (!problems.empty()) return problems;
  PRONGSAI_ASSERT(preview.rows.size() == 1);
  if (preview.rows.front().verdict == agency::Verdict::same)
    return base::Problem{"organisations.nothing_changed", {}, {}};
  return std::move(preview.rows.front());
}

const store::RegisteredAgency* find(const std::vector<store::RegisteredAgency>& current,
                                    std::string_view id) {
  const auto found = std::find_if(current.begin(), current.end(),
                                  [&](const store::RegisteredAgency& one) { return one.record.id == id; });
  return found == current.end() ? nullptr : &*found;
}

void keep(db::Transaction& transaction, const access::Actor& actor, access::Role role, Moment now,
          const store::RegisteredAgency* before, const AgencyRecord& after, const std::string& reason) {
  const store::NewAgencyVersion version{after, before == nullptr ? 0 : before->version};
  store::record_agencies(transaction, {&version, 1}, {actor.person, now, reason});
  record(transaction, actor, role, now,
         organisations_detail::agency_line(before == nullptr ? nullptr : &before->record, after, reason));
}

/// What the form is about: null for a new agency. Problem: it is not what the form showed.
base::Result<const store::RegisteredAgency*> as_shown(const std::vector<store::RegisteredAgency>& current,
                                                      const std::string& id, std::int64_t version) {
  const store::RegisteredAgency* before = find(current, id);
  if (version == 0 && before != nullptr)
    return base::Problem{"organisations.id_taken", {{"found", id}, {"field", "id"}}, {}};
  if (version != 0 && before == nullptr) return organisations_detail::no_such_agency(id);
  if (before != nullptr && before->version != version) return changed_meanwhile();
  return before;
}

/// Where somebody must be allowed who changes what an agency is: in its whole province. A new one is the
/// nation's affair, because its id is for ever.
access::Area province_of(const AgencyRecord& record) {
  return {record.province, "", ""};
}

}  // namespace

base::Result<std::string> change_agency(const Office& office, const access::Actor& actor,
                                        const AgencyForm& form) {
  const std::string& id = form.at(Column::id);
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::string> {
    const auto current = store::list_agencies_whole(transaction);
    // Asked before anything is told about the agency, and again for the province it would move to.
    const store::RegisteredAgency* there = find(current, id);
    const bool is_new = there == nullptr || form.version == 0;
    const auto allowed =
        permit(actor, Deed::change_organisations, is_new ? access::Area{} : province_of(there->record));
    if (!allowed) return allowed.problems();
    const auto before = as_shown(current, id, form.version);
    if (!before) return before.problems();
    const auto row = preview_form(office, form, all_columns(), current);
    if (!row) return row.problems();
    const auto role = permit(actor, Deed::change_organisations, province_of(row->record));
    if (!role) return role.problems();
    keep(transaction, actor, *role, now, *before, row->record, form.reason);
    return row->record.id;
  });
}

base::Result<std::string> change_head_counts(const Office& office, const access::Actor& actor,
                                             const HeadCountForm& form) {
  static const std::vector<Column> columns = {Column::id, Column::name_th, Column::type,
                                              Column::head_count_internal, Column::head_count_external};
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::string> {
    const auto current = store::list_agencies_whole(transaction);
    const store::RegisteredAgency* there = find(current, form.agency);
    if (there == nullptr) return organisations_detail::no_such_agency(form.agency);
    const auto role =
        permit(actor, Deed::change_organisations, {there->record.province, there->record.id, ""});
    if (!role) return role.problems();
    if (there->version != form.version) return changed_meanwhile();
    AgencyForm whole;
    whole.at(Column::id) = there->record.id;
    whole.at(Column::name_th) = there->record.name_th;
    whole.at(Column::type) = there->record.type;
    whole.at(Column::head_count_internal) = form.internal;
    whole.at(Column::head_count_external) = form.external;
    whole.reason = form.reason;
    const auto row = preview_form(office, whole, columns, current);
    if (!row) return row.problems();
    keep(transaction, actor, *role, now, there, row->record, form.reason);
    return row->record.id;
  });
}

}  // namespace prongsai::desk
