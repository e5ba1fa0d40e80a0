// SPDX-License-Identifier: Apache-2.0
// The state of a thing before or after a deed, as the trail keeps it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai::audit {

/// Builds the JSON object of Entry::before and Entry::after, in the one spelling. Keys are in the order of
/// the calls; a key must not come twice. Names of respondents, passwords and answers must never get in here.
class Snapshot {
 public:
  Snapshot& text(std::string_view key, std::string_view value);
  Snapshot& number(std::string_view key, std::int64_t value);
  Snapshot& truth(std::string_view key, bool value);

  /// The object; "" when nothing was said, which stands for "nothing there".
  [[nodiscard]] std::string str() const;

 private:
  void add(std::string_view key, std::string_view json);
  std::string parts_;
};

}  // namespace prongsai::audit
