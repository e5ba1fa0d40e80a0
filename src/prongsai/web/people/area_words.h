// SPDX-License-Identifier: Apache-2.0
// Areas of roles in words.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/access/role.h"
#include "prongsai/agency/reference.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web {

/// "เชียงใหม่", "Chiang Mai"; the code where the reference does not know it.
[[nodiscard]] std::string province_words(const Voice& voice, const agency::Reference& places,
                                         std::string_view province);
/// "ทั้งประเทศ"; "จังหวัดเชียงใหม่"; the agency's name, and its unit. `agency_name` is the one for the page's
/// language, `unit_name` the unit's; empty where the register does not know them: then the id stands for it.
[[nodiscard]] std::string area_words(const Voice& voice, const agency::Reference& places,
                                     const access::Area& area, const std::string& agency_name,
                                     const std::string& unit_name = {});

}  // namespace prongsai::web
