// SPDX-License-Identifier: Apache-2.0
// The evidence card of one agency, and deciding about it by name and with a reason.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "prongsai/web/surveys/credibility_detail.h"

namespace prongsai::web::surveys {
namespace {

using credibility::Coverage;
using credibility::EvidenceCard;
using credibility::SignalSeen;
using credibility::Unit;
using credibility::Whole;
using desk::EvidenceFile;

std::string one_place(double value) {
  return fmt::format("{:.1f}", value);
}

/// Sheets and levels are counted: their bound is the last whole number within it.
std::string whole(double value) {
  return number_words(static_cast<std::int64_t>(std::floor(value + 1e-9)));
}

std::string asked_words(const Voice& voice, credibility::Asked asked) {
  constexpr std::array<const char*, credibility::asked_count> keys = {
      "credibility.asked.internal", "credibility.asked.external", "credibility.asked.external_assessed"};
  return voice.say(keys[static_cast<std::size_t>(asked)]);
}

/// Some values lie just at the bound, which is then not told on the other side of it than the outcome is.
double bound_of(const SignalSeen& one) {
  if (one.outcome == credibility::SignalOutcome::usual) return std::max(one.highest_usual, one.value);
  constexpr double least_step = 0.1;
  const bool is_counted = credibility::unit_of(one.signal) != Unit::points;
  return std::max(0.0, std::min(one.highest_usual, one.value - (is_counted ? 1 : least_step)));
}

std::string figures_of(const Voice& voice, const SignalSeen& one) {
  switch (credibility::unit_of(one.signal)) {
    case Unit::sheets:
      return voice.say("credibility.figures.sheets", {{"value", whole(one.value)},
                                                      {"of", number_words(one.of)},
                                                      {"expected", one_place(one.expected)},
                                                      {"highest", whole(bound_of(one))}});
    case Unit::points:
      return voice.say("credibility.figures.points", {{"value", one_place(one.value)},
                                                      {"expected", one_place(one.expected)},
                                                      {"highest", one_place(bound_of(one))}});
    case Unit::levels:
      break;
  }
  return voice.say("credibility.figures.levels", {{"value", whole(one.value)},
                                                  {"expected", one_place(one.expected)},
                                                  {"highest", whole(bound_of(one))}});
}

/// Where the agency stands among its peers, from the least marked to the most; for eyes only.
Html place_bar(const SignalSeen& one) {
  const auto rect = [](const char* classes, int from, int width) {
    return element("rect",
                   {{"class", classes},
                    {"x", std::to_string(from) + "%"},
                    {"width", std::to_string(width) + "%"},
                    {"y", "0"},
                    {"height", "100%"}},
                   Html());
  };
  constexpr int all = 100;
  constexpr int needle = 2;
  const int place = std::clamp(one.percentile, 0, all);
  return element("svg", {{"class", "phase-bar received-bar"}, {"aria-hidden", "true"}},
                 rect("track", 0, all) + rect("perhaps", 0, place) +
                     rect("span", std::clamp(place - needle / 2, 0, all - needle), needle));
}

Html coverage_of(const Voice& voice, const EvidenceCard& card) {
  Html facts;
  for (const Coverage& one : card.coverage) {
    const std::string sheets = number_words(one.sheets);
    const std::string words =
        one.population && one.share
            ? voice.say("credibility.coverage_of", {{"sheets", sheets},
                                                    {"population", number_words(*one.population)},
                                                    {"share", one_place(*one.share)}})
            : voice.say("credibility.coverage", {{"sheets", sheets}});
    Html said = paragraph("", words);
    if (one.required)
      said += paragraph("muted", voice.say("surveys.of_minimum", {{"minimum", number_words(*one.required)}}));
    if (one.sheets > 0)
      said += paragraph("muted", voice.say("credibility.margin", {{"margin", one_place(one.margin)}}));
    facts += element("dt", {}, asked_words(voice, one.asked)) + element("dd", {}, said);
  }
  if (facts.empty()) facts = element("dd", {}, voice.say("credibility.page.no_answers"));
  return element("dl", {{"class", "facts"}}, facts);
}

void signal_row(const Voice& voice, const SignalSeen& one, Table& table) {
  const bool is_unusual = one.outcome == credibility::SignalOutcome::unusual;
  Html outcome = is_unusual ? chip(Tone::open, voice.say("credibility.unusual"))
                            : chip(Tone::plain, voice.say("credibility.page.within"));
  if (!one.counts) outcome += paragraph("muted", voice.say("credibility.not_counted"));
  Html name = Html(signal_words(voice, one.signal));
  if (is_unusual)
    name +=
        paragraph("muted", voice.say("credibility.reason." + std::string(credibility::word_of(one.signal))));
  table.row({row_head(name),
             {figures_of(voice, one), {}},
             {place_bar(one) +
                  Html(voice.say("credibility.percentile", {{"percentile", std::to_string(one.percentile)}})),
              "bar-cell"},
             {outcome, {}}});
}

Html signal_table(const Voice& voice, const EvidenceCard& card, credibility::Asked asked,
                  credibility::SignalOutcome outcome) {
  Table table(asked_words(voice, asked));
  table.head({{voice.say("credibility.page.signal"), {}},
              {voice.say("credibility.page.figures"), {}},
              {voice.say("credibility.page.among_peers"), {}},
              {voice.say("credibility.page.outcome"), {}}});
  for (const SignalSeen& one : card.signals) {
    if (one.asked == asked && one.outcome == outcome) signal_row(voice, one, table);
  }
  return table.empty() ? Html() : table.html("labelled");
}

/// What stands out; what does not is folded away, so that nobody has to look for it.
Html signals_of(const Voice& voice, const EvidenceCard& card) {
  using credibility::SignalOutcome;
  if (card.signals.empty()) return paragraph("muted", voice.say("credibility.page.no_signals"));
  Html out;
  for (const credibility::Asked asked :
       {credibility::Asked::internal, credibility::Asked::external, credibility::Asked::external_assessed}) {
    const Html unusual = signal_table(voice, card, asked, SignalOutcome::unusual);
    const Html usual = signal_table(voice, card, asked, SignalOutcome::usual);
    if (unusual.empty() && usual.empty()) continue;
    out += heading(3, "", asked_words(voice, asked));
    out += unusual.empty() ? paragraph("", voice.say("credibility.page.nothing_unusual")) : unusual;
    if (usual.empty()) continue;
    const auto count = std::ranges::count_if(card.signals, [&](const SignalSeen& one) {
      return one.asked == asked && one.outcome == SignalOutcome::usual;
    });
    out += disclosure(voice.say("credibility.page.usual_ones", {{"count", std::to_string(count)}}), usual,
                      false);
  }
  return out;
}

Html whole_of(const Voice& voice, const EvidenceCard& card) {
  if (card.whole == Whole::too_few_signals) return paragraph("", voice.say("credibility.too_few_signals"));
  if (card.whole == Whole::too_few_peers) return paragraph("", voice.say("credibility.too_few_peers"));
  return paragraph("", voice.say("credibility.page.peers",
                                 {{"peers", number_words(static_cast<std::int64_t>(card.peers))}}));
}

Html decisions_of(const Voice& voice, const std::vector<store::StoredDecision>& decisions) {
  if (decisions.empty()) return paragraph("muted", voice.say("credibility.page.no_decision"));
  Html items;
  for (const store::StoredDecision& one : decisions)
    items += element("li", {}, element("strong", {}, decision_words(voice, one.decision)),
                     paragraph("", voice.prose(one.reason)),
                     paragraph("muted", voice.prose(one.decided_name), " · ", voice.moment(one.decided_at)));
  return element("ol", {{"class", "frozen"}}, items);
}

Html decide_form(const Visit& visit, const EvidenceFile& file, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  if (!access::role_for(visit.actor(), access::Deed::decide_credibility, {})) return {};
  Choice choice{.name = "decision",
                .label = voice.say("credibility.page.your_decision"),
                .chosen = visit.field("decision")};
  for (const auto each : {store::CredibilityDecision::no_concern, store::CredibilityDecision::ask_agency,
                          store::CredibilityDecision::examine}) {
    const std::string word(store::word_of(each));
    choice.options.push_back(
        {word, decision_words(voice, each) + " — " + voice.say("credibility.decision_what." + word)});
  }
  constexpr int reason_letters_most = 1000;
  constexpr int reason_rows = 4;
  return errors.summary(voice) +
         post_form(credibility_path(visit, file.round.round().id, file.agency.agency), visit.form_token,
                   hidden_field("seen", std::to_string(file.decisions.size())) + radio_field(choice, errors) +
                       area_field({.name = "reason",
                                   .label = voice.say("credibility.page.reason"),
                                   .hint = voice.say("credibility.page.reason_hint"),
                                   .value = visit.field("reason"),
                                   .length_max = reason_letters_most,
                                   .required = true},
                                  reason_rows, errors) +
                       submit_button(voice.say("credibility.page.decide")));
}

Answer shown(const desk::Office& office, const desk::CredibilityShelf& shelf, const Visit& visit,
             const base::Problems& problems) {
  const std::string& round = visit.request.capture("round");
  const auto file = desk::see_evidence(office, visit.actor(), round, visit.request.capture("agency"), shelf);
  if (!file) {
    // After a restart the cards are gone; the page before says how to get them back.
    if (file.problems().front().code == "weighing.not_weighed")
      return Response::see_other(credibility_path(visit, round));
    return refused(visit, file.problems());
  }
  const Voice& voice = visit.voice;
  const EvidenceCard& card = file->agency.card;
  const FormErrors errors(voice, problems);
  const std::string name = agency_words(voice, file->agency);
  Page page =
      page_of(visit, file->round, name,
              done_line(visit, {"judged"}) +
                  paragraph("lead", standing_chip(voice, card), " ",
                            voice.prose(peers_words(office, voice, file->agency))) +
                  whole_of(voice, card) + paragraph("notice", voice.say("credibility.no_verdict")) +
                  section("signals", voice.say("credibility.page.signals"), signals_of(voice, card)) +
                  section("coverage", voice.say("credibility.page.coverage"), coverage_of(voice, card)) +
                  section("decisions", voice.say("credibility.page.decisions"),
                          decisions_of(voice, file->decisions), decide_form(visit, *file, errors)));
  page.crumbs.insert(page.crumbs.end() - 1,
                     {voice.say("credibility.page.title"), credibility_path(visit, round)});
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

}  // namespace

Answer card_page(const desk::Office& office, const desk::CredibilityShelf& shelf, const Visit& visit) {
  return shown(office, shelf, visit, {});
}

Answer decide(const desk::Office& office, const desk::CredibilityShelf& shelf, const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const std::string& agency = visit.request.capture("agency");
  const auto decided = desk::decide_credibility(
      office, visit.actor(), round, agency,
      {visit.field("decision"), visit.field("reason"), whole_number(visit.field("seen"))}, shelf);
  if (!decided) {
    const std::string& code = decided.problems().front().code;
    if (code == "weighing.not_weighed") return Response::not_found();
    if (code == "rounds.no_such_agency") return Response::not_found();
    return shown(office, shelf, visit, decided.problems());
  }
  return Response::see_other(credibility_path(visit, round, agency) + "?done=judged");
}

}  // namespace prongsai::web::surveys
