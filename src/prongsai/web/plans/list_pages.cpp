// SPDX-License-Identifier: Apache-2.0
// All records of one kind, with what is missing above them.
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using improvement::FieldSpec;
using improvement::KindSpec;
using improvement::PlanFinding;

struct List {
  const Visit& visit;
  const desk::PlanView& view;
  const KindSpec& spec;

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
  [[nodiscard]] std::string path(std::string_view below) const {
    return plan_path(visit, view.head.key, below);
  }
};

/// The facts that tell one record from another in a list: not its words, which are its heading.
Html facts_of(const List& list, const Record& record) {
  Html rows;
  for (const FieldSpec& field : list.spec.fields) {
    const bool is_title = field.code == "title" || field.code == "text" || field.code == "name" ||
                          field.code == "heading" || field.code == "none" || field.code == "role";
    const bool is_short = field.code == "about" || field.code == "responsible" || field.code == "period" ||
                          field.code == "target" || field.code == "by" || field.code == "order" ||
                          field.code == "day" || field.code == "value" || field.code == "comparison" ||
                          field.code == "watches" || field.code == "result" || field.code == "outcome";
    if (is_title || !is_short) continue;
    const Html value = shown_value(list.voice(), list.view, field, record.field(field.code));
    if (!value.empty()) {
      rows += element("dt", {}, label_of(list.voice(), record.kind, field.code)) + element("dd", {}, value);
    }
  }
  return rows.empty() ? Html() : element("dl", {{"class", "facts"}}, rows);
}

Html move_buttons(const List& list, const Record& record) {
  if (!list.view.may_change) return {};
  const auto button = [&](const char* by, Icon sign) {
    const std::string words = list.voice().say("plan.move." + std::string(by), {{"title", title_of(record)}});
    return post_form(
        record_path(list.visit, list.view.head.key, record.id, "move"), list.visit.form_token,
        join(hidden_field("kind", std::string(list.spec.code)), hidden_field("by", by),
             element(
                 "button",
                 {{"type", "submit"}, {"class", "secondary move"}, {"aria-label", words}, {"title", words}},
                 icon(sign))),
        Encoding::fields, "inline");
  };
  return div("moves", button("up", Icon::up), button("down", Icon::down));
}

std::string heading_of(const List& list, const Record& record) {
  const Voice& voice = list.voice();
  if (list.spec.kind == RecordKind::target) {
    std::vector<std::string> names;
    for (const std::string& id : improvement::read_about(record.field("about")))
      names.push_back(desk::node_words(voice.language(), id, list.view.edition()));
    return voice.say("plan.target.words",
                     {{"names", voice.list(names)},
                      {"comparison", voice.say("plan.comparison." + record.field("comparison"))},
                      {"value", record.field("value")}});
  }
  if (list.spec.kind == RecordKind::statement) {
    return voice.say("plan.topic." + record.field("topic")) + ": " + title_of(record);
  }
  return title_of(record);
}

Html card_of(const List& list, const Record& record) {
  const Voice& voice = list.voice();
  Html chips;
  const bool runs = record.kind == RecordKind::measure || record.kind == RecordKind::activity;
  if (runs)
    chips += standing_chip(voice, improvement::standing_of(record, list.view.plan.year, list.view.today));
  if (record.kind == RecordKind::measure) {
    const auto steps = list.view.plan.of(RecordKind::step, record.id);
    chips += chip(Tone::plain, voice.say("plan.steps_count", {{"count", std::to_string(steps.size())}}));
  }
  if (!record.is_confirmed) chips += chip(Tone::open, voice.say("plan.unconfirmed_short"));
  const auto found = list.view.numbers.find(record.id);
  const std::string number = found == list.view.numbers.end() ? "" : found->second;
  const bool shows_facts = list.spec.kind != RecordKind::target;
  return element("li", {{"id", "r-" + record.id}, {"class", "plan-card"}},
                 div("plan-card-head", span("plan-number", number),
                     element("h3", {},
                             link_to(record_path(list.visit, list.view.head.key, record.id),
                                     voice.prose(heading_of(list, record)))),
                     move_buttons(list, record)),
                 chips.empty() ? Html() : div("chips", chips), shows_facts ? facts_of(list, record) : Html(),
                 card_findings(list.voice(), list.view, record.id));
}

Html records_of(const List& list) {
  Html items;
  for (const Record* record : list.view.plan.of(list.spec.kind)) items += card_of(list, *record);
  if (items.empty()) return paragraph("muted", list.voice().say("plan.none." + std::string(list.spec.code)));
  return element("ol", {{"class", "plan-cards"}}, items);
}

/// What the rules miss in this kind as a whole.
Html missing_of(const List& list) {
  std::vector<const PlanFinding*> found;
  for (const PlanFinding& finding : list.view.findings) {
    const std::string kind = finding.code.substr(0, finding.code.find('.'));
    const bool is_ours = kind == list.spec.code || (kind == "plan" && list.spec.kind == RecordKind::activity);
    if (is_ours && list.view.plan.find(finding.record) == nullptr) found.push_back(&finding);
  }
  if (found.empty()) return {};
  return section("missing", list.voice().say("plan.missing"), findings_list(list.visit, list.view, found));
}

Html ways_in(const List& list) {
  if (!list.view.may_change) return {};
  const Voice& voice = list.voice();
  const std::string code(list.spec.code);
  const bool has_library = list.spec.kind == RecordKind::measure ||
                           list.spec.kind == RecordKind::recommendation ||
                           list.spec.kind == RecordKind::activity;
  Html buttons;
  if (has_library) {
    buttons = button_to(list.path("library?sort=" + code), voice.say("plan.from_library." + code), true);
  }
  buttons += button_to(list.path("new/" + code), voice.say("plan.new." + code), !has_library);
  if (list.spec.kind != RecordKind::recommendation && list.spec.kind != RecordKind::cause) {
    buttons += button_to(list.path("carry?kind=" + code), voice.say("plan.carry.title"));
  }
  if (list.spec.kind == RecordKind::activity) {
    buttons += button_to(list.path("calendar"), voice.say("plan.way.calendar"));
  }
  return div("buttons", buttons);
}

/// The five headings stand there from the beginning, each to be filled in or said not to be there.
Html constraints_of(const List& list) {
  const Voice& voice = list.voice();
  Html out;
  for (const std::string_view heading_code : list.spec.find("heading")->choices) {
    const std::string title = voice.say("plan.heading." + std::string(heading_code));
    Html cards;
    for (const Record* record : list.view.plan.of(RecordKind::constraint)) {
      if (record->field("heading") != heading_code) continue;
      const Html words = record->field("none").empty()
                             ? shown_value(voice, list.view, *list.spec.find("text"), record->field("text"))
                             : Html(voice.say("plan.constraint.none"));
      cards += div("constraint", words.empty() ? Html() : paragraph("", words),
                   unconfirmed_line(list.visit, list.view, *record),
                   findings_of(list.visit, list.view, record->id),
                   link_to(record_path(list.visit, list.view.head.key, record->id),
                           voice.say("plan.change_of", {{"title", title}})));
    }
    if (cards.empty() && list.view.may_change) {
      const auto quick =
          post_form(record_path(list.visit, list.view.head.key, desk::new_record_id()), list.visit.form_token,
                    join(hidden_field("kind", "constraint"), hidden_field("parent", ""),
                         hidden_field("version", std::to_string(list.view.head.version)),
                         hidden_field("part", "plan"), hidden_field("heading", std::string(heading_code)),
                         hidden_field("none", "yes"), hidden_field("then", "list"),
                         submit_button(voice.say("plan.constraint.say_none"), Weight::secondary)),
                    Encoding::fields, "inline");
      cards = div("buttons",
                  button_to(list.path("new/constraint?heading=" + std::string(heading_code)),
                            voice.say("plan.constraint.write")),
                  quick);
    }
    if (cards.empty()) cards = paragraph("muted", voice.say("plan.nothing_written"));
    out += section("constraint-" + std::string(heading_code), title, cards);
  }
  return out;
}

/// Committees and the executive's words stand on one page with the activities they belong to.
Html companions_of(const List& list) {
  if (!list.view.sight.is_whole) return {};
  std::vector<RecordKind> kinds;
  if (list.spec.kind == RecordKind::recommendation) kinds = {RecordKind::cause};
  if (list.spec.kind == RecordKind::activity) kinds = {RecordKind::group, RecordKind::statement};
  Html out;
  for (const RecordKind kind : kinds) {
    const KindSpec& spec = improvement::spec_of(kind);
    const List other{list.visit, list.view, spec};
    const std::string code(spec.code);
    Html buttons;
    if (list.view.may_change) {
      buttons = div("buttons", button_to(list.path("new/" + code), list.voice().say("plan.new." + code)));
    }
    out += section("more-" + code, list.voice().say("plan.list." + code), records_of(other),
                   missing_of(other), buttons);
  }
  return out;
}

}  // namespace

Answer list_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const KindSpec* spec = improvement::find_kind(visit.request.capture("kind"));
  if (spec == nullptr || !spec->parents.empty()) return Response::not_found();
  const bool is_for_units = spec->kind == RecordKind::measure || spec->kind == RecordKind::activity;
  if (!view->sight.is_whole && !is_for_units) return Response::error(403);
  const List list{visit, *view, *spec};
  const std::string code(spec->code);
  const bool is_fixed = spec->kind == RecordKind::constraint;
  Html lead = paragraph("lead", visit.voice.say("plan.lead." + code));
  return page_of(visit, *view, code, visit.voice.say("plan.list." + code),
                 join(lead, is_fixed ? Html() : missing_of(list), is_fixed ? Html() : ways_in(list),
                      is_fixed ? constraints_of(list) : records_of(list), companions_of(list)));
}

}  // namespace prongsai::web::plans
