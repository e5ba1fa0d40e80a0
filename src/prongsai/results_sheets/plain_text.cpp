// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>

#include "prongsai/base/assert.h"
#include "prongsai/results_sheets/plain_text_detail.h"
#include "prongsai/text/language.h"

namespace prongsai::results_sheets {
namespace {

constexpr std::array<std::string_view, 12> blanks = {
    " ", "\t", "\n", "\r", "\v", "\f", "\u00A0", "\u200B", "\u200C", "\u200D", "\uFEFF", "\u3000"};

constexpr std::array<std::string_view, 36> punctuation = {
    ".", ",", ":", ";", "(", ")", "[", "]", "{", "}", "\"", "'", "/", "\\", "-", "_", "*", "?",
    "!", "|", "–", "—", "“", "”", "‘", "’", "▶", "►", "●",  "•", "◆", "♦",  "▪", "ฯ", "…", "‐"};

template <std::size_t count>
std::size_t length_of_one(const std::array<std::string_view, count>& signs, std::string_view text) {
  for (const std::string_view sign : signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// Bytes of the well-formed code point at the front (RFC 3629), or 0.
std::size_t code_point_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i, unsigned low, unsigned high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::string trimmed(std::string_view text) {
  while (const std::size_t length = length_of_one(blanks, text)) text.remove_prefix(length);
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view blank : blanks) {
      if (!text.ends_with(blank)) continue;
      text.remove_suffix(blank.size());
      found = true;
    }
  }
  return std::string(text);
}

std::string simple(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Thai digits are U+0E50 to U+0E59: E0 B9 90 to E0 B9 99.
    if (text.substr(i).starts_with("\xE0\xB9") && i + 2 < text.size()) {
      const auto last = static_cast<unsigned char>(text[i + 2]);
      if (last >= 0x90 && last <= 0x99) {
        out += static_cast<char>('0' + (last - 0x90));
        i += 2;
        continue;
      }
    }
    const char c = text[i];
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::string folded(std::string_view text) {
  std::string plain = simple(text);
  replace_all(plain, "\u0E4D\u0E32", "\u0E33");  // nikhahit and aa, typed for am
  replace_all(plain, "\u0E40\u0E40", "\u0E41");  // e twice, typed for ae
  std::string out;
  for (std::size_t i = 0; i < plain.size();) {
    const std::string_view rest = std::string_view(plain).substr(i);
    const std::size_t skipped = std::max(length_of_one(blanks, rest), length_of_one(punctuation, rest));
    if (skipped == 0) out += plain[i];
    i += std::max<std::size_t>(skipped, 1);
  }
  return out;
}

bool is_clean(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = code_point_length(text);
    if (length == 0) return false;
    const auto lead = static_cast<unsigned char>(text.front());
    const bool control = (lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r') || lead == 0x7F;
    // U+0080 to U+009F, and the two code points that no XML and no YAML may hold.
    const bool odd = text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF") ||
                     (lead == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0);
    if (control || odd) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::vector<std::string> parted(std::string_view text, char sign) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t at = text.find(sign);
    out.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

namespace {

/// Every list of words, folded once: they are held against each cell of a table.
const std::map<std::string, std::vector<std::string>, std::less<>>& all_words() {
  static const auto all = [] {
    constexpr std::string_view prefix = "results_sheets.word.";
    std::map<std::string, std::vector<std::string>, std::less<>> out;
    for (const text::Language language : {text::Language::th, text::Language::en}) {
      for (const std::string& key : text::keys(language)) {
        if (!key.starts_with(prefix)) continue;
        auto& words = out[key.substr(prefix.size())];
        for (const std::string& word : parted(text::say(language, key), '|')) words.push_back(folded(word));
      }
    }
    return out;
  }();
  return all;
}

}  // namespace

const std::vector<std::string>& words_of(std::string_view key) {
  const auto found = all_words().find(key);
  PRONGSAI_ASSERT(found != all_words().end());
  return found->second;
}

bool is_word(std::string_view folded_text, std::string_view key) {
  const std::vector<std::string>& words = words_of(key);
  return std::find(words.begin(), words.end(), folded_text) != words.end();
}

}  // namespace prongsai::results_sheets
