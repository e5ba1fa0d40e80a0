// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>
#include <stdexcept>

#include "prongsai/base/embedded.h"
#include "prongsai/doc_writers/pdf/codes_detail.h"
#include "prongsai/doc_writers/pdf/faces_detail.h"

namespace prongsai::embedded {
std::span<const base::EmbeddedFile> paper_fonts();
}

namespace prongsai::doc_writers::pdf {
namespace {

constexpr int thousandths = 1000;
constexpr std::size_t words_kept = 20'000;  // a face; some megabytes

constexpr std::array<std::string_view, font_faces> file_ends = {"400Regular.ttf", "400Regular_Italic.ttf",
                                                                "700Bold.ttf", "700Bold_Italic.ttf"};

/// What is shown of a text: no controls, no zero-width signs, blanks for tabs and line ends, and no byte that
/// is not UTF-8.
std::string shown(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first = at;
    const char32_t code = next_code(text, at);
    if (code == '\t' || code == '\n' || code == '\r')
      result += ' ';
    else if (code == wrong_code)
      result += "\xef\xbf\xbd";
    else if (code == 0x2011)
      result += '-';
    else if (code >= 0x20 && code != 0x7f && code != 0xad && !(code >= 0x200b && code <= 0x200f) &&
             code != 0x2060 && code != 0xfeff)
      result += text.substr(first, at - first);
  }
  return result;
}

std::size_t sign_of(char32_t code) {
  const auto& all = signs();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Sign& sign) { return sign.code == code; });
  return static_cast<std::size_t>(found - all.begin());
}

}  // namespace

Faces::Faces() : buffer_(hb_buffer_create()) {
  for (const base::EmbeddedFile& file : embedded::paper_fonts()) {
    for (std::size_t i = 0; i < font_faces; ++i) {
      if (!file.name.ends_with(file_ends[i])) continue;
      Face& face = faces_[i];
      face.blob = hb_blob_create(file.bytes.data(), static_cast<unsigned>(file.bytes.size()),
                                 HB_MEMORY_MODE_READONLY, nullptr, nullptr);
      face.face = hb_face_create(face.blob, 0);
      face.font = hb_font_create(face.face);
      hb_font_set_scale(face.font, thousandths, thousandths);
      face.advances.resize(hb_face_get_glyph_count(face.face));
      for (std::size_t glyph = 0; glyph < face.advances.size(); ++glyph)
        face.advances[glyph] = static_cast<std::int16_t>(
            hb_font_get_glyph_h_advance(face.font, static_cast<hb_codepoint_t>(glyph)));
    }
  }
  for (const Face& face : faces_)
    if (face.advances.empty()) throw std::runtime_error("a font of the program is missing or broken");
}

Faces::~Faces() {
  for (Face& face : faces_) {
    hb_font_destroy(face.font);
    hb_face_destroy(face.face);
    hb_blob_destroy(face.blob);
  }
  hb_buffer_destroy(buffer_);
}

const Word& Faces::shape(FaceId face, std::string_view text) {
  auto& words = words_[static_cast<std::size_t>(face)];
  thread_local std::string key;
  key.assign(text);
  const auto found = words.find(key);
  if (found != words.end()) return found->second;
  Word word;
  word.text = shown(text);
  // A run ends where the next sign is one that only we can draw.
  hb_font_t* font = faces_[static_cast<std::size_t>(face)].font;
  std::size_t first = 0;
  bool was_drawn = false;
  for (std::size_t at = 0; at < word.text.size();) {
    const std::size_t here = at;
    const char32_t code = next_code(word.text, at);
    hb_codepoint_t glyph = 0;
    const bool is_drawn =
        hb_font_get_nominal_glyph(font, code, &glyph) == 0 && sign_of(code) < signs().size();
    if (is_drawn != was_drawn && here > first) {
      const std::string_view run = std::string_view(word.text).substr(first, here - first);
      was_drawn ? add_signs(run, word) : shape_run(face, run, word);
      first = here;
    }
    was_drawn = is_drawn;
  }
  const std::string_view run = std::string_view(word.text).substr(first);
  if (!run.empty()) was_drawn ? add_signs(run, word) : shape_run(face, run, word);
  for (const Glyph& glyph : word.glyphs) {
    word.width += glyph.advance;
    if (glyph.text > 0) ++word.clusters;
  }
  return words.emplace(key, std::move(word)).first->second;
}

void Faces::shape_run(FaceId face, std::string_view run, Word& word) {
  hb_buffer_clear_contents(buffer_);
  hb_buffer_add_utf8(buffer_, run.data(), static_cast<int>(run.size()), 0, static_cast<int>(run.size()));
  hb_buffer_set_direction(buffer_, HB_DIRECTION_LTR);
  hb_buffer_guess_segment_properties(buffer_);
  hb_shape(faces_[static_cast<std::size_t>(face)].font, buffer_, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer_, &count);
  for (unsigned i = 0; i < count; ++i) {
    Glyph glyph;
    glyph.id = static_cast<std::uint16_t>(infos[i].codepoint);
    glyph.face = face;
    glyph.advance = static_cast<std::int16_t>(places[i].x_advance);
    glyph.dx = static_cast<std::int16_t>(places[i].x_offset);
    glyph.dy = static_cast<std::int16_t>(places[i].y_offset);
    if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
      unsigned next = i + 1;
      while (next < count && infos[next].cluster == infos[i].cluster) ++next;
      const std::size_t end = next < count ? infos[next].cluster : run.size();
      glyph.text = static_cast<std::uint16_t>(end - infos[i].cluster);
    }
    word.glyphs.push_back(glyph);
  }
}

void Faces::add_signs(std::string_view run, Word& word) const {
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t first = at;
    const std::size_t index = sign_of(next_code(run, at));
    Glyph glyph;
    glyph.id = static_cast<std::uint16_t>(index);
    glyph.face = FaceId::signs;
    glyph.advance = static_cast<std::int16_t>(signs()[index].advance);
    glyph.text = static_cast<std::uint16_t>(at - first);
    word.glyphs.push_back(glyph);
  }
}

void Faces::forget_some() {
  for (auto& words : words_)
    if (words.size() > words_kept) words.clear();
}

Mille Faces::advance(FaceId face, std::uint16_t glyph) const {
  const auto& advances = faces_[static_cast<std::size_t>(face)].advances;
  return glyph < advances.size() ? advances[glyph] : 0;
}

hb_face_t* Faces::face(FaceId face) const {
  return faces_[static_cast<std::size_t>(face)].face;
}

std::string_view Faces::name_of(FaceId face) {
  constexpr std::array<std::string_view, all_faces> names = {
      "Sarabun-Regular", "Sarabun-Italic", "Sarabun-Bold", "Sarabun-BoldItalic", "Prongsai-Signs"};
  return names[static_cast<std::size_t>(face)];
}

const std::vector<Sign>& signs() {
  // Circles are four curves; a sign sits on the middle height of small letters.
  static const std::vector<Sign> all = {
      {U'◆', 560, "280 40 m 500 290 l 280 540 l 60 290 l h f"},
      {U'♦', 560, "280 40 m 500 290 l 280 540 l 60 290 l h f"},
      {U'◇', 560, "50 w 280 80 m 465 290 l 280 500 l 95 290 l h S"},
      {U'●', 560,
       "280 490 m 390 490 480 400 480 290 c 480 180 390 90 280 90 c 170 90 80 180 80 290 c 80 400 170 490 "
       "280 490 c f"},
      {U'○', 560,
       "50 w 280 465 m 377 465 455 387 455 290 c 455 193 377 115 280 115 c 183 115 105 193 105 290 c 105 387 "
       "183 465 280 465 c h S"},
      {U'▶', 560, "90 60 m 500 290 l 90 520 l h f"},
      {U'►', 560, "90 60 m 500 290 l 90 520 l h f"},
      {U'▸', 440, "90 110 m 380 290 l 90 470 l h f"},
      {U'➤', 560, "60 60 m 520 290 l 60 520 l 170 290 l h f"},
      {U'▪', 440, "90 160 260 260 re f"},
      {U'■', 600, "70 60 460 460 re f"},
      {U'□', 600, "50 w 95 85 410 410 re S"},
      {U'☐', 600, "50 w 95 85 410 410 re S"},
      {U'☑', 600, "50 w 95 85 410 410 re S 70 w 170 300 m 270 190 l 440 430 l S"},
      {U'✓', 600, "80 w 90 300 m 240 130 l 520 540 l S"},
      {U'✔', 600, "110 w 90 300 m 240 130 l 520 540 l S"},
      {U'✗', 560, "80 w 100 110 m 460 490 l 100 490 m 460 110 l S"},
      {U'✘', 560, "110 w 100 110 m 460 490 l 100 490 m 460 110 l S"},
      {U'★', 600,
       "300 600 m 370 390 l 590 390 l 412 262 l 480 50 l 300 180 l 120 50 l 188 262 l 10 390 l 230 390 l h "
       "f"},
      {U'☆', 600,
       "300 600 m 370 390 l 590 390 l 412 262 l 480 50 l 300 180 l 120 50 l 188 262 l 10 390 l 230 390 l h "
       "f"},
  };
  return all;
}

}  // namespace prongsai::doc_writers::pdf
