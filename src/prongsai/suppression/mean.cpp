// SPDX-License-Identifier: Apache-2.0
// Sums of sets on a grid, and the spans of sums that are printed alike.
#include <algorithm>
#include <numeric>

#include "prongsai/suppression/mean_detail.h"

namespace prongsai::suppression::detail {
namespace {

constexpr Value marks_most = 4'000'000;
constexpr std::uint64_t work_most = 400'000'000;

Value ceiling_half(Value value) {
  return value >= 0 ? (value + 1) / 2 : value / 2;
}

}  // namespace

Mean::Mean(std::vector<Values> terms, std::vector<std::int64_t> weights, Value scale, int places)
    : terms_(std::move(terms)), weights_(std::move(weights)), scale_(scale), places_(places) {
  scale_ *= std::accumulate(weights_.begin(), weights_.end(), Value{0});
}

std::optional<SumGrid> Mean::sums(std::size_t without) const {
  SumGrid grid;
  Value length = 0;
  Value step = 0;
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    if (i == without) continue;
    grid.origin += terms_[i].front() * weights_[i];
    length += (terms_[i].back() - terms_[i].front()) * weights_[i];
    for (const Value value : terms_[i]) step = std::gcd(step, (value - terms_[i].front()) * weights_[i]);
  }
  grid.step = std::max<Value>(step, 1);
  if (length / grid.step >= marks_most) return std::nullopt;
  std::vector<std::size_t> marked{0};
  std::vector<bool> marks(static_cast<std::size_t>(length / grid.step) + 1, false);
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    if (i == without || terms_[i].size() == 1) continue;
    if (marked.size() * terms_[i].size() > work_most) return std::nullopt;
    std::fill(marks.begin(), marks.end(), false);
    for (const Value value : terms_[i]) {
      const auto shift = static_cast<std::size_t>((value - terms_[i].front()) * weights_[i] / grid.step);
      for (const std::size_t at : marked) marks[at + shift] = true;
    }
    marked.clear();
    for (std::size_t at = 0; at < marks.size(); ++at) {
      if (marks[at]) marked.push_back(at);
    }
  }
  if (marked.size() == 1) marks[0] = true;
  grid.marks = std::move(marks);
  return grid;
}

std::vector<Mean::Span> Mean::spans_of(const Values& printed) const {
  Value step = 1;
  for (int place = places_; place < 4; ++place) step *= 10;
  std::vector<Span> spans;
  for (const Value value : printed) {
    const Span span{ceiling_half((2 * value - step) * scale_), ceiling_half((2 * value + step) * scale_) - 1};
    if (!spans.empty() && span.low <= spans.back().high + 1) {
      spans.back().high = span.high;
    } else {
      spans.push_back(span);
    }
  }
  return spans;
}

std::optional<Values> Mean::left_of(std::size_t term, const Values& printed) const {
  const auto others = sums(term);
  if (!others) return std::nullopt;
  const auto spans = spans_of(printed);
  if (spans.size() * terms_[term].size() > work_most) return std::nullopt;
  std::vector<std::uint32_t> before(others->marks.size() + 1, 0);  // marks before a place
  for (std::size_t at = 0; at < others->marks.size(); ++at)
    before[at + 1] = before[at] + (others->marks[at] ? 1 : 0);
  const auto place = [&](Value sum) {  // the first mark's place that is not below the sum
    if (sum <= others->origin) return std::size_t{0};
    const Value at = (sum - others->origin + others->step - 1) / others->step;
    return std::min(static_cast<std::size_t>(at), others->marks.size());
  };
  Values left;
  for (const Value value : terms_[term]) {
    const Value own = value * weights_[term];
    const bool possible = std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
      return before[place(span.high - own + 1)] > before[place(span.low - own)];
    });
    if (possible) left.push_back(value);
  }
  return left;
}

std::optional<Values> Mean::all_printed() const {
  const auto grid = sums(terms_.size());
  if (!grid) return std::nullopt;
  Values printed;
  for (std::size_t at = 0; at < grid->marks.size(); ++at) {
    if (!grid->marks[at]) continue;
    const Value value = rounded(grid->origin + static_cast<Value>(at) * grid->step, scale_, places_);
    if (printed.empty() || printed.back() != value) printed.push_back(value);
  }
  return printed;
}

}  // namespace prongsai::suppression::detail
