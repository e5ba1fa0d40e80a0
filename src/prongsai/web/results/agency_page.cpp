// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/results/agency_page.h"

#include <algorithm>

#include "prongsai/figure/trend_chart.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/result_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

constexpr std::size_t series_most = 6;

/// The years of one framework, with a place for each year between the first and the last.
struct Span {
  std::vector<const Results*> years;  ///< null where there is none

  explicit Span(const AgencyYears& agency) {
    const std::string_view framework = framework_of(agency.latest().edition().id);
    for (const Results* results : agency.years) {
      if (framework_of(results->edition().id) != framework) continue;
      if (!years.empty())
        years.resize(years.size() +
                         static_cast<std::size_t>(results->year() - first_ - static_cast<int>(years.size())),
                     nullptr);
      if (years.empty()) first_ = results->year();
      years.push_back(results);
    }
  }

  [[nodiscard]] int year_at(std::size_t index) const { return first_ + static_cast<int>(index); }

 private:
  int first_ = 0;
};

/// The year whose indicators are known best, the latest of equals: its names head the comparison.
const Results& broadest(const AgencyYears& agency) {
  const auto known = [](const Results& results) {
    const std::vector<NodeIndex> nodes = indicators_of(results);
    return std::count_if(nodes.begin(), nodes.end(),
                         [&](NodeIndex node) { return value_of(results, node).has_value(); });
  };
  const Results* out = &agency.latest();
  for (auto year = agency.years.rbegin(); year != agency.years.rend(); ++year) {
    if (known(**year) > known(*out)) out = *year;
  }
  return *out;
}

/// The node of that id in each year; its name must be that of the broadest year.
std::optional<NodeIndex> node_in(const Voice& voice, const AgencyYears& agency, const Results& year,
                                 const std::string& id) {
  const Results& names = broadest(agency);
  const auto node = names.plan().find(id);
  if (!node) return std::nullopt;
  if (&year == &names) return node;
  const ResultView view{.voice = voice, .agency = agency, .results = names, .before = &year};
  return view.earlier(*node);
}

std::optional<base::Ratio> value_in(const Voice& voice, const AgencyYears& agency, const Results* year,
                                    const std::string& id) {
  if (year == nullptr) return std::nullopt;
  const auto node = node_in(voice, agency, *year, id);
  return node ? value_of(*year, *node) : std::nullopt;
}

figure::Trend trend_of(const Voice& voice, const AgencyYears& agency, const Span& span,
                       const std::string& title, const std::vector<std::string>& ids) {
  figure::Trend trend{.caption = {.title = title, .description = voice.say("web.agency.trend_says")},
                      .years = {},
                      .series = {},
                      .references = {},
                      .breaks_before = {}};
  const Results& names = broadest(agency);
  if (names.edition().pass_mark.value) {
    trend.references.push_back(
        {.at = *names.edition().pass_mark.value,
         .label = voice.say("web.reference.pass",
                            {{"mark", base::to_shortest_string(*names.edition().pass_mark.value)}})});
  }
  const Results* last = nullptr;
  for (std::size_t i = 0; i < span.years.size(); ++i) {
    trend.years.push_back(std::to_string(span.year_at(i)));
    if (span.years[i] == nullptr) continue;
    if (last != nullptr &&
        analysis::breaks_series(analysis::differences(last->edition(), span.years[i]->edition())))
      trend.breaks_before.push_back(i);
    last = span.years[i];
  }
  for (const std::string& id : ids) {
    figure::TrendSeries series{
        .name = words::short_name(voice.language(), names.plan(), names.edition(), *names.plan().find(id)),
        .points = {}};
    for (const Results* year : span.years) {
      const auto value = value_in(voice, agency, year, id);
      figure::TrendPoint point;
      if (value) {
        point.value = base::round_half_up(*value, base::Points::places_max);
        point.text = scoring::written(year->plan().nodes[*node_in(voice, agency, *year, id)], *value);
      }
      series.points.push_back(std::move(point));
    }
    trend.series.push_back(std::move(series));
  }
  return trend;
}

std::size_t years_with_value(const Voice& voice, const AgencyYears& agency, const Span& span,
                             const std::string& id) {
  return static_cast<std::size_t>(
      std::count_if(span.years.begin(), span.years.end(),
                    [&](const Results* year) { return value_in(voice, agency, year, id).has_value(); }));
}

Html trend_charts(const Voice& voice, const AgencyYears& agency, const Span& span) {
  Html out;
  if (years_with_value(voice, agency, span, "total") >= 2) {
    out +=
        heading(3, "", voice.say("web.agency.trend_total")) + chart("trend-total", [&](figure::Width width) {
          return figure::trend_chart(
              trend_of(voice, agency, span, voice.say("web.agency.trend_total"), {"total"}), width);
        });
  }
  for (const framework::Instrument& instrument : broadest(agency).edition().instruments) {
    std::vector<std::string> ids;
    for (const framework::Indicator& indicator : instrument.indicators) {
      const std::string id = "indicator:" + indicator.code;
      if (years_with_value(voice, agency, span, id) >= 2) ids.push_back(id);
    }
    for (std::size_t first = 0; first < ids.size(); first += series_most) {
      const std::vector<std::string> some(
          ids.begin() + static_cast<std::ptrdiff_t>(first),
          ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), first + series_most)));
      const std::string title = voice.say("web.agency.trend_indicators",
                                          {{"instrument", words::choose(voice.language(), instrument.name)}});
      out +=
          heading(3, "", voice.prose(title)) +
          chart("trend-" + html_id(instrument.code) + "-" + std::to_string(first), [&](figure::Width width) {
            return figure::trend_chart(trend_of(voice, agency, span, title, some), width);
          });
    }
  }
  return out;
}

/// For each year: points, change in points, and relative change: three columns that never mix.
Html change_table(const Voice& voice, const AgencyYears& agency, const Span& span) {
  const Results& names = broadest(agency);
  Table table(voice.say("web.agency.table"));
  std::vector<Cell> head = {{voice.say("web.years.what"), {}}};
  for (std::size_t i = 0; i < span.years.size(); ++i) {
    if (span.years[i] == nullptr) continue;
    head.push_back(number(voice.year(span.year_at(i))));
    if (i > 0 && span.years[i - 1] != nullptr) {
      const Details details = {{"earlier", std::to_string(span.year_at(i) - 1)},
                               {"later", std::to_string(span.year_at(i))}};
      head.push_back(number(voice.say("web.years.points", details)));
      head.push_back(number(voice.say("web.years.percent", details)));
    }
  }
  table.head(std::move(head));
  std::vector<NodeIndex> nodes = {names.plan().total()};
  for (const NodeIndex node : instruments_and_parts(names)) nodes.push_back(node);
  for (const NodeIndex node : indicators_of(names)) nodes.push_back(node);
  for (const NodeIndex node : nodes) {
    const std::string& id = names.plan().nodes[node].id;
    std::vector<Cell> row = {row_head(voice.prose(words::short_name(voice.language(), names, node)))};
    for (std::size_t i = 0; i < span.years.size(); ++i) {
      if (span.years[i] == nullptr) continue;
      const auto now = value_in(voice, agency, span.years[i], id);
      row.push_back(
          number(now ? linked_value(voice, *span.years[i], *node_in(voice, agency, *span.years[i], id))
                     : Html("–")));
      if (i == 0 || span.years[i - 1] == nullptr) continue;
      const auto before = value_in(voice, agency, span.years[i - 1], id);
      row.push_back(number(now && before ? Html(bare_points_change(*before, *now)) : Html("–")));
      row.push_back(number(now && before ? Html(bare_relative_change(*before, *now)) : Html("–")));
    }
    table.row(std::move(row));
  }
  return table.html();
}

Html year_card(const Voice& voice, const AgencyYears& agency, const Results& results) {
  const std::string total = written(results, results.plan().total());
  const std::size_t findings = results.assessment.findings.size();
  const Html found = findings == 0
                         ? span("muted", voice.say("web.agencies.no_findings"))
                         : span("flagged", icon(Icon::flag),
                                voice.say("web.agencies.findings", {{"count", std::to_string(findings)}}));
  const Results* before = agency.before(results);
  Html change;
  if (before != nullptr) {
    const auto now = value_of(results, results.plan().total());
    const auto then = value_of(*before, before->plan().total());
    if (now && then) change = div("", points_change(voice, *then, *now));
  }
  return element("li", {{"class", "card"}},
                 heading(3, "",
                         link_to(result_path(voice.language(), results),
                                 voice.say("web.fiscal_year", {{"year", voice.year(results.year())}}))),
                 div("card-total", linked_value(voice, results, results.plan().total()),
                     total.empty() ? Html() : span("muted", " ", voice.say("web.points_unit"))),
                 div("chips", level_chip(voice, results), pass_chip(voice, results)), change, div("", found),
                 div("", link_to(analysis_path(voice.language(), results), voice.say("web.analysis.name"))));
}

Html notices(const Voice& voice, const Span& span) {
  Html out;
  const Results* last = nullptr;
  for (const Results* year : span.years) {
    if (year == nullptr) continue;
    if (last != nullptr) out += comparison_notice(voice, last->edition(), year->edition());
    last = year;
  }
  return out.empty() ? out : out + paragraph("muted", voice.say("web.agency.break_note"));
}

}  // namespace

Page agency_page(const Voice& voice, const AgencyYears& agency) {
  const std::string& name = voice.agency(agency.agency());
  const Span years(agency);
  Html cards;
  for (auto year = agency.years.rbegin(); year != agency.years.rend(); ++year)
    cards += year_card(voice, agency, **year);
  const Html charts = trend_charts(voice, agency, years);
  Page page{.title = name,
            .description = voice.say("web.agency.description", {{"agency", name}}),
            .section = Section::agencies,
            .crumbs = {{voice.say("web.nav.agencies"), home_path(voice.language())}, {name, ""}},
            .main = {},
            .made_up = agency.made_up()};
  page.main =
      div("result-head", heading(1, "", voice.prose(name)),
          paragraph("subtitle", words::agency_type_name(voice.language(), agency.agency().type), " ",
                    made_up_chip(voice, agency.made_up()))) +
      section("results", voice.say("web.agency.results"), element("ul", {{"class", "cards"}}, cards)) +
      section("trend", voice.say("web.agency.trend"),
              charts.empty() ? paragraph("", voice.say("web.agency.too_few")) : charts,
              notices(voice, years)) +
      section("table", voice.say("web.agency.table"), paragraph("", voice.say("web.years.lead")),
              change_table(voice, agency, years));
  return page;
}

}  // namespace prongsai::web
