// SPDX-License-Identifier: Apache-2.0
// Printed figures that do not agree with what they are made of; and how many figures were looked at.
#include "prongsai/web/parts.h"
#include "prongsai/web/paths.h"
#include "prongsai/web/result_detail.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

std::size_t figures_looked_at(const scoring::Known& known) {
  std::size_t out = known.levels.size();
  for (const auto& [node, figures] : known.figures) out += figures.size();
  for (const auto& [node, distribution] : known.percents) out += distribution.percents.size();
  return out;
}

Html figure_box(const Voice& voice, const char* key, const std::string& value, std::string_view classes) {
  if (value.empty()) return {};
  return div(classes, element("dt", {}, voice.say(key)), element("dd", {}, voice.prose(value)));
}

Html finding_card(const ResultView& view, const scoring::Finding& finding) {
  const Voice& voice = view.voice;
  const std::string name = words::short_name(voice.language(), view.plan(), view.edition(), finding.node);
  const Html boxes = element("dl", {{"class", "three"}}, figure_box(voice, "web.finding.published", finding.published, "printed"),
                             figure_box(voice, "web.finding.computed", finding.computed, "computed"),
                             figure_box(voice, "web.finding.repair", finding.repair, "repair"));
  return element("li", {{"class", "finding"}}, heading(3, "", icon(Icon::flag), voice.prose(name)),
                 paragraph("", voice.prose(words::finding_sentence(voice.language(), view.results, finding))), boxes,
                 paragraph("", linked(voice, view.results, finding.node, voice.say("web.finding.explain", {{"node", name}}))));
}

}  // namespace

Html findings_part(const ResultView& view) {
  const auto& findings = view.results.assessment.findings;
  const std::size_t looked_at = figures_looked_at(view.results.known);
  const Details details = {{"count", std::to_string(findings.size())}, {"figures", grouped(looked_at)}};
  if (findings.empty()) {
    const char* key = looked_at == 0 ? "web.finding.no_figures" : "web.finding.none";
    return section("findings", view.voice.say("web.finding.title"),
                   paragraph("calm", icon(looked_at == 0 ? Icon::open : Icon::good), span("", view.voice.say(key, details))));
  }
  Html cards;
  for (const scoring::Finding& finding : findings) cards += finding_card(view, finding);
  return section("findings", view.voice.say("web.finding.title_count", details), paragraph("", view.voice.say("web.finding.lead", details)),
                 element("ul", {{"class", "findings"}}, cards));
}

}  // namespace prongsai::web
