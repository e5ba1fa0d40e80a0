// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "prongsai/base/assert.h"
#include "prongsai/desk/results/proposal_detail.h"
#include "prongsai/results_sheets/entry_from_results.h"
#include "prongsai/results_sheets/figure_text.h"
#include "prongsai/text/language.h"

namespace prongsai::desk::detail {
namespace {

using base::Problem;
using results_sheets::FieldKind;

/// Takes the front of `rest` up to `sign`, and the sign.
std::string take_until(std::string_view& rest, char sign) {
  const std::size_t end = std::min(rest.find(sign), rest.size());
  std::string out(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return out;
}

std::int64_t whole(const std::string& text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  PRONGSAI_ASSERT(error == std::errc() && end == text.data() + text.size());
  return out;
}

/// The value with the place where it is told, where a figure of that kind can have one.
std::string placed(const results_sheets::Field& field, const std::string& value, const std::string& source) {
  if (field.kind != FieldKind::points && field.kind != FieldKind::level) return value;
  auto figures = results_sheets::split_figures(value);
  if (!figures) return value;
  for (results_sheets::Figure& figure : *figures) {
    if (figure.at.empty()) figure.at = source;
  }
  return results_sheets::join_figures(*figures);
}

base::Problems problems_of(const results_sheets::Checked& checked, const std::string& field) {
  base::Problems out;
  for (const results_sheets::FieldProblem& one : checked.problems) {
    out.push_back(one.problem);
    out.back().details.emplace_back("field", one.field == field ? "value" : "");
  }
  return out;
}

}  // namespace

std::string to_payload(const PublicationPlan& plan) {
  std::string out = plan.edition + '\t' + plan.province + '\n';
  for (const store::Publishable& one : plan.versions)
    out += one.key.agency + '\t' + std::to_string(one.number) + '\t' + one.fingerprint + '\n';
  return out;
}

PublicationPlan publication_plan(const store::Proposal& proposal) {
  std::string_view rest = proposal.payload;
  PublicationPlan out;
  out.edition = take_until(rest, '\t');
  out.province = take_until(rest, '\n');
  while (!rest.empty()) {
    store::Publishable one;
    one.key = {take_until(rest, '\t'), out.edition};
    one.number = whole(take_until(rest, '\t'));
    one.fingerprint = take_until(rest, '\n');
    out.versions.push_back(std::move(one));
  }
  return out;
}

std::string to_payload(const OverridePlan& plan) {
  return plan.key.edition + '\n' + std::to_string(plan.number) + '\n' + plan.fingerprint + '\n' + plan.field +
         '\n' + plan.value;
}

OverridePlan override_plan(const store::Proposal& proposal) {
  std::string_view rest = proposal.payload;
  OverridePlan out;
  out.key = {proposal.agency, take_until(rest, '\n')};
  out.number = whole(take_until(rest, '\n'));
  out.fingerprint = take_until(rest, '\n');
  out.field = take_until(rest, '\n');
  out.value = std::string(rest);
  return out;
}

base::Result<Overridden> overridden(const Office& office, const ResultSubject& subject,
                                    const store::ResultVersion& version, const OverridePlan& plan,
                                    std::int64_t number) {
  const auto results = results_files::parse_results(version.document, "version.yaml", office.editions);
  if (!results) return results.problems();
  const auto shape = results_sheets::make_form_shape(subject.rules);
  const results_sheets::Field* field = shape.find(plan.field);
  if (field == nullptr)
    return Problem{"entry.no_such_field", {{"found", plan.field}, {"field", "target"}}, {}};
  results_sheets::Entry entry = results_sheets::entry_from_results(shape, *results);
  const std::string before = entry.texts[plan.field];
  if (before == plan.value)
    return Problem{"entry.override_same", {{"found", before}, {"field", "value"}}, {}};
  const std::string source = "override-" + std::to_string(number);
  entry.documents.push_back({.key = source,
                             .title = text::say(text::Language::th, "results.override.source",
                                                {{"number", std::to_string(number)}}),
                             .url = {},
                             .note = {}});
  entry.texts[plan.field] = placed(*field, plan.value, source);
  // Nobody enters anything here: the head of the document stays as it was.
  results_sheets::Occasion occasion;
  occasion.agency = results->agency;
  occasion.made_up = results->made_up;
  results_sheets::Checked checked = results_sheets::check_entry(shape, entry, occasion, office.editions);
  if (!checked.sound()) return problems_of(checked, plan.field);
  return Overridden{before, std::move(checked.document), std::move(*checked.results)};
}

base::Result<store::ResultVersion> overridable(db::Transaction& transaction, const OverridePlan& plan) {
  const auto versions = store::list_result_versions(transaction, plan.key);
  const bool pending = std::any_of(versions.begin(), versions.end(), [](const store::ResultVersion& one) {
    return one.state == store::ResultState::entered || one.state == store::ResultState::confirmed;
  });
  if (pending) return Problem{"entry.pending_version", {}, {}};
  auto version = store::find_result_version(transaction, plan.key, plan.number);
  if (!version || version->state != store::ResultState::published || version->fingerprint != plan.fingerprint)
    return Problem{"entry.not_published", {}, {}};
  return *std::move(version);
}

}  // namespace prongsai::desk::detail
