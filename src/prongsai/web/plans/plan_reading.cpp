// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/plans/plan_reading.h"

#include <algorithm>

#include "prongsai/figure/gantt.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using improvement::FieldSpec;
using improvement::Plan;

struct Reader {
  const Voice& voice;
  const Readable& readable;

  [[nodiscard]] const Plan& plan() const { return readable.file.plan; }
  [[nodiscard]] desk::FieldContext context() const { return {plan().year, readable.edition, readable.units}; }
  [[nodiscard]] bool is_changed(const Record& record) const {
    return std::find(readable.changed.begin(), readable.changed.end(), record.id) != readable.changed.end();
  }
  [[nodiscard]] Html changed_chip(const Record& record) const {
    return is_changed(record) ? chip(Tone::open, voice.say("plan.version.changed_chip")) : Html();
  }
  /// A value in words.
  [[nodiscard]] std::string words(const Record& record, const char* field) const {
    const FieldSpec* spec = improvement::spec_of(record.kind).find(field);
    const std::string& text = record.field(field);
    if (spec->type == improvement::FieldType::choice && !text.empty())
      return desk::choice_words(voice.language(), field, text);
    if (spec->type == improvement::FieldType::about) return about(text);
    if (spec->type == improvement::FieldType::units) return voice.list(desk::unit_words(text, context()));
    return desk::show_typed(*spec, text, voice.language(), context());
  }
  [[nodiscard]] std::string about(const std::string& text) const {
    std::vector<std::string> names;
    for (const std::string& id : improvement::read_about(text))
      names.push_back(desk::node_words(voice.language(), id, readable.edition));
    return voice.list(names);
  }
};

Html block(const Reader& reader, const char* code, const Html& content) {
  if (content.empty()) return {};
  return section("plan-" + std::string(code), reader.voice.say("plan.list." + std::string(code)), content);
}

Html targets_of(const Reader& reader) {
  Html items;
  for (const Record* record : reader.plan().of(RecordKind::target)) {
    items += element("li", {},
                     reader.voice.prose(reader.voice.say("plan.target.words",
                                                         {{"names", reader.about(record->field("about"))},
                                                          {"comparison", reader.words(*record, "comparison")},
                                                          {"value", record->field("value")}})),
                     reader.changed_chip(*record));
  }
  return items.empty() ? Html() : element("ul", {}, items);
}

Html row(const Reader& reader, const Record& record, const char* field) {
  const std::string words = reader.words(record, field);
  if (words.empty()) return {};
  return element("dt", {}, label_of(reader.voice, record.kind, field)) +
         element("dd", {}, reader.voice.prose(words));
}

Html measures_of(const Reader& reader) {
  Html out;
  for (const Record* measure : reader.plan().of(RecordKind::measure)) {
    Html steps;
    for (const Record* step : reader.plan().of(RecordKind::step, measure->id)) {
      const std::string result = step->field("result");
      steps += element("li", {}, reader.voice.prose(step->field("text")),
                       result.empty() ? Html()
                                      : div("under", reader.voice.say("plan.reading.result"), " ",
                                            reader.voice.prose(result)));
    }
    Html facts;
    for (const char* field :
         {"about", "responsible", "period", "target", "monitoring", "evidence", "result", "outcome"})
      facts += row(reader, *measure, field);
    out += element(
        "li", {{"class", "plan-card"}},
        div("plan-card-head", span("plan-number", improvement::number_of(reader.plan(), *measure)),
            element("h3", {}, reader.voice.prose(title_of(*measure))), reader.changed_chip(*measure)),
        steps.empty() ? Html() : element("ol", {}, steps), element("dl", {{"class", "facts"}}, facts));
  }
  return out.empty() ? Html() : element("ol", {{"class", "plan-cards"}}, out);
}

Html activities_of(const Reader& reader) {
  const auto activities = reader.plan().of(RecordKind::activity);
  if (activities.empty()) return {};
  Table table(reader.voice.say("plan.list.activity"));
  table.head({{reader.voice.say("plan.number"), {}},
              {label_of(reader.voice, RecordKind::activity, "text"), {}},
              {label_of(reader.voice, RecordKind::activity, "period"), {}},
              {label_of(reader.voice, RecordKind::activity, "responsible"), {}}});
  for (const Record* activity : activities) {
    table.row({number(improvement::number_of(reader.plan(), *activity)),
               row_head(join(reader.voice.prose(activity->field("text")), reader.changed_chip(*activity))),
               {reader.voice.prose(reader.words(*activity, "period")), {}},
               {reader.voice.prose(reader.words(*activity, "responsible")), {}}});
  }
  return table.html("labelled") + plan_calendar(reader.voice, reader.plan(), std::nullopt);
}

Html texts_of(const Reader& reader, RecordKind kind, const char* head, const char* body) {
  Html out;
  for (const Record* record : reader.plan().of(kind)) {
    const bool is_none = !record->field("none").empty();
    const std::string words = is_none ? reader.voice.say("plan.constraint.none") : record->field(body);
    out += element("dt", {},
                   head == nullptr ? Html(improvement::number_of(reader.plan(), *record))
                                   : Html(reader.voice.prose(reader.words(*record, head)))) +
           element("dd", {}, reader.voice.prose(words), reader.changed_chip(*record));
  }
  return out.empty() ? Html() : element("dl", {{"class", "facts readable"}}, out);
}

}  // namespace

Html plan_reading(const Voice& voice, const Readable& readable) {
  const Reader reader{voice, readable};
  return join(block(reader, "statement", texts_of(reader, RecordKind::statement, "topic", "text")),
              block(reader, "target", targets_of(reader)), block(reader, "measure", measures_of(reader)),
              block(reader, "activity", activities_of(reader)),
              block(reader, "recommendation", texts_of(reader, RecordKind::recommendation, nullptr, "text")),
              block(reader, "cause", texts_of(reader, RecordKind::cause, "about", "text")),
              block(reader, "group", texts_of(reader, RecordKind::group, "name", "members")),
              block(reader, "constraint", texts_of(reader, RecordKind::constraint, "heading", "text")));
}

std::string public_plan_path(text::Language language, const store::PlanKey& key) {
  return agency_path(language, key.agency) + "/plan/" + std::to_string(key.year);
}

store::PlanKey public_plan_key(const std::string& agency, std::string_view year) {
  const std::int64_t read = whole_number(year);
  return {agency, read < 0 ? 0 : read};
}

Html public_plan_links(const Voice& voice, const std::string& agency,
                       const std::vector<std::int64_t>& years) {
  Html items;
  for (const std::int64_t year : years) {
    items += element("li", {},
                     link_to(public_plan_path(voice.language(), {agency, year}),
                             voice.say("plan.public.link", {{"year", std::to_string(year)}})));
  }
  if (items.empty()) return {};
  return section("plans", voice.say("plan.public.title"), element("ul", {{"class", "plain"}}, items));
}

Page public_plan_page(const Voice& voice, const desk::PublicPlan& plan, const framework::Edition* edition,
                      bool has_agency_page) {
  const std::string agency = agency_words(voice, plan.agency);
  Page page;
  page.title = voice.say("plan.title", {{"year", std::to_string(plan.version.key.year)}}) + " – " + agency;
  page.description = voice.say("plan.public.description",
                               {{"agency", agency}, {"year", std::to_string(plan.version.key.year)}});
  page.section = Section::agencies;
  page.crumbs = {{voice.say("web.agencies.title"), home_path(voice.language())},
                 {agency, has_agency_page ? agency_path(voice.language(), plan.agency.id) : ""},
                 {voice.say("plan.title", {{"year", std::to_string(plan.version.key.year)}}), ""}};
  Html sources;
  for (const improvement_files::PlanSource& source : plan.file.sources) {
    const bool has_note = !source.note.th.empty() || !source.note.en.empty();
    sources += element("li", {}, voice.prose(source.title),
                       has_note ? div("under", voice.text(source.note)) : Html());
  }
  const Html foot = sources.empty()
                        ? Html()
                        : section("sources", voice.say("plan.public.sources"), element("ul", {}, sources));
  const framework::Text& note = plan.file.note;
  page.main = join(
      heading(1, "", voice.say("plan.title", {{"year", std::to_string(plan.version.key.year)}})),
      paragraph("subtitle", voice.prose(agency)),
      note.th.empty() && note.en.empty() ? Html() : paragraph("note", voice.text(note)),
      plan_reading(voice, {plan.file, edition, plan.units, {}}), foot,
      paragraph("muted",
                voice.say("plan.public.version", {{"number", std::to_string(plan.version.number)},
                                                  {"moment", voice.moment(plan.version.published_at.value_or(
                                                                 plan.version.handed_in_at))}}),
                " ", element("code", {}, plan.version.fingerprint.substr(0, 12))));
  return page;
}

}  // namespace prongsai::web::plans
