// SPDX-License-Identifier: Apache-2.0
// The pages of rounds, each an answer to one address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "prongsai/desk/rounds/view.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/gate/gate.h"
#include "prongsai/web/gate/visit.h"

namespace prongsai::web::rounds {

[[nodiscard]] Answer show_rounds(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer show_new_round(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer make_round(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer show_round(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer state_head_counts(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer show_calendar(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer change_calendar(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer show_extend(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer extend(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer show_participants(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer choose_agencies(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer choose_agency(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer show_open(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer open_round(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer show_close(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer close_round(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer show_publish(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer propose_publication(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer decide_publication(const desk::Office& office, const Visit& visit);

/// What every page of one round has: its title, the way to it, and the notice where its rules are broken.
[[nodiscard]] Page round_page(const Visit& visit, const desk::RoundView& view, const std::string& title,
                              const Html& content);
/// "/th/office/rounds/ita-2570/open".
[[nodiscard]] std::string round_path(const Visit& visit, std::string_view id, std::string_view below = {});
/// The hidden field that says which state of the round the form was made for, and what it said.
[[nodiscard]] Html version_field(const desk::RoundView& view);
[[nodiscard]] std::int64_t version_of(const Visit& visit);
/// A whole number, or nothing.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view text);
/// Findings before opening, those that stop first.
[[nodiscard]] Html findings_list(const desk::Office& office, const Voice& voice,
                                 const round::Findings& findings);
[[nodiscard]] Html link_button(const std::string& address, const std::string& words, bool primary = false);

}  // namespace prongsai::web::rounds
