// SPDX-License-Identifier: Apache-2.0
// What each row of a worksheet would do to the plan.
#include <algorithm>
#include <array>
#include <set>

#include "prongsai/desk/plans/sheet_candidates_detail.h"
#include "prongsai/desk/plans/sheets_detail.h"

namespace prongsai::desk::detail {
namespace {

using base::Problem;
using improvement::FieldSpec;
using improvement::FieldTexts;
using improvement::FieldType;
using improvement::KindSpec;
using improvement::Record;
using improvement::RecordKind;
using improvement_sheets::ReadRow;
using improvement_sheets::ReadSheets;
using text::Language;

constexpr FieldSpec remove_field{.code = "remove", .type = FieldType::truth};

class Weighing {
 public:
  Weighing(db::Transaction& transaction, const PlanView& view, const ReadSheets& sheets)
      : view_(view),
        context_(view.context()),
        all_(store::list_plan_records(transaction, view.head.key, true)),
        candidates_(find_candidates(transaction, view, sheets, all_)) {}

  std::vector<WeighedRow> weigh() {
    name_rows();
    std::vector<WeighedRow> out;
    for (const Candidate& one : candidates_) {
      if (!one.read->is_cleared) out.push_back(weigh_one(one));
    }
    follow_removals(out);
    follow_bad_rows(out);
    return out;
  }

 private:
  [[nodiscard]] const Record* find(std::string_view id) const { return find_record(all_, id); }

  void name_rows() {
    for (const Candidate& one : candidates_) {
      if (one.read->is_cleared) continue;
      names_.add(one.read->row.kind, one.read->row.number, improvement_sheets::title_of(one.read->row.cells),
                 one.id);
    }
    for (const Candidate& one : candidates_)
      names_.add(one.read->row.kind, one.read->row.number, improvement_sheets::title_of(one.base), one.id);
    for (const Record& record : view_.plan.records) {
      const auto number = view_.numbers.find(record.id);
      names_.add(record.kind, number == view_.numbers.end() ? "" : number->second,
                 improvement_sheets::title_of(record.fields), record.id);
    }
  }

  WeighedRow weigh_one(const Candidate& one) const {
    const ReadRow& read = *one.read;
    WeighedRow out;
    out.id = one.id;
    out.line.kind = read.row.kind;
    out.line.number = one.id == read.row.id ? read.row.number : "";
    out.line.title = improvement_sheets::title_of(read.row.cells);
    if (out.line.title.empty()) out.line.title = improvement_sheets::title_of(one.base);
    out.line.sheet = read.sheet;
    out.line.line = static_cast<int>(read.line) + 1;
    out.line.problems = read.problems;
    weigh_content(one, out);
    if (out.line.problems.empty()) return out;
    if (out.line.verdict != RowVerdict::clash) {
      out.line.verdict = RowVerdict::bad;
      out.line.changes.clear();
    }
    return out;
  }

  void weigh_content(const Candidate& one, WeighedRow& out) const {
    const ReadRow& read = *one.read;
    if (!read.row.id.empty() && read.year != view_.plan.year) {
      tell(out, read, "",
           {"plan_sheets.other_year",
            {{"found", std::to_string(read.year)}, {"expected", std::to_string(view_.plan.year)}},
            {}});
      return;
    }
    const bool is_marked = !read.row.id.empty() && one.id == read.row.id;
    if (is_marked && (one.kept == nullptr || one.kept->kind != read.row.kind)) {
      tell(out, read, "", {"plan.no_such_record", {{"found", read.row.id}}, {}});
      return;
    }
    const auto removes = read_typed(remove_field, text_at(read.row.cells, "remove"), context_);
    if (!removes) {
      tell_all(out, read, "remove", removes.problems());
    } else if (!removes->empty()) {
      weigh_removal(one, out);
      return;
    }
    const KindSpec& spec = improvement::spec_of(read.row.kind);
    out.wish.id = one.id;
    out.wish.kind = spec.code;
    out.wish.version = one.version;
    const FieldTexts fields = changed_fields(one, spec, out);
    if (one.kept != nullptr) {
      weigh_change(one, spec, fields, out);
    } else {
      weigh_new(one, spec, fields, out);
    }
  }

  void weigh_removal(const Candidate& one, WeighedRow& out) const {
    if (one.kept == nullptr || one.kept->is_removed) return;
    const bool is_newer = std::any_of(all_.begin(), all_.end(), [&](const Record& record) {
      const bool goes = record.id == one.id || record.parent == one.id;
      return goes && !record.is_removed && record.version > one.version;
    });
    out.line.verdict = is_newer ? RowVerdict::clash : RowVerdict::removes;
    if (is_newer) tell(out, *one.read, "remove", {"plan.changed_since", {}, {}});
  }

  /// Canonical values of the fields in which the sheet differs from what it was made from.
  FieldTexts changed_fields(const Candidate& one, const KindSpec& spec, WeighedRow& out) const {
    FieldTexts fields;
    for (const auto& [code, typed] : one.read->row.cells) {
      const FieldSpec* field = spec.find(code);
      if (field == nullptr) continue;
      const std::string& was = text_at(one.base, code);
      if (field->type == FieldType::reference) {
        const auto named = resolve(*field, typed);
        if (!named) {
          tell(out, *one.read, code,
               {"plan_sheets.no_such_row", {{"found", plain_text(typed)}, {"field", code}}, {}});
        } else if (*named != was) {
          fields.emplace(code, *named);
          out.wish.typed.emplace(code, *named);
        }
        continue;
      }
      if (is_as_shown(*field, typed, was, context_)) continue;
      const auto canonical = read_typed(*field, typed, context_);
      if (!canonical) {
        tell_all(out, *one.read, code, canonical.problems());
      } else if (*canonical != was) {
        fields.emplace(code, *canonical);
        out.wish.typed.emplace(code, typed);
      }
    }
    return fields;
  }

  [[nodiscard]] std::optional<std::string> resolve(const FieldSpec& field, const std::string& typed) const {
    if (plain_text(typed).empty()) return std::string();
    if (const Record* found = find(plain_text(typed)); found != nullptr) return found->id;
    const std::array<RecordKind, 1> kinds = {field.refers_to};
    return names_.find(typed, kinds);
  }

  void weigh_change(const Candidate& one, const KindSpec& spec, const FieldTexts& fields,
                    WeighedRow& out) const {
    check_parent(one, out);
    const auto merged = improvement::merge(one.base, one.kept->fields, fields);
    for (const improvement::Clash& clash : merged.clashes) {
      const FieldSpec* field = spec.find(clash.field);
      const auto shown = [&](const std::string& text) {
        return cell_of(*field, text, Language::th, context_, names_.labels());
      };
      out.line.verdict = RowVerdict::clash;
      out.line.changes.push_back({clash.field, clash.theirs, clash.yours});
      tell(out, *one.read, clash.field,
           {"plan.clash",
            {{"theirs", shown(clash.theirs)}, {"yours", shown(clash.yours)}, {"field", clash.field}},
            {}});
    }
    if (!merged.clashes.empty() || !merged.has_changed) return;
    if (one.kept->is_removed) {
      tell(out, *one.read, "", {"plan.record_removed", {}, {}});
      return;
    }
    out.line.verdict = RowVerdict::changed;
    add_changes(spec, one.kept->fields, merged.fields, out);
    tell_missing(one, spec, merged.fields, out);
  }

  void weigh_new(const Candidate& one, const KindSpec& spec, const FieldTexts& fields,
                 WeighedRow& out) const {
    out.line.verdict = RowVerdict::added;
    out.wish.parent = one.parent;
    if (spec.kind == RecordKind::report) {
      const std::string& of = text_at(one.read->row.cells, improvement_sheets::of_column);
      const auto named = names_.find(of, spec.parents);
      if (!named) {
        const bool is_blank = plain_text(of).empty();
        tell(out, *one.read, improvement_sheets::of_column,
             is_blank ? Problem{"plan_sheets.of_needed", {}, {}}
                      : Problem{"plan_sheets.no_such_row", {{"found", plain_text(of)}}, {}});
      }
      out.wish.parent = named.value_or("");
    }
    const Record* parent = find(out.wish.parent);
    if (parent != nullptr && parent->is_removed)
      tell(out, *one.read, "", {"plan.no_such_parent", {{"found", out.wish.parent}}, {}});
    add_changes(spec, {}, fields, out);
    tell_missing(one, spec, fields, out);
  }

  /// A report stays where it was made.
  void check_parent(const Candidate& one, WeighedRow& out) const {
    const std::string& of = text_at(one.read->row.cells, improvement_sheets::of_column);
    if (plain_text(of).empty()) return;
    const auto named = names_.find(of, improvement::spec_of(one.kept->kind).parents);
    if (!named || *named != one.kept->parent)
      tell(out, *one.read, improvement_sheets::of_column, {"plan_sheets.of_is_fixed", {}, {}});
  }

  static void add_changes(const KindSpec& spec, const FieldTexts& before, const FieldTexts& after,
                          WeighedRow& out) {
    for (const FieldSpec& field : spec.fields) {
      const std::string& was = text_at(before, field.code);
      const std::string& becomes = text_at(after, field.code);
      if (was != becomes) out.line.changes.push_back({std::string(field.code), was, becomes});
    }
  }

  static void tell_missing(const Candidate& one, const KindSpec& spec, const FieldTexts& fields,
                           WeighedRow& out) {
    for (const FieldSpec& field : spec.fields) {
      if (!field.required || !text_at(fields, field.code).empty()) continue;
      const bool is_told =
          std::any_of(out.line.problems.begin(), out.line.problems.end(),
                      [&](const Problem& problem) { return base::detail(problem, "field") == field.code; });
      if (!is_told)
        tell(out, *one.read, field.code, {"plan.field_needed", {{"field", std::string(field.code)}}, {}});
    }
  }

  static void tell(WeighedRow& out, const ReadRow& read, std::string_view column, Problem problem) {
    problem.place = read.place_of(column);
    out.line.problems.push_back(std::move(problem));
  }
  static void tell_all(WeighedRow& out, const ReadRow& read, std::string_view column,
                       const base::Problems& problems) {
    for (const Problem& problem : problems) tell(out, read, column, problem);
  }

  /// What hangs on a record that goes, goes with it.
  void follow_removals(std::vector<WeighedRow>& rows) const {
    std::set<std::string> going;
    for (const WeighedRow& row : rows) {
      if (row.line.verdict == RowVerdict::removes) going.insert(row.id);
    }
    for (WeighedRow& row : rows) {
      const Record* kept = find(row.id);
      if (kept == nullptr || kept->is_removed || !going.contains(kept->parent)) continue;
      row.line.verdict = RowVerdict::removes;
      row.line.changes.clear();
      row.line.problems.clear();
    }
    for (WeighedRow& row : rows) {
      if (row.line.verdict == RowVerdict::added && going.contains(row.wish.parent)) lean(row);
    }
  }

  static void lean(WeighedRow& row) {
    row.line.verdict = RowVerdict::bad;
    row.line.changes.clear();
    row.line.problems.push_back({"plan_sheets.leans_on_bad", {}, {row.line.sheet, row.line.line, 0}});
  }

  /// A row that names a new row which does not come cannot come either.
  void follow_bad_rows(std::vector<WeighedRow>& rows) const {
    std::set<std::string> missing;
    for (const WeighedRow& row : rows) {
      if (row.line.verdict == RowVerdict::bad && find(row.id) == nullptr) missing.insert(row.id);
    }
    bool goes_on = !missing.empty();
    while (goes_on) {
      goes_on = false;
      for (WeighedRow& row : rows) {
        const bool comes = row.line.verdict == RowVerdict::added || row.line.verdict == RowVerdict::changed;
        if (!comes || !leans_on(row, missing)) continue;
        lean(row);
        if (find(row.id) == nullptr) goes_on = missing.insert(row.id).second || goes_on;
      }
    }
  }

  static bool leans_on(const WeighedRow& row, const std::set<std::string>& missing) {
    if (missing.contains(row.wish.parent)) return true;
    return std::any_of(row.wish.typed.begin(), row.wish.typed.end(), [&](const auto& one) {
      const FieldSpec* field = improvement::spec_of(row.line.kind).find(one.first);
      return field != nullptr && field->type == FieldType::reference && missing.contains(one.second);
    });
  }

  const PlanView& view_;
  FieldContext context_;
  std::vector<Record> all_;            ///< with the removed ones
  std::vector<Candidate> candidates_;  ///< one a row
  RowNames names_;
};

}  // namespace

std::vector<WeighedRow> weigh_rows(db::Transaction& transaction, const PlanView& view,
                                   const ReadSheets& sheets) {
  return Weighing(transaction, view, sheets).weigh();
}

}  // namespace prongsai::desk::detail
