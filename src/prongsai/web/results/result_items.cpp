// SPDX-License-Identifier: Apache-2.0
// Items by indicator: their words, scores and answers; and the grid of what was disclosed.
#include <algorithm>
#include <map>

#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/distribution_detail.h"
#include "prongsai/web/results/result_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

using framework::Indicator;
using framework::Instrument;
using framework::Item;

/// The nodes of one item or box: as a whole and, in an instrument with parts, in each part; those with a
/// value.
std::vector<NodeIndex> nodes_of(const ResultView& view, const Instrument& instrument,
                                const std::string& code) {
  std::vector<NodeIndex> out;
  const auto add = [&](const std::string& id) {
    const auto node = view.plan().find(id);
    if (node && value_of(view.results, *node)) out.push_back(*node);
  };
  add("item:" + code);
  for (const framework::Part& part : instrument.parts) add("item:" + code + "@" + part.code);
  return out;
}

Html score_of(const ResultView& view, const Instrument& instrument, const std::string& code) {
  Html out;
  for (const NodeIndex node : nodes_of(view, instrument, code)) {
    const std::string& part = view.plan().nodes[node].part;
    Html label;
    if (!part.empty())
      label = span("part-label",
                   words::short_name(view.voice.language(), view.results, *view.plan().find("part:" + part)));
    out += div("item-score", label, linked_value(view.voice, view.results, node));
  }
  if (!out.empty()) return out;
  const auto node = view.plan().find("item:" + code);
  if (node) return div("item-score", linked_value(view.voice, view.results, *node));
  return div("item-score", span("none", view.voice.say("web.no_score")));
}

Html negative_badge(const ResultView& view, const framework::Box& box) {
  if (box.polarity.value != framework::Polarity::negative) return {};
  return span("badge negative", view.voice.say("web.items.negative"));
}

Html badges(const ResultView& view, const Item& item) {
  Html out = span(item.wording == framework::Wording::exact ? "badge" : "badge caution",
                  words::wording_name(view.voice.language(), item.wording));
  if (!item.has_sub_items()) out += negative_badge(view, item.boxes.front());
  return out;
}

Html box_line(const ResultView& view, const Instrument& instrument, const framework::Box& box) {
  return element("li", {},
                 div("item-words", span("code", box.code), " ", view.voice.text(box.text), " ",
                     negative_badge(view, box)),
                 score_of(view, instrument, box.code));
}

Html item_line(const ResultView& view, const Instrument& instrument, const Item& item) {
  Html boxes;
  if (item.has_sub_items()) {
    for (const framework::Box& box : item.boxes) boxes += box_line(view, instrument, box);
    boxes = element("ul", {{"class", "boxes"}}, boxes);
  }
  return element("li", {{"class", "item"}},
                 div("item-line",
                     div("item-words", span("code", item.code), " ", view.voice.text(item.text),
                         div("badges", badges(view, item))),
                     score_of(view, instrument, item.code)),
                 boxes);
}

/// Every answer leaf of the indicator that has a distribution, by part and scale.
std::map<std::pair<std::string, std::size_t>, std::vector<NodeIndex>> answered(const ResultView& view,
                                                                               const Indicator& indicator) {
  std::map<std::pair<std::string, std::size_t>, std::vector<NodeIndex>> out;
  std::vector<std::string> codes;
  for (const Item* item : framework::items_of(indicator)) {
    for (const framework::Box& box : item->boxes) codes.push_back(box.code);
  }
  for (NodeIndex node = 0; node < view.plan().nodes.size(); ++node) {
    const scoring::PlanNode& planned = view.plan().nodes[node];
    if (!planned.scale || !planned.is_leaf() || planned.ways[0].rule != scoring::Rule::answers) continue;
    if (std::find(codes.begin(), codes.end(), planned.code) == codes.end()) continue;
    if (has_distribution(view, node)) out[{planned.part, *planned.scale}].push_back(node);
  }
  return out;
}

Html distributions(const ResultView& view, const Indicator& indicator) {
  Html out;
  for (const auto& [group, nodes] : answered(view, indicator)) {
    Html title;
    if (!group.first.empty()) {
      title = paragraph("muted", words::short_name(view.voice.language(), view.results,
                                                   *view.plan().find("part:" + group.first)));
    }
    out += title + distribution_part(view,
                                     "answers-" + html_id(indicator.code + "-" + group.first) + "-" +
                                         std::to_string(group.second),
                                     nodes);
  }
  return out.empty() ? out : heading(4, "", view.voice.say("web.items.answers")) + out;
}

Html tile(const ResultView& view, const Item& item) {
  const auto node = view.plan().find("item:" + item.code);
  if (!node) return {};
  const scoring::NodeScore& score = view.results.assessment.sheet.nodes[*node];
  const std::string value = written(view.results, *node);
  std::string state = "tile unknown";
  Html sign = span("tile-score", "–");
  std::string missing = view.voice.say("web.no_score");
  if (score.why == scoring::Why::not_applicable) {
    missing = view.voice.say("web.items.not_applicable");
  } else if (!value.empty()) {
    const bool full = score.value == base::Ratio(base::Points::whole(100));
    const bool none = score.value == base::Ratio(base::Points{});
    state = full ? "tile full" : (none ? "tile zero" : "tile some");
    sign = span("tile-score", value);
    missing.clear();
  }
  return element(
      "li", {},
      element("a",
              {{"class", state},
               {"href", explain_path(view.voice.language(), view.results, *node)},
               {"title", words::choose(view.voice.language(), item.text)}},
              span("code", item.code), " ", sign, missing.empty() ? Html() : span("unseen", " " + missing)));
}

Html disclosure_grid(const ResultView& view, const Indicator& indicator) {
  Html out;
  if (indicator.sub_indicators.empty()) {
    for (const Item& item : indicator.items) out += tile(view, item);
    return out.empty() ? out : element("ul", {{"class", "tiles"}}, out);
  }
  for (const framework::SubIndicator& group : indicator.sub_indicators) {
    Html tiles;
    for (const Item& item : group.items) tiles += tile(view, item);
    const auto node = view.plan().find("sub:" + group.code);
    Html score;
    if (node && value_of(view.results, *node)) score = linked_value(view.voice, view.results, *node);
    out +=
        div("tile-group",
            paragraph("tile-title", span("code", group.code), " ", view.voice.text(group.name), " ", score),
            element("ul", {{"class", "tiles"}}, tiles));
  }
  return out;
}

std::size_t items_with_value(const ResultView& view, const Instrument& instrument,
                             const Indicator& indicator) {
  std::size_t out = 0;
  for (const Item* item : framework::items_of(indicator)) {
    bool known = !nodes_of(view, instrument, item->code).empty();
    for (const framework::Box& box : item->boxes)
      known = known || !nodes_of(view, instrument, box.code).empty();
    out += known ? 1 : 0;
  }
  return out;
}

Html indicator_block(const ResultView& view, const Instrument& instrument, const Indicator& indicator) {
  const std::vector<const Item*> items = framework::items_of(indicator);
  const std::size_t known = items_with_value(view, instrument, indicator);
  const NodeIndex node = *view.plan().find("indicator:" + indicator.code);
  const std::string value = written(view.results, node);
  const Details counts = {{"known", std::to_string(known)}, {"items", std::to_string(items.size())}};
  const Html summary =
      span("summary-name",
           view.voice.prose(words::node_name(view.voice.language(), view.plan(), view.edition(), node))) +
      span("summary-side",
           span("", view.voice.say(items.empty() ? "web.items.not_listed" : "web.items.known", counts)),
           element("strong", {}, value.empty() ? view.voice.say("web.no_score") : value));
  Html lines;
  for (const Item* item : items) lines += item_line(view, instrument, *item);
  const bool graded = instrument.kind == framework::InstrumentKind::disclosure;
  Html body;
  if (graded) {
    if (known > 0) body += disclosure_grid(view, indicator);
    body +=
        disclosure(view.voice.say("web.items.list"), element("ul", {{"class", "items"}}, lines), known == 0);
  } else {
    body = element("ul", {{"class", "items"}}, lines) + distributions(view, indicator);
  }
  if (items.empty()) body = paragraph("muted", view.voice.say("web.items.unknown_list"));
  if (known == 0 && !items.empty()) body = paragraph("muted", view.voice.say("web.items.none_known")) + body;
  return disclosure(summary, div("opened", body), false, "items-" + html_id(indicator.code));
}

}  // namespace

Html items_part(const ResultView& view) {
  Html body;
  for (const Instrument& instrument : view.edition().instruments) {
    body += heading(3, "", view.voice.text(instrument.name));
    if (instrument.indicators.empty()) body += paragraph("muted", view.voice.say("web.items.unknown_list"));
    for (const Indicator& indicator : instrument.indicators)
      body += indicator_block(view, instrument, indicator);
  }
  return section("items", view.voice.say("web.items.title"), paragraph("", view.voice.say("web.items.lead")),
                 body);
}

}  // namespace prongsai::web
