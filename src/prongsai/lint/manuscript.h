// SPDX-License-Identifier: Apache-2.0
// Somebody's finished document as lines of text: what every checker of this room reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai::lint {

/// One line, or one row of a table.
struct Line {
  int number =
      0;  ///< as a person would count in the source: from 1 up, of the text file or of the extracted text
  int page = 0;                    ///< from 1 up; 0 where the form has no pages
  std::vector<std::string> cells;  ///< one for running text; several for a row of a table. Never empty
  int heading = 0;                 ///< 1 to 6 where the source marks a heading; 0: none, or not known
  int table = 0;                   ///< rows of one table share a number; 0: no table
  bool bold = false;               ///< the whole line, where the source tells

  [[nodiscard]] std::string text() const;  ///< cells joined by tabs
};

/// Requires of whoever makes one: UTF-8, canonical order of Thai marks, no control characters but blanks.
struct Manuscript {
  std::string name;         ///< of the file, without its folder
  std::vector<Line> lines;  ///< ascending numbers, blank lines left out
  bool is_scan = false;     ///< pages without any text were met: what they say is not known
};

/// A text file: lines end with \n or \r\n; a tab begins the next cell; "# " marks a heading, "**" and "<b>"
/// strong words, "<li>" items, as tools that read scans write them: the marks themselves are taken off. Rows
/// with tabs that follow one another are one table. Marks of Thai letters are put in canonical order.
[[nodiscard]] Manuscript read_text(std::string_view text, std::string name);

/// Thai letters and marks as Unicode wants them: "ํา" becomes "ำ", a tone typed before its vowel goes behind
/// it, a mark typed twice stands once; Thai digits stay. Blanks of every width become one blank.
[[nodiscard]] std::string tidy_thai(std::string_view text);

}  // namespace prongsai::lint
