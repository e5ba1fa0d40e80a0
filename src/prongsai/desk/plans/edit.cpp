// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/plans/edit.h"

#include <algorithm>

#include "prongsai/desk/plans/edit_detail.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using detail::PlanEdit;
using improvement::FieldSpec;
using improvement::FieldTexts;
using improvement::KindSpec;
using improvement::Record;
using improvement::RecordKind;

Problem no_such_record(std::string_view id) {
  return {"plan.no_such_record", {{"found", std::string(id)}}, {}};
}

/// Runs a deed upon the whole plan by somebody who may change it.
template <class Work>
base::Result<Saved> change_plan(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                                const char* deed, std::string_view id, Work work) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<Saved> {
    auto view = read_plan(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = detail::permitted_change(actor, *view);
    if (!role) return role.problems();
    PlanEdit edit(transaction, office, actor, *view, deed);
    base::Result<bool> done = work(transaction, edit);
    if (!done) return done.problems();
    return edit.finish(std::string(id), *role);
  });
}

/// Whoever may only report changes follow-up fields, of records that are theirs.
base::Problems check_report(const PlanView& view, const KindSpec& spec, const RecordWish& wish) {
  const std::string& seen = spec.kind == RecordKind::report ? wish.parent : wish.id;
  if (view.plan.find(seen) == nullptr) return {no_such_record(seen)};
  base::Problems out;
  for (const auto& [code, text] : wish.typed) {
    const FieldSpec* field = spec.find(code);
    if (field != nullptr && !field->follow_up) out.push_back({"plan.only_progress", {{"field", code}}, {}});
  }
  return out;
}

struct SaveRight {
  access::Role role;
  bool is_whole;
};
base::Result<SaveRight> right_to_save(const access::Actor& actor, const PlanView& view, const KindSpec& spec,
                                      const RecordWish& wish) {
  if (const auto role = access::role_for(actor, Deed::change_plans, view.area()))
    return SaveRight{*role, true};
  if (!view.may_report) return detail::permitted_change(actor, view).problems();
  if (base::Problems problems = check_report(view, spec, wish); !problems.empty()) return problems;
  return SaveRight{view.sight.role, false};
}

bool is_id(std::string_view text) {
  return text.size() >= 3 && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

/// A record that is not there yet.
base::Result<Record> fresh_record(const PlanEdit& edit, const KindSpec& spec, const RecordWish& wish) {
  if (!is_id(wish.id)) return no_such_record(wish.id);
  if (edit.count() >= improvement::plan_records_max) {
    return Problem{"plan.too_many_records", {{"most", std::to_string(improvement::plan_records_max)}}, {}};
  }
  const Record* parent = edit.find(wish.parent);
  const bool hangs = !spec.parents.empty();
  const bool fits =
      hangs ? parent != nullptr && !parent->is_removed &&
                  std::find(spec.parents.begin(), spec.parents.end(), parent->kind) != spec.parents.end()
            : wish.parent.empty();
  if (!fits) return Problem{"plan.no_such_parent", {{"found", wish.parent}}, {}};
  return Record{.id = wish.id,
                .kind = spec.kind,
                .parent = wish.parent,
                .position = edit.last_position(spec.kind, wish.parent) + 1};
}

base::Problems clashes_of(const std::vector<improvement::Clash>& clashes, const KindSpec& spec,
                          const FieldContext& context) {
  base::Problems out;
  for (const improvement::Clash& clash : clashes) {
    const FieldSpec* field = spec.find(clash.field);
    const auto shown = [&](const std::string& text) {
      return show_typed(*field, text, text::Language::th, context);
    };
    out.push_back({"plan.clash",
                   {{"theirs", shown(clash.theirs)}, {"yours", shown(clash.yours)}, {"field", clash.field}},
                   {}});
  }
  return out;
}

base::Problems missing_fields(const KindSpec& spec, const Record& record) {
  base::Problems out;
  for (const FieldSpec& field : spec.fields) {
    if (!field.required || !record.field(field.code).empty()) continue;
    out.push_back({"plan.field_needed", {{"field", std::string(field.code)}}, {}});
  }
  return out;
}

}  // namespace

namespace detail {

base::Result<FieldTexts> read_fields(const KindSpec& spec, const FieldTexts& typed,
                                     const FieldContext& context) {
  FieldTexts out;
  base::Problems problems;
  for (const auto& [code, text] : typed) {
    const FieldSpec* field = spec.find(code);
    if (field == nullptr) {
      problems.push_back({"plan.no_such_field", {{"found", code}}, {}});
      continue;
    }
    auto read = read_typed(*field, text, context);
    if (read) {
      out.emplace(code, *std::move(read));
    } else {
      problems.insert(problems.end(), read.problems().begin(), read.problems().end());
    }
  }
  if (!problems.empty()) return problems;
  return out;
}

base::Result<bool> put_wish(db::Transaction& transaction, PlanEdit& edit, const RecordWish& wish) {
  const KindSpec* spec = improvement::find_kind(wish.kind);
  if (spec == nullptr) return Problem{"plan.no_such_kind", {{"found", wish.kind}}, {}};
  const FieldContext context = edit.view().context();
  const auto fields = read_fields(*spec, wish.typed, context);
  if (!fields) return fields.problems();
  const Record* kept = edit.find(wish.id);
  if (kept == nullptr) {
    auto fresh = fresh_record(edit, *spec, wish);
    if (!fresh) return fresh.problems();
    for (const auto& [code, text] : *fields) {
      if (!text.empty()) fresh->fields.emplace(code, text);
    }
    base::Problems missing = missing_fields(*spec, *fresh);
    if (!missing.empty()) return missing;
    edit.put(*std::move(fresh));
    return true;
  }
  if (kept->kind != spec->kind) return no_such_record(wish.id);
  if (kept->is_removed) return Problem{"plan.record_removed", {}, {}};
  const auto base = store::find_plan_record_at(transaction, edit.view().head.key, wish.id, wish.version);
  const auto merged = improvement::merge(base ? base->fields : FieldTexts{}, kept->fields, *fields);
  if (!merged.clashes.empty()) return clashes_of(merged.clashes, *spec, context);
  Record changed = *kept;
  changed.fields = merged.fields;
  const bool is_plan_text = std::any_of(fields->begin(), fields->end(),
                                        [&](const auto& one) { return !spec->find(one.first)->follow_up; });
  if (is_plan_text) changed.is_confirmed = true;
  base::Problems missing = missing_fields(*spec, changed);
  if (!missing.empty()) return missing;
  edit.put(std::move(changed));
  return true;
}

}  // namespace detail

std::string new_record_id() {
  return secret::new_id("r");
}

base::Result<bool> make_plan(const Office& office, const access::Actor& actor, const NewPlan& wish) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto agency = store::find_result_agency(transaction, wish.key.agency);
    if (!agency) return Problem{"plan.no_such_agency", {{"found", wish.key.agency}}, {}};
    const auto role = permit(actor, Deed::change_plans, {agency->province, agency->id, ""});
    if (!role) return role.problems();
    if (wish.key.year < 2540 || wish.key.year > 2699) {
      return Problem{
          "plan.year_out_of_range", {{"found", std::to_string(wish.key.year)}, {"field", "year"}}, {}};
    }
    if (office.editions.find(wish.edition) == nullptr) {
      return Problem{"plan.no_such_edition", {{"found", wish.edition}, {"field", "edition"}}, {}};
    }
    if (store::find_plan(transaction, wish.key)) return Problem{"plan.is_there", {}, {}};
    const Moment now = office.now();
    store::record_plan(transaction, {wish.key, wish.edition, 0, actor.person, now, actor.person, now});
    audit::Snapshot after;
    after.text("edition", wish.edition).number("year", wish.key.year);
    record(transaction, actor, *role, now,
           {.action = "plan.make",
            .subject_kind = "plan",
            .subject = detail::subject_of(wish.key),
            .agency = wish.key.agency,
            .after = after.str()});
    return true;
  });
}

base::Result<Saved> save_record(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                                const RecordWish& wish) {
  const KindSpec* spec = improvement::find_kind(wish.kind);
  if (spec == nullptr) return Problem{"plan.no_such_kind", {{"found", wish.kind}}, {}};
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<Saved> {
    auto view = read_plan(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto right = right_to_save(actor, *view, *spec, wish);
    if (!right) return right.problems();
    PlanEdit edit(transaction, office, actor, *view, "save");
    const auto done = detail::put_wish(transaction, edit, wish);
    if (!done) return done.problems();
    return edit.finish(wish.id, right->role);
  });
}

base::Result<Saved> remove_record(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                                  std::string_view id, std::int64_t version) {
  return change_plan(office, actor, key, "remove", id,
                     [&](db::Transaction&, PlanEdit& edit) -> base::Result<bool> {
                       const Record* found = edit.find(id);
                       if (found == nullptr || found->is_removed) return no_such_record(id);
                       if (found->version > version) return Problem{"plan.changed_since", {}, {}};
                       const std::vector<Record> all = edit.records();
                       for (Record record : all) {
                         const bool goes = record.id == id || record.parent == id;
                         if (!goes || record.is_removed) continue;
                         record.is_removed = true;
                         edit.put(std::move(record));
                       }
                       return true;
                     });
}

base::Result<Saved> move_record(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                                std::string_view id, int by) {
  return change_plan(office, actor, key, "move", id,
                     [&](db::Transaction&, PlanEdit& edit) -> base::Result<bool> {
                       const Record* found = edit.view().plan.find(id);
                       if (found == nullptr) return no_such_record(id);
                       auto order = edit.view().plan.of(found->kind, found->parent);
                       const auto at = std::find(order.begin(), order.end(), found) - order.begin();
                       const auto to = at + (by < 0 ? -1 : 1);
                       if (to < 0 || to >= static_cast<std::ptrdiff_t>(order.size())) return true;
                       std::swap(order[static_cast<std::size_t>(at)], order[static_cast<std::size_t>(to)]);
                       std::int64_t position = 0;
                       for (const Record* one : order) {
                         Record moved = *one;
                         moved.position = ++position;
                         edit.put(std::move(moved));
                       }
                       return true;
                     });
}

base::Result<Saved> confirm_record(const Office& office, const access::Actor& actor,
                                   const store::PlanKey& key, std::string_view id) {
  return change_plan(office, actor, key, "confirm", id,
                     [&](db::Transaction&, PlanEdit& edit) -> base::Result<bool> {
                       const Record* found = edit.find(id);
                       if (found == nullptr || found->is_removed) return no_such_record(id);
                       const std::vector<Record> all = edit.records();
                       for (Record record : all) {
                         if (record.id != id && record.parent != id) continue;
                         record.is_confirmed = true;
                         edit.put(std::move(record));
                       }
                       return true;
                     });
}

}  // namespace prongsai::desk
