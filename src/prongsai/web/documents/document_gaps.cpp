// SPDX-License-Identifier: Apache-2.0
// What is missing, as sentences that lead to the very place where it is mended.
#include "prongsai/desk/plans/typed.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/documents/documents_detail.h"
#include "prongsai/words/lint_words.h"

namespace prongsai::web::documents {
namespace {

using report::Gap;
using report::GapPlace;

struct Mending {
  const Visit& visit;
  const desk::DocumentView& view;

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
  [[nodiscard]] const desk::GatheredDocument& gathered() const { return view.written.gathered; }
  [[nodiscard]] const framework::Edition* edition() const {
    const desk::YearResults* results = gathered().results();
    return results == nullptr ? nullptr : &results->results->edition();
  }
  [[nodiscard]] std::string agency() const { return http::percent_encode(gathered().agency.id); }
  [[nodiscard]] std::string results_address() const {
    const std::string all = visit.path("results") + "/" + agency();
    return edition() == nullptr ? all : all + "/" + edition()->id;
  }
  /// Of a record where it is in the plan as it is now; else of the list of its kind, else of the plan.
  [[nodiscard]] std::string plan_address(const std::string& record, std::string_view code) const {
    const std::string plans = visit.path("plans") + "/" + agency();
    if (!gathered().plan) return plans;
    const std::string plan = plans + "/" + std::to_string(gathered().plan_key.year);
    if (!record.empty() && gathered().plan->find(record) != nullptr)
      return plan + "/record/" + http::percent_encode(record);
    for (const improvement::KindSpec& kind : improvement::kinds()) {
      if (!kind.code.empty() && code.find(kind.code) != std::string_view::npos && kind.parents.empty())
        return plan + "/list/" + std::string(kind.code);
    }
    return plan;
  }
  [[nodiscard]] std::string address(const Gap& gap) const {
    switch (gap.place) {
      case GapPlace::results:
        return results_address();
      case GapPlace::plan:
        return plan_address(gap.record, gap.code);
      case GapPlace::field:
        return gap.record.empty() ? "#fields" : "#field-" + gap.record;
      case GapPlace::letterhead:
        break;
    }
    return letterhead_path(visit, gathered().agency.id);
  }
  [[nodiscard]] std::string words(const Gap& gap) const {
    text::Details details;
    for (const auto& [name, value] : gap.details)
      details.emplace_back(name,
                           name == "node" ? desk::node_words(voice().language(), value, edition()) : value);
    return voice().say("document.gap." + gap.code, details);
  }
};

/// What prevents publication bears a flag; what only deserves a look does not.
Html item(const Mending& mending, const std::string& address, const std::string& words,
          Icon sign = Icon::flag) {
  return element("li", {}, icon(sign), div("", link_to(address, mending.voice().prose(words))));
}

Html obstacle_item(const Mending& mending, desk::Obstacle obstacle) {
  const Voice& voice = mending.voice();
  const desk::GatheredDocument& gathered = mending.gathered();
  switch (obstacle) {
    case desk::Obstacle::no_template:
      return element("li", {}, icon(Icon::flag), div("", voice.say("docs.obstacle.no_template")));
    case desk::Obstacle::results_unpublished:
      return item(mending, mending.results_address(),
                  voice.say("docs.obstacle.results", {{"year", std::to_string(gathered.results_year())}}));
    case desk::Obstacle::plan_not_approved:
      break;
  }
  return item(mending, mending.plan_address("", "") + "/check",
              voice.say("docs.obstacle.plan", {{"year", std::to_string(gathered.plan_key.year)}}));
}

Html finding_item(const Mending& mending, const desk::TypedFinding& found, Icon sign = Icon::flag) {
  const std::string address =
      found.record.empty() ? "#field-" + found.field : mending.plan_address(found.record, "");
  const lint::Catalogue catalogue = desk::catalogue_of(mending.gathered());
  return item(mending, address, words::lint_sentence(mending.voice().language(), catalogue, found.finding),
              sign);
}

Html list_of(const Html& items, const std::string& classes = "plan-findings") {
  return items.empty() ? Html() : element("ul", {{"class", classes}}, items);
}

/// The sentence as a reader knows it: "…" where the figures would stand, and no signs of the template.
std::string without_names(std::string_view sentence) {
  std::string out;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    if (sentence.substr(at, 2) == "**") {
      ++at;
      continue;
    }
    const std::size_t end = sentence[at] == '{' ? sentence.find('}', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += sentence[at];
      continue;
    }
    out += "…";
    at = end;
  }
  return out;
}

std::string reason_of(const Voice& voice, const report::Refusal& refusal) {
  constexpr std::string_view negation = "not ";
  std::string_view test = refusal.test;
  const bool is_negated = test.starts_with(negation);
  if (is_negated) test.remove_prefix(negation.size());
  const std::string key = std::string("docs.refused.") + (is_negated ? "not_" : "") +
                          (refusal.is_unknown ? "unknown" : "otherwise");
  return voice.say(key, {{"test", voice.say("document.test." + std::string(test))}});
}

}  // namespace

Html standing_in_the_way(const Visit& visit, const desk::DocumentView& view) {
  const Mending mending{visit, view};
  Html items;
  for (const desk::Obstacle obstacle : view.written.obstacles) items += obstacle_item(mending, obstacle);
  for (const Gap& gap : view.written.draft.gaps) {
    if (gap.weight == report::GapWeight::blocks)
      items += item(mending, mending.address(gap), mending.words(gap));
  }
  for (const desk::TypedFinding& found : view.written.findings) {
    if (found.finding.certainty == lint::Certainty::certain) items += finding_item(mending, found);
  }
  return list_of(items);
}

Html worth_a_look(const Visit& visit, const desk::DocumentView& view) {
  const Mending mending{visit, view};
  Html items;
  for (const Gap& gap : view.written.draft.gaps) {
    if (gap.weight == report::GapWeight::warns)
      items += item(mending, mending.address(gap), mending.words(gap), Icon::open);
  }
  for (const desk::TypedFinding& found : view.written.findings) {
    if (found.finding.certainty == lint::Certainty::probable)
      items += finding_item(mending, found, Icon::open);
  }
  return list_of(items, "plan-findings looks");
}

Html refused_claims(const Visit& visit, const desk::DocumentView& view) {
  const Voice& voice = visit.voice;
  Html items;
  for (const report::Refusal& refusal : view.written.draft.refusals) {
    items += element("li", {}, element("q", {}, voice.prose(without_names(refusal.sentence))),
                     div("under", reason_of(voice, refusal)));
  }
  if (items.empty()) return {};
  const std::string count = std::to_string(view.written.draft.refusals.size());
  return disclosure(voice.say("docs.refused.title", {{"count", count}}),
                    div("opened", paragraph("", voice.say("docs.refused.lead")), element("ul", {}, items)),
                    false);
}

}  // namespace prongsai::web::documents
