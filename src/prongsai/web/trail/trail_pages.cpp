// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/trail/trail_pages.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "prongsai/desk/people/inviting.h"
#include "prongsai/desk/trail/export.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/trail/trail_detail.h"

namespace prongsai::web {
namespace {

using access::Area;
using access::Deed;
using http::Response;

std::string query(const Visit& visit, std::string_view name) {
  return std::string(visit.request.find_query(name).value_or(""));
}

template <class Number>
Number number_in(const std::string& text, Number otherwise) {
  Number out{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : otherwise;
}

/// The areas whose trail the visitor may see. Lines name no unit: those who see one unit only see their own
/// deeds.
std::vector<Area> areas_of(const Visit& visit) {
  std::vector<Area> out = access::areas_for(visit.actor(), Deed::see_trail);
  std::erase_if(out, [](const Area& area) { return !area.unit.empty(); });
  return out;
}

std::string tail_of(const desk::LinesWish& wish) {
  std::string out;
  if (!wish.area.province.empty() && wish.area.agency.empty())
    out += "&province=" + http::percent_encode(wish.area.province);
  const std::string& agency = wish.agency.empty() ? wish.area.agency : wish.agency;
  if (!agency.empty()) out += "&agency=" + http::percent_encode(agency);
  if (!wish.person.empty()) out += "&person=" + http::percent_encode(wish.person);
  return out;
}

Html lines_of(const Visit& visit, const agency::Reference& places, const desk::LinesPage& lines,
              const std::string& below, const std::string& tail) {
  const Voice& voice = visit.voice;
  if (lines.lines.empty()) return paragraph("", voice.say("trail.none"));
  Html items;
  for (const desk::TrailLine& line : lines.lines) items += detail::told_line(visit, places, line);
  Html older;
  if (lines.has_older) {
    const std::string before = std::to_string(lines.lines.back().entry.sequence);
    older = element("nav", {{"class", "paging"}, {"aria-label", voice.say("web.paging.name")}},
                    element("a", {{"href", visit.path(below) + "?before=" + before + tail}, {"rel", "next"}},
                            voice.say("trail.older")));
  }
  return element("ol", {{"class", "trail"}}, items) + older;
}

Html filter_of(const Visit& visit, const desk::LinesWish& wish, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  Html hidden;
  if (!wish.person.empty()) hidden += hidden_field("person", wish.person);
  if (!wish.area.province.empty() && wish.area.agency.empty())
    hidden += hidden_field("province", wish.area.province);
  const Html clear = wish.person.empty() && wish.agency.empty()
                         ? Html()
                         : link_to(visit.path("trail"), voice.say("trail.clear"));
  return element(
      "form",
      {{"method", "get"}, {"action", visit.path("trail")}, {"class", "form-row toolbar"}, {"role", "search"}},
      hidden,
      text_field({.name = "agency",
                  .label = voice.say("trail.filter_agency"),
                  .hint = {},
                  .value = query(visit, "agency")},
                 errors),
      submit_button(voice.say("trail.filter"), Weight::secondary), clear);
}

Html verify_box(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const desk::CheckpointShown checkpoint = desk::newest_checkpoint(office);
  Html exports;
  if (access::role_for(visit.actor(), Deed::export_trail, {})) {
    Html forms;
    for (const desk::ExportPart& part : desk::export_parts(office)) {
      const std::string words =
          voice.say("trail.export_part",
                    {{"from", grouped(part.from)}, {"to", grouped(part.to == 0 ? 0 : part.to - 1)}});
      forms +=
          post_form(visit.path("trail/export"), visit.form_token,
                    hidden_field("from", std::to_string(part.from)) +
                        hidden_field("to", std::to_string(part.to)) + submit_button(words, Weight::secondary),
                    Encoding::fields, "inline");
    }
    exports = paragraph("", voice.say("trail.export_what")) + div("buttons", forms) +
              element("pre", {{"tabindex", "0"}},
                      "prongsai audit verify prongsai-trail.jsonl --key '" + checkpoint.verifier + "'");
  }
  return disclosure(voice.say("trail.how_to_verify"),
                    paragraph("", voice.say("trail.how")) + detail::checkpoint_facts(voice, checkpoint) +
                        element("pre", {{"class", "wrapped"}, {"tabindex", "0"}}, checkpoint.note) + exports,
                    false, "verify");
}

Page trail_frame(const Visit& visit, const char* title, const Html& content) {
  const Voice& voice = visit.voice;
  Page page;
  page.title = voice.say(title);
  page.description = voice.say("account.description");
  page.section = Section::trail;
  page.main = heading(1, "", page.title) + content;
  return page;
}

Html areas_links(const Visit& visit, const agency::Reference& places, const desk::Office& office,
                 const std::vector<Area>& areas) {
  const Voice& voice = visit.voice;
  Html items = element("li", {}, link_to(visit.path("trail/own"), voice.say("trail.own")));
  if (areas.size() > 1) {
    for (const Area& area : areas) {
      const auto agency = desk::named_agency(office, area.agency);
      const std::string name = agency ? text::choose(voice.language(), agency->name_th, agency->name_en) : "";
      desk::LinesWish wish;
      wish.area = area;
      const std::string tail = tail_of(wish);
      items += element("li", {},
                       link_to(visit.path("trail") + "?" + (tail.empty() ? "" : tail.substr(1)),
                               voice.prose(area_words(voice, places, area, name))));
    }
  }
  return element("ul", {{"class", "ways"}}, items);
}

/// What the address asks for. An agency is named by its id or name; a text that may mean several is told.
desk::LinesWish wish_of(const desk::Office& office, const Visit& visit, const std::vector<Area>& areas,
                        FormErrors& errors) {
  desk::LinesWish out;
  out.area = areas.front();
  out.person = query(visit, "person");
  out.before = number_in<std::int64_t>(query(visit, "before"), -1);
  const std::string province = query(visit, "province");
  if (!province.empty()) out.area = {province, "", ""};
  const std::string words = query(visit, "agency");
  if (words.empty()) return out;
  if (const auto exact = desk::named_agency(office, words)) {
    out.agency = exact->id;
    return out;
  }
  const auto found = desk::suggest_agencies(office, province, words);
  if (found.size() == 1) {
    out.agency = found.front().id;
  } else {
    errors.add("agency", visit.voice.say(found.empty() ? "trail.no_such_agency" : "trail.several_agencies",
                                         {{"found", words}, {"count", std::to_string(found.size())}}));
  }
  return out;
}

Answer show_trail(const desk::Office& office, const agency::Reference& places, const Visit& visit) {
  const std::vector<Area> areas = areas_of(visit);
  if (areas.empty()) return Response::see_other(visit.path("trail/own"));
  FormErrors errors;
  const desk::LinesWish wish = wish_of(office, visit, areas, errors);
  const auto lines = desk::list_lines(office, visit.actor(), wish);
  if (!lines) return Response::error(403);
  return trail_frame(visit, "trail.title",
                     paragraph("lead", visit.voice.say("trail.what")) +
                         areas_links(visit, places, office, areas) + verify_box(office, visit) +
                         filter_of(visit, wish, errors) +
                         lines_of(visit, places, *lines, "trail", tail_of(wish)));
}

Answer show_own(const desk::Office& office, const agency::Reference& places, const Visit& visit) {
  const std::int64_t before = number_in<std::int64_t>(query(visit, "before"), -1);
  const desk::LinesPage lines = desk::list_own_lines(office, visit.actor(), before);
  Page page = trail_frame(
      visit, "trail.own",
      paragraph("lead", visit.voice.say("trail.own_what")) + lines_of(visit, places, lines, "trail/own", ""));
  page.crumbs = {{visit.voice.say("work.menu.trail"), visit.path("trail")}, {page.title, ""}};
  return page;
}

Answer download(const desk::Office& office, const Visit& visit) {
  constexpr std::uint64_t none = ~std::uint64_t{0};
  const desk::ExportPart part{number_in<std::uint64_t>(visit.field("from"), none),
                              number_in<std::uint64_t>(visit.field("to"), none)};
  std::ostringstream out;
  const auto done = desk::export_part(office, visit.actor(), part, out);
  // The trail has grown since the page was made: the page of now offers the parts of now.
  if (!done && done.problems().front().code == "trail.no_such_part")
    return Response::see_other(visit.path("trail") + "#verify");
  if (!done) return Response::error(403);
  const std::string name =
      "prongsai-trail-" + std::to_string(part.from) + "-" + std::to_string(part.to) + ".jsonl";
  Response response;
  response.body = std::move(out).str();
  response.header("Content-Type", "application/jsonl; charset=utf-8");
  response.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

}  // namespace

void add_trail(Gate& gate) {
  const desk::Office& office = gate.office();
  const agency::Reference& places = office.reference;
  gate.get_somewhere("/office/trail", Deed::see_trail,
                     [&office, &places](const Visit& visit) { return show_trail(office, places, visit); });
  gate.get_somewhere("/office/trail/own", Deed::see_own_account,
                     [&office, &places](const Visit& visit) { return show_own(office, places, visit); });
  // One's own deeds may be looked at by everybody, others' where the desk allows it: it answers 404
  // elsewhere.
  gate.get_somewhere(
      "/office/trail/{sequence}", Deed::see_own_account,
      [&office, &places](const Visit& visit) { return detail::trail_line_page(office, places, visit); });
  gate.get_somewhere("/office/trail/{sequence}/proof", Deed::see_own_account,
                     [&office](const Visit& visit) { return detail::trail_proof_file(office, visit); });
  gate.post("/office/trail/export", Deed::export_trail, Gate::nation(),
            [&office](const Visit& visit) { return download(office, visit); });
}

}  // namespace prongsai::web
