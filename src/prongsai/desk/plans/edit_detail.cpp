// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/plans/edit_detail.h"

#include <algorithm>

namespace prongsai::desk::detail {
namespace {

using improvement::Record;

/// What the trail keeps of a record: enough to see what was done, cut to what a line may hold.
std::string snapshot_of(const Record& record) {
  audit::Snapshot out;
  out.text("kind", improvement::spec_of(record.kind).code).text("record", record.id);
  if (record.is_removed) out.truth("removed", true);
  if (!record.is_confirmed) out.truth("unconfirmed", true);
  for (const auto& [code, text] : record.fields) out.text("plan_" + code, cut_for_trail(text));
  return out.str();
}

}  // namespace

std::string cut_for_trail(const std::string& text) {
  constexpr std::size_t bytes_max = 600;
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string subject_of(const store::PlanKey& key) {
  return key.agency + "/" + std::to_string(key.year);
}

base::Result<access::Role> permitted_change(const access::Actor& actor, const PlanView& view,
                                            access::Deed deed) {
  return permit(actor, deed, view.area());
}

PlanEdit::PlanEdit(db::Transaction& transaction, const Office& office, const access::Actor& actor,
                   PlanView& view, std::string deed)
    : transaction_(transaction),
      actor_(actor),
      view_(view),
      deed_(std::move(deed)),
      now_(office.now()),
      version_before_(view.head.version),
      records_(store::list_plan_records(transaction, view.head.key, true)) {}

const Record* PlanEdit::find(std::string_view id) const {
  const auto found =
      std::find_if(records_.begin(), records_.end(), [&](const Record& one) { return one.id == id; });
  return found == records_.end() ? nullptr : &*found;
}

void PlanEdit::put(Record record) {
  const auto found =
      std::find_if(records_.begin(), records_.end(), [&](const Record& one) { return one.id == record.id; });
  const std::string before = found == records_.end() ? "" : improvement::written(*found);
  const std::string after = improvement::written(record);
  if (before == after) return;
  record.version = ++view_.head.version;
  store::record_plan_record(transaction_, view_.head.key, record);
  store::record_plan_change(transaction_, view_.head.key,
                            {.number = record.version,
                             .batch = version_before_ + 1,
                             .record = record.id,
                             .before = before,
                             .after = after,
                             .deed = deed_,
                             .changed_by = actor_.person,
                             .changed_at = now_});
  if (first_after_.empty()) {
    first_before_ = found == records_.end() ? "" : snapshot_of(*found);
    first_after_ = snapshot_of(record);
  }
  if (found == records_.end()) {
    records_.push_back(std::move(record));
  } else {
    *found = std::move(record);
  }
}

Saved PlanEdit::finish(const std::string& id, access::Role role, const std::string& reason) {
  const std::int64_t changes = view_.head.version - version_before_;
  if (changes == 0) return {id, view_.head.version, false};
  view_.head.changed_by = actor_.person;
  view_.head.changed_at = now_;
  store::record_plan(transaction_, view_.head);
  // Of a deed that changed many records the line tells how many; each stands in the plan's own history.
  audit::Snapshot many;
  many.text("deed", deed_).number("changes", changes).number("version", view_.head.version);
  const bool is_one = changes == 1;
  record(transaction_, actor_, role, now_,
         {.action = "plan.change",
          .subject_kind = "plan",
          .subject = subject_of(view_.head.key),
          .agency = view_.head.key.agency,
          .before = is_one ? first_before_ : std::string(),
          .after = is_one ? first_after_ : many.str(),
          .reason = reason});
  return {id, view_.head.version, true};
}

std::int64_t PlanEdit::last_position(improvement::RecordKind kind, std::string_view parent) const {
  std::int64_t out = 0;
  for (const Record& one : records_) {
    if (one.kind == kind && one.parent == parent) out = std::max(out, one.position);
  }
  return out;
}

}  // namespace prongsai::desk::detail
