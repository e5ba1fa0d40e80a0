// SPDX-License-Identifier: Apache-2.0
// The list of rounds, and beginning a new one.
#include <algorithm>

#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/rounds/rounds_detail.h"
#include "prongsai/words/words.h"

namespace prongsai::web::rounds {
namespace {

using access::Deed;

bool may(const Visit& visit, Deed deed) {
  return access::role_for(visit.actor(), deed, {}).has_value();
}

/// What runs now, and until when.
Html now_of(const Voice& voice, const desk::RoundView& view) {
  if (!view.broken.empty() && view.round().stage != round::Stage::draft)
    return span("flagged", icon(Icon::warning), voice.say("rounds.broken_short"));
  Html out;
  for (const round::PhaseState& state : view.phases) {
    const bool runs = state.standing == round::Standing::open || state.standing == round::Standing::grace;
    if (!runs || view.round().stage == round::Stage::draft) continue;
    out += div("", phase_name(voice, state.phase), " ",
               span("muted",
                    state.until ? voice.say("rounds.until", {{"moment", voice.moment(*state.until)}}) : ""));
  }
  return out.empty() ? span("muted", voice.say("rounds.nothing_runs")) : out;
}

Html table_of(const Visit& visit, const std::vector<desk::RoundView>& rounds) {
  const Voice& voice = visit.voice;
  Table table(voice.say("rounds.title"));
  table.head({{voice.say("rounds.name"), {}},
              {voice.say("rounds.stage"), {}},
              {voice.say("rounds.now"), {}},
              number(voice.say("rounds.agencies"))});
  for (const desk::RoundView& view : rounds) {
    table.row(
        {row_head(link_to(round_path(visit, view.round().id), voice.prose(round_name(voice, view.stored))) +
                  div("under", voice.year(view.round().fiscal_year))),
         {stage_chip(voice, view.round().stage), {}},
         {now_of(voice, view), {}},
         number(grouped(static_cast<std::uint64_t>(view.agencies)))});
  }
  return table.html("labelled");
}

/// What cannot be done with the rules, in a list that opens; whether a round can open with them at all.
Html uses_of(const Voice& voice, const framework::Edition& edition) {
  Html items;
  bool total = false;
  for (const framework::Allowance& use : framework::allowances(edition)) {
    if (use.use == framework::Use::score_total) total = use.allowed;
    if (use.allowed) continue;
    Html missing;
    for (const std::string& sentence : words::missing_sentences(voice.language(), use))
      missing += element("li", {}, voice.prose(sentence));
    items += element("li", {}, words::use_name(voice.language(), use),
                     missing.empty() ? Html() : element("ul", {{"class", "missing"}}, missing));
  }
  const Html can = chip(total ? Tone::good : Tone::bad,
                        voice.say(total ? "rounds.new.can_open" : "rounds.new.cannot_open"));
  if (items.empty()) return can;
  return can + disclosure(Html(voice.say("rounds.new.lacks")), element("ul", {}, items), false);
}

Html editions_of(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  Table table(voice.say("rounds.new.editions"));
  table.head({{voice.say("rounds.edition"), {}}, {voice.say("rounds.new.usable"), {}}});
  const auto& all = office.editions.all();
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    const framework::Edition& edition = (*one)->edition;
    table.row({row_head(link_to(edition_path(voice.language(), edition.id), voice.text(edition.name)) +
                        (edition.made_up ? div("under", voice.say("web.made_up")) : Html())),
               {uses_of(voice, edition), {}}});
  }
  return table.html("labelled");
}

Page new_page(const desk::Office& office, const Visit& visit, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  Choice editions{"edition",
                  voice.say("rounds.edition"),
                  voice.say("rounds.new.edition_hint"),
                  visit.field("edition"),
                  {{"", voice.say("rounds.new.choose")}}};
  const auto& all = office.editions.all();
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    const framework::Text& name = (*one)->edition.name;
    editions.options.push_back({(*one)->edition.id, text::choose(voice.language(), name.th, name.en)});
  }
  const Html fields = select_field(editions, errors) +
                      text_field({.name = "fiscal_year",
                                  .label = voice.say("rounds.new.year"),
                                  .hint = voice.say("rounds.new.year_hint"),
                                  .value = visit.field("fiscal_year"),
                                  .input_mode = "numeric",
                                  .classes = "short",
                                  .length_max = 4},
                                 errors) +
                      text_field({.name = "name_th",
                                  .label = voice.say("rounds.new.name_th"),
                                  .hint = {},
                                  .value = visit.field("name_th")},
                                 errors) +
                      text_field({.name = "name_en",
                                  .label = voice.say("rounds.new.name_en"),
                                  .hint = {},
                                  .value = visit.field("name_en")},
                                 errors) +
                      submit_button(voice.say("rounds.new.make"));
  Page page;
  page.title = voice.say("rounds.new.title");
  page.description = voice.say("rounds.description");
  page.section = Section::rounds;
  page.crumbs = {{voice.say("rounds.title"), visit.path("rounds")}, {page.title, ""}};
  page.main = heading(1, "", page.title) + errors.summary(voice) +
              div("narrow", paragraph("", voice.say("rounds.new.what")),
                  post_form(visit.path("rounds/new"), visit.form_token, fields)) +
              section("editions", voice.say("rounds.new.editions"),
                      paragraph("", voice.say("rounds.new.editions_what")), editions_of(office, visit));
  return page;
}

}  // namespace

Answer show_rounds(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const auto rounds = desk::see_rounds(office, visit.actor());
  if (!rounds) return http::Response::error(403);
  const Html make =
      may(visit, Deed::make_rounds)
          ? div("buttons", link_button(visit.path("rounds/new"), voice.say("rounds.new.title"), true))
          : Html();
  Html list = table_of(visit, *rounds);
  if (rounds->empty())
    list = div("empty",
               paragraph("", voice.say(may(visit, Deed::make_rounds) ? "rounds.none_make" : "rounds.none")));
  Page page;
  page.title = voice.say("rounds.title");
  page.description = voice.say("rounds.description");
  page.section = Section::rounds;
  page.main = heading(1, "", page.title) + paragraph("lead", voice.say("rounds.what")) + make +
              paragraph("counted", voice.say("rounds.counted", {{"count", std::to_string(rounds->size())}})) +
              list;
  return page;
}

Answer show_new_round(const desk::Office& office, const Visit& visit) {
  return new_page(office, visit, {});
}

Answer make_round(const desk::Office& office, const Visit& visit) {
  desk::RoundWish wish{visit.field("edition"), 0, visit.field("name_th"), visit.field("name_en")};
  wish.fiscal_year = static_cast<int>(
      std::clamp<std::int64_t>(whole_number(visit.field("fiscal_year")).value_or(0), 0, 9'999));
  const auto made = desk::make_round(office, visit.actor(), wish);
  if (made) return http::Response::see_other(round_path(visit, *made) + "?done=made");
  return with_status(
      new_page(office, visit, FormErrors(visit.voice, in_words(office, visit.voice, made.problems()))), 422);
}

}  // namespace prongsai::web::rounds
