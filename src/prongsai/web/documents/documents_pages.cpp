// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/documents/documents_pages.h"

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/documents/documents_detail.h"
#include "prongsai/web/gate/handlers.h"
#include "prongsai/web/gate/where.h"

namespace prongsai::web {
namespace {

using access::Deed;

constexpr std::size_t form_body_bytes_max = 1024 * 1024;
constexpr std::size_t upload_body_bytes_max = 2 * 1024 * 1024;

}  // namespace

namespace documents {

store::DocumentKey key_in_path(const Visit& visit) {
  const std::int64_t year = whole_number(visit.request.capture("year"));
  return {visit.request.capture("agency"), visit.request.capture("document"), year < 0 ? 0 : year};
}

std::string document_path(const Visit& visit, const store::DocumentKey& key, std::string_view below) {
  std::string out = visit.path("documents") + "/" + http::percent_encode(key.agency) + "/" + key.kind + "/" +
                    std::to_string(key.year);
  return below.empty() ? out : out + "/" + std::string(below);
}

std::string letterhead_path(const Visit& visit, std::string_view agency, std::string_view below) {
  std::string out = visit.path("documents") + "/" + http::percent_encode(agency) + "/letterhead";
  return below.empty() ? out : out + "/" + std::string(below);
}

Answer refused(const Visit& visit, const base::Problems& problems) {
  for (const base::Problem& problem : problems) {
    if (problem.code == "desk.not_permitted") return Response::error(403);
    const bool is_address = problem.code == "plan.no_such_agency" ||
                            problem.code == "document.no_such_kind" ||
                            problem.code == "document.no_such_year";
    if (is_address) return Response::not_found();
  }
  const Voice& voice = visit.voice;
  Page page;
  page.title = voice.say("docs.not_done");
  page.description = voice.say("account.description");
  page.section = Section::plans;
  page.status = 409;
  Html items;
  for (const base::Problem& problem : problems)
    items += element("li", {}, voice.prose(text::sentence(voice.language(), problem)));
  const std::string back = visit.request.capture("document").empty()
                               ? visit.path("documents")
                               : document_path(visit, key_in_path(visit));
  page.main = div("narrow", heading(1, "", page.title), element("ul", {}, items),
                  paragraph("", link_to(back, voice.say("docs.back"))));
  return page;
}

Answer done(const std::string& address, std::string_view code) {
  return Response::see_other(address + "?done=" + std::string(code));
}

Html done_line(const Visit& visit) {
  const std::string key = "docs.done." + asked(visit, "done");
  if (!text::can_say(visit.voice.language(), key)) return {};
  return element("p", {{"class", "notice good"}, {"role", "status"}}, icon(Icon::good), visit.voice.say(key));
}

std::string agency_words(const Voice& voice, const store::ResultAgency& agency) {
  return text::choose(voice.language(), agency.name_th, agency.name_en);
}

std::string kind_words(const Voice& voice, report::Kind kind) {
  return voice.say("docs.kind." + std::string(report::code_of(kind)));
}

std::string titled(const Voice& voice, report::Kind kind, std::int64_t year) {
  return voice.say("docs.titled", {{"kind", kind_words(voice, kind)}, {"year", std::to_string(year)}});
}

std::string field_words(const Voice& voice, std::string_view field) {
  return voice.say("docs.field." + std::string(field));
}

Response download(std::string bytes, std::string_view media_type, const std::string& name) {
  Response out;
  out.body = std::move(bytes);
  out.header("Content-Type", std::string(media_type));
  out.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return out;
}

}  // namespace documents

std::string documents_path(const Visit& visit, std::string_view agency, int results_year) {
  std::string out = visit.path("documents") + "/" + http::percent_encode(agency);
  return results_year > 0 ? out + "?year=" + std::to_string(results_year) : out;
}

void add_documents(Gate& gate) {
  const desk::Office& office = gate.office();
  const Where agency = agency_in_path(office);
  const auto with = with_office(office);
  const std::string root = "/office/documents";
  const std::string one = root + "/{agency}/{document}/{year}";
  gate.get_somewhere(root, Deed::see_plans, with(documents::own_documents_page));
  gate.get(root + "/{agency}", Deed::see_plans, agency, with(documents::agency_documents_page));
  gate.get(root + "/{agency}/letterhead", Deed::see_plans, agency, with(documents::letterhead_page));
  gate.post(root + "/{agency}/letterhead", Deed::change_plans, agency, with(documents::save_letterhead),
            upload_body_bytes_max);
  gate.get(root + "/{agency}/letterhead/logo", Deed::see_plans, agency, with(documents::logo_file));
  gate.get(one, Deed::see_plans, agency, with(documents::document_page));
  gate.get(one + "/draft/{format}", Deed::see_plans, agency, with(documents::draft_file));
  gate.post(one + "/fields", Deed::change_plans, agency, with(documents::save_fields), form_body_bytes_max);
  gate.post(one + "/publish", Deed::publish_plans, agency, with(documents::publish));
}

}  // namespace prongsai::web
