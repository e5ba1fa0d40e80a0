// SPDX-License-Identifier: Apache-2.0
// What stands on the made-up web sites of the demo. Every body says so of itself.
#pragma once

#include <string>
#include <vector>

#include "prongsai/desk/documents/typesetters.h"

namespace prongsai::app {

/// What an agency would show for one item.
struct MadePage {
  std::string agency;  ///< its name
  std::string item;    ///< "o12"
  std::string title;   ///< what the item is called
  int year = 0;        ///< that it is about, Buddhist era
  std::vector<std::string> parts;
  bool has_contact = false;
  std::string postscript{};  ///< a line at the end; may be empty
};

struct MadeBody {
  std::string media_type;  ///< "text/html"
  std::string bytes;
};

[[nodiscard]] MadeBody made_html(const MadePage& page);
/// Rows that a machine reads.
[[nodiscard]] MadeBody made_table(const MadePage& page);
/// A PDF with text.
[[nodiscard]] MadeBody made_pdf(const MadePage& page, desk::Typesetters& typesetters);
/// A PDF that is a picture of a sheet: nothing in it can be searched.
[[nodiscard]] MadeBody made_scan();
/// A page that asks for a password.
[[nodiscard]] MadeBody made_login(const MadePage& page);
[[nodiscard]] MadeBody made_not_found();

}  // namespace prongsai::app
