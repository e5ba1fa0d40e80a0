// SPDX-License-Identifier: Apache-2.0
#include "prongsai/agency/compare_register.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "prongsai/agency/search_form.h"
#include "prongsai/base/assert.h"

namespace prongsai::agency {
namespace {

void take_column(AgencyRecord& into, const AgencyRecord& row, Column column) {
  switch (column) {
    case Column::id:
      into.id = row.id;
      return;
    case Column::name_th:
      into.name_th = row.name_th;
      return;
    case Column::name_en:
      into.name_en = row.name_en;
      return;
    case Column::short_names:
      into.short_names = row.short_names;
      return;
    case Column::type:
      into.type = row.type;
      return;
    case Column::size_group:
      into.size_group = row.size_group;
      return;
    case Column::ministry:
      into.ministry = row.ministry;
      return;
    case Column::province:
      into.province = row.province;
      return;
    case Column::district:
      into.district = row.district;
      return;
    case Column::head_count_internal:
      into.head_count_internal = row.head_count_internal;
      return;
    case Column::head_count_external:
      into.head_count_external = row.head_count_external;
      return;
    case Column::website:
      into.website = row.website;
      return;
    case Column::coordinator_email:
      into.coordinator_email = row.coordinator_email;
      return;
    case Column::state:
      into.state = row.state;
      return;
    case Column::merged_into:
      into.merged_into = row.merged_into;
      return;
    case Column::since:
      into.since = row.since;
      return;
  }
}

std::vector<Note> notes_of(const AgencyRecord& before, const AgencyRecord& after) {
  std::vector<Note> out;
  if (before.name_th != after.name_th) out.push_back(Note::renamed);
  if (before.type != after.type) out.push_back(Note::type_changed);
  if (before.ministry != after.ministry) out.push_back(Note::moved_ministry);
  if (before.province != after.province) out.push_back(Note::moved_province);
  if (before.state == after.state) return out;
  switch (after.state) {
    case State::active:
      out.push_back(Note::reopened);
      break;
    case State::merged:
      out.push_back(Note::merged);
      break;
    case State::closed:
      out.push_back(Note::closed);
      break;
  }
  return out;
}

/// An id is an agency's for ever: one that is gone keeps it, and a living one does not become another at
/// once.
bool is_another_agency(const AgencyRecord& before, const AgencyRecord& after) {
  if (before.name_th == after.name_th) return false;
  if (before.state != State::active) return after.state == State::active;
  return before.type != after.type && before.province != after.province;
}

class Comparison {
 public:
  Comparison(const std::vector<AgencyRecord>& current, const RegisterReading& reading,
             const Reference& reference)
      : reading_(reading), reference_(reference) {
    for (const AgencyRecord& record : current) {
      const bool fresh = current_.emplace(record.id, &record).second;
      PRONGSAI_ASSERT(fresh);
    }
  }

  Preview run() && {
    out_.problems = reading_.problems;
    out_.rows.reserve(reading_.rows.size());
    for (const RowReading& row : reading_.rows) out_.rows.push_back(compare(row));
    for (std::size_t i = 0; i < out_.rows.size(); ++i) enter(i);
    for (std::size_t i = 0; i < out_.rows.size(); ++i) check_among_rows(i);
    check_twins();
    for (RowPreview& row : out_.rows) settle(row);
    for (const auto& [id, record] : current_) {
      if (out_.problems.empty() && record->state == State::active && rows_.find(id) == rows_.end())
        out_.missing.emplace_back(id);
    }
    return std::move(out_);
  }

 private:
  const AgencyRecord* now(std::string_view id) const {
    const auto found = current_.find(id);
    return found == current_.end() ? nullptr : found->second;
  }

  /// What will hold of an agency once the file is committed; null when nobody knows of it.
  const AgencyRecord* then(std::string_view id) const {
    const auto row = rows_.find(id);
    return row == rows_.end() ? now(id) : &out_.rows[row->second].record;
  }

  static void refuse(RowPreview& row, std::string code,
                     std::vector<std::pair<std::string, std::string>> details) {
    row.problems.push_back({std::move(code), std::move(details), row.place});
  }

  /// The row over what holds now. A row without a state keeps it, and with it the agency that took over.
  AgencyRecord overlaid(const AgencyRecord& before, const RowReading& row) const {
    const bool state_told = row.filled[static_cast<std::size_t>(Column::state)];
    AgencyRecord out = before;
    for (std::size_t i = 0; i < column_count; ++i) {
      const auto column = static_cast<Column>(i);
      const bool of_state = column == Column::state || column == Column::merged_into;
      if (reading_.columns[i] && (row.filled[i] || state_told || !of_state))
        take_column(out, row.record, column);
    }
    return out;
  }

  RowPreview compare(const RowReading& row) const {
    RowPreview out{row.place, Verdict::added, row.record, {}, {}, row.problems};
    const AgencyRecord* before = row.record.id.empty() ? nullptr : now(row.record.id);
    if (before != nullptr) {
      out.record = overlaid(*before, row);
    }
    if (!out.problems.empty()) return out;
    check_record(out);
    if (before != nullptr) check_against(*before, out);
    return out;
  }

  void check_record(RowPreview& row) const {
    const AgencyRecord& record = row.record;
    if (record.state == State::merged && record.merged_into.empty())
      refuse(row, "agency.merged_without_target", {});
    if (record.state != State::merged && !record.merged_into.empty()) {
      refuse(row, "agency.target_without_merger",
             {{"found", record.merged_into}, {"state", std::string(thai_word_of(record.state))}});
    }
    if (record.province.empty() && belongs_to_a_province(record.type)) {
      refuse(row, "agency.province_needed", {{"type", cell_of(record, Column::type, reference_)}});
    }
  }

  void check_against(const AgencyRecord& before, RowPreview& row) const {
    AgencyRecord& after = row.record;
    const std::string stated = std::exchange(after.since, before.since);
    const bool otherwise_same = after == before;
    if (otherwise_same && stated.empty()) {
      row.verdict = Verdict::same;
      return;
    }
    after.since = stated;
    row.verdict = after == before ? Verdict::same : Verdict::changed;
    if (row.verdict == Verdict::same) return;
    if (is_another_agency(before, after)) {
      refuse(row, "agency.id_reused",
             {{"id", after.id}, {"found", after.name_th}, {"expected", before.name_th}});
    }
    if (!otherwise_same && !stated.empty() && stated < before.since) {
      refuse(row, "agency.since_goes_back", {{"found", stated}, {"expected", before.since}});
    }
    if (!reading_.has(Column::since)) after.since.clear();
    row.notes = notes_of(before, after);
    list_changes(before, row);
  }

  void list_changes(const AgencyRecord& before, RowPreview& row) const {
    for (std::size_t i = 0; i < column_count; ++i) {
      const auto column = static_cast<Column>(i);
      if (column == Column::since && row.record.since.empty()) continue;
      FieldChange change{column, cell_of(before, column, reference_),
                         cell_of(row.record, column, reference_)};
      if (change.before != change.after) row.changes.push_back(std::move(change));
    }
  }

  void enter(std::size_t i) {
    RowPreview& row = out_.rows[i];
    if (row.record.id.empty()) return;
    const auto [first, fresh] = rows_.emplace(row.record.id, i);
    if (fresh) return;
    refuse(row, "agency.row_twice",
           {{"id", row.record.id}, {"first_row", std::to_string(out_.rows[first->second].place.line)}});
  }

  void check_among_rows(std::size_t i) {
    RowPreview& row = out_.rows[i];
    if (row.verdict == Verdict::same || row.record.merged_into.empty()) return;
    const std::string& target = row.record.merged_into;
    if (target == row.record.id) return refuse(row, "agency.merged_into_itself", {{"id", target}});
    if (then(target) == nullptr) return refuse(row, "agency.merged_into_unknown", {{"found", target}});
    std::string chain = row.record.id;
    const AgencyRecord* at = &row.record;
    for (std::size_t steps = 0; at != nullptr && !at->merged_into.empty(); ++steps) {
      chain += " → " + at->merged_into;
      // So long a chain is a circle that this row leads into without being part of it.
      if (at->merged_into == row.record.id || steps == chain_max) {
        return refuse(row, "agency.merged_in_circle", {{"found", steps == chain_max ? cut(chain) : chain}});
      }
      at = then(at->merged_into);
    }
  }

  static std::string cut(const std::string& chain) {
    constexpr std::size_t readable = 200;
    return chain.substr(0, chain.rfind(" → ", readable)) + " → …";
  }

  using Face = std::tuple<std::string, std::string_view, std::string_view, std::string>;
  static Face face_of(const AgencyRecord& record) {
    return {search_form(record.name_th), record.type, record.province, search_form(record.district)};
  }

  /// Only where a row is new or has a new face: an export that is read back says nothing new.
  void check_twins() {
    std::vector<bool> is_fresh(out_.rows.size());
    for (const auto& [id, i] : rows_) {
      const RowPreview& row = out_.rows[i];
      const AgencyRecord* before = now(id);
      const bool new_face =
          before == nullptr || before->state != State::active ||
          std::tie(before->name_th, before->type, before->province, before->district) !=
              std::tie(row.record.name_th, row.record.type, row.record.province, row.record.district);
      is_fresh[i] = row.problems.empty() && row.record.state == State::active && new_face;
    }
    if (std::find(is_fresh.begin(), is_fresh.end(), true) == is_fresh.end()) return;
    std::map<Face, std::string_view> faces;
    for (const auto& [id, record] : current_) {
      const auto row = rows_.find(id);
      const AgencyRecord& after = row == rows_.end() ? *record : out_.rows[row->second].record;
      const bool comes_later = row != rows_.end() && is_fresh[row->second];
      if (after.state == State::active && !comes_later) faces.emplace(face_of(after), id);
    }
    for (std::size_t i = 0; i < out_.rows.size(); ++i) {
      if (!is_fresh[i]) continue;
      RowPreview& row = out_.rows[i];
      const auto [first, unique] = faces.emplace(face_of(row.record), row.record.id);
      if (!unique) {
        refuse(row, "agency.same_agency_twice",
               {{"found", row.record.name_th}, {"other", std::string(first->second)}});
      }
    }
  }

  void settle(RowPreview& row) {
    if (!row.problems.empty()) {
      row.verdict = Verdict::refused;
      row.changes.clear();
      row.notes.clear();
    }
    switch (row.verdict) {
      case Verdict::added:
        ++out_.counts.added;
        break;
      case Verdict::changed:
        ++out_.counts.changed;
        break;
      case Verdict::same:
        ++out_.counts.same;
        break;
      case Verdict::refused:
        ++out_.counts.refused;
        break;
    }
  }

  static constexpr std::size_t chain_max = 64;

  const RegisterReading& reading_;
  const Reference& reference_;
  std::map<std::string_view, const AgencyRecord*> current_;
  std::map<std::string, std::size_t, std::less<>> rows_;  ///< id → first row that bears it
  Preview out_;
};

}  // namespace

Preview compare_register(const std::vector<AgencyRecord>& current, const RegisterReading& reading,
                         const Reference& reference) {
  return Comparison(current, reading, reference).run();
}

}  // namespace prongsai::agency
