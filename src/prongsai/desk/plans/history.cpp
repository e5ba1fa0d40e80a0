// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "prongsai/desk/plans/edit.h"
#include "prongsai/desk/plans/edit_detail.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using base::Problem;
using detail::PlanEdit;
using improvement::Record;

Record read_or_none(const std::string& text) {
  return improvement::read_written(text).value_or(Record{});
}

/// The record with one change taken back; empty where nothing of it can be.
std::optional<Record> taken_back(const Record& now, const store::PlanChange& change) {
  const Record before = read_or_none(change.before);
  const Record after = read_or_none(change.after);
  Record out = now;
  if (before.id.empty()) {
    // It was made: it goes, unless somebody has written in it since.
    if (now.is_removed || now.fields != after.fields) return std::nullopt;
    out.is_removed = true;
    return out;
  }
  bool is_possible = false;
  const auto back = [&](auto Record::* member) {
    if (before.*member == after.*member || now.*member != after.*member) return;
    out.*member = before.*member;
    is_possible = true;
  };
  back(&Record::is_removed);
  back(&Record::is_confirmed);
  back(&Record::position);
  const auto fields = improvement::undo(before.fields, after.fields, now.fields);
  out.fields = fields.fields;
  if (!is_possible && !fields.is_possible) return std::nullopt;
  return out;
}

}  // namespace

base::Result<std::vector<HistoryLine>> list_history(const Office& office, const access::Actor& actor,
                                                    const store::PlanKey& key, std::string_view record,
                                                    std::int64_t before) {
  using Lines = std::vector<HistoryLine>;
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Lines> {
    const auto view = read_plan(transaction, office, actor, key);
    if (!view) return view.problems();
    // A unit's officer reads what is theirs record by record.
    const bool may_read = view->sight.is_whole || view->plan.find(record) != nullptr;
    if (!may_read) return detail::permitted_change(actor, *view, access::Deed::see_plans).problems();
    Lines out;
    std::map<std::string, std::string> names;
    const std::int64_t from = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
    for (store::PlanChange& change : store::list_plan_changes(transaction, key, record, from, history_page)) {
      auto& name = names[change.changed_by];
      if (name.empty()) {
        if (const auto person = store::find_person(transaction, change.changed_by)) name = person->name;
      }
      HistoryLine line{
          .before = read_or_none(change.before), .after = read_or_none(change.after), .person = name};
      line.change = std::move(change);
      out.push_back(std::move(line));
    }
    return out;
  });
}

base::Result<Saved> undo_change(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                                std::int64_t number) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<Saved> {
    auto view = read_plan(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = detail::permitted_change(actor, *view);
    if (!role) return role.problems();
    const auto change = store::find_plan_change(transaction, key, number);
    if (!change) return Problem{"plan.no_such_change", {{"found", std::to_string(number)}}, {}};
    const auto batch = store::list_plan_batch(transaction, key, change->batch);
    PlanEdit edit(transaction, office, actor, *view, "undo");
    for (auto one = batch.rbegin(); one != batch.rend(); ++one) {
      const Record* now = edit.find(one->record);
      if (now == nullptr) continue;
      if (auto back = taken_back(*now, *one)) edit.put(*std::move(back));
    }
    const Saved saved = edit.finish(batch.front().record, *role);
    if (!saved.has_changed) return Problem{"plan.nothing_to_undo", {}, {}};
    return saved;
  });
}

}  // namespace prongsai::desk
