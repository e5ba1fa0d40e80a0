// SPDX-License-Identifier: Apache-2.0
// Indicators: against the pass mark, in order, beside the year before; and the years side by side.
#include <algorithm>

#include "prongsai/figure/radar_chart.h"
#include "prongsai/figure/row_charts.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/result_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

std::string label_of(const ResultView& view, NodeIndex node) {
  const scoring::PlanNode& planned = view.plan().nodes[node];
  return view.voice.say(
      "web.indicators.label",
      {{"code", planned.code}, {"name", words::choose(view.voice.language(), planned.name)}});
}

std::optional<base::Points> drawn(const std::optional<base::Ratio>& value) {
  return value ? std::optional(base::round_half_up(*value, base::Points::places_max)) : std::nullopt;
}

figure::RowChart dots(const ResultView& view, const std::vector<NodeIndex>& indicators) {
  figure::RowChart out{.caption = {.title = view.voice.say("web.indicators.chart"),
                                   .description = view.voice.say("web.indicators.chart_says")},
                       .rows = {},
                       .references = reference_lines(view.voice, view.edition()),
                       .now_name = {},
                       .before_name = {}};
  bool has_before = false;
  for (const NodeIndex node : indicators) {
    const std::string value = written(view.results, node);
    const auto before = view.earlier_value(node);
    has_before = has_before || before.has_value();
    out.rows.push_back(
        {.label = label_of(view, node),
         .value = points_of(view.results, node),
         .value_text = value.empty() ? view.voice.say("web.no_score") : value,
         .before = drawn(before),
         .before_text = before ? scoring::written(view.plan().nodes[node], *before) : std::string(),
         .href = explain_path(view.voice.language(), view.results, node)});
  }
  if (has_before) {
    out.now_name = view.voice.year(view.results.year());
    out.before_name = view.voice.year(view.before->year());
  }
  return out;
}

Html pass_cell(const ResultView& view, NodeIndex node) {
  const auto value = value_of(view.results, node);
  const auto& mark = view.edition().pass_mark.value;
  if (!value || !mark) return Html("–");
  const bool passed = *value >= base::Ratio(*mark);
  return chip(passed ? Tone::good : Tone::bad,
              view.voice.say(passed ? "web.indicators.passed" : "web.indicators.not_passed"));
}

Table indicator_table(const ResultView& view, const std::vector<NodeIndex>& indicators) {
  const Voice& voice = view.voice;
  std::vector<std::optional<base::Ratio>> values;
  for (const NodeIndex node : indicators) values.push_back(value_of(view.results, node));
  const auto places = analysis::ranks(values);
  Table table(voice.say("web.indicators.title"));
  const std::string mark = view.edition().pass_mark.value
                               ? base::to_shortest_string(*view.edition().pass_mark.value)
                               : std::string();
  std::vector<Cell> head = {{voice.say("web.indicators.indicator"), {}},
                            number(voice.say("web.score")),
                            {mark.empty() ? voice.say("web.indicators.pass_unknown")
                                          : voice.say("web.indicators.against", {{"mark", mark}}),
                             {}},
                            number(voice.say("web.indicators.rank"))};
  if (view.before != nullptr) {
    head.push_back(number(voice.year(view.before->year())));
    const Details from = {{"year", std::to_string(view.before->year())}};
    head.push_back(number(voice.say("web.change_from", from)));
    head.push_back(number(voice.say("web.change_percent_from", from)));
  }
  table.head(std::move(head));
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    std::vector<Cell> row = {row_head(voice.prose(label_of(view, indicators[i]))),
                             number(linked_value(voice, view.results, indicators[i])),
                             {pass_cell(view, indicators[i]), {}},
                             number(places[i] ? Html(std::to_string(*places[i])) : Html("–"))};
    if (view.before != nullptr) {
      const auto before = view.earlier_value(indicators[i]);
      const bool both = before && values[i];
      const auto node = view.earlier(indicators[i]);
      row.push_back(number(before ? linked_value(voice, *view.before, *node) : Html("–")));
      row.push_back(number(both ? Html(bare_points_change(*before, *values[i])) : Html("–")));
      row.push_back(number(both ? Html(bare_relative_change(*before, *values[i])) : Html("–")));
    }
    table.row(std::move(row));
  }
  return table;
}

figure::Radar radar_of(const ResultView& view, const std::vector<NodeIndex>& indicators) {
  figure::Radar out{.caption = {.title = view.voice.say("web.indicators.radar"),
                                .description = view.voice.say("web.indicators.chart_says")},
                    .axes = {},
                    .now_name = view.voice.year(view.results.year()),
                    .before_name = {}};
  for (const NodeIndex node : indicators) {
    const auto before = drawn(view.earlier_value(node));
    if (before) out.before_name = view.voice.year(view.before->year());
    // A narrow radar numbers its axes itself: a code that says the same number would stand there twice.
    const scoring::PlanNode& planned = view.plan().nodes[node];
    const bool numbered = planned.code == std::to_string(out.axes.size() + 1);
    out.axes.push_back(
        {.label = numbered ? words::choose(view.voice.language(), planned.name) : label_of(view, node),
         .value = points_of(view.results, node),
         .before = before});
  }
  return out;
}

Html radar_part(const ResultView& view, const std::vector<NodeIndex>& indicators) {
  constexpr std::size_t axes_least = 3;
  constexpr std::size_t axes_most = 12;
  std::size_t known = 0;
  for (const NodeIndex node : indicators) known += value_of(view.results, node) ? 1U : 0U;
  if (known < axes_least || indicators.size() < axes_least || indicators.size() > axes_most) return {};
  const Html picture = chart(
      "radar", [&](figure::Width width) { return figure::radar_chart(radar_of(view, indicators), width); });
  return disclosure(view.voice.say("web.indicators.radar_open"),
                    paragraph("", view.voice.say("web.indicators.radar_note")) + picture, false, "radar");
}

/// Values of the nodes that some year knows, one column a year.
class YearsTable {
 public:
  explicit YearsTable(const ResultView& view) : view_(view), table_(view.voice.say("web.years.title")) {
    for (const Results* year : view.agency.years) {
      if (framework_of(year->edition().id) == framework_of(view.edition().id)) years_.push_back(year);
    }
    std::vector<Cell> head = {{view.voice.say("web.years.what"), {}}};
    for (const Results* year : years_) head.push_back(number(view.voice.year(year->year())));
    if (view.before != nullptr) {
      const Details details = {{"earlier", std::to_string(view.before->year())},
                               {"later", std::to_string(view.results.year())}};
      head.push_back(number(view.voice.say("web.years.points", details)));
      head.push_back(number(view.voice.say("web.years.percent", details)));
    }
    table_.head(std::move(head));
  }

  void add(NodeIndex node) {
    std::vector<Cell> row = {
        row_head(view_.voice.prose(words::short_name(view_.voice.language(), view_.results, node)))};
    for (const Results* year : years_) {
      const ResultView at{
          .voice = view_.voice, .agency = view_.agency, .results = view_.results, .before = year};
      const auto there = year == &view_.results ? std::optional(node) : at.earlier(node);
      const bool known = there && value_of(*year, *there);
      row.push_back(number(known ? linked_value(view_.voice, *year, *there) : Html("–")));
    }
    if (view_.before != nullptr) {
      const auto now = value_of(view_.results, node);
      const auto before = view_.earlier_value(node);
      row.push_back(number(now && before ? Html(bare_points_change(*before, *now)) : Html("–")));
      row.push_back(number(now && before ? Html(bare_relative_change(*before, *now)) : Html("–")));
    }
    table_.row(std::move(row));
  }

  [[nodiscard]] bool worth_showing() const { return years_.size() > 1; }
  [[nodiscard]] Html html() const { return table_.html("wide-first"); }

 private:
  const ResultView& view_;
  std::vector<const Results*> years_;
  Table table_;
};

}  // namespace

Html indicators_part(const ResultView& view) {
  const std::vector<NodeIndex> indicators = indicators_of(view.results);
  if (indicators.empty())
    return section("indicators", view.voice.say("web.indicators.title"),
                   paragraph("", view.voice.say("web.indicators.none")));
  const bool any = std::any_of(indicators.begin(), indicators.end(),
                               [&](NodeIndex node) { return value_of(view.results, node).has_value(); });
  if (!any)
    return section("indicators", view.voice.say("web.indicators.title"),
                   paragraph("", view.voice.say("web.indicators.none_known")));
  const Html picture = chart("indicators-chart", [&](figure::Width width) {
    return figure::dot_plot(dots(view, indicators), width);
  });
  return section("indicators", view.voice.say("web.indicators.title"),
                 paragraph("", view.voice.say("web.indicators.lead")), picture,
                 indicator_table(view, indicators).html("wide-first"), radar_part(view, indicators));
}

Html years_part(const ResultView& view) {
  YearsTable table(view);
  if (!table.worth_showing()) return {};
  table.add(view.plan().total());
  for (const NodeIndex node : instruments_and_parts(view.results)) table.add(node);
  for (const NodeIndex node : indicators_of(view.results)) table.add(node);
  const Html notice =
      view.before == nullptr ? Html() : comparison_notice(view.voice, view.before->edition(), view.edition());
  return section("years", view.voice.say("web.years.title"), notice,
                 paragraph("", view.voice.say("web.years.lead")), table.html(),
                 paragraph("", link_to(agency_path(view.voice.language(), view.results.agency.id),
                                       view.voice.say("web.years.trend"))));
}

}  // namespace prongsai::web
