// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/desk/people/invitations.h"
#include "prongsai/desk/people/inviting.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/gate/gate.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/people/people_detail.h"

namespace prongsai::web::detail {
namespace {

using access::Role;
using desk::Asked;

/// As typed, for showing it again.
struct Typed {
  std::string mail;
  std::string name;
  std::string language;
  desk::AreaWords area;
};

Page invite_frame(const Visit& visit, const Html& content) {
  const Voice& voice = visit.voice;
  Page page;
  page.title = voice.say("people.invite");
  page.description = voice.say("account.description");
  page.section = Section::people;
  page.crumbs = {people_crumb(visit), {page.title, ""}};
  page.main = div("narrow", heading(1, "", page.title), content);
  return page;
}

/// The first step: which role. What is asked for next depends on it, and there is no script to change a form.
Page role_page(const Visit& visit) {
  const Voice& voice = visit.voice;
  Html items;
  for (const Role role : desk::roles_to_give(visit.actor())) {
    const std::string code(access::code_of(role));
    items +=
        element("li", {}, link_to(visit.path("people/invite") + "?role=" + code, role_words(voice, role)),
                div("under", voice.say("people.role_what." + code)));
  }
  return invite_frame(
      visit, paragraph("", voice.say("people.choose_role")) + element("ul", {{"class", "choices"}}, items));
}

/// Where an agency must be named, its province follows from it and only helps to find it.
const char* province_hint(const desk::AreaForm& form) {
  if (form.agency == Asked::yes) return "people.province_narrows";
  return form.province == Asked::maybe ? "people.province_maybe" : "people.province_hint";
}

Html province_field(const Voice& voice, const agency::Reference& places, const desk::AreaForm& form,
                    const std::string& chosen, const FormErrors& errors) {
  const bool maybe = form.province == Asked::maybe;
  Choice choice{"province",
                voice.say("people.province"),
                voice.say(province_hint(form)),
                chosen,
                {{"", voice.say(maybe ? "people.every" : "people.choose")}}};
  for (const agency::OrganisationNode& node : places.nodes()) {
    if (node.kind == agency::NodeKind::province)
      choice.options.push_back({node.code, province_words(voice, places, node.code)});
  }
  return select_field(choice, errors);
}

/// A text; or, where the text may mean several agencies, these to choose from.
Html agency_field(const desk::Office& office, const Voice& voice, const agency::Reference& places,
                  const desk::AreaForm& form, const Typed& typed, const FormErrors& errors) {
  const std::string province = form.settled.province.empty() ? typed.area.province : form.settled.province;
  const auto found = errors.of("agency").empty()
                         ? std::vector<agency::AgencyRecord>{}
                         : desk::suggest_agencies(office, province, typed.area.agency);
  if (found.size() > 1) {
    Choice choice{"agency", voice.say("people.agency"), voice.say("people.agency_which"), "", {}};
    for (const agency::AgencyRecord& each : found) {
      const std::string name = text::choose(voice.language(), each.name_th, each.name_en);
      choice.options.push_back(
          {each.id,
           voice.say("people.agency_choice", {{"agency", name},
                                              {"province", province_words(voice, places, each.province)},
                                              {"id", each.id}})});
    }
    return radio_field(choice, errors);
  }
  return text_field(
      {.name = "agency",
       .label = voice.say("people.agency"),
       .hint = voice.say(form.agency == Asked::maybe ? "people.agency_maybe" : "people.agency_hint"),
       .value = typed.area.agency},
      errors);
}

/// Where the agency is settled its units are known and can be chosen.
Html unit_field(const desk::Office& office, const Voice& voice, const desk::AreaForm& form,
                const Typed& typed, const FormErrors& errors) {
  const auto units =
      form.settled.agency.empty() ? std::vector<agency::Unit>{} : desk::units_of(office, form.settled.agency);
  if (units.empty())
    return text_field({.name = "unit",
                       .label = voice.say("people.unit"),
                       .hint = voice.say("people.unit_hint"),
                       .value = typed.area.unit},
                      errors);
  Choice choice{"unit", voice.say("people.unit"), {}, typed.area.unit, {{"", voice.say("people.choose")}}};
  for (const agency::Unit& each : units) choice.options.push_back({each.id, each.name});
  return select_field(choice, errors);
}

Page form_page(const desk::Office& office, const agency::Reference& places, const Visit& visit, Role role,
               const Typed& typed, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const desk::AreaForm form = *desk::area_form(visit.actor(), role);
  const std::string code(access::code_of(role));
  Html fields = hidden_field("role", code);
  if (form.province != Asked::no) fields += province_field(voice, places, form, typed.area.province, errors);
  if (form.agency != Asked::no) fields += agency_field(office, voice, places, form, typed, errors);
  if (form.unit != Asked::no) fields += unit_field(office, voice, form, typed, errors);
  fields += text_field({.name = "name", .label = voice.say("account.name"), .hint = {}, .value = typed.name},
                       errors);
  fields += text_field({.name = "mail",
                        .label = voice.say("account.mail"),
                        .hint = voice.say("people.mail_hint"),
                        .value = typed.mail,
                        .type = "email",
                        .input_mode = "email",
                        .length_max = 254},
                       errors);
  fields += radio_field({"language",
                         voice.say("people.mail_language"),
                         {},
                         typed.language.empty() ? "th" : typed.language,
                         {{"th", "ภาษาไทย"}, {"en", "English"}}},
                        errors);
  fields += div("buttons", submit_button(voice.say("people.send")),
                link_to(visit.path("people"), voice.say("work.form.cancel")));
  const auto agency = desk::named_agency(office, form.settled.agency);
  const std::string name = agency ? text::choose(voice.language(), agency->name_th, agency->name_en) : "";
  const Html intro = element("dl", {{"class", "facts"}}, element("dt", {}, voice.say("people.role")),
                             element("dd", {}, role_words(voice, role), " ",
                                     link_to(visit.path("people/invite"), voice.say("people.other_role"))),
                             element("dt", {}, voice.say("people.from_area")),
                             element("dd", {}, voice.prose(area_words(voice, places, form.settled, name))));
  return invite_frame(visit, intro + errors.summary(voice) +
                                 post_form(visit.path("people/invite"), visit.form_token, fields));
}

}  // namespace

Answer show_invite(const desk::Office& office, const agency::Reference& places, const Visit& visit) {
  const auto role = access::parse_role(visit.request.find_query("role").value_or(""));
  if (!role) return role_page(visit);
  if (!desk::area_form(visit.actor(), *role)) return http::Response::error(403);
  return form_page(office, places, visit, *role, {}, {});
}

Answer invite(const desk::Office& office, const agency::Reference& places, const Visit& visit) {
  const auto role = access::parse_role(visit.field("role"));
  if (!role) return http::Response::error(400);
  if (!desk::area_form(visit.actor(), *role)) return http::Response::error(403);
  const Typed typed{visit.field("mail"),
                    visit.field("name"),
                    visit.field("language"),
                    {visit.field("province"), visit.field("agency"), visit.field("unit")}};
  const auto refused = [&](const base::Problems& problems) {
    return with_status(form_page(office, places, visit, *role, typed, FormErrors(visit.voice, problems)),
                       422);
  };
  const auto area = desk::find_area(office, visit.actor(), *role, typed.area);
  if (!area) return refused(area.problems());
  const auto invited = desk::invite(office, visit.actor(),
                                    {.mail = typed.mail,
                                     .name = typed.name,
                                     .grant = {*role, *area},
                                     .language = typed.language == "en" ? "en" : "th"});
  if (!invited) return refused(invited.problems());
  return http::Response::see_other(visit.path("people") + "?done=invited");
}

}  // namespace prongsai::web::detail
