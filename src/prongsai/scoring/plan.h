// SPDX-License-Identifier: Apache-2.0
// An edition laid out for scoring: one flat list of nodes, every node after the nodes it is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/framework/edition.h"

namespace prongsai::scoring {

using base::Points;
using framework::NodeKind;
using NodeIndex = std::uint32_t;

/// How a node's value comes about.
enum class Rule : std::uint8_t {
  answers,       ///< a box: sum of count times points, over the number of answers
  grade,         ///< a disclosure item: the grade an assessor gave
  mean,          ///< weighted mean of the terms; terms that do not apply are left out
  weighted_sum,  ///< sum of term times weight over 100, less the deductions
};

struct Term {
  NodeIndex node = 0;
  Points weight;
};

/// One way to compute a node. A node may have several; the first whose terms are all there is taken, and
/// the others are held against it.
struct Way {
  Rule rule = Rule::mean;
  NodeKind of = NodeKind::item;  ///< what the terms are
  std::vector<Term> terms;
};

struct PlanNode {
  NodeKind kind = NodeKind::item;
  std::string id;  ///< "total", "instrument:iit", "part:eit1", "indicator:6", "sub:9.1", "item:i8.1"; "@eit1"
                   ///< for a part's own
  std::string code;  ///< "iit", "eit1", "6", "9.1", "i8.1"
  std::string part;  ///< "eit1" for a node that belongs to one part, else empty
  framework::Text name;
  std::optional<NodeIndex> parent;
  std::optional<int> places;  ///< decimals it is rounded to; empty: carried on unrounded
  std::vector<Way> ways;      ///< empty: known only when published, or its rule is not known

  // Leaves only.
  std::string group;                  ///< answers counted together: instrument or part code
  std::optional<std::size_t> scale;   ///< index into Edition::scales
  std::vector<Points> choice_points;  ///< by choice, polarity applied; empty where not known
  std::size_t first_cell = 0;         ///< of Inputs::counts
  framework::Polarity polarity = framework::Polarity::unknown;

  [[nodiscard]] bool is_leaf() const {
    return ways.size() == 1 && (ways[0].rule == Rule::answers || ways[0].rule == Rule::grade);
  }
};

/// Immutable after `make_plan`. Nodes are in evaluation order; the total is last.
struct Plan {
  std::vector<PlanNode> nodes;
  std::size_t count_cells = 0;
  std::size_t deductions = 0;
  std::map<std::string, NodeIndex, std::less<>> by_id;

  [[nodiscard]] NodeIndex total() const { return static_cast<NodeIndex>(nodes.size() - 1); }
  /// Upper and lower case are the same in an id: "item:E11" is "item:e11".
  [[nodiscard]] std::optional<NodeIndex> find(std::string_view id) const;
  /// Nodes shown below `index`, in order.
  [[nodiscard]] std::vector<NodeIndex> children(NodeIndex index) const;
};

[[nodiscard]] Plan make_plan(const framework::Edition& edition);

}  // namespace prongsai::scoring
