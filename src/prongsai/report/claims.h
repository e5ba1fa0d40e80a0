// SPDX-License-Identifier: Apache-2.0
// Words that claim something about the figures, and the tests without which they may not be printed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::report {

/// "เพิ่มขึ้น" may stand only in a sentence with one of these tests.
struct ClaimWord {
  std::string_view word;
  std::span<const std::string_view> tests;
};
[[nodiscard]] std::span<const ClaimWord> claim_words();

/// The claim words in a sentence that none of its tests bears. Words inside a {fact} do not count, nor do
/// names that contain one ("ผลสัมฤทธิ์ที่เพิ่มขึ้น" as the name of an item would come in by a fact).
[[nodiscard]] std::vector<std::string_view> unborne_claims(std::string_view sentence,
                                                           const std::vector<std::string>& tests);

}  // namespace prongsai::report
