// SPDX-License-Identifier: Apache-2.0
// The decision whether a person may do a deed. Everything not allowed here is refused.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "prongsai/access/deed.h"
#include "prongsai/access/role.h"

namespace prongsai::access {

/// Somebody who acts: signed in, or the program itself.
struct Actor {
  std::string person;         ///< opaque id; "system" for the program itself
  std::vector<Grant> grants;  ///< the roles in force now
  std::string request;        ///< id of the request that caused it; empty outside a request

  friend bool operator==(const Actor&, const Actor&) = default;
};

/// The role in which `actor` may do `deed` to `area`: of several the one that comes first in Role. Empty: may
/// not. A person without a role may do nothing.
[[nodiscard]] std::optional<Role> role_for(const Actor& actor, Deed deed, const Area& area);

/// True when the deed could be allowed for some area: what a menu shows.
[[nodiscard]] bool may_somewhere(const Actor& actor, Deed deed);

/// The areas in which the actor may do the deed, for lists: the nation when any grant reaches everywhere.
[[nodiscard]] std::vector<Area> areas_for(const Actor& actor, Deed deed);

}  // namespace prongsai::access
