// SPDX-License-Identifier: Apache-2.0
// The steps that make the schema of the program's database.
#pragma once

#include <span>

#include "prongsai/db/query.h"

namespace prongsai::store {

/// In order, from the empty database. For db::Database::open, db::migrate, db::restore.
[[nodiscard]] std::span<const db::Query> migrations();

}  // namespace prongsai::store
