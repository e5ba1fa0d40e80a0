// SPDX-License-Identifier: Apache-2.0
#include "prongsai/report/kind.h"

#include <algorithm>

namespace prongsai::report {
namespace {

constexpr std::array<std::string_view, kinds.size()> codes = {"analysis", "drive-plan", "measures-report",
                                                              "topic-analysis", "threshold-analysis"};

}  // namespace

std::string_view code_of(Kind kind) {
  return codes[static_cast<std::size_t>(kind)];
}

std::optional<Kind> find_kind(std::string_view code) {
  const auto found = std::find(codes.begin(), codes.end(), code);
  if (found == codes.end()) return std::nullopt;
  return kinds[static_cast<std::size_t>(found - codes.begin())];
}

}  // namespace prongsai::report
