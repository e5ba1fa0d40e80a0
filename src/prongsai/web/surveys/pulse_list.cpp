// SPDX-License-Identifier: Apache-2.0
// The pulse surveys of an agency, and starting one.
#include "prongsai/desk/plans/view.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/text/language.h"
#include "prongsai/web/gate/handlers.h"
#include "prongsai/web/gate/where.h"
#include "prongsai/web/surveys/pulse_detail.h"
#include "prongsai/web/surveys/pulse_pages.h"

namespace prongsai::web {
namespace surveys {
namespace {

using desk::SurveyView;

constexpr std::chrono::days usual_length{13};  ///< two weeks, both days counted

std::string say(const Voice& voice, const std::string& key, const Details& details = {}) {
  return voice.say("pulse." + key, details);
}

/// What can be asked, the newest rules first: a value of the form and its words.
struct Offer {
  std::string edition;
  std::string asked;
  std::string words;
};
std::vector<Offer> offers_of(const desk::Office& office, const Voice& voice) {
  std::vector<Offer> out;
  const auto& all = office.editions.all();
  for (auto planned = all.rbegin(); planned != all.rend(); ++planned) {
    const framework::Edition& edition = (*planned)->edition;
    const std::shared_ptr<const framework::Edition> shared(*planned, &edition);
    const auto offer = [&](const std::string& code, const framework::Text& name) {
      const auto questions = survey::make_questionnaire(shared, code);
      if (!questions) return;
      const std::string words = text::choose(voice.language(), name.th, name.en) + " · " +
                                text::choose(voice.language(), edition.name.th, edition.name.en);
      out.push_back(
          {edition.id, code,
           survey::is_official_wording(*questions) ? words : words + " " + say(voice, "own_words")});
    };
    for (const framework::Instrument& instrument : edition.instruments) {
      if (instrument.parts.empty()) offer(instrument.code, instrument.name);
      for (const framework::Part& part : instrument.parts) offer(part.code, part.name);
    }
  }
  return out;
}

Html what_it_is(const Voice& voice) {
  Html items;
  for (const char* key : {"rule.own", "rule.sealed", "rule.floor", "rule.not_official", "rule.told"})
    items += element("li", {}, say(voice, key));
  return element("ul", {{"class", "frozen"}}, items);
}

Html pulse_line(const desk::Office& office, const Visit& visit, const std::string& agency,
                const SurveyView& view) {
  const Voice& voice = visit.voice;
  const Html days =
      view.opens && view.closes
          ? Html(first_day_words(voice, *view.opens) + " – " + last_day_words(voice, *view.closes))
          : Html();
  return element("li", {},
                 link_to(pulses_path(visit, agency, std::to_string(view.survey.number)),
                         voice.prose(pulse_name(office, voice, view))),
                 " ", pulse_state(voice, view, office.now()),
                 paragraph("muted", days, " · ",
                           voice.say("surveys.received", {{"count", shown_words(voice, view.received)}})));
}

Answer form_page(const desk::Office& office, const Visit& visit, const base::Problems& problems) {
  const std::string& agency = visit.request.capture("agency");
  const Voice& voice = visit.voice;
  const FormErrors errors(voice, problems);
  const auto today = round::thai_day_at(office.now());
  const auto typed = [&](const char* name, const std::string& usual) {
    const std::string value = visit.field(name);
    return value.empty() && problems.empty() ? usual : value;
  };
  Choice what{.name = "what", .label = say(voice, "what"), .hint = say(voice, "what_hint")};
  what.chosen = visit.field("what");
  for (const Offer& one : offers_of(office, voice))
    what.options.push_back({one.edition + " " + one.asked, one.words});
  if (what.options.empty())
    return pulse_frame(office, visit, say(voice, "new"), paragraph("", say(voice, "no_questions")), false);
  Choice credential{
      .name = "credential", .label = say(voice, "credential"), .hint = say(voice, "credential_hint")};
  const std::string open_link(survey::word_of(survey::Credential::open_link));
  credential.chosen = typed(credential.name.c_str(), open_link);
  credential.options = credential_options(voice);
  const auto day = [&](const char* name, const std::string& usual) {
    return text_field({.name = name,
                       .label = say(voice, name),
                       .hint = {},
                       .value = typed(name, usual),
                       .type = "date",
                       .classes = "short",
                       .length_max = 10},
                      errors);
  };
  const Html form =
      post_form(pulses_path(visit, agency, "new"), visit.form_token,
                select_field(what, errors) + day("first", round::day_text(today)) +
                    day("last", round::day_text(today + usual_length)) + radio_field(credential, errors) +
                    div("buttons", submit_button(say(voice, "start"))));
  const Page page = pulse_frame(office, visit, say(voice, "new"),
                                errors.summary(voice, "pulse.cannot_start") + div("narrow", form) +
                                    section("rules", say(voice, "rules"), what_it_is(voice)),
                                false);
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

}  // namespace

std::string pulses_path(const Visit& visit, std::string_view agency, std::string_view below) {
  return visit.path("pulses/" + std::string(agency) + (below.empty() ? "" : "/") + std::string(below));
}

std::string pulse_name(const desk::Office& office, const Voice& voice, const SurveyView& view) {
  const auto planned = office.editions.find(view.survey.edition);
  if (!planned) return view.survey.asked();
  const framework::Edition& edition = planned->edition;
  return short_name(voice, &edition, view.survey.asked()) + " · " + voice.year(edition.fiscal_year);
}

Html pulse_state(const Voice& voice, const SurveyView& view, desk::Moment now) {
  if (view.is_opened) return chip(Tone::plain, say(voice, "state.opened"));
  if (view.is_open_now) return chip(Tone::good, voice.say("surveys.state.open"));
  const bool is_early = view.opens && now < *view.opens;
  return chip(is_early ? Tone::plain : Tone::open, say(voice, is_early ? "state.not_yet" : "state.over"));
}

Page pulse_frame(const desk::Office& office, const Visit& visit, const std::string& title, const Html& main,
                 bool made_up) {
  const Voice& voice = visit.voice;
  const std::string& agency = visit.request.capture("agency");
  return placed(visit,
                {.title = title,
                 .line = voice.prose(agency_name(office, visit, agency)),
                 .crumbs = {{voice.say("surveys.title"), visit.path("surveys")},
                            {say(voice, "title"), pulses_path(visit, agency)}},
                 .made_up = made_up},
                main);
}

Answer pulse_agencies(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  Html lines;
  std::string only;
  std::size_t count = 0;
  for (const store::ResultAgency& one : desk::own_agencies(office, visit.actor())) {
    if (!access::role_for(visit.actor(), access::Deed::run_pulse, {one.province, one.id, ""})) continue;
    only = one.id;
    ++count;
    lines += element("li", {},
                     link_to(pulses_path(visit, one.id),
                             voice.prose(text::choose(voice.language(), one.name_th, one.name_en))));
  }
  if (count == 1) return Response::see_other(pulses_path(visit, only));
  return placed(visit,
                {.title = say(voice, "title"),
                 .line = {},
                 .crumbs = {{voice.say("surveys.title"), visit.path("surveys")}}},
                paragraph("", say(voice, "lead")) +
                    (count == 0 ? Html() : element("ul", {{"class", "choices"}}, lines)));
}

Answer pulse_list(const desk::Office& office, const Visit& visit) {
  const std::string& agency = visit.request.capture("agency");
  const auto all = desk::see_pulses(office, visit.actor(), agency);
  if (!all) return refused(visit, all.problems());
  const Voice& voice = visit.voice;
  Html lines;
  for (const SurveyView& one : *all) lines += pulse_line(office, visit, agency, one);
  const Html list = all->empty() ? div("empty", paragraph("", say(voice, "none")))
                                 : element("ul", {{"class", "choices"}}, lines);
  return placed(visit,
                {.title = say(voice, "title"),
                 .line = voice.prose(agency_name(office, visit, agency)),
                 .crumbs = {{voice.say("surveys.title"), visit.path("surveys")}}},
                paragraph("", say(voice, "lead")) +
                    div("buttons", button_to(pulses_path(visit, agency, "new"), say(voice, "new"), true)) +
                    list + section("rules", say(voice, "rules"), what_it_is(voice)));
}

Answer new_pulse(const desk::Office& office, const Visit& visit) {
  return form_page(office, visit, {});
}

Answer start_one(const desk::Office& office, const Visit& visit) {
  const std::string what = visit.field("what");
  const std::size_t blank = what.find(' ');
  const auto first = round::parse_day(visit.field("first"));
  const auto last = round::parse_day(visit.field("last"));
  desk::PulseWish wish;
  wish.agency = visit.request.capture("agency");
  wish.edition = what.substr(0, blank);
  wish.asked = blank == std::string::npos ? "" : what.substr(blank + 1);
  // A day that does not exist lies as wrong as one that is over.
  wish.first = first.value_or(std::chrono::sys_days());
  wish.last = last.value_or(std::chrono::sys_days());
  wish.credential =
      survey::parse_credential(visit.field("credential")).value_or(survey::Credential::open_link);
  const auto number = desk::start_pulse(office, visit.actor(), wish);
  if (!number) return form_page(office, visit, number.problems());
  return Response::see_other(pulses_path(visit, wish.agency, std::to_string(*number)) + "?done=started");
}

}  // namespace surveys

void add_pulses(Gate& gate, desk::Jobs& jobs) {
  using access::Deed;
  const desk::Office& office = gate.office();
  const auto on = with_office(office);
  const Where agency = agency_in_path(office);
  gate.get_somewhere("/office/pulses", Deed::run_pulse, on(surveys::pulse_agencies));
  const std::string list = "/office/pulses/{agency}";
  gate.get(list, Deed::run_pulse, agency, on(surveys::pulse_list));
  gate.get(list + "/new", Deed::run_pulse, agency, on(surveys::new_pulse));
  gate.post(list + "/new", Deed::run_pulse, agency, on(surveys::start_one));
  gate.get(list + "/{survey}", Deed::run_pulse, agency, on(surveys::pulse_page));
  gate.get(list + "/{survey}/poster/{format}", Deed::run_pulse, agency, on(surveys::pulse_poster));
  gate.get(list + "/{survey}/codes/slips", Deed::run_pulse, agency, on(surveys::pulse_slips));
  gate.post(list + "/{survey}/codes/slips", Deed::run_pulse, agency, on(surveys::make_pulse_slips));
  gate.post(list + "/{survey}/end", Deed::run_pulse, agency, on(surveys::end_one));
  gate.post(list + "/{survey}/open", Deed::run_pulse, agency,
            [&office, &jobs](const Visit& visit) { return surveys::open_one(office, jobs, visit); });
  gate.get(list + "/jobs/{job}", Deed::run_pulse, agency,
           [&office, &jobs](const Visit& visit) { return surveys::pulse_job(office, jobs, visit); });
  gate.post(list + "/jobs/{job}/cancel", Deed::run_pulse, agency,
            [&jobs](const Visit& visit) { return surveys::cancel_pulse_job(jobs, visit); });
}

}  // namespace prongsai::web
