// SPDX-License-Identifier: Apache-2.0
// A coordinator's list: why it is kept and until when, who is in it, and handing it in.
#include <algorithm>

#include "prongsai/agency/search_form.h"
#include "prongsai/desk/surveys/contact_import.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/surveys/contacts_detail.h"

namespace prongsai::web::surveys {
namespace {

using desk::ContactListView;
using desk::ListedContact;
using store::ContactListKey;
using store::ListState;

constexpr std::size_t people_on_a_page = 20;
constexpr std::size_t name_bytes_max = 200;
constexpr std::chrono::days usually_kept{30};

std::string say(const Voice& voice, const std::string& key, const Details& details = {}) {
  return voice.say("people_list." + key, details);
}

/// One answer with everything it needs.
struct Look {
  const desk::Office& office;
  const Visit& visit;
  ContactListKey key;
  const desk::RoundView& round;
  std::string_view wrong_deed;  ///< "begin", "file": what `errors` are about
  FormErrors errors;

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
  [[nodiscard]] FormErrors errors_of(std::string_view deed) const {
    return deed == wrong_deed ? errors : FormErrors();
  }
};

/// Where the round's own days are known; else the last day that nothing forbids is not known here.
std::optional<std::chrono::sys_days> end_of_collecting(const desk::RoundView& round) {
  const auto& windows = round.calendar.of(round::Phase::collect);
  if (windows.empty()) return std::nullopt;
  return round::thai_day_at(windows.back().closes_at);
}

Html what_is_kept(const Voice& voice) {
  Html items;
  for (const char* key : {"kept.what", "kept.sealed", "kept.who", "kept.apart", "kept.until"})
    items += element("li", {}, say(voice, key));
  return section("kept", say(voice, "kept.title"), element("ul", {{"class", "frozen"}}, items));
}

Html purpose_form(const Look& look, const std::string& purpose, const std::string& last_day,
                  const std::string& button) {
  const Voice& voice = look.voice();
  const FormErrors errors = look.errors_of("begin");
  const auto end = end_of_collecting(look.round);
  const std::string hint = end ? say(voice, "last_day_hint",
                                     {{"last", voice.date(round::day_text(*end + desk::contacts_kept_most))}})
                               : "";
  const bool is_typed = !errors.empty();
  return errors.summary(voice) +
         div("narrow",
             post_form(contacts_path(look.visit, look.key), look.visit.form_token,
                       area_field({.name = "purpose",
                                   .label = say(voice, "purpose"),
                                   .hint = say(voice, "purpose_hint"),
                                   .value = is_typed ? look.visit.field("purpose") : purpose,
                                   .length_max = static_cast<int>(desk::contact_purpose_bytes_max / 3)},
                                  3, errors) +
                           text_field({.name = "last_day",
                                       .label = say(voice, "last_day"),
                                       .hint = hint,
                                       .value = is_typed ? look.visit.field("last_day") : last_day,
                                       .type = "date",
                                       .classes = "short",
                                       .length_max = 10},
                                      errors) +
                           submit_button(button)));
}

Html beginning(const Look& look) {
  const Voice& voice = look.voice();
  const auto end = end_of_collecting(look.round);
  return paragraph("", say(voice, "what")) + what_is_kept(voice) +
         section("begin", say(voice, "begin"),
                 purpose_form(look, say(voice, "purpose_usual"),
                              end ? round::day_text(*end + usually_kept) : "", say(voice, "begin")));
}

Html facts_of(const Look& look, const ContactListView& view) {
  const Voice& voice = look.voice();
  Html facts = fact_line(say(voice, "people"), number_words(view.list.contacts));
  facts += fact_line(say(voice, "purpose_short"), voice.prose(view.list.purpose));
  facts += fact_line(say(voice, "deleted_on"), day_words(voice, view.list.last_day));
  facts += fact_line(say(voice, "looked_at"), say(voice, "looked_at_what",
                                                  {{"shown", number_words(view.access.shown)},
                                                   {"people", number_words(view.access.people)}}));
  return element("dl", {{"class", "facts"}}, facts);
}

Html file_part(const Look& look) {
  const Voice& voice = look.voice();
  const FormErrors errors = look.errors_of("file");
  constexpr std::size_t megabyte = 1024UL * 1024UL;
  return section(
      "file", say(voice, "file"), errors.summary(voice, "people_list.file_errors"),
      element("ol", {{"class", "steps"}},
              element("li", {}, say(voice, "step_blank"), " ",
                      link_to(contacts_path(look.visit, look.key, "template"), say(voice, "blank"))),
              element("li", {}, say(voice, "step_file")), element("li", {}, say(voice, "step_look"))),
      div("narrow",
          post_form(contacts_path(look.visit, look.key, "upload"), look.visit.form_token,
                    file_field("file", say(voice, "file_field"),
                               say(voice, "file_hint",
                                   {{"most", std::to_string(desk::contact_file_bytes_max / megabyte)},
                                    {"people", number_words(desk::contacts_most)}}),
                               ".xlsx,.csv", errors) +
                        submit_button(say(voice, "look_at_file")),
                    Encoding::files)));
}

Html hand_in_part(const Look& look) {
  const Voice& voice = look.voice();
  return section("hand-in", say(voice, "hand_in"), paragraph("", say(voice, "hand_in_what")),
                 post_form(contacts_path(look.visit, look.key, "hand-in"), look.visit.form_token,
                           submit_button(say(voice, "hand_in"))));
}

Html person_row_form(const Look& look, const ListedContact& one) {
  return post_form(contacts_path(look.visit, look.key, "remove"), look.visit.form_token,
                   hidden_field("contact", one.id) +
                       element("button", {{"type", "submit"}, {"class", "secondary"}},
                               say(look.voice(), "take_out"), span("unseen", " " + one.person.name)),
                   Encoding::fields, "form inline");
}

Html people_table(const Look& look, const std::vector<const ListedContact*>& people) {
  const Voice& voice = look.voice();
  Table table(say(voice, "table"));
  table.head({{say(voice, "name"), {}},
              {say(voice, "telephone"), {}},
              {say(voice, "mail"), {}},
              {say(voice, "service"), {}},
              {say(voice, "take_out"), {}}});
  const auto text = [&voice](const std::string& words) {
    return words.empty() ? span("none", "–") : voice.prose(words);
  };
  for (const ListedContact* one : people)
    table.row({row_head(voice.prose(one->person.name)),
               {text(one->person.telephone), {}},
               {text(one->person.mail), {}},
               {text(one->person.service), {}},
               {person_row_form(look, *one), {}}});
  return table.html("labelled");
}

/// Typed names go in the body of a form: addresses stand in logs and histories.
Html people_part(const Look& look, const ContactListView& view) {
  const Voice& voice = look.voice();
  if (view.people.empty()) return {};
  std::string wanted = look.visit.field("name");
  if (wanted.size() > name_bytes_max) wanted.clear();
  std::vector<const ListedContact*> all;
  for (const ListedContact& one : view.people) {
    if (agency::name_matches(one.person.name, wanted)) all.push_back(&one);
  }
  const std::size_t pages = (all.size() + people_on_a_page - 1) / people_on_a_page;
  const std::int64_t asked_page = whole_number(asked(look.visit, "page"));
  const std::size_t page = std::clamp<std::size_t>(asked_page < 1 ? 1 : static_cast<std::size_t>(asked_page),
                                                   1, std::max<std::size_t>(pages, 1));
  const auto first = all.begin() + static_cast<std::ptrdiff_t>((page - 1) * people_on_a_page);
  const auto last = all.begin() + static_cast<std::ptrdiff_t>(std::min(page * people_on_a_page, all.size()));
  const Html search =
      post_form(contacts_path(look.visit, look.key), look.visit.form_token,
                hidden_field("look", "yes") +
                    text_field({.name = "name", .label = say(voice, "find"), .hint = {}, .value = wanted},
                               FormErrors()) +
                    submit_button(say(voice, "find_go"), Weight::secondary),
                Encoding::fields, "toolbar");
  const Html found =
      wanted.empty() ? Html()
                     : paragraph("", say(voice, "found",
                                         {{"count", number_words(static_cast<std::int64_t>(all.size()))}}));
  // Pages are of the whole list only: what was typed would have to stand in their addresses.
  const Html more = wanted.empty() ? paging(voice, page, pages, "?") : Html();
  return section("people", say(voice, "in_it"),
                 view.people.size() > people_on_a_page || !wanted.empty() ? search : Html(), found,
                 paragraph("muted", say(voice, "take_out_what")),
                 first == last ? Html() : people_table(look, {first, last}), more);
}

Html rest_of(const Look& look, const ContactListView& view) {
  const Voice& voice = look.voice();
  const std::string path = contacts_path(look.visit, look.key);
  Html out;
  if (view.list.state == ListState::open)
    out +=
        disclosure(say(voice, "change"),
                   purpose_form(look, view.list.purpose,
                                round::day_text(std::chrono::sys_days(std::chrono::days(view.list.last_day))),
                                say(voice, "change_save")),
                   look.wrong_deed == "begin", "change");
  if (!view.people.empty())
    out += disclosure(say(voice, "download"),
                      paragraph("", say(voice, "download_what")) +
                          post_form(path + "/file", look.visit.form_token,
                                    submit_button(say(voice, "download_go"), Weight::secondary)),
                      false, "download");
  out += disclosure(say(voice, "delete"),
                    paragraph("", say(voice, "delete_what")) +
                        post_form(path + "/delete", look.visit.form_token,
                                  submit_button(say(voice, "delete"), Weight::danger)),
                    false, "delete");
  return out;
}

Html list_of(const Look& look, const ContactListView& view) {
  const Voice& voice = look.voice();
  const bool is_open = view.list.state == ListState::open;
  Html out = div("chips", chip(is_open ? Tone::open : Tone::good,
                               voice.say("contacts.state." + std::string(store::word_of(view.list.state)))));
  out += facts_of(look, view);
  if (!is_open) out += paragraph("", say(voice, "handed_in_what"));
  if (is_open && view.list.contacts > 0) out += hand_in_part(look);
  if (is_open) out += file_part(look);
  return out + people_part(look, view) + rest_of(look, view) + what_is_kept(voice);
}

/// What became of a list that cannot be seen: none yet, or all gone.
bool was_deleted(const Look& look) {
  const auto board =
      desk::look_at_follow_up(look.office, look.visit.actor(), look.key.round, {"", look.key.agency});
  if (!board || board->agencies.empty()) return false;
  const auto& cells = board->agencies.front().cells;
  return std::any_of(cells.begin(), cells.end(), [&](const desk::FollowUpCell& one) {
    return one.asked == look.key.asked && one.list_state == store::word_of(ListState::deleted);
  });
}

Page framed(const Look& look, const std::string& title, const Html& main) {
  const Voice& voice = look.voice();
  const framework::Edition* edition = edition_of(look.round);
  Page page = page_of(look.visit, look.round, title, main);
  page.main = join(heading(1, "", voice.prose(title)),
                   paragraph("subtitle", voice.prose(agency_name(look.office, look.visit, look.key.agency)),
                             " · ", voice.prose(short_name(voice, edition, look.key.asked))),
                   main);
  page.crumbs.insert(page.crumbs.end() - 1, {voice.say("surveys.agency.title"),
                                             agency_path(look.visit, look.key.round, look.key.agency)});
  return page;
}

/// Days stand in problems as machines write them; people read them as on the rest of the page.
base::Problems with_read_days(const Voice& voice, base::Problems problems) {
  for (base::Problem& problem : problems) {
    for (auto& [name, value] : problem.details) {
      if (name == "first" || name == "last") value = voice.date(value);
    }
  }
  return problems;
}

Answer shown(const desk::Office& office, const Visit& visit, std::string_view deed,
             const base::Problems& problems) {
  const auto round = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!round) return refused(visit, round.problems());
  const Look look{office, visit, list_key(visit),
                  *round, deed,  FormErrors(visit.voice, with_read_days(visit.voice, problems))};
  const auto view = desk::see_contacts(office, visit.actor(), look.key);
  if (!view && view.problems().front().code != "contacts.no_list") return refused(visit, view.problems());
  const Voice& voice = visit.voice;
  Html main;
  for (const char* word : {"begun", "changed", "taken", "removed", "handed_in", "deleted", "discarded"}) {
    if (asked(visit, "done") == word)
      main += done_words(say(voice, std::string("done.") + word,
                             {{"count", number_words(whole_number(asked(visit, "count")))}}));
  }
  if (deed != "begin" && deed != "file") main += look.errors.summary(voice, "surveys.stands_in_the_way");
  if (view)
    main += list_of(look, *view);
  else if (was_deleted(look))
    main += paragraph("", say(voice, "is_deleted")) + what_is_kept(voice);
  else
    main += beginning(look);
  const Page page = framed(look, say(voice, "title"), main);
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

Answer sure_page(const desk::Office& office, const Visit& visit, Sure sure) {
  const auto round = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!round) return refused(visit, round.problems());
  const Look look{office, visit, list_key(visit), *round, "", {}};
  const auto view = desk::see_contacts(office, visit.actor(), look.key);
  if (!view) return shown(office, visit, "", view.problems());
  sure.back = contacts_path(visit, look.key);
  return framed(look, sure.title, sure_form(visit, sure));
}

Answer back_to_list(const Visit& visit, const std::string& done) {
  return Response::see_other(contacts_path(visit, list_key(visit)) + "?done=" + done);
}

}  // namespace

Answer contacts_page(const desk::Office& office, const Visit& visit) {
  return shown(office, visit, "", {});
}

Answer contacts_page_with(const desk::Office& office, const Visit& visit, std::string_view deed,
                          const base::Problems& problems) {
  return shown(office, visit, deed, problems);
}

Answer keep_list(const desk::Office& office, const Visit& visit) {
  if (visit.field("look") == "yes") return shown(office, visit, "", {});
  const auto day = round::parse_day(visit.field("last_day"));
  const bool is_new = !desk::see_contacts(office, visit.actor(), list_key(visit));
  // A day that does not exist is as wrong as one too far away, and told in the same words.
  const auto kept = desk::keep_contact_list(
      office, visit.actor(),
      {list_key(visit), visit.field("purpose"), day.value_or(std::chrono::sys_days())});
  if (!kept) return shown(office, visit, "begin", kept.problems());
  return back_to_list(visit, is_new ? "begun" : "changed");
}

Answer hand_in(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  if (visit.field("sure") != "yes")
    return sure_page(office, visit,
                     {.title = say(voice, "hand_in_sure"),
                      .what = paragraph("", say(voice, "hand_in_then")),
                      .action = contacts_path(visit, list_key(visit), "hand-in"),
                      .fields = {},
                      .button = say(voice, "hand_in"),
                      .weight = Weight::primary,
                      .back = {}});
  const auto done = desk::hand_in_contacts(office, visit.actor(), list_key(visit));
  if (!done) return shown(office, visit, "", done.problems());
  return back_to_list(visit, "handed_in");
}

Answer remove_person(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const std::string id = visit.field("contact");
  if (visit.field("sure") == "yes") {
    const auto done = desk::remove_contact(office, visit.actor(), list_key(visit), id);
    if (!done) return shown(office, visit, "", done.problems());
    return back_to_list(visit, "removed");
  }
  const auto view = desk::see_contacts(office, visit.actor(), list_key(visit));
  if (!view) return shown(office, visit, "", view.problems());
  const auto one = std::find_if(view->people.begin(), view->people.end(),
                                [&](const ListedContact& each) { return each.id == id; });
  if (one == view->people.end()) return shown(office, visit, "", {{"contacts.no_such_contact", {}, {}}});
  return sure_page(
      office, visit,
      {.title = say(voice, "take_out_sure"),
       .what = paragraph("lead", voice.prose(one->person.name), " · ",
                         one->person.telephone.empty() ? one->person.mail : one->person.telephone) +
               paragraph("", say(voice, "take_out_then")),
       .action = contacts_path(visit, list_key(visit), "remove"),
       .fields = hidden_field("contact", id),
       .button = say(voice, "take_out"),
       .weight = Weight::danger,
       .back = {}});
}

Answer delete_list(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  if (visit.field("sure") != "yes")
    return sure_page(office, visit,
                     {.title = say(voice, "delete_sure"),
                      .what = paragraph("", say(voice, "delete_then")),
                      .action = contacts_path(visit, list_key(visit), "delete"),
                      .fields = {},
                      .button = say(voice, "delete"),
                      .weight = Weight::danger,
                      .back = {}});
  const auto done = desk::delete_contacts(office, visit.actor(), list_key(visit));
  if (!done) return shown(office, visit, "", done.problems());
  return back_to_list(visit, "deleted");
}

}  // namespace prongsai::web::surveys
