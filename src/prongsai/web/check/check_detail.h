// SPDX-License-Identifier: Apache-2.0
// The parts of the checker's pages.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "prongsai/lint/check.h"
#include "prongsai/lint/understanding.h"
#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"
#include "prongsai/web/gate/form_parts.h"

namespace prongsai::web::check_detail {

/// A page shows no more findings; the table for a spreadsheet has them all.
inline constexpr std::size_t findings_shown_most = 300;

/// A document that was read and checked.
struct Checked {
  const lint::Catalogue& catalogue;
  const lint::Manuscript& manuscript;
  std::vector<lint::Finding> findings;  ///< as they are shown: the certain ones first, then by line
  lint::Understanding understanding;

  [[nodiscard]] std::size_t count(lint::Certainty certainty) const;
  /// The first so many findings are shown on the page.
  [[nodiscard]] std::size_t shown() const;
  /// Nullptr where the document has no such line.
  [[nodiscard]] const lint::Line* line(int number) const;
};

/// Where a file is chosen.
[[nodiscard]] Page upload_page(const Voice& voice, const FormErrors& errors, int status);
/// What was found, beside the document itself.
[[nodiscard]] Page result_page(const Voice& voice, const Checked& checked);
/// The findings as a table for a spreadsheet.
[[nodiscard]] std::string findings_csv(const Voice& voice, const Checked& checked);

[[nodiscard]] Html findings_list(const Voice& voice, const Checked& checked);
[[nodiscard]] Html marked_document(const Voice& voice, const Checked& checked);

/// "f-3": the card of the finding with this index.
[[nodiscard]] std::string card_id(std::size_t finding);
[[nodiscard]] std::string line_id(int line);
/// Class of a finding's colour: "certain".
[[nodiscard]] std::string look_of(lint::Certainty certainty);

}  // namespace prongsai::web::check_detail
