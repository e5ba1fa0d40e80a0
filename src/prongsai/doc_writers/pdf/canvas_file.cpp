// SPDX-License-Identifier: Apache-2.0
// What stands around the pages: links, outline, properties, pictures.
#include <algorithm>
#include <cstdint>

#include <fmt/core.h>
#include <png.h>

#include "prongsai/doc_writers/pdf/canvas_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

constexpr std::uint32_t longest_side = 4000;  // pixels of a logo

std::string xml_escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      result += c;
  }
  return result;
}

/// "2022-08-01" as a PDF date; nothing for anything else.
std::string date_of(std::string_view day) {
  if (day.size() != 10) return {};
  std::string digits;
  for (const char c : day)
    if (c >= '0' && c <= '9') digits += c;
  return digits.size() == 8 ? "D:" + digits + "000000+07'00'" : std::string();
}

struct Frame {
  int width = 0;
  int height = 0;
  int components = 0;
};

/// Size and colours by the first frame header of a JPEG file.
Frame jpeg_frame(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[i])); };
  std::size_t place = 2;
  while (place + 9 < bytes.size() && at(place) == 0xff) {
    const unsigned marker = at(place + 1);
    const bool is_frame =
        marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (is_frame)
      return {static_cast<int>(at(place + 7) << 8 | at(place + 8)),
              static_cast<int>(at(place + 5) << 8 | at(place + 6)), static_cast<int>(at(place + 9))};
    place += 2 + (at(place + 2) << 8 | at(place + 3));
  }
  return {};
}

struct Pixels {
  Frame frame;
  std::string colours;
  std::string opacity;
};

Pixels png_pixels(std::string_view bytes) {
  Pixels result;
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return result;
  if (image.width == 0 || image.height == 0 || image.width > longest_side || image.height > longest_side) {
    png_image_free(&image);
    return result;
  }
  image.format = PNG_FORMAT_RGBA;
  std::string all(PNG_IMAGE_SIZE(image), '\0');
  if (png_image_finish_read(&image, nullptr, all.data(), 0, nullptr) == 0) {
    png_image_free(&image);
    return result;
  }
  result.frame = {static_cast<int>(image.width), static_cast<int>(image.height), 3};
  for (std::size_t i = 0; i + 3 < all.size(); i += 4) {
    result.colours.append(all, i, 3);
    result.opacity += all[i + 3];
  }
  return result;
}

}  // namespace

const Canvas::Picture* Canvas::picture(const doc::Image& image) {
  if (pictured_ == &image) return picture_ ? &*picture_ : nullptr;
  pictured_ = &image;
  picture_.reset();
  if (image.bytes.starts_with("\xff\xd8")) {
    const Frame frame = jpeg_frame(image.bytes);
    if (frame.width <= 0 || frame.height <= 0 || (frame.components != 1 && frame.components != 3))
      return nullptr;
    const ObjectId id = objects_.add_stream(
        fmt::format("/Type/XObject/Subtype/Image/Width {}/Height {}/BitsPerComponent "
                    "8/ColorSpace/{}/Filter/DCTDecode",
                    frame.width, frame.height, frame.components == 1 ? "DeviceGray" : "DeviceRGB"),
        image.bytes, false);
    picture_ = Picture{id, frame.width, frame.height};
    return &*picture_;
  }
  const Pixels pixels = png_pixels(image.bytes);
  if (pixels.frame.width <= 0) return nullptr;
  const std::string size = fmt::format("/Type/XObject/Subtype/Image/Width {}/Height {}/BitsPerComponent 8",
                                       pixels.frame.width, pixels.frame.height);
  const ObjectId mask = objects_.add_stream(size + "/ColorSpace/DeviceGray", deflated(pixels.opacity), true);
  const ObjectId id = objects_.add_stream(size + "/ColorSpace/DeviceRGB/SMask " + reference(mask),
                                          deflated(pixels.colours), true);
  picture_ = Picture{id, pixels.frame.width, pixels.frame.height};
  return &*picture_;
}

std::optional<double> Canvas::proportion_of(const doc::Image& image) {
  const Picture* found = picture(image);
  if (found == nullptr) return std::nullopt;
  return static_cast<double>(found->width) / found->height;
}

bool Canvas::image(const doc::Image& image, double x, double y, double width, double height) {
  if (picture(image) == nullptr) return false;
  end_text();
  out_ += "q ";
  append(out_, width);
  out_ += "0 0 ";
  append(out_, height);
  append(out_, x);
  append(out_, pages_.back().height - y - height);
  out_ += "cm /I0 Do Q\n";
  return true;
}

void Canvas::link(Element element, double x, double y, double width, double height, const std::string& href,
                  const std::string& words) {
  const ObjectId id = objects_.reserve();
  const double top = pages_.back().height;
  std::string body = "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[";
  append(body, x);
  append(body, top - y - height);
  append(body, x + width);
  append(body, top - y);
  body += "]/Contents" + text_object(words) + "/StructParent " +
          std::to_string(tags_.add_annotation(element, page(), id));
  pages_.back().links.push_back(id);
  jumps_.push_back({id, std::move(body), href});
}

void Canvas::outline(std::string words, int level, double y, std::string id) {
  outline_.push_back({std::move(words), level, page(), y, std::move(id)});
}

ObjectId Canvas::write_outline() {
  const ObjectId root = objects_.reserve();
  std::vector<ObjectId> ids;
  for (std::size_t i = 0; i < outline_.size(); ++i) ids.push_back(objects_.reserve());
  const auto parent_of = [&](std::size_t index) -> std::ptrdiff_t {
    for (std::size_t i = index; i-- > 0;)
      if (outline_[i].level < outline_[index].level) return static_cast<std::ptrdiff_t>(i);
    return -1;
  };
  std::vector<std::vector<std::size_t>> kids(outline_.size() + 1);  // by parent; the last are of the root
  for (std::size_t i = 0; i < outline_.size(); ++i) {
    const std::ptrdiff_t parent = parent_of(i);
    kids[parent < 0 ? outline_.size() : static_cast<std::size_t>(parent)].push_back(i);
  }
  const auto family = [&](std::size_t parent) {
    if (kids[parent].empty()) return std::string();
    // A closed branch counts below zero: a reader opens what he wants.
    const std::string sign = parent == outline_.size() ? "" : "-";
    return "/First " + reference(ids[kids[parent].front()]) + "/Last " + reference(ids[kids[parent].back()]) +
           "/Count " + sign + std::to_string(kids[parent].size());
  };
  for (std::size_t parent = 0; parent < kids.size(); ++parent) {
    for (std::size_t k = 0; k < kids[parent].size(); ++k) {
      const std::size_t i = kids[parent][k];
      const Page& page = pages_[static_cast<std::size_t>(outline_[i].page)];
      std::string body = "<</Title" + text_object(outline_[i].words) + "/Parent " +
                         reference(parent == outline_.size() ? root : ids[parent]);
      if (k > 0) body += "/Prev " + reference(ids[kids[parent][k - 1]]);
      if (k + 1 < kids[parent].size()) body += "/Next " + reference(ids[kids[parent][k + 1]]);
      objects_.put(ids[i], body + family(i) +
                               fmt::format("/Dest[{} /XYZ null {:.0f} null]>>", reference(page.self),
                                           page.height - outline_[i].y));
    }
  }
  objects_.put(root, "<</Type/Outlines" + family(outline_.size()) + ">>");
  return root;
}

ObjectId Canvas::write_catalogue(const doc::Document& document, const std::vector<ObjectId>& pages,
                                 ObjectId tree) {
  const ObjectId structure = tags_.write(objects_, pages);
  const std::string metadata =
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta "
      "xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:format>application/pdf</"
      "dc:format><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
      xml_escaped(document.title) + "</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>" +
      xml_escaped(document.author) + "</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>" +
      xml_escaped(document.language) + "</rdf:li></rdf:Bag></dc:language><dc:identifier>" +
      xml_escaped(document.identifier) +
      "</dc:identifier></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
  const ObjectId words = objects_.add_stream("/Type/Metadata/Subtype/XML", metadata, false);
  std::string body = "<</Type/Catalog/Version/1.7/Pages " + reference(tree) + "/StructTreeRoot " +
                     reference(structure) + "/MarkInfo<</Marked true>>/Lang" +
                     bytes_object(document.language) +
                     "/ViewerPreferences<</DisplayDocTitle true>>/Metadata " + reference(words);
  if (!outline_.empty()) body += "/PageMode/UseOutlines/Outlines " + reference(write_outline());
  return objects_.add(body + ">>");
}

std::string Canvas::finish(const doc::Document& document) {
  for (const Jump& jump : jumps_) {
    std::string target;
    if (jump.target.starts_with('#')) {
      const auto found = std::find_if(outline_.begin(), outline_.end(),
                                      [&](const Outlined& o) { return o.id == jump.target.substr(1); });
      if (found != outline_.end()) {
        const Page& page = pages_[static_cast<std::size_t>(found->page)];
        target = fmt::format("/Dest[{} /XYZ null {:.0f} null]", reference(page.self), page.height - found->y);
      }
    } else {
      target = "/A<</S/URI/URI" + bytes_object(jump.target) + ">>";
    }
    objects_.put(jump.id, jump.body + target + ">>");
  }
  const ObjectId tree = objects_.reserve();
  std::string resources =
      "<</ProcSet[/PDF/Text/ImageC/ImageB]/Font" + fonts_.write(objects_) + "/ExtGState<</soft<</ca .14>>>>";
  if (picture_) resources += "/XObject<</I0 " + reference(picture_->object) + ">>";
  const ObjectId shared = objects_.add(resources + ">>");
  std::vector<ObjectId> ids;
  std::string kids;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const Page& page = pages_[i];
    ids.push_back(page.self);
    kids += reference(page.self) + " ";
    std::string body = "<</Type/Page/Parent " + reference(tree) + "/MediaBox[0 0 ";
    append(body, page.width);
    append(body, page.height);
    body += "]/Resources " + reference(shared) + "/Contents " + reference(page.content) + "/StructParents " +
            std::to_string(Tags::key_of(static_cast<int>(i))) + "/Tabs/S";
    if (!page.links.empty()) {
      body += "/Annots[";
      for (const ObjectId link : page.links) body += reference(link) + " ";
      body += "]";
    }
    objects_.put(page.self, body + ">>");
  }
  objects_.put(tree, "<</Type/Pages/Count " + std::to_string(pages_.size()) + "/Kids[" + kids + "]>>");
  const ObjectId root = write_catalogue(document, ids, tree);
  std::string info = "<</Title" + text_object(document.title) + "/Author" + text_object(document.author) +
                     "/Subject" + text_object(document.subject) + "/Producer(Prongsai)";
  const std::string date = date_of(document.date);
  if (!date.empty()) info += "/CreationDate" + bytes_object(date) + "/ModDate" + bytes_object(date);
  return objects_.finish(root, objects_.add(info + ">>"), document.identifier);
}

}  // namespace prongsai::doc_writers::pdf
