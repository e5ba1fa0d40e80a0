// SPDX-License-Identifier: Apache-2.0
// The question every action asks first.
#pragma once

#include <string>

#include "prongsai/access/decide.h"
#include "prongsai/base/result.h"

namespace prongsai::desk {

/// The role in which the actor may do this, or the problem `desk.not_permitted`.
[[nodiscard]] base::Result<access::Role> permit(const access::Actor& actor, access::Deed deed,
                                                const access::Area& area);

/// The program itself, for what the clock does and for the commands of whoever runs the machine. Holds every
/// nation-wide role.
[[nodiscard]] access::Actor the_program();

}  // namespace prongsai::desk
