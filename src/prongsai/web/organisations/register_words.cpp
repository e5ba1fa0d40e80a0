// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/organisations/organisations_detail.h"
#include "prongsai/words/words.h"

namespace prongsai::web::organisations_detail {

using agency::AgencyRecord;
using agency::Column;
using agency::NodeKind;

std::string RegisterWords::type(const std::string& code) const {
  return words::agency_type_name(voice_.language(), code);
}

std::string RegisterWords::node(NodeKind kind, const std::string& code) const {
  const agency::OrganisationNode* found = reference_.find(kind, code);
  return found == nullptr ? code : text::choose(voice_.language(), found->name_th, found->name_en);
}

std::string RegisterWords::state(agency::State state) const {
  return voice_.say("organisations.state." + std::string(agency::code_of(state)));
}

std::string RegisterWords::size(const std::optional<agency::SizeGroup>& size) const {
  return size ? voice_.say("organisations.size." + std::string(agency::code_of(*size))) : std::string();
}

std::string RegisterWords::column(Column column) const {
  return voice_.say("organisations.column." + std::string(agency::english_heading(column)));
}

const std::string& RegisterWords::name(const AgencyRecord& record) const {
  return text::choose(voice_.language(), record.name_th, record.name_en);
}

std::string RegisterWords::cell(const AgencyRecord& record, Column column) const {
  switch (column) {
    case Column::type:
      return type(record.type);
    case Column::ministry:
      return node(NodeKind::ministry, record.ministry);
    case Column::province:
      return node(NodeKind::province, record.province);
    case Column::size_group:
      return size(record.size_group);
    case Column::state:
      return state(record.state);
    case Column::since:
      return voice_.date(record.since);
    default:
      return agency::cell_of(record, column, reference_);
  }
}

std::vector<Option> RegisterWords::types(const std::string& none) const {
  std::vector<Option> out = {{"", none}};
  for (const agency::TypeName& one : reference_.types()) out.push_back({one.code, type(one.code)});
  return out;
}

std::vector<Option> RegisterWords::nodes(NodeKind kind, const std::string& none) const {
  std::vector<Option> out = {{"", none}};
  for (const agency::OrganisationNode& one : reference_.nodes()) {
    if (one.kind == kind) out.push_back({one.code, node(kind, one.code)});
  }
  return out;
}

Crumb register_crumb(const Visit& visit) {
  return {visit.voice.say("organisations.title"), visit.path("organisations")};
}

Crumb agency_crumb(const Visit& visit, const RegisterWords& words, const AgencyRecord& record) {
  return {words.name(record), visit.path("organisations/" + record.id)};
}

Page register_page(const Visit& visit, const std::string& title, std::vector<Crumb> crumbs,
                   const Html& content) {
  Page page;
  page.title = title;
  page.description = visit.voice.say("organisations.description");
  page.section = Section::organisations;
  page.crumbs = std::move(crumbs);
  if (!page.crumbs.empty()) page.crumbs.push_back({title, ""});
  page.main = heading(1, "", visit.voice.prose(title)) + content;
  return page;
}

std::string query_of(const Visit& visit, std::string_view name) {
  constexpr std::size_t longest = 200;
  const std::string out(visit.request.find_query(name).value_or(""));
  return out.size() > longest ? std::string() : out;
}

std::int64_t page_of(const Visit& visit) {
  constexpr std::int64_t most = 100'000;
  const std::string asked = query_of(visit, "page");
  std::int64_t out = 1;
  const auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), out);
  return error != std::errc() || end != asked.data() + asked.size() ? 1
                                                                    : std::clamp<std::int64_t>(out, 1, most);
}

Html fact(const Html& name, const Html& value) {
  return element("dt", {}, name) + element("dd", {}, value);
}

Html changes_of(const Voice& voice, const RegisterWords& words,
                const std::vector<agency::FieldChange>& changes) {
  Html items;
  const auto shown = [&](Column column, const std::string& cell) -> Html {
    if (cell.empty()) return span("muted", voice.say("organisations.empty_cell"));
    return column == Column::since ? Html(voice.date(cell)) : voice.prose(cell);
  };
  for (const agency::FieldChange& change : changes) {
    items += element("dt", {}, words.column(change.column)) +
             element("dd", {}, element("del", {}, shown(change.column, change.before)),
                     element("span", {{"aria-hidden", "true"}}, " → "),
                     span("unseen", voice.say("organisations.becomes")),
                     element("ins", {}, shown(change.column, change.after)));
  }
  return element("dl", {{"class", "changes"}}, items);
}

Html reason_field(const Visit& visit, const FormErrors& errors) {
  return area_field({.name = "reason",
                     .label = visit.voice.say("work.form.reason"),
                     .hint = visit.voice.say("work.form.reason_hint"),
                     .value = visit.field("reason"),
                     .length_max = 1000},
                    3, errors);
}

std::int64_t version_in(const Visit& visit) {
  const std::string text = visit.field("version");
  std::int64_t out = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : -1;
}

}  // namespace prongsai::web::organisations_detail
