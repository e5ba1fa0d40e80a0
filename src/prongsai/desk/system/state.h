// SPDX-License-Identifier: Apache-2.0
// How the installation is, for whoever keeps it running.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"

namespace prongsai::desk {

struct SystemState {
  db::EngineKind engine = db::EngineKind::sqlite;
  std::string place;        ///< the database's address as people may see it: no password
  std::string schema_step;  ///< the newest step applied: "0006_results"
  std::int64_t schema_steps = 0;
  std::uint64_t trail_size = 0;
  std::optional<std::uint64_t> signed_size;  ///< of the newest checkpoint
  std::optional<Moment> signed_at;
  std::map<std::string, std::int64_t> mail;  ///< how many are "waiting", "sent", "given_up"
  std::int64_t people = 0;                   ///< accounts, those that ended too
};
/// Problem: desk.not_permitted.
[[nodiscard]] base::Result<SystemState> look_at_system(const Office& office, const access::Actor& actor);

}  // namespace prongsai::desk
