// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/fields.h"

#include <algorithm>

#include "prongsai/base/digest.h"
#include "prongsai/desk/documents/documents_detail.h"
#include "prongsai/desk/documents/gather.h"
#include "prongsai/desk/plans/edit_detail.h"
#include "prongsai/desk/plans/typed.h"

namespace prongsai::desk {
namespace {

using base::Problem;

const report::FieldSpec* find_field(report::Kind kind, std::string_view code) {
  const auto& specs = report::fields_of(kind);
  const auto found = std::find_if(specs.begin(), specs.end(),
                                  [&](const report::FieldSpec& spec) { return spec.code == code; });
  return found == specs.end() ? nullptr : &*found;
}

/// Through the door that fields of plans go through: the same limits, the same ways to write a day.
base::Result<std::string> read_text(const report::FieldSpec& spec, const std::string& typed, int year) {
  improvement::FieldSpec as_plan;
  as_plan.code = spec.code;
  as_plan.type = spec.is_day ? improvement::FieldType::day : improvement::FieldType::paragraphs;
  return read_typed(as_plan, typed, {.year = year});
}

struct FieldEdit {
  store::DocumentField field;
  std::string before;
};

/// What is to be kept of the fields sent.
base::Result<std::vector<FieldEdit>> edits_of(const std::vector<store::DocumentField>& kept,
                                              report::Kind kind, int year, const TypedFields& typed) {
  std::vector<FieldEdit> out;
  base::Problems problems;
  for (const auto& [code, sent] : typed) {
    const report::FieldSpec* spec = find_field(kind, code);
    if (spec == nullptr) {
      problems.push_back({"document.no_such_field", {{"found", code}}, {}});
      continue;
    }
    const auto text = read_text(*spec, sent.text, year);
    if (!text) {
      problems.insert(problems.end(), text.problems().begin(), text.problems().end());
      continue;
    }
    const auto found = std::find_if(kept.begin(), kept.end(),
                                    [&](const store::DocumentField& one) { return one.field == code; });
    store::DocumentField field = found == kept.end() ? store::DocumentField{.field = code} : *found;
    const bool is_untouched = seen_mark(*text) == sent.seen;
    if (is_untouched || *text == field.content) continue;
    if (seen_mark(field.content) != sent.seen) {
      problems.push_back(
          {"document.clash", {{"theirs", field.content}, {"yours", *text}, {"field", code}}, {}});
      continue;
    }
    FieldEdit edit{field, field.content};
    edit.field.content = *text;
    ++edit.field.version;
    out.push_back(std::move(edit));
  }
  if (!problems.empty()) return problems;
  return out;
}

}  // namespace

std::string seen_mark(std::string_view text) {
  constexpr std::size_t letters = 16;
  return base::sha256_hex(text).substr(0, letters);
}

base::Result<bool> save_document_fields(const Office& office, const access::Actor& actor,
                                        const store::DocumentKey& key, const TypedFields& typed) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = detail::permitted_agency(transaction, actor, access::Deed::change_plans, key.agency);
    if (!found) return found.problems();
    const auto kind = report::find_kind(key.kind);
    if (!kind) return Problem{"document.no_such_kind", {{"found", key.kind}}, {}};
    if (!is_document_year(key.year))
      return Problem{"document.no_such_year", {{"found", std::to_string(key.year)}}, {}};
    auto edits =
        edits_of(store::list_document_fields(transaction, key), *kind, static_cast<int>(key.year), typed);
    if (!edits) return edits.problems();
    if (edits->empty()) return false;
    const Moment now = office.now();
    audit::Snapshot before;
    audit::Snapshot after;
    for (FieldEdit& edit : *edits) {
      edit.field.changed_by = actor.person;
      edit.field.changed_at = now;
      store::record_document_field(transaction, key, edit.field);
      before.text(edit.field.field, detail::cut_for_trail(edit.before));
      after.text(edit.field.field, detail::cut_for_trail(edit.field.content));
    }
    record(transaction, actor, found->role, now,
           {.action = "document.fields",
            .subject_kind = "document",
            .subject = detail::subject_of(key),
            .agency = key.agency,
            .before = before.str(),
            .after = after.str(),
            .reason = {}});
    return true;
  });
}

}  // namespace prongsai::desk
