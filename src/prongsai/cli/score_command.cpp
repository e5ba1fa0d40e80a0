// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"
#include "prongsai/text/width.h"

namespace prongsai::cli {

using framework::NodeKind;
using results_files::Results;
using scoring::NodeIndex;
using text::Language;
using text::say;

namespace {

constexpr std::size_t name_columns = 64;
constexpr std::size_t value_columns = 8;

void print_line(std::ostream& out, Language language, const Results& results, NodeIndex node, int depth) {
  const auto indent = static_cast<std::size_t>(depth) * 2;
  const std::string name = text::shortened(
      words::node_name(language, results.plan(), results.edition(), node), name_columns - indent);
  out << std::string(indent, ' ') << text::padded(name, name_columns - indent) << "  "
      << text::padded_left(value_text(results, node), value_columns) << "  "
      << words::basis_name(language, results.assessment.sheet.nodes[node].basis) << "\n";
}

void print_scores(std::ostream& out, Language language, const Results& results) {
  const scoring::Plan& plan = results.plan();
  print_line(out, language, results, plan.total(), 0);
  for (const NodeIndex instrument : plan.children(plan.total())) {
    print_line(out, language, results, instrument, 1);
    for (const NodeIndex child : plan.children(instrument)) {
      const NodeKind kind = plan.nodes[child].kind;
      if (kind == NodeKind::part || kind == NodeKind::indicator) print_line(out, language, results, child, 2);
    }
  }
}

void print_level(std::ostream& out, Language language, const Results& results) {
  const scoring::LevelOutcome& level = results.assessment.level;
  if (!level.possible.empty()) {
    out << say(language, level.sure() ? "command.level" : "command.level_open",
               {{"level", words::level_names(language, results.edition(), level)}})
        << "\n";
  }
  if (!level.possible.empty() && level.possible.front() > 0) {
    const std::size_t better = level.possible.front() - 1;
    for (const scoring::ConditionOutcome& condition :
         scoring::conditions(results.edition(), results.plan(), results.assessment.sheet, better)) {
      if (condition.verdict != scoring::Verdict::fails) continue;
      out << say(language, "command.held_back",
                 {{"level", words::level_name(language, results.edition(), better)},
                  {"node", words::short_name(language, results.plan(), results.edition(), condition.node)},
                  {"value", value_text(results, condition.node)},
                  {"needed", base::to_shortest_string(condition.at_least, 2)}})
          << "\n";
    }
  }
  if (level.passed) out << say(language, *level.passed ? "command.passed" : "command.not_passed") << "\n";
}

}  // namespace

Exit run_score(const Arguments& arguments, const Surroundings& to) {
  if (arguments.words.size() != 1)
    return refuse_words(arguments, to, "prongsai score FILE [--json] [--lang th|en]");
  const auto results = results_files::load_results(arguments.words.front(), to.editions);
  if (!results) {
    tell(results.problems(), arguments, to.out, to.err);
    return Exit::not_usable;
  }
  if (arguments.json) {
    print_json(to.out, score_json(*results));
    return Exit::done;
  }
  const Language language = arguments.language;
  to.out << text::choose(language, results->agency.name_th, results->agency.name_en) << " · "
         << words::choose(language, results->edition().name) << "\n\n";
  print_scores(to.out, language, *results);
  to.out << "\n";
  print_level(to.out, language, *results);
  for (const auto& [group, count] : results->assessment.answers) {
    to.out << say(language, count ? "command.answers" : "command.answers_open",
                  {{"group", group}, {"count", count ? std::to_string(*count) : ""}})
           << "\n";
  }
  const auto& findings = results->assessment.findings;
  to.out << "\n"
         << say(language, findings.empty() ? "command.no_findings" : "command.findings",
                {{"count", std::to_string(findings.size())}})
         << "\n";
  for (const scoring::Finding& finding : findings) {
    to.out << "  • " << words::finding_sentence(language, *results, finding) << "\n";
  }
  return Exit::done;
}

}  // namespace prongsai::cli
