// SPDX-License-Identifier: Apache-2.0
// The indicators by rank against mark, target and the year before; their two ends; and the groups between
// lines.
#include <algorithm>

#include "prongsai/figure/row_charts.h"
#include "prongsai/web/analysis/analysis_detail.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/result_detail.h"

namespace prongsai::web {
namespace {

using analysis::IndicatorRow;
using analysis::Mark;

Html mark_chip(const Voice& voice, Mark mark) {
  if (mark == Mark::unknown) return chip(Tone::open, voice.say("web.unknown"));
  const bool passed = mark == Mark::pass;
  return chip(passed ? Tone::good : Tone::bad,
              voice.say(passed ? "web.indicators.passed" : "web.indicators.not_passed"));
}

Html target_cell(const AnalysisView& view, const IndicatorRow& row, base::Points target) {
  if (!row.score) return Html("–");
  const bool reached = analysis::reaches(*row.score, target, view.wish.comparison);
  return Html(view.voice.say(reached ? "web.analysis.reached" : "web.analysis.not_reached"));
}

std::string label_of(const AnalysisView& view, NodeIndex node) {
  const scoring::PlanNode& planned = view.results().plan().nodes[node];
  return view.voice.say(
      "web.indicators.label",
      {{"code", planned.code},
       {"name", view.voice.language() == Language::th || planned.name.en.empty() ? planned.name.th
                                                                                 : planned.name.en}});
}

std::vector<Cell> head_of(const AnalysisView& view) {
  const Voice& voice = view.voice;
  const auto& mark = view.results().edition().pass_mark.value;
  std::vector<Cell> out = {
      {voice.say("web.indicators.indicator"), {}},
      number(voice.say("web.indicators.rank")),
      {voice.say("web.instruments.instrument"), {}},
      number(voice.say("web.score")),
      {mark ? voice.say("web.indicators.against", {{"mark", base::to_shortest_string(*mark)}})
            : voice.say("web.indicators.pass_unknown"),
       {}}};
  if (view.before() != nullptr) {
    const Details from = {{"year", std::to_string(view.before()->year())}};
    out.push_back(number(voice.say("web.change_from", from)));
    out.push_back(number(voice.say("web.change_percent_from", from)));
  }
  if (const auto target = view.target()) out.push_back({view.target_words(*target), {}});
  return out;
}

Html table_of(const AnalysisView& view) {
  const Voice& voice = view.voice;
  Table table(voice.say("web.analysis.nav.indicators"));
  table.head(head_of(view));
  for (const IndicatorRow& row : view.standing.rows) {
    std::vector<Cell> cells = {row_head(voice.prose(label_of(view, row.node))),
                               number(row.rank ? Html(std::to_string(*row.rank)) : Html("–")),
                               {view.name(row.instrument), {}},
                               number(view.value(row.node)),
                               {mark_chip(voice, row.mark), {}}};
    if (view.before() != nullptr) {
      for (Cell& cell : change_cells(view.step_of(row.node))) cells.push_back(std::move(cell));
    }
    if (const auto target = view.target()) cells.push_back({target_cell(view, row, *target), {}});
    table.row(std::move(cells));
  }
  return table.html("labelled wide-first ranked");
}

std::vector<figure::ReferenceLine> lines_of(const AnalysisView& view) {
  std::vector<figure::ReferenceLine> out;
  const auto& mark = view.results().edition().pass_mark.value;
  if (mark) {
    out.push_back(
        {.at = *mark,
         .label = view.voice.say("web.reference.pass", {{"mark", base::to_shortest_string(*mark)}})});
  }
  const auto target = view.target();
  if (target && target != mark) {
    out.push_back(
        {.at = *target,
         .label = view.voice.say("web.analysis.reference", {{"target", base::to_shortest_string(*target)}})});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return out;
}

Html picture_of(const AnalysisView& view) {
  const bool none = std::none_of(view.standing.rows.begin(), view.standing.rows.end(),
                                 [](const IndicatorRow& row) { return row.score.has_value(); });
  if (none) return {};
  figure::RowChart drawn{.caption = {.title = view.voice.say("web.analysis.ranked_chart"),
                                     .description = view.voice.say("web.indicators.chart_says")},
                         .rows = {},
                         .references = lines_of(view),
                         .now_name = {},
                         .before_name = {}};
  for (const IndicatorRow& row : view.standing.rows) {
    const std::string value = written(view.results(), row.node);
    const analysis::Track* track = view.tracks.find(view.last(), row.node);
    const bool compared = view.before() != nullptr && track != nullptr && track->values[view.last() - 1];
    figure::ValueRow shown{.label = label_of(view, row.node),
                           .value = points_of(view.results(), row.node),
                           .value_text = value.empty() ? view.voice.say("web.no_score") : value,
                           .before = {},
                           .before_text = {},
                           .href = view.years.back().is_public
                                       ? explain_path(view.voice.language(), view.results(), row.node)
                                       : std::string()};
    if (compared) {
      const NodeIndex earlier = *track->nodes[view.last() - 1];
      shown.before = points_of(*view.before(), earlier);
      shown.before_text = written(*view.before(), earlier);
      drawn.now_name = view.voice.year(view.results().year());
      drawn.before_name = view.voice.year(view.before()->year());
    }
    drawn.rows.push_back(std::move(shown));
  }
  return chart("ranked", [&](figure::Width width) { return figure::dot_plot(drawn, width); });
}

/// "ตัวชี้วัดที่ 9 (100.00)", several joined.
Html with_values(const AnalysisView& view, const std::vector<NodeIndex>& nodes) {
  Html out;
  for (const NodeIndex node : nodes) {
    if (!out.empty()) out += Html(view.voice.say("web.list_between"));
    out += span("named", view.name(node), " (", view.value(node), ")");
  }
  return out.empty() ? Html("–") : out;
}

Html ends_table(const AnalysisView& view) {
  const Voice& voice = view.voice;
  Table table(voice.say("web.analysis.ends"));
  table.head({{voice.say("web.instruments.instrument"), {}},
              {voice.say("web.analysis.best"), {}},
              {voice.say("web.analysis.worst"), {}}});
  for (const analysis::Extremes& ends : view.standing.instruments) {
    Html best = with_values(view, ends.best);
    if (ends.missing > 0 && !ends.best.empty()) {
      best += paragraph("muted",
                        voice.say("web.analysis.ends_missing", {{"missing", std::to_string(ends.missing)}}));
    }
    const bool equal = !ends.best.empty() && ends.best == ends.worst;
    table.row({row_head(voice.prose(view.name(ends.instrument))),
               {best, {}},
               {equal ? Html(voice.say("web.analysis.all_equal")) : with_values(view, ends.worst), {}}});
  }
  return table.html("labelled");
}

std::string range_words(const Voice& voice, const analysis::Bucket& bucket) {
  const std::string from = bucket.from ? base::to_string(*bucket.from, 2) : std::string();
  const std::string below = bucket.below ? base::to_string(*bucket.below, 2) : std::string();
  if (from.empty()) return voice.say("web.analysis.bucket.below", {{"below", below}});
  if (below.empty()) return voice.say("web.analysis.bucket.from", {{"from", from}});
  return voice.say("web.analysis.bucket.between", {{"from", from}, {"below", below}});
}

Html buckets_table(const AnalysisView& view) {
  const Voice& voice = view.voice;
  std::vector<base::Points> lines;
  if (view.results().edition().pass_mark.value) lines.push_back(*view.results().edition().pass_mark.value);
  if (const auto target = view.target()) lines.push_back(*target);
  if (lines.empty()) return {};
  const std::vector<NodeIndex> indicators = indicators_of(view.results());
  const analysis::Buckets buckets = analysis::buckets(view.now(), indicators, lines);
  Table table(voice.say("web.analysis.buckets"));
  table.head({{voice.say("web.analysis.bucket"), {}},
              number(voice.say("web.analysis.count")),
              {voice.say("web.indicators.indicator"), {}}});
  for (auto bucket = buckets.buckets.rbegin(); bucket != buckets.buckets.rend(); ++bucket) {
    table.row({row_head(range_words(voice, *bucket)),
               number(Html(std::to_string(bucket->nodes.size()))),
               {with_values(view, bucket->nodes), {}}});
  }
  if (!buckets.unknown.empty()) {
    table.row({row_head(voice.say("web.no_score")),
               number(Html(std::to_string(buckets.unknown.size()))),
               {voice.prose(view.names(buckets.unknown)), {}}});
  }
  return table.html("labelled");
}

/// The question as it was asked: "at least" and "more than" differ where a score is exactly the line.
Html split_sentence(const AnalysisView& view) {
  const auto target = view.target();
  if (!target) return {};
  const std::vector<NodeIndex> indicators = indicators_of(view.results());
  const analysis::Split split = analysis::split(view.now(), indicators, *target, view.wish.comparison);
  return paragraph("",
                   view.voice.say(split.unknown.empty() ? "web.analysis.split" : "web.analysis.split_unknown",
                                  {{"target", view.target_words(*target)},
                                   {"reaching", std::to_string(split.reaching.size())},
                                   {"short", std::to_string(split.short_of_it.size())},
                                   {"unknown", std::to_string(split.unknown.size())}}));
}

}  // namespace

Html indicators_analysis(const AnalysisView& view) {
  const Voice& voice = view.voice;
  if (view.standing.rows.empty())
    return section("indicators", voice.say("web.analysis.nav.indicators"),
                   paragraph("", voice.say("web.indicators.none")));
  const Html notice = view.before() == nullptr
                          ? Html()
                          : comparison_notice(voice, view.before()->edition(), view.results().edition());
  return section("indicators", voice.say("web.analysis.nav.indicators"),
                 paragraph("", voice.say("web.analysis.ranks_lead")), notice, table_of(view),
                 picture_of(view));
}

Html ends_analysis(const AnalysisView& view) {
  const Voice& voice = view.voice;
  return section("ends", voice.say("web.analysis.nav.ends"), ends_table(view),
                 heading(3, "", voice.say("web.analysis.buckets")), split_sentence(view),
                 paragraph("muted", voice.say("web.analysis.buckets_lead")), buckets_table(view));
}

}  // namespace prongsai::web
