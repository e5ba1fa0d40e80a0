// SPDX-License-Identifier: Apache-2.0
// The years side by side: values, changes, whether a line may be drawn through, and whether a change is
// significant.
#include <algorithm>
#include <map>
#include <set>

#include "prongsai/analysis/significance.h"
#include "prongsai/figure/trend_chart.h"
#include "prongsai/web/analysis/analysis_detail.h"
#include "prongsai/web/results/result_detail.h"

namespace prongsai::web {
namespace {

using analysis::Step;
using analysis::Track;
using analysis::Trend;
using framework::NodeKind;

constexpr std::size_t series_most = 6;
constexpr std::size_t named_most = 8;

std::vector<Cell> head_of(const AnalysisView& view) {
  const Voice& voice = view.voice;
  const Details details = {{"earlier", std::to_string(view.before()->year())},
                           {"later", std::to_string(view.results().year())}};
  std::vector<Cell> out = {{voice.say("web.years.what"), {}}};
  for (const AnalysedYear& year : view.years) out.push_back(number(voice.year(year.results->year())));
  out.push_back(number(voice.say("web.years.points", details)));
  out.push_back(number(voice.say("web.years.percent", details)));
  out.push_back({voice.say("web.analysis.continues", details), {}});
  out.push_back({voice.say("web.analysis.significant", details), {}});
  return out;
}

/// A value stands behind a dashed line where no line may be drawn to it from the year before.
Cell year_cell(const AnalysisView& view, const Track& track, std::size_t year) {
  const bool parted = year > 0 && track.steps[year - 1].trend != Trend::continues;
  const Html content = track.nodes[year] ? view.value(year, *track.nodes[year]) : Html("–");
  return {content, parted ? "number parted" : "number"};
}

void add_row(const AnalysisView& view, Table& table, const Track& track, const Html& name) {
  std::vector<Cell> cells = {row_head(name)};
  for (std::size_t year = 0; year < view.years.size(); ++year) cells.push_back(year_cell(view, track, year));
  for (Cell& cell : change_cells(&track.steps.back())) cells.push_back(std::move(cell));
  cells.push_back({trend_words(view.voice, track.steps.back()), "in-words"});
  cells.push_back({significance_words(view, track), "in-words"});
  table.row(std::move(cells));
}

Html wide_table(const AnalysisView& view) {
  Table table(view.voice.say("web.analysis.nav.years"));
  table.head(head_of(view));
  for (const Track& track : view.tracks.tracks) {
    if (track.kind == NodeKind::item) continue;
    const std::size_t year = track.nodes.back() ? view.last() : 0;
    Html name = track.nodes.back() ? Html(view.voice.prose(view.name(*track.nodes.back()))) : Html(track.id);
    if (!track.nodes[year]) name = Html(track.id);
    add_row(view, table, track, name);
  }
  return table.html("wide-first");
}

/// What breaks between two years, by reason: the rows' names, or their number where they are many.
Html breaks_of(const AnalysisView& view, std::size_t step) {
  const Voice& voice = view.voice;
  std::map<std::pair<Trend, analysis::TrendReason>, std::vector<std::string>> rows;
  std::map<std::pair<Trend, analysis::TrendReason>, const Step*> examples;
  for (const Track& track : view.tracks.tracks) {
    const Step& one = track.steps[step];
    const bool there = track.values[step] || track.values[step + 1];
    if (one.trend == Trend::continues || !there) continue;
    const std::pair key(one.trend, one.reason);
    const std::size_t year = track.nodes[step + 1] ? step + 1 : step;
    const Results& of = *view.years[year].results;
    rows[key].push_back(track.nodes[year] ? of.plan().nodes[*track.nodes[year]].code : track.id);
    examples[key] = &one;
  }
  Html out;
  for (const auto& [key, codes] : rows) {
    const std::string which = codes.size() > named_most
                                  ? voice.say("web.analysis.rows", {{"count", std::to_string(codes.size())}})
                                  : voice.list(codes);
    out += element("li", {},
                   voice.prose(voice.say("web.analysis.break",
                                         {{"earlier", std::to_string(view.years[step].results->year())},
                                          {"later", std::to_string(view.years[step + 1].results->year())},
                                          {"why", trend_words(voice, {.change = {},
                                                                      .trend = examples[key]->trend,
                                                                      .reason = examples[key]->reason,
                                                                      .inferred = false,
                                                                      .items_changed = false,
                                                                      .only_in_parts = false})},
                                          {"which", which}})));
  }
  return out;
}

Html breaks(const AnalysisView& view) {
  Html out;
  for (std::size_t step = 0; step + 1 < view.years.size(); ++step) out += breaks_of(view, step);
  if (out.empty()) return {};
  return heading(3, "", view.voice.say("web.analysis.breaks")) + element("ul", {{"class", "breaks"}}, out);
}

figure::TrendSeries series_of(const AnalysisView& view, const Track& track) {
  figure::TrendSeries out{.name = view.name(*track.nodes.back()), .points = {}};
  const int first = view.years.front().results->year();
  out.points.resize(static_cast<std::size_t>(view.results().year() - first + 1));
  for (std::size_t year = 0; year < view.years.size(); ++year) {
    if (!track.nodes[year] || !track.values[year]) continue;
    const Results& of = *view.years[year].results;
    out.points[static_cast<std::size_t>(of.year() - first)] = {.value = points_of(of, *track.nodes[year]),
                                                               .text = written(of, *track.nodes[year])};
  }
  return out;
}

/// One chart for rows that break at the same places: a line that continues is never cut for its neighbour.
Html trend_of(const AnalysisView& view, const std::string& id, const std::string& title,
              const std::vector<const Track*>& tracks, const std::vector<std::size_t>& parted) {
  figure::Trend drawn{.caption = {.title = title, .description = view.voice.say("web.agency.trend_says")},
                      .years = {},
                      .series = {},
                      .references = {},
                      .breaks_before = {}};
  const int first = view.years.front().results->year();
  for (int year = first; year <= view.results().year(); ++year) drawn.years.push_back(std::to_string(year));
  for (const std::size_t year : parted)
    drawn.breaks_before.push_back(static_cast<std::size_t>(view.years[year].results->year() - first));
  const auto& mark = view.results().edition().pass_mark.value;
  if (mark) {
    drawn.references.push_back(
        {.at = *mark,
         .label = view.voice.say("web.reference.pass", {{"mark", base::to_shortest_string(*mark)}})});
  }
  for (const Track* track : tracks) drawn.series.push_back(series_of(view, *track));
  return heading(3, "", view.voice.prose(title)) +
         chart(id, [&](figure::Width width) { return figure::trend_chart(drawn, width); });
}

bool drawable(const Track& track) {
  const auto known = std::count_if(track.values.begin(), track.values.end(),
                                   [](const auto& value) { return value.has_value(); });
  return known >= 2 && track.nodes.back().has_value();
}

/// Rows of one kind in charts of at most six lines, those of one instrument together.
Html charts_of(const AnalysisView& view, NodeKind kind, const std::string& title_key) {
  std::map<std::pair<NodeIndex, std::vector<std::size_t>>, std::vector<const Track*>> groups;
  for (const Track& track : view.tracks.tracks) {
    if (track.kind != kind || !drawable(track)) continue;
    std::vector<std::size_t> parted;
    for (std::size_t step = 0; step < track.steps.size(); ++step) {
      if (track.steps[step].trend != Trend::continues) parted.push_back(step + 1);
    }
    const bool of_instrument = kind == NodeKind::indicator;
    const NodeIndex group =
        of_instrument ? analysis::instrument_of(view.results().plan(), *track.nodes.back()) : NodeIndex{0};
    groups[{group, parted}].push_back(&track);
  }
  Html out;
  std::size_t drawn = 0;
  for (const auto& [key, tracks] : groups) {
    const Details details = {
        {"instrument", kind == NodeKind::indicator ? view.name(key.first) : std::string()}};
    for (std::size_t first = 0; first < tracks.size(); first += series_most) {
      const auto end =
          tracks.begin() + static_cast<std::ptrdiff_t>(std::min(tracks.size(), first + series_most));
      out += trend_of(view, title_key.substr(title_key.rfind('.') + 1) + "-" + std::to_string(drawn++),
                      view.voice.say(title_key, details),
                      {tracks.begin() + static_cast<std::ptrdiff_t>(first), end}, key.second);
    }
  }
  return out;
}

/// The rows of an indicator's items; those of parts where nobody printed an item as a whole.
std::vector<const Track*> item_tracks(const AnalysisView& view, NodeIndex indicator) {
  std::vector<const Track*> out;
  std::set<std::string> codes;
  for (const NodeIndex item : analysis::items_below(view.results().plan(), indicator)) {
    const std::string& code = view.results().plan().nodes[item].code;
    if (!codes.insert(code).second) continue;
    const Track* whole = nullptr;
    bool any = false;
    for (const NodeIndex node : analysis::nodes_of_item(view.now(), code)) {
      const Track* track = view.tracks.find(view.last(), node);
      if (track == nullptr) continue;
      if (whole == nullptr) whole = track;
      const bool known = std::any_of(track->values.begin(), track->values.end(),
                                     [](const auto& value) { return value.has_value(); });
      if (known) out.push_back(track);
      any = any || known;
    }
    if (!any && whole != nullptr) out.push_back(whole);
  }
  return out;
}

Html items_part(const AnalysisView& view) {
  Html out;
  for (const NodeIndex indicator : indicators_of(view.results())) {
    const std::vector<const Track*> tracks = item_tracks(view, indicator);
    const auto known = std::count_if(tracks.begin(), tracks.end(), [](const Track* track) {
      return std::any_of(track->values.begin(), track->values.end(),
                         [](const auto& value) { return value.has_value(); });
    });
    if (known == 0) continue;
    Table table(view.full_name(indicator));
    table.head(head_of(view));
    for (const Track* track : tracks)
      add_row(view, table, *track, view.voice.prose(view.full_name(*track->nodes.back())));
    const Html summary =
        join(span("summary-name", view.voice.prose(view.full_name(indicator))),
             span("summary-side",
                  view.voice.say("web.analysis.items_count", {{"count", std::to_string(tracks.size())}})));
    out += disclosure(summary, div("opened", table.html("wide-first")), false);
  }
  return out.empty() ? out : heading(3, "", view.voice.say("web.analysis.items_by_year")) + out;
}

}  // namespace

std::string significance_words(const AnalysisView& view, const Track& track) {
  const Voice& voice = view.voice;
  const std::size_t later = view.last();
  const std::size_t earlier = later - 1;
  if (!track.values[earlier] || !track.values[later]) return "–";
  if (track.kind == NodeKind::total || track.kind == NodeKind::instrument || track.kind == NodeKind::part)
    return voice.say("web.analysis.significance.not_tested");
  if (track.steps[earlier].trend == Trend::broken) return voice.say("web.analysis.significance.broken");
  const analysis::SignificanceFinding finding =
      analysis::significance(analysis::sample_of(view.scored[earlier], *track.nodes[earlier], std::nullopt),
                             analysis::sample_of(view.scored[later], *track.nodes[later], std::nullopt));
  static constexpr const char* outcomes[] = {"shown", "not_shown", "unknown", "whole_population"};
  static constexpr const char* reasons[] = {"none",
                                            "not_a_sample",
                                            "no_counts",
                                            "other_questions",
                                            "scale_changed",
                                            "too_few_answers",
                                            "population_too_small",
                                            "no_spread",
                                            "no_population",
                                            "covariance_unknown"};
  std::string out = voice.say(std::string("web.analysis.significance.") +
                              outcomes[static_cast<std::size_t>(finding.outcome)]);
  if (finding.outcome == analysis::Significance::unknown)
    out += ": " + voice.say(std::string("web.analysis.why_unknown.") +
                            reasons[static_cast<std::size_t>(finding.reason)]);
  return out;
}

Html years_analysis(const AnalysisView& view) {
  const Voice& voice = view.voice;
  if (view.before() == nullptr) {
    const bool hidden = view.subject.years.size() > 1;
    return section(
        "years", voice.say("web.analysis.nav.years"),
        paragraph("", voice.say(hidden ? "web.analysis.years_left_out" : "web.analysis.one_year")));
  }
  return section("years", voice.say("web.analysis.nav.years"), paragraph("", voice.say("web.years.lead")),
                 charts_of(view, NodeKind::total, "web.analysis.trend_total"),
                 charts_of(view, NodeKind::instrument, "web.analysis.trend_instruments"),
                 charts_of(view, NodeKind::indicator, "web.analysis.trend_indicators"), wide_table(view),
                 breaks(view), items_part(view),
                 paragraph("muted", voice.say("web.analysis.significance_lead")));
}

}  // namespace prongsai::web
