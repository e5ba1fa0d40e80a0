// SPDX-License-Identifier: Apache-2.0
// What the kinds of nodes are called in files of an edition and in keys of words.
#pragma once

#include <array>
#include <string_view>

#include "prongsai/framework/edition.h"

namespace prongsai::framework {

/// From the whole down to the smallest part.
inline constexpr std::array<NodeKind, 7> all_node_kinds = {
    NodeKind::total,         NodeKind::instrument, NodeKind::part, NodeKind::indicator,
    NodeKind::sub_indicator, NodeKind::item,       NodeKind::box};

/// "sub_indicator".
[[nodiscard]] std::string_view code_of(NodeKind kind);

}  // namespace prongsai::framework
