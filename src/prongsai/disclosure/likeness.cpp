// SPDX-License-Identifier: Apache-2.0
#include "prongsai/disclosure/likeness.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "prongsai/disclosure/letters_detail.h"
#include "prongsai/disclosure/plain_detail.h"

namespace prongsai::disclosure {
namespace {

using Words = std::vector<std::size_t>;  // a hash each

constexpr std::size_t thai_letters = 4;
constexpr std::size_t excerpt_letters = 160;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_latin(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z');
}

bool is_year(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit) &&
         (word.starts_with("25") || word.starts_with("20") || word.starts_with("19"));
}

void add_word(Words& out, std::string_view word) {
  const bool is_number = std::any_of(word.begin(), word.end(), is_digit) && !is_year(word);
  out.push_back(std::hash<std::string_view>()(is_number ? std::string_view("0") : word));
}

/// `ends`: where each letter of the run ends in it.
void add_run(Words& out, std::string_view run, const std::vector<std::size_t>& ends) {
  if (run.empty()) return;
  if (ends.size() <= thai_letters) {
    out.push_back(std::hash<std::string_view>()(run));
    return;
  }
  for (std::size_t i = 0; i + thai_letters <= ends.size(); ++i) {
    const std::size_t from = i == 0 ? 0 : ends[i - 1];
    out.push_back(std::hash<std::string_view>()(run.substr(from, ends[i + thai_letters - 1] - from)));
  }
}

void add_line(Words& out, std::string_view line) {
  const Plain plain(line);
  const std::string_view text = plain.text();
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    if (is_latin(text[at])) {
      while (at < text.size() && is_latin(text[at])) ++at;
      add_word(out, text.substr(from, at - from));
      continue;
    }
    ends.clear();
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80U) {
      at += std::max<std::size_t>(first_letter(text.substr(at)).bytes, 1);
      at = std::min(at, text.size());
      ends.push_back(at - from);
    }
    add_run(out, text.substr(from, at - from), ends);
    if (at == from) ++at;  // a sign between words
  }
}

template <class Visit>
void each_line(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!visit(line)) return;
  }
}

Words words_of(std::string_view text) {
  Words out;
  each_line(text, [&](std::string_view line) {
    add_line(out, line);
    return true;
  });
  std::sort(out.begin(), out.end());
  return out;
}

std::string beginning_of(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t count = 0; count < excerpt_letters && end < line.size(); ++count)
    end += std::max<std::size_t>(first_letter(line.substr(end)).bytes, 1);
  std::string out(line.substr(0, std::min(end, line.size())));
  std::replace(out.begin(), out.end(), '\t', ' ');
  return out;
}

}  // namespace

int percent_alike(std::string_view first, std::string_view second) {
  const Words a = words_of(first);
  const Words b = words_of(second);
  if (a.empty() && b.empty()) return 100;
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    common += a[i] == b[j] ? 1U : 0U;
    const bool is_first = a[i] <= b[j];
    const bool is_second = b[j] <= a[i];
    i += is_first ? 1U : 0U;
    j += is_second ? 1U : 0U;
  }
  return static_cast<int>(200 * common / (a.size() + b.size()));
}

std::string line_without_likeness(std::string_view text, std::string_view other) {
  const Words there = words_of(other);
  std::string out;
  each_line(text, [&](std::string_view line) {
    Words words;
    add_line(words, line);
    const auto missing = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](auto word) {
      return !std::binary_search(there.begin(), there.end(), word);
    }));
    if (words.empty() || missing * 2 <= words.size()) return true;
    out = beginning_of(line);
    return false;
  });
  return out;
}

}  // namespace prongsai::disclosure
