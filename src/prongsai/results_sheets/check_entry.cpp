// SPDX-License-Identifier: Apache-2.0
#include "prongsai/results_sheets/check_entry.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/results_sheets/figure_text.h"
#include "prongsai/results_sheets/plain_text_detail.h"
#include "prongsai/results_sheets/write_results.h"
#include "prongsai/text/language.h"

namespace prongsai::results_sheets {
namespace {

using base::Problem;

constexpr std::size_t fields_most = 5'000;
constexpr std::size_t bytes_most = 8'000;
constexpr const char* file_name = "entry.yaml";

class Checker {
 public:
  Checker(const FormShape& shape, const Entry& entry) : shape_(shape), entry_(entry) {}

  void check() {
    if (entry_.texts.size() > fields_most) {
      complain("", {"results_sheets.too_many_fields",
                    {{"found", std::to_string(entry_.texts.size())}, {"most", std::to_string(fields_most)}},
                    {}});
      return;
    }
    check_names();
    for (const Field& field : shape_.fields) {
      const auto text = entry_.texts.find(field.name);
      if (text != entry_.texts.end()) check_field(field, text->second);
    }
    check_rows(FieldGroup::counts);
    check_rows(FieldGroup::percents);
    sort_problems();
  }

  std::vector<FieldProblem> problems;
  Figures figures;

 private:
  void complain(const std::string& field, Problem problem) {
    problems.push_back({field, std::move(problem)});
  }

  /// By field in the shape's order; of one field, in the order they were found.
  void sort_problems() {
    std::map<std::pair<std::size_t, std::size_t>, FieldProblem> ordered;
    for (FieldProblem& one : problems) {
      const auto found = shape_.by_name.find(one.field);
      const std::size_t at = found == shape_.by_name.end() ? shape_.fields.size() : found->second;
      ordered.emplace(std::pair(at, ordered.size()), std::move(one));
    }
    problems.clear();
    for (auto& [at, one] : ordered) problems.push_back(std::move(one));
  }

  bool is_readable(const std::string& name, const std::string& text) {
    if (text.size() > bytes_most) {
      complain(name, {"results_sheets.too_long", {{"most", std::to_string(bytes_most)}}, {}});
      return false;
    }
    if (!is_clean(text)) {
      complain(name, {"results_sheets.bad_text", {}, {}});
      return false;
    }
    return true;
  }

  [[nodiscard]] bool is_unplaced_part(const std::string& name) const {
    const auto& instruments = shape_.edition().instruments;
    return name.starts_with("part:") && name.size() > std::string_view("part:").size() &&
           std::all_of(instruments.begin(), instruments.end(),
                       [](const auto& one) { return one.parts.empty(); });
  }

  void check_names() {
    for (const auto& [name, text] : entry_.texts) {
      if (shape_.find(name) != nullptr || trimmed(text).empty()) continue;
      const Field part{.name = name, .group = FieldGroup::part};
      if (is_unplaced_part(name) && is_clean(name)) {
        check_field(part, text);
      } else if (is_readable(name, name)) {
        complain(name,
                 {"results_sheets.no_such_field", {{"found", name}, {"edition", shape_.edition().id}}, {}});
      }
    }
  }

  [[nodiscard]] static bool takes_one(const Field& field) {
    return field.kind == FieldKind::count || field.kind == FieldKind::percent ||
           field.group == FieldGroup::deduction;
  }

  void check_field(const Field& field, const std::string& text) {
    if (!is_readable(field.name, text)) return;
    if (field.kind == FieldKind::place) {
      if (!trimmed(text).empty()) figures[field.name] = {{.value = trimmed(text), .at = {}}};
      return;
    }
    const auto split = split_figures(text);
    if (!split) return complain(field.name, split.problems().front());
    std::vector<Figure> kept;
    bool sound = true;
    for (const Figure& figure : *split) {
      if (field.kind == FieldKind::level) {
        if (const auto level = read_level(shape_.edition(), figure))
          kept.push_back({.value = *level, .at = figure.at});
        continue;
      }
      const auto number = read_figure(field, figure.value);
      if (!number) {
        complain(field.name, number.problems().front());
        sound = false;
      } else if (*number) {
        kept.push_back({.value = **number, .at = figure.at});
      }
    }
    if (!sound) return;
    const bool with_place = !kept.empty() && !kept.front().at.empty();
    const bool one_word =
        std::any_of(kept.begin(), kept.end(), [](const Figure& one) { return one.value == not_applicable; });
    if ((takes_one(field) || one_word) && (kept.size() > 1 || with_place))
      return complain(field.name, {"results_sheets.one_value", {{"found", text}}, {}});
    if (!kept.empty()) figures[field.name] = std::move(kept);
  }

  /// A distribution is told whole or not at all: a choice left out is not the same as nobody having taken it.
  void check_rows(FieldGroup group) {
    for (const Field& field : shape_.fields) {
      if (field.group != group || field.choice != std::size_t{0}) continue;
      const std::vector<const Field*> row = shape_.row(group, *field.node);
      const auto given = std::count_if(row.begin(), row.end(),
                                       [&](const Field* one) { return figures.contains(one->name); });
      const bool troubled = std::any_of(row.begin(), row.end(), [&](const Field* one) {
        return std::any_of(problems.begin(), problems.end(),
                           [&](const FieldProblem& told) { return told.field == one->name; });
      });
      if (given == 0 || given == static_cast<std::ptrdiff_t>(row.size()) || troubled) continue;
      const auto empty = std::find_if(row.begin(), row.end(),
                                      [&](const Field* one) { return !figures.contains(one->name); });
      complain((*empty)->name, {"results_sheets.row_incomplete",
                                {{"item", item_key(shape_.plan().nodes[*field.node])},
                                 {"found", std::to_string(given)},
                                 {"expected", std::to_string(row.size())}},
                                {}});
    }
  }

  const FormShape& shape_;
  const Entry& entry_;
};

/// The documents of the entry, and who entered the figures from which document.
std::vector<results_files::Document> documents_of(const Entry& entry, const Occasion& occasion) {
  std::vector<results_files::Document> out;
  for (const results_files::Document& document : entry.documents) {
    if (document.key != entry_source) out.push_back(document);
  }
  const bool said = !occasion.entered_by.empty() || !occasion.document_title.empty();
  const auto earlier = std::find_if(entry.documents.begin(), entry.documents.end(),
                                    [](const auto& one) { return one.key == entry_source; });
  if (!said && earlier != entry.documents.end()) out.push_back(*earlier);
  if (!said) return out;
  const auto words = [&](text::Language language) {
    if (occasion.entered_by.empty()) return std::string();
    return text::say(language, "results_sheets.entered_by", {{"who", occasion.entered_by}});
  };
  const std::string title = occasion.document_title.empty()
                                ? text::say(text::Language::th, "results_sheets.untitled")
                                : occasion.document_title;
  out.push_back({.key = entry_source,
                 .title = title,
                 .url = occasion.document_url,
                 .note = {.th = words(text::Language::th), .en = words(text::Language::en)}});
  return out;
}

}  // namespace

std::vector<std::string> fields_of(const FormShape& shape, const scoring::Finding& finding) {
  const scoring::PlanNode& node = shape.plan().nodes[finding.node];
  const auto row = [&](FieldGroup group) {
    std::vector<std::string> out;
    for (const Field* field : shape.row(group, finding.node)) out.push_back(field->name);
    if (finding.choice && *finding.choice < out.size()) return std::vector{out[*finding.choice]};
    return out;
  };
  if (finding.code.starts_with("percents.")) return row(FieldGroup::percents);
  if (finding.code.starts_with("counts.")) return row(FieldGroup::counts);
  if (finding.code.starts_with("answers.")) return {"answers:" + node.code};
  if (finding.code.starts_with("level.")) return {"level"};
  if (finding.code == "figure.no_place")
    return {"part:" + finding.published.substr(0, finding.published.find_last_of(' '))};
  std::vector<std::string> out = {node.id};
  if (shape.find("printed:" + item_key(node)) != nullptr) out.push_back("printed:" + item_key(node));
  return out;
}

Checked check_entry(const FormShape& shape, const Entry& entry, const Occasion& occasion,
                    const results_files::Editions& editions) {
  PRONGSAI_ASSERT(editions.find(shape.edition().id) != nullptr);
  Checker checker(shape, entry);
  checker.check();
  Checked out;
  out.problems = std::move(checker.problems);
  const Heading heading{
      .agency = occasion.agency, .made_up = occasion.made_up, .documents = documents_of(entry, occasion)};
  std::string document = write_results(shape, heading, checker.figures);
  auto results = results_files::parse_results(document, file_name, editions);
  if (!results) {
    for (const Problem& problem : results.problems()) out.problems.push_back({"", problem});
    return out;
  }
  for (const scoring::Finding& finding : results->assessment.findings)
    out.findings.push_back({fields_of(shape, finding), finding});
  if (out.sound()) out.document = std::move(document);
  out.results = std::move(results).value();
  return out;
}

}  // namespace prongsai::results_sheets
