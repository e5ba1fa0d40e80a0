// SPDX-License-Identifier: Apache-2.0
// One made-up national round, the same on every machine: what the benchmarks count and score.
#pragma once

#include <cstdint>
#include <vector>

#include "prongsai/tally/count.h"

namespace prongsai::bench {

struct NationOptions {
  std::uint32_t agencies = 8'400;
  std::uint64_t sheets = 2'000'000;
  std::uint64_t seed = 2569;
};

/// 51 boxes as a questionnaire mixes them: most of four choices, some of two, five, six and seven.
[[nodiscard]] tally::SheetLayout nation_layout();

/// A round in the form the store delivers: agency after agency. Sizes follow the country (most agencies
/// are small municipalities and subdistricts, a few are ministries), answers lean to the favourable end,
/// each agency and box in its own degree, and two in a hundred boxes are left empty.
struct Nation {
  tally::SheetLayout layout;
  std::uint32_t agencies = 0;
  std::vector<tally::AgencyRun> runs;
  std::vector<std::uint8_t> bytes;

  [[nodiscard]] tally::GroupedSheets grouped() const { return {.runs = runs, .bytes = bytes}; }
  [[nodiscard]] std::uint64_t sheets() const { return bytes.size() / layout.boxes(); }
  /// What `bench_scoring` starts from. Asserts that the sheets are possible: they are ours.
  [[nodiscard]] tally::Counts counts() const;
};

[[nodiscard]] Nation generate_nation(const NationOptions& options = {});

/// The same sheets in a random order, each with its agency beside it.
struct ShuffledNation {
  std::vector<std::uint32_t> agency_of_sheet;
  std::vector<std::uint8_t> bytes;

  [[nodiscard]] tally::MixedSheets mixed() const {
    return {.agency_of_sheet = agency_of_sheet, .bytes = bytes};
  }
};
[[nodiscard]] ShuffledNation shuffle(const Nation& nation, std::uint64_t seed = 7);

/// Every `one_in`-th agency with all its sheets, numbered anew from 0: what the slow engines are given.
[[nodiscard]] Nation every_nth_agency(const Nation& nation, std::uint32_t one_in);

/// FNV-1a over the cells: equal counts, equal digest.
[[nodiscard]] std::uint64_t digest(const tally::Counts& counts);

}  // namespace prongsai::bench
