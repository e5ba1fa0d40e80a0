// SPDX-License-Identifier: Apache-2.0
// The way into the PostgreSQL engine.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "prongsai/db/location.h"
#include "prongsai/db/session_detail.h"

namespace prongsai::db::detail {

/// The URL without user, password and options; empty when libpq does not understand it.
[[nodiscard]] std::optional<std::string> shown_postgres_address(const std::string& url);

[[nodiscard]] std::unique_ptr<Session> open_postgres(const Location& location, const Settings& settings);

}  // namespace prongsai::db::detail
