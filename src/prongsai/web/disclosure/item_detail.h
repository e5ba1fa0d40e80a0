// SPDX-License-Identifier: Apache-2.0
// What the files about one item's page share; private to this folder.
#pragma once

#include <optional>
#include <string>

#include "prongsai/web/disclosure/agency_detail.h"

namespace prongsai::web::filing {

/// Why the page is shown again: what was typed, what is wrong with it, and by which form.
struct ItemTrouble {
  std::optional<desk::ItemWish> typed;  ///< into the form of the item
  FormErrors errors;                    ///< of that form
  FormErrors file_errors;               ///< of the form for files
  bool is_clash = false;                ///< somebody else saved meanwhile
  FormErrors capture_errors;            ///< of asking for a new copy
};

/// Everything the item says, in a form; rows enough for what is there and two more.
[[nodiscard]] Html item_form(const Visit& visit, const desk::DisclosureView& view,
                             const desk::DisclosureItemView& item, const ItemTrouble& trouble);
[[nodiscard]] Html files_part(const Visit& visit, const desk::DisclosureView& view,
                              const desk::DisclosureItemView& item, const ItemTrouble& trouble,
                              bool is_writable);
/// The newest sealed copy of each link, and what a machine noticed in it; empty without any.
[[nodiscard]] Html captures_part(const desk::Office& office, const Visit& visit,
                                 const desk::DisclosureView& view, const desk::DisclosureItemView& item);
[[nodiscard]] Page item_shown(const desk::Office& office, const Visit& visit,
                              const desk::DisclosureView& view, const desk::DisclosureItemView& item,
                              const ItemTrouble& trouble);
[[nodiscard]] bool may_write(const Visit& visit, const desk::DisclosureView& view,
                             const desk::DisclosureItemView& item);

}  // namespace prongsai::web::filing
