// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>
#include <vector>

#include "prongsai/base/random.h"
#include "prongsai/credibility/twins_detail.h"

namespace prongsai::credibility {
namespace {

/// More sheets than this are thinned: pairs grow with the square.
constexpr std::size_t sheets_most = 1'500;
constexpr std::size_t deals_of_small = 20;
constexpr std::size_t deals_of_large = 5;
constexpr std::size_t large = 150;
constexpr std::uint64_t seed = 0x7477696E73;

/// Boxes of a sheet as bits: which are not the best choice, and the choice's number in three planes.
struct Bits {
  std::uint64_t other = 0;
  std::array<std::uint64_t, 3> planes{};
};

/// Sheets by box: answers[box][sheet], boxes whose best choice is known only.
using Answers = std::vector<std::vector<std::uint8_t>>;

class Alike {
 public:
  Alike(const std::vector<std::uint8_t>& best, std::size_t sheets)
      : best_(best),
        sheets_(sheets),
        words_((best.size() + 63) / 64),
        shared_least_(std::max(shared_least, static_cast<int>(best.size() / boxes_a_share))),
        bits_(sheets * words_) {}

  std::uint32_t twins(const Answers& answers) {
    std::fill(bits_.begin(), bits_.end(), Bits{});
    for (std::size_t box = 0; box < best_.size(); ++box) set(box, answers[box]);
    std::vector<bool> twin(sheets_, false);
    for (std::size_t a = 0; a < sheets_; ++a)
      for (std::size_t b = a + 1; b < sheets_; ++b)
        if (!(twin[a] && twin[b]) && alike(a, b)) twin[a] = twin[b] = true;
    return static_cast<std::uint32_t>(std::count(twin.begin(), twin.end(), true));
  }

 private:
  void set(std::size_t box, const std::vector<std::uint8_t>& answers) {
    const std::uint64_t bit = std::uint64_t{1} << (box % 64);
    for (std::size_t sheet = 0; sheet < sheets_; ++sheet) {
      if (answers[sheet] == best_[box]) continue;
      Bits& bits = bits_[sheet * words_ + box / 64];
      bits.other |= bit;
      for (std::size_t plane = 0; plane < 3; ++plane)
        if ((answers[sheet] >> plane & 1) != 0) bits.planes[plane] |= bit;
    }
  }
  [[nodiscard]] bool alike(std::size_t a, std::size_t b) const {
    int shared = 0;
    int either = 0;
    for (std::size_t word = 0; word < words_; ++word) {
      const Bits& x = bits_[a * words_ + word];
      const Bits& y = bits_[b * words_ + word];
      const std::uint64_t differ =
          (x.planes[0] ^ y.planes[0]) | (x.planes[1] ^ y.planes[1]) | (x.planes[2] ^ y.planes[2]);
      shared += std::popcount(x.other & y.other & ~differ);
      either += std::popcount(x.other | y.other);
    }
    return shared >= shared_least_ && 100 * shared >= percent_least * either;
  }
  const std::vector<std::uint8_t>& best_;
  std::size_t sheets_;
  std::size_t words_;
  int shared_least_;
  std::vector<Bits> bits_;
};

/// The sheets taken, in a random order.
std::vector<std::size_t> taken(std::size_t sheets, base::Random& random) {
  std::vector<std::size_t> out(sheets);
  std::iota(out.begin(), out.end(), std::size_t{0});
  for (std::size_t i = sheets; i > 1; --i) std::swap(out[i - 1], out[random.below(i)]);
  out.resize(std::min(sheets, sheets_most));
  return out;
}

/// Deals each box's answers anew among the sheets of a third; `order` has the sheets by how much is not best.
void deal(Answers& answers, const std::vector<std::size_t>& order, base::Random& random) {
  const std::size_t sheets = order.size();
  const std::size_t parts = std::clamp<std::size_t>(sheets / 12, 1, 3);
  for (std::vector<std::uint8_t>& box : answers) {
    for (std::size_t part = 0; part < parts; ++part) {
      const std::size_t first = sheets * part / parts;
      for (std::size_t i = sheets * (part + 1) / parts; i > first + 1; --i)
        std::swap(box[order[i - 1]], box[order[first + random.below(i - first)]]);
    }
  }
}

}  // namespace

Twins find_twins(const Form& form, std::span<const std::uint8_t> sheets) {
  base::Random random(seed);
  const std::vector<std::size_t> chosen = taken(sheets.size() / form.boxes.size(), random);
  std::vector<std::uint8_t> best;
  Answers answers;
  std::vector<std::size_t> others(chosen.size(), 0);
  for (std::size_t box = 0; box < form.boxes.size(); ++box) {
    if (form.boxes[box].best == 0) continue;
    best.push_back(form.boxes[box].best);
    answers.emplace_back();
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      answers.back().push_back(sheets[chosen[i] * form.boxes.size() + box]);
      if (answers.back().back() != best.back()) ++others[i];
    }
  }
  if (best.empty()) return {};
  std::vector<std::size_t> order(chosen.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return std::pair(others[a], a) < std::pair(others[b], b); });

  Alike alike(best, chosen.size());
  Twins out{.seen = alike.twins(answers)};
  const std::size_t deals = chosen.size() > large ? deals_of_large : deals_of_small;
  for (std::size_t i = 0; i < deals; ++i) {
    deal(answers, order, random);
    out.dealt += alike.twins(answers);
  }
  out.dealt /= static_cast<double>(deals);
  return out;
}

}  // namespace prongsai::credibility
