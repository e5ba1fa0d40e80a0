// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc/document.h"

namespace prongsai::doc {

std::string text_of(const Heading& heading) {
  std::string result = heading.number;
  for (const std::string& phrase : heading.phrases) {
    if (phrase.empty()) continue;
    // Thai is written without blanks between words, but a phrase of a title does stand apart.
    if (!result.empty() && result.back() != ' ') result += ' ';
    result += phrase;
  }
  return result;
}

std::string text_of(const Spans& spans) {
  std::string result;
  for (const Span& span : spans) result += span.text;
  return result;
}

}  // namespace prongsai::doc
