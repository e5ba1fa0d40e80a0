// SPDX-License-Identifier: Apache-2.0
// /office/trail: what was done in one's area, and how to prove that nobody rewrote it.
#pragma once

#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

void add_trail(Gate& gate);

}  // namespace prongsai::web
