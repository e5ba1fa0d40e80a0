// SPDX-License-Identifier: Apache-2.0
// What each piece of a page is (ISO 32000-1, 14.7 and 14.8), so that a screen reader reads a report as one.
#pragma once

#include <string>
#include <vector>

#include "prongsai/doc_writers/pdf/objects_detail.h"

namespace prongsai::doc_writers::pdf {

/// An element of the tree; -1: none.
using Element = int;
inline constexpr Element no_element = -1;

class Tags {
 public:
  /// `type` is a standard type: "P", "TD". `entries` goes into its dictionary: /Alt, /A.
  [[nodiscard]] Element add(Element parent, const char* type, std::string entries = {});
  [[nodiscard]] Element root() const { return 0; }
  [[nodiscard]] const char* type(Element element) const {
    return elements_[static_cast<std::size_t>(element)].type;
  }

  /// The next marked content of that page; its number on it.
  [[nodiscard]] int add_content(Element element, int page);
  /// A link's annotation; its key among the parents.
  [[nodiscard]] int add_annotation(Element element, int page, ObjectId annotation);

  /// Key of a page among the parents.
  [[nodiscard]] static int key_of(int page) { return page; }

  /// Writes the tree; the object that the catalogue calls /StructTreeRoot.
  [[nodiscard]] ObjectId write(Objects& objects, const std::vector<ObjectId>& pages) const;

  Tags();

 private:
  struct Kid {
    enum class Kind : char { element, content, annotation } kind;
    int number;  ///< element, number on the page, or object
    int page;
  };
  struct Node {
    const char* type;
    Element parent;
    std::string entries;
    std::vector<Kid> kids;
  };
  std::vector<Node> elements_;
  std::vector<std::vector<Element>> contents_;  ///< by page, by number on it
  std::vector<Element> annotations_;            ///< their links
};

}  // namespace prongsai::doc_writers::pdf
