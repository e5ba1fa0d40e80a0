// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/base/utf8.h"
#include "prongsai/secret/password.h"
#include "prongsai/secret/password_detail.h"

namespace prongsai::secret {
namespace {

/// Fewer steps are guessed offline within hours, however long the text is.
constexpr int steps_min = 8;
constexpr std::size_t word_length_max = 24;
constexpr std::size_t own_word_length_min = 4;

bool is_digit(char32_t letter) {
  return letter >= U'0' && letter <= U'9';
}

/// "p@55w0rd" read as its writer meant it; `one` is what a 1 stands for.
std::u32string read_as_letters(std::u32string text, char32_t one) {
  constexpr std::u32string_view written = U"03457@$!";
  constexpr std::u32string_view meant = U"oeastasi";
  for (char32_t& letter : text) {
    const std::size_t at = written.find(letter);
    if (at != std::u32string_view::npos) letter = meant[at];
    if (letter == U'1') letter = one;
  }
  return text;
}

/// The readings of one text that a guesser tries alike.
std::vector<std::u32string> readings(const std::u32string& lowered) {
  return {lowered, read_as_letters(lowered, U'i'), read_as_letters(lowered, U'l')};
}

std::u32string without_blanks(std::u32string text) {
  std::erase(text, U' ');
  return text;
}

bool is_separator(char32_t letter) {
  const bool word = (letter >= U'a' && letter <= U'z') || is_digit(letter) || letter >= 0x80;
  return !word;
}

/// The whole and its parts, where they are long enough to be recognised.
std::vector<std::u32string> parts_of(const std::string& own_word) {
  const auto text = detail::parse_utf8(own_word);
  if (!text) return {};
  const std::u32string lowered = detail::lowered(*text);
  std::vector<std::u32string> out = {without_blanks(lowered)};
  auto begin = lowered.begin();
  while (begin != lowered.end()) {
    const auto end = std::find_if(begin, lowered.end(), is_separator);
    out.emplace_back(begin, end);
    begin = end == lowered.end() ? end : end + 1;
  }
  std::erase_if(out, [](const std::u32string& part) { return part.size() < own_word_length_min; });
  return out;
}

bool holds_own_words(const std::u32string& lowered, const std::vector<std::string>& own_words) {
  const std::vector<std::u32string> texts = readings(without_blanks(lowered));
  const auto is_held = [&texts](const std::u32string& part) {
    return std::any_of(texts.begin(), texts.end(), [&part](const std::u32string& text) {
      return text.find(part) != std::u32string::npos;
    });
  };
  for (const std::string& own_word : own_words) {
    for (const std::u32string& part : parts_of(own_word)) {
      if (is_held(part) || is_held(detail::lowered(detail::in_latin_keys(part))) ||
          is_held(detail::in_thai_keys(part)))
        return true;
    }
  }
  return false;
}

bool has_control(const std::u32string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char32_t letter) { return letter < 0x20 || (letter >= 0x7F && letter < 0xA0); });
}

base::Problem length_problem(std::string code, std::size_t found, int expected) {
  return {std::move(code), {{"found", std::to_string(found)}, {"expected", std::to_string(expected)}}, {}};
}

/// One step for the piece from `begin` to `end`?
bool is_one_step(const std::vector<std::u32string>& texts, std::size_t begin, std::size_t end) {
  const std::size_t length = end - begin;
  const std::u32string_view plain(texts.front());
  const std::u32string_view piece = plain.substr(begin, length);
  if (length == 1 || (length == 2 && is_digit(piece[0]) && is_digit(piece[1]))) return true;
  if (begin >= length && plain.substr(begin - length, length) == piece) return true;
  if (length < 3) return false;
  if (detail::is_walk(piece)) return true;
  return length <= word_length_max &&
         std::any_of(texts.begin(), texts.end(), [=](const std::u32string& text) {
           return detail::common_words().contains(std::u32string_view(text).substr(begin, length));
         });
}

}  // namespace

std::optional<std::u32string> detail::parse_utf8(std::string_view bytes) {
  std::u32string out;
  while (!bytes.empty()) {
    const base::Letter letter = base::first_letter(bytes);
    if (letter.bytes == 0) return std::nullopt;
    out += letter.code;
    bytes.remove_prefix(letter.bytes);
  }
  return out;
}

std::u32string detail::lowered(std::u32string text) {
  for (char32_t& letter : text) {
    if (letter >= U'A' && letter <= U'Z') letter += U'a' - U'A';
  }
  return text;
}

int detail::steps_to_guess(const std::u32string& lowered_text) {
  const std::vector<std::u32string> texts = readings(lowered_text);
  std::vector<int> steps(lowered_text.size() + 1, 0);
  for (std::size_t end = 1; end < steps.size(); ++end) {
    steps[end] = steps[end - 1] + 1;
    for (std::size_t begin = 0; begin + 1 < end; ++begin) {
      if (steps[begin] + 1 < steps[end] && is_one_step(texts, begin, end)) steps[end] = steps[begin] + 1;
    }
  }
  return steps.back();
}

base::Problems check_password(std::string_view text, const std::vector<std::string>& own_words) {
  // Nobody waits while a megabyte is taken apart; four bytes are the longest code point.
  if (text.size() > static_cast<std::size_t>(password_length_max) * 4)
    return {length_problem("password.too_long", text.size() / 4, password_length_max)};
  const auto letters = detail::parse_utf8(text);
  if (!letters || has_control(*letters)) return {{"password.not_text", {}, {}}};
  if (letters->size() < password_length_min)
    return {length_problem("password.too_short", letters->size(), password_length_min)};
  if (letters->size() > password_length_max)
    return {length_problem("password.too_long", letters->size(), password_length_max)};
  const std::u32string lowered = detail::lowered(*letters);
  if (holds_own_words(lowered, own_words)) return {{"password.holds_own_words", {}, {}}};
  if (detail::steps_to_guess(lowered) < steps_min) return {{"password.too_common", {}, {}}};
  return {};
}

}  // namespace prongsai::secret
