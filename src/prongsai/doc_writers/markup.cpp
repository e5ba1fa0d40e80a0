// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>

#include "prongsai/base/escape.h"
#include "prongsai/doc_writers/markup_detail.h"

namespace prongsai::doc_writers {
namespace {

/// Bytes of the letter that begins at `at`, or 0 where none does.
std::size_t letter_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t index) -> std::uint32_t {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0;
  };
  const std::uint32_t first = byte(at);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  std::uint32_t letter = first & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return 0;
    letter = letter << 6 | (byte(at + i) & 0x3f);
  }
  const std::uint32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
  if (letter < least || letter > 0x10ffff || (letter >= 0xd800 && letter <= 0xdfff)) return 0;
  return length;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = letter_length(text, at);
    const std::string_view letter = text.substr(at, length);
    at += length == 0 ? 1 : length;
    if (length == 0) {
      out += "\ufffd";
    } else if (letter == "\t" || letter == "\n") {
      out += ' ';
    } else if (!(length == 1 && static_cast<unsigned char>(letter[0]) < 0x20) && letter != "\x7f" &&
               letter != "\ufffe" && letter != "\uffff") {
      out += letter;
    }
  }
  return out;
}

std::string escaped(std::string_view text) {
  return base::escaped(clean(text));
}

std::string words_of(const doc::Cell& cell) {
  std::string out;
  for (const doc::CellLine& line : cell.lines) {
    for (const std::string& part : {line.mark, doc::text_of(line.spans)}) {
      if (part.empty()) continue;
      if (!out.empty()) out += ' ';
      out += clean(part);
    }
  }
  return out;
}

bool is_address(std::string_view href) {
  return href.starts_with("https://") || href.starts_with("http://") || href.starts_with("mailto:");
}

bool tells_address(const doc::Provenance& provenance) {
  return provenance.address.empty() || std::any_of(provenance.lines.begin(), provenance.lines.end(),
                                                   [&](const doc::Provenance::Line& line) {
                                                     return doc::text_of(line.value) == provenance.address;
                                                   });
}

}  // namespace prongsai::doc_writers
