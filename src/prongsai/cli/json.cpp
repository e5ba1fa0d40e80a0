// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"

namespace prongsai::cli {

namespace json = boost::json;
using framework::NodeKind;
using results_files::Results;
using scoring::Basis;
using scoring::NodeIndex;
using text::Language;

namespace {

const char* basis_code(Basis basis) {
  switch (basis) {
    case Basis::missing:
      return "missing";
    case Basis::published:
      return "published";
    case Basis::computed:
      return "computed";
  }
  return "";
}

/// Indented by two, one member a line: made to be read and compared as well as parsed.
void pretty(std::ostream& out, const json::value& value, const std::string& indent) {
  const std::string inner = indent + "  ";
  const auto block = [&](const auto& members, char open, char close, const auto& print) {
    if (members.empty()) {
      out << open << close;
      return;
    }
    const char* separator = "\n";
    out << open;
    for (const auto& member : members) {
      out << separator << inner;
      print(member);
      separator = ",\n";
    }
    out << "\n" << indent << close;
  };
  if (value.is_object()) {
    block(value.get_object(), '{', '}', [&](const json::key_value_pair& member) {
      out << json::serialize(json::string(member.key())) << ": ";
      pretty(out, member.value(), inner);
    });
  } else if (value.is_array()) {
    block(value.get_array(), '[', ']', [&](const json::value& element) { pretty(out, element, inner); });
  } else {
    out << json::serialize(value);
  }
}

/// Key of a node inside its section: its code, with the part where it belongs to one.
std::string section_key(const scoring::PlanNode& node) {
  return node.id.substr(node.id.find(':') + 1);
}

json::object level_json(const Results& results) {
  json::object out;
  const scoring::LevelOutcome& level = results.assessment.level;
  const auto& levels = results.edition().levels;
  const auto sure = level.sure();
  out["level"] = sure ? json::value(levels[*sure].name.th) : json::value(nullptr);
  out["level_code"] = sure ? json::value(levels[*sure].code) : json::value(nullptr);
  json::array possible;
  for (const std::size_t one : level.possible) possible.push_back(json::value(levels[one].name.th));
  out["possible_levels"] = std::move(possible);
  out["passed"] = level.passed ? json::value(*level.passed) : json::value(nullptr);
  return out;
}

}  // namespace

void print_json(std::ostream& out, const json::value& value) {
  pretty(out, value, "");
  out << "\n";
}

json::value value_json(const Results& results, NodeIndex node) {
  const scoring::NodeScore& score = results.assessment.sheet.nodes[node];
  if (score.basis == Basis::missing) return nullptr;
  return json::value(scoring::written(results.plan().nodes[node], score.value));
}

std::string value_text(const Results& results, NodeIndex node) {
  const scoring::NodeScore& score = results.assessment.sheet.nodes[node];
  if (score.basis == Basis::missing) return "–";
  return scoring::written(results.plan().nodes[node], score.value);
}

json::object problem_json(const base::Problem& problem) {
  return {{"code", problem.code},
          {"file", problem.place.file},
          {"line", problem.place.line},
          {"column", problem.place.column},
          {"message_th", text::say(Language::th, problem.code, problem.details)},
          {"message_en", text::say(Language::en, problem.code, problem.details)}};
}

json::object finding_json(const Results& results, const scoring::Finding& finding) {
  json::object out{
      {"code", finding.code},
      {"node", results.plan().nodes[finding.node].id},
      {"published", finding.published},
      {"computed", finding.computed.empty() ? json::value(nullptr) : json::value(finding.computed)},
      {"repair", finding.repair.empty() ? json::value(nullptr) : json::value(finding.repair)}};
  if (!finding.other.empty()) out["other"] = finding.other;
  if (!finding.at.empty()) out["at"] = finding.at;
  if (finding.choice) out["choice"] = *finding.choice + 1;
  out["message_th"] = words::finding_sentence(Language::th, results, finding);
  out["message_en"] = words::finding_sentence(Language::en, results, finding);
  return out;
}

json::object score_json(const Results& results) {
  const scoring::Plan& plan = results.plan();
  json::object out{
      {"edition", results.edition().id},
      {"edition_fingerprint", results.edition().fingerprint},
      {"results_fingerprint", results.fingerprint},
      {"agency",
       {{"id", results.agency.id}, {"name_th", results.agency.name_th}, {"type", results.agency.type}}},
      {"made_up", results.made_up},
      {"total", value_json(results, plan.total())}};
  for (auto& member : level_json(results)) out[member.key()] = member.value();
  std::map<NodeKind, json::object> sections;
  json::object basis;
  for (NodeIndex index = static_cast<NodeIndex>(plan.nodes.size()); index-- > 0;) {
    basis[plan.nodes[index].id] = basis_code(results.assessment.sheet.nodes[index].basis);
  }
  for (NodeIndex index = 0; index < plan.nodes.size(); ++index) {
    const scoring::PlanNode& node = plan.nodes[index];
    const NodeKind kind = node.kind == NodeKind::box ? NodeKind::item : node.kind;
    sections[kind][section_key(node)] = value_json(results, index);
  }
  out["instruments"] = sections[NodeKind::instrument];
  if (!sections[NodeKind::part].empty()) out["parts"] = sections[NodeKind::part];
  out["indicators"] = sections[NodeKind::indicator];
  if (!sections[NodeKind::sub_indicator].empty()) out["sub_indicators"] = sections[NodeKind::sub_indicator];
  out["items"] = sections[NodeKind::item];
  json::object answers;
  for (const auto& [group, count] : results.assessment.answers) {
    answers[group] = count ? json::value(*count) : json::value(nullptr);
  }
  out["answers"] = std::move(answers);
  json::array findings;
  for (const scoring::Finding& finding : results.assessment.findings)
    findings.push_back(finding_json(results, finding));
  out["findings"] = std::move(findings);
  out["basis"] = std::move(basis);
  return out;
}

}  // namespace prongsai::cli
