// SPDX-License-Identifier: Apache-2.0
// The documents of an agency and year: which are published, which wait, and for how much.
#include "prongsai/desk/plans/view.h"
#include "prongsai/web/documents/documents_detail.h"

namespace prongsai::web::documents {
namespace {

Page plain_page(const Visit& visit, const std::string& title, const Html& main) {
  Page page;
  page.title = title;
  page.description = visit.voice.say("account.description");
  page.section = Section::plans;
  page.main = join(heading(1, "", visit.voice.prose(title)), done_line(visit), main);
  return page;
}

Html year_tabs(const Visit& visit, const desk::AgencyDocuments& documents) {
  if (documents.years.size() < 2) return {};
  Html items;
  for (const int year : documents.years) {
    const bool here = year == documents.year;
    items += element("li", {},
                     element("a",
                             {{"href", documents_path(visit, documents.agency.id, year)},
                              {here ? "aria-current" : "", "page"}},
                             visit.voice.say("docs.results_of", {{"year", std::to_string(year)}})));
  }
  return element("nav", {{"class", "tabs"}, {"aria-label", visit.voice.say("docs.years")}},
                 element("ul", {}, items));
}

Html state_of(const Voice& voice, const desk::DocumentLine& line) {
  Html out;
  if (line.published) {
    out += chip(Tone::good,
                voice.say("docs.state.published", {{"number", std::to_string(line.published->number)}}));
    if (line.has_changed) out += chip(Tone::open, voice.say("docs.state.changed"));
    return out;
  }
  if (line.missing > 0)
    return chip(Tone::open, voice.say("docs.state.missing", {{"count", std::to_string(line.missing)}}));
  return chip(Tone::plain, voice.say("docs.state.draft"));
}

Html line_of(const Visit& visit, const desk::DocumentLine& line) {
  const Voice& voice = visit.voice;
  const std::string title = titled(voice, line.kind, line.key.year);
  return element("li", {},
                 div("document-line", link_to(document_path(visit, line.key), voice.prose(title)),
                     div("chips", state_of(voice, line))),
                 paragraph("muted", voice.say("docs.what." + std::string(report::code_of(line.kind)))));
}

}  // namespace

Answer own_documents_page(const desk::Office& office, const Visit& visit) {
  const auto own = desk::own_agencies(office, visit.actor());
  if (own.size() == 1) return Response::see_other(documents_path(visit, own.front().id, 0));
  const Voice& voice = visit.voice;
  Html lines;
  for (const store::ResultAgency& agency : own) {
    lines += element("li", {},
                     link_to(documents_path(visit, agency.id, 0), voice.prose(agency_words(voice, agency))));
  }
  return plain_page(
      visit, voice.say("docs.title"),
      lines.empty() ? paragraph("", voice.say("docs.choose_agency"), " ",
                                link_to(visit.path("organisations"), voice.say("work.menu.organisations")))
                    : element("ul", {{"class", "choices"}}, lines));
}

Answer agency_documents_page(const desk::Office& office, const Visit& visit) {
  const std::int64_t year = whole_number(asked(visit, "year"));
  const auto found = desk::look_at_documents(office, visit.actor(), visit.request.capture("agency"),
                                             desk::is_document_year(year) ? static_cast<int>(year) : 0);
  if (!found) return refused(visit, found.problems());
  const Voice& voice = visit.voice;
  const std::string agency = agency_words(voice, found->agency);
  Html lines;
  for (const desk::DocumentLine& line : found->lines) lines += line_of(visit, line);
  Html main = paragraph("subtitle", voice.prose(agency));
  main += paragraph("", voice.say("docs.lead"));
  main += year_tabs(visit, *found);
  main += lines.empty() ? paragraph("notice", icon(Icon::open), voice.say("docs.no_results"))
                        : element("ul", {{"class", "choices documents"}}, lines);
  Html links = element("li", {},
                       link_to(letterhead_path(visit, found->agency.id), voice.say("docs.letterhead.title")));
  if (found->year > 0) {
    links +=
        element("li", {}, link_to(visit.path("plans") + "/" + found->agency.id, voice.say("docs.to_plans")));
    links += element("li", {},
                     link_to(visit.path("results") + "/" + found->agency.id, voice.say("docs.to_results")));
  }
  main += element("ul", {{"class", "ways"}}, links);
  Page page = plain_page(visit, voice.say("docs.title"), main);
  page.crumbs = {{voice.say("work.menu.plans"), visit.path("plans")}, {agency, ""}};
  return page;
}

}  // namespace prongsai::web::documents
