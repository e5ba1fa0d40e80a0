// SPDX-License-Identifier: Apache-2.0
// Parts of the page about the results of a round; private to this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "prongsai/desk/results/round_results.h"
#include "prongsai/web/rounds/rounds_detail.h"

namespace prongsai::web::rounds {

/// "round_results.<key>".
[[nodiscard]] std::string results_words(const Voice& voice, const std::string& key,
                                        const text::Details& details = {});
/// "/th/office/rounds/ita-2570/results" of the round in the address, and what stands behind it.
[[nodiscard]] std::string results_path(const Visit& visit, std::string_view below = {});

/// Agencies by what was found of them, what came of it, and where their results are now.
[[nodiscard]] Html results_standing(const Visit& visit, const desk::RoundResultsView& view);
/// The agencies of view.which, with what is missing and what clashes; nothing where none are asked for.
[[nodiscard]] Html results_lines(const Visit& visit, const desk::RoundResultsView& view, std::int64_t page);

}  // namespace prongsai::web::rounds
