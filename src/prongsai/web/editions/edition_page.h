// SPDX-License-Identifier: Apache-2.0
// The rules of a year on screen: what they are, how sure we are, and what they may be used for.
#pragma once

#include "prongsai/results_files/load_results.h"
#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web {

[[nodiscard]] Page editions_page(const Voice& voice, const results_files::Editions& editions);
/// `editions` are asked whether an item's ancestor can be linked.
[[nodiscard]] Page edition_page(const Voice& voice, const framework::Edition& edition,
                                const results_files::Editions& editions);

}  // namespace prongsai::web
