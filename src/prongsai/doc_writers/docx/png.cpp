// SPDX-License-Identifier: Apache-2.0
// Drawings as pixels. Letters are outlines of the fonts that the program carries, so that a picture does not
// depend on the fonts of the machine.
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <span>
#include <stdexcept>

#include <cairo.h>
#include <hb.h>

#include "prongsai/base/embedded.h"
#include "prongsai/doc_writers/docx/indexed_png_detail.h"
#include "prongsai/doc_writers/docx/pictures_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/figure/palette.h"

namespace prongsai::embedded {
std::span<const base::EmbeddedFile> paper_fonts();
}

namespace prongsai::doc_writers {
namespace {

using figure::Ink;

constexpr double units_of_a_pixel = 100;
constexpr int units_of_an_em = 1000;

template <auto destroy>
struct Destroy {
  template <class T>
  void operator()(T* one) const noexcept {
    destroy(one);
  }
};
using Font = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_destroy>>;
using DrawFunctions = std::unique_ptr<hb_draw_funcs_t, Destroy<hb_draw_funcs_destroy>>;
using Surface = std::unique_ptr<cairo_surface_t, Destroy<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Destroy<cairo_destroy>>;

Font font_named(std::string_view end) {
  for (const base::EmbeddedFile& file : embedded::paper_fonts()) {
    if (!file.name.ends_with(end)) continue;
    hb_blob_t* blob = hb_blob_create(file.bytes.data(), static_cast<unsigned>(file.bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* face = hb_face_create(blob, 0);
    Font font(hb_font_create(face));
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    hb_font_set_scale(font.get(), units_of_an_em, units_of_an_em);
    return font;
  }
  throw std::runtime_error("a font of the program is missing");
}

/// Outlines of glyphs as paths of Cairo, whose y grows downwards.
DrawFunctions path_functions() {
  DrawFunctions functions(hb_draw_funcs_create());
  hb_draw_funcs_set_move_to_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x, float y, void*) {
        cairo_move_to(static_cast<cairo_t*>(to), x, -y);
      },
      nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x, float y, void*) {
        cairo_line_to(static_cast<cairo_t*>(to), x, -y);
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x,
         float y, void*) { cairo_curve_to(static_cast<cairo_t*>(to), x1, -y1, x2, -y2, x, -y); },
      nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(
      functions.get(),
      [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, void*) {
        cairo_close_path(static_cast<cairo_t*>(to));
      },
      nullptr, nullptr);
  return functions;
}

double pixels(figure::Units units) {
  return units / units_of_a_pixel;
}

class PixelPainter {
 public:
  explicit PixelPainter(cairo_t* to)
      : to_(to),
        regular_(font_named("400Regular.ttf")),
        bold_(font_named("700Bold.ttf")),
        functions_(path_functions()),
        buffer_(hb_buffer_create()) {}

  void paint(const std::vector<figure::Shape>& shapes) {
    for (const figure::Shape& shape : shapes)
      std::visit([this](const auto& form) { (*this)(form); }, shape.form);
  }

  void operator()(const figure::Group& group) { paint(group.shapes); }
  void operator()(const figure::Rect& rect) {
    const double x = pixels(rect.x);
    const double y = pixels(rect.y);
    const double right = x + pixels(rect.width);
    const double bottom = y + pixels(rect.height);
    const double corner = std::min({pixels(rect.corner), (right - x) / 2, (bottom - y) / 2});
    if (corner <= 0) {
      cairo_rectangle(to_, x, y, right - x, bottom - y);
    } else {
      constexpr double quarter = std::numbers::pi / 2;
      cairo_new_sub_path(to_);
      cairo_arc(to_, right - corner, y + corner, corner, -quarter, 0);
      cairo_arc(to_, right - corner, bottom - corner, corner, 0, quarter);
      cairo_arc(to_, x + corner, bottom - corner, corner, quarter, 2 * quarter);
      cairo_arc(to_, x + corner, y + corner, corner, 2 * quarter, 3 * quarter);
      cairo_close_path(to_);
    }
    finish(rect.fill, rect.outline, figure::px(1), rect.dash);
  }
  void operator()(const figure::Line& line) {
    cairo_move_to(to_, pixels(line.from.x), pixels(line.from.y));
    cairo_line_to(to_, pixels(line.to.x), pixels(line.to.y));
    finish(Ink::none, line.ink, line.width, line.dash);
  }
  void operator()(const figure::Polyline& line) {
    for (const figure::Point& point : line.points) cairo_line_to(to_, pixels(point.x), pixels(point.y));
    if (line.is_closed) cairo_close_path(to_);
    finish(line.fill, line.ink, line.width, line.dash);
  }
  void operator()(const figure::Circle& circle) {
    cairo_new_sub_path(to_);
    cairo_arc(to_, pixels(circle.centre.x), pixels(circle.centre.y), pixels(circle.radius), 0,
              2 * std::numbers::pi);
    finish(circle.fill, circle.outline, circle.outline_width, figure::Dash::solid);
  }
  void operator()(const figure::Text& text) {
    if (text.ink == Ink::none) return;
    const std::string words = clean(text.content);
    hb_font_t* font = text.weight == figure::Weight::bold ? bold_.get() : regular_.get();
    hb_buffer_clear_contents(buffer_.get());
    hb_buffer_add_utf8(buffer_.get(), words.data(), static_cast<int>(words.size()), 0, -1);
    hb_buffer_guess_segment_properties(buffer_.get());
    hb_shape(font, buffer_.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer_.get(), &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer_.get(), &count);
    double width = 0;
    for (unsigned i = 0; i < count; ++i) width += places[i].x_advance;
    const double before = text.anchor == figure::Anchor::middle ? width / 2
                          : text.anchor == figure::Anchor::end  ? width
                                                                : 0;
    cairo_save(to_);
    cairo_translate(to_, pixels(text.at.x), pixels(text.at.y));
    const double size = pixels(text.size) / units_of_an_em;
    cairo_scale(to_, size, size);
    cairo_translate(to_, -before, 0);
    for (unsigned i = 0; i < count; ++i) {
      cairo_save(to_);
      cairo_translate(to_, places[i].x_offset, -places[i].y_offset);
      hb_font_get_glyph_shape(font, glyphs[i].codepoint, functions_.get(), to_);
      cairo_restore(to_);
      cairo_translate(to_, places[i].x_advance, 0);
    }
    cairo_restore(to_);
    set_ink(text.ink);
    cairo_fill(to_);
  }

 private:
  void set_ink(Ink ink) {
    constexpr double soft = 0.14;  // as in the style sheet of figures
    const figure::Colour colour = figure::colour_of(ink);
    cairo_set_source_rgba(to_, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                          ink == Ink::now_soft ? soft : 1);
  }

  void finish(Ink fill, Ink outline, figure::Units width, figure::Dash dash) {
    if (fill != Ink::none) {
      set_ink(fill);
      cairo_fill_preserve(to_);
    }
    if (outline != Ink::none) {
      static constexpr std::array dashed = {4.0, 3.0};
      static constexpr std::array dotted = {1.0, 3.0};
      set_ink(outline);
      cairo_set_line_width(to_, pixels(width));
      cairo_set_line_join(to_, CAIRO_LINE_JOIN_ROUND);
      cairo_set_dash(to_, dash == figure::Dash::dashed ? dashed.data() : dotted.data(),
                     dash == figure::Dash::solid ? 0 : 2, 0);
      cairo_stroke_preserve(to_);
    }
    cairo_new_path(to_);
  }

  cairo_t* to_;
  Font regular_;
  Font bold_;
  DrawFunctions functions_;
  Buffer buffer_;
};

}  // namespace

std::string png_of(const figure::Drawing& drawing, double scale) {
  constexpr double most_dots = 16e6;  // of a picture of two pages; more is a mistake
  const double width = pixels(drawing.width);
  const double height = pixels(drawing.height);
  const double fitting = std::min(scale, std::sqrt(most_dots / std::max(1.0, width * height)));
  const Surface surface(cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, std::max(1, static_cast<int>(std::lround(width * fitting))),
      std::max(1, static_cast<int>(std::lround(height * fitting)))));
  const Context context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_scale(context.get(), fitting, fitting);
  constexpr double dots_off_a_curve = 0.2;
  cairo_set_tolerance(context.get(), dots_off_a_curve);
  PixelPainter(context.get()).paint(drawing.shapes);
  cairo_surface_flush(surface.get());
  if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("a picture cannot be painted");
  const int rows = cairo_image_surface_get_height(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get()) / 4;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): pixels of this format are 32 bits, aligned
  const auto* pixels = reinterpret_cast<const std::uint32_t*>(cairo_image_surface_get_data(surface.get()));
  return indexed_png({pixels, static_cast<std::size_t>(rows) * static_cast<std::size_t>(stride)},
                     cairo_image_surface_get_width(surface.get()), rows, stride);
}

}  // namespace prongsai::doc_writers
