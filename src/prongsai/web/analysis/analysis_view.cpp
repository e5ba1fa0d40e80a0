// SPDX-License-Identifier: Apache-2.0
// What the parts of the analysis page share: the years compared, and how a node, a value and a change are
// written.
#include "prongsai/http/target.h"
#include "prongsai/web/analysis/analysis_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

std::vector<AnalysedYear> compared(const AnalysisSubject& subject, std::optional<int> from) {
  std::vector<AnalysedYear> out;
  for (const AnalysedYear& year : subject.years) {
    const bool looked_at = year.results == subject.years.back().results;
    if (looked_at || !from || year.results->year() >= *from) out.push_back(year);
  }
  return out;
}

analysis::Scored looked_at(const Results& results) {
  return {.edition = &results.edition(),
          .plan = &results.plan(),
          .inputs = &results.assessment.inputs,
          .sheet = &results.assessment.sheet,
          .known = &results.known};
}

std::vector<analysis::Scored> looked_at(const std::vector<AnalysedYear>& years) {
  std::vector<analysis::Scored> out;
  for (const AnalysedYear& year : years) out.push_back(looked_at(*year.results));
  return out;
}

}  // namespace

AnalysisView::AnalysisView(const Voice& said, const AnalysisSubject& whose, const AnalysisWish& wished)
    : voice(said),
      subject(whose),
      wish(wished),
      years(compared(whose, wished.from)),
      scored(looked_at(years)),
      standing(analysis::standing(scored.back())),
      tracks(analysis::years(scored)),
      gains(analysis::single_raises(scored.back())) {}

std::optional<base::Points> AnalysisView::target() const {
  if (wish.above) return wish.above;
  const framework::Edition& edition = results().edition();
  return edition.benchmarks.empty() ? edition.pass_mark.value : edition.benchmarks.front().points;
}

std::string AnalysisView::target_words(base::Points target) const {
  return voice.say(wish.comparison == analysis::Comparison::at_least ? "web.analysis.target.at_least"
                                                                     : "web.analysis.target.more_than",
                   {{"target", base::to_shortest_string(target)}});
}

std::string AnalysisView::name(NodeIndex node) const {
  return words::short_name(voice.language(), results(), node);
}

std::string AnalysisView::full_name(NodeIndex node) const {
  return words::node_name(voice.language(), results().plan(), results().edition(), node);
}

std::string AnalysisView::names(const std::vector<NodeIndex>& nodes) const {
  const std::vector<scoring::PlanNode>& planned = results().plan().nodes;
  std::vector<std::string> codes;
  std::vector<std::string> all;
  bool alike = nodes.size() > 1;
  for (const NodeIndex node : nodes) {
    alike = alike && planned[node].kind == planned[nodes.front()].kind &&
            planned[node].part == planned[nodes.front()].part;
    codes.push_back(planned[node].code);
    all.push_back(name(node));
  }
  if (!alike) return voice.list(all);
  const scoring::PlanNode& first = planned[nodes.front()];
  Details details = {{"codes", voice.list(codes)}};
  if (first.kind == framework::NodeKind::item && !first.part.empty()) {
    details.emplace_back("part", name(*results().plan().find("part:" + first.part)));
    return voice.say("web.analysis.many.item_of_part", details);
  }
  if (first.kind == framework::NodeKind::item) return voice.say("web.analysis.many.item", details);
  if (first.kind == framework::NodeKind::indicator && first.part.empty())
    return voice.say("web.analysis.many.indicator", details);
  return voice.list(all);
}

Html AnalysisView::value(std::size_t year, NodeIndex node) const {
  const Results& of = *years[year].results;
  if (years[year].is_public) return linked_value(voice, of, node);
  const std::string value = written(of, node);
  return value.empty() ? span("none", voice.say("web.no_score")) : span("value", value);
}

const analysis::Step* AnalysisView::step_of(NodeIndex node) const {
  if (before() == nullptr) return nullptr;
  const analysis::Track* track = tracks.find(last(), node);
  return track == nullptr ? nullptr : &track->steps.back();
}

Html AnalysisView::library_link(const std::string& about) const {
  if (subject.library.empty()) return {};
  return element("a", {{"href", subject.library + http::percent_encode(about)}, {"class", "pick"}},
                 voice.say("web.analysis.pick"));
}

std::string AnalysisView::level_words(const scoring::LevelOutcome& level) const {
  return level.possible.empty() ? voice.say("web.unknown")
                                : words::level_names(voice.language(), results().edition(), level);
}

std::vector<Cell> change_cells(const analysis::Step* step) {
  const bool known = step != nullptr && step->change.has_value();
  const bool relative = known && step->change->relative.has_value();
  return {number(known ? Html(analysis::signed_text(step->change->points)) : Html("–")),
          number(relative ? Html(analysis::signed_text(*step->change->relative)) : Html("–"))};
}

std::string trend_words(const Voice& voice, const analysis::Step& step) {
  static constexpr const char* trends[] = {"continues", "broken", "unknown"};
  static constexpr const char* reasons[] = {"same",          "rules_changed",  "reworded",
                                            "scale_changed", "not_in_edition", "wording_unknown"};
  std::string out =
      voice.say(std::string("web.analysis.trend.") + trends[static_cast<std::size_t>(step.trend)]);
  if (step.trend != analysis::Trend::continues)
    out += ": " +
           voice.say(std::string("web.analysis.reason.") + reasons[static_cast<std::size_t>(step.reason)]);
  if (step.only_in_parts) out += " " + voice.say("web.analysis.only_in_parts");
  if (step.trend == analysis::Trend::continues && step.inferred)
    out += " " + voice.say("web.analysis.inferred");
  if (step.trend == analysis::Trend::continues && step.items_changed)
    out += " " + voice.say("web.analysis.items_changed");
  return out;
}

}  // namespace prongsai::web
