// SPDX-License-Identifier: Apache-2.0
// The files inside an XLSX, unpacked within limits.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "prongsai/table_files/problems_detail.h"

struct zip;

namespace prongsai::table_files {

/// A ZIP archive in memory. Nothing of it is ever written to disk, and no name in it is ever a path to open.
class Archive {
 public:
  /// Opens it; `bytes` must outlive it. Refuses what is no archive, or has too many parts.
  Archive(std::string_view bytes, const Limits& limits);

  [[nodiscard]] bool has(const std::string& name) const;

  /// The whole part. Refuses a part that is missing, encrypted, damaged, or too large for what is left of the
  /// limit on all parts; a bomb is seen by its size as told, and by its bytes as they come.
  [[nodiscard]] std::string read(const std::string& name);

 private:
  struct Close {
    void operator()(zip* archive) const noexcept;
  };
  [[nodiscard]] long long find(const std::string& name) const;

  const Limits& limits_;
  std::size_t left_;
  std::unique_ptr<zip, Close> zip_;
};

}  // namespace prongsai::table_files
