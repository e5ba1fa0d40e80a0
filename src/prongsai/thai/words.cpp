// SPDX-License-Identifier: Apache-2.0
// libthai says where words part; this field's own words and the rules of signs have the last say.
#include "prongsai/thai/words.h"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include <thai/thbrk.h>

#include "prongsai/thai/rules_detail.h"

namespace prongsai::thai {
namespace {

constexpr char32_t thai_block = 0x0e00;
constexpr std::size_t thai_block_size = 0x80;

struct Closer {
  void operator()(ThBrk* dictionary) const { th_brk_delete(dictionary); }
};

/// One a thread: libthai does not say that several may ask the same one.
ThBrk* dictionary() {
  thread_local const std::unique_ptr<ThBrk, Closer> opened(th_brk_new(nullptr));
  if (!opened) throw std::runtime_error("the dictionary of libthai (libthai-data) is not installed");
  return opened.get();
}

/// Words of which the longest that stands at a place is wanted, by their first sign.
class WordList {
 public:
  explicit WordList(std::span<const std::string> words) {
    for (const std::string& word : words) {
      if (word.empty()) continue;
      Line line = decode(word);
      buckets_[bucket_of(line.signs[0])].push_back(std::move(line.signs));
    }
    for (Bucket& bucket : buckets_)
      std::sort(bucket.begin(), bucket.end(),
                [](const Word& left, const Word& right) { return left.size() > right.size(); });
  }

  /// How many signs from `at` are a word; 0 for none.
  [[nodiscard]] std::size_t longest(const Line& line, std::size_t at) const {
    const std::size_t left = line.signs.size() - at;
    for (const Word& word : buckets_[bucket_of(line.signs[at])]) {
      if (word.size() > left) continue;
      if (!std::equal(word.begin(), word.end(), line.signs.begin() + static_cast<std::ptrdiff_t>(at)))
        continue;
      // A word that goes on with a vowel or mark is another word.
      const std::size_t end = at + word.size();
      if (end < line.signs.size() && (leans_back(line.signs[end]) || leans_forward(line.signs[end - 1])))
        continue;
      return word.size();
    }
    return 0;
  }

 private:
  using Word = std::vector<char32_t>;
  using Bucket = std::vector<Word>;

  static std::size_t bucket_of(char32_t sign) {
    return sign >= thai_block && sign < thai_block + thai_block_size ? sign - thai_block : thai_block_size;
  }

  std::array<Bucket, thai_block_size + 1> buckets_;
};

const WordList& field_list() {
  static const WordList list(field_words());
  return list;
}

/// Asks the dictionary about [first, last), which is all Thai, and marks the places between its words.
void part_words(const Line& line, std::size_t first, std::size_t last, Places& may_begin) {
  thread_local std::vector<thchar_t> letters;  // TIS-620, as libthai reads
  thread_local std::vector<int> found;
  letters.clear();
  for (std::size_t at = first; at < last; ++at)
    letters.push_back(static_cast<thchar_t>(line.signs[at] - thai_block + 0xa0));
  letters.push_back(0);
  found.resize(letters.size());
  const int count = th_brk_find_breaks(dictionary(), letters.data(), found.data(), found.size());
  std::fill(may_begin.begin() + static_cast<std::ptrdiff_t>(first) + 1,
            may_begin.begin() + static_cast<std::ptrdiff_t>(last), 0);
  for (int i = 0; i < count; ++i) {
    const std::size_t at = first + static_cast<std::size_t>(found[static_cast<std::size_t>(i)]);
    if (at > first && at < last && may_lead(line, at)) may_begin[at] = 1;
  }
}

void part_runs(const Line& line, Places& may_begin) {
  std::size_t at = 0;
  while (at < line.signs.size()) {
    if (!is_thai(line.signs[at])) {
      ++at;
      continue;
    }
    const std::size_t first = at;
    while (at < line.signs.size() && is_thai(line.signs[at])) ++at;
    part_words(line, first, at, may_begin);
  }
}

// "การ|ประเมิน" and "ความ|เสี่ยง" are one word to a reader.
constexpr std::array<std::u32string_view, 4> prefixes = {U"การ", U"ความ", U"ผู้", U"นัก"};

bool is_prefix(const Line& line, std::size_t first, std::size_t last) {
  const auto begin = line.signs.begin();
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::u32string_view prefix) {
    return prefix.size() == last - first &&
           std::equal(prefix.begin(), prefix.end(), begin + static_cast<std::ptrdiff_t>(first));
  });
}

std::size_t next_place(const Places& may_begin, std::size_t at, std::size_t end) {
  while (at < end && may_begin[at] == 0) ++at;
  return at;
}

/// Joins what the dictionary cut, and parts what it took together behind the end of a word of the field.
void keep_whole(const Line& line, const WordList& names, Places& may_begin) {
  const std::size_t end = line.signs.size();
  std::size_t at = 0;
  while (at < end) {
    const bool is_boundary =
        at == 0 || may_begin[at] != 0 || !is_thai(line.signs[at - 1]) || !is_thai(line.signs[at]);
    if (!is_boundary) {
      ++at;
      continue;
    }
    const std::size_t length = std::max(field_list().longest(line, at), names.longest(line, at));
    if (length > 0) {
      const std::size_t stop = at + length;
      std::fill(may_begin.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                may_begin.begin() + static_cast<std::ptrdiff_t>(stop), 0);
      if (stop < end && is_thai(line.signs[stop]) && is_thai(line.signs[stop - 1]) && may_lead(line, stop)) {
        if (may_begin[stop] == 0) {
          std::size_t last = stop;
          while (last < end && is_thai(line.signs[last]) && may_begin[last] == 0) ++last;
          part_words(line, stop, last, may_begin);
        }
        may_begin[stop] = 1;
      }
      at = stop;
      continue;
    }
    ++at;
  }
}

/// After words are whole: takes away the places between a prefix and its word.
void join_prefixes(const Line& line, Places& may_begin) {
  const std::size_t end = line.signs.size();
  std::size_t first = 0;
  while (first < end) {
    const std::size_t next = next_place(may_begin, first + 1, end);
    if (next < end && is_thai(line.signs[next]) && is_prefix(line, first, next)) may_begin[next] = 0;
    first = next;
  }
}

}  // namespace

std::vector<std::size_t> breaks(std::string_view text, std::span<const std::string> names) {
  const Line line = decode(text);
  Places may_begin(line.signs.size() + 1, 0);
  part_runs(line, may_begin);
  allow_by_signs(line, may_begin);
  static const WordList nobody{{}};
  if (names.empty())
    keep_whole(line, nobody, may_begin);
  else
    keep_whole(line, WordList(names), may_begin);
  join_prefixes(line, may_begin);
  forbid_in_numbers(text, line, may_begin);
  forbid_by_signs(line, may_begin);
  std::vector<std::size_t> result;
  for (std::size_t at = 1; at < line.signs.size(); ++at)
    if (may_begin[at] != 0) result.push_back(line.offsets[at]);
  return result;
}

std::vector<std::string_view> words(std::string_view text, std::span<const std::string> names) {
  std::vector<std::string_view> result;
  std::size_t first = 0;
  for (const std::size_t place : breaks(text, names)) {
    result.push_back(text.substr(first, place - first));
    first = place;
  }
  if (first < text.size()) result.push_back(text.substr(first));
  return result;
}

}  // namespace prongsai::thai
