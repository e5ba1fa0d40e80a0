// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/plans/sheets.h"

#include <algorithm>
#include <array>

#include "prongsai/desk/plans/edit_detail.h"
#include "prongsai/desk/plans/sheets_detail.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/plan_intakes.h"
#include "prongsai/table_files/read_table.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using detail::PlanEdit;
using detail::WeighedRow;
using improvement::Record;
using improvement::RecordKind;
using improvement_sheets::ReadSheets;

constexpr std::array<std::string_view, row_verdict_count> verdict_codes = {"added", "changed", "removes",
                                                                           "same",  "clash",   "bad"};
constexpr std::size_t name_bytes_max = 200;

bool is_good(RowVerdict verdict) {
  return verdict == RowVerdict::added || verdict == RowVerdict::changed || verdict == RowVerdict::removes;
}

base::Result<ReadSheets> understand(std::string_view bytes, const std::string& name) {
  const auto workbook = table_files::read_table(bytes, name, {.bytes_max = sheet_bytes_max});
  if (!workbook) return workbook.problems();
  return improvement_sheets::read_workbook(*workbook);
}

base::Problems with_field(base::Problems problems) {
  for (Problem& problem : problems) {
    if (base::detail(problem, "field").empty()) problem.details.emplace_back("field", "file");
  }
  return problems;
}

/// The plan, for somebody who may change all of it.
base::Result<PlanView> changeable(db::Transaction& transaction, const Office& office,
                                  const access::Actor& actor, const store::PlanKey& key) {
  auto view = read_plan(transaction, office, actor, key);
  if (!view) return view.problems();
  const auto role = detail::permitted_change(actor, *view);
  if (!role) return role.problems();
  return view;
}

/// What the person is looking at; a file kept for too long is as good as gone.
base::Result<store::PlanIntake> kept_file(db::Transaction& transaction, const Office& office,
                                          const access::Actor& actor, const store::PlanKey& key) {
  auto intake = store::find_plan_intake(transaction, key, actor.person);
  if (!intake || intake->created_at + sheet_age_max <= office.now())
    return Problem{"plan_sheets.no_intake", {}, {}};
  return *std::move(intake);
}

void remove_with_children(PlanEdit& edit, const std::string& id) {
  const std::vector<Record> all = edit.records();
  for (Record record : all) {
    const bool goes = record.id == id || record.parent == id;
    if (!goes || record.is_removed) continue;
    record.is_removed = true;
    edit.put(std::move(record));
  }
}

/// Everything that is good, or the problems that keep all of it out.
base::Result<Applied> apply_rows(db::Transaction& transaction, PlanEdit& edit,
                                 const std::vector<WeighedRow>& rows, bool skips_problems) {
  Applied out;
  for (const WeighedRow& row : rows) {
    if (is_good(row.line.verdict)) ++out.taken;
    if (row.line.verdict == RowVerdict::clash || row.line.verdict == RowVerdict::bad) ++out.skipped;
  }
  if (out.skipped > 0 && !skips_problems)
    return Problem{"plan_sheets.rows_with_problems", {{"count", std::to_string(out.skipped)}}, {}};
  if (out.taken == 0) return Problem{"plan_sheets.nothing_to_take", {}, {}};
  for (const WeighedRow& row : rows) {
    if (row.line.verdict == RowVerdict::removes) {
      remove_with_children(edit, row.id);
    } else if (is_good(row.line.verdict)) {
      const auto done = detail::put_wish(transaction, edit, row.wish);
      if (!done) return done.problems();
    }
  }
  return out;
}

}  // namespace

std::string_view code_of(RowVerdict verdict) {
  return verdict_codes[static_cast<std::size_t>(verdict)];
}

std::size_t SheetPreview::count(RowVerdict verdict) const {
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [&](const SheetLine& line) { return line.verdict == verdict; }));
}

std::size_t SheetPreview::count_good() const {
  return count(RowVerdict::added) + count(RowVerdict::changed) + count(RowVerdict::removes);
}

base::Result<bool> take_sheet(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                              const SheetUpload& upload) {
  const auto may = office.database.read([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto view = changeable(transaction, office, actor, key);
    if (!view) return view.problems();
    return true;
  });
  if (!may) return may.problems();
  if (upload.bytes.empty()) return Problem{"plan_sheets.no_file", {{"field", "file"}}, {}};
  if (upload.bytes.size() > sheet_bytes_max) {
    return Problem{"plan_sheets.file_too_large",
                   {{"most", std::to_string(sheet_bytes_max / 1024 / 1024)}, {"field", "file"}},
                   {}};
  }
  std::string name(upload.file_name);
  if (name.size() > name_bytes_max || name.empty()) name = "workbook";
  const auto sheets = understand(upload.bytes, name);
  if (!sheets) return with_field(sheets.problems());
  const std::string expected = detail::subject_of(key);
  for (const std::string& found : sheets->plans) {
    if (found != expected)
      return Problem{
          "plan_sheets.other_plan", {{"found", found}, {"expected", expected}, {"field", "file"}}, {}};
  }
  const Moment now = office.now();
  const store::PlanIntake intake{secret::new_id("f"), name, {std::string(upload.bytes)}, now};
  office.database.perform([&](db::Transaction& transaction) {
    store::remove_old_plan_intakes(transaction, now - sheet_age_max);
    store::record_plan_intake(transaction, key, actor.person, intake);
  });
  return true;
}

base::Result<SheetPreview> preview_sheet(const Office& office, const access::Actor& actor,
                                         const store::PlanKey& key) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<SheetPreview> {
    auto view = changeable(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto intake = kept_file(transaction, office, actor, key);
    if (!intake) return intake.problems();
    auto sheets = understand(intake->content.value, intake->file_name);
    if (!sheets) return sheets.problems();
    SheetPreview out{.view = *std::move(view), .id = intake->id, .file_name = intake->file_name};
    for (WeighedRow& row : detail::weigh_rows(transaction, out.view, *sheets))
      out.lines.push_back(std::move(row.line));
    out.remarks = std::move(sheets->remarks);
    out.unread_sheets = std::move(sheets->unread_sheets);
    return out;
  });
}

base::Result<Applied> apply_sheet(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                                  const ApplyWish& wish) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<Applied> {
    auto view = changeable(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = detail::permitted_change(actor, *view);
    if (!role) return role.problems();
    const auto intake = kept_file(transaction, office, actor, key);
    if (!intake) return intake.problems();
    if (intake->id != wish.id) return Problem{"plan_sheets.no_intake", {}, {}};
    if (view->head.version != wish.version) return Problem{"plan_sheets.plan_changed", {}, {}};
    const auto sheets = understand(intake->content.value, intake->file_name);
    if (!sheets) return sheets.problems();
    const auto rows = detail::weigh_rows(transaction, *view, *sheets);
    PlanEdit edit(transaction, office, actor, *view, "import");
    auto applied = apply_rows(transaction, edit, rows, wish.skips_problems);
    if (!applied) return applied.problems();
    store::remove_plan_intake(transaction, key, actor.person);
    applied->saved = edit.finish({}, *role);
    return applied;
  });
}

base::Result<bool> discard_sheet(const Office& office, const access::Actor& actor,
                                 const store::PlanKey& key) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto view = changeable(transaction, office, actor, key);
    if (!view) return view.problems();
    store::remove_plan_intake(transaction, key, actor.person);
    return true;
  });
}

}  // namespace prongsai::desk
