// SPDX-License-Identifier: Apache-2.0
// Before a plan is handed in: everything the rules say about it, and the button.
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using improvement::PlanFinding;
using improvement::Weight;

struct Sorted {
  std::vector<const PlanFinding*> blocks;
  std::vector<const PlanFinding*> acknowledge;
  std::vector<const PlanFinding*> warns;
};

Sorted sorted(const desk::PlanView& view) {
  Sorted out;
  for (const PlanFinding& finding : view.findings) {
    auto& list = finding.weight == Weight::blocks        ? out.blocks
                 : finding.weight == Weight::acknowledge ? out.acknowledge
                                                         : out.warns;
    list.push_back(&finding);
  }
  return out;
}

Html part(const Visit& visit, const desk::PlanView& view, const char* code,
          const std::vector<const PlanFinding*>& findings) {
  if (findings.empty()) return {};
  const Voice& voice = visit.voice;
  const std::string key = "plan.check." + std::string(code);
  return section(code, voice.say(key, {{"count", std::to_string(findings.size())}}),
                 paragraph("", voice.say(key + "_what")), findings_list(visit, view, findings));
}

Html hand_in_form(const Visit& visit, const desk::PlanView& view, const Sorted& findings,
                  const FormErrors& errors) {
  if (!view.may_change) return {};
  const Voice& voice = visit.voice;
  const store::PlanVersion* newest = view.newest();
  const bool waits =
      newest != nullptr && newest->state != store::PlanState::sent_back && !view.has_changed_since();
  if (waits) return paragraph("notice", icon(Icon::good), voice.say("plan.check.nothing_new"));
  if (!findings.blocks.empty()) {
    return paragraph("notice bad", icon(Icon::bad),
                     voice.say("plan.check.blocked", {{"count", std::to_string(findings.blocks.size())}}));
  }
  const bool needs_note = !findings.acknowledge.empty();
  const Html fields =
      join(hidden_field("version", std::to_string(view.head.version)),
           area_field({.name = "note",
                       .label = voice.say(needs_note ? "plan.check.note_needed" : "plan.check.note"),
                       .hint = voice.say(needs_note ? "plan.check.note_needed_hint" : "plan.check.note_hint"),
                       .value = visit.field("note"),
                       .length_max = 1300},
                      3, errors),
           div("buttons", submit_button(voice.say("plan.check.hand_in"))));
  return section("hand-in", voice.say("plan.check.hand_in_title"), errors.summary(voice),
                 kept_form(plan_path(visit, view.head.key, "hand-in"), visit.form_token, fields,
                           keep_of(visit, view.head.key, "hand-in", "check")));
}

std::string name_of(const Voice& voice, const std::map<std::string, std::string>& names,
                    const std::string& person) {
  const auto found = names.find(person);
  if (found != names.end()) return found->second;
  return voice.say(person == "system" ? "results.by_the_program" : "results.by_somebody");
}

Html versions_part(const Visit& visit, const desk::PlanView& view) {
  if (view.versions.empty()) return {};
  const Voice& voice = visit.voice;
  Html items;
  for (const store::PlanVersion& version : view.versions) {
    items +=
        element("li", {},
                div("trail-head",
                    link_to(plan_path(visit, view.head.key, "versions/" + std::to_string(version.number)),
                            voice.say("plan.version", {{"number", std::to_string(version.number)}})),
                    span("until", voice.moment(version.handed_in_at), " · ",
                         voice.prose(name_of(voice, view.names, version.handed_in_by)))),
                state_chip(voice, version.state));
  }
  return section("versions", voice.say("plan.versions"), element("ul", {{"class", "trail"}}, items));
}

Answer page_for(const Visit& visit, const desk::PlanView& view, const FormErrors& errors) {
  const Sorted findings = sorted(view);
  const Voice& voice = visit.voice;
  const bool is_clean = findings.blocks.empty() && findings.acknowledge.empty() && findings.warns.empty();
  const Html clean = is_clean ? paragraph("calm", icon(Icon::good), voice.say("plan.check.clean")) : Html();
  return page_of(
      visit, view, "check", voice.say("plan.check.title"),
      join(clean, part(visit, view, "blocks", findings.blocks),
           part(visit, view, "acknowledge", findings.acknowledge), part(visit, view, "warns", findings.warns),
           hand_in_form(visit, view, findings, errors), versions_part(visit, view)));
}

}  // namespace

Answer check_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  return page_for(visit, *view, {});
}

Answer hand_in(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const auto number = desk::hand_in_plan(office, visit.actor(), key,
                                         {whole_number(visit.field("version")), visit.field("note")});
  if (number) return done(visit, plan_path(visit, key, "versions/" + std::to_string(*number)), "handed_in");
  for (const base::Problem& problem : number.problems()) {
    if (problem.code == "desk.not_permitted") return Response::error(403);
  }
  const auto view = desk::look_at_plan(office, visit.actor(), key);
  if (!view) return refused(visit, view.problems());
  Answer again = page_for(visit, *view, FormErrors(visit.voice, number.problems()));
  if (Page* page = std::get_if<Page>(&again)) page->status = 422;
  return again;
}

}  // namespace prongsai::web::plans
