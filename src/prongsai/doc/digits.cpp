// SPDX-License-Identifier: Apache-2.0
// Digits in the style an office prints them: every place of a document where words are shown.
#include <utility>

#include "prongsai/doc/document.h"

namespace prongsai::doc {
namespace {

constexpr std::string_view thai_digit_start = "\xe0\xb9";  // U+0E50 to U+0E59 are E0 B9 90 to E0 B9 99
constexpr unsigned char thai_zero_tail = 0x90;

std::string arabic_digits(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, 2) == thai_digit_start && at + 2 < text.size()) {
      const auto tail = static_cast<unsigned char>(text[at + 2]);
      if (tail >= thai_zero_tail && tail < thai_zero_tail + 10) {
        result += static_cast<char>('0' + (tail - thai_zero_tail));
        at += 2;
        continue;
      }
    }
    result += text[at];
  }
  return result;
}

/// Changes all that is printed, in place.
class Painter {
 public:
  explicit Painter(Digits digits) : digits_(digits) {}

  void operator()(std::string& text) const {
    text = digits_ == Digits::thai ? thai_digits(text) : arabic_digits(text);
  }
  void operator()(Span& span) const {
    if (!span.verbatim) (*this)(span.text);
  }
  template <typename T>
  void operator()(std::vector<T>& all) const {
    for (T& one : all) (*this)(one);
  }
  void operator()(ListItem& item) const {
    (*this)(item.mark);
    (*this)(item.spans);
    (*this)(item.below);
  }
  void operator()(CellLine& line) const {
    (*this)(line.spans);
    (*this)(line.mark);
  }
  void operator()(Cell& cell) const { (*this)(cell.lines); }
  void operator()(Row& row) const { (*this)(row.cells); }
  void operator()(figure::Shape& shape) const {
    if (auto* text = std::get_if<figure::Text>(&shape.form)) (*this)(text->content);
    if (auto* group = std::get_if<figure::Group>(&shape.form)) {
      (*this)(group->title);
      (*this)(group->shapes);
    }
  }
  void operator()(figure::Drawing& drawing) const {
    (*this)(drawing.caption.title);
    (*this)(drawing.caption.description);
    (*this)(drawing.shapes);
  }
  void operator()(Cover& cover) const {
    (*this)(cover.title);
    (*this)(cover.subtitle);
    (*this)(cover.slogan);
    (*this)(cover.issuer);
  }
  void operator()(Heading& heading) const {
    (*this)(heading.number);
    (*this)(heading.phrases);
  }
  void operator()(Paragraph& paragraph) const { (*this)(paragraph.spans); }
  void operator()(List& list) const { (*this)(list.items); }
  void operator()(Table& table) const {
    (*this)(table.caption);
    (*this)(table.head);
    (*this)(table.body);
  }
  void operator()(Figure& figure) const {
    (*this)(figure.caption);
    (*this)(figure.drawing);
  }
  void operator()(PageBreak&) const {}
  // The address and the picture of it are not read by people first: they stay as they are.
  void operator()(Provenance& provenance) const {
    (*this)(provenance.title);
    for (Provenance::Line& line : provenance.lines) {
      (*this)(line.label);
      (*this)(line.value);
    }
  }
  void operator()(Section& section) const {
    for (Block& block : section.blocks) std::visit([&](auto& form) { (*this)(form); }, block);
  }

 private:
  Digits digits_;
};

}  // namespace

std::string thai_digits(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 16);
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      result += thai_digit_start;
      result += static_cast<char>(thai_zero_tail + (c - '0'));
    } else {
      result += c;
    }
  }
  return result;
}

Document with_digits(Document document, Digits digits) {
  const Painter paint(digits);
  paint(document.title);
  paint(document.subject);
  paint(document.header);
  paint(document.footer);
  paint(document.sections);
  document.digits = digits;
  return document;
}

}  // namespace prongsai::doc
