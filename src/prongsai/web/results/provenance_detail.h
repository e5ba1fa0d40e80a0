// SPDX-License-Identifier: Apache-2.0
// How sure a rule is, where it was read, and what a doubter should know; private to this room.
#pragma once

#include "prongsai/framework/edition.h"
#include "prongsai/web/frame/html.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web {

/// Certainty in words, the sources as links, and the note.
[[nodiscard]] Html provenance(const Voice& voice, const framework::Edition& edition,
                              const framework::Provenance& provenance);
/// Certainty in words only, for tables.
[[nodiscard]] Html certainty(const Voice& voice, const framework::Provenance& provenance);

}  // namespace prongsai::web
