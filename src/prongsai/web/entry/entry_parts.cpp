// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/scoring/explain.h"
#include "prongsai/text/language.h"
#include "prongsai/web/entry/entry_detail.h"
#include "prongsai/words/words.h"

namespace prongsai::web::detail {
namespace {

using framework::NodeKind;
using scoring::NodeIndex;

bool is_shown(NodeKind kind) {
  return kind != NodeKind::item && kind != NodeKind::box;
}

/// The figures printed for a node, each once.
std::string printed_words(const results_files::Results& results, NodeIndex node) {
  std::vector<std::string> texts;
  const auto found = results.known.figures.find(node);
  if (found == results.known.figures.end()) return {};
  for (const scoring::Printed& one : found->second) {
    if (std::find(texts.begin(), texts.end(), one.text) == texts.end()) texts.push_back(one.text);
  }
  std::string out;
  for (const std::string& one : texts) out += (out.empty() ? "" : ", ") + one;
  return out;
}

Html computed_cell(const Voice& voice, const results_files::Results& results, NodeIndex node) {
  const scoring::NodeScore& score = results.assessment.sheet.nodes[node];
  if (score.basis == scoring::Basis::missing)
    return span("none", words::why_sentence(voice.language(), score.why));
  const std::string value = scoring::written(results.plan().nodes[node], score.value);
  if (score.basis == scoring::Basis::published)
    return join(value, div("under", words::basis_name(voice.language(), score.basis)));
  const scoring::Explanation explanation =
      scoring::explain(results.edition(), results.plan(), results.known, results.assessment, node);
  const std::string formula = scoring::formula(results.plan(), explanation);
  return join(
      span("value", value),
      div("under formula", formula.empty() ? words::rule_sentence(voice.language(), explanation) : formula));
}

}  // namespace

store::ResultKey key_in_path(const Visit& visit) {
  return {visit.request.capture("agency"),
          visit.request.capture("framework") + "/" + visit.request.capture("edition")};
}

std::string results_path(const Visit& visit, const store::ResultKey& key, std::string_view below) {
  std::string out = visit.path("results") + "/" + http::percent_encode(key.agency);
  if (!key.edition.empty()) {
    const std::size_t slash = key.edition.find('/');
    out += "/" + http::percent_encode(key.edition.substr(0, slash));
    if (slash != std::string::npos) out += "/" + http::percent_encode(key.edition.substr(slash + 1));
  }
  return below.empty() ? out : out + "/" + std::string(below);
}

std::string agency_words(const Voice& voice, const store::ResultAgency& agency) {
  return text::choose(voice.language(), agency.name_th, agency.name_en);
}

std::string year_words(const Voice& voice, const results_files::PlannedEdition& rules) {
  return voice.year(rules.edition.fiscal_year);
}

Answer refused(const Visit& visit, const base::Problems& problems) {
  for (const base::Problem& problem : problems) {
    if (problem.code == "desk.not_permitted") return Response::error(403);
    if (problem.code.starts_with("entry.no_such_")) return Response::not_found();
  }
  const Voice& voice = visit.voice;
  Page page;
  page.title = voice.say("results.not_done");
  page.description = voice.say("account.description");
  page.section = Section::entry;
  page.status = 409;
  Html items;
  for (const base::Problem& problem : problems)
    items += element("li", {}, voice.prose(text::sentence(voice.language(), problem)));
  page.main = div("narrow", heading(1, "", page.title), element("ul", {}, items),
                  paragraph("", link_to(visit.path("results"), voice.say("results.back_to_list"))));
  return page;
}

Html subtitle_of(const Voice& voice, const desk::ResultSubject& subject) {
  return paragraph("subtitle", voice.prose(agency_words(voice, subject.agency)), " · ",
                   voice.say("web.fiscal_year", {{"year", year_words(voice, *subject.rules)}}));
}

Page page_of(const Visit& visit, const desk::ResultSubject& subject, const std::string& title,
             const Html& main) {
  const Voice& voice = visit.voice;
  Page page;
  page.title = title;
  page.description = voice.say("account.description");
  page.section = Section::entry;
  page.keeps_texts = true;
  const std::string here = results_path(visit, subject.key);
  page.crumbs = {{voice.say("work.menu.results"), visit.path("results")},
                 {agency_words(voice, subject.agency), results_path(visit, {subject.key.agency, ""})},
                 {year_words(voice, *subject.rules), visit.request.path == here ? "" : here}};
  if (visit.request.path != here) page.crumbs.push_back({title, ""});
  page.main = join(heading(1, "", voice.prose(title)), subtitle_of(voice, subject), main);
  return page;
}

Html done_line(const Visit& visit) {
  const std::string key = "results.done." + asked(visit, "done");
  if (key.ends_with('.') || !text::can_say(visit.voice.language(), key)) return {};
  return element("p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good), visit.voice.say(key));
}

Html state_chip(const Voice& voice, store::ResultState state) {
  const Tone tone = state == store::ResultState::published  ? Tone::good
                    : state == store::ResultState::replaced ? Tone::plain
                                                            : Tone::open;
  return chip(tone, voice.say("results.state." + std::string(store::code_of(state))));
}

std::string total_words(const Voice& voice, const std::optional<base::Points>& total) {
  return total ? base::to_shortest_string(*total, 2) : voice.say("web.no_score");
}

std::string level_words(const Voice& voice, const framework::Edition& edition, const std::string& code) {
  for (std::size_t i = 0; i < edition.levels.size(); ++i) {
    if (edition.levels[i].code == code)
      return voice.say("web.level", {{"level", words::level_name(voice.language(), edition, i)}});
  }
  return {};
}

Html values_table(const Voice& voice, const results_files::Results& results) {
  Table table(voice.say("results.values.title"));
  table.head({{voice.say("results.values.what"), {}},
              number(voice.say("results.values.typed")),
              {voice.say("results.values.computed"), {}}});
  const auto& nodes = results.plan().nodes;
  const auto add = [&](NodeIndex node) {
    const std::string typed = printed_words(results, node);
    table.row(
        {row_head(voice.prose(words::node_name(voice.language(), results.plan(), results.edition(), node))),
         number(typed.empty() ? span("none", "–") : Html(typed)),
         {computed_cell(voice, results, node), {}}},
        nodes[node].kind == NodeKind::total || nodes[node].kind == NodeKind::instrument ? "sum" : "");
  };
  const std::function<void(NodeIndex)> walk = [&](NodeIndex node) {
    add(node);
    for (const NodeIndex child : results.plan().children(node)) {
      if (is_shown(nodes[child].kind)) walk(child);
    }
  };
  walk(results.plan().total());
  return table.html("labelled values");
}

Html findings_list(const Voice& voice, const results_files::Results& results,
                   const std::function<std::string(const scoring::Finding&)>& link) {
  Html items;
  for (const scoring::Finding& finding : results.assessment.findings) {
    const std::string address = link ? link(finding) : std::string();
    items += element("li", {}, icon(Icon::flag),
                     voice.prose(words::finding_sentence(voice.language(), results, finding)),
                     address.empty() ? Html() : join(" ", link_to(address, voice.say("results.check.look"))));
  }
  return items.empty() ? items : element("ul", {{"class", "finding-lines"}}, items);
}

}  // namespace prongsai::web::detail
