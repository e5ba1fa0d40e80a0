// SPDX-License-Identifier: Apache-2.0
#include "prongsai/db/trouble.h"

#include <fmt/core.h>

#include "prongsai/base/assert.h"

namespace prongsai::db {

std::string_view to_string(DatabaseTrouble::Cause cause) {
  using enum DatabaseTrouble::Cause;
  switch (cause) {
    case busy:
      return "busy";
    case connection_lost:
      return "connection lost";
    case outcome_unknown:
      return "outcome unknown";
    case stale:
      return "stale statement";
    case too_slow:
      return "too slow";
    case storage_full:
      return "storage full";
    case storage_failed:
      return "storage failed";
    case damaged:
      return "damaged";
    case violation:
      return "constraint violated";
    case wrong_rows:
      return "wrong number of rows";
    case bad_text:
      return "bad text";
    case statement:
      return "wrong statement";
  }
  PRONGSAI_ASSERT(false);
  return {};
}

DatabaseTrouble::DatabaseTrouble(Cause cause, std::string_view where, std::string_view what)
    : std::runtime_error(fmt::format("database: {} ({}): {}", where, to_string(cause), what)),
      cause_(cause) {}

bool DatabaseTrouble::may_retry() const noexcept {
  return cause_ == Cause::busy || cause_ == Cause::connection_lost || cause_ == Cause::stale;
}

ConstraintViolated::ConstraintViolated(std::string_view where, std::string constraint)
    : DatabaseTrouble(Cause::violation, where, constraint), constraint_(std::move(constraint)) {}

}  // namespace prongsai::db
