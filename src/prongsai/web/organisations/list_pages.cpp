// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/desk/organisations/export.h"
#include "prongsai/http/target.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/organisations/organisations_detail.h"

namespace prongsai::web::organisations_detail {
namespace {

using access::Deed;
using agency::NodeKind;
using http::Response;

constexpr std::int64_t agencies_a_page = 50;

store::AgencyFilter filter_of(const Visit& visit, std::int64_t page) {
  return {.text = query_of(visit, "q"),
          .type = query_of(visit, "type"),
          .ministry = query_of(visit, "ministry"),
          .province = query_of(visit, "province"),
          .size = query_of(visit, "size"),
          .state = query_of(visit, "state"),
          .limit = agencies_a_page,
          .offset = (page - 1) * agencies_a_page};
}

std::string address_of(const Visit& visit, const store::AgencyFilter& filter) {
  std::string out = visit.path("organisations") + "?";
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string(name) + "=" + http::percent_encode(value) + "&";
  };
  add("q", filter.text);
  add("type", filter.type);
  add("ministry", filter.ministry);
  add("province", filter.province);
  add("size", filter.size);
  add("state", filter.state);
  return out;
}

bool is_narrowed(const store::AgencyFilter& filter) {
  return !(filter.text.empty() && filter.type.empty() && filter.ministry.empty() && filter.province.empty() &&
           filter.size.empty() && filter.state.empty());
}

Html search_form_of(const Visit& visit, const RegisterWords& words, const store::AgencyFilter& filter) {
  const Voice& voice = visit.voice;
  const auto select = [&](const char* name, const std::string& chosen, std::vector<Option> options) {
    const std::string id = std::string("field-") + name;
    Html items;
    for (const Option& option : options)
      items += element("option", {{"value", option.value}, {option.value == chosen ? "selected" : "", ""}},
                       option.words);
    return div("field",
               element("label", {{"for", id}}, voice.say(std::string("organisations.filter.") + name)),
               element("select", {{"id", id}, {"name", name}}, items));
  };
  const std::string any = voice.say("organisations.filter.any");
  const std::string none = voice.say("organisations.filter.none");
  std::vector<Option> ministries = words.nodes(NodeKind::ministry, any);
  ministries.insert(ministries.begin() + 1, {"-", none});
  std::vector<Option> provinces = words.nodes(NodeKind::province, any);
  provinces.insert(provinces.begin() + 1, {"-", none});
  std::vector<Option> sizes = {{"", any}};
  for (const auto size : {agency::SizeGroup::small, agency::SizeGroup::medium, agency::SizeGroup::large})
    sizes.push_back({std::string(agency::code_of(size)), words.size(size)});
  std::vector<Option> states = {{"", any}};
  for (const auto state : {agency::State::active, agency::State::merged, agency::State::closed})
    states.push_back({std::string(agency::code_of(state)), words.state(state)});
  return element(
      "form",
      {{"method", "get"},
       {"action", visit.path("organisations")},
       {"role", "search"},
       {"class", "search register-search"}},
      div("field wide-field", element("label", {{"for", "field-q"}}, voice.say("organisations.filter.q")),
          element("input", {{"id", "field-q"},
                            {"name", "q"},
                            {"type", "search"},
                            {"value", filter.text},
                            {"maxlength", "120"},
                            {"autocomplete", "off"}})),
      select("type", filter.type, words.types(any)),
      select("province", filter.province, std::move(provinces)),
      select("ministry", filter.ministry, std::move(ministries)),
      select("size", filter.size, std::move(sizes)), select("state", filter.state, std::move(states)),
      element("button", {{"type", "submit"}}, voice.say("organisations.filter.go")));
}

Html table_of(const Visit& visit, const RegisterWords& words,
              const std::vector<store::RegisteredAgency>& agencies) {
  const Voice& voice = visit.voice;
  Table table(voice.say("organisations.title"));
  table.head({{voice.say("organisations.column.name_th"), {}},
              {words.column(agency::Column::type), {}},
              {words.column(agency::Column::province), {}},
              {words.column(agency::Column::ministry), {}},
              {words.column(agency::Column::state), {}}});
  for (const store::RegisteredAgency& one : agencies) {
    const agency::AgencyRecord& record = one.record;
    const std::string size = words.size(record.size_group);
    const std::string type = words.type(record.type) + (size.empty() ? "" : " · " + size);
    const Html name = link_to(visit.path("organisations/" + record.id), voice.prose(words.name(record)));
    table.row({row_head(name + div("under", record.id)),
               {voice.prose(type), {}},
               {voice.prose(words.node(NodeKind::province, record.province)), {}},
               {voice.prose(words.node(NodeKind::ministry, record.ministry)), {}},
               {record.state == agency::State::active ? Html(words.state(record.state))
                                                      : chip(Tone::open, words.state(record.state)),
                {}}});
  }
  return table.html("labelled");
}

Html button_to(const std::string& address, const std::string& words) {
  return element("a", {{"href", address}, {"class", "button"}}, words);
}

Html toolbar_of(const Visit& visit) {
  const Voice& voice = visit.voice;
  const bool may_import = access::role_for(visit.actor(), Deed::import_organisations, {}).has_value();
  const bool may_add = access::role_for(visit.actor(), Deed::change_organisations, {}).has_value();
  return div(
      "toolbar", button_to(visit.path("organisations/tree"), voice.say("organisations.tree")),
      may_import ? button_to(visit.path("organisations/import"), voice.say("organisations.import")) : Html(),
      may_add ? button_to(visit.path("organisations/new"), voice.say("organisations.new")) : Html(),
      button_to(visit.path("organisations/export.xlsx"), voice.say("organisations.export_xlsx")),
      button_to(visit.path("organisations/export.csv"), voice.say("organisations.export_csv")));
}

/// What is said when nothing was found, and what to do next.
Html nothing_of(const Visit& visit, bool narrowed) {
  const Voice& voice = visit.voice;
  if (narrowed) {
    return div("empty", paragraph("", voice.say("organisations.none_found")),
               paragraph("", link_to(visit.path("organisations"), voice.say("organisations.show_all"))));
  }
  const bool may_import = access::role_for(visit.actor(), Deed::import_organisations, {}).has_value();
  return div("empty", paragraph("", voice.say("organisations.none_at_all")),
             may_import ? paragraph("", link_to(visit.path("organisations/import"),
                                                voice.say("organisations.import")))
                        : paragraph("", voice.say("organisations.none_ask")));
}

/// A list of links with counts, the most numerous first.
Html counted_list(const Visit& visit, const char* filter, const desk::AgencyCounts::Counts& counts,
                  const std::function<std::string(const std::string&)>& name) {
  std::vector<std::pair<std::string, std::int64_t>> sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  Html items;
  for (const auto& [code, count] : sorted) {
    const std::string address = visit.path("organisations") + "?state=active&" + filter + "=" +
                                http::percent_encode(code.empty() ? "-" : code);
    items += element("li", {}, link_to(address, visit.voice.prose(name(code))),
                     span("number", grouped(static_cast<std::uint64_t>(count))));
  }
  return element("ul", {{"class", "counted-list"}}, items);
}

Html regions_of(const Visit& visit, const RegisterWords& words, const desk::AgencyCounts::Counts& provinces) {
  const Voice& voice = visit.voice;
  const auto province_name = [&](const std::string& code) {
    return code.empty() ? voice.say("organisations.no_province") : words.node(NodeKind::province, code);
  };
  Html out;
  desk::AgencyCounts::Counts rest = provinces;
  for (const agency::OrganisationNode& region : words.reference().nodes()) {
    if (region.kind != NodeKind::region) continue;
    desk::AgencyCounts::Counts inside;
    std::int64_t sum = 0;
    std::erase_if(rest, [&](const auto& one) {
      const auto* province = words.reference().find(NodeKind::province, one.first);
      if (province == nullptr || province->parent != region.code) return false;
      inside.push_back(one);
      sum += one.second;
      return true;
    });
    if (inside.empty()) continue;
    out += disclosure(voice.prose(words.node(NodeKind::region, region.code)) + " " +
                          span("number", grouped(static_cast<std::uint64_t>(sum))),
                      counted_list(visit, "province", inside, province_name), false);
  }
  return out + (rest.empty() ? Html() : counted_list(visit, "province", rest, province_name));
}

Answer download(const desk::Office& office, const Visit& visit, desk::RegisterFormat format,
                desk::RegisterContent content, const std::string& name) {
  const bool workbook = format == desk::RegisterFormat::xlsx;
  auto bytes = desk::export_register(office, visit.actor(), format, content);
  if (!bytes) return Response::error(403);
  Response out;
  out.body = *std::move(bytes);
  out.header("Content-Type", workbook ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                                      : "text/csv; charset=utf-8");
  out.header("Content-Disposition", "attachment; filename=\"" + name + (workbook ? ".xlsx" : ".csv") + "\"");
  return out;
}

}  // namespace

Answer show_list(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const RegisterWords words(voice, office.reference);
  const std::int64_t page_number = page_of(visit);
  const store::AgencyFilter filter = filter_of(visit, page_number);
  const auto found = desk::list_agencies(office, visit.actor(), filter);
  if (!found) return Response::error(403);
  const std::int64_t pages =
      std::max<std::int64_t>(1, (found->count + agencies_a_page - 1) / agencies_a_page);
  const std::string address = address_of(visit, filter);
  if (page_number > pages) return Response::see_other(address + "page=" + std::to_string(pages));
  Html list =
      found->agencies.empty()
          ? nothing_of(visit, is_narrowed(filter))
          : paragraph("counted", voice.say("organisations.counted",
                                           {{"count", grouped(static_cast<std::uint64_t>(found->count))}})) +
                table_of(visit, words, found->agencies) + paging(voice, page_number, pages, address);
  return register_page(visit, voice.say("organisations.title"), {},
                       paragraph("lead", voice.say("organisations.lead")) + toolbar_of(visit) +
                           search_form_of(visit, words, filter) + list);
}

Answer show_tree(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const RegisterWords words(voice, office.reference);
  const auto counts = desk::count_agencies(office, visit.actor());
  if (!counts) return Response::error(403);
  const auto type_name = [&](const std::string& code) { return words.type(code); };
  const auto ministry_name = [&](const std::string& code) {
    return code.empty() ? voice.say("organisations.no_ministry") : words.node(NodeKind::ministry, code);
  };
  const Html content = counts->all == 0
                           ? nothing_of(visit, false)
                           : paragraph("lead", voice.say("organisations.tree_lead")) +
                                 section("by-type", voice.say("organisations.by_type"),
                                         counted_list(visit, "type", counts->types, type_name)) +
                                 section("by-ministry", voice.say("organisations.by_ministry"),
                                         counted_list(visit, "ministry", counts->ministries, ministry_name)) +
                                 section("by-place", voice.say("organisations.by_place"),
                                         regions_of(visit, words, counts->provinces));
  return register_page(visit, voice.say("organisations.tree"), {register_crumb(visit)}, content);
}

Answer download_register(const desk::Office& office, desk::RegisterFormat format, const Visit& visit) {
  return download(office, visit, format, desk::RegisterContent::whole,
                  "register-" + round::day_text(round::thai_day_at(office.now())));
}

Answer download_template(const desk::Office& office, desk::RegisterFormat format, const Visit& visit) {
  return download(office, visit, format, desk::RegisterContent::headings, "register-template");
}

}  // namespace prongsai::web::organisations_detail
