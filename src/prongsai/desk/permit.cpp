// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/permit.h"

namespace prongsai::desk {

base::Result<access::Role> permit(const access::Actor& actor, access::Deed deed, const access::Area& area) {
  if (const auto role = access::role_for(actor, deed, area)) return *role;
  return base::Problem{"desk.not_permitted", {{"deed", std::string(access::code_of(deed))}}, {}};
}

access::Actor the_program() {
  return {"system", {{access::Role::system_administrator, {}}, {access::Role::authority_officer, {}}}, ""};
}

}  // namespace prongsai::desk
