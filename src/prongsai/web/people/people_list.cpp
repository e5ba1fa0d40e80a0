// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "prongsai/desk/people/roles.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/people/people_detail.h"

namespace prongsai::web::detail {
namespace {

constexpr std::int64_t lines_a_page = 50;
constexpr std::int64_t pages_max = 100'000;

/// What the address asks for, within what the visitor may see.
struct Asked {
  std::vector<access::Area> areas;  ///< that the visitor may see
  store::PeopleWish wish;
  std::int64_t page = 1;
};

std::string query(const Visit& visit, std::string_view name) {
  return std::string(visit.request.find_query(name).value_or(""));
}

Asked asked_for(const Visit& visit) {
  Asked out;
  out.areas = access::areas_for(visit.actor(), access::Deed::see_people);
  out.wish = {query(visit, "province"), query(visit, "agency"), query(visit, "q"), lines_a_page, 0};
  if (out.wish.province.empty() && out.wish.agency.empty()) {
    const auto nation = std::find_if(out.areas.begin(), out.areas.end(),
                                     [](const access::Area& area) { return area.is_nation(); });
    if (nation == out.areas.end() && !out.areas.empty()) {
      out.wish.province = out.areas.front().agency.empty() ? out.areas.front().province : "";
      out.wish.agency = out.areas.front().agency;
    }
  }
  const std::string page = query(visit, "page");
  std::from_chars(page.data(), page.data() + page.size(), out.page);
  out.page = std::clamp<std::int64_t>(out.page, 1, pages_max);
  out.wish.offset = (out.page - 1) * lines_a_page;
  return out;
}

std::string address_of(const Visit& visit, const store::PeopleWish& wish, std::int64_t page) {
  std::string out = visit.path("people") + "?q=" + http::percent_encode(wish.text);
  if (!wish.province.empty()) out += "&province=" + http::percent_encode(wish.province);
  if (!wish.agency.empty()) out += "&agency=" + http::percent_encode(wish.agency);
  return page < 2 ? out : out + "&page=" + std::to_string(page);
}

Html search_of(const Visit& visit, const agency::Reference& places, const Asked& asked) {
  const Voice& voice = visit.voice;
  Html fields = text_field({.name = "q",
                            .label = voice.say("people.search"),
                            .hint = {},
                            .value = asked.wish.text,
                            .type = "search"},
                           {});
  const bool nation = std::any_of(asked.areas.begin(), asked.areas.end(),
                                  [](const access::Area& area) { return area.is_nation(); });
  if (nation) {
    Choice choice{
        "province", voice.say("people.province"), {}, asked.wish.province, {{"", voice.say("people.every")}}};
    for (const agency::OrganisationNode& node : places.nodes()) {
      if (node.kind == agency::NodeKind::province)
        choice.options.push_back({node.code, province_words(voice, places, node.code)});
    }
    fields += select_field(choice, {});
  } else if (!asked.wish.province.empty()) {
    fields += hidden_field("province", asked.wish.province);
  }
  if (!asked.wish.agency.empty()) fields += hidden_field("agency", asked.wish.agency);
  fields += submit_button(voice.say("people.search_go"), Weight::secondary);
  return element("form",
                 {{"method", "get"},
                  {"action", visit.path("people")},
                  {"class", "form-row toolbar"},
                  {"role", "search"}},
                 fields);
}

/// The ways to the other areas of somebody who has several.
Html areas_of(const Visit& visit, const agency::Reference& places, const Asked& asked) {
  if (asked.areas.size() < 2) return {};
  Html items;
  for (const access::Area& area : asked.areas) {
    const store::PeopleWish wish{area.agency.empty() ? area.province : "", area.agency, "", lines_a_page, 0};
    items +=
        element("li", {}, link_to(address_of(visit, wish, 1), area_words(visit.voice, places, area, "")));
  }
  return element("ul", {{"class", "plain"}}, items);
}

Html table_of(const Visit& visit, const agency::Reference& places,
              const std::vector<store::PersonLine>& lines) {
  const Voice& voice = visit.voice;
  Table table(voice.say("people.list"));
  table.head({{voice.say("people.name"), {}},
              {voice.say("people.role"), {}},
              {voice.say("people.area"), {}},
              {voice.say("people.seen"), {}},
              {voice.say("people.action"), {}}});
  for (const store::PersonLine& line : lines) {
    const std::string agency = text::choose(voice.language(), line.agency_th, line.agency_en);
    const Html area = voice.prose(area_words(voice, places, line.grant.area, agency, line.unit));
    const bool may_end =
        access::role_for(visit.actor(), access::Deed::end_people, line.grant.area) &&
        std::any_of(visit.actor().grants.begin(), visit.actor().grants.end(),
                    [&](const access::Grant& own) { return access::may_give(own, line.grant); });
    const std::string end =
        visit.path("people/" + line.person + "/roles/" + std::to_string(line.number) + "/end");
    table.row({row_head(voice.prose(line.name) + div("under", line.mail)),
               {role_words(voice, line.grant.role), {}},
               {area, {}},
               {line.seen_at ? Html(voice.moment(*line.seen_at)) : Html(voice.say("people.never")), {}},
               {may_end ? element("a", {{"href", end}}, voice.say("people.end_role"),
                                  element("span", {{"class", "unseen"}}, " ", voice.prose(line.name)))
                        : Html("–"),
                {}}});
  }
  return table.html("labelled");
}

Html invitations_of(const Visit& visit, const agency::Reference& places,
                    const std::vector<desk::OpenInvitationLine>& invitations) {
  const Voice& voice = visit.voice;
  if (invitations.empty()) return paragraph("muted", voice.say("people.no_invitations"));
  Table table(voice.say("people.invitations"));
  table.head({{voice.say("people.name"), {}},
              {voice.say("people.role"), {}},
              {voice.say("people.area"), {}},
              {voice.say("people.until"), {}},
              {voice.say("people.action"), {}}});
  for (const desk::OpenInvitationLine& line : invitations) {
    const store::Invitation& each = line.invitation;
    const std::string agency = text::choose(voice.language(), line.agency_th, line.agency_en);
    const bool may_end =
        access::role_for(visit.actor(), access::Deed::end_people, each.grant->area).has_value();
    table.row({row_head(voice.prose(each.name) + div("under", each.mail)),
               {role_words(voice, each.grant->role), {}},
               {voice.prose(area_words(voice, places, each.grant->area, agency, line.unit)), {}},
               {voice.moment(each.expires_at), {}},
               {may_end ? post_form(visit.path("people/invitations/" + each.public_id + "/take-back"),
                                    visit.form_token,
                                    submit_button(voice.say("people.take_back"), Weight::secondary),
                                    Encoding::fields, "inline")
                        : Html("–"),
                {}}});
  }
  return table.html("labelled");
}

Html done_of(const Visit& visit) {
  const std::string done = query(visit, "done");
  for (const char* known : {"invited", "taken_back", "ended", "gone"}) {
    if (done == known)
      return element("p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good),
                     visit.voice.say("people.done." + done));
  }
  return {};
}

}  // namespace

std::string role_words(const Voice& voice, access::Role role) {
  return voice.say("role." + std::string(access::code_of(role)));
}

Crumb people_crumb(const Visit& visit) {
  return {visit.voice.say("work.menu.people"), visit.path("people")};
}

Answer people_list(const desk::Office& office, const agency::Reference& places, const Visit& visit) {
  const Voice& voice = visit.voice;
  const Asked asked = asked_for(visit);
  const auto list = desk::list_people(office, visit.actor(), asked.wish);
  if (!list) return http::Response::error(403);
  const Html found =
      list->lines.empty()
          ? paragraph("", voice.say(asked.wish.text.empty() ? "people.none" : "people.none_found"))
          : table_of(visit, places, list->lines) +
                paging(visit.voice, asked.page, (list->count + lines_a_page - 1) / lines_a_page,
                       [&](std::int64_t page) { return address_of(visit, asked.wish, page); });
  // A search is about people who are here already.
  const Html invitations = asked.wish.text.empty() ? section("invitations", voice.say("people.invitations"),
                                                             invitations_of(visit, places, list->invitations))
                                                   : Html();
  const Html invite =
      element("a", {{"href", visit.path("people/invite")}, {"class", "button"}}, voice.say("people.invite"));
  Page page;
  page.title = voice.say("people.title");
  page.description = voice.say("account.description");
  page.section = Section::people;
  page.main =
      heading(1, "", page.title) + paragraph("lead", voice.say("people.what")) + done_of(visit) +
      div("buttons", invite) + areas_of(visit, places, asked) +
      section("people", voice.say("people.list"), search_of(visit, places, asked),
              paragraph("muted", voice.say("people.count",
                                           {{"count", grouped(static_cast<std::uint64_t>(list->count))}})),
              found) +
      invitations;
  return page;
}

}  // namespace prongsai::web::detail
