// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "prongsai/doc_writers/pdf/text_detail.h"
#include "prongsai/thai/words.h"

namespace prongsai::doc_writers::pdf {
namespace {

constexpr double tolerance = 0.01;  // points: less than anybody sees
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Nothing but addresses of the web, of mail, and of this document.
bool leads_somewhere(std::string_view href) {
  return href.starts_with("https://") || href.starts_with("http://") || href.starts_with("mailto:") ||
         (href.starts_with('#') && href.size() > 1);
}

}  // namespace

Colour colour_of(doc::Tone tone, Colour plain) {
  switch (tone) {
    case doc::Tone::muted:
      return look::ink_muted;
    case doc::Tone::good:
      return look::ink_good;
    case doc::Tone::bad:
      return look::ink_bad;
    case doc::Tone::plain:
      break;
  }
  return plain;
}

Text::Text(Faces& faces, doc::Spans spans, const look::TextLook& look, std::span<const std::string> names)
    : spans_(std::move(spans)), look_(look) {
  blank_ = points(faces.shape(face_of(look_.bold, false), " "));
  const std::string all = doc::text_of(spans_);
  std::size_t span = 0;
  std::size_t span_end = spans_.empty() ? 0 : spans_[0].text.size();
  std::size_t first = 0;
  const auto add_word = [&](std::size_t last) {
    const std::size_t first_atom = atoms_.size();
    while (first < last) {
      while (first >= span_end) span_end += spans_[++span].text.size();
      std::size_t end = std::min(last, span_end);
      const bool blank = is_blank(all[first]);
      std::size_t stop = first + 1;
      while (stop < end && is_blank(all[stop]) == blank) ++stop;
      // Blanks within a word ("พ.ศ. 2565") stay in it.
      if (!blank) {
        const std::size_t tail = all.find_last_not_of(" \t\n\r", last - 1);
        stop = std::min(end, tail + 1);
      }
      add_atoms(faces, std::string_view(all).substr(first, stop - first), span, blank);
      first = stop;
    }
    if (atoms_.size() > first_atom) add_box(faces, first_atom, atoms_.size());
  };
  for (const std::size_t place : thai::breaks(all, names)) add_word(place);
  add_word(all.size());
}

FaceId Text::face_of_span(std::size_t span) const {
  return face_of(look_.bold || spans_[span].bold, spans_[span].italic);
}

Colour Text::colour_of_span(std::size_t span) const {
  return colour_of(spans_[span].tone, leads_somewhere(spans_[span].href) ? look::ink_link : look_.colour);
}

void Text::add_atoms(Faces& faces, std::string_view text, std::size_t span, bool is_blank) {
  atoms_.push_back({&faces.shape(face_of_span(span), text), span, is_blank});
}

void Text::add_box(Faces& faces, std::size_t first, std::size_t last) {
  (void)faces;
  Box box{first, first, last, 0, 0, {}, {}};
  for (std::size_t i = first; i < last; ++i)
    if (!atoms_[i].is_blank) box.blanks = i + 1;
  for (std::size_t i = first; i < last; ++i) {
    const Word& word = *atoms_[i].word;
    (i < box.blanks ? box.width : box.blank_width) += points(word);
    Room& room = i < box.blanks ? box.room : box.end_room;
    room.clusters += word.clusters;
    room.blanks += static_cast<int>(std::count(word.text.begin(), word.text.end(), ' '));
  }
  boxes_.push_back(box);
}

double Text::longest_word() const {
  double longest = 0;
  for (const Box& box : boxes_) longest = std::max(longest, box.width);
  return longest;
}

double Text::natural_width() const {
  double width = 0;
  for (const Box& box : boxes_) width += box.width + box.blank_width;
  return boxes_.empty() ? 0 : width - boxes_.back().blank_width;
}

/// A word wider than its line is cut between letters, never between a letter and its marks.
void Text::split_wide_boxes(Faces& faces, double width) {
  if (longest_word() <= width + tolerance) return;
  std::vector<Atom> old_atoms = std::move(atoms_);
  std::vector<Box> old_boxes = std::move(boxes_);
  atoms_.clear();
  boxes_.clear();
  for (const Box& box : old_boxes) {
    std::size_t first = atoms_.size();
    if (box.width <= width + tolerance) {
      atoms_.insert(atoms_.end(), old_atoms.begin() + static_cast<std::ptrdiff_t>(box.first),
                    old_atoms.begin() + static_cast<std::ptrdiff_t>(box.last));
      add_box(faces, first, atoms_.size());
      continue;
    }
    double filled = 0;
    for (std::size_t i = box.first; i < box.last; ++i) {
      const Word word =
          *old_atoms[i].word;  // a copy: shaping more words may move nothing, but may not be relied on
      std::string piece;
      std::size_t at = 0;
      const auto flush = [&] {
        if (!piece.empty()) add_atoms(faces, piece, old_atoms[i].span, old_atoms[i].is_blank);
        piece.clear();
      };
      for (std::size_t g = 0; g < word.glyphs.size();) {
        std::size_t end = g + 1;
        double cluster = word.glyphs[g].advance;
        while (end < word.glyphs.size() && word.glyphs[end].text == 0) cluster += word.glyphs[end++].advance;
        cluster *= look_.size / 1000;
        if (filled + cluster > width && filled > 0) {
          flush();
          add_box(faces, first, atoms_.size());
          first = atoms_.size();
          filled = 0;
        }
        piece += std::string_view(word.text).substr(at, word.glyphs[g].text);
        at += word.glyphs[g].text;
        filled += cluster;
        g = end;
      }
      flush();
    }
    if (atoms_.size() > first) add_box(faces, first, atoms_.size());
  }
}

double Text::stretch(const Room& room) const {
  // Nothing stands behind the last cluster; a blank grows by so much at most, the space behind it included.
  return std::max(0, room.clusters - room.blanks - 1) * letter_space_most * look_.size +
         room.blanks * blank_growth_most * blank_;
}

double Text::squeeze(const Room& room) const {
  return std::max(0, room.clusters - room.blanks - 1) * letter_squeeze_most * look_.size +
         room.blanks * blank_shrink_most * blank_;
}

/// Of a line that is not the last, with `slack` of `room` left over.
double Text::line_cost(Fill fill, double slack, double room, const Room& spread) const {
  if (fill == Fill::ragged) {
    constexpr double a_line = 100;  // more than any unevenness: fewest lines first
    return a_line + slack / room * (slack / room) * 10;
  }
  // A line that cannot be filled is worse than any that can, and the worse the shorter it stays.
  constexpr double a_line = 0.5;
  constexpr double cannot = 4;
  const double most = slack < 0 ? squeeze(spread) : stretch(spread);
  if (std::abs(slack) > most + tolerance) return a_line + cannot + 20 * slack / room;
  const double loose = most > 0 ? std::abs(slack) / most : 0;
  return a_line + loose * loose * loose;
}

void Text::break_lines(Faces& faces, double width, double first_indent, Fill fill) {
  split_wide_boxes(faces, std::max(width - first_indent, look_.size));
  width_ = width;
  lines_.clear();
  const std::size_t count = boxes_.size();
  if (count == 0) return;
  // The best way to have set all boxes before one, from left to right.
  const double a_line = line_cost(fill, 0, width, {});
  constexpr double short_end = 0.5;
  struct Best {
    double cost = std::numeric_limits<double>::infinity();
    std::size_t from = 0;
  };
  std::vector<Best> best(count + 1);
  best[0].cost = 0;
  for (std::size_t first = 0; first < count; ++first) {
    const double room = width - (first == 0 ? first_indent : 0);
    double used = 0;
    Room spread;
    for (std::size_t last = first + 1; last <= count; ++last) {
      if (last > first + 1) {
        used += boxes_[last - 2].blank_width;
        spread.clusters += boxes_[last - 2].end_room.clusters;
        spread.blanks += boxes_[last - 2].end_room.blanks;
      }
      const Box& box = boxes_[last - 1];
      used += box.width;
      spread.clusters += box.room.clusters;
      spread.blanks += box.room.blanks;
      const double squeezed = fill == Fill::justified ? squeeze(spread) : 0;
      if (used > room + squeezed + tolerance && last > first + 1) break;
      const double slack = used > room + squeezed ? 0 : room - used;
      double cost = best[first].cost;
      if (last < count || slack < 0)
        cost += line_cost(fill, slack, room, spread);
      else
        // A last line of one short word looks lost.
        cost += a_line + (first > 0 && slack / room > 0.85 ? short_end : 0);
      if (cost < best[last].cost) best[last] = {cost, first};
    }
  }
  for (std::size_t last = count; last > 0; last = best[last].from) {
    const std::size_t first = best[last].from;
    Line line{first, last, 0, first == 0 ? first_indent : 0, last == count};
    for (std::size_t i = first; i < last; ++i) line.width += boxes_[i].width + boxes_[i].blank_width;
    line.width -= boxes_[last - 1].blank_width;
    lines_.push_back(line);
  }
  std::reverse(lines_.begin(), lines_.end());
}

std::string Text::line_words(int index) const {
  const Line& line = lines_[static_cast<std::size_t>(index)];
  std::string words;
  for (std::size_t i = boxes_[line.first].first; i < boxes_[line.last - 1].blanks; ++i)
    words += atoms_[i].word->text;
  return words;
}

Text Text::split_off(int line) {
  Text rest = *this;
  rest.lines_.erase(rest.lines_.begin(), rest.lines_.begin() + line);
  lines_.resize(static_cast<std::size_t>(line));
  return rest;
}

double Text::baseline() const {
  // Sarabun rises 1.068 and falls 0.232 of its size; what is left of the leading stands half above.
  constexpr double rise = 1.068;
  constexpr double fall = 0.232;
  return (look_.leading - (rise + fall) * look_.size) / 2 + rise * look_.size;
}

Text::Room Text::room_of(const Line& line) const {
  Room room;
  for (std::size_t b = line.first; b < line.last; ++b) {
    const bool is_last = b + 1 == line.last;
    room.clusters += boxes_[b].room.clusters + (is_last ? 0 : boxes_[b].end_room.clusters);
    room.blanks += boxes_[b].room.blanks + (is_last ? 0 : boxes_[b].end_room.blanks);
  }
  return room;
}

Setting Text::spread(int index) const {
  const Line& line = lines_[static_cast<std::size_t>(index)];
  Setting setting;
  setting.size = look_.size;
  const double slack = width_ - line.indent - line.width;
  const Room room = room_of(line);
  const int letters = room.clusters - room.blanks - 1;
  if (slack < -squeeze(room) - tolerance) return setting;
  // A line that cannot be filled well is better left as it is.
  if (slack > tolerance && (line.is_end || slack > stretch(room) + tolerance)) return setting;
  const double blank = room.blanks > 0 ? std::clamp(slack / room.blanks, -blank_shrink_most * blank_,
                                                    blank_growth_most * blank_)
                                       : 0;
  if (letters > 0) setting.letter_space = (slack - blank * room.blanks) / letters;
  setting.blank_space = blank - setting.letter_space;
  return setting;
}

Element Text::element_of(Canvas& canvas, std::size_t span, Element element) const {
  if (!leads_somewhere(spans_[span].href) || element == no_element) return element;
  for (const auto& [known, link] : links_)
    if (known == span) return link;
  links_.emplace_back(span, canvas.tags().add(element, "Link"));
  return links_.back().second;
}

double Text::draw_line(Canvas& canvas, int index, Spot corner, doc::Align align, Fill fill,
                       Element element) const {
  const Line& line = lines_[static_cast<std::size_t>(index)];
  const double slack = width_ - line.indent - line.width;
  Setting setting;
  setting.size = look_.size;
  double x = corner.x + line.indent;
  if (fill == Fill::justified)
    setting = spread(index);
  else if (align == doc::Align::centre)
    x += slack / 2;
  else if (align == doc::Align::end)
    x += slack;
  const double y = corner.y + baseline();
  for (std::size_t b = line.first; b < line.last; ++b) {
    const std::size_t end = b + 1 == line.last ? boxes_[b].blanks : boxes_[b].last;
    for (std::size_t i = boxes_[b].first; i < end; ++i) {
      const Atom& atom = atoms_[i];
      const Element here = element_of(canvas, atom.span, element);
      if (here == no_element)
        canvas.artifact();
      else
        canvas.tag(here);
      setting.colour = colour_of_span(atom.span);
      const double from = x;
      x = canvas.show(*atom.word, {x, y}, setting);
      if (here != element)
        canvas.link(here, from, corner.y, x - from, look_.leading, spans_[atom.span].href,
                    spans_[atom.span].text);
    }
  }
  return x - setting.letter_space;
}

void Text::draw(Canvas& canvas, Spot corner, doc::Align align, Fill fill, Element element) const {
  for (int line = 0; line < lines(); ++line)
    draw_line(canvas, line, {corner.x, corner.y + line * look_.leading}, align, fill, element);
}

}  // namespace prongsai::doc_writers::pdf
