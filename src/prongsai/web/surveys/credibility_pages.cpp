// SPDX-License-Identifier: Apache-2.0
// The queue: whose answers a person should look at.
#include "prongsai/web/surveys/credibility_pages.h"

#include <algorithm>

#include "prongsai/text/language.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/surveys/credibility_detail.h"

namespace prongsai::web {
namespace surveys {

using credibility::EvidenceCard;
using credibility::SignalSeen;
using credibility::Whole;
using desk::CredibilityView;
using desk::WeighedAgency;

namespace {

constexpr std::size_t agencies_a_page = 50;
constexpr std::size_t signals_named_most = 3;

bool is_rare(const EvidenceCard& card) {
  return card.whole == Whole::told && card.tail <= credibility::rare_tail;
}

bool is_shown(const CredibilityView& view, const WeighedAgency& one, const std::string& only) {
  if (only == "queued") return one.card.queued;
  if (only == "rare") return is_rare(one.card);
  if (only == "decided") return view.decisions.contains(one.agency);
  return true;
}

std::vector<const WeighedAgency*> chosen(const CredibilityView& view, const std::string& only) {
  std::vector<const WeighedAgency*> out;
  for (const WeighedAgency& one : view.weighed->agencies) {
    if (is_shown(view, one, only)) out.push_back(&one);
  }
  return out;
}

std::string wanted(const Visit& visit, const CredibilityView& view) {
  const std::string only = asked(visit, "only");
  for (const char* known : {"queued", "rare", "decided", "all"}) {
    if (only == known) return only;
  }
  return view.weighed && view.weighed->queued == 0 ? "all" : "queued";
}

/// The signals that stand out, as far as a line holds them.
Html standing_out(const Voice& voice, const EvidenceCard& card) {
  std::vector<std::string> names;
  std::size_t more = 0;
  for (const SignalSeen& one : card.signals) {
    if (one.outcome != credibility::SignalOutcome::unusual || !one.counts) continue;
    const std::string name = signal_words(voice, one.signal);
    if (std::ranges::find(names, name) != names.end()) continue;
    names.size() < signals_named_most ? names.push_back(name) : static_cast<void>(++more);
  }
  if (names.empty()) return span("none", "–");
  Html items;
  for (const std::string& name : names) items += element("li", {}, name);
  if (more > 0)
    items += element("li", {{"class", "muted"}},
                     voice.say("credibility.page.more", {{"count", std::to_string(more)}}));
  return element("ul", {{"class", "plain"}}, items);
}

Html filters(const Voice& voice, const CredibilityView& view, const std::string& only) {
  Html items;
  for (const char* each : {"queued", "rare", "decided", "all"}) {
    const std::string count = number_words(static_cast<std::int64_t>(chosen(view, each).size()));
    items += element(
        "li", {},
        element("a", {{"href", std::string("?only=") + each}, {only == each ? "aria-current" : "", "true"}},
                voice.say(std::string("credibility.page.only.") + each), " ", span("count", count)));
  }
  return element("ul", {{"class", "verdicts"}}, items);
}

Html table_of(const desk::Office& office, const Visit& visit, const CredibilityView& view,
              std::span<const WeighedAgency* const> shown) {
  const Voice& voice = visit.voice;
  Table table(voice.say("credibility.page.title"));
  table.head({{voice.say("credibility.page.agency"), {}},
              {voice.say("credibility.page.standing"), {}},
              {voice.say("credibility.page.stands_out"), {}},
              {voice.say("credibility.page.decided"), {}}});
  for (const WeighedAgency* one : shown) {
    const auto decided = view.decisions.find(one->agency);
    const Html decision = decided != view.decisions.end()
                              ? Html(decision_words(voice, decided->second.decision))
                          : one->card.queued ? chip(Tone::open, voice.say("credibility.page.waiting"))
                                             : span("none", "–");
    table.row({row_head(link_to(credibility_path(visit, view.round.round().id, one->agency),
                                voice.prose(agency_words(voice, *one))) +
                        paragraph("muted", voice.prose(peers_words(office, voice, *one)))),
               {standing_chip(voice, one->card), {}},
               {standing_out(voice, one->card), {}},
               {decision, {}}});
  }
  if (table.empty()) return paragraph("muted", voice.say("credibility.page.empty"));
  return table.html("labelled");
}

Html weigh_form(const Visit& visit, const CredibilityView& view, Weight weight, const char* words) {
  return post_form(credibility_path(visit, view.round.round().id) + "/weigh", visit.form_token,
                   submit_button(visit.voice.say(words), weight));
}

Html weighed_of(const desk::Office& office, const Visit& visit, const CredibilityView& view) {
  const Voice& voice = visit.voice;
  const desk::WeighedRound& weighed = *view.weighed;
  const std::string only = wanted(visit, view);
  const auto shown = chosen(view, only);
  const std::size_t pages = std::max<std::size_t>(1, (shown.size() + agencies_a_page - 1) / agencies_a_page);
  const auto asked_page =
      static_cast<std::size_t>(std::max<std::int64_t>(1, whole_number(asked(visit, "page"))));
  const std::size_t page = std::clamp<std::size_t>(asked_page, 1, pages);
  const std::size_t first = (page - 1) * agencies_a_page;
  const std::span here(shown.data() + first, std::min(agencies_a_page, shown.size() - first));
  const auto count = [](std::size_t number) { return number_words(static_cast<std::int64_t>(number)); };
  const bool is_told = std::ranges::any_of(
      weighed.agencies, [](const WeighedAgency& one) { return one.card.whole == Whole::told; });
  Html lead = is_told ? paragraph("lead", voice.say(weighed.queued == 0 ? "credibility.page.nobody_queued"
                                                                        : "credibility.page.queued_of",
                                                    {{"queued", count(weighed.queued)},
                                                     {"all", count(weighed.agencies.size())},
                                                     {"waiting", count(view.waiting())}}))
                      : paragraph("notice", voice.say("credibility.page.nothing_told",
                                                      {{"least", count(credibility::peers_least)}}));
  return lead + filters(voice, view, only) + table_of(office, visit, view, here) +
         paging(voice, page, pages, "?only=" + only + "&") +
         section("weighed", voice.say("credibility.page.how"),
                 paragraph("", voice.say("credibility.page.how_what")),
                 paragraph("muted", voice.say("credibility.page.weighed_at",
                                              {{"moment", voice.moment(weighed.weighed_at)}})),
                 weigh_form(visit, view, Weight::secondary, "credibility.page.weigh_again"));
}

Page queue_of(const desk::Office& office, const Visit& visit, const CredibilityView& view,
              const FormErrors& errors) {
  const Voice& voice = visit.voice;
  Html main = errors.summary(voice, "surveys.stands_in_the_way") + done_line(visit, {"weighed", "judged"}) +
              paragraph("", voice.say("credibility.page.what")) +
              paragraph("notice", voice.say("credibility.no_verdict"));
  if (!view.box_is_opened) {
    main += paragraph("", voice.say("credibility.page.not_opened"));
  } else if (!view.weighed) {
    main += paragraph("", voice.say("credibility.page.not_weighed")) +
            weigh_form(visit, view, Weight::primary, "credibility.page.weigh");
  } else {
    main += weighed_of(office, visit, view);
  }
  return page_of(visit, view.round, voice.say("credibility.page.title"), main);
}

}  // namespace

std::string credibility_path(const Visit& visit, std::string_view round, std::string_view below) {
  return surveys_path(visit, round,
                      std::string("credibility") + (below.empty() ? "" : "/") + std::string(below));
}

std::string agency_words(const Voice& voice, const WeighedAgency& agency) {
  return text::choose(voice.language(), agency.name_th, agency.name_en);
}

std::string peers_words(const desk::Office& office, const Voice& voice, const WeighedAgency& agency) {
  std::string out = agency.type;
  if (const auto* type = office.reference.find_type(agency.type))
    out = text::choose(voice.language(), type->name_th, type->name_en);
  if (!agency.size.empty()) out += " " + voice.say("organisations.size." + agency.size);
  return out;
}

Html standing_chip(const Voice& voice, const EvidenceCard& card) {
  if (card.queued) return chip(Tone::open, voice.say("credibility.queued"));
  if (card.whole == Whole::too_few_signals)
    return chip(Tone::plain, voice.say("credibility.page.few_signals"));
  if (card.whole == Whole::too_few_peers) return chip(Tone::plain, voice.say("credibility.page.few_peers"));
  return chip(Tone::plain, voice.say(is_rare(card) ? "credibility.rare" : "credibility.usual"));
}

std::string signal_words(const Voice& voice, credibility::Signal signal) {
  return voice.say("credibility.signal." + std::string(credibility::word_of(signal)));
}

std::string decision_words(const Voice& voice, store::CredibilityDecision decision) {
  return voice.say("credibility.decision." + std::string(store::word_of(decision)));
}

Answer queue_page(const desk::Office& office, const desk::CredibilityShelf& shelf, const Visit& visit) {
  const auto view = desk::see_credibility(office, visit.actor(), visit.request.capture("round"), shelf);
  if (!view) return refused(visit, view.problems());
  return queue_of(office, visit, *view, {});
}

Answer weigh(const desk::Office& office, desk::Jobs& jobs, desk::CredibilityShelf& shelf,
             const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const auto view = desk::see_credibility(office, visit.actor(), round, shelf);
  if (!view) return refused(visit, view.problems());
  const auto wrong = [&](const base::Problems& problems) {
    return with_status(queue_of(office, visit, *view, FormErrors(visit.voice, problems)), 422);
  };
  if (!view->box_is_opened) return wrong({{"weighing.box_not_opened", {}, {}}});
  const auto job = jobs.start(weigh_kind, visit.actor().person,
                              [&office, &shelf, round, actor = visit.actor()](
                                  desk::JobProgress& progress) -> base::Result<std::string> {
                                const auto weighed = desk::weigh_round(office, actor, round, shelf, progress);
                                if (!weighed) return weighed.problems();
                                return round + "/" + std::to_string(*weighed);
                              });
  if (!job) return wrong(job.problems());
  return follow(jobs, visit, *job);
}

}  // namespace surveys

void add_credibility(Gate& gate, desk::Jobs& jobs, desk::CredibilityShelf& shelf) {
  using access::Deed;
  const desk::Office& office = gate.office();
  const Where nation = Gate::nation();
  const std::string root = "/office/rounds/{round}/surveys/credibility";
  gate.get(root, Deed::see_credibility, nation,
           [&office, &shelf](const Visit& visit) { return surveys::queue_page(office, shelf, visit); });
  gate.post(root + "/weigh", Deed::see_credibility, nation, [&office, &jobs, &shelf](const Visit& visit) {
    return surveys::weigh(office, jobs, shelf, visit);
  });
  gate.get(root + "/{agency}", Deed::see_credibility, nation,
           [&office, &shelf](const Visit& visit) { return surveys::card_page(office, shelf, visit); });
  gate.post(root + "/{agency}", Deed::decide_credibility, nation,
            [&office, &shelf](const Visit& visit) { return surveys::decide(office, shelf, visit); });
}

TasksOf tasks_of_credibility(const desk::Office& office, const desk::CredibilityShelf& shelf) {
  return [&office, &shelf](const Visit& visit) {
    std::vector<Task> out;
    if (!access::role_for(visit.actor(), access::Deed::decide_credibility, {})) return out;
    const auto all = desk::see_rounds(office, visit.actor());
    if (!all) return out;
    for (const desk::RoundView& round : *all) {
      const std::string& id = round.round().id;
      if (!shelf.find(id)) continue;
      const auto view = desk::see_credibility(office, visit.actor(), id, shelf);
      if (!view || view->waiting() == 0) continue;
      out.push_back({visit.voice.say("credibility.page.task",
                                     {{"count", std::to_string(view->waiting())},
                                      {"round", rounds::round_name(visit.voice, round.stored)}}),
                     surveys::credibility_path(visit, id), std::nullopt});
    }
    return out;
  };
}

}  // namespace prongsai::web
