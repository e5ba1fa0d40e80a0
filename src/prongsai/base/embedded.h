// SPDX-License-Identifier: Apache-2.0
// A file that the build put into the program (cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace prongsai::base {

struct EmbeddedFile {
  std::string_view name;   ///< path below the embedded folder, with '/'
  std::string_view bytes;  ///< lives as long as the program
};

}  // namespace prongsai::base
