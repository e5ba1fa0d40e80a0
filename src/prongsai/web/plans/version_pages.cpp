// SPDX-License-Identifier: Apache-2.0
// A version as it was handed in: what the executive reads, decides, and what everybody may read later.
#include <algorithm>

#include "prongsai/text/language.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/plans/plan_reading.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using store::PlanState;

struct Frozen {
  const Visit& visit;
  const desk::PlanVersionView& seen;
  const desk::PlanView& view;

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
  [[nodiscard]] std::string path(std::string_view below) const {
    const std::string own = "versions/" + std::to_string(seen.version.number);
    return plan_path(visit, seen.version.key, below.empty() ? own : own + "/" + std::string(below));
  }
};

std::string name_of(const Frozen& frozen, const std::string& person) {
  const auto found = frozen.seen.names.find(person);
  if (found != frozen.seen.names.end()) return found->second;
  return frozen.voice().say(person == "system" ? "results.by_the_program" : "results.by_somebody");
}

Html fact(const Html& name, const Html& value) {
  return element("dt", {}, name) + element("dd", {}, value);
}

Html facts_of(const Frozen& frozen) {
  const Voice& voice = frozen.voice();
  const store::PlanVersion& version = frozen.seen.version;
  Html rows =
      fact(voice.say("plan.version.state"), state_chip(voice, version.state)) +
      fact(voice.say("plan.version.handed_in"), join(voice.moment(version.handed_in_at), " · ",
                                                     voice.prose(name_of(frozen, version.handed_in_by))));
  if (!version.note.empty()) rows += fact(voice.say("plan.version.note"), voice.prose(version.note));
  if (version.decided_at) {
    rows += fact(voice.say("plan.version.decided"), join(voice.moment(*version.decided_at), " · ",
                                                         voice.prose(name_of(frozen, *version.decided_by))));
  }
  if (!version.decision_note.empty())
    rows += fact(voice.say("plan.version.decision"), voice.prose(version.decision_note));
  if (version.published_at)
    rows += fact(voice.say("plan.version.published"), voice.moment(*version.published_at));
  rows += fact(voice.say("plan.version.fingerprint"), element("code", {}, version.fingerprint));
  return element("dl", {{"class", "facts"}}, rows);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    out.emplace_back(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return out;
}

/// "code node record" in a sentence. What was frozen with the version is told, whatever the plan is like by
/// now.
std::string point_words(const Frozen& frozen, const std::string& point) {
  const std::size_t first = point.find(' ');
  const std::size_t second = point.find(' ', first + 1);
  improvement::PlanFinding finding;
  finding.code = point.substr(0, first);
  finding.node = point.substr(first + 1, second - first - 1);
  finding.record = point.substr(second + 1);
  text::Details details;
  details.emplace_back("node",
                       desk::node_words(frozen.voice().language(), finding.node, frozen.view.edition()));
  if (const Record* record = frozen.seen.file.plan.find(finding.record)) {
    details.emplace_back("record", improvement::number_of(frozen.seen.file.plan, *record));
    details.emplace_back("title", title_of(*record));
  }
  return frozen.voice().say("plan.point." + finding.code, details);
}

Html points_of(const Frozen& frozen, bool with_boxes) {
  // What was ticked before a refusal stays ticked.
  std::vector<std::string_view> ticked;
  for (const auto& field : frozen.visit.form.fields) {
    if (field.name == "point") ticked.emplace_back(field.value);
  }
  Html items;
  std::size_t number = 0;
  for (const std::string& point : lines_of(frozen.seen.version.open_points)) {
    const std::string id = "point-" + std::to_string(++number);
    const std::string words = point_words(frozen, point);
    const bool is_ticked = std::find(ticked.begin(), ticked.end(), point) != ticked.end();
    items += element("li", {},
                     with_boxes ? div("radio",
                                      element("input", {{"type", "checkbox"},
                                                        {"id", id},
                                                        {"name", "point"},
                                                        {"value", point},
                                                        {is_ticked ? "checked" : "", ""}}),
                                      element("label", {{"for", id}}, words))
                                : Html(words));
  }
  return items.empty() ? Html() : element("ul", {{"class", "plain points"}}, items);
}

Html decide_form(const Frozen& frozen, const FormErrors& errors) {
  const Voice& voice = frozen.voice();
  const store::PlanVersion& version = frozen.seen.version;
  if (version.state != PlanState::handed_in || !frozen.seen.may_approve) return {};
  const Html points = points_of(frozen, true);
  const Html fields = join(
      hidden_field("fingerprint", version.fingerprint),
      points.empty() ? Html()
                     : element("fieldset", {{"class", "form-group"}},
                               element("legend", {}, voice.say("plan.decide.points")), points),
      area_field({.name = "note",
                  .label = voice.say("plan.decide.note"),
                  .hint = voice.say("plan.decide.note_hint"),
                  .value = frozen.visit.field("note"),
                  .length_max = 1300},
                 3, errors),
      div("buttons", submit_button(voice.say("plan.decide.approve"), Weight::primary, "decision", "approve"),
          submit_button(voice.say("plan.decide.send_back"), Weight::secondary, "decision", "send_back")));
  const std::string own = "versions/" + std::to_string(version.number);
  return section("decide", voice.say("plan.decide.title"), errors.summary(voice),
                 kept_form(frozen.path("decide"), frozen.visit.form_token, fields,
                           keep_of(frozen.visit, version.key, own, own)));
}

Html next_part(const Frozen& frozen) {
  const Voice& voice = frozen.voice();
  const store::PlanVersion& version = frozen.seen.version;
  if (version.state == PlanState::approved && frozen.seen.may_publish) {
    return div("next-step", element("p", {}, voice.say("plan.publish.what")),
               post_form(frozen.path("publish"), frozen.visit.form_token,
                         submit_button(voice.say("plan.publish.button")), Encoding::fields, "inline"));
  }
  if (version.state != PlanState::published) return {};
  return div("buttons",
             button_to(public_plan_path(voice.language(), version.key), voice.say("plan.publish.see")));
}

Page page_for(const Frozen& frozen, const FormErrors& errors) {
  const Voice& voice = frozen.voice();
  const bool decides = frozen.seen.version.state == PlanState::handed_in && frozen.seen.may_approve;
  const Html points = decides ? Html() : points_of(frozen, false);
  Html changed;
  if (!frozen.seen.changed.empty()) {
    changed =
        paragraph("notice", icon(Icon::flag),
                  voice.say("plan.version.changed", {{"count", std::to_string(frozen.seen.changed.size())}}));
  }
  const std::string title =
      voice.say("plan.version", {{"number", std::to_string(frozen.seen.version.number)}});
  return page_of(frozen.visit, frozen.view, "check", title,
                 join(next_part(frozen), facts_of(frozen),
                      points.empty() ? Html() : section("points", voice.say("plan.version.points"), points),
                      changed, decide_form(frozen, errors),
                      plan_reading(voice, {frozen.seen.file, frozen.view.edition(), frozen.view.units,
                                           frozen.seen.changed}),
                      div("buttons", button_to(frozen.path("file"), voice.say("plan.version.file")))));
}

base::Result<desk::PlanVersionView> look(const desk::Office& office, const Visit& visit) {
  return desk::look_at_plan_version(office, visit.actor(), key_in_path(visit),
                                    whole_number(visit.request.capture("number")));
}

}  // namespace

Answer version_page(const desk::Office& office, const Visit& visit) {
  const auto seen = look(office, visit);
  if (!seen) return refused(visit, seen.problems());
  const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  return page_for({visit, *seen, *view}, {});
}

Answer version_file(const desk::Office& office, const Visit& visit) {
  const auto seen = look(office, visit);
  if (!seen) return refused(visit, seen.problems());
  const store::PlanKey& key = seen->version.key;
  const std::string name = "plan-" + key.agency + "-" + std::to_string(key.year) + "-" +
                           std::to_string(seen->version.number) + ".yaml";
  Response out;
  out.body = seen->version.document;
  out.header("Content-Type", "application/yaml; charset=utf-8");
  out.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return out;
}

Answer decide(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  desk::DecideWish wish{.number = whole_number(visit.request.capture("number")),
                        .fingerprint = visit.field("fingerprint"),
                        .approve = visit.field("decision") == "approve",
                        .note = visit.field("note")};
  for (const auto& field : visit.form.fields) {
    if (field.name == "point") wish.acknowledged.push_back(field.value);
  }
  const auto decided = desk::decide_plan(office, visit.actor(), key, wish);
  const std::string address = plan_path(visit, key, "versions/" + std::to_string(wish.number));
  if (decided) return done(visit, address, wish.approve ? "approved" : "sent_back");
  const auto seen = look(office, visit);
  if (!seen) return refused(visit, decided.problems());
  const auto view = desk::look_at_plan(office, visit.actor(), key);
  if (!view) return refused(visit, view.problems());
  for (const base::Problem& problem : decided.problems()) {
    if (problem.code == "desk.not_permitted") return Response::error(403);
  }
  return with_status(page_for({visit, *seen, *view}, FormErrors(visit.voice, decided.problems())), 422);
}

Answer publish(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const std::int64_t number = whole_number(visit.request.capture("number"));
  const auto published = desk::publish_plan(office, visit.actor(), key, number);
  if (!published) return refused(visit, published.problems());
  return done(visit, plan_path(visit, key, "versions/" + std::to_string(number)), "published");
}

}  // namespace prongsai::web::plans
