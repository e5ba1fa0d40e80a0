// SPDX-License-Identifier: Apache-2.0
// The file in which a server keeps the private key of a ballot box, until the box is opened or custodians
// have taken the key.
#pragma once

#include <optional>
#include <string>

#include "prongsai/base/result.h"
#include "prongsai/secret/ballot_box.h"

namespace prongsai::secret {

/// A new file of mode 0600, on the disk when this returns; its folder is made where it is missing, for the
/// owner alone. Problem: secret.key_file_cannot {path, reason}, also where there is a file of that name.
[[nodiscard]] base::Result<bool> write_box_key_file(const std::string& path, const BoxKey& key);

/// Nothing where there is no such file. Problems: secret.key_file_open_to_others, secret.key_file_cannot,
/// secret.box_key_not_understood.
[[nodiscard]] base::Result<std::optional<BoxKey>> read_box_key_file(const std::string& path);

/// Overwrites and removes it, on the disk when this returns; no file is no problem. What a disk of flash
/// memory keeps of overwritten blocks is beyond this. Problem: secret.key_file_cannot.
[[nodiscard]] base::Result<bool> destroy_box_key_file(const std::string& path);

}  // namespace prongsai::secret
