// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/organisations/record_detail.h"

#include <algorithm>

#include "prongsai/round/thai_day.h"

namespace prongsai::desk::organisations_detail {
namespace {

using agency::AgencyRecord;
using agency::Column;

/// Keeps a line of the trail below its limit whatever stands in the sixteen cells.
constexpr std::size_t cell_bytes_max = 600;

std::string cut(std::string text) {
  if (text.size() <= cell_bytes_max) return text;
  std::size_t end = cell_bytes_max;
  const auto continues = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (end > 0 && continues(end)) --end;
  text.resize(end);
  return text + "…";
}

/// Codes and not names: names of places and types may be renamed.
std::string cell(const AgencyRecord& record, Column column) {
  static const agency::Reference no_names;
  return cut(agency::cell_of(record, column, no_names));
}

}  // namespace

std::string thai_day(Moment moment) {
  return round::day_text(round::thai_day_at(moment));
}

std::vector<AgencyRecord> records_of(const std::vector<store::RegisteredAgency>& agencies) {
  std::vector<AgencyRecord> out;
  out.reserve(agencies.size());
  for (const store::RegisteredAgency& one : agencies) out.push_back(one.record);
  return out;
}

void settle_days(agency::Preview& preview, std::string_view today) {
  for (agency::RowPreview& row : preview.rows) {
    const bool added = row.verdict == agency::Verdict::added;
    if (!added && row.verdict != agency::Verdict::changed) continue;
    if (row.record.since.empty()) row.record.since = today;
    if (row.record.since <= today) continue;
    row.problems.push_back({"organisations.since_in_future",
                            {{"found", row.record.since}, {"expected", std::string(today)}},
                            row.place});
    row.verdict = agency::Verdict::refused;
    row.changes.clear();
    row.notes.clear();
    --(added ? preview.counts.added : preview.counts.changed);
    ++preview.counts.refused;
  }
}

Done agency_line(const AgencyRecord* before, const AgencyRecord& after, std::string_view reason) {
  audit::Snapshot was;
  audit::Snapshot is;
  for (std::size_t i = 0; i < agency::column_count; ++i) {
    const auto column = static_cast<Column>(i);
    if (column == Column::id) continue;
    const std::string then = before == nullptr ? std::string() : cell(*before, column);
    const std::string now = cell(after, column);
    if (then == now) continue;
    const std::string_view key = agency::english_heading(column);
    if (column == Column::coordinator_email) {
      is.truth("coordinator_email_changed", true);
      continue;
    }
    if (before != nullptr) was.text(key, then);
    is.text(key, now);
  }
  return {.action = before == nullptr ? "organisation.add" : "organisation.change",
          .subject_kind = "agency",
          .subject = after.id,
          .agency = after.id,
          .before = was.str(),
          .after = is.str(),
          .reason = std::string(reason)};
}

base::Problems check_reason(std::string_view reason) {
  if (reason.empty()) return {{"organisations.no_reason", {{"field", "reason"}}, {}}};
  if (reason.size() <= reason_bytes_max) return {};
  constexpr std::size_t bytes_of_a_thai_letter = 3;
  return {{"organisations.reason_too_long",
           {{"expected", std::to_string(reason_bytes_max / bytes_of_a_thai_letter)}, {"field", "reason"}},
           {}}};
}

base::Problem no_such_agency(std::string_view id) {
  return {"organisations.no_such_agency", {{"found", std::string(id)}}, {}};
}

}  // namespace prongsai::desk::organisations_detail
