// SPDX-License-Identifier: Apache-2.0
// Every agency of a round side by side: who has reached the minimum, who lags, and what is owed.
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/surveys/board_detail.h"

namespace prongsai::web::surveys {
namespace {

using access::Deed;
using desk::FollowUp;
using desk::FollowUpAgency;
using desk::FollowUpCell;
using desk::FollowUpTotal;

constexpr std::size_t agencies_a_page = 50;
constexpr std::size_t text_bytes_max = 300;

bool has_outlook(const FollowUpAgency& agency, desk::Outlook outlook) {
  return std::any_of(agency.cells.begin(), agency.cells.end(),
                     [&](const FollowUpCell& cell) { return cell.survey != 0 && cell.outlook == outlook; });
}

/// What the whole list may be narrowed down to.
constexpr const char* filters[] = {"all", "behind", "unlikely", "no_heads", "no_list"};

std::string filter_address(const BoardWish& wish, const std::string& only, std::size_t page = 1) {
  return "?province=" + http::percent_encode(wish.province) + "&q=" + http::percent_encode(wish.text) +
         "&only=" + only + (page > 1 ? "&page=" + std::to_string(page) : "");
}

Html filters_of(const Voice& voice, const FollowUp& board, const BoardWish& wish) {
  Html items;
  const bool has_lists = std::any_of(board.totals.begin(), board.totals.end(), [](const FollowUpTotal& one) {
    return one.asked.setting.is_interviewed;
  });
  for (const char* only : filters) {
    if (only == std::string_view("no_list") && !has_lists) continue;
    BoardWish other = wish;
    other.only = only;
    const auto count = std::count_if(board.agencies.begin(), board.agencies.end(),
                                     [&](const FollowUpAgency& one) { return is_shown(board, one, other); });
    items += element(
        "li", {},
        element(
            "a", {{"href", filter_address(wish, only)}, {wish.only == only ? "aria-current" : "", "true"}},
            voice.say("surveys.board.only." + std::string(only)), " ", span("count", number_words(count))));
  }
  return element("ul", {{"class", "verdicts"}}, items);
}

Html choose_form(const desk::Office& office, const Visit& visit, const BoardWish& wish, const Sight& sight) {
  const Voice& voice = visit.voice;
  Choice choice{.name = "province", .label = voice.say("surveys.board.province"), .chosen = wish.province};
  if (sight.nation) {
    choice.options.push_back({"", voice.say("surveys.board.nation")});
    for (const agency::OrganisationNode& one : office.reference.nodes()) {
      if (one.kind == agency::NodeKind::province)
        choice.options.push_back({one.code, text::choose(voice.language(), one.name_th, one.name_en)});
    }
  }
  for (const std::string& one : sight.provinces) {
    if (!sight.nation) choice.options.push_back({one, province_words(voice, office.reference, one)});
  }
  return element(
      "form", {{"method", "get"}, {"class", "form-row toolbar"}, {"role", "search"}},
      select_field(choice, {}),
      text_field(
          {.name = "q", .label = voice.say("surveys.board.search"), .value = wish.text, .type = "search"},
          {}),
      hidden_field("only", wish.only), submit_button(voice.say("surveys.board.show"), Weight::secondary));
}

/// The sum of the minimums, and of how many agencies it says nothing.
std::string minimum_of(const Voice& voice, const FollowUpTotal& total) {
  const std::int64_t unknown = total.outlooks[static_cast<std::size_t>(desk::Outlook::no_minimum)];
  if (total.minimum == 0) return voice.say("surveys.minimum_unknown");
  const text::Details details = {{"minimum", number_words(total.minimum)},
                                 {"unknown", number_words(unknown)}};
  if (unknown > 0) return voice.say("surveys.of_minimum_partly", details);
  return voice.say("surveys.of_minimum", {details.front()});
}

/// The sums that a province or the authority looks at first.
Html total_of(const Visit& visit, const desk::RoundView& round, const FollowUp& board,
              const FollowUpTotal& total, const BoardWish& wish) {
  const Voice& voice = visit.voice;
  const std::string name = short_name(voice, edition_of(round), total.asked.setting.asked);
  Html counts;
  for (std::size_t i = 0; i < desk::outlook_count; ++i) {
    if (total.outlooks[i] == 0) continue;
    counts += element("li", {}, outlook_chip(voice, static_cast<desk::Outlook>(i)), " ",
                      element("strong", {}, number_words(total.outlooks[i])));
  }
  const text::Details owed = {{"stated", number_words(total.heads_stated)},
                              {"all", number_words(static_cast<std::int64_t>(board.agencies.size()))},
                              {"lists", number_words(total.lists_handed_in)}};
  Html out = heading(3, "", voice.prose(name));
  if (total.surveys == 0) return div("plan-card", out, paragraph("muted", voice.say("surveys.none_yet")));
  out += paragraph(
      "received",
      element("strong", {}, voice.say("surveys.received", {{"count", shown_words(voice, total.received)}})),
      " ", minimum_of(voice, total));
  out += received_bar(total.received, total.minimum);
  const std::string forecast = forecast_words(voice, total.forecast, 0);
  if (!forecast.empty()) out += paragraph("muted", forecast);
  out += element("ul", {{"class", "outlooks"}}, counts);
  out += paragraph("muted", voice.say("surveys.board.heads", owed));
  if (total.asked.setting.is_interviewed) out += paragraph("muted", voice.say("surveys.board.lists", owed));
  out += paragraph("", link_to(surveys_path(visit, board.round, "days") +
                                   "?asked=" + http::percent_encode(total.asked.setting.asked) +
                                   "&province=" + http::percent_encode(wish.province),
                               voice.say("surveys.days.title"), " ", name));
  return div("plan-card", out);
}

Cell cell_words(const Voice& voice, const FollowUpCell& cell) {
  if (cell.survey == 0) return {span("none", voice.say("surveys.board.not_made")), {}};
  const bool is_known = cell.demand != round::Demand::unknown;
  Html out = Html(shown_words(voice, cell.received)) +
             span("muted", " / " + (is_known ? number_words(cell.minimum) : "?"));
  out += received_bar(cell.received, is_known ? cell.minimum : 0);
  return {out + outlook_chip(voice, cell.outlook), "bar-cell"};
}

Html owed_of(const Voice& voice, const FollowUp& board, const FollowUpAgency& agency) {
  Html items;
  const auto add = [&](const std::string& words) { items += element("li", {}, words); };
  if (lacks_heads(board, agency)) add(voice.say("surveys.board.owes_heads"));
  if (lacks_list(board, agency)) add(voice.say("surveys.board.owes_list"));
  if (items.empty()) return span("none", "–");
  return element("ul", {{"class", "plain"}}, items);
}

Html table_of(const Visit& visit, const desk::RoundView& round, const FollowUp& board,
              const std::vector<const FollowUpAgency*>& shown) {
  const Voice& voice = visit.voice;
  Table table(voice.say("surveys.board.title"));
  std::vector<Cell> head = {{voice.say("surveys.board.agency"), {}}};
  for (const FollowUpTotal& total : board.totals)
    head.push_back({voice.prose(short_name(voice, edition_of(round), total.asked.setting.asked)), {}});
  head.push_back({voice.say("surveys.board.owes"), {}});
  table.head(std::move(head));
  for (const FollowUpAgency* agency : shown) {
    std::vector<Cell> cells = {
        row_head(link_to(agency_path(visit, board.round, agency->agency),
                         voice.prose(text::choose(voice.language(), agency->name_th, agency->name_en))))};
    for (const FollowUpCell& cell : agency->cells) cells.push_back(cell_words(voice, cell));
    cells.push_back({owed_of(voice, board, *agency), {}});
    table.row(std::move(cells));
  }
  if (table.empty()) return paragraph("muted", voice.say("surveys.board.empty"));
  return table.html("labelled");
}

Html days_left(const Voice& voice, const FollowUp& board, desk::Moment now) {
  if (!board.opens || !board.closes) return paragraph("muted", voice.say("surveys.state.no_days"));
  const text::Details days = {{"from", first_day_words(voice, *board.opens)},
                              {"to", last_day_words(voice, *board.closes)}};
  if (now >= *board.closes) return paragraph("", voice.say("surveys.were_open", days));
  return paragraph("", voice.say("surveys.open_days", days));
}

Html doors_of(const Visit& visit, const FollowUp& board, const BoardWish& wish) {
  const Voice& voice = visit.voice;
  Html out = button_to(surveys_path(visit, board.round, "file") +
                           "?province=" + http::percent_encode(wish.province) +
                           "&q=" + http::percent_encode(wish.text) + "&only=" + wish.only,
                       voice.say("surveys.board.file"));
  if (access::role_for(visit.actor(), Deed::make_surveys, {}))
    out += button_to(surveys_path(visit, board.round, "set-up"), voice.say("surveys.set_up.title"));
  if (access::role_for(visit.actor(), Deed::open_boxes, {}))
    out += button_to(surveys_path(visit, board.round, "box"), voice.say("surveys.box.title"));
  if (access::role_for(visit.actor(), Deed::see_credibility, {}))
    out += button_to(surveys_path(visit, board.round, "credibility"), voice.say("credibility.page.title"));
  return div("buttons", out);
}

Page board_of(const desk::Office& office, const Visit& visit, const desk::RoundView& round,
              const FollowUp& board, const BoardWish& wish, const Sight& sight) {
  const Voice& voice = visit.voice;
  std::vector<const FollowUpAgency*> shown;
  for (const FollowUpAgency& agency : board.agencies) {
    if (is_shown(board, agency, wish)) shown.push_back(&agency);
  }
  const std::size_t pages = std::max<std::size_t>(1, (shown.size() + agencies_a_page - 1) / agencies_a_page);
  const std::size_t page = std::clamp<std::size_t>(wish.page, 1, pages);
  const std::size_t found = shown.size();
  const auto first = shown.begin() + static_cast<std::ptrdiff_t>((page - 1) * agencies_a_page);
  const auto count =
      static_cast<std::ptrdiff_t>(std::min(agencies_a_page, found - (page - 1) * agencies_a_page));
  const std::vector<const FollowUpAgency*> here(first, first + count);
  Html totals;
  for (const FollowUpTotal& total : board.totals) totals += total_of(visit, round, board, total, wish);
  return page_of(
      visit, round, voice.say("surveys.board.title"),
      paragraph("lead", wish.province.empty() ? voice.say("surveys.board.nation")
                                              : province_words(voice, office.reference, wish.province)) +
          days_left(voice, board, office.now()) + doors_of(visit, board, wish) +
          section("totals", voice.say("surveys.board.totals"), div("totals", totals)) +
          section(
              "agencies", voice.say("surveys.board.agencies"), choose_form(office, visit, wish, sight),
              filters_of(voice, board, wish),
              paragraph("counted", voice.say("surveys.board.found",
                                             {{"found", number_words(static_cast<std::int64_t>(found))}})),
              table_of(visit, round, board, here),
              paging(voice, page, pages,
                     [&](std::size_t to) { return filter_address(wish, wish.only, to); })) +
          paragraph("muted", voice.say("surveys.coarse")),
      false);
}

}  // namespace

bool lacks_heads(const FollowUp& board, const FollowUpAgency& agency) {
  return std::any_of(board.totals.begin(), board.totals.end(), [&](const FollowUpTotal& total) {
    const bool is_inside = total.asked.setting.audience == store::Audience::internal;
    return !(is_inside ? agency.head_count_internal : agency.head_count_external).has_value();
  });
}

bool lacks_list(const FollowUp& board, const FollowUpAgency& agency) {
  for (std::size_t i = 0; i < agency.cells.size(); ++i) {
    const std::string& state = agency.cells[i].list_state;
    if (board.totals[i].asked.setting.is_interviewed && (state.empty() || state == "open")) return true;
  }
  return false;
}

bool is_shown(const FollowUp& board, const FollowUpAgency& agency, const BoardWish& wish) {
  if (!wish.text.empty() && agency.name_th.find(wish.text) == std::string::npos &&
      agency.name_en.find(wish.text) == std::string::npos && agency.agency != wish.text)
    return false;
  if (wish.only == "behind") return agency.is_behind;
  if (wish.only == "unlikely") return has_outlook(agency, desk::Outlook::unlikely);
  if (wish.only == "no_heads") return lacks_heads(board, agency);
  if (wish.only == "no_list") return lacks_list(board, agency);
  return true;
}

BoardWish wish_of(const Visit& visit, const Sight& sight) {
  BoardWish out;
  const auto text = [&](const char* name) { return asked(visit, name).substr(0, text_bytes_max); };
  out.province = text("province");
  out.text = text("q");
  out.only = text("only");
  if (std::find(std::begin(filters), std::end(filters), out.only) == std::end(filters)) out.only = "all";
  constexpr std::int64_t pages_most = 100'000;
  out.page =
      static_cast<std::size_t>(std::clamp<std::int64_t>(whole_number(asked(visit, "page")), 1, pages_most));
  // Who sees a province only begins with it.
  if (!sight.nation && out.province.empty() && !sight.provinces.empty())
    out.province = sight.provinces.front();
  return out;
}

Answer board_page(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  const auto round = desk::see_round(office, visit.actor(), id);
  if (!round) return refused(visit, round.problems());
  const Sight sight = sight_of(visit.actor());
  if (!sight.nation && sight.provinces.empty() && !sight.agencies.empty())
    return Response::see_other(agency_path(visit, id, sight.agencies.front()));
  const BoardWish wish = wish_of(visit, sight);
  if (round->round().stage == round::Stage::draft) {
    const Html door = access::role_for(visit.actor(), Deed::set_credentials, {})
                          ? div("buttons", button_to(surveys_path(visit, id, "set-up"),
                                                     visit.voice.say("surveys.set_up.title"), true))
                          : Html();
    return page_of(visit, *round, visit.voice.say("surveys.board.title"),
                   paragraph("", visit.voice.say("surveys.board.draft")) + door, false);
  }
  const auto board = desk::look_at_follow_up(office, visit.actor(), id, {wish.province, ""});
  if (!board) return refused(visit, board.problems());
  return board_of(office, visit, *round, *board, wish, sight);
}

Answer days_page(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  const auto round = desk::see_round(office, visit.actor(), id);
  if (!round) return refused(visit, round.problems());
  const BoardWish wish = wish_of(visit, sight_of(visit.actor()));
  const std::string asked = web::asked(visit, "asked");
  const auto days = desk::look_at_days(office, visit.actor(), id, asked, {wish.province, ""});
  if (!days) return refused(visit, days.problems());
  const Voice& voice = visit.voice;
  const std::string place = wish.province.empty() ? voice.say("surveys.board.nation")
                                                  : province_words(voice, office.reference, wish.province);
  const Html table =
      days->empty() ? paragraph("muted", voice.say("surveys.days.none")) : day_table(voice, *days, 0);
  return page_of(visit, *round,
                 voice.say("surveys.days.of", {{"name", short_name(voice, edition_of(*round), asked)}}),
                 paragraph("lead", place) + paragraph("muted", voice.say("surveys.coarse")) + table);
}

}  // namespace prongsai::web::surveys
