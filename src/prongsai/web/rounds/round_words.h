// SPDX-License-Identifier: Apache-2.0
// Rounds in words and signs: phases, windows, findings, minimum samples.
#pragma once

#include <string>

#include "prongsai/desk/rounds/view.h"
#include "prongsai/web/frame/html.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web::rounds {

[[nodiscard]] const std::string& round_name(const Voice& voice, const store::StoredRound& stored);
[[nodiscard]] std::string phase_name(const Voice& voice, round::Phase phase);
[[nodiscard]] Html stage_chip(const Voice& voice, round::Stage stage);
[[nodiscard]] Html standing_chip(const Voice& voice, const round::PhaseState& state);

/// "1 ม.ค. 2570 – 28 ก.พ. 2570", whole days where the window has whole days; with its grace.
[[nodiscard]] std::string window_words(const Voice& voice, const round::Window& window);
/// The last day on which a window is open, as a date field wants it.
[[nodiscard]] std::string last_day(const round::Window& window);

/// The same problems with names of phases, instruments and rules and with days as people write them, in place
/// of code words. What `round` writes is meant for machines and logs.
[[nodiscard]] base::Problems in_words(const desk::Office& office, const Voice& voice,
                                      const base::Problems& problems);

/// The phases one below the other, each with its days, its state where the round is open, and a bar with
/// today's line.
[[nodiscard]] Html timeline(const Voice& voice, const desk::RoundView& view, round::Moment now);

/// "IIT", "EIT 1": the name of a survey or part, as short as people say it.
[[nodiscard]] std::string sampled_name(const Voice& voice, const framework::Edition* edition,
                                       const std::string& code);
/// "52", "ทุกคน (18)", "ยังไม่ทราบ".
[[nodiscard]] std::string demand_words(const Voice& voice, const round::MinimumSample& sample);
/// "10% ของ 512 คน = 51.2 ปัดขึ้นเป็น 52", or what is missing.
[[nodiscard]] std::string reason_words(const Voice& voice, const framework::Edition* edition,
                                       const round::MinimumSample& sample);
/// The number, which opens its reason.
[[nodiscard]] Html explained_sample(const Voice& voice, const framework::Edition* edition,
                                    const round::MinimumSample& sample);

}  // namespace prongsai::web::rounds
