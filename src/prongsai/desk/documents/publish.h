// SPDX-License-Identifier: Apache-2.0
// From a draft to a version that everybody may read, whose files never change again.
#pragma once

#include <cstdint>
#include <string>

#include "prongsai/desk/documents/draft.h"

namespace prongsai::desk {

inline constexpr std::size_t note_bytes_max = 3'000;

struct PublishWish {
  std::string mark;  ///< of what was looked at: GatheredDocument::mark
  std::string note;  ///< what was corrected; needed where a version is published already
};
/// Writes the document as the next version, of today, in every format, and keeps the bytes; the one published
/// before stays readable as replaced. Our own document is read by the checker first: what that finds is a
/// fault of ours, told to the log, and keeps it from being published. Gives the number. Deed publish_plans.
/// Problems: those of gather_document; document.changed_since; document.no_template;
/// document.results_not_published; document.plan_not_approved; document.has_gaps {count};
/// document.typed_findings {count}; document.note_needed, document.field_too_long {most}, field "note";
/// document.nothing_new; document.our_fault {count}; desk.not_permitted.
[[nodiscard]] base::Result<std::int64_t> publish_document(const Office& office, const access::Actor& actor,
                                                          const store::DocumentKey& key,
                                                          const PublishWish& wish);

}  // namespace prongsai::desk
