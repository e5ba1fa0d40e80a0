// SPDX-License-Identifier: Apache-2.0
// Who takes part in a round, what is wanted of them, and choosing them.
#include <algorithm>
#include <map>
#include <set>

#include "prongsai/desk/rounds/participants.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/rounds/rounds_detail.h"
#include "prongsai/words/words.h"

namespace prongsai::web::rounds {
namespace {

using access::Deed;

constexpr std::int64_t agencies_a_page = 50;
constexpr std::int64_t pages_max = 10'000;
constexpr std::size_t text_bytes_max = 300;

struct Asked {
  std::string text;
  std::string add;  ///< searched for among those outside
  std::int64_t page = 1;
};

Asked asked_for(const http::Request& request) {
  const auto text = [&](std::string_view name) {
    return std::string(request.find_query(name).value_or("").substr(0, text_bytes_max));
  };
  return {text("q"), text("add"),
          std::clamp<std::int64_t>(whole_number(text("page")).value_or(1), 1, pages_max)};
}

bool may_choose(const Visit& visit, const desk::RoundView& view) {
  return view.round().stage == round::Stage::draft &&
         access::role_for(visit.actor(), Deed::make_rounds, {}).has_value();
}

std::string size_words(const Voice& voice, const std::string& size) {
  return size.empty() ? voice.say("rounds.size_unknown") : voice.say("rounds.size", {{"size", size}});
}

Html agency_words(const desk::Office& office, const Voice& voice, const store::RoundAgency& agency) {
  std::string below =
      words::agency_type_name(voice.language(), agency.type) + " · " + size_words(voice, agency.size);
  if (!agency.province.empty()) below += " · " + province_words(voice, office.reference, agency.province);
  return Html(voice.prose(text::choose(voice.language(), agency.name_th, agency.name_en))) +
         div("under", voice.prose(below));
}

Html one_button(const Visit& visit, const desk::RoundView& view, const std::string& agency,
                const char* action) {
  return post_form(round_path(visit, view.round().id, "participants/agency"), visit.form_token,
                   version_field(view) + hidden_field("agency", agency) +
                       submit_button(visit.voice.say(std::string("rounds.choose.") + action),
                                     Weight::secondary, "action", action),
                   Encoding::fields, "inline");
}

Html table_of(const desk::Office& office, const Visit& visit, const desk::RoundView& view,
              const desk::ParticipantsPage& page) {
  const Voice& voice = visit.voice;
  const framework::Edition* edition = view.rules ? &view.rules->edition : nullptr;
  const auto codes = edition != nullptr ? round::sampled_codes(*edition) : std::vector<std::string>();
  const bool choosing = may_choose(visit, view);
  Table table(voice.say("rounds.participants"));
  std::vector<Cell> head = {{voice.say("rounds.agency"), {}}};
  for (const std::string& code : codes) head.push_back({voice.prose(sampled_name(voice, edition, code)), {}});
  if (choosing) head.push_back({voice.say("rounds.choose.action"), {}});
  table.head(std::move(head));
  for (const store::SampledRoundAgency& one : page.agencies) {
    std::vector<Cell> cells = {row_head(agency_words(office, voice, one.agency))};
    for (const std::string& code : codes) {
      const auto found =
          std::find_if(one.samples.begin(), one.samples.end(),
                       [&](const store::RoundSample& sample) { return sample.instrument == code; });
      cells.push_back({found == one.samples.end() ? Html(voice.say("rounds.sample.unknown"))
                                                  : explained_sample(voice, edition, found->sample),
                       {}});
    }
    if (choosing) cells.push_back({one_button(visit, view, one.agency.agency, "remove"), {}});
    table.row(std::move(cells));
  }
  return table.html("labelled");
}

Html search_of(const Visit& visit, const desk::RoundView& view, const char* name, const char* label,
               const std::string& value) {
  return element(
      "form",
      {{"method", "get"},
       {"action", round_path(visit, view.round().id, "participants")},
       {"class", "form-row toolbar"},
       {"role", "search"}},
      text_field(
          {.name = name, .label = visit.voice.say(label), .hint = {}, .value = value, .type = "search"}, {}),
      submit_button(visit.voice.say("web.search.go"), Weight::secondary));
}

Choice choice_of(const Voice& voice, const char* name, const char* label,
                 const std::map<std::string, std::int64_t>& counts,
                 const std::function<std::string(const std::string&)>& words) {
  Choice out{name, voice.say(label), {}, {}, {{"", voice.say("rounds.choose.every")}}};
  for (const auto& [code, count] : counts) {
    if (!code.empty())
      out.options.push_back({code, words(code) + " (" + grouped(static_cast<std::uint64_t>(count)) + ")"});
  }
  return out;
}

Html by_kind(const desk::Office& office, const Visit& visit, const desk::RoundView& view,
             const std::vector<store::AgencyKind>& kinds, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  std::map<std::string, std::int64_t> types;
  std::map<std::string, std::int64_t> ministries;
  std::map<std::string, std::int64_t> provinces;
  for (const store::AgencyKind& one : kinds) {
    types[one.kind.type] += one.agencies;
    ministries[one.kind.ministry] += one.agencies;
    provinces[one.kind.province] += one.agencies;
  }
  const auto ministry_words = [&](const std::string& code) {
    const auto* node = office.reference.find(agency::NodeKind::ministry, code);
    return node == nullptr ? code : text::choose(voice.language(), node->name_th, node->name_en);
  };
  const Html fields =
      version_field(view) +
      div("form-row",
          select_field(choice_of(voice, "type", "rounds.choose.type", types,
                                 [&](const std::string& code) {
                                   return words::agency_type_name(voice.language(), code);
                                 }),
                       errors),
          select_field(choice_of(voice, "ministry", "rounds.choose.ministry", ministries, ministry_words),
                       errors),
          select_field(choice_of(voice, "province", "rounds.choose.province", provinces,
                                 [&](const std::string& code) {
                                   return province_words(voice, office.reference, code);
                                 }),
                       errors)) +
      div("buttons", submit_button(voice.say("rounds.choose.add_all"), Weight::primary, "action", "add"),
          submit_button(voice.say("rounds.choose.remove_all"), Weight::secondary, "action", "remove"));
  return post_form(round_path(visit, view.round().id, "participants/choose"), visit.form_token, fields);
}

Html one_by_one(const desk::Office& office, const Visit& visit, const desk::RoundView& view,
                const Asked& asked, const std::vector<store::RoundAgency>& agencies) {
  const Voice& voice = visit.voice;
  Html out = search_of(visit, view, "add", "rounds.choose.search", asked.add);
  if (asked.add.empty()) return out;
  if (agencies.empty()) return out + paragraph("muted", voice.say("rounds.choose.none_found"));
  Table table(voice.say("rounds.choose.outside"));
  table.head({{voice.say("rounds.agency"), {}}, {voice.say("rounds.choose.action"), {}}});
  for (const store::RoundAgency& agency : agencies)
    table.row(
        {row_head(agency_words(office, voice, agency)), {one_button(visit, view, agency.agency, "add"), {}}});
  return out + table.html("labelled");
}

Html chooser(const desk::Office& office, const Visit& visit, const desk::RoundView& view, const Asked& asked,
             const FormErrors& errors) {
  if (!may_choose(visit, view)) return {};
  const auto candidates = desk::see_candidates(office, visit.actor(), view.round().id, asked.add);
  if (!candidates) return {};
  const Voice& voice = visit.voice;
  return section("choose", voice.say("rounds.choose.title"), paragraph("", voice.say("rounds.choose.what")),
                 by_kind(office, visit, view, candidates->kinds, errors),
                 one_by_one(office, visit, view, asked, candidates->agencies));
}

Page participants_page(const desk::Office& office, const Visit& visit, const desk::RoundView& view,
                       const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const Asked asked = asked_for(visit.request);
  const auto page = desk::see_participants(office, visit.actor(), view.round().id, asked.text,
                                           agencies_a_page, (asked.page - 1) * agencies_a_page);
  const desk::ParticipantsPage found = page ? *page : desk::ParticipantsPage{};
  Html list = table_of(office, visit, view, found);
  if (found.agencies.empty())
    list = div("empty", paragraph("", voice.say(!asked.text.empty()       ? "rounds.participants_no_match"
                                                : may_choose(visit, view) ? "rounds.participants_none_choose"
                                                                          : "rounds.participants_none")));
  const auto done = whole_number(visit.request.find_query("count").value_or(""));
  const bool added = visit.request.find_query("done") == "chosen";
  const Html told = !done
                        ? Html()
                        : element("p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good),
                                  span("", voice.say(added ? "rounds.choose.added" : "rounds.choose.removed",
                                                     {{"count", grouped(static_cast<std::uint64_t>(
                                                                    std::max<std::int64_t>(0, *done)))}})));
  return round_page(
      visit, view, voice.say("rounds.participants"),
      errors.summary(voice) + told + paragraph("", voice.say("rounds.participants_what")) +
          chooser(office, visit, view, asked, errors) +
          search_of(visit, view, "q", "rounds.participants_search", asked.text) +
          paragraph("counted", voice.say("rounds.participants_found",
                                         {{"found", grouped(static_cast<std::uint64_t>(found.found))},
                                          {"all", grouped(static_cast<std::uint64_t>(view.agencies))}})) +
          list +
          paging(visit.voice, asked.page, (found.found + agencies_a_page - 1) / agencies_a_page,
                 round_path(visit, view.round().id, "participants") +
                     "?q=" + http::percent_encode(asked.text) + "&"));
}

Answer after(const desk::Office& office, const Visit& visit, const base::Problems& problems,
             std::int64_t count, desk::Membership membership) {
  const std::string& id = visit.request.capture("round");
  if (problems.empty())
    return http::Response::see_other(
        round_path(visit, id, "participants") +
        (membership == desk::Membership::takes_part ? "?done=chosen" : "?done=removed") +
        "&count=" + std::to_string(count));
  const auto view = desk::see_round(office, visit.actor(), id);
  if (!view) return http::Response::not_found();
  return with_status(participants_page(office, visit, *view,
                                       FormErrors(visit.voice, in_words(office, visit.voice, problems))),
                     422);
}

desk::Membership membership_of(const Visit& visit) {
  return visit.field("action") == "remove" ? desk::Membership::stays_out : desk::Membership::takes_part;
}

}  // namespace

Answer show_participants(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!view) return http::Response::not_found();
  return participants_page(office, visit, *view, {});
}

Answer choose_agencies(const desk::Office& office, const Visit& visit) {
  const desk::Membership membership = membership_of(visit);
  const auto done = desk::choose_agencies(
      office, visit.actor(), visit.request.capture("round"), version_of(visit),
      {visit.field("type"), visit.field("ministry"), visit.field("province")}, membership);
  return after(office, visit, done ? base::Problems{} : done.problems(), done ? *done : 0, membership);
}

Answer choose_agency(const desk::Office& office, const Visit& visit) {
  const desk::Membership membership = membership_of(visit);
  const auto done = desk::choose_agency(office, visit.actor(), visit.request.capture("round"),
                                        version_of(visit), visit.field("agency"), membership);
  return after(office, visit, done ? base::Problems{} : done.problems(), 1, membership);
}

}  // namespace prongsai::web::rounds
