// SPDX-License-Identifier: Apache-2.0
// /office/people: who has a role in one's area, inviting, taking back, ending.
#pragma once

#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

void add_people(Gate& gate);

}  // namespace prongsai::web
