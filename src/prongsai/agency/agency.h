// SPDX-License-Identifier: Apache-2.0
// Who is assessed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai::agency {

/// A public agency as a results file names it.
struct Agency {
  std::string id;        ///< lower-case letters, digits and hyphens; frozen, never derived from the name
  std::string name_th;   ///< official name
  std::string name_en;   ///< may be empty
  std::string type;      ///< a code word such as "province"; `types()` lists those that have a name on screen
  std::string province;  ///< slug of its province; may be empty

  friend bool operator==(const Agency&, const Agency&) = default;
};

/// The official types found so far, as code words; their Thai and English names stand in locale/ under
/// "agency_type.<code>". The full official list is not known, so a file may use another word.
[[nodiscard]] const std::vector<std::string_view>& types();

/// Lower-case letters, digits and inner hyphens, 1 to 64 characters.
[[nodiscard]] bool is_agency_id(std::string_view text);

}  // namespace prongsai::agency
