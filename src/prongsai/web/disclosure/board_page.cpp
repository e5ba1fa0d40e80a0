// SPDX-License-Identifier: Apache-2.0
// The board: which agencies have handed in, how far the others are, which items are hard.
#include <algorithm>
#include <array>
#include <map>

#include "prongsai/desk/disclosure/filing_board.h"
#include "prongsai/http/target.h"
#include "prongsai/table_files/write_csv.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/agency_detail.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::filing {
namespace {

using access::Deed;
using desk::DisclosureBoard;
using store::DisclosureBoardLine;

constexpr std::size_t agencies_a_page = 50;
constexpr std::size_t text_bytes_max = 200;
constexpr std::array<std::string_view, 7> filters = {"all",       "handed_in",  "not_handed_in", "complete",
                                                     "untouched", "not_graded", "not_confirmed"};

struct BoardWish {
  std::string province;  ///< empty: the nation
  std::string text;      ///< part of a name
  std::string only = "all";
  std::size_t page = 1;
};

/// Where the visitor sees boards from.
struct Reach {
  bool nation = false;
  std::vector<std::string> provinces;
};
Reach reach_of(const Visit& visit) {
  Reach out;
  for (const access::Area& area : access::areas_for(visit.actor(), Deed::see_boards)) {
    if (area.is_nation()) out.nation = true;
    if (!area.province.empty() && area.agency.empty()) out.provinces.push_back(area.province);
  }
  return out;
}

BoardWish wish_of(const Visit& visit, const Reach& reach) {
  constexpr std::int64_t pages_most = 100'000;
  BoardWish out;
  out.province = asked(visit, "province").substr(0, text_bytes_max);
  out.text = asked(visit, "q").substr(0, text_bytes_max);
  out.only = asked(visit, "only");
  if (std::find(filters.begin(), filters.end(), out.only) == filters.end()) out.only = "all";
  out.page =
      static_cast<std::size_t>(std::clamp<std::int64_t>(whole_number(asked(visit, "page")), 1, pages_most));
  if (!reach.nation && out.province.empty() && !reach.provinces.empty())
    out.province = reach.provinces.front();
  return out;
}

bool fits(const DisclosureBoard& board, const DisclosureBoardLine& line, const BoardWish& wish) {
  if (!wish.text.empty() && line.name_th.find(wish.text) == std::string::npos &&
      line.name_en.find(wish.text) == std::string::npos && line.agency != wish.text)
    return false;
  const auto items = static_cast<std::int64_t>(board.items.size());
  if (wish.only == "handed_in") return line.last_number > 0;
  if (wish.only == "not_handed_in") return line.last_number == 0;
  if (wish.only == "complete") return line.last_number == 0 && line.told == items;
  if (wish.only == "untouched") return line.last_number == 0 && line.told == 0 && line.begun == 0;
  if (wish.only == "not_graded") {
    const auto counts = board.grading.find(line.agency);
    return counts != board.grading.end() && counts->second.graded < counts->second.seats;
  }
  if (wish.only == "not_confirmed") return board.confirmed.count(line.agency) == 0;
  return true;
}

/// Those about grading only where there is some.
bool is_offered(const DisclosureBoard& board, std::string_view only) {
  if (only == "not_graded") return !board.grading.empty();
  if (only == "not_confirmed")
    return board.time == disclosure::Time::confirming || board.time == disclosure::Time::over;
  return true;
}

std::string address_of(const BoardWish& wish, const std::string& only) {
  return "?province=" + http::percent_encode(wish.province) + "&q=" + http::percent_encode(wish.text) +
         "&only=" + only;
}

Html filters_of(const Voice& voice, const DisclosureBoard& board, const BoardWish& wish) {
  Html items;
  for (const std::string_view only : filters) {
    if (!is_offered(board, only)) continue;
    BoardWish other = wish;
    other.only = std::string(only);
    const auto count = static_cast<std::size_t>(
        std::count_if(board.agencies.begin(), board.agencies.end(),
                      [&](const DisclosureBoardLine& one) { return fits(board, one, other); }));
    items += element(
        "li", {},
        element("a",
                {{"href", address_of(wish, other.only)}, {wish.only == only ? "aria-current" : "", "true"}},
                voice.say("disclosure.board.only." + other.only), " ", span("count", number_words(count))));
  }
  return element("ul", {{"class", "verdicts"}}, items);
}

Html choose_form(const desk::Office& office, const Voice& voice, const BoardWish& wish, const Reach& reach) {
  Choice choice{.name = "province", .label = voice.say("disclosure.board.province"), .chosen = wish.province};
  if (reach.nation) {
    choice.options.push_back({"", voice.say("disclosure.board.nation")});
    for (const agency::OrganisationNode& one : office.reference.nodes()) {
      if (one.kind == agency::NodeKind::province)
        choice.options.push_back({one.code, text::choose(voice.language(), one.name_th, one.name_en)});
    }
  } else {
    for (const std::string& one : reach.provinces)
      choice.options.push_back({one, province_words(voice, office.reference, one)});
  }
  return element(
      "form", {{"method", "get"}, {"class", "form-row toolbar"}, {"role", "search"}},
      select_field(choice, {}),
      text_field(
          {.name = "q", .label = voice.say("disclosure.board.search"), .value = wish.text, .type = "search"},
          {}),
      hidden_field("only", wish.only), submit_button(voice.say("disclosure.show"), Weight::secondary));
}

Html handed_in_of(const Voice& voice, const DisclosureBoardLine& line) {
  if (line.last_number == 0) return chip(Tone::plain, voice.say("disclosure.board.not_yet"));
  return join(chip(Tone::good, voice.moment(*line.handed_in_at)), " ",
              line.last_number > 1 ? span("muted", voice.say("disclosure.filing_number",
                                                             {{"number", std::to_string(line.last_number)}}))
                                   : Html(),
              line.is_late ? chip(Tone::open, voice.say("disclosure.late")) : Html());
}

Html graded_of(const Voice& voice, const DisclosureBoard& board, const std::string& agency) {
  const auto counts = board.grading.find(agency);
  const Html graded =
      counts == board.grading.end()
          ? span("none", "–")
          : join(number_words(static_cast<std::size_t>(counts->second.graded)),
                 span("muted", " / " + number_words(static_cast<std::size_t>(counts->second.seats))));
  if (board.confirmed.count(agency) == 0) return graded;
  return join(graded, " ", chip(Tone::good, voice.say("disclosure.board.confirmed")));
}

Html agencies_of(const Visit& visit, const DisclosureBoard& board,
                 const std::vector<const DisclosureBoardLine*>& lines) {
  const Voice& voice = visit.voice;
  Table table(voice.say("disclosure.board.title"));
  const bool is_graded = board.time != disclosure::Time::disclosing;
  std::vector<Cell> head = {{voice.say("disclosure.board.agency"), {}},
                            {voice.say("disclosure.board.told"), {}},
                            {voice.say("disclosure.status.shown"), "number"},
                            {voice.say("disclosure.handed_in"), {}}};
  if (is_graded) head.push_back({voice.say("disclosure.board.graded"), {}});
  table.head(head);
  for (const DisclosureBoardLine* one : lines) {
    const auto told = static_cast<std::size_t>(one->told);
    const store::DisclosureKey key{one->agency, board.round.round.id};
    std::vector<Cell> row = {
        row_head(link_to(list_path(visit, key),
                         voice.prose(text::choose(voice.language(), one->name_th, one->name_en)))),
        {join(number_words(told), span("muted", " / " + number_words(board.items.size())),
              progress_bar(told, static_cast<std::size_t>(one->begun), board.items.size())),
         "bar-cell"},
        number(number_words(static_cast<std::size_t>(one->shown))),
        {handed_in_of(voice, *one), {}}};
    if (is_graded) row.push_back({graded_of(voice, board, one->agency), {}});
    table.row(row);
  }
  if (table.empty()) return paragraph("muted", voice.say("disclosure.board.empty"));
  return table.html("labelled");
}

Html items_of(const Voice& voice, const DisclosureBoard& board) {
  Table table(voice.say("disclosure.board.items"));
  table.head({{voice.say("disclosure.item"), {}},
              {voice.say("disclosure.status.shown"), "number"},
              {voice.say("disclosure.status.not_shown"), "number"},
              {voice.say("disclosure.board.open"), "number"}});
  for (const desk::DisclosureItemLine& one : board.items) {
    const auto all = board.agencies.size();
    const auto told = static_cast<std::size_t>(one.told);
    table.row({row_head(item_title(voice, *one.item)),
               number(number_words(static_cast<std::size_t>(one.shown))),
               number(number_words(static_cast<std::size_t>(one.not_shown))),
               number(number_words(all - std::min(all, told)))});
  }
  return disclosure(voice.say("disclosure.board.items"), table.html("labelled"), false, "by-item");
}

/// How far grading is, once disclosing is over.
Html graded_total(const Voice& voice, const DisclosureBoard& board) {
  if (board.seats.seats == 0) return {};
  const auto graded = static_cast<std::size_t>(board.seats.graded);
  const auto seats = static_cast<std::size_t>(board.seats.seats);
  return paragraph("", voice.say("disclosure.board.graded_of",
                                 {{"count", number_words(graded)}, {"all", number_words(seats)}})) +
         progress_bar(graded, 0, seats);
}

Html totals_of(const Voice& voice, const DisclosureBoard& board) {
  const auto handed_in = static_cast<std::size_t>(
      std::count_if(board.agencies.begin(), board.agencies.end(),
                    [](const DisclosureBoardLine& one) { return one.last_number > 0; }));
  Html days;
  if (board.opens && board.closes)
    days = paragraph("", rounds::window_words(voice, {*board.opens, *board.closes}), " ",
                     rounds::standing_chip(voice, board.phase));
  return days +
         paragraph("received", element("strong", {},
                                       voice.say("disclosure.board.handed_in_of",
                                                 {{"count", number_words(handed_in)},
                                                  {"all", number_words(board.agencies.size())}}))) +
         progress_bar(handed_in, 0, board.agencies.size()) + graded_total(voice, board);
}

std::string answer_mark(const Voice& voice, const store::DisclosureBoardItem& cell) {
  if (cell.answer == disclosure::Answer::untold) return "";
  if (!cell.is_ready) return voice.say("disclosure.status.incomplete");
  return voice.say("disclosure.status." + std::string(disclosure::word_of(cell.answer)));
}

/// A cell an item, "" where nothing was told.
std::vector<std::string> answer_marks(const Voice& voice, const DisclosureBoard& board,
                                      const std::map<std::string_view, std::size_t>& columns,
                                      const DisclosureBoardLine& line) {
  std::vector<std::string> out(board.items.size());
  for (const store::DisclosureBoardItem& one : line.items) {
    const auto column = columns.find(one.item);
    if (column != columns.end()) out[column->second] = answer_mark(voice, one);
  }
  return out;
}

/// The ways to letters and to whoever grades, for those whose work that is.
Html more_doors(const Visit& visit, const std::string& round, const BoardWish& wish) {
  Html out;
  if (access::role_for(visit.actor(), Deed::remind_agencies, {wish.province, "", ""}))
    out += button_to(board_path(visit, round, "letters?province=" + http::percent_encode(wish.province)),
                     visit.voice.say("disclosure.letters.title"));
  out += button_to(board_path(visit, round, "changed?province=" + http::percent_encode(wish.province)),
                   visit.voice.say("changed_evidence.title"));
  if (access::role_for(visit.actor(), Deed::assign_graders, {}))
    out += button_to(board_path(visit, round, "graders"), visit.voice.say("grading.graders.title"));
  return out;
}

}  // namespace

Answer board_page(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const Reach reach = reach_of(visit);
  const BoardWish wish = wish_of(visit, reach);
  const auto board =
      desk::look_at_disclosure_board(office, visit.actor(), visit.request.capture("round"), wish.province);
  if (!board) return refused(visit, board.problems());
  std::vector<const DisclosureBoardLine*> shown;
  for (const DisclosureBoardLine& one : board->agencies) {
    if (fits(*board, one, wish)) shown.push_back(&one);
  }
  const std::size_t found = shown.size();
  const std::size_t pages = std::max<std::size_t>(1, (found + agencies_a_page - 1) / agencies_a_page);
  const std::size_t page = std::clamp<std::size_t>(wish.page, 1, pages);
  shown.erase(shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>((page - 1) * agencies_a_page));
  if (shown.size() > agencies_a_page) shown.resize(agencies_a_page);
  Page out;
  out.title = voice.say("disclosure.board.title");
  out.description = voice.say("account.description");
  out.section = Section::disclosure;
  out.crumbs = {{voice.say("disclosure.title"), visit.path("disclosure")}, {out.title, ""}};
  out.made_up = board->rules->edition.made_up;
  out.main = join(
      heading(1, "", out.title),
      paragraph("subtitle", voice.prose(rounds::round_name(voice, board->round)), " · ",
                wish.province.empty() ? voice.say("disclosure.board.nation")
                                      : province_words(voice, office.reference, wish.province)),
      totals_of(voice, *board),
      div("buttons",
          button_to(board_path(visit, board->round.round.id,
                               "file?province=" + http::percent_encode(wish.province)),
                    voice.say("disclosure.board.file")),
          more_doors(visit, board->round.round.id, wish)),
      section("agencies", voice.say("disclosure.board.agencies"), choose_form(office, voice, wish, reach),
              filters_of(voice, *board, wish),
              paragraph("counted", voice.say("disclosure.board.found", {{"found", number_words(found)}})),
              agencies_of(visit, *board, shown),
              paging(voice, page, pages, address_of(wish, wish.only) + "&")),
      items_of(voice, *board));
  return out;
}

Answer board_file(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const BoardWish wish = wish_of(visit, reach_of(visit));
  const std::string& round = visit.request.capture("round");
  const auto board = desk::look_at_disclosure_board(office, visit.actor(), round, wish.province);
  if (!board) return refused(visit, board.problems());
  std::vector<std::vector<std::string>> rows(1);
  rows[0] = {voice.say("disclosure.board.id"),       voice.say("disclosure.board.agency"),
             voice.say("disclosure.board.province"), voice.say("disclosure.handed_in_at"),
             voice.say("disclosure.filing"),         voice.say("disclosure.board.told")};
  std::map<std::string_view, std::size_t> columns;
  for (const desk::DisclosureItemLine& one : board->items) {
    columns.emplace(one.item->code, columns.size());
    rows[0].push_back(item_name(voice, *one.item));
  }
  for (const DisclosureBoardLine& line : board->agencies) {
    std::vector<std::string> row = {
        line.agency,
        text::choose(voice.language(), line.name_th, line.name_en),
        line.province.empty() ? "" : province_words(voice, office.reference, line.province),
        line.handed_in_at ? voice.moment(*line.handed_in_at) : "",
        line.last_number > 0 ? std::to_string(line.last_number) : "",
        std::to_string(line.told)};
    for (std::string& one : answer_marks(voice, *board, columns, line)) row.push_back(std::move(one));
    rows.push_back(std::move(row));
  }
  return file_answer(table_files::write_csv(rows), "text/csv; charset=utf-8", "disclosure-" + round + ".csv");
}

}  // namespace prongsai::web::filing
