// SPDX-License-Identifier: Apache-2.0
// A folder that only we may read, gone when its owner is.
#pragma once

#include <filesystem>

namespace prongsai::table_files {

class TemporaryFolder {
 public:
  /// Below the system's folder for temporary files, with a name nobody can guess. Throws std::system_error.
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace prongsai::table_files
