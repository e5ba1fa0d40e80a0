// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <fmt/core.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include "prongsai/base/digest.h"
#include "prongsai/doc_writers/pdf/fonts_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

constexpr std::size_t meanings_a_block = 100;  // as the specification of CMaps allows

std::string tag_of(std::string_view seed) {
  // Six capital letters that differ where the glyphs differ.
  const std::string digest = base::sha256_hex(seed);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i)
    tag += static_cast<char>('A' + (digest[2 * i] * 7 + digest[2 * i + 1]) % 26);
  return tag;
}

}  // namespace

std::string resource_of(FaceId face) {
  return std::string("F") + static_cast<char>('0' + static_cast<int>(face));
}

Fonts::Fonts(const Faces& faces) : faces_(faces) {
  for (std::size_t i = 0; i < all_faces; ++i) {
    const std::size_t count =
        i < font_faces ? hb_face_get_glyph_count(faces.face(static_cast<FaceId>(i))) : signs().size();
    uses_[i].meanings.resize(count);
    uses_[i].used.resize(count);
  }
}

bool Fonts::means(FaceId face, std::uint16_t glyph, std::string_view text) {
  Use& use = uses_[static_cast<std::size_t>(face)];
  use.any = true;
  use.used[glyph] = 1;
  std::string& meaning = use.meanings[glyph];
  if (meaning.empty()) meaning = text;
  return meaning == text;
}

void Fonts::use(FaceId face, std::uint16_t glyph) {
  Use& use = uses_[static_cast<std::size_t>(face)];
  use.any = true;
  use.used[glyph] = 1;
}

std::string Fonts::widths(FaceId face) const {
  const Use& use = uses_[static_cast<std::size_t>(face)];
  std::string result = "[";
  for (std::size_t glyph = 0; glyph < use.used.size(); ++glyph) {
    if (use.used[glyph] == 0) continue;
    result += std::to_string(glyph) + "[";
    while (glyph < use.used.size() && use.used[glyph] != 0)
      result += std::to_string(faces_.advance(face, static_cast<std::uint16_t>(glyph++))) + " ";
    result.back() = ']';
  }
  return result + "]";
}

ObjectId Fonts::write_meanings(Objects& objects, FaceId face, int digits) const {
  const Use& use = uses_[static_cast<std::size_t>(face)];
  std::string map =
      "/CIDInit/ProcSet findresource begin 12 dict begin "
      "begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange\n";
  map += digits == 4 ? "<0000><FFFF>" : "<00><FF>";
  map += "\nendcodespacerange\n";
  std::vector<std::string> rows;
  for (std::size_t glyph = 0; glyph < use.used.size(); ++glyph)
    if (!use.meanings[glyph].empty())
      rows.push_back((digits == 4 ? fmt::format("<{:04X}><", glyph) : fmt::format("<{:02X}><", glyph)) +
                     utf16_hex(use.meanings[glyph]) + ">\n");
  for (std::size_t first = 0; first < rows.size(); first += meanings_a_block) {
    const std::size_t last = std::min(first + meanings_a_block, rows.size());
    map += std::to_string(last - first) + " beginbfchar\n";
    for (std::size_t i = first; i < last; ++i) map += rows[i];
    map += "endbfchar\n";
  }
  map += "endcmap CMapName currentdict/CMap defineresource pop end end";
  return objects.add_stream("", deflated(map), true);
}

std::string Fonts::subset(FaceId face) const {
  const Use& use = uses_[static_cast<std::size_t>(face)];
  hb_subset_input_t* input = hb_subset_input_create_or_fail();
  if (input == nullptr) throw std::runtime_error("no memory for a font");
  // Glyphs keep their numbers, so that pages can be written before it is known which there will be.
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS);
  hb_set_t* glyphs = hb_subset_input_glyph_set(input);
  for (std::size_t glyph = 0; glyph < use.used.size(); ++glyph)
    if (use.used[glyph] != 0) hb_set_add(glyphs, static_cast<hb_codepoint_t>(glyph));
  hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* table : {"GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "cmap", "DSIG", "kern", "gasp",
                            "STAT", "hdmx", "VDMX"})
    hb_set_add(dropped, hb_tag_from_string(table, 4));
  hb_face_t* small = hb_subset_or_fail(faces_.face(face), input);
  hb_subset_input_destroy(input);
  if (small == nullptr) throw std::runtime_error("a font of the program is broken");
  hb_blob_t* blob = hb_face_reference_blob(small);
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(blob, &length);
  std::string result(bytes, length);
  hb_blob_destroy(blob);
  hb_face_destroy(small);
  return result;
}

ObjectId Fonts::write_face(Objects& objects, FaceId face) const {
  const std::string bytes = subset(face);
  const std::string name = tag_of(bytes) + "+" + std::string(Faces::name_of(face));
  const ObjectId file = objects.add_stream("/Length1 " + std::to_string(bytes.size()), deflated(bytes), true);
  hb_font_t* font = hb_font_create(faces_.face(face));
  hb_font_set_scale(font, 1000, 1000);
  hb_font_extents_t extents{};
  hb_font_get_h_extents(font, &extents);
  hb_font_destroy(font);
  const bool is_italic = face == FaceId::italic || face == FaceId::bold_italic;
  const bool is_bold = face == FaceId::bold || face == FaceId::bold_italic;
  constexpr int symbolic = 4;
  constexpr int italic = 64;
  const ObjectId descriptor =
      objects.add(fmt::format("<</Type/FontDescriptor/FontName/{}/Flags {}/FontBBox[-600 -500 1500 "
                              "1300]/ItalicAngle {}/Ascent {}/Descent {}/CapHeight 700/StemV {}"
                              "/FontFile2 {}>>",
                              name, symbolic + (is_italic ? italic : 0), is_italic ? -12 : 0,
                              extents.ascender, extents.descender, is_bold ? 140 : 80, reference(file)));
  const ObjectId inner =
      objects.add(fmt::format("<</Type/Font/Subtype/CIDFontType2/BaseFont/{}/CIDSystemInfo<</Registry(Adobe)/"
                              "Ordering(Identity)/Supplement 0>>/FontDescriptor {}"
                              "/CIDToGIDMap/Identity/DW 0/W{}>>",
                              name, reference(descriptor), widths(face)));
  return objects.add(fmt::format(
      "<</Type/Font/Subtype/Type0/BaseFont/{}/Encoding/Identity-H/DescendantFonts[{}]/ToUnicode {}>>", name,
      reference(inner), reference(write_meanings(objects, face, 4))));
}

ObjectId Fonts::write_signs(Objects& objects) const {
  const Use& use = uses_[static_cast<std::size_t>(FaceId::signs)];
  std::string procedures;
  std::string names;
  std::string advances;
  for (std::size_t i = 0; i < signs().size(); ++i) {
    const Sign& sign = signs()[i];
    advances += std::to_string(sign.advance) + " ";
    names += fmt::format("/s{}", i);
    if (use.used[i] == 0) continue;
    const std::string drawing = fmt::format("{} 0 0 -100 700 800 d1 {}", sign.advance, sign.path);
    procedures += fmt::format("/s{} {}", i, reference(objects.add_stream("", drawing, false)));
  }
  return objects.add(fmt::format(
      "<</Type/Font/Subtype/Type3/Name/Signs/FontBBox[0 -100 700 800]/FontMatrix[.001 0 0 .001 0 "
      "0]/Resources<<>>/CharProcs<<{}>>"
      "/Encoding<</Type/Encoding/Differences[0{}]>>/FirstChar 0/LastChar {}/Widths[{}]/ToUnicode {}>>",
      procedures, names, signs().size() - 1, advances, reference(write_meanings(objects, FaceId::signs, 2))));
}

std::string Fonts::write(Objects& objects) const {
  std::string result = "<<";
  for (std::size_t i = 0; i < all_faces; ++i) {
    if (!uses_[i].any) continue;
    const auto face = static_cast<FaceId>(i);
    const ObjectId id = face == FaceId::signs ? write_signs(objects) : write_face(objects, face);
    result += "/" + resource_of(face) + " " + reference(id);
  }
  return result + ">>";
}

}  // namespace prongsai::doc_writers::pdf
