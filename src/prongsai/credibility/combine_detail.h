// SPDX-License-Identifier: Apache-2.0
// Many signals as one tail; private to this room.
#pragma once

#include <span>

#include "prongsai/credibility/card.h"

namespace prongsai::credibility {

/// Sets `whole` and `tail` of each card from its signals, before they are corrected by the inflation.
///
/// Four ways in which somebody may fill in for others leave their marks in different signals, and are looked
/// for each by itself: one hand (hurry, and scores that the visitors asked by assessors do not share), a
/// script (bursts, no time told, no time taken), copies (twins, and one hand), topping up at the end (late
/// answers, and one hand). The smallest of the four tails counts, with Šidák's correction for having looked
/// four times.
void combine(std::span<EvidenceCard> cards);

}  // namespace prongsai::credibility
