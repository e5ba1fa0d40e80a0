// SPDX-License-Identifier: Apache-2.0
// The surveys of one agency: who has answered how much, and everything that brings people to the questions.
#include <algorithm>

#include "prongsai/desk/rounds/participants.h"
#include "prongsai/text/language.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/surveys/answers_page.h"
#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web::surveys {
namespace {

using access::Deed;
using desk::SurveyView;
using survey::Channel;

/// Those that a link is printed for.
constexpr Channel channels[] = {Channel::poster, Channel::line, Channel::website, Channel::letter,
                                Channel::counter};

/// One page with what all its surveys need.
struct Look {
  const desk::Office& office;
  const Visit& visit;
  const desk::RoundView& round;
  const std::string& agency;
  const desk::FollowUp* board = nullptr;  ///< of this agency; null where it cannot be asked
};

std::string without_scheme(const std::string& address) {
  const std::size_t at = address.find("://");
  return at == std::string::npos ? address : address.substr(at + 3);
}

Html state_of(const Voice& voice, const SurveyView& view, desk::Moment now) {
  if (view.is_opened) return chip(Tone::plain, voice.say("surveys.state.opened"));
  if (view.is_open_now) return chip(Tone::good, voice.say("surveys.state.open"));
  if (!view.opens || !view.closes) return chip(Tone::plain, voice.say("surveys.state.no_days"));
  return chip(Tone::plain, voice.say(now < *view.opens ? "surveys.state.not_yet" : "surveys.state.over"));
}

Html days_of(const Voice& voice, const SurveyView& view) {
  if (!view.opens || !view.closes) return {};
  return paragraph("muted", voice.say("surveys.open_days", {{"from", first_day_words(voice, *view.opens)},
                                                            {"to", last_day_words(voice, *view.closes)}}));
}

/// "ได้รับแล้ว 45–49 ชุด จากขั้นต่ำ 70", the bar, and what to expect.
Html received_of(const Look& look, const SurveyView& view) {
  const Voice& voice = look.visit.voice;
  const bool is_known = view.minimum.demand != round::Demand::unknown;
  const std::int64_t minimum = is_known ? view.minimum.count : 0;
  const Html line = paragraph(
      "received",
      element("strong", {}, voice.say("surveys.received", {{"count", shown_words(voice, view.received)}})),
      " ",
      is_known ? Html(voice.say("surveys.of_minimum", {{"minimum", number_words(minimum)}}))
               : Html(voice.say("surveys.minimum_unknown")));
  // Without a minimum there is nothing a bar could be a share of.
  Html out = is_known ? line + received_bar(view.received, minimum) : line;
  const desk::FollowUpCell* cell = look.board == nullptr ? nullptr : cell_of(*look.board, view.survey.number);
  const std::string forecast = forecast_words(voice, view.forecast, minimum);
  Html told = cell == nullptr || !is_known ? Html() : outlook_chip(voice, cell->outlook);
  if (!forecast.empty()) told += span("", " " + forecast);
  if (!told.empty()) out += div("chips", told);
  if (!is_known) out += paragraph("muted", rounds::reason_words(voice, edition_of(look.round), view.minimum));
  return out;
}

std::string poster_path(const Look& look, const SurveyView& view, const char* format, Channel channel) {
  return agency_path(look.visit, look.round.round().id, look.agency,
                     view.survey.asked() + "/poster/" + format + "?c=" + survey::letter_of(channel));
}

/// The way to the questions: what a coordinator came for.
Html link_of(const Look& look, const SurveyView& view) {
  const Voice& voice = look.visit.voice;
  const std::string address = desk::link_address(look.office, view.survey, Channel::unknown);
  return div("survey-link", span("muted", voice.say("surveys.link")), " ",
             element("code", {}, without_scheme(address))) +
         div("buttons",
             button_to(poster_path(look, view, "pdf", Channel::poster), voice.say("surveys.poster_pdf"),
                       true),
             button_to(poster_path(look, view, "png", Channel::poster), voice.say("surveys.poster_png")));
}

Html channels_of(const Look& look, const SurveyView& view) {
  const Voice& voice = look.visit.voice;
  const bool is_over = view.is_opened || (view.closes && look.office.now() >= *view.closes);
  const bool has_numbers = view.is_opened || view.setting.audience == store::Audience::external;
  if (is_over && !has_numbers) return {};
  Table table(voice.say("surveys.channels.caption"));
  std::vector<Cell> head = {{voice.say("surveys.channels.channel"), {}}};
  if (!is_over) {
    head.push_back({voice.say("surveys.channels.link"), {}});
    head.push_back({voice.say("surveys.channels.poster"), {}});
  }
  if (has_numbers) head.push_back(number(voice.say("surveys.channels.received")));
  table.head(std::move(head));
  const auto add = [&](Channel channel, bool has_link) {
    std::vector<Cell> cells = {row_head(voice.say("channel." + std::string(survey::word_of(channel))))};
    if (!is_over) {
      cells.push_back(
          {has_link
               ? element("code", {}, without_scheme(desk::link_address(look.office, view.survey, channel)))
               : span("none", "–"),
           {}});
      cells.push_back({has_link ? join(link_to(poster_path(look, view, "pdf", channel), "PDF"), " · ",
                                       link_to(poster_path(look, view, "png", channel), "PNG"))
                                : span("none", "–"),
                       {}});
    }
    if (has_numbers)
      cells.push_back(number(shown_words(voice, view.channels[static_cast<std::size_t>(channel)])));
    table.row(std::move(cells));
  };
  for (const Channel channel : channels) add(channel, true);
  if (has_numbers) add(Channel::unknown, false);
  const char* what = is_over       ? "surveys.channels.what_over"
                     : has_numbers ? "surveys.channels.what"
                                   : "surveys.channels.what_inside";
  return disclosure(voice.say(is_over ? "surveys.channels.title_over" : "surveys.channels.title"),
                    paragraph("muted", voice.say(what)) + table.html("labelled"), false,
                    "channels-" + view.survey.asked());
}

access::Area area_of(const Look& look) {
  const bool is_known = look.board != nullptr && !look.board->agencies.empty();
  return {is_known ? look.board->agencies.front().province : "", look.agency, ""};
}

Html codes_of(const Look& look, const SurveyView& view) {
  if (view.survey.credential != survey::Credential::single_use_code || view.setting.is_interviewed) return {};
  const Voice& voice = look.visit.voice;
  const auto role = access::role_for(look.visit.actor(), Deed::make_codes, area_of(look));
  const bool is_over = view.is_opened || (view.closes && look.office.now() >= *view.closes);
  const bool may =
      role && !is_over && (*role == access::Role::authority_officer || view.setting.coordinators_make_codes);
  const Html made =
      paragraph("", voice.say("surveys.codes_made", {{"count", number_words(view.codes_made)}}));
  if (may)
    return made + div("buttons", button_to(agency_path(look.visit, look.round.round().id, look.agency,
                                                       view.survey.asked() + "/slips"),
                                           voice.say("surveys.slips.make")));
  return made + (role && !is_over ? paragraph("muted", voice.say("surveys.codes_by_authority")) : Html());
}

Html by_day(const Look& look, const SurveyView& view) {
  const auto days = desk::look_at_days(look.office, look.visit.actor(), look.round.round().id,
                                       view.survey.asked(), {"", look.agency});
  if (!days || days->empty()) return {};
  const Voice& voice = look.visit.voice;
  const bool is_inside = view.setting.audience == store::Audience::internal;
  return disclosure(voice.say("surveys.days.title"),
                    (is_inside ? paragraph("muted", voice.say("surveys.days.midnight")) : Html()) +
                        day_table(voice, *days, view.minimum.count),
                    false, "days-" + view.survey.asked());
}

Html promise_of(const Look& look, const SurveyView& view) {
  const Voice& voice = look.visit.voice;
  const std::string word(survey::word_of(view.survey.credential));
  return disclosure(voice.say("surveys.promise.title"),
                    paragraph("", voice.say("surveys.promise." + word)) +
                        paragraph("", voice.say("surveys.cannot." + word)) +
                        paragraph("muted", voice.say("surveys.promise.coarse",
                                                     {{"floor", number_words(view.setting.floor)}})),
                    false, "promise-" + view.survey.asked());
}

Html survey_of(const Look& look, const SurveyView& view) {
  const Voice& voice = look.visit.voice;
  const framework::Edition* edition = edition_of(look.round);
  const std::string& asked = view.survey.asked();
  const framework::Text name = asked_name(edition, view.survey.instrument, view.survey.part);
  Html out =
      div("chips", state_of(voice, view, look.office.now()),
          chip(Tone::plain, voice.say("audience." + std::string(store::word_of(view.setting.audience)))),
          chip(Tone::plain,
               voice.say("credential_name." + std::string(survey::word_of(view.survey.credential)))));
  out += days_of(voice, view) + received_of(look, view);
  if (view.is_opened) {
    out += div("buttons", button_to(answers_path(look.visit, view.survey.number),
                                    voice.say("surveys.see_answers"), true));
  } else if (view.setting.is_interviewed) {
    out += paragraph("", voice.say("surveys.interviewed"));
    if (access::role_for(look.visit.actor(), Deed::see_contacts, area_of(look)))
      out += div("buttons",
                 button_to(agency_path(look.visit, look.round.round().id, look.agency, asked + "/contacts"),
                           voice.say("people_list.title"), true));
  } else {
    const bool is_over = view.closes && look.office.now() >= *view.closes;
    if (!is_over) out += link_of(look, view) + codes_of(look, view);
    if (is_over) out += paragraph("", voice.say("surveys.waits_for_box"));
  }
  if (!view.setting.is_interviewed) out += channels_of(look, view);
  out += by_day(look, view);
  if (!view.is_opened) out += promise_of(look, view);
  return section("survey-" + html_id(asked), voice.text(name), out);
}

}  // namespace

bool takes_part(const desk::Office& office, const Visit& visit) {
  const auto found = desk::see_participant(office, visit.actor(), visit.request.capture("round"),
                                           visit.request.capture("agency"));
  return found && found->has_value();
}

base::Result<SurveyView> survey_in_path(const desk::Office& office, const Visit& visit) {
  const std::string& asked = visit.request.capture("asked");
  if (!takes_part(office, visit)) return base::Problem{"surveys.no_such_survey", {{"found", asked}}, {}};
  auto all = desk::see_agency_surveys(office, visit.actor(), visit.request.capture("round"),
                                      visit.request.capture("agency"));
  if (!all) return all.problems();
  const auto found = std::find_if(all->begin(), all->end(),
                                  [&](const SurveyView& one) { return one.survey.asked() == asked; });
  if (found == all->end()) return base::Problem{"surveys.no_such_survey", {{"found", asked}}, {}};
  return *std::move(found);
}

Answer agency_page(const desk::Office& office, const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const std::string& agency = visit.request.capture("agency");
  const auto view = desk::see_round(office, visit.actor(), round);
  if (!view) return refused(visit, view.problems());
  if (!takes_part(office, visit)) return Response::not_found();
  const auto all = desk::see_agency_surveys(office, visit.actor(), round, agency);
  if (!all) return refused(visit, all.problems());
  const auto board = desk::look_at_follow_up(office, visit.actor(), round, {"", agency});
  const Voice& voice = visit.voice;
  const Look look{office, visit, *view, agency, board ? &*board : nullptr};
  Html main = paragraph("lead", voice.prose(agency_name(office, visit, agency)));
  if (all->empty()) main += div("empty", paragraph("", voice.say("surveys.none_yet")));
  for (const SurveyView& one : *all) main += survey_of(look, one);
  if (std::any_of(all->begin(), all->end(), [](const SurveyView& one) { return !one.is_opened; }))
    main += paragraph("muted", voice.say("surveys.coarse"));
  return page_of(visit, *view, voice.say("surveys.agency.title"), main);
}

}  // namespace prongsai::web::surveys
