// SPDX-License-Identifier: Apache-2.0
// A paragraph: words that stay whole, lines that come out even.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/pdf/canvas_detail.h"
#include "prongsai/doc_writers/pdf/look_detail.h"

namespace prongsai::doc_writers::pdf {

enum class Fill : char {
  ragged,
  justified,  ///< all lines but the last as wide as the text, blanks first and letters a little, as Thai does
};

/// How far a justified line gives way. One that would have to give more stays as it is.
inline constexpr double blank_growth_most = 0.6;   ///< of a blank's own width
inline constexpr double letter_space_most = 0.06;  ///< of the size, behind each cluster of letters
inline constexpr double blank_shrink_most = 0.15;
inline constexpr double letter_squeeze_most =
    0.012;  ///< nobody sees it, and a line often takes one more word

class Text {
 public:
  Text() = default;
  Text(Faces& faces, doc::Spans spans, const look::TextLook& look, std::span<const std::string> names);

  /// The widest of the words that do not break.
  [[nodiscard]] double longest_word() const;
  /// All in one line.
  [[nodiscard]] double natural_width() const;
  [[nodiscard]] const doc::Spans& spans() const { return spans_; }

  /// Ragged: as few lines as possible, as even as possible. Justified: so that no line has to be stretched
  /// more than it need be.
  void break_lines(Faces& faces, double width, double first_indent = 0, Fill fill = Fill::ragged);
  [[nodiscard]] int lines() const { return static_cast<int>(lines_.size()); }
  [[nodiscard]] double height() const { return lines() * look_.leading; }
  [[nodiscard]] const look::TextLook& look() const { return look_; }
  [[nodiscard]] double line_width(int line) const { return lines_[static_cast<std::size_t>(line)].width; }
  /// What a line shows.
  [[nodiscard]] std::string line_words(int line) const;
  /// Moves all lines from `line` on into a text of their own. Links and elements stay joined by `draw`'s
  /// caller.
  [[nodiscard]] Text split_off(int line);

  /// Sets one line into the box whose upper left corner is given. `element` is what the paragraph is. Gives
  /// where its last letter ends.
  double draw_line(Canvas& canvas, int line, Spot corner, doc::Align align, Fill fill, Element element) const;
  void draw(Canvas& canvas, Spot corner, doc::Align align, Fill fill, Element element) const;
  /// How a justified line is spread, or squeezed, to the width that its lines were broken for.
  [[nodiscard]] Setting spread(int line) const;
  /// From the upper edge of a line to its baseline.
  [[nodiscard]] double baseline() const;

 private:
  /// A word or part of one in one style; or blanks.
  struct Atom {
    const Word* word;
    std::size_t span;
    bool is_blank;
  };
  /// How much of a text can be spread.
  struct Room {
    int clusters = 0;  ///< blanks among them
    int blanks = 0;
  };
  /// What stays together on a line: [first, blanks) is seen, [blanks, last) vanishes at a line's end.
  struct Box {
    std::size_t first;
    std::size_t blanks;
    std::size_t last;
    double width;
    double blank_width;
    Room room;      ///< of what is seen
    Room end_room;  ///< of the blanks at its end
  };
  struct Line {
    std::size_t first;
    std::size_t last;  ///< boxes
    double width;
    double indent;
    bool is_end;
  };

  void add_box(Faces& faces, std::size_t first, std::size_t last);
  void add_atoms(Faces& faces, std::string_view text, std::size_t span, bool is_blank);
  void split_wide_boxes(Faces& faces, double width);
  [[nodiscard]] FaceId face_of_span(std::size_t span) const;
  [[nodiscard]] Colour colour_of_span(std::size_t span) const;
  [[nodiscard]] double points(const Word& word) const { return word.width * look_.size / 1000; }
  /// How much wider, or narrower, a line with that room may become.
  [[nodiscard]] double stretch(const Room& room) const;
  [[nodiscard]] double squeeze(const Room& room) const;
  [[nodiscard]] Room room_of(const Line& line) const;
  [[nodiscard]] double line_cost(Fill fill, double slack, double room, const Room& spread) const;
  [[nodiscard]] Element element_of(Canvas& canvas, std::size_t span, Element element) const;

  doc::Spans spans_;
  look::TextLook look_{};
  std::vector<Atom> atoms_;
  std::vector<Box> boxes_;
  std::vector<Line> lines_;
  double width_ = 0;
  double blank_ = 0;  ///< width of one
  mutable std::vector<std::pair<std::size_t, Element>> links_;
};

/// The colour of a tone; `plain` where there is none.
[[nodiscard]] Colour colour_of(doc::Tone tone, Colour plain);

}  // namespace prongsai::doc_writers::pdf
