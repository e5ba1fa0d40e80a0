// SPDX-License-Identifier: Apache-2.0
#include "prongsai/scoring/explain.h"

#include <algorithm>

namespace prongsai::scoring {
namespace {

using framework::Edition;
using framework::Instrument;
using framework::Provenance;

void explain_choices(const Edition& edition, const PlanNode& leaf, const Known& known,
                     const Assessment& assessment, Explanation& out) {
  constexpr int percent_places = 2;
  constexpr std::int64_t hundred = 100;
  if (!leaf.scale) return;
  const framework::Scale& scale = edition.scales[*leaf.scale];
  const auto distribution = known.percents.find(out.node);
  const bool graded = leaf.is_leaf() && leaf.ways.front().rule == Rule::grade;
  const bool given = known.counts.contains(out.node);
  const auto people = assessment.answers.find(leaf.group);
  // Counts may stand for any of several numbers of people with the same score; then they are nobody's counts.
  const bool certain = given || (people != assessment.answers.end() && people->second.has_value());
  out.answers = graded || !certain ? 0 : answers_of(leaf, assessment.inputs);
  out.counts_from_percents = out.answers > 0 && !given;
  out.negative = leaf.polarity == framework::Polarity::negative;
  if (graded) return;
  for (std::size_t choice = 0; choice < scale.choices.size(); ++choice) {
    ExplainedChoice one{.label = scale.choices[choice].label, .points = {}, .count = {}, .percent = {}};
    if (choice < leaf.choice_points.size()) one.points = leaf.choice_points[choice];
    if (out.answers > 0) {
      one.count = assessment.inputs.counts[leaf.first_cell + choice];
      const Ratio percent(base::Int128{*one.count} * hundred * Points::unit, base::Int128{out.answers});
      one.percent = base::to_string(base::round_half_up(percent, percent_places), percent_places);
    }
    if (distribution != known.percents.end() && choice < distribution->second.percents.size()) {
      one.percent = distribution->second.percents[choice].text;
    }
    out.choices.push_back(std::move(one));
  }
}

const Instrument* instrument_of(const Edition& edition, const Plan& plan, NodeIndex node) {
  std::optional<NodeIndex> at = node;
  while (at && plan.nodes[*at].kind != NodeKind::instrument) at = plan.nodes[*at].parent;
  return at ? edition.find_instrument(plan.nodes[*at].code) : nullptr;
}

void cite(Explanation& out, std::string what, std::string about, const Provenance& provenance) {
  out.citations.push_back({.what = std::move(what), .about = std::move(about), .provenance = &provenance});
}

void cite_leaf(const Edition& edition, const PlanNode& leaf, Explanation& out) {
  if (leaf.scale) {
    const framework::Scale& scale = edition.scales[*leaf.scale];
    cite(out, "scale", scale.code, scale.provenance);
  }
  for (const Instrument& instrument : edition.instruments) {
    for (const framework::Item* item : framework::items_of(instrument)) {
      for (const framework::Box& box : item->boxes) {
        if (box.code != leaf.code || instrument.kind != framework::InstrumentKind::survey) continue;
        cite(out, "polarity", box.code, box.polarity.provenance);
      }
      if (item->code == leaf.code) cite(out, "wording", item->code, item->provenance);
    }
  }
}

void cite_rules(const Edition& edition, const Plan& plan, Explanation& out) {
  const PlanNode& node = plan.nodes[out.node];
  if (node.kind == NodeKind::total) {
    for (const Instrument& instrument : edition.instruments) {
      cite(out, "weight", instrument.code, instrument.weight.provenance);
    }
    for (const framework::Deduction& deduction : edition.deductions) {
      cite(out, "deduction", deduction.code, deduction.at_most.provenance);
    }
  }
  if (const Instrument* instrument = instrument_of(edition, plan, out.node)) {
    for (const framework::Part& part : instrument->parts) {
      const bool concerned = node.kind == NodeKind::instrument ||
                             (node.kind == NodeKind::indicator && node.part.empty()) ||
                             node.code == part.code;
      if (concerned) cite(out, "parts", part.code, part.provenance);
    }
    for (const framework::Indicator& indicator : instrument->indicators) {
      if (node.kind == NodeKind::indicator && indicator.code == node.code) {
        cite(out, "indicator", indicator.code, indicator.provenance);
      }
      for (const framework::SubIndicator& group : indicator.sub_indicators) {
        if (node.kind == NodeKind::sub_indicator && group.code == node.code)
          cite(out, "sub", group.code, group.provenance);
      }
    }
  }
  if (node.kind == NodeKind::item || node.kind == NodeKind::box) cite_leaf(edition, node, out);
  if (node.places) cite(out, "rounding", "", edition.rounding.provenance);
}

std::string joined_terms(const Plan& plan, const Explanation& explanation, bool with_weights) {
  std::string out;
  for (const ExplainedTerm& term : explanation.terms) {
    if (!term.value) continue;
    if (!out.empty()) out += " + ";
    if (with_weights) out += base::to_shortest_string(term.weight) + " × ";
    out += written(plan.nodes[term.node], *term.value);
  }
  return out;
}

std::string mean_formula(const Plan& plan, const Explanation& explanation) {
  bool equal = true;
  Points weights;
  for (const ExplainedTerm& term : explanation.terms) {
    if (!term.value) continue;
    weights += term.weight;
    equal = equal && term.weight == Points::whole(1);
  }
  return "(" + joined_terms(plan, explanation, !equal) + ") ÷ " + base::to_shortest_string(weights);
}

std::string sum_formula(const Plan& plan, const Explanation& explanation) {
  std::string out;
  for (const ExplainedTerm& term : explanation.terms) {
    if (!term.value) continue;
    if (!out.empty()) out += " + ";
    out += base::to_shortest_string(term.weight) + "% × " + written(plan.nodes[term.node], *term.value);
  }
  for (const auto& deduction : explanation.deductions) {
    if (deduction) out += " − " + base::to_shortest_string(*deduction);
  }
  return out;
}

std::string answers_formula(const Explanation& explanation) {
  std::string out;
  for (const ExplainedChoice& choice : explanation.choices) {
    if (!choice.count || !choice.points) return {};
    if (!out.empty()) out += " + ";
    out += std::to_string(*choice.count) + " × " + base::to_shortest_string(*choice.points);
  }
  return "(" + out + ") ÷ " + std::to_string(explanation.answers);
}

void add_lines(const Edition& edition, const Plan& plan, const Known& known, const Assessment& assessment,
               NodeIndex node, int depth, std::vector<TraceLine>& out) {
  Explanation one = explain(edition, plan, known, assessment, node);
  const std::vector<ExplainedTerm> terms = one.terms;
  out.push_back({depth, std::move(one)});
  for (const ExplainedTerm& term : terms) {
    if (term.value || term.why == Why::not_applicable || known.figures.contains(term.node)) {
      add_lines(edition, plan, known, assessment, term.node, depth + 1, out);
    }
  }
}

}  // namespace

Explanation explain(const Edition& edition, const Plan& plan, const Known& known,
                    const Assessment& assessment, NodeIndex node) {
  const PlanNode& of = plan.nodes[node];
  Explanation out;
  out.node = node;
  out.score = assessment.sheet.nodes[node];
  if (const auto figures = known.figures.find(node); figures != known.figures.end())
    out.printed = figures->second;
  for (const Finding& finding : assessment.findings) {
    if (finding.node == node) out.findings.push_back(finding);
  }
  if (!of.ways.empty()) {
    out.way = of.ways[out.score.basis == Basis::computed ? out.score.way : 0];
    for (const Term& term : out.way->terms) {
      const NodeScore& score = assessment.sheet.nodes[term.node];
      ExplainedTerm explained{.node = term.node, .weight = term.weight, .value = {}, .why = score.why};
      if (score.basis != Basis::missing) explained.value = score.value;
      out.terms.push_back(std::move(explained));
    }
    if (out.score.basis == Basis::computed) {
      out.exact = unrounded(plan, assessment.inputs, assessment.sheet, node, out.score.way);
    }
  }
  if (of.kind == NodeKind::total) out.deductions = assessment.inputs.deductions;
  explain_choices(edition, of, known, assessment, out);
  cite_rules(edition, plan, out);
  return out;
}

std::string formula(const Plan& plan, const Explanation& explanation) {
  if (!explanation.way || !explanation.exact) return {};
  switch (explanation.way->rule) {
    case Rule::answers:
      return answers_formula(explanation);
    case Rule::grade:
      return {};
    case Rule::mean:
      return mean_formula(plan, explanation);
    case Rule::weighted_sum:
      return sum_formula(plan, explanation);
  }
  return {};
}

std::vector<TraceLine> trace(const Edition& edition, const Plan& plan, const Known& known,
                             const Assessment& assessment, NodeIndex node) {
  std::vector<TraceLine> out;
  add_lines(edition, plan, known, assessment, node, 0, out);
  return out;
}

}  // namespace prongsai::scoring
