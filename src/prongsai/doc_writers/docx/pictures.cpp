// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <variant>

#include <fmt/format.h>

#include "prongsai/doc_writers/docx/pictures_detail.h"
#include "prongsai/doc_writers/markup_detail.h"

namespace prongsai::doc_writers {
namespace {

constexpr int emu_of_a_twip = 635;
constexpr double dots_of_a_pixel = 1.8;  // about 200 dots an inch: sharp on paper

std::string picture_run(const std::string& relation, int width, int height, const std::string& title,
                        const std::string& description, int number) {
  constexpr std::string_view main = "http://schemas.openxmlformats.org/drawingml/2006/main";
  constexpr std::string_view picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";
  const std::string extent = fmt::format("cx=\"{}\" cy=\"{}\"", std::int64_t{width} * emu_of_a_twip,
                                         std::int64_t{height} * emu_of_a_twip);
  return fmt::format(
      "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent {0}/>"
      "<wp:docPr id=\"{1}\" name=\"picture {1}\" descr=\"{2}\" title=\"{3}\"/>"
      "<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"{4}\" "
      "noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>"
      "<a:graphic xmlns:a=\"{4}\"><a:graphicData uri=\"{5}\"><pic:pic xmlns:pic=\"{5}\">"
      "<pic:nvPicPr><pic:cNvPr id=\"{1}\" name=\"picture {1}\"/><pic:cNvPicPr/></pic:nvPicPr>"
      "<pic:blipFill><a:blip r:embed=\"{6}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
      "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {0}/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
      "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
      extent, number, escaped(description), escaped(title), main, picture, relation);
}

figure::Units smallest_words(const std::vector<figure::Shape>& shapes) {
  figure::Units smallest = std::numeric_limits<figure::Units>::max();
  for (const figure::Shape& shape : shapes) {
    if (const auto* group = std::get_if<figure::Group>(&shape.form)) {
      smallest = std::min(smallest, smallest_words(group->shapes));
    } else if (const auto* text = std::get_if<figure::Text>(&shape.form)) {
      if (text->size > 0) smallest = std::min(smallest, text->size);
    }
  }
  return smallest;
}

int number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  int value = 0;
  for (std::size_t i = at; i < at + length; ++i) value = value * 256 + static_cast<unsigned char>(bytes[i]);
  return value;
}

PixelSize jpeg_size(std::string_view bytes) {
  for (std::size_t at = 2; at + 9 < bytes.size() && bytes[at] == '\xff';) {
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    const bool is_frame =
        marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (is_frame) return {number_at(bytes, at + 7, 2), number_at(bytes, at + 5, 2)};
    at += 2 + static_cast<std::size_t>(number_at(bytes, at + 2, 2));
  }
  return {};
}

}  // namespace

PixelSize pixel_size(std::string_view bytes) {
  constexpr int most = 100'000;  // beyond that, it is no size
  PixelSize size;
  if (bytes.starts_with("\x89PNG\r\n\x1a\n") && bytes.size() > 24 && bytes[16] == '\0' && bytes[20] == '\0') {
    size = {number_at(bytes, 16, 4), number_at(bytes, 20, 4)};
  } else if (bytes.starts_with("\xff\xd8")) {
    size = jpeg_size(bytes);
  }
  const bool is_sound = size.width > 0 && size.height > 0 && size.width < most && size.height < most;
  return is_sound ? size : PixelSize{};
}

int legible_width(const figure::Drawing& drawing) {
  constexpr double least = 6.4 * 20;  // of letters that are drawn larger than those of TH Sarabun New
  return static_cast<int>(std::lround(least * drawing.width / smallest_words(drawing.shapes)));
}

std::string drawing_run(const figure::Drawing& drawing, int width, int most_height, Surroundings& around) {
  if (drawing.width <= 0 || drawing.height <= 0) return "";
  const double scale = std::min(double(width) / drawing.width, double(most_height) / drawing.height);
  const std::string path = around.package.add_picture(png_of(drawing, dots_of_a_pixel), "image/png");
  return picture_run(
      around.relations.to_part("image", path), static_cast<int>(std::lround(drawing.width * scale)),
      static_cast<int>(std::lround(drawing.height * scale)), drawing.caption.title,
      drawing.caption.description.empty() ? drawing.caption.title : drawing.caption.description,
      ++around.last_picture);
}

std::string image_run(const doc::Image& image, int width, int height, Surroundings& around) {
  const PixelSize size = pixel_size(image.bytes);
  if (size.width == 0) return "";
  const double scale = std::min(double(width) / size.width, double(height) / size.height);
  const std::string type = image.bytes.starts_with("\xff\xd8") ? "image/jpeg" : "image/png";
  const std::string path = around.package.add_picture(image.bytes, type);
  return picture_run(
      around.relations.to_part("image", path), static_cast<int>(std::lround(size.width * scale)),
      static_cast<int>(std::lround(size.height * scale)), "", image.alternative, ++around.last_picture);
}

}  // namespace prongsai::doc_writers
