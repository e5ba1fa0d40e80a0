// SPDX-License-Identifier: Apache-2.0
// Whole numbers only, so that the nation is the same with every compiler and library.
#include "nation.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <utility>

namespace prongsai::bench {
namespace {

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
  }
  /// 0 to limit - 1; the bias of at most limit / 2^64 does not matter here.
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  std::uint64_t between(std::uint64_t low, std::uint64_t high) { return low + below(high - low + 1); }

 private:
  std::uint64_t state_;
};

std::uint64_t size_of_agency(Random& random) {
  const std::uint64_t kind = random.below(1000);
  if (kind < 640) return random.between(60, 180);   // subdistrict organisations, small municipalities
  if (kind < 900) return random.between(180, 400);  // larger municipalities, universities
  if (kind < 985) return random.between(400, 900);  // departments, provinces
  return random.between(900, 3'000);                // ministries, the largest state enterprises
}

/// Sizes in proportion to what was drawn, summing to exactly `options.sheets`.
std::vector<tally::AgencyRun> agency_runs(const NationOptions& options, Random& random) {
  std::vector<std::uint64_t> drawn(options.agencies);
  for (std::uint64_t& size : drawn) size = size_of_agency(random);
  const std::uint64_t sum = std::accumulate(drawn.begin(), drawn.end(), std::uint64_t{0});
  std::vector<tally::AgencyRun> runs;
  std::uint64_t drawn_so_far = 0;
  std::uint64_t sheets_so_far = 0;
  for (std::uint32_t agency = 0; agency < options.agencies; ++agency) {
    drawn_so_far += drawn[agency];
    const std::uint64_t end = options.sheets * drawn_so_far / sum;
    runs.push_back({.agency = agency, .sheets = end - sheets_so_far});
    sheets_so_far = end;
  }
  return runs;
}

using Wheel = std::array<std::uint8_t, 256>;

/// What a random byte turns into: about 2 % empty, the rest leaning to the last choices by `favour`
/// (0 to 99, in percent that each step up is taken).
Wheel wheel(int choices, std::uint64_t favour, Random& random) {
  Wheel result{};
  for (std::size_t i = 5; i < result.size(); ++i) {
    int choice = choices;
    while (choice > 1 && random.below(100) >= favour) --choice;
    result[i] = static_cast<std::uint8_t>(choice);
  }
  return result;
}

}  // namespace

tally::SheetLayout nation_layout() {
  std::vector<std::uint8_t> choices(51, 4);
  for (const std::size_t box : {3U, 9U, 20U, 21U, 34U, 40U, 46U}) choices[box] = 2;
  for (const std::size_t box : {12U, 28U, 44U}) choices[box] = 5;
  for (const std::size_t box : {17U, 36U}) choices[box] = 6;
  choices[50] = 7;
  return tally::SheetLayout::from_choices(std::move(choices)).value();
}

Nation generate_nation(const NationOptions& options) {
  Random random(options.seed);
  Nation nation{.layout = nation_layout(),
                .agencies = options.agencies,
                .runs = agency_runs(options, random),
                .bytes = {}};
  const std::size_t boxes = nation.layout.boxes();
  nation.bytes.resize(options.sheets * boxes);
  std::uint8_t* byte = nation.bytes.data();
  std::vector<Wheel> wheels(boxes);
  for (const tally::AgencyRun& run : nation.runs) {
    const std::uint64_t integrity = random.between(45, 90);
    for (std::size_t box = 0; box < boxes; ++box) {
      wheels[box] = wheel(nation.layout.choices(box),
                          std::min<std::uint64_t>(97, integrity + random.below(12)), random);
    }
    std::uint64_t bits = 0;
    for (std::uint64_t i = 0; i < run.sheets * boxes; ++i, ++byte, bits >>= 8) {
      if (i % 8 == 0) bits = random.next();
      *byte = wheels[i % boxes][bits & 0xFF];
    }
  }
  return nation;
}

tally::Counts Nation::counts() const {
  return tally::count(layout, grouped(), {.agencies = agencies, .threads = 1}).value();
}

ShuffledNation shuffle(const Nation& nation, std::uint64_t seed) {
  const std::size_t boxes = nation.layout.boxes();
  std::vector<std::uint32_t> order(nation.sheets());
  std::iota(order.begin(), order.end(), 0U);
  Random random(seed);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);

  std::vector<std::uint32_t> agency_of_sheet;
  for (const tally::AgencyRun& run : nation.runs)
    agency_of_sheet.insert(agency_of_sheet.end(), run.sheets, run.agency);
  ShuffledNation shuffled{.agency_of_sheet = std::vector<std::uint32_t>(order.size()),
                          .bytes = std::vector<std::uint8_t>(nation.bytes.size())};
  for (std::size_t i = 0; i < order.size(); ++i) {
    shuffled.agency_of_sheet[i] = agency_of_sheet[order[i]];
    std::memcpy(&shuffled.bytes[i * boxes], &nation.bytes[order[i] * boxes], boxes);
  }
  return shuffled;
}

Nation every_nth_agency(const Nation& nation, std::uint32_t one_in) {
  Nation part{.layout = nation.layout, .agencies = 0, .runs = {}, .bytes = {}};
  const std::size_t boxes = nation.layout.boxes();
  std::size_t first = 0;
  for (const tally::AgencyRun& run : nation.runs) {
    const std::size_t bytes = run.sheets * boxes;
    if (run.agency % one_in == 0) {
      part.runs.push_back({.agency = part.agencies++, .sheets = run.sheets});
      part.bytes.insert(part.bytes.end(), &nation.bytes[first], &nation.bytes[first] + bytes);
    }
    first += bytes;
  }
  return part;
}

std::uint64_t digest(const tally::Counts& counts) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const std::uint32_t cell : counts.cells()) {
    for (int shift = 0; shift < 32; shift += 8) hash = (hash ^ ((cell >> shift) & 0xFF)) * 0x100000001B3U;
  }
  return hash;
}

}  // namespace prongsai::bench
