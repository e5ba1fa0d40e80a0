// SPDX-License-Identifier: Apache-2.0
#include "prongsai/db/location.h"

#include "prongsai/db/postgres/open_detail.h"

namespace prongsai::db {
namespace {

/// Not the text itself: a mistyped URL holds its password too.
base::Problem not_understood(std::string_view text) {
  const std::size_t scheme = text.find("://");
  const std::string found =
      scheme == std::string_view::npos ? "" : "(" + std::string(text.substr(0, scheme)) + "://…)";
  return {.code = "db.address_not_understood", .details = {{"found", found}}, .place = {}};
}

}  // namespace

base::Result<Location> parse_location(std::string_view text) {
  if (text.empty() || text.find('\0') != std::string_view::npos) return not_understood(text);
  if (text == ":memory:") {
    return Location{
        .engine = EngineKind::sqlite, .in_memory = true, .address = ":memory:", .shown = ":memory:"};
  }
  if (text.starts_with("postgresql://") || text.starts_with("postgres://")) {
    std::optional<std::string> shown = detail::shown_postgres_address(std::string(text));
    if (!shown) return not_understood(text);
    return Location{.engine = EngineKind::postgres, .address = std::string(text), .shown = *std::move(shown)};
  }
  if (text.find("://") != std::string_view::npos || text.starts_with("file:")) return not_understood(text);
  return Location{.engine = EngineKind::sqlite, .address = std::string(text), .shown = std::string(text)};
}

}  // namespace prongsai::db
