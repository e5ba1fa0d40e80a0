// SPDX-License-Identifier: Apache-2.0
// /office/results: figures typed, uploaded or pasted; checked, handed in, confirmed, published.
#pragma once

#include <functional>
#include <vector>

#include "prongsai/web/gate/gate.h"
#include "prongsai/web/home/home_page.h"

namespace prongsai::web {

struct EntryHooks {
  /// Called after something was published, so that the public pages are made anew. May be empty.
  std::function<void()> on_published;
};

/// All pages below /office/results.
void add_results(Gate& gate, EntryHooks hooks);

/// What waits for the visitor: to be confirmed by an executive, to be handed in by a coordinator, to be
/// decided by the authority. `office` must outlive it.
[[nodiscard]] TasksOf tasks_of_results(const desk::Office& office);

}  // namespace prongsai::web
