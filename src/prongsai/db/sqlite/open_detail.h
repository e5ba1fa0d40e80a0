// SPDX-License-Identifier: Apache-2.0
// The way into the SQLite engine.
#pragma once

#include <memory>

#include "prongsai/db/location.h"
#include "prongsai/db/session_detail.h"

namespace prongsai::db::detail {

/// "Prng" in ASCII: the mark in the header of an SQLite file that is ours.
inline constexpr int sqlite_application_id = 0x50726E67;

/// Opens, creating the file readable by its owner only where there is none.
[[nodiscard]] std::unique_ptr<Session> open_sqlite(const Location& location, const Settings& settings);

}  // namespace prongsai::db::detail
