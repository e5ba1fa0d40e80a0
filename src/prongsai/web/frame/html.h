// SPDX-License-Identifier: Apache-2.0
// HTML as values: text is escaped when it becomes HTML, and nothing else can become HTML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::web {

/// A complete piece of a page: elements and text, every bracket closed. Joining two pieces gives a piece.
class Html {
 public:
  Html() = default;
  /// Text: `&`, `<`, `>` and quotes are escaped, control characters dropped.
  Html(std::string_view text);                                     // NOLINT(google-explicit-constructor)
  Html(const std::string& text) : Html(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  Html(const char* text) : Html(std::string_view(text)) {}         // NOLINT(google-explicit-constructor)

  /// Markup made by this program itself, for SVG from `figure`. Never for anything read from outside.
  [[nodiscard]] static Html trusted(std::string markup);

  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }
  friend Html operator+(Html first, const Html& second) { return first += second; }

  [[nodiscard]] bool empty() const { return markup_.empty(); }
  [[nodiscard]] const std::string& markup() const { return markup_; }

 private:
  std::string markup_;
};

/// An attribute without a name is left out, so that one can be switched off where it is written.
struct Attribute {
  std::string name;
  std::string value;
};
using Attributes = std::vector<Attribute>;

/// One element; void elements (img, input, link, meta, br) take no children.
/// Requires: a plain element name; no `style` and no `on…` attribute (the Content-Security-Policy forbids
/// them); `href`, `src` and `action` are paths of this site, fragments, queries, http(s) addresses
/// or "tel:" with digits.
[[nodiscard]] Html element(std::string_view name, const Attributes& attributes, const Html& children);

template <class... Pieces>
[[nodiscard]] Html join(const Pieces&... pieces) {
  Html out;
  ((out += Html(pieces)), ...);
  return out;
}

template <class... Pieces>
[[nodiscard]] Html element(std::string_view name, const Attributes& attributes, const Pieces&... pieces) {
  return element(name, attributes, [&] {
    Html children;
    ((children += Html(pieces)), ...);
    return children;
  }());
}

/// True for addresses that may stand in a link although somebody else wrote them: http and https.
[[nodiscard]] bool is_outside_address(std::string_view address);

template <class... Pieces>
[[nodiscard]] Html div(std::string_view classes, const Pieces&... pieces) {
  return element("div", {{classes.empty() ? "" : "class", std::string(classes)}}, pieces...);
}
template <class... Pieces>
[[nodiscard]] Html span(std::string_view classes, const Pieces&... pieces) {
  return element("span", {{classes.empty() ? "" : "class", std::string(classes)}}, pieces...);
}
template <class... Pieces>
[[nodiscard]] Html paragraph(std::string_view classes, const Pieces&... pieces) {
  return element("p", {{classes.empty() ? "" : "class", std::string(classes)}}, pieces...);
}
template <class... Pieces>
[[nodiscard]] Html link_to(const std::string& address, const Pieces&... pieces) {
  return element("a", {{"href", address}}, pieces...);
}
template <class... Pieces>
[[nodiscard]] Html heading(int level, const std::string& id, const Pieces&... pieces) {
  return element("h" + std::to_string(level), {{id.empty() ? "" : "id", id}}, pieces...);
}
/// A part of the page that opens and closes without a script.
[[nodiscard]] Html disclosure(const Html& summary, const Html& content, bool is_open,
                              const std::string& id = {});

/// One cell; a heading cell names its row.
struct Cell {
  Html content;
  std::string classes;  ///< "number" aligns digits
  bool heads_row = false;
};

/// A table in a frame of its own that scrolls where the screen is too narrow, so that the page never does.
class Table {
 public:
  /// The caption names the table to those who cannot see what stands above it.
  explicit Table(std::string caption) : caption_(std::move(caption)) {}
  Table& head(std::vector<Cell> cells);
  Table& row(std::vector<Cell> cells, std::string_view classes = {});
  /// A line across the whole table that names the rows below it.
  Table& group(const Html& title);
  /// With the class "stacked", small screens lay the rows out anew; the roles of a table are then written
  /// out, because a browser forgets them with the layout. With "labelled", each cell bears the words of its
  /// column for those screens.
  [[nodiscard]] Html html(std::string_view classes = {}) const;
  [[nodiscard]] bool empty() const { return rows_.empty(); }

 private:
  struct Row {
    std::vector<Cell> cells;
    std::string classes;
    bool is_group = false;
  };
  [[nodiscard]] Html row_html(const Row& row, bool in_head, std::string_view classes) const;

  std::string caption_;
  std::vector<Cell> head_;
  std::vector<Row> rows_;
};

/// The cell of a number.
[[nodiscard]] Cell number(Html content);
/// The cell that names its row.
[[nodiscard]] Cell row_head(Html content);

}  // namespace prongsai::web
