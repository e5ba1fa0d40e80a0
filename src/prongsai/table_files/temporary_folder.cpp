// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "prongsai/table_files/temporary_folder_detail.h"

namespace prongsai::table_files {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "prongsai-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr)
    throw std::system_error(errno, std::generic_category(), "temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a folder left behind harms nobody; ending the program would
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace prongsai::table_files
