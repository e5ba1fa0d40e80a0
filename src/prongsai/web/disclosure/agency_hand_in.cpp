// SPDX-License-Identifier: Apache-2.0
// Handing in: what is missing, what to look at once more, the receipt, and everything handed in before.
#include <algorithm>

#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/agency_detail.h"

namespace prongsai::web::filing {
namespace {

using desk::DisclosureItemView;
using desk::DisclosureView;

Html missing_of(const Visit& visit, const DisclosureView& view) {
  const Voice& voice = visit.voice;
  Html lines;
  std::size_t count = 0;
  for (const DisclosureItemView& one : view.items) {
    if (one.is_told()) continue;
    ++count;
    Html why;
    for (const base::Problem& problem : readable(voice, one.missing))
      why += paragraph("muted", voice.prose(text::sentence(voice.language(), problem)));
    lines += element("li", {},
                     link_to(item_path(visit, view.key, one.item->code), item_title(voice, *one.item)), why);
  }
  if (count == 0) return {};
  return section("missing", voice.say("disclosure.hand_in.missing", {{"count", number_words(count)}}),
                 paragraph("", voice.say("disclosure.hand_in.missing_what")),
                 element("ul", {{"class", "choices"}}, lines));
}

/// Nothing that stops it, but what an assessor would stumble over.
Html looks_of(const Visit& visit, const DisclosureView& view) {
  const Voice& voice = visit.voice;
  Html lines;
  for (const DisclosureItemView& one : view.items) {
    if (one.notes.empty()) continue;
    lines +=
        element("li", {}, link_to(item_path(visit, view.key, one.item->code), item_title(voice, *one.item)));
  }
  if (lines.empty()) return {};
  return section("looks", voice.say("disclosure.hand_in.looks"),
                 paragraph("", voice.say("disclosure.hand_in.looks_what")),
                 element("ul", {{"class", "choices"}}, lines));
}

Html history_of(const Visit& visit, const DisclosureView& view) {
  const Voice& voice = visit.voice;
  if (view.filings.empty()) return {};
  Table table(voice.say("disclosure.history"));
  table.head({{voice.say("disclosure.filing"), {}},
              {voice.say("disclosure.handed_in_at"), {}},
              {voice.say("disclosure.handed_in_by"), {}},
              {voice.say("disclosure.status.shown"), "number"},
              {voice.say("disclosure.status.not_shown"), "number"}});
  for (const store::FilingLine& one : view.filings) {
    const auto name = view.names.find(one.handed_in_by);
    table.row(
        {row_head(link_to(list_path(visit, view.key, "filings/" + std::to_string(one.number)),
                          voice.say("disclosure.filing_number", {{"number", std::to_string(one.number)}}))),
         {join(voice.moment(one.handed_in_at), " ",
               one.is_late ? chip(Tone::open, voice.say("disclosure.late")) : Html()),
          {}},
         {name == view.names.end() || name->second.empty() ? span("none", "–") : voice.prose(name->second),
          {}},
         number(number_words(static_cast<std::size_t>(one.shown))),
         number(number_words(static_cast<std::size_t>(one.items - one.shown)))});
  }
  return section("history", voice.say("disclosure.history"), table.html("labelled"));
}

Html hand_in_form(const Visit& visit, const DisclosureView& view) {
  const Voice& voice = visit.voice;
  const disclosure::Completeness& done = view.completeness;
  if (done.told < done.items) return {};
  if (!view.has_changed)
    return paragraph("calm", icon(Icon::good), voice.say("disclosure.hand_in.nothing_new"));
  if (!view.may_hand_in) {
    const bool is_early = view.phase.standing == round::Standing::not_yet && view.opens;
    return paragraph("next-step",
                     is_early ? voice.say("disclosure.hand_in.early", {{"opens", voice.moment(*view.opens)}})
                              : voice.say("disclosure.hand_in.not_you"));
  }
  return post_form(list_path(visit, view.key, "hand-in"), visit.form_token,
                   paragraph("", voice.say("disclosure.hand_in.sure",
                                           {{"shown", number_words(done.shown)},
                                            {"not_shown", number_words(done.items - done.shown)}})) +
                       hidden_field("mark", view.content_mark) +
                       div("buttons", submit_button(voice.say("disclosure.hand_in.button")),
                           link_to(list_path(visit, view.key), voice.say("disclosure.back"))));
}

Page hand_in_shown(const Visit& visit, const DisclosureView& view, const base::Problems& problems) {
  const Voice& voice = visit.voice;
  Html main = paragraph("", voice.say("disclosure.hand_in.what"));
  main += FormErrors(voice, readable(voice, problems)).summary(voice, "disclosure.stands_in_the_way");
  main += closed_line(voice, view);
  const disclosure::Completeness& done = view.completeness;
  main +=
      paragraph("received", element("strong", {},
                                    voice.say("disclosure.told_of", {{"told", number_words(done.told)},
                                                                     {"items", number_words(done.items)}})));
  main += progress_bar(done.told, done.begun, done.items);
  main += missing_of(visit, view) + looks_of(visit, view);
  if (view.closed.empty()) main += hand_in_form(visit, view);
  return page_of(visit, view, voice.say("disclosure.hand_in.title"), main + history_of(visit, view));
}

Html filed_item(const Visit& visit, const desk::FilingView& view, const disclosure::ItemFiling& told) {
  const Voice& voice = visit.voice;
  Html links;
  for (const disclosure::Link& one : told.links)
    links += element("li", {}, outside_link(one.address),
                     one.path.empty() ? Html() : paragraph("muted", voice.prose(one.path)));
  for (const store::DisclosureFile& one : view.files) {
    if (one.item != told.item) continue;
    links += element(
        "li", {},
        link_to(item_path(visit, view.now.key, one.item, "files/" + std::to_string(one.number)), one.name),
        span("muted", " " + size_words(voice, one.size)));
  }
  const desk::DisclosureItemView* item = view.now.find(told.item);
  const bool is_shown = told.answer == disclosure::Answer::shown;
  return element(
      "li", {{"class", "filed"}},
      heading(3, "", item != nullptr ? item_title(voice, *item->item) : Html(code_words(told.item))),
      div("chips", chip(is_shown ? Tone::good : Tone::plain,
                        voice.say(is_shown ? "disclosure.status.shown" : "disclosure.status.not_shown"))),
      links.empty() ? Html() : element("ul", {{"class", "plain"}}, links),
      told.note.empty() ? Html() : paragraph("note", voice.prose(told.note)));
}

base::Result<desk::FilingView> filing_in_path(const desk::Office& office, const Visit& visit) {
  return desk::see_filing(office, visit.actor(), key_in_path(visit),
                          whole_number(visit.request.capture("number")));
}

}  // namespace

Answer hand_in_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_disclosure(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  return hand_in_shown(visit, *view, {});
}

Answer hand_in(const desk::Office& office, const Visit& visit) {
  const store::DisclosureKey key = key_in_path(visit);
  const auto filed = desk::hand_in_disclosure(office, visit.actor(), key, visit.field("mark"));
  if (!filed) {
    const auto view = desk::see_disclosure(office, visit.actor(), key);
    if (!view || filed.problems().front().code == "desk.not_permitted")
      return refused(visit, filed.problems());
    // The page names each gap itself; here only what it cannot show.
    base::Problems other;
    for (const base::Problem& one : filed.problems()) {
      if (base::detail(one, "item").empty()) other.push_back(one);
    }
    return with_status(hand_in_shown(visit, *view, other), 422);
  }
  return Response::see_other(
      list_path(visit, key, "filings/" + std::to_string(filed->number) + "?done=handed_in"));
}

Answer filing_page(const desk::Office& office, const Visit& visit) {
  const auto view = filing_in_path(office, visit);
  if (!view) return refused(visit, view.problems());
  const Voice& voice = visit.voice;
  const store::FilingLine& line = view->filing.line;
  const std::string number = std::to_string(line.number);
  const bool is_last = !view->now.filings.empty() && view->now.filings.front().number == line.number;
  const auto name = view->now.names.find(line.handed_in_by);
  Html facts = fact_line(voice.say("disclosure.handed_in_at"),
                         join(voice.moment(line.handed_in_at), " ",
                              line.is_late ? chip(Tone::open, voice.say("disclosure.late")) : Html()));
  if (name != view->now.names.end() && !name->second.empty())
    facts += fact_line(voice.say("disclosure.handed_in_by"), voice.prose(name->second));
  facts +=
      fact_line(voice.say("disclosure.answers"),
                voice.say("disclosure.answers_count",
                          {{"shown", number_words(static_cast<std::size_t>(line.shown))},
                           {"not_shown", number_words(static_cast<std::size_t>(line.items - line.shown))}}));
  facts += fact_line(voice.say("disclosure.sha256"), element("code", {{"class", "hash"}}, line.sha256));
  Html items;
  for (const disclosure::ItemFiling& one : view->items) items += filed_item(visit, *view, one);
  const Html counts = chip(is_last ? Tone::good : Tone::plain,
                           voice.say(is_last ? "disclosure.filing_counts" : "disclosure.filing_replaced"));
  return page_of(
      visit, view->now, voice.say("disclosure.filing_number", {{"number", number}}),
      join(done_line(visit, {"handed_in"}), div("chips", counts), element("dl", {{"class", "facts"}}, facts),
           div("buttons",
               button_to(list_path(visit, view->now.key, "filings/" + number + "/file"),
                         voice.say("disclosure.filing_file")),
               button_to(list_path(visit, view->now.key, "hand-in"), voice.say("disclosure.history"))),
           section("items", voice.say("disclosure.list.items"),
                   element("ol", {{"class", "plain filed-list"}}, items))));
}

Answer filing_file(const desk::Office& office, const Visit& visit) {
  const auto view = filing_in_path(office, visit);
  if (!view) return refused(visit, view.problems());
  const store::DisclosureKey& key = view->now.key;
  return file_answer(view->filing.document, "application/json",
                     "disclosure-" + key.agency + "-" + key.round + "-" +
                         std::to_string(view->filing.line.number) + ".json");
}

}  // namespace prongsai::web::filing
