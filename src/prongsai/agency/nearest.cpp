// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "prongsai/agency/code_points_detail.h"
#include "prongsai/agency/nearest_detail.h"
#include "prongsai/agency/search_form.h"

namespace prongsai::agency {
namespace {

constexpr std::size_t letters_max = 80;

std::size_t distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string nearest_of(std::string_view text, const Candidates& candidates) {
  const std::string form = search_form(text);
  const std::vector<char32_t> letters = code_points(form);
  if (letters.empty() || letters.size() > letters_max) return {};
  if (form.find_first_not_of("0123456789") == std::string::npos) return {};
  std::size_t best = letters.size() / 3 + 1;
  std::string meant;
  for (const auto& [other_form, shown] : candidates) {
    const std::vector<char32_t> other = code_points(other_form);
    if (other.size() > letters_max || other.empty()) continue;
    const std::size_t found = distance(letters, other);
    if (found < best && found < other.size()) {
      best = found;
      meant = shown;
    }
  }
  return meant;
}

}  // namespace prongsai::agency
