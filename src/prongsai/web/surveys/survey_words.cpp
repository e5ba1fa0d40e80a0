// SPDX-License-Identifier: Apache-2.0
// Numbers, bars, names and frames of the pages about surveys.
#include <algorithm>

#include "prongsai/desk/organisations/find.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/text/language.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web::surveys {
namespace {

using access::Deed;
using survey::ShownNumber;

bool sees_board(const Visit& visit) {
  const Sight sight = sight_of(visit.actor());
  return sight.nation || !sight.provinces.empty();
}

}  // namespace

std::string surveys_path(const Visit& visit, std::string_view round, std::string_view below) {
  return visit.path("rounds/" + std::string(round) + "/surveys" + (below.empty() ? "" : "/") +
                    std::string(below));
}

std::string agency_path(const Visit& visit, std::string_view round, std::string_view agency,
                        std::string_view below) {
  return surveys_path(visit, round,
                      "agencies/" + std::string(agency) + (below.empty() ? "" : "/") + std::string(below));
}

Page page_of(const Visit& visit, const desk::RoundView& round, const std::string& title, const Html& main,
             bool inside) {
  const Voice& voice = visit.voice;
  Page page;
  page.title = title;
  page.description = voice.say("account.description");
  page.section = Section::surveys;
  page.crumbs = {{voice.say("surveys.title"), visit.path("surveys")}};
  if (inside && sees_board(visit))
    page.crumbs.push_back({voice.say("surveys.board.title"), surveys_path(visit, round.round().id)});
  page.crumbs.push_back({title, ""});
  page.made_up = round.rules && round.rules->edition.made_up;
  page.main = join(heading(1, "", voice.prose(title)),
                   paragraph("subtitle", voice.prose(rounds::round_name(voice, round.stored))), main);
  return page;
}

Answer refused(const Visit& visit, const base::Problems& problems) {
  const std::string& code = problems.front().code;
  if (code == "desk.not_permitted") return Response::error(403);
  if (code == "rounds.no_such_round" || code == "rounds.no_such_agency" || code == "surveys.no_such_survey" ||
      code == "box.no_such_box")
    return Response::not_found();
  const Voice& voice = visit.voice;
  Page page;
  page.title = voice.say("surveys.title");
  page.description = voice.say("account.description");
  page.section = Section::surveys;
  page.crumbs = {{voice.say("surveys.title"), visit.path("surveys")}};
  page.main = join(heading(1, "", page.title),
                   FormErrors(voice, problems).summary(voice, "surveys.stands_in_the_way"));
  return with_status(page, code == "round.not_opened" ? 200 : 422);
}

Html done_line(const Visit& visit, std::initializer_list<std::string_view> known) {
  const std::string done = asked(visit, "done");
  if (std::find(known.begin(), known.end(), done) == known.end()) return {};
  const std::int64_t count = std::max<std::int64_t>(0, whole_number(asked(visit, "count")));
  return element("p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good),
                 span("", visit.voice.say("surveys.done." + done, {{"count", number_words(count)}})));
}

Answer file_answer(std::string bytes, std::string media_type, const std::string& name) {
  Response out;
  out.body = std::move(bytes);
  out.header("Content-Type", std::move(media_type));
  out.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return out;
}

const framework::Edition* edition_of(const desk::RoundView& round) {
  return round.rules ? &round.rules->edition : nullptr;
}

framework::Text asked_name(const framework::Edition* edition, const std::string& instrument,
                           const std::string& part) {
  if (edition != nullptr) {
    for (const framework::Instrument& one : edition->instruments) {
      if (one.code != instrument) continue;
      for (const framework::Part& each : one.parts) {
        if (each.code == part) return each.name;
      }
      return one.name;
    }
  }
  return {part.empty() ? instrument : part, part.empty() ? instrument : part};
}

std::string short_name(const Voice& voice, const framework::Edition* edition, const std::string& asked) {
  // People say "IIT"; of others they say the name.
  if (edition != nullptr && edition->made_up) {
    for (const framework::Instrument& one : edition->instruments) {
      if (one.code == asked) return text::choose(voice.language(), one.name.th, one.name.en);
    }
  }
  return rounds::sampled_name(voice, edition, asked);
}

std::string agency_name(const desk::Office& office, const Visit& visit, const std::string& agency) {
  const auto file = desk::find_agency(office, visit.actor(), agency);
  if (!file) return agency;
  const agency::AgencyRecord& record = file->agency.record;
  return text::choose(visit.voice.language(), record.name_th, record.name_en);
}

std::string number_words(std::int64_t number) {
  return grouped(static_cast<std::uint64_t>(std::max<std::int64_t>(0, number)));
}

std::string shown_words(const Voice& voice, const ShownNumber& number) {
  if (number.at_least == number.at_most) return number_words(number.at_least);
  if (number.is_few()) return voice.say("surveys.fewer_than", {{"count", number_words(number.at_most + 1)}});
  return number_words(number.at_least) + "–" + number_words(number.at_most);
}

Html received_bar(const ShownNumber& received, std::int64_t minimum, std::int64_t full) {
  const std::int64_t most = std::max<std::int64_t>({minimum, received.at_most, full, 1});
  const auto percent = [](std::int64_t tenths) {
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
  };
  constexpr std::int64_t whole = 1000;
  const auto place = [&](std::int64_t count) { return count * whole / most; };
  const auto rect = [&](const char* classes, std::int64_t x, std::int64_t width) {
    return element(
        "rect",
        {{"class", classes}, {"x", percent(x)}, {"width", percent(width)}, {"y", "0"}, {"height", "100%"}},
        Html());
  };
  const bool is_reached = minimum > 0 && received.at_least >= minimum;
  Html bars = rect("track", 0, whole) + rect("perhaps", 0, place(received.at_most)) +
              rect(is_reached ? "span now" : "span", 0, place(received.at_least));
  constexpr std::int64_t line = 6;
  if (minimum > 0) bars += rect("today", std::max<std::int64_t>(0, place(minimum) - line), line);
  return element("svg", {{"class", "phase-bar received-bar"}, {"aria-hidden", "true"}}, bars);
}

Html outlook_chip(const Voice& voice, desk::Outlook outlook) {
  const std::string words = voice.say("outlook." + std::string(desk::word_of(outlook)));
  switch (outlook) {
    case desk::Outlook::reached:
      return chip(Tone::good, join(icon(Icon::good), words));
    case desk::Outlook::likely:
      return chip(Tone::good, words);
    case desk::Outlook::unlikely:
      return chip(Tone::bad, join(icon(Icon::warning), words));
    case desk::Outlook::open:
    case desk::Outlook::no_answers:
      return chip(Tone::open, words);
    case desk::Outlook::no_minimum:
      break;
  }
  return chip(Tone::plain, words);
}

std::string forecast_words(const Voice& voice, const std::optional<survey::Forecast>& forecast,
                           std::int64_t minimum) {
  if (!forecast) return "";
  const text::Details details = {{"low", number_words(forecast->low)},
                                 {"high", number_words(forecast->high)},
                                 {"minimum", number_words(minimum)}};
  if (minimum <= 0) return voice.say("surveys.forecast.plain", details);
  if (forecast->low >= minimum) return voice.say("surveys.forecast.enough", details);
  return voice.say(forecast->high >= minimum ? "surveys.forecast.perhaps" : "surveys.forecast.short",
                   details);
}

std::string day_words(const Voice& voice, std::int64_t day) {
  return voice.date(round::day_text(std::chrono::sys_days(std::chrono::days(day))));
}

std::string first_day_words(const Voice& voice, desk::Moment opens) {
  return voice.date(round::day_text(round::thai_day_at(opens)));
}

std::vector<Option> credential_options(const Voice& voice) {
  using survey::Credential;
  std::vector<Option> out;
  for (const Credential each : {Credential::open_link, Credential::single_use_code}) {
    const std::string word(survey::word_of(each));
    out.push_back({word, voice.say("credential_name." + word) + " — " + voice.say("surveys.promise." + word) +
                             " " + voice.say("surveys.cannot." + word)});
  }
  return out;
}

std::string last_day_words(const Voice& voice, desk::Moment closes) {
  return first_day_words(voice, closes - std::chrono::microseconds(1));
}

Html day_table(const Voice& voice, const std::vector<desk::FollowUpDayView>& days, std::int64_t minimum) {
  Table table(voice.say("surveys.days.caption"));
  table.head({{voice.say("surveys.days.day"), {}},
              number(voice.say("surveys.days.received")),
              {voice.say("surveys.days.bar"), {}}});
  const std::int64_t full = days.empty() ? 1 : days.back().received.at_most;
  for (auto day = days.rbegin(); day != days.rend(); ++day)
    table.row({row_head(day_words(voice, day->day)),
               number(shown_words(voice, day->received)),
               {received_bar(day->received, minimum, full), "bar-cell"}});
  return table.html();
}

Html button_to(const std::string& address, const Html& words, bool is_primary) {
  return element("a", {{"href", address}, {"class", is_primary ? "button primary" : "button"}}, words);
}

const desk::FollowUpCell* cell_of(const desk::FollowUp& board, std::int64_t survey) {
  for (const desk::FollowUpAgency& agency : board.agencies) {
    for (const desk::FollowUpCell& cell : agency.cells) {
      if (cell.survey == survey) return &cell;
    }
  }
  return nullptr;
}

Sight sight_of(const access::Actor& actor) {
  Sight out;
  const auto add = [](std::vector<std::string>& to, const std::string& one) {
    if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
  };
  for (const access::Area& area : access::areas_for(actor, Deed::see_surveys)) {
    if (!area.agency.empty()) {
      add(out.agencies, area.agency);
    } else if (!area.province.empty()) {
      add(out.provinces, area.province);
    } else {
      out.nation = true;
    }
  }
  return out;
}

}  // namespace prongsai::web::surveys
