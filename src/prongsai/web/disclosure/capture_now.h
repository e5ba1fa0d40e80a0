// SPDX-License-Identifier: Apache-2.0
// "Fetch again now": a button beside each link of an item, and where the link stands. Private to this folder.
#pragma once

#include <string>

#include "prongsai/desk/disclosure/capture_asks.h"
#include "prongsai/desk/disclosure/grading.h"
#include "prongsai/disclosure/filing.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web::filing {

/// Of the links that are told there, each address once; empty without any, and for those who could not ask
/// anywhere. `action`: where the form is sent. Where nothing is fetched it says so, and shows no button.
[[nodiscard]] Html capture_now_part(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
                                    const disclosure::ItemFiling& filing, const std::string& action,
                                    const desk::HasSeat& has_seat = nullptr);

/// Takes the form. Problems: those of desk::ask_for_capture.
[[nodiscard]] base::Result<bool> ask_now(const desk::Office& office, const Visit& visit,
                                         const store::ItemKey& key, const desk::HasSeat& has_seat = nullptr);
/// Whether such a problem is about the link, to be shown on the page; others refuse the page.
[[nodiscard]] bool is_about_link(const base::Problems& problems);

}  // namespace prongsai::web::filing
