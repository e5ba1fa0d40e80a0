// SPDX-License-Identifier: Apache-2.0
// The child's side: what fetch_for_parent does, with the fence named, so that a test can leave it open.
#pragma once

#include "prongsai/fetch/transfer_detail.h"

namespace prongsai::fetch {

/// Reads settings and orders from standard input, writes captures to standard output, until input ends.
/// Gives the exit code: 0 at the end of input, 2 for a parent that is none, 3 where nobody reads, 4 where
/// what is needed cannot be had.
[[nodiscard]] int fetch_behind(Fence fence);

}  // namespace prongsai::fetch
