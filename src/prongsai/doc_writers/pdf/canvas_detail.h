// SPDX-License-Identifier: Apache-2.0
// Pages being written: text, rules, pictures, links, and what each of them is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/pdf/faces_detail.h"
#include "prongsai/doc_writers/pdf/fonts_detail.h"
#include "prongsai/doc_writers/pdf/objects_detail.h"
#include "prongsai/doc_writers/pdf/tags_detail.h"
#include "prongsai/figure/palette.h"

namespace prongsai::doc_writers::pdf {

using figure::Colour;

/// Points (1/72 inch) from the left and upper edge of the page.
struct Spot {
  double x = 0;
  double y = 0;
};

/// How the glyphs of a word are set.
struct Setting {
  double size = 10;  ///< points
  Colour colour;
  double letter_space = 0;  ///< points behind each cluster
  double blank_space = 0;   ///< points behind each blank, besides
};

struct Outlined {
  std::string words;
  int level = 1;
  int page = 0;
  double y = 0;
  std::string id;
};

class Canvas {
 public:
  explicit Canvas(Faces& faces) : faces_(faces), fonts_(faces) {}

  [[nodiscard]] Faces& faces() { return faces_; }
  [[nodiscard]] Tags& tags() { return tags_; }
  [[nodiscard]] int page() const { return static_cast<int>(pages_.size()) - 1; }

  void begin_page(double width, double height);
  void end_page();

  /// What is drawn from now on belongs to that element.
  void tag(Element element);
  /// What is drawn from now on is decoration: rules, shades, heads and feet of pages.
  void artifact();

  /// Sets a word with its left end on the baseline; returns where it ends.
  double show(const Word& word, Spot at, const Setting& setting);

  void fill(double x, double y, double width, double height, Colour colour);
  void rule(Spot from, Spot to, double width, Colour colour);
  /// Operators as they are, in a frame whose origin is `at`, y downwards, one unit `scale` points. Balanced
  /// within. `opacity` of fills is what `with_soft_fill` names.
  void push_frame(Spot at, double scale_x, double scale_y);
  void pop_frame();
  [[nodiscard]] std::string& raw();

  /// The area leads to an address, or to a heading ("#id").
  void link(Element element, double x, double y, double width, double height, const std::string& href,
            const std::string& words);
  void outline(std::string words, int level, double y, std::string id);

  /// Draws the logo; false where its bytes are no picture that can be read.
  bool image(const doc::Image& image, double x, double y, double width, double height);
  /// Width over height; nothing where the bytes are no picture.
  [[nodiscard]] std::optional<double> proportion_of(const doc::Image& image);

  /// The finished file.
  [[nodiscard]] std::string finish(const doc::Document& document);

 private:
  struct Page {
    double width = 0;
    double height = 0;
    ObjectId content = 0;
    ObjectId self = 0;
    std::vector<ObjectId> links;
  };
  struct Jump {
    ObjectId id;
    std::string body;  ///< without its target
    std::string target;
  };
  struct Picture {
    ObjectId object = 0;
    int width = 0;
    int height = 0;
  };

  void begin_text(FaceId face, double size, Colour colour, Spot at);
  void move_pen(double x);
  void close_shown();
  void end_text();
  void close_mark();
  void set_fill(Colour colour);
  void put_glyph(const Glyph& glyph, const Setting& setting);
  void put_last_glyph(const Glyph& glyph, const Setting& setting, double end);
  bool says_itself(const Glyph* first, const Glyph* last, std::string_view text);
  [[nodiscard]] const Picture* picture(const doc::Image& image);
  [[nodiscard]] ObjectId write_outline();
  [[nodiscard]] ObjectId write_catalogue(const doc::Document& document, const std::vector<ObjectId>& pages,
                                         ObjectId tree);

  Faces& faces_;
  Fonts fonts_;
  Tags tags_;
  Objects objects_;
  std::vector<Page> pages_;
  std::vector<Jump> jumps_;
  std::vector<Outlined> outline_;
  std::optional<Picture> picture_;
  const doc::Image* pictured_ = nullptr;
  std::string out_;

  // The state of the page's graphics.
  Element element_ = no_element;
  bool is_marked_ = false;
  bool is_artifact_ = false;
  bool in_text_ = false;
  bool is_showing_ = false;  ///< within an array of glyphs
  std::optional<FaceId> face_;
  double size_ = 0;
  std::optional<Colour> colour_;
  double baseline_ = 0;
  double pen_ = 0;  ///< where the next glyph would stand
};

[[nodiscard]] inline bool operator==(Colour left, Colour right) {
  return left.red == right.red && left.green == right.green && left.blue == right.blue;
}
/// "r g b " in parts of one.
void append(std::string& out, Colour colour);

}  // namespace prongsai::doc_writers::pdf
