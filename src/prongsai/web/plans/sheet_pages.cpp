// SPDX-License-Identifier: Apache-2.0
// The plan as worksheets: handed out, looked at when one comes back, taken in.
#include <algorithm>

#include "prongsai/desk/plans/sheets.h"
#include "prongsai/http/target.h"
#include "prongsai/improvement_sheets/layout.h"
#include "prongsai/table_files/workbook.h"
#include "prongsai/text/language.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using desk::RowVerdict;
using desk::SheetChange;
using desk::SheetLine;
using desk::SheetPreview;

/// A sheet of thousands of rows says the same again and again.
constexpr std::size_t lines_shown_max = 200;
/// What needs somebody's eye comes first.
constexpr RowVerdict shown_verdicts[] = {RowVerdict::bad, RowVerdict::clash, RowVerdict::removes,
                                         RowVerdict::changed, RowVerdict::added};

std::string say(const Voice& voice, const std::string& key, const text::Details& details = {}) {
  return voice.say("plan_sheets." + key, details);
}

Tone tone_of(RowVerdict verdict) {
  if (verdict == RowVerdict::bad || verdict == RowVerdict::clash) return Tone::bad;
  if (verdict == RowVerdict::added) return Tone::good;
  return verdict == RowVerdict::same ? Tone::plain : Tone::open;
}

std::string column_words(const Voice& voice, const SheetLine& line, std::string_view code) {
  return improvement_sheets::heading_of(voice.language(), improvement_sheets::layout_of(line.kind), code);
}

std::string cell_words(const Voice& voice, const base::Place& place) {
  if (place.column == 0)
    return say(voice, "page.row", {{"sheet", place.file}, {"row", std::to_string(place.line)}});
  return say(voice, "page.cell",
             {{"sheet", place.file},
              {"cell", table_files::cell_name(static_cast<std::size_t>(place.line - 1),
                                              static_cast<std::size_t>(place.column - 1))}});
}

/// Old words struck out, new ones beside them; of a clash both as they are.
Html change_of(const Voice& voice, const SheetPreview& shown, const SheetLine& line,
               const SheetChange& change) {
  const improvement::FieldSpec* field = improvement::spec_of(line.kind).find(change.field);
  if (field == nullptr) return {};
  const auto value = [&](const std::string& canonical) {
    const Html words = shown_value(voice, shown.view, *field, canonical);
    if (!words.empty()) return words;
    return canonical.empty() ? span("muted", say(voice, "page.empty_value")) : voice.prose(canonical);
  };
  const bool is_clash = line.verdict == RowVerdict::clash;
  const Html name = element("dt", {}, column_words(voice, line, change.field));
  Html values;
  if (is_clash) {
    values = div("", span("muted", say(voice, "page.theirs")), ": ", value(change.before)) +
             div("", span("muted", say(voice, "page.yours")), ": ", value(change.after));
  } else {
    if (!change.before.empty())
      values += element("del", {}, span("unseen", say(voice, "page.before") + ": "), value(change.before)) +
                element("span", {{"aria-hidden", "true"}}, " → ");
    values += element("ins", {}, span("unseen", say(voice, "page.after") + ": "), value(change.after));
  }
  return name + element("dd", {}, values);
}

Html what_happens(const Voice& voice, const SheetPreview& shown, const SheetLine& line) {
  Html problems;
  for (base::Problem problem : line.problems) {
    const std::string where = cell_words(voice, problem.place);
    problem.place = {};
    problems += element("li", {}, element("strong", {}, where), " ",
                        voice.prose(text::sentence(voice.language(), problem)));
  }
  Html changes;
  for (const SheetChange& change : line.changes) changes += change_of(voice, shown, line, change);
  return (problems.empty() ? Html() : element("ul", {{"class", "row-problems"}}, problems)) +
         (changes.empty() ? Html() : element("dl", {{"class", "changes"}}, changes));
}

Html name_of(const Voice& voice, const SheetLine& line) {
  const std::string code(improvement::spec_of(line.kind).code);
  const std::string name =
      line.number.empty()
          ? kind_words(voice, line.kind)
          : voice.say("plan.numbered", {{"kind", kind_words(voice, line.kind)}, {"number", line.number}});
  const Html title = line.title.empty() ? Html() : div("", voice.prose(line.title));
  return Html(name) + title + div("under", cell_words(voice, {line.sheet, line.line, 0}));
}

Html counts_of(const Voice& voice, const SheetPreview& shown) {
  Html items;
  for (const RowVerdict verdict : shown_verdicts) {
    const std::size_t count = shown.count(verdict);
    if (count == 0) continue;
    items += chip(tone_of(verdict), std::to_string(count) + " " +
                                        say(voice, "verdict." + std::string(desk::code_of(verdict)))) +
             " ";
  }
  return items.empty() ? Html() : div("chips", items);
}

Html lines_of(const Voice& voice, const SheetPreview& shown) {
  Table table(say(voice, "page.rows"));
  table.head({{say(voice, "page.what"), {}}, {say(voice, "page.changes"), {}}});
  std::size_t count = 0;
  for (const RowVerdict verdict : shown_verdicts) {
    for (const SheetLine& line : shown.lines) {
      if (line.verdict != verdict || ++count > lines_shown_max) continue;
      table.row(
          {row_head(chip(tone_of(verdict), say(voice, "verdict." + std::string(desk::code_of(verdict)))) +
                    " " + name_of(voice, line)),
           {what_happens(voice, shown, line), {}}});
    }
  }
  Html more;
  if (count > lines_shown_max)
    more = paragraph("muted", say(voice, "page.more", {{"count", std::to_string(count - lines_shown_max)}}));
  return table.empty() ? Html() : table.html("labelled preview") + more;
}

Html remarks_of(const Voice& voice, const SheetPreview& shown) {
  Html out;
  for (const base::Problem& problem : shown.remarks)
    out += paragraph("notice", icon(Icon::warning), voice.prose(text::sentence(voice.language(), problem)));
  if (!shown.unread_sheets.empty())
    out += paragraph("notice", icon(Icon::warning),
                     say(voice, "page.unread_sheets", {{"sheets", voice.list(shown.unread_sheets)}}));
  return out;
}

/// The way on: taking in, or what must be mended first.
Html decision_of(const Visit& visit, const SheetPreview& shown) {
  const Voice& voice = visit.voice;
  const std::size_t good = shown.count_good();
  const std::size_t in_the_way = shown.count_in_the_way();
  Html inside =
      hidden_field("intake", shown.id) + hidden_field("version", std::to_string(shown.view.head.version));
  Html lead;
  Html apply;
  if (good == 0 && in_the_way == 0) {
    lead = paragraph("calm", icon(Icon::same), say(voice, "page.nothing"));
  } else if (good == 0) {
    lead = paragraph("notice", icon(Icon::warning), say(voice, "page.none_good"));
  } else {
    if (in_the_way > 0) {
      lead = paragraph("notice", icon(Icon::warning), say(voice, "page.mend_first"));
      inside += check_field("skip", say(voice, "page.skip", {{"count", std::to_string(in_the_way)}}), false);
    }
    lead += paragraph("", say(voice, "page.decision_what"));
    apply = submit_button(say(voice, "page.apply", {{"count", std::to_string(good)}}));
  }
  inside +=
      div("buttons", apply, submit_button(say(voice, "page.discard"), Weight::secondary, "discard", "yes"));
  return section(
      "decision", say(voice, "page.decision"),
      div("narrow", lead,
          post_form(plan_path(visit, shown.view.head.key, "sheet/apply"), visit.form_token, inside)));
}

Html preview_of(const Visit& visit, const SheetPreview& shown) {
  const Voice& voice = visit.voice;
  const std::size_t same = shown.count(RowVerdict::same);
  const Html lines = lines_of(voice, shown);
  const Html unchanged = same == 0 || lines.empty()
                             ? Html()
                             : paragraph("muted", say(voice, "page.same", {{"count", std::to_string(same)}}));
  return section("preview", say(voice, "page.preview"),
                 paragraph("muted", say(voice, "page.of_file", {{"name", shown.file_name}})),
                 remarks_of(voice, shown), counts_of(voice, shown), lines, unchanged) +
         decision_of(visit, shown);
}

Html download_of(const Visit& visit, const desk::PlanView& view) {
  const Voice& voice = visit.voice;
  return section("download", say(voice, "page.download"), paragraph("", say(voice, "page.download_what")),
                 paragraph("", button_to(plan_path(visit, view.head.key, "sheet/file"),
                                         say(voice, "page.download_go"), true)));
}

Html upload_of(const Visit& visit, const desk::PlanView& view, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const std::string most = std::to_string(desk::sheet_bytes_max / 1024 / 1024);
  return section(
      "upload", say(voice, "page.upload"),
      div("narrow", post_form(plan_path(visit, view.head.key, "sheet"), visit.form_token,
                              file_field("file", say(voice, "page.file"),
                                         say(voice, "page.file_hint", {{"most", most}}), ".xlsx", errors) +
                                  submit_button(say(voice, "page.upload_go")),
                              Encoding::files)));
}

/// "นำเข้าแล้ว 12 รายการ", after a taking in that worked.
Html taken_line(const Visit& visit) {
  const std::int64_t taken = whole_number(asked(visit, "taken"));
  if (taken <= 0) return {};
  const std::int64_t skipped = std::max<std::int64_t>(0, whole_number(asked(visit, "skipped")));
  const std::string words = say(visit.voice, skipped > 0 ? "page.taken_skipped" : "page.taken",
                                {{"count", std::to_string(taken)}, {"skipped", std::to_string(skipped)}});
  return element("p", {{"class", "notice good"}, {"role", "status"}}, icon(Icon::good), words);
}

Answer shown_page(const desk::Office& office, const Visit& visit, const FormErrors& errors) {
  const store::PlanKey key = key_in_path(visit);
  const auto view = desk::look_at_plan(office, visit.actor(), key);
  if (!view) return refused(visit, view.problems());
  Html main =
      errors.summary(visit.voice) + taken_line(visit) + paragraph("lead", say(visit.voice, "page.lead"));
  if (view->may_change) {
    const auto shown = desk::preview_sheet(office, visit.actor(), key);
    if (shown) main += preview_of(visit, *shown);
  }
  main += download_of(visit, *view);
  if (view->may_change) main += upload_of(visit, *view, errors);
  Page page = page_of(visit, *view, "sheet", say(visit.voice, "page.title"), main);
  if (!errors.empty()) page.status = 422;
  return page;
}

}  // namespace

Answer sheet_page(const desk::Office& office, const Visit& visit) {
  return shown_page(office, visit, {});
}

Answer sheet_file(const desk::Office& office, const Visit& visit) {
  const auto file = desk::plan_workbook(office, visit.actor(), key_in_path(visit), visit.voice.language());
  if (!file) return refused(visit, file.problems());
  Response out;
  out.body = file->bytes;
  out.header("Content-Type", file->media_type);
  out.header("Content-Disposition", "attachment; filename=\"" + file->name + "\"");
  return out;
}

Answer upload_sheet(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const http::Part* file = visit.form.find_file("file");
  const auto taken = file == nullptr
                         ? desk::take_sheet(office, visit.actor(), key, {})
                         : desk::take_sheet(office, visit.actor(), key, {*file->file_name, file->bytes});
  if (taken) return Response::see_other(plan_path(visit, key, "sheet"));
  return shown_page(office, visit, FormErrors(visit.voice, taken.problems()));
}

Answer apply_sheet(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key = key_in_path(visit);
  const std::string address = plan_path(visit, key, "sheet");
  if (visit.field("discard") == "yes") {
    const auto gone = desk::discard_sheet(office, visit.actor(), key);
    return gone ? Answer(Response::see_other(address)) : refused(visit, gone.problems());
  }
  const auto applied = desk::apply_sheet(office, visit.actor(), key,
                                         {.id = visit.field("intake"),
                                          .version = whole_number(visit.field("version")),
                                          .skips_problems = visit.field("skip") == "yes"});
  if (!applied) return shown_page(office, visit, FormErrors(visit.voice, applied.problems()));
  return Response::see_other(address + "?taken=" + std::to_string(applied->taken) +
                             "&skipped=" + std::to_string(applied->skipped));
}

}  // namespace prongsai::web::plans
