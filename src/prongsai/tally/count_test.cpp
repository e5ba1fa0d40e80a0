// SPDX-License-Identifier: Apache-2.0
// Counts made by hand, counts held against the plainest loop there is, and sheets that are refused.
#include "prongsai/tally/count.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace prongsai::tally {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Numbers = std::vector<std::uint32_t>;

SheetLayout layout_of(Bytes choices_by_box) {
  return SheetLayout::from_choices(std::move(choices_by_box)).value();
}

Numbers choices(const Counts& counts, std::uint32_t agency, std::size_t box) {
  const auto found = counts.choices(agency, box);
  return {found.begin(), found.end()};
}

/// A small nation in both forms the counter takes.
struct Round {
  SheetLayout layout = layout_of({2});
  std::uint32_t agencies = 1;
  std::vector<AgencyRun> runs;
  Bytes bytes;
  Numbers agency_of_sheet;

  [[nodiscard]] base::Result<Counts> count_grouped(int threads = 1) const {
    return count(layout, GroupedSheets{.runs = runs, .bytes = bytes},
                 {.agencies = agencies, .threads = threads});
  }
  [[nodiscard]] base::Result<Counts> count_mixed(int threads = 1) const {
    return count(layout, MixedSheets{.agency_of_sheet = agency_of_sheet, .bytes = bytes},
                 {.agencies = agencies, .threads = threads});
  }
  /// The same sheets, dealt like cards: every `step`-th first, then every `step`-th from the second on.
  [[nodiscard]] Round dealt(std::size_t step) const {
    Round other{.layout = layout, .agencies = agencies, .runs = {}, .bytes = {}, .agency_of_sheet = {}};
    const auto boxes = static_cast<std::ptrdiff_t>(layout.boxes());
    for (std::size_t first = 0; first < step; ++first) {
      for (std::size_t sheet = first; sheet < agency_of_sheet.size(); sheet += step) {
        const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(sheet) * boxes;
        other.bytes.insert(other.bytes.end(), begin, begin + boxes);
        other.agency_of_sheet.push_back(agency_of_sheet[sheet]);
      }
    }
    return other;
  }
};

/// The oracle: one increment a byte, as anybody would write it.
Counts count_plainly(const Round& round) {
  Counts counts(round.layout, round.agencies);
  for (std::size_t i = 0; i < round.bytes.size(); ++i) {
    const std::size_t sheet = i / round.layout.boxes();
    const std::size_t box = i % round.layout.boxes();
    ++counts.cells()[(round.agency_of_sheet[sheet] * round.layout.boxes() + box) * Counts::slots +
                     round.bytes[i]];
  }
  return counts;
}

/// Layouts of 1 to 70 boxes (below, at and across sixteen, 32, 48 and 64), agencies without a sheet, and
/// agencies of more sheets than a byte counts.
Round any_round() {
  Round round;
  const auto boxes = *rc::gen::inRange<std::size_t>(1, 71);
  round.layout = layout_of(*rc::gen::container<Bytes>(boxes, rc::gen::inRange<std::uint8_t>(2, 8)));
  round.agencies = *rc::gen::inRange<std::uint32_t>(1, 6);
  auto random = *rc::gen::arbitrary<std::uint32_t>();
  for (std::uint32_t agency = 0; agency < round.agencies; ++agency) {
    const auto sheets = *rc::gen::element<std::uint32_t>(0, 1, 2, 17, 254, 255, 256, 600);
    round.runs.push_back({.agency = agency, .sheets = sheets});
    round.agency_of_sheet.insert(round.agency_of_sheet.end(), sheets, agency);
  }
  for (std::size_t i = 0; i < round.agency_of_sheet.size() * boxes; ++i) {
    random = random * 1664525 + 1013904223;
    const auto slots = round.layout.choices(i % boxes) + 1U;
    round.bytes.push_back(static_cast<std::uint8_t>((random >> 16) % slots));
  }
  return round;
}

/// One sheet of 51 boxes of four choices for each of three agencies, all answered with the first choice.
Round three_sheets() {
  Round round;
  round.layout = layout_of(Bytes(51, 4));
  round.agencies = 3;
  round.runs = {{.agency = 0, .sheets = 1}, {.agency = 1, .sheets = 1}, {.agency = 2, .sheets = 1}};
  round.bytes = Bytes(51 * 3, 1);
  round.agency_of_sheet = {0, 1, 2};
  return round;
}

TEST(Count, counts_five_sheets_as_a_clerk_does) {
  Round round;
  round.layout = layout_of({4, 2, 3});
  round.agencies = 3;
  round.runs = {{.agency = 0, .sheets = 2}, {.agency = 2, .sheets = 3}};
  round.agency_of_sheet = {0, 0, 2, 2, 2};
  round.bytes = {4, 1, 3,  //
                 4, 2, 0,  //
                 1, 1, 1, 2, 1, 1, 0, 0, 2};
  const Counts counts = round.count_grouped().value();
  EXPECT_EQ(choices(counts, 0, 0), (Numbers{0, 0, 0, 2}));
  EXPECT_EQ(choices(counts, 0, 1), (Numbers{1, 1}));
  EXPECT_EQ(choices(counts, 0, 2), (Numbers{0, 0, 1}));
  EXPECT_EQ(counts.empty(0, 2), 1U);
  EXPECT_EQ(counts.sheets(0), 2U);
  EXPECT_EQ(counts.sheets(1), 0U);
  EXPECT_EQ(choices(counts, 2, 0), (Numbers{1, 1, 0, 0}));
  EXPECT_EQ(counts.empty(2, 0), 1U);
  EXPECT_EQ(choices(counts, 2, 1), (Numbers{2, 0}));
  EXPECT_EQ(choices(counts, 2, 2), (Numbers{2, 1, 0}));
  EXPECT_EQ(counts.sheets(2), 3U);
  EXPECT_EQ(round.count_mixed().value(), counts);
}

TEST(Count, an_agency_may_have_more_sheets_than_a_byte_counts) {
  Round round;
  round.layout = layout_of(Bytes(51, 7));
  round.runs = {{.agency = 0, .sheets = 70'000}};
  round.bytes = Bytes(51 * 70'000, 7);
  const Counts counts = round.count_grouped().value();
  for (std::size_t box = 0; box < 51; ++box)
    EXPECT_EQ(choices(counts, 0, box), (Numbers{0, 0, 0, 0, 0, 0, 70'000}));
}

TEST(Count, no_sheets_are_counts_of_zero) {
  Round round = three_sheets();
  round.runs.clear();
  round.bytes.clear();
  round.agency_of_sheet.clear();
  EXPECT_EQ(round.count_grouped(8).value(), Counts(round.layout, 3));
  EXPECT_EQ(round.count_mixed(8).value(), Counts(round.layout, 3));
}

TEST(Count, agrees_with_the_plain_loop_grouped_and_mixed_on_one_two_and_eight_threads) {
  EXPECT_TRUE(rc::check([] {
    const Round round = any_round();
    const Round dealt = round.dealt(*rc::gen::inRange<std::size_t>(1, 9));
    const Counts expected = count_plainly(round);
    for (const int threads : {1, 2, 8}) {
      RC_ASSERT(round.count_grouped(threads).value() == expected);
      RC_ASSERT(round.count_mixed(threads).value() == expected);
      RC_ASSERT(dealt.count_mixed(threads).value() == expected);
    }
  }));
}

TEST(Count, every_box_of_an_agency_sums_to_its_sheets) {
  EXPECT_TRUE(rc::check([] {
    const Round round = any_round();
    const Counts counts = round.count_grouped(2).value();
    for (const AgencyRun& run : round.runs) {
      RC_ASSERT(counts.sheets(run.agency) == run.sheets);
      for (std::size_t box = 0; box < round.layout.boxes(); ++box) {
        const Numbers taken = choices(counts, run.agency, box);
        RC_ASSERT(std::accumulate(taken.begin(), taken.end(), counts.empty(run.agency, box)) == run.sheets);
      }
    }
  }));
}

TEST(Count, an_impossible_byte_is_named_wherever_it_stands) {
  EXPECT_TRUE(rc::check([] {
    Round round = any_round();
    RC_PRE(!round.bytes.empty());
    const auto at = *rc::gen::inRange<std::size_t>(0, round.bytes.size());
    const std::size_t box = at % round.layout.boxes();
    const int found = *rc::gen::inRange(round.layout.choices(box) + 1, 256);
    round.bytes[at] = static_cast<std::uint8_t>(found);
    const base::Problems expected{
        {.code = "tally.choice_out_of_range",
         .details = {{"sheet", std::to_string(at / round.layout.boxes() + 1)},
                     {"box", std::to_string(box + 1)},
                     {"found", std::to_string(found)},
                     {"expected", "0–" + std::to_string(round.layout.choices(box))}},
         .place = {}}};
    for (const int threads : {1, 8}) {
      RC_ASSERT(round.count_grouped(threads).problems() == expected);
      RC_ASSERT(round.count_mixed(threads).problems() == expected);
    }
  }));
}

TEST(Count, of_several_impossible_bytes_the_first_is_named_on_any_number_of_threads) {
  Round round = three_sheets();
  round.bytes[2 * 51 + 50] = 255;
  round.bytes[1 * 51 + 49] = 5;
  round.bytes[1 * 51 + 50] = 9;
  for (const int threads : {1, 2, 8}) {
    const base::Problems problems = round.count_grouped(threads).problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(base::detail(problems[0], "sheet"), "2");
    EXPECT_EQ(base::detail(problems[0], "box"), "50");
    EXPECT_EQ(base::detail(problems[0], "found"), "5");
    EXPECT_EQ(base::detail(problems[0], "expected"), "0–4");
    EXPECT_EQ(round.count_mixed(threads).problems(), problems);
  }
}

TEST(Count, a_choice_of_the_neighbouring_box_is_still_impossible_in_this_one) {
  // Box 20 has seven choices, so its sixteen neighbours are compared with seven as well.
  Bytes choices_by_box(51, 2);
  choices_by_box[20] = 7;
  Round round = three_sheets();
  round.layout = layout_of(choices_by_box);
  round.bytes[20] = 7;
  ASSERT_TRUE(round.count_grouped());
  round.bytes[21] = 3;
  EXPECT_EQ(base::detail(round.count_grouped().problems()[0], "box"), "22");
}

TEST(Count, a_sheet_cut_short_is_refused) {
  Round round = three_sheets();
  round.bytes.pop_back();
  const base::Problems expected{
      {.code = "tally.sheets_incomplete", .details = {{"found", "152"}, {"expected", "153"}}, .place = {}}};
  EXPECT_EQ(round.count_grouped().problems(), expected);
  EXPECT_EQ(round.count_mixed().problems(), expected);
}

TEST(Count, more_sheets_than_a_cell_can_hold_are_refused_before_any_is_read) {
  Round round = three_sheets();
  round.bytes.clear();
  round.runs = {{.agency = 0, .sheets = 4'294'967'295}, {.agency = 1, .sheets = 1}};
  EXPECT_EQ(round.count_grouped().problems(),
            (base::Problems{{.code = "tally.too_many_sheets",
                             .details = {{"found", "4294967296"}, {"expected", "4294967295"}},
                             .place = {}}}));
  // A sum that would wrap round to 3 is no way past the limit.
  round.runs = {{.agency = 0, .sheets = ~std::uint64_t{0}}, {.agency = 1, .sheets = 4}};
  EXPECT_EQ(round.count_grouped().problems()[0].code, "tally.too_many_sheets");
}

TEST(CountDeathTest, an_agency_twice_or_beyond_the_last_is_a_mistake_of_the_program) {
  Round round = three_sheets();
  round.runs[1].agency = 0;
  EXPECT_DEATH(static_cast<void>(round.count_grouped()), "agency < sheets.runs");
  round.runs[1].agency = 1;
  round.runs[2].agency = 3;
  EXPECT_DEATH(static_cast<void>(round.count_grouped()), "agency < options.agencies");
  round.agency_of_sheet[2] = 3;
  EXPECT_DEATH(static_cast<void>(round.count_mixed()), "agency < agencies");
}

}  // namespace
}  // namespace prongsai::tally
