// SPDX-License-Identifier: Apache-2.0
// Short ways for the tests of this room to look at a made result.
#pragma once

#include <string>
#include <vector>

#include "prongsai/analysis/scored.h"
#include "prongsai/scoring/test_edition.h"

namespace prongsai::analysis::test {

/// A made result of the small edition of the scoring room, assessed.
struct Look {
  explicit Look(scoring::test::Case made) : of(std::move(made)), assessment(of.assessed()) {}

  [[nodiscard]] Scored scored() const {
    return {.edition = &of.edition,
            .plan = &of.plan,
            .inputs = &assessment.inputs,
            .sheet = &assessment.sheet,
            .known = &of.known};
  }
  [[nodiscard]] NodeIndex node(std::string_view id) const { return of.node(id); }
  [[nodiscard]] std::string id(NodeIndex index) const { return of.plan.nodes[index].id; }
  [[nodiscard]] std::vector<std::string> ids(const std::vector<NodeIndex>& nodes) const {
    std::vector<std::string> out;
    for (const NodeIndex node : nodes) out.push_back(id(node));
    return out;
  }

  scoring::test::Case of;
  scoring::Assessment assessment;
};

using Ids = std::vector<std::string>;

inline Points points(std::string_view text) {
  return scoring::test::points(text);
}

/// Indicators printed: 1 = 90.00, 2 = 84.99, 6 = 90.00, 7 missing, 9 = 100, 10 = 85.
inline scoring::test::Case printed_case() {
  scoring::test::Case made;
  made.print("indicator:1", "90.00").print("indicator:2", "84.99").print("indicator:6", "90.00");
  made.print("indicator:9", "100").print("indicator:10", "85.00");
  return made;
}

}  // namespace prongsai::analysis::test
