// SPDX-License-Identifier: Apache-2.0
// Letters to agencies, before they go: to whom, to whom not, and in which words.
#include <algorithm>

#include "prongsai/desk/disclosure/letters.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/agency_detail.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::filing {
namespace {

using access::Deed;
using store::LetterKind;

constexpr std::size_t lines_shown = 50;

struct LetterWish {
  LetterKind kind = LetterKind::filing;
  std::string province;
};

/// Where the visitor writes to: the nation, or the first of the visitor's own provinces.
LetterWish wish_of(const Visit& visit, const std::string& kind, const std::string& province) {
  LetterWish out{store::parse_letter_kind(kind).value_or(LetterKind::filing), province};
  if (!out.province.empty()) return out;
  const auto areas = access::areas_for(visit.actor(), Deed::remind_agencies);
  const bool is_nation =
      std::any_of(areas.begin(), areas.end(), [](const auto& one) { return one.is_nation(); });
  if (!is_nation && !areas.empty()) out.province = areas.front().province;
  return out;
}

std::string letters_path(const Visit& visit, const LetterWish& wish) {
  return board_path(visit, visit.request.capture("round"),
                    "letters?kind=" + std::string(store::word_of(wish.kind)) +
                        "&province=" + http::percent_encode(wish.province));
}

Html kinds_of(const Visit& visit, const LetterWish& wish) {
  Html items;
  for (const LetterKind one : {LetterKind::filing, LetterKind::grades})
    items += element("li", {},
                     element("a",
                             {{"href", letters_path(visit, {one, wish.province})},
                              {one == wish.kind ? "aria-current" : "", "true"}},
                             visit.voice.say("disclosure.letters.kind." + std::string(store::word_of(one)))));
  return element("ul", {{"class", "verdicts"}}, items);
}

Html lines_of(const Voice& voice, const std::vector<desk::LetterLine>& lines) {
  Html items;
  for (std::size_t i = 0; i < std::min(lines.size(), lines_shown); ++i)
    items += element(
        "li", {},
        voice.prose(text::choose(voice.language(), lines[i].agency.name_th, lines[i].agency.name_en)));
  if (lines.size() > lines_shown)
    items +=
        element("li", {{"class", "muted"}},
                voice.say("disclosure.letters.more", {{"count", number_words(lines.size() - lines_shown)}}));
  return element("ul", {{"class", "plain"}}, items);
}

Html folded(const Voice& voice, const char* title, const Html& what,
            const std::vector<desk::LetterLine>& lines) {
  if (lines.empty()) return {};
  const std::string words = voice.say(std::string("disclosure.letters.") + title) + ": " +
                            voice.say("disclosure.letters.count", {{"count", number_words(lines.size())}});
  return disclosure(words, join(what, lines_of(voice, lines)), false);
}

Html letter_part(const Voice& voice, const char* title, const desk::Letter& letter, const char* language) {
  Html lines;
  std::size_t from = 0;
  while (from < letter.body.size()) {
    const std::size_t to = std::min(letter.body.find('\n', from), letter.body.size());
    if (to > from) lines += element("p", {}, letter.body.substr(from, to - from));
    from = to + 1;
  }
  return join(heading(3, "", voice.say(title)),
              element("blockquote", {{"lang", language}},
                      element("p", {}, element("strong", {}, letter.subject)), lines));
}

Html send_part(const Visit& visit, const desk::LetterBoard& board) {
  const Voice& voice = visit.voice;
  if (!board.closed.empty())
    return FormErrors(voice, board.closed).summary(voice, "grading.stands_in_the_way");
  if (board.due.empty()) return paragraph("calm", voice.say("disclosure.letters.nobody_due"));
  return post_form(board_path(visit, board.round.round.id, "letters"), visit.form_token,
                   hidden_field("kind", std::string(store::word_of(board.kind))) +
                       hidden_field("province", board.province) +
                       submit_button(voice.say("disclosure.letters.send",
                                               {{"agencies", number_words(board.due.size())}})));
}

Html switch_part(const Visit& visit, const desk::LetterBoard& board) {
  const Voice& voice = visit.voice;
  const Html says = paragraph(
      "", voice.say(board.goes_by_itself ? "disclosure.letters.itself_on" : "disclosure.letters.itself_off"));
  const bool may_switch = access::role_for(visit.actor(), Deed::remind_agencies, {}).has_value();
  const Html form =
      may_switch
          ? post_form(board_path(visit, board.round.round.id, "letters/by-themselves"), visit.form_token,
                      hidden_field("go", board.goes_by_itself ? "no" : "yes") +
                          submit_button(voice.say(board.goes_by_itself ? "disclosure.letters.stop"
                                                                       : "disclosure.letters.resume"),
                                        Weight::secondary))
          : Html();
  return section("itself", voice.say("disclosure.letters.itself"), says, form);
}

Html said(const Visit& visit) {
  const Voice& voice = visit.voice;
  const std::string done = asked(visit, "done");
  if (done != "sent" && done != "stopped" && done != "resumed") return {};
  const auto number = [&](const char* name) {
    return number_words(
        static_cast<std::size_t>(std::max<std::int64_t>(0, whole_number(asked(visit, name)))));
  };
  return element("p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good),
                 span("", voice.say("disclosure.letters.done." + done,
                                    {{"letters", number("letters")}, {"agencies", number("agencies")}})));
}

}  // namespace

Answer letters_page(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const LetterWish wish = wish_of(visit, asked(visit, "kind"), asked(visit, "province"));
  const auto board =
      desk::look_at_letters(office, visit.actor(), visit.request.capture("round"), wish.kind, wish.province);
  if (!board) return refused(visit, board.problems());
  Page page;
  page.title = voice.say("disclosure.letters.title");
  page.description = voice.say("account.description");
  page.section = Section::disclosure;
  page.crumbs = {{voice.say("disclosure.title"), visit.path("disclosure")},
                 {voice.say("disclosure.board.title"), board_path(visit, board->round.round.id)},
                 {page.title, ""}};
  page.made_up = board->rules->edition.made_up;
  const std::string due = voice.say("disclosure.letters.due_of",
                                    {{"agencies", number_words(board->due.size())},
                                     {"letters", number_words(static_cast<std::size_t>(board->letters))}});
  page.main = join(
      heading(1, "", page.title),
      paragraph("subtitle", voice.prose(rounds::round_name(voice, board->round)), " · ",
                wish.province.empty() ? voice.say("disclosure.board.nation")
                                      : province_words(voice, office.reference, wish.province)),
      said(visit), paragraph("", voice.say("disclosure.letters.what")), kinds_of(visit, wish),
      board->closed.empty()
          ? element("dl", {{"class", "facts"}}, fact_line(voice.say("disclosure.letters.due"), Html(due)))
          : Html(),
      send_part(visit, *board), folded(voice, "due", {}, board->due),
      folded(voice, "today", {}, board->today),
      folded(voice, "nobody", paragraph("", voice.say("disclosure.letters.nobody_what")), board->nobody),
      section("words", voice.say("disclosure.letters.words"),
              letter_part(voice, "disclosure.letters.in_th",
                          desk::sample_letter(office, *board, text::Language::th), "th"),
              letter_part(voice, "disclosure.letters.in_en",
                          desk::sample_letter(office, *board, text::Language::en), "en")),
      switch_part(visit, *board));
  return page;
}

Answer send_letters(const desk::Office& office, const Visit& visit) {
  const LetterWish wish = wish_of(visit, visit.field("kind"), visit.field("province"));
  const auto sent =
      desk::send_letters(office, visit.actor(), visit.request.capture("round"), wish.kind, wish.province);
  if (!sent) return refused(visit, sent.problems());
  return Response::see_other(letters_path(visit, wish) + "&done=sent&letters=" +
                             std::to_string(sent->letters) + "&agencies=" + std::to_string(sent->agencies));
}

Answer switch_letters(const desk::Office& office, const Visit& visit) {
  const bool go = visit.field("go") == "yes";
  const auto switched = desk::switch_letters(office, visit.actor(), visit.request.capture("round"), go);
  if (!switched) return refused(visit, switched.problems());
  return Response::see_other(letters_path(visit, wish_of(visit, "", "")) +
                             "&done=" + (go ? "resumed" : "stopped"));
}

}  // namespace prongsai::web::filing
