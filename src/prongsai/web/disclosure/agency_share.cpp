// SPDX-License-Identifier: Apache-2.0
// Whose work each item is, and until when: one table for all of them.
#include <algorithm>

#include "prongsai/round/thai_day.h"
#include "prongsai/web/disclosure/agency_detail.h"

namespace prongsai::web::filing {
namespace {

using desk::DisclosureItemView;
using desk::DisclosureView;

/// What the form sent, or what stands there.
struct Row {
  std::string unit;
  std::string day;
};

Row row_of(const Visit& visit, const DisclosureItemView& item, bool is_typed) {
  const std::string& code = item.item->code;
  if (is_typed) return {visit.field("unit-" + code), visit.field("day-" + code)};
  const auto& day = item.told.due_day;
  return {item.told.owner_unit,
          day ? round::day_text(std::chrono::sys_days(std::chrono::days(*day))) : std::string()};
}

/// The label of a field in a table stands in the heads of row and column already.
Html bare_select(const Voice& voice, const DisclosureView& view, const DisclosureItemView& item,
                 const std::string& chosen) {
  Html options = element("option", {{"value", ""}}, voice.say("disclosure.owner_nobody"));
  for (const store::StoredUnit& one : view.units) {
    if (one.ended_at && one.unit.id != chosen) continue;
    options += element("option", {{"value", one.unit.id}, {one.unit.id == chosen ? "selected" : "", ""}},
                       one.unit.name);
  }
  const std::string name = "unit-" + item.item->code;
  return hidden_field("seen-" + item.item->code, desk::share_mark(item.told)) +
         element("select",
                 {{"id", "field-" + html_id(name)},
                  {"name", name},
                  {"aria-label", voice.say("disclosure.owner") + " " + code_words(item.item->code)}},
                 options);
}

Html bare_day(const Voice& voice, const DisclosureItemView& item, const std::string& day,
              const FormErrors& errors) {
  const std::string name = "day-" + item.item->code;
  const std::string error = errors.of(name);
  return element("input", {{"id", "field-" + html_id(name)},
                           {"name", name},
                           {"type", "date"},
                           {"value", day},
                           {"maxlength", "10"},
                           {error.empty() ? "" : "aria-invalid", "true"},
                           {"aria-label", voice.say("disclosure.due") + " " + code_words(item.item->code)}}) +
         (error.empty() ? Html() : span("field-error", icon(Icon::bad), error));
}

Page share_form(const Visit& visit, const DisclosureView& view, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  Table table(voice.say("disclosure.share.title"));
  table.head({{voice.say("disclosure.item"), {}},
              {voice.say("disclosure.owner"), {}},
              {voice.say("disclosure.due"), {}}});
  for (const DisclosureItemView& one : view.items) {
    const Row row = row_of(visit, one, !errors.empty());
    table.row({row_head(item_title(voice, *one.item)),
               {bare_select(voice, view, one, row.unit), {}},
               {bare_day(voice, one, row.day, errors), {}}});
  }
  const bool has_units = std::any_of(view.units.begin(), view.units.end(),
                                     [](const store::StoredUnit& one) { return !one.ended_at; });
  const Html no_units = has_units ? Html()
                                  : div("next-step", paragraph("", voice.say("disclosure.share.no_units")),
                                        button_to(visit.path("organisations/" + view.key.agency),
                                                  voice.say("disclosure.share.units")));
  return page_of(visit, view, voice.say("disclosure.share.title"),
                 join(paragraph("", voice.say("disclosure.share.what")), closed_line(voice, view), no_units,
                      errors.summary(voice),
                      post_form(list_path(visit, view.key, "share"), visit.form_token,
                                table.html("labelled grid") +
                                    div("buttons", submit_button(voice.say("disclosure.share.save")),
                                        link_to(list_path(visit, view.key), voice.say("disclosure.back"))))));
}

}  // namespace

Answer share_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_disclosure(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  return share_form(visit, *view, {});
}

Answer share(const desk::Office& office, const Visit& visit) {
  const store::DisclosureKey key = key_in_path(visit);
  const auto view = desk::see_disclosure(office, visit.actor(), key);
  if (!view) return refused(visit, view.problems());
  std::vector<desk::ShareWish> wishes;
  for (const DisclosureItemView& one : view->items) {
    const std::string& code = one.item->code;
    // An item that the page did not show keeps what it has.
    if (!visit.form.find("unit-" + code)) continue;
    wishes.push_back(
        {code, visit.field("unit-" + code), visit.field("day-" + code), visit.field("seen-" + code)});
  }
  const auto shared = desk::share_items(office, visit.actor(), key, wishes);
  if (!shared) {
    if (shared.problems().front().code == "desk.not_permitted") return Response::error(403);
    return with_status(
        share_form(visit, *view, FormErrors(visit.voice, readable(visit.voice, shared.problems()))), 422);
  }
  return Response::see_other(list_path(visit, key, "?done=shared&count=" + std::to_string(*shared)));
}

}  // namespace prongsai::web::filing
