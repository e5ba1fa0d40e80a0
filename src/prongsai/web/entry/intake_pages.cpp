// SPDX-License-Identifier: Apache-2.0
// Uploading a file or pasting a table, and what was understood of it.
#include <algorithm>
#include <array>

#include "prongsai/desk/results/intake.h"
#include "prongsai/text/language.h"
#include "prongsai/web/entry/entry_detail.h"

namespace prongsai::web::detail {
namespace {

using results_sheets::CellReport;
using results_sheets::CellUse;

/// How many cells of a kind a page shows: a sheet of thousands says the same thing again and again.
constexpr std::size_t cells_shown_max = 200;

Page upload_form(const Visit& visit, const desk::ResultSubject& subject, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const std::string blank = results_path(visit, subject.key, "template");
  const Html form =
      post_form(results_path(visit, subject.key, "upload"), visit.form_token,
                file_field("file", voice.say("results.upload.file"), voice.say("results.upload.hint"),
                           ".xlsx,.csv,.yaml,.yml,.json", errors) +
                    div("buttons", submit_button(voice.say("results.upload.go"))),
                Encoding::files);
  return page_of(
      visit, subject, voice.say("results.upload.title"),
      errors.summary(voice) + div("narrow", form) +
          section("template", voice.say("results.upload.template"),
                  paragraph("", voice.say("results.upload.template_what")),
                  element("ul", {}, element("li", {}, link_to(blank, voice.say("results.upload.xlsx"))),
                          element("li", {}, link_to(blank + "?kind=csv", voice.say("results.upload.csv"))))));
}

Page paste_form(const Visit& visit, const desk::ResultSubject& subject, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const Html form = post_form(results_path(visit, subject.key, "paste"), visit.form_token,
                              area_field({.name = "table",
                                          .label = voice.say("results.paste.table"),
                                          .hint = voice.say("results.paste.hint"),
                                          .value = std::string(visit.form.find("table").value_or("")),
                                          .length_max = 300'000},
                                         14, errors) +
                                  div("buttons", submit_button(voice.say("results.paste.go"))));
  return page_of(visit, subject, voice.say("results.paste.title"), errors.summary(voice) + form);
}

std::string place_words(const Voice& voice, const base::Place& place) {
  return voice.say(
      place.file.empty() ? "results.intake.place" : "results.intake.place_in_sheet",
      {{"sheet", place.file}, {"row", std::to_string(place.line)}, {"column", std::to_string(place.column)}});
}

/// The sentence alone: its place stands in a column of its own.
std::string why_words(const Voice& voice, base::Problem problem) {
  problem.place = {};
  return text::sentence(voice.language(), problem);
}

std::string label_of(const Voice& voice, const results_sheets::FormShape& shape, const std::string& field) {
  const results_sheets::Field* found = shape.find(field);
  return found == nullptr ? field : text::choose(voice.language(), found->label.th, found->label.en);
}

Html recognised_part(const Visit& visit, const desk::IntakeView& view,
                     const results_sheets::FormShape& shape) {
  const Voice& voice = visit.voice;
  const auto& texts = view.reading.entry.texts;
  const auto& typed = view.draft.entry.texts;
  Table table(voice.say("results.intake.recognised"));
  table.head({{voice.say("results.intake.field"), {}},
              {voice.say("results.intake.value"), {}},
              {voice.say("results.intake.before"), {}}});
  // In the order of the form; what belongs to no field of it comes last.
  std::vector<std::pair<std::size_t, std::string>> order;
  for (const auto& [field, text] : texts) {
    const auto at = shape.by_name.find(field);
    order.emplace_back(at == shape.by_name.end() ? shape.fields.size() : at->second, field);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [at, field] : order) {
    const auto before = typed.find(field);
    const std::string& text = texts.find(field)->second;
    const bool other = before != typed.end() && before->second != text;
    table.row({row_head(voice.prose(label_of(voice, shape, field))),
               {voice.prose(text), {}},
               {other                   ? join(voice.prose(before->second), " ",
                                               chip(Tone::open, voice.say("results.intake.will_change")))
                : before != typed.end() ? Html(voice.say("results.intake.same"))
                                        : Html("–"),
                {}}});
  }
  const std::string title =
      voice.say("results.intake.recognised_count", {{"count", std::to_string(texts.size())}});
  if (table.empty()) return section("recognised", title, paragraph("", voice.say("results.intake.nothing")));
  return section("recognised", title, table.html("labelled"));
}

Html doubts_part(const Visit& visit, const desk::IntakeView& view, const results_sheets::FormShape& shape) {
  const Voice& voice = visit.voice;
  const auto& doubts = view.reading.doubts;
  if (doubts.empty()) return {};
  Html boxes;
  for (std::size_t i = 0; i < std::min(doubts.size(), cells_shown_max); ++i) {
    const std::string label = label_of(voice, shape, doubts[i].field) + ": " + doubts[i].text;
    boxes += div("doubt", check_field("doubt-" + std::to_string(i), label, false),
                 paragraph("muted", voice.prose(text::sentence(voice.language(), doubts[i].why))));
  }
  return section("doubts", voice.say("results.intake.doubts", {{"count", std::to_string(doubts.size())}}),
                 paragraph("", voice.say("results.intake.doubts_lead")), boxes);
}

Html cells_part(const Visit& visit, const desk::IntakeView& view, CellUse use, const std::string& id) {
  const Voice& voice = visit.voice;
  std::vector<const CellReport*> cells;
  for (const CellReport& cell : view.reading.cells) {
    if (cell.use == use) cells.push_back(&cell);
  }
  if (cells.empty()) return {};
  Table table(voice.say("results.intake." + id));
  table.head({{voice.say("results.intake.where"), {}},
              {voice.say("results.intake.cell"), {}},
              {voice.say("results.intake.why"), {}}});
  for (std::size_t i = 0; i < std::min(cells.size(), cells_shown_max); ++i) {
    const CellReport& cell = *cells[i];
    table.row(
        {row_head(voice.prose(place_words(voice, cell.why.place.line > 0 ? cell.why.place : cell.place))),
         {voice.prose(cell.text), {}},
         {voice.prose(why_words(voice, cell.why)), {}}});
  }
  const Html more =
      cells.size() <= cells_shown_max
          ? Html()
          : paragraph("muted", voice.say("results.intake.more",
                                         {{"count", std::to_string(cells.size() - cells_shown_max)}}));
  return section(id, voice.say("results.intake." + id + "_count", {{"count", std::to_string(cells.size())}}),
                 paragraph("", voice.say("results.intake." + id + "_lead")), table.html("labelled"), more);
}

Html problems_part(const Voice& voice, const base::Problems& problems) {
  if (problems.empty()) return {};
  Html items;
  for (const base::Problem& problem : problems)
    items += element("li", {}, voice.prose(text::sentence(voice.language(), problem)));
  return div("notice-block", element("ul", {}, items));
}

Page intake_of(const Visit& visit, const desk::IntakeView& view, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const desk::ResultSubject& subject = view.draft.subject;
  const auto shape = results_sheets::make_form_shape(subject.rules);
  const bool typed = !view.draft.entry.texts.empty();
  const Html how = typed ? radio_field({"mode",
                                        voice.say("results.intake.mode"),
                                        {},
                                        "add",
                                        {{"add", voice.say("results.intake.mode_add")},
                                         {"replace", voice.say("results.intake.mode_replace")}}},
                                       errors)
                         : Html();
  const bool usable = !view.reading.entry.texts.empty() || !view.reading.doubts.empty();
  const Html take =
      usable
          ? how + div("buttons", submit_button(voice.say("results.intake.go")),
                      link_to(results_path(visit, subject.key), voice.say("work.form.cancel")))
          : paragraph("", link_to(results_path(visit, subject.key), voice.say("results.intake.other_way")));
  const Html form = post_form(
      results_path(visit, subject.key, "intake"), visit.form_token,
      hidden_field("intake", view.id) + hidden_field("version", std::to_string(view.draft.draft.version)) +
          recognised_part(visit, view, shape) + doubts_part(visit, view, shape) + take);
  const Html source = view.is_file
                          ? paragraph("muted", voice.say("results.intake.file", {{"name", view.file_name}}))
                          : Html();
  return page_of(visit, subject, voice.say("results.intake.title"),
                 errors.summary(voice) + source + problems_part(voice, view.reading.problems) + form +
                     cells_part(visit, view, CellUse::not_understood, "unknown") +
                     cells_part(visit, view, CellUse::set_aside, "set_aside"));
}

}  // namespace

Answer upload_page(const desk::Office& office, const Visit& visit) {
  const auto draft = desk::look_at_draft(office, visit.actor(), key_in_path(visit));
  if (!draft) return refused(visit, draft.problems());
  return upload_form(visit, draft->subject, {});
}

Answer upload(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const http::Part* file = visit.form.find_file("file");
  const auto taken = file == nullptr
                         ? desk::take_upload(office, visit.actor(), key, {})
                         : desk::take_upload(office, visit.actor(), key, {*file->file_name, file->bytes});
  if (taken) return Response::see_other(results_path(visit, key, "intake"));
  const auto draft = desk::look_at_draft(office, visit.actor(), key);
  if (!draft) return refused(visit, draft.problems());
  return with_status(upload_form(visit, draft->subject, FormErrors(visit.voice, taken.problems())), 422);
}

Answer paste_page(const desk::Office& office, const Visit& visit) {
  const auto draft = desk::look_at_draft(office, visit.actor(), key_in_path(visit));
  if (!draft) return refused(visit, draft.problems());
  return paste_form(visit, draft->subject, {});
}

Answer paste(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto taken = desk::take_paste(office, visit.actor(), key, visit.form.find("table").value_or(""));
  if (taken) return Response::see_other(results_path(visit, key, "intake"));
  const auto draft = desk::look_at_draft(office, visit.actor(), key);
  if (!draft) return refused(visit, draft.problems());
  return with_status(paste_form(visit, draft->subject, FormErrors(visit.voice, taken.problems())), 422);
}

Answer intake_page(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  const auto view = desk::look_at_intake(office, visit.actor(), key);
  if (!view) {
    const bool gone = view.problems().front().code == "entry.no_intake";
    return gone ? Answer(Response::see_other(results_path(visit, key))) : refused(visit, view.problems());
  }
  return intake_of(visit, *view, {});
}

Answer accept_intake(const desk::Office& office, const Visit& visit) {
  const store::ResultKey key = key_in_path(visit);
  desk::IntakeWish wish;
  wish.id = visit.field("intake");
  wish.version = whole_number(visit.field("version"));
  wish.replaces_all = visit.field("mode") == "replace";
  constexpr std::string_view prefix = "doubt-";
  for (const http::Field& field : visit.form.fields) {
    const std::string_view name = field.name;
    if (!name.starts_with(prefix) || field.value != "yes") continue;
    const std::int64_t number = whole_number(name.substr(prefix.size()));
    if (number >= 0) wish.doubts.insert(static_cast<std::size_t>(number));
  }
  const auto done = desk::accept_intake(office, visit.actor(), key, wish);
  if (done) return Response::see_other(results_path(visit, key, "check"));
  const auto view = desk::look_at_intake(office, visit.actor(), key);
  if (!view) return refused(visit, done.problems());
  return with_status(intake_of(visit, *view, FormErrors(visit.voice, done.problems())), 422);
}

}  // namespace prongsai::web::detail
