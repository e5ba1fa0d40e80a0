// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/plans/take.h"

#include <algorithm>

#include "prongsai/desk/plans/edit_detail.h"
#include "prongsai/improvement_files/plan_file.h"
#include "prongsai/text/language.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using detail::PlanEdit;
using improvement::EntrySort;
using improvement::LibraryEntry;
using improvement::Period;
using improvement::PeriodForm;
using improvement::Plan;
using improvement::Record;
using improvement::RecordKind;

std::string thai(const framework::Text& text) {
  return text::choose(text::Language::th, text.th, text.en);
}

void set(Record& record, const char* field, std::string text) {
  if (!text.empty()) record.fields.insert_or_assign(field, std::move(text));
}

/// What the entry is about in the plan's own edition; what another year called by the same code is left out.
std::string about_of(const PlanEdit& edit, const LibraryEntry& entry, const std::string& wished) {
  if (!wished.empty()) return wished;
  const framework::Edition* edition = edit.view().edition();
  return edition == nullptr ? "" : improvement::about_text(improvement::aims_in(entry, *edition));
}

/// Puts one record in at the end of its kind; gives its id.
std::string append(PlanEdit& edit, RecordKind kind, const std::string& parent, Record record) {
  record.id = new_record_id();
  record.kind = kind;
  record.parent = parent;
  record.position = edit.last_position(kind, parent) + 1;
  std::string id = record.id;
  edit.put(std::move(record));
  return id;
}

bool is_used(const PlanEdit& edit, const std::string& origin) {
  return std::any_of(edit.records().begin(), edit.records().end(),
                     [&](const Record& one) { return one.origin == origin && !one.is_removed; });
}

void append_steps(PlanEdit& edit, const std::string& measure, const LibraryEntry& entry) {
  for (const improvement::LibraryStep& step : entry.steps) {
    Record record;
    set(record, "text", thai(step.text));
    append(edit, RecordKind::step, measure, std::move(record));
  }
}

std::string take_measure(PlanEdit& edit, const LibraryEntry& entry, const TakeWish& wish) {
  if (!wish.parent.empty() && entry.sort == EntrySort::guideline) {
    append_steps(edit, wish.parent, entry);
    return wish.parent;
  }
  Record record;
  record.origin = "library:" + entry.id;
  set(record, "title", thai(entry.title));
  set(record, "about", about_of(edit, entry, wish.about));
  set(record, "monitoring", thai(entry.monitoring));
  set(record, "target", thai(entry.target));
  set(record, "evidence", thai(entry.evidence));
  const std::string id = append(edit, RecordKind::measure, "", std::move(record));
  append_steps(edit, id, entry);
  return id;
}

std::string take_activity(PlanEdit& edit, const LibraryEntry& entry) {
  Record record;
  record.origin = "library:" + entry.id;
  if (is_used(edit, record.origin)) return {};
  set(record, "text", thai(entry.title));
  set(record, "role", entry.role);
  set(record, "responsible", thai(entry.owner));
  const auto period = improvement::period_in(entry, edit.view().plan.year);
  if (period) set(record, "period", improvement::period_text(*period));
  for (const Record& one : edit.records()) {
    if (!entry.watches.empty() && one.origin == "library:" + entry.watches) set(record, "watches", one.id);
  }
  return append(edit, RecordKind::activity, "", std::move(record));
}

std::string take_one(PlanEdit& edit, const LibraryEntry& entry, const TakeWish& wish) {
  if (entry.sort == EntrySort::activity) return take_activity(edit, entry);
  if (entry.sort != EntrySort::recommendation) return take_measure(edit, entry, wish);
  Record record;
  record.origin = "library:" + entry.id;
  set(record, "text", thai(entry.title));
  set(record, "about", about_of(edit, entry, wish.about));
  return append(edit, RecordKind::recommendation, "", std::move(record));
}

/// The agency's own entry: a measure and its steps, as they stood in the plan it was kept from.
base::Result<std::string> take_own(db::Transaction& transaction, PlanEdit& edit, const std::string& id,
                                   const TakeWish& wish) {
  for (const store::OwnEntry& own : store::list_library_entries(transaction, edit.view().agency.id)) {
    if ("own/" + own.id != id) continue;
    auto kept = improvement::read_written(own.content);
    PRONGSAI_ASSERT(kept.has_value());
    const std::string steps = kept->field("steps");
    kept->fields.erase("steps");
    kept->origin = "library:own/" + edit.view().agency.id + "/" + own.id;
    if (!wish.about.empty()) set(*kept, "about", wish.about);
    const std::string measure = append(edit, RecordKind::measure, "", *std::move(kept));
    std::string_view rest = steps;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      Record step;
      set(step, "text", std::string(line));
      append(edit, RecordKind::step, measure, std::move(step));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
    return measure;
  }
  return Problem{"plan.no_such_entry", {{"found", id}}, {}};
}

/// The same days in another fiscal year. The 29th of February becomes the 28th.
Period moved(const Period& period, int years, int to_year) {
  const auto shift = [&](improvement::Day day) {
    const std::chrono::year_month_day date(day);
    const std::chrono::year_month_day moved_date = date + std::chrono::years(years);
    if (moved_date.ok()) return improvement::Day(moved_date);
    return improvement::Day(moved_date.year() / moved_date.month() / std::chrono::last);
  };
  Period out = period;
  out.first = period.form == PeriodForm::until ? improvement::first_day_of(to_year) : shift(period.first);
  out.last = shift(period.last);
  return out;
}

/// What is planned of a record, without what was followed up, for another year.
Record carried(const Record& record, const store::PlanKey& from, int years, int to_year) {
  Record out{.kind = record.kind, .is_confirmed = false};
  out.origin = "carried:" + from.agency + "/" + std::to_string(from.year) + "/" + record.id;
  for (const improvement::FieldSpec& field : improvement::spec_of(record.kind).fields) {
    const std::string& text = record.field(field.code);
    if (field.follow_up || text.empty()) continue;
    std::string value = text;
    if (field.type == improvement::FieldType::period) {
      const auto period = improvement::read_period(text, static_cast<int>(from.year));
      if (period) value = improvement::period_text(moved(*period, years, to_year));
    }
    if (field.type != improvement::FieldType::reference) out.fields.emplace(field.code, std::move(value));
  }
  return out;
}

base::Result<Plan> plan_to_carry(db::Transaction& transaction, const Office& office,
                                 const access::Actor& actor, const store::PlanKey& key,
                                 const CarryWish& wish) {
  if (wish.from.agency == key.agency && wish.from != key) {
    const auto view = read_plan(transaction, office, actor, wish.from);
    if (!view) return view.problems();
    return view->plan;
  }
  for (const store::PlanVersion& version : store::list_published_plans(transaction, wish.from.agency)) {
    if (version.key != wish.from) continue;
    const auto whole = store::find_plan_version(transaction, version.key, version.number);
    PRONGSAI_ASSERT(whole.has_value());
    auto read = improvement_files::parse_plan(whole->document, detail::subject_of(version.key));
    if (!read) return read.problems();
    return std::move(read->plan);
  }
  return Problem{"plan.not_published", {{"agency", wish.from.agency}}, {}};
}

void carry_records(PlanEdit& edit, const Plan& from, const CarryWish& wish) {
  const int to_year = edit.view().plan.year;
  const int years = to_year - from.year;
  std::map<std::string, std::string> new_ids;
  for (const Record& record : from.records) {
    const bool is_step = record.kind == RecordKind::step;
    const std::string_view code = is_step ? "measure" : improvement::spec_of(record.kind).code;
    if (std::find(wish.kinds.begin(), wish.kinds.end(), code) == wish.kinds.end()) continue;
    if (improvement::spec_of(record.kind).follow_up) continue;
    Record copy = carried(record, wish.from, years, to_year);
    if (is_used(edit, copy.origin)) continue;
    const std::string watched = record.field("watches");
    if (new_ids.contains(watched)) set(copy, "watches", new_ids.at(watched));
    const std::string parent = is_step ? new_ids[record.parent] : "";
    if (is_step && parent.empty()) continue;
    new_ids[record.id] = append(edit, record.kind, parent, std::move(copy));
  }
}

}  // namespace

base::Result<LibraryView> look_at_library(const Office& office, const access::Actor& actor,
                                          const std::string& agency) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<LibraryView> {
    const auto found = store::find_result_agency(transaction, agency);
    if (!found) return Problem{"plan.no_such_agency", {{"found", agency}}, {}};
    const auto role = permit(actor, Deed::see_plans, {found->province, found->id, ""});
    if (!role) return role.problems();
    LibraryView out{office.library, store::list_library_entries(transaction, agency), {}};
    for (auto& [origin, count] : store::count_library_uses(transaction)) out.uses.emplace(origin, count);
    return out;
  });
}

base::Result<Saved> take_entries(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                                 const TakeWish& wish) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<Saved> {
    auto view = read_plan(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = detail::permitted_change(actor, *view);
    if (!role) return role.problems();
    PlanEdit edit(transaction, office, actor, *view, "library");
    std::string first;
    for (const std::string& id : wish.entries) {
      std::string made;
      if (const LibraryEntry* entry = office.library->find(id)) {
        made = take_one(edit, *entry, wish);
      } else {
        auto own = take_own(transaction, edit, id, wish);
        if (!own) return own.problems();
        made = *std::move(own);
      }
      if (first.empty()) first = made;
    }
    if (edit.count() > improvement::plan_records_max) {
      return Problem{"plan.too_many_records", {{"most", std::to_string(improvement::plan_records_max)}}, {}};
    }
    const Saved saved = edit.finish(first, *role);
    if (!saved.has_changed) return Problem{"plan.nothing_taken", {}, {}};
    return saved;
  });
}

base::Result<Saved> carry_over(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                               const CarryWish& wish) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<Saved> {
    auto view = read_plan(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = detail::permitted_change(actor, *view);
    if (!role) return role.problems();
    const auto from = plan_to_carry(transaction, office, actor, key, wish);
    if (!from) return from.problems();
    PlanEdit edit(transaction, office, actor, *view, "carry");
    carry_records(edit, *from, wish);
    if (edit.count() > improvement::plan_records_max) {
      return Problem{"plan.too_many_records", {{"most", std::to_string(improvement::plan_records_max)}}, {}};
    }
    const Saved saved = edit.finish({}, *role);
    if (!saved.has_changed) return Problem{"plan.nothing_to_carry", {}, {}};
    return saved;
  });
}

base::Result<bool> keep_in_library(const Office& office, const access::Actor& actor,
                                   const store::PlanKey& key, std::string_view measure) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto view = read_plan(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = detail::permitted_change(actor, *view);
    if (!role) return role.problems();
    const Record* found = view->plan.find(measure);
    if (found == nullptr || found->kind != RecordKind::measure) {
      return Problem{"plan.no_such_record", {{"found", std::string(measure)}}, {}};
    }
    Record kept = carried(*found, key, 0, view->plan.year);
    kept.id = found->id;
    kept.is_confirmed = true;
    kept.fields.erase("period");
    std::string steps;
    for (const Record* step : view->plan.of(RecordKind::step, found->id)) {
      std::string line = step->field("text");
      std::replace(line.begin(), line.end(), '\n', ' ');
      steps += (steps.empty() ? "" : "\n") + line;
    }
    set(kept, "steps", steps);
    const Moment now = office.now();
    store::record_library_entry(transaction, {key.agency, found->id, improvement::written(kept)}, false,
                                actor.person, now);
    record(
        transaction, actor, *role, now,
        {.action = "library.keep",
         .subject_kind = "library",
         .subject = key.agency + "/" + found->id,
         .agency = key.agency,
         .after = audit::Snapshot().text("plan_title", detail::cut_for_trail(found->field("title"))).str()});
    return true;
  });
}

base::Result<bool> remove_from_library(const Office& office, const access::Actor& actor,
                                       const std::string& agency, const std::string& entry) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = store::find_result_agency(transaction, agency);
    if (!found) return Problem{"plan.no_such_agency", {{"found", agency}}, {}};
    const auto role = permit(actor, Deed::change_plans, {found->province, found->id, ""});
    if (!role) return role.problems();
    const Moment now = office.now();
    for (const store::OwnEntry& own : store::list_library_entries(transaction, agency)) {
      if (own.id != entry) continue;
      store::record_library_entry(transaction, own, true, actor.person, now);
      record(transaction, actor, *role, now,
             {.action = "library.remove",
              .subject_kind = "library",
              .subject = agency + "/" + entry,
              .agency = agency});
      return true;
    }
    return Problem{"plan.no_such_entry", {{"found", entry}}, {}};
  });
}

}  // namespace prongsai::desk
