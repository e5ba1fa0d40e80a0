// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/results/intake.h"

#include <algorithm>
#include <array>

#include "prongsai/base/digest.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/results/draft_detail.h"
#include "prongsai/results_sheets/entry_from_results.h"
#include "prongsai/results_sheets/workbook.h"
#include "prongsai/secret/token.h"
#include "prongsai/table_files/read_table.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;

/// What a file or paste holds, before anything is asked about it.
struct Understood {
  results_sheets::Reading reading;
  bool is_results_file = false;
  bool made_up = false;
};

bool is_results_file(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr std::array<std::string_view, 3> ends = {".yaml", ".yml", ".json"};
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return lower.ends_with(end); });
}

base::Result<Understood> read_results(const Office& office, const ResultSubject& subject,
                                      const std::string& name, std::string_view bytes) {
  const auto results = results_files::parse_results(bytes, name, office.editions);
  if (!results) return results.problems();
  base::Problems problems;
  if (results->agency.id != subject.key.agency)
    problems.push_back(
        {"entry.other_agency", {{"found", results->agency.id}, {"expected", subject.key.agency}}, {}});
  if (results->edition().id != subject.key.edition)
    problems.push_back(
        {"entry.other_edition", {{"found", results->edition().id}, {"expected", subject.key.edition}}, {}});
  if (!problems.empty()) return problems;
  Understood out{.is_results_file = true, .made_up = results->made_up};
  out.reading.entry =
      results_sheets::entry_from_results(results_sheets::make_form_shape(subject.rules), *results);
  return out;
}

base::Result<Understood> understand(const Office& office, const ResultSubject& subject,
                                    const store::ResultIntake& intake) {
  const std::string& bytes = intake.content.value;
  if (intake.is_file && is_results_file(intake.file_name))
    return read_results(office, subject, intake.file_name, bytes);
  const table_files::Limits limits{.bytes_max = intake_file_bytes_max};
  const auto workbook = intake.is_file ? table_files::read_table(bytes, intake.file_name, limits)
                                       : table_files::read_pasted(bytes, limits);
  if (!workbook) return workbook.problems();
  Understood out;
  out.reading =
      results_sheets::entry_from_workbook(results_sheets::make_form_shape(subject.rules), *workbook);
  return out;
}

base::Problems with_field(base::Problems problems, const std::string& field) {
  for (Problem& problem : problems) {
    if (base::detail(problem, "field").empty()) problem.details.emplace_back("field", field);
  }
  return problems;
}

base::Result<bool> take(const Office& office, const access::Actor& actor, const store::ResultKey& key,
                        store::ResultIntake intake) {
  const Moment now = office.now();
  intake.id = secret::new_id("f");
  intake.created_at = now;
  const auto found = office.database.read([&](db::Transaction& transaction) {
    return permitted_subject(transaction, office, actor, Deed::enter_results, key);
  });
  if (!found) return found.problems();
  const auto understood = understand(office, found->subject, intake);
  if (!understood) return with_field(understood.problems(), intake.is_file ? "file" : "table");
  office.database.perform([&](db::Transaction& transaction) {
    store::remove_old_result_intakes(transaction, now - intake_age_max);
    store::record_result_intake(transaction, key, actor.person, intake);
  });
  return true;
}

/// A document of the file stands beside those of the draft; one of the same key takes its place.
void merge_sources(std::vector<store::DraftSource>& into, const std::vector<store::DraftSource>& more) {
  for (const store::DraftSource& source : more) {
    const auto same = std::find_if(into.begin(), into.end(),
                                   [&](const store::DraftSource& one) { return one.key == source.key; });
    if (same == into.end())
      into.push_back(source);
    else
      *same = source;
  }
}

detail::Texts wanted_texts(const detail::KeptDraft& kept, const results_sheets::Entry& entry, bool all) {
  detail::Texts out(entry.texts.begin(), entry.texts.end());
  if (!all) return out;
  for (const auto& [field, text] : kept.texts) out.try_emplace(field, "");
  return out;
}

}  // namespace

base::Result<bool> take_upload(const Office& office, const access::Actor& actor, const store::ResultKey& key,
                               const Upload& upload) {
  constexpr std::size_t name_bytes_max = 200;
  if (upload.bytes.empty()) return Problem{"entry.no_file", {{"field", "file"}}, {}};
  if (upload.bytes.size() > intake_file_bytes_max)
    return Problem{"entry.file_too_large",
                   {{"most", std::to_string(intake_file_bytes_max / 1024 / 1024)}, {"field", "file"}},
                   {}};
  std::string name(upload.file_name);
  if (name.size() > name_bytes_max)
    name =
        "…" + name.substr(name.rfind('.') == std::string::npos ? name.size()
                                                               : std::max(name.rfind('.'), name.size() - 8));
  return take(office, actor, key,
              {.is_file = true, .file_name = name, .content = {std::string(upload.bytes)}});
}

base::Result<bool> take_paste(const Office& office, const access::Actor& actor, const store::ResultKey& key,
                              std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return Problem{"entry.no_paste", {{"field", "table"}}, {}};
  if (text.size() > intake_paste_bytes_max)
    return Problem{"entry.file_too_large",
                   {{"most", std::to_string(intake_paste_bytes_max / 1024 / 1024)}, {"field", "table"}},
                   {}};
  return take(office, actor, key, {.is_file = false, .file_name = {}, .content = {std::string(text)}});
}

base::Result<IntakeView> look_at_intake(const Office& office, const access::Actor& actor,
                                        const store::ResultKey& key) {
  auto draft = look_at_draft(office, actor, key);
  if (!draft) return draft.problems();
  const Moment now = office.now();
  const auto intake = office.database.read([&](db::Transaction& transaction) {
    return store::find_result_intake(transaction, key, actor.person);
  });
  if (!intake || intake->created_at + intake_age_max <= now) return Problem{"entry.no_intake", {}, {}};
  auto understood = understand(office, draft->subject, *intake);
  // It was readable when it was taken; the rules may have been loaded anew since.
  if (!understood) return understood.problems();
  return IntakeView{.draft = std::move(draft).value(),
                    .id = intake->id,
                    .is_file = intake->is_file,
                    .file_name = intake->file_name,
                    .is_results_file = understood->is_results_file,
                    .made_up = understood->made_up,
                    .reading = std::move(understood->reading)};
}

base::Result<std::int64_t> accept_intake(const Office& office, const access::Actor& actor,
                                         const store::ResultKey& key, const IntakeWish& wish) {
  auto view = look_at_intake(office, actor, key);
  if (!view) return view.problems();
  if (view->id != wish.id) return Problem{"entry.no_intake", {}, {}};
  results_sheets::Entry entry = view->reading.entry;
  for (const std::size_t number : wish.doubts) {
    if (number < view->reading.doubts.size()) results_sheets::accept(view->reading.doubts[number], entry);
  }
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto intake = store::find_result_intake(transaction, key, actor.person);
    if (!intake || intake->id != wish.id) return Problem{"entry.no_intake", {}, {}};
    detail::KeptDraft kept = detail::read_draft(transaction, key);
    if (kept.draft.version != wish.version) return Problem{"entry.draft_changed", {}, {}};
    const std::int64_t before = kept.draft.version;
    kept.draft.made_up = kept.draft.made_up || view->made_up;
    if (wish.replaces_all) kept.sources.clear();
    merge_sources(kept.sources, detail::sources_of(entry.documents));
    const auto changed = detail::write_draft(transaction, key, kept,
                                             wanted_texts(kept, entry, wish.replaces_all), actor.person, now);
    store::replace_draft_sources(transaction, key, kept.sources);
    store::remove_result_intake(transaction, key, actor.person);
    record(transaction, actor, view->draft.role, now,
           {.action = "result.take_in",
            .subject_kind = "result",
            .subject = view->draft.subject.id(),
            .agency = key.agency,
            .before = detail::draft_snapshot(before, {}),
            .after = detail::draft_snapshot(kept.draft.version, changed,
                                            base::sha256_hex(intake->content.value))});
    return kept.draft.version;
  });
}

}  // namespace prongsai::desk
