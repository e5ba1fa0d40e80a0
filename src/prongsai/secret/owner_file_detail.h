// SPDX-License-Identifier: Apache-2.0
// Small files that only their owner may read: complete before they have their name, and on the disk.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"

namespace prongsai::secret::detail {

/// secret.key_file_cannot, with what the system says of an errno.
[[nodiscard]] base::Problem cannot_use_file(const std::string& path, int error);

/// The text, of a longer file its first `bytes_max` + 1 bytes; nothing where there is no file of that name.
/// Problems: secret.key_file_open_to_others, secret.key_file_cannot.
[[nodiscard]] base::Result<std::optional<std::string>> read_owner_file(const std::string& path,
                                                                       std::size_t bytes_max);

enum class Existing { kept, replaced };

/// 0, or what errno said; EEXIST where an existing file was to be kept.
[[nodiscard]] int put_in_place(const std::string& path, std::string_view text, Existing existing);

/// Overwrites the file with zeros, on the disk, and removes it. 0, or what errno said; a file that is not
/// there is no error.
[[nodiscard]] int destroy_file(const std::string& path);

}  // namespace prongsai::secret::detail
