// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/contents_detail.h"

namespace prongsai::doc_writers {

std::vector<const doc::Heading*> headings_of(const doc::Document& document) {
  std::vector<const doc::Heading*> headings;
  for (const doc::Section& section : document.sections) {
    for (const doc::Block& block : section.blocks) {
      if (const auto* heading = std::get_if<doc::Heading>(&block)) headings.push_back(heading);
    }
  }
  return headings;
}

std::vector<const doc::Heading*> contents_of(const doc::Document& document) {
  constexpr std::size_t few = 6;
  std::vector<const doc::Heading*> entries = headings_of(document);
  std::erase_if(entries, [](const doc::Heading* heading) { return heading->level > 2; });
  if (entries.size() <= few) entries.clear();
  return entries;
}

}  // namespace prongsai::doc_writers
