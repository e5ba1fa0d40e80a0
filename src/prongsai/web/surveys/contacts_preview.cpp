// SPDX-License-Identifier: Apache-2.0
// What a file of contacts would bring, row by row, before anybody is taken in.
#include "prongsai/desk/surveys/contact_import.h"
#include "prongsai/text/language.h"
#include "prongsai/web/surveys/contacts_detail.h"

namespace prongsai::web::surveys {
namespace {

using desk::ContactPreview;
using desk::ContactPreviewLine;
using desk::ContactVerdict;

/// Rows that need a look come first; so many of the others show that the columns were understood.
constexpr std::size_t rows_shown_most = 200;

std::string say(const Voice& voice, const std::string& key, const Details& details = {}) {
  return voice.say("people_list." + key, details);
}

Tone tone_of(ContactVerdict verdict) {
  switch (verdict) {
    case ContactVerdict::added:
      return Tone::good;
    case ContactVerdict::twice:
      return Tone::plain;
    case ContactVerdict::same_number:
      return Tone::open;
    case ContactVerdict::bad:
      break;
  }
  return Tone::bad;
}

Html verdict_of(const Voice& voice, const ContactPreviewLine& line) {
  Html out =
      chip(tone_of(line.verdict), voice.say("contacts.verdict." + std::string(desk::word_of(line.verdict))));
  for (base::Problem problem : line.problems) {
    // The row stands in a column of its own.
    problem.place = {};
    out += div("under", voice.prose(text::sentence(voice.language(), problem)));
  }
  return out;
}

std::vector<const ContactPreviewLine*> rows_of(const ContactPreview& preview) {
  std::vector<const ContactPreviewLine*> out;
  for (const ContactVerdict verdict :
       {ContactVerdict::bad, ContactVerdict::same_number, ContactVerdict::twice, ContactVerdict::added}) {
    for (const ContactPreviewLine& line : preview.lines) {
      if (line.verdict == verdict && out.size() < rows_shown_most) out.push_back(&line);
    }
  }
  return out;
}

Html table_of(const Voice& voice, const ContactPreview& preview) {
  Table table(say(voice, "preview_table"));
  table.head({number(say(voice, "row")),
              {say(voice, "verdict"), {}},
              {say(voice, "name"), {}},
              {say(voice, "telephone"), {}},
              {say(voice, "mail"), {}},
              {say(voice, "service"), {}}});
  const auto text = [&voice](const std::string& words) {
    return words.empty() ? span("none", "–") : voice.prose(words);
  };
  for (const ContactPreviewLine* line : rows_of(preview))
    table.row({number(std::to_string(line->line)),
               {verdict_of(voice, *line), {}},
               {text(line->person.name), {}},
               {text(line->person.telephone), {}},
               {text(line->person.mail), {}},
               {text(line->person.service), {}}});
  return table.html("labelled");
}

Html counts_of(const Voice& voice, const ContactPreview& preview) {
  Html facts;
  for (std::size_t i = 0; i < desk::contact_verdict_count; ++i) {
    const auto verdict = static_cast<ContactVerdict>(i);
    if (preview.count(verdict) > 0)
      facts += fact_line(voice.say("contacts.verdict." + std::string(desk::word_of(verdict))),
                         say(voice, "rows", {{"count", number_words(preview.count(verdict))}}));
  }
  return element("dl", {{"class", "facts"}}, facts);
}

Html deeds_of(const Visit& visit, const ContactPreview& preview) {
  const Voice& voice = visit.voice;
  const std::string path = contacts_path(visit, list_key(visit));
  const Html take =
      preview.count_good() == 0
          ? Html()
          : post_form(
                path + "/preview", visit.form_token,
                hidden_field("file", preview.id) +
                    submit_button(say(voice, "take_in", {{"count", number_words(preview.count_good())}})),
                Encoding::fields, "form inline");
  return div(
      "buttons", take,
      post_form(path + "/discard", visit.form_token, submit_button(say(voice, "discard"), Weight::secondary),
                Encoding::fields, "form inline"));
}

}  // namespace

Answer contacts_preview(const desk::Office& office, const Visit& visit) {
  const auto round = desk::see_round(office, visit.actor(), visit.request.capture("round"));
  if (!round) return refused(visit, round.problems());
  const auto preview = desk::preview_contacts(office, visit.actor(), list_key(visit));
  if (!preview) {
    const std::string& code = preview.problems().front().code;
    if (code == "contacts.no_list") return Response::see_other(contacts_path(visit, list_key(visit)));
    return contacts_page_with(office, visit, "file", preview.problems());
  }
  const Voice& voice = visit.voice;
  Html main = paragraph("lead", voice.prose(preview->file_name));
  Html remarks;
  for (const base::Problem& one : preview->remarks)
    remarks += paragraph("notice", icon(Icon::warning), text::sentence(voice.language(), one));
  main += paragraph("", say(voice, "preview_what")) + counts_of(voice, *preview) + remarks;
  if (preview->count_good() == 0)
    main += paragraph("notice", icon(Icon::warning), say(voice, "nothing_good"));
  main += deeds_of(visit, *preview);
  if (preview->lines.size() > rows_shown_most)
    main +=
        paragraph("muted", say(voice, "rows_shown",
                               {{"shown", number_words(rows_shown_most)},
                                {"all", number_words(static_cast<std::int64_t>(preview->lines.size()))}}));
  main += table_of(voice, *preview);
  Page page = page_of(visit, *round, say(voice, "preview_title"), main);
  page.crumbs.insert(page.crumbs.end() - 1, {say(voice, "title"), contacts_path(visit, list_key(visit))});
  return page;
}

Answer take_people(const desk::Office& office, const Visit& visit) {
  const auto taken = desk::take_contacts(office, visit.actor(), list_key(visit), visit.field("file"));
  if (!taken) return contacts_page_with(office, visit, "file", taken.problems());
  return Response::see_other(contacts_path(visit, list_key(visit)) +
                             "?done=taken&count=" + std::to_string(*taken));
}

Answer discard_people(const desk::Office& office, const Visit& visit) {
  const auto done = desk::discard_contact_file(office, visit.actor(), list_key(visit));
  if (!done) return contacts_page_with(office, visit, "file", done.problems());
  return Response::see_other(contacts_path(visit, list_key(visit)) + "?done=discarded");
}

}  // namespace prongsai::web::surveys
