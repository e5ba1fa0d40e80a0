// SPDX-License-Identifier: Apache-2.0
// How the documents of an agency look: what an officer set, and what stands where nothing was set.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/report/input.h"
#include "prongsai/store/documents.h"

namespace prongsai::desk {

inline constexpr std::size_t logo_bytes_max = 1'048'576;
inline constexpr std::uint32_t logo_side_max = 4'000;  ///< pixels

/// "image/png" or "image/jpeg", told by the bytes alone. Problems, field "logo": document.logo_too_large
/// {found, most}; document.not_a_logo; document.logo_too_wide {found, most}.
[[nodiscard]] base::Result<std::string> check_logo(std::string_view bytes);

/// With defaults: the agency's name as the issuer, its place as the register has it.
[[nodiscard]] report::Letterhead letterhead_of(db::Transaction& transaction, const Office& office,
                                               const store::ResultAgency& agency);

struct LetterheadView {
  store::ResultAgency agency;
  store::StoredLetterhead stored;  ///< version 0 where nothing was set yet
  report::Letterhead effective;
  bool may_change = false;
};
/// Deed see_plans. Problems: plan.no_such_agency; desk.not_permitted.
[[nodiscard]] base::Result<LetterheadView> look_at_letterhead(const Office& office,
                                                              const access::Actor& actor,
                                                              const std::string& agency);

struct LetterheadWish {
  /// Texts as typed. Of `logo` only what is new: empty keeps the one there is.
  store::StoredLetterhead typed;
  bool removes_logo = false;
};
/// The head as it would be: checked, and with what was typed tidied. For saving and for looking first.
/// Problems: document.field_too_long {most, field}, document.field_has_control {field},
/// document.not_a_mail {field}, document.too_many_lines {most, field}; those of check_logo.
[[nodiscard]] base::Result<store::StoredLetterhead> read_letterhead(const store::StoredLetterhead& before,
                                                                    const LetterheadWish& wish);
/// As letterhead_of, of this head.
[[nodiscard]] report::Letterhead with_defaults(db::Transaction& transaction, const Office& office,
                                               const store::ResultAgency& agency,
                                               const store::StoredLetterhead& head);
/// Deed change_plans; gives the new version. Problems: those of read_letterhead; document.letterhead_changed
/// when wish.typed.version is not the one kept; plan.no_such_agency; desk.not_permitted.
[[nodiscard]] base::Result<std::int64_t> save_letterhead(const Office& office, const access::Actor& actor,
                                                         const std::string& agency,
                                                         const LetterheadWish& wish);

}  // namespace prongsai::desk
