// SPDX-License-Identifier: Apache-2.0
// Words of the field with one letter wrong. Only hints: names and real words may look like slips.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"
#include "prongsai/thai/words.h"

namespace prongsai::lint {
namespace {

constexpr std::size_t shortest = 9;  // letters: below that real words lie one letter apart
constexpr std::size_t longest = 60;  // what fits into one machine word

/// Finds a word with at most one letter wrong (Myers' bit-parallel search).
class Pattern {
 public:
  explicit Pattern(const std::u32string& word) : word_(word) {
    for (std::size_t i = 0; i < word.size(); ++i) bits_[word[i]] |= std::uint64_t{1} << i;
  }

  /// Ends, behind the last letter, where it stands with exactly one letter wrong and not right beside.
  [[nodiscard]] std::vector<std::size_t> slips_in(const std::u32string& text) const {
    std::vector<std::size_t> slips;
    std::uint64_t up = ~std::uint64_t{0};
    std::uint64_t down = 0;
    std::size_t distance = word_.size();
    const std::uint64_t top = std::uint64_t{1} << (word_.size() - 1);
    std::set<std::size_t> right;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto found = bits_.find(text[i]);
      const std::uint64_t equal = found == bits_.end() ? 0 : found->second;
      const std::uint64_t x = equal | down;
      const std::uint64_t zero = (((equal & up) + up) ^ up) | equal;
      std::uint64_t more = down | ~(zero | up);
      std::uint64_t less = up & zero;
      if ((more & top) != 0) ++distance;
      if ((less & top) != 0) --distance;
      more <<= 1U;
      less <<= 1U;
      up = less | ~(x | more);
      down = more & x;
      if (distance == 0) right.insert(i + 1);
      if (distance == 1) slips.push_back(i + 1);
    }
    const auto beside = [&](std::size_t end) {
      return right.contains(end) || right.contains(end + 1) || (end > 0 && right.contains(end - 1));
    };
    slips.erase(std::remove_if(slips.begin(), slips.end(), beside), slips.end());
    return slips;
  }

 private:
  std::u32string word_;
  std::map<char32_t, std::uint64_t> bits_;
};

struct Word {
  std::u32string letters;
  Pattern pattern;
};

const std::vector<Word>& known_words() {
  static const std::vector<Word> all = [] {
    std::vector<Word> out;
    for (const std::string& word : thai::field_words()) {
      const std::u32string letters = code_points(word);
      if (letters.size() >= shortest && letters.size() <= longest) out.push_back({letters, Pattern(letters)});
    }
    // The longest word tells a slip first; the shorter ones within it stay silent.
    std::sort(out.begin(), out.end(), [](const Word& a, const Word& b) {
      return a.letters.size() != b.letters.size() ? a.letters.size() > b.letters.size()
                                                  : a.letters < b.letters;
    });
    return out;
  }();
  return all;
}

/// Of a word with at most one letter wrong one half stands as it should: the first letters of either half,
/// and which words they may be of.
constexpr std::size_t group_size = 4;

std::uint64_t group_at(const std::u32string& text, std::size_t at) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < group_size; ++i) out = (out << 16U) | (text[at + i] & 0xFFFFU);
  return out;
}

struct Half {
  std::size_t word = 0;   ///< index into known_words()
  std::size_t begin = 0;  ///< of the half within the word
};

const std::unordered_map<std::uint64_t, std::vector<Half>>& halves() {
  static const std::unordered_map<std::uint64_t, std::vector<Half>> all = [] {
    std::unordered_map<std::uint64_t, std::vector<Half>> out;
    for (std::size_t i = 0; i < known_words().size(); ++i) {
      const std::u32string& letters = known_words()[i].letters;
      for (const std::size_t begin : {std::size_t{0}, letters.size() / 2})
        out[group_at(letters, begin)].push_back({i, begin});
    }
    return out;
  }();
  return all;
}

/// A word with one letter wrong, and the end of it.
using Slip = std::pair<std::size_t, std::size_t>;

/// Of all words, the longest first.
std::set<Slip> slips_in(const std::u32string& text) {
  std::set<Slip> out;
  for (std::size_t at = 0; at + group_size <= text.size(); ++at) {
    const auto found = halves().find(group_at(text, at));
    if (found == halves().end()) continue;
    for (const Half& half : found->second) {
      const Word& word = known_words()[half.word];
      if (at >= half.begin && text.compare(at - half.begin, word.letters.size(), word.letters) == 0) continue;
      const std::size_t from = at > half.begin + 2 ? at - half.begin - 2 : 0;
      const std::u32string around = text.substr(from, word.letters.size() + 5);
      for (const std::size_t end : word.pattern.slips_in(around)) out.emplace(half.word, from + end);
    }
  }
  return out;
}

bool is_thai(char32_t c) {
  return c >= 0x0E01 && c <= 0x0E4E;
}

/// What stands there in place of the word: as long, with the same first and last letters; or empty.
std::u32string printed_for(const std::u32string& text, std::size_t end, const std::u32string& word) {
  for (const std::size_t length : {word.size(), word.size() + 1, word.size() - 1}) {
    if (length > end) continue;
    const std::u32string part = text.substr(end - length, length);
    const bool ends_alike = part.substr(0, 2) == word.substr(0, 2) &&
                            part.substr(part.size() - 2) == word.substr(word.size() - 2);
    if (ends_alike && part != word && std::all_of(part.begin(), part.end(), is_thai)) return part;
  }
  return {};
}

std::vector<Finding> check_spelling(const Context& context) {
  std::vector<Finding> out;
  std::set<std::u32string> told;
  for (const ReadLine& line : context.reading.lines) {
    if (line.running) continue;
    for (const std::string& cell : line.cells) {
      const std::u32string text = code_points(cell);
      for (const auto& [word, end] : slips_in(text)) {
        const std::u32string& letters = known_words()[word].letters;
        const std::u32string printed = printed_for(text, end, letters);
        const bool again = std::any_of(told.begin(), told.end(), [&](const std::u32string& before) {
          return before.find(printed) != std::u32string::npos;
        });
        if (printed.empty() || again) continue;
        told.insert(printed);
        out.push_back(finding_at(*line.line, "term.spelling", Certainty::hint, utf8(printed), utf8(letters)));
      }
    }
  }
  return out;
}

}  // namespace

RuleSet spelling_rules() {
  return {{{"term.spelling", Kind::term}}, check_spelling};
}

}  // namespace prongsai::lint
