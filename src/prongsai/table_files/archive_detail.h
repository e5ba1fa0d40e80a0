// SPDX-License-Identifier: Apache-2.0
// The files inside an XLSX, with trouble told as that of a table.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/archive/archive.h"
#include "prongsai/table_files/problems_detail.h"

namespace prongsai::table_files {

class Archive {
 public:
  /// Opens it; `bytes` must outlive it. Refuses what is no archive, or has too many parts.
  Archive(std::string_view bytes, const Limits& limits);

  [[nodiscard]] bool has(const std::string& name) const { return archive_.has(name); }

  /// The whole part. Refuses a part that is missing, encrypted, damaged, or too large for what is left of the
  /// limit on all parts.
  [[nodiscard]] std::string read(const std::string& name);

 private:
  const Limits& limits_;
  archive::Archive archive_;
};

}  // namespace prongsai::table_files
