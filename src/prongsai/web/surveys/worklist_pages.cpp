// SPDX-License-Identifier: Apache-2.0
// An assessor's calls: whose lists are ready, the next person, how it went, and an interview with a code.
#include <algorithm>

#include "prongsai/agency/search_form.h"
#include "prongsai/desk/surveys/calls.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/surveys/contacts_detail.h"

namespace prongsai::web::surveys {
namespace {

using store::CallState;
using store::ContactListKey;
using store::ListToCall;

constexpr std::size_t lists_on_a_page = 50;
constexpr std::size_t name_bytes_max = 200;
/// What may become of a call, in the order of the buttons.
constexpr CallState outcomes[] = {CallState::answered, CallState::again, CallState::not_reached,
                                  CallState::refused};

std::string say(const Voice& voice, const std::string& key, const Details& details = {}) {
  return voice.say("calling." + key, details);
}

std::int64_t left_of(const ListToCall& one) {
  return one.waiting + one.again + one.not_reached;
}

std::string name_of(const Voice& voice, const ListToCall& one) {
  return text::choose(voice.language(), one.name_th, one.name_en);
}

Html lists_table(const Visit& visit, const CalledRound& called, const std::vector<const ListToCall*>& lists) {
  const Voice& voice = visit.voice;
  Table table(say(voice, "lists"));
  table.head({{say(voice, "agency"), {}},
              number(say(voice, "left")),
              number(say(voice, "answered")),
              number(say(voice, "refused")),
              number(say(voice, "people"))});
  for (const ListToCall* one : lists)
    table.row(
        {row_head(link_to(calls_path(visit, {one->agency, called.round.round().id, called.asked}),
                          voice.prose(name_of(voice, *one)))),
         number(left_of(*one) == 0 ? chip(Tone::good, say(voice, "none_left")) : number_words(left_of(*one))),
         number(number_words(one->answered)), number(number_words(one->refused)),
         number(number_words(one->contacts))});
  return table.html("labelled");
}

/// One round: lists with work left first.
Html round_part(const desk::Office& office, const Visit& visit, const CalledRound& called,
                const std::string& wanted) {
  const Voice& voice = visit.voice;
  const std::string& id = called.round.round().id;
  const auto all = desk::lists_to_call(office, visit.actor(), id, called.asked);
  if (!all) return {};
  std::vector<const ListToCall*> lists;
  for (const bool has_work : {true, false}) {
    for (const ListToCall& one : *all) {
      if ((left_of(one) > 0) == has_work &&
          (agency::name_matches(one.name_th, wanted) || agency::name_matches(one.name_en, wanted)))
        lists.push_back(&one);
    }
  }
  const std::size_t pages = (lists.size() + lists_on_a_page - 1) / lists_on_a_page;
  const std::int64_t typed = whole_number(asked(visit, "page"));
  const std::size_t page = std::clamp<std::size_t>(typed < 1 ? 1 : static_cast<std::size_t>(typed), 1,
                                                   std::max<std::size_t>(pages, 1));
  const auto first = lists.begin() + static_cast<std::ptrdiff_t>((page - 1) * lists_on_a_page);
  const auto last =
      lists.begin() + static_cast<std::ptrdiff_t>(std::min(page * lists_on_a_page, lists.size()));
  const Html search = element(
      "form", {{"method", "get"}, {"class", "toolbar"}},
      text_field({.name = "q", .label = voice.say("surveys.board.search"), .hint = {}, .value = wanted},
                 FormErrors()),
      submit_button(voice.say("surveys.board.show"), Weight::secondary));
  const bool is_long = all->size() > lists_on_a_page || !wanted.empty();
  const std::string address = wanted.empty() ? "?" : "?q=" + http::percent_encode(wanted) + "&";
  return section("round-" + html_id(id) + "-" + html_id(called.asked),
                 join(voice.prose(rounds::round_name(voice, called.round.stored)), " · ",
                      voice.prose(short_name(voice, edition_of(called.round), called.asked))),
                 is_long ? search : Html(),
                 lists.empty() ? paragraph("", say(voice, all->empty() ? "no_list" : "not_found"))
                               : lists_table(visit, called, {first, last}),
                 paging(voice, page, pages, address));
}

/// A list on which somebody calls now.
struct Look {
  const desk::Office& office;
  const Visit& visit;
  ContactListKey key;
  const desk::RoundView& round;
  std::optional<ListToCall> list;
};

Page framed(const Look& look, const std::string& title, const Html& main) {
  const Voice& voice = look.visit.voice;
  const framework::Edition* edition = edition_of(look.round);
  const std::string agency = look.list ? name_of(voice, *look.list) : look.key.agency;
  return placed(
      look.visit,
      {.title = title,
       .line = join(voice.prose(agency), " · ", voice.prose(short_name(voice, edition, look.key.asked))),
       .crumbs = {{say(voice, "title"), look.visit.path("calls")}},
       .section = Section::calls,
       .made_up = edition != nullptr && edition->made_up},
      main);
}

Html progress_of(const Look& look) {
  if (!look.list) return {};
  const Voice& voice = look.visit.voice;
  return paragraph("", say(voice, "progress",
                           {{"left", number_words(left_of(*look.list))},
                            {"answered", number_words(look.list->answered)},
                            {"people", number_words(look.list->contacts)}}));
}

Html hidden_person(const std::string& id, std::int64_t version) {
  return hidden_field("contact", id) + hidden_field("version", std::to_string(version));
}

/// The next one, without who it is.
Html next_part(const Look& look, const desk::NextContact& next) {
  const Voice& voice = look.visit.voice;
  Html facts = fact_line(say(voice, "about"), next.service.empty() ? Html(say(voice, "about_unknown"))
                                                                   : voice.prose(next.service));
  facts += fact_line(say(voice, "before"), voice.say("call." + std::string(store::word_of(next.state))));
  return section(
      "next", say(voice, "next"), element("dl", {{"class", "facts"}}, facts),
      post_form(calls_path(look.visit, look.key, "person"), look.visit.form_token,
                hidden_person(next.id, next.version) + submit_button(say(voice, "show"))),
      paragraph("muted", say(voice, "show_what", {{"most", number_words(desk::numbers_a_day_most)}})));
}

Html rules_part(const Voice& voice) {
  Html items;
  for (const char* key : {"rule.say_who", "rule.free", "rule.read", "rule.note_nothing", "rule.outcome"})
    items += element("li", {}, say(voice, key));
  return section("rules", say(voice, "rules"), element("ul", {{"class", "frozen"}}, items));
}

/// In a tab of its own: this page stays open for how the call went.
Html interview_form(const Look& look) {
  return element("form",
                 {{"method", "post"},
                  {"action", calls_path(look.visit, look.key, "interview")},
                  {"class", "form"},
                  {"target", "_blank"},
                  {"rel", "noopener"}},
                 hidden_field("form_token", look.visit.form_token),
                 submit_button(say(look.visit.voice, "interview")));
}

Html outcome_form(const Look& look, const std::string& id, std::int64_t version) {
  Html buttons;
  for (const CallState state : outcomes) {
    const std::string word(store::word_of(state));
    buttons += submit_button(say(look.visit.voice, "outcome." + word), Weight::secondary, "state", word);
  }
  return post_form(calls_path(look.visit, look.key, "outcome"), look.visit.form_token,
                   hidden_person(id, version) + div("buttons", buttons));
}

Html person_facts(const Voice& voice, const desk::ContactPerson& person) {
  Html facts = fact_line(voice.say("people_list.name"), element("strong", {}, voice.prose(person.name)));
  if (!person.telephone.empty())
    facts += fact_line(voice.say("people_list.telephone"),
                       element("strong", {}, link_to("tel:" + person.telephone, person.telephone)));
  if (!person.mail.empty()) facts += fact_line(voice.say("people_list.mail"), person.mail);
  if (!person.service.empty()) facts += fact_line(say(voice, "about"), voice.prose(person.service));
  return element("dl", {{"class", "facts"}}, facts);
}

base::Result<desk::RoundView> round_in_path(const desk::Office& office, const Visit& visit) {
  return desk::see_round(office, visit.actor(), visit.request.capture("round"));
}

Look look_at(const desk::Office& office, const Visit& visit, const desk::RoundView& round) {
  Look out{office, visit, list_key(visit), round, std::nullopt};
  const auto lists = desk::lists_to_call(office, visit.actor(), out.key.round, out.key.asked);
  if (!lists) return out;
  const auto found = std::find_if(lists->begin(), lists->end(),
                                  [&](const ListToCall& one) { return one.agency == out.key.agency; });
  if (found != lists->end()) out.list = *found;
  return out;
}

Answer shown(const desk::Office& office, const Visit& visit, const base::Problems& problems) {
  const auto round = round_in_path(office, visit);
  if (!round) return refused(visit, round.problems());
  const Look look = look_at(office, visit, *round);
  const Voice& voice = visit.voice;
  const auto next = desk::next_contacts(office, visit.actor(), look.key, 1);
  if (!next) {
    const std::string& code = next.problems().front().code;
    if (code == "desk.not_permitted" || code == "rounds.no_such_round" || code == "rounds.no_such_agency")
      return refused(visit, next.problems());
  }
  Html main;
  if (asked(visit, "done") == "noted") main += done_words(say(voice, "noted"));
  main += FormErrors(voice, problems.empty() && !next ? next.problems() : problems)
              .summary(voice, "surveys.stands_in_the_way");
  main += progress_of(look);
  if (next && next->empty())
    main += paragraph("calm", icon(Icon::good), span("", say(voice, "all_called"))) +
            div("buttons", button_to(visit.path("calls"), say(voice, "other_lists")));
  if (next && !next->empty()) main += next_part(look, next->front()) + rules_part(voice);
  const Page page = framed(look, say(voice, "list_title"), main);
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

}  // namespace

Answer lists_page(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  std::string wanted = asked(visit, "q");
  if (wanted.size() > name_bytes_max) wanted.clear();
  Html main = paragraph("", say(voice, "what"));
  bool made_up = false;
  Html parts;
  for (const CalledRound& called : called_rounds(office, visit)) {
    parts += round_part(office, visit, called, wanted);
    const framework::Edition* edition = edition_of(called.round);
    made_up = made_up || (edition != nullptr && edition->made_up);
  }
  if (parts.empty()) parts = div("empty", paragraph("", say(voice, "no_round")));
  return placed(
      visit,
      {.title = say(voice, "title"), .line = {}, .crumbs = {}, .section = Section::calls, .made_up = made_up},
      main + parts);
}

Answer call_page(const desk::Office& office, const Visit& visit) {
  return shown(office, visit, {});
}

Answer show_person(const desk::Office& office, const Visit& visit) {
  const auto round = round_in_path(office, visit);
  if (!round) return refused(visit, round.problems());
  const Look look = look_at(office, visit, *round);
  const std::string id = visit.field("contact");
  const auto person = desk::show_contact(office, visit.actor(), look.key, id);
  if (!person) return shown(office, visit, person.problems());
  const Voice& voice = visit.voice;
  const std::int64_t version = whole_number(visit.field("version"));
  return framed(look, say(voice, "person_title"),
                person_facts(voice, *person) +
                    section("interview", say(voice, "interview_title"),
                            paragraph("", say(voice, "interview_what")), interview_form(look)) +
                    section("outcome", say(voice, "outcome_title"), paragraph("", say(voice, "outcome_what")),
                            outcome_form(look, id, version)) +
                    paragraph("", link_to(calls_path(visit, look.key), say(voice, "back"))));
}

Answer note_person(const desk::Office& office, const Visit& visit) {
  const ContactListKey key = list_key(visit);
  const auto state = store::parse_call_state(visit.field("state"));
  if (!state || *state == CallState::waiting) return shown(office, visit, {});
  const auto noted = desk::note_call(office, visit.actor(), key, visit.field("contact"),
                                     whole_number(visit.field("version")), *state);
  if (!noted) return shown(office, visit, noted.problems());
  return Response::see_other(calls_path(visit, key) + "?done=noted");
}

Answer interview(const desk::Office& office, const Visit& visit) {
  const auto round = round_in_path(office, visit);
  if (!round) return refused(visit, round.problems());
  const Look look = look_at(office, visit, *round);
  const auto begun = desk::start_interview(office, visit.actor(), look.key);
  if (!begun) return shown(office, visit, begun.problems());
  const Voice& voice = visit.voice;
  // The respondents' pages stand on this server too; by its own address the code travels in a form, and in
  // no address.
  const std::string path = begun->address.substr(office.public_address.size());
  const std::string page = path.substr(0, path.find('?'));
  const Html go = element("form", {{"method", "post"}, {"action", page}, {"class", "form"}},
                          hidden_field("c", std::string(1, survey::letter_of(survey::Channel::interview))) +
                              hidden_field("code", begun->code) + hidden_field("step", "0-0"),
                          submit_button(say(voice, "open_questions")));
  // Read out over the telephone: the channel is left out, so that there is less to type.
  const std::string whole = begun->address.substr(0, begun->address.find('?'));
  const std::size_t scheme = whole.find("://");
  const std::string printed = scheme == std::string::npos ? whole : whole.substr(scheme + 3);
  return framed(look, say(voice, "code_title"),
                section("now", say(voice, "now_title"), paragraph("", say(voice, "now_what")), go) +
                    section("alone", say(voice, "alone_title"), paragraph("", say(voice, "alone_what")),
                            element("dl", {{"class", "facts"}},
                                    fact_line(say(voice, "address"), element("code", {}, printed)) +
                                        fact_line(say(voice, "code"),
                                                  element("strong", {}, element("code", {}, begun->code))))) +
                    paragraph("muted", say(voice, "code_once")));
}

}  // namespace prongsai::web::surveys
