// SPDX-License-Identifier: Apache-2.0
// What moves the total most, and what it would be if the items somebody ticks were full.
#include <algorithm>
#include <array>
#include <functional>

#include "prongsai/web/analysis/analysis_detail.h"

namespace prongsai::web {
namespace {

using analysis::Gain;
using analysis::Reach;
using framework::NodeKind;

constexpr std::size_t shown_at_once = 10;

std::string points_text(const base::Ratio& points) {
  return base::to_string(base::round_half_up(points, 2), 2);
}

/// A total as it is printed.
std::string total_text(const AnalysisView& view, const base::Ratio& total) {
  const scoring::Plan& plan = view.results().plan();
  return scoring::written(plan.nodes[plan.total()], total);
}

/// The least a raise brings; empty where nothing can be told.
std::optional<base::Ratio> least_of(const Gain& gain) {
  if (!gain.before || !gain.after_least) return std::nullopt;
  return *gain.after_least - *gain.before;
}

std::vector<NodeIndex> nodes_in(const Gain& gain) {
  std::vector<NodeIndex> out;
  for (const analysis::Raise& raise : gain.raises) out.push_back(raise.node);
  return out;
}

Gain together(const AnalysisView& view, const std::vector<NodeIndex>& nodes) {
  std::vector<analysis::Raise> raises;
  for (const NodeIndex node : nodes) raises.push_back({node, analysis::full_points(view.now(), node)});
  return analysis::gain_of(view.now(), raises);
}

/// Of disclosure items those whose raise brings most, all that bring as much; where no disclosure item can be
/// raised the same of items; and of indicators where no item is known. An indicator outweighs its items, so
/// the kinds are never mixed.
std::vector<NodeIndex> weightiest(const AnalysisView& view) {
  const auto is_item = [&](NodeIndex node) {
    return view.results().plan().nodes[node].kind == NodeKind::item;
  };
  const std::array<std::function<bool(NodeIndex)>, 3> kinds = {
      [&](NodeIndex node) { return is_item(node) && analysis::is_disclosure(view.now(), node); }, is_item,
      [](NodeIndex) { return true; }};
  for (const auto& is_wanted : kinds) {
    std::vector<NodeIndex> out;
    std::optional<base::Ratio> most;
    for (const Gain& gain : view.gains) {
      const NodeIndex node = gain.raises.front().node;
      if (!gain.points || *gain.points == base::Ratio() || !is_wanted(node)) continue;
      if (most && *gain.points < *most) continue;
      most = gain.points;
      out.push_back(node);
    }
    if (!out.empty()) return out;
  }
  return {};
}

std::string names_or_count(const AnalysisView& view, const std::vector<NodeIndex>& nodes) {
  constexpr std::size_t named_most = 6;
  if (nodes.size() <= named_most) return view.names(nodes);
  return view.voice.say("web.analysis.items_count", {{"count", std::to_string(nodes.size())}});
}

/// What raises bring, in a sentence that says how sure it is.
std::string gain_sentence(const AnalysisView& view, const Gain& gain, const std::string& exact_key) {
  const Voice& voice = view.voice;
  Details details = {{"items", names_or_count(view, nodes_in(gain))},
                     {"before", gain.before ? total_text(view, *gain.before) : std::string()}};
  if (gain.reach == Reach::exact && gain.points) {
    details.emplace_back("points", points_text(*gain.points));
    details.emplace_back("after", total_text(view, *gain.after));
    return voice.say(exact_key, details);
  }
  if (gain.reach == Reach::between) {
    details.emplace_back("least", total_text(view, *gain.after_least));
    details.emplace_back("most", total_text(view, *gain.after_most));
    return voice.say("web.analysis.gain_between", details);
  }
  return voice.say(gain.reach == Reach::conflict ? "web.analysis.gain_conflict" : "web.analysis.gain_unknown",
                   details);
}

std::vector<Cell> gain_cells(const AnalysisView& view, const Gain& gain, std::size_t place) {
  const Voice& voice = view.voice;
  const analysis::Raise& raise = gain.raises.front();
  const bool exact = gain.reach == Reach::exact && gain.points.has_value();
  Html points = Html("–");
  Html after = Html("–");
  if (exact) {
    points = Html("+" + points_text(*gain.points));
    after = Html(total_text(view, *gain.after));
  } else if (const auto least = least_of(gain)) {
    points =
        Html(voice.say("web.analysis.range", {{"least", "+" + points_text(*least)},
                                              {"most", "+" + points_text(*gain.after_most - *gain.before)}}));
    after = Html(voice.say("web.analysis.range", {{"least", total_text(view, *gain.after_least)},
                                                  {"most", total_text(view, *gain.after_most)}}));
  }
  return {row_head(voice.prose(view.full_name(raise.node))),
          number(Html(std::to_string(place))),
          {voice.prose(view.name(analysis::instrument_of(view.results().plan(), raise.node))), {}},
          number(join(view.value(raise.node), " → ", base::to_string(raise.to, 2))),
          number(points),
          number(after),
          {voice.prose(view.level_words(gain.level_after)), {}}};
}

Table gain_table(const AnalysisView& view) {
  const Voice& voice = view.voice;
  Table table(voice.say("web.analysis.nav.leverage"));
  table.head({{voice.say("web.analysis.raised"), {}},
              number(voice.say("web.analysis.order")),
              {voice.say("web.instruments.instrument"), {}},
              number(voice.say("web.analysis.from_to")),
              number(voice.say("web.analysis.adds")),
              number(voice.say("web.analysis.new_total")),
              {voice.say("web.analysis.new_level"), {}}});
  return table;
}

bool can_be_told(const Gain& gain) {
  return gain.reach == Reach::exact || gain.reach == Reach::between;
}

Html ranked(const AnalysisView& view) {
  const Voice& voice = view.voice;
  Table first = gain_table(view);
  Table rest = gain_table(view);
  std::size_t place = 0;
  std::vector<NodeIndex> in_conflict;
  std::vector<NodeIndex> unknown;
  for (const Gain& gain : view.gains) {
    if (can_be_told(gain)) {
      ++place;
      (place <= shown_at_once ? first : rest).row(gain_cells(view, gain, place));
    } else {
      (gain.reach == Reach::conflict ? in_conflict : unknown).push_back(gain.raises.front().node);
    }
  }
  Html out;
  if (!first.empty()) out += first.html("labelled wide-first");
  if (!rest.empty()) {
    out +=
        disclosure(voice.say("web.analysis.more_raises", {{"count", std::to_string(place - shown_at_once)}}),
                   rest.html("labelled wide-first"), false);
  }
  if (!in_conflict.empty()) {
    out += paragraph(
        "muted", voice.say("web.analysis.raises_conflict", {{"items", names_or_count(view, in_conflict)}}));
  }
  if (!unknown.empty())
    out += paragraph("muted",
                     voice.say("web.analysis.raises_unknown", {{"items", names_or_count(view, unknown)}}));
  return out;
}

/// What was ticked, as far as this edition has it and it can be raised.
std::vector<NodeIndex> ticked(const AnalysisView& view) {
  std::vector<NodeIndex> out;
  for (const Gain& gain : view.gains) {
    const NodeIndex node = gain.raises.front().node;
    const std::string& id = view.results().plan().nodes[node].id;
    if (std::find(view.wish.with.begin(), view.wish.with.end(), id) != view.wish.with.end())
      out.push_back(node);
  }
  std::sort(out.begin(), out.end());
  return out;
}

Html tick(const AnalysisView& view, NodeIndex node, bool is_ticked) {
  const std::string& id = view.results().plan().nodes[node].id;
  const std::string html = "with-" + html_id(id);
  return div("radio",
             element("input", {{"type", "checkbox"},
                               {"id", html},
                               {"name", "with"},
                               {"value", id},
                               {is_ticked ? "checked" : "", ""}}),
             element("label", {{"for", html}}, view.name(node), " ",
                     span("count", "(", written(view.results(), node), ")")));
}

Html what_if(const AnalysisView& view) {
  const Voice& voice = view.voice;
  const std::vector<NodeIndex> chosen = ticked(view);
  Html answer;
  if (!chosen.empty()) {
    const Gain gain = together(view, chosen);
    answer =
        element("div", {{"class", "what-if-answer"}, {"role", "status"}},
                paragraph("", voice.prose(gain_sentence(view, gain, "web.analysis.what_if_says"))),
                can_be_told(gain)
                    ? paragraph("", voice.prose(voice.say("web.analysis.levels",
                                                          {{"before", view.level_words(gain.level_before)},
                                                           {"after", view.level_words(gain.level_after)}})))
                    : Html());
  }
  Html groups;
  for (const NodeIndex instrument : analysis::nodes_of(view.results().plan(), NodeKind::instrument)) {
    std::vector<NodeIndex> nodes;
    for (const Gain& gain : view.gains) {
      const NodeIndex node = gain.raises.front().node;
      if (analysis::instrument_of(view.results().plan(), node) == instrument) nodes.push_back(node);
    }
    if (nodes.empty()) continue;
    std::sort(nodes.begin(), nodes.end());
    Html ticks;
    for (const NodeIndex node : nodes)
      ticks += tick(view, node, std::find(chosen.begin(), chosen.end(), node) != chosen.end());
    groups += element("fieldset", {}, element("legend", {}, voice.prose(view.name(instrument))),
                      div("ticks", ticks));
  }
  if (groups.empty()) return {};
  return heading(3, "what-if", voice.say("web.analysis.what_if")) + answer +
         element("form",
                 {{"method", "get"}, {"action", view.subject.path + "#what-if"}, {"class", "what-if"}},
                 paragraph("", voice.say("web.analysis.what_if_lead")), groups, view.hidden_wish(false),
                 element("button", {{"type", "submit"}}, voice.say("web.analysis.what_if_go")));
}

}  // namespace

std::string leverage_sentence(const AnalysisView& view) {
  const std::vector<NodeIndex> nodes = weightiest(view);
  if (!nodes.empty()) return gain_sentence(view, together(view, nodes), "web.analysis.says.leverage");
  const bool full = view.gains.empty() && view.standing.missing == 0 && !view.standing.rows.empty();
  return view.voice.say(full ? "web.analysis.says.all_full" : "web.analysis.says.leverage_unknown");
}

Html leverage_analysis(const AnalysisView& view) {
  const Voice& voice = view.voice;
  if (view.gains.empty()) {
    return section("leverage", voice.say("web.analysis.nav.leverage"),
                   paragraph("", leverage_sentence(view)));
  }
  return section("leverage", voice.say("web.analysis.nav.leverage"),
                 paragraph("", voice.say("web.analysis.leverage_lead")), ranked(view), what_if(view));
}

}  // namespace prongsai::web
