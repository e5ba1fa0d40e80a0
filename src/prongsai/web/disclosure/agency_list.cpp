// SPDX-License-Identifier: Apache-2.0
// Where disclosure is found, and one agency's list: how far it is, what is open, whose work it is.
#include <algorithm>
#include <array>

#include "prongsai/desk/organisations/find.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/agency_detail.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::filing {
namespace {

using access::Deed;
using desk::DisclosureItemView;
using desk::DisclosureView;

constexpr std::array<std::string_view, 7> filters = {"all",     "open", "copied", "incomplete",
                                                     "overdue", "look", "changed"};

/// What the list is narrowed down to.
struct ListWish {
  std::string only = "all";
  std::string unit;  ///< id; "-" for items that are nobody's; empty: any
};

ListWish wish_of(const Visit& visit) {
  ListWish out{asked(visit, "only"), asked(visit, "unit")};
  if (std::find(filters.begin(), filters.end(), out.only) == filters.end()) out.only = "all";
  return out;
}

bool is_begun(const DisclosureItemView& item) {
  const disclosure::ItemFiling& told = item.told.filing;
  return told.answer != disclosure::Answer::untold || !told.links.empty() || !told.note.empty();
}

bool fits(const DisclosureView& view, const DisclosureItemView& item, const ListWish& wish,
          std::int64_t today) {
  if (wish.unit == "-" && !item.told.owner_unit.empty()) return false;
  if (!wish.unit.empty() && wish.unit != "-" && item.told.owner_unit != wish.unit) return false;
  if (wish.only == "open") return !item.is_told();
  if (wish.only == "copied") return !item.told.filing.copied_from.empty();
  if (wish.only == "incomplete")
    return !item.is_told() && is_begun(item) && item.told.filing.copied_from.empty();
  if (wish.only == "overdue") return is_overdue(item, today);
  if (wish.only == "look") return !item.notes.empty();
  if (wish.only == "changed") return !view.filings.empty() && item.has_changed;
  return true;
}

std::string address_of(const ListWish& wish) {
  return "?only=" + wish.only + (wish.unit.empty() ? "" : "&unit=" + http::percent_encode(wish.unit)) +
         "#items";
}

Html filters_of(const Voice& voice, const DisclosureView& view, const ListWish& wish, std::int64_t today) {
  Html items;
  for (const std::string_view only : filters) {
    const ListWish other{std::string(only), wish.unit};
    const auto count = static_cast<std::size_t>(
        std::count_if(view.items.begin(), view.items.end(),
                      [&](const DisclosureItemView& one) { return fits(view, one, other, today); }));
    if (count == 0 && only != "all" && only != wish.only) continue;
    items += element(
        "li", {},
        element("a", {{"href", address_of(other)}, {wish.only == only ? "aria-current" : "", "true"}},
                voice.say("disclosure.only." + std::string(only)), " ", span("count", number_words(count))));
  }
  return element("ul", {{"class", "verdicts"}}, items);
}

Html unit_form(const Voice& voice, const DisclosureView& view, const ListWish& wish) {
  if (!view.sight.is_whole) return {};
  Choice choice{.name = "unit", .label = voice.say("disclosure.owner"), .chosen = wish.unit};
  choice.options = {{"", voice.say("disclosure.owner_any")}, {"-", voice.say("disclosure.owner_nobody")}};
  for (const store::StoredUnit& one : view.units) choice.options.push_back({one.unit.id, one.unit.name});
  if (choice.options.size() == 2) return {};
  return element("form", {{"method", "get"}, {"class", "form-row toolbar"}}, select_field(choice, {}),
                 hidden_field("only", wish.only),
                 submit_button(voice.say("disclosure.show"), Weight::secondary));
}

Html due_of(const Voice& voice, const DisclosureItemView& item, std::int64_t today) {
  if (!item.told.due_day) return span("none", "–");
  const Html day = day_words(voice, *item.told.due_day);
  return is_overdue(item, today) ? join(day, " ", chip(Tone::bad, voice.say("disclosure.overdue"))) : day;
}

Html changed_of(const Voice& voice, const DisclosureItemView& item) {
  if (item.told.version == 0) return span("none", "–");
  return join(voice.moment(item.told.changed_at),
              item.changed_by.empty() ? Html() : span("muted", " · " + item.changed_by));
}

Html table_of(const Visit& visit, const DisclosureView& view, const ListWish& wish, std::int64_t today) {
  const Voice& voice = visit.voice;
  Table table(voice.say("disclosure.list.title"));
  table.head({{voice.say("disclosure.item"), {}},
              {voice.say("disclosure.status"), {}},
              {voice.say("disclosure.links"), "number"},
              {voice.say("disclosure.owner"), {}},
              {voice.say("disclosure.due"), {}},
              {voice.say("disclosure.last_change"), {}}});
  const void* group = nullptr;
  for (const DisclosureItemView& one : view.items) {
    if (!fits(view, one, wish, today)) continue;
    const void* const own =
        one.sub_indicator != nullptr ? static_cast<const void*>(one.sub_indicator) : one.indicator;
    if (own != group) table.group(group_title(voice, *one.indicator, one.sub_indicator));
    group = own;
    const std::size_t shown = one.told.filing.links.size();
    table.row(
        {row_head(link_to(item_path(visit, view.key, one.item->code), item_title(voice, *one.item))),
         {status_chips(voice, view, one), {}},
         number(shown == 0 ? span("none", "–") : Html(number_words(shown))),
         {one.told.owner_unit.empty() ? span("none", "–") : voice.prose(unit_name(view, one.told.owner_unit)),
          {}},
         {due_of(voice, one, today), {}},
         {changed_of(voice, one), {}}});
  }
  if (table.empty()) return paragraph("muted", voice.say("disclosure.list.empty"));
  return table.html("labelled");
}

/// How far it is, until when, and what was handed in.
Html glance_of(const Visit& visit, const DisclosureView& view) {
  const Voice& voice = visit.voice;
  const disclosure::Completeness& done = view.completeness;
  const text::Details details = {{"told", number_words(done.told)},
                                 {"items", number_words(done.items)},
                                 {"shown", number_words(done.shown)},
                                 {"begun", number_words(done.begun)},
                                 {"copied", number_words(done.copied)}};
  Html facts;
  if (view.opens && view.closes)
    facts +=
        fact_line(voice.say("disclosure.days"), join(rounds::window_words(voice, {*view.opens, *view.closes}),
                                                     " ", rounds::standing_chip(voice, view.phase)));
  if (view.sight.is_whole) {
    const Html last =
        view.filings.empty()
            ? Html(voice.say("disclosure.never_handed_in"))
            : join(link_to(
                       list_path(visit, view.key, "filings/" + std::to_string(view.filings.front().number)),
                       voice.say("disclosure.filing_number",
                                 {{"number", std::to_string(view.filings.front().number)}})),
                   " · ", voice.moment(view.filings.front().handed_in_at), " ",
                   view.has_changed ? chip(Tone::open, voice.say("disclosure.changed_since"))
                                    : chip(Tone::good, voice.say("disclosure.all_handed_in")));
    facts += fact_line(voice.say("disclosure.handed_in"), last);
  }
  return paragraph("received", element("strong", {}, voice.say("disclosure.told_of", details)), " ",
                   voice.say(done.begun > 0 ? "disclosure.told_parts" : "disclosure.told_shown", details)) +
         progress_bar(done.told, done.begun, done.items) + element("dl", {{"class", "facts"}}, facts);
}

Html copy_form(const Visit& visit, const DisclosureView& view) {
  const Voice& voice = visit.voice;
  if (view.sources.empty() || view.sources.front().items == 0) return {};
  Html out;
  for (const desk::CopySource& one : view.sources) {
    if (one.items == 0) continue;
    out += post_form(
        list_path(visit, view.key, "copy"), visit.form_token,
        hidden_field("from", one.round) +
            submit_button(voice.say("disclosure.copy.button", {{"year", voice.year(one.fiscal_year)},
                                                               {"count", number_words(one.items)}}),
                          Weight::secondary),
        Encoding::fields, "form inline");
  }
  return div("next-step", paragraph("", voice.say("disclosure.copy.what")), out);
}

Html doors_of(const Visit& visit, const DisclosureView& view) {
  const Voice& voice = visit.voice;
  if (!view.sight.is_whole) return {};
  const bool is_complete = view.completeness.told == view.completeness.items;
  Html out = button_to(list_path(visit, view.key, "hand-in"), voice.say("disclosure.hand_in.title"),
                       is_complete && view.has_changed && view.may_hand_in);
  if (view.may_share)
    out += button_to(list_path(visit, view.key, "share"), voice.say("disclosure.share.title"));
  // Before clarifying the page says that grades are not told yet.
  const bool is_over = view.phase.standing == round::Standing::closed;
  if (is_over && !view.filings.empty() &&
      access::role_for(visit.actor(), access::Deed::see_grades, view.area()))
    out += button_to(visit.path("rounds/" + http::percent_encode(view.key.round) + "/agencies/" +
                                http::percent_encode(view.key.agency) + "/grades"),
                     voice.say("grading.grades.title"));
  if (!view.filings.empty())
    out += button_to(open_path(voice.language(), view.key.agency), voice.say("disclosure.open.title"));
  return div("buttons", out);
}

Html agency_line(const desk::Office& office, const Visit& visit, const desk::DisclosureRound& round,
                 const std::string& agency) {
  const Voice& voice = visit.voice;
  const store::DisclosureKey key{agency, round.round.round.id};
  const auto view = desk::see_disclosure(office, visit.actor(), key);
  if (!view) return {};
  const disclosure::Completeness& done = view->completeness;
  return element("li", {}, link_to(list_path(visit, key), voice.prose(agency_words(voice, view->agency))),
                 paragraph("muted", voice.say("disclosure.told_of", {{"told", number_words(done.told)},
                                                                     {"items", number_words(done.items)}})),
                 progress_bar(done.told, done.begun, done.items));
}

bool sees_some_board(const Visit& visit) {
  const auto areas = access::areas_for(visit.actor(), Deed::see_boards);
  return std::any_of(areas.begin(), areas.end(), [](const access::Area& one) { return one.agency.empty(); });
}

}  // namespace

Answer home_page(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const auto agencies = desk::own_disclosers(visit.actor());
  Html main;
  for (const desk::DisclosureRound& round : desk::see_disclosure_rounds(office)) {
    Html lines;
    for (const std::string& agency : agencies) lines += agency_line(office, visit, round, agency);
    const std::string& id = round.round.round.id;
    const Html door =
        sees_some_board(visit)
            ? div("buttons", button_to(board_path(visit, id), voice.say("disclosure.board.title"), true))
            : Html();
    if (lines.empty() && door.empty()) continue;
    main += section("round-" + html_id(id), voice.prose(rounds::round_name(voice, round.round)),
                    div("chips", rounds::standing_chip(voice, round.phase)),
                    lines.empty() ? Html() : element("ul", {{"class", "choices"}}, lines), door);
  }
  if (main.empty()) main = div("empty", paragraph("", voice.say("disclosure.no_round")));
  Page page;
  page.title = voice.say("disclosure.title");
  page.description = voice.say("account.description");
  page.section = Section::disclosure;
  page.main = join(heading(1, "", page.title), paragraph("", voice.say("disclosure.what")), main);
  return page;
}

Answer list_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_disclosure(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const Voice& voice = visit.voice;
  const std::int64_t today = today_of(office);
  const ListWish wish = wish_of(visit);
  const Html items = view->items.empty() && !view->sight.is_whole
                         ? paragraph("muted", voice.say("disclosure.list.none_of_unit"))
                         : join(filters_of(voice, *view, wish, today), unit_form(voice, *view, wish),
                                table_of(visit, *view, wish, today));
  return page_of(visit, *view, voice.say("disclosure.list.title"),
                 done_line(visit, {"copied", "shared", "saved", "same"}) + closed_line(voice, *view) +
                     glance_of(visit, *view) + copy_form(visit, *view) + doors_of(visit, *view) +
                     section("items", voice.say("disclosure.list.items"), items),
                 false);
}

Answer copy(const desk::Office& office, const Visit& visit) {
  const store::DisclosureKey key = key_in_path(visit);
  const auto copied = desk::copy_forward(office, visit.actor(), key, visit.field("from"));
  if (!copied) return refused(visit, copied.problems());
  return Response::see_other(
      list_path(visit, key, "?only=copied&done=copied&count=" + std::to_string(*copied)));
}

}  // namespace prongsai::web::filing
