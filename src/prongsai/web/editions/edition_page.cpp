// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/editions/edition_page.h"

#include <algorithm>

#include "prongsai/web/editions/edition_detail.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/provenance_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

Html contents(const Voice& voice) {
  static constexpr const char* parts[] = {"uses",    "weights",  "levels", "scales", "items",
                                          "samples", "calendar", "topics", "sources"};
  Html items;
  for (const std::string part : parts)
    items += element("li", {}, link_to("#" + part, voice.say("web.edition.nav." + part)));
  return element("nav", {{"class", "contents"}, {"aria-label", voice.say("web.result.contents")}},
                 element("ul", {}, items));
}

Html uses_in_short(const Voice& voice, const framework::Edition& edition) {
  const std::vector<framework::Allowance> all = framework::allowances(edition);
  const auto allowed = std::count_if(all.begin(), all.end(), [](const auto& use) { return use.allowed; });
  return Html(voice.say("web.editions.uses",
                        {{"allowed", std::to_string(allowed)}, {"all", std::to_string(all.size())}}));
}

}  // namespace

Html EditionView::unknown() const {
  return span("none", voice.say("web.unknown"));
}

Html EditionView::node_name(std::string_view id) const {
  const auto planned = editions.find(edition.id);
  const auto node = planned ? planned->plan.find(id) : std::nullopt;
  return node ? voice.prose(words::short_name(voice.language(), planned->plan, edition, *node)) : Html(id);
}

Page editions_page(const Voice& voice, const results_files::Editions& editions) {
  std::vector<std::shared_ptr<const results_files::PlannedEdition>> ordered = editions.all();
  std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    if (a->edition.made_up != b->edition.made_up) return !a->edition.made_up;
    if (a->edition.fiscal_year != b->edition.fiscal_year)
      return a->edition.fiscal_year > b->edition.fiscal_year;
    return a->edition.id < b->edition.id;
  });
  Html cards;
  for (const auto& planned : ordered) {
    const framework::Edition& edition = planned->edition;
    cards +=
        element("li", {{"class", "card"}},
                heading(2, "",
                        link_to(edition_path(voice.language(), edition.id),
                                voice.say("web.editions.name",
                                          {{"id", edition.id}, {"year", voice.year(edition.fiscal_year)}}))),
                paragraph("", voice.text(edition.name), " ", made_up_chip(voice, edition.made_up)),
                paragraph("muted", uses_in_short(voice, edition)));
  }
  Page page{.title = voice.say("web.editions.title"),
            .description = voice.say("web.editions.lead"),
            .section = Section::editions,
            .crumbs = {},
            .main = {}};
  page.main = div("intro", heading(1, "", voice.say("web.editions.title")),
                  paragraph("lead", voice.say("web.editions.lead"))) +
              element("ul", {{"class", "cards"}}, cards);
  return page;
}

Page edition_page(const Voice& voice, const framework::Edition& edition,
                  const results_files::Editions& editions) {
  const EditionView view{.voice = voice, .edition = edition, .editions = editions};
  const std::string name = words::choose(voice.language(), edition.name);
  Page page{.title = voice.say("web.editions.name",
                               {{"id", edition.id}, {"year", voice.year(edition.fiscal_year)}}),
            .description = name,
            .section = Section::editions,
            .crumbs = {{voice.say("web.nav.editions"), editions_path(voice.language())}, {edition.id, ""}},
            .main = {},
            .made_up = edition.made_up};
  Html note;
  if (!edition.summary_note.empty())
    note = paragraph("notice", icon(Icon::warning), span("", voice.text(edition.summary_note)));
  page.main =
      div("result-head", heading(1, "", voice.prose(page.title)),
          paragraph("lead", voice.text(edition.name), " ", made_up_chip(voice, edition.made_up)), note) +
      contents(voice) + uses_part(view) + weights_part(view) + levels_part(view) + scales_part(view) +
      edition_items_part(view) + samples_part(view) + calendar_part(view) + topics_part(view) +
      sources_part(view);
  return page;
}

}  // namespace prongsai::web
