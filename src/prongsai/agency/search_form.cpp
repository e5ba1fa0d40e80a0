// SPDX-License-Identifier: Apache-2.0
#include "prongsai/agency/search_form.h"

#include <array>
#include <utility>

#include "prongsai/agency/code_points_detail.h"

namespace prongsai::agency {
namespace {

/// When letters may be an abbreviation although no dot says so.
enum class Bare : unsigned char {
  never,        ///< only with the dot: จ. of จังหวัด, but จ begins many words
  whole_word,   ///< when nothing follows but a blank: "ทต วังไผ่", not "ทตวังไผ่"
  word_opener,  ///< also glued to the word: "อบตดอนแก้ว"
};

struct Abbreviation {
  std::u32string_view letters;
  std::u32string_view words;
  Bare bare;
};

// The longer ones first, so that "อ.บ.ต." is not read as an อำเภอ.
constexpr std::array<Abbreviation, 19> abbreviations = {{
    {U"รพสต", U"โรงพยาบาลส่งเสริมสุขภาพตำบล", Bare::word_opener},
    {U"อบต", U"องค์การบริหารส่วนตำบล", Bare::word_opener},
    {U"อบจ", U"องค์การบริหารส่วนจังหวัด", Bare::word_opener},
    {U"อปท", U"องค์กรปกครองส่วนท้องถิ่น", Bare::word_opener},
    {U"กทม", U"กรุงเทพมหานคร", Bare::word_opener},
    {U"สนง", U"สำนักงาน", Bare::word_opener},
    {U"มรภ", U"มหาวิทยาลัยราชภัฏ", Bare::word_opener},
    {U"มทร", U"มหาวิทยาลัยเทคโนโลยีราชมงคล", Bare::word_opener},
    {U"ทต", U"เทศบาลตำบล", Bare::whole_word},
    {U"ทม", U"เทศบาลเมือง", Bare::whole_word},
    {U"ทน", U"เทศบาลนคร", Bare::whole_word},
    {U"สป", U"สำนักงานปลัด", Bare::whole_word},
    {U"รพ", U"โรงพยาบาล", Bare::whole_word},
    {U"รร", U"โรงเรียน", Bare::whole_word},
    {U"จว", U"จังหวัด", Bare::whole_word},
    {U"จ", U"จังหวัด", Bare::never},
    {U"อ", U"อำเภอ", Bare::never},
    {U"ต", U"ตำบล", Bare::never},
    {U"ม", U"มหาวิทยาลัย", Bare::never},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> english_spellings = {{
    {"organis", "organiz"},
    {"tambonadministrative", "subdistrictadministrative"},
    {"tambonmunicipality", "subdistrictmunicipality"},
}};

constexpr std::size_t long_enough_inside_a_word = 3;

char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c = c - 0xFF01 + '!';
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 0x20;
  if (c >= 0x0E50 && c <= 0x0E59) return c - 0x0E50 + '0';
  if (c == 0x0E45) return 0x0E32;  // the long tail of ฤๅ, often typed as า
  return is_blank(c) ? U' ' : c;
}

bool is_digit_or_small(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

bool is_word(char32_t c) {
  return is_digit_or_small(c) || is_thai_letter(c);
}

bool counts(char32_t c) {
  if (c < 0x80) return is_digit_or_small(c);
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x0E00 && c <= 0x0E7F) return is_thai_letter(c);
  return !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F) && c != 0xFFFD;
}

/// A vowel behind its consonant, or a mark: what keeps the letter before it from standing for a word.
bool leans_back(char32_t c) {
  return is_thai_mark(c) || c == 0x0E30 || c == 0x0E32 || c == 0x0E33;
}

/// Code points taken by the abbreviation at `at`, dots included; 0 when it does not stand there.
std::size_t length_at(const std::vector<char32_t>& text, std::size_t at, const Abbreviation& one) {
  std::size_t next = at;
  bool dotted = false;
  for (const char32_t letter : one.letters) {
    if (next >= text.size() || text[next] != letter) return 0;
    ++next;
    dotted = next < text.size() && text[next] == U'.';
    if (dotted) ++next;
  }
  const bool starts_a_word = at == 0 || !is_word(text[at - 1]);
  if (!starts_a_word && !(dotted && one.letters.size() >= long_enough_inside_a_word)) return 0;
  if (dotted) return next - at;
  const bool word_ends = next == text.size() || !is_word(text[next]);
  const bool fits = one.bare == Bare::word_opener ? word_ends || !leans_back(text[next])
                                                  : one.bare == Bare::whole_word && word_ends;
  return fits ? next - at : 0;
}

std::vector<char32_t> written_out(const std::vector<char32_t>& text) {
  std::vector<char32_t> out;
  out.reserve(text.size() * 2);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t taken = 0;
    for (const Abbreviation& one : abbreviations) {
      if (text[at] != one.letters.front()) continue;
      taken = length_at(text, at, one);
      if (taken == 0) continue;
      out.insert(out.end(), one.words.begin(), one.words.end());
      break;
    }
    if (taken == 0) out.push_back(text[at]);
    at += taken == 0 ? 1 : taken;
  }
  return out;
}

bool starts_letter(std::string_view text, std::size_t at, std::string_view first, std::string_view last) {
  const std::string_view letter = text.substr(at, first.size());
  return letter.size() == first.size() && letter >= first && letter <= last;
}

}  // namespace

std::string search_form(std::string_view text) {
  std::vector<char32_t> points;
  points.reserve(text.size());
  for (const char32_t c : code_points(text)) {
    if (!is_invisible(c)) points.push_back(plain(c));
  }
  points = written_out(in_mark_order(points));
  std::string out;
  out.reserve(points.size() * 3);
  for (const char32_t c : points) {
    if (counts(c)) append_utf8(out, c);
  }
  for (const auto& [from, to] : english_spellings) {
    for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size())) {
      out.replace(at, from.size(), to);
    }
  }
  return out;
}

bool name_matches(std::string_view name, std::string_view typed) {
  return search_form(name).find(search_form(typed)) != std::string::npos;
}

std::string sort_form(std::string_view name) {
  constexpr std::size_t letter_bytes = 3;
  const std::string text = search_form(name);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (starts_letter(text, at, "เ", "ไ") && starts_letter(text, at + letter_bytes, "ก", "ฮ")) {
      out += text.substr(at + letter_bytes, letter_bytes) + text.substr(at, letter_bytes);
      at += 2 * letter_bytes;
    } else if (starts_letter(text, at, "็", "๎")) {
      at += letter_bytes;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace prongsai::agency
