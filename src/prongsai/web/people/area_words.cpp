// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/people/area_words.h"

#include "prongsai/text/language.h"

namespace prongsai::web {

std::string province_words(const Voice& voice, const agency::Reference& places, std::string_view province) {
  const agency::OrganisationNode* node = places.find(agency::NodeKind::province, province);
  return node == nullptr ? std::string(province)
                         : text::choose(voice.language(), node->name_th, node->name_en);
}

std::string area_words(const Voice& voice, const agency::Reference& places, const access::Area& area,
                       const std::string& agency_name, const std::string& unit_name) {
  if (area.is_nation()) return voice.say("work.home.nation");
  if (area.agency.empty())
    return voice.say("people.province_area", {{"province", province_words(voice, places, area.province)}});
  const std::string agency = agency_name.empty() ? area.agency : agency_name;
  return area.unit.empty()
             ? agency
             : voice.say("people.unit_area",
                         {{"agency", agency}, {"unit", unit_name.empty() ? area.unit : unit_name}});
}

}  // namespace prongsai::web
