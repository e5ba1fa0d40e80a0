// SPDX-License-Identifier: Apache-2.0
// What a line of the trail says was changed, field by field.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::desk {

struct FieldChange {
  std::string field;
  std::optional<std::string> before;  ///< empty where the field was not there
  std::optional<std::string> after;

  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// Of audit::Entry::before and ::after: every field of either, in the order of `before` and then of `after`;
/// fields that are the same on both sides are left out. Texts are unescaped; anything else (numbers, true,
/// objects, lists) stays as it is spelled. Text that is no JSON object of the trail's spelling has no fields.
[[nodiscard]] std::vector<FieldChange> field_changes(std::string_view before, std::string_view after);

}  // namespace prongsai::desk
