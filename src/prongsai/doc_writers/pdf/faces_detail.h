// SPDX-License-Identifier: Apache-2.0
// Words as glyphs: the four faces that paper is set in, and a few drawn signs that they lack.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <hb.h>

namespace prongsai::doc_writers::pdf {

/// Lengths within a face are thousandths of its size.
using Mille = int;

enum class FaceId : std::uint8_t { regular, italic, bold, bold_italic, signs };
inline constexpr std::size_t font_faces = 4;  ///< all but `signs`
inline constexpr std::size_t all_faces = 5;

[[nodiscard]] constexpr FaceId face_of(bool bold, bool italic) {
  return static_cast<FaceId>((bold ? 2 : 0) + (italic ? 1 : 0));
}

/// A glyph where the shaper put it. `text` bytes of the word belong to its cluster; 0 for all but the first
/// glyph of one.
struct Glyph {
  std::uint16_t id = 0;
  FaceId face = FaceId::regular;
  std::int16_t advance = 0;  ///< of the pen
  std::int16_t dx = 0;
  std::int16_t dy = 0;
  std::uint16_t text = 0;
};

struct Word {
  std::string text;  ///< what is shown: controls left out, tabs and line ends as blanks
  std::vector<Glyph> glyphs;
  Mille width = 0;
  std::uint16_t clusters = 0;
};

/// One drawn sign: a path in thousandths, y upwards.
struct Sign {
  char32_t code;
  Mille advance;
  const char* path;  ///< operators of a content stream
};

class Faces {
 public:
  /// Throws std::runtime_error where a font is broken.
  Faces();
  ~Faces();
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;

  /// The word in that face, shaped once. Stays valid until `forget_some`.
  [[nodiscard]] const Word& shape(FaceId face, std::string_view text);

  /// Bounds the memory that shaped words take. Call it between documents.
  void forget_some();

  /// How far the pen moves by the font's own table. Requires: a face of font_faces.
  [[nodiscard]] Mille advance(FaceId face, std::uint16_t glyph) const;
  [[nodiscard]] hb_face_t* face(FaceId face) const;
  /// Its name in PostScript: "Sarabun-Bold".
  [[nodiscard]] static std::string_view name_of(FaceId face);

 private:
  struct Face {
    hb_blob_t* blob = nullptr;
    hb_face_t* face = nullptr;
    hb_font_t* font = nullptr;
    std::vector<std::int16_t> advances;
  };

  void shape_run(FaceId face, std::string_view run, Word& word);
  void add_signs(std::string_view run, Word& word) const;

  std::array<Face, font_faces> faces_;
  std::array<std::unordered_map<std::string, Word>, font_faces> words_;
  hb_buffer_t* buffer_ = nullptr;
};

/// The drawn signs; a glyph of FaceId::signs is an index into it.
[[nodiscard]] const std::vector<Sign>& signs();

}  // namespace prongsai::doc_writers::pdf
