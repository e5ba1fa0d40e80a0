// SPDX-License-Identifier: Apache-2.0
#include "prongsai/figure/label.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "prongsai/base/assert.h"

namespace prongsai::figure {
namespace {

struct Letter {
  std::uint32_t code;
  std::string_view bytes;
};

std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t wanted = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const std::size_t length = std::min(wanted, text.size() - at);
    std::uint32_t code = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t more = 1; more < length; ++more) {
      code = code << 6 | (static_cast<unsigned char>(text[at + more]) & 0x3fU);
    }
    letters.push_back({code, text.substr(at, length)});
    at += length;
  }
  return letters;
}

bool is_thai_mark(std::uint32_t code) {
  return code == 0x0e31 || (code >= 0x0e34 && code <= 0x0e3a) || (code >= 0x0e47 && code <= 0x0e4e);
}

/// Thai letters that lean on the one before them: no line starts with one.
bool clings_to_previous(std::uint32_t code) {
  return is_thai_mark(code) || code == 0x0e30 || code == 0x0e32 || code == 0x0e33 || code == 0x0e45 ||
         code == 0x0e46 || code == 0x0e2f;
}

bool is_leading_vowel(std::uint32_t code) {
  return code >= 0x0e40 && code <= 0x0e44;
}
bool is_break(std::uint32_t code) {
  return code == ' ' || code == 0x200b;
}

/// Hundredths of an em.
int width_of(std::uint32_t code) {
  if (is_thai_mark(code) || code == 0x200b) return 0;
  if (code >= 0x0e00 && code <= 0x0e7f) {
    if (code == 0x0e40 || code == 0x0e44 || code == 0x0e43 || code == 0x0e42) return 36;  // เ ไ ใ โ
    if (code == 0x0e32 || code == 0x0e30 || code == 0x0e23 || code == 0x0e27) return 50;  // า ะ ร ว
    return 62;
  }
  if (code == ' ') return 26;
  if (std::string_view("ijl.,:;'|!()[]ftr-").find(static_cast<char>(code)) != std::string_view::npos &&
      code < 0x80) {
    return 35;
  }
  if (code == 'm' || code == 'w' || code == 'M' || code == 'W' || code == '%') return 90;
  if (code >= 'A' && code <= 'Z') return 68;
  return code < 0x2000 ? 58 : 80;
}

bool starts_with(const std::vector<Letter>& letters, std::size_t at, std::string_view word) {
  for (; !word.empty(); ++at) {
    if (at >= letters.size() || !word.starts_with(letters[at].bytes)) return false;
    word.remove_prefix(letters[at].bytes.size());
  }
  return true;
}

/// Words that hold something looking like the start of a word or syllable, so often met in labels that
/// breaking them would show. A caller with a dictionary puts in U+200B instead.
constexpr std::array<std::string_view, 30> unbroken_words = {
    "ราชการ", "โครงการ", "บริการ",  "กรรมการ", "ต้องการ", "จัดการ",   "วิชาการ", "หน้าที่",    "พื้นที่",      "สถานที่",
    "ภายใน",  "โปร่งใส",  "เปิดเผย", "เผยแพร่",  "แก้ไข",   "ประเมิน",  "ประเภท", "ประเด็น",  "ประเทศ",   "ประโยชน์",
    "จำเป็น",  "สำเร็จ",   "นโยบาย", "เสนอแนะ", "อำเภอ",  "เท่าเทียม", "เพียงใด", "วิเคราะห์", "เทคโนโลยี", "มากน้อย"};

bool is_inside_word(const std::vector<Letter>& letters, std::size_t at) {
  for (const std::string_view word : unbroken_words) {
    const std::size_t length = letters_of(word).size();
    for (std::size_t back = 1; back < length && back <= at; ++back) {
      if (starts_with(letters, at - back, word)) return true;
    }
  }
  return false;
}

/// How good it is to start a line at letter `at`: 0 forbidden, 1 if it must be, up to 4.
int break_quality(const std::vector<Letter>& letters, std::size_t at) {
  static constexpr std::array<std::string_view, 12> word_starts = {
      "การ", "ความ", "ของ", "และ", "หรือ", "เพื่อ", "ที่", "จาก", "โดย", "ตาม", "แก่", "สำหรับ"};
  if (is_break(letters[at - 1].code)) return 4;
  if (is_break(letters[at].code) || clings_to_previous(letters[at].code)) return 0;
  if (is_leading_vowel(letters[at - 1].code)) return 0;
  const bool starts_word = std::any_of(word_starts.begin(), word_starts.end(),
                                       [&](std::string_view word) { return starts_with(letters, at, word); });
  if (!starts_word && !is_leading_vowel(letters[at].code)) return 1;
  if (is_inside_word(letters, at)) return 1;
  return starts_word ? 3 : 2;
}

std::string joined(const std::vector<Letter>& letters, std::size_t from, std::size_t to) {
  while (to > from && is_break(letters[to - 1].code)) --to;
  std::string text;
  for (std::size_t at = from; at < to; ++at) {
    if (letters[at].code != 0x200b) text += letters[at].bytes;
  }
  return text;
}

/// Where the line that starts at `from` ends. A worse kind of place is taken only when it fills the line
/// clearly better than the best kind would.
std::size_t line_end(const std::vector<Letter>& letters, std::size_t from, Units size, Units width) {
  std::array<std::size_t, 5> last_of_quality{};
  std::int64_t used = 0;
  std::size_t at = from;
  for (; at < letters.size(); ++at) {
    if (at > from) {
      if (const int quality = break_quality(letters, at); quality > 0)
        last_of_quality[static_cast<std::size_t>(quality)] = at;
    }
    if (is_break(letters[at].code) && letters[at].code != ' ') continue;
    used += static_cast<std::int64_t>(width_of(letters[at].code)) * size / 100;
    if (used > width && letters[at].code != ' ' && at > from) break;
  }
  if (at == letters.size()) return at;
  const std::size_t filled = at - from;
  for (std::size_t quality = 4; quality > 1; --quality) {
    if (last_of_quality[quality] > from && (last_of_quality[quality] - from) * 5 >= filled * 2) {
      return last_of_quality[quality];
    }
  }
  return std::max({last_of_quality[1], last_of_quality[2], last_of_quality[3], last_of_quality[4], from + 1});
}

}  // namespace

Units estimate_width(std::string_view text, Units size) {
  std::int64_t hundredths = 0;
  for (const Letter& letter : letters_of(text)) hundredths += width_of(letter.code);
  return static_cast<Units>(hundredths * size / 100);
}

std::vector<std::string> wrap(std::string_view text, Units size, Units width, int lines_max) {
  PRONGSAI_ASSERT(lines_max >= 1);
  const auto letters = letters_of(text);
  std::vector<std::string> lines;
  std::size_t from = 0;
  while (from < letters.size()) {
    const bool is_last = static_cast<int>(lines.size()) + 1 == lines_max;
    std::size_t end = line_end(letters, from, size, width);
    if (is_last && end < letters.size()) {
      const Units ellipsis = estimate_width("…", size);
      end = line_end(letters, from, size, std::max(width - ellipsis, size));
      lines.push_back(joined(letters, from, end) + "…");
      return lines;
    }
    lines.push_back(joined(letters, from, end));
    from = end;
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

}  // namespace prongsai::figure
