// SPDX-License-Identifier: Apache-2.0
// One document: what is missing, what is typed for it, publishing, its versions, and how it reads.
#include <algorithm>

#include "prongsai/desk/documents/fields.h"
#include "prongsai/desk/documents/publish.h"
#include "prongsai/desk/documents/render.h"
#include "prongsai/desk/plans/typed.h"
#include "prongsai/doc_writers/html.h"
#include "prongsai/text/language.h"
#include "prongsai/web/documents/documents_detail.h"

namespace prongsai::web::documents {
namespace {

using desk::DocumentView;

/// What stays typed where something was refused, and what was wrong.
struct Refused {
  FormErrors fields;
  FormErrors publication;
};

Keep keep_of(const Visit& visit, const store::DocumentKey& key, const char* what) {
  const bool is_read = visit.request.method == "GET" && asked(visit, "done").empty();
  return {.key = "document/" + key.agency + "/" + key.kind + "/" + std::to_string(key.year) + "/" + what,
          .back = is_read ? visit.request.target : document_path(visit, key)};
}

/// The mark of a field in the form's one version: "announced:0123abcd introduction:…", so that what the
/// browser put back goes with what it was typed against.
std::string mark_in(std::string_view version, std::string_view code) {
  const std::string key = std::string(code) + ":";
  while (!version.empty()) {
    const std::string_view one = version.substr(0, version.find(' '));
    if (one.starts_with(key)) return std::string(one.substr(key.size()));
    version.remove_prefix(std::min(version.size(), one.size() + 1));
  }
  return {};
}

/// A clash has shown what the other wrote: what is sent next is meant to take its place.
std::string version_for(const Visit& visit, const DocumentView& view, const FormErrors& errors) {
  std::string out;
  for (const report::FieldSpec& spec : report::fields_of(view.written.gathered.kind)) {
    const bool was_sent = visit.form.find(spec.code).has_value() && errors.of(spec.code).empty();
    const std::string mark = was_sent ? mark_in(visit.field("version"), spec.code)
                                      : desk::seen_mark(view.written.gathered.typed(spec.code));
    out += (out.empty() ? "" : " ") + std::string(spec.code) + ":" + mark;
  }
  return out;
}

Html field_input(const Visit& visit, const DocumentView& view, const report::FieldSpec& spec,
                 const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const std::string code(spec.code);
  const std::string& kept = view.written.gathered.typed(code);
  TextField field{.name = code,
                  .label = field_words(voice, code),
                  .hint = voice.say("docs.field_hint." + code),
                  .value = kept,
                  .length_max = static_cast<int>(improvement::paragraphs_bytes_max / 3)};
  if (spec.is_day) {
    const auto day = improvement::parse_iso(kept);
    if (day) field.value = desk::day_words(voice.language(), *day);
    field.classes = "short";
    field.length_max = 60;
  }
  if (visit.form.find(code)) field.value = visit.field(code);
  return spec.is_day ? text_field(field, errors) : area_field(field, 4, errors);
}

Html fields_part(const Visit& visit, const DocumentView& view, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const desk::GatheredDocument& gathered = view.written.gathered;
  if (!view.may_change) return {};
  Html fields = hidden_field("version", version_for(visit, view, errors));
  for (const report::FieldSpec& spec : report::fields_of(gathered.kind))
    fields += field_input(visit, view, spec, errors);
  fields += div("buttons", submit_button(voice.say("docs.save_fields"), Weight::secondary));
  Keep keep = keep_of(visit, gathered.key, "fields");
  keep.with_version = true;
  return section("fields", voice.say("docs.fields.title"), paragraph("", voice.say("docs.fields.lead")),
                 errors.summary(voice),
                 kept_form(document_path(visit, gathered.key, "fields"), visit.form_token, fields, keep));
}

Html way_part(const Visit& visit, const DocumentView& view) {
  const Voice& voice = visit.voice;
  const Html stops = standing_in_the_way(visit, view);
  const Html looks = worth_a_look(visit, view);
  Html out =
      stops.empty()
          ? paragraph("notice good", icon(Icon::good), voice.say("docs.nothing_missing"))
          : section("missing",
                    voice.say("docs.missing.title", {{"count", std::to_string(view.written.missing())}}),
                    stops);
  if (!looks.empty()) out += disclosure(voice.say("docs.looks.title"), div("opened", looks), stops.empty());
  out += refused_claims(visit, view);
  return out;
}

Html publish_part(const Visit& visit, const DocumentView& view, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const desk::GatheredDocument& gathered = view.written.gathered;
  if (!view.may_publish || (view.written.missing() > 0 && errors.empty())) return {};
  const bool is_first = view.versions.empty();
  if (!is_first && !view.has_changed) {
    const std::string newest = std::to_string(view.versions.front().number);
    return section("publish", voice.say("docs.publish.title"),
                   paragraph("", voice.say("docs.publish.nothing_new", {{"number", newest}})));
  }
  const std::int64_t number = is_first ? 1 : view.versions.front().number + 1;
  Html fields = hidden_field("mark", gathered.mark);
  if (!is_first) {
    fields += area_field({.name = "note",
                          .label = voice.say("docs.publish.note"),
                          .hint = voice.say("docs.publish.note_hint"),
                          .value = visit.field("note"),
                          .length_max = static_cast<int>(desk::note_bytes_max / 3),
                          .required = true},
                         2, errors);
  }
  fields += check_field("confirm", voice.say("docs.publish.confirm"), !visit.field("confirm").empty());
  fields +=
      div("buttons", submit_button(voice.say("docs.publish.button", {{"number", std::to_string(number)}})));
  return section(
      "publish", voice.say("docs.publish.title"), errors.summary(voice, "docs.publish.errors"),
      paragraph("", voice.say("docs.publish.what", {{"number", std::to_string(number)},
                                                    {"day", voice.date(gathered.base.issue.day)}})),
      post_form(document_path(visit, gathered.key, "publish"), visit.form_token, fields));
}

Html versions_part(const Visit& visit, const DocumentView& view) {
  if (view.versions.empty()) return {};
  const Voice& voice = visit.voice;
  Table table(voice.say("docs.versions.title"));
  table.head({{voice.say("docs.version"), {}},
              {voice.say("docs.version.day"), {}},
              {voice.say("docs.version.state"), {}},
              {voice.say("docs.version.by"), {}},
              {voice.say("docs.version.note"), {}}});
  for (const store::DocumentVersion& version : view.versions) {
    const auto name = view.names.find(version.published_by);
    const std::string number = std::to_string(version.number);
    table.row(
        {row_head(link_to(public_document_path(voice.language(), version.key, version.number),
                          voice.say("docs.version.numbered", {{"number", number}}))),
         {voice.date(version.day), {}},
         {version.is_replaced ? chip(Tone::plain, voice.say("docs.version.replaced"))
                              : chip(Tone::good, voice.say("docs.version.published")),
          {}},
         {name == view.names.end() ? Html(voice.say("results.by_the_program")) : voice.prose(name->second),
          {}},
         {version.note.empty() ? span("none", "–") : voice.prose(version.note), {}}});
  }
  return section("versions", voice.say("docs.versions.title"), table.html("labelled"));
}

Html preview_part(const Visit& visit, const DocumentView& view) {
  const Voice& voice = visit.voice;
  const doc::Document& document = view.written.draft.document;
  if (document.sections.empty()) return {};
  Html links;
  for (const desk::Format format : desk::formats) {
    const std::string code(desk::code_of(format));
    links += element("li", {},
                     link_to(document_path(visit, view.written.gathered.key, "draft/" + code),
                             voice.say("docs.format." + code)));
  }
  return section("preview", voice.say("docs.preview.title"), paragraph("", voice.say("docs.preview.lead")),
                 element("ul", {{"class", "ways"}}, links),
                 element("div", {{"class", "document-sheet"}, {"lang", "th"}},
                         Html::trusted(doc_writers::html_fragment(document))));
}

Page page_for(const Visit& visit, const DocumentView& view, const Refused& refusal) {
  const Voice& voice = visit.voice;
  const desk::GatheredDocument& gathered = view.written.gathered;
  const std::string title = titled(voice, gathered.kind, gathered.key.year);
  const std::string agency = agency_words(voice, gathered.agency);
  Page page;
  page.title = title;
  page.description = voice.say("account.description");
  page.section = Section::plans;
  page.keeps_texts = true;
  page.crumbs = {{voice.say("work.menu.plans"), visit.path("plans")},
                 {agency, documents_path(visit, gathered.agency.id, gathered.results_year())},
                 {title, ""}};
  const auto& versions = view.versions;
  const bool is_published = !versions.empty() && !versions.front().is_replaced;
  Html state;
  if (is_published) {
    state = paragraph(
        "",
        chip(Tone::good,
             voice.say("docs.state.published", {{"number", std::to_string(versions.front().number)}})),
        " ", link_to(public_document_path(voice.language(), gathered.key), voice.say("docs.see_public")));
  }
  page.main =
      join(heading(1, "", voice.prose(title)), paragraph("subtitle", voice.prose(agency)), done_line(visit),
           state, way_part(visit, view), publish_part(visit, view, refusal.publication),
           fields_part(visit, view, refusal.fields), versions_part(visit, view), preview_part(visit, view));
  return page;
}

Answer again(const desk::Office& office, const Visit& visit, const Refused& refusal) {
  const auto view = desk::look_at_document(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  return with_status(page_for(visit, *view, refusal), 422);
}

bool is_out_of_place(const base::Problems& problems) {
  for (const base::Problem& problem : problems) {
    if (problem.code == "desk.not_permitted" || problem.code == "plan.no_such_agency" ||
        problem.code == "document.no_such_kind" || problem.code == "document.no_such_year" ||
        problem.code == "document.no_such_field")
      return true;
  }
  return false;
}

}  // namespace

Answer document_page(const desk::Office& office, const Visit& visit) {
  const auto view = desk::look_at_document(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  return page_for(visit, *view, {});
}

Answer draft_file(const desk::Office& office, const Visit& visit) {
  const auto format = desk::find_format(visit.request.capture("format"));
  if (!format) return Response::not_found();
  const store::DocumentKey key = key_in_path(visit);
  auto view = desk::look_at_document(office, visit.actor(), key);
  if (!view) return refused(visit, view.problems());
  doc::Document document = std::move(view->written.draft.document);
  if (document.sections.empty()) return Response::not_found();
  const std::string name = key.kind + "-" + key.agency + "-" + std::to_string(key.year) + "-draft." +
                           std::string(desk::code_of(*format));
  return download(desk::render(office, desk::marked_as_draft(std::move(document)), *format),
                  desk::media_type_of(*format), name);
}

Answer save_fields(const desk::Office& office, const Visit& visit) {
  const store::DocumentKey key = key_in_path(visit);
  const auto kind = report::find_kind(key.kind);
  if (!kind) return Response::not_found();
  desk::TypedFields typed;
  for (const report::FieldSpec& spec : report::fields_of(*kind)) {
    const std::string code(spec.code);
    if (!visit.form.find(code)) continue;
    typed.emplace(code, desk::TypedField{mark_in(visit.field("version"), code), visit.field(code)});
  }
  const auto saved = desk::save_document_fields(office, visit.actor(), key, typed);
  if (saved) return done(document_path(visit, key), "fields");
  if (is_out_of_place(saved.problems())) return refused(visit, saved.problems());
  return again(office, visit, {.fields = FormErrors(visit.voice, saved.problems()), .publication = {}});
}

Answer publish(const desk::Office& office, const Visit& visit) {
  const store::DocumentKey key = key_in_path(visit);
  if (visit.field("confirm").empty()) {
    const base::Problem problem{"document.not_confirmed", {{"field", "confirm"}}, {}};
    return again(office, visit, {.fields = {}, .publication = FormErrors(visit.voice, {problem})});
  }
  const auto published =
      desk::publish_document(office, visit.actor(), key, {visit.field("mark"), visit.field("note")});
  if (published) return done(document_path(visit, key), "published");
  if (is_out_of_place(published.problems())) return refused(visit, published.problems());
  return again(office, visit, {.fields = {}, .publication = FormErrors(visit.voice, published.problems())});
}

}  // namespace prongsai::web::documents
