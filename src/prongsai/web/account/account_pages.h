// SPDX-License-Identifier: Apache-2.0
// Signing in and out, invitations, second factor, passwords and one's own sessions.
#pragma once

#include "prongsai/http/router.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

/// Pages before the door: /sign-in, /invitation/{token}, /forgotten. Anybody may open them; each POST must
/// come from our own page.
void add_entrance(http::Router& router, const desk::Office& office, const Shown& shown);

/// Pages behind it: /second-factor, /office/account, /office/sign-out.
void add_account(Gate& gate);

/// The address to go to after signing in: one of our own staff pages, else the staff home.
[[nodiscard]] std::string safe_return(const Voice& voice, std::string_view wanted);

}  // namespace prongsai::web
