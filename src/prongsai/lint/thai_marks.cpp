// SPDX-License-Identifier: Apache-2.0
// Thai text as typed, scanned or taken out of a PDF, put in the one order that can be compared.
#include <array>
#include <vector>

#include "prongsai/lint/manuscript.h"
#include "prongsai/lint/text_detail.h"

namespace prongsai::lint {
namespace {

constexpr char32_t nikhahit = 0x0E4D;
constexpr char32_t sara_aa = 0x0E32;
constexpr char32_t sara_am = 0x0E33;
constexpr char32_t sara_e = 0x0E40;
constexpr char32_t sara_ae = 0x0E41;

bool is_tone(char32_t c) {
  return c >= 0x0E48 && c <= 0x0E4C;
}

bool is_vowel_mark(char32_t c) {
  return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || c == 0x0E47 || c == nikhahit;
}

bool is_mark(char32_t c) {
  return is_tone(c) || is_vowel_mark(c);
}

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool is_unseen(char32_t c) {
  return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

/// Old Thai fonts keep shifted and narrow shapes of marks in the private area; PDFs of their documents say
/// so.
char32_t without_shape(char32_t c) {
  static constexpr std::array<char32_t, 27> meant = {0x0E10, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E48, 0x0E49,
                                                     0x0E4A, 0x0E4B, 0x0E4C, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B,
                                                     0x0E4C, 0x0E0D, 0x0E31, 0x0E4D, 0x0E47, 0x0E48, 0x0E49,
                                                     0x0E4A, 0x0E4B, 0x0E4C, 0x0E38, 0x0E39, 0x0E3A};
  return c >= 0xF700 && c <= 0xF71A ? meant.at(c - 0xF700) : c;
}

/// Marks of one consonant: vowels before tones, each once.
void order_marks(std::u32string& text, std::size_t from) {
  std::u32string vowels;
  std::u32string tones;
  for (std::size_t i = from; i < text.size(); ++i) {
    std::u32string& into = is_tone(text[i]) ? tones : vowels;
    if (into.find(text[i]) == std::u32string::npos) into += text[i];
  }
  text.resize(from);
  text += vowels + tones;
}

}  // namespace

std::string tidy_thai(std::string_view text) {
  std::u32string out;
  std::size_t marks = 0;  // where the marks of the last consonant begin
  for (const char32_t raw : code_points(text)) {
    char32_t c = without_shape(raw);
    if (is_unseen(c)) continue;
    if (is_blank(c)) {
      if (!out.empty() && out.back() == ' ') continue;
      c = ' ';
    }
    if (is_mark(c)) {
      // A tone behind "ำ" was typed too late: it belongs before it.
      if (is_tone(c) && !out.empty() && out.back() == sara_am) {
        if (out.size() < 2 || out[out.size() - 2] != c) out.insert(out.size() - 1, 1, c);
        continue;
      }
      out += c;
      order_marks(out, marks);
      continue;
    }
    if (c == sara_aa && out.size() > marks) {
      const std::size_t ring = out.find(nikhahit, marks);
      if (ring != std::u32string::npos) {
        out.erase(ring, 1);
        c = sara_am;
      }
    }
    if (c == sara_e && !out.empty() && out.back() == sara_e) {
      out.back() = sara_ae;
      continue;
    }
    out += c;
    marks = out.size();
  }
  return utf8(out);
}

}  // namespace prongsai::lint
