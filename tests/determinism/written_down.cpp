// SPDX-License-Identifier: Apache-2.0
#include "written_down.h"

#include <algorithm>
#include <filesystem>

#include "prongsai/scoring/explain.h"

namespace prongsai::determinism {
namespace {

using scoring::NodeIndex;

std::string number(std::size_t value) {
  return std::to_string(value);
}

/// The fraction itself: twelve digits of it and whether more follow.
std::string exact(const base::Ratio& value) {
  return base::to_display_string(value, 12);
}

void write_node(const scoring::PlanNode& node, const scoring::NodeScore& score, std::string& out) {
  out += node.id + " " + number(static_cast<std::size_t>(score.basis)) +
         number(static_cast<std::size_t>(score.why)) + " ";
  if (score.basis != scoring::Basis::missing) out += exact(score.value) + " way " + number(score.way);
}

void write_finding(const scoring::Plan& plan, const scoring::Finding& finding, std::string& out) {
  out += "finding " + finding.code + "|" + plan.nodes[finding.node].id + "|" + finding.published + "|" +
         finding.computed + "|" + finding.other + "|" + finding.repair + "|" + finding.at + "|" +
         (finding.choice ? number(*finding.choice) : "") + "\n";
}

}  // namespace

std::string written_down(const scoring::Plan& plan, const scoring::Sheet& sheet) {
  std::string out;
  for (NodeIndex node = 0; node < plan.nodes.size(); ++node) {
    write_node(plan.nodes[node], sheet.nodes[node], out);
    out += "\n";
  }
  return out;
}

std::string written_down(const results_files::Results& results) {
  const scoring::Assessment& assessment = results.assessment;
  std::string out = results.agency.id + " " + results.edition().id + " " + results.fingerprint + "\n";
  for (NodeIndex node = 0; node < results.plan().nodes.size(); ++node) {
    write_node(results.plan().nodes[node], assessment.sheet.nodes[node], out);
    const scoring::Explanation told =
        scoring::explain(results.edition(), results.plan(), results.known, assessment, node);
    out += " " + scoring::formula(results.plan(), told);
    if (told.exact) out += " = " + exact(*told.exact);
    for (const scoring::ExplainedChoice& choice : told.choices) out += " " + choice.percent;
    out += "\n";
  }
  for (const auto& [group, people] : assessment.answers)
    out += group + " " + (people ? std::to_string(*people) : "?") + "\n";
  for (const std::size_t level : assessment.level.possible) out += "level " + number(level) + "\n";
  for (const scoring::Finding& finding : assessment.findings) write_finding(results.plan(), finding, out);
  return out;
}

std::vector<std::string> files_below(const std::vector<std::string>& folders) {
  std::vector<std::string> out;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".yaml") out.push_back(entry.path().string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace prongsai::determinism
