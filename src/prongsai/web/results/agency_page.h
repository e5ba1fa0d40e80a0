// SPDX-License-Identifier: Apache-2.0
// One agency across its years.
#pragma once

#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"
#include "prongsai/web/results/register.h"

namespace prongsai::web {

[[nodiscard]] Page agency_page(const Voice& voice, const AgencyYears& agency);

}  // namespace prongsai::web
