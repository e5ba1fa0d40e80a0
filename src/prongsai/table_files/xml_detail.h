// SPDX-License-Identifier: Apache-2.0
// One XML part of a workbook, parsed without entities, document types or other encodings than UTF-8.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "prongsai/table_files/problems_detail.h"

namespace prongsai::table_files {

class XmlPart {
 public:
  /// Refuses what is not well formed (broken_workbook), has a document type (unsafe_workbook), or more tags
  /// and attributes than the limit (too_many_parts), before any of it is built up.
  XmlPart(std::string text, const std::string& name, const Limits& limits);

  [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }

 private:
  std::string text_;  // parsed in place: the nodes point into it
  pugi::xml_document document_;
};

/// The name without the prefix of its namespace: writers choose prefixes as they like.
[[nodiscard]] inline std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}
[[nodiscard]] inline bool is_called(pugi::xml_node node, std::string_view name) {
  return local_name(node.name()) == name;
}

/// The first child of this name, whatever its prefix; an empty node if none.
[[nodiscard]] pugi::xml_node child_called(pugi::xml_node parent, std::string_view name);

}  // namespace prongsai::table_files
