// SPDX-License-Identifier: Apache-2.0
// What stands round every document: properties, header, cover, and the block that says where it comes from.
#pragma once

#include "prongsai/report/writer_detail.h"

namespace prongsai::report::detail {

void fill_properties(Writer& writer);
[[nodiscard]] doc::Cover cover_of(Writer& writer);
[[nodiscard]] doc::Provenance provenance_of(Writer& writer);

}  // namespace prongsai::report::detail
