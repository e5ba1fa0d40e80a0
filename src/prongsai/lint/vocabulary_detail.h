// SPDX-License-Identifier: Apache-2.0
// What a year's edition calls things, and how to find those names in what people print; private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/lint/check.h"
#include "prongsai/lint/text_detail.h"
#include "prongsai/scoring/plan.h"

namespace prongsai::lint {

/// A name found in a text.
struct NameAt {
  std::size_t begin = 0;  ///< bytes of the text it was found in
  std::size_t end = 0;
  std::string node;      ///< "indicator:2"
  bool official = true;  ///< false: another name seen in print, or a slip
  bool exact = true;     ///< false: letters differ
};

/// A code at the beginning of a cell, as printed and as it is meant.
struct CodeAt {
  std::size_t end = 0;
  std::string printed;
  std::string code;    ///< "i7"; of a code that no item has, what it reads as
  bool known = false;  ///< the edition has an item of this code
  bool exact = true;   ///< false: a digit or another letter stands where a scan puts it: "17", "l7"
};

/// An item found by its text.
struct ItemMatch {
  std::string code;
  int likeness = 0;
  int second = 0;  ///< of the next best
};

/// One edition, with its texts squeezed once.
class Vocabulary {
 public:
  explicit Vocabulary(const framework::Edition& edition);

  [[nodiscard]] const framework::Edition& edition() const { return *edition_; }
  [[nodiscard]] const scoring::Plan& plan() const { return plan_; }

  /// The indicator that a short text names, after "ตัวชี้วัดที่", numbers, "ด้าน" and what stands in brackets are
  /// taken off.
  [[nodiscard]] std::optional<NameAt> indicator(std::string_view text) const;
  /// Every indicator's name that stands in a longer text, in order; the longest of those that overlap.
  [[nodiscard]] std::vector<NameAt> indicators_in(std::string_view text) const;
  /// The instrument or part that a short text names by its code or its name: "แบบวัด IIT", "EIT ส่วนที่ 1".
  [[nodiscard]] std::string instrument(std::string_view text) const;
  /// A code at the beginning of a text: "E11 เจ้าหน้าที่…", "ข้อ i7", "17 ท่านทราบ…".
  [[nodiscard]] std::optional<CodeAt> code(std::string_view text) const;
  /// The item whose text is most like this one; empty below 50.
  [[nodiscard]] std::optional<ItemMatch> item(std::string_view text) const;
  /// How like the item's text this one is, 0 to 100; -1 when the item's wording is not known.
  [[nodiscard]] int like_item(std::string_view text, std::string_view code) const;
  /// True when the edition knows every item of the instrument whose items begin with this letter.
  [[nodiscard]] bool complete(char letter) const;

  [[nodiscard]] std::string indicator_of_item(std::string_view code) const;  ///< "indicator:2", or ""
  [[nodiscard]] std::vector<std::string> items_of(std::string_view indicator) const;  ///< codes; of a node id
  [[nodiscard]] std::string instrument_of(std::string_view indicator) const;          ///< "iit"; of a node id
  [[nodiscard]] std::vector<std::string> indicators() const;                          ///< node ids in order
  [[nodiscard]] const framework::Indicator* find_indicator(std::string_view node) const;
  [[nodiscard]] std::string name_of(std::string_view indicator) const;  ///< Thai; of a node id

 private:
  struct Name {
    std::string node;
    std::string squeezed;
    bool official = true;
  };
  struct ItemText {
    std::string code;
    std::vector<std::uint64_t> groups;  ///< of three letters, sorted, without the phrases that every question
                                        ///< has; empty: not known
  };

  const framework::Edition* edition_;
  scoring::Plan plan_;
  std::vector<Name> names_;
  std::vector<ItemText> items_;
};

/// A text squeezed, with the place of every byte.
struct Squeezed {
  std::string text;
  std::vector<std::size_t>
      at;  ///< of each byte of `text`: the byte of the source it came from; one more for the end
};
[[nodiscard]] Squeezed squeeze_with_places(std::string_view text);

/// A question without "มากน้อยเพียงใด", "หน่วยงานที่ท่านติดต่อ" and the like, squeezed: what sets it apart.
[[nodiscard]] std::string core_of_question(std::string_view text);

}  // namespace prongsai::lint
