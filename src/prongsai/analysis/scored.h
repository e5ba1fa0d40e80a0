// SPDX-License-Identifier: Apache-2.0
// One scored result as every analysis of this room looks at it, and the few questions they all ask.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "prongsai/framework/edition.h"
#include "prongsai/scoring/known.h"
#include "prongsai/scoring/score.h"

namespace prongsai::analysis {

using base::Points;
using base::Ratio;
using framework::NodeKind;
using scoring::NodeIndex;

/// Borrowed: everything pointed at must outlive it. All but `known` are there; `known` is there where
/// distributions that could not be turned into counts are to be shown as they are printed.
struct Scored {
  const framework::Edition* edition = nullptr;
  const scoring::Plan* plan = nullptr;
  const scoring::Inputs* inputs = nullptr;
  const scoring::Sheet* sheet = nullptr;
  const scoring::Known* known = nullptr;
};

/// A node's score; empty when it is missing, which is never 0.
[[nodiscard]] std::optional<Ratio> value_of(const Scored& scored, NodeIndex node);

/// Nodes of one kind in the edition's order, those of single parts ("indicator:6@eit1") left out.
[[nodiscard]] std::vector<NodeIndex> nodes_of(const scoring::Plan& plan, NodeKind kind);

/// The instrument a node belongs to. Requires: the node is not the total.
[[nodiscard]] NodeIndex instrument_of(const scoring::Plan& plan, NodeIndex node);

/// True when assessors grade the instrument's items, so that no sample of people stands behind a score.
[[nodiscard]] bool is_disclosure(const Scored& scored, NodeIndex node);

/// The items a node is made of, in the edition's order; of an instrument in parts, those of every part.
/// An item is its own only item.
[[nodiscard]] std::vector<NodeIndex> items_below(const scoring::Plan& plan, NodeIndex node);

/// The nodes an item code stands for: one, or one for every part of its instrument. Empty when the edition
/// has no such item.
[[nodiscard]] std::vector<NodeIndex> nodes_of_item(const Scored& scored, std::string_view code);

}  // namespace prongsai::analysis
