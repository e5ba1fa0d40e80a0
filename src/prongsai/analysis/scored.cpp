// SPDX-License-Identifier: Apache-2.0
#include "prongsai/analysis/scored.h"

#include "prongsai/base/assert.h"

namespace prongsai::analysis {
namespace {

void collect_items(const scoring::Plan& plan, NodeIndex node, std::vector<NodeIndex>& out) {
  const scoring::PlanNode& at = plan.nodes[node];
  if (at.kind == NodeKind::item) {
    out.push_back(node);
    return;
  }
  if (at.ways.empty()) return;
  for (const scoring::Term& term : at.ways.front().terms) collect_items(plan, term.node, out);
}

}  // namespace

std::optional<Ratio> value_of(const Scored& scored, NodeIndex node) {
  const scoring::NodeScore& score = scored.sheet->nodes[node];
  if (score.basis == scoring::Basis::missing) return std::nullopt;
  return score.value;
}

std::vector<NodeIndex> nodes_of(const scoring::Plan& plan, NodeKind kind) {
  std::vector<NodeIndex> out;
  for (NodeIndex node = 0; node < plan.nodes.size(); ++node) {
    const bool whole = plan.nodes[node].part.empty() || kind == NodeKind::part;
    if (plan.nodes[node].kind == kind && whole) out.push_back(node);
  }
  return out;
}

NodeIndex instrument_of(const scoring::Plan& plan, NodeIndex node) {
  while (plan.nodes[node].kind != NodeKind::instrument) {
    PRONGSAI_ASSERT(plan.nodes[node].parent.has_value());
    node = *plan.nodes[node].parent;
  }
  return node;
}

bool is_disclosure(const Scored& scored, NodeIndex node) {
  const std::string& code = scored.plan->nodes[instrument_of(*scored.plan, node)].code;
  const framework::Instrument* instrument = scored.edition->find_instrument(code);
  PRONGSAI_ASSERT(instrument != nullptr);
  return instrument->kind == framework::InstrumentKind::disclosure;
}

std::vector<NodeIndex> items_below(const scoring::Plan& plan, NodeIndex node) {
  std::vector<NodeIndex> out;
  collect_items(plan, node, out);
  return out;
}

std::vector<NodeIndex> nodes_of_item(const Scored& scored, std::string_view code) {
  std::vector<NodeIndex> out;
  const auto whole = scored.plan->find("item:" + std::string(code));
  if (!whole) return out;
  const std::string& instrument = scored.plan->nodes[instrument_of(*scored.plan, *whole)].code;
  for (const framework::Part& part : scored.edition->find_instrument(instrument)->parts) {
    const auto node = scored.plan->find("item:" + std::string(code) + "@" + part.code);
    if (node) out.push_back(*node);
  }
  if (out.empty()) out.push_back(*whole);
  return out;
}

}  // namespace prongsai::analysis
