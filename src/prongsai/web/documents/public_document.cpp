// SPDX-License-Identifier: Apache-2.0
// The page that a document's QR code leads to: what this version is, what it was made from, and itself.
#include <algorithm>

#include "prongsai/desk/documents/gather.h"
#include "prongsai/desk/documents/render.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/documents/documents_detail.h"
#include "prongsai/web/frame/paths.h"

namespace prongsai::web {
namespace {

using documents::agency_words;
using documents::kind_words;
using documents::titled;

struct Reading {
  const Voice& voice;
  const desk::PublicDocument& document;
  const AgencyYears* agency = nullptr;
  const results_files::Editions& editions;

  [[nodiscard]] std::string path(std::int64_t number, std::string_view below = {}) const {
    std::string out = public_document_path(voice.language(), document.version.key, number);
    return below.empty() ? out : out + "/" + std::string(below);
  }
  [[nodiscard]] const Results* results_of(std::string_view edition) const {
    if (agency == nullptr) return nullptr;
    const auto found = std::find_if(agency->years.begin(), agency->years.end(),
                                    [&](const Results* one) { return one->edition().id == edition; });
    return found == agency->years.end() ? nullptr : *found;
  }
};

Html fact(const Html& name, const Html& value) {
  return element("dt", {}, name) + element("dd", {}, value);
}

Html state_of(const Reading& reading) {
  const Voice& voice = reading.voice;
  if (!reading.document.version.is_replaced) return chip(Tone::good, voice.say("docs.version.published"));
  const store::DocumentVersion& newest = reading.document.versions.front();
  return join(chip(Tone::open, voice.say("docs.version.replaced")), " ",
              link_to(reading.path(newest.number),
                      voice.say("docs.public.newer", {{"number", std::to_string(newest.number)},
                                                      {"day", voice.date(newest.day)}})));
}

Html rules_of(const Reading& reading) {
  const std::string& id = reading.document.version.edition;
  const auto planned = reading.editions.find(id);
  if (!planned) return element("code", {}, id);
  return join(link_to(edition_path(reading.voice.language(), id), reading.voice.text(planned->edition.name)),
              " ", element("code", {}, planned->edition.fingerprint.substr(0, 12)));
}

/// A line for each year of figures: its fingerprint, the page of the result, and how it is computed again.
Html data_of(const Reading& reading) {
  const Voice& voice = reading.voice;
  Html items;
  std::string_view rest = reading.document.version.data;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos) continue;
    const std::string_view edition = line.substr(0, blank);
    const std::string fingerprint(line.substr(blank + 1));
    const Results* results = reading.results_of(edition);
    const auto planned = reading.editions.find(edition);
    const std::string name = planned ? voice.year(planned->edition.fiscal_year) : std::string(edition);
    Html links;
    if (results != nullptr) {
      links = join(" ", link_to(explain_path(voice.language(), *results, results->plan().total()),
                                voice.say("docs.public.recompute")));
      if (results->fingerprint != fingerprint)
        links += join(" ", chip(Tone::open, voice.say("docs.public.data_changed")));
    }
    items += element("li", {},
                     results == nullptr ? Html(name) : link_to(result_path(voice.language(), *results), name),
                     " ", element("code", {}, fingerprint), links);
  }
  return items.empty() ? Html() : element("ul", {{"class", "plain hashes"}}, items);
}

Html files_of(const Reading& reading) {
  const Voice& voice = reading.voice;
  Table table(voice.say("docs.public.files"));
  table.head({{voice.say("docs.public.file"), {}}, number(voice.say("docs.public.size")), {"SHA-256", {}}});
  for (const desk::Format format : desk::formats) {
    const std::string code(desk::code_of(format));
    for (const store::DocumentFileLine& file : reading.document.files) {
      if (file.format != code) continue;
      const std::string size = std::to_string((file.bytes + 1023) / 1024);
      table.row({row_head(link_to(reading.path(reading.document.version.number, code),
                                  voice.say("docs.format." + code))),
                 number(voice.say("docs.public.kilobytes", {{"count", size}})),
                 {element("code", {{"class", "hash"}}, file.sha256), {}}});
    }
  }
  return section("files", voice.say("docs.public.files"), paragraph("", voice.say("docs.public.files_lead")),
                 table.html("labelled hashes"));
}

Html versions_of(const Reading& reading) {
  if (reading.document.versions.size() < 2) return {};
  const Voice& voice = reading.voice;
  Html items;
  for (const store::DocumentVersion& version : reading.document.versions) {
    const std::string words =
        voice.say("docs.public.version_line",
                  {{"number", std::to_string(version.number)}, {"day", voice.date(version.day)}});
    const bool is_here = version.number == reading.document.version.number;
    items += element("li", {},
                     is_here ? element("strong", {}, words) : link_to(reading.path(version.number), words),
                     version.note.empty() ? Html() : div("under", voice.prose(version.note)));
  }
  return section("versions", voice.say("docs.versions.title"), element("ul", {{"class", "plain"}}, items));
}

Html facts_of(const Reading& reading) {
  const Voice& voice = reading.voice;
  const store::DocumentVersion& version = reading.document.version;
  Html rows = fact(voice.say("docs.version"), std::to_string(version.number));
  rows += fact(voice.say("docs.version.day"), voice.date(version.day));
  rows += fact(voice.say("docs.version.state"), state_of(reading));
  if (!version.note.empty()) rows += fact(voice.say("docs.version.note"), voice.prose(version.note));
  rows += fact(voice.say("docs.public.rules"), rules_of(reading));
  rows += fact(voice.say("docs.public.data"), data_of(reading));
  if (!version.plan_mark.empty())
    rows += fact(voice.say("docs.public.plan"), element("code", {}, version.plan_mark));
  rows += fact(voice.say("docs.public.templates"), element("code", {}, version.template_fingerprint));
  rows += fact(voice.say("docs.public.content"), element("code", {}, version.document_fingerprint));
  rows += fact(voice.say("docs.public.software"), version.software);
  return element("dl", {{"class", "facts"}}, rows);
}

}  // namespace

std::string public_document_path(text::Language language, const store::DocumentKey& key,
                                 std::int64_t number) {
  std::string out = home_path(language) + "document/" + http::percent_encode(key.agency) + "/" + key.kind +
                    "/" + std::to_string(key.year);
  return number > 0 ? out + "/" + std::to_string(number) : out;
}

PublicDocumentWish public_document_wish(const http::Request& request, bool has_number) {
  const std::int64_t year = whole_number(request.capture("year"));
  PublicDocumentWish out{{request.capture("agency"), request.capture("document"), year < 0 ? 0 : year}, 0};
  if (has_number) {
    const std::int64_t number = whole_number(request.capture("number"));
    out.number = number > 0 ? number : -1;
  }
  return out;
}

Page public_document_page(const Voice& voice, const desk::PublicDocument& document, const AgencyYears* agency,
                          const results_files::Editions& editions) {
  const Reading reading{voice, document, agency, editions};
  const std::string name = agency_words(voice, document.agency);
  const std::string title = titled(voice, document.kind, document.version.key.year);
  Page page;
  page.title = title + " – " + name;
  page.description = voice.say("docs.public.description", {{"title", title}, {"agency", name}});
  page.section = Section::agencies;
  page.crumbs = {{voice.say("web.agencies.title"), home_path(voice.language())},
                 {name, agency == nullptr ? "" : agency_path(voice.language(), document.agency.id)},
                 {title, ""}};
  page.main = join(
      heading(1, "", voice.prose(title)), paragraph("subtitle", voice.prose(name)),
      paragraph("", voice.say("docs.public.lead")), facts_of(reading), files_of(reading),
      versions_of(reading),
      section("document", voice.say("docs.public.document"),
              element("div", {{"class", "document-sheet"}, {"lang", "th"}}, Html::trusted(document.part))));
  return page;
}

http::Response public_document_file(const desk::Office& office, const http::Request& request) {
  const PublicDocumentWish wish = public_document_wish(request, true);
  const auto format = desk::find_format(request.capture("format"));
  if (!format || wish.number <= 0) return http::Response::not_found();
  auto file = desk::find_published_file(office, wish.key, wish.number, desk::code_of(*format));
  if (!file) return http::Response::not_found();
  const std::string name = wish.key.kind + "-" + wish.key.agency + "-" + std::to_string(wish.key.year) + "-" +
                           std::to_string(wish.number) + "." + std::string(desk::code_of(*format));
  // The bytes of a version never change.
  http::Response out = http::Response::bytes(desk::media_type_of(*format), std::move(file->content.value),
                                             http::etag_of(file->sha256), "public, max-age=86400");
  out.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return out;
}

Html public_document_links(const Voice& voice, const std::vector<store::DocumentVersion>& documents) {
  Html items;
  for (const store::DocumentVersion& version : documents) {
    const auto kind = report::find_kind(version.key.kind);
    if (!kind) continue;
    items += element("li", {},
                     link_to(public_document_path(voice.language(), version.key),
                             voice.prose(titled(voice, *kind, version.key.year))),
                     span("muted", " ",
                          voice.say("docs.public.version_line", {{"number", std::to_string(version.number)},
                                                                 {"day", voice.date(version.day)}})));
  }
  if (items.empty()) return {};
  return section("documents", voice.say("docs.title"), element("ul", {{"class", "plain"}}, items));
}

}  // namespace prongsai::web
