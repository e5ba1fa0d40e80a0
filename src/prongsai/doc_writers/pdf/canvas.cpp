// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "prongsai/doc_writers/pdf/canvas_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

constexpr double mille = 1000;
constexpr std::string_view hex_digits = "0123456789ABCDEF";

}  // namespace

void append(std::string& out, Colour colour) {
  constexpr double full = 255;
  append(out, colour.red / full);
  append(out, colour.green / full);
  append(out, colour.blue / full);
}

void Canvas::begin_page(double width, double height) {
  pages_.push_back({width, height, 0, objects_.reserve(), {}});
  out_.clear();
  element_ = no_element;
  is_marked_ = is_artifact_ = in_text_ = is_showing_ = false;
  face_.reset();
  colour_.reset();
}

void Canvas::end_page() {
  close_mark();
  pages_.back().content = objects_.add_stream("", deflated(out_), true);
}

void Canvas::tag(Element element) {
  if (is_marked_ && !is_artifact_ && element_ == element) return;
  close_mark();
  element_ = element;
  is_marked_ = true;
  is_artifact_ = false;
  out_ += std::string("/") + tags_.type(element) + "<</MCID " +
          std::to_string(tags_.add_content(element, page())) + ">>BDC\n";
}

void Canvas::artifact() {
  if (is_marked_ && is_artifact_) return;
  close_mark();
  is_marked_ = is_artifact_ = true;
  out_ += "/Artifact BMC\n";
}

void Canvas::close_mark() {
  end_text();
  if (is_marked_) out_ += "EMC\n";
  is_marked_ = false;
}

void Canvas::set_fill(Colour colour) {
  if (colour_ && *colour_ == colour) return;
  append(out_, colour);
  out_ += "rg ";
  colour_ = colour;
}

void Canvas::fill(double x, double y, double width, double height, Colour colour) {
  end_text();
  set_fill(colour);
  append(out_, x);
  append(out_, pages_.back().height - y - height);
  append(out_, width);
  append(out_, height);
  out_ += "re f\n";
}

void Canvas::rule(Spot from, Spot to, double width, Colour colour) {
  end_text();
  const double top = pages_.back().height;
  append(out_, colour);
  out_ += "RG ";
  append(out_, width);
  out_ += "w ";
  append(out_, from.x);
  append(out_, top - from.y);
  out_ += "m ";
  append(out_, to.x);
  append(out_, top - to.y);
  out_ += "l S\n";
}

void Canvas::push_frame(Spot at, double scale_x, double scale_y) {
  end_text();
  out_ += "q ";
  // Scales need more digits than lengths.
  out_ += fmt::format("{:.6f} 0 0 {:.6f} ", scale_x, -scale_y);
  append(out_, at.x);
  append(out_, pages_.back().height - at.y);
  out_ += "cm\n";
  colour_.reset();
}

void Canvas::pop_frame() {
  end_text();
  out_ += "Q\n";
  colour_.reset();
  face_.reset();
}

std::string& Canvas::raw() {
  end_text();
  colour_.reset();
  return out_;
}

void Canvas::begin_text(FaceId face, double size, Colour colour, Spot at) {
  const bool is_same_line = in_text_ && at.y == baseline_;
  if (!in_text_) {
    out_ += "BT ";
    in_text_ = true;
  }
  if (!face_ || *face_ != face || size_ != size) {
    close_shown();
    out_ += "/" + resource_of(face) + " ";
    append(out_, size);
    out_ += "Tf ";
    face_ = face;
    size_ = size;
  }
  if (!colour_ || !(*colour_ == colour)) {
    close_shown();
    set_fill(colour);
  }
  // Showing glyphs moves the pen, so on the same line it only needs a push; pen_ knows where it is.
  if (is_same_line) {
    move_pen(at.x);
    return;
  }
  close_shown();
  out_ += "1 0 0 1 ";
  append(out_, at.x);
  append(out_, pages_.back().height - at.y);
  out_ += "Tm ";
  baseline_ = at.y;
  pen_ = at.x;
}

void Canvas::move_pen(double x) {
  const long thousandths = std::lround((x - pen_) * mille / size_);
  if (thousandths == 0) return;
  if (!is_showing_) {
    out_ += '[';
    is_showing_ = true;
  }
  out_ += std::to_string(-thousandths);
  pen_ += static_cast<double>(thousandths) * size_ / mille;
}

void Canvas::close_shown() {
  if (is_showing_) out_ += "]TJ ";
  is_showing_ = false;
}

void Canvas::end_text() {
  close_shown();
  if (in_text_) out_ += "ET\n";
  in_text_ = false;
}

void Canvas::put_glyph(const Glyph& glyph, const Setting& setting) {
  if (glyph.dy != 0) {
    close_shown();
    append(out_, glyph.dy * setting.size / mille);
    out_ += "Ts ";
  }
  if (!is_showing_) {
    out_ += '[';
    is_showing_ = true;
  }
  out_ += '<';
  const int digits = glyph.face == FaceId::signs ? 2 : 4;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    out_ += hex_digits[(static_cast<unsigned>(glyph.id) >> shift) & 0xf];
  out_ += '>';
  const Mille advance = glyph.face == FaceId::signs ? glyph.advance : faces_.advance(glyph.face, glyph.id);
  pen_ += advance * setting.size / mille;
  if (glyph.dy != 0) {
    close_shown();
    out_ += "0 Ts ";
  }
}

/// The last glyph of a cluster that is said apart leaves the pen where the cluster ends: there readers think
/// its text ends, and anything else would be a blank or an overlap to them.
void Canvas::put_last_glyph(const Glyph& glyph, const Setting& setting, double end) {
  const Mille advance = glyph.face == FaceId::signs ? glyph.advance : faces_.advance(glyph.face, glyph.id);
  const double push = std::round((end - pen_ - advance * setting.size / mille) * 100) / 100;
  if (push == 0) {
    put_glyph(glyph, setting);
    return;
  }
  close_shown();
  append(out_, push);
  out_ += "Tc ";
  put_glyph(glyph, setting);
  close_shown();
  out_ += "0 Tc ";
  pen_ += push;
}

/// Notes what the glyphs of a cluster mean, letter by glyph where that is possible. True: that is enough to
/// read the cluster back.
bool Canvas::says_itself(const Glyph* first, const Glyph* last, std::string_view text) {
  if (last - first == 1) return fonts_.means(first->face, first->id, text);
  std::vector<std::string_view> letters;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80) ++end;
    letters.push_back(text.substr(at, end - at));
    at = end;
  }
  bool says = letters.size() == static_cast<std::size_t>(last - first);
  for (std::ptrdiff_t i = 0; i < last - first; ++i) {
    if (says && !fonts_.means(first[i].face, first[i].id, letters[static_cast<std::size_t>(i)])) says = false;
    if (!says) fonts_.use(first[i].face, first[i].id);
  }
  // Still, programs that read text by its place take many a mark for a word of its own, since it takes no
  // room.
  return false;
}

double Canvas::show(const Word& word, Spot at, const Setting& setting) {
  double x = at.x;
  std::size_t text = 0;
  const Glyph* const end = word.glyphs.data() + word.glyphs.size();
  for (const Glyph* first = word.glyphs.data(); first != end;) {
    const Glyph* last = first + 1;
    while (last != end && last->text == 0) ++last;
    const std::string_view meaning = std::string_view(word.text).substr(text, first->text);
    const bool says = says_itself(first, last, meaning);
    if (!says) {
      begin_text(first->face, setting.size, setting.colour, {x, at.y});
      close_shown();
      out_ += "/Span<</ActualText" + text_object(meaning) + ">>BDC ";
    }
    for (const Glyph* glyph = first; glyph != last; ++glyph) {
      begin_text(glyph->face, setting.size, setting.colour, {x + glyph->dx * setting.size / mille, at.y});
      x += glyph->advance * setting.size / mille;
      if (says || glyph + 1 != last)
        put_glyph(*glyph, setting);
      else
        put_last_glyph(*glyph, setting, x);
    }
    if (!says) {
      close_shown();
      out_ += "EMC ";
    }
    x += setting.letter_space;
    if (meaning == " ") x += setting.blank_space;
    text += first->text;
    first = last;
  }
  return x;
}

}  // namespace prongsai::doc_writers::pdf
