// SPDX-License-Identifier: Apache-2.0
// What the actions about ballot boxes share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/secret/ballot_box.h"

namespace prongsai::desk::detail {

[[nodiscard]] std::string box_key_path(const Office& office, std::string_view box);

/// The box of that id, not opened yet. Problems: box.no_such_box {box}, box.is_opened {box}.
[[nodiscard]] base::Result<store::BallotBox> shut_box(db::Transaction& transaction, std::string_view box);

/// The key as uploaded, or else as it lies on this server. Problems: box.key_not_here {box}, box.other_key
/// {box}, secret.box_key_not_understood, those of reading the file.
[[nodiscard]] base::Result<secret::BoxKey> key_of(const Office& office, const store::BallotBox& box,
                                                  const std::optional<std::string>& key_file);

/// When nothing can be on its way into the box any more; empty while the calendar has no end. Of a pulse its
/// last day, of a round the end of every window for collecting with its grace; and the settling time.
[[nodiscard]] std::optional<Moment> may_open_from(db::Transaction& transaction,
                                                  const std::vector<store::StoredSurvey>& surveys);

}  // namespace prongsai::desk::detail
