// SPDX-License-Identifier: Apache-2.0
// Instruments and their parts against the pass mark, and who answered.
#include <algorithm>

#include "prongsai/figure/row_charts.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/result_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

using framework::NodeKind;

figure::RowChart instrument_chart(const ResultView& view) {
  figure::RowChart chart{.caption = {.title = view.voice.say("web.instruments.chart"),
                                     .description = view.voice.say("web.instruments.chart_says")},
                         .rows = {},
                         .references = {},
                         .now_name = {},
                         .before_name = {}};
  if (view.edition().pass_mark.value) {
    chart.references.push_back(
        {.at = *view.edition().pass_mark.value,
         .label = view.voice.say("web.reference.pass",
                                 {{"mark", base::to_shortest_string(*view.edition().pass_mark.value)}})});
  }
  for (const NodeIndex node : instruments_and_parts(view.results)) {
    const std::string value = written(view.results, node);
    chart.rows.push_back({.label = words::short_name(view.voice.language(), view.results, node),
                          .value = points_of(view.results, node),
                          .value_text = value.empty() ? view.voice.say("web.no_score") : value,
                          .before = {},
                          .before_text = {},
                          .href = explain_path(view.voice.language(), view.results, node)});
  }
  return chart;
}

/// "30% × 91.07 = 27.321": what the instrument adds to the total; "" where it is not known.
std::string contribution(const ResultView& view, const framework::Instrument& instrument, NodeIndex node) {
  constexpr std::int64_t hundred = 100;
  const auto value = value_of(view.results, node);
  if (!value || !instrument.weight.value) return {};
  return base::to_display_string(*value * *instrument.weight.value / hundred, base::Points::places_max);
}

Cell change_cell(const ResultView& view, NodeIndex node) {
  const auto now = value_of(view.results, node);
  const auto before = view.earlier_value(node);
  return number(now && before ? Html(bare_points_change(*before, *now)) : Html("–"));
}

Html instrument_table(const ResultView& view) {
  const Voice& voice = view.voice;
  Table table(voice.say("web.instruments.chart"));
  std::vector<Cell> head = {{voice.say("web.instruments.instrument"), {}},
                            number(voice.say("web.score")),
                            number(voice.say("web.instruments.weight")),
                            number(voice.say("web.instruments.adds"))};
  if (view.before != nullptr)
    head.push_back(number(voice.say("web.change_from", {{"year", std::to_string(view.before->year())}})));
  head.push_back({voice.say("web.basis"), {}});
  table.head(std::move(head));
  for (const NodeIndex node : instruments_and_parts(view.results)) {
    const scoring::PlanNode& planned = view.plan().nodes[node];
    const framework::Instrument* instrument =
        planned.kind == NodeKind::instrument ? view.edition().find_instrument(planned.code) : nullptr;
    const auto weight = instrument == nullptr ? std::optional<base::Points>() : instrument->weight.value;
    const std::string adds = instrument == nullptr ? std::string() : contribution(view, *instrument, node);
    Html weight_cell = planned.kind == NodeKind::part ? Html("–") : Html(voice.say("web.unknown"));
    if (weight) weight_cell = Html(base::to_shortest_string(*weight) + "%");
    std::vector<Cell> row = {
        row_head(voice.prose(words::node_name(voice.language(), view.plan(), view.edition(), node))),
        number(linked_value(voice, view.results, node)), number(weight_cell),
        number(adds.empty() ? Html("–") : Html(adds))};
    if (view.before != nullptr) row.push_back(change_cell(view, node));
    row.push_back({words::basis_name(voice.language(), view.results.assessment.sheet.nodes[node].basis), {}});
    table.row(std::move(row), planned.kind == NodeKind::part ? "below" : "");
  }
  return table.html("wide-first");
}

/// The parts of one instrument side by side: their gap is what an average hides.
Html gap_sentences(const ResultView& view) {
  Html out;
  for (const framework::Instrument& instrument : view.edition().instruments) {
    if (instrument.parts.size() != 2) continue;
    const auto first = view.plan().find("part:" + instrument.parts[0].code);
    const auto second = view.plan().find("part:" + instrument.parts[1].code);
    const auto a = first ? value_of(view.results, *first) : std::nullopt;
    const auto b = second ? value_of(view.results, *second) : std::nullopt;
    if (!a || !b || *a == *b) continue;
    const bool first_higher = *a > *b;
    const base::Points gap = base::round_half_up(first_higher ? *a - *b : *b - *a, 2);
    const auto name = [&](NodeIndex node) {
      return words::short_name(view.voice.language(), view.results, node);
    };
    out += paragraph("", view.voice.prose(view.voice.say("web.instruments.gap",
                                                         {{"higher", name(first_higher ? *first : *second)},
                                                          {"lower", name(first_higher ? *second : *first)},
                                                          {"gap", base::to_string(gap, 2)}})));
  }
  return out;
}

/// Where the number of answers of a group comes from.
const char* answers_key(const ResultView& view, const std::string& group) {
  const auto found = view.results.assessment.answers.find(group);
  const bool known = found != view.results.assessment.answers.end() && found->second.has_value();
  const auto in_group = [&](NodeIndex node) { return view.plan().nodes[node].group == group; };
  bool counted = false;
  bool percents = false;
  for (const auto& [node, counts] : view.results.known.counts) counted = counted || in_group(node);
  for (const auto& [node, distribution] : view.results.known.percents) percents = percents || in_group(node);
  if (counted) return known ? "web.answers.counted" : "web.answers.uneven";
  if (view.results.known.answers.contains(group)) return "web.answers.stated";
  if (percents) return known ? "web.answers.found" : "web.answers.not_certain";
  return "web.answers.none";
}

std::size_t questions_of(const ResultView& view, const std::string& group) {
  std::size_t out = 0;
  for (const auto& [node, counts] : view.results.known.counts)
    out += view.plan().nodes[node].group == group ? 1 : 0;
  for (const auto& [node, distribution] : view.results.known.percents)
    out += view.plan().nodes[node].group == group ? 1 : 0;
  return out;
}

}  // namespace

Html instruments_part(const ResultView& view) {
  const std::vector<NodeIndex> nodes = instruments_and_parts(view.results);
  const bool any = std::any_of(nodes.begin(), nodes.end(),
                               [&](NodeIndex node) { return value_of(view.results, node).has_value(); });
  if (!any)
    return section("instruments", view.voice.say("web.instruments.title"),
                   paragraph("", view.voice.say("web.instruments.none_known")), instrument_table(view));
  const Html picture = chart("instruments-chart", [&](figure::Width width) {
    return figure::bullet_chart(instrument_chart(view), width);
  });
  return section("instruments", view.voice.say("web.instruments.title"), gap_sentences(view), picture,
                 instrument_table(view));
}

Html answers_part(const ResultView& view) {
  const Voice& voice = view.voice;
  Table table(voice.say("web.answers.title"));
  table.head({{voice.say("web.answers.group"), {}},
              number(voice.say("web.answers.people")),
              {voice.say("web.answers.how"), {}}});
  for (const framework::Instrument& instrument : view.edition().instruments) {
    if (instrument.kind != framework::InstrumentKind::survey) continue;
    std::vector<std::pair<std::string, const framework::Text*>> groups;
    for (const framework::Part& part : instrument.parts) groups.emplace_back(part.code, &part.name);
    if (groups.empty()) groups.emplace_back(instrument.code, &instrument.name);
    for (const auto& [group, name] : groups) {
      const auto found = view.results.assessment.answers.find(group);
      const bool known = found != view.results.assessment.answers.end() && found->second.has_value();
      const Details details = {{"questions", std::to_string(questions_of(view, group))}};
      table.row({row_head(voice.text(*name)),
                 number(known ? Html(grouped(*found->second)) : Html(voice.say("web.unknown"))),
                 {voice.say(answers_key(view, group), details), {}}});
    }
  }
  if (table.empty()) return {};
  return section("answers", voice.say("web.answers.title"), paragraph("", voice.say("web.answers.lead")),
                 table.html("wide-last"));
}

}  // namespace prongsai::web
