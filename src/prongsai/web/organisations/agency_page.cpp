// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/organisations/organisations_detail.h"

namespace prongsai::web::organisations_detail {
namespace {

using access::Deed;
using agency::AgencyRecord;
using agency::Column;
using http::Response;

/// The columns in which the two differ, as the register writes them.
std::vector<agency::FieldChange> differences(const AgencyRecord& before, const AgencyRecord& after,
                                             const RegisterWords& words) {
  std::vector<agency::FieldChange> out;
  for (std::size_t i = 0; i < agency::column_count; ++i) {
    const auto column = static_cast<Column>(i);
    if (column == Column::since) continue;
    agency::FieldChange change{column, words.cell(before, column), words.cell(after, column)};
    if (change.before != change.after) out.push_back(std::move(change));
  }
  return out;
}

/// "ย้ายสังกัด และ เปลี่ยนชื่อ": what happened, in words.
std::string event_of(const Voice& voice, const std::vector<agency::FieldChange>& changes) {
  std::vector<std::string> events;
  for (const agency::FieldChange& change : changes) {
    const std::string key = "organisations.event." + std::string(agency::english_heading(change.column));
    const std::string words =
        text::can_say(voice.language(), key) ? voice.say(key) : voice.say("organisations.event.other");
    if (std::find(events.begin(), events.end(), words) == events.end()) events.push_back(words);
  }
  return events.empty() ? voice.say("organisations.event.other") : voice.list(events);
}

Html history_of(const Visit& visit, const RegisterWords& words, const desk::AgencyFile& file) {
  const Voice& voice = visit.voice;
  Html items;
  for (std::size_t i = file.versions.size(); i-- > 0;) {
    const store::AgencyVersion& version = file.versions[i];
    const bool is_first = i == 0;
    const auto changes = is_first ? std::vector<agency::FieldChange>()
                                  : differences(file.versions[i - 1].record, version.record, words);
    const std::string since =
        version.record.since.empty()
            ? voice.say("organisations.from_the_beginning")
            : voice.say("organisations.since", {{"date", voice.date(version.record.since)}});
    items += element(
        "li", {},
        div("trail-head",
            element("strong", {},
                    is_first ? voice.say("organisations.event.added") : event_of(voice, changes)),
            span("until", since)),
        changes.empty() ? Html() : changes_of(voice, words, changes),
        version.reason.empty()
            ? Html()
            : paragraph("reason", voice.say("work.form.reason"), ": ", voice.prose(version.reason)),
        paragraph("muted",
                  voice.say("organisations.recorded", {{"moment", voice.moment(version.recorded_at)}})));
  }
  return element("ol", {{"class", "trail"}}, items);
}

Html facts_of(const Visit& visit, const RegisterWords& words, const desk::AgencyFile& file) {
  const Voice& voice = visit.voice;
  const AgencyRecord& record = file.agency.record;
  Html out = fact(words.column(Column::id), element("code", {}, record.id));
  for (const Column column : {Column::name_th, Column::name_en, Column::short_names, Column::type,
                              Column::size_group, Column::ministry, Column::province, Column::district}) {
    const std::string value = words.cell(record, column);
    if (!value.empty()) out += fact(words.column(column), voice.prose(value));
  }
  if (const auto* region = words.reference().region_of(record))
    out += fact(voice.say("organisations.region"),
                voice.prose(words.node(agency::NodeKind::region, region->code)));
  out +=
      fact(words.column(Column::state),
           chip(record.state == agency::State::active ? Tone::good : Tone::open, words.state(record.state)));
  if (!record.merged_into.empty())
    out += fact(
        words.column(Column::merged_into),
        link_to(visit.path("organisations/" + record.merged_into),
                voice.prose(file.merged_into_name.empty() ? record.merged_into : file.merged_into_name)));
  if (!record.website.empty())
    out += fact(words.column(Column::website), is_outside_address(record.website)
                                                   ? link_to(record.website, record.website)
                                                   : Html(record.website));
  if (!record.coordinator_email.empty())
    out += fact(words.column(Column::coordinator_email), record.coordinator_email);
  if (!record.since.empty()) out += fact(words.column(Column::since), voice.date(record.since));
  Html took;
  for (const auto& [id, name] : file.took_over)
    took += element("li", {}, link_to(visit.path("organisations/" + id), voice.prose(name)));
  if (!took.empty())
    out += fact(voice.say("organisations.took_over"), element("ul", {{"class", "plain"}}, took));
  return element("dl", {{"class", "facts"}}, out);
}

Html counts_of(const Visit& visit, const RegisterWords& words, const AgencyRecord& record, bool may_change) {
  const Voice& voice = visit.voice;
  const auto shown = [&](const std::optional<std::int64_t>& count) -> Html {
    return count ? Html(grouped(static_cast<std::uint64_t>(*count)))
                 : span("muted", voice.say("organisations.count_unknown"));
  };
  const Html facts =
      element("dl", {{"class", "facts"}},
              fact(words.column(Column::head_count_internal), shown(record.head_count_internal)) +
                  fact(words.column(Column::head_count_external), shown(record.head_count_external)));
  const Html change =
      may_change ? paragraph("", element("a",
                                         {{"href", visit.path("organisations/" + record.id + "/head-counts")},
                                          {"class", "button"}},
                                         voice.say("organisations.change_counts")))
                 : Html();
  return paragraph("", voice.say("organisations.counts_what")) + facts + change;
}

Html units_of(const Visit& visit, const desk::AgencyFile& file, bool may_change) {
  const Voice& voice = visit.voice;
  const std::string below = "organisations/" + file.agency.record.id + "/units";
  Html items;
  for (const store::StoredUnit& unit : file.units) {
    const Html name = voice.prose(unit.unit.name);
    if (unit.ended_at) {
      items += element(
          "li", {}, element("span", {{"class", "muted"}}, name),
          span("until", voice.say("organisations.unit_ended", {{"moment", voice.moment(*unit.ended_at)}})));
    } else {
      items += element("li", {}, may_change ? link_to(visit.path(below + "/" + unit.unit.id), name) : name);
    }
  }
  const Html list = items.empty() ? paragraph("muted", voice.say("organisations.no_units"))
                                  : element("ul", {{"class", "tasks"}}, items);
  if (!may_change) return list;
  return list + post_form(visit.path(below), visit.form_token,
                          text_field({.name = "name",
                                      .label = voice.say("organisations.unit_new"),
                                      .hint = voice.say("organisations.unit_hint"),
                                      .value = ""},
                                     {}) +
                              submit_button(voice.say("organisations.unit_add"), Weight::secondary),
                          Encoding::fields, "form form-row");
}

Html done_of(const Visit& visit) {
  const std::string done = query_of(visit, "done");
  for (const char* known : {"changed", "added", "counts", "unit"}) {
    if (done == known)
      return paragraph("calm", icon(Icon::good), visit.voice.say("organisations.done." + done));
  }
  return {};
}

Page unit_page(const Visit& visit, const RegisterWords& words, const desk::AgencyFile& file,
               const store::StoredUnit& unit, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const std::string action = visit.path("organisations/" + file.agency.record.id + "/units/" + unit.unit.id);
  const std::string typed = visit.field("name");
  const Html version = hidden_field("version", std::to_string(unit.version));
  const Html rename =
      post_form(action, visit.form_token,
                version +
                    text_field({.name = "name",
                                .label = voice.say("organisations.unit_name"),
                                .hint = {},
                                .value = typed.empty() ? unit.unit.name : typed},
                               errors) +
                    submit_button(voice.say("organisations.unit_rename"), Weight::primary, "do", "rename"));
  const Html end =
      post_form(action, visit.form_token,
                version + reason_field(visit, errors) +
                    submit_button(voice.say("organisations.unit_end"), Weight::danger, "do", "end"));
  return register_page(
      visit, unit.unit.name, {register_crumb(visit), agency_crumb(visit, words, file.agency.record)},
      errors.summary(voice) +
          section("rename", voice.say("organisations.unit_rename"), div("narrow", rename)) +
          section("end", voice.say("organisations.unit_end"),
                  div("narrow", paragraph("", voice.say("organisations.unit_end_what")), end)));
}

const store::StoredUnit* unit_in(const desk::AgencyFile& file, const std::string& id) {
  const auto found = std::find_if(file.units.begin(), file.units.end(), [&](const store::StoredUnit& unit) {
    return unit.unit.id == id && !unit.ended_at;
  });
  return found == file.units.end() ? nullptr : &*found;
}

Page agency_page_of(const Visit& visit, const RegisterWords& words, const desk::AgencyFile& file,
                    bool has_results, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const AgencyRecord& record = file.agency.record;
  const access::Area own{record.province, record.id, ""};
  const bool may_edit =
      access::role_for(visit.actor(), Deed::change_organisations, {record.province, "", ""}).has_value();
  const bool may_count = access::role_for(visit.actor(), Deed::change_organisations, own).has_value();
  const bool may_units = access::role_for(visit.actor(), Deed::change_units, own).has_value();
  const auto button = [](const std::string& address, const std::string& words_of_it) {
    return element("a", {{"href", address}, {"class", "button"}}, words_of_it);
  };
  const Html buttons = div(
      "toolbar",
      may_edit ? button(visit.path("organisations/" + record.id + "/edit"), voice.say("organisations.edit"))
               : Html(),
      has_results
          ? button(agency_path(voice.language(), record.id), voice.say("organisations.public_results"))
          : Html());
  return register_page(
      visit, words.name(record), {register_crumb(visit)},
      done_of(visit) + errors.summary(voice) + (may_edit || has_results ? buttons : Html()) +
          section("record", voice.say("organisations.record"), facts_of(visit, words, file)) +
          section("head-counts", voice.say("organisations.counts"),
                  counts_of(visit, words, record, may_count)) +
          section("units", voice.say("organisations.units"), units_of(visit, file, may_units)) +
          section("history", voice.say("organisations.history"), history_of(visit, words, file)));
}

}  // namespace

Answer show_agency(const desk::Office& office, const HasPublicResults& has_results, const Visit& visit) {
  const std::string& id = visit.request.capture("agency");
  const auto file = desk::find_agency(office, visit.actor(), id);
  if (!file) return Response::not_found();
  return agency_page_of(visit, RegisterWords(visit.voice, office.reference), *file,
                        has_results && has_results(id), {});
}

Answer add_unit(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("agency");
  const auto done = desk::add_unit(office, visit.actor(), id, visit.field("name"));
  if (done) return Response::see_other(visit.path("organisations/" + id) + "?done=unit#units");
  const auto file = desk::find_agency(office, visit.actor(), id);
  if (!file) return Response::not_found();
  // The field stands far below: the sentence alone is shown above, and the link leads to the section.
  return with_status(agency_page_of(visit, RegisterWords(visit.voice, office.reference), *file, false,
                                    FormErrors(visit.voice, done.problems())),
                     422);
}

Answer show_unit(const desk::Office& office, const Visit& visit) {
  const auto file = desk::find_agency(office, visit.actor(), visit.request.capture("agency"));
  if (!file) return Response::not_found();
  const store::StoredUnit* unit = unit_in(*file, visit.request.capture("unit"));
  if (unit == nullptr) return Response::not_found();
  return unit_page(visit, RegisterWords(visit.voice, office.reference), *file, *unit, {});
}

Answer change_unit(const desk::Office& office, const Visit& visit) {
  const desk::UnitForm form{visit.request.capture("agency"), visit.request.capture("unit"), version_in(visit),
                            visit.field("name"), visit.field("reason")};
  const auto done = visit.field("do") == "end" ? desk::end_unit(office, visit.actor(), form)
                                               : desk::rename_unit(office, visit.actor(), form);
  if (done) return Response::see_other(visit.path("organisations/" + form.agency) + "?done=unit#units");
  const auto file = desk::find_agency(office, visit.actor(), form.agency);
  if (!file) return Response::not_found();
  const store::StoredUnit* unit = unit_in(*file, form.unit);
  if (unit == nullptr) return Response::see_other(visit.path("organisations/" + form.agency) + "#units");
  return with_status(unit_page(visit, RegisterWords(visit.voice, office.reference), *file, *unit,
                               FormErrors(visit.voice, done.problems())),
                     422);
}

}  // namespace prongsai::web::organisations_detail
