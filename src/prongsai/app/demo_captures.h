// SPDX-License-Identifier: Apache-2.0
// Sealed copies of what the demo's agencies disclosed, taken from web sites that do not exist.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "prongsai/desk/office.h"
#include "prongsai/document_files/texts.h"

namespace prongsai::app {

/// What is the matter with what stands behind an item's first link, so that there is something to notice.
enum class DemoCase : std::uint8_t {
  sound,
  document,       ///< sound, as a PDF
  moved,          ///< sound, behind a redirect
  parts_missing,  ///< what the item demands is not there
  wrong_year,     ///< of two years before
  gone,           ///< 404
  scan,           ///< a picture of a sheet
  other_site,     ///< not on the agency's own
  login,          ///< a password is asked for
  same_file,      ///< what the item before shows
};
[[nodiscard]] DemoCase demo_case(std::string_view agency, std::string_view item);
/// Where the item's first link leads: to names that are kept for examples (RFC 2606).
[[nodiscard]] std::string demo_address(std::string_view agency, std::string_view round,
                                       std::string_view item);
/// Of the second link, where there is one: a table.
[[nodiscard]] std::string demo_table_address(std::string_view agency, std::string_view round,
                                             std::string_view item);
/// The agency's site as the register has it.
[[nodiscard]] std::string demo_website(std::string_view agency);

/// One chain from order to check, as a server has it, but for who fetches.
class DemoCaptures {
 public:
  DemoCaptures();
  /// Everything ordered up to the clock of `office` for the filings of that round. `is_later`: one page is
  /// not what it was before. Does nothing where the office has no folder for captures, or another program
  /// writes into it.
  void take(const desk::Office& office, const std::string& round, bool is_later = false);

 private:
  document_files::TextReader reader_;
};

}  // namespace prongsai::app
