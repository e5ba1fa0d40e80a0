// SPDX-License-Identifier: Apache-2.0
// What the pages about people share.
#pragma once

#include <string>

#include "prongsai/agency/reference.h"
#include "prongsai/desk/office.h"
#include "prongsai/web/gate/visit.h"

namespace prongsai::web::detail {

/// /office/people
[[nodiscard]] Answer people_list(const desk::Office& office, const agency::Reference& places,
                                 const Visit& visit);
/// /office/people/invite
[[nodiscard]] Answer show_invite(const desk::Office& office, const agency::Reference& places,
                                 const Visit& visit);
[[nodiscard]] Answer invite(const desk::Office& office, const agency::Reference& places, const Visit& visit);

[[nodiscard]] Crumb people_crumb(const Visit& visit);
[[nodiscard]] std::string role_words(const Voice& voice, access::Role role);

}  // namespace prongsai::web::detail
