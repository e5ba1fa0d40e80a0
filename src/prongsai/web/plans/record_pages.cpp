// SPDX-License-Identifier: Apache-2.0
// One record: looked at, written, followed up.
#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using improvement::FieldSpec;
using improvement::FieldTexts;
using improvement::KindSpec;

/// What a page about a record is made from.
struct Sight {
  const Visit& visit;
  const desk::PlanView& view;
  const Record& record;
  FieldTexts typed;
  FormErrors errors;
  bool refused_progress = false;  ///< the refused form was the one of progress

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
  [[nodiscard]] const KindSpec& spec() const { return improvement::spec_of(record.kind); }
  [[nodiscard]] std::string path(std::string_view below = {}) const {
    return record_path(visit, view.head.key, record.id, below);
  }
};

bool has_progress(const KindSpec& spec) {
  return !spec.follow_up && std::any_of(spec.fields.begin(), spec.fields.end(),
                                        [](const FieldSpec& field) { return field.follow_up; });
}

/// Fields to be read, those of the plan or those of progress.
Html facts_of(const Sight& sight, bool follow_up) {
  Html rows;
  for (const FieldSpec& field : sight.spec().fields) {
    if (field.follow_up != follow_up && !sight.spec().follow_up) continue;
    const Html value = shown_value(sight.voice(), sight.view, field, sight.record.field(field.code));
    if (value.empty()) continue;
    rows +=
        element("dt", {}, label_of(sight.voice(), sight.record.kind, field.code)) + element("dd", {}, value);
  }
  if (rows.empty()) return paragraph("muted", sight.voice().say("plan.nothing_written"));
  return element("dl", {{"class", "facts"}}, rows);
}

RecordForm form_of(const Sight& sight, bool follow_up) {
  const bool is_refused = sight.refused_progress == follow_up;
  return {.visit = sight.visit,
          .view = sight.view,
          .spec = sight.spec(),
          .record = &sight.record,
          .id = sight.record.id,
          .parent = sight.record.parent,
          .typed = is_refused ? sight.typed : FieldTexts{},
          .errors = is_refused ? sight.errors : FormErrors{},
          .follow_up = follow_up};
}

Html words_part(const Sight& sight) {
  if (!sight.view.may_change)
    return section("words", sight.voice().say("plan.part.words"), facts_of(sight, false));
  return section("words", sight.voice().say("plan.part.words"), record_form(form_of(sight, false)));
}

Html progress_part(const Sight& sight) {
  if (!has_progress(sight.spec())) return {};
  const Html content = sight.view.may_report ? record_form(form_of(sight, true)) : facts_of(sight, true);
  return section("progress", sight.voice().say("plan.part.progress"), content);
}

Html small_form(const Sight& sight, std::string_view below, const std::string& words, Weight weight,
                const Html& hidden = {}) {
  return post_form(sight.path(below), sight.visit.form_token, hidden + submit_button(words, weight),
                   Encoding::fields, "inline");
}

/// The steps of a measure, each a link, with a field that adds the next one.
Html steps_part(const Sight& sight) {
  if (sight.record.kind != RecordKind::measure) return {};
  const Voice& voice = sight.voice();
  Html items;
  for (const Record* step : sight.view.plan.of(RecordKind::step, sight.record.id)) {
    const auto standing = improvement::standing_of(*step, sight.view.plan.year, sight.view.today);
    const bool is_told = standing != improvement::Standing::no_period || !step->field("status").empty();
    items += element(
        "li", {},
        div("step-line",
            link_to(record_path(sight.visit, sight.view.head.key, step->id), voice.prose(title_of(*step))),
            is_told ? standing_chip(voice, standing) : Html()),
        unconfirmed_line(sight.visit, sight.view, *step));
  }
  Html add;
  if (sight.view.may_change) {
    const std::string id = desk::new_record_id();
    const Html fields =
        hidden_field("kind", "step") + hidden_field("parent", sight.record.id) +
        hidden_field("version", std::to_string(sight.view.head.version)) + hidden_field("part", "plan") +
        hidden_field("then", "parent") +
        area_field(
            {.name = "text", .label = voice.say("plan.step.add"), .autocomplete = "on", .length_max = 4000},
            2, {}) +
        div("buttons", submit_button(voice.say("plan.step.add_button"), Weight::secondary));
    Keep keep = keep_of(sight.visit, sight.view.head.key, "new/step/" + sight.record.id,
                        "record/" + http::percent_encode(sight.record.id));
    keep.is_new = true;
    add = kept_form(record_path(sight.visit, sight.view.head.key, id), sight.visit.form_token, fields, keep);
  }
  return section("steps", voice.say("plan.part.steps"),
                 items.empty() ? paragraph("muted", voice.say("plan.step.none"))
                               : element("ol", {{"class", "step-list"}}, items),
                 add);
}

Html reports_part(const Sight& sight) {
  const bool may_hang = sight.record.kind == RecordKind::measure || sight.record.kind == RecordKind::activity;
  if (!may_hang) return {};
  const Voice& voice = sight.voice();
  Html items;
  auto reports = sight.view.plan.of(RecordKind::report, sight.record.id);
  std::sort(reports.begin(), reports.end(),
            [](const Record* a, const Record* b) { return a->field("day") > b->field("day"); });
  for (const Record* report : reports) {
    const auto day = improvement::parse_iso(report->field("day"));
    items += element(
        "li", {},
        div("trail-head",
            link_to(record_path(sight.visit, sight.view.head.key, report->id),
                    day ? desk::day_words(voice.language(), *day) : std::string("–")),
            span("until",
                 join(shown_value(voice, sight.view, *improvement::spec_of(RecordKind::report).find("by"),
                                  report->field("by"))))),
        paragraph("", shown_value(voice, sight.view, *improvement::spec_of(RecordKind::report).find("text"),
                                  report->field("text"))));
  }
  Html add;
  if (sight.view.may_report) {
    add = div("buttons", button_to(plan_path(sight.visit, sight.view.head.key,
                                             "new/report?parent=" + http::percent_encode(sight.record.id)),
                                   voice.say("plan.report.add")));
  }
  return section("reports", voice.say("plan.part.reports"),
                 items.empty() ? paragraph("muted", voice.say("plan.report.none"))
                               : element("ul", {{"class", "trail"}}, items),
                 add);
}

Html deeds_part(const Sight& sight) {
  if (!sight.view.may_change) return {};
  const Voice& voice = sight.voice();
  Html out = small_form(sight, "remove", voice.say("plan.remove"), Weight::secondary,
                        hidden_field("version", std::to_string(sight.view.head.version)));
  if (sight.record.kind == RecordKind::measure) {
    out = small_form(sight, "keep", voice.say("plan.keep"), Weight::secondary) + out;
  }
  if (sight.view.sight.is_whole) {
    out += link_to(plan_path(sight.visit, sight.view.head.key,
                             "history?record=" + http::percent_encode(sight.record.id)),
                   voice.say("plan.history_of"));
  }
  return div("buttons record-deeds", out);
}

std::string way_of(const Sight& sight) {
  const Record* top = sight.record.parent.empty() ? &sight.record : sight.view.plan.find(sight.record.parent);
  return std::string(improvement::spec_of(top == nullptr ? sight.record.kind : top->kind).code);
}

/// The measure or activity that a step or report hangs on.
Html parent_line(const Sight& sight) {
  const Record* parent = sight.view.plan.find(sight.record.parent);
  if (parent == nullptr) return {};
  return paragraph(
      "", link_to(record_path(sight.visit, sight.view.head.key, parent->id),
                  numbered(sight.voice(), sight.view, *parent), " ", sight.voice().prose(title_of(*parent))));
}

/// From one measure on to the next thing that has none.
Html missing_line(const Sight& sight) {
  if (sight.record.kind != RecordKind::measure || !sight.view.may_change) return {};
  const auto missing = improvement::without_measure(sight.view.plan, sight.view.against());
  if (missing.empty()) return {};
  return paragraph(
      "", link_to(plan_path(sight.visit, sight.view.head.key,
                            "library?about=" + http::percent_encode(missing.front())),
                  sight.voice().say("plan.missing_measures", {{"count", std::to_string(missing.size())}})));
}

Page page_for(const Sight& sight) {
  const Html main =
      join(parent_line(sight), missing_line(sight), unconfirmed_line(sight.visit, sight.view, sight.record),
           findings_of(sight.visit, sight.view, sight.record.id), steps_part(sight), words_part(sight),
           progress_part(sight), reports_part(sight), deeds_part(sight));
  Page page = page_of(sight.visit, sight.view, way_of(sight),
                      numbered(sight.voice(), sight.view, sight.record), main);
  return page;
}

Page new_page(const Visit& visit, const desk::PlanView& view, const KindSpec& spec, const RecordForm& form) {
  const Record* parent = view.plan.find(form.parent);
  const Html above = parent == nullptr ? Html()
                                       : paragraph("", link_to(record_path(visit, view.head.key, parent->id),
                                                               numbered(visit.voice, view, *parent), " ",
                                                               visit.voice.prose(title_of(*parent))));
  const std::string title = visit.voice.say("plan.new." + std::string(spec.code));
  return page_of(visit, view, parent == nullptr ? spec.code : improvement::spec_of(parent->kind).code, title,
                 above + record_form(form));
}

bool may_write(const desk::PlanView& view, const KindSpec& spec) {
  return view.may_change || (view.may_report && spec.follow_up);
}

/// The same page again with what was typed and what is wrong with it.
Answer again(const desk::Office& office, const Visit& visit, const desk::RecordWish& wish,
             const base::Problems& problems) {
  const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const KindSpec* spec = improvement::find_kind(wish.kind);
  if (spec == nullptr) return Response::not_found();
  FormErrors errors;
  for (const base::Problem& problem : problems) {
    const std::string field(base::detail(problem, "field"));
    const std::string sentence = text::sentence(visit.voice.language(), problem);
    const bool has_label = spec->find(field) != nullptr;
    errors.add(field, has_label ? label_of(visit.voice, spec->kind, field) + ": " + sentence : sentence);
  }
  const Record* record = view->plan.find(wish.id);
  const bool follow_up = visit.field("part") == "follow_up";
  if (record != nullptr) {
    return with_status(page_for({visit, *view, *record, wish.typed, std::move(errors), follow_up}), 422);
  }
  return with_status(new_page(visit, *view, *spec,
                              {.visit = visit,
                               .view = *view,
                               .spec = *spec,
                               .id = wish.id,
                               .parent = wish.parent,
                               .typed = wish.typed,
                               .errors = std::move(errors)}),
                     422);
}

}  // namespace

Answer record_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const Record* record = view->plan.find(visit.request.capture("record"));
  if (record == nullptr) return Response::not_found();
  return page_for({visit, *view, *record, {}, {}, false});
}

Answer new_record_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  const KindSpec* spec = improvement::find_kind(visit.request.capture("kind"));
  if (spec == nullptr) return Response::not_found();
  if (!may_write(*view, *spec)) return Response::error(403);
  const std::string parent = asked(visit, "parent");
  if (!parent.empty() && view->plan.find(parent) == nullptr) return Response::not_found();
  // What the address proposes: "?about=indicator:8", "?day=today".
  FieldTexts typed;
  for (const FieldSpec& field : spec->fields) {
    const std::string given = asked(visit, field.code);
    if (!given.empty() && given.size() < 200)
      typed.emplace(field.code, desk::show_typed(field, given, visit.voice.language(), view->context()));
  }
  if (spec->kind == RecordKind::report) {
    typed.emplace("day", desk::day_words(visit.voice.language(), view->today));
    std::string units;
    for (const std::string& unit : view->sight.units) units += (units.empty() ? "unit:" : "\nunit:") + unit;
    typed.emplace("by", desk::show_typed(*spec->find("by"), units, visit.voice.language(), view->context()));
  }
  return new_page(visit, *view, *spec,
                  {.visit = visit,
                   .view = *view,
                   .spec = *spec,
                   .id = desk::new_record_id(),
                   .parent = parent,
                   .typed = std::move(typed)});
}

Answer save_record(const desk::Office& office, const Visit& visit) {
  desk::RecordWish wish{.id = visit.request.capture("record"),
                        .kind = visit.field("kind"),
                        .parent = visit.field("parent"),
                        .version = whole_number(visit.field("version"))};
  const KindSpec* spec = improvement::find_kind(wish.kind);
  if (spec == nullptr) {
    const auto view = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
    return refused(
        visit, view ? base::Problems{{"plan.no_such_kind", {{"found", wish.kind}}, {}}} : view.problems());
  }
  const bool follow_up = visit.field("part") == "follow_up" || spec->follow_up;
  for (const FieldSpec& field : spec->fields) {
    // A step added in passing sends its words only; a box that is not ticked sends nothing at all.
    const bool is_sent = visit.form.find(field.code).has_value();
    const bool is_box = field.type == improvement::FieldType::truth;
    if (field.follow_up == follow_up && (is_sent || is_box))
      wish.typed.emplace(field.code, visit.field(field.code));
  }
  const auto saved = desk::save_record(office, visit.actor(), key_in_path(visit), wish);
  if (!saved) {
    for (const base::Problem& problem : saved.problems()) {
      if (problem.code == "desk.not_permitted") return Response::error(403);
    }
    return again(office, visit, wish, saved.problems());
  }
  const store::PlanKey key = key_in_path(visit);
  const bool to_parent = visit.field("then") == "parent" || spec->kind == RecordKind::report;
  if (to_parent) {
    return done(visit, record_path(visit, key, wish.parent) + (follow_up ? "#reports" : "#steps"), "saved");
  }
  if (visit.field("then") == "list" || spec->kind == RecordKind::constraint)
    return done(visit, plan_path(visit, key, "list/" + wish.kind), "saved");
  return done(visit, record_path(visit, key, wish.id), saved->has_changed ? "saved" : "same");
}

Answer remove_record(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const std::string id = visit.request.capture("record");
  const auto view = desk::look_at_plan(office, visit.actor(), key);
  if (!view) return refused(visit, view.problems());
  const Record* record = view->plan.find(id);
  if (record == nullptr) return Response::not_found();
  const std::string back =
      record->parent.empty()
          ? plan_path(visit, key, "list/" + std::string(improvement::spec_of(record->kind).code))
          : record_path(visit, key, record->parent);
  const auto saved =
      desk::remove_record(office, visit.actor(), key, id, whole_number(visit.field("version")));
  if (!saved) return refused(visit, saved.problems());
  return done(visit, back, "removed");
}

Answer move_record(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const std::string id = visit.request.capture("record");
  const auto saved = desk::move_record(office, visit.actor(), key, id, visit.field("by") == "up" ? -1 : 1);
  if (!saved) return refused(visit, saved.problems());
  return Response::see_other(plan_path(visit, key, "list/" + visit.field("kind")) + "#r-" + id);
}

Answer confirm_record(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const std::string id = visit.request.capture("record");
  const auto saved = desk::confirm_record(office, visit.actor(), key, id);
  if (!saved) return refused(visit, saved.problems());
  return done(visit, record_path(visit, key, id), "confirmed");
}

Answer keep_record(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const std::string id = visit.request.capture("record");
  const auto kept = desk::keep_in_library(office, visit.actor(), key, id);
  if (!kept) return refused(visit, kept.problems());
  return done(visit, record_path(visit, key, id), "kept");
}

}  // namespace prongsai::web::plans
