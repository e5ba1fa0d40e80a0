// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/parts.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/figure/svg.h"
#include "prongsai/web/paths.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

std::string outline_of(Icon which) {
  switch (which) {
    case Icon::mark:
      return "M3 12a6 6 0 1 1 12 0a6 6 0 1 1-12 0M9 12a6 6 0 1 1 12 0a6 6 0 1 1-12 0";
    case Icon::good:
      return "M4 13l5 5L20 6";
    case Icon::bad:
      return "M6 6l12 12M18 6L6 18";
    case Icon::open:
      return "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .6-1.5 1.2-1.5 2.3M12 18.2v.3";
    case Icon::up:
      return "M12 20V5M6 11l6-6l6 6";
    case Icon::down:
      return "M12 4v15M6 13l6 6l6-6";
    case Icon::same:
      return "M5 9h14M5 15h14";
    case Icon::warning:
      return "M12 3L2 20h20zM12 10v5M12 17.6v.2";
    case Icon::flag:
      return "M6 22V3h12l-3 4.5L18 12H6";
  }
  PRONGSAI_ASSERT(false);
}

Tone tone_of(const std::optional<bool>& passed) {
  if (!passed) return Tone::open;
  return *passed ? Tone::good : Tone::bad;
}

}  // namespace

Html icon(Icon which) {
  return element("svg",
                 {{"class", which == Icon::mark ? "icon icon-mark" : "icon"},
                  {"viewBox", "0 0 24 24"},
                  {"aria-hidden", "true"}},
                 element("path", {{"d", outline_of(which)}}));
}

Html chip(Tone tone, const Html& words) {
  switch (tone) {
    case Tone::plain:
      return span("chip", words);
    case Tone::good:
      return span("chip good", icon(Icon::good), words);
    case Tone::bad:
      return span("chip bad", icon(Icon::bad), words);
    case Tone::open:
      return span("chip open", icon(Icon::open), words);
  }
  PRONGSAI_ASSERT(false);
}

Html pass_chip(const Voice& voice, const Results& results) {
  const std::optional<bool>& passed = results.assessment.level.passed;
  const auto& mark = results.edition().pass_mark.value;
  if (!passed) return chip(Tone::open, voice.say(mark ? "web.pass.open" : "web.pass.no_mark"));
  const Details details = {{"mark", base::to_shortest_string(*mark)}};
  return chip(tone_of(passed), voice.say(*passed ? "web.pass.yes" : "web.pass.no", details));
}

Html level_chip(const Voice& voice, const Results& results) {
  const scoring::LevelOutcome& level = results.assessment.level;
  if (const auto sure = level.sure()) {
    return span(
        "chip level",
        voice.prose(voice.say("web.level",
                              {{"level", words::level_name(voice.language(), results.edition(), *sure)}})));
  }
  if (!results.known.levels.empty()) {
    const scoring::PrintedLevel& printed = results.known.levels.front();
    const std::string name =
        printed.level ? words::level_name(voice.language(), results.edition(), *printed.level) : printed.text;
    return span("chip level", voice.prose(voice.say("web.level_printed", {{"level", name}})));
  }
  return chip(Tone::open, voice.say("web.level_open"));
}

Html made_up_chip(const Voice& voice, bool made_up) {
  return made_up ? span("chip made-up", icon(Icon::warning), voice.say("web.made_up")) : Html();
}

Html linked(const Voice& voice, const Results& results, NodeIndex node, const Html& words) {
  return element("a", {{"href", explain_path(voice.language(), results, node)}, {"class", "value"}}, words);
}

Html linked_value(const Voice& voice, const Results& results, NodeIndex node) {
  const std::string value = written(results, node);
  return linked(voice, results, node, value.empty() ? span("none", voice.say("web.no_score")) : Html(value));
}

Html points_change(const Voice& voice, const base::Ratio& earlier, const base::Ratio& later) {
  const base::Points change = base::round_half_up(later - earlier, 2);
  if (change == base::Points{}) return span("change same", icon(Icon::same), voice.say("web.change.same"));
  const bool up = change > base::Points{};
  const Details details = {{"points", base::to_string(up ? change : -change, 2)}};
  return span(up ? "change up" : "change down", icon(up ? Icon::up : Icon::down),
              voice.say(up ? "web.change.up" : "web.change.down", details));
}

std::string bare_points_change(const base::Ratio& earlier, const base::Ratio& later) {
  return analysis::signed_text(later - earlier);
}

std::string bare_relative_change(const base::Ratio& earlier, const base::Ratio& later) {
  const auto relative = analysis::change(earlier, later).relative;
  return relative ? analysis::signed_text(*relative) + " %" : std::string();
}

Html chart(const std::string& id, const std::function<figure::Drawing(figure::Width)>& draw) {
  return div("chart", Html::trusted(figure::to_svg(draw(figure::Width::wide), id + "-wide", "wide")),
             Html::trusted(figure::to_svg(draw(figure::Width::narrow), id + "-narrow", "narrow")));
}

Html documents_meant(const Voice& voice, const Results& results, const std::vector<std::string>& places) {
  Html out;
  for (const results_files::Document& document : results.documents) {
    const bool meant = std::any_of(places.begin(), places.end(),
                                   [&](const std::string& at) { return at.starts_with(document.key); });
    if (!meant || document.title.empty()) continue;
    out += paragraph("muted", span("code", document.key), " = ", voice.prose(document.title));
  }
  return out;
}

std::string html_id(std::string_view node_id) {
  std::string out(node_id);
  for (char& c : out) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '-';
  }
  return out;
}

}  // namespace prongsai::web
