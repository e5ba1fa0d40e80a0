// SPDX-License-Identifier: Apache-2.0
// One agency across its years.
#pragma once

#include "prongsai/web/page.h"
#include "prongsai/web/register.h"
#include "prongsai/web/voice.h"

namespace prongsai::web {

[[nodiscard]] Page agency_page(const Voice& voice, const AgencyYears& agency);

}  // namespace prongsai::web
