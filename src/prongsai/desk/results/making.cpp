// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/base/digest.h"
#include "prongsai/desk/results/making_detail.h"
#include "prongsai/results_sheets/entry_from_results.h"
#include "prongsai/results_sheets/figure_text.h"
#include "prongsai/text/language.h"

namespace prongsai::desk::detail {
namespace {

using results_sheets::Figure;
using results_sheets::FormShape;
using store::RoundOutcome;

constexpr std::size_t clashes_named_most = 40;

/// The figures of a text in canonical characters ("๑๐๐" is "100"); what is none stays as it is. Nothing for a
/// text that says there is no figure.
std::vector<Figure> figures_in(const FormShape& shape, const std::string& name, const std::string& text) {
  auto split = results_sheets::split_figures(text);
  if (!split) return {{text, "", true}};
  const results_sheets::Field* field = shape.find(name);
  const bool is_number = field != nullptr && (field->kind == results_sheets::FieldKind::points ||
                                              field->kind == results_sheets::FieldKind::grade);
  std::vector<Figure> out;
  for (Figure& one : *split) {
    if (is_number) {
      const auto number = results_sheets::read_figure(*field, one.value);
      if (number && !*number) continue;
      if (number) one.value = **number;
    }
    out.push_back(std::move(one));
  }
  return out;
}

bool is_same_value(const std::string& one, const std::string& other) {
  const auto first = base::parse_points(one);
  const auto second = base::parse_points(other);
  return first && second ? *first == *second : one == other;
}

/// However often a figure stands there: every time with that value.
bool says(const std::vector<Figure>& figures, const std::string& value) {
  return std::ranges::all_of(figures, [&](const Figure& one) { return is_same_value(one.value, value); });
}

bool is_of_a_round(const std::vector<Figure>& figures) {
  return std::ranges::all_of(
      figures, [](const Figure& one) { return one.at == counted_source || one.at == graded_source; });
}

/// Not what somebody typed, but what the round itself said there when it was made last.
bool was_made(const FormShape& shape, const Texts& made, const std::string& field,
              const std::vector<Figure>& figures) {
  const auto found = made.find(field);
  if (found == made.end()) return false;
  const auto before = figures_in(shape, field, found->second);
  return !before.empty() && is_of_a_round(before) && says(figures, before.front().value);
}

/// Fields in which somebody typed something else than what the round says.
void add_clashes(const FormShape& shape, const Texts& typed, const ComposedResults& composed,
                 const Texts& made, std::vector<std::string>& out) {
  for (const auto& [field, text] : typed) {
    if (std::ranges::find(out, field) != out.end()) continue;
    std::string value;
    if (const auto figure = composed.figures.find(field); figure != composed.figures.end()) {
      value = figures_in(shape, field, figure->second).front().value;
    } else if (const auto follows = composed.follows.find(field); follows != composed.follows.end()) {
      value = base::to_shortest_string(follows->second);
    } else {
      continue;
    }
    const auto figures = figures_in(shape, field, text);
    if (!says(figures, value) && !was_made(shape, made, field, figures)) out.push_back(field);
  }
}

/// Figures that an earlier making left there and the round does not say any more.
bool is_stale(const FormShape& shape, const ComposedResults& composed, const Texts& made,
              const std::string& field, const std::string& text) {
  if (composed.figures.contains(field)) return false;
  const auto figures = figures_in(shape, field, text);
  return !figures.empty() && is_of_a_round(figures) && was_made(shape, made, field, figures);
}

bool is_said(const FormShape& shape, const Texts& newest, const ComposedResults& composed) {
  return std::ranges::all_of(composed.figures, [&](const auto& one) {
    const auto found = newest.find(one.first);
    if (found == newest.end()) return false;
    const auto figures = figures_in(shape, one.first, found->second);
    return !figures.empty() && says(figures, figures_in(shape, one.first, one.second).front().value);
  });
}

std::string digest_of(const Texts& figures) {
  std::string all;
  for (const auto& [field, text] : figures) all += field + '\0' + text + '\0';
  return base::sha256_hex(all);
}

std::vector<std::string> fields_in_the_way(const results_sheets::Checked& checked) {
  std::vector<std::string> out;
  for (const results_sheets::FieldProblem& one : checked.problems) {
    const std::string field = one.field.empty() ? "form" : one.field;
    if (std::ranges::find(out, field) == out.end()) out.push_back(field);
  }
  return out;
}

}  // namespace

/// Everything about one agency at one moment.
struct Making::Seen {
  ResultSubject subject;
  ComposedResults composed;
  KeptDraft kept;
  std::int64_t newest = 0;  ///< number of the newest version of its results; 0: there is none
  std::string newest_document;
  std::string made_document;  ///< of the version that the round made last, where that is another one
  bool made_up = false;
  bool corrects = false;  ///< a version is published
  /// The newest version is the one that the round made of these very figures, and nothing is being typed.
  bool is_as_made = false;
  std::optional<store::RoundResult> before;
};

/// What stands there: texts of the newest version, of what is being typed, and of what the round made last.
struct Making::Before {
  Texts newest;
  Texts typed;
  Texts made;
  results_sheets::Entry entry;  ///< with which making begins: what is being typed, else the newest version
  bool is_readable = true;      ///< false: a version that nobody can read any more
};

struct Making::Decided {
  store::RoundResult result;
  std::optional<results_sheets::Checked> checked;  ///< to be handed in
};

base::Result<Making::Seen> Making::see(db::Transaction& transaction, const std::string& agency) {
  auto composed = composer_.compose(transaction, agency);
  if (!composed) return composed.problems();
  const store::ResultKey key{agency, composer_.round().round.edition};
  auto found = store::find_result_agency(transaction, agency);
  if (!found) return base::Problem{"entry.no_such_agency", {{"found", agency}}, {}};
  Seen out{.subject = {key, *std::move(found), composer_.shape().rules},
           .composed = *std::move(composed),
           .kept = read_draft(transaction, key)};
  out.before = store::find_round_result(transaction, composer_.round().round.id, agency);
  const auto versions = store::list_result_versions(transaction, key);
  for (const store::ResultVersion& one : versions)
    out.corrects = out.corrects || one.state == store::ResultState::published;
  out.made_up = office_.figures_are_made_up || composer_.shape().edition().made_up || out.kept.draft.made_up;
  if (versions.empty()) return out;
  out.newest = versions.front().number;
  out.made_up = out.made_up || versions.front().made_up;
  const std::int64_t made = out.before ? out.before->made : 0;
  out.is_as_made = made == out.newest && !out.kept.draft.is_open && out.composed.missing.deductions.empty() &&
                   out.before->figures_sha256 == digest_of(out.composed.figures);
  if (out.is_as_made) return out;
  if (const auto whole = store::find_result_version(transaction, key, out.newest))
    out.newest_document = whole->document;
  if (made != 0 && made != out.newest) {
    if (const auto whole = store::find_result_version(transaction, key, made))
      out.made_document = whole->document;
  }
  return out;
}

std::optional<results_sheets::Entry> Making::entry_of(const std::string& document) const {
  if (document.empty()) return results_sheets::Entry{};
  const auto results = results_files::parse_results(document, "version.yaml", office_.editions);
  if (!results || results->edition().id != composer_.shape().edition().id) return std::nullopt;
  return results_sheets::entry_from_results(composer_.shape(), *results);
}

Making::Before Making::read_before(const Seen& seen) const {
  Before out;
  if (auto newest = entry_of(seen.newest_document)) {
    out.newest = newest->texts;
    out.entry = *std::move(newest);
  } else {
    out.is_readable = false;
  }
  const bool is_own = seen.before && seen.before->made == seen.newest;
  if (is_own) {
    out.made = out.newest;
  } else if (auto made = entry_of(seen.made_document)) {
    out.made = std::move(made->texts);
  }
  if (!seen.kept.draft.is_open) return out;
  results_sheets::Entry draft = seen.kept.entry();
  out.typed = draft.texts;
  if (!draft.texts.empty()) out.entry = std::move(draft);
  return out;
}

results_sheets::Checked Making::check(const Seen& seen, const Before& before) const {
  const FormShape& shape = composer_.shape();
  const ComposedResults& composed = seen.composed;
  results_sheets::Entry wanted = before.entry;
  std::erase_if(wanted.texts, [&](const auto& one) {
    return is_stale(shape, composed, before.made, one.first, one.second);
  });
  for (const auto& [field, text] : composed.figures) wanted.texts[field] = text;
  std::erase_if(wanted.documents, [](const results_files::Document& one) {
    return one.key == counted_source || one.key == graded_source;
  });
  for (const store::DraftSource& one : composed.sources)
    wanted.documents.push_back({one.key, one.title, one.url, {one.note_th, one.note_en}});
  const std::string title =
      text::say(text::Language::th, "round_results.document", {{"round", composer_.round().name_th}});
  return results_sheets::check_entry(composer_.shape(), wanted,
                                     occasion_of(seen.subject, seen.made_up, role_, title), office_.editions);
}

Making::Decided Making::decide(const Seen& seen, bool only_looks) const {
  const FormShape& shape = composer_.shape();
  const ComposedResults& composed = seen.composed;
  Decided out;
  store::RoundResult& result = out.result;
  if (seen.before) result = *seen.before;
  result.agency = seen.subject.key.agency;
  result.missing = composed.missing;
  result.clashes.clear();
  result.looked_at = office_.now();
  result.outcome = seen.is_as_made ? RoundOutcome::same : RoundOutcome::nothing;
  if (seen.is_as_made || composed.figures.empty()) return out;
  const Before before = read_before(seen);
  std::erase_if(result.missing.deductions,
                [&](const std::string& code) { return before.entry.texts.contains("deduction:" + code); });
  const auto clash = [&](std::vector<std::string> fields) {
    if (fields.size() > clashes_named_most) fields.resize(clashes_named_most);
    result.outcome = RoundOutcome::clashing;
    result.clashes = std::move(fields);
    return out;
  };
  std::vector<std::string> clashes;
  if (!before.is_readable) clashes.emplace_back("form");
  add_clashes(shape, before.typed, composed, before.made, clashes);
  add_clashes(shape, before.newest, composed, before.made, clashes);
  if (!clashes.empty()) return clash(std::move(clashes));
  const bool has_stale = std::ranges::any_of(before.newest, [&](const auto& one) {
    return is_stale(shape, composed, before.made, one.first, one.second);
  });
  result.outcome =
      is_said(shape, before.newest, composed) && !has_stale ? RoundOutcome::same : RoundOutcome::ready;
  if (result.outcome == RoundOutcome::same || only_looks) return out;
  results_sheets::Checked checked = check(seen, before);
  if (!checked.sound()) return clash(fields_in_the_way(checked));
  out.checked = std::move(checked);
  return out;
}

MadeAgency Making::keep(db::Transaction& transaction, const Seen& seen, const Decided& decided) const {
  MadeAgency out{decided.result};
  const std::string& round = composer_.round().round.id;
  if (decided.checked) {
    const bool needs_reason = seen.corrects || !decided.checked->findings.empty();
    const std::string reason = needs_reason ? text::say(text::Language::th, "round_results.reason",
                                                        {{"round", composer_.round().name_th}})
                                            : std::string();
    const Handing handing{.actor = actor_,
                          .role = role_,
                          .subject = seen.subject,
                          .checked = *decided.checked,
                          .draft_version = seen.kept.draft.version,
                          .wish = {seen.kept.draft.version, reason, ""},
                          .now = office_.now(),
                          .after = seen.newest};
    // Whoever typed or handed in something just then is asked again next time.
    if (const auto number = hand_in(transaction, handing)) {
      out.is_new = true;
      out.result.outcome = RoundOutcome::same;
      out.result.made = *number;
      out.result.figures_sha256 = digest_of(seen.composed.figures);
    }
  }
  store::record_round_result(transaction, round, out.result);
  return out;
}

base::Result<std::vector<MadeAgency>> Making::make(std::span<const std::string> agencies, bool only_looks) {
  const auto seen =
      office_.database.read([&](db::Transaction& transaction) -> base::Result<std::vector<Seen>> {
        std::vector<Seen> out;
        for (const std::string& agency : agencies) {
          auto one = see(transaction, agency);
          if (!one) return one.problems();
          out.push_back(*std::move(one));
        }
        return out;
      });
  if (!seen) return seen.problems();
  std::vector<Decided> decided;
  for (const Seen& one : *seen) decided.push_back(decide(one, only_looks));
  return office_.database.perform([&](db::Transaction& transaction) {
    std::vector<MadeAgency> out;
    for (std::size_t i = 0; i < decided.size(); ++i) out.push_back(keep(transaction, (*seen)[i], decided[i]));
    return out;
  });
}

}  // namespace prongsai::desk::detail
