// SPDX-License-Identifier: Apache-2.0
// The parts of a DOCX, unpacked in memory within limits and parsed without entities.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "prongsai/archive/archive.h"

namespace prongsai::document_files {

/// No name inside is ever a path that is opened; nothing is written to disk.
class Package {
 public:
  /// `bytes` must outlive it. Refuses what is no archive, or has too many parts.
  Package(std::string_view bytes, std::string name);

  [[nodiscard]] bool has(const std::string& part) const;
  /// The part's XML; an empty document where there is no such part. Refuses what is encrypted, not well
  /// formed, has a document type, nests or unpacks beyond the limits.
  [[nodiscard]] std::unique_ptr<pugi::xml_document> xml(const std::string& part);
  /// Targets of relations of `part` by their id, as names of parts; those outside the package left out.
  [[nodiscard]] std::map<std::string, std::string> relations(const std::string& part);
  /// The target of the first relation of `part` whose type ends in `type`; "" if there is none.
  [[nodiscard]] std::string related(const std::string& part, std::string_view type);

 private:
  [[nodiscard]] std::string unpack(const std::string& part);

  std::string name_;
  archive::Archive archive_;
};

/// Names without the prefix of their namespace: writers choose prefixes as they like.
[[nodiscard]] std::string_view local_name(const char* name);
[[nodiscard]] bool is_called(pugi::xml_node node, std::string_view name);
/// The first child, or attribute's value, of this local name; empty if none.
[[nodiscard]] pugi::xml_node child_called(pugi::xml_node parent, std::string_view name);
[[nodiscard]] std::string_view value_of(pugi::xml_node node, std::string_view attribute = "val");
/// The whole number in an attribute, or `otherwise`.
[[nodiscard]] int number_of(pugi::xml_node node, std::string_view attribute, int otherwise);
/// A property such as <w:b/>: there, and not switched off.
[[nodiscard]] bool is_on(pugi::xml_node property);

}  // namespace prongsai::document_files
