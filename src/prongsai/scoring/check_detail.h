// SPDX-License-Identifier: Apache-2.0
// The checks an assessment makes; private to this room.
#pragma once

#include "prongsai/scoring/assess.h"

namespace prongsai::scoring {

/// Adds a finding for every printed figure that its node's value, its terms or its other way contradict.
void check_figures(const Plan& plan, const Known& known, Assessment& assessment);
/// Adds a finding for every distribution that does not explain itself or contradicts its counts.
void check_distributions(const Plan& plan, const Known& known, Assessment& assessment);
/// Adds a finding for every group whose counts disagree about how many people answered.
void check_answers(const Plan& plan, const Known& known, Assessment& assessment);
/// Adds a finding for every printed level the scores do not allow.
void check_levels(const framework::Edition& edition, const Plan& plan, const Known& known,
                  Assessment& assessment);

/// True when two ways of computing the node differ by more than rounding can.
[[nodiscard]] bool ways_disagree(const Plan& plan, const Assessment& assessment, NodeIndex node);

}  // namespace prongsai::scoring
