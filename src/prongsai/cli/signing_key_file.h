// SPDX-License-Identifier: Apache-2.0
// Signing keys of audit trails, each in a file of its own that nobody else may read.
#pragma once

#include <string>

#include "prongsai/audit/note.h"
#include "prongsai/base/result.h"

namespace prongsai::cli {

/// A new key from the system's randomness, on disk in `path` with mode 0600 before this returns. A file that
/// exists is never overwritten. Problems: audit.key_name, audit.key_exists, audit.key_not_written; then no
/// key was made, and no part of one is left behind.
[[nodiscard]] base::Result<audit::SigningKey> make_signing_key(const std::string& path,
                                                               const std::string& name);

/// The key in such a file. Problems: those of a file that cannot be read, audit.key_open_to_others when the
/// file's mode lets anyone but its owner in, audit.key_form.
[[nodiscard]] base::Result<audit::SigningKey> load_signing_key(const std::string& path);

}  // namespace prongsai::cli
