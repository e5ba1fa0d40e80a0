// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/disclosure/open_page.h"

#include <algorithm>

#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/agency_detail.h"
#include "prongsai/web/disclosure/open_detail.h"
#include "prongsai/web/frame/paths.h"

namespace prongsai::web {
namespace {

using desk::OpenDisclosure;
using desk::OpenRound;

/// Numbers in addresses; -1 for anything else.
std::int64_t number_in(const http::Request& request, std::string_view name) {
  return whole_number(request.capture(name));
}

const OpenRound* round_named(const OpenDisclosure& open, std::string_view round) {
  const auto found = std::find_if(open.rounds.begin(), open.rounds.end(),
                                  [&](const OpenRound& one) { return one.round == round; });
  return found == open.rounds.end() ? nullptr : &*found;
}

std::string round_path(const Voice& voice, const OpenDisclosure& open, const OpenRound& round,
                       const std::string& below) {
  return filing::open_path(voice.language(), open.agency) + "/" + http::percent_encode(round.round) + "/" +
         below;
}

Html years_of(const Voice& voice, const OpenDisclosure& open, const OpenRound& shown) {
  if (open.rounds.size() < 2) return {};
  Html items;
  for (const OpenRound& one : open.rounds)
    items += element("li", {},
                     element("a",
                             {{"href", filing::open_path(voice.language(), open.agency) +
                                           "?round=" + http::percent_encode(one.round)},
                              {one.round == shown.round ? "aria-current" : "", "true"}},
                             voice.prose(open::round_words(voice, one))));
  return element("ul", {{"class", "verdicts"}}, items);
}

}  // namespace

std::optional<Page> open_disclosure_page(const Voice& voice, const desk::Office& office,
                                         const http::Request& request) {
  const auto open = desk::open_disclosure(office, request.capture("agency"));
  if (!open) return std::nullopt;
  const auto wanted = request.find_query("round");
  const OpenRound* round = wanted ? round_named(*open, *wanted) : &open->rounds.front();
  if (round == nullptr) return std::nullopt;
  const std::string name = open::agency_words(voice, *open);
  Page page;
  page.title = voice.say("disclosure.open.title_of", {{"agency", name}});
  page.description = voice.say("disclosure.open.what");
  page.section = Section::agencies;
  page.crumbs = {{voice.say("web.nav.agencies"), home_path(voice.language())}, {page.title, ""}};
  page.made_up = round->rules->edition.made_up;
  const open::FileAddress file = [&](const store::DisclosureFile& one) {
    return round_path(voice, *open, *round,
                      "files/" + http::percent_encode(one.item) + "/" + std::to_string(one.number));
  };
  page.main = join(heading(1, "", voice.prose(page.title)),
                   paragraph("subtitle", voice.prose(open::round_words(voice, *round))),
                   paragraph("", voice.say("disclosure.open.what")), years_of(voice, *open, *round),
                   div("buttons", filing::button_to(round_path(voice, *open, *round, "package"),
                                                    voice.say("disclosure.open.package"))),
                   paragraph("muted", voice.say("disclosure.open.package_what")),
                   open::items_of(voice, *round, file), open::history_of(voice, *round));
  return page;
}

http::Response open_disclosure_file(const desk::Office& office, const http::Request& request) {
  const auto file = desk::open_file(office, {request.capture("agency"), request.capture("round")},
                                    request.capture("item"), number_in(request, "number"));
  return file ? filing::strangers_file(*file) : http::Response::not_found();
}

http::Response open_disclosure_package(const Voice& voice, const desk::Office& office,
                                       const http::Request& request) {
  const auto open = desk::open_disclosure(office, request.capture("agency"));
  const OpenRound* round = open ? round_named(*open, request.capture("round")) : nullptr;
  if (round == nullptr) return http::Response::not_found();
  http::Response out;
  out.body = open::package_of(voice, office, *open, *round);
  out.compression = http::Compression::refused;  // it is packed
  out.header("Content-Type", "application/zip");
  out.header("ETag", http::etag_of(out.body));
  out.header("Content-Disposition",
             "attachment; filename=\"disclosure-" + open->agency + "-" + round->round + ".zip\"");
  return out;
}

Html open_disclosure_link(const Voice& voice, const desk::Office& office, const std::string& agency) {
  if (!desk::has_open_disclosure(office, agency)) return {};
  return section("disclosure", voice.say("disclosure.title"),
                 paragraph("", link_to(filing::open_path(voice.language(), agency),
                                       voice.say("disclosure.open.title"))));
}

namespace open {

std::string round_words(const Voice& voice, const OpenRound& round) {
  return text::choose(voice.language(), round.name_th, round.name_en);
}

std::string agency_words(const Voice& voice, const OpenDisclosure& open) {
  return text::choose(voice.language(), open.name_th, open.name_en);
}

std::string name_in_package(const store::DisclosureFile& file) {
  return "files/" + file.item + "-" + std::to_string(file.number) + "-" + file.name;
}

namespace {

Html links_of(const Voice& voice, const desk::OpenItem& item, const FileAddress& file) {
  Html out;
  for (const disclosure::Link& one : item.links)
    out += element("li", {}, filing::outside_link(one.address),
                   one.path.empty() ? Html() : paragraph("muted", voice.prose(one.path)));
  for (const store::DisclosureFile& one : item.files)
    out += element("li", {}, link_to(file(one), voice.prose(one.name)),
                   span("muted", " " + filing::size_words(voice, one.size)));
  return out.empty() ? Html() : element("ul", {{"class", "plain"}}, out);
}

}  // namespace

Html items_of(const Voice& voice, const OpenRound& round, const FileAddress& file) {
  Html out;
  Html group;
  const framework::Indicator* indicator = nullptr;
  const framework::SubIndicator* part = nullptr;
  const auto close = [&] {
    if (indicator != nullptr)
      out += section("g-" + html_id(part != nullptr ? part->code : indicator->code),
                     filing::group_title(voice, *indicator, part),
                     element("ol", {{"class", "plain filed-list"}}, group));
    group = Html();
  };
  for (const desk::OpenItem& one : round.items) {
    if (one.indicator != indicator || one.sub_indicator != part) close();
    indicator = one.indicator;
    part = one.sub_indicator;
    const bool is_shown = one.answer == disclosure::Answer::shown;
    group += element(
        "li", {{"class", "filed"}, {"id", html_id(one.item->code)}},
        heading(3, "", filing::item_title(voice, *one.item)),
        is_shown ? links_of(voice, one, file) : paragraph("muted", voice.say("disclosure.open.not_shown")),
        paragraph("muted", voice.say("disclosure.open.since", {{"moment", voice.moment(one.since)}})));
  }
  close();
  return out;
}

Html history_of(const Voice& voice, const OpenRound& round) {
  Table table(voice.say("disclosure.history"));
  table.head({{voice.say("disclosure.filing"), {}},
              {voice.say("disclosure.handed_in_at"), {}},
              {voice.say("disclosure.open.changed"), "number"},
              {voice.say("disclosure.sha256"), {}}});
  for (const desk::OpenChange& one : round.history)
    table.row({row_head(voice.say("disclosure.filing_number", {{"number", std::to_string(one.line.number)}})),
               {voice.moment(one.line.handed_in_at), {}},
               number(grouped(one.changed)),
               {element("code", {{"class", "hash"}}, one.line.sha256), {}}});
  return section("history", voice.say("disclosure.history"), table.html("labelled"));
}

}  // namespace open
}  // namespace prongsai::web
