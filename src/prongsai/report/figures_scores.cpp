// SPDX-License-Identifier: Apache-2.0
// The charts of the scores. They place values that stand as numbers in a table beside them.
#include <algorithm>
#include <array>

#include "prongsai/figure/radar_chart.h"
#include "prongsai/figure/row_charts.h"
#include "prongsai/figure/trend_chart.h"
#include "prongsai/report/scores_detail.h"

namespace prongsai::report::detail {
namespace {

using framework::NodeKind;

std::optional<base::Points> points_of(const YearFigures& year, std::optional<NodeIndex> node) {
  if (!node) return std::nullopt;
  const auto value = analysis::value_of(year.scored, *node);
  if (!value) return std::nullopt;
  return base::round_half_up(*value, year.scored.plan->nodes[*node].places.value_or(2));
}

std::optional<NodeIndex> node_before(const Writer& writer, NodeIndex node) {
  if (writer.look.before == nullptr) return std::nullopt;
  return writer.look.before->scored.plan->find(writer.look.now->scored.plan->nodes[node].id);
}

std::string year_text(const YearFigures* year) {
  return year == nullptr ? std::string() : std::to_string(year->scored.edition->fiscal_year);
}

std::vector<figure::ReferenceLine> references(const Writer& writer) {
  std::vector<figure::ReferenceLine> out;
  const auto add = [&](const std::optional<base::Points>& at, const char* key) {
    if (at) out.push_back({.at = *at, .label = writer.word(key) + " " + base::to_shortest_string(*at)});
  };
  add(writer.look.pass_mark, "reference.pass");
  if (writer.look.target != writer.look.pass_mark) add(writer.look.target, "reference.target");
  return out;
}

figure::RowChart rows_chart(Writer& writer, const std::vector<NodeIndex>& nodes, const char* title) {
  figure::RowChart out;
  out.caption = {.title = doc::text_of(writer.say(title)),
                 .description = doc::text_of(writer.say("chart.rows_say"))};
  for (const NodeIndex node : nodes) {
    figure::ValueRow row;
    const YearFigures& now = *writer.look.now;
    row.label = writer.label_of(now, node);
    row.value = points_of(now, node);
    row.value_text = writer.score(now, node).text;
    if (writer.look.before != nullptr) row.before = points_of(*writer.look.before, node_before(writer, node));
    out.rows.push_back(std::move(row));
  }
  out.references = references(writer);
  const bool any_before = std::any_of(out.rows.begin(), out.rows.end(),
                                      [](const figure::ValueRow& row) { return row.before.has_value(); });
  if (any_before) {
    out.now_name = year_text(writer.look.now);
    out.before_name = year_text(writer.look.before);
  }
  return out;
}

std::optional<doc::Figure> drawn(figure::Drawing drawing) {
  doc::Figure out;
  out.drawing = std::move(drawing);
  return out;
}

std::vector<NodeIndex> ranked(const Writer& writer) {
  std::vector<NodeIndex> out;
  for (const analysis::IndicatorRow& row : rows_of(writer)) out.push_back(row.node);
  return out;
}

bool any_known(const Writer& writer, const std::vector<NodeIndex>& nodes) {
  return std::any_of(nodes.begin(), nodes.end(),
                     [&](NodeIndex node) { return points_of(*writer.look.now, node).has_value(); });
}

std::optional<doc::Figure> indicators(Writer& writer, const Scope&) {
  const std::vector<NodeIndex> nodes = ranked(writer);
  if (!any_known(writer, nodes)) return std::nullopt;
  return drawn(figure::bar_chart(rows_chart(writer, nodes, "chart.indicators"), figure::Width::wide));
}

std::optional<doc::Figure> instruments(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return std::nullopt;
  const auto nodes = analysis::nodes_of(*writer.look.now->scored.plan, NodeKind::instrument);
  const bool any = std::any_of(nodes.begin(), nodes.end(),
                               [&](NodeIndex node) { return points_of(*writer.look.now, node).has_value(); });
  if (!any) return std::nullopt;
  return drawn(figure::bullet_chart(rows_chart(writer, nodes, "chart.instruments"), figure::Width::wide));
}

std::optional<doc::Figure> radar(Writer& writer, const Scope&) {
  figure::Radar out;
  constexpr std::size_t least = 3;
  constexpr std::size_t most = 12;
  for (const NodeIndex node : indicators_of(writer)) {
    figure::RadarAxis axis;
    axis.label = writer.label_of(*writer.look.now, node);
    axis.value = points_of(*writer.look.now, node);
    if (writer.look.before != nullptr)
      axis.before = points_of(*writer.look.before, node_before(writer, node));
    out.axes.push_back(std::move(axis));
  }
  if (out.axes.size() < least || out.axes.size() > most || !any_known(writer, indicators_of(writer)))
    return std::nullopt;
  out.caption = {.title = doc::text_of(writer.say("chart.radar")),
                 .description = doc::text_of(writer.say("chart.rows_say"))};
  out.now_name = year_text(writer.look.now);
  out.before_name = year_text(writer.look.before);
  return drawn(figure::radar_chart(out, figure::Width::wide));
}

/// Years before anything is known would be an empty stretch of the axis.
int first_known_year(const Look& look, const std::vector<NodeIndex>& nodes) {
  int out = look.now->scored.edition->fiscal_year;
  for (const NodeIndex node : nodes) {
    const analysis::Track* track = look.years->find(look.now_at, node);
    for (std::size_t at = 0; track != nullptr && at < look.shown.size(); ++at) {
      if (track->values[at]) out = std::min(out, look.shown[at]->scored.edition->fiscal_year);
    }
  }
  return out;
}

/// A line is cut wherever one of them may not be drawn through: they share one picture.
std::optional<doc::Figure> trend(Writer& writer, const std::vector<NodeIndex>& nodes, const char* title) {
  const Look& look = writer.look;
  if (look.shown.size() < 2) return std::nullopt;
  figure::Trend out;
  const int first = first_known_year(look, nodes);
  const int last = look.now->scored.edition->fiscal_year;
  for (int year = first; year <= last; ++year) out.years.push_back(std::to_string(year));
  std::vector<std::size_t> breaks;
  for (const NodeIndex node : nodes) {
    const analysis::Track* track = look.years->find(look.now_at, node);
    if (track == nullptr) continue;
    figure::TrendSeries series;
    series.name = writer.label_of(*look.now, node);
    series.points.resize(out.years.size());
    std::size_t known = 0;
    for (std::size_t at = 0; at < look.shown.size(); ++at) {
      const YearFigures& year = *look.shown[at];
      const auto value = points_of(year, track->nodes[at]);
      if (!value) continue;  // so nothing stands before `first`
      ++known;
      const auto place = static_cast<std::size_t>(year.scored.edition->fiscal_year - first);
      series.points[place] = {.value = value, .text = writer.score(year, *track->nodes[at]).text};
      if (at > 0 && track->values[at - 1] && track->steps[at - 1].trend == analysis::Trend::broken)
        breaks.push_back(place);
    }
    if (known >= 2) out.series.push_back(std::move(series));
  }
  if (out.series.empty()) return std::nullopt;
  std::sort(breaks.begin(), breaks.end());
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  out.breaks_before = std::move(breaks);
  out.references = references(writer);
  out.caption = {.title = doc::text_of(writer.say(title)),
                 .description = doc::text_of(writer.say("chart.trend_says"))};
  return drawn(figure::trend_chart(out, figure::Width::wide));
}

std::optional<doc::Figure> trend_total(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return std::nullopt;
  return trend(writer, {writer.look.now->scored.plan->total()}, "chart.trend_total");
}

std::optional<doc::Figure> trend_indicators(Writer& writer, const Scope& scope) {
  std::vector<NodeIndex> nodes;
  for (const NodeIndex node : indicators_of(writer)) {
    if (analysis::instrument_of(*writer.look.now->scored.plan, node) == *scope.node) nodes.push_back(node);
  }
  constexpr std::size_t readable = 6;
  if (nodes.empty() || nodes.size() > readable) return std::nullopt;
  return trend(writer, nodes, "chart.trend_indicators");
}

constexpr std::array entries = {
    FigureEntry{"indicators", "", indicators},
    FigureEntry{"instruments", "", instruments},
    FigureEntry{"radar", "", radar},
    FigureEntry{"trend_total", "", trend_total},
    FigureEntry{"trend_indicators", "instruments", trend_indicators},
};

}  // namespace

std::span<const FigureEntry> figures_of_scores() {
  return entries;
}

}  // namespace prongsai::report::detail
