// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/people/people_pages.h"

#include <charconv>

#include "prongsai/desk/people/invitations.h"
#include "prongsai/desk/people/inviting.h"
#include "prongsai/desk/people/roles.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/people/people_detail.h"

namespace prongsai::web {
namespace {

using access::Deed;
using http::Request;
using http::Response;

std::int64_t number_in(const Request& request) {
  std::int64_t out = -1;
  const std::string& text = request.capture("number");
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : -1;
}

base::Result<desk::RoleOfSomebody> role_in(const desk::Office& office, const access::Actor& actor,
                                           const Request& request) {
  return desk::find_role(office, actor, request.capture("person"), number_in(request));
}

/// The program itself looks the thing up; whether the visitor may, the gate asks then.
Where role_in_path(const desk::Office& office) {
  return [&office](const Request& request) -> std::optional<access::Area> {
    const auto found = role_in(office, desk::the_program(), request);
    if (!found) return std::nullopt;
    return found->grant.area;
  };
}

Where invitation_in_path(const desk::Office& office) {
  return [&office](const Request& request) {
    return desk::area_of_invitation(office, request.capture("invitation"));
  };
}

std::string unit_name(const desk::Office& office, const access::Area& area) {
  for (const agency::Unit& unit : desk::units_of(office, area.agency)) {
    if (unit.id == area.unit) return unit.name;
  }
  return {};
}

Page end_page(const desk::Office& office, const agency::Reference& places, const Visit& visit,
              const desk::RoleOfSomebody& found, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const auto agency = desk::named_agency(office, found.grant.area.agency);
  const std::string name = agency ? text::choose(voice.language(), agency->name_th, agency->name_en) : "";
  const Html facts = element("dl", {{"class", "facts"}}, element("dt", {}, voice.say("people.name")),
                             element("dd", {}, voice.prose(found.person.name), " · ", found.person.mail),
                             element("dt", {}, voice.say("people.role")),
                             element("dd", {}, detail::role_words(voice, found.grant.role)),
                             element("dt", {}, voice.say("people.area")),
                             element("dd", {},
                                     voice.prose(area_words(voice, places, found.grant.area, name,
                                                            unit_name(office, found.grant.area)))));
  const Html form = post_form(visit.request.path, visit.form_token,
                              area_field({.name = "reason",
                                          .label = voice.say("work.form.reason"),
                                          .hint = voice.say("work.form.reason_hint"),
                                          .value = visit.field("reason"),
                                          .length_max = 1000},
                                         3, errors) +
                                  div("buttons", submit_button(voice.say("people.end_role"), Weight::danger),
                                      link_to(visit.path("people"), voice.say("work.form.cancel"))));
  Page page;
  page.title = voice.say("people.end_role");
  page.description = voice.say("account.description");
  page.section = Section::people;
  page.crumbs = {detail::people_crumb(visit), {page.title, ""}};
  page.main = div("narrow", heading(1, "", page.title), facts, paragraph("", voice.say("people.end_what")),
                  errors.summary(voice), form);
  return page;
}

Answer show_end(const desk::Office& office, const agency::Reference& places, const Visit& visit) {
  const auto found = role_in(office, visit.actor(), visit.request);
  if (!found) return Response::not_found();
  return end_page(office, places, visit, *found, {});
}

Answer end(const desk::Office& office, const agency::Reference& places, const Visit& visit) {
  const auto found = role_in(office, visit.actor(), visit.request);
  if (!found) return Response::see_other(visit.path("people") + "?done=gone");
  const auto done = desk::end_role(office, visit.actor(), found->person.id, number_in(visit.request),
                                   visit.field("reason"));
  if (done) return Response::see_other(visit.path("people") + "?done=ended");
  return with_status(end_page(office, places, visit, *found, FormErrors(visit.voice, done.problems())), 422);
}

Answer take_back(const desk::Office& office, const Visit& visit) {
  const auto done = desk::take_invitation_back(office, visit.actor(), visit.request.capture("invitation"));
  return Response::see_other(visit.path("people") + (done ? "?done=taken_back" : "?done=gone"));
}

}  // namespace

void add_people(Gate& gate) {
  const desk::Office& office = gate.office();
  const agency::Reference& places = office.reference;
  gate.get_somewhere("/office/people", Deed::see_people, [&office, &places](const Visit& visit) {
    return detail::people_list(office, places, visit);
  });
  gate.get_somewhere("/office/people/invite", Deed::invite_people, [&office, &places](const Visit& visit) {
    return detail::show_invite(office, places, visit);
  });
  gate.post_somewhere("/office/people/invite", Deed::invite_people, [&office, &places](const Visit& visit) {
    return detail::invite(office, places, visit);
  });
  gate.get("/office/people/{person}/roles/{number}/end", Deed::end_people, role_in_path(office),
           [&office, &places](const Visit& visit) { return show_end(office, places, visit); });
  gate.post("/office/people/{person}/roles/{number}/end", Deed::end_people, role_in_path(office),
            [&office, &places](const Visit& visit) { return end(office, places, visit); });
  gate.post("/office/people/invitations/{invitation}/take-back", Deed::end_people, invitation_in_path(office),
            [&office](const Visit& visit) { return take_back(office, visit); });
}

}  // namespace prongsai::web
