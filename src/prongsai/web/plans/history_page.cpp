// SPDX-License-Identifier: Apache-2.0
// Every change of a plan: who, when, what it was and what it became, and the way to take it back.
#include <set>

#include "prongsai/http/target.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using improvement::FieldSpec;

struct Past {
  const Visit& visit;
  const desk::PlanView& view;

  [[nodiscard]] const Voice& voice() const { return visit.voice; }
};

Html field_change(const Past& past, const FieldSpec& field, RecordKind kind, const std::string& before,
                  const std::string& after) {
  const auto shown = [&](const std::string& text) {
    return field.type == improvement::FieldType::reference
               ? Html(text)
               : shown_value(past.voice(), past.view, field, text);
  };
  Html words;
  if (!before.empty()) words += element("del", {}, shown(before)) + Html(" ");
  if (!after.empty()) words += element("ins", {}, shown(after));
  return element("dt", {}, label_of(past.voice(), kind, field.code)) + element("dd", {}, words);
}

Html changes_of(const Past& past, const desk::HistoryLine& line) {
  Html rows;
  for (const FieldSpec& field : improvement::spec_of(line.after.kind).fields) {
    const std::string& before = line.before.field(field.code);
    const std::string& after = line.after.field(field.code);
    if (before != after) rows += field_change(past, field, line.after.kind, before, after);
  }
  return rows.empty() ? Html() : element("dl", {{"class", "changes"}}, rows);
}

std::string deed_words(const Past& past, const desk::HistoryLine& line) {
  std::string deed = line.change.deed;
  if (deed == "save" && line.before.id.empty()) deed = "make";
  return past.voice().say("plan.deed." + deed);
}

Html line_html(const Past& past, const desk::HistoryLine& line, bool may_undo) {
  const Voice& voice = past.voice();
  const bool is_there = past.view.plan.find(line.after.id) != nullptr;
  const Html what = join(kind_words(voice, line.after.kind), " ", voice.prose(title_of(line.after)));
  Html undo;
  if (may_undo) {
    undo = post_form(plan_path(past.visit, past.view.head.key, "undo"), past.visit.form_token,
                     join(hidden_field("number", std::to_string(line.change.batch)),
                          submit_button(voice.say("plan.undo"), Weight::secondary)),
                     Encoding::fields, "inline");
  }
  const std::string person = !line.person.empty() ? line.person : voice.say("results.by_the_program");
  return element(
      "li", {},
      div("trail-head", element("strong", {}, deed_words(past, line)),
          span("until", voice.moment(line.change.changed_at), " · ", voice.prose(person))),
      div("", is_there ? link_to(record_path(past.visit, past.view.head.key, line.after.id), what) : what),
      changes_of(past, line), undo);
}

}  // namespace

Answer history_page(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const auto view = desk::look_at_plan(office, visit.actor(), key);
  if (!view) return refused(visit, view.problems());
  const std::string record = asked(visit, "record");
  const std::int64_t before = whole_number(asked(visit, "before"));
  const auto lines = desk::list_history(office, visit.actor(), key, record, before < 0 ? 0 : before);
  if (!lines) return refused(visit, lines.problems());
  const Past past{visit, *view};
  Html items;
  std::set<std::int64_t> offered;
  for (const desk::HistoryLine& line : *lines) {
    const bool may_undo = view->may_change && offered.insert(line.change.batch).second;
    items += line_html(past, line, may_undo);
  }
  Html more;
  if (static_cast<std::int64_t>(lines->size()) == desk::history_page) {
    std::string query = "history?before=" + std::to_string(lines->back().change.number);
    if (!record.empty()) query += "&record=" + http::percent_encode(record);
    more = div("buttons", button_to(plan_path(visit, key, query), visit.voice.say("plan.older")));
  }
  const Html list = items.empty() ? paragraph("muted", visit.voice.say("plan.history.none"))
                                  : element("ul", {{"class", "trail"}}, items);
  return page_of(visit, *view, "history", visit.voice.say("plan.history.title"),
                 join(paragraph("lead", visit.voice.say("plan.history.lead")), list, more));
}

Answer undo_change(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const auto saved = desk::undo_change(office, visit.actor(), key, whole_number(visit.field("number")));
  if (!saved) return refused(visit, saved.problems());
  return done(visit, plan_path(visit, key, "history"), "undone");
}

}  // namespace prongsai::web::plans
