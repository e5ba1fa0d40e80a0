// SPDX-License-Identifier: Apache-2.0
// What the pages before the door and those of one's own account share; private to this folder.
#pragma once

#include <string>

#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web::detail {

/// A page of one short column, as a form needs it.
[[nodiscard]] Page narrow_page(const Voice& voice, const std::string& title, const Html& content);

}  // namespace prongsai::web::detail
