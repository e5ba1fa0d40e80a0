// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/disclosure/letters_detail.h"
#include "prongsai/disclosure/plain_detail.h"

namespace prongsai::disclosure {
namespace {

constexpr char32_t sara_aa = 0x0E32;
constexpr char32_t sara_am = 0x0E33;
constexpr char32_t nikhahit = 0x0E4D;
constexpr char32_t sara_e = 0x0E40;
constexpr char32_t sara_ae = 0x0E41;

bool is_thai(char32_t code) {
  return code >= 0x0E01 && code <= 0x0E5B;
}
bool is_consonant(char32_t code) {
  return code >= 0x0E01 && code <= 0x0E2E;
}
bool is_tone(char32_t code) {
  return code >= 0x0E48 && code <= 0x0E4B;
}
bool is_invisible(char32_t code) {
  return code == 0x00AD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
}
bool is_space(char32_t code) {
  return code <= 0x20 || code == 0x7F || code == 0x00A0 || (code >= 0x2000 && code <= 0x200A) ||
         code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x3000;
}
bool is_private(char32_t code) {
  return code == 0xFFFD || (code >= 0xE000 && code <= 0xF8FF);
}

char32_t made_alike(char32_t code) {
  if (code >= 0x0E50 && code <= 0x0E59) return U'0' + (code - 0x0E50);
  if (code >= U'A' && code <= U'Z') return code + (U'a' - U'A');
  if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212) return U'-';
  if (code == 0x2018 || code == 0x2019) return U'\'';
  return code;
}

bool is_latin(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/// `count` letters before or after `at`, whole ones.
std::size_t step_back(std::string_view text, std::size_t at, std::size_t count) {
  while (count > 0 && at > 0) {
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    --count;
  }
  return at;
}
std::size_t step_on(std::string_view text, std::size_t at, std::size_t count) {
  while (count > 0 && at < text.size()) {
    at += std::max<std::size_t>(first_letter(text.substr(at)).bytes, 1);
    --count;
  }
  return std::min(at, text.size());
}

}  // namespace

Plain::Plain(std::string_view original) : original_(original) {
  text_.reserve(original.size());
  from_.reserve(original.size());
  for (std::size_t at = 0; at < original.size();) {
    const Letter letter = first_letter(original.substr(at));
    const std::size_t from = at;
    at += std::max<std::size_t>(letter.bytes, 1);
    if (letter.bytes == 0) {
      ++letters_;
      ++garbled_;
      add_space(from);
    } else if (is_space(letter.code)) {
      add_space(from);
    } else if (!is_invisible(letter.code)) {
      ++letters_;
      if (is_private(letter.code)) ++garbled_;
      add(made_alike(letter.code), from);
    }
  }
}

void Plain::add_space(std::size_t from) {
  if (!space_waits_) space_from_ = static_cast<std::uint32_t>(from);
  space_waits_ = true;
}

void Plain::add(char32_t code, std::size_t from) {
  // Sara aa never begins a word: after a torn space it is what is left of a sara am.
  if (code == sara_aa && space_waits_ && (is_consonant(last_) || is_tone(last_))) code = sara_am;
  if (space_waits_ && !text_.empty() && !is_thai(last_) && !is_thai(code)) {
    text_ += ' ';
    from_.push_back(space_from_);
  }
  space_waits_ = false;

  const auto replace_last = [&](std::size_t bytes) {
    text_.resize(text_.size() - bytes);
    from_.resize(text_.size());
  };
  constexpr std::size_t thai_bytes = 3;
  if (code == sara_e && last_ == sara_e) {
    replace_last(thai_bytes);
    code = sara_ae;
  } else if (code == sara_aa && last_ == nikhahit) {
    replace_last(thai_bytes);
    code = sara_am;
  } else if (code == sara_aa && is_tone(last_) && text_.size() >= 2 * thai_bytes &&
             first_letter(std::string_view(text_).substr(text_.size() - 2 * thai_bytes)).code == nikhahit) {
    const char32_t tone = last_;
    replace_last(2 * thai_bytes);
    base::append_utf8(text_, tone);
    from_.resize(text_.size(), static_cast<std::uint32_t>(from));
    code = sara_am;
  }
  base::append_utf8(text_, code);
  from_.resize(text_.size(), static_cast<std::uint32_t>(from));
  last_ = code;
}

std::string Plain::excerpt(std::size_t at, std::size_t size) const {
  if (text_.empty() || at >= from_.size()) return {};
  constexpr std::size_t before = 50;
  constexpr std::size_t most = 160;
  const std::size_t first = from_[at];
  const std::size_t last = from_[std::min(at + std::max<std::size_t>(size, 1), from_.size()) - 1];
  const std::size_t begin = step_back(original_, first, before);
  const std::size_t end = std::min(step_on(original_, begin, most), step_on(original_, last, before + 1));
  std::string found;
  bool space_waits = false;
  for (std::size_t i = begin; i < end;) {
    const Letter letter = first_letter(original_.substr(i));
    const std::size_t bytes = std::max<std::size_t>(letter.bytes, 1);
    if (letter.bytes == 0 || is_space(letter.code)) {
      space_waits = !found.empty();
    } else {
      if (space_waits) found += ' ';
      space_waits = false;
      found.append(original_.substr(i, bytes));
    }
    i += bytes;
  }
  return found;
}

std::optional<Plain::Found> Plain::find(std::string_view word) const {
  const Plain alike(word);
  const std::string_view wanted = alike.text();
  if (wanted.empty()) return std::nullopt;
  for (std::size_t at = text_.find(wanted); at != std::string::npos; at = text_.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const bool cut_before = is_latin(wanted.front()) && at > 0 && is_latin(text_[at - 1]);
    const bool cut_after = is_latin(wanted.back()) && end < text_.size() && is_latin(text_[end]);
    if (!cut_before && !cut_after) return Found{.at = at, .size = wanted.size()};
  }
  return std::nullopt;
}

}  // namespace prongsai::disclosure
