// SPDX-License-Identifier: Apache-2.0
// Text made safe for XML and HTML, and what every writer asks of a span or cell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/doc/document.h"

namespace prongsai::doc_writers {

/// One line that any format can hold: what is not UTF-8 becomes U+FFFD, what XML forbids is dropped, tabs
/// and ends of line become blanks.
[[nodiscard]] std::string clean(std::string_view text);

/// `clean`, with & < > " ' written as references: for content and for attributes in double quotes.
[[nodiscard]] std::string escaped(std::string_view text);

/// The words of a cell in one line, its lines and their marks joined by blanks; clean.
[[nodiscard]] std::string words_of(const doc::Cell& cell);

/// "http:", "https:" and "mailto:" addresses; all else is no link.
[[nodiscard]] bool is_address(std::string_view href);

/// Whether there is nothing left to print of the address: it is empty, or the words of a line.
[[nodiscard]] bool tells_address(const doc::Provenance& provenance);

/// Lines that fit: phrases joined as long as `width` says they are not wider than `room`.
template <class Width>
[[nodiscard]] std::vector<std::string> lines_of_phrases(const doc::Heading& heading, double room,
                                                        Width width) {
  doc::Heading line{.number = heading.number};
  std::vector<std::string> lines;
  for (const std::string& phrase : heading.phrases) {
    line.phrases.push_back(phrase);
    if (line.phrases.size() == 1 || width(clean(doc::text_of(line))) <= room) continue;
    line.phrases.pop_back();
    lines.push_back(clean(doc::text_of(line)));
    line = {.phrases = {phrase}};
  }
  lines.push_back(clean(doc::text_of(line)));
  return lines;
}

}  // namespace prongsai::doc_writers
