// SPDX-License-Identifier: Apache-2.0
// The topics over the instruments, and what each needs.
#include "prongsai/analysis/topics.h"
#include "prongsai/web/analysis/analysis_detail.h"

namespace prongsai::web {
namespace {

using analysis::Advice;
using analysis::TopicPart;
using framework::NodeKind;

Html advice_chip(const Voice& voice, Advice advice) {
  static constexpr const char* codes[] = {"disclose", "improve",        "raise",
                                          "keep",     "keep_and_watch", "unknown"};
  static constexpr Tone tones[] = {Tone::bad, Tone::bad, Tone::open, Tone::good, Tone::plain, Tone::open};
  const auto at = static_cast<std::size_t>(advice);
  return chip(tones[at], voice.say(std::string("web.analysis.advice.") + codes[at]));
}

Html ends_of(const AnalysisView& view, const TopicPart& part) {
  const Voice& voice = view.voice;
  if (part.lowest.empty()) return paragraph("", voice.say("web.no_score"));
  const bool equal = part.lowest == part.highest;
  Html out;
  if (!part.zeros.empty())
    out += paragraph("flagged", voice.say("web.analysis.at_zero", {{"items", view.names(part.zeros)}}));
  const auto line = [&](const char* key, const std::vector<NodeIndex>& nodes) {
    constexpr std::size_t named_most = 6;
    const std::string which = nodes.size() > named_most ? voice.say("web.analysis.items_count",
                                                                    {{"count", std::to_string(nodes.size())}})
                                                        : view.names(nodes);
    return paragraph("named", voice.say(key), " ", which, " (", view.value(nodes.front()), ")");
  };
  if (equal) {
    out += line(part.lowest.size() == 1 ? "web.analysis.topic_one" : "web.analysis.topic_all", part.lowest);
  } else {
    out += line("web.analysis.topic_lowest", part.lowest) + line("web.analysis.topic_highest", part.highest);
  }
  if (part.missing > 0) {
    out += paragraph("muted",
                     voice.say("web.analysis.topic_missing", {{"missing", std::to_string(part.missing)}}));
  }
  return out;
}

Html table_of(const AnalysisView& view, const analysis::Topics& topics) {
  const Voice& voice = view.voice;
  const std::vector<NodeIndex> instruments = analysis::nodes_of(view.results().plan(), NodeKind::instrument);
  Table table(voice.say("web.analysis.nav.topics"));
  std::vector<Cell> head = {{voice.say("web.analysis.topic"), {}}};
  for (const NodeIndex instrument : instruments) head.push_back({view.name(instrument), {}});
  table.head(std::move(head));
  for (const analysis::TopicRow& row : topics.topics) {
    bool needs_measure = false;
    std::vector<Cell> cells;
    for (const NodeIndex instrument : instruments) {
      Html content = Html("–");
      for (const TopicPart& part : row.instruments) {
        if (part.instrument != instrument) continue;
        content = advice_chip(voice, part.advice) + ends_of(view, part);
        needs_measure = needs_measure || part.advice == Advice::disclose || part.advice == Advice::improve ||
                        part.advice == Advice::raise;
      }
      cells.push_back({content, "topic-cell"});
    }
    Html name = join(row.topic->code, ". ", voice.text(row.topic->name));
    if (needs_measure) name += paragraph("", view.library_link("topic:" + row.topic->code));
    if (!row.not_here.empty())
      name += paragraph("muted", voice.say("web.analysis.not_here", {{"items", voice.list(row.not_here)}}));
    cells.insert(cells.begin(), row_head(name));
    table.row(std::move(cells));
  }
  return table.html("labelled wide-first topics");
}

}  // namespace

Html topics_analysis(const AnalysisView& view) {
  const Voice& voice = view.voice;
  const analysis::Topics topics = analysis::topics(view.now(), view.target(), view.subject.topics_lender);
  if (!topics.stated) {
    return section("topics", voice.say("web.analysis.nav.topics"),
                   paragraph("", voice.say("web.analysis.topics_not_stated")));
  }
  Html borrowed;
  if (topics.borrowed) {
    borrowed = paragraph(
        "notice", icon(Icon::warning),
        span("", voice.say("web.analysis.topics_borrowed", {{"from", voice.year(topics.from->fiscal_year)},
                                                            {"year", voice.year(view.results().year())}})));
  }
  Html rest;
  if (!topics.in_no_topic.empty()) {
    rest = paragraph("muted", voice.say("web.edition.no_topic", {{"items", view.names(topics.in_no_topic)}}));
  }
  return section("topics", voice.say("web.analysis.nav.topics"),
                 paragraph("", voice.say("web.analysis.topics_lead")), borrowed, table_of(view, topics),
                 rest);
}

}  // namespace prongsai::web
