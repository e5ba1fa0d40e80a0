// SPDX-License-Identifier: Apache-2.0
// The parts of an edition's page; private to this room.
#pragma once

#include "prongsai/results_files/load_results.h"
#include "prongsai/web/frame/html.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web {

/// One edition as its page sees it.
struct EditionView {
  const Voice& voice;
  const framework::Edition& edition;
  const results_files::Editions& editions;

  /// "ไม่ทราบ", never an empty place.
  [[nodiscard]] Html unknown() const;
  /// "instrument:iit" as people call it.
  [[nodiscard]] Html node_name(std::string_view id) const;
};

[[nodiscard]] Html uses_part(const EditionView& view);
[[nodiscard]] Html weights_part(const EditionView& view);
[[nodiscard]] Html levels_part(const EditionView& view);
[[nodiscard]] Html scales_part(const EditionView& view);
[[nodiscard]] Html samples_part(const EditionView& view);
[[nodiscard]] Html calendar_part(const EditionView& view);
[[nodiscard]] Html topics_part(const EditionView& view);
[[nodiscard]] Html sources_part(const EditionView& view);
[[nodiscard]] Html edition_items_part(const EditionView& view);

}  // namespace prongsai::web
