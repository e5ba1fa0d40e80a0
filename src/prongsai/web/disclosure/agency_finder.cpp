// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/disclosure/agency_finder.h"

#include "prongsai/desk/organisations/find.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"

namespace prongsai::web::grading {
namespace {

constexpr std::int64_t agencies_shown = 20;
constexpr std::size_t words_bytes_max = 200;

Html found_part(const desk::Office& office, const Visit& visit, const std::string& page,
                const std::string& part, const std::string& words) {
  const Voice& voice = visit.voice;
  store::AgencyFilter filter;
  filter.text = words;
  filter.state = "active";
  filter.limit = agencies_shown;
  const auto found = desk::list_agencies(office, visit.actor(), filter);
  if (!found) return {};
  Html lines;
  for (const store::RegisteredAgency& one : found->agencies)
    lines +=
        element("li", {},
                link_to(page + "?agency=" + http::percent_encode(one.record.id) + "#" + part,
                        voice.prose(text::choose(voice.language(), one.record.name_th, one.record.name_en))));
  const auto count = static_cast<std::size_t>(found->count);
  return join(element("p", {{"class", "counted"}, {"role", "status"}},
                      say(voice, "find.found",
                          {{"found", number_words(count)}, {"shown", number_words(found->agencies.size())}})),
              lines.empty() ? Html() : element("ul", {{"class", "choices"}}, lines));
}

}  // namespace

Html agency_finder(const desk::Office& office, const Visit& visit, const std::string& page,
                   const std::string& part, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const std::string words = asked(visit, "find").substr(0, words_bytes_max);
  const Html form = element(
      "form",
      {{"method", "get"}, {"action", page + "#" + part}, {"class", "form-row toolbar"}, {"role", "search"}},
      text_field(
          {.name = "find", .label = say(voice, "find.words"), .hint = {}, .value = words, .type = "search"},
          errors),
      submit_button(say(voice, "find.look"), Weight::secondary));
  return join(form, words.empty() ? Html() : found_part(office, visit, page, part, words));
}

std::vector<Option> province_options(const desk::Office& office, const Voice& voice,
                                     const std::string& none) {
  std::vector<Option> out = {{"", none}};
  for (const agency::OrganisationNode& one : office.reference.nodes()) {
    if (one.kind == agency::NodeKind::province)
      out.push_back({one.code, text::choose(voice.language(), one.name_th, one.name_en)});
  }
  return out;
}

desk::ConflictWish conflict_wish(const desk::Office& office, const Visit& visit, const std::string& person) {
  std::string province = visit.field("province");
  if (const auto* found = office.reference.find_named(agency::NodeKind::province, province))
    province = found->code;
  const std::string agency = province.empty() ? visit.field("agency") : std::string();
  return {person, agency, province, visit.field("reason")};
}

}  // namespace prongsai::web::grading
