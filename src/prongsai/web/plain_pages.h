// SPDX-License-Identifier: Apache-2.0
// Pages without figures: how scores come about here, and what went wrong.
#pragma once

#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web {

[[nodiscard]] Page about_page(const Voice& voice);
/// What happened and what to do, without internals. Any status.
[[nodiscard]] Page error_page(const Voice& voice, int status);

}  // namespace prongsai::web
