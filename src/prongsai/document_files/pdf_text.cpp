// SPDX-License-Identifier: Apache-2.0
// Painted pieces to printed lines.
#include <algorithm>
#include <cmath>
#include <limits>

#include <poppler-page.h>

#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/pdf_detail.h"

namespace prongsai::document_files {
namespace {

constexpr double blank_least = 0.19;  // of the letters' size; narrower gaps come from spacing letters out
constexpr std::size_t pieces_max = 50'000;

bool is_thai_mark(char32_t letter) {
  return letter == 0x0e31 || (letter >= 0x0e34 && letter <= 0x0e3a) || (letter >= 0x0e47 && letter <= 0x0e4e);
}
bool is_consonant(char32_t letter) {
  return letter >= 0x0e01 && letter <= 0x0e2e;
}
bool is_thai(char32_t letter) {
  return letter >= 0x0e01 && letter <= 0x0e5b;
}
bool is_digit(char32_t letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 0x0e50 && letter <= 0x0e59);
}

/// Dots and dashes of lists, and the shapes of U+25A0 to U+27BF that stand for them.
bool is_bullet(char32_t letter) {
  return letter == 0x2022 || letter == '-' || letter == 0x2013 || letter == 0x2023 || letter == 0x2043 ||
         letter == 0xb7 || letter == '*' || (letter >= 0x25a0 && letter <= 0x27bf);
}

std::u32string letters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::Letter letter = first_letter(text.substr(at));
    if (letter.bytes > 0) out += letter.code;
    at += std::max<std::size_t>(letter.bytes, 1);
  }
  return out;
}

/// Fonts of Windows 95 keep raised and lowered forms of Thai marks in the private use area, from U+F700 on.
char32_t plain_thai(char32_t letter) {
  constexpr char32_t plain[] = {0x0e10, 0x0e34, 0x0e35, 0x0e36, 0x0e37, 0x0e48, 0x0e49, 0x0e4a, 0x0e4b,
                                0x0e4c, 0x0e48, 0x0e49, 0x0e4a, 0x0e4b, 0x0e4c, 0x0e0d, 0x0e31, 0x0e4d,
                                0x0e47, 0x0e48, 0x0e49, 0x0e4a, 0x0e4b, 0x0e4c, 0x0e38, 0x0e39, 0x0e3a};
  return letter >= 0xf700 && letter < 0xf700 + std::size(plain) ? plain[letter - 0xf700] : letter;
}

std::u32string letters_of(const poppler::ustring& text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t letter = text[i];
    if (letter >= 0xd800 && letter < 0xdc00 && i + 1 < text.size()) {
      letter = 0x10000 + ((letter - 0xd800) << 10U) + (static_cast<char32_t>(text[++i]) & 0x3ffU);
    }
    letter = plain_thai(letter);
    // Symbol and Wingdings keep their bullets in the private use area too.
    if (letter >= 0xf0a0 && letter <= 0xf0ff) letter = 0x2022;
    if (letter >= 0xd800 && letter < 0xe000) letter = 0xfffd;
    out += letter;
  }
  return out;
}

/// Fonts of kind 3 tell no size that means anything: letters are seldom narrower than half of theirs.
double believable_size(const Piece& piece) {
  const auto letters = std::count_if(piece.letters.begin(), piece.letters.end(),
                                     [](char32_t letter) { return !is_thai_mark(letter); });
  if (letters < 3) return piece.size;
  return std::max(std::min(piece.size, 2.1 * piece.box.width() / static_cast<double>(letters)),
                  0.6 * piece.size);
}

/// Marks that begin a piece were painted apart from their letter: it is the one that ends where they stand.
void give_marks_back(std::vector<Piece>& row) {
  for (std::size_t p = 0; p < row.size(); ++p) {
    std::size_t marks = 0;
    while (marks < row[p].letters.size() && is_thai_mark(row[p].letters[marks])) ++marks;
    if (marks == 0) continue;
    const double at = row[p].box.left;
    std::size_t best_piece = p;
    std::size_t best = 0;
    double least = row[p].size;  // farther away than a letter it belongs to none
    for (std::size_t q = 0; q < row.size(); ++q) {
      for (std::size_t i = q == p ? marks : 0; i < row[q].letters.size(); ++i) {
        const double distance = std::abs(row[q].rights[i] - at);
        if (is_consonant(row[q].letters[i]) && distance < least) {
          least = distance;
          best_piece = q;
          best = i + 1;
        }
      }
    }
    if (best == 0) continue;
    const std::u32string moved = row[p].letters.substr(0, marks);
    if (best_piece == p) best -= marks;
    row[p].letters.erase(0, marks);
    row[p].rights.erase(row[p].rights.begin(), row[p].rights.begin() + static_cast<std::ptrdiff_t>(marks));
    Piece& to = row[best_piece];
    while (best < to.letters.size() && is_thai_mark(to.letters[best])) ++best;
    to.letters.insert(best, moved);
    to.rights.insert(to.rights.begin() + static_cast<std::ptrdiff_t>(best), marks, at);
  }
  std::erase_if(row, [](const Piece& piece) { return piece.letters.empty(); });
}

std::vector<Stretch> stretches_of(std::vector<Piece> row, double gap) {
  std::sort(row.begin(), row.end(), [](const Piece& a, const Piece& b) {
    return a.box.left != b.box.left ? a.box.left < b.box.left : a.box.right < b.box.right;
  });
  give_marks_back(row);
  std::vector<Stretch> out;
  double end = -std::numeric_limits<double>::infinity();
  bool could_break = false;
  for (const Piece& piece : row) {
    const double space = piece.box.left - end;
    if (out.empty() || space > gap * piece.size) {
      out.push_back({piece.box, {}, piece.size, true});
      could_break = false;
    } else if (space > blank_least * piece.size) {
      // A number stays with its unit.
      const char last = out.back().text.back();
      could_break = could_break || last < '0' || last > '9';
      out.back().text += ' ';
    }
    Stretch& stretch = out.back();
    if (!could_break) stretch.first_width = piece.box.right - stretch.box.left;
    for (const char32_t letter : piece.letters) append_utf8(stretch.text, letter);
    stretch.box.include(piece.box);
    stretch.bold = stretch.bold && piece.bold;
    stretch.size = std::max(stretch.size, piece.size);
    end = std::max(end, piece.box.right);
  }
  for (Stretch& stretch : out) stretch.text = tidy(stretch.text);
  std::erase_if(out, [](const Stretch& stretch) { return stretch.text.empty(); });
  return out;
}

}  // namespace

void Box::include(const Box& other) {
  left = std::min(left, other.left);
  top = std::min(top, other.top);
  right = std::max(right, other.right);
  bottom = std::max(bottom, other.bottom);
}

std::vector<Piece> pieces_of(const poppler::page& page) {
  std::vector<Piece> out;
  for (const poppler::text_box& word : page.text_list(poppler::page::text_list_include_font)) {
    if (out.size() >= pieces_max) break;
    const poppler::rectf box = word.bbox();
    Piece piece;
    piece.box = {box.left(), box.top(), box.right(), box.bottom()};
    if (!std::isfinite(piece.box.width()) || !std::isfinite(piece.box.height())) continue;
    piece.letters = letters_of(word.text());
    for (std::size_t i = 0; i < piece.letters.size(); ++i) {
      piece.rights.push_back(word.char_bbox(i).right());
    }
    piece.size = word.has_font_info() ? word.get_font_size() : piece.box.height();
    if (!(piece.size > 1)) piece.size = std::max(piece.box.height(), 1.0);
    piece.size = believable_size(piece);
    const std::string font = word.has_font_info() ? word.get_font_name() : std::string();
    piece.bold = font.find("Bold") != std::string::npos || font.find("bold") != std::string::npos;
    out.push_back(std::move(piece));
  }
  return out;
}

std::vector<std::vector<Stretch>> rows_of(std::vector<Piece> pieces, double gap) {
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.box.middle() != b.box.middle() ? a.box.middle() < b.box.middle() : a.box.left < b.box.left;
  });
  std::vector<std::vector<Piece>> rows;
  double middle = 0;
  double height = 0;
  for (Piece& piece : pieces) {
    const double near = 0.3 * std::min(height, piece.box.height());
    if (rows.empty() || piece.box.middle() - middle > near) {
      rows.emplace_back();
      middle = piece.box.middle();
      height = piece.box.height();
    }
    rows.back().push_back(std::move(piece));
  }
  std::vector<std::vector<Stretch>> out;
  for (std::vector<Piece>& row : rows) {
    auto stretches = stretches_of(std::move(row), gap);
    if (!stretches.empty()) out.push_back(std::move(stretches));
  }
  return out;
}

void append_wrapped(std::string& to, const std::string& next) {
  if (to.empty() || next.empty()) {
    to += next;
    return;
  }
  const std::u32string before = letters_of(to);
  const std::u32string after = letters_of(next);
  const char32_t last = before.back();
  const char32_t first = after.front();
  // Between Thai letters a line breaks at a word, where nothing stands in most cases. Thai digits are
  // numbers.
  const bool inside_thai = is_thai(last) && is_thai(first) && !is_digit(last) && !is_digit(first) &&
                           last != 0x0e46 && last != 0x0e2f;
  const bool clings = last == '/' || last == '(' || last == 0x201c || first == ')' || first == '/' ||
                      first == 0x201d || first == '%';
  if (!inside_thai && !clings) to += ' ';
  to += next;
}

bool is_list_mark(const std::string& text) {
  const std::u32string letters = letters_of(text);
  if (letters.empty() || letters.size() > 8) return false;
  if (letters.size() == 1) return is_bullet(letters[0]);
  const char32_t last = letters.back();
  if (last != '.' && last != ')' && !is_digit(last)) return false;
  if (letters.size() == 2 && (is_consonant(letters[0]) || (letters[0] >= 'a' && letters[0] <= 'z'))) {
    return true;
  }
  // "2.1" counts, "85.98" and "(1.44" are figures.
  const std::size_t stop = text.find('.');
  const bool is_figure = is_digit(last) && (letters.front() == '(' || text.size() - stop > 2);
  if (is_figure || text.find_first_of(".)") == std::string::npos) return false;
  return std::all_of(letters.begin(), letters.end(), [](char32_t letter) {
    return is_digit(letter) || letter == '.' || letter == ')' || letter == '(';
  });
}

bool begins_with_list_mark(const std::string& text) {
  const std::size_t blank = text.find(' ');
  return blank != std::string::npos && is_list_mark(text.substr(0, blank));
}

}  // namespace prongsai::document_files
