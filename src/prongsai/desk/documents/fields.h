// SPDX-License-Identifier: Apache-2.0
// What an officer types for one document: the few words that no figure and no plan holds.
#pragma once

#include <map>
#include <string>

#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/store/documents.h"

namespace prongsai::desk {

struct TypedField {
  std::string seen;  ///< seen_mark of the text that the page showed
  std::string text;  ///< as typed
};
/// By code of the field.
using TypedFields = std::map<std::string, TypedField, std::less<>>;

/// Tells whether a text is the one that a page showed; short enough for a hidden field.
[[nodiscard]] std::string seen_mark(std::string_view text);

/// Keeps what was typed; a field that somebody else changed meanwhile, and this page did not, stays as it is.
/// Nothing is kept when anything is wrong. True when something changed. Deed change_plans. Problems:
/// document.no_such_kind, document.no_such_year, document.no_such_field {found}; plan.field_too_long,
/// plan.field_has_control, plan.not_a_day; document.clash {theirs, yours, field}, one a field;
/// plan.no_such_agency; desk.not_permitted.
[[nodiscard]] base::Result<bool> save_document_fields(const Office& office, const access::Actor& actor,
                                                      const store::DocumentKey& key,
                                                      const TypedFields& typed);

}  // namespace prongsai::desk
