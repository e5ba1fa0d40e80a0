// SPDX-License-Identifier: Apache-2.0
// Addresses, frames and pieces of the pages about grades.
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/grading_detail.h"

namespace prongsai::web::grading {

using http::percent_encode;

std::string say(const Voice& voice, const std::string& key, const text::Details& details) {
  return voice.say("grading." + key, details);
}

std::string label_of(const Voice& voice, const framework::Text& text) {
  return text::choose(voice.language(), text.th, text.en);
}

std::string seat_path(const Visit& visit, const store::ItemKey& key) {
  return visit.path("grading/" + percent_encode(key.round) + "/" + percent_encode(key.agency) + "/" +
                    percent_encode(key.item));
}

std::string grades_path(const Visit& visit, std::string_view round, std::string_view agency,
                        std::string_view below) {
  return visit.path("rounds/" + percent_encode(round) + "/agencies/" + percent_encode(agency) + "/grades") +
         (below.empty() || below.front() == '?' ? std::string(below) : "/" + std::string(below));
}

store::ItemKey item_in_path(const Visit& visit) {
  return {visit.request.capture("round"), visit.request.capture("agency"), visit.request.capture("item")};
}

Crumb first_crumb(const Visit& visit) {
  if (access::may_somewhere(visit.actor(), access::Deed::see_disclosure))
    return {visit.voice.say("disclosure.title"), visit.path("disclosure")};
  return {say(visit.voice, "title"), visit.path("grading")};
}

Page placed(const Visit& visit, const Place& place, const Html& main) {
  const Voice& voice = visit.voice;
  Page page;
  page.title = place.title;
  page.description = voice.say("account.description");
  page.section = place.section;
  page.crumbs = place.crumbs;
  if (!page.crumbs.empty()) page.crumbs.push_back({place.title, ""});
  page.made_up = place.made_up;
  page.main = join(heading(1, "", voice.prose(place.title)),
                   place.line.empty() ? Html() : element("p", {{"class", "subtitle"}}, place.line), main);
  return page;
}

Answer refused(const Visit& visit, const base::Problems& problems) {
  const std::string& code = problems.front().code;
  if (code == "desk.not_permitted") return Response::error(403);
  for (const char* nothing : {"rounds.no_such_round", "rounds.no_such_agency", "grading.no_such_item",
                              "captures.no_such_capture", "captures.no_body"}) {
    if (code == nothing) return Response::not_found();
  }
  const Voice& voice = visit.voice;
  const bool is_calm =
      code == "round.not_opened" || code == "disclosure.none_here" || code == "grading.not_told_yet";
  return with_status(placed(visit, {.title = say(voice, "title"), .line = {}, .crumbs = {}},
                            FormErrors(voice, problems).summary(voice, "grading.stands_in_the_way")),
                     is_calm ? 200 : 422);
}

Html done_line(const Visit& visit, std::initializer_list<std::string_view> known) {
  const std::string done = asked(visit, "done");
  if (std::ranges::find(known, std::string_view(done)) == known.end()) return {};
  const std::int64_t count = std::max<std::int64_t>(0, whole_number(asked(visit, "count")));
  const std::int64_t left = std::max<std::int64_t>(0, whole_number(asked(visit, "left")));
  return element("p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good),
                 span("", say(visit.voice, "done." + done,
                              {{"count", number_words(static_cast<std::size_t>(count))},
                               {"left", number_words(static_cast<std::size_t>(left))}})));
}

std::string choice_words(const Voice& voice, const framework::Scale& scale, std::size_t choice) {
  const framework::Choice& one = scale.choices[choice];
  const std::string words = label_of(voice, one.label);
  return one.points ? words + " (" + base::to_shortest_string(*one.points, 0) + ")" : words;
}

std::string choice_words(const Voice& voice, const framework::Scale& scale, std::string_view code) {
  const auto found = std::ranges::find(scale.choices, code, &framework::Choice::code);
  return found == scale.choices.end()
             ? std::string(code)
             : choice_words(voice, scale, static_cast<std::size_t>(found - scale.choices.begin()));
}

Html state_chip(const Voice& voice, disclosure::State state) {
  using disclosure::State;
  Tone tone = Tone::plain;
  if (state == State::disputed || state == State::preliminary) tone = Tone::open;
  if (state == State::final || state == State::accepted || state == State::decided) tone = Tone::good;
  return chip(tone, say(voice, "state." + std::string(disclosure::word_of(state))));
}

std::string reason_words(const Voice& voice, const std::vector<const disclosure::Rules::Reason*>& reasons,
                         std::string_view code) {
  const auto found =
      std::ranges::find_if(reasons, [&](const disclosure::Rules::Reason* one) { return one->code == code; });
  return found == reasons.end() ? std::string(code) : label_of(voice, (*found)->text);
}

Html given_list(const Voice& voice, const desk::AgencyGrades& grades, const desk::ItemGrade& item,
                const std::vector<desk::GradeReasons>& given) {
  Html items;
  for (const desk::GradeReasons& one : given) {
    Html reasons;
    for (const std::string& code : one.reasons)
      reasons += element("li", {}, voice.prose(reason_words(voice, grades.reasons, code)));
    items += element("li", {}, element("strong", {}, choice_words(voice, *item.scale, one.choice)),
                     reasons.empty() ? Html() : element("ul", {{"class", "frozen"}}, reasons),
                     one.words.empty() ? Html() : paragraph("", voice.prose(one.words)),
                     paragraph("muted", voice.moment(one.given_at),
                               one.is_late ? Html(" · " + say(voice, "late")) : Html()));
  }
  return items.empty() ? paragraph("muted", say(voice, "no_grades"))
                       : element("ol", {{"class", "frozen"}}, items);
}

Html filing_part(const Voice& voice, const disclosure::ItemFiling& filing) {
  if (filing.answer != disclosure::Answer::shown)
    return paragraph(
        "", say(voice, filing.answer == disclosure::Answer::not_shown ? "told_not_shown" : "told_nothing"));
  Html links;
  for (const disclosure::Link& link : filing.links)
    links += element("li", {}, outside_link(link.address),
                     link.path.empty() ? Html() : paragraph("muted", voice.prose(link.path)));
  return join(element("ul", {{"class", "plain"}}, links),
              filing.note.empty() ? Html() : element("blockquote", {}, voice.prose(filing.note)));
}

Html demand_part(const Voice& voice, const framework::Item& item, const disclosure::ItemRules* rules,
                 const std::string& website) {
  Html out;
  if (rules != nullptr && !label_of(voice, rules->help).empty())
    out += paragraph("", voice.prose(label_of(voice, rules->help)));
  if (item.elements && !item.elements->texts.empty()) {
    Html elements;
    for (const std::string& one : item.elements->texts)
      elements += element("li", {{"lang", "th"}}, voice.prose(one));
    out += element("ul", {{"class", "frozen"}}, elements);
  } else {
    out += paragraph("muted", say(voice, "elements_unknown"));
  }
  if (rules != nullptr && !rules->failures.empty()) {
    Html failures;
    for (const framework::Text& one : rules->failures)
      failures += element("li", {}, voice.prose(label_of(voice, one)));
    out += disclosure(say(voice, "failures"), element("ul", {{"class", "frozen"}}, failures), false);
  }
  if (is_outside_address(website)) out += paragraph("", say(voice, "main_site"), " ", outside_link(website));
  return out;
}

}  // namespace prongsai::web::grading
