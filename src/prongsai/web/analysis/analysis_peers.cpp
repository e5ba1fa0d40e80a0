// SPDX-License-Identifier: Apache-2.0
// The agency among others of the same edition: its rank, the median and the quartiles.
#include <algorithm>

#include "prongsai/figure/spread_chart.h"
#include "prongsai/web/analysis/analysis_detail.h"

namespace prongsai::web {
namespace {

using analysis::Place;
using analysis::PlaceOutcome;

base::Points drawn(const base::Ratio& value) {
  return base::round_half_up(value, base::Points::places_max);
}

std::string two_places(const base::Ratio& value) {
  return base::to_string(base::round_half_up(value, 2), 2);
}

bool has_spread(const Place& place) {
  return place.outcome == PlaceOutcome::placed || place.outcome == PlaceOutcome::own_missing;
}

std::string rank_words(const AnalysisView& view, const Place& place) {
  const Voice& voice = view.voice;
  const Details details = {{"rank", grouped(place.rank)},
                           {"count", grouped(place.count)},
                           {"others", grouped(place.sharing > 0 ? place.sharing - 1 : 0)},
                           {"least", std::to_string(analysis::Peers::group_least)}};
  switch (place.outcome) {
    case PlaceOutcome::placed:
      return voice.say(place.sharing > 1 ? "web.analysis.rank_shared" : "web.analysis.rank", details);
    case PlaceOutcome::too_few:
      return voice.say("web.analysis.too_few", details);
    case PlaceOutcome::own_missing:
      return voice.say("web.no_score");
    case PlaceOutcome::group_unknown:
      return voice.say("web.analysis.group_unknown");
  }
  return {};
}

Html table_of(const AnalysisView& view, const std::vector<NodeIndex>& columns,
              const std::vector<Place>& places) {
  const Voice& voice = view.voice;
  Table table(voice.say("web.analysis.nav.peers"));
  table.head({{voice.say("web.years.what"), {}},
              number(voice.say("web.score")),
              {voice.say("web.analysis.place"), {}},
              number(voice.say("web.analysis.below")),
              number(voice.say("web.analysis.lowest_of")),
              number(voice.say("web.analysis.lower_quartile")),
              number(voice.say("web.analysis.median")),
              number(voice.say("web.analysis.upper_quartile")),
              number(voice.say("web.analysis.highest_of"))});
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Place& place = places[i];
    const auto spread = [&](const base::Ratio& value) {
      return number(has_spread(place) ? Html(two_places(value)) : Html("–"));
    };
    table.row({row_head(voice.prose(view.name(columns[i]))),
               number(view.value(columns[i])),
               {rank_words(view, place), {}},
               number(place.outcome == PlaceOutcome::placed ? Html(two_places(place.below)) : Html("–")),
               spread(base::Ratio(place.lowest)),
               spread(place.lower_quartile),
               spread(place.median),
               spread(place.upper_quartile),
               spread(base::Ratio(place.highest))});
  }
  return table.html();
}

Html picture_of(const AnalysisView& view, const std::vector<NodeIndex>& columns,
                const std::vector<Place>& places) {
  const Voice& voice = view.voice;
  figure::SpreadChart drawn_chart{.caption = {.title = voice.say("web.analysis.peers_chart"),
                                              .description = voice.say("web.analysis.peers_chart_says")},
                                  .rows = {},
                                  .own_name = voice.agency(view.results().agency),
                                  .median_name = voice.say("web.analysis.median"),
                                  .middle_name = voice.say("web.analysis.middle_half")};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Place& place = places[i];
    if (!has_spread(place)) continue;
    const std::string value = written(view.results(), columns[i]);
    drawn_chart.rows.push_back({.label = view.name(columns[i]),
                                .lowest = place.lowest,
                                .lower_quartile = drawn(place.lower_quartile),
                                .median = drawn(place.median),
                                .upper_quartile = drawn(place.upper_quartile),
                                .highest = place.highest,
                                .own = points_of(view.results(), columns[i]),
                                .own_text = value.empty() ? voice.say("web.no_score") : value});
  }
  if (drawn_chart.rows.empty()) return {};
  return chart("peers-chart", [&](figure::Width width) { return figure::spread_chart(drawn_chart, width); });
}

}  // namespace

Html peers_analysis(const AnalysisView& view) {
  const Voice& voice = view.voice;
  const auto said = [&](const char* key) {
    return section("peers", voice.say("web.analysis.nav.peers"), paragraph("", voice.say(key)));
  };
  if (!view.years.back().is_public) return said("web.analysis.peers_not_public");
  const auto peers = view.subject.peers ? view.subject.peers(view.results()) : nullptr;
  const auto row = peers ? peers->row_of(view.results().agency.id) : std::nullopt;
  if (!row) return said("web.analysis.peers_none");
  const std::vector<Place> places = peers->peers().places(*row, view.wish.group);
  static constexpr const char* groups[] = {"nation", "type", "size", "province", "type-province"};
  const std::string group =
      voice.say(std::string("web.analysis.group.") + groups[static_cast<std::size_t>(view.wish.group)]);
  const PlaceOutcome outcome = places.front().outcome;
  if (outcome == PlaceOutcome::group_unknown) return said("web.analysis.peers_group_unknown");
  const Html lead =
      paragraph("", voice.say("web.analysis.peers_lead",
                              {{"group", group},
                               {"year", voice.year(view.results().year())},
                               {"count", grouped(places.front().count + places.front().missing)}}));
  if (std::none_of(places.begin(), places.end(), has_spread)) {
    const std::string few =
        voice.say("web.analysis.peers_too_few", {{"least", std::to_string(analysis::Peers::group_least)}});
    return section("peers", voice.say("web.analysis.nav.peers"), lead, paragraph("", few));
  }
  return section("peers", voice.say("web.analysis.nav.peers"), lead,
                 picture_of(view, peers->columns(), places), table_of(view, peers->columns(), places),
                 paragraph("muted", voice.say("web.analysis.peers_note")));
}

}  // namespace prongsai::web
