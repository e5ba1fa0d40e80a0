// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/rounds/round_words.h"

#include <algorithm>

#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web::rounds {
namespace {

using round::Phase;
using round::SampleBasis;

constexpr round::Moment::duration instant{1};

bool is_whole_days(const round::Window& window) {
  const auto begins_a_day = [](round::Moment moment) {
    return round::start_of_thai_day(round::thai_day_at(moment)) == moment;
  };
  return begins_a_day(window.opens_at) && begins_a_day(window.closes_at);
}

std::string day_words(const Voice& voice, round::Moment moment) {
  return voice.date(round::day_text(round::thai_day_at(moment)));
}

/// "2027-03-01 00:00" as "1 มี.ค. 2570 00:00 น.": how the room `round` writes moments, read by people.
std::string clock_words(const Voice& voice, const std::string& text) {
  constexpr std::size_t date_length = 10;
  constexpr std::size_t minute_length = 16;
  if (text.size() < minute_length || text[4] != '-' || text[date_length] != ' ') return text;
  return voice.say("web.moment", {{"date", voice.date(text.substr(0, date_length))},
                                  {"time", text.substr(date_length + 1, minute_length - date_length - 1)}});
}

std::string edition_words(const desk::Office& office, const Voice& voice, const std::string& id) {
  const auto rules = office.editions.find(id);
  if (!rules) return id;
  const framework::Text& name = rules->edition.name;
  return text::choose(voice.language(), name.th, name.en);
}

std::string detail_words(const desk::Office& office, const Voice& voice, const base::Problem& problem,
                         const std::string& name, const std::string& value) {
  if (name == "phase" || (name == "before" && round::parse_phase(value)))
    return round::parse_phase(value) ? voice.say("phase." + value) : value;
  if (problem.code == "round.wrong_stage" && round::parse_stage(value))
    return voice.say("round_stage." + value);
  if (name == "edition" || problem.code == "round.other_edition") return edition_words(office, voice, value);
  if (name == "instrument") return sampled_name(voice, nullptr, value);
  return clock_words(voice, value);
}

std::string number_words(std::int64_t number) {
  return grouped(static_cast<std::uint64_t>(number));
}

constexpr std::int64_t whole_share = 100 * base::Points::unit;

bool is_whole_share(base::Points percent, std::int64_t people) {
  return percent.ten_thousandths() * people % whole_share == 0;
}

/// The share of the people to as many places as it has.
std::string exact_share(base::Points percent, std::int64_t people) {
  constexpr std::int64_t hundred = 100;
  const base::Points share = base::Points::from_ten_thousandths(percent.ten_thousandths() * people / hundred);
  return base::to_shortest_string(share);
}

std::string missing_words(const Voice& voice, const round::MinimumSample& sample) {
  std::string out;
  for (const auto& [what, about] : sample.missing)
    out += (out.empty() ? "" : " ") + voice.say("rounds.sample.missing_" + what);
  return out;
}

}  // namespace

const std::string& round_name(const Voice& voice, const store::StoredRound& stored) {
  return text::choose(voice.language(), stored.name_th, stored.name_en);
}

std::string phase_name(const Voice& voice, Phase phase) {
  return voice.say("phase." + std::string(round::word_of(phase)));
}

Html stage_chip(const Voice& voice, round::Stage stage) {
  const std::string words = voice.say("round_stage." + std::string(round::word_of(stage)));
  switch (stage) {
    case round::Stage::draft:
      return chip(Tone::open, words);
    case round::Stage::opened:
      return chip(Tone::good, words);
    case round::Stage::closed:
    case round::Stage::published:
      break;
  }
  return chip(Tone::plain, words);
}

Html standing_chip(const Voice& voice, const round::PhaseState& state) {
  switch (state.standing) {
    case round::Standing::absent:
      return chip(Tone::plain, voice.say("rounds.standing.absent"));
    case round::Standing::not_yet:
      return chip(Tone::plain, voice.say("rounds.standing.not_yet"));
    case round::Standing::open:
      return chip(Tone::good, voice.say("rounds.standing.open"));
    case round::Standing::grace:
      return chip(Tone::open, voice.say("rounds.standing.grace"));
    case round::Standing::closed:
      break;
  }
  return chip(Tone::plain, voice.say(state.until ? "rounds.standing.reopens" : "rounds.standing.closed"));
}

std::string last_day(const round::Window& window) {
  return round::day_text(round::thai_day_at(window.closes_at - instant));
}

std::string window_words(const Voice& voice, const round::Window& window) {
  const bool whole = is_whole_days(window);
  const std::string from = whole ? day_words(voice, window.opens_at) : voice.moment(window.opens_at);
  const std::string to = whole ? voice.date(last_day(window)) : voice.moment(window.closes_at);
  std::string out = from == to ? from : from + " – " + to;
  constexpr int minutes_an_hour = 60;
  if (window.grace.count() > 0)
    out += " " +
           voice.say(
               "rounds.grace",
               {{"hours", std::to_string((window.grace.count() + minutes_an_hour - 1) / minutes_an_hour)}});
  return out;
}

base::Problems in_words(const desk::Office& office, const Voice& voice, const base::Problems& problems) {
  base::Problems out = problems;
  for (base::Problem& problem : out) {
    for (auto& [name, value] : problem.details)
      if (name != "field") value = detail_words(office, voice, problem, name, value);
  }
  return out;
}

Html timeline(const Voice& voice, const desk::RoundView& view, round::Moment now) {
  const round::Calendar& calendar = view.calendar;
  const bool is_draft = view.round().stage == round::Stage::draft;
  std::optional<round::Moment> first;
  std::optional<round::Moment> last;
  for (const auto& windows : calendar.windows) {
    for (const round::Window& window : windows) {
      first = first ? std::min(*first, window.opens_at) : window.opens_at;
      last = last ? std::max(*last, round::grace_ends_at(window)) : round::grace_ends_at(window);
    }
  }
  if (!first) return paragraph("muted", voice.say("rounds.no_days"));
  constexpr std::int64_t width = 1'000;
  const auto at = [&](round::Moment moment) {
    const std::int64_t whole = std::max<std::int64_t>(1, (*last - *first).count() / width);
    return std::clamp<std::int64_t>((moment - *first).count() / whole, 0, width);
  };
  // Shares of the width, so that the bars fit any screen and stay as high as they are.
  const auto percent = [](std::int64_t of_width) {
    return std::to_string(of_width / 10) + "." + std::to_string(of_width % 10) + "%";
  };
  Html items;
  for (const Phase phase : round::all_phases) {
    const auto& windows = calendar.of(phase);
    if (windows.empty()) continue;
    const round::PhaseState& state = view.phases[round::index_of(phase)];
    std::string days;
    Html bars =
        element("rect", {{"class", "track"}, {"x", "0"}, {"y", "5"}, {"width", "100%"}, {"height", "4"}});
    for (const round::Window& window : windows) {
      days += (days.empty() ? "" : ", ") + window_words(voice, window);
      const std::int64_t from = at(window.opens_at);
      bars += element("rect",
                      {{"class", !is_draft && state.standing == round::Standing::open ? "span now" : "span"},
                       {"x", percent(from)},
                       {"y", "2"},
                       {"width", percent(std::max<std::int64_t>(6, at(window.closes_at) - from))},
                       {"height", "10"}});
    }
    if (now >= *first && now < *last)
      bars += element(
          "rect",
          {{"class", "today"}, {"x", percent(at(now))}, {"y", "0"}, {"width", "3"}, {"height", "14"}});
    items +=
        element("li", {},
                div("phase-head", element("strong", {}, phase_name(voice, phase)),
                    is_draft ? Html() : standing_chip(voice, state)),
                div("under", days), element("svg", {{"class", "phase-bar"}, {"aria-hidden", "true"}}, bars));
  }
  return paragraph("muted", voice.say("rounds.today", {{"date", day_words(voice, now)}})) +
         element("ol", {{"class", "phases"}}, items);
}

std::string sampled_name(const Voice& voice, const framework::Edition* edition, const std::string& code) {
  if (edition != nullptr) {
    for (const framework::Instrument& instrument : edition->instruments) {
      for (const framework::Part& part : instrument.parts) {
        if (part.code == code) return text::choose(voice.language(), part.name.th, part.name.en);
      }
    }
  }
  std::string out = code;
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string demand_words(const Voice& voice, const round::MinimumSample& sample) {
  switch (sample.demand) {
    case round::Demand::count:
      return number_words(sample.count);
    case round::Demand::everybody:
      return voice.say("rounds.sample.everybody", {{"count", number_words(sample.count)}});
    case round::Demand::unknown:
      break;
  }
  return voice.say("rounds.sample.unknown");
}

std::string reason_words(const Voice& voice, const framework::Edition* edition,
                         const round::MinimumSample& sample) {
  if (sample.demand == round::Demand::unknown) return missing_words(voice, sample);
  if (edition == nullptr || !sample.rule || *sample.rule >= edition->samples.size())
    return voice.say("rounds.sample.rule_gone");
  const framework::SampleRule& rule = edition->samples[*sample.rule];
  Details details = {{"count", number_words(sample.count)}};
  if (sample.head_count) details.emplace_back("people", number_words(*sample.head_count));
  if (rule.at_least) details.emplace_back("least", number_words(*rule.at_least));
  if (rule.large_population) details.emplace_back("large", number_words(*rule.large_population));
  if (!rule.group.empty())
    details.emplace_back("group", text::choose(voice.language(), rule.group.th, rule.group.en));
  const bool by_share = rule.share && sample.head_count;
  if (by_share) {
    details.emplace_back("share", base::to_shortest_string(*rule.share));
    details.emplace_back("exact", exact_share(*rule.share, *sample.head_count));
  }
  switch (sample.basis) {
    case SampleBasis::exactly:
      return voice.say(rule.group.empty() ? "rounds.sample.exactly" : "rounds.sample.exactly_group", details);
    case SampleBasis::share: {
      const bool whole = is_whole_share(*rule.share, *sample.head_count);
      return voice.say(whole ? "rounds.sample.share" : "rounds.sample.share_up", details);
    }
    case SampleBasis::at_least:
      return voice.say(by_share ? "rounds.sample.at_least_share" : "rounds.sample.at_least", details);
    case SampleBasis::fewer:
      return voice.say("rounds.sample.fewer", details);
    case SampleBasis::large:
      return voice.say("rounds.sample.large", details);
    case SampleBasis::none:
      break;
  }
  return missing_words(voice, sample);
}

Html explained_sample(const Voice& voice, const framework::Edition* edition,
                      const round::MinimumSample& sample) {
  return disclosure(Html(demand_words(voice, sample)),
                    paragraph("under", voice.prose(reason_words(voice, edition, sample))), false);
}

}  // namespace prongsai::web::rounds
