// SPDX-License-Identifier: Apache-2.0
// The first page after signing in: what waits for me, until when.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

/// Something that waits for the visitor.
struct Task {
  std::string words;
  std::string address;
  std::optional<desk::Moment> until;
};

/// Each feature tells its own: asked whenever the page is shown, sorted by their time.
using TasksOf = std::function<std::vector<Task>(const Visit& visit)>;

/// /office. `sources` are asked in order.
void add_home(Gate& gate, std::vector<TasksOf> sources = {});

/// The entries that the visitor's roles open.
[[nodiscard]] std::vector<MenuEntry> menu_of(const Voice& voice, const desk::SignedIn& person,
                                             Section current);

}  // namespace prongsai::web
