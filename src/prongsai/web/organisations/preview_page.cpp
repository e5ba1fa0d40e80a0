// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/table_files/workbook.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/organisations/organisations_detail.h"

namespace prongsai::web::organisations_detail {
namespace {

using agency::NodeKind;
using agency::RowPreview;
using agency::Verdict;

constexpr std::size_t rows_a_page = 50;

/// What is looked at: rows of one verdict, or what the file does not name.
enum class Kind { refused, changed, added, same, missing };

struct KindEntry {
  Kind kind;
  const char* code;
};
constexpr std::array<KindEntry, 5> kinds = {{{Kind::refused, "refused"},
                                             {Kind::changed, "changed"},
                                             {Kind::added, "added"},
                                             {Kind::same, "same"},
                                             {Kind::missing, "missing"}}};

const char* code_of(Kind kind) {
  return kinds[static_cast<std::size_t>(kind)].code;
}

std::size_t count_of(const agency::Preview& preview, Kind kind) {
  switch (kind) {
    case Kind::refused:
      return preview.counts.refused;
    case Kind::changed:
      return preview.counts.changed;
    case Kind::added:
      return preview.counts.added;
    case Kind::same:
      return preview.counts.same;
    case Kind::missing:
      return preview.missing.size();
  }
  return 0;
}

Verdict verdict_of(Kind kind) {
  if (kind == Kind::refused) return Verdict::refused;
  if (kind == Kind::changed) return Verdict::changed;
  return kind == Kind::added ? Verdict::added : Verdict::same;
}

/// As asked, or the first kind that has anything.
Kind kind_asked(const Visit& visit, const agency::Preview& preview) {
  const std::string asked = query_of(visit, "kind");
  for (const KindEntry& entry : kinds) {
    if (asked == entry.code) return entry.kind;
  }
  for (const KindEntry& entry : kinds) {
    if (count_of(preview, entry.kind) > 0) return entry.kind;
  }
  return Kind::refused;
}

Html count_words(const Visit& visit, Kind kind, std::size_t count) {
  return span("count", grouped(count)) + Html(" ") +
         Html(visit.voice.say("organisations.verdict." + std::string(code_of(kind))));
}

Html kinds_of(const Visit& visit, const std::string& address, const agency::Preview& preview, Kind current) {
  Html items;
  for (const KindEntry& entry : kinds) {
    const std::size_t count = count_of(preview, entry.kind);
    const Html words = count_words(visit, entry.kind, count);
    items += element("li", {{"class", entry.kind == Kind::refused && count > 0 ? "bad" : ""}},
                     count == 0 ? span("muted", words)
                                : element("a",
                                          {{"href", address + "?kind=" + entry.code},
                                           {entry.kind == current ? "aria-current" : "", "true"}},
                                          words));
  }
  return element("nav", {{"aria-label", visit.voice.say("organisations.kinds")}},
                 element("ul", {{"class", "verdicts"}}, items));
}

/// The sentence without the place in front: the cell stands beside it.
Html sentence_of(const Voice& voice, base::Problem problem) {
  const int column = problem.place.column;
  const std::string cell = column > 0 && problem.place.line > 0
                               ? table_files::cell_name(static_cast<std::size_t>(problem.place.line - 1),
                                                        static_cast<std::size_t>(column - 1))
                               : std::string();
  problem.place = {};
  const std::string sentence = text::sentence(voice.language(), problem);
  return element(
      "li", {},
      cell.empty() ? Html() : element("strong", {}, voice.say("organisations.cell", {{"cell", cell}})) + " ",
      voice.prose(sentence));
}

Html notes_of(const Voice& voice, const std::vector<agency::Note>& notes) {
  static constexpr std::array<const char*, 7> codes = {
      "renamed", "type_changed", "moved_ministry", "moved_province", "merged", "closed", "reopened"};
  Html out;
  for (const agency::Note note : notes)
    out += chip(Tone::open,
                voice.say(std::string("organisations.note.") + codes[static_cast<std::size_t>(note)]));
  return notes.empty() ? Html() : div("chips", out);
}

Html what_of(const Visit& visit, const RegisterWords& words, const RowPreview& row) {
  const Voice& voice = visit.voice;
  if (row.verdict == Verdict::refused) {
    Html items;
    for (const base::Problem& problem : row.problems) items += sentence_of(voice, problem);
    return element("ul", {{"class", "row-problems"}}, items);
  }
  if (row.verdict == Verdict::changed)
    return notes_of(voice, row.notes) + changes_of(voice, words, row.changes);
  std::string out = words.type(row.record.type);
  const std::string province = words.node(NodeKind::province, row.record.province);
  const std::string ministry = words.node(NodeKind::ministry, row.record.ministry);
  if (!province.empty()) out += " · " + province;
  if (!ministry.empty()) out += " · " + ministry;
  return voice.prose(out);
}

const char* what_heading(Kind kind) {
  if (kind == Kind::refused) return "organisations.what_is_wrong";
  return kind == Kind::changed ? "organisations.what_changes" : "organisations.what_it_is";
}

Html row_name(const Visit& visit, const RegisterWords& words, const agency::AgencyRecord& record) {
  const std::string& name = words.name(record);
  return (name.empty() ? span("muted", visit.voice.say("organisations.empty_cell"))
                       : visit.voice.prose(name)) +
         div("under", record.id);
}

Html rows_of(const Visit& visit, const RegisterWords& words, const agency::Preview& preview, Kind kind,
             std::size_t first) {
  const Voice& voice = visit.voice;
  Table table(voice.say("organisations.rows"));
  table.head({{voice.say("organisations.column.name_th"), {}},
              {voice.say("organisations.row"), {}},
              {voice.say(what_heading(kind)), {}}});
  std::size_t number = 0;
  for (const RowPreview& row : preview.rows) {
    if (row.verdict != verdict_of(kind)) continue;
    if (number++ < first) continue;
    if (number > first + rows_a_page) break;
    table.row({row_head(row_name(visit, words, row.record)),
               {std::to_string(row.place.line), {}},
               {what_of(visit, words, row), {}}});
  }
  return table.html("labelled preview");
}

Html missing_of(const Visit& visit, const desk::ImportPreview& shown, std::size_t first) {
  Html items;
  const std::vector<std::string>& missing = shown.preview.missing;
  for (std::size_t i = first; i < std::min(missing.size(), first + rows_a_page); ++i) {
    const auto name = shown.missing_names.find(missing[i]);
    items +=
        element("li", {},
                link_to(visit.path("organisations/" + missing[i]),
                        visit.voice.prose(name == shown.missing_names.end() ? missing[i] : name->second)),
                " ", span("muted", missing[i]));
  }
  return paragraph("", visit.voice.say("organisations.missing_what")) +
         element("ul", {{"class", "plain"}}, items);
}

Html file_problems_of(const Voice& voice, const desk::ImportPreview& shown) {
  Html out;
  Html items;
  for (const base::Problem& problem : shown.preview.problems) items += sentence_of(voice, problem);
  if (!items.empty())
    out += element("div", {{"class", "error-summary"}, {"role", "alert"}},
                   heading(2, "", voice.say("organisations.file_wrong")), element("ul", {}, items));
  if (!shown.unread_sheets.empty())
    out += paragraph("notice", icon(Icon::warning),
                     voice.say("organisations.unread_sheets", {{"sheets", voice.list(shown.unread_sheets)}}));
  return out;
}

/// The way on: taking over, or what must be mended first.
Html decision_of(const Visit& visit, const std::string& address, const desk::ImportPreview& shown,
                 const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const agency::PreviewCounts& counts = shown.preview.counts;
  const Html discard = post_form(address + "/discard", visit.form_token,
                                 submit_button(voice.say("organisations.discard"), Weight::secondary),
                                 Encoding::fields, "inline");
  if (!shown.preview.may_commit())
    return paragraph("notice", icon(Icon::warning), voice.say("organisations.mend_first")) + discard;
  if (counts.added + counts.changed == 0)
    return paragraph("calm", icon(Icon::same), voice.say("organisations.nothing_new")) + discard;
  const Html commit =
      post_form(address + "/commit", visit.form_token,
                reason_field(visit, errors) +
                    submit_button(voice.say("organisations.commit",
                                            {{"count", grouped(counts.added + counts.changed)}})));
  return section("decision", voice.say("organisations.decision"),
                 div("narrow", paragraph("", voice.say("organisations.commit_what")), commit, discard));
}

}  // namespace

Page preview_page(const Visit& visit, const RegisterWords& words, const desk::ImportPreview& shown,
                  const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const agency::Preview& preview = shown.preview;
  const std::string address = visit.path("organisations/import/drafts/" + shown.draft);
  const Kind kind = kind_asked(visit, preview);
  const std::size_t count = count_of(preview, kind);
  const auto pages = static_cast<std::int64_t>((count + rows_a_page - 1) / rows_a_page);
  const std::int64_t page = std::min(page_of(visit), std::max<std::int64_t>(1, pages));
  const std::size_t first = static_cast<std::size_t>(page - 1) * rows_a_page;
  const Html list = count == 0              ? Html()
                    : kind == Kind::missing ? missing_of(visit, shown, first)
                                            : rows_of(visit, words, preview, kind, first);
  const Html rows =
      count == 0 ? Html()
                 : section("rows", count_words(visit, kind, count),
                           list + paging(voice, page, pages, address + "?kind=" + code_of(kind) + "&"));
  return register_page(
      visit, voice.say("organisations.preview"),
      {register_crumb(visit), {voice.say("organisations.import"), visit.path("organisations/import")}},
      paragraph("lead", voice.prose(shown.file_name), " · ", voice.say("organisations.preview_lead")) +
          errors.summary(voice) + file_problems_of(voice, shown) + kinds_of(visit, address, preview, kind) +
          decision_of(visit, address, shown, errors) + rows);
}

}  // namespace prongsai::web::organisations_detail
