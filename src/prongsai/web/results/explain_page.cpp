// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/results/explain_page.h"

#include <algorithm>

#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/provenance_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

using scoring::Explanation;
using scoring::TraceLine;

constexpr int exact_decimals = 6;

/// "(91.07 + 81.80) ÷ 2 = 86.435 → 86.44"; only as far as there is something to say.
Html arithmetic(const Voice& voice, const Results& results, const Explanation& explanation) {
  const std::string formula = scoring::formula(results.plan(), explanation);
  if (formula.empty()) return {};
  const scoring::PlanNode& node = results.plan().nodes[explanation.node];
  const std::string exact = base::to_display_string(*explanation.exact, exact_decimals);
  const std::string rounded = scoring::written(node, explanation.score.value);
  Html out = Html(formula) + Html(" = ") + Html(exact);
  const bool same = base::Ratio(explanation.score.value) == *explanation.exact;
  if (!same || exact != rounded) out += join(" ", span("arrow", "→"), " ", element("strong", {}, rounded));
  return element(
      "p", {{"class", "formula"}, {"lang", "zxx"}, {"aria-label", voice.say("web.explain.formula")}}, out);
}

Html printed_part(const Voice& voice, const Results& results, const Explanation& explanation) {
  if (explanation.printed.empty()) return {};
  Html items;
  std::vector<std::string> places;
  for (const scoring::Printed& printed : explanation.printed) {
    places.push_back(printed.at);
    const bool agrees = explanation.score.basis != scoring::Basis::missing &&
                        scoring::agrees(printed, explanation.score.value);
    items += element(
        "li", {}, element("strong", {}, printed.text), " ",
        agrees ? chip(Tone::good, voice.say("web.explain.agrees"))
               : chip(Tone::bad, voice.say("web.explain.disagrees")),
        " ", span("muted", voice.prose(printed.at.empty() ? voice.say("web.explain.no_place") : printed.at)));
  }
  return section("printed", voice.say("web.explain.printed"),
                 element("ul", {{"class", "printed-list"}}, items), documents_meant(voice, results, places));
}

Html choices_part(const Voice& voice, const Explanation& explanation) {
  if (explanation.choices.empty()) return {};
  Table table(voice.say("web.explain.answers"));
  table.head({{voice.say("web.explain.choice"), {}},
              number(voice.say("web.explain.points")),
              number(voice.say("web.explain.count")),
              number(voice.say("web.explain.percent"))});
  for (const scoring::ExplainedChoice& choice : explanation.choices) {
    table.row({row_head(voice.text(choice.label)),
               number(choice.points ? Html(base::to_shortest_string(*choice.points))
                                    : Html(voice.say("web.unknown"))),
               number(choice.count ? Html(grouped(*choice.count)) : Html("–")),
               number(choice.percent.empty() ? Html("–") : Html(choice.percent))});
  }
  if (explanation.answers > 0) {
    table.row({row_head(voice.say("web.explain.all")), number(""), number(grouped(explanation.answers)),
               number("")},
              "sum");
  }
  Html note;
  if (explanation.counts_from_percents)
    note = paragraph("", voice.say("web.explain.counts_found"), " ",
                     link_to(about_path(voice.language()) + "#counts", voice.say("web.explain.counts_how")));
  if (explanation.answers == 0) note = paragraph("", voice.say("web.explain.counts_unknown"));
  if (explanation.negative) note += paragraph("", voice.say("web.explain.negative"));
  return section("answers", voice.say("web.explain.answers"), table.html(), note);
}

Html terms_part(const Voice& voice, const Results& results, const Explanation& explanation) {
  if (explanation.terms.empty()) return {};
  const bool sum = explanation.way->rule == scoring::Rule::weighted_sum;
  Table table(voice.say("web.explain.terms"));
  table.head({{voice.say("web.explain.term"), {}},
              number(voice.say("web.score")),
              number(voice.say("web.explain.weight")),
              {voice.say("web.basis"), {}}});
  for (const scoring::ExplainedTerm& term : explanation.terms) {
    const std::string weight = base::to_shortest_string(term.weight) + (sum ? "%" : "");
    const std::string basis =
        term.value ? words::basis_name(voice.language(), results.assessment.sheet.nodes[term.node].basis)
                   : words::why_sentence(voice.language(), term.why);
    table.row({row_head(voice.prose(
                   words::node_name(voice.language(), results.plan(), results.edition(), term.node))),
               number(linked_value(voice, results, term.node)),
               number(weight),
               {basis, {}}});
  }
  for (std::size_t i = 0; i < explanation.deductions.size(); ++i) {
    const auto& deduction = explanation.deductions[i];
    table.row(
        {row_head(voice.text(results.edition().deductions[i].name)),
         number(deduction ? Html(base::to_shortest_string(*deduction)) : Html(voice.say("web.unknown"))),
         number("−"),
         {}});
  }
  return section("terms", voice.say("web.explain.terms"), table.html("wide-first"));
}

Html findings_of(const Voice& voice, const Results& results, const Explanation& explanation) {
  Html items;
  for (const scoring::Finding& finding : explanation.findings) {
    items += element("li", {}, icon(Icon::flag),
                     span("", voice.prose(words::finding_sentence(voice.language(), results, finding))));
  }
  return items.empty() ? items : element("ul", {{"class", "flagged"}}, items);
}

Html tree_summary(const Voice& voice, const Results& results, const Explanation& explanation) {
  const std::string name =
      words::node_name(voice.language(), results.plan(), results.edition(), explanation.node);
  const std::string value = written(results, explanation.node);
  return span("summary-name", voice.prose(name)) +
         span("summary-side",
              explanation.findings.empty()
                  ? Html()
                  : join(icon(Icon::flag), span("unseen", voice.say("web.explain.flagged"))),
              element("strong", {}, value.empty() ? voice.say("web.no_score") : value));
}

/// The lines below `at`, each with what stands below it; moves `at` past them.
Html tree(const Voice& voice, const Results& results, const std::vector<TraceLine>& lines, std::size_t& at,
          int depth) {
  Html items;
  while (at < lines.size() && lines[at].depth == depth) {
    const Explanation& explanation = lines[at].explanation;
    const Html own = arithmetic(voice, results, explanation) + findings_of(voice, results, explanation) +
                     paragraph("muted", words::rule_sentence(voice.language(), explanation), " · ",
                               linked(voice, results, explanation.node, voice.say("web.explain.open_page")));
    ++at;
    const Html below = tree(voice, results, lines, at, depth + 1);
    items += element("li", {},
                     disclosure(tree_summary(voice, results, explanation), div("opened", own, below), false));
  }
  return items.empty() ? items : element("ul", {{"class", "tree"}}, items);
}

Html citations_part(const Voice& voice, const Results& results, const Explanation& explanation) {
  Html items;
  for (const scoring::Citation& citation : explanation.citations) {
    items += element("li", {},
                     element("strong", {}, voice.prose(words::citation_name(voice.language(), citation))),
                     provenance(voice, results.edition(), *citation.provenance));
  }
  if (items.empty()) items = element("li", {}, voice.say("web.explain.no_citation"));
  return section(
      "rules", voice.say("web.explain.rules"),
      paragraph("", link_to(edition_path(voice.language(), results.edition().id),
                            voice.say("web.result.rules", {{"year", voice.year(results.year())}}))),
      element("ul", {{"class", "citations"}}, items));
}

std::vector<Crumb> crumbs(const Voice& voice, const Results& results, NodeIndex node) {
  const auto& nodes = results.plan().nodes;
  std::vector<Crumb> above;
  for (std::optional<NodeIndex> at = nodes[node].parent; at; at = nodes[*at].parent) {
    above.push_back(
        {words::short_name(voice.language(), results, *at), explain_path(voice.language(), results, *at)});
  }
  std::vector<Crumb> out = {{voice.say("web.nav.agencies"), home_path(voice.language())},
                            {voice.agency(results.agency), agency_path(voice.language(), results.agency.id)},
                            {voice.year(results.year()), result_path(voice.language(), results)}};
  out.insert(out.end(), above.rbegin(), above.rend());
  out.push_back({words::short_name(voice.language(), results, node), ""});
  return out;
}

}  // namespace

Page explain_page(const Voice& voice, const Results& results, NodeIndex node) {
  const std::vector<TraceLine> lines =
      scoring::trace(results.edition(), results.plan(), results.known, results.assessment, node);
  const Explanation& explanation = lines.front().explanation;
  const std::string name = words::node_name(voice.language(), results.plan(), results.edition(), node);
  const std::string value = written(results, node);
  std::string how = words::rule_sentence(voice.language(), explanation);
  if (explanation.score.basis == scoring::Basis::computed) {
    how += voice.say("web.sentence_gap") +
           words::rounding_sentence(voice.language(), results.plan().nodes[node]);
  }
  const Html head = div("result-head", heading(1, "", voice.prose(name)),
                        paragraph("subtitle", voice.prose(voice.agency(results.agency)), " · ",
                                  voice.say("web.fiscal_year", {{"year", voice.year(results.year())}}), " ",
                                  made_up_chip(voice, results.made_up)),
                        div("explained",
                            span(value.empty() ? "total-figure none" : "total-figure",
                                 value.empty() ? voice.say("web.no_score") : value),
                            chip(Tone::plain, words::basis_name(voice.language(), explanation.score.basis))),
                        arithmetic(voice, results, explanation), paragraph("", how),
                        findings_of(voice, results, explanation));
  std::size_t at = 1;
  const Html below = tree(voice, results, lines, at, 1);
  const std::string command = "prongsai explain " + file_name(results) + " " + results.plan().nodes[node].id;
  Page page{.title = name,
            .description = voice.say("web.explain.description",
                                     {{"node", name}, {"agency", voice.agency(results.agency)}}),
            .section = Section::agencies,
            .crumbs = crumbs(voice, results, node),
            .main = {},
            .made_up = results.made_up};
  page.main =
      head + printed_part(voice, results, explanation) + choices_part(voice, explanation) +
      terms_part(voice, results, explanation) +
      (below.empty() ? Html()
                     : section("below", voice.say("web.explain.below"),
                               paragraph("", voice.say("web.explain.below_lead")), below)) +
      citations_part(voice, results, explanation) +
      section("again", voice.say("web.explain.again"), paragraph("", voice.say("web.explain.again_lead")),
              element("pre", {{"tabindex", "0"}}, element("code", {}, command)));
  return page;
}

}  // namespace prongsai::web
