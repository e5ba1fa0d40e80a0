// SPDX-License-Identifier: Apache-2.0
#include "prongsai/access/decide.h"

#include <algorithm>

namespace prongsai::access {
namespace {

bool allows(const Grant& grant, Deed deed, const Area& area) {
  switch (reach(deed, grant.role)) {
    case Reach::never:
      return false;
    case Reach::own:
      return covers(grant.area, area);
    case Reach::everywhere:
      return true;
  }
  return false;
}

}  // namespace

std::optional<Role> role_for(const Actor& actor, Deed deed, const Area& area) {
  std::optional<Role> out;
  for (const Grant& grant : actor.grants) {
    if (allows(grant, deed, area) && (!out || grant.role < *out)) out = grant.role;
  }
  return out;
}

bool may_somewhere(const Actor& actor, Deed deed) {
  return std::any_of(actor.grants.begin(), actor.grants.end(),
                     [&](const Grant& grant) { return reach(deed, grant.role) != Reach::never; });
}

std::vector<Area> areas_for(const Actor& actor, Deed deed) {
  std::vector<Area> out;
  for (const Grant& grant : actor.grants) {
    const Reach far = reach(deed, grant.role);
    if (far == Reach::everywhere || (far == Reach::own && grant.area.is_nation())) return {Area{}};
    if (far == Reach::own && std::find(out.begin(), out.end(), grant.area) == out.end())
      out.push_back(grant.area);
  }
  return out;
}

}  // namespace prongsai::access
