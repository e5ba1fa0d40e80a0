// SPDX-License-Identifier: Apache-2.0
// Counts, printed as percents and found again: for groups of questions of every size.
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "prongsai/scoring/reconstruct.h"
#include "prongsai/scoring/test_edition.h"

namespace prongsai::scoring {
namespace {

using Counts = std::vector<std::uint32_t>;

/// Splits `people` at three random places, so that any choice may be empty.
Counts any_counts(std::uint32_t people) {
  std::vector<std::uint32_t> cuts =
      *rc::gen::container<std::vector<std::uint32_t>>(3, rc::gen::inRange<std::uint32_t>(0, people + 1));
  std::sort(cuts.begin(), cuts.end());
  return {cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], people - cuts[2]};
}

Row printed_row(const Counts& counts, std::uint32_t people) {
  Row row{.node = 0, .percents = {}, .choice_points = {}, .scores = {}, .score_places = 2};
  for (const char* one : {"0", "33", "67", "100"}) row.choice_points.push_back(test::points(one));
  Ratio sum;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const Ratio percent(base::Int128{counts[i]} * 100 * Points::unit, people);
    row.percents.push_back(test::Case::printed(base::to_string(base::round_half_up(percent, 2), 2)));
    sum = sum + percent * row.choice_points[i] / 100;
  }
  row.scores.push_back(test::Case::printed(base::to_string(base::round_half_up(sum, 2), 2)));
  return row;
}

struct Group {
  std::uint32_t people = 0;
  std::vector<Counts> counts;
  std::vector<Row> rows;
};

Group any_group(std::size_t rows_least, std::uint32_t people_most) {
  Group group;
  group.people = *rc::gen::inRange<std::uint32_t>(50, people_most + 1);
  const auto rows = *rc::gen::inRange<std::size_t>(rows_least, rows_least + 6);
  for (std::size_t i = 0; i < rows; ++i) {
    group.counts.push_back(any_counts(group.people));
    group.rows.push_back(printed_row(group.counts.back(), group.people));
  }
  return group;
}

/// A group in which every count can be divided by the same number is printed like the smaller group.
std::uint32_t smallest_like(const Group& group) {
  std::uint32_t shared = group.people;
  for (const Counts& counts : group.counts) {
    for (const std::uint32_t count : counts) shared = std::gcd(shared, count);
  }
  return group.people / shared;
}

RC_GTEST_PROP(ReconstructLaws, a_number_of_people_that_is_given_is_the_right_one, ()) {
  const Group group = any_group(6, 3'000);
  const Reconstruction found = reconstruct(group.rows, std::nullopt);
  if (!found.answers) RC_DISCARD("another number explains this group as well");
  const std::uint32_t expected = smallest_like(group);
  RC_ASSERT(*found.answers == expected);
  for (std::size_t i = 0; i < group.rows.size(); ++i) {
    RC_ASSERT(found.rows[i].sums_to_hundred);
    RC_ASSERT(found.rows[i].fits);
    Counts smaller = group.counts[i];
    for (std::uint32_t& count : smaller) count /= group.people / expected;
    RC_ASSERT(found.rows[i].counts == smaller);
  }
}

RC_GTEST_PROP(ReconstructLaws, a_group_like_the_real_ones_is_always_found, ()) {
  // Ten rows and at most 2,000 people, in each row all four choices: evidence of 69 bits and more.
  Group group;
  group.people = *rc::gen::inRange<std::uint32_t>(100, 2'001);
  for (int i = 0; i < 10; ++i) {
    Counts counts = any_counts(group.people - 4);
    for (std::uint32_t& count : counts) ++count;
    group.counts.push_back(counts);
    group.rows.push_back(printed_row(counts, group.people));
  }
  const Reconstruction found = reconstruct(group.rows, std::nullopt);
  RC_ASSERT(found.answers.has_value());
  RC_ASSERT(*found.answers == smallest_like(group));
}

RC_GTEST_PROP(ReconstructLaws, a_stated_number_gives_back_the_counts, ()) {
  const Group group = any_group(1, 3'000);
  const Reconstruction found = reconstruct(group.rows, group.people);
  for (std::size_t i = 0; i < group.rows.size(); ++i) RC_ASSERT(found.rows[i].counts == group.counts[i]);
}

RC_GTEST_PROP(ReconstructLaws, counts_that_are_given_print_the_percents_they_came_from, ()) {
  // Whatever stands in the rows: no counts are invented.
  const auto texts =
      *rc::gen::container<std::vector<std::uint32_t>>(24, rc::gen::inRange<std::uint32_t>(0, 5'000));
  std::vector<Row> rows;
  for (std::size_t i = 0; i + 4 <= texts.size(); i += 4) {
    Row row = printed_row({1, 1, 1, 1}, 4);
    for (std::size_t k = 0; k < 4; ++k)
      row.percents[k] =
          test::Case::printed(base::to_string(Points::from_ten_thousandths(texts[i + k] * 100), 2));
    rows.push_back(row);
  }
  const Reconstruction found = reconstruct(rows, std::nullopt);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Counts& counts = found.rows[i].counts;
    if (counts.empty()) continue;
    const auto people = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    for (std::size_t k = 0; k < counts.size(); ++k) {
      RC_ASSERT(agrees(rows[i].percents[k], Ratio(base::Int128{counts[k]} * 100 * Points::unit, people)));
    }
  }
}

}  // namespace
}  // namespace prongsai::scoring
