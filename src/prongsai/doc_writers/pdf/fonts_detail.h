// SPDX-License-Identifier: Apache-2.0
// Which glyphs a document uses and what they mean, and the fonts that a file carries for them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/doc_writers/pdf/faces_detail.h"
#include "prongsai/doc_writers/pdf/objects_detail.h"

namespace prongsai::doc_writers::pdf {

class Fonts {
 public:
  explicit Fonts(const Faces& faces);

  /// Notes the glyph. False: it already stands for another text, so that this one must be said apart.
  [[nodiscard]] bool means(FaceId face, std::uint16_t glyph, std::string_view text);
  /// Notes a glyph that says nothing of its own.
  void use(FaceId face, std::uint16_t glyph);

  /// Writes the fonts that were used; the value of /Font in a page's resources.
  [[nodiscard]] std::string write(Objects& objects) const;

 private:
  struct Use {
    std::vector<std::string> meanings;  ///< by glyph
    std::vector<char> used;
    bool any = false;
  };
  [[nodiscard]] std::string widths(FaceId face) const;
  [[nodiscard]] ObjectId write_meanings(Objects& objects, FaceId face, int digits) const;
  [[nodiscard]] ObjectId write_face(Objects& objects, FaceId face) const;
  [[nodiscard]] ObjectId write_signs(Objects& objects) const;
  [[nodiscard]] std::string subset(FaceId face) const;

  const Faces& faces_;
  std::array<Use, all_faces> uses_;
};

/// The name of a face in page resources: "F0".
[[nodiscard]] std::string resource_of(FaceId face);

}  // namespace prongsai::doc_writers::pdf
