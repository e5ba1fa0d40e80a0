// SPDX-License-Identifier: Apache-2.0
// One round: where it stands, who takes part, what is to be done.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "prongsai/desk/rounds/opening.h"
#include "prongsai/desk/rounds/participants.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/rounds/rounds_detail.h"

namespace prongsai::web::rounds {
namespace {

using access::Deed;
using round::Stage;

std::string number_words(std::int64_t number) {
  return grouped(static_cast<std::uint64_t>(number));
}

bool is_broken(const desk::RoundView& view) {
  return view.round().stage != Stage::draft && !view.broken.empty();
}

/// The doors that the visitor's roles and the stage open.
Html doors_of(const Visit& visit, const desk::RoundView& view) {
  const Voice& voice = visit.voice;
  Html out;
  const auto add = [&](Deed deed, const char* below, const char* key, bool primary) {
    if (access::role_for(visit.actor(), deed, {}))
      out += link_button(round_path(visit, view.round().id, below), voice.say(key), primary);
  };
  if (is_broken(view)) return {};
  switch (view.round().stage) {
    case Stage::draft:
      add(Deed::make_rounds, "calendar", "rounds.door.calendar", false);
      add(Deed::make_rounds, "participants", "rounds.door.choose", false);
      add(Deed::open_rounds, "open", "rounds.door.open", true);
      break;
    case Stage::opened:
      add(Deed::extend_phases, "extend", "rounds.door.extend", false);
      add(Deed::open_boxes, "results", "round_results.title", false);
      add(Deed::open_rounds, "close", "rounds.door.close", false);
      break;
    case Stage::closed:
      add(Deed::extend_phases, "extend", "rounds.door.extend_publication", false);
      add(Deed::open_boxes, "results", "round_results.title", false);
      add(Deed::propose_publication, "publish", "rounds.door.publish", true);
      break;
    case Stage::published:
      add(Deed::open_boxes, "results", "round_results.title", false);
      break;
  }
  return out.empty() ? Html() : div("buttons", out);
}

Html samples_of(const Voice& voice, const desk::RoundView& view,
                const std::vector<store::SampleCount>& counts) {
  if (counts.empty()) return {};
  struct Line {
    std::int64_t known = 0;
    std::int64_t unknown = 0;
    std::int64_t answers = 0;
  };
  std::map<std::string, Line> lines;
  for (const store::SampleCount& count : counts) {
    Line& line = lines[count.instrument];
    (count.demand == round::Demand::unknown ? line.unknown : line.known) += count.agencies;
    line.answers += count.answers;
  }
  Table table(voice.say("rounds.samples"));
  table.head({{voice.say("rounds.sample.instrument"), {}},
              number(voice.say("rounds.sample.known")),
              number(voice.say("rounds.sample.not_known")),
              number(voice.say("rounds.sample.answers"))});
  const framework::Edition* edition = view.rules ? &view.rules->edition : nullptr;
  for (const auto& [code, line] : lines)
    table.row({row_head(voice.prose(sampled_name(voice, edition, code))), number(number_words(line.known)),
               number(number_words(line.unknown)), number(number_words(line.answers))});
  return table.html("labelled");
}

Html participants_of(const desk::Office& office, const Visit& visit, const desk::RoundView& view) {
  const Voice& voice = visit.voice;
  const auto counts = desk::see_samples(office, visit.actor(), view.round().id);
  return section(
      "participants", voice.say("rounds.participants"),
      paragraph(
          "", voice.say("rounds.participants_count", {{"count", number_words(view.agencies)}}), " ",
          link_to(round_path(visit, view.round().id, "participants"), voice.say("rounds.participants_see"))),
      counts ? samples_of(voice, view, *counts) : Html());
}

Html head_counts_form(const Visit& visit, const desk::RoundView& view, const store::SampledRoundAgency& own) {
  const round::PhaseState& state = view.phases[round::index_of(round::Phase::registration)];
  const bool runs = state.standing == round::Standing::open || state.standing == round::Standing::grace;
  const access::Area area{own.agency.province, own.agency.agency, ""};
  if (view.round().stage != Stage::opened || !runs || is_broken(view) ||
      !access::role_for(visit.actor(), Deed::change_organisations, area))
    return {};
  const Voice& voice = visit.voice;
  const auto field = [&](const char* name, const char* label, const std::optional<std::int64_t>& value) {
    return text_field({.name = name,
                       .label = voice.say(label),
                       .hint = {},
                       .value = value ? std::to_string(*value) : "",
                       .input_mode = "numeric",
                       .length_max = 9},
                      {});
  };
  return post_form(round_path(visit, view.round().id, "agencies/" + own.agency.agency + "/head-counts"),
                   visit.form_token,
                   field("internal", "rounds.own.internal", own.agency.head_count_internal) +
                       field("external", "rounds.own.external", own.agency.head_count_external) +
                       submit_button(voice.say("rounds.own.save"), Weight::secondary),
                   Encoding::fields, "form-row");
}

/// The visitor's own agencies: whether they take part, and what is wanted of them.
Html own_agencies(const desk::Office& office, const Visit& visit, const desk::RoundView& view) {
  const Voice& voice = visit.voice;
  const framework::Edition* edition = view.rules ? &view.rules->edition : nullptr;
  Html out;
  std::vector<std::string> seen;
  for (const access::Grant& grant : visit.actor().grants) {
    const std::string& agency = grant.area.agency;
    if (agency.empty() || std::find(seen.begin(), seen.end(), agency) != seen.end()) continue;
    seen.push_back(agency);
    const auto found = desk::see_participant(office, visit.actor(), view.round().id, agency);
    if (!found || !*found) {
      out += paragraph("", voice.say("rounds.own.outside"));
      continue;
    }
    const store::SampledRoundAgency& own = **found;
    Html facts;
    for (const store::RoundSample& one : own.samples)
      facts += element("dt", {}, voice.prose(sampled_name(voice, edition, one.instrument))) +
               element("dd", {}, explained_sample(voice, edition, one.sample));
    out +=
        heading(3, "", voice.prose(text::choose(voice.language(), own.agency.name_th, own.agency.name_en))) +
        paragraph("", voice.say("rounds.own.samples")) + element("dl", {{"class", "facts"}}, facts) +
        head_counts_form(visit, view, own);
  }
  return out.empty() ? Html() : section("own", voice.say("rounds.own.title"), out);
}

Html decisions_of(const Voice& voice, const desk::RoundView& view) {
  if (view.round().changes.empty()) return {};
  Html items;
  for (const round::CalendarChange& change : view.round().changes)
    items += element("li", {}, element("strong", {}, phase_name(voice, change.phase)), " — ",
                     voice.say("rounds.change." + std::string(round::word_of(change.kind))), " ",
                     window_words(voice, {change.from, change.to, change.grace}),
                     div("under", voice.moment(change.when), " · ", voice.prose(change.reason)));
  return section("decisions", voice.say("rounds.decisions"), element("ul", {}, items));
}

Html facts_of(const Voice& voice, const desk::RoundView& view) {
  Html facts;
  const auto add = [&](const char* key, const Html& value) {
    facts += element("dt", {}, voice.say(key)) + element("dd", {}, value);
  };
  add("rounds.edition", view.rules ? link_to(edition_path(voice.language(), view.round().edition),
                                             voice.text(view.rules->edition.name))
                                   : Html(view.round().edition));
  add("rounds.year", voice.year(view.round().fiscal_year));
  if (view.round().opened_at) add("rounds.opened_at", voice.moment(*view.round().opened_at));
  if (view.round().closed_at) add("rounds.closed_at", voice.moment(*view.round().closed_at));
  if (view.round().published_at) add("rounds.published_at", voice.moment(*view.round().published_at));
  if (!view.stored.frozen_hash.empty())
    add("rounds.frozen_hash", element("code", {}, view.stored.frozen_hash));
  return section("facts", voice.say("rounds.facts"), element("dl", {{"class", "facts"}}, facts));
}

Html done_of(const Visit& visit) {
  static constexpr std::array<std::string_view, 11> known = {"made",    "calendar", "opened",    "extended",
                                                             "closed",  "proposed", "published", "refused",
                                                             "counted", "chosen",   "removed"};
  const std::string_view done = visit.request.find_query("done").value_or("");
  if (std::find(known.begin(), known.end(), done) == known.end()) return {};
  return element("p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good),
                 span("", visit.voice.say("rounds.done." + std::string(done))));
}

Html findings_of(const desk::Office& office, const Visit& visit, const desk::RoundView& view) {
  if (view.round().stage != Stage::draft || !access::role_for(visit.actor(), Deed::make_rounds, {}))
    return {};
  const Voice& voice = visit.voice;
  const auto findings = desk::opening_findings(office, visit.actor(), view.round().id);
  const Html list = findings ? findings_list(office, voice, *findings)
                             : FormErrors(voice, in_words(office, voice, findings.problems())).summary(voice);
  return section("findings", voice.say("rounds.before_opening"), list);
}

Page overview(const desk::Office& office, const Visit& visit, const desk::RoundView& view,
              const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const Html chips = div("chips", stage_chip(voice, view.round().stage),
                         chip(Tone::plain, voice.year(view.round().fiscal_year)));
  const Html waits =
      view.publication
          ? paragraph("notice", icon(Icon::open),
                      span("", voice.say("rounds.publication_is_waiting",
                                         {{"moment", voice.moment(view.publication->proposed_at)}})))
          : Html();
  return round_page(visit, view, round_name(voice, view.stored),
                    chips + done_of(visit) + errors.summary(voice) + waits + doors_of(visit, view) +
                        section("phases", voice.say("rounds.phases"), timeline(voice, view, office.now())) +
                        own_agencies(office, visit, view) + participants_of(office, visit, view) +
                        findings_of(office, visit, view) + decisions_of(voice, view) + facts_of(voice, view));
}

}  // namespace

Answer show_round(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!view) return http::Response::not_found();
  return overview(office, visit, *view, {});
}

Answer state_head_counts(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  base::Problems problems;
  const auto count = [&](const char* name) -> std::optional<std::int64_t> {
    const std::string typed = visit.field(name);
    const auto found = whole_number(typed);
    if (!typed.empty() && !found)
      problems.push_back(
          {"rounds.bad_head_count",
           {{"found", typed}, {"expected", std::to_string(round::head_count_most)}, {"field", name}},
           {}});
    return found;
  };
  const desk::HeadCounts counts{count("internal"), count("external")};
  if (problems.empty()) {
    const auto done =
        desk::state_head_counts(office, visit.actor(), id, visit.request.capture("agency"), counts);
    if (done) return http::Response::see_other(round_path(visit, id) + "?done=counted");
    problems = done.problems();
  }
  const auto view = desk::see_round(office, visit.actor(), id);
  if (!view) return http::Response::not_found();
  return with_status(
      overview(office, visit, *view, FormErrors(visit.voice, in_words(office, visit.voice, problems))), 422);
}

Page round_page(const Visit& visit, const desk::RoundView& view, const std::string& title,
                const Html& content) {
  const Voice& voice = visit.voice;
  const std::string& name = round_name(voice, view.stored);
  Page page;
  page.title = title == name ? name : title + " · " + name;
  page.description = voice.say("rounds.description");
  page.section = Section::rounds;
  page.crumbs = {{voice.say("rounds.title"), visit.path("rounds")}};
  if (title == name) {
    page.crumbs.push_back({name, ""});
  } else {
    page.crumbs.push_back({name, round_path(visit, view.round().id)});
    page.crumbs.push_back({title, ""});
  }
  Html broken;
  if (is_broken(view)) {
    Html items;
    for (const base::Problem& problem : view.broken)
      items += element("li", {}, voice.prose(text::sentence(voice.language(), problem)));
    broken = element("div", {{"class", "error-summary"}, {"role", "alert"}},
                     heading(2, "broken-title", voice.say("rounds.broken")), element("ul", {}, items));
  }
  page.made_up = view.rules && view.rules->edition.made_up;
  page.main = heading(1, "", voice.prose(title)) + broken + content;
  return page;
}

std::string round_path(const Visit& visit, std::string_view id, std::string_view below) {
  return visit.path("rounds/" + std::string(id) + (below.empty() ? "" : "/") + std::string(below));
}

Html version_field(const desk::RoundView& view) {
  return hidden_field("version", std::to_string(view.stored.version));
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::int64_t version_of(const Visit& visit) {
  return whole_number(visit.field("version")).value_or(-1);
}

Html findings_list(const desk::Office& office, const Voice& voice, const round::Findings& findings) {
  if (findings.empty()) return paragraph("calm", icon(Icon::good), span("", voice.say("rounds.no_findings")));
  Html out;
  for (const round::Severity severity : {round::Severity::stop, round::Severity::warn}) {
    Html items;
    for (const round::Finding& finding : findings) {
      if (finding.severity != severity) continue;
      const base::Problems worded = in_words(office, voice, {finding.problem});
      items += element("li", {}, voice.prose(text::sentence(voice.language(), worded.front())));
    }
    if (items.empty()) continue;
    const bool stops = severity == round::Severity::stop;
    out += heading(3, "", icon(stops ? Icon::bad : Icon::warning), " ",
                   voice.say(stops ? "rounds.stops" : "rounds.warnings")) +
           element("ul", {{"class", stops ? "round-findings stop" : "round-findings"}}, items);
  }
  return out;
}

Html link_button(const std::string& address, const std::string& words, bool primary) {
  return element("a", {{"href", address}, {"class", primary ? "button primary" : "button"}}, words);
}

}  // namespace prongsai::web::rounds
