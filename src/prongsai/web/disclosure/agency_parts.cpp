// SPDX-License-Identifier: Apache-2.0
// Addresses, frames, chips and bars of the pages about an agency's disclosure.
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/agency_detail.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::filing {

using desk::DisclosureItemView;
using desk::DisclosureView;

namespace {

std::string below_of(std::string_view below) {
  if (below.empty() || below.front() == '?' || below.front() == '#') return std::string(below);
  return "/" + std::string(below);
}

bool sees_boards(const Visit& visit, const std::string& province) {
  return access::role_for(visit.actor(), access::Deed::see_boards, {province, "", ""}).has_value();
}

}  // namespace

store::DisclosureKey key_in_path(const Visit& visit) {
  return {visit.request.capture("agency"), visit.request.capture("round")};
}

std::string list_path(const Visit& visit, const store::DisclosureKey& key, std::string_view below) {
  return visit.path("rounds/" + http::percent_encode(key.round) + "/agencies/" +
                    http::percent_encode(key.agency) + "/disclosure") +
         below_of(below);
}

std::string item_path(const Visit& visit, const store::DisclosureKey& key, std::string_view item,
                      std::string_view below) {
  return list_path(visit, key, "items/" + http::percent_encode(item)) + below_of(below);
}

std::string board_path(const Visit& visit, std::string_view round, std::string_view below) {
  return visit.path("rounds/" + http::percent_encode(round) + "/disclosure") + below_of(below);
}

std::string open_path(Language language, std::string_view agency) {
  return language_path(language) + "/agency/" + http::percent_encode(agency) + "/disclosure";
}

Page page_of(const Visit& visit, const DisclosureView& view, const std::string& title, const Html& main,
             bool below_list) {
  const Voice& voice = visit.voice;
  Page page;
  page.title = title;
  page.description = voice.say("account.description");
  page.section = Section::disclosure;
  page.crumbs = {{voice.say("disclosure.title"), visit.path("disclosure")}};
  if (sees_boards(visit, view.agency.province))
    page.crumbs.push_back({voice.say("disclosure.board.title"), board_path(visit, view.key.round)});
  if (below_list) page.crumbs.push_back({voice.say("disclosure.list.title"), list_path(visit, view.key)});
  page.crumbs.push_back({title, ""});
  page.made_up = view.edition().made_up;
  page.main = join(heading(1, "", voice.prose(title)),
                   paragraph("subtitle", voice.prose(agency_words(voice, view.agency)), " · ",
                             voice.prose(rounds::round_name(voice, view.round))),
                   main);
  return page;
}

Answer refused(const Visit& visit, const base::Problems& problems) {
  const std::string& code = problems.front().code;
  if (code == "desk.not_permitted") return Response::error(403);
  for (const char* nothing : {"rounds.no_such_round", "rounds.no_such_agency", "disclosure.no_such_item",
                              "disclosure.no_such_filing", "disclosure.no_such_file"}) {
    if (code == nothing) return Response::not_found();
  }
  const Voice& voice = visit.voice;
  Page page;
  page.title = voice.say("disclosure.title");
  page.description = voice.say("account.description");
  page.section = Section::disclosure;
  page.crumbs = {{voice.say("disclosure.title"), visit.path("disclosure")}, {page.title, ""}};
  page.main =
      join(heading(1, "", page.title),
           FormErrors(voice, readable(voice, problems)).summary(voice, "disclosure.stands_in_the_way"));
  const bool is_calm = code == "round.not_opened" || code == "disclosure.none_here";
  return with_status(page, is_calm ? 200 : 422);
}

Html done_line(const Visit& visit, std::initializer_list<std::string_view> known) {
  const std::string done = asked(visit, "done");
  if (std::find(known.begin(), known.end(), done) == known.end()) return {};
  const auto count = static_cast<std::size_t>(std::max<std::int64_t>(0, whole_number(asked(visit, "count"))));
  return element("p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good),
                 span("", visit.voice.say("disclosure.done." + done, {{"count", number_words(count)}})));
}

base::Problems readable(const Voice& voice, base::Problems problems) {
  constexpr std::size_t day_letters = 10;
  for (base::Problem& problem : problems) {
    for (auto& [name, value] : problem.details) {
      if (name == "item") value = code_words(value);
      const bool is_moment = name == "closed" || name == "closes" || name == "opens";
      if (is_moment && value.size() >= day_letters)
        value = voice.date(value.substr(0, day_letters)) + value.substr(day_letters);
    }
  }
  return problems;
}

Html closed_line(const Voice& voice, const DisclosureView& view) {
  Html out;
  for (const base::Problem& one : readable(voice, view.closed))
    out += paragraph("next-step", text::sentence(voice.language(), one));
  return out;
}

std::string code_words(std::string_view code) {
  std::string out(code);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char letter) {
    return static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
  });
  return out;
}

Html item_title(const Voice& voice, const framework::Item& item) {
  return join(code_words(item.code), " ",
              item.text.empty() ? span("muted", voice.say("disclosure.no_wording")) : voice.text(item.text));
}

std::string item_name(const Voice& voice, const framework::Item& item) {
  return code_words(item.code) + " " +
         (item.text.empty() ? voice.say("disclosure.no_wording")
                            : text::choose(voice.language(), item.text.th, item.text.en));
}

Html group_title(const Voice& voice, const framework::Indicator& indicator,
                 const framework::SubIndicator* part) {
  const std::string& code = part != nullptr ? part->code : indicator.code;
  return join(
      voice.say(part != nullptr ? "disclosure.sub_indicator" : "disclosure.indicator", {{"code", code}}), " ",
      voice.text(part != nullptr ? part->name : indicator.name));
}

Html status_chips(const Voice& voice, const DisclosureView& view, const DisclosureItemView& item) {
  using disclosure::Answer;
  const auto say = [&](const char* key) { return voice.say(std::string("disclosure.status.") + key); };
  const disclosure::ItemFiling& told = item.told.filing;
  const bool is_copied = !told.copied_from.empty();
  const bool is_empty = told.answer == Answer::untold && told.links.empty() && told.note.empty();
  Html out;
  if (item.is_told()) {
    const bool is_shown = told.answer == Answer::shown;
    out = is_shown ? chip(Tone::good, say("shown")) : chip(Tone::plain, say("not_shown"));
  } else if (is_copied) {
    out = chip(Tone::open, say("copied"));
  } else if (is_empty) {
    out = chip(Tone::plain, say("untold"));
  } else {
    out = chip(Tone::bad, say("incomplete"));
  }
  if (!view.filings.empty() && item.has_changed && !is_empty) out += chip(Tone::open, say("changed"));
  if (!item.notes.empty()) out += chip(Tone::open, say("look"));
  return out;
}

std::string unit_name(const DisclosureView& view, const std::string& unit) {
  for (const store::StoredUnit& one : view.units) {
    if (one.unit.id == unit) return one.unit.name;
  }
  return unit;
}

std::string agency_words(const Voice& voice, const store::RoundAgency& agency) {
  return text::choose(voice.language(), agency.name_th, agency.name_en);
}

std::string day_words(const Voice& voice, std::int64_t day) {
  return voice.date(round::day_text(std::chrono::sys_days(std::chrono::days(day))));
}

bool is_overdue(const DisclosureItemView& item, std::int64_t today) {
  return !item.is_told() && item.told.due_day && *item.told.due_day < today;
}

std::int64_t today_of(const desk::Office& office) {
  return round::thai_day_at(office.now()).time_since_epoch().count();
}

std::string number_words(std::size_t number) {
  return grouped(number);
}

Html button_to(const std::string& address, const Html& words, bool is_primary) {
  return element("a", {{"href", address}, {"class", is_primary ? "button primary" : "button"}}, words);
}

Html fact_line(const std::string& name, const Html& value) {
  return element("dt", {}, name) + element("dd", {}, value);
}

Html progress_bar(std::size_t told, std::size_t begun, std::size_t all) {
  const std::size_t most = std::max<std::size_t>(all, 1);
  const auto rect = [&](const char* classes, std::size_t count) {
    constexpr std::size_t whole = 1000;
    const std::size_t tenths = count * whole / most;
    return element("rect",
                   {{"class", classes},
                    {"x", "0"},
                    {"width", std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%"},
                    {"y", "0"},
                    {"height", "100%"}},
                   Html());
  };
  return element("svg", {{"class", "phase-bar received-bar"}, {"aria-hidden", "true"}},
                 rect("track", most) + rect("perhaps", std::min(most, told + begun)) +
                     rect(told >= most ? "span now" : "span", std::min(most, told)));
}

Html outside_link(const std::string& address) {
  if (!is_outside_address(address)) return span("address", address);
  return element("a", {{"href", address}, {"class", "address"}, {"rel", "noopener noreferrer"}}, address);
}

Answer file_answer(std::string bytes, std::string media_type, const std::string& name) {
  Response out;
  out.body = std::move(bytes);
  out.header("Content-Type", std::move(media_type));
  out.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return out;
}

Response strangers_file(const store::DisclosureFileContent& file) {
  Response out;
  out.body = file.content.value;
  out.header("Content-Type", file.media_type);
  out.header("Content-Disposition", "attachment; filename*=UTF-8''" + http::percent_encode(file.name));
  out.header("Content-Security-Policy", "sandbox; default-src 'none'");
  out.header("X-Content-Type-Options", "nosniff");
  return out;
}

std::string size_words(const Voice& voice, std::int64_t bytes) {
  constexpr std::int64_t kilobyte = 1024;
  constexpr std::int64_t megabyte = kilobyte * 1024;
  const bool is_large = bytes >= megabyte;
  const std::int64_t tenths = bytes * 10 / (is_large ? megabyte : kilobyte);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " +
         voice.say(is_large ? "disclosure.megabytes" : "disclosure.kilobytes");
}

}  // namespace prongsai::web::filing
