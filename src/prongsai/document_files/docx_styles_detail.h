// SPDX-License-Identifier: Apache-2.0
// What the styles and the numbering of a DOCX say about a paragraph.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace prongsai::document_files {

/// Levels of lists and of outlines in WordprocessingML.
inline constexpr int levels = 9;

struct ListPlace {
  int list = 0;  ///< numId; 0: none
  int level = 0;
};

class Styles {
 public:
  explicit Styles(const pugi::xml_document& styles);

  /// Heading 1 to 6 of a paragraph with these properties; 0: none.
  [[nodiscard]] int heading(pugi::xml_node paragraph_properties) const;
  [[nodiscard]] bool is_bold(pugi::xml_node paragraph_properties) const;
  [[nodiscard]] std::optional<ListPlace> list(pugi::xml_node paragraph_properties) const;

 private:
  struct Style {
    std::string based_on;
    std::optional<int> heading;  ///< nothing: it says nothing of it
    std::optional<bool> bold;
    std::optional<ListPlace> list;
  };
  /// What the paragraph's style says of it, or the style that one is based on.
  template <class Value>
  [[nodiscard]] std::optional<Value> inherited(pugi::xml_node properties,
                                               std::optional<Value> Style::* of) const;

  std::map<std::string, Style, std::less<>> styles_;
  std::string default_;
};

/// Counts the lists of a document, paragraph by paragraph.
class Numbering {
 public:
  explicit Numbering(const pugi::xml_document& numbering);

  /// What stands before the next paragraph at this place: "๑.", "2.1)", "•"; "" for none.
  [[nodiscard]] std::string next(ListPlace place);

 private:
  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;
  };
  struct List {
    std::string counted_as;  ///< lists of one kind go on counting one another
    std::array<Level, levels> levels;
  };
  struct Count {
    std::array<int, levels> at = {};
    std::array<bool, levels> begun = {};
  };
  std::map<int, List> lists_;
  std::map<std::string, Count, std::less<>> counts_;
};

/// The number as the format of a list writes it (ECMA-376, ST_NumberFormat): "thaiNumbers", "lowerRoman", …;
/// decimal for formats that reports in Thai do not use.
[[nodiscard]] std::string list_number(int number, std::string_view format);

}  // namespace prongsai::document_files
