// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/results/result_parts.h"

#include <algorithm>

#include "prongsai/web/frame/paths.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

Tone tone_of(const std::optional<bool>& passed) {
  if (!passed) return Tone::open;
  return *passed ? Tone::good : Tone::bad;
}

}  // namespace

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

}  // namespace prongsai::web
