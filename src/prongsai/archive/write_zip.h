// SPDX-License-Identifier: Apache-2.0
// Files made into a ZIP archive: the same files give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace prongsai::archive {

enum class Packing : std::uint8_t {
  packed,
  stored,  ///< for what is packed already: pictures, PDF
};

struct NewPart {
  std::string name;  ///< a path inside the archive, UTF-8, with '/': "files/o1-plan.pdf"
  std::string bytes;
  Packing packing = Packing::packed;
};

/// In the order given. Every file bears the first day that a ZIP can tell, 1 January 1980: an archive that
/// told when it was made would be another one each time. Requires: names that are different, relative, and go
/// nowhere upwards.
[[nodiscard]] std::string write_zip(const std::vector<NewPart>& parts);

}  // namespace prongsai::archive
