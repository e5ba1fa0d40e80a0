// SPDX-License-Identifier: Apache-2.0
#include "prongsai/disclosure/difference.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>

#include "prongsai/disclosure/letters_detail.h"

namespace prongsai::disclosure {
namespace {

using Lines = std::vector<std::string_view>;
using Part = std::span<const std::string_view>;

constexpr std::size_t lines_compared_most = 1'500;  // the table grows with the square: 4.5 MB here
constexpr std::size_t beside_letters = 40;

Lines lines_of(std::string_view text) {
  Lines out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) out.push_back(line);
  }
  return out;
}

/// Vowels and tone marks of Thai that stand above or below the letter before them belong to it.
bool is_inside_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) return true;
  const char32_t code = first_letter(text.substr(at)).code;
  return code == 0x0E31 || (code >= 0x0E34 && code <= 0x0E3A) || (code >= 0x0E47 && code <= 0x0E4E);
}

/// The first so many letters.
std::string first_letters(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t count = 0; count < most && end < text.size(); ++count)
    end += std::max<std::size_t>(first_letter(text.substr(end)).bytes, 1);
  if (end >= text.size()) return std::string(text);
  return std::string(text.substr(0, end)) + "…";
}
/// The last so many letters.
std::string last_letters(std::string_view text, std::size_t most) {
  std::size_t at = text.size();
  for (std::size_t count = 0; count < most && at > 0; ++count) {
    --at;
    while (at > 0 && is_inside_letter(text, at)) --at;
  }
  return at == 0 ? std::string(text) : "…" + std::string(text.substr(at));
}

ChangedLine replaced(std::string_view before, std::string_view after) {
  std::size_t begin = 0;
  const std::size_t shorter = std::min(before.size(), after.size());
  while (begin < shorter && before[begin] == after[begin]) ++begin;
  while (begin > 0 && (is_inside_letter(before, begin) || is_inside_letter(after, begin))) --begin;
  std::size_t end = 0;
  while (end < shorter - begin && before[before.size() - 1 - end] == after[after.size() - 1 - end]) ++end;
  while (end > 0 &&
         (is_inside_letter(before, before.size() - end) || is_inside_letter(after, after.size() - end)))
    --end;
  return {
      .begins = last_letters(before.substr(0, begin), beside_letters),
      .removed = first_letters(before.substr(begin, before.size() - end - begin), changed_line_letters_most),
      .added = first_letters(after.substr(begin, after.size() - end - begin), changed_line_letters_most),
      .ends = first_letters(before.substr(before.size() - end), beside_letters)};
}

class Writer {
 public:
  /// Lines that made way for others: the first for the first, as far as they go.
  void hunk(Part removed, Part added) {
    for (std::size_t i = 0; i < std::max(removed.size(), added.size()); ++i) {
      if (out_.lines.size() == changed_lines_most) {
        out_.is_cut = true;
        return;
      }
      if (i < removed.size() && i < added.size()) {
        out_.lines.push_back(replaced(removed[i], added[i]));
      } else if (i < removed.size()) {
        out_.lines.push_back({{}, first_letters(removed[i], changed_line_letters_most), {}, {}});
      } else {
        out_.lines.push_back({{}, {}, first_letters(added[i], changed_line_letters_most), {}});
      }
    }
  }
  TextDifference take() { return std::move(out_); }

 private:
  TextDifference out_;
};

/// How many lines the rest of one and the rest of the other have in common, for every rest.
class Common {
 public:
  Common(Part before, Part after) : width_(after.size() + 1), longest_((before.size() + 1) * width_, 0) {
    for (std::size_t i = before.size(); i-- > 0;) {
      for (std::size_t j = after.size(); j-- > 0;) {
        const std::uint16_t skipping = std::max(at(i + 1, j), at(i, j + 1));
        longest_[i * width_ + j] =
            before[i] == after[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : skipping;
      }
    }
  }
  [[nodiscard]] std::uint16_t at(std::size_t i, std::size_t j) const { return longest_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint16_t> longest_;
};

void write_fewest(Part before, Part after, Writer& out) {
  const Common common(before, after);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    const std::size_t from_i = i;
    const std::size_t from_j = j;
    while ((i < before.size() || j < after.size()) &&
           !(i < before.size() && j < after.size() && before[i] == after[j])) {
      const bool takes_out =
          j == after.size() || (i < before.size() && common.at(i + 1, j) >= common.at(i, j + 1));
      (takes_out ? i : j) += 1;
    }
    out.hunk(before.subspan(from_i, i - from_i), after.subspan(from_j, j - from_j));
    for (; i < before.size() && j < after.size() && before[i] == after[j]; ++i) ++j;
  }
}

/// Lines of one that the other has not, or not so often.
Lines only_in(Part one, Part other) {
  std::map<std::string_view, std::size_t> there;
  for (const std::string_view line : other) ++there[line];
  Lines out;
  for (const std::string_view line : one) {
    const auto found = there.find(line);
    if (found != there.end() && found->second > 0) {
      --found->second;
    } else {
      out.push_back(line);
    }
  }
  return out;
}

}  // namespace

TextDifference difference_between(std::string_view before, std::string_view after) {
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  Part a(old_lines);
  Part b(new_lines);
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a = a.subspan(1);
    b = b.subspan(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a = a.first(a.size() - 1);
    b = b.first(b.size() - 1);
  }
  Writer out;
  if (a.size() <= lines_compared_most && b.size() <= lines_compared_most) {
    write_fewest(a, b, out);
  } else {
    out.hunk(only_in(a, b), {});
    out.hunk({}, only_in(b, a));
  }
  return out.take();
}

}  // namespace prongsai::disclosure
