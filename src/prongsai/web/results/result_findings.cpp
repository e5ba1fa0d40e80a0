// SPDX-License-Identifier: Apache-2.0
// Printed figures that do not agree with what they are made of; and how many figures were looked at.
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/result_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

std::size_t figures_looked_at(const scoring::Known& known) {
  std::size_t out = known.levels.size();
  for (const auto& [node, figures] : known.figures) {
    // A grade given as such is an input, not a figure that something else could contradict.
    if (!known.grades.contains(node)) out += figures.size();
  }
  for (const auto& [node, distribution] : known.percents) out += distribution.percents.size();
  return out;
}

/// One of the figures; what it is called may depend on the kind of finding.
Html figure_box(const Voice& voice, const std::string& key, const scoring::Finding& finding,
                const std::string& value, std::string_view classes) {
  if (value.empty()) return {};
  const std::string own = key + "." + finding.code;
  return div(classes, element("dt", {}, voice.say(text::can_say(voice.language(), own) ? own : key)),
             element("dd", {}, voice.prose(value)));
}

Html finding_card(const ResultView& view, const scoring::Finding& finding) {
  const Voice& voice = view.voice;
  const std::string name = words::short_name(voice.language(), view.results, finding.node);
  // A whole figure that should read otherwise; in a distribution only one of its percents should.
  const bool printed_is_wrong = !finding.repair.empty() && !finding.choice;
  const Html boxes = element(
      "dl", {{"class", "three"}},
      figure_box(voice, "web.finding.published", finding, finding.published,
                 printed_is_wrong ? "printed wrong" : "printed"),
      figure_box(voice, "web.finding.computed", finding, finding.computed, "computed"),
      // A repair that is the value printed elsewhere says it already.
      figure_box(voice, "web.finding.other", finding, finding.repair.empty() ? finding.other : "", "other"),
      figure_box(voice, "web.finding.repair", finding, finding.repair, "repair"));
  return element(
      "li", {{"class", "finding"}}, heading(3, "", icon(Icon::flag), voice.prose(name)),
      paragraph("", voice.prose(words::finding_sentence(voice.language(), view.results, finding))), boxes,
      paragraph(
          "", linked(voice, view.results, finding.node, voice.say("web.finding.explain", {{"node", name}}))));
}

}  // namespace

Html findings_part(const ResultView& view) {
  const auto& findings = view.results.assessment.findings;
  const std::size_t looked_at = figures_looked_at(view.results.known);
  const Details details = {{"count", std::to_string(findings.size())}, {"figures", grouped(looked_at)}};
  if (findings.empty()) {
    const char* key = looked_at == 0 ? "web.finding.no_figures" : "web.finding.none";
    return section("findings", view.voice.say("web.finding.title"),
                   paragraph("calm", icon(looked_at == 0 ? Icon::open : Icon::good),
                             span("", view.voice.say(key, details))));
  }
  Html cards;
  std::vector<std::string> places;
  for (const scoring::Finding& finding : findings) {
    cards += finding_card(view, finding);
    places.push_back(finding.at);
  }
  return section("findings", view.voice.say("web.finding.title_count", details),
                 paragraph("", view.voice.say("web.finding.lead", details)),
                 element("ul", {{"class", "findings"}}, cards),
                 documents_meant(view.voice, view.results, places));
}

}  // namespace prongsai::web
